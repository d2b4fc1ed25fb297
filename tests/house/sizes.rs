//! Where a page hands egui a measure as a bare number instead of by its name in the kit.

/// What measures are handed to.
const TAKES: [&str; 16] = [
    "add_space(",
    "Stroke::new(",
    "Margin::same(",
    "Margin::symmetric(",
    "Margin {",
    "MarginF32 {",
    "_margin(",
    ".margin(",
    "corner_radius(",
    "CornerRadius::same(",
    "theme::medium(",
    "theme::semibold(",
    "theme::bold(",
    "theme::inset(",
    "FontId::proportional(",
    "FontId::monospace(",
];

/// What measures are set in.
const HOLDS: [&str; 3] = ["item_spacing", "button_padding", "interact_size"];

/// Nothing, a half, the whole, and both sides: no measures of their own.
const PLAIN: [&str; 5] = ["0", "0.0", "0.5", "1.0", "2.0"];

/// Every line that hands over a measure as a number, as it stands.
pub fn bare(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for taker in TAKES {
        for (at, _) in text.match_indices(taker) {
            let inside = text.get(at + taker.len()..).unwrap_or_default();
            note(taker, up_to_its_end(inside), &mut found);
        }
    }
    for holder in HOLDS {
        for (at, _) in text.match_indices(holder) {
            let rest = text.get(at + holder.len()..).unwrap_or_default();
            let rest = rest.strip_prefix(".x").or_else(|| rest.strip_prefix(".y")).unwrap_or(rest);
            if let Some(value) = rest.strip_prefix(" = ") {
                note(holder, value.split(';').next().unwrap_or_default(), &mut found);
            }
        }
    }
    found
}

fn note(taker: &str, inside: &str, found: &mut Vec<String>) {
    if numbers(inside).iter().any(|number| !PLAIN.contains(number)) {
        found.push(format!("{taker}{inside}"));
    }
}

/// What stands before the bracket that closes the one already open.
fn up_to_its_end(text: &str) -> &str {
    let mut open = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '{' | '[' => open += 1,
            ')' | '}' | ']' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The numbers in a piece of code; neither digits of a name nor the place of a part.
fn numbers(code: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let words = code.split(|c: char| !is_part(c));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect()
}
