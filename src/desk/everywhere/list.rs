//! The list over every account: each answers the same question off the window's thread, and the answers become one.
//!
//! What is asked holds no account open: one that closes is not in the next answer.
//!
//! Must not live here: finding and merging (the index does both), which accounts are open.

use crate::desk::queries::depends_on_time;
use crate::desk::shared::Shared;
use crate::desk::wake::{Task, Wake};
use crate::desk::{Desk, waited};
use crate::domain::account::AccountKey;
use crate::domain::money::Money;
use crate::domain::search::query::Query;
use crate::domain::time::clock::Clock as _;
use crate::domain::time::margin::Margin;
use crate::store::index::merge::{Part, PartRow, merged};
use crate::store::index::{self, Index, OptionCounts};
use crate::store::{Found, Loading};
use futures_util::future::select_all;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::watch;

/// How often an answer that depends on the time is worked out anew.
const MINUTE: Duration = Duration::from_secs(60);
/// While disputes pour in, the list is answered this often and not for every page of them.
const SETTLE: Duration = Duration::from_millis(150);
/// Rows that are read before an answer is shown.
const AHEAD: usize = 60;
/// What a field offers to complete at most.
const MOST_CHOICES: usize = 300;

/// Whether the rows of an account stand together, and which account's come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByAccount {
    /// They stand among the others.
    #[default]
    No,
    /// By name.
    Ascending,
    /// The other way round.
    Descending,
}

impl ByAccount {
    /// What a click on the head of the column makes of it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::No | Self::Descending => Self::Ascending,
            Self::Ascending => Self::Descending,
        }
    }
}

/// An account that is asked.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) key: AccountKey,
    pub(super) name: String,
    pub(super) shared: Weak<Shared>,
    /// How long before the deadlines it wants to answer.
    pub(super) margin: Margin,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        let is_same = self.key == other.key && self.name == other.name && self.margin == other.margin;
        is_same && self.shared.ptr_eq(&other.shared)
    }
}

#[derive(Clone, Default)]
struct Question {
    number: u64,
    query: Query,
    by_account: ByAccount,
    sources: Vec<Source>,
}

/// What one account has to give to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFound {
    /// The account.
    pub key: AccountKey,
    /// How many of its disputes were found.
    pub found: usize,
    /// All of its disputes.
    pub total: usize,
    /// True once what it keeps on this computer is read.
    pub is_loaded: bool,
}

/// What a question found in every account.
#[derive(Debug, Clone, Default)]
pub struct FoundEverywhere {
    /// The question this answers.
    pub query: Query,
    /// Whether the rows of an account stand together.
    pub by_account: ByAccount,
    /// The accounts, in the order their numbers in the rows mean.
    pub parts: Vec<PartFound>,
    /// The rows in order.
    pub rows: Arc<[PartRow]>,
    /// Under each tab, with the same words.
    pub counts: [usize; 5],
    /// All disputes of all accounts.
    pub total: usize,
    /// How many answers are due in all of them.
    pub due: usize,
    /// Sums per currency over all of them, the one with the most disputes first. Currencies are never added to each other.
    pub sums: Vec<Money>,
    /// How many have an amount whose currency is not known: they are in no sum.
    pub unpriced: usize,
    /// Merchants there are to choose from.
    pub merchants: Vec<String>,
    /// Currencies there are to choose from.
    pub currencies: Vec<String>,
    /// People disputes are assigned to.
    pub people: Vec<String>,
    /// Tag keys there are to choose from.
    pub tag_keys: Vec<String>,
    /// How many disputes each option of the filters stands for.
    pub option_counts: OptionCounts,
}

impl FoundEverywhere {
    /// The account and the row at a place of the list.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&AccountKey, PartRow)> {
        let row = self.rows.get(place)?;
        self.parts.get(usize::from(row.part)).map(|part| (&part.key, *row))
    }

    /// Where a row of an account stands.
    #[must_use]
    pub fn place_of(&self, key: &AccountKey, row: index::RowId) -> Option<usize> {
        let part = self.parts.iter().position(|part| part.key == *key)?;
        self.rows.iter().position(|one| one.row == row && usize::from(one.part) == part)
    }
}

/// Asks and holds the newest answer.
pub(super) struct MergedList {
    question: watch::Sender<Question>,
    newest: Arc<AtomicU64>,
    answer: watch::Receiver<Arc<FoundEverywhere>>,
    _task: Task,
}

impl MergedList {
    pub(super) fn new(desk: &Desk) -> Self {
        let (question, questions) = watch::channel(Question::default());
        let (say, answer) = watch::channel(Arc::default());
        let newest = Arc::new(AtomicU64::new(0));
        let work = answer_all(questions, say, Arc::clone(&newest), desk.wake.clone());
        Self { question, newest, answer, _task: Task::spawn(&desk.runtime, work) }
    }

    /// Asks; the answer to an older question is dropped.
    pub(super) fn ask(&self, query: Query, by_account: ByAccount, sources: Vec<Source>) {
        self.question.send_if_modified(|known| {
            let is_new = known.query != query || known.by_account != by_account || known.sources != sources;
            if is_new {
                let number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
                *known = Question { number, query, by_account, sources };
            }
            is_new
        });
    }

    pub(super) fn found(&self) -> Arc<FoundEverywhere> {
        Arc::clone(&self.answer.borrow())
    }
}

/// The answer of one account, as long as nothing changed in it.
struct Known {
    source: Source,
    is_loaded: bool,
    index: Arc<Index>,
    found: Found,
}

/// Tells when an account's disputes are others. Holds nothing of it.
struct Watched {
    revision: watch::Receiver<u64>,
    loaded: watch::Receiver<Loading>,
}

impl Watched {
    /// False once the account is closed.
    async fn changed(&mut self) -> bool {
        tokio::select! {
            changed = self.revision.changed() => changed.is_ok(),
            changed = self.loaded.changed() => changed.is_ok(),
        }
    }
}

async fn answer_all(
    mut questions: watch::Receiver<Question>,
    say: watch::Sender<Arc<FoundEverywhere>>,
    newest: Arc<AtomicU64>,
    wake: Wake,
) {
    let mut known = Vec::new();
    loop {
        let question = questions.borrow_and_update().clone();
        let depends_on_time = depends_on_time(&question.query);
        let open = question.sources.iter().filter_map(|source| source.shared.upgrade());
        let mut watched: Vec<Watched> =
            open.map(|open| Watched { revision: open.store.revision(), loaded: open.store.loaded() }).collect();
        let latest = Arc::clone(&newest);
        let done = waited::blocking(move |is_gone| {
            let is_stale = || is_gone() || latest.load(Ordering::Acquire) != question.number;
            let parts = answers(&question, known, &is_stale);
            let found = parts.as_ref().and_then(|parts| joined(&question, parts, &is_stale));
            (parts.filter(|_| !depends_on_time).unwrap_or_default(), found)
        });
        // A panic in there would be a mistake of ours; the next turn is no worse for it.
        let (parts, found) = done.await.unwrap_or_default();
        known = parts;
        if let Some(found) = found {
            say.send_replace(Arc::new(found));
            wake.wake();
        }
        tokio::select! {
            // What is due within a day is another thing every minute.
            () = tokio::time::sleep(MINUTE), if depends_on_time => {}
            changed = questions.changed() => if changed.is_err() { return },
            () = any_changed(&mut watched) => {
                // A question cuts the pause short.
                tokio::select! {
                    () = tokio::time::sleep(SETTLE) => {}
                    _ = questions.changed() => {}
                }
            }
        }
    }
}

/// Waits until one of the accounts has other disputes.
async fn any_changed(watched: &mut Vec<Watched>) {
    while !watched.is_empty() {
        let (is_open, at, _) = select_all(watched.iter_mut().map(|one| Box::pin(one.changed()))).await;
        if is_open {
            return;
        }
        watched.swap_remove(at);
    }
    std::future::pending::<()>().await;
}

/// What each account answers; nothing when nobody waits for it any more. Accounts in which nothing changed since are not
/// asked again.
fn answers(question: &Question, known: Vec<Known>, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Known>> {
    let mut known: Vec<Known> = known.into_iter().filter(|known| known.found.query == question.query).collect();
    let mut answers = Vec::with_capacity(question.sources.len());
    for source in &question.sources {
        let Some(open) = source.shared.upgrade() else { continue };
        let is_loaded = *open.store.loaded().borrow() != Loading::Reading;
        let index = open.store.index();
        let is_same = |one: &Known| {
            one.source == *source && one.is_loaded == is_loaded && one.index.revision() == index.revision()
        };
        if let Some(at) = known.iter().position(is_same) {
            answers.push(known.swap_remove(at));
            continue;
        }
        let query = &question.query;
        let asks = Query { search: query.search.clone().of_deadlines(source.margin), ..query.clone() };
        let found =
            index::run(&index, open.store.orders(), &asks, open.clock.now(), &|| is_stale() || open.store.is_closed());
        match found {
            Some(found) => {
                let found = Found { query: query.clone(), ..found };
                answers.push(Known { source: source.clone(), is_loaded, index, found });
            }
            None if is_stale() => return None,
            // It closes; the others stay in sight.
            None => {}
        }
    }
    Some(answers)
}

/// One answer of all of them, with its first rows read.
fn joined(question: &Question, known: &[Known], is_stale: &(dyn Fn() -> bool + Sync)) -> Option<FoundEverywhere> {
    let query = &question.query;
    let parts: Vec<Part<'_>> =
        known.iter().map(|one| Part { index: &one.index, rows: &one.found.rows, margin: one.source.margin }).collect();
    let rows = match question.by_account {
        ByAccount::No => merged(&parts, query.sort, is_stale)?,
        order => account_after_account(known, order),
    };
    for (number, one) in known.iter().enumerate() {
        if let Some(open) = one.source.shared.upgrade() {
            let first = rows.iter().take(AHEAD).filter(|row| usize::from(row.part) == number);
            open.rows.read_ahead(first.map(|row| row.row));
        }
    }
    let founds = || known.iter().map(|one| &one.found);
    let mut counts = [0; 5];
    for found in founds() {
        counts.iter_mut().zip(found.counts).for_each(|(all, own)| *all += own);
    }
    let part = |one: &Known| PartFound {
        key: one.source.key.clone(),
        found: one.found.rows.len(),
        total: one.found.total,
        is_loaded: one.is_loaded,
    };
    Some(FoundEverywhere {
        query: query.clone(),
        by_account: question.by_account,
        parts: known.iter().map(part).collect(),
        rows: rows.into(),
        counts,
        total: founds().map(|found| found.total).sum(),
        due: founds().map(|found| found.due).sum(),
        sums: index::sums_over(parts.iter().map(|part| (part.index, part.rows))),
        unpriced: founds().map(|found| found.unpriced).sum(),
        merchants: choices(founds().map(|found| &found.merchants)),
        currencies: choices(founds().map(|found| &found.currencies)),
        people: choices(founds().map(|found| &found.people)),
        tag_keys: choices(founds().map(|found| &found.tag_keys)),
        option_counts: OptionCounts::over(founds().map(|found| &*found.option_counts)),
    })
}

/// The rows of each account together, by the accounts' names.
fn account_after_account(known: &[Known], order: ByAccount) -> Vec<PartRow> {
    let mut accounts: Vec<(u16, &Known)> = (0..).zip(known).collect();
    accounts.sort_by_cached_key(|(number, one)| (one.source.name.to_lowercase(), *number));
    if order == ByAccount::Descending {
        accounts.reverse();
    }
    let rows =
        accounts.into_iter().flat_map(|(part, one)| one.found.rows.iter().map(move |row| PartRow { part, row: *row }));
    rows.collect()
}

/// What any of them offers, each once.
fn choices<'f>(all: impl Iterator<Item = &'f Arc<[String]>>) -> Vec<String> {
    let all: BTreeSet<&String> = all.flat_map(|some| some.iter()).collect();
    all.into_iter().take(MOST_CHOICES).cloned().collect()
}
