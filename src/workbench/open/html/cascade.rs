//! What the style sheets of a web page say of one element, the one that wins last.
//!
//! A rule that may or may not hold here only ever shows what another hides: what is printed twice does less harm than
//! what is left out.
//!
//! Must not live here: what a style means (`styles` has that).

use super::super::styles;

/// More rules of one page are not read, and no more elements around one are looked at for them.
const MOST_RULES: usize = 2_000;
const MOST_AROUND: usize = 60;
/// Blocks inside one another, as of media.
const DEEPEST: usize = 8;
/// The width of a window that mail is read in, from and to.
const WINDOW: (f32, f32) = (1_024.0, 1_200.0);
/// What is asked of style sheets; the rest is read where it stands on an element.
const ASKED: [&str; 17] = [
    "display",
    "visibility",
    "opacity",
    "overflow",
    "height",
    "max-height",
    "min-height",
    "width",
    "max-width",
    "min-width",
    "text-indent",
    "position",
    "left",
    "top",
    "float",
    "text-decoration",
    "text-decoration-line",
];

/// An element as rules name it.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name in small letters.
    pub name: String,
    /// Its own id.
    pub id: Option<String>,
    /// What it is one of.
    pub classes: Vec<String>,
}

/// Whether a rule holds where the mail is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    No,
    Perhaps,
    Yes,
}

/// The style sheets of a page.
#[derive(Default)]
pub struct Sheets {
    rules: Vec<Rule>,
    /// One of them paints the paper, so the colour behind letters is not known.
    pub is_painted: bool,
}

struct Rule {
    /// The element that is meant last, those around it before.
    path: Vec<Element>,
    /// Ids, classes and names in it: more of them win.
    weight: (usize, usize, usize),
    says: Vec<Said>,
}

struct Said {
    name: String,
    value: String,
    is_important: bool,
}

impl Sheets {
    /// Reads one more style sheet, which may be for some screens only.
    pub fn read(&mut self, sheet: &str, media: Option<&str>) {
        self.is_painted |= sheet.to_ascii_lowercase().contains("background");
        let sheet = without_comments(sheet).replace("<!--", "").replace("-->", "");
        self.block(&sheet, holds_on(media.unwrap_or_default()), 0);
    }

    fn block(&mut self, sheet: &str, holds: Holds, depth: usize) {
        let mut rest = sheet;
        while let Some((head, body)) = rest.split_once('{') {
            let head = head.rsplit(['}', ';']).next().unwrap_or_default().trim();
            if let Some(at) = head.strip_prefix('@') {
                let (inner, after) = parted(body);
                let holds = at_rule(at).min(holds);
                if holds > Holds::No && depth < DEEPEST {
                    self.block(inner, holds, depth + 1);
                }
                rest = after;
                continue;
            }
            let (style, after) = body.split_once('}').unwrap_or((body, ""));
            if holds > Holds::No {
                self.rule(head, style, holds);
            }
            rest = after;
        }
    }

    fn rule(&mut self, head: &str, style: &str, holds: Holds) {
        if said(style).is_empty() {
            return;
        }
        for selector in head.split(',') {
            let Some((path, is_sure)) = path(selector.trim()) else { continue };
            let mut says = said(style);
            if !is_sure || holds < Holds::Yes {
                says.retain(|said| styles::shows(&said.name, &said.value));
            }
            if !says.is_empty() && self.rules.len() < MOST_RULES {
                let count = |of: fn(&Element) -> usize| path.iter().map(of).sum::<usize>();
                let weight = (
                    count(|part| usize::from(part.id.is_some())),
                    count(|part| part.classes.len()),
                    count(|part| usize::from(!part.name.is_empty())),
                );
                self.rules.push(Rule { path, weight, says });
            }
        }
    }

    /// What is said of an element, by the sheets and by itself, in the order in which later wins.
    pub fn style<'a>(
        &self,
        element: &'a Element,
        around: &(impl Iterator<Item = &'a Element> + Clone),
        own: &str,
    ) -> String {
        let mut meant: Vec<&Rule> = self.rules.iter().filter(|rule| rule.means(element, around.clone())).collect();
        // Those of the same weight stay in their order.
        meant.sort_by_key(|rule| rule.weight);
        let own_said = declarations(own, |_| true);
        let mut style = String::new();
        for is_important in [false, true] {
            let of_sheets = meant.iter().flat_map(|rule| &rule.says);
            for said in of_sheets.chain(&own_said).filter(|said| said.is_important == is_important) {
                style.extend([said.name.as_str(), ":", said.value.as_str(), ";"]);
            }
        }
        style
    }
}

impl Rule {
    fn means<'a>(&self, element: &Element, around: impl Iterator<Item = &'a Element>) -> bool {
        let Some((last, others)) = self.path.split_last() else { return false };
        let mut around = around.take(MOST_AROUND);
        last.means(element) && others.iter().rev().all(|part| around.any(|outer| part.means(outer)))
    }
}

impl Element {
    fn means(&self, other: &Self) -> bool {
        (self.name.is_empty() || self.name == other.name)
            && (self.id.is_none() || self.id == other.id)
            && self.classes.iter().all(|class| other.classes.contains(class))
    }
}

fn said(style: &str) -> Vec<Said> {
    declarations(style, |name| ASKED.contains(&name))
}

fn declarations(style: &str, is_asked: impl Fn(&str) -> bool) -> Vec<Said> {
    let squeezed: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let one = |part: &str| {
        let (name, value) = part.split_once(':')?;
        let bare = value.split('!').next().unwrap_or_default();
        let is_important = value.len() > bare.len();
        is_asked(name).then(|| Said { name: name.to_owned(), value: bare.to_owned(), is_important })
    };
    squeezed.split(';').filter_map(one).collect()
}

fn at_rule(at: &str) -> Holds {
    let (name, rest) = at.split_once(|c: char| c.is_whitespace() || c == '(').unwrap_or((at, ""));
    match name.to_ascii_lowercase().as_str() {
        // The bracket of a question without a space before it was taken as the space.
        "media" if at.get(name.len()..).is_some_and(|rest| rest.starts_with('(')) => holds_on(&format!("({rest}")),
        "media" => holds_on(rest),
        "supports" | "layer" | "container" => Holds::Perhaps,
        _ => Holds::No,
    }
}

/// Whether a rule for these screens holds in the window of a computer.
fn holds_on(media: &str) -> Holds {
    let media = media.to_ascii_lowercase();
    if media.trim().is_empty() {
        return Holds::Yes;
    }
    let one = |query: &str| query.split(" and ").map(|part| holds_for(part.trim())).min().unwrap_or(Holds::Yes);
    media.split(',').map(one).max().unwrap_or(Holds::Yes)
}

fn holds_for(part: &str) -> Holds {
    let part = part.strip_prefix("only ").unwrap_or(part).trim();
    let Some(feature) = part.strip_prefix('(') else {
        return match part {
            "all" | "screen" => Holds::Yes,
            _ if part.starts_with("not ") => Holds::Perhaps,
            _ => Holds::No,
        };
    };
    let (name, value) = feature.trim_end_matches(')').split_once(':').unwrap_or((feature, ""));
    let pixels = styles::pixels(value.trim());
    match (name.trim(), pixels) {
        ("min-width" | "min-device-width", Some(least)) if least <= WINDOW.0 => Holds::Yes,
        ("max-width" | "max-device-width", Some(most)) if most >= WINDOW.1 => Holds::Yes,
        ("max-width" | "max-device-width", _) => Holds::No,
        ("prefers-color-scheme", _) if value.contains("dark") => Holds::No,
        _ => Holds::Perhaps,
    }
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

/// A block that may have blocks inside, and what stands after it.
fn parted(body: &str) -> (&str, &str) {
    let mut depth = 1_usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default());
        }
    }
    (body, "")
}

/// The elements a selector names from the outside in, and whether it means all of those and only them.
fn path(selector: &str) -> Option<(Vec<Element>, bool)> {
    // What is seen only under the pointer, or beside the element, or where colours are turned around.
    const ELSEWHERE: [&str; 8] = ["::", ":before", ":after", ":hover", ":active", ":focus", ":target", "[data-ogs"];
    if selector.is_empty() || ELSEWHERE.iter().any(|part| selector.contains(part)) {
        return None;
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.# *".contains(c) || c.is_whitespace();
    if selector.chars().all(is_plain) {
        return Some((selector.split_whitespace().map(element).collect(), true));
    }
    // Of a relation that is not followed here the last element is left.
    let last = selector.rsplit(|c: char| c.is_whitespace() || ">+~".contains(c)).find(|part| !part.is_empty())?;
    let last = element(last.split(['[', ':']).next().unwrap_or_default());
    (last.id.is_some() || !last.classes.is_empty()).then(|| (vec![last], false))
}

fn element(part: &str) -> Element {
    let mut element = Element::default();
    let starts = part.match_indices(['.', '#']).map(|(at, _)| at).chain([part.len()]);
    let mut from = 0;
    for at in starts {
        let piece = part.get(from..at).unwrap_or_default();
        match piece.chars().next() {
            Some('.') => element.classes.push(piece.trim_start_matches('.').to_owned()),
            Some('#') => element.id = Some(piece.trim_start_matches('#').to_owned()),
            Some(_) => element.name = piece.trim_start_matches('*').to_ascii_lowercase(),
            None => {}
        }
        from = at;
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(sheet: &str, class: &str, own: &str) -> String {
        let mut sheets = Sheets::default();
        sheets.read(sheet, None);
        let outer = Element { name: "div".to_owned(), id: None, classes: vec!["out".to_owned()] };
        let classes = class.split_whitespace().map(str::to_owned).collect();
        let element = Element { name: "p".to_owned(), id: None, classes };
        sheets.style(&element, &std::iter::once(&outer), own)
    }

    #[test]
    fn the_rule_that_wins_is_last_and_one_that_may_hold_only_shows() {
        for (sheet, class, own, is_hidden) in [
            (".x{display:none}", "x", "", true),
            (".x{display:none}.x{display:block}", "x", "", false),
            (".x.y{display:block}.x{display:none}", "x y", "", false),
            (".x{display:none}", "x", "display:block", false),
            (".x{display:none !important}", "x", "display:block", true),
            (".x{display:none}@media screen{.x{display:block}}", "x", "", false),
            (".x{display:none}@media only screen and (min-width:600px){.x{display:block}}", "x", "", false),
            (".x{display:none}@media(max-width:480px){.x{display:block}}", "x", "", true),
            (".x{display:none}@media print{.x{display:block}}", "x", "", true),
            ("@media screen{@media print{.x{display:none}}}", "x", "", false),
            (".out .x{display:none}", "x", "", true),
            (".in .x{display:none}", "x", "", false),
            (".in > .x, .x[title]{display:none}", "x", "", false),
            (".x{display:none}.in > .x{display:block}", "x", "", false),
            (".x{display:none}.x:hover{display:block}", "x", "", true),
            (".x{display:none}@supports (a:b){.x{display:block}}", "x", "", false),
            ("@font-face{a:b}.y{display:none}", "x", "", false),
        ] {
            assert_eq!(styles::hides(&style(sheet, class, own), "p"), is_hidden, "{sheet} {class} {own}");
        }
    }
}
