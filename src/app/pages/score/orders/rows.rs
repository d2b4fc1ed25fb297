//! The rows of a file of orders: whose they are, what is wrong with them, and what came of them. Only those in sight are
//! drawn.
//!
//! Must not live here: choosing the file, scoring.

use super::super::result::{band_tone, score_text};
use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::{Look, Tone, widgets};
use crate::app::table_rows::{self, Line, Place, Preview, Shown, chips_ui, rows_ui};
use crate::app::words::{self, scoring};
use crate::desk::scoring::save::Which;
use crate::desk::scoring::{Checked, RowEnd, Run};
use crate::domain::columns::{Cells, value};
use crate::domain::score::Marker;
use crate::domain::score::columns::{Columns, Part};
use crate::domain::text;
use egui::Ui;

/// What would be sent, and what is wrong with the rest.
pub(super) fn preview_ui(ui: &mut Ui, checked: &Checked, shown: &mut Shown) {
    let grouped = |count: usize| words::number(count as u64);
    let (ready, wrong, repeats) = (checked.ready().len(), checked.wrong(), checked.repeats());
    let summary = words::orders_summary(grouped(ready), grouped(wrong), grouped(repeats));
    let preview = Preview { summary, whose, left_out: scoring::left_out };
    table_rows::preview_ui(ui, checked, shown, &preview, false);
}

/// The email and the order of a row.
fn whose(columns: &Columns, cells: Cells<'_, '_>) -> String {
    let of = |part: Part| {
        let text = text::clean_to(value(cells(columns.of(part)?)), 120);
        Some(text).filter(|text| !text.is_empty())
    };
    [of(Part::Email), of(Part::Order)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What came of the rows that are scored.
pub(super) fn results_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run, shown: &mut Shown, is_saving: bool) {
    widgets::caption(ui, words::orders_results());
    let total = run.standing().counts.total;
    let (risky, failed) = run.found();
    let grouped = |count: usize| words::number(count as u64);
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
        let table = &checked.file.table;
        let whose = whose(&checked.columns, &|column| table.cell(row, column));
        Line { at: table.line(row), whose: &whose, state: Place::Of(pill), tone, said: &said }.ui(ui, false);
    });
}
