//! Words with a colour behind them, and numbers on a dot.
//!
//! Must not live here: which tone something has.

use super::tokens::{Tone, size, space, tokens};
use super::{marks, theme};
use egui::{Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

/// How wide a word in a pill is.
#[must_use]
pub fn pill_width(ui: &Ui, word: &str) -> f32 {
    let font = theme::semibold(size::CAPTION);
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(word.to_owned(), font, egui::Color32::PLACEHOLDER));
    galley.size().x + size::PILL_PADDING
}

/// A word with a colour behind it.
pub fn pill(ui: &mut Ui, tone: Tone, word: &str) -> Response {
    pill_of(ui, tone, None, word)
}

/// The same for a word that does not tell how grave it is, such as a time: the sign of its tone does, where it is grave.
pub fn pill_with_sign(ui: &mut Ui, tone: Tone, word: &str) -> Response {
    pill_of(ui, tone, Some(tone).filter(|tone| matches!(tone, Tone::Amber | Tone::Red)), word)
}

fn pill_of(ui: &mut Ui, tone: Tone, sign: Option<Tone>, word: &str) -> Response {
    let tokens = tokens(ui);
    let font = theme::semibold(size::CAPTION);
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(word.to_owned(), font, tone.strong(tokens)));
    let before = if sign.is_some() { marks::SIGN + space::TIGHT } else { 0.0 };
    let room = galley.size() + Vec2::new(size::PILL_PADDING + before, 6.0);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    if ui.is_rect_visible(rect) {
        let border = tokens.border(tone.strong(tokens));
        ui.painter().rect(rect, size::PILL_RADIUS, tone.weak(tokens), border, StrokeKind::Inside);
        let left = rect.left() + size::PILL_PADDING / 2.0;
        if let Some(tone) = sign {
            let at = egui::pos2(left + marks::SIGN / 2.0, rect.center().y);
            marks::paint(ui.painter(), at, tone, tone.strong(tokens));
        }
        let at = egui::pos2(left + before, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tone.strong(tokens));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// A red dot with a number, in the corner of something.
pub fn badge(ui: &Ui, corner: egui::Pos2, number: usize) {
    if number == 0 {
        return;
    }
    let tokens = tokens(ui);
    let text = if number > 999 { "999+".to_owned() } else { number.to_string() };
    let font = theme::bold(9.5);
    let ink = tokens.on_red();
    let galley = ui.painter().layout_no_wrap(text, font, ink);
    let rect = Rect::from_center_size(corner, Vec2::new((galley.size().x + 8.0).max(15.0), 14.0));
    ui.painter().rect_filled(rect, 7.0, tokens.red);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
}
