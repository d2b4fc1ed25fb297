//! Web pages of mails as text: blocks in their order, the cells of a row beside one another, what is hidden left out.
//!
//! The tokens come from Servo's reader of HTML; what they mean for a page of text is decided here. Nothing is deeper
//! than a list, so that no page can be too deep.
//!
//! Must not live here: what a style means (`styles` has that).

mod elements;
mod letters;

use super::styles::{self, Rule, Seen};
use elements::{BLOCKS, SPACED, UNSEEN, VOID};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use letters::{HIGHER, LOWER, shifted, tidy};
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
#[derive(Clone)]
struct Open {
    name: String,
    is_hidden: bool,
    /// Letters of no size; what is inside may have one.
    is_tiny: bool,
    is_kept: bool,
    /// The colour of letters and of what is behind them.
    ink: Seen,
    paper: Seen,
    /// Struck out; the words end where it does.
    is_struck: bool,
    /// Letters that stand higher or lower.
    shift: Option<&'static str>,
    /// The number of the next item, in a list that counts.
    next: Option<usize>,
}

impl Default for Open {
    fn default() -> Self {
        Self {
            name: String::new(),
            is_hidden: false,
            is_tiny: false,
            is_kept: false,
            ink: Seen::Colour([0; 3]),
            paper: Seen::Colour([255; 3]),
            is_struck: false,
            shift: None,
            next: None,
        }
    }
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
    /// A style sheet paints the paper, so the colour behind letters is not known.
    is_painted: bool,
}

fn attribute<'a>(tag: &'a Tag, wanted: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted).map(|attribute| &*attribute.value)
}

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if let Some((names, beyond)) = elements::ended_by(name) {
            self.close(names, beyond);
        }
        let open = self.opened(tag);
        self.before(name, open.is_hidden);
        if !open.is_hidden {
            self.written(tag);
            if open.is_struck {
                self.words("[struck out: ");
            }
        }
        if !VOID.contains(&name) && self.open.len() < DEEPEST {
            self.open.push(open);
            match name {
                "tr" => self.rows.push(Vec::new()),
                "td" | "th" => self.cells.push(String::new()),
                "style" => self.sheet = Some(String::new()),
                _ => {}
            }
        }
        elements::inside(name)
    }

    /// What an element is, by itself and by what it stands in.
    fn opened(&self, tag: &Tag) -> Open {
        let name = &*tag.name;
        let attribute = |wanted| attribute(tag, wanted);
        let style = styles::squeezed(attribute("style").unwrap_or_default());
        let outer = self.open.last().cloned().unwrap_or_default();
        let is_hidden = outer.is_hidden
            || UNSEEN.contains(&name)
            || attribute("hidden").is_some()
            || styles::hides(&style)
            || self.is_hidden_by_rule(name, attribute("id"), attribute("class"));
        let given = attribute("color").or_else(|| attribute("text").filter(|_| name == "body"));
        // Links have a colour of their own.
        let own = if name == "a" { Seen::Unknown } else { outer.ink };
        let behind = attribute("background").map(|_| Seen::Unknown);
        let behind = behind.or_else(|| attribute("bgcolor").and_then(styles::colour));
        let is_struck = matches!(name, "s" | "del" | "strike") || styles::strikes(&style);
        Open {
            name: name.to_owned(),
            is_hidden,
            is_tiny: styles::is_tiny(&style).unwrap_or(outer.is_tiny),
            is_kept: outer.is_kept || name == "pre" || name == "textarea",
            ink: styles::ink(&style).or_else(|| given.and_then(styles::colour)).unwrap_or(own),
            paper: styles::paper(&style).or(behind).unwrap_or(outer.paper),
            is_struck: is_struck && !is_hidden && !VOID.contains(&name),
            shift: match name {
                "sup" => Some(HIGHER),
                "sub" => Some(LOWER),
                _ => outer.shift,
            },
            next: (name == "ol").then(|| attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1)),
        }
    }

    /// What an element writes by itself.
    fn written(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" => self.line_end(),
            "img" => self.picture(attribute(tag, "alt")),
            // What is typed or pressed stands apart from the words beside it.
            "button" | "textarea" | "select" => self.words(" "),
            "input" => self.typed(attribute(tag, "type"), attribute(tag, "value")),
            "li" => self.item(),
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
        if open.is_struck {
            self.part().push(']');
        }
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
                self.is_painted |= sheet.to_ascii_lowercase().contains("background");
                self.rules.extend(styles::rules(&sheet));
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

    fn typed(&mut self, kind: Option<&str>, value: Option<&str>) {
        let is_shown = kind.is_none_or(|kind| !["hidden", "password", "checkbox", "radio"].contains(&kind));
        if let Some(value) = value.filter(|_| is_shown) {
            self.words(&format!(" {value} "));
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
            // Clear letters are lost on any paper.
            Some(open) if open.ink.is_lost_on(if self.is_painted { Seen::Unknown } else { open.paper }) => {}
            Some(open) if open.is_kept => self.part().push_str(text),
            Some(Open { shift: Some(signs), .. }) => self.words(&shifted(text, signs)),
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
        self.rules.iter().any(|rule| rule.means(name, id, &classes))
    }

    fn finish(mut self) -> String {
        while let Some(open) = self.open.pop() {
            self.closed(&open);
        }
        tidy(&self.page)
    }
}

#[cfg(test)]
mod tests;
