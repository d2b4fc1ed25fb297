//! Before many disputes are tagged or assigned: each is listed with what it has now, and what is left out says why.
//!
//! Must not live here: what is left out (`desk::bulk` says that), sending.

use super::bulk_lines::{WIDTH, line_ui, named, rows_ui};
use crate::app::Context;
use crate::app::action::{Action, BulkAction};
use crate::app::kit::{Field, Look, Tone, focus, large_dialog, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::bulk::{self, Change, LeftOut, OfAccount, Planned};
use crate::desk::everywhere::Open;
use crate::desk::list::{Entry, RowId};
use crate::desk::{Desk, Intent};
use crate::domain::account::AccountKey;
use crate::domain::dispute::tags;
use egui::Ui;
use std::sync::Arc;

/// What is looked at, and the outcome of it.
pub struct BulkDialog {
    parts: Arc<[OfAccount]>,
    /// Of several accounts: each line says which, and the change is made in each.
    is_over: bool,
    /// What is to be changed; a tag is typed here.
    change: Option<Change>,
    typed: Option<TypedTag>,
    plan: Remote<Change, Vec<PartPlanned>, ()>,
}

/// What is to be sent in one account.
pub type PartToSend = (AccountKey, Vec<Intent>);

/// What was looked at in one account.
type PartPlanned = (AccountKey, Vec<Planned>);

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
    pub fn new(account: AccountKey, rows: Arc<[RowId]>, change: Option<Change>) -> Self {
        Self { is_over: false, ..Self::over([(account, rows)].into(), change) }
    }

    /// The same about disputes of several accounts.
    #[must_use]
    pub fn over(parts: Arc<[OfAccount]>, change: Option<Change>) -> Self {
        let typed = change.is_none().then(TypedTag::default);
        Self { parts, is_over: true, change, typed, plan: Remote::default() }
    }

    /// True when it is about disputes of several accounts.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    fn count(&self) -> usize {
        self.parts.iter().map(|(_, rows)| rows.len()).sum()
    }

    /// Takes over what came, and has what was chosen looked at.
    pub fn poll(&mut self, desk: &Desk, open: Open<'_>) {
        self.plan.poll();
        let Some(change) = &self.change else { return };
        if self.plan.about() == Some(change) {
            return;
        }
        let part = |(account, rows): &OfAccount| {
            let session = open(account)?;
            Some((Arc::clone(session.shared()), session.outbox().rows(), Arc::clone(rows)))
        };
        let parts: Vec<_> = self.parts.iter().filter_map(part).collect();
        let about = change.clone();
        let change = change.clone();
        self.plan.request(&desk.runtime, &desk.wake, about, async move {
            let work = move || {
                let parts = parts.into_iter().map(|(shared, outbox, rows)| {
                    (shared.account.key.clone(), bulk::plan(&shared, &outbox, &rows, &change))
                });
                parts.collect()
            };
            tokio::task::spawn_blocking(work).await.map_err(|_broken| ())
        });
    }

    /// What was looked at, when it is about what is asked for now.
    fn planned(&self) -> Option<&[PartPlanned]> {
        let is_of_now = self.plan.is_ready() && self.plan.about() == self.change.as_ref();
        self.plan.value().filter(|_| is_of_now).map(Vec::as_slice)
    }

    /// What is to be sent.
    pub fn take(&mut self) -> Option<(Change, Vec<PartToSend>)> {
        let intents = |planned: &[Planned]| planned.iter().filter_map(|one| one.what.clone().ok()).collect();
        let parts = self.planned()?.iter().map(|(account, planned)| (account.clone(), intents(planned))).collect();
        Some((self.change.take()?, parts))
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let content = |ui: &mut Ui| {
            self.head_ui(ui, cx);
            let Some(planned) = self.planned() else {
                if self.change.is_some() {
                    widgets::muted(ui, words::bulk_looking());
                }
                return Err(words::bulk_looking().to_owned());
            };
            let all: Vec<(&AccountKey, &Planned)> =
                planned.iter().flat_map(|(account, planned)| planned.iter().map(move |one| (account, one))).collect();
            let count = all.iter().filter(|(_, one)| one.what.is_ok()).count();
            // Those of an account that closed meanwhile are among them.
            let left_out = self.count().max(all.len()) - count;
            if left_out > 0 {
                widgets::toned(ui, Tone::Amber, words::bulk_left_out(left_out));
            }
            if let Some(change) = &self.change {
                let name = |account: &AccountKey, entry: &Entry| named(cx, account, self.is_over, notice::named(entry));
                list_ui(ui, &all, change, name);
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

    fn head_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let count = self.count();
        if self.is_over {
            let accounts = self.parts.iter().filter_map(|(account, _)| cx.settings.account(account));
            widgets::muted(ui, accounts.map(words::account_with_environment).collect::<Vec<_>>().join(", "));
        }
        let Some(typed) = &mut self.typed else {
            if let Some(change) = &self.change {
                widgets::title(ui, &words::bulk::change(change));
            }
            widgets::hint(ui, words::bulk_hint());
            return;
        };
        widgets::title(ui, &words::bulk_tag_title(count));
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
fn list_ui(
    ui: &mut Ui,
    planned: &[(&AccountKey, &Planned)],
    change: &Change,
    name: impl Fn(&AccountKey, &Entry) -> String,
) {
    rows_ui(ui, planned.len(), |ui, range| {
        for (account, one) in planned.get(range).unwrap_or_default() {
            let name = name(account, &one.entry);
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
