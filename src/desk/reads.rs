//! What a page asks the services for, once, with the answer put where everybody finds it.

use super::shared::Shared;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::EvidenceRef;
use crate::domain::account::Service;
use crate::domain::answer::proof::{Comparison, Proof, ReadBack};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::Status;
use crate::domain::dispute::round::Rounds;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::{DisputeId, OrderId};
use crate::domain::money::Money;
use crate::domain::score::{OrderToScore, Score};
use crate::domain::search::fold::fold;
use crate::domain::search::query::{Query, Queue};
use crate::domain::search::{Condition, Search, Term, TextField};
use crate::domain::text;
use crate::domain::time::clock::Clock as _;
use crate::store::export::{Separator, Shape};
use crate::store::{Change, Settings, index};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A dispute fresh from Finix; the list shows it too.
///
/// # Errors
/// What Finix or the network said.
pub async fn dispute(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<Dispute>, ApiError> {
    let fresh = shared.clients().finix(Operation::GetDispute)?.dispute(&id).await?;
    shared.put_fresh(fresh.clone()).await;
    payment_of(&shared, &fresh).await;
    Ok(Arc::new(fresh))
}

/// Fetches the disputed payment when it is not known yet. The dispute is useful without it.
pub async fn payment_of(shared: &Shared, dispute: &Dispute) {
    let Some(transfer) = &dispute.transfer else {
        return;
    };
    if shared.has_payment(&dispute.id) {
        return;
    }
    let Ok(finix) = shared.clients().finix(Operation::GetTransfer) else {
        return;
    };
    match finix.payment(transfer).await {
        Ok(payment) => shared.put(Change { payments: vec![(dispute.id.clone(), payment)], ..Change::default() }).await,
        Err(error) => tracing::debug!(%error, "a payment could not be fetched"),
    }
}

/// The files Finix holds for a dispute.
///
/// # Errors
/// What Finix or the network said.
pub async fn evidence(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<[Evidence]>, ApiError> {
    let files = shared.clients().finix(Operation::ListEvidence)?.evidence(&id).await?;
    Ok(files.into())
}

/// What moved money because of a dispute.
///
/// # Errors
/// What Finix or the network said.
pub async fn adjustments(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<[AdjustmentTransfer]>, ApiError> {
    let of = Operation::ListAdjustmentTransfers;
    let entries = shared.clients().finix(of)?.adjustments(&id).await?;
    let payment = shared.rows.by_id(&id).and_then(|entry| entry.dispute.transfer.clone());
    if payment.is_some_and(|payment| !entries.iter().all(|entry| entry.is_about(&payment))) {
        return Err(ApiError::new(Service::Finix, of, ErrorKind::Unreadable, "it is about another payment"));
    }
    Ok(entries.into())
}

/// The answers a dispute had from here, and which of its files were sent from here.
///
/// # Errors
/// What the disk said.
pub async fn rounds(
    outbox: super::Outbox,
    dispute: DisputeId,
    files: Arc<[Evidence]>,
) -> Result<Arc<Rounds>, crate::store::StoreError> {
    // A damaged proof proves no answer.
    let proofs: Vec<Proof> = outbox.proofs(dispute.clone()).await?.into_iter().flatten().collect();
    let mut here = std::collections::BTreeSet::new();
    for file in files.iter() {
        if outbox.sent(file.id.clone()).await?.is_some() {
            here.insert(file.id.clone());
        }
    }
    Ok(Arc::new(Rounds::new(dispute, &proofs, here)))
}

/// Files that are read back at most; Finix documents eight for a dispute.
const MOST_READ_BACK: usize = 20;

/// Reads back what Finix received and compares it with what was sent from here.
///
/// # Errors
/// When the account has no key.
pub async fn read_back(
    shared: Arc<Shared>,
    outbox: super::Outbox,
    dispute: DisputeId,
    files: Arc<[Evidence]>,
) -> Result<Arc<[ReadBack]>, ApiError> {
    let finix = shared.clients().finix(Operation::DownloadEvidence)?;
    let mut read = Vec::new();
    for file in files.iter().filter(|file| file.counts()) {
        let is_received = file.state == Some(EvidenceState::Succeeded) && read.len() < MOST_READ_BACK;
        let of = EvidenceRef { dispute: dispute.clone(), evidence: file.id.clone() };
        let bytes = if is_received { finix.download(&of).await.ok().map(|file| file.bytes) } else { None };
        let sent = outbox.sent(file.id.clone()).await.ok().flatten();
        let sha256 = bytes.as_ref().map(|bytes| text::hex(&Sha256::digest(bytes)));
        let comparison = match (&sha256, &sent) {
            (None, _) => Comparison::Unread,
            (Some(_), None) => Comparison::NotFromHere,
            (Some(held), Some(sent)) if held == sent => Comparison::Same,
            (Some(_), Some(_)) => Comparison::Different,
        };
        read.push(ReadBack {
            evidence: file.id.clone(),
            name: file.file_name(),
            state: file.state.clone(),
            length: bytes.map(|bytes| bytes.len() as u64),
            sha256,
            comparison,
        });
    }
    Ok(read.into())
}

/// Why a file was not saved.
#[derive(Debug, Clone)]
pub enum SaveError {
    /// Finix did not give it.
    Api(ApiError),
    /// The disk did not take it.
    Disk(String),
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
        Ok(Err(error)) => Err(SaveError::Disk(error.to_string())),
        Err(error) => Err(SaveError::Disk(error.to_string())),
    }
}

/// How lists are written: as the person chose, else as spreadsheets of this computer expect.
#[must_use]
pub fn export_shape(settings: &Settings) -> Shape {
    let of_computer = || Separator::of_locale(&sys_locale::get_locale().unwrap_or_default());
    Shape { separator: settings.csv_separator.unwrap_or_else(of_computer), is_marked: settings.csv_mark }
}

/// A list that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: std::path::PathBuf,
    /// How many disputes it has.
    pub rows: usize,
    /// How many of them are without their amount, as its currency is not known.
    pub unpriced: usize,
}

/// Saves the list that is shown, as it is shown.
///
/// # Errors
/// A sentence about what the disk said.
pub fn export(
    session: &super::Session,
    zone: jiff::tz::TimeZone,
    shape: Shape,
    to: std::path::PathBuf,
) -> impl Future<Output = Result<Exported, String>> + use<> {
    let (found, store) = (session.found(), session.shared().store.clone());
    async move {
        let written = tokio::task::spawn_blocking(move || {
            let rows = found.rows.iter().map(|row| store.read(*row));
            let mut unpriced = 0;
            let write = |out: &mut dyn std::io::Write| {
                unpriced = crate::store::export::csv(rows, &zone, shape, out).map_err(std::io::Error::other)?;
                Ok(())
            };
            crate::workbench::save_with(&to, write).map_err(|error| error.to_string())?;
            Ok(Exported { path: to, rows: found.rows.len(), unpriced })
        });
        written.await.map_err(|error| error.to_string())?
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

impl ScoreQuestion {
    /// What a person recognises it by.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Order(order) => order.email.clone(),
            Self::ById(id) => format!("order {id}"),
        }
    }
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
    let took = began.elapsed();
    let history = match &question {
        ScoreQuestion::Order(order) => history(&shared, order.email.clone()).await,
        ScoreQuestion::ById(_) => CustomerHistory::default(),
    };
    Ok(Arc::new(Scored { question, score, took, at: shared.clock.now(), history }))
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
            if !entry.customer.as_deref().is_some_and(|customer| customer.eq_ignore_ascii_case(&email)) {
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
