//! Marks over the words that were found on the page in sight: a wash over each place, and a border around the one that is
//! shown.
//!
//! Must not live here: what is found.

use super::find::at_of;
use super::{At, PacketBench};
use crate::app::kit::theme;
use crate::app::kit::tokens::{FOUND, FOUND_BORDER, FOUND_HERE};
use crate::app::words;
use crate::desk::packet::PacketSnapshot;
use crate::domain::packet::{Area, Turn};
use egui::{Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2};

/// Room around a mark, on the screen, and more of the page around one that is scrolled to.
const AROUND: f32 = 2.0;
const IN_SIGHT: f32 = 60.0;

impl PacketBench {
    /// Marks what was found on a page that is drawn in this place, turned so.
    pub(super) fn marks_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, at: At, (place, turn): (Rect, Turn)) {
        let Some(bar) = &self.find else { return };
        let Some(hits) = bar.hits() else { return };
        let here = bar.hit().cloned();
        let is_on_page = |page: usize| hits.searched.pages.get(page).and_then(|page| at_of(packet, page)) == Some(at);
        let mut scrolls = false;
        for hit in hits.all.iter().filter(|hit| is_on_page(hit.page)) {
            let is_here = here.as_ref() == Some(hit);
            let marks: Vec<Rect> = hit.areas.iter().map(|area| on_screen(area.turned(turn), place)).collect();
            for mark in &marks {
                ui.painter().rect_filled(*mark, 0.0, if is_here { FOUND_HERE } else { FOUND });
                if is_here {
                    ui.painter().rect_stroke(*mark, 0.0, theme::thick(FOUND_BORDER), StrokeKind::Outside);
                }
            }
            let Some(first) = marks.first() else { continue };
            let id = ui.make_persistent_id(("found", hit.page, first.min.x.to_bits(), first.min.y.to_bits()));
            let said = if is_here { words::packet_find_mark_here() } else { words::packet_find_mark() };
            ui.interact(*first, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Mark, true, said));
            if is_here && bar.scrolls {
                ui.scroll_to_rect(first.expand(IN_SIGHT).intersect(place), None);
                scrolls = true;
            }
        }
        if scrolls && let Some(bar) = &mut self.find {
            bar.scrolls = false;
        }
    }
}

fn on_screen(area: Area, place: Rect) -> Rect {
    let min = place.min + vec2(area.x * place.width(), area.y * place.height());
    Rect::from_min_size(min, vec2(area.w * place.width(), area.h * place.height())).expand(AROUND)
}
