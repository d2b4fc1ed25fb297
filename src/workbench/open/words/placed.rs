//! The words of a page with their places, for whoever looks for some of them.
//!
//! A line runs wherever its letters lead, also up or down a page that lies on its side.

use super::{GAP, Sign, Words, is_rtl};
use crate::domain::packet::Area;
use crate::domain::packet::page_text::PageText;
use hayro::kurbo::{Rect, Vec2};

/// Room from which on it is another column, and how far back the next line begins, in parts of the typeface's size.
const COLUMN: f64 = 3.0;
const BACK: f64 = -2.0;
/// How far a sign may stand beside its line, in parts of the same.
const BESIDE: f64 = 0.4;

impl Words {
    /// The words as they are read.
    #[must_use]
    pub fn placed(&self) -> PageText {
        let mut text = PageText { words: Vec::new(), is_part: self.is_cut || self.unknown > 0 };
        for line in self.signs.chunk_by(follows) {
            let words = if line.iter().any(is_rtl) { from_the_right(line) } else { as_written(line) };
            for (number, word) in words.iter().enumerate() {
                // What has no meaning of its own is no letter of a word.
                let said: String =
                    word.iter().map(|sign| sign.text.as_str()).filter(|said| *said != "\u{fffd}").collect();
                text.push(&said, self.place_of(word), number == 0);
            }
        }
        text
    }

    fn place_of(&self, word: &[&Sign]) -> Area {
        let whole = word.iter().map(|sign| sign.place).reduce(|all, place| all.union(place)).unwrap_or(Rect::ZERO);
        let (width, height) = self.page;
        #[expect(clippy::cast_possible_truncation, reason = "fractions of a page")]
        let corner = |x: f64, y: f64| ((x / width) as f32, (y / height) as f32);
        Area::between(corner(whole.x0, whole.y0), corner(whole.x1, whole.y1))
    }
}

/// Where a line goes at a sign.
fn direction(sign: &Sign) -> Vec2 {
    let ahead = sign.ahead - sign.base;
    if ahead.hypot() > 0.0 { ahead.normalize() } else { Vec2::new(1.0, 0.0) }
}

/// How far one sign is ahead of where the one before it ends, and beside it.
fn step(last: &Sign, sign: &Sign) -> (f64, f64) {
    let (ahead, gap) = (direction(last), sign.base - last.ahead);
    (gap.dot(ahead), gap.cross(ahead).abs())
}

/// True for signs of one line: beside each other, or from right to left.
fn follows(last: &Sign, sign: &Sign) -> bool {
    let size = last.size.max(sign.size);
    let (ahead, beside) = step(last, sign);
    let is_turned = direction(last).dot(direction(sign)) < 0.9;
    let is_near = is_rtl(last) || is_rtl(sign) || (BACK * size..=COLUMN * size).contains(&ahead);
    !is_turned && beside < size * BESIDE && is_near
}

fn is_space(sign: &Sign) -> bool {
    sign.text.trim().is_empty()
}

fn as_written(line: &[Sign]) -> Vec<Vec<&Sign>> {
    let line: Vec<&Sign> = line.iter().collect();
    parted(&line)
}

/// A line cut into words, without the spaces between them.
fn parted<'a>(line: &[&'a Sign]) -> Vec<Vec<&'a Sign>> {
    let is_word = |a: &&Sign, b: &&Sign| !is_space(a) && !is_space(b) && step(a, b).0 <= a.size.max(b.size) * GAP;
    line.chunk_by(is_word).filter(|word| !word.iter().all(|sign| is_space(sign))).map(<[&Sign]>::to_vec).collect()
}

/// The same for a line with words that run from right to left, whatever order its letters have in the file: they are
/// taken as they are seen, and figures among them run as everywhere.
fn from_the_right(line: &[Sign]) -> Vec<Vec<&Sign>> {
    let mut seen: Vec<&Sign> = line.iter().collect();
    seen.sort_by(|a, b| a.place.x0.total_cmp(&b.place.x0));
    let mut words = parted(&seen);
    words.reverse();
    let is_letter = |sign: &&Sign| is_rtl(sign) && !sign.text.chars().all(char::is_numeric);
    for word in words.iter_mut().filter(|word| word.iter().any(is_letter)) {
        word.reverse();
    }
    words
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::domain::packet::page_text::{Query, find};
    use hayro::kurbo::Point;

    /// A sign ten points wide, of a line that goes one way from a place.
    fn sign(said: char, base: Point, ahead: Vec2) -> Sign {
        let corner = base + ahead * 10.0 + Vec2::new(ahead.y, -ahead.x) * 8.0;
        let place = Rect::from_points(base, corner);
        Sign { text: said.to_string(), place, base, ahead: base + ahead * 10.0, size: 10.0, covered: 0 }
    }

    fn page(lines: &[(&str, Point, Vec2)]) -> PageText {
        let mut words = Words::of_page((400.0, 400.0));
        for (said, from, ahead) in lines {
            let signs =
                said.chars().zip(0_u8..).map(|(said, at)| sign(said, *from + *ahead * 10.0 * f64::from(at), *ahead));
            words.signs.extend(signs);
        }
        words.placed()
    }

    fn said(text: &PageText) -> Vec<(&str, bool)> {
        text.words.iter().map(|word| (word.text.as_str(), word.begins_line)).collect()
    }

    const RIGHT: Vec2 = Vec2::new(1.0, 0.0);

    #[test]
    fn words_are_parted_by_spaces_and_room_and_lines() {
        let text = page(&[
            ("to be", Point::new(20.0, 50.0), RIGHT),
            ("or", Point::new(75.0, 50.0), RIGHT),
            ("not", Point::new(300.0, 50.0), RIGHT),
            ("so", Point::new(20.0, 70.0), RIGHT),
        ]);
        assert_eq!(said(&text), [("to", true), ("be", false), ("or", false), ("not", true), ("so", true)]);
        let Area { x, y, w, h } = text.words[1].area;
        assert!((x - 0.125).abs() < 1e-5 && (y - 0.105).abs() < 1e-5 && (w - 0.05).abs() < 1e-5, "{x} {y} {w} {h}");
    }

    #[test]
    fn a_line_that_runs_down_the_page_is_read_too() {
        let text = page(&[("paid by", Point::new(200.0, 30.0), Vec2::new(0.0, 1.0))]);
        assert_eq!(said(&text), [("paid", true), ("by", false)]);
        let found = find(&text, &Query::of("paid by").expect("something"), &[]);
        assert!(found[0].len() == 1 && found[0][0].h > found[0][0].w * 4.0, "{found:?}");
    }

    #[test]
    fn words_from_right_to_left_are_found_in_whatever_order_they_were_written() {
        let seen = "42 םולש";
        let as_seen = page(&[(seen, Point::new(20.0, 50.0), RIGHT)]);
        assert_eq!(said(&as_seen), [("שלום", true), ("42", false)]);
        let figures = page(&[("\u{664}\u{662} םולש", Point::new(20.0, 50.0), RIGHT)]);
        assert_eq!(said(&figures), [("שלום", true), ("\u{664}\u{662}", false)]);
        let mut words = Words::of_page((400.0, 400.0));
        words.signs.extend(
            seen.chars().zip(0_u8..).map(|(said, at)| sign(said, Point::new(20.0 + 10.0 * f64::from(at), 50.0), RIGHT)),
        );
        words.signs.reverse();
        assert_eq!(said(&words.placed()), said(&as_seen));
    }
}
