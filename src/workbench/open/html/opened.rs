//! An element of a web page that is open: what it says of the words inside of it.
//!
//! Must not live here: what is written on a page.

use super::super::styles::{self, Seen};
use super::cascade::Element;
use super::elements::{UNSEEN, VOID, attribute};
use super::letters::{HIGHER, LOWER};
use super::lists::Counter;
use super::tables::Cell;
use html5ever::tokenizer::Tag;
use std::rc::Rc;

/// An element that is open.
#[derive(Clone)]
pub struct Open {
    pub element: Rc<Element>,
    pub is_hidden: bool,
    /// Left blank; what is inside may be seen.
    pub is_blank: bool,
    /// Letters of no size; what is inside may have one.
    pub is_tiny: bool,
    pub is_kept: bool,
    /// The colour of letters and of what is behind them.
    pub ink: Seen,
    pub paper: Seen,
    /// Struck out; the words end where it does.
    pub is_struck: bool,
    /// The cells of this part of a table are struck out.
    pub strikes_cells: bool,
    /// Letters that stand higher or lower.
    pub shift: Option<&'static str>,
    /// The number of the next item, in a list that counts.
    pub next: Option<Counter>,
    /// What it is in a table.
    pub cell: Cell,
    /// What is offered by a choice, and whether it is what was chosen.
    pub offer: Option<bool>,
}

impl Default for Open {
    fn default() -> Self {
        Self {
            element: Rc::default(),
            is_hidden: false,
            is_blank: false,
            is_tiny: false,
            is_kept: false,
            ink: Seen::Colour([0; 3]),
            paper: Seen::Colour([255; 3]),
            is_struck: false,
            strikes_cells: false,
            shift: None,
            next: None,
            cell: Cell::default(),
            offer: None,
        }
    }
}

impl Open {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.element.name
    }

    /// True when what it writes is in sight.
    pub fn is_seen(&self) -> bool {
        !self.is_hidden && !self.is_blank
    }

    /// What an element is, by itself and by what it stands in.
    pub fn inside(outer: &Self, element: Element, tag: &Tag, style: &str) -> Self {
        let name = &*tag.name;
        let attribute = |wanted| attribute(tag, wanted);
        let is_hidden = outer.is_hidden
            || UNSEEN.contains(&name)
            || (attribute("hidden").is_some() && !styles::is_displayed(style))
            || styles::hides(style, name);
        let given = attribute("color").or_else(|| attribute("text").filter(|_| name == "body"));
        // Links have a colour of their own.
        let own = if name == "a" { Seen::Unknown } else { outer.ink };
        let behind = attribute("background").map(|_| Seen::Unknown);
        let behind = behind.or_else(|| attribute("bgcolor").and_then(styles::colour));
        let is_blank = styles::is_blank(style).unwrap_or(outer.is_blank);
        let is_struck = styles::strikes(style).unwrap_or(matches!(name, "s" | "del" | "strike"));
        let is_part = matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr");
        let is_struck = is_struck || (outer.strikes_cells && (is_part || matches!(name, "td" | "th")));
        Self {
            is_hidden,
            is_blank,
            is_tiny: styles::is_tiny(style).unwrap_or(outer.is_tiny),
            is_kept: outer.is_kept || name == "pre" || name == "textarea",
            ink: styles::ink(style).or_else(|| given.and_then(styles::colour)).unwrap_or(own),
            paper: styles::paper(style).or(behind).unwrap_or(outer.paper),
            is_struck: is_struck && !is_part && !is_hidden && !is_blank && !VOID.contains(&name),
            strikes_cells: is_struck && is_part,
            shift: match name {
                "sup" => Some(HIGHER),
                "sub" => Some(LOWER),
                _ => outer.shift,
            },
            next: None,
            cell: Cell::of(tag),
            offer: None,
            element: Rc::new(element),
        }
    }
}

/// An element as style sheets name it.
pub fn element(tag: &Tag) -> Element {
    Element {
        name: tag.name.to_string(),
        id: attribute(tag, "id").map(str::to_owned),
        classes: attribute(tag, "class").unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect(),
    }
}
