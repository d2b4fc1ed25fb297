//! Which chips stand in which line of the row over the list, and which have no room there.
//!
//! Must not live here: what the chips are.

/// How many lines of chips there are at most, so that the list keeps its room.
const MOST_LINES: usize = 2;

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The chip of this place.
    Chip(usize),
    /// The menu of those that have no room.
    More,
    /// The way to clear all.
    Clear,
}

/// How wide everything is.
pub struct Row {
    /// Each chip, and whether it asks for something.
    pub chips: Vec<(f32, bool)>,
    /// The menu.
    pub more: f32,
    /// The way to clear all, while there is something to clear.
    pub clear: Option<f32>,
    /// Between two of them.
    pub gap: f32,
}

impl Row {
    /// The chips that have no room in a width. Those that ask for something go last, the first ones last among them.
    pub fn rest(&self, width: f32) -> Vec<usize> {
        let mut rest = Vec::new();
        while self.lines(&rest, width).len() > MOST_LINES && rest.len() < self.chips.len() {
            let left = || (0..self.chips.len()).rev().filter(|place| !rest.contains(place));
            let is_idle = |place: &usize| self.chips.get(*place).is_some_and(|(_, is_on)| !is_on);
            let Some(place) = left().find(is_idle).or_else(|| left().next()) else { break };
            rest.push(place);
        }
        rest.sort_unstable();
        rest
    }

    /// The lines without those that have no room.
    pub fn lines(&self, rest: &[usize], width: f32) -> Vec<Vec<Piece>> {
        let chips = self.chips.iter().enumerate().filter(|(place, _)| !rest.contains(place));
        let chips = chips.map(|(place, (width, _))| (Piece::Chip(place), *width));
        let more = (!rest.is_empty()).then_some((Piece::More, self.more));
        let clear = self.clear.map(|width| (Piece::Clear, width));
        let (mut lines, mut end): (Vec<Vec<Piece>>, f32) = (Vec::new(), 0.0);
        for (piece, wide) in chips.chain(more).chain(clear) {
            match lines.last_mut() {
                Some(line) if end + self.gap + wide <= width => {
                    line.push(piece);
                    end += self.gap + wide;
                }
                _ => {
                    lines.push(vec![piece]);
                    end = wide;
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(on: &[usize], clear: Option<f32>) -> Row {
        let chips = (0..7).map(|place| (if on.contains(&place) { 200.0 } else { 80.0 }, on.contains(&place)));
        Row { chips: chips.collect(), more: 100.0, clear, gap: 8.0 }
    }

    #[test]
    fn a_wide_row_has_all_of_them_in_one_line() {
        let row = row(&[], None);
        assert!(row.rest(700.0).is_empty());
        assert_eq!(row.lines(&[], 700.0).len(), 1);
    }

    #[test]
    fn what_does_not_fit_into_two_lines_is_left_for_the_menu_and_nothing_is_lost() {
        for width in [120.0, 200.0, 260.0, 400.0, 560.0, 900.0] {
            let row = row(&[1, 5], Some(80.0));
            let rest = row.rest(width);
            let lines = row.lines(&rest, width);
            assert!(lines.len() <= MOST_LINES, "{width}: {lines:?}");
            let shown = lines.iter().flatten().filter(|piece| matches!(piece, Piece::Chip(_))).count();
            assert_eq!(shown + rest.len(), 7, "{width}");
            assert_eq!(lines.iter().flatten().any(|piece| *piece == Piece::More), !rest.is_empty(), "{width}");
        }
    }

    #[test]
    fn a_chip_that_asks_for_something_is_the_last_to_go() {
        let row = row(&[6], Some(80.0));
        let rest = row.rest(330.0);
        assert!(!rest.is_empty() && !rest.contains(&6), "{rest:?}");
    }
}
