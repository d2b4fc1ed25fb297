//! The account that is open, and the dialog that is.

use crate::app::App;
use crate::app::dialogs::{Dialog, confirm};
use crate::domain::account::AccountKey;

impl App {
    /// Opens a dialog. One that is open closes as if a person had closed it.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        self.put_dialog_away();
        self.dialog = Some(dialog);
    }

    /// Asks a short question.
    pub(in crate::app) fn ask(&mut self, question: confirm::Confirm) {
        self.open_dialog(Dialog::Confirm(Box::new(question)));
    }

    /// Closes the question that was answered. A form is left open, as it is not what was answered.
    pub(super) fn close_question(&mut self) {
        if let Some(Dialog::Confirm(_) | Dialog::Remove(_)) = self.dialog {
            self.dialog = None;
        }
    }

    /// Closes the dialog and keeps what was typed into it.
    pub(in crate::app) fn put_dialog_away(&mut self) {
        if let Some(dialog) = self.dialog.take() {
            let rows = self.session.as_ref().map(|session| session.outbox().rows()).unwrap_or_default();
            self.pages.drafts.keep(dialog, &rows);
        }
    }

    pub(super) fn refresh(&mut self) {
        if let Some(session) = &self.session {
            session.refresh();
            self.pages.disputes.detail.reload(&self.desk, session);
        }
    }

    /// Rows live with their account: leaving it while something is on its way would cut it off.
    pub(in crate::app) fn ask_open(&mut self, key: AccountKey) {
        let (unsent, is_kept) = self.unsent();
        let is_demo = self.session.as_ref().is_some_and(|session| session.account().is_demo());
        // What is on the disk goes on with the account's next window, and the demo account goes on meanwhile.
        if unsent > 0 && !is_kept && !is_demo {
            self.ask(confirm::leave(key, unsent));
        } else {
            self.open_account(key);
        }
    }

    pub(super) fn open_now(&mut self, key: AccountKey) {
        self.close_question();
        self.open_account(key);
    }

    pub(super) fn load_again(&self) {
        if let Some(session) = &self.session {
            session.load_again();
        }
    }

    pub(super) fn ask_begin_anew(&mut self) {
        self.ask(confirm::begin_anew());
    }

    pub(super) fn begin_anew(&mut self) {
        self.close_question();
        if let Some(session) = &self.session {
            session.begin_anew(&self.desk);
        }
    }

    pub(super) fn close_anyway(&mut self, ctx: &egui::Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}
