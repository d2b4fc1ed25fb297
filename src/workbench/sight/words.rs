//! Words that Tesseract saw in the picture of a page, with their places, and the numbers among them that should not
//! stand there.
//!
//! What it prints is not trusted: a line that is not as it should be makes all of it worthless.
//! Must not live here: what such numbers are (`domain::evidence::sensitive` knows).

mod placed;

pub use placed::add;

use super::super::inspection::Finding;
use crate::domain::evidence::{card_number, sensitive};
use crate::domain::packet::Area;

/// What the table begins with.
const HEAD: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
/// The level of a word; pages, blocks, paragraphs and lines are above it.
const WORD: u32 = 5;
/// More words are on no page.
const MOST_WORDS: usize = 20_000;
/// What has no check digit counts only where Tesseract is this sure, of a hundred.
const SURE: f32 = 60.0;
/// Signs that may have been misread in one number.
const MOST_MISREAD: usize = 3;
/// The room between two words of one text, in parts of their height; more is another column.
const GAP: f32 = 1.6;
/// Room around a word, in parts of its height: its box is cut close.
const AROUND: f32 = 0.15;

/// A word and its place, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The line it stands in, as Tesseract has it.
    line: [u32; 4],
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    /// How sure Tesseract is, of a hundred.
    confidence: f32,
    text: String,
}

/// Reads the table Tesseract prints of a picture of these measures. Nothing when it is not one.
#[must_use]
pub fn parse(table: &str, size: (u32, u32)) -> Option<Vec<Word>> {
    let mut lines = table.lines();
    if lines.next() != Some(HEAD) {
        return None;
    }
    let mut words = Vec::new();
    for line in lines {
        let columns: Vec<&str> = line.split('\t').collect();
        let [level, page, block, paragraph, number, word, left, top, width, height, confidence, text] =
            *columns.as_slice()
        else {
            return None;
        };
        let whole = |column: &str| column.parse::<u32>().ok();
        let place = [whole(page)?, whole(block)?, whole(paragraph)?, whole(number)?];
        whole(word)?;
        let [left, top, width, height] = [whole(left)?, whole(top)?, whole(width)?, whole(height)?];
        let confidence = confidence.parse::<f32>().ok().filter(|sure| (-1.0..=100.0).contains(sure))?;
        if left.checked_add(width)? > size.0 || top.checked_add(height)? > size.1 || words.len() >= MOST_WORDS {
            return None;
        }
        if whole(level)? == WORD && !text.trim().is_empty() && width > 0 && height > 0 {
            let text = text.trim().to_owned();
            words.push(Word { line: place, left, top, width, height, confidence, text });
        }
    }
    Some(words)
}

/// Numbers among the words of a picture of these measures that should not stand there: as Tesseract reads the lines, and
/// as the eye does.
#[must_use]
pub fn find(words: &[Word], size: (u32, u32)) -> Vec<Finding> {
    let as_read: Vec<Vec<&Word>> = words.chunk_by(|a, b| a.line == b.line).map(|line| line.iter().collect()).collect();
    let mut found: Vec<Finding> = Vec::new();
    for rows in [as_read, as_seen(words)] {
        let text = Text::of(&rows);
        for other in text.find(&rows, size) {
            if !found.iter().any(|known| known.is_over(&other)) {
                found.push(other);
            }
        }
    }
    found
}

/// Words in rows from left to right, whatever blocks Tesseract sees.
fn as_seen(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut sorted: Vec<&Word> = words.iter().collect();
    sorted.sort_by_key(|word| word.top * 2 + word.height);
    let mut rows: Vec<Vec<&Word>> = Vec::new();
    for word in sorted {
        let middle = |word: &Word| word.top * 2 + word.height;
        let is_row = |last: &&Word| middle(word).abs_diff(middle(last)) < word.height.min(last.height);
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(is_row) => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    for row in &mut rows {
        row.sort_by_key(|word| word.left);
    }
    rows
}

/// A sign of the text, and the word it is of.
type Sign = (char, Option<usize>);

/// All rows as one text.
struct Text(Vec<Sign>);

impl Text {
    fn of(rows: &[Vec<&Word>]) -> Self {
        let mut signs: Vec<Sign> = Vec::new();
        let mut number = 0;
        for row in rows {
            let mut last: Option<&Word> = None;
            for word in row {
                if let Some(last) = last {
                    signs.push((if is_apart(last, word) { '\n' } else { ' ' }, None));
                }
                signs.extend(word.text.chars().map(|sign| (plain(sign), Some(number))));
                last = Some(word);
                number += 1;
            }
            signs.push(('\n', None));
        }
        Self(signs)
    }

    fn find(&self, rows: &[Vec<&Word>], size: (u32, u32)) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        let text: String = self.0.iter().map(|(sign, _)| sign).collect();
        let of_place =
            |place: sensitive::Place| (place.kind, text.get(place.range.clone()).unwrap_or_default(), place.range);
        for (kind, number, range) in sensitive::find(&text).into_iter().map(of_place) {
            let words = owners(&text, &self.0, range, rows);
            let is_sure = kind == sensitive::Kind::Card || words.iter().all(|word| word.confidence >= SURE);
            if is_sure {
                found.push(Finding::new(kind, number, areas(&words, size)));
            }
        }
        // Only what has a check digit is looked for in what may have been misread.
        for signs in [self.0.clone(), closed(&self.0), corrected(&self.0), closed(&corrected(&self.0))] {
            let text: String = signs.iter().map(|(sign, _)| sign).collect();
            for range in card_number::find(&text) {
                let words = owners(&text, &signs, range.clone(), rows);
                let number = text.get(range).unwrap_or_default();
                let written: String = words.iter().flat_map(|word| word.text.chars()).collect();
                let figures = |text: &str| text.chars().filter(char::is_ascii_digit).count();
                let other = Finding::new(sensitive::Kind::Card, number, areas(&words, size));
                let is_read = figures(&written) + MOST_MISREAD >= figures(number);
                if is_read && !found.iter().any(|known| known.is_over(&other)) {
                    found.push(other);
                }
            }
        }
        found
    }
}

/// Dashes of every length are one to whoever looks for numbers.
fn plain(sign: char) -> char {
    if matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { sign }
}

/// True for words that are too far from each other to be one text. Of text that lies on its side only the lines tell.
fn is_apart(last: &Word, word: &Word) -> bool {
    let high = last.height.min(word.height);
    let gap = word.left.saturating_sub(last.left + last.width);
    #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
    let is_wide = gap as f32 > high as f32 * GAP;
    is_wide
}

/// The words a range of a text comes from.
fn owners<'a>(text: &str, signs: &[Sign], range: std::ops::Range<usize>, rows: &[Vec<&'a Word>]) -> Vec<&'a Word> {
    let count = |part: Option<&str>| part.unwrap_or_default().chars().count();
    let first = count(text.get(..range.start));
    let covered = signs.get(first..first + count(text.get(range))).unwrap_or_default();
    let mut numbers: Vec<usize> = covered.iter().filter_map(|(_, word)| *word).collect();
    numbers.dedup();
    let all: Vec<&Word> = rows.iter().flatten().copied().collect();
    numbers.into_iter().filter_map(|number| all.get(number).copied()).collect()
}

/// The places of words, one a line.
#[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
fn areas(words: &[&Word], (width, height): (u32, u32)) -> Vec<Area> {
    let area = |line: &[&Word]| {
        let least = |of: fn(&Word) -> u32| line.iter().map(|word| of(word)).min().unwrap_or_default() as f32;
        let most = |of: fn(&Word) -> u32| line.iter().map(|word| of(word)).max().unwrap_or_default() as f32;
        let room = least(|word| word.height.min(word.width)) * AROUND;
        let (wide, high) = (width.max(1) as f32, height.max(1) as f32);
        let from = (least(|word| word.left) - room, least(|word| word.top) - room);
        let to = (most(|word| word.left + word.width) + room, most(|word| word.top + word.height) + room);
        Area::between((from.0 / wide, from.1 / high), (to.0 / wide, to.1 / high))
    };
    words.chunk_by(|a, b| a.line == b.line).map(area).collect()
}

/// What a sign may be that was misread for a figure.
fn figure(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        'O' | 'o' => Some('0'),
        'l' | 'I' | 'i' | '|' => Some('1'),
        'S' | 's' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}

/// The same with letters in place of figures put right, in words that are figures for the most part.
fn corrected(signs: &[Sign]) -> Vec<Sign> {
    let is_part = |(sign, _): &Sign| sign.is_alphanumeric() || *sign == '|';
    let mut out = Vec::with_capacity(signs.len());
    for token in signs.chunk_by(|a, b| is_part(a) == is_part(b)) {
        let figures = token.iter().filter(|(sign, _)| sign.is_ascii_digit()).count();
        let right: Option<Vec<Sign>> = token.iter().map(|(sign, word)| Some((figure(*sign)?, *word))).collect();
        match right {
            Some(right) if figures * 2 >= token.len() => out.extend(right),
            _ => out.extend_from_slice(token),
        }
    }
    out
}

/// The same with groups of figures closed up where a space between them was lost: groups of a card of sixteen are four
/// figures long or several times that, and those of one of fifteen four, six and five.
fn closed(signs: &[Sign]) -> Vec<Sign> {
    let is_figure = |at: usize| signs.get(at).is_some_and(|(sign, _)| sign.is_ascii_digit());
    let is_between = |at: usize| signs.get(at).is_some_and(|(sign, _)| matches!(sign, ' ' | '-'));
    let mut out = Vec::with_capacity(signs.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        if !is_figure(at) {
            out.push(*sign);
            at += 1;
            continue;
        }
        let mut end = at;
        while is_figure(end) || (is_between(end) && is_figure(end + 1)) {
            end += 1;
        }
        let run = signs.get(at..end).unwrap_or_default();
        let groups: Vec<usize> = run.split(|(sign, _)| !sign.is_ascii_digit()).map(<[Sign]>::len).collect();
        let is_sixteen = groups.iter().sum::<usize>() == 16 && groups.iter().all(|group| group % 4 == 0);
        let is_lost = is_sixteen || matches!(groups.as_slice(), [10, 5] | [4, 11]);
        out.extend(run.iter().filter(|(sign, _)| !is_lost || sign.is_ascii_digit()));
        at = end;
    }
    out
}

#[cfg(test)]
mod tests;
