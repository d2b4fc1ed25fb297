//! What was scored or sent before, beside the form it came from: read again when it changed, filtered, cleared.
//!
//! Must not live here: how one of them is drawn, the disk.

use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::notice::Step;
use crate::app::kit::{size, space, states, theme, tokens, widgets};
use crate::app::notice::{self, Notice};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::failure::StoreError;
use crate::desk::history::{self, Found, Kind, Past};
use crate::desk::{Desk, RowId, Session};
use egui::{Align, Layout, RichText, TextEdit, Ui};

/// How many are shown at once.
const PAGE: usize = 100;

/// What the past on the disk is known by: another number, or another file, and it is read again.
type Revision = (u64, bool);

/// The list of one page.
pub struct HistoryList {
    kind: Kind,
    typed: String,
    most: usize,
    asked: Option<(Revision, String)>,
    read: Option<Revision>,
    found: Remote<(), Found, StoreError>,
    clearing: Remote<(), (), StoreError>,
    /// The row whose details are shown.
    pub open: Option<RowId>,
}

impl HistoryList {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            typed: String::new(),
            most: PAGE,
            asked: None,
            read: None,
            found: Remote::default(),
            clearing: Remote::default(),
            open: None,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        if self.found.poll() && self.found.is_ready() {
            self.read = self.asked.as_ref().map(|(revision, _)| *revision);
        }
        if self.clearing.poll() && self.clearing.is_ready() {
            self.asked = None;
            self.read = None;
            self.open = None;
        }
    }

    /// The page is left: what failed here is not said when it is shown again.
    pub fn leave(&mut self) {
        if self.clearing.error().is_some() {
            self.clearing.clear();
        }
    }

    /// Takes it off the disk.
    pub fn clear(&mut self, desk: &Desk, session: &Session) {
        let work = history::clear(session.outbox().clone(), self.kind);
        self.clearing.request(&desk.runtime, &desk.wake, (), work);
    }

    /// Asks for it when it may have changed. `count` is another one whenever something came or went.
    fn look(&mut self, cx: &Context<'_>, count: u64) {
        let revision = (count, cx.outbox.is_on_disk);
        let wanted = (revision, self.typed.trim().to_owned());
        if self.asked.as_ref() == Some(&wanted) {
            return;
        }
        let is_same = self.read == Some(revision);
        let known = self.found.value().filter(|_| is_same).map(|found| found.all.clone());
        let work = history::find(cx.session.outbox().clone(), self.kind, known, wanted.1.clone());
        self.found.request(&cx.desk.runtime, &cx.desk.wake, (), work);
        self.asked = Some(wanted);
    }

    /// True when this row was read from the disk.
    #[must_use]
    pub fn has_row(&self, id: RowId) -> bool {
        let row = |past: &Past| match past {
            Past::Sent(row) => Some(row.id),
            Past::Score(_) => None,
        };
        self.found.value().is_some_and(|found| {
            // The newest, with the highest number, comes first.
            let at = found.all.partition_point(|past| row(past) > Some(id));
            found.all.get(at).and_then(row) == Some(id)
        })
    }

    /// The title, the way to clear it all, and the filter.
    pub fn head_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, title: impl FnOnce(&mut Ui), count: u64) {
        self.look(cx, count);
        let is_empty = self.found.value().is_none_or(|found| found.all.is_empty());
        ui.horizontal(|ui| {
            title(ui);
            if !is_empty {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::link(ui, words::history_clear()).clicked() {
                        cx.actions.push(Action::Form(FormAction::AskClearHistory(self.kind)));
                    }
                });
            }
        });
        if let Some(failure) = self.clearing.error() {
            states::error(ui, &failed(words::history_not_cleared(), failure));
        }
        if is_empty {
            return;
        }
        let faint = tokens(ui).faint;
        let filter = TextEdit::singleline(&mut self.typed)
            .id_salt("history filter")
            .desired_width(f32::INFINITY)
            .margin(theme::inset(space::NEAR, space::CLOSE))
            .hint_text(RichText::new(words::history_filter()).color(faint))
            .char_limit(200)
            .min_size(egui::vec2(0.0, size::CONTROL));
        if ui.add(filter).accessible_name(words::history_filter()).changed() {
            self.most = PAGE;
        }
    }

    /// What was found, each drawn by `add`. `has_more` says that something is listed above; `empty` is drawn when there
    /// is nothing at all.
    pub fn list_ui(
        &mut self,
        ui: &mut Ui,
        has_more: bool,
        mut add: impl FnMut(&mut Ui, &Past),
        empty: impl FnOnce(&mut Ui),
    ) {
        if let Some(failure) = self.found.error() {
            let mut notice = failed(words::history_not_read(), failure);
            notice.step = Some(Step::Retry);
            if states::error(ui, &notice).is_some() {
                self.asked = None;
            }
        }
        let Some(found) = self.found.value() else {
            if self.found.is_loading() && !has_more {
                states::skeleton(ui, 4);
            }
            return;
        };
        if found.all.is_empty() {
            if !has_more {
                empty(ui);
            }
            return;
        }
        if found.shown.is_empty() {
            widgets::muted(ui, words::history_no_match());
        }
        for past in found.shown.iter().take(self.most) {
            add(ui, past);
        }
        let left = found.shown.len().saturating_sub(self.most);
        if left > 0 && widgets::link(ui, &words::history_more(left)).clicked() {
            self.most += PAGE;
        }
    }
}

fn failed(headline: &str, failure: &Failure<StoreError>) -> Notice {
    match failure {
        Failure::Error(error) => Notice::bad(headline, Some(words::errors::store(error))),
        Failure::Crashed => notice::crashed(headline),
    }
}
