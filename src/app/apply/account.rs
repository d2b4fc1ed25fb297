//! The account: opened, left, and its data on this computer.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::domain::account::AccountKey;

impl App {
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
}
