//! A file without a window, for a scheduler: its rows are checked, scored or given to the account's own outbox, and waited
//! for.
//!
//! The account's data on this computer is opened as a window would open it, so that nothing is asked or sent twice, and only
//! one of both can have it. Of its outbox nothing is sent but rows of files of the kind that was asked for: never a
//! submission or an acceptance.
//!
//! Must not live here: the command line, words, what a column means.

use super::key_of;
use crate::desk::failure::{ApiError, StoreError};
use crate::desk::import::check::{Checked, check};
use crate::desk::import::{self, NotRead, send};
use crate::desk::outbox::files::{ImportRow, Wanted};
use crate::desk::outbox::{EndedKind, Import, ImportHold, ImportState, Scope};
use crate::desk::scoring::{self, Lasts, Phase, Run};
use crate::desk::session::OpenError;
use crate::desk::{Desk, Session, StorageNotice};
use crate::domain::account::{AccountKey, Environment, Service};
use crate::domain::checkout::{Psp, columns as checkouts};
use crate::domain::columns::{Columns, plain_name};
use crate::domain::score::columns as orders;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How often it is looked whether something has ended.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);
/// How long what is on its way is waited for once a person ends it.
const LAST_WAIT: Duration = Duration::from_secs(30);
/// Rows that are read from the disk at once.
const PIECE: u32 = 1_000;

/// Why nothing was done with a file.
#[derive(Clone, Debug)]
pub enum NotDone {
    /// There isn't exactly one account of this name, or none at all.
    NoAccount(String),
    /// The account could not be opened.
    Open(OpenError),
    /// Its data on this computer could not be opened, so what was asked or sent before isn't known.
    NoData(Option<Box<StorageNotice>>),
    /// It has no key for this service, or the keyring did not give it.
    NoKey(Service),
    /// The file was not read.
    NotRead(NotRead),
    /// No column has this name.
    NoColumn(String),
    /// No column says what is needed: these would.
    NeedsColumn(&'static [&'static str]),
    /// The account is live, and so many rows would be sent; the number was not given, or is another.
    Live(usize),
    /// A person has paused all sending.
    Paused,
    /// The disk did not take it.
    Store(StoreError),
    /// It broke off.
    Broken,
}

/// Which file, of which account.
#[derive(Clone, Debug, Default)]
pub struct FileWish {
    /// The account: its name, its key, `demo`, or the one that was open last.
    pub account: Option<String>,
    /// The file.
    pub path: PathBuf,
    /// Names of columns with the place each has among the parts.
    pub map: Vec<(String, usize)>,
    /// True to check every row and send nothing.
    pub is_dry: bool,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Every row has ended.
    Done,
    /// Nothing was to be done but look.
    Dry,
    /// It was ended before.
    Stopped,
    /// Scoring can't go on.
    Held(Arc<ApiError>),
    /// Sending can't go on before a person looks at it.
    HeldFile(Option<ImportHold>),
    /// Sending can't go on before this service takes the key.
    HeldKey(Service),
}

async fn open(desk: &Desk, account: Option<&str>, scope: Scope) -> Result<Session, NotDone> {
    let mut desk = desk.clone();
    desk.scope = scope;
    let key = key_of(&desk, account).map_err(|_unknown| NotDone::NoAccount(account.unwrap_or_default().to_owned()))?;
    let session = Session::open(&desk, &key).await.map_err(NotDone::Open)?;
    // Nobody looks at its disputes.
    session.set_visible(false);
    if key != AccountKey::demo() && !session.outbox().is_on_disk() {
        return Err(NotDone::NoData(session.storage().map(Box::new)));
    }
    Ok(session)
}

/// Waits for the keyring's answer.
async fn needs(session: &Session, service: Service) -> Result<(), NotDone> {
    let shared = session.shared();
    let has_read = shared.keys_read.subscribe().wait_for(|has_read| *has_read).await.is_ok();
    if has_read && shared.clients().has(service) { Ok(()) } else { Err(NotDone::NoKey(service)) }
}

/// The places of the columns a person named, with the part each holds.
fn places(heads: &[String], map: &[(String, usize)]) -> Result<Vec<(usize, usize)>, NotDone> {
    let place = |(name, part): &(String, usize)| {
        let exact = heads.iter().position(|head| head == name);
        let at = exact.or_else(|| heads.iter().position(|head| plain_name(head) == plain_name(name)));
        at.map(|at| (*part, at)).ok_or_else(|| NotDone::NoColumn(name.clone()))
    };
    map.iter().map(place).collect()
}

/// Orders that were scored.
pub struct Scores {
    /// The file.
    pub checked: Arc<scoring::Checked>,
    /// What became of its rows; nothing when only a look was wanted.
    pub run: Option<Run>,
    /// How it ended.
    pub end: End,
}

/// Scores the orders of a file.
///
/// # Errors
/// Why nothing was asked.
pub async fn score(
    desk: &Desk,
    wish: &FileWish,
    reuse_days: Option<u32>,
    stop: impl Future<Output = ()>,
) -> Result<Scores, NotDone> {
    let file = import::read(wish.path.clone()).await.map_err(NotDone::NotRead)?;
    let mut columns = orders::Columns::of_heads(file.table.heads());
    for (part, column) in places(file.table.heads(), &wish.map)? {
        if let Some(part) = orders::Part::ALL.get(part) {
            columns.set(*part, Some(column));
        }
    }
    if !columns.can_read() {
        return Err(NotDone::NeedsColumn(&["email", "order"]));
    }
    let checked = check(file, columns, None).await.map_err(|()| NotDone::Broken)?;
    if wish.is_dry {
        return Ok(Scores { checked, run: None, end: End::Dry });
    }
    // Of the outbox, which isn't asked for, nothing is sent.
    let session = open(desk, wish.account.as_deref(), Scope::Nothing).await?;
    needs(&session, Service::Disputify).await?;
    let run = Run::begin(desk, &session, Arc::clone(&checked), reuse_days, Lasts::Once);
    tokio::pin!(stop);
    let mut is_ended = false;
    let end = loop {
        match run.standing().phase {
            Phase::Done => break End::Done,
            Phase::Stopped if is_ended => break End::Stopped,
            Phase::Held(error) => break End::Held(error),
            _ => {}
        }
        tokio::select! {
            () = &mut stop, if !is_ended => {
                is_ended = true;
                run.stop(desk);
            }
            () = tokio::time::sleep(BETWEEN_LOOKS) => {}
        }
    };
    Ok(Scores { checked, run: Some(run), end })
}

/// Checkouts that were sent.
pub struct Sent {
    /// The file.
    pub checked: Arc<Checked<checkouts::Columns>>,
    /// What became of what was sent of it, in its order.
    pub rows: Vec<ImportRow>,
    /// How it ended.
    pub end: End,
    /// How many rows of files wait in the outbox.
    pub left: u64,
}

/// Gives the checkouts of a file to the outbox, and waits for them. On a live account `live` is the number of those.
///
/// # Errors
/// Why nothing was sent.
pub async fn checkouts(
    desk: &Desk,
    wish: &FileWish,
    psp: Option<Psp>,
    live: Option<usize>,
    stop: impl Future<Output = ()>,
) -> Result<Sent, NotDone> {
    let file = import::read(wish.path.clone()).await.map_err(NotDone::NotRead)?;
    let mut columns = checkouts::Columns::of_heads(file.table.heads());
    columns.of_all = psp.or(columns.of_all);
    for (part, column) in places(file.table.heads(), &wish.map)? {
        if let Some(part) = checkouts::Part::ALL.get(part) {
            columns.set(*part, Some(column));
        }
    }
    if !columns.can_read() {
        return Err(NotDone::NeedsColumn(&["customer_email", "ipv4_address", "psp", "invoice_id"]));
    }
    let scope = if wish.is_dry { Scope::Nothing } else { Scope::Files(EndedKind::Checkouts) };
    let session = open(desk, wish.account.as_deref(), scope).await?;
    let outbox = session.outbox().clone();
    let was_sent = send::was_sent::<checkouts::Columns>(&outbox).await.map_err(NotDone::Store)?;
    let checked = check(file, columns, Some(was_sent)).await.map_err(|()| NotDone::Broken)?;
    if wish.is_dry {
        return Ok(Sent { checked, rows: Vec::new(), end: End::Dry, left: 0 });
    }
    needs(&session, Service::ButterDisputes).await?;
    let count = checked.units();
    if session.account().environment == Environment::Live && live != Some(count) && count > 0 {
        return Err(NotDone::Live(count));
    }
    if outbox.snapshot().is_paused {
        return Err(NotDone::Paused);
    }
    let key = if count == 0 {
        None
    } else {
        Some(send::begin(outbox.clone(), Arc::clone(&checked), desk.clock.now()).await.map_err(NotDone::Store)?)
    };
    let end = sent(&session, key.as_ref(), stop).await?;
    let mut rows = Vec::with_capacity(count);
    while let Some(key) = key.clone() {
        let skip = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let wanted = Wanted { state: None, text: String::new(), skip, most: PIECE };
        let piece = outbox.import_rows(key, wanted).await.map_err(NotDone::Store)?;
        let is_last = piece.len() < PIECE as usize;
        rows.extend(piece);
        if is_last {
            break;
        }
    }
    let left = |import: &Import| import.counts.total() - import.counts.ended();
    let left = of_kind(&session).iter().map(left).sum();
    Ok(Sent { checked, rows, end, left })
}

fn of_kind(session: &Session) -> Vec<Import> {
    let imports = session.outbox().snapshot().imports;
    imports.iter().filter(|import| import.head.kind == EndedKind::Checkouts).cloned().collect()
}

/// Waits until nothing is left to be sent, of this file and of those before it, which have their turn first.
async fn sent(session: &Session, key: Option<&Arc<str>>, stop: impl Future<Output = ()>) -> Result<End, NotDone> {
    let outbox = session.outbox();
    tokio::pin!(stop);
    loop {
        let snapshot = outbox.snapshot();
        if let Some(error) = snapshot.broken {
            return Err(NotDone::Store(error));
        }
        let imports = of_kind(session);
        let held = imports.iter().find(|import| Some(&import.key) == key && import.is_paused && import.is_open());
        if let Some(held) = held {
            return Ok(End::HeldFile(held.head.hold));
        }
        if imports.iter().all(|import| import.is_paused || !import.is_open()) {
            return Ok(End::Done);
        }
        // Nobody is here who could put the key right.
        let service = EndedKind::Checkouts.service();
        let needs_key = snapshot.resting.get(&service).is_some_and(Option::is_none);
        if needs_key && !snapshot.rows.iter().any(|row| row.import.is_some() && row.is_busy) {
            return Ok(End::HeldKey(service));
        }
        tokio::select! {
            () = &mut stop => {
                outbox.end_sending().await.map_err(NotDone::Store)?;
                // What is on its way comes back, so that it is not in doubt at the next start.
                let is_quiet = || !of_kind(session).iter().any(|import| import.counts.of(ImportState::Open) > 0)
                    || !outbox.rows().iter().any(|row| row.is_busy);
                let quiet = async {
                    while !is_quiet() {
                        tokio::time::sleep(BETWEEN_LOOKS).await;
                    }
                };
                tokio::time::timeout(LAST_WAIT, quiet).await.ok();
                return Ok(End::Stopped);
            }
            () = tokio::time::sleep(BETWEEN_LOOKS) => {}
        }
    }
}
