//! What styles of web pages hide: elements that are not shown, letters of no size, letters in the colour of the paper.
//!
//! Must not live here: elements.

/// What a style sheet hides: one element, by its name, its class or its id.
pub struct Rule {
    name: String,
    id: String,
    classes: Vec<String>,
}

impl Rule {
    /// True when an element is meant.
    pub fn means(&self, name: &str, id: Option<&str>, classes: &[&str]) -> bool {
        (self.name.is_empty() || self.name == name)
            && (self.id.is_empty() || Some(self.id.as_str()) == id)
            && self.classes.iter().all(|class| classes.contains(&class.as_str()))
    }
}

/// A style without spaces and in small letters.
pub fn squeezed(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase().replace("!important", "")
}

fn values(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|part| part.split_once(':'))
}

fn is_nothing(value: &str) -> bool {
    number(value).is_some_and(|number| number <= 0.01)
}

/// The number of a measure.
fn number(value: &str) -> Option<f32> {
    value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse().ok()
}

/// True for measures nothing can be seen in.
fn is_hairline(value: &str) -> bool {
    is_nothing(value) || ((value.ends_with("px") || value.ends_with("pt")) && number(value).is_some_and(|n| n <= 2.0))
}

/// True for styles that show nothing.
pub fn hides(style: &str) -> bool {
    let has = |wanted: &str, is: &dyn Fn(&str) -> bool| values(style).any(|(name, value)| name == wanted && is(value));
    let is_cut = has("overflow", &|value| value == "hidden");
    let is_far = |value: &str| value.starts_with("-9") && value.len() > 4;
    has("display", &|value| value == "none")
        || has("visibility", &|value| matches!(value, "hidden" | "collapse"))
        || has("opacity", &is_nothing)
        || (is_cut && ["max-height", "height", "max-width", "width"].iter().any(|side| has(side, &is_hairline)))
        || has("text-indent", &is_far)
        || (has("position", &|value| value == "absolute") && (has("left", &is_far) || has("top", &is_far)))
}

/// Whether letters have no size one could read, where a style says it.
pub fn is_tiny(style: &str) -> Option<bool> {
    values(style).filter(|(name, _)| *name == "font-size").last().map(|(_, value)| is_hairline(value))
}

/// True where a style strikes letters out.
pub fn strikes(style: &str) -> bool {
    values(style).any(|(name, value)| name.starts_with("text-decoration") && value.contains("line-through"))
}

/// A colour as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Red, green, blue.
    Colour([u8; 3]),
    /// Nothing of it.
    Clear,
    /// Not known here: a picture, a gradient, a name nobody uses.
    Unknown,
}

impl Seen {
    /// True for letters in this colour that nobody sees on that paper.
    pub fn is_lost_on(self, paper: Self) -> bool {
        const SEEN: u8 = 12;
        match (self, paper) {
            (Self::Clear, _) => true,
            (Self::Colour(ink), Self::Colour(paper)) => ink.iter().zip(paper).all(|(a, b)| a.abs_diff(b) < SEEN),
            _ => false,
        }
    }
}

/// The colour of letters, where a style gives one.
pub fn ink(style: &str) -> Option<Seen> {
    values(style).filter(|(name, _)| *name == "color").last().and_then(|(_, value)| colour(value))
}

/// The colour behind letters, where a style gives one.
pub fn paper(style: &str) -> Option<Seen> {
    let mut found = None;
    for (name, value) in values(style).filter(|(name, _)| name.starts_with("background")) {
        found = match name {
            "background" | "background-color" => match colour(value) {
                // Paper that is clear shows what is below.
                Some(Seen::Clear) => found,
                other => other.or(found),
            },
            "background-image" if value != "none" => Some(Seen::Unknown),
            _ => found,
        };
    }
    found
}

/// A colour as style sheets and attributes write it; nothing for one that says to take another's.
pub fn colour(value: &str) -> Option<Seen> {
    let value = value.trim().to_ascii_lowercase();
    if let Some(digits) = value.strip_prefix('#') {
        return Some(hexadecimal(digits));
    }
    if let Some(parts) = value.strip_prefix("rgb") {
        return Some(parts_of(parts.trim_start_matches('a')));
    }
    Some(match value.as_str() {
        "" | "inherit" | "initial" | "unset" | "currentcolor" | "none" => return None,
        "transparent" => Seen::Clear,
        "white" => Seen::Colour([255; 3]),
        "black" => Seen::Colour([0; 3]),
        "snow" | "ivory" | "whitesmoke" | "ghostwhite" | "floralwhite" => Seen::Colour([250; 3]),
        bare if bare.len() == 6 && bare.bytes().all(|b| b.is_ascii_hexdigit()) => hexadecimal(bare),
        _ => Seen::Unknown,
    })
}

fn hexadecimal(digits: &str) -> Seen {
    let numbers: Option<Vec<u8>> = digits.chars().map(|c| c.to_digit(16).and_then(|n| u8::try_from(n).ok())).collect();
    let Some(numbers) = numbers else { return Seen::Unknown };
    // One digit stands for two that are the same.
    let bytes: Vec<u8> = match numbers.len() {
        3 | 4 => numbers.iter().map(|digit| digit * 17).collect(),
        6 | 8 => numbers.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect(),
        _ => return Seen::Unknown,
    };
    match bytes.as_slice() {
        [_, _, _, 0] => Seen::Clear,
        [red, green, blue, ..] => Seen::Colour([*red, *green, *blue]),
        _ => Seen::Unknown,
    }
}

/// Red, green, blue and how much of them, in brackets.
fn parts_of(parts: &str) -> Seen {
    let inner = parts.trim_start_matches('(').split(')').next().unwrap_or_default();
    let parts: Vec<&str> = inner.split([',', '/']).map(str::trim).collect();
    let byte = |text: &str| text.parse::<f32>().ok().filter(|n| (0.0..=255.0).contains(n));
    match parts.as_slice() {
        [_, _, _, alpha] if number(alpha).is_some_and(|alpha| alpha <= 0.02) => Seen::Clear,
        [r, g, b] | [r, g, b, _] => match (byte(r), byte(g), byte(b)) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            (Some(r), Some(g), Some(b)) => Seen::Colour([r as u8, g as u8, b as u8]),
            _ => Seen::Unknown,
        },
        _ => Seen::Unknown,
    }
}

/// What a style sheet hides on every screen. Rules for some screens only, and for places in others, are left out.
pub fn rules(sheet: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    let mut rest = without_comments(sheet);
    rest = rest.replace("<!--", "").replace("-->", "");
    let mut rest = rest.as_str();
    while let Some((head, body)) = rest.split_once('{') {
        let head = head.rsplit(['}', ';']).next().unwrap_or_default().trim();
        if head.starts_with('@') {
            rest = after_block(body);
            continue;
        }
        let (style, next) = body.split_once('}').unwrap_or((body, ""));
        if hides(&squeezed(style)) {
            found.extend(head.split(',').filter_map(|selector| rule(selector.trim())));
        }
        rest = next;
    }
    found
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// What stands after a block that has blocks inside.
fn after_block(body: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return body.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

/// A selector of one element.
fn rule(selector: &str) -> Option<Rule> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.#".contains(c);
    if selector.is_empty() || !selector.chars().all(is_plain) {
        return None;
    }
    let mut rule = Rule { name: String::new(), id: String::new(), classes: Vec::new() };
    let starts = selector.match_indices(['.', '#']).map(|(at, _)| at).chain([selector.len()]);
    let mut from = 0;
    for at in starts {
        let part = selector.get(from..at).unwrap_or_default();
        match part.chars().next() {
            Some('.') => rule.classes.push(part.trim_start_matches('.').to_owned()),
            Some('#') => part.trim_start_matches('#').clone_into(&mut rule.id),
            Some(_) => rule.name = part.to_ascii_lowercase(),
            None => {}
        }
        from = at;
    }
    Some(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written() {
        for (value, wanted) in [
            ("#fff", Some(Seen::Colour([255; 3]))),
            ("#FEFEFE", Some(Seen::Colour([254; 3]))),
            ("#ffffff00", Some(Seen::Clear)),
            ("rgb(0, 51, 102)", Some(Seen::Colour([0, 51, 102]))),
            ("rgba(0,0,0,0)", Some(Seen::Clear)),
            ("rgb(0 0 0)", Some(Seen::Unknown)),
            ("url(x.png)", Some(Seen::Unknown)),
            ("rebeccapurple", Some(Seen::Unknown)),
            ("inherit", None),
        ] {
            assert_eq!(colour(value), wanted, "{value}");
        }
        assert_eq!(paper("background:#fff;background-image:url(a)"), Some(Seen::Unknown));
        assert!(Seen::Colour([250; 3]).is_lost_on(Seen::Colour([255; 3])));
        assert!(!Seen::Colour([255; 3]).is_lost_on(Seen::Unknown));
        assert_eq!((is_tiny("font-size:1px"), is_tiny("font-size:1em")), (Some(true), Some(false)));
    }
}
