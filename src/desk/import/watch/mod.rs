//! A folder whose new files are checked and given to the outbox as checkouts, while the account is open.
//!
//! A file is known by its content. That it was taken is on the disk in the commit that begins its rows, so that a kill at any
//! moment leaves it either taken or not.
//!
//! Must not live here: what lies in the folder (`folder`), sending.

pub mod folder;

use super::check::{Checked, RowState, check};
use super::{Imported, NotRead, send};
use crate::desk::events::Event;
use crate::desk::failure::{StoreError, SystemSaid};
use crate::desk::outbox::watched::{Watched, WatchedAbout, WatchedFile};
use crate::desk::outbox::{ImportHold, Outbox};
use crate::desk::shared::Shared;
use crate::desk::waited;
use crate::domain::account::{Environment, Service};
use crate::domain::checkout::columns::Columns;
use crate::domain::columns::Columns as _;
use crate::domain::columns::kept::KeptColumns;
use crate::domain::time::clock::Clock as _;
use crate::domain::watched::WatchedFolder;
use crate::workbench::table::Table;
use folder::{NotWhole, Stamp, Tracks};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Between two looks into the folder.
const EVERY: Duration = Duration::from_secs(2);
/// Files that are listed as taken.
const LISTED: u32 = 30;
/// Files that are taken between two looks.
const AT_ONCE: usize = 5;

/// Why a file is not taken; it is looked at again when it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is not a file of rows.
    NotRead(NotRead),
    /// Its columns have to be chosen by hand once.
    Columns,
    /// The outbox could not take it; it is tried again.
    Store(StoreError),
}

/// Why nothing is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder can't be read.
    Folder(SystemSaid),
    /// There are more files in it than are looked at.
    TooMany,
    /// The account has no key for checkouts.
    NoKey,
    /// What was sent before can't be read, so nobody knows what would be sent twice.
    NoOutbox,
}

/// How the watching goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchState {
    /// The folder; nothing while none is watched.
    pub folder: Option<PathBuf>,
    /// Why nothing is taken.
    pub trouble: Option<Trouble>,
    /// Files that are not whole yet, or whose turn comes.
    pub waiting: usize,
    /// Files that lie there and are not taken, by name.
    pub not_taken: Vec<(String, NotTaken)>,
    /// Files that were taken, the newest first, also of another folder.
    pub taken: Vec<WatchedFile>,
}

/// Reads the rows to mend of a file that was taken, as if they stood in a file.
///
/// # Errors
/// What the disk said; also where they are not kept any more.
pub async fn rest(outbox: Outbox, file: WatchedFile) -> Result<Arc<Imported>, NotRead> {
    let gone = || NotRead::NoTable(super::NotTable::Empty);
    let bytes = outbox.watched_rest(file.sha256).await.ok().flatten().ok_or_else(gone)?;
    let table = tokio::task::spawn_blocking(move || Table::of_lines(&bytes)).await.ok().flatten();
    Ok(Arc::new(Imported { name: file.about.name, table: table.ok_or_else(gone)? }))
}

/// Goes on for as long as the account is open.
pub async fn watch(shared: Arc<Shared>, outbox: Outbox, say: watch::Sender<Arc<WatchState>>) {
    let mut watcher = Watcher::new(shared, outbox, say);
    loop {
        watcher.look().await;
        tokio::time::sleep(EVERY).await;
    }
}

struct Watcher {
    shared: Arc<Shared>,
    outbox: Outbox,
    say: watch::Sender<Arc<WatchState>>,
    /// The folder that was looked into last.
    folder: Option<PathBuf>,
    tracks: Tracks,
    not_taken: BTreeMap<String, NotTaken>,
    /// What a person chose when it was looked last: with it a file may be readable that was not.
    kept: KeptColumns,
    /// What was taken, by the outbox that is on the disk or by the one in memory; nothing when it is to be read anew.
    taken: Option<(bool, Vec<WatchedFile>)>,
}

impl Watcher {
    fn new(shared: Arc<Shared>, outbox: Outbox, say: watch::Sender<Arc<WatchState>>) -> Self {
        Self {
            shared,
            outbox,
            say,
            folder: None,
            tracks: Tracks::default(),
            not_taken: BTreeMap::new(),
            kept: KeptColumns::default(),
            taken: None,
        }
    }

    async fn look(&mut self) {
        let settings = self.shared.settings.get();
        let key = &self.shared.account.key;
        let folder = settings.watched.get(key).and_then(WatchedFolder::wanted).map(ToOwned::to_owned);
        if folder != self.folder {
            self.folder.clone_from(&folder);
            self.tracks = Tracks::default();
            self.not_taken.clear();
        }
        let kept = settings.file_columns.get(key).cloned().unwrap_or_default();
        if kept != self.kept {
            self.kept = kept;
            let unread = self.not_taken.iter().filter(|(_, why)| **why == NotTaken::Columns);
            unread.for_each(|(name, _)| self.tracks.again(name));
        }
        let trouble = match &folder {
            Some(folder) => self.look_into(folder.clone()).await.err(),
            None => None,
        };
        self.publish(folder, trouble).await;
    }

    async fn publish(&mut self, folder: Option<PathBuf>, trouble: Option<Trouble>) {
        let is_on_disk = self.outbox.is_on_disk();
        let known = self.taken.take().filter(|(was_on_disk, _)| *was_on_disk == is_on_disk);
        let known = match known {
            Some(known) => Some(known),
            // What could not be read now is asked for at the next look.
            None => self.outbox.watched(LISTED).await.ok().map(|taken| (is_on_disk, taken)),
        };
        let taken = known.as_ref().map(|(_, taken)| taken.clone()).unwrap_or_default();
        self.taken = known;
        let not_taken = self.not_taken.iter().map(|(name, why)| (name.clone(), why.clone())).collect();
        let waiting = self.tracks.waiting().saturating_sub(self.not_taken.len());
        let state = WatchState { folder, trouble, waiting, not_taken, taken };
        let is_news = self.say.send_if_modified(|said| {
            let is_other = **said != state;
            if is_other {
                *said = Arc::new(state);
            }
            is_other
        });
        if is_news {
            self.shared.wake.wake();
        }
    }

    /// Takes what is due.
    async fn look_into(&mut self, folder: PathBuf) -> Result<(), Trouble> {
        let is_kept = self.outbox.is_on_disk() || self.shared.account.is_demo();
        if !is_kept || self.outbox.snapshot().is_blind {
            return Err(Trouble::NoOutbox);
        }
        if !*self.shared.keys_read.borrow() {
            return Ok(());
        }
        if !self.shared.clients().has(Service::ButterDisputes) {
            return Err(Trouble::NoKey);
        }
        let there = folder.clone();
        let listed = waited::blocking(move |_| folder::list(&there)).await;
        let listed = listed.unwrap_or_else(|broken| Err(broken.into())).map_err(Trouble::Folder)?;
        if listed.len() > folder::MOST {
            return Err(Trouble::TooMany);
        }
        let due = self.tracks.see(listed, self.shared.clock.steady());
        self.not_taken.retain(|name, _| self.tracks.has(name));
        for (name, stamp) in due.into_iter().take(AT_ONCE) {
            self.take(folder.clone(), name, stamp).await;
        }
        Ok(())
    }

    async fn take(&mut self, folder: PathBuf, name: String, stamp: Stamp) {
        let of = name.clone();
        let read = waited::blocking(move |is_gone| folder::read(&folder, &of, &stamp, is_gone)).await;
        let why = match read {
            Ok(Ok((sha256, file))) => self.give(sha256, file).await.err(),
            Ok(Err(NotWhole::NotRead(why))) => Some(NotTaken::NotRead(why)),
            // At the next look it is seen as what it is then.
            Ok(Err(NotWhole::Changed)) | Err(_) => return,
        };
        // A disk may be better at the next look; everything else stays as it is.
        let is_passing = matches!(why, Some(NotTaken::Store(_) | NotTaken::NotRead(NotRead::Disk(_))));
        if !is_passing {
            self.tracks.done(&name);
        }
        match why {
            Some(why) => drop(self.not_taken.insert(name, why)),
            None => drop(self.not_taken.remove(&name)),
        }
    }

    /// Gives a file to the outbox, unless one of this content was given before.
    async fn give(&mut self, sha256: String, file: Arc<Imported>) -> Result<(), NotTaken> {
        if self.outbox.has_watched(sha256.clone()).await.map_err(NotTaken::Store)? {
            return Ok(());
        }
        let settings = self.shared.settings.get();
        let account = &self.shared.account;
        let (columns, _) = settings.columns_of::<Columns>(&account.key, file.table.heads());
        if !columns.can_read() {
            return Err(NotTaken::Columns);
        }
        let was_sent = send::was_sent::<Columns>(&self.outbox).await.map_err(NotTaken::Store)?;
        let checked = check(file, columns, Some(was_sent)).await;
        let checked = checked.map_err(|()| NotTaken::Store(StoreError::Closed))?;
        let now = self.shared.clock.now();
        let about = WatchedAbout {
            name: checked.file.name.clone(),
            begun: checked.units() as u64,
            wrong: checked.wrong() as u64,
            known: (checked.repeats() + checked.sent_before()) as u64,
            import: None,
        };
        let of = Arc::clone(&checked);
        let rest = tokio::task::spawn_blocking(move || rows_to_mend(&of)).await.ok().flatten();
        let watched = Watched { sha256, at: now, about: about.clone(), rest };
        if checked.units() == 0 {
            self.outbox.put_watched(watched).await.map_err(NotTaken::Store)?;
        } else {
            let sends_unasked = settings.watched.get(&account.key).is_some_and(|folder| folder.sends_unasked);
            let is_asked = account.environment == Environment::Live && !sends_unasked;
            let hold = is_asked.then_some(ImportHold::Watched);
            let begun = send::begin_watched(self.outbox.clone(), checked, now, hold, watched).await;
            begun.map_err(NotTaken::Store)?;
        }
        self.taken = None;
        self.shared.tell(Event::Watched(about));
        Ok(())
    }
}

/// The rows that have something wrong with them, as they are kept.
fn rows_to_mend(checked: &Checked<Columns>) -> Option<Vec<u8>> {
    let is_wrong = |row: &usize| {
        let state = checked.state(*row);
        matches!(state, Some(RowState::Fault(_) | RowState::Wrong(_) | RowState::With(_)))
    };
    let rows: Vec<usize> = checked.left_out().iter().map(|row| *row as usize).filter(is_wrong).collect();
    if rows.is_empty() {
        return None;
    }
    let mut bytes = Vec::new();
    for line in checked.file.table.lines_of(rows) {
        bytes.extend_from_slice(line.ok()?.as_bytes());
        bytes.push(b'\n');
    }
    Some(bytes)
}
