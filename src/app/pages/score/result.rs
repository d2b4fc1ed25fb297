//! One result: the number on its scale, what was found, and what the customer did before.
//!
//! Must not live here: asking for it.

use crate::app::Context;
use crate::app::kit::{Tokens, Tone, pill, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::desk::reads::{ScoreQuestion, Scored};
use crate::domain::score::{Band, Bands};
use crate::domain::text;
use egui::{Align2, Rect, RichText, ScrollArea, Sense, Ui, vec2};

/// The scale of a score: its least and most width, and its height with the words.
const SCALE: (f32, f32) = (140.0, 260.0);
const SCALE_HEIGHT: f32 = 32.0;
/// The height of its bands, and the mark of the score over them.
const BAND: f32 = 6.0;
const BAR: f32 = 14.0;
const MARK: f32 = 3.0;
/// Between which parts of the scale its middle word stands.
const MIDDLE: (f32, f32) = (0.32, 0.52);

/// The number, as far as there is one.
pub(super) fn score_text(scored: &Scored) -> String {
    number_text(scored.score.score)
}

/// The same of a number alone.
pub(super) fn number_text(score: Option<f64>) -> String {
    score.map_or_else(|| "–".to_owned(), words::score_number)
}

/// The tone of a band.
pub(super) fn band_tone(band: Band) -> Tone {
    match band {
        Band::High => Tone::Red,
        Band::Elevated => Tone::Amber,
        Band::Low => Tone::Green,
        Band::NoMatch | Band::Unscored => Tone::Grey,
    }
}

/// The number on its scale, what it means, and what it is made of.
pub(super) fn score_ui(ui: &mut Ui, cx: &Context<'_>, scored: &Scored) {
    let tokens = tokens(ui);
    let band = scored.score.band(cx.settings.bands);
    ui.horizontal_wrapped(|ui| {
        ui.label(
            RichText::new(score_text(scored)).font(theme::bold(size::SCORE)).color(band_tone(band).strong(tokens)),
        );
        pill(ui, band_tone(band), words::band(band));
        if let Some(score) = scored.score.score {
            ui.add_space(space::NEAR);
            scale_ui(ui, tokens, cx.settings.bands, score);
        }
    });
    ui.add(
        egui::Label::new(
            RichText::new(text::clean_to(&crate::app::words::reads::question(&scored.question), 120))
                .font(theme::medium(size::BODY)),
        )
        .truncate(),
    );
    let when = words::local_and_utc(scored.at, cx.zone);
    widgets::hint(ui, words::score_meaning(when, scored.took.as_millis().to_string()));
    widgets::hint(ui, words::score_bands(cx.settings.bands.elevated.to_string(), cx.settings.bands.high.to_string()));
    if band == Band::NoMatch {
        widgets::hint(ui, words::score_no_match_hint());
    }
    if scored.score.score.is_some_and(|score| !(0.0..=100.0).contains(&score)) {
        widgets::toned(ui, Tone::Amber, words::score_outside());
    }
    ui.add_space(space::NEAR);
    markers_ui(ui, cx, scored);
    ui.add_space(space::NEAR);
    history_ui(ui, scored);
}

/// The scale from low to high with the app's own marks.
fn scale_ui(ui: &mut Ui, tokens: &Tokens, bands: Bands, score: f64) {
    let width = ui.available_width().clamp(SCALE.0, SCALE.1);
    let (rect, response) = ui.allocate_exact_size(vec2(width, SCALE_HEIGHT), Sense::hover());
    let bar = Rect::from_center_size(rect.center_top() + vec2(0.0, BAR / 2.0), vec2(rect.width(), BAND));
    #[expect(clippy::cast_possible_truncation, reason = "a place on a bar")]
    let x = |value: f64| bar.left() + bar.width() * (value.clamp(0.0, 100.0) / 100.0) as f32;
    for (from, to, color) in [
        (0.0, bands.elevated, tokens.green),
        (bands.elevated, bands.high, tokens.amber),
        (bands.high, 100.0, tokens.red),
    ] {
        // A gap between two bands is seen whatever their colours are.
        let part = Rect::from_min_max(egui::pos2(x(from) + 1.0, bar.top()), egui::pos2(x(to) - 1.0, bar.bottom()));
        ui.painter().rect_filled(part, 2.0, color);
    }
    let mark = Rect::from_center_size(egui::pos2(x(score), bar.center().y), vec2(MARK, BAR));
    ui.painter().rect_filled(mark, 1.0, tokens.text);
    let (elevated, high) = (bands.elevated.to_string(), bands.high.to_string());
    // The middle word stands at its band as far as the others leave it room.
    let middle = x(bands.elevated).clamp(bar.left() + width * MIDDLE.0, bar.left() + width * MIDDLE.1);
    for (at, align, words) in [
        (bar.left(), Align2::LEFT_BOTTOM, words::score_scale_low().to_owned()),
        (middle, Align2::CENTER_BOTTOM, words::score_scale_elevated(elevated)),
        (bar.right(), Align2::RIGHT_BOTTOM, words::score_scale_high(high)),
    ] {
        ui.painter().text(egui::pos2(at, rect.bottom()), align, words, theme::caption(), tokens.muted);
    }
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Meter,
            true,
            words::score_of_hundred(words::decimal(&format!("{score:.2}"))),
        )
    });
}

fn markers_ui(ui: &mut Ui, cx: &Context<'_>, scored: &Scored) {
    let tokens = tokens(ui);
    let markers = &scored.score.markers;
    widgets::caption(ui, &words::score_markers(markers.len()));
    if markers.is_empty() {
        return;
    }
    ScrollArea::horizontal().id_salt("markers").show(ui, |ui| {
        egui::Grid::new("markers")
            .num_columns(5)
            .min_row_height(size::SMALLEST_CONTROL)
            .spacing([space::HUGE, space::NEAR])
            .show(ui, |ui| {
                for head in [
                    words::score_marker(),
                    words::score_marker_source(),
                    words::score_marker_source_id(),
                    words::score_marker_imported(),
                    words::score_marker_approved(),
                ] {
                    ui.label(RichText::new(head).font(theme::caption()).color(tokens.muted));
                }
                ui.end_row();
                let line = theme::hairline(tokens.line);
                for marker in markers {
                    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() - space::NEAR / 2.0, line);
                    ui.label(marker.label());
                    ui.label(text::clean_to(&marker.source_type, 40));
                    ui.label(
                        RichText::new(marker.source_id.clone().unwrap_or_default())
                            .font(theme::mono())
                            .color(tokens.muted),
                    );
                    ui.label(marker.created_at.map(|at| words::moment(at, cx.zone)).unwrap_or_default());
                    if marker.is_approved {
                        pill(ui, Tone::Green, words::score_marker_approved());
                    } else {
                        ui.label(RichText::new(words::score_marker_not_approved()).color(tokens.muted));
                    }
                    ui.end_row();
                }
            });
    });
}

fn history_ui(ui: &mut Ui, scored: &Scored) {
    let ScoreQuestion::Order(_) = &scored.question else {
        return;
    };
    widgets::caption(ui, words::score_history());
    let history = &scored.history;
    if history.count == 0 {
        widgets::muted(ui, words::score_history_none());
        return;
    }
    let mut words = vec![words::score_history_count(history.count)];
    words.extend(history.sums.iter().copied().map(words::money));
    words.push(words::score_history_lost(history.lost));
    widgets::muted(ui, words.join(", "));
}
