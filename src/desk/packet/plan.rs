//! What a packet is made of, page by page: the letter, prior transactions, files, and the list of them in front.
//!
//! What is printed here is read by the issuer, in English whatever the language of the window.
//! Must not live here: when a packet is made.

use super::files::{Made, Opened, pages_in};
use super::{Block, Order, PlanError};
use crate::domain::packet::prior_transactions::{Purchase, Verdict};
use crate::domain::packet::{PacketDraft, PageEdit, PagePart, Recipe, exhibit_letter};
use crate::domain::text;
use crate::workbench::pack::ExhibitPart;
use crate::workbench::{TypefaceNote, Typefaces, text_pages};
use std::sync::Arc;

/// An exhibit as it will stand in the packet.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What it is made from.
    pub made: Made,
    /// Its pages.
    pub pages: Vec<usize>,
    /// What a person calls it.
    pub title: String,
}

/// Everything that goes into a packet, ready to be packed.
#[derive(Clone)]
pub struct Plan {
    /// Exhibits in order, without those that have no page.
    pub exhibits: Vec<Planned>,
    /// What the helper is told.
    pub order: Order,
    /// The files it needs.
    pub files: Vec<Arc<[u8]>>,
    /// Bytes and pages before.
    pub before: (u64, usize),
    /// True when the first page is a list of the exhibits.
    pub has_cover: bool,
    /// What its own pages are set in beside the bundled typefaces.
    pub typefaces: Vec<TypefaceNote>,
}

/// What a packet is planned from.
pub struct Parts<'a> {
    /// The draft.
    pub draft: &'a PacketDraft,
    /// Its files, in order; those that are not open yet are missing.
    pub opened: Vec<Option<&'a Opened>>,
    /// The letter's paragraphs.
    pub letter: Option<Vec<String>>,
    /// The page of earlier purchases.
    pub compelling: Option<Vec<Block>>,
    /// How it is to be made.
    pub recipe: Recipe,
    /// What the list of exhibits is headed with.
    pub heading: String,
    /// Where typefaces come from that the bundled ones do not replace.
    pub typefaces: &'a dyn Typefaces,
}

/// Plans a packet. Nothing when there is nothing to pack. May block.
///
/// # Errors
/// What cannot be printed.
pub fn plan(wanted: &Parts<'_>) -> Result<Option<Plan>, PlanError> {
    let draft = wanted.draft;
    let mut plan = Plan {
        exhibits: Vec::new(),
        order: Order { exhibits: Vec::new(), recipe: wanted.recipe.clone(), threads: 2 },
        files: Vec::new(),
        before: (0, 0),
        has_cover: false,
        typefaces: Vec::new(),
    };
    if let Some(paragraphs) = &wanted.letter {
        let blocks: Vec<Block> = paragraphs.iter().map(|words| Block::Body(format!("{words}\n"))).collect();
        plan.add_text(Made::Letter, "Rebuttal letter", &blocks, wanted.typefaces)?;
    }
    if let Some(blocks) = &wanted.compelling {
        plan.add_text(Made::Compelling, "Earlier undisputed purchases", blocks, wanted.typefaces)?;
    }
    for (index, (exhibit, opened)) in draft.exhibits.iter().zip(&wanted.opened).enumerate() {
        let Some(opened) = opened else { continue };
        let pages = pages_in(draft, exhibit, &opened.looked.pages);
        plan.before.0 += exhibit.length;
        plan.before.1 += opened.looked.pages.len();
        if pages.is_empty() {
            continue;
        }
        let part = |page: &usize| {
            let edit = exhibit.pages.get(page).cloned().unwrap_or_default();
            let PageEdit { turn, boxes, .. } = edit;
            PagePart { page: *page, turn, boxes }
        };
        let parts = pages.iter().map(part).collect();
        plan.add(Made::File(index), pages, exhibit.name.clone(), Arc::clone(&opened.bytes), parts);
    }
    if plan.exhibits.is_empty() {
        return Ok(None);
    }
    if draft.has_cover {
        plan.add_cover(&wanted.heading, wanted.typefaces)?;
    }
    Ok(Some(plan))
}

impl Plan {
    fn add(&mut self, made: Made, pages: Vec<usize>, title: String, bytes: Arc<[u8]>, parts: Vec<PagePart>) {
        let label = format!("Exhibit {}", exhibit_letter(self.exhibits.len()));
        self.order.exhibits.push(ExhibitPart { source: self.files.len(), label: Some(label), parts });
        self.files.push(bytes);
        self.exhibits.push(Planned { made, pages, title });
    }

    fn add_text(
        &mut self,
        made: Made,
        title: &str,
        blocks: &[Block],
        typefaces: &dyn Typefaces,
    ) -> Result<(), PlanError> {
        let printed = text_pages(blocks, typefaces)?;
        if let Some(example) = printed.missing.first() {
            return Err(PlanError::Unprintable { made, example: *example });
        }
        self.typefaces.extend(printed.typefaces);
        let pages = printed.pages.len();
        let parts = (0..pages).map(plain_part).collect();
        self.add(made, (0..pages).collect(), title.to_owned(), printed.pdf.into(), parts);
        Ok(())
    }

    fn add_cover(&mut self, heading: &str, typefaces: &dyn Typefaces) -> Result<(), PlanError> {
        let blocks = |plan: &Self, without: &[char]| {
            let mut blocks = vec![Block::Title(heading.to_owned()), Block::Heading("Exhibits".to_owned())];
            for (index, exhibit) in plan.exhibits.iter().enumerate() {
                let pages = text::counted(exhibit.pages.len(), "page", "pages");
                let title = exhibit.title.replace(|c| without.contains(&c), "_");
                blocks.push(Block::Body(format!("{}  {title}, {pages}", exhibit_letter(index))));
            }
            blocks
        };
        let mut printed = text_pages(&blocks(self, &[]), typefaces)?;
        if !printed.missing.is_empty() {
            printed = text_pages(&blocks(self, &printed.missing), typefaces)?;
        }
        self.typefaces.extend(printed.typefaces);
        let parts = (0..printed.pages.len()).map(plain_part).collect();
        let cover = ExhibitPart { source: self.files.len(), label: None, parts };
        self.files.push(printed.pdf.into());
        self.order.exhibits.insert(0, cover);
        self.has_cover = true;
        Ok(())
    }
}

fn plain_part(page: usize) -> PagePart {
    PagePart { page, turn: crate::domain::packet::Turn::default(), boxes: Vec::new() }
}

/// The page that shows earlier purchases and what ties them to this one.
#[must_use]
pub fn compelling_page(disputed: &Purchase, earlier: &[Purchase], verdict: &Verdict) -> Vec<Block> {
    let mut blocks = vec![Block::Title("Earlier undisputed purchases with the same card".to_owned())];
    let same = verdict.same.iter().map(|element| element.printed()).collect::<Vec<_>>().join(", ");
    if !same.is_empty() {
        blocks.push(Block::Body(format!("The same in all of them: {same}.")));
    }
    let mut purchase = |title: String, purchase: &Purchase| {
        blocks.push(Block::Heading(title));
        for (name, value) in [
            ("Date", &purchase.date),
            ("Amount", &purchase.amount),
            ("Acquirer reference number", &purchase.reference),
            ("Goods or services", &purchase.goods),
            ("Account or login", &purchase.login),
            ("IP address", &purchase.ip),
            ("Device", &purchase.device),
            ("Delivery address", &purchase.address),
        ] {
            if !value.trim().is_empty() {
                blocks.push(Block::Body(format!("{name}: {}", text::clean(value))));
            }
        }
    };
    purchase("The disputed purchase".to_owned(), disputed);
    for (number, earlier) in earlier.iter().enumerate() {
        purchase(format!("Earlier purchase {}", number + 1), earlier);
    }
    blocks
}
