//! A file whose rows are sent: chosen, its columns named, every row checked, given to the outbox; and how the files that
//! were given to it go.
//!
//! Must not live here: what a column means (`domain`), what is sent (`desk::import`), the rows of a file that is being sent
//! (`sending`).

pub mod kinds;
mod sending;
mod watched;

use super::sent;
use crate::app::Context;
use crate::app::action::{Action, FormAction, SaveOf};
use crate::app::kit::{Look, Tone, focus, icons, space, states, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::table_file::{self, Reading};
use crate::app::table_rows::{self, Preview, Shown};
use crate::app::words::{self, errors, imports, scoring};
use crate::desk::failure::StoreError;
use crate::desk::import::check::{self, Checked};
use crate::desk::import::save::{self, LeftOutWords, NotSaved, Saved};
use crate::desk::import::{self, send};
use crate::desk::outbox::watched::WatchedFile;
use crate::desk::outbox::{EndedKind, Import};
use crate::desk::{Desk, Session};
use crate::domain::text;
use egui::{Label, RichText, ScrollArea, Ui};
use kinds::{FileOf, warning_ui};
use sending::Sending;
use std::path::PathBuf;
use std::sync::Arc;

/// How tall what is sent of one row is shown.
const JSON: f32 = 160.0;

/// What is shown of the files of one kind.
pub struct ByFile<C: FileOf> {
    path: String,
    asked: u64,
    /// The file the watched folder gave last when the rows were checked: its rows may be in both.
    taken: Option<String>,
    /// Counts every choice that has the rows checked anew.
    revision: u64,
    reading: Reading,
    columns: C,
    /// The columns are those a person chose for such a file before.
    is_kept: bool,
    /// What was sent before is sent again.
    is_again: bool,
    /// What a column may be: its place and its name.
    choices: Vec<(Option<usize>, String)>,
    checking: Remote<(u64, u64), Arc<Checked<C>>, ()>,
    shown: Shown,
    /// The row whose request is shown.
    chosen: Option<(usize, String)>,
    beginning: Remote<(), Arc<str>, StoreError>,
    sending: Sending,
    saving: Remote<(), Saved, NotSaved>,
}

impl<C: FileOf> Default for ByFile<C> {
    fn default() -> Self {
        Self {
            path: String::new(),
            asked: 0,
            taken: None,
            revision: 0,
            reading: Remote::default(),
            columns: C::default(),
            is_kept: false,
            is_again: false,
            choices: Vec::new(),
            checking: Remote::default(),
            shown: Shown::default(),
            chosen: None,
            beginning: Remote::default(),
            sending: Sending::default(),
            saving: Remote::default(),
        }
    }
}

impl<C: FileOf> ByFile<C> {
    /// Reads a file that was chosen.
    pub fn open(&mut self, desk: &Desk, path: PathBuf) {
        self.path = path.display().to_string();
        self.asked += 1;
        self.checking.clear();
        self.chosen = None;
        self.sending.close();
        self.reading.request(&desk.runtime, &desk.wake, self.asked, import::read(path));
    }

    fn paste(&mut self, desk: &Desk, text: String) {
        self.asked += 1;
        self.checking.clear();
        self.chosen = None;
        let reading = import::of_text(words::orders_pasted(), text);
        self.reading.request(&desk.runtime, &desk.wake, self.asked, reading);
    }

    /// Takes over what came.
    pub fn poll(&mut self, desk: &Desk, session: &Session) {
        if self.reading.poll()
            && let Some(file) = self.reading.value().filter(|_| self.reading.is_ready())
        {
            let heads = file.table.heads();
            (self.columns, self.is_kept) = desk.settings.get().columns_of(&session.account().key, heads);
            self.choices = scoring::columns(heads);
            self.shown = Shown::default();
            self.is_again = false;
            self.check(desk, session);
        }
        self.checking.poll();
        if self.taken != last_taken(session) && self.reading.is_ready() {
            self.check(desk, session);
        }
        if self.beginning.poll()
            && let Some(key) = self.beginning.value().cloned().filter(|_| self.beginning.is_ready())
        {
            self.forget_file();
            self.sending.open(key);
        }
        self.sending.poll();
    }

    fn check(&mut self, desk: &Desk, session: &Session) {
        self.chosen = None;
        self.revision += 1;
        self.taken = last_taken(session);
        let Some(file) = self.reading.value().filter(|_| self.columns.can_read()).cloned() else {
            return self.checking.clear();
        };
        let (columns, outbox, is_again) = (self.columns.clone(), session.outbox().clone(), self.is_again);
        let work = async move {
            // Without what was sent before nobody can tell what would be sent twice.
            let was_sent = if is_again {
                None
            } else {
                Some(send::was_sent::<C>(&outbox).await.map_err(|_told_by_the_outbox| ())?)
            };
            check::check(file, columns, was_sent).await
        };
        self.checking.request(&desk.runtime, &desk.wake, (self.asked, self.revision), work);
    }

    /// Shows how a file goes that was given to the outbox.
    pub fn show(&mut self, key: Arc<str>) {
        self.sending.open(key);
    }

    /// Gives the file to the outbox.
    pub fn begin(&mut self, desk: &Desk, session: &Session) {
        if self.beginning.is_loading() {
            return;
        }
        if let Some(checked) = self.checked().cloned() {
            let work = send::begin(session.outbox().clone(), checked, desk.clock.now());
            self.beginning.request(&desk.runtime, &desk.wake, (), work);
        }
    }

    /// How often something would be sent.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.checked().map_or(0, |checked| checked.units())
    }

    /// The sums of what would be sent, in words.
    #[must_use]
    pub fn sums(&self) -> String {
        let sums = self.checked().map(|checked| checked.sums().iter().copied().map(words::money).collect::<Vec<_>>());
        sums.unwrap_or_default().join(" · ")
    }

    /// Saves rows of the file, or of one that was sent.
    pub fn save(&mut self, desk: &Desk, session: &Session, of: SaveOf, path: PathBuf) {
        let settings = desk.settings.get();
        match of {
            SaveOf::LeftOut => {
                let Some(checked) = self.checked().cloned() else { return };
                let heads = [words::orders_head_line(), words::orders_head_details()];
                let work = save::left_out(checked, &settings, LeftOutWords { heads, why: C::left_out }, path);
                let work = async move { work.await.map_err(NotSaved::System) };
                self.saving.request(&desk.runtime, &desk.wake, (), work);
            }
            SaveOf::Results(state) => {
                let Some(key) = self.sending.key() else { return };
                let (outbox, words) = (session.outbox().clone(), imports::results(C::KIND));
                let work = save::results(outbox, key, state, settings.as_ref().clone(), words, path);
                self.saving.request(&desk.runtime, &desk.wake, (), work);
            }
        }
    }

    /// What came of saving, once.
    pub fn take_saved(&mut self) -> Option<Result<Saved, Failure<NotSaved>>> {
        self.saving.poll();
        self.saving.take().map(|((), result)| result)
    }

    /// The page is left: what failed here is not said when it is shown again.
    pub fn leave(&mut self) {
        if self.reading.error().is_some() {
            self.reading.clear();
        }
        if self.beginning.error().is_some() {
            self.beginning.clear();
        }
    }

    fn forget_file(&mut self) {
        let sending = std::mem::take(&mut self.sending);
        let saving = std::mem::take(&mut self.saving);
        *self = Self { asked: self.asked, revision: self.revision, sending, saving, ..Self::default() };
    }

    fn checked(&self) -> Option<&Arc<Checked<C>>> {
        self.checking.value().filter(|_| self.checking.is_ready())
    }

    fn import<'c>(&self, cx: &Context<'c>) -> Option<&'c Import> {
        let key = self.sending.key()?;
        cx.outbox.imports.iter().find(|import| import.key == key)
    }

    /// Which file, and what its columns hold; of one that is being sent, how that goes.
    pub fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(import) = self.import(cx) {
            return sending::form_ui(ui, cx, import);
        }
        if self.reading.is_ready() {
            return self.columns_ui(ui, cx);
        }
        let names = C::names();
        let pasted = table_file::pasted(ui);
        if table_file::choose_ui(ui, &mut self.path, &mut self.reading, (names.field, names.example)) {
            cx.actions.push(Action::Form(FormAction::ChooseImport(C::KIND)));
        }
        if let Some(text) = pasted {
            self.paste(cx.desk, text);
        }
        table_file::failure_ui(ui, &self.reading);
        widgets::hint(ui, names.hint);
        if C::KIND == EndedKind::Checkouts {
            match watched::ui(ui, cx) {
                Some(watched::Shows::Import(key)) => self.sending.open(key),
                Some(watched::Shows::Rest(file)) => self.mend(cx, *file),
                None => {}
            }
        }
        self.files_ui(ui, cx);
    }

    /// Shows the rows of a file of the watched folder that have something wrong with them.
    fn mend(&mut self, cx: &Context<'_>, file: WatchedFile) {
        self.asked += 1;
        self.checking.clear();
        self.chosen = None;
        let reading = import::watch::rest(cx.session.outbox().clone(), file);
        self.reading.request(&cx.desk.runtime, &cx.desk.wake, self.asked, reading);
    }

    /// The files that were given to the outbox, the newest first.
    fn files_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let of_kind = |import: &&Import| import.head.kind == C::KIND;
        if !cx.outbox.imports.iter().any(|import| of_kind(&import)) {
            return;
        }
        widgets::caption(ui, words::import_files());
        for import in cx.outbox.imports.iter().rev().filter(of_kind) {
            if widgets::link(ui, &text::clean_to(&import.head.name, 60)).clicked() {
                self.sending.open(Arc::clone(&import.key));
            }
            let when = words::moment(import.head.added, cx.zone);
            widgets::hint(ui, format!("{when} · {} · {}", imports::progress(import), imports::counts(import)));
        }
    }

    fn columns_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(file) = self.reading.value().cloned() else { return };
        table_file::shape_ui(ui, &file);
        widgets::hint(ui, C::sends());
        if let Some(failure) = self.beginning.error() {
            let why = match failure {
                Failure::Error(error) => words::sentences(&[words::import_not_begun(), &errors::store(error)]),
                Failure::Crashed => words::import_not_begun().to_owned(),
            };
            widgets::told(ui, Tone::Red, why);
        }
        let sent_before = self.checked().map_or(0, |checked| checked.sent_before());
        let mut is_changed = false;
        if sent_before > 0 || self.is_again {
            is_changed |= widgets::checkbox(ui, &mut self.is_again, words::import_again()).changed();
        }
        if let Some(checked) = self.checked() {
            warning_ui(ui, checked);
        }
        widgets::caption(ui, words::orders_columns());
        if let Some(file) = self.reading.value().cloned() {
            let heads = file.table.heads();
            if table_file::kept_ui(ui, self.is_kept) {
                (self.columns, self.is_kept, is_changed) = (C::of_heads(heads), false, true);
                table_file::keep::<C>(cx, heads, None);
            }
            if self.columns.choices_ui(ui, &self.choices) {
                is_changed = true;
                self.is_kept = self.columns.can_read() && self.columns != C::of_heads(heads);
                table_file::keep(cx, heads, Some(self.columns.clone()).filter(C::can_read));
            }
        }
        if is_changed {
            self.check(cx.desk, cx.session);
        }
    }

    /// The buttons below the form.
    pub fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(import) = self.import(cx) {
            return self.sending.buttons_ui(ui, cx, import);
        }
        if self.reading.is_ready() {
            return self.begin_buttons_ui(ui, cx);
        }
        if self.reading.is_loading() {
            if widgets::button(ui, Look::Secondary, words::orders_cancel()).clicked() {
                self.reading.clear();
            }
            return;
        }
        let path = self.path.trim();
        let is_asked =
            widgets::button(ui, Look::Primary, words::orders_open()).clicked() || focus::was_entered(ui.ctx());
        if is_asked && !path.is_empty() {
            let path = crate::app::path_prompt::expanded(path);
            self.open(cx.desk, path);
        }
    }

    fn begin_buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let ready = self.ready();
        let can = if !self.columns.can_read() {
            Err(C::need())
        } else if self.checking.is_loading() {
            Err(words::orders_checking())
        } else if ready == 0 {
            Err(words::import_none_ready())
        } else if self.beginning.is_loading() {
            Err(words::import_beginning())
        } else if !cx.session.has(C::KIND.service()) {
            Err(C::names().no_key)
        } else {
            Ok(())
        };
        if widgets::button_if(ui, can, Look::Primary, &C::verb(ready)).clicked() {
            cx.actions.push(Action::Form(FormAction::BeginImport(C::KIND)));
        }
        if widgets::button(ui, Look::Secondary, words::orders_other()).clicked() {
            self.forget_file();
        }
    }

    /// The rows, or what there is in place of them.
    pub fn second_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(import) = self.import(cx) {
            return self.sending.rows_ui(ui, cx, import, C::describe);
        }
        if let Some(checked) = self.checked().cloned() {
            return self.preview_ui(ui, cx, &checked);
        }
        if self.reading.is_loading() || self.checking.is_loading() {
            let is_reading = self.reading.is_loading();
            widgets::muted(ui, if is_reading { words::orders_reading() } else { words::orders_checking() });
            return states::skeleton(ui, 5);
        }
        if self.checking.error().is_some() {
            widgets::toned(ui, Tone::Red, words::dialog_went_wrong());
        } else if self.reading.is_ready() {
            widgets::muted(ui, C::need());
        } else {
            states::empty(ui, icons::INBOX, words::orders_empty_title(), words::import_empty_hint(), None);
        }
    }

    fn preview_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, checked: &Checked<C>) {
        if checked.wrong() > 0 {
            let can = if self.saving.is_loading() { Err(words::export_busy()) } else { Ok(()) };
            if widgets::button_if(ui, can, Look::Secondary, words::import_save_left_out()).clicked() {
                cx.actions.push(Action::Form(FormAction::SaveImport(C::KIND, SaveOf::LeftOut)));
            }
        }
        if let Some((_, json)) = &self.chosen {
            json_ui(ui, json);
        }
        let grouped = |count: usize| words::number(count as u64);
        let mut summary =
            words::import_summary(grouped(checked.units()), grouped(checked.wrong()), grouped(checked.repeats()));
        if checked.sent_before() > 0 {
            summary = format!("{summary}, {}", words::import_summary_sent(grouped(checked.sent_before())));
        }
        let preview = Preview { summary, whose: C::whose, left_out: C::left_out };
        if let Some(row) = table_rows::preview_ui(ui, checked, &mut self.shown, &preview, true) {
            let is_open = self.chosen.as_ref().is_some_and(|(open, _)| *open == row);
            let json = || {
                let number = u32::try_from(row).ok()?;
                let unit = (0..checked.units()).find(|nth| checked.unit(*nth).contains(&number))?;
                Some((row, send::json(&send::intent(checked, unit)?)?))
            };
            self.chosen = if is_open { None } else { json() };
        }
    }
}

/// The file the watched folder gave last.
fn last_taken(session: &Session) -> Option<String> {
    session.watched().taken.first().map(|file| file.sha256.clone())
}

/// Whether one thing is typed, or a file has many.
pub fn mode_ui(ui: &mut Ui, is_file: &mut bool, by_form: &str) {
    ui.horizontal_wrapped(|ui| {
        for (mode, words) in [(false, by_form), (true, words::score_by_file())] {
            if widgets::chip(ui, *is_file == mode, words).clicked() {
                *is_file = mode;
            }
        }
    });
    ui.add_space(space::TIGHT);
}

/// What is sent, as it is sent.
fn json_ui(ui: &mut Ui, json: &str) {
    widgets::caption(ui, words::import_json());
    ScrollArea::vertical().id_salt("import json").max_height(JSON).show(ui, |ui| {
        ui.add(Label::new(RichText::new(json).monospace()).selectable(true).wrap());
    });
}

/// The tone of what became of a row.
fn tone(state: crate::desk::outbox::ImportState) -> Tone {
    use crate::desk::outbox::ImportState;
    match state {
        ImportState::Accepted => Tone::Green,
        ImportState::Refused => Tone::Red,
        ImportState::Unknown => Tone::Amber,
        ImportState::Open => sent::tone(crate::desk::RowState::Sending),
        ImportState::Queued | ImportState::Cancelled => Tone::Grey,
    }
}
