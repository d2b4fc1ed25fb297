//! Transaction counts from a file: which, what its columns hold, what would be taken and what not, and the decision.
//!
//! Must not live here: reading a row (`desk::counts`), keeping the counts.

use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::fields::choice_ui;
use crate::app::kit::{Look, Tone, focus, small_dialog, space, widgets};
use crate::app::remote::Remote;
use crate::app::table_file::{self, Reading};
use crate::app::words::{self, programs, scoring};
use crate::desk::Desk;
use crate::desk::counts::{self, CountsRead};
use crate::desk::import;
use crate::domain::programs::columns::{Columns, Part};
use crate::domain::programs::transactions::Transactions;
use egui::Ui;
use std::path::PathBuf;
use std::sync::Arc;

/// Counts and troubles that are listed; the rest is counted.
const LISTED: usize = 6;

/// The dialog's state.
#[derive(Default)]
pub struct CountsDialog {
    path: String,
    asked: u64,
    reading: Reading,
    columns: Columns,
    /// What a column may be: its place and its name.
    choices: Vec<(Option<usize>, String)>,
    checking: Remote<(u64, Columns), Arc<CountsRead>, ()>,
}

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Nothing,
    Open,
    Take,
    Other,
    Cancel,
}

impl CountsDialog {
    /// Reads a file that was chosen.
    pub fn open(&mut self, desk: &Desk, path: PathBuf) {
        self.path = path.display().to_string();
        self.asked += 1;
        self.checking.clear();
        self.reading.request(&desk.runtime, &desk.wake, self.asked, import::read(path));
    }

    /// Takes over what came.
    pub fn poll(&mut self, desk: &Desk) {
        if self.reading.poll()
            && let Some(file) = self.reading.value().filter(|_| self.reading.is_ready())
        {
            let heads = file.table.heads();
            self.columns = Columns::of_heads(heads);
            self.choices = scoring::columns(heads);
            self.check(desk);
        }
        self.checking.poll();
    }

    fn check(&mut self, desk: &Desk) {
        let Some(file) = self.reading.value().filter(|_| self.columns.can_read()) else {
            return self.checking.clear();
        };
        let work = counts::check(Arc::clone(file), self.columns);
        self.checking.request(&desk.runtime, &desk.wake, (self.asked, self.columns), work);
    }

    fn read(&self) -> Option<&Arc<CountsRead>> {
        self.checking.value().filter(|_| self.checking.is_ready())
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let before = cx.actions.count();
        let content = |ui: &mut Ui| {
            widgets::title(ui, words::counts_title());
            if self.reading.is_ready() {
                self.file_ui(ui, cx);
            } else {
                self.choose_ui(ui, cx);
            }
            (self.can(), self.reading.is_ready(), self.read().map(|read| read.counts.len()))
        };
        let modal = small_dialog(ui, "counts", content, |ui, (can, is_open, count)| {
            ui.horizontal_wrapped(|ui| buttons_ui(ui, can, is_open, count)).inner
        });
        match modal.inner {
            Pressed::Open => self.open(cx.desk, crate::app::path_prompt::expanded(self.path.trim())),
            Pressed::Take => self.take(cx),
            Pressed::Other => *self = Self { asked: self.asked, ..Self::default() },
            Pressed::Cancel => cx.actions.push(Action::CloseDialog),
            Pressed::Nothing if modal.should_close() && cx.actions.count() == before => {
                cx.actions.push(Action::CloseDialog);
            }
            Pressed::Nothing => {}
        }
    }

    fn choose_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let names = (words::counts_file(), words::counts_file_example());
        if let Some(text) = table_file::pasted(ui) {
            self.asked += 1;
            self.checking.clear();
            let reading = import::of_text(words::orders_pasted(), text);
            self.reading.request(&cx.desk.runtime, &cx.desk.wake, self.asked, reading);
        }
        if table_file::choose_ui(ui, &mut self.path, &mut self.reading, names) {
            cx.actions.push(Action::Form(FormAction::ChooseCounts));
        }
        if self.reading.is_loading() {
            widgets::muted(ui, words::orders_reading());
        }
        table_file::failure_ui(ui, &self.reading);
        widgets::hint(ui, words::counts_hint());
    }

    fn file_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(file) = self.reading.value().cloned() else { return };
        table_file::shape_ui(ui, &file);
        let mut is_changed = false;
        for part in Part::ALL {
            let mut column = self.columns.of(part);
            if choice_ui(ui, programs::part(part), &mut column, &self.choices, None) {
                self.columns.set(part, column);
                is_changed = true;
            }
        }
        if is_changed {
            self.check(cx.desk);
        }
        ui.add_space(space::TIGHT);
        match self.read() {
            Some(read) => read_ui(ui, cx, read),
            None if self.checking.is_loading() => drop(widgets::muted(ui, words::orders_checking())),
            None => drop(widgets::toned(ui, Tone::Amber, words::counts_need())),
        }
    }

    /// Whether it can go on, or why not.
    fn can(&self) -> Result<(), &'static str> {
        if !self.reading.is_ready() {
            return match (self.reading.is_loading(), self.path.trim().is_empty()) {
                (true, _) => Err(words::orders_reading()),
                (_, true) => Err(words::counts_no_file()),
                _ => Ok(()),
            };
        }
        match self.read() {
            _ if !self.columns.can_read() => Err(words::counts_need()),
            None => Err(words::orders_checking()),
            Some(read) if read.counts.is_empty() => Err(words::counts_none()),
            Some(_) => Ok(()),
        }
    }

    fn take(&self, cx: &Context<'_>) {
        let Some(read) = self.read().cloned() else { return };
        cx.actions.push(Action::Form(FormAction::TakeCounts(read)));
    }
}

/// What would be taken, beside what is kept, and what would not.
fn read_ui(ui: &mut Ui, cx: &Context<'_>, read: &CountsRead) {
    let none = Transactions::default();
    let kept = cx.settings.transactions.get(&cx.session.account().key).unwrap_or(&none);
    let counts = || read.counts.iter().rev();
    widgets::caption(ui, &words::counts_found(read.counts.len()));
    for ((month, network), (count, _)) in counts().take(LISTED) {
        let said = words::counts_line(programs::transactions(*network, *month), words::number(*count));
        let before = kept.get(*month, *network).filter(|before| before != count);
        match before {
            Some(before) => widgets::toned(ui, Tone::Amber, words::counts_replaces(said, words::number(before))),
            None => widgets::hint(ui, said),
        };
    }
    if read.counts.len() > LISTED {
        widgets::hint(ui, words::counts_more(read.counts.len() - LISTED));
    }
    let lost = kept.lost_by(read.counts.keys().copied());
    if lost > 0 {
        widgets::toned(ui, Tone::Amber, words::counts_lost(lost));
    }
    if read.refused == 0 {
        return;
    }
    widgets::caption(ui, &words::counts_refused(read.refused));
    for (line, why) in read.troubles.iter().take(LISTED) {
        widgets::toned(ui, Tone::Red, words::counts_trouble(line.to_string(), programs::trouble(*why)));
    }
    if read.refused > LISTED {
        widgets::hint(ui, words::counts_more(read.refused - LISTED));
    }
}

fn buttons_ui(ui: &mut Ui, can: Result<(), &str>, is_open: bool, count: Option<usize>) -> Pressed {
    let verb = if is_open { words::counts_take(count.unwrap_or_default()) } else { words::orders_open().to_owned() };
    let decide = widgets::button_if(ui, can, Look::Primary, &verb);
    // Enter opens it; what is taken is looked at first.
    let is_decided = decide.clicked() || (can.is_ok() && !is_open && focus::was_entered(ui.ctx()));
    let is_other = is_open && widgets::button(ui, Look::Secondary, words::counts_other()).clicked();
    if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
        Pressed::Cancel
    } else if is_other {
        Pressed::Other
    } else if is_decided {
        if is_open { Pressed::Take } else { Pressed::Open }
    } else {
        Pressed::Nothing
    }
}
