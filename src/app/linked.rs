//! A dispute that a link or another start asked for: looked for in every account, and opened once nothing is in front.
//!
//! Must not live here: reading a link (`domain::link` does that).

use super::App;
use super::command::InFront;
use super::notice::Notice;
use super::page::Page;
use super::remote::Remote;
use super::toasts::About;
use crate::app::words;
use crate::desk::Session;
use crate::desk::lookup::{self, Whereabouts};
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use std::sync::Arc;

/// How far it is.
#[derive(Default)]
pub(super) struct Linked {
    asked: Option<DisputeId>,
    finding: Remote<DisputeId, Whereabouts, ()>,
    /// It is in this account, which is being opened.
    then: Option<(AccountKey, DisputeId)>,
}

impl Linked {
    /// True until it is known where it is.
    pub(super) fn is_looking(&self) -> bool {
        self.finding.is_loading() || self.asked.is_some()
    }

    /// Another account is open: what was looked for in the last one is looked for anew in the one that has it.
    pub(super) fn turn_to(&mut self, account: &AccountKey) {
        let unfinished = self.finding.about().cloned();
        self.finding.clear();
        let there = self.then.take().filter(|(key, _)| key == account).map(|(_, id)| id);
        self.asked = self.asked.take().or(there).or(unfinished);
    }
}

impl App {
    /// Opens an account again with the dispute that was open in it.
    pub(super) fn open_again(&mut self, account: AccountKey, dispute: Option<DisputeId>) {
        self.linked.then = dispute.filter(|_| self.page == Page::Disputes).map(|id| (account.clone(), id));
        self.open_account(account);
    }

    /// Opens an account with one of its disputes.
    pub(super) fn open_in(&mut self, account: AccountKey, dispute: DisputeId) {
        self.linked.then = Some((account.clone(), dispute));
        self.ask_open(account);
    }

    /// Goes on with what was asked for. What a person is deciding in front of the pages comes first.
    pub(super) fn follow_link(&mut self, session: &Arc<Session>) {
        let newest = self.calls.as_ref().and_then(|calls| calls.take_open());
        self.linked.asked = newest.or(self.linked.asked.take());
        if self.with_focus() != InFront::Nothing || self.opening.is_loading() {
            return;
        }
        if let Some(id) = self.linked.asked.take() {
            self.look_for(session, id);
        }
        if !self.linked.finding.poll() {
            return;
        }
        let Some((id, found)) = self.linked.finding.take() else { return };
        match found {
            Ok(Whereabouts::Here) => self.open_dispute(id),
            Ok(Whereabouts::In(account)) => {
                self.open_in(account, id);
            }
            Ok(Whereabouts::Nowhere) | Err(_) => {
                let hint = words::link_not_here_hint().to_owned();
                self.toasts.show(Notice::warning(words::link_not_here(id.as_str()), Some(hint)));
            }
        }
    }

    fn look_for(&mut self, session: &Arc<Session>, id: DisputeId) {
        if session.row_of(&id).is_none() {
            let looking = Notice::good(words::link_looking(id.as_str())).lasting();
            self.toasts.show_about(looking, None, Some(About::Looking));
        }
        let work = lookup::find(self.desk.clone(), Arc::clone(session.shared()), id.clone());
        let work = async move { Ok(work.await) };
        self.linked.finding.request(&self.desk.runtime, &self.desk.wake, id, work);
    }
}
