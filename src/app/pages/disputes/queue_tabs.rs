//! The tabs over the list: the queues with their counts, and the views that stand among them.
//!
//! Must not live here: what a queue is (`domain::search`), the menu of views (`views`).

use super::{DisputesPage, views};
use crate::app::Context;
use crate::app::kit::{space, widgets};
use crate::app::words;
use crate::domain::search::query::Queue;
use egui::Ui;

/// What was chosen among the tabs.
#[derive(Default)]
pub struct Pressed {
    /// A queue.
    pub queue: Option<Queue>,
    /// One of the views.
    pub view: Option<views::Chosen>,
}

impl DisputesPage {
    /// Draws them; what was chosen among the views is returned.
    pub fn tabs_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<views::Chosen> {
        let shown = views::Shown { query: &self.query, text: self.search.text(), columns: self.list.columns() };
        let pressed = ui_of(ui, "queues", cx.found.counts, &views::Kept::of(cx), &shown);
        self.query.queue = pressed.queue.unwrap_or(self.query.queue);
        pressed.view
    }
}

/// The tabs over any list of disputes, with how many each has.
pub fn ui_of(ui: &mut Ui, name: &str, counts: [usize; 5], kept: &views::Kept, shown: &views::Shown<'_>) -> Pressed {
    let is_view = views::is_one_open(kept, shown);
    let mut pressed = Pressed::default();
    let counts = counts.map(|count| words::number(count as u64));
    let queues = Queue::ALL.into_iter().zip(&counts);
    let wanted: f32 = queues.clone().map(|(tab, count)| widgets::tab_width(ui, words::queue(tab), Some(count))).sum();
    // A word that is cut off is worse than a number that is not there.
    let has_room = space::NEAR + wanted + views::tabs_width(ui, kept) <= ui.available_width();
    egui::ScrollArea::horizontal()
        .id_salt(name)
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(space::NEAR);
                for (tab, count) in queues {
                    let is_open = shown.query.queue == tab && !is_view;
                    let response = if has_room {
                        widgets::tab(ui, is_open, words::queue(tab), Some(count))
                    } else {
                        widgets::tab_without_count(ui, is_open, words::queue(tab), count)
                    };
                    if response.clicked() {
                        pressed.queue = Some(tab);
                        // Where they have no room, the one that was chosen is in sight as a whole.
                        response.scroll_to_me(None);
                    }
                }
                pressed.view = views::tabs_ui(ui, kept, shown);
            });
        });
    pressed
}
