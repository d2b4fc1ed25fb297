//! What stands between the columns of a file: the sign that gives the most rows the columns its first row has.

use super::{MOST_COLUMNS, reader};
use ::csv::StringRecord;

/// Signs that are tried, the likeliest first.
const SIGNS: [char; 4] = [',', ';', '\t', '|'];
/// How many rows are looked at, and how many bytes they may have.
const ROWS: usize = 50;
const HEAD: usize = 256 << 10;

/// The sign, and how many bytes at the beginning are the line that says it, as Excel writes one.
pub(super) fn separator(text: &str) -> (char, usize) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim_end().strip_prefix("sep=").or_else(|| first.trim_end().strip_prefix("\"sep="));
    if let Some(sign) =
        said.and_then(|said| SIGNS.into_iter().find(|sign| said.trim_end_matches('"') == sign.to_string()))
    {
        let rest = text.get(first.len()..).unwrap_or_default();
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        return (sign, first.len() + end);
    }
    // A tab at the end of `sep=` is trimmed away above.
    if first.starts_with("sep=\t") {
        let end = text.find('\n').map_or(text.len(), |end| end + 1);
        return ('\t', end);
    }
    let head = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let head = text.get(..head).unwrap_or_default();
    let fits = SIGNS.into_iter().filter_map(|sign| fit(head, sign).map(|fit| (sign, fit)));
    // Of two that fit as well, the first stays.
    let best = fits.fold(None, |best: Option<(char, Fit)>, (sign, fit)| match best {
        Some((_, known)) if known >= fit => best,
        _ => Some((sign, fit)),
    });
    (best.map_or(',', |(sign, _)| sign), 0)
}

/// How well a sign fits: the share of rows with as many cells as the first, in percent, and how many those are.
type Fit = (usize, usize);

fn fit(head: &str, sign: char) -> Option<Fit> {
    let mut reader = reader(head, sign);
    let mut record = StringRecord::new();
    let (mut columns, mut same, mut all) = (0, 0, 0);
    while all < ROWS && reader.read_record(&mut record).unwrap_or(false) {
        let count = record.len();
        if all == 0 {
            columns = count;
        }
        same += usize::from(count == columns);
        all += 1;
    }
    // With more columns than there may be it still is what stands between them, and is refused for that.
    (columns > 1).then(|| (same * 100 / all.max(1), columns.min(MOST_COLUMNS)))
}
