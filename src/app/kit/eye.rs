//! The eye in the field of a secret, and whether it is open.
//!
//! Must not live here: the secret.

use super::passing;
use super::tokens::{size, tokens};
use crate::app::words;
use egui::epaint::CubicBezierShape;
use egui::{Color32, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

/// How wide the eye is, with the room around it.
pub const ROOM: f32 = size::CONTROL;

/// True while what is typed into the field is shown.
#[must_use]
pub fn is_open(ui: &Ui, field: Id) -> bool {
    passing::get(ui.ctx(), field.with("shown")).unwrap_or(false)
}

/// Draws the eye at the end of a field; a click shows what is typed and gives the field the focus. It closes by itself
/// once the field loses the focus or is away for a frame.
pub fn ui(ui: &mut Ui, label: &str, field: &Response, was_open: bool) {
    let middle = pos2(field.rect.right() - ROOM / 2.0, field.rect.center().y);
    let place = Rect::from_center_size(middle, Vec2::splat(size::SMALLEST_CONTROL));
    let is_short = label.chars().nth(1).is_some_and(char::is_uppercase);
    let name = if is_short { label.to_owned() } else { words::inside(label) };
    let alt = if was_open { words::kit_hide_secret(name) } else { words::kit_show_secret(name) };
    let eye = ui.place(place, |ui: &mut Ui| button(ui, was_open, &alt));
    let is_open = if eye.clicked() {
        !was_open
    } else {
        // The press that closes it takes the focus from the field before it is a click.
        was_open && (field.has_focus() || eye.is_pointer_button_down_on())
    };
    if eye.clicked() {
        field.request_focus();
    }
    passing::keep(ui.ctx(), field.id.with("shown"), is_open);
}

/// Drawn, as the icon font has none.
fn button(ui: &mut Ui, is_open: bool, alt: &str) -> Response {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::SMALLEST_CONTROL), Sense::click());
    let color = if response.hovered() { tokens.text } else { tokens.muted };
    let color = if ui.is_enabled() { color } else { tokens.faint };
    let stroke = Stroke::new(1.25, color);
    let middle = rect.center();
    let (left, right) = (middle - vec2(6.5, 0.0), middle + vec2(6.5, 0.0));
    for lid in [-5.5, 5.5] {
        let points = [left, left + vec2(3.5, lid), right + vec2(-3.5, lid), right];
        ui.painter().add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke));
    }
    ui.painter().circle_stroke(middle, 1.9, stroke);
    if is_open {
        ui.painter().line_segment([middle + vec2(-5.5, 5.0), middle + vec2(5.5, -5.0)], stroke);
    }
    let response = response.on_hover_text(alt).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), alt));
    response
}
