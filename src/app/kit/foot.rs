//! A foot that is always in sight, under what scrolls.
//!
//! Must not live here: what stands in it.

use super::tokens::space;
use super::widgets;
use egui::{Align, Layout, Ui, vec2};

/// Draws what scrolls, and under it the foot. In this order, so that the keyboard comes to the foot last; how tall the
/// foot is, is known from the last frame.
pub fn above_foot(ui: &mut Ui, name: &'static str, body: impl FnOnce(&mut Ui), foot: impl FnOnce(&mut Ui)) {
    let id = ui.make_persistent_id(name);
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(56.0);
    let room = vec2(ui.available_width(), (ui.available_height() - known).max(0.0));
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(room);
        ui.set_max_height(room.y);
        body(ui);
    });
    let spacing = ui.spacing().item_spacing.y;
    let drawn = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        widgets::line(ui);
        foot(ui);
    });
    let tall = drawn.response.rect.height() + spacing;
    if (tall - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, tall));
        ui.ctx().request_repaint();
    }
}
