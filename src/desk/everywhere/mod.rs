//! Every connected account at once: each kept open for as long as the list over all of them is in use, so that its list
//! is pulled, its outbox sends and its alerts are told as if it were the one that is shown.
//!
//! Must not live here: the list itself (`list`), what a window shows of it, doing anything in an account.

mod list;

pub use crate::store::index::merge::PartRow;
pub use list::{ByAccount, FoundEverywhere, PartFound};

use super::session::OpenError;
use super::wake::Task;
use super::{Desk, Session};
use crate::domain::account::AccountKey;
use crate::domain::search::query::Query;
use list::{MergedList, Source};
use std::sync::Arc;
use tokio::sync::oneshot;

/// Accounts that are opened at a time: each reads its files and asks the keyring.
const AT_A_TIME: usize = 4;

/// Finds an account that is open by its key.
pub type Open<'o> = &'o dyn Fn(&AccountKey) -> Option<Arc<Session>>;

/// How an account is kept.
enum State {
    Opening {
        opened: oneshot::Receiver<Result<Arc<Session>, OpenError>>,
        _task: Task,
    },
    Open(Arc<Session>),
    Failed(OpenError),
    /// It is being removed, and not opened again.
    LetGo,
}

struct Kept {
    key: AccountKey,
    state: State,
}

/// How an account is.
#[derive(Clone)]
pub enum Standing {
    /// It is being opened, or waits for its turn.
    Opening,
    /// It is open.
    Open(Arc<Session>),
    /// It could not be opened.
    Failed(OpenError),
}

/// How every account is at one moment, for whoever shows it.
#[derive(Clone, Default)]
pub struct Standings {
    /// True while the list over all of them is in use.
    pub is_in_use: bool,
    accounts: Vec<(AccountKey, Standing)>,
}

impl Standings {
    /// True while the list over all of them is in use and has an account: there is something to go back to.
    #[must_use]
    pub fn has_accounts(&self) -> bool {
        self.is_in_use && !self.accounts.is_empty()
    }

    /// How an account is.
    #[must_use]
    pub fn of(&self, key: &AccountKey) -> &Standing {
        self.accounts.iter().find(|(of, _)| of == key).map_or(&Standing::Opening, |(_, standing)| standing)
    }

    /// An account that is open.
    #[must_use]
    pub fn session(&self, key: &AccountKey) -> Option<&Arc<Session>> {
        self.sessions().find(|session| session.account().key == *key)
    }

    /// The accounts that are open.
    pub fn sessions(&self) -> impl Iterator<Item = &Arc<Session>> {
        self.accounts.iter().filter_map(|(_, standing)| match standing {
            Standing::Open(session) => Some(session),
            Standing::Opening | Standing::Failed(_) => None,
        })
    }
}

/// The accounts that are kept open, and the list over all of them.
pub struct Everywhere {
    is_in_use: bool,
    kept: Vec<Kept>,
    list: MergedList,
}

impl Everywhere {
    /// No account is kept open yet.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        Self { is_in_use: false, kept: Vec::new(), list: MergedList::new(desk) }
    }

    /// True from the first time the list was shown until one account was chosen.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        self.is_in_use
    }

    /// From now on every account is kept open.
    pub fn begin(&mut self) {
        self.is_in_use = true;
    }

    /// One account was chosen: the others close, each once nothing of it is on its way.
    pub fn leave(&mut self) {
        self.is_in_use = false;
    }

    /// Opens what is to be open. Cheap; for every frame.
    pub fn poll(&mut self, desk: &Desk) {
        let settings = desk.settings.get();
        self.kept.retain(|kept| settings.account(&kept.key).is_some());
        for kept in &mut self.kept {
            kept.take_opened();
        }
        if !self.is_in_use {
            return;
        }
        let place = |key: &AccountKey| settings.accounts.iter().position(|account| account.key == *key);
        for account in &settings.accounts {
            let opening = self.kept.iter().filter(|kept| matches!(kept.state, State::Opening { .. })).count();
            if opening < AT_A_TIME && self.kept.iter().all(|kept| kept.key != account.key) {
                self.kept.push(Kept::open(desk, account.key.clone()));
                self.kept.sort_by_key(|kept| place(&kept.key));
            }
        }
    }

    /// The accounts that nothing is on its way of. What came of it is told by then: taken over after this question and
    /// before [`Self::close`], nothing of it is lost.
    #[must_use]
    pub fn idle(&self) -> Vec<AccountKey> {
        let is_idle = |kept: &&Kept| match &kept.state {
            State::Open(session) => !is_sending(session),
            State::Opening { .. } | State::Failed(_) => true,
            State::LetGo => false,
        };
        self.kept.iter().filter(is_idle).map(|kept| kept.key.clone()).collect()
    }

    /// Lets accounts go, each with its keys, and what was found in all of them.
    pub fn close(&mut self, accounts: &[AccountKey]) {
        self.kept.retain(|kept| !accounts.contains(&kept.key));
        self.list.ask(Query::default(), ByAccount::No, Vec::new());
    }

    /// An account's keys, address or data are others: it is opened anew.
    pub fn open_anew(&mut self, key: &AccountKey) {
        self.kept.retain(|kept| kept.key != *key);
    }

    /// An account is being removed: it closes and stays so.
    pub fn let_go(&mut self, key: &AccountKey) {
        match self.kept.iter_mut().find(|kept| kept.key == *key) {
            Some(kept) => kept.state = State::LetGo,
            None => self.kept.push(Kept::new(key.clone(), State::LetGo)),
        }
    }

    /// How every account is now.
    #[must_use]
    pub fn standings(&self) -> Standings {
        let standing = |kept: &Kept| match &kept.state {
            State::Open(session) => Standing::Open(Arc::clone(session)),
            State::Failed(error) => Standing::Failed(error.clone()),
            State::Opening { .. } | State::LetGo => Standing::Opening,
        };
        let accounts = self.kept.iter().map(|kept| (kept.key.clone(), standing(kept))).collect();
        Standings { is_in_use: self.is_in_use, accounts }
    }

    /// An account that is open.
    #[must_use]
    pub fn session(&self, key: &AccountKey) -> Option<&Arc<Session>> {
        self.sessions().find(|session| session.account().key == *key)
    }

    /// The accounts that are open, in the order of the settings.
    pub fn sessions(&self) -> impl Iterator<Item = &Arc<Session>> {
        self.kept.iter().filter_map(|kept| match &kept.state {
            State::Open(session) => Some(session),
            State::Opening { .. } | State::Failed(_) | State::LetGo => None,
        })
    }

    /// Asks the list. The answer comes with [`Self::found`]; the same question of the same accounts changes nothing.
    pub fn ask(&self, query: Query, by_account: ByAccount) {
        let source = |session: &Arc<Session>| Source {
            key: session.account().key.clone(),
            name: session.account().name.clone(),
            shared: Arc::downgrade(session.shared()),
            margin: session.margin(),
        };
        self.list.ask(query, by_account, self.sessions().map(source).collect());
    }

    /// The newest answer of the list.
    #[must_use]
    pub fn found(&self) -> Arc<FoundEverywhere> {
        self.list.found()
    }
}

/// True while a row of the account's outbox is not at its end.
fn is_sending(session: &Session) -> bool {
    session.outbox().snapshot().rows.iter().any(|row| row.state.is_active())
}

impl Kept {
    fn new(key: AccountKey, state: State) -> Self {
        Self { key, state }
    }

    fn open(desk: &Desk, key: AccountKey) -> Self {
        let (send, opened) = oneshot::channel();
        let (for_task, of) = (desk.clone(), key.clone());
        let task = Task::spawn(&desk.runtime, async move {
            // Nobody waits any more when the account was let go of meanwhile.
            send.send(Session::open_shared(&for_task, &of).await).ok();
            for_task.wake.wake();
        });
        Self::new(key, State::Opening { opened, _task: task })
    }

    fn take_opened(&mut self) {
        let State::Opening { opened, .. } = &mut self.state else { return };
        match opened.try_recv() {
            Ok(Ok(session)) => {
                session.begin();
                self.state = State::Open(session);
            }
            Ok(Err(error)) => self.state = State::Failed(error),
            // A mistake of ours; the account can be opened by itself, where it is told.
            Err(oneshot::error::TryRecvError::Closed) => self.state = State::Failed(OpenError::Unknown),
            Err(oneshot::error::TryRecvError::Empty) => {}
        }
    }
}
