//! What styles of web pages hide: elements that are not shown, letters of no size, letters in the colour of the paper.
//!
//! Must not live here: elements.

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

/// A measure in pixels, as they are on most screens.
pub fn pixels(value: &str) -> Option<f32> {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let one = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" | "em" | "rem" => 16.0,
        "ex" | "ch" => 8.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        // Of a mail that is six hundred pixels wide.
        "%" | "vw" | "vh" => 6.0,
        _ => return None,
    };
    number(value).map(|number| number * one)
}

/// True for measures nothing can be seen in.
fn is_hairline(value: &str) -> bool {
    is_nothing(value) || ((value.ends_with("px") || value.ends_with("pt")) && number(value).is_some_and(|n| n <= 2.0))
}

/// True for a place that no window reaches.
fn is_far(value: &str) -> bool {
    const FAR: f32 = -999.0;
    pixels(value).is_some_and(|place| place <= FAR)
}

/// What a style says last of something.
fn last<'a>(style: &'a str, wanted: &str) -> Option<&'a str> {
    values(style).filter(|(name, _)| *name == wanted).last().map(|(_, value)| value)
}

/// Elements that stand in a line and are as large as what they hold, whatever height they are given.
const IN_LINE: [&str; 20] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "label", "mark", "q", "s", "small",
    "span", "strike", "strong", "u",
];
/// Parts of tables, which grow with what they hold.
const OF_TABLES: [&str; 8] = ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"];

/// True for styles that show nothing of such an element.
pub fn hides(style: &str, element: &str) -> bool {
    let is = |wanted: &str, is: fn(&str) -> bool| last(style, wanted).is_some_and(is);
    let is_taken_out = is("position", |value| matches!(value, "absolute" | "fixed"));
    // A line that is moved away, of a box that reaches back into the page.
    let reaches_back = || {
        let place = last(style, "left").and_then(pixels).unwrap_or(0.0);
        last(style, "width").and_then(pixels).is_some_and(|width| width + place > 0.0)
    };
    is("display", |value| value == "none")
        || is("opacity", is_nothing)
        || (is_cut(style, element, is_taken_out))
        || is("text-indent", is_far)
        || (is_taken_out && ((is("left", is_far) && !reaches_back()) || is("top", is_far)))
}

/// True for a box that is too small for what it holds and cuts it off.
fn is_cut(style: &str, element: &str, is_taken_out: bool) -> bool {
    let is = |wanted: &str, is: fn(&str) -> bool| last(style, wanted).is_some_and(is);
    let shape = last(style, "display").unwrap_or_default();
    let is_floated = last(style, "float").is_some_and(|side| side != "none");
    let is_box =
        matches!(shape, "block" | "inline-block" | "flex" | "grid" | "list-item") || is_taken_out || is_floated;
    let grows = (IN_LINE.contains(&element) || OF_TABLES.contains(&element) || shape.starts_with("table")) && !is_box;
    let is_small = |sides: [&str; 2], least: &str| {
        sides.iter().any(|side| is(side, is_hairline)) && !is(least, |least| pixels(least).is_some_and(|n| n > 2.0))
    };
    !grows
        && is("overflow", |value| matches!(value, "hidden" | "clip"))
        && (is_small(["max-height", "height"], "min-height") || is_small(["max-width", "width"], "min-width"))
}

/// True when a style by itself hides nothing.
pub fn shows(name: &str, value: &str) -> bool {
    match name {
        "display" => value != "none",
        "visibility" => value == "visible",
        "opacity" => !is_nothing(value),
        "overflow" => !matches!(value, "hidden" | "clip"),
        "height" | "max-height" | "width" | "max-width" | "min-height" | "min-width" => !is_hairline(value),
        "text-indent" | "left" | "top" => !is_far(value),
        "position" => !matches!(value, "absolute" | "fixed"),
        // What is struck out says the opposite.
        _ => false,
    }
}

/// Whether a style says anything of how an element is shown.
pub fn is_displayed(style: &str) -> bool {
    last(style, "display").is_some_and(|value| value != "none")
}

/// Whether what is inside is left blank, where a style says it.
pub fn is_blank(style: &str) -> Option<bool> {
    match last(style, "visibility")? {
        "hidden" | "collapse" => Some(true),
        "visible" | "initial" => Some(false),
        _ => None,
    }
}

/// Whether letters have no size one could read, where a style says it.
pub fn is_tiny(style: &str) -> Option<bool> {
    last(style, "font-size").map(is_hairline)
}

/// Whether letters are struck out, where a style says it.
pub fn strikes(style: &str) -> Option<bool> {
    let said = values(style).filter(|(name, _)| matches!(*name, "text-decoration" | "text-decoration-line")).last();
    said.map(|(_, value)| value.contains("line-through"))
}

/// How the items of a list are counted, where a style says it.
pub fn counted(style: &str) -> Option<&str> {
    last(style, "list-style-type").or_else(|| last(style, "list-style"))
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

    #[test]
    fn only_what_nobody_can_see_is_hidden() {
        for (style, element, wanted) in [
            ("text-indent:-9.0pt", "p", false),
            ("text-indent:-90.0pt", "p", false),
            ("text-indent:-9999px", "p", true),
            ("text-indent:-99em", "p", true),
            ("position:absolute;left:-95px;width:900px", "div", false),
            ("position:absolute;left:-1000px;width:1900px", "div", false),
            ("position:absolute;left:-10000px", "div", true),
            ("max-width:0;overflow:hidden", "td", false),
            ("height:1px;overflow:hidden", "td", false),
            ("height:1px;overflow:hidden", "span", false),
            ("height:1px;overflow:hidden;display:block", "span", true),
            ("height:1px;overflow:hidden", "div", true),
            ("height:1px;min-height:20px;overflow:hidden", "div", false),
            ("height:1px;overflow:hidden;overflow:visible", "div", false),
            ("display:none;display:block", "p", false),
            ("opacity:0%", "p", true),
        ] {
            assert_eq!(hides(style, element), wanted, "{element} {style}");
        }
    }
}
