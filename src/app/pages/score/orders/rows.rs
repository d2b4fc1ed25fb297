//! The rows of a file of orders: whose they are, what is wrong with them, and what came of them. Only those in sight are
//! drawn.
//!
//! Must not live here: choosing the file, scoring.

use super::super::result::{band_tone, score_text};
use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::{Look, Tone, pill, size, space, theme, tokens, widgets};
use crate::app::words::{self, scoring};
use crate::desk::scoring::check::{Checked, RowState};
use crate::desk::scoring::save::Which;
use crate::desk::scoring::{RowEnd, Run};
use crate::domain::score::Marker;
use crate::domain::score::columns::{Part, value};
use crate::domain::text;
use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

/// Most rows that are shown; the saved file has all of them.
const MOST: usize = 5_000;
/// The room of the line's number, and of the pill with the score.
const LINE: f32 = 84.0;
const PILL: f32 = 120.0;
/// The part of the rest that says whose it is.
const WHO: f32 = 0.55;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// With problems, or without a score.
    Problems,
    /// With a score that is elevated or high.
    Risky,
}

/// What would be sent, and what is wrong with the rest.
pub(super) fn preview_ui(ui: &mut Ui, checked: &Checked, shown: &mut Shown) {
    widgets::caption(ui, words::orders_preview());
    let grouped = |count: usize| text::grouped(count as u64);
    let (ready, wrong, repeats) = (checked.ready().len(), checked.wrong(), checked.repeats());
    widgets::muted(ui, words::orders_summary(grouped(ready), grouped(wrong), grouped(repeats)));
    let left_out = checked.left_out();
    chips_ui(
        ui,
        shown,
        &[
            (Shown::All, words::orders_all(grouped(checked.len()))),
            (Shown::Problems, words::orders_problems(grouped(left_out.len()))),
        ],
    );
    let count = if *shown == Shown::All { checked.len() } else { left_out.len() };
    rows_ui(ui, count, |ui, nth| {
        let row = if *shown == Shown::All { Some(nth) } else { left_out.get(nth).map(|row| *row as usize) };
        let Some(row) = row else { return };
        let (tone, why) = match checked.state(row) {
            None | Some(RowState::Ready) => (Tone::Grey, String::new()),
            Some(state @ RowState::Repeats(_)) => (Tone::Grey, scoring::left_out(state)),
            Some(state) => (Tone::Red, scoring::left_out(state)),
        };
        row_ui(ui, checked, row, Score::NotYet, (tone, &why));
    });
}

/// What came of the rows that are scored.
pub(super) fn results_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run, shown: &mut Shown, is_saving: bool) {
    widgets::caption(ui, words::orders_results());
    let total = run.standing().counts.total;
    let (risky, failed) = run.found();
    let grouped = |count: usize| text::grouped(count as u64);
    chips_ui(
        ui,
        shown,
        &[
            (Shown::All, words::orders_all(grouped(total))),
            (Shown::Risky, words::orders_risky(grouped(risky))),
            (Shown::Problems, words::orders_failed(grouped(failed))),
        ],
    );
    if run.standing().phase.is_over() && (failed > 0 || run.standing().counts.left() > 0 || run.checked().wrong() > 0) {
        let can = if is_saving { Err(words::export_busy()) } else { Ok(()) };
        if widgets::button_if(ui, can, Look::Secondary, words::orders_save_failed()).clicked() {
            cx.actions.push(Action::Form(FormAction::SaveScores(Which::NotScored)));
        }
    }
    let count = match shown {
        Shown::All => total,
        Shown::Risky => risky,
        Shown::Problems => failed,
    };
    let checked = run.checked();
    rows_ui(ui, count, |ui, nth| {
        let at = match shown {
            Shown::All => Some(nth),
            Shown::Risky => run.risky(nth),
            Shown::Problems => run.failed(nth),
        };
        let Some((at, row)) = at.and_then(|at| Some((at, *checked.ready().get(at)? as usize))) else { return };
        let end = run.end(at);
        let (tone, said) = match &end {
            None => (Tone::Grey, String::new()),
            Some(RowEnd::Scored(scored)) => {
                let markers: Vec<String> = scored.score.markers.iter().map(Marker::label).collect();
                (Tone::Grey, markers.join(", "))
            }
            Some(end @ RowEnd::Refused(_)) => (Tone::Red, scoring::why(end)),
            Some(end @ RowEnd::Unknown(_)) => (Tone::Amber, scoring::why(end)),
        };
        let pill = match &end {
            Some(RowEnd::Scored(scored)) => {
                let band = scored.score.band(cx.settings.bands);
                Some((band_tone(band), format!("{} {}", words::band(band), score_text(scored))))
            }
            Some(RowEnd::Refused(_)) => Some((Tone::Red, words::orders_refused().to_owned())),
            Some(RowEnd::Unknown(_)) => Some((Tone::Amber, words::orders_unknown().to_owned())),
            None => None,
        };
        row_ui(ui, checked, row, Score::Of(pill), (tone, &said));
    });
}

fn chips_ui(ui: &mut Ui, shown: &mut Shown, choices: &[(Shown, String)]) {
    ui.horizontal_wrapped(|ui| {
        for (choice, words) in choices {
            if widgets::chip(ui, shown == choice, words).clicked() {
                *shown = *choice;
            }
        }
    });
}

/// The rows in sight of so many.
fn rows_ui(ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
    if count == 0 {
        widgets::muted(ui, words::orders_nothing_here());
        return;
    }
    let all = count.min(MOST);
    #[expect(clippy::cast_precision_loss, reason = "five thousand at most")]
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), all as f32 * size::ROW), Sense::hover());
    let clip = ui.clip_rect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places of rows in sight")]
    let place = |y: f32| ((y - rect.top()) / size::ROW).max(0.0) as usize;
    for nth in place(clip.top())..(place(clip.bottom()) + 1).min(all) {
        #[expect(clippy::cast_precision_loss, reason = "five thousand at most")]
        let top = rect.top() + nth as f32 * size::ROW;
        let line = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), size::ROW));
        let layout = Layout::left_to_right(Align::Center);
        row(&mut ui.new_child(UiBuilder::new().id_salt(nth).max_rect(line).layout(layout)), nth);
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens(ui).line));
    }
    if count > MOST {
        widgets::hint(ui, words::orders_first_rows(text::grouped(MOST as u64)));
    }
}

/// The place of a score.
enum Score {
    /// Nothing is scored yet, so it has no room.
    NotYet,
    /// What stands there.
    Of(Option<(Tone, String)>),
}

/// A row: its line, whose it is, the score where there may be one, and what is said of it.
fn row_ui(ui: &mut Ui, checked: &Checked, row: usize, score: Score, (tone, said): (Tone, &str)) {
    let table = &checked.file.table;
    let of = |part: Part| {
        let column = checked.columns.of(part)?;
        Some(text::clean_to(value(table.cell(row, column)), 120)).filter(|text| !text.is_empty())
    };
    let whose: Vec<String> = [of(Part::Email), of(Part::Order)].into_iter().flatten().collect();
    let whose = whose.join(" · ");
    let area = ui.max_rect();
    let pill_width = if matches!(score, Score::Of(_)) { PILL } else { 0.0 };
    let room = (area.width() - LINE - pill_width).max(0.0);
    let mut left = area.left();
    let mut cell = |width: f32| {
        let size = vec2((width - space::NEAR).max(0.0), area.height());
        let place = Rect::from_min_size(pos2(left, area.top()), size);
        left += width;
        place
    };
    let at = |ui: &mut Ui, rect: Rect| {
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)))
    };
    let muted = tokens(ui).muted;
    let line = words::orders_line(table.line(row).to_string());
    at(ui, cell(LINE)).add(Label::new(RichText::new(line).font(theme::small()).color(muted)).truncate());
    // Where there is a score, it stands in one column.
    let is_alone = said.is_empty() && matches!(score, Score::NotYet);
    let who = if is_alone { room } else { room * WHO };
    let color = tokens(ui).text;
    at(ui, cell(who)).add(Label::new(RichText::new(&whose).color(color)).truncate()).on_hover_text(&whose);
    if let Score::Of(score) = score {
        let place = cell(PILL);
        if let Some((tone, word)) = score {
            pill(&mut at(ui, place), tone, &word);
        }
    }
    if !said.is_empty() {
        let color = tone.strong(tokens(ui));
        at(ui, cell(room * (1.0 - WHO)))
            .add(Label::new(RichText::new(said).font(theme::small()).color(color)).truncate())
            .on_hover_text(said);
    }
}
