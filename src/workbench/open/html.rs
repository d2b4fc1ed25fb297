//! Web pages of mails as text: blocks in their order, the cells of a row beside one another, what is hidden left out.
//!
//! The tokens come from Servo's reader of HTML; what they mean for a page of text is decided here. Nothing is deeper
//! than a list, so that no page can be too deep.
//!
//! Must not live here: what a style means (`styles` has that).

mod cascade;
mod elements;
mod letters;
mod lists;
mod opened;
mod tables;

use super::styles::Seen;
use cascade::Sheets;
use elements::{BLOCKS, DRAWN, SPACED, VOID, attribute};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use letters::{shifted, tidy};
use lists::{Counter, Numerals};
use opened::Open;
use std::cell::RefCell;
use tables::Cell;

/// More elements inside one another are taken as one.
const DEEPEST: usize = 2_000;
/// Before words that are struck out.
const STRUCK: &str = "[struck out: ";

/// The words of a web page as a person sees them.
pub fn text_of_html(html: &str) -> String {
    let lists::Ahead { sheets, mut items } = lists::ahead(html);
    items.reverse();
    let walk = Walk { sheets, items, ..Walk::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(walk)), TokenizerOpts::default());
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

#[derive(Default)]
struct Walk {
    open: Vec<Open>,
    /// What was written on the page.
    page: String,
    /// What was written in the cells and the offers that are open.
    cells: Vec<String>,
    /// The cells of the rows that are open.
    rows: Vec<Vec<Cell>>,
    /// The rows of the tables that are open.
    tables: Vec<Vec<Vec<Cell>>>,
    /// What the choices that are open offer, and whether all of it is in sight.
    choices: Vec<Choice>,
    sheets: Sheets,
    /// How many items the lists that count have, the next one last.
    items: Vec<usize>,
}

/// A choice of which what is chosen is in sight, or a list that shows all it offers.
#[derive(Default)]
struct Choice {
    is_list: bool,
    /// What is offered, and whether it was chosen.
    offers: Vec<(String, bool)>,
}

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if let Some((names, beyond)) = elements::ended_by(name) {
            self.close(names, beyond);
        }
        let open = self.opened(tag);
        self.before(name, open.is_hidden);
        if open.is_seen() {
            self.written(tag);
        }
        let is_struck = open.is_struck;
        let is_drawn = tag.self_closing && self.open.iter().any(|open| DRAWN.contains(&open.name()));
        if !VOID.contains(&name) && !is_drawn && self.open.len() < DEEPEST {
            match name {
                "table" => self.tables.push(Vec::new()),
                "tr" => self.rows.push(Vec::new()),
                "td" | "th" => self.cells.push(String::new()),
                "select" => self.choices.push(Choice { is_list: is_list(tag), offers: Vec::new() }),
                "option" if open.offer.is_some() => self.cells.push(String::new()),
                _ => {}
            }
            self.open.push(open);
            if is_struck {
                self.words(STRUCK);
            }
        }
        elements::inside(name)
    }

    fn opened(&mut self, tag: &Tag) -> Open {
        let element = opened::element(tag);
        let around = self.open.iter().rev().map(|open| &*open.element);
        let style = self.sheets.style(&element, &around, attribute(tag, "style").unwrap_or_default());
        let outer = self.open.last().cloned().unwrap_or_default();
        let counter = (&*tag.name == "ol").then(|| {
            let items = i64::try_from(self.items.pop().unwrap_or(0)).unwrap_or(0);
            Counter::of(tag, &style, items)
        });
        let is_offer = &*tag.name == "option" && !self.choices.is_empty();
        Open {
            next: counter,
            offer: is_offer.then(|| attribute(tag, "selected").is_some()),
            ..Open::inside(&outer, element, tag, &style)
        }
    }

    /// What an element writes by itself.
    fn written(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" => self.line_end(),
            "img" => self.picture(attribute(tag, "alt")),
            // What is typed or pressed stands apart from the words beside it.
            "button" | "textarea" | "select" => self.words(" "),
            "input" => self.typed(tag),
            "li" => self.item(tag),
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
        let found = self.open.iter().rposition(|open| names.contains(&open.name()) || beyond.contains(&open.name()));
        let Some(found) = found else { return };
        if !self.open.get(found).is_some_and(|open| names.contains(&open.name())) {
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
            self.struck();
        }
        match open.name() {
            "td" | "th" => {
                let cell = Cell { text: tidy(&self.cells.pop().unwrap_or_default()), ..open.cell.clone() };
                let around = self.open.iter().rev().find(|open| matches!(open.name(), "tr" | "table"));
                match self.rows.last_mut() {
                    // One that is not shown leaves no gap.
                    Some(_) if open.is_hidden => {}
                    Some(row) if around.is_some_and(|open| open.name() == "tr") => row.push(cell),
                    _ => self.block(&cell.text),
                }
            }
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                match self.tables.last_mut() {
                    Some(table) => table.push(row),
                    None => self.block(&tables::lines(&[row])),
                }
            }
            "table" => {
                let rows = self.tables.pop().unwrap_or_default();
                self.block(&tables::lines(&rows));
                self.before("table", open.is_hidden);
            }
            "option" if open.offer.is_some() => self.offered(open),
            "select" => self.chosen(open.is_seen()),
            name => self.before(name, open.is_hidden),
        }
    }

    /// The end of what is struck out, behind its last word; nothing where there was none.
    fn struck(&mut self) {
        let part = self.part();
        let end = part.trim_end().len();
        let is_apart = part.get(end..) == Some(" ");
        part.truncate(end);
        if let Some(rest) = part.strip_suffix(STRUCK.trim_end()) {
            part.truncate(rest.len());
        } else {
            part.push_str(if is_apart { "] " } else { "]" });
        }
    }

    fn offered(&mut self, open: &Open) {
        let text = self.cells.pop().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(choice) = self.choices.last_mut().filter(|_| !open.is_hidden) {
            choice.offers.push((text, open.offer == Some(true)));
        }
    }

    /// What a choice shows: what was chosen, or the first where nothing was.
    fn chosen(&mut self, is_seen: bool) {
        let Some(choice) = self.choices.pop().filter(|_| is_seen) else { return };
        if choice.is_list {
            for (text, is_chosen) in choice.offers {
                self.words(&format!(" {}{text}", tick(is_chosen)));
            }
        } else {
            let chosen = choice.offers.iter().rfind(|(_, is_chosen)| *is_chosen).or_else(|| choice.offers.first());
            if let Some((text, _)) = chosen {
                self.words(text);
            }
        }
        self.words(" ");
    }

    /// Room before and after a block.
    fn before(&mut self, name: &str, is_hidden: bool) {
        if is_hidden {
            return;
        }
        if SPACED.contains(&name) {
            self.fresh_line();
            let part = self.part();
            if !part.is_empty() && !part.ends_with("\n\n") && !part.ends_with(STRUCK) {
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
        if !part.is_empty() && !part.ends_with('\n') && !part.ends_with(STRUCK) {
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

    fn typed(&mut self, tag: &Tag) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        match kind.as_str() {
            "hidden" | "password" => {}
            "checkbox" | "radio" => self.words(tick(attribute(tag, "checked").is_some())),
            _ => {
                if let Some(value) = attribute(tag, "value") {
                    self.words(&format!(" {value} "));
                }
            }
        }
    }

    fn item(&mut self, tag: &Tag) {
        let list = self.open.iter_mut().rev().find(|open| matches!(open.name(), "ol" | "ul"));
        let mark = match list.and_then(|list| list.next.as_mut()) {
            Some(counter) => {
                let own = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
                let number: i64 = own.unwrap_or(counter.next);
                counter.next = number.saturating_add(counter.step);
                let kind = attribute(tag, "type").and_then(Numerals::named).unwrap_or(counter.kind);
                format!("{}. ", kind.write(number))
            }
            None => "• ".to_owned(),
        };
        self.part().push_str(&mark);
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(open) if !open.is_seen() || open.is_tiny => {}
            // Clear letters are lost on any paper.
            Some(open) if open.ink.is_lost_on(if self.sheets.is_painted { Seen::Unknown } else { open.paper }) => {}
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

    fn finish(mut self) -> String {
        while let Some(open) = self.open.pop() {
            self.closed(&open);
        }
        tidy(&self.page)
    }
}

/// True for a choice that shows all it offers.
fn is_list(tag: &Tag) -> bool {
    let rows = attribute(tag, "size").and_then(|size| size.trim().parse().ok()).unwrap_or(1_usize);
    attribute(tag, "multiple").is_some() || rows > 1
}

fn tick(is_set: bool) -> &'static str {
    if is_set { "[x] " } else { "[ ] " }
}

#[cfg(test)]
mod tests;
