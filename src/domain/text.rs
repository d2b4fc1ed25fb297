//! Making text from outside safe and pleasant to show.
//!
//! Everything a server or a file name says is hostile until it went through [`clean`].

/// Longest text that is ever drawn in one piece.
const LONGEST: usize = 4_000;

/// Marks that stand on the same letter. Every script gets by with so many; more of them paint over the lines around.
const MOST_MARKS: usize = 4;

/// True for characters that change how *other* text is shown, or that cannot be seen at all: controls, bidi overrides,
/// invisible joiners and fillers.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// True for marks that are drawn over or under the letter before them, of the kinds that can be piled up.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}' | '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The characters of a text without the marks that are too many on one letter.
fn without_piles(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut marks = 0;
    text.chars().filter(move |c| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    })
}

/// One line of text from outside, with control and direction characters replaced by spaces and the length capped.
#[must_use]
pub fn clean(text: &str) -> String {
    clean_to(text, LONGEST)
}

/// Like [`clean`], cut to `max` characters with an ellipsis when longer.
#[must_use]
pub fn clean_to(text: &str, max: usize) -> String {
    let mut out = String::with_capacity(text.len().min(max + 4));
    for (count, c) in without_piles(text).enumerate() {
        if count == max {
            out.push('…');
            break;
        }
        out.push(if is_hostile(c) { ' ' } else { c });
    }
    out
}

/// Text of several lines from outside: line breaks stay, everything else is as in [`clean`].
#[must_use]
pub fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

/// Text as it can be printed, however long: line breaks stay, other controls become spaces, what cannot be seen is left
/// out, and marks are not piled up.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut signs = without_piles(text).peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = signs.next() {
        let is_joined = is_joined(out.chars().next_back(), c, signs.peek().copied());
        match c {
            '\n' => out.push(c),
            c if c.is_control() => out.push(' '),
            c if is_joined || !is_hostile(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// True for a joiner between letters whose shapes depend on it, as in Persian and in the scripts of India.
#[must_use]
pub fn is_joined(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_shaped = |c: char| matches!(c, '\u{600}'..='\u{fff}' | '\u{1780}'..='\u{17ff}') && !c.is_numeric();
    matches!(c, '\u{200C}' | '\u{200D}') && before.is_some_and(is_shaped) && after.is_some_and(is_shaped)
}

/// Turns a wire word (`NEEDS_RESPONSE`, `normalized_email`) into sentence case.
#[must_use]
pub fn humanize(word: &str) -> String {
    let spaced = clean_to(word, 80).replace(['_', '-'], " ").to_lowercase();
    let mut chars = spaced.trim().chars();
    match chars.next() {
        Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
        None => String::new(),
    }
}

/// The same text with a capital at its beginning.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// The same text with a small letter at its beginning.
#[must_use]
pub fn uncapitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + chars.as_str())
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Bytes as a person reads them, decimal units as the evidence rules use them.
#[must_use]
pub fn bytes(count: u64) -> String {
    if count < 1_000 {
        format!("{count} bytes")
    } else if count < 1_000_000 {
        format!("{} KB", count.div_ceil(1_000))
    } else {
        let tenths = count.div_ceil(100_000);
        if tenths.is_multiple_of(10) {
            format!("{} MB", tenths / 10)
        } else {
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// A whole number with thousands separators.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, c) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// `1 file`, `3 files`.
#[must_use]
pub fn counted(count: usize, singular: &str, plural: &str) -> String {
    let number = grouped(u64::try_from(count).unwrap_or(u64::MAX));
    if count == 1 { format!("{number} {singular}") } else { format!("{number} {plural}") }
}

/// A name has at most so many characters, and so many bytes: a file that is being written has a longer one beside it,
/// and no system takes more than 255.
const LONGEST_NAME: (usize, usize) = (120, 180);
/// What stands behind the last dot is an ending up to this length, and a part of the name beyond it.
const LONGEST_ENDING: usize = 16;

/// A file name that is safe to save under, on every system: no path parts, no reserved names, no hostile characters,
/// no dots or spaces at its ends, not too long. A name that is cut keeps its ending.
#[must_use]
pub fn file_name(name: &str, fallback: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_odd = |c: char| is_hostile(c) || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let cleaned: String = without_piles(last).map(|c| if is_odd(c) { '_' } else { c }).collect();
    let name = cut_name(trim_name(&cleaned));
    if name.is_empty() || is_reserved(&name) { fallback.to_owned() } else { name }
}

/// Windows takes dots and spaces off the end by itself, and a dot at the beginning hides a file elsewhere.
fn trim_name(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace())
}

fn cut_name(name: &str) -> String {
    let (most_chars, most_bytes) = LONGEST_NAME;
    if name.len() <= most_bytes && name.chars().count() <= most_chars {
        return name.to_owned();
    }
    let ending = name.rfind('.').and_then(|at| name.split_at_checked(at));
    let (stem, ending) = ending.filter(|(_, ending)| ending.len() <= LONGEST_ENDING + 1).unwrap_or((name, ""));
    let mut left = (most_chars - ending.chars().count(), most_bytes - ending.len());
    let mut kept = String::new();
    for c in stem.chars() {
        let Some(rest) = left.0.checked_sub(1).zip(left.1.checked_sub(c.len_utf8())) else { break };
        left = rest;
        kept.push(c);
    }
    format!("{}{ending}", trim_name(&kept))
}

/// Names of devices, which Windows opens in every folder and with every ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_port = port.is_some_and(|port| {
        let mut digits = port.chars();
        digits.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')) && digits.next().is_none()
    });
    is_port || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
}

/// True when `text` could be an email address that a vendor would take.
#[must_use]
pub fn looks_like_email(text: &str) -> bool {
    email_problem(text).is_none()
}

/// What is wrong with an email address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    /// Nothing is typed.
    Empty,
    /// More than 254 characters.
    TooLong,
    /// A space, or what cannot be seen.
    Space,
    /// No @.
    NoAt,
    /// Nothing before the @.
    NoName,
    /// More than one @.
    SecondAt,
    /// What stands behind the @ is no domain.
    Domain,
    /// A dot before the @ where none may be.
    Dot,
}

/// What is wrong with an email address, if anything.
#[must_use]
pub fn email_problem(text: &str) -> Option<EmailProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Some(EmailProblem::Empty);
    }
    if text.len() > 254 {
        return Some(EmailProblem::TooLong);
    }
    if text.chars().any(|c| c.is_whitespace() || is_hostile(c)) {
        return Some(EmailProblem::Space);
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Some(EmailProblem::NoAt);
    };
    if local.is_empty() {
        return Some(EmailProblem::NoName);
    }
    if domain.contains('@') {
        return Some(EmailProblem::SecondAt);
    }
    let labels_ok = domain.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    if !domain.contains('.') || !labels_ok {
        return Some(EmailProblem::Domain);
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Some(EmailProblem::Dot);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_characters_never_reach_the_screen() {
        assert_eq!(clean("a\u{202E}b\u{0}c\nd"), "a b c d");
        assert_eq!(clean_lines("a\u{202E}b\nc"), "a b\nc");
    }

    #[test]
    fn saved_names_cannot_leave_their_folder() {
        assert_eq!(file_name("../../etc/passwd", "f"), "passwd");
        assert_eq!(file_name("..\\..\\x.pdf", "f"), "x.pdf");
        assert_eq!(file_name("..", "f"), "f");
        assert_eq!(file_name("con.pdf", "f"), "f");
        assert_eq!(file_name("COM1", "f"), "f");
        assert_eq!(file_name("a:b|c.pdf", "f"), "a_b_c.pdf");
        assert_eq!(file_name("", "f"), "f");
    }

    #[test]
    fn saved_names_are_safe_on_every_system() {
        for (name, safe) in [
            ("a. .", "a"),
            (". . .", "f"),
            ("..a", "a"),
            ("a.pdf. ", "a.pdf"),
            ("\u{a0}a\u{3000}.", "a"),
            ("NUL .txt", "f"),
            ("nul.", "f"),
            ("CON.tar.gz", "f"),
            ("com\u{b9}.pdf", "f"),
            ("lpt9", "f"),
            ("COM10.pdf", "COM10.pdf"),
            ("console.pdf", "console.pdf"),
            ("CONIN$", "f"),
            ("invoice\u{202E}fdp.exe", "invoice_fdp.exe"),
            ("a\u{0}b\u{7f}c.pdf", "a_b_c.pdf"),
            ("receipt\u{2066}\u{ad}.pdf", "receipt__.pdf"),
        ] {
            assert_eq!(file_name(name, "f"), safe, "{name:?}");
        }
        let long = |stem: &str, ending: &str| format!("{}{ending}", stem.repeat(120));
        for name in
            [long("漢", ".pdf"), long("x", ".jpeg"), long("é", ".numbers-template"), long("😀", ""), long(".x", "")]
        {
            let safe = file_name(&name, "f");
            assert!(safe.len() <= 180 && safe.chars().count() <= 120 && safe.len() > 100, "{safe}");
            let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.len() <= 16);
            assert!(ending.is_none_or(|ending| safe.ends_with(ending)), "{safe}");
            assert_eq!(file_name(&safe, "f"), safe, "a safe name stays as it is");
        }
        assert!(file_name(&format!("a.{}", "x".repeat(300)), "f").starts_with("a.xxx"), "that is no ending");
        assert_eq!(file_name(&format!("{}.pdf", " .".repeat(200)), "f"), "pdf");
    }

    #[test]
    fn marks_are_not_piled_up_and_every_script_keeps_its_own() {
        let zalgo = format!("a{}b", "\u{0301}\u{0489}".repeat(50));
        assert_eq!(clean(&zalgo).chars().filter(|c| is_mark(*c)).count(), MOST_MARKS);
        assert_eq!(clean_lines(&format!("{zalgo}\nc")).lines().count(), 2);
        assert!(file_name(&zalgo, "f").chars().count() <= 6);
        assert_eq!(printable(&zalgo).chars().count(), MOST_MARKS + 2);
        assert_eq!(printable("a\u{202E}b\tc\r\nd\u{200D}"), "ab c \nd");
        assert_eq!(printable("می\u{200C}خواهم\u{200C} 4\u{200D}1"), "می\u{200C}خواهم 41");
        for whole in ["Việt Nam: ộ ễ", "שָׁלוֹם", "ที่นี่ ผู้", "مُحَمَّدٌ", "e\u{0323}\u{0302}\u{0301}", "नमस्ते", "日本"]
        {
            assert_eq!(clean(whole), whole);
        }
    }

    #[test]
    fn sizes_round_up_so_that_a_limit_is_never_understated() {
        assert_eq!(bytes(999), "999 bytes");
        assert_eq!(bytes(50_001), "51 KB");
        assert_eq!(bytes(1_000_000), "1 MB");
        assert_eq!(bytes(1_000_001), "1.1 MB");
        assert_eq!(bytes(10_000_000), "10 MB");
    }

    #[test]
    fn emails_are_judged_as_the_vendors_do() {
        for good in ["a@b.co", "demo+1@example.org", "Ünal@exämple.org", " demo@example.org "] {
            assert_eq!(email_problem(good), None, "{good}");
        }
        for bad in ["", "a", "@b.co", "a@", "a@b", "a b@c.de", "a@b@c.de", "a@.de", "a@b..de", ".a@b.de", "a@b,c.de"] {
            assert!(email_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_870), "1,870");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
