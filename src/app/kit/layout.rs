//! How every page begins: the bar with its title, and what scrolls at its top.
//!
//! Must not live here: what a page shows.

use super::passing;
use super::tokens::{size, space};
use super::widgets;
use egui::{Align, Id, Layout, ScrollArea, Ui, vec2};

/// The bar with a page's title: as high as a row of tabs, and beginning where their words do.
pub fn title_bar(ui: &mut Ui, words: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let bar = vec2(ui.available_width(), size::TAB);
        ui.allocate_ui_with_layout(bar, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(bar);
            ui.add_space(space::NEAR + space::WIDE);
            widgets::title(ui, words);
        });
        widgets::line(ui);
    });
}

/// What scrolls begins at the top when it shows something else than in the frame before, or was not shown then.
pub fn from_the_top(ui: &Ui, area: ScrollArea, name: &str, about: u64) -> ScrollArea {
    let shown = Id::unique(name).with("shown");
    let is_same = passing::get::<u64>(ui.ctx(), shown) == Some(about);
    passing::keep(ui.ctx(), shown, about);
    if is_same { area } else { area.vertical_scroll_offset(0.0) }
}
