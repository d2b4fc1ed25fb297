//! The ground on which something stands over the list.
//!
//! Must not live here: what stands there.

use crate::app::kit::{space, theme, tokens};
use egui::{Frame, Ui};

/// A line over the list.
pub fn bar(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    frame_ui(ui, |ui| drop(ui.horizontal_wrapped(add)));
}

/// What stands over the list.
pub fn frame_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let fill = tokens(ui).accent_weak;
    Frame::new().fill(fill).inner_margin(theme::inset(space::WIDE, space::CLOSE)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = egui::vec2(space::NEAR, space::TIGHT);
        add(ui);
    });
}
