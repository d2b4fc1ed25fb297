#!/usr/bin/env python3
"""Packs every file of a folder by itself and reports what other programs see differently in the packet.

Called by `tests/prove packing DIR [OUT]`. Poppler (words and drawn pages of PDFs) and ImageMagick (pictures) are the
judges; the packer's own drawer judges nothing here. Each file gets one of these verdicts:

    same      nothing differs
    told      something differs, and a finding on that page says so
    known     something differs, and the file has what readers draw in their own ways; each is named, look at it
    DIFFERS   something differs and nothing was said
    refused   not packed, with the reason

Side-by-side pictures of pages that differ are written to OUT.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

# The longer side of a page, in pixels, and the side of the squares it is compared by.
LONG, TILE = 2000, 16
# A square differs when its mean ink does by this much of 255, wherever it is moved within four pixels.
INK = 30
# Renderers draw edges differently: a page differs from so many squares on, and with gaps from one.
SQUARES = 3
PICTURES = {"JPEG", "PNG", "GIF", "WebP", "BMP", "TIFF", "HEIC"}


def run(*command):
    try:
        return subprocess.run(command, capture_output=True, timeout=180)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, b"", b"took more than 180 seconds")


def words(text):
    return re.findall(r"\w+", text)


def page_words(pdf, page):
    found = run("pdftotext", "-raw", "-cropbox", "-f", str(page), "-l", str(page), str(pdf), "-")
    return words(found.stdout.decode("utf-8", "replace"))


def sizes(pdf):
    """The sizes of all pages as they are shown, in points."""
    said = run("pdfinfo", "-f", "1", "-l", "9999", str(pdf)).stdout.decode("utf-8", "replace")
    found = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", said)
    turned = re.findall(r"Page\s+\d+ rot:\s+(\d+)", said)
    return [(float(h), float(w)) if int(t) % 180 == 90 else (float(w), float(h)) for (w, h), t in zip(found, turned)]


class Grey:
    """A picture in shades of grey: 0 is black."""

    def __init__(self, data):
        parts = re.match(rb"P5\s+(?:#.*\n)*(\d+)\s+(\d+)\s+(\d+)\s", data)
        self.width, self.height = int(parts[1]), int(parts[2])
        self.data = data[parts.end() :]

    def mean(self, left, top, side=TILE):
        left, top = max(0, min(left, self.width - side)), max(0, min(top, self.height - side))
        at = top * self.width + left
        rows = (self.data[at + y * self.width : at + y * self.width + side] for y in range(side))
        return sum(map(sum, rows)) / (side * side)


def drawn(pdf, page, longest):
    at = ["-f", str(page), "-l", str(page)]
    made = run("pdftoppm", "-gray", "-cropbox", *at, "-scale-to", str(longest), str(pdf))
    return Grey(made.stdout) if made.stdout.startswith(b"P5") else None


def differing(one, other, move):
    """The corners of squares whose ink is another one."""
    found = []
    near = [(x, y) for x in (-4, -2, 0, 2, 4) for y in (-4, -2, 0, 2, 4)]
    for top in range(0, one.height - TILE + 1, TILE):
        for left in range(0, one.width - TILE + 1, TILE):
            x, y = left + move[0], top + move[1]
            mean = one.mean(left, top)
            if abs(mean - other.mean(x, y)) <= INK:
                continue
            around = [other.mean(x + dx, y + dy) for dx, dy in near]
            back = [one.mean(left + dx, top + dy) for dx, dy in near]
            there = other.mean(x, y)
            if not (min(around) - INK <= mean <= max(around) + INK and min(back) - INK <= there <= max(back) + INK):
                found.append((left, top))
    return found


def compare(source, number, shown, made, page, paper):
    """What of a page of a PDF poppler shows otherwise: sentences, and both pictures."""
    said = []
    before, after = page_words(source, number), page_words(made, page)
    lost = collections.Counter(before) - collections.Counter(after)
    gained = collections.Counter(after) - collections.Counter(before)
    note = None
    if before and not after:
        note = "drawn as a picture"
    elif lost:
        said.append(f"words lost: {' '.join(list(lost)[:12])}")
    if gained:
        said.append(f"words gained: {' '.join(list(gained)[:12])}")
    if min(*shown, *paper) <= 0:
        said.append("poppler sees no page")
        return said, note
    # A page lies in the middle of its paper, as large as it fits.
    scale = min(paper[0] / shown[0], paper[1] / shown[1])
    dots = LONG / (max(shown) * scale)
    one = drawn(source, number, LONG)
    other = drawn(made, page, round(max(paper) * dots))
    if one is None or other is None:
        said.append("poppler cannot draw it")
        return said, note
    wide, high = one.width, one.height
    move = (round((other.width - wide) / 2), round((other.height - high) / 2))
    found = differing(one, other, move)
    if len(found) >= SQUARES:
        left, top = min(x for x, _ in found), min(y for _, y in found)
        right, bottom = max(x for x, _ in found) + TILE, max(y for _, y in found) + TILE
        place = f"{left / wide:.0%}-{right / wide:.0%} across, {top / high:.0%}-{bottom / high:.0%} down"
        said.append(f"{len(found)} squares differ, {place}")
    return said, note


def judge_pdf(path, line, made):
    left_out = {finding["page"] for finding in line["findings"] if finding["kind"] in ("blank", "repeated")}
    told = {finding["page"] for finding in line["findings"] if finding["kind"] == "lack"}
    before = [(number, size) for number, size in enumerate(sizes(path), 1)]
    after = [(pdf, page, size) for pdf in made for page, size in enumerate(sizes(pdf), 1)]
    if len(before) > 0 and len(after) > len(before):
        want = collections.Counter(word for number, _ in before for word in page_words(path, number))
        there = collections.Counter(word for pdf, page, _ in after for word in page_words(pdf, page))
        lost = set(want) - set(there)
        notes = [f"cut into {len(after)} pages"] + ([f"words drawn: {' '.join(list(lost)[:8])}"] if lost else [])
        return [], notes, []
    blank = [number for number, _ in before if number in left_out and page_words(path, number)]
    said = [(number, f"page {number} was left out, and has words") for number in blank if number not in told]
    before = [(number, size) for number, size in before if number not in left_out]
    if len(before) != len(after):
        return [(f"{len(before)} pages became {len(after)}", False)], [], []
    notes, pairs = [], []
    for (number, shown), (pdf, page, paper) in zip(before, after):
        found, note = compare(path, number, shown, pdf, page, paper)
        notes += [f"page {number}: {note}"] if note else []
        said += [(number, f"page {number}: {words}") for words in found]
        pairs += [(number, pdf, page)] if found else []
    return [(words, number in told) for number, words in said], notes, pairs


def trimmed(source):
    """A picture cut to what stands on it, always in the same measures."""
    shape = ["-background", "white", "-flatten", "-colorspace", "Gray", "-fuzz", "3%", "-trim", "+repage"]
    made = run("convert", source, *shape, "-resize", "960x1280!", "-depth", "8", "pgm:-")
    return Grey(made.stdout) if made.stdout.startswith(b"P5") else None


def judge_picture(path, made, folder):
    run("convert", "-auto-orient", str(path), str(folder / "before-%03d.png"))
    before = sorted(folder.glob("before-*.png"))
    for pdf in made:
        run("pdftoppm", "-r", "100", "-png", str(pdf), str(folder / f"after-{pdf.stem}"))
    after = sorted(folder.glob("after-*.png"))
    if not before:
        return [], ["ImageMagick cannot read it"], []
    if len(after) > len(before):
        return [], [f"cut into {len(after)} pages"], []
    if len(after) < len(before):
        return [(f"{len(before)} pages became {len(after)}", False)], [], []
    said = []
    for number, (one, other) in enumerate(zip(before, after), 1):
        one, other = trimmed(str(one)), trimmed(str(other))
        found = differing(one, other, (0, 0)) if one and other else []
        if one is None or other is None or len(found) > 60:
            said.append((f"page {number}: {len(found)} squares differ", False))
    return said, [], []


STANDARD = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")


def known(path):
    """What of a PDF each reader draws in its own way, by name."""
    data = path.read_bytes()
    fonts = run("pdffonts", str(path)).stdout.decode("utf-8", "replace").splitlines()[2:]
    lent = [font.split()[0] for font in fonts if re.search(r"\sno\s+(?:yes|no)\s+(?:yes|no)\s", font)]
    pictures = run("pdfimages", "-list", str(path)).stdout.decode("utf-8", "replace")
    found = {
        "typefaces that are not in the file": any(not name.startswith(STANDARD) for name in lent),
        "pictures in colours for print": " cmyk " in pictures,
        "words that stand for others (ActualText)": b"/ActualText" in data,
        "frames around links": b"/Link" in data and b"/Border" in data,
        "frames, lists and secrets of fields": b"/Widget" in data,
        "stamps that are known by name only": b"/Stamp" in data and b"/Name" in data,
        "boxes of no size": not sizes(path) or min(map(min, sizes(path))) <= 0 or b"[0 0 0 0]" in data,
        "what was saved and is taken back too often": re.search(rb"(?:\bQ\s+){3}", data) is not None,
    }
    return [name for name, is_there in found.items() if is_there]


def judge(path, line, made, out):
    """What other programs see differently, what is worth a note, and the pages to show side by side."""
    if line["kind"] == "PDF":
        said, notes, pairs = judge_pdf(path, line, made)
        for number, pdf, page in pairs[:5]:
            with tempfile.TemporaryDirectory() as folder:
                sides = []
                for name, file, at in (("one", path, number), ("two", pdf, page)):
                    place = f"{folder}/{name}"
                    shot = ["-singlefile", "-scale-to", "900", "-png", "-cropbox", "-f", str(at), "-l", str(at)]
                    run("pdftoppm", *shot, str(file), place)
                    sides.append(place + ".png")
                name = str(out / f"{path.stem}-{number}.png")
                run("montage", *sides, "-tile", "2x1", "-geometry", "+6+6", "-background", "gray", name)
        return said, notes
    with tempfile.TemporaryDirectory() as folder:
        if line["kind"] in PICTURES:
            return judge_picture(path, made, pathlib.Path(folder))[:2]
    if line["kind"] != "text":
        return [], []
    there = {word for pdf in made for page in range(1, len(sizes(pdf)) + 1) for word in page_words(pdf, page)}
    text = path.read_bytes().decode("utf-8", "replace")
    lost = [word for word in dict.fromkeys(words(text)) if word not in there]
    return ([(f"words lost: {' '.join(lost[:12])}", bool(line["findings"]))] if lost else []), []


def main():
    docket, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    counts = collections.Counter()
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        with tempfile.TemporaryDirectory(dir=out) as folder:
            options = ["--rules", "finix-2023", "--tones", "colour", "--no-stamps", "--out", folder]
            began = time.monotonic()
            packed = run(docket, "pack", str(path), *options)
            took = time.monotonic() - began
            lines = [json.loads(line) for line in packed.stdout.splitlines()]
            if not lines:
                verdict, said = "refused", [packed.stderr.decode("utf-8", "replace").strip()]
            elif lines[0]["refusal"] or lines[-1]["refusal"]:
                verdict, said = "refused", [(lines[0]["refusal"] or lines[-1]["refusal"])["reason"]]
                said += [f"finding on page {f['page']}: {f['words']}" for f in lines[0]["findings"]]
            else:
                made = [pathlib.Path(folder) / file["file"] for file in lines[-1]["packet"]]
                found, notes = judge(path, lines[0], made, out)
                verdict = "same"
                if found:
                    verdict = "told" if all(is_told for _, is_told in found) else "DIFFERS"
                if verdict == "DIFFERS" and lines[0]["kind"] == "PDF" and known(path):
                    verdict = "known"
                    notes = notes + [f"has {name}" for name in known(path)]
                said = [words for words, _ in found] + notes
                said += [f"finding on page {f['page']}: {f['words']}" for f in lines[0]["findings"]]
        if took > 5:
            said.append(f"took {took:.1f} s")
        counts[verdict] += 1
        name = path.relative_to(source)
        print(f"{verdict:8} {name}{''.join(os.linesep + ' ' * 11 + words for words in said)}", flush=True)
    print(", ".join(f"{counts[verdict]} {verdict}" for verdict in ("same", "told", "known", "DIFFERS", "refused")), f"in {out}")
    sys.exit(1 if counts["DIFFERS"] else 0)


main()
