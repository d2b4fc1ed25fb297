//! What is done with many disputes at once.

use crate::app::App;
use crate::app::action::{BulkAction, BulkAsk, Saving};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::bulk::BulkDialog;
use crate::app::dialogs::bulk_accept::BulkAcceptDialog;
use crate::desk::bulk::Change;
use crate::desk::bulk_accept::{BulkAccept, How};
use crate::desk::list::RowId;
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
            BulkAction::Send => self.send_bulk(),
            BulkAction::Accept(confirmed, stops) => self.accept_bulk(confirmed, stops),
            BulkAction::StopAccepting => self.pages.disputes.bulk.stop_accepting(),
            BulkAction::ShowAccepted => {
                if let Some(sent) = self.pages.disputes.bulk.accepting() {
                    self.open_dialog(Dialog::BulkAccept(Box::new(BulkAcceptDialog::of(sent))));
                }
            }
            BulkAction::Undo => {
                if let Some(session) = &self.session {
                    self.pages.disputes.bulk.undo(&self.desk, session);
                }
            }
            BulkAction::Dismiss => self.pages.disputes.bulk.dismiss(),
        }
    }

    fn ask_bulk(&mut self, rows: Arc<[RowId]>, change: Option<Change>) {
        self.open_dialog(Dialog::Bulk(Box::new(BulkDialog::new(rows, change))));
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
        let Some(session) = self.session.clone() else { return };
        let Some(Dialog::Bulk(dialog)) = &mut self.dialog else { return };
        let Some((change, intents)) = dialog.take() else { return };
        self.put_dialog_away();
        self.pages.disputes.bulk.send(&self.desk, &session, change, intents);
        self.pages.disputes.selection.clear();
    }
}
