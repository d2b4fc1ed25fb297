//! A file that was given to the outbox: how far it is, what became of its rows, and what may be done about it.
//!
//! Must not live here: a file that is still to be checked.

use super::{json_ui, tone};
use crate::app::Context;
use crate::app::action::{Action, FormAction, SaveOf};
use crate::app::kit::{Field, Look, Tone, states, widgets};
use crate::app::remote::Remote;
use crate::app::table_rows::{self, Line, Place};
use crate::app::words::{self, errors, imports};
use crate::desk::failure::StoreError;
use crate::desk::import::send;
use crate::desk::outbox::files::Wanted;
use crate::desk::outbox::{Import, ImportRow, ImportState, ImportWish, Intent};
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;
use std::time::Duration;

/// Rows that are read at once.
const PAGE: u32 = 500;
/// While it goes on, what is listed is read this often and not for every row.
const SETTLE: Duration = Duration::from_millis(400);

/// What the list was read for.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    key: Arc<str>,
    wanted: Wanted,
}

/// The file that is shown.
#[derive(Default)]
pub(super) struct Sending {
    key: Option<Arc<str>>,
    shown: Option<ImportState>,
    typed: String,
    pages: u32,
    rows: Remote<Asked, Vec<ImportRow>, StoreError>,
    /// How many rows had become what when the list was asked for.
    counted: Option<[u64; 6]>,
    chosen: Option<(crate::desk::RowId, String)>,
}

impl Sending {
    pub(super) fn open(&mut self, key: Arc<str>) {
        *self = Self { key: Some(key), pages: 1, ..Self::default() };
    }

    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    pub(super) fn key(&self) -> Option<Arc<str>> {
        self.key.clone()
    }

    pub(super) fn poll(&mut self) {
        self.rows.poll();
    }

    /// Asks for the list when it may be another one.
    fn ask(&mut self, cx: &Context<'_>, import: &Import) {
        let (state, text) = (self.shown, self.typed.trim().to_owned());
        let asked =
            Asked { key: Arc::clone(&import.key), wanted: Wanted { state, text, skip: 0, most: self.pages * PAGE } };
        let counted = ImportState::ALL.map(|state| import.counts.of(state));
        let is_same = self.rows.about() == Some(&asked);
        if is_same && (self.counted == Some(counted) || self.rows.is_loading()) {
            return;
        }
        self.counted = Some(counted);
        let (outbox, key, wanted) = (cx.session.outbox().clone(), Arc::clone(&asked.key), asked.wanted.clone());
        let work = async move {
            if is_same {
                tokio::time::sleep(SETTLE).await;
            }
            outbox.import_rows(key, wanted).await
        };
        self.rows.request(&cx.desk.runtime, &cx.desk.wake, asked, work);
    }

    pub(super) fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, import: &Import) {
        let wish = |wish| cx.actions.push(Action::Form(FormAction::ChangeImport(Arc::clone(&import.key), wish)));
        if import.is_open() {
            let (verb, wanted) = if import.is_paused {
                (words::orders_resume(), ImportWish::Resume)
            } else {
                (words::orders_pause(), ImportWish::Pause)
            };
            if widgets::button(ui, Look::Primary, verb).clicked() {
                wish(wanted);
            }
            if widgets::button(ui, Look::Secondary, words::orders_stop()).clicked() {
                wish(ImportWish::Stop);
            }
        } else if widgets::button(ui, Look::Primary, words::orders_save()).clicked() {
            cx.actions.push(Action::Form(FormAction::SaveImport(import.head.kind, SaveOf::Results(None))));
        }
        if widgets::button(ui, Look::Secondary, words::import_close()).clicked() {
            self.close();
        }
    }

    /// What became of the rows.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, import: &Import, describe: fn(&Intent) -> String) {
        self.ask(cx, import);
        widgets::caption(ui, words::orders_results());
        let chips = std::iter::once(None).chain(ImportState::ALL.map(Some)).filter_map(|state| {
            let count = state.map_or(import.counts.total(), |state| import.counts.of(state));
            let word = state.map_or_else(|| words::orders_all(""), |state| format!("{} ", imports::state(state)));
            let is_wanted = count > 0 || state.is_none() || state == self.shown;
            is_wanted.then(|| (state, format!("{} {}", word.trim(), words::number(count))))
        });
        let chips: Vec<(Option<ImportState>, String)> = chips.collect();
        if table_rows::chips_ui(ui, &mut self.shown, &chips) {
            self.pages = 1;
        }
        Field::new(words::history_filter()).limit(200).ui(ui, &mut self.typed);
        if let Some((_, json)) = &self.chosen {
            json_ui(ui, json);
        }
        if let Some(crate::app::remote::Failure::Error(error)) = self.rows.error() {
            widgets::toned(ui, Tone::Red, errors::store(error));
        }
        let Some(rows) = self.rows.value() else { return states::skeleton(ui, 5) };
        let mut clicked = None;
        table_rows::rows_ui(ui, rows.len(), |ui, nth| {
            let Some(row) = rows.get(nth) else { return };
            let (whose, said) = (describe(&row.intent), imports::said(row));
            let tone_of = tone(row.state);
            let pill = Place::Of(Some((tone_of, imports::state(row.state).to_owned())));
            let tone_of = if row.state == ImportState::Accepted { Tone::Grey } else { tone_of };
            let line = Line { at: row.line, whose: &whose, state: pill, tone: tone_of, said: &said };
            if line.ui(ui, true) {
                clicked = Some(nth);
            }
        });
        if rows.len() >= (self.pages * PAGE) as usize
            && rows.len() < table_rows::MOST
            && widgets::link(ui, words::import_more()).clicked()
        {
            self.pages += 1;
        }
        if let Some(row) = clicked.and_then(|nth| rows.get(nth)) {
            let is_open = self.chosen.as_ref().is_some_and(|(id, _)| *id == row.id);
            let json = || Some((row.id, send::json(&row.intent)?));
            self.chosen = if is_open { None } else { json() };
        }
    }
}

/// Rows that did not come through, once the rest has.
fn again_ui(ui: &mut Ui, cx: &Context<'_>, import: &Import) {
    if import.is_open() {
        return;
    }
    let counts = |state| (import.counts.of(state), words::number(import.counts.of(state)));
    for state in [ImportState::Refused, ImportState::Cancelled, ImportState::Unknown] {
        let (count, grouped) = counts(state);
        if count == 0 {
            continue;
        }
        if state == ImportState::Unknown {
            widgets::hint(ui, words::import_again_unknown_hint());
        }
        let verb = match state {
            ImportState::Refused => words::import_again_refused(grouped),
            ImportState::Cancelled => words::import_again_not_sent(grouped),
            _ => words::import_again_unknown(grouped),
        };
        if widgets::button(ui, Look::Secondary, &verb).clicked() {
            cx.actions.push(Action::Form(FormAction::ChangeImport(Arc::clone(&import.key), ImportWish::Again(state))));
        }
    }
    if import.counts.of(ImportState::Refused) > 0 && widgets::link(ui, words::import_save_refused()).clicked() {
        let of = SaveOf::Results(Some(ImportState::Refused));
        cx.actions.push(Action::Form(FormAction::SaveImport(import.head.kind, of)));
    }
}

/// How it goes.
pub(super) fn form_ui(ui: &mut Ui, cx: &Context<'_>, import: &Import) {
    widgets::caption(ui, &text::clean_to(&import.head.name, 60));
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    let part = import.counts.ended() as f32 / import.counts.total().max(1) as f32;
    widgets::progress(ui, part, words::import_progress_name());
    widgets::muted(ui, imports::progress(import));
    widgets::hint(ui, imports::counts(import));
    if !import.head.sums.is_empty() {
        let sums: Vec<String> = import.head.sums.iter().copied().map(words::money).collect();
        widgets::hint(ui, words::import_sums(sums.join(" · ")));
    }
    let phase = imports::phase(import, cx.outbox.is_paused);
    if import.is_paused && import.is_open() {
        widgets::toned(ui, Tone::Amber, phase);
    } else {
        widgets::hint(ui, phase);
    }
    if import.is_open() {
        widgets::hint(ui, words::import_safe());
    }
    if let Some(until) = cx.outbox.resting.get(&import.head.kind.service()) {
        let words = if until.is_some() { words::import_resting() } else { words::import_no_key() };
        widgets::toned(ui, Tone::Amber, words);
    }
    again_ui(ui, cx, import);
}
