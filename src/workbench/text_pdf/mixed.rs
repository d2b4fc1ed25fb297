//! Lines of any scripts: which way each part of a line runs, which typeface it is set in, and where it is broken.

use super::cast::{Cast, Piece};
use super::face::{Face, is_in_number};
use krilla::text::{Font, Glyph as _, GlyphId, KrillaGlyph};
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_script::{Script, UnicodeScript as _};

/// So many letters are looked at together; a paragraph may be longer.
const TOGETHER: usize = 3_000;

/// A line of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    pub text: String,
    /// Not all of it is in the bundled typeface.
    pub is_mixed: bool,
    /// The paragraph runs from right to left, and its lines stand at the right.
    pub is_rtl: bool,
}

/// Letters of one typeface beside one another on a line.
pub struct Run {
    pub font: Font,
    pub glyphs: Vec<KrillaGlyph>,
}

impl Run {
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance(1.0)).sum()
    }
}

/// Lines that fit; what the bundled typeface has all of is broken as it always was.
pub fn wrap(text: &str, own: &Face, cast: &Cast, size: f32, room: f32) -> Vec<Broken> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        if paragraph.chars().all(|c| own.has(c)) {
            let plain = own.wrap(paragraph, size, room);
            let plain = if plain.is_empty() { vec![String::new()] } else { plain };
            lines.extend(plain.into_iter().map(|text| Broken { text, is_mixed: false, is_rtl: false }));
            continue;
        }
        let is_rtl = unicode_bidi::get_base_direction(paragraph) == unicode_bidi::Direction::Rtl;
        let mut rest = paragraph;
        while !rest.is_empty() {
            let end = rest.char_indices().nth(TOGETHER).map_or(rest.len(), |(at, _)| at);
            let (piece, behind) = rest.split_at(end);
            let mut broken = broken(piece, own, cast, (size, room), is_rtl);
            // The last line goes on behind the piece.
            if !behind.is_empty() && broken.len() > 1 {
                broken.pop();
            }
            let used: usize = broken.iter().map(|line| line.len()).sum();
            lines.extend(broken.into_iter().map(|text| Broken { text: text.to_owned(), is_mixed: true, is_rtl }));
            rest = rest.get(used..).filter(|_| used > 0).unwrap_or_default();
        }
    }
    lines
}

/// The lines of a piece of a paragraph.
fn broken<'a>(text: &'a str, own: &Face, cast: &Cast, (size, room): (f32, f32), is_rtl: bool) -> Vec<&'a str> {
    // The width of what begins at each place, in the order of the text.
    let mut widths: Vec<(usize, f32)> = Vec::new();
    for run in runs(text, own, cast, is_rtl) {
        widths.extend(run.glyphs.iter().map(|glyph| (glyph.text_range().start, glyph.x_advance(1.0) * size)));
    }
    widths.sort_by_key(|(at, _)| *at);
    let mut sums = vec![(0_usize, 0.0_f32)];
    let mut sum = 0.0;
    for (at, width) in widths {
        match sums.last_mut() {
            Some(last) if last.0 == at => {}
            _ => sums.push((at, sum)),
        }
        sum += width;
    }
    sums.push((text.len(), sum));
    let before = |at: usize| {
        let next = sums.partition_point(|(start, _)| *start < at);
        sums.get(next).map_or(sum, |(_, sum)| *sum)
    };
    let width = |from: usize, to: usize| {
        let seen = text.get(from..to).unwrap_or_default().trim_end().len();
        before(from + seen) - before(from)
    };
    let (mut lines, mut start, mut fits) = (Vec::new(), 0, 0);
    for end in Cast::ends(text).filter(|end| *end > 0 && !is_in_number(text, *end)) {
        if width(start, end) > room && fits > start {
            lines.extend(text.get(start..fits));
            start = fits;
        }
        // A word that does not fit is broken between its letters.
        while width(start, end) > room {
            let first = before(start);
            let cut =
                sums.iter().filter(|(at, sum)| *at > start && *at < end && sum - first <= room).map(|(at, _)| *at);
            let next = sums.iter().map(|(at, _)| *at).find(|at| *at > start).unwrap_or(end);
            let cut = cut.max().unwrap_or(next).min(end);
            lines.extend(text.get(start..cut));
            start = cut;
            if start >= end {
                break;
            }
        }
        fits = end;
    }
    if start < text.len() {
        lines.extend(text.get(start..));
    }
    lines
}

/// The parts of a line, from left to right as they are seen.
pub fn runs(text: &str, own: &Face, cast: &Cast, is_rtl: bool) -> Vec<Run> {
    let base = if is_rtl { Level::rtl() } else { Level::ltr() };
    let bidi = ParagraphBidiInfo::new(text, Some(base));
    let (levels, seen) = bidi.visual_runs(0..text.len());
    let parts = parts(text, own, cast);
    let mut runs = Vec::new();
    for range in seen {
        let is_rtl = levels.get(range.start).is_some_and(Level::is_rtl);
        let inside = |part: &Part| {
            let inner = part.range.start.max(range.start)..part.range.end.min(range.end);
            (!inner.is_empty()).then_some((inner, part.face, part.script))
        };
        let mut inner: Vec<_> = parts.iter().filter_map(inside).collect();
        if is_rtl {
            inner.reverse();
        }
        for (range, face, script) in inner {
            let given = face.and_then(|face| cast.face(face));
            runs.push(match given {
                Some(given) => {
                    Run { font: given.font.clone(), glyphs: given.shaped(&Piece { text, range, is_rtl, script }) }
                }
                None => Run { font: own.font.clone(), glyphs: plain(text, range, own, is_rtl) },
            });
        }
    }
    runs
}

/// Letters of the bundled typeface, each by itself.
fn plain(text: &str, range: Range<usize>, own: &Face, is_rtl: bool) -> Vec<KrillaGlyph> {
    let place = |(at, c): (usize, char)| {
        let start = range.start + at;
        let (id, width) = own.glyph(if is_rtl { mirrored(c) } else { c });
        KrillaGlyph::new(GlyphId::new(id), width, 0.0, 0.0, 0.0, start..start + c.len_utf8(), None)
    };
    let mut glyphs: Vec<KrillaGlyph> = text.get(range.clone()).unwrap_or_default().char_indices().map(place).collect();
    if is_rtl {
        glyphs.reverse();
    }
    glyphs
}

/// Brackets turn round where words run from right to left.
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let other = PAIRS.iter().find_map(|(open, close)| match c {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    });
    other.unwrap_or(c)
}

/// Letters of one script and one typeface; nothing for the bundled one.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    face: Option<usize>,
    script: Script,
}

fn parts(text: &str, own: &Face, cast: &Cast) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let last = parts.last();
        let before = last.and_then(|part| part.face).filter(|face| cast.face(*face).is_some_and(|given| given.has(c)));
        let shared = matches!(c.script(), Script::Common | Script::Inherited | Script::Unknown);
        let joins = is_joiner(c) || (c.script() == Script::Inherited && before.is_some());
        let face = match last {
            // A joiner belongs to the letters it joins, and a space to the words before it.
            Some(last) if joins || (c == ' ' && before.is_some()) => last.face,
            _ if own.has(c) => None,
            _ => before.or_else(|| cast.of(c)),
        };
        let script = match last {
            Some(last) if shared && last.face == face => last.script,
            _ => c.script(),
        };
        match parts.last_mut() {
            Some(last) if last.face == face && (last.script == script || is_open(last.script)) => {
                last.range.end = end;
                last.script = script;
            }
            _ => parts.push(Part { range: start..end, face, script }),
        }
    }
    parts
}

/// What stands before the first letter takes its script.
fn is_open(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}
