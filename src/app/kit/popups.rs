//! What opens above the page: popups and small dialogs.

use super::tokens;
use egui::{Frame, Id, Margin, Modal, Popup, PopupCloseBehavior, Stroke, Ui};

/// A popup of filter choices, open until a click outside.
pub fn filter_popup<R>(response: &egui::Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    Popup::from_toggle_button_response(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(width)
        .show(add)
        .map(|inner| inner.inner)
}

/// A small dialog in front of everything.
pub fn small_dialog<R>(ui: &Ui, name: &'static str, add: impl FnOnce(&mut Ui) -> R) -> egui::ModalResponse<R> {
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.raised)
        .corner_radius(10)
        .stroke(Stroke::new(1.0, tokens.strong_line))
        .inner_margin(Margin::same(20))
        .shadow(ui.visuals().window_shadow);
    Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(400.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        add(ui)
    })
}
