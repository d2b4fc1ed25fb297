//! What is done with many disputes at once.

use crate::app::App;
use crate::app::action::{BulkAction, BulkAsk};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::bulk::BulkDialog;
use crate::desk::bulk::Change;
use crate::desk::list::RowId;
use std::sync::Arc;

impl App {
    pub(super) fn apply_bulk(&mut self, action: BulkAction) {
        match action {
            BulkAction::Ask(BulkAsk::Team(change), rows) => self.ask_bulk(rows, Some(Change::Team(change))),
            BulkAction::Ask(BulkAsk::Tag, rows) => self.ask_bulk(rows, None),
            BulkAction::Ask(BulkAsk::Export, rows) => self.ask_export(Some(rows)),
            BulkAction::Send => self.send_bulk(),
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
