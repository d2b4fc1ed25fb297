//! How the items of lists are counted on web pages, and what has to be known of a page before it is read: its style
//! sheets, and how long its lists are.
//!
//! Must not live here: what is written on a page.

use super::super::styles;
use super::cascade::Sheets;
use super::elements::{self, attribute};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// The number of the next item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// The number itself.
    pub next: i64,
    /// What is added for the one after it.
    pub step: i64,
    /// Whether it is written in figures, letters or as the Romans did.
    pub kind: Numerals,
}

impl Counter {
    /// How a list of so many items begins to count.
    pub fn of(tag: &Tag, style: &str, items: i64) -> Self {
        let is_reversed = attribute(tag, "reversed").is_some();
        let given = attribute(tag, "start").and_then(|start| start.trim().parse().ok());
        let kind = styles::counted(style).and_then(Numerals::named);
        let kind = kind.or_else(|| attribute(tag, "type").and_then(Numerals::named));
        Self {
            next: given.unwrap_or(if is_reversed { items } else { 1 }),
            step: if is_reversed { -1 } else { 1 },
            kind: kind.unwrap_or(Numerals::Figures),
        }
    }
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2
    Figures,
    /// a, b
    Letters,
    /// A, B
    Capitals,
    /// i, ii
    Roman,
    /// I, II
    RomanCapitals,
}

impl Numerals {
    /// As the type of a list or a style names them.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "a" | "lower-alpha" | "lower-latin" => Self::Letters,
            "A" | "upper-alpha" | "upper-latin" => Self::Capitals,
            "i" | "lower-roman" => Self::Roman,
            "I" | "upper-roman" => Self::RomanCapitals,
            "1" | "decimal" => Self::Figures,
            _ => return None,
        })
    }

    /// A number written so.
    pub fn write(self, number: i64) -> String {
        let written = match self {
            Self::Figures => None,
            Self::Letters | Self::Capitals => in_letters(number),
            Self::Roman | Self::RomanCapitals => in_roman(number),
        };
        match written {
            Some(written) if matches!(self, Self::Capitals | Self::RomanCapitals) => written.to_uppercase(),
            Some(written) => written,
            None => number.to_string(),
        }
    }
}

fn in_letters(number: i64) -> Option<String> {
    let mut left = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from_u32(u32::from(b'a') + left % 26)?);
        left /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

fn in_roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = Some(number).filter(|number| (1..4_000).contains(number))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            written.push_str(sign);
            left -= value;
        }
    }
    Some(written)
}

/// What is known of a page before it is read.
#[derive(Default)]
pub struct Ahead {
    /// All its style sheets, as one at the end counts for the beginning too.
    pub sheets: Sheets,
    /// How many items each list that counts has, in the order of the page.
    pub items: Vec<usize>,
}

/// Looks through a page.
pub fn ahead(html: &str) -> Ahead {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Look::default())), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _end = tokenizer.feed(&input);
    tokenizer.end();
    let mut look = tokenizer.sink.0.into_inner();
    look.end("style");
    look.ahead
}

#[derive(Default)]
struct Look {
    ahead: Ahead,
    /// The lists that are open: those that count by their place.
    open: Vec<(bool, Option<usize>)>,
    /// The sheet that is being read, and the screens it is for.
    sheet: Option<(String, Option<String>)>,
}

impl Look {
    fn end(&mut self, name: &str) {
        if let "ol" | "ul" = name
            && let Some(at) = self.open.iter().rposition(|(is_ordered, _)| *is_ordered == (name == "ol"))
        {
            self.open.truncate(at);
        } else if name == "style"
            && let Some((sheet, media)) = self.sheet.take()
        {
            self.ahead.sheets.read(&sheet, media.as_deref());
        }
    }

    fn start(&mut self, name: &str) {
        match name {
            "ol" => {
                self.open.push((true, Some(self.ahead.items.len())));
                self.ahead.items.push(0);
            }
            "ul" => self.open.push((false, None)),
            "li" => {
                let list = self.open.last().and_then(|(_, list)| *list);
                if let Some(items) = list.and_then(|list| self.ahead.items.get_mut(list)) {
                    *items += 1;
                }
            }
            _ => {}
        }
    }
}

struct Sink(RefCell<Look>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut look = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                look.start(&tag.name);
                if &*tag.name == "style" {
                    look.sheet = Some((String::new(), attribute(&tag, "media").map(str::to_owned)));
                }
                return elements::inside(&tag.name);
            }
            Token::TagToken(tag) => look.end(&tag.name),
            Token::CharacterTokens(text) => {
                if let Some((sheet, _)) = &mut look.sheet {
                    sheet.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        for (kind, number, wanted) in [
            ("a", 1, "a"),
            ("a", 27, "aa"),
            ("A", 2, "B"),
            ("i", 14, "xiv"),
            ("I", 1999, "MCMXCIX"),
            ("1", 12, "12"),
            ("a", 0, "0"),
            ("i", -3, "-3"),
        ] {
            assert_eq!(Numerals::named(kind).expect("known").write(number), wanted, "{kind} {number}");
        }
        assert_eq!(ahead("<ol><li>a<ul><li>b</ul><li>c</ol><ol></ol>").items, [2, 0]);
    }
}
