//! How every page begins: the bar with its title, and what scrolls at its top. And how what stands at the right is still
//! drawn, and so reached by Tab, in the order it is read.
//!
//! Must not live here: what a page shows.

use super::passing;
use super::tokens::{size, space};
use super::widgets;
use crate::app::words;
use egui::{Align, Id, Layout, Panel, Rect, ScrollArea, Ui, UiBuilder, vec2};

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

/// How wide what stands at the end of a line was when it was drawn last.
#[must_use]
pub fn width_at_end(ui: &Ui, id: Id) -> f32 {
    passing::get(ui.ctx(), id).unwrap_or_default()
}

/// What stands at the end of a line, drawn from left to right: Tab goes through it as it is read. How wide it is, is only
/// known once it was drawn, so it is not shown in its first frame.
pub fn at_end<R>(ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    let before: Option<f32> = passing::get(ui.ctx(), id);
    ui.add_space(before.map_or(0.0, |width| (ui.available_width() - width).max(0.0)));
    let drawn = ui.horizontal(|ui| {
        if before.is_none() {
            ui.set_invisible();
        }
        add(ui)
    });
    let width = drawn.response.rect.width();
    passing::keep(ui.ctx(), id, width);
    if before.is_none_or(|before| (before - width).abs() > 0.5) {
        ui.ctx().request_repaint();
    }
    drawn.inner
}

/// Names the handle by which a panel is made wider or narrower; egui has an English name for it.
pub fn name_handle(ui: &Ui, panel: &str) {
    let handle = ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize");
    ui.ctx().accesskit_node_builder(handle, |node| node.set_label(words::kit_resize()));
}

/// A pane whose room is taken before what stands left of it, and that is drawn after that.
pub struct Later {
    room: Rect,
    clip: Rect,
}

impl Later {
    /// Takes the room of a panel.
    pub fn of(ui: &mut Ui, panel: Panel) -> Self {
        let take = |ui: &mut Ui| {
            ui.take_available_space();
            Self { room: ui.max_rect(), clip: ui.clip_rect() }
        };
        panel.show(ui, take).inner
    }

    /// Draws what stands in it.
    pub fn show<R>(self, ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
        let place = UiBuilder::new().id_salt(name).max_rect(self.room).layout(Layout::top_down(Align::Min));
        let mut pane = ui.new_child(place);
        pane.set_clip_rect(self.clip);
        add(&mut pane)
    }
}
