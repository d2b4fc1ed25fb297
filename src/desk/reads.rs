//! What a page asks the services for, once, with the answer put where everybody finds it.
//!
//! Must not live here: writes: those are rows of the outbox.

use super::failure::SystemSaid;
use super::shared::Shared;
use crate::api::error::{ApiError, Operation};
use crate::domain::EvidenceRef;
use crate::domain::answer::proof::Comparison;
use crate::domain::dispute::Status;
use crate::domain::ids::OrderId;
use crate::domain::money::Money;
use crate::domain::score::{OrderToScore, Score};
use crate::domain::search::fold::fold;
use crate::domain::search::query::{Query, Queue};
use crate::domain::search::{Condition, Search, Term, TextField};
use crate::domain::text;
use crate::domain::time::clock::Clock as _;
use crate::store::index;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Why a file was not saved.
#[derive(Debug, Clone)]
pub enum SaveError {
    /// Finix did not give it.
    Api(ApiError),
    /// The disk did not take it.
    Disk(SystemSaid),
}

/// Downloads a file, compares it with what was sent from here, and saves it where the person said.
///
/// # Errors
/// What Finix, the network or the disk said.
pub async fn download(
    shared: Arc<Shared>,
    outbox: super::Outbox,
    of: EvidenceRef,
    to: std::path::PathBuf,
) -> Result<(std::path::PathBuf, Comparison), SaveError> {
    let finix = shared.clients().finix(Operation::DownloadEvidence).map_err(SaveError::Api)?;
    let file = finix.download(&of).await.map_err(SaveError::Api)?;
    let sent = outbox.sent(of.evidence).await.ok().flatten();
    let comparison = match sent {
        None => Comparison::NotFromHere,
        Some(sent) if sent == text::hex(&Sha256::digest(&file.bytes)) => Comparison::Same,
        Some(_) => Comparison::Different,
    };
    let saved = tokio::task::spawn_blocking(move || crate::workbench::save(&to, &file.bytes).map(|()| to)).await;
    match saved {
        Ok(Ok(path)) => Ok((path, comparison)),
        Ok(Err(error)) => Err(SaveError::Disk(error.into())),
        Err(error) => Err(SaveError::Disk(error.into())),
    }
}

/// What was scored.
#[derive(Clone)]
pub enum ScoreQuestion {
    /// A customer, by everything that is known.
    Order(Box<OrderToScore>),
    /// An order Disputify knows.
    ById(OrderId),
}

/// A score and how it came about.
#[derive(Clone)]
pub struct Scored {
    /// What was asked.
    pub question: ScoreQuestion,
    /// The answer.
    pub score: Score,
    /// How long it took.
    pub took: Duration,
    /// When it came.
    pub at: jiff::Timestamp,
    /// Disputes of the same customer.
    pub history: CustomerHistory,
}

/// Scores a customer or an order.
///
/// # Errors
/// What Disputify or the network said.
pub async fn score(shared: Arc<Shared>, question: ScoreQuestion) -> Result<Arc<Scored>, ApiError> {
    #[expect(clippy::disallowed_methods, reason = "measures how long the service took, not what time it is")]
    let began = Instant::now();
    let score = match &question {
        ScoreQuestion::Order(order) => shared.clients().disputify(Operation::ScoreOrder)?.score(order).await?,
        ScoreQuestion::ById(id) => shared.clients().disputify(Operation::ScoreOrderById)?.score_by_id(id).await?,
    };
    Ok(scored(&shared, question, score, began.elapsed()).await)
}

/// Scores one of many, asking once. Its turn was waited for.
///
/// # Errors
/// What Disputify or the network said.
pub async fn score_once(shared: &Arc<Shared>, question: ScoreQuestion) -> Result<Arc<Scored>, ApiError> {
    #[expect(clippy::disallowed_methods, reason = "measures how long the service took, not what time it is")]
    let began = Instant::now();
    let disputify = shared.clients().disputify(Operation::ScoreOrder)?;
    let score = match &question {
        ScoreQuestion::Order(order) => disputify.score_once(order).await?,
        ScoreQuestion::ById(id) => disputify.score_by_id_once(id).await?,
    };
    Ok(scored(shared, question, score, began.elapsed()).await)
}

async fn scored(shared: &Arc<Shared>, question: ScoreQuestion, score: Score, took: Duration) -> Arc<Scored> {
    let history = match &question {
        ScoreQuestion::Order(order) => history(shared, order.email.clone()).await,
        ScoreQuestion::ById(_) => CustomerHistory::default(),
    };
    Arc::new(Scored { question, score, took, at: shared.clock.now(), history })
}

/// The disputes of one customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerHistory {
    /// How many.
    pub count: usize,
    /// How many of them were lost.
    pub lost: usize,
    /// Disputed sums per currency.
    pub sums: Vec<Money>,
}

/// Looks through the disputes here for a customer's email.
pub async fn history(shared: &Arc<Shared>, email: String) -> CustomerHistory {
    let shared = Arc::clone(shared);
    let looked = tokio::task::spawn_blocking(move || {
        let condition = Condition::Holds(TextField::Customer, vec![fold(&email)]);
        let search = Search { words: Vec::new(), terms: vec![Term { is_negated: false, condition }] };
        let query = Query { queue: Queue::All, search, ..Query::default() };
        let store = &shared.store;
        let found = index::run(&store.index(), store.orders(), &query, shared.clock.now(), &|| store.is_closed())?;
        let mut history = CustomerHistory::default();
        for entry in found.rows.iter().filter_map(|row| store.read(*row).ok().flatten()) {
            if !entry.dispute.email().is_some_and(|known| known.eq_ignore_ascii_case(&email)) {
                continue;
            }
            history.count += 1;
            history.lost += usize::from(entry.status == Status::Lost);
            let Some(money) = entry.money else { continue };
            match history.sums.iter_mut().find(|sum| sum.currency == money.currency) {
                Some(sum) => sum.minor = sum.minor.saturating_add(money.minor),
                None => history.sums.push(money),
            }
        }
        Some(history)
    });
    looked.await.ok().flatten().unwrap_or_default()
}
