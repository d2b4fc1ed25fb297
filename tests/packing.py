#!/usr/bin/env python3
"""Packs every file of a folder by itself and tells what comes out otherwise than other programs show it.

Called by `tests/prove packing DIR [OUT]`. The judges are poppler (words and drawn pages of PDFs) and ImageMagick
(pictures); the packer itself judges nothing here. Side by side pictures of what differs are written to OUT.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# Both sides are brought to this size and compared in squares.
WIDE, HIGH, TILE = 480, 640, 16
# A square differs when its ink does by this much of full black, on average.
INK = 40
# Fine edges are drawn in slightly different places by every renderer.
ALLOWED = 0.01
PICTURES = {"JPEG", "PNG", "GIF", "WebP", "BMP", "TIFF", "HEIC"}


def run(*command, **more):
    return subprocess.run(command, capture_output=True, timeout=180, **more)


def words(text):
    return re.findall(r"\w+", text)


def pdf_words(path):
    return words(run("pdftotext", "-layout", str(path), "-").stdout.decode("utf-8", "replace"))


def squares(source):
    """The mean ink of each square of a picture, cut to its content."""
    shape = ["-background", "white", "-flatten", "-colorspace", "Gray", "-fuzz", "3%", "-trim", "+repage"]
    made = run("convert", *source, *shape, "-resize", f"{WIDE}x{HIGH}!", "-depth", "8", "gray:-")
    data = made.stdout
    if len(data) != WIDE * HIGH:
        return None
    found = []
    for top in range(0, HIGH, TILE):
        for left in range(0, WIDE, TILE):
            rows = (data[(top + y) * WIDE + left : (top + y) * WIDE + left + TILE] for y in range(TILE))
            found.append(255 - sum(map(sum, rows)) / (TILE * TILE))
    return found


def differing(one, other):
    """The part of squares that differ, or nothing when one side cannot be read."""
    one, other = squares(one), squares(other)
    if one is None or other is None:
        return None
    return sum(abs(a - b) > INK for a, b in zip(one, other)) / len(one)


def drawn(pdf, folder, name):
    run("pdftoppm", "-r", "80", "-png", str(pdf), str(folder / name))
    return sorted(folder.glob(f"{name}-*.png"))


def judge(path, line, made, out):
    """What another program shows otherwise."""
    said = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        after = [page for pdf in made for page in drawn(pdf, folder, pdf.stem)]
        left_out = [finding["page"] for finding in line["findings"] if finding["kind"] in ("blank", "repeated")]
        if line["kind"] == "PDF":
            before = drawn(path, folder, "before")
            before = [page for number, page in enumerate(before, 1) if number not in left_out]
            missing = set(pdf_words(path)) - {word for pdf in made for word in pdf_words(pdf)}
            if missing and not left_out:
                said.append(f"words that are drawn or gone: {' '.join(sorted(missing)[:12])}")
        elif line["kind"] in PICTURES:
            frames = run("convert", "-auto-orient", str(path), str(folder / "before-%03d.png"))
            before = sorted(folder.glob("before-*.png"))
            if frames.returncode != 0 or not before:
                said.append("ImageMagick cannot read it")
            if len(after) > len(before):
                said.append(f"cut into {len(after)} pages")
                before = []
        else:
            text = path.read_bytes().decode("utf-8", "replace")
            there = {word for pdf in made for word in pdf_words(pdf)}
            missing = [word for word in words(text) if word not in there] if line["kind"] == "text" else []
            if missing:
                said.append(f"words that are not there: {' '.join(dict.fromkeys(missing[:12]))}")
            before = []
        if before and len(before) != len(after):
            said.append(f"{len(before)} pages became {len(after)}")
        for number, (one, other) in enumerate(zip(before, after), 1):
            part = differing([str(one)], [str(other)])
            if part is None or part > ALLOWED:
                share = "cannot be compared" if part is None else f"{part:.0%} of its squares differ"
                said.append(f"page {number}: {share}")
                name = out / f"{path.stem}-{number}.png"
                run("montage", str(one), str(other), "-tile", "2x1", "-geometry", "700x900+6+6", str(name))
    return said


def main():
    docket, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    counts = {"same": 0, "differs": 0, "refused": 0}
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        with tempfile.TemporaryDirectory(dir=out) as folder:
            options = ["--rules", "finix-2023", "--tones", "colour", "--no-stamps", "--out", folder]
            packed = run(docket, "pack", str(path), *options)
            lines = [json.loads(line) for line in packed.stdout.splitlines()]
            if not lines:
                verdict, said = "refused", [packed.stderr.decode("utf-8", "replace").strip()]
            elif lines[0]["refusal"] or lines[-1]["refusal"]:
                verdict, said = "refused", [(lines[0]["refusal"] or lines[-1]["refusal"])["reason"]]
            else:
                made = [pathlib.Path(folder) / file["file"] for file in lines[-1]["packet"]]
                said = judge(path, lines[0], made, out)
                verdict = "differs" if said else "same"
                said += [f"told on page {f['page']}: {f['words']}" for f in lines[0]["findings"]]
        counts[verdict] += 1
        print(f"{verdict:8} {path.relative_to(source)}{''.join(os.linesep + ' ' * 11 + words for words in said)}", flush=True)
    print(f"{counts['same']} the same, {counts['differs']} different, {counts['refused']} refused; pictures in {out}")


main()
