//! A file of orders: chosen, its columns named, every row checked, scored with a way to pause and to stop, and saved.
//!
//! Must not live here: the rows (`rows`), what is asked (`desk::scoring`).

mod rows;

use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::fields::choice_ui;
use crate::app::kit::{Look, Tone, icons, space, states, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::table_file::{self, Reading};
use crate::app::table_rows::Shown;
use crate::app::words::{self, scoring};
use crate::desk::failure::{StoreError, SystemSaid};
use crate::desk::import;
use crate::desk::import::check;
use crate::desk::scoring::save::{self, Saved, Which};
use crate::desk::scoring::{Checked, Lasts, Phase, REUSE_DAYS, Run};
use crate::desk::{Desk, Session};
use crate::domain::Service;
use crate::domain::columns::Columns as _;
use crate::domain::score::columns::{Columns, Part};
use crate::domain::text;
use egui::Ui;
use std::path::PathBuf;
use std::sync::Arc;

/// The parts of a row that are no address, and how many an address has.
const PLAIN: usize = 6;
const OF_ADDRESS: usize = 6;

/// How old a score may be that is not asked for again; nothing asks for all.
const REUSE: [Option<u32>; 5] = [None, Some(7), Some(REUSE_DAYS), Some(90), Some(365)];

/// What is shown of a file of orders.
pub struct Orders {
    path: String,
    asked: u64,
    reading: Reading,
    columns: Columns,
    /// The columns are those a person chose for such a file before.
    is_kept: bool,
    /// What a column may be: its place and its name.
    choices: Vec<(Option<usize>, String)>,
    checking: Remote<(u64, Columns), Arc<Checked>, ()>,
    reuse_days: Option<u32>,
    run: Option<Run>,
    /// The file that was being scored when the account was closed; asked for once for each place it may be kept in.
    restoring: Remote<(), Option<Run>, StoreError>,
    tried: Option<bool>,
    shown: Shown,
    results: rows::Results,
    saving: Remote<Which, Saved, SystemSaid>,
    is_saved: bool,
}

impl Default for Orders {
    fn default() -> Self {
        Self {
            path: String::new(),
            asked: 0,
            reading: Reading::default(),
            columns: Columns::default(),
            is_kept: false,
            choices: Vec::new(),
            checking: Remote::default(),
            reuse_days: Some(REUSE_DAYS),
            run: None,
            restoring: Remote::default(),
            tried: None,
            shown: Shown::default(),
            results: rows::Results::default(),
            saving: Remote::default(),
            is_saved: false,
        }
    }
}

impl Orders {
    /// Reads a file that was chosen.
    pub fn open(&mut self, desk: &Desk, path: PathBuf) {
        if self.run.is_some() {
            return;
        }
        self.path = path.display().to_string();
        self.asked += 1;
        self.checking.clear();
        self.reading.request(&desk.runtime, &desk.wake, self.asked, import::read(path));
    }

    fn paste(&mut self, desk: &Desk, text: String) {
        self.asked += 1;
        self.checking.clear();
        let reading = import::of_text(words::orders_pasted(), text);
        self.reading.request(&desk.runtime, &desk.wake, self.asked, reading);
    }

    /// Saves what became of its rows.
    pub fn save(&mut self, desk: &Desk, which: Which, path: PathBuf) {
        if let Some(run) = &self.run {
            let work = save::save(run, which, &desk.settings.get(), scoring::save_words(), path);
            self.saving.request(&desk.runtime, &desk.wake, which, work);
        }
    }

    /// What came of saving, once.
    pub fn take_saved(&mut self) -> Option<Result<Saved, Failure<SystemSaid>>> {
        self.saving.poll();
        let (which, result) = self.saving.take()?;
        self.is_saved |= which == Which::All && result.is_ok();
        Some(result)
    }

    /// How many rows wait for their turn and end with the app.
    #[must_use]
    pub fn waiting(&self, session: &Session) -> usize {
        let run = self.run.as_ref().filter(|run| !Self::is_kept(run, session));
        let standing = run.map(Run::standing).filter(|standing| !standing.phase.is_over());
        standing.map_or(0, |standing| standing.counts.left())
    }

    /// True while there are results that were saved nowhere.
    #[must_use]
    pub fn is_unsaved(&self, session: &Session) -> bool {
        self.run.as_ref().is_some_and(|run| !Self::is_kept(run, session)) && !self.is_saved
    }

    fn is_kept(run: &Run, session: &Session) -> bool {
        run.is_kept() && session.outbox().is_on_disk()
    }

    /// Takes over what came. True when a file goes on that was being scored when the account was closed.
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>) -> bool {
        self.poll_file(desk, session);
        self.results.poll();
        let is_on_disk = session.outbox().is_on_disk();
        if self.run.is_none() && self.tried != Some(is_on_disk) {
            self.tried = Some(is_on_disk);
            self.restoring.request(&desk.runtime, &desk.wake, (), Run::restore(desk, session));
        }
        self.restoring.poll();
        match self.restoring.take() {
            Some(((), Ok(Some(run)))) if self.run.is_none() => {
                self.run = Some(run);
                true
            }
            Some(((), Err(_))) => {
                tracing::warn!("whether a file was being scored isn't known");
                false
            }
            _ => false,
        }
    }

    fn poll_file(&mut self, desk: &Desk, session: &Session) {
        if self.reading.poll()
            && let Some(file) = self.reading.value().filter(|_| self.reading.is_ready())
        {
            let heads = file.table.heads();
            (self.columns, self.is_kept) = desk.settings.get().columns_of(&session.account().key, heads);
            self.choices = scoring::columns(heads);
            self.shown = Shown::default();
            self.check(desk);
        }
        self.checking.poll();
    }

    fn check(&mut self, desk: &Desk) {
        let Some(file) = self.reading.value().filter(|_| self.columns.can_read()) else {
            return self.checking.clear();
        };
        let about = (self.asked, self.columns.clone());
        let work = check::check(Arc::clone(file), self.columns.clone(), None);
        self.checking.request(&desk.runtime, &desk.wake, about, work);
    }

    /// The page is left: what failed here is not said when it is shown again.
    pub fn leave(&mut self) {
        if self.reading.error().is_some() {
            self.reading.clear();
        }
    }

    fn forget(&mut self) {
        *self = Self { asked: self.asked, reuse_days: self.reuse_days, tried: self.tried, ..Self::default() };
    }

    fn checked(&self) -> Option<&Arc<Checked>> {
        self.checking.value().filter(|_| self.checking.is_ready())
    }

    /// Which file, and what its columns hold; once it is being scored, how that goes.
    pub fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(run) = &self.run {
            return run_ui(ui, cx, run);
        }
        if self.reading.is_ready() {
            self.columns_ui(ui, cx);
            return;
        }
        let names = (words::orders_file(), words::orders_file_example());
        let pasted = table_file::pasted(ui);
        if table_file::choose_ui(ui, &mut self.path, &mut self.reading, names) {
            cx.actions.push(Action::Form(FormAction::ChooseOrders));
        }
        if let Some(text) = pasted {
            self.paste(cx.desk, text);
        }
        table_file::failure_ui(ui, &self.reading);
        widgets::hint(ui, words::orders_hint());
    }

    fn columns_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(file) = self.reading.value().cloned() else { return };
        table_file::shape_ui(ui, &file);
        widgets::hint(ui, words::orders_sends());
        let reuse: Vec<(Option<u32>, String)> = REUSE.map(|days| (days, scoring::reuse(days))).to_vec();
        choice_ui(ui, words::orders_reuse(), &mut self.reuse_days, &reuse, None);
        ui.add_space(space::TIGHT);
        widgets::caption(ui, words::orders_columns());
        widgets::hint(ui, words::orders_columns_hint());
        let heads = file.table.heads();
        if table_file::kept_ui(ui, self.is_kept) {
            (self.columns, self.is_kept) = (Columns::of_heads(heads), false);
            table_file::keep::<Columns>(cx, heads, None);
            self.check(cx.desk);
        }
        let mut is_changed = false;
        for (title, from, count) in [
            ("", 0, PLAIN),
            (words::score_billing(), PLAIN, OF_ADDRESS),
            (words::score_shipping(), PLAIN + OF_ADDRESS, OF_ADDRESS),
        ] {
            ui.push_id(from, |ui| {
                if !title.is_empty() {
                    ui.add_space(space::TIGHT);
                    widgets::caption(ui, title);
                }
                for part in Part::ALL.into_iter().skip(from).take(count) {
                    is_changed |= self.choice_ui(ui, part);
                }
            });
        }
        if is_changed {
            self.is_kept = self.columns.can_read() && self.columns != Columns::of_heads(heads);
            table_file::keep(cx, heads, Some(self.columns.clone()).filter(Columns::can_read));
            self.check(cx.desk);
        }
    }

    fn choice_ui(&mut self, ui: &mut Ui, part: Part) -> bool {
        let mut column = self.columns.of(part);
        let error = (part == Part::Email && !self.columns.can_read()).then_some(words::orders_need());
        if choice_ui(ui, scoring::part(part), &mut column, &self.choices, error) {
            self.columns.set(part, column);
            return true;
        }
        false
    }

    /// The buttons below the form. `by_key` presses the first.
    pub fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, by_key: bool) {
        match self.run.as_ref().map(|run| run.standing().phase) {
            Some(phase) => self.run_buttons_ui(ui, cx, &phase, by_key),
            None if self.reading.is_ready() => self.begin_buttons_ui(ui, cx, by_key),
            None if self.reading.is_loading() => {
                if widgets::button(ui, Look::Secondary, words::orders_cancel()).clicked() {
                    self.reading.clear();
                }
            }
            None => {
                let path = self.path.trim();
                if (widgets::button(ui, Look::Primary, words::orders_open()).clicked() || by_key) && !path.is_empty() {
                    let path = crate::app::path_prompt::expanded(path);
                    self.open(cx.desk, path);
                }
            }
        }
    }

    fn begin_buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, by_key: bool) {
        let ready = self.checked().map_or(0, |checked| checked.ready().len());
        let can = if !self.columns.can_read() {
            Err(words::orders_need())
        } else if self.checking.is_loading() {
            Err(words::orders_checking())
        } else if ready == 0 {
            Err(words::orders_none_ready())
        } else if !cx.session.has(Service::Disputify) {
            Err(words::orders_no_key())
        } else {
            Ok(())
        };
        let verb = words::orders_score(ready, words::number(ready as u64));
        let is_pressed = widgets::button_if(ui, can, Look::Primary, &verb).clicked() || (by_key && can.is_ok());
        if widgets::button(ui, Look::Secondary, words::orders_other()).clicked() {
            return self.forget();
        }
        if is_pressed && let Some(checked) = self.checked() {
            self.run = Some(Run::begin(cx.desk, cx.session, Arc::clone(checked), self.reuse_days, Lasts::Kept));
            self.results = rows::Results::default();
        }
    }

    fn run_buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, phase: &Phase, by_key: bool) {
        let Some(run) = &self.run else { return };
        match phase {
            Phase::Stopped | Phase::Done => {
                if widgets::button(ui, Look::Primary, words::orders_save()).clicked() || by_key {
                    cx.actions.push(Action::Form(FormAction::SaveScores(Which::All)));
                }
                let end = if self.is_saved { words::orders_other() } else { words::orders_discard() };
                if widgets::button(ui, Look::Secondary, end).clicked() {
                    run.forget(cx.desk);
                    self.forget();
                }
            }
            Phase::Paused | Phase::Held(_) => {
                if widgets::button(ui, Look::Primary, words::orders_resume()).clicked() || by_key {
                    run.go_on(cx.desk, cx.session);
                }
                stop_ui(ui, cx, run);
            }
            Phase::Running | Phase::Waiting(_) => {
                if widgets::button(ui, Look::Primary, words::orders_pause()).clicked() || by_key {
                    run.pause(cx.desk);
                }
                stop_ui(ui, cx, run);
            }
        }
    }

    /// The rows, or what there is in place of them.
    pub fn second_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(run) = &self.run {
            let is_saving = self.saving.is_loading();
            // What was saved is no longer all there is.
            self.is_saved &= !self.results.ui(ui, cx, run, is_saving);
            return;
        }
        if let Some(checked) = self.checked().cloned() {
            return rows::preview_ui(ui, &checked, &mut self.shown);
        }
        if self.reading.is_loading() || self.checking.is_loading() {
            let is_reading = self.reading.is_loading();
            widgets::muted(ui, if is_reading { words::orders_reading() } else { words::orders_checking() });
            return states::skeleton(ui, 5);
        }
        if self.reading.is_ready() {
            widgets::muted(ui, words::orders_need());
            return;
        }
        states::empty(ui, icons::SCORE, words::orders_empty_title(), words::orders_empty_hint(), None);
    }
}

fn stop_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run) {
    let can = if run.is_stopping() { Err(words::orders_stopping()) } else { Ok(()) };
    if widgets::button_if(ui, can, Look::Secondary, words::orders_stop()).clicked() {
        run.stop(cx.desk);
    }
}

/// How it goes.
fn run_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run) {
    let standing = run.standing();
    let counts = standing.counts;
    widgets::caption(ui, &text::clean_to(&run.checked().file.name, 60));
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    let part = counts.ended() as f32 / counts.total.max(1) as f32;
    widgets::progress(ui, part, words::orders_progress_name());
    widgets::muted(ui, scoring::progress(&standing));
    let grouped = |count: usize| words::number(count as u64);
    widgets::hint(ui, words::orders_counts(grouped(counts.scored), grouped(counts.refused), grouped(counts.unknown)));
    if counts.reused > 0 {
        widgets::hint(ui, words::orders_reused_count(counts.reused, grouped(counts.reused)));
    }
    let phase = scoring::phase(&standing.phase, run.is_stopping());
    match standing.phase {
        Phase::Held(_) => drop(widgets::toned(ui, Tone::Red, phase)),
        Phase::Waiting(_) => drop(widgets::toned(ui, Tone::Amber, phase)),
        _ => drop(widgets::hint(ui, phase)),
    }
    if !standing.phase.is_over() && Orders::is_kept(run, cx.session) {
        widgets::hint(ui, words::orders_safe());
    }
}
