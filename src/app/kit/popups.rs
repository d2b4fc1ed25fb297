//! Popups.

use egui::{Popup, PopupCloseBehavior, Ui};

/// A popup of filter choices, open until a click outside.
pub fn filter_popup<R>(response: &egui::Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    Popup::from_toggle_button_response(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(width)
        .show(add)
        .map(|inner| inner.inner)
}
