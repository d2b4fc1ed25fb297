//! What is done with many disputes at once.

use crate::app::App;
use crate::app::action::{BulkAction, BulkAsk, BulkConfirmed, BulkList, Saving};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::bulk::BulkDialog;
use crate::app::dialogs::bulk_accept::BulkAcceptDialog;
use crate::app::everywhere::open_session;
use crate::app::notice;
use crate::app::pages::disputes::bulk::BulkBar;
use crate::app::words;
use crate::desk::bulk::{Change, OfAccount};
use crate::desk::bulk_accept::{BulkAccept, How, Part};
use crate::desk::list::RowId;
use crate::domain::account::AccountKey;
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::answer::hold::Hold;
use std::sync::Arc;

impl App {
    pub(super) fn apply_bulk(&mut self, action: BulkAction) {
        match action {
            BulkAction::Ask(BulkAsk::Team(change), rows) => self.ask_bulk(rows, Some(Change::Team(change))),
            BulkAction::Ask(BulkAsk::Tag, rows) => self.ask_bulk(rows, None),
            BulkAction::Ask(BulkAsk::Export, rows) => self.ask_export(Saving::Selected(rows)),
            BulkAction::Ask(BulkAsk::Accept, rows) => {
                if let Some(session) = &self.session {
                    let parts = [(session.account().key.clone(), rows)].into();
                    self.ask_bulk_accept(BulkList::Account, parts);
                }
            }
            BulkAction::AskOver(BulkAsk::Team(change), parts) => self.ask_bulk_over(parts, Some(Change::Team(change))),
            BulkAction::AskOver(BulkAsk::Tag, parts) => self.ask_bulk_over(parts, None),
            BulkAction::AskOver(BulkAsk::Export, parts) => self.ask_export(Saving::SelectedEverywhere(parts)),
            BulkAction::AskOver(BulkAsk::Accept, parts) => self.ask_bulk_accept(BulkList::Everywhere, parts),
            BulkAction::Send => self.send_bulk(),
            BulkAction::Accept(list, confirmed) => self.accept_bulk(list, confirmed),
            BulkAction::StopAccepting(list) => self.bar_of(list).stop_accepting(),
            BulkAction::ShowAccepted(list) => {
                if let Some(sent) = self.bar_of(list).accepting() {
                    self.open_dialog(Dialog::BulkAccept(Box::new(BulkAcceptDialog::of(list, sent))));
                }
            }
            BulkAction::Undo(list) => {
                let open = |key: &AccountKey| open_session(self.session.as_ref(), &self.everywhere, key);
                let bar = match list {
                    BulkList::Account => &mut self.pages.disputes.bulk,
                    BulkList::Everywhere => &mut self.pages.everywhere.bulk,
                };
                bar.undo(&self.desk, &open);
            }
            BulkAction::Dismiss(list) => {
                let outbox = self.session.as_ref().map(|session| session.outbox().clone());
                self.bar_of(list).dismiss(outbox.filter(|_| list == BulkList::Account).as_ref());
            }
        }
    }

    fn bar_of(&mut self, list: BulkList) -> &mut BulkBar {
        match list {
            BulkList::Account => &mut self.pages.disputes.bulk,
            BulkList::Everywhere => &mut self.pages.everywhere.bulk,
        }
    }

    fn ask_bulk_accept(&mut self, list: BulkList, parts: Arc<[OfAccount]>) {
        self.open_dialog(Dialog::BulkAccept(Box::new(BulkAcceptDialog::new(list, parts))));
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
    fn accept_bulk(&mut self, list: BulkList, confirmed: BulkConfirmed) {
        // In seconds whatever is set: until a deadline, what lies in memory only would be waited for too long.
        let setting = Hold::Seconds(self.desk.settings.get().hold_secs);
        let (now, steady) = (self.desk.clock.now(), self.desk.clock.steady());
        let (mut parts, mut hold) = (Vec::new(), None);
        for (account, confirmed) in confirmed.parts {
            // All of them or none: what was typed is about all of them.
            let Some(session) = open_session(self.session.as_ref(), &self.everywhere, &account) else {
                self.toasts.show(notice::Notice::warning(words::bulk_accept_closed(), None));
                return;
            };
            let margin = session.margin();
            let length = |one: &ConfirmedAccept| setting.length([now, steady], one.manifest().seen.respond_by, margin);
            hold = confirmed.iter().map(length).chain(hold).min();
            parts.push(Part { account, outbox: session.outbox().clone(), confirmed });
        }
        let how = How { hold: hold.unwrap_or_default(), stops_at_surprise: confirmed.stops_at_surprise };
        let sent = BulkAccept::start(&self.desk.runtime, self.desk.wake.clone(), parts, (how, steady));
        let sent = Arc::new(sent);
        self.bar_of(list).accept(Arc::clone(&sent));
        match list {
            BulkList::Account => self.pages.disputes.selection.clear(),
            BulkList::Everywhere => self.pages.everywhere.selection.clear(),
        }
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
