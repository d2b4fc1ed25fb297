//! An account without a window, for programs: opened in memory, pulled whole, asked one question. What is done with a file is in
//! `by_file`.
//!
//! Nothing is read from or written to the account's data on this computer, so a window that is open beside it is not disturbed, and
//! no outbox is there that could send anything.
//!
//! Must not live here: the command line, words.

pub mod by_file;

use super::export::{Captions, List, NotExported, Rows, Shape};
use super::session::OpenError;
use super::sync::{Phase, PullError};
use super::{Desk, Session};
use crate::domain::account::{AccountKey, Service};
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use crate::domain::time::clock::Clock as _;
use crate::store::{export, index};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Why nothing was listed.
#[derive(Clone, Debug)]
pub enum NotListed {
    /// There is no such account.
    NoAccount(String),
    /// The account could not be opened.
    Open(OpenError),
    /// It has no key for Finix, or the keyring did not give it.
    NoKey,
    /// Finix did not give all of it.
    Pull(PullError),
    /// Finix gives only so many of the account's disputes: a list of them would pass for all.
    CutShort,
    /// So many of the account's disputes could not be read.
    Unreadable(usize),
    /// It was not written.
    Export(NotExported),
}

/// Opens the account that is named, or the one that was open last, and pulls everything.
///
/// # Errors
/// When any of it is missing: a part is no list.
pub async fn pulled(desk: &Desk, account: Option<&str>) -> Result<Session, NotListed> {
    let mut desk = desk.clone();
    desk.is_in_memory = true;
    let key = key_of(&desk, account)?;
    let session = Session::open(&desk, &key).await.map_err(NotListed::Open)?;
    let shared = session.shared();
    let has_read = shared.keys_read.subscribe().wait_for(|has_read| *has_read).await.is_ok();
    if !has_read || !shared.clients().has(Service::Finix) {
        return Err(NotListed::NoKey);
    }
    let mut sync = shared.sync.subscribe();
    loop {
        let state = sync.borrow_and_update().clone();
        match state.error {
            Some(error) => return Err(NotListed::Pull(error)),
            None if state.is_cut_short => return Err(NotListed::CutShort),
            None if state.last.is_none() || state.phase != Phase::Idle => {}
            None if state.unreadable > 0 => return Err(NotListed::Unreadable(state.unreadable)),
            // An amount whose currency is still to come would be missing.
            None if state.complete_at == Some(*shared.store.revision().borrow()) => break,
            None => {}
        }
        if sync.changed().await.is_err() {
            return Err(NotListed::Open(OpenError::Unknown));
        }
    }
    Ok(session)
}

/// The account by its name or its key. Of two with one name neither is meant.
fn key_of(desk: &Desk, named: Option<&str>) -> Result<AccountKey, NotListed> {
    let settings = desk.settings.get();
    let Some(named) = named else {
        let last = settings.last_account.clone().filter(|key| settings.account(key).is_some());
        return last.ok_or_else(|| NotListed::NoAccount(String::new()));
    };
    if named.eq_ignore_ascii_case(AccountKey::demo().as_str()) {
        return Ok(AccountKey::demo());
    }
    let fits = |account: &&crate::domain::account::Account| account.name == named || account.key.as_str() == named;
    let mut fitting = settings.accounts.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(account), None) => Ok(account.key.clone()),
        _ => Err(NotListed::NoAccount(named.to_owned())),
    }
}

/// What is asked of an account.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Which tab.
    pub queue: Queue,
    /// What is searched for.
    pub search: Search,
}

/// Asks; what is due first comes first, as in the window.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn rows(session: &Session, listing: &Listing, shape: Shape) -> Result<List, NotListed> {
    let shared = session.shared();
    let search = listing.search.clone().of_deadlines(session.margin());
    let query = Query { queue: listing.queue, search, ..Query::default() };
    let (index, orders) = (shared.store.index(), shared.store.orders());
    let found = index::run(&index, orders, &query, shared.clock.now(), &|| shared.store.is_closed());
    found.map(|found| List { rows: Rows::Here(found.rows), shape }).ok_or(NotListed::Export(NotExported::Cancelled))
}

/// Writes a list to what is no file, such as another program. Blocks.
///
/// # Errors
/// What the reader or the memory said.
pub fn write(session: &Session, list: &List, captions: Captions, out: &mut (dyn Write + Send)) -> std::io::Result<()> {
    let shared = Arc::clone(session.shared());
    let Rows::Here(rows) = &list.rows else { return Ok(()) };
    let rows = rows.iter().map(|row| shared.store.read(*row));
    export::write(rows, &shared.clock.zone(), &list.shape, captions, &PathBuf::new(), out)?;
    out.flush()
}
