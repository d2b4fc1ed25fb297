//! The account: opened, left, and its data on this computer.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::domain::account::AccountKey;

impl App {
    /// Rows live with their account: leaving it while something is on its way would cut it off.
    pub(in crate::app) fn ask_open(&mut self, key: AccountKey) {
        let (unsent, is_kept) = self.unsent();
        let is_demo = self.session.as_ref().is_some_and(|session| session.account().is_demo());
        let orders = self.session.as_ref().map_or(0, |session| self.pages.score.orders.waiting(session));
        let waits_on_page = self.pages.disputes.bulk.waiting() + orders > 0;
        // While the list over every account is in use, the one that is left stays open.
        let goes_on = is_demo || self.everywhere.is_in_use() && !waits_on_page;
        // What is on the disk goes on with the account's next window, and the demo account goes on meanwhile.
        if unsent > 0 && !is_kept && !goes_on {
            self.ask(confirm::leave(key, unsent));
        } else {
            self.open_account(key);
        }
    }

    /// Opens an account whose keys, address or data are others than before.
    pub(in crate::app) fn open_changed(&mut self, key: AccountKey) {
        // The one that is shown is let go of when it is opened, as what is typed in it is kept first.
        if self.session.as_ref().is_none_or(|session| session.account().key != key) {
            self.close_for_new(&key);
        }
        self.ask_open(key);
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
