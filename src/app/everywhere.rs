//! Every account at once, as the window goes along with it: accounts are kept open, what happens in them is told, and a
//! dispute is opened in its own account, from which there is a way back.
//!
//! Whatever is done about a dispute is done in the account that is open, as everywhere: nothing here acts in another one.
//!
//! Must not live here: opening accounts and finding disputes (the desk does both), drawing.

use super::App;
use super::notice;
use super::page::Page;
use super::pages::everywhere::GoingTo;
use super::words;
use crate::desk::everywhere::Everywhere;
use crate::desk::{Event, Session};
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use crate::domain::text;
use std::sync::Arc;

/// Most events of an account taken over in one frame; the rest has its turn in the next.
const EVENTS_PER_FRAME: usize = 32;

/// An account that is open: the one that is shown, or one that is kept open beside it.
pub(super) fn open_session(
    shown: Option<&Arc<Session>>,
    everywhere: &Everywhere,
    key: &AccountKey,
) -> Option<Arc<Session>> {
    shown.filter(|shown| shown.account().key == *key).or_else(|| everywhere.session(key)).cloned()
}

impl App {
    /// Keeps every account open while the list over all of them is in use, and takes over what came from them.
    pub(super) fn keep_everywhere(&mut self) {
        let is_wanted = self.everywhere.is_in_use() && !self.lock.is_locked();
        // Asked before the events are taken over: what ends meanwhile has its turn in the next frame.
        // What was confirmed together waits for its turn in accounts nothing else of which is on its way.
        let stays_open = is_wanted || self.pages.everywhere.bulk.waiting() > 0;
        let idle = if stays_open { Vec::new() } else { self.everywhere.idle() };
        self.hear_others();
        if !stays_open {
            self.everywhere.close(&idle);
        }
        if self.lock.is_locked() {
            return;
        }
        self.everywhere.poll(&self.desk);
        if is_wanted {
            let me = self.desk.settings.get();
            let page = &self.pages.everywhere;
            self.everywhere.ask(page.query().clone().asked_by(me.my_name.as_ref()), page.by_account());
        }
    }

    /// Takes over what happened in the accounts that are not the one that is shown.
    fn hear_others(&mut self) {
        let others = self.everywhere.sessions().filter(|other| !self.is_open(&other.account().key));
        let others: Vec<Arc<Session>> = others.cloned().collect();
        for other in others {
            for _ in 0..EVENTS_PER_FRAME {
                let Some(event) = other.next_event() else { break };
                self.react_elsewhere(&other, &event);
            }
        }
    }

    /// What happened in an account that is not the one that is shown: told under its name, once.
    fn react_elsewhere(&mut self, session: &Session, event: &Event) {
        let account = text::clean_to(&session.account().name, 40);
        match event {
            Event::Alerts(told) => self.show_alerts(session, told),
            Event::RowEnded(id) => {
                let Some(row) = session.outbox().row(*id) else { return };
                if self.pages.everywhere.bulk.tells_of(&session.account().key, *id) {
                    return;
                }
                let about = row.intent.dispute().map(|id| notice::name_of(session, id));
                let name = about.map_or(account.clone(), |about| words::everywhere_elsewhere(&account, about));
                if let Some(said) = notice::ended(&row) {
                    // Its rows are not the open account's: nothing here knows when a person has seen to it.
                    let said = notice::Notice { is_lasting: false, ..said };
                    self.toasts.show_about(said, Some(name), None);
                }
            }
            Event::KeyUnread(service, problem) => {
                let said = notice::keyring(&words::toast_key_unread(words::service(*service)), problem);
                self.toasts.show_about(said, Some(account), None);
            }
            Event::Storage(trouble) => self.toasts.show_about(notice::storage(trouble), Some(account), None),
            Event::Watched(about) => self.toasts.show_about(notice::watched(about), Some(account), None),
            Event::NotTaken(_, error) => self.toasts.show_about(notice::not_taken(error), Some(account), None),
            Event::OutboxDisk(error) => {
                let said = notice::Notice { is_lasting: false, ..notice::outbox_disk(error.as_ref()) };
                self.toasts.show_about(said, Some(account), None);
            }
            Event::Reopened(ids) => {
                let due = ids.iter().filter_map(|id| session.due(id)).min();
                let said = notice::reopened(ids, due, &self.desk.clock.zone());
                self.toasts.show_about(notice::Notice { is_lasting: false, ..said }, Some(account), None);
            }
            // Nothing of it is shown.
            Event::EvidenceChanged(_) | Event::DisputeChanged(_) => {}
        }
    }

    /// True while the open dispute is the one that was opened in the list over every account.
    pub(super) fn is_from_everywhere(&self, session: &Session) -> bool {
        let open = self.pages.disputes.selected().filter(|_| self.everywhere.is_in_use());
        open.is_some_and(|id| self.pages.everywhere.has_opened(&session.account().key, id))
    }

    /// Opens a dispute of the list over every account in its own account.
    pub(super) fn open_from_everywhere(&mut self, account: AccountKey, dispute: DisputeId) {
        self.pages.everywhere.note_opened(account.clone(), dispute.clone());
        if self.is_open(&account) {
            return self.open_dispute(dispute);
        }
        self.open_in(account, dispute);
    }

    /// Shows the list of an account, from which there is a way back to all of them.
    pub(super) fn show_account_of(&mut self, account: AccountKey) {
        if self.is_open(&account) {
            self.page = Page::Disputes;
            return;
        }
        self.pages.everywhere.go_to(GoingTo { account: account.clone(), shows_list: true, is_the_one: false });
        self.ask_open(account);
    }

    /// A person chose one account: the others need not be open any more, once it is.
    pub(super) fn choose_account(&mut self, account: AccountKey) {
        let shows_list = self.page == Page::Everywhere;
        if self.everywhere.is_in_use() && self.is_open(&account) {
            return self.arrive(&GoingTo { account, shows_list, is_the_one: true });
        }
        self.pages.everywhere.go_to(GoingTo { account: account.clone(), shows_list, is_the_one: true });
        self.ask_open(account);
    }

    /// The account that was asked for is open.
    pub(super) fn arrive(&mut self, at: &GoingTo) {
        if at.is_the_one {
            self.everywhere.leave();
        }
        if at.shows_list {
            self.page = Page::Disputes;
        }
    }

    /// Shows a page.
    pub(super) fn go(&mut self, page: Page) {
        self.page = page;
        if page == Page::Everywhere {
            self.everywhere.begin();
        }
    }

    fn is_open(&self, account: &AccountKey) -> bool {
        self.session.as_ref().is_some_and(|session| session.account().key == *account)
    }

    /// The keys, the address or the data of an account are others: whoever has it open lets it go.
    pub(super) fn close_for_new(&mut self, account: &AccountKey) {
        // What was confirmed was for the account as it was.
        if self.pages.everywhere.bulk.is_accepting_in(account) {
            self.pages.everywhere.bulk.stop_accepting();
        }
        self.everywhere.open_anew(account);
        self.desk.open_accounts.forget(account);
    }

    /// How many rows of the accounts that are not shown are not sent, and whether they wait on the disk.
    pub(super) fn unsent_elsewhere(&self) -> (usize, bool) {
        let others = self.everywhere.sessions().filter(|other| !self.is_open(&other.account().key));
        let waiting = self.pages.everywhere.bulk.waiting();
        others.fold((waiting, waiting == 0), |(unsent, is_kept), other| {
            let outbox = other.outbox().snapshot();
            let own = outbox.unsent();
            let is_saved = outbox.rows.iter().all(|row| row.state != crate::desk::RowState::Saving);
            (unsent + own, is_kept && outbox.is_on_disk && outbox.broken.is_none() && is_saved)
        })
    }
}
