//! Rows of the outbox: cancelled, sent again, discarded, looked at.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::{Intent, Outbox, RowId};

impl App {
    pub(super) fn with_outbox(&self, act: impl FnOnce(&Outbox)) {
        if let Some(session) = &self.session {
            act(session.outbox());
        }
    }

    pub(super) fn send(&self, intent: Intent) -> Option<RowId> {
        self.session.as_ref().map(|session| session.outbox().add(intent, None))
    }

    /// A payment is confirmed anew before it is sent again; a lost reply may mean that the first one arrived.
    pub(super) fn retry(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match &row.intent {
            Intent::Payment(event) if row.attempted.is_some() => {
                self.again = Some(id);
                self.ask_payment(event.clone());
            }
            Intent::Submit(confirmed) => self.ask_submit(confirmed.dispute()),
            Intent::Accept(confirmed) => self.ask_accept(confirmed.dispute()),
            Intent::Upload { .. }
            | Intent::DeleteEvidence { .. }
            | Intent::Tags { .. }
            | Intent::Checkout(_)
            | Intent::Payment(_) => self.with_outbox(|outbox| outbox.retry(id)),
        }
    }

    /// Asks first, as what is discarded is not sent any more.
    pub(super) fn ask_discard(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        self.ask(confirm::discard(id, &words::outbox::intent(&row.intent)));
    }

    pub(super) fn discard(&mut self, id: RowId) {
        self.close_question();
        self.with_outbox(|outbox| outbox.discard(id));
    }

    /// Back into the form it came from; the row is discarded.
    pub(super) fn edit_row(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match &row.intent {
            Intent::Checkout(checkout) => {
                self.pages.checkouts.edit(checkout);
                self.page = Page::Checkouts;
            }
            Intent::Payment(event) => {
                self.pages.recover.edit(event);
                self.page = Page::Recover;
            }
            _ => return self.open_row(id),
        }
        // Whichever it still needs.
        self.with_outbox(|outbox| {
            outbox.cancel(id);
            outbox.discard(id);
        });
    }

    pub(super) fn open_row(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match &row.intent {
            Intent::Upload { dispute, .. } | Intent::DeleteEvidence { dispute, .. } => {
                self.open_dispute(dispute.clone());
                self.pages.disputes.show_evidence();
            }
            Intent::Submit(confirmed) => self.open_dispute(confirmed.dispute().clone()),
            Intent::Accept(confirmed) => self.open_dispute(confirmed.dispute().clone()),
            Intent::Tags { dispute, .. } => self.open_dispute(dispute.clone()),
            Intent::Checkout(_) => self.page = Page::Checkouts,
            Intent::Payment(_) => self.page = Page::Recover,
        }
    }
}
