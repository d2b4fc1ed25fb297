//! The states a region has when it has no data to show, drawn on purpose.
//!
//! Must not live here: what went wrong.

use super::live::{self, Parts, Saying};
use super::notice::{Notice, Step};
use super::theme;
use super::tokens::{Tone, size, tokens};
use super::widgets::{self, Look};
use crate::app::words;
use egui::{RichText, Sense, Ui, Vec2};

/// First load: grey bars where the rows will be. Nothing moves.
pub fn skeleton(ui: &mut Ui, rows: usize) {
    let tokens = tokens(ui);
    for row in 0..rows {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::hover());
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let width = rect.width() * (0.55 + 0.3 * ((row * 7 % 5) as f32 / 5.0));
        let bar = egui::Rect::from_min_size(
            rect.left_center() - Vec2::new(-12.0, 5.0),
            Vec2::new((width - 24.0).max(10.0), 10.0),
        );
        ui.painter().rect_filled(bar, 4.0, tokens.grey_weak);
    }
}

/// Nothing there: says why and what to do.
pub fn empty(ui: &mut Ui, icon: &str, title: &str, hint: &str, action: Option<&str>) -> bool {
    let tokens = tokens(ui);
    let mut clicked = false;
    ui.vertical_centered(|ui| {
        ui.add_space(if ui.available_height() < 300.0 { 8.0 } else { 40.0 });
        widgets::icon(ui, icon, size::HUGE_ICON, tokens.faint);
        ui.label(RichText::new(title).font(theme::semibold(size::BODY)));
        ui.set_max_width(ui.available_width().min(420.0));
        widgets::hint(ui, hint);
        if let Some(action) = action {
            ui.add_space(8.0);
            clicked = widgets::button(ui, Look::Secondary, action).clicked();
        }
    });
    clicked
}

/// An error at the place it belongs: what did not happen, what to do, and the rest folded. It is said when it comes.
pub fn error(ui: &mut Ui, notice: &Notice) -> Option<Step> {
    error_said(ui, notice, notice.level.saying())
}

/// The same where it is said elsewhere, or was there before somebody came.
pub fn known_error(ui: &mut Ui, notice: &Notice) -> Option<Step> {
    error_said(ui, notice, Saying::Quiet)
}

/// The same, said so.
pub fn error_said(ui: &mut Ui, notice: &Notice, how: Saying) -> Option<Step> {
    let tokens = tokens(ui);
    let tone = notice.tone();
    let mut step = None;
    egui::Frame::new()
        .fill(tone.weak(tokens))
        .stroke(tokens.border(tone.strong(tokens)))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(egui::Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            step = live::message(ui, how, |ui, parts| body(ui, notice, tone, parts));
        });
    step
}

fn body(ui: &mut Ui, notice: &Notice, tone: Tone, parts: &mut Parts) -> Option<Step> {
    let tokens = tokens(ui);
    let mut step = None;
    let headline = RichText::new(&notice.headline).font(theme::semibold(size::BODY)).color(tone.strong(tokens));
    ui.horizontal_top(|ui| {
        widgets::icon(ui, notice.level.icon(), size::ICON, tone.strong(tokens));
        parts.add(&ui.add(egui::Label::new(headline).wrap()), &notice.headline);
    });
    if let Some(hint) = &notice.hint {
        parts.add(&ui.add(egui::Label::new(RichText::new(hint).color(tokens.text)).wrap()), hint);
    }
    if notice.step.is_some() || notice.detail.is_some() {
        ui.add_space(2.0);
    }
    if let Some(next) = notice.step
        && widgets::button(ui, Look::Secondary, next.label()).clicked()
    {
        step = Some(next);
    }
    if let Some(detail) = &notice.detail {
        ui.push_id(("detail", &notice.headline), |ui| {
            folded(ui, words::kit_technical_detail(), words::kit_copy_detail(), || detail.clone());
        });
    }
    step
}

/// Text that unfolds under its heading, can be marked and copied. It is made while it is seen only.
pub fn folded(ui: &mut Ui, heading: &str, copy: &str, text: impl FnOnce() -> String) {
    let color = tokens(ui).muted;
    egui::CollapsingHeader::new(RichText::new(heading).font(theme::small()).color(color)).show(ui, |ui| {
        let text = text();
        ui.add(egui::Label::new(RichText::new(&text).font(theme::mono())).wrap().selectable(true));
        if widgets::link(ui, copy).clicked() {
            ui.ctx().copy_text(text);
        }
    });
}
