//! Words of a web page as they are written down: figures that stand higher or lower, and tidy lines.
//!
//! Must not live here: elements, styles.

/// Figures and signs that stand higher and lower, in the order of [`LEVEL`].
const LEVEL: &str = "0123456789+-=()";
/// As they stand higher.
pub const HIGHER: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
/// As they stand lower.
pub const LOWER: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/// Figures in their place: 129⁹⁰ is no price of twelve thousand.
pub fn shifted(text: &str, signs: &str) -> String {
    let place = |c: char| LEVEL.chars().position(|level| level == c).and_then(|at| signs.chars().nth(at));
    text.chars().map(|c| place(c).unwrap_or(c)).collect()
}

/// Lines without spaces at their ends, and at most one empty line between them.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.trim_matches(['\n', ' ']).lines() {
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out
}
