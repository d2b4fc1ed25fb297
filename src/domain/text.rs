//! Making text from outside safe and pleasant to show.
//!
//! Everything a server or a file name says is hostile until it went through [`clean`].

/// Longest text that is ever drawn in one piece.
const LONGEST: usize = 4_000;

/// True for characters that change how *other* text is shown: controls, bidi overrides, invisible joiners.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
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
    for (count, c) in text.chars().enumerate() {
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

/// A file name that is safe to save under: no path parts, no reserved names, no hostile characters.
#[must_use]
pub fn file_name(name: &str, fallback: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = last
        .chars()
        .map(|c| if is_hostile(c) || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .take(120)
        .collect();
    let trimmed = cleaned.trim().trim_matches('.').trim();
    let stem = trimmed.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let reserved = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    if trimmed.is_empty() || reserved { fallback.to_owned() } else { trimmed.to_owned() }
}

/// True when `text` could be an email address that a vendor would take.
#[must_use]
pub fn looks_like_email(text: &str) -> bool {
    email_problem(text).is_none()
}

/// Says what is wrong with an email address, if anything.
#[must_use]
pub fn email_problem(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Some("Enter an email address");
    }
    if text.len() > 254 {
        return Some("An email address has at most 254 characters");
    }
    if text.chars().any(|c| c.is_whitespace() || is_hostile(c)) {
        return Some("An email address has no spaces");
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Some("An email address has an @");
    };
    if local.is_empty() {
        return Some("The part before the @ is missing");
    }
    if domain.contains('@') {
        return Some("An email address has only one @");
    }
    let labels_ok = domain.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    if !domain.contains('.') || !labels_ok {
        return Some("The part after the @ needs a domain such as example.org");
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Some("The part before the @ has a dot in a wrong place");
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
