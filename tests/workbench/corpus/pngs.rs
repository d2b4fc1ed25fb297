//! PNG by hand: every depth and kind of colour, and files that lie about themselves.

use super::Gathered;
use super::kit::{AUTHOR, bomb, crc32, cut, exif, flate, flipped, low, patched, photo, place_of, short, size, stored};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a PNG says about itself.
#[derive(Clone, Copy)]
struct Head {
    width: u32,
    height: u32,
    depth: u8,
    /// 0 grey, 2 colours, 3 palette, 4 grey and clear, 6 colours and clear.
    color: u8,
    /// 1 when its rows come in seven passes.
    passes: u8,
}

impl Head {
    fn new((width, height): (u32, u32), depth: u8, color: u8) -> Self {
        Self { width, height, depth, color, passes: 0 }
    }

    /// Bytes of so many pixels in a row.
    fn row(self, pixels: u32) -> usize {
        let values = match self.color {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        size((pixels * values * u32::from(self.depth)).div_ceil(8))
    }

    /// Rows, each with the number of its filter before it.
    fn rows(self, filter: impl Fn(u32) -> u8) -> Vec<u8> {
        let mut rows = Vec::new();
        for y in 0..self.height {
            rows.push(filter(y));
            let value = |x: usize| low(short(x) * 11 + y * 7);
            rows.extend((0..self.row(self.width)).map(value));
        }
        rows
    }

    /// The same in seven passes.
    fn seven_passes(self) -> Vec<u8> {
        let mut rows = Vec::new();
        for (left, top, right, down) in
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        {
            let columns = self.width.saturating_sub(left).div_ceil(right);
            for y in (top..self.height).step_by(down).filter(|_| columns > 0) {
                rows.push(0);
                let value = |x: usize| low(short(x) * right * 4 + y * 4);
                rows.extend((0..self.row(columns)).map(value));
            }
        }
        rows
    }
}

/// A chunk: its length, its kind, what is in it, its checksum.
fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&kind[..], data].concat();
    [&short(data.len()).to_be_bytes()[..], &named, &crc32(&named).to_be_bytes()].concat()
}

fn head(head: Head) -> Vec<u8> {
    let Head { width, height, depth, color, passes } = head;
    let fields = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, color, 0, 0, passes]].concat();
    [SIGNATURE, &chunk(*b"IHDR", &fields)].concat()
}

/// A PNG of its head, chunks before the picture, and the picture as zlib keeps it.
fn png(about: Head, before: &[u8], picture: &[u8]) -> Vec<u8> {
    [head(about), before.to_vec(), chunk(*b"IDAT", picture), chunk(*b"IEND", b"")].concat()
}

/// A small photo that opens everywhere.
pub fn small() -> Vec<u8> {
    with_chunks(b"")
}

const SMALL: (u32, u32) = (36, 24);

/// Rows of a small photo.
fn small_rows() -> Vec<u8> {
    photo(SMALL.0, SMALL.1).chunks(size(SMALL.0 * 3)).flat_map(|row| [&[0], row].concat()).collect()
}

/// A small photo with chunks before its picture.
fn with_chunks(before: &[u8]) -> Vec<u8> {
    png(Head::new(SMALL, 8, 2), before, &flate(&small_rows()))
}

pub fn gather(found: &mut Gathered) {
    depths(found);
    extra_chunks(found);
    lies(found);
    broken(found);
}

fn palette(colours: u32) -> Vec<u8> {
    chunk(*b"PLTE", &(0..colours).flat_map(|n| [low(n * 40), low(255 - n), low(n * 90 + 20)]).collect::<Vec<_>>())
}

fn depths(found: &mut Gathered) {
    let kinds: [(u8, &str, &[u8]); 5] = [
        (0, "grey", &[1, 2, 4, 8, 16]),
        (2, "colours", &[8, 16]),
        (3, "palette", &[1, 2, 4, 8]),
        (4, "grey and clear", &[8, 16]),
        (6, "colours and clear", &[8, 16]),
    ];
    for (color, kind, depths) in kinds {
        for depth in depths.iter().copied() {
            let about = Head::new((45, 31), depth, color);
            let colours = if color == 3 { palette(1 << depth) } else { Vec::new() };
            let name = format!("{kind} of {depth} bits");
            found.page(&format!("{name}.png"), png(about, &colours, &stored(&about.rows(|_| 0))));
            let passing = Head { passes: 1, ..about };
            found.page(&format!("{name}, seven passes.png"), png(passing, &colours, &stored(&about.seven_passes())));
        }
    }
    for side in [1, 2, 3, 5, 8] {
        let about = Head { passes: 1, ..Head::new((side, side), 8, 0) };
        let name = format!("{side} x {side}, seven passes.png");
        found.page(&name, png(about, b"", &stored(&about.seven_passes())));
    }
    for filter in 1..=4 {
        let about = Head::new((45, 31), 8, 2);
        let name = format!("filter {filter}.png");
        found.page(&name, png(about, b"", &stored(&about.rows(|_| filter))));
    }
    let about = Head::new((45, 31), 8, 3);
    let clear = [palette(256), chunk(*b"tRNS", &(0..=255).collect::<Vec<u8>>())].concat();
    found.page("palette with clear colours.png", png(about, &clear, &stored(&about.rows(|_| 0))));
    let grey = Head::new((45, 31), 8, 0);
    found.page("one grey is clear.png", png(grey, &chunk(*b"tRNS", &[0, 77]), &stored(&grey.rows(|_| 0))));
    let colours = Head::new((45, 31), 8, 2);
    let clear = chunk(*b"tRNS", &[0, 0, 0, 11, 0, 22]);
    found.page("one colour is clear.png", png(colours, &clear, &stored(&colours.rows(|_| 0))));
    let wide = Head::new((9_000, 1), 8, 0);
    found.page("one row.png", png(wide, b"", &flate(&wide.rows(|_| 0))));
    let tall = Head::new((1, 9_000), 8, 0);
    found.page("one column.png", png(tall, b"", &flate(&tall.rows(|_| 0))));
    let white = Head::new((800, 1_000), 1, 0);
    found.page("white paper.png", png(white, b"", &flate(&[&[0][..], &[255; 100]].concat().repeat(1_000))));
    let nothing = Head::new((60, 40), 8, 6);
    found.page("wholly clear.png", png(nothing, b"", &bomb(0, 60 * 40 * 4 + 40)));
}

fn extra_chunks(found: &mut Gathered) {
    let words = |words: &str| chunk(*b"tEXt", format!("Author\0{words}").as_bytes());
    found.page("author.png", with_chunks(&words(AUTHOR)));
    found.page("five hundred words.png", with_chunks(&words("again").repeat(500)));
    let packed = [&b"Comment\0\0"[..], &flate(AUTHOR.repeat(50).as_bytes())].concat();
    found.page("packed words.png", with_chunks(&chunk(*b"zTXt", &packed)));
    let many = [&b"Comment\0\0"[..], &bomb(32, 100_000_000)].concat();
    found.either("words that unfold to a hundred megabytes.png", with_chunks(&chunk(*b"zTXt", &many)));
    let profile = [&b"p\0\0"[..], &bomb(0, 100_000_000)].concat();
    found.either("profile that unfolds to a hundred megabytes.png", with_chunks(&chunk(*b"iCCP", &profile)));
    let world = chunk(*b"iTXt", format!("Author\0\0\0de\0Autor\0{AUTHOR} \u{fc}").as_bytes());
    found.page("words of the world.png", with_chunks(&world));
    found.page("a place.png", with_chunks(&chunk(*b"eXIf", &exif(6, true))));
    found.page("exif that makes no sense.png", with_chunks(&chunk(*b"eXIf", b"nonsense")));
    let others = [chunk(*b"tIME", &[7, 233, 10, 6, 10, 0, 0]), chunk(*b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1])];
    found.page("time and density.png", with_chunks(&others.concat()));
    found.page("density of nothing.png", with_chunks(&chunk(*b"pHYs", &[0; 9])));
    found.page("gamma of nothing.png", with_chunks(&chunk(*b"gAMA", &[0; 4])));
    found.page("unknown chunk.png", with_chunks(&chunk(*b"maKe", &[1; 900])));
    found.either("unknown chunk that is needed.png", with_chunks(&chunk(*b"MAKE", b"1")));
    let rows = flate(&small_rows());
    let about = Head::new(SMALL, 8, 2);
    let frame = |number: u32| {
        let measures = [number, SMALL.0, SMALL.1, 0, 0].map(u32::to_be_bytes).concat();
        chunk(*b"fcTL", &[&measures[..], &[0, 1, 0, 10, 0, 0]].concat())
    };
    let second = chunk(*b"fdAT", &[&2_u32.to_be_bytes()[..], &rows].concat());
    let moving = chunk(*b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let parts = [head(about), moving, frame(0), chunk(*b"IDAT", &rows), frame(1), second, chunk(*b"IEND", b"")];
    found.page("two frames.png", parts.concat());
    let lying = chunk(*b"acTL", &[0xff; 8]);
    found.either("four thousand million frames.png", with_chunks(&lying));
    let one_by_one = rows.iter().flat_map(|byte| chunk(*b"IDAT", &[*byte])).collect();
    found.page("picture in single bytes.png", [head(about), one_by_one, chunk(*b"IEND", b"")].concat());
    let empty = [chunk(*b"IDAT", b"").repeat(50), chunk(*b"IDAT", &rows)].concat();
    found.page("empty parts first.png", [head(about), empty, chunk(*b"IEND", b"")].concat());
    found.page("garbage behind.png", [small(), vec![0x42; 4_000]].concat());
    found.page("another behind.png", small().repeat(2));
}

fn lies(found: &mut Gathered) {
    let little = stored(&[0; 64]);
    let claims = [(100_000, 100_000), (29_000, 29_000), (2_147_483_647, 1), (1, 2_147_483_647), (u32::MAX, u32::MAX)];
    for (width, height) in claims {
        let name = format!("claims {width} x {height}.png");
        found.refused(&name, png(Head::new((width, height), 8, 6), b"", &little));
    }
    for (width, height) in [(0, 0), (0, 10), (10, 0)] {
        found.refused(&format!("{width} x {height}.png"), png(Head::new((width, height), 8, 2), b"", &little));
    }
    found.refused("claims 9000 x 5000, has nothing.png", png(Head::new((9_000, 5_000), 8, 2), b"", &little));
    found.refused(
        "unfolds to 400 megabytes.png",
        png(Head::new((20_000, 20_000), 8, 0), b"", &bomb(0, 20_001 * 20_000)),
    );
    found
        .either("unfolds to 196 megabytes.png", png(Head::new((14_000, 14_000), 8, 0), b"", &bomb(0, 14_001 * 14_000)));
    let small_one = png(Head::new((20, 20), 8, 0), b"", &bomb(0, 300_000_000));
    found.either("small, unfolds to 300 megabytes.png", small_one);
    for (depth, color) in [(3, 0), (16, 3), (4, 2), (8, 1), (8, 7), (0, 0), (32, 2)] {
        let about = Head::new((10, 10), depth, color);
        found.refused(&format!("{depth} bits of kind {color}.png"), png(about, b"", &little));
    }
    let about = Head::new((45, 31), 8, 3);
    found.either("palette is missing.png", png(about, b"", &stored(&about.rows(|_| 0))));
    found.either("palette is too short.png", png(about, &palette(3), &stored(&about.rows(|_| 0))));
    found.either("palette is odd.png", png(about, &chunk(*b"PLTE", &[9; 10]), &stored(&about.rows(|_| 0))));
    found.either("filter 9.png", png(Head::new((45, 31), 8, 2), b"", &stored(&Head::new((45, 31), 8, 2).rows(|_| 9))));
    let whole = Head::new((45, 31), 8, 2).rows(|_| 0);
    found.refused("half the rows.png", png(Head::new((45, 31), 8, 2), b"", &stored(&whole[..whole.len() / 2])));
    found.either("twice the rows.png", png(Head::new((45, 31), 8, 2), b"", &stored(&whole.repeat(2))));
    found.either("passes of a plain picture.png", png(Head { passes: 1, ..about }, &palette(256), &stored(&whole)));
    found.either("passes of no kind.png", png(Head { passes: 9, ..about }, &palette(256), &stored(&whole)));
}

fn broken(found: &mut Gathered) {
    let whole = png(Head::new((120, 90), 8, 2), b"", &stored(&Head::new((120, 90), 8, 2).rows(|_| 0)));
    for part in [1, 20, 300, 500, 900] {
        found.refused(&format!("cut at {part} of a thousand.png"), cut(&whole, part));
    }
    found.refused("signature only.png", SIGNATURE.to_vec());
    found.refused("head only.png", head(Head::new((9, 9), 8, 2)));
    found.refused("no picture.png", [head(Head::new((9, 9), 8, 2)), chunk(*b"IEND", b"")].concat());
    found.either("no end.png", whole[..whole.len() - 12].to_vec());
    let picture = place_of(&whole, b"IDAT");
    found.either("wrong checksum of the picture.png", patched(&whole, whole.len() - 16, &[1, 2, 3, 4]));
    found.either("wrong checksum of the head.png", patched(&whole, 29, &[1, 2, 3, 4]));
    found.either("wrong checksum of the end.png", patched(&whole, whole.len() - 4, &[1, 2, 3, 4]));
    let with_words = with_chunks(&chunk(*b"tEXt", b"Comment\0words"));
    found.either("wrong checksum of words.png", patched(&with_words, place_of(&with_words, b"words"), b"sword"));
    found.either("chunk of no end.png", patched(&whole, picture - 4, &[0x7f, 0xff, 0xff, 0xff]));
    found.either("two heads.png", [head(Head::new((9, 9), 8, 2)), whole[8..].to_vec()].concat());
    for seed in 1..=5 {
        found.either(&format!("changed inside {seed}.png"), flipped(&whole, picture + 4, 10, seed));
        found.either(&format!("changed in front {seed}.png"), flipped(&whole[..200], 8, 3, seed));
    }
    let squeezed = small();
    for seed in 1..=3 {
        let at = place_of(&squeezed, b"IDAT") + 4;
        found.either(&format!("squeezed, changed inside {seed}.png"), flipped(&squeezed, at, 5, seed));
    }
}
