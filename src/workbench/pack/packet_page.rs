//! A page of the packet: where it comes from, and how it stands there.

use super::super::open::Opened;
use super::super::refusal::{Damage, Material, Refusal};
use super::Order;
use super::page_layout::PageLayout;
use crate::domain::packet::{Area, Tones, Turn};

/// One page of the packet.
#[derive(Clone)]
pub struct PacketPage {
    pub exhibit: usize,
    pub source: usize,
    pub page: usize,
    pub turn: Turn,
    /// On the page before it was turned.
    pub boxes: Vec<Area>,
    pub stamp: Option<String>,
    pub paper: PageLayout,
    /// Whether the page is taken over as it is.
    pub is_taken: bool,
}

/// The pages an order asks for.
pub fn packet_pages(order: &Order, opened: &[Opened]) -> Result<Vec<PacketPage>, Refusal> {
    let mut leaves = Vec::new();
    for (exhibit, part) in order.exhibits.iter().enumerate() {
        let source = opened.get(part.source).ok_or_else(|| Refusal::damaged(Material::Order, Damage::FileMissing))?;
        for (number, page) in part.parts.iter().enumerate() {
            if page.page >= source.pages() {
                return Err(Refusal::damaged(Material::Order, Damage::PageMissing));
            }
            let stamp = part.label.as_ref().filter(|_| order.recipe.is_stamped);
            let stamp = stamp.map(|label| format!("{label}, page {} of {}", number + 1, part.parts.len()));
            let paper = if let Some(pixels) = source.pixels(page.page) {
                PageLayout::of_picture(sideways(pixels, page.turn), stamp.is_some())
            } else {
                PageLayout::of_page(sideways(source.size(page.page), page.turn), stamp.is_some())
            };
            // Parts of a page are drawn: what lies beside them may not travel along.
            let is_whole = matches!(source, Opened::Document(document) if document.sheet(page.page).is_some());
            leaves.push(PacketPage {
                exhibit,
                source: part.source,
                page: page.page,
                turn: page.turn,
                boxes: page.boxes.iter().copied().filter(|area| !area.is_empty()).collect(),
                stamp,
                paper,
                is_taken: is_whole && page.boxes.is_empty() && order.recipe.tones != Tones::BlackWhite,
            });
        }
    }
    Ok(leaves)
}

/// Measures once the page is turned.
fn sideways<T>((width, height): (T, T), turn: Turn) -> (T, T) {
    if turn.quarters() % 2 == 1 { (height, width) } else { (width, height) }
}
