//! Before many disputes are tagged or assigned: each is listed with what it has now, and what is left out says why.
//!
//! Must not live here: what is left out (`desk::bulk` says that), sending.

use super::bulk_accept::{line_ui, rows_ui};
use crate::app::Context;
use crate::app::action::{Action, BulkAction};
use crate::app::kit::{Field, Look, Tone, focus, large_dialog, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::bulk::{self, Change, LeftOut, Planned};
use crate::desk::list::RowId;
use crate::desk::{Desk, Intent, Session};
use crate::domain::dispute::tags;
use egui::Ui;
use std::sync::Arc;

/// How wide the dialog is.
const WIDTH: f32 = 640.0;

/// What is looked at, and the outcome of it.
pub struct BulkDialog {
    rows: Arc<[RowId]>,
    /// What is to be changed; a tag is typed here.
    change: Option<Change>,
    typed: Option<TypedTag>,
    plan: Remote<Change, Vec<Planned>, ()>,
}

#[derive(Default)]
struct TypedTag {
    key: String,
    value: String,
    is_removed: bool,
}

impl TypedTag {
    /// The change, or what is wrong with it; nothing while nothing is typed.
    fn read(&self) -> Result<Option<Change>, String> {
        let (key, value) = (self.key.trim(), self.value.trim());
        if key.is_empty() {
            return Ok(None);
        }
        let problem = tags::key_problem(key).or_else(|| tags::value_problem(value));
        match problem {
            Some(problem) => Err(words::tag_problem(problem)),
            None if self.is_removed => Ok(Some(Change::Tag(key.to_owned(), None))),
            None if value.is_empty() => Ok(None),
            None => Ok(Some(Change::Tag(key.to_owned(), Some(value.to_owned())))),
        }
    }
}

impl BulkDialog {
    /// About these disputes. Without a change, a tag is asked for.
    #[must_use]
    pub fn new(rows: Arc<[RowId]>, change: Option<Change>) -> Self {
        let typed = change.is_none().then(TypedTag::default);
        Self { rows, change, typed, plan: Remote::default() }
    }

    /// Takes over what came, and has what was chosen looked at.
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>) {
        self.plan.poll();
        let Some(change) = &self.change else { return };
        if self.plan.about() == Some(change) {
            return;
        }
        let (shared, rows, outbox) = (Arc::clone(session.shared()), Arc::clone(&self.rows), session.outbox().rows());
        let about = change.clone();
        let change = change.clone();
        self.plan.request(&desk.runtime, &desk.wake, about, async move {
            let work = move || bulk::plan(&shared, &outbox, &rows, &change);
            tokio::task::spawn_blocking(work).await.map_err(|_broken| ())
        });
    }

    /// What was looked at, when it is about what is asked for now.
    fn planned(&self) -> Option<&[Planned]> {
        let is_of_now = self.plan.is_ready() && self.plan.about() == self.change.as_ref();
        self.plan.value().filter(|_| is_of_now).map(Vec::as_slice)
    }

    /// What is to be sent.
    pub fn take(&mut self) -> Option<(Change, Vec<Intent>)> {
        let intents = self.planned()?.iter().filter_map(|one| one.what.clone().ok()).collect();
        Some((self.change.take()?, intents))
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let content = |ui: &mut Ui| {
            self.head_ui(ui);
            let Some(planned) = self.planned() else {
                if self.change.is_some() {
                    widgets::muted(ui, words::bulk_looking());
                }
                return Err(words::bulk_looking().to_owned());
            };
            let count = planned.iter().filter(|one| one.what.is_ok()).count();
            if count < planned.len() {
                widgets::toned(ui, Tone::Amber, words::bulk_left_out(planned.len() - count));
            }
            if let Some(change) = &self.change {
                list_ui(ui, planned, change);
            }
            if count == 0 { Err(words::bulk_nothing_left().to_owned()) } else { Ok(count) }
        };
        let modal = large_dialog(ui, "bulk", WIDTH, content, |ui, count| {
            ui.horizontal_wrapped(|ui| {
                let verb = words::bulk_apply(count.as_ref().copied().unwrap_or_default());
                let can = count.as_ref().map(|_| ()).map_err(String::as_str);
                let apply = widgets::button_if(ui, can, Look::Primary, &verb);
                if can.is_ok() && focus::was_entered(ui.ctx()) {
                    apply.request_focus();
                }
                let cancel = widgets::button(ui, Look::Secondary, words::kit_cancel());
                (apply.clicked(), cancel.clicked())
            })
            .inner
        });
        let (is_sure, is_cancelled) = modal.inner;
        if is_cancelled || modal.should_close() {
            cx.actions.push(Action::CloseDialog);
        } else if is_sure {
            cx.actions.push(Action::Bulk(BulkAction::Send));
        }
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        let Some(typed) = &mut self.typed else {
            if let Some(change) = &self.change {
                widgets::title(ui, &words::bulk::change(change));
            }
            widgets::hint(ui, words::bulk_hint());
            return;
        };
        widgets::title(ui, &words::bulk_tag_title(self.rows.len()));
        widgets::hint(ui, words::bulk_hint());
        let read = typed.read();
        Field::new(words::tags_key()).first().limit(tags::MAX_KEY).error(read.err()).ui(ui, &mut typed.key);
        if !typed.is_removed {
            Field::new(words::tags_value()).limit(tags::MAX_VALUE).ui(ui, &mut typed.value);
        }
        widgets::checkbox(ui, &mut typed.is_removed, words::bulk_tag_remove());
        self.change = typed.read().ok().flatten();
    }
}

/// Every dispute, with what it has now or why it is left out.
fn list_ui(ui: &mut Ui, planned: &[Planned], change: &Change) {
    rows_ui(ui, planned.len(), |ui, range| {
        for one in planned.get(range).unwrap_or_default() {
            let name = notice::named(&one.entry);
            match &one.what {
                Ok(_) => line_ui(ui, &name, None, &words::bulk_now(words::bulk::replaced(change, &one.entry))),
                Err(LeftOut::Same) => line_ui(ui, &name, None, words::bulk_same()),
                Err(LeftOut::Limits(problems)) => {
                    let why: Vec<String> = problems.iter().map(words::tags_problem).collect();
                    line_ui(ui, &name, Some(Tone::Red), &why.join(", "));
                }
            }
        }
    });
}
