//! The rows of a file of orders: whose they are, what is wrong with them, and what came of them. Only those in sight are
//! drawn.
//!
//! Must not live here: choosing the file, scoring.

use super::super::result::{band_tone, number_text};
use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::fields::choice_ui;
use crate::app::kit::{Field, Look, Tone, states, widgets};
use crate::app::remote::Remote;
use crate::app::table_rows::{self, Line, Place, Preview, Shown, chips_ui, rows_ui};
use crate::app::words::{self, scoring};
use crate::desk::scoring::list::{Listing, Of, Sort};
use crate::desk::scoring::save::Which;
use crate::desk::scoring::{Checked, RowEnd, Run};
use crate::domain::Service;
use crate::domain::columns::{Cells, value};
use crate::domain::score::columns::{Columns, Part};
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;
use std::time::Duration;

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

/// While answers come in, the list is made this often and not for every answer.
const SETTLE: Duration = Duration::from_millis(400);

/// What came of the rows that are scored.
#[derive(Default)]
pub(super) struct Results {
    wanted: Listing,
    /// The rows that are shown, with what was asked and how many rows had ended then.
    listed: Remote<(Listing, usize), Arc<[u32]>, ()>,
}

impl Results {
    pub(super) fn poll(&mut self) {
        self.listed.poll();
    }

    /// Asks for the list when it may be another one.
    fn ask(&mut self, cx: &Context<'_>, run: &Run) {
        let revision = run.revision();
        let about = self.listed.about();
        let is_same = about.is_some_and(|(wanted, _)| *wanted == self.wanted);
        if is_same && (self.listed.is_loading() || about.is_some_and(|(_, then)| *then == revision)) {
            return;
        }
        let listing = run.list(self.wanted.clone(), cx.settings.bands);
        let work = async move {
            if is_same {
                tokio::time::sleep(SETTLE).await;
            }
            listing.await
        };
        self.listed.request(&cx.desk.runtime, &cx.desk.wake, (self.wanted.clone(), revision), work);
    }

    /// True when rows without a score are asked for again.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, run: &Run, is_saving: bool) -> bool {
        widgets::caption(ui, words::orders_results());
        let standing = run.standing();
        let (risky, failed) = run.found();
        let grouped = |count: usize| words::number(count as u64);
        chips_ui(
            ui,
            &mut self.wanted.of,
            &[
                (Of::All, words::orders_all(grouped(standing.counts.total))),
                (Of::Risky, words::orders_risky(grouped(risky))),
                (Of::Failed, words::orders_failed(grouped(failed))),
            ],
        );
        let is_over = standing.phase.is_over();
        let is_again = is_over && again_ui(ui, cx, run, failed + standing.counts.left());
        if is_over && (failed > 0 || standing.counts.left() > 0 || run.checked().wrong() > 0) {
            let can = if is_saving { Err(words::export_busy()) } else { Ok(()) };
            if widgets::button_if(ui, can, Look::Secondary, words::orders_save_failed()).clicked() {
                cx.actions.push(Action::Form(FormAction::SaveScores(Which::NotScored)));
            }
        }
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new(words::history_filter()).limit(200).ui(left, &mut self.wanted.text);
                let sorts = [
                    (Sort::File, words::orders_sort_file()),
                    (Sort::Highest, words::orders_sort_highest()),
                    (Sort::Lowest, words::orders_sort_lowest()),
                    (Sort::Risen, words::orders_sort_risen()),
                ];
                let sorts: Vec<(Sort, String)> = sorts.map(|(sort, words)| (sort, words.to_owned())).to_vec();
                choice_ui(right, words::orders_sort(), &mut self.wanted.sort, &sorts, None);
            }
        });
        self.ask(cx, run);
        let Some(listed) = self.listed.value() else {
            states::skeleton(ui, 5);
            return is_again;
        };
        rows_ui(ui, listed.len(), |ui, nth| {
            if let Some(at) = listed.get(nth) {
                row_ui(ui, cx, run, *at as usize);
            }
        });
        is_again
    }
}

/// Asks once more for the rows that have come to no score. True when a person wants that.
fn again_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run, count: usize) -> bool {
    if count == 0 {
        return false;
    }
    let can = if cx.session.has(Service::Disputify) { Ok(()) } else { Err(words::orders_no_key()) };
    let verb = words::orders_ask_again(count, words::number(count as u64));
    let is_again = widgets::button_if(ui, can, Look::Secondary, &verb).clicked();
    if is_again {
        run.ask_again(cx.desk, cx.session);
    }
    is_again
}

/// One row, and what came of it.
fn row_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run, at: usize) {
    let checked = run.checked();
    let Some(row) = checked.ready().get(at).map(|row| *row as usize) else { return };
    let end = run.end(at);
    let tone = match &end {
        Some(RowEnd::Refused(_)) => Tone::Red,
        Some(RowEnd::Unknown(_)) => Tone::Amber,
        _ => Tone::Grey,
    };
    let said = end.as_ref().map(|end| scoring::said(end, cx.zone)).unwrap_or_default();
    let pill = end.as_ref().map(|end| match (end, end.score()) {
        (_, Some(scored)) => {
            let band = scored.score.band(cx.settings.bands);
            (band_tone(band), format!("{} {}", words::band(band), number_text(scored.score.score)))
        }
        (RowEnd::Unknown(_), None) => (Tone::Amber, words::orders_unknown().to_owned()),
        _ => (Tone::Red, words::orders_refused().to_owned()),
    });
    let table = &checked.file.table;
    let whose = whose(&checked.columns, &|column| table.cell(row, column));
    Line { at: table.line(row), whose: &whose, state: Place::Of(pill), tone, said: &said }.ui(ui, false);
}
