//! What is done with many disputes at once.

use crate::app::App;
use crate::app::action::{BulkAction, BulkAsk, Saving};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::bulk::BulkDialog;
use crate::app::dialogs::bulk_accept::BulkAcceptDialog;
use crate::app::everywhere::open_session;
use crate::desk::bulk::{Change, OfAccount};
use crate::desk::bulk_accept::{BulkAccept, How};
use crate::desk::list::RowId;
use crate::domain::account::AccountKey;
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::answer::hold::Hold;
use crate::domain::time::clock::Clock as _;
use std::sync::Arc;

impl App {
    pub(super) fn apply_bulk(&mut self, action: BulkAction) {
        match action {
            BulkAction::Ask(BulkAsk::Team(change), rows) => self.ask_bulk(rows, Some(Change::Team(change))),
            BulkAction::Ask(BulkAsk::Tag, rows) => self.ask_bulk(rows, None),
            BulkAction::Ask(BulkAsk::Export, rows) => self.ask_export(Saving::Selected(rows)),
            BulkAction::Ask(BulkAsk::Accept, rows) => {
                self.open_dialog(Dialog::BulkAccept(Box::new(BulkAcceptDialog::new(rows))));
            }
            BulkAction::AskOver(BulkAsk::Team(change), parts) => self.ask_bulk_over(parts, Some(Change::Team(change))),
            BulkAction::AskOver(BulkAsk::Tag, parts) => self.ask_bulk_over(parts, None),
            BulkAction::AskOver(BulkAsk::Export, parts) => self.ask_export(Saving::SelectedEverywhere(parts)),
            // Losses are accepted in the list of their account, where its guard is.
            BulkAction::AskOver(BulkAsk::Accept, _) => {}
            BulkAction::Send => self.send_bulk(),
            BulkAction::Accept(confirmed, stops) => self.accept_bulk(confirmed, stops),
            BulkAction::StopAccepting => self.pages.disputes.bulk.stop_accepting(),
            BulkAction::ShowAccepted => {
                if let Some(sent) = self.pages.disputes.bulk.accepting() {
                    self.open_dialog(Dialog::BulkAccept(Box::new(BulkAcceptDialog::of(sent))));
                }
            }
            BulkAction::Undo => {
                let open = |key: &AccountKey| open_session(self.session.as_ref(), &self.everywhere, key);
                self.pages.disputes.bulk.undo(&self.desk, &open);
            }
            BulkAction::UndoOver => {
                let open = |key: &AccountKey| open_session(self.session.as_ref(), &self.everywhere, key);
                self.pages.everywhere.bulk.undo(&self.desk, &open);
            }
            BulkAction::Dismiss => self.pages.disputes.bulk.dismiss(),
            BulkAction::DismissOver => self.pages.everywhere.bulk.dismiss(),
        }
    }

    fn ask_bulk(&mut self, rows: Arc<[RowId]>, change: Option<Change>) {
        let Some(session) = &self.session else { return };
        let dialog = BulkDialog::new(session.account().key.clone(), rows, change);
        self.open_dialog(Dialog::Bulk(Box::new(dialog)));
    }

    fn ask_bulk_over(&mut self, parts: Arc<[OfAccount]>, change: Option<Change>) {
        self.open_dialog(Dialog::Bulk(Box::new(BulkDialog::over(parts, change))));
    }

    /// All of them wait out one hold, the shortest any of them would have.
    fn accept_bulk(&mut self, confirmed: Vec<ConfirmedAccept>, stops_at_surprise: bool) {
        let Some(session) = self.session.clone() else { return };
        let clock = &session.shared().clock;
        let (now, steady) = (clock.now(), clock.steady());
        // In seconds whatever is set: until a deadline, what lies in memory only would be waited for too long.
        let (setting, margin) = (Hold::Seconds(self.desk.settings.get().hold_secs), session.margin());
        let length = |one: &ConfirmedAccept| setting.length([now, steady], one.manifest().seen.respond_by, margin);
        let hold = confirmed.iter().map(length).min().unwrap_or_default();
        let how = How { hold, stops_at_surprise };
        let (runtime, wake) = (&self.desk.runtime, self.desk.wake.clone());
        let sent = BulkAccept::start(runtime, wake, session.outbox().clone(), confirmed, (how, steady));
        let sent = Arc::new(sent);
        self.pages.disputes.bulk.accept(Arc::clone(&sent));
        self.pages.disputes.selection.clear();
        if let Some(Dialog::BulkAccept(dialog)) = &mut self.dialog {
            dialog.is_sent_as(sent);
        }
    }

    /// Exactly what the dialog lists goes out; the choice has done its work.
    fn send_bulk(&mut self) {
        let Some(Dialog::Bulk(dialog)) = &mut self.dialog else { return };
        let is_over = dialog.is_over();
        let Some((change, parts)) = dialog.take() else { return };
        self.put_dialog_away();
        let open = |key: &AccountKey| open_session(self.session.as_ref(), &self.everywhere, key);
        if is_over {
            self.pages.everywhere.bulk.send(&self.desk, &open, change, parts);
            self.pages.everywhere.selection.clear();
        } else {
            self.pages.disputes.bulk.send(&self.desk, &open, change, parts);
            self.pages.disputes.selection.clear();
        }
    }
}
