//! Web pages of mails as text: blocks in their order, the cells of a row beside one another, what is hidden left out.
//!
//! The tokens come from Servo's reader of HTML; what they mean for a page of text is decided here. Nothing is deeper
//! than a list, so that no page can be too deep.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// More elements inside one another are taken as one.
const DEEPEST: usize = 2_000;

/// The words of a web page as a person sees them.
pub fn text_of_html(html: &str) -> String {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Walk::default())), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // Every script was put aside as text, so it reads to the end.
    let _end = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Walk>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return walk.start(&tag),
            Token::TagToken(tag) => walk.end(&tag.name),
            Token::CharacterTokens(text) => walk.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element that is open.
#[derive(Clone, Default)]
struct Open {
    name: String,
    is_hidden: bool,
    /// Letters of no size; what is inside may have one.
    is_tiny: bool,
    is_kept: bool,
    /// The number of the next item, in a list that counts.
    next: Option<usize>,
}

#[derive(Default)]
struct Walk {
    open: Vec<Open>,
    /// What was written on the page.
    page: String,
    /// What was written in the cells that are open.
    cells: Vec<String>,
    /// The cells of the rows that are open.
    rows: Vec<Vec<String>>,
    rules: Vec<Rule>,
    /// The style sheet that is being read.
    sheet: Option<String>,
}

/// What a style sheet hides: one element, by its name, its class or its id.
struct Rule {
    name: String,
    id: String,
    classes: Vec<String>,
}

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
const UNSEEN: [&str; 12] = [
    "head", "title", "script", "style", "template", "noscript", "object", "select", "datalist", "svg", "math", "audio",
];
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "legend",
    "li",
    "main",
    "nav",
    "section",
    "summary",
    "caption",
    "tbody",
    "option",
];
const SPACED: [&str; 13] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"];

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        self.close_before(name);
        let attribute = |wanted: &str| {
            tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted).map(|attribute| &*attribute.value)
        };
        let style = squeezed(attribute("style").unwrap_or_default());
        let outer = self.open.last().cloned().unwrap_or_default();
        let is_hidden = outer.is_hidden
            || UNSEEN.contains(&name)
            || attribute("hidden").is_some()
            || hides(&style)
            || self.is_hidden_by_rule(name, attribute("id"), attribute("class"));
        let is_tiny = size_of(&style).unwrap_or(outer.is_tiny);
        self.before(name, is_hidden);
        if !is_hidden {
            match name {
                "br" => self.line_end(),
                "img" => self.picture(attribute("alt")),
                "li" => self.item(),
                _ => {}
            }
        }
        if !VOID.contains(&name) && self.open.len() < DEEPEST {
            let next = (name == "ol").then(|| attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1));
            let is_kept = outer.is_kept || name == "pre" || name == "textarea";
            self.open.push(Open { name: name.to_owned(), is_hidden, is_tiny, is_kept, next });
            match name {
                "tr" => self.rows.push(Vec::new()),
                "td" | "th" => self.cells.push(String::new()),
                "style" => self.sheet = Some(String::new()),
                _ => {}
            }
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Elements whose end need not be written end where others begin.
    fn close_before(&mut self, name: &str) {
        match name {
            "li" => self.close(&["li"], &["ul", "ol", "table"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl", "table"]),
            "option" => self.close(&["option"], &["select", "table"]),
            "td" | "th" => self.close(&["td", "th"], &["tr", "table"]),
            "tr" => self.close(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => self.close(&["tbody", "thead", "tfoot"], &["table"]),
            "body" => self.close(&["head"], &[]),
            _ if SPACED.contains(&name) || BLOCKS.contains(&name) => {
                self.close(&["p"], &["td", "th", "table", "button", "div", "li", "blockquote"]);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.close(&["table"], &[]),
            "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" => self.close(&[name], &["table"]),
            "body" | "html" => {}
            "br" => self.line_end(),
            _ => self.close(&[name], &["td", "th", "table"]),
        }
    }

    /// Closes the innermost element with one of these names, and all inside it, but none beyond the others.
    fn close(&mut self, names: &[&str], beyond: &[&str]) {
        let found = self
            .open
            .iter()
            .rposition(|open| names.contains(&open.name.as_str()) || beyond.contains(&open.name.as_str()));
        let Some(found) = found else { return };
        if !self.open.get(found).is_some_and(|open| names.contains(&open.name.as_str())) {
            return;
        }
        while self.open.len() > found {
            if let Some(open) = self.open.pop() {
                self.closed(&open);
            }
        }
    }

    fn closed(&mut self, open: &Open) {
        match open.name.as_str() {
            "td" | "th" => {
                let cell = self.cells.pop().unwrap_or_default();
                match self.rows.last_mut() {
                    Some(row) if self.open.iter().any(|open| open.name == "tr") => row.push(tidy(&cell)),
                    _ => self.block(&tidy(&cell)),
                }
            }
            "tr" => {
                let cells = self.rows.pop().unwrap_or_default();
                let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
                // Cells with several lines lay a page out; others are the columns of a table.
                let is_table = cells.iter().all(|cell| !cell.contains('\n'));
                self.block(&cells.join(if is_table { " " } else { "\n" }));
            }
            "style" => {
                let sheet = self.sheet.take().unwrap_or_default();
                self.rules.extend(rules(&sheet));
            }
            name => self.before(name, open.is_hidden),
        }
    }

    /// Room before and after a block.
    fn before(&mut self, name: &str, is_hidden: bool) {
        if is_hidden {
            return;
        }
        if SPACED.contains(&name) {
            self.fresh_line();
            let part = self.part();
            if !part.is_empty() && !part.ends_with("\n\n") {
                part.push('\n');
            }
        } else if BLOCKS.contains(&name) {
            self.fresh_line();
        }
    }

    /// Where words go now.
    fn part(&mut self) -> &mut String {
        self.cells.last_mut().unwrap_or(&mut self.page)
    }

    fn fresh_line(&mut self) {
        let part = self.part();
        if !part.is_empty() && !part.ends_with('\n') {
            part.push('\n');
        }
    }

    fn line_end(&mut self) {
        if !self.open.last().is_some_and(|open| open.is_hidden) {
            self.part().push('\n');
        }
    }

    fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.fresh_line();
            let part = self.part();
            part.push_str(text);
            part.push('\n');
        }
    }

    fn picture(&mut self, alt: Option<&str>) {
        if let Some(alt) = alt.map(str::trim).filter(|alt| !alt.is_empty()) {
            self.words(&format!("[picture: {alt}]"));
        }
    }

    fn item(&mut self) {
        let list = self.open.iter_mut().rev().find(|open| open.name == "ol" || open.name == "ul");
        let mark = match list.and_then(|list| list.next.as_mut()) {
            Some(next) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            None => "• ".to_owned(),
        };
        self.part().push_str(&mark);
    }

    fn text(&mut self, text: &str) {
        if let Some(sheet) = &mut self.sheet {
            sheet.push_str(text);
            return;
        }
        match self.open.last() {
            Some(open) if open.is_hidden || open.is_tiny => {}
            Some(open) if open.is_kept => self.part().push_str(text),
            _ => self.words(text),
        }
    }

    /// Words with one space between them.
    fn words(&mut self, text: &str) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let part = self.part();
        for c in text.chars() {
            if !is_space(c) {
                part.push(c);
            } else if !part.is_empty() && !part.ends_with([' ', '\n']) {
                part.push(' ');
            }
        }
    }

    fn is_hidden_by_rule(&self, name: &str, id: Option<&str>, class: Option<&str>) -> bool {
        let classes: Vec<&str> = class.unwrap_or_default().split_ascii_whitespace().collect();
        self.rules.iter().any(|rule| {
            (rule.name.is_empty() || rule.name == name)
                && (rule.id.is_empty() || Some(rule.id.as_str()) == id)
                && rule.classes.iter().all(|class| classes.contains(&class.as_str()))
        })
    }

    fn finish(mut self) -> String {
        while let Some(open) = self.open.pop() {
            self.closed(&open);
        }
        tidy(&self.page)
    }
}

/// Lines without spaces at their ends, and at most one empty line between them.
fn tidy(text: &str) -> String {
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

fn squeezed(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase().replace("!important", "")
}

fn values(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|part| part.split_once(':'))
}

fn is_nothing(value: &str) -> bool {
    matches!(value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%'), "0" | "0.0" | ".0")
}

/// True for styles that show nothing.
fn hides(style: &str) -> bool {
    let has = |wanted: &str, is: &dyn Fn(&str) -> bool| values(style).any(|(name, value)| name == wanted && is(value));
    let is_cut = has("overflow", &|value| value == "hidden");
    let is_far = |value: &str| value.starts_with("-9") && value.len() > 4;
    has("display", &|value| value == "none")
        || has("visibility", &|value| matches!(value, "hidden" | "collapse"))
        || has("opacity", &is_nothing)
        || (is_cut && (has("max-height", &is_nothing) || has("height", &is_nothing) || has("max-width", &is_nothing)))
        || has("text-indent", &is_far)
        || (has("position", &|value| value == "absolute") && (has("left", &is_far) || has("top", &is_far)))
}

/// Whether letters have no size, where a style says it.
fn size_of(style: &str) -> Option<bool> {
    values(style).filter(|(name, _)| *name == "font-size").last().map(|(_, value)| is_nothing(value))
}

/// What a style sheet hides on every screen. Rules for some screens only, and for places in others, are left out.
fn rules(sheet: &str) -> Vec<Rule> {
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
    fn blocks_and_cells_stand_apart_and_what_is_hidden_is_not_there() {
        for (html, wanted) in [
            (
                "<table><tr><td>Blue mug</td><td>1</td><td>$129.90</td></tr><tr><td>Shipping</td><td></td><td>$4.00</td></tr></table><p>Ship to:</p><p>14 Elm Street</p>",
                "Blue mug 1 $129.90\nShipping $4.00\n\nShip to:\n\n14 Elm Street",
            ),
            ("<div style='display:none'>pre</div><h1>Order</h1>text<br>more", "Order\n\ntext\nmore"),
            (
                "<style>.x, p.y { display : none !important } @media print { .z { display:none } }</style><b class='a x'>no</b><p class=y>no</p><i class=z>yes</i>",
                "yes",
            ),
            ("<td style='font-size:0'>no<div style='font-size:14px'>yes</div></td>", "yes"),
            ("<table><tr><td><table><tr><td>a<td>b<tr><td>c</table><td>d</table>", "a b\nc\nd"),
            ("<ul><li>one<li>two</ul><ol><li>first<li>second</ol>", "• one\n• two\n\n1. first\n2. second"),
            ("a <b>b</b>\n  c&nbsp;&amp;&#x41;<script>no('<p>')</script><title>no</title>", "a b c\u{a0}&A"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("<p hidden>no<p>yes<!-- no --><!--[if mso]>no<![endif]-->", "yes"),
            ("<img alt='Blue mug' src=x><img alt=''>", "[picture: Blue mug]"),
            ("<p>never closed <b>bold <i>both", "never closed bold both"),
        ] {
            assert_eq!(text_of_html(html), wanted, "{html}");
        }
        assert_eq!(text_of_html(&format!("{}deep", "<div>".repeat(100_000))), "deep");
    }
}
