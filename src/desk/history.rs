//! What was scored, reported and sent for recovery before: kept with the account, read newest first, filtered, cleared.
//!
//! Of a score the customer's email or the order's ID is kept, never the name, the phone number or the addresses.
//!
//! Must not live here: the tables, how it is shown.

use super::outbox::{EndedKind, Outbox, OutboxRow, RowId};
use super::reads::{CustomerHistory, ScoreQuestion, Scored};
use super::{Intent, failure::StoreError};
use crate::domain::ids::OrderId;
use crate::domain::money::Money;
use crate::domain::score::{Marker, OrderToScore, Score};
use crate::domain::search::fold::fold;
use crate::store::{OutboxFile, StoredRow};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// Most that is read of one kind; of rows more may be on the disk.
const MOST: u32 = 5_000;

/// Whose history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Scores.
    Scores,
    /// Checkouts that were reported.
    Checkouts,
    /// Payments that were sent for recovery.
    Payments,
}

impl Kind {
    fn ended(self) -> Option<EndedKind> {
        match self {
            Self::Scores => None,
            Self::Checkouts => Some(EndedKind::Checkouts),
            Self::Payments => Some(EndedKind::Payments),
        }
    }

    /// True for an intent whose rows are listed here.
    #[must_use]
    pub fn is_of(self, intent: &Intent) -> bool {
        self.ended().is_some_and(|kind| kind.is_of(intent))
    }
}

/// One thing of the past.
#[derive(Clone)]
pub enum Past {
    /// A score with how it came about.
    Score(Arc<Scored>),
    /// A row that has ended.
    Sent(Arc<OutboxRow>),
}

impl Past {
    /// When it was.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Score(scored) => scored.at,
            Self::Sent(row) => row.added,
        }
    }

    /// What a person may look for, folded.
    fn text(&self) -> String {
        fold(&match self {
            Self::Score(scored) => match &scored.question {
                ScoreQuestion::Order(order) => order.email.clone(),
                ScoreQuestion::ById(id) => id.as_str().to_owned(),
            },
            Self::Sent(row) => match &row.intent {
                Intent::Checkout(checkout) => [
                    checkout.customer_email.as_str(),
                    checkout.psp.as_wire(),
                    &checkout.ipv4_address.to_string(),
                    checkout.customer_id.as_deref().unwrap_or_default(),
                    checkout.invoice_id.as_deref().unwrap_or_default(),
                    checkout.subscription_id.as_deref().unwrap_or_default(),
                    checkout.charge_id.as_deref().unwrap_or_default(),
                    checkout.transaction_id.as_deref().unwrap_or_default(),
                ]
                .join(" "),
                Intent::Payment(event) => [
                    event.transaction_id.as_str(),
                    &event.psp_transaction_id,
                    &event.amount.to_string(),
                    event.psp.as_wire(),
                    &event.customer_id,
                    &event.subscription_id,
                    &event.invoice_id,
                    &event.raw_response_message,
                ]
                .join(" "),
                _ => String::new(),
            },
        })
    }
}

/// What was found.
#[derive(Clone)]
pub struct Found {
    /// Everything, the newest first.
    pub all: Arc<[Past]>,
    /// What holds every word that was typed.
    pub shown: Arc<[Past]>,
}

/// Reads the past and filters it; what is `known` is not read again.
///
/// # Errors
/// What the disk said.
pub async fn find(outbox: Outbox, kind: Kind, known: Option<Arc<[Past]>>, typed: String) -> Result<Found, StoreError> {
    let all = match (known, kind.ended()) {
        (Some(known), _) => known,
        (None, Some(ended)) => {
            let rows = outbox.look(move |file| file.ended_rows(ended.begins(), MOST)).await?;
            let read = |row: &StoredRow| OutboxRow::from_json(RowId(row.id), &row.data).ok();
            in_background(move || rows.iter().filter_map(read).map(|row| Past::Sent(Arc::new(row))).collect()).await?
        }
        (None, None) => {
            let scores = outbox.look(OutboxFile::scores).await?;
            in_background(move || scores.iter().filter_map(|data| read_score(data)).map(Past::Score).collect()).await?
        }
    };
    let words: Vec<String> = fold(&typed).split_whitespace().map(ToOwned::to_owned).collect();
    if words.is_empty() {
        return Ok(Found { shown: Arc::clone(&all), all });
    }
    let within = Arc::clone(&all);
    let holds = move |past: &&Past| {
        let text = past.text();
        words.iter().all(|word| text.contains(word))
    };
    let shown = in_background(move || within.iter().filter(holds).cloned().collect()).await?;
    Ok(Found { all, shown })
}

async fn in_background(work: impl FnOnce() -> Arc<[Past]> + Send + 'static) -> Result<Arc<[Past]>, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|_broke| StoreError::Disk(crate::store::Fault::ReadingBroke))
}

/// Takes the past off the disk. What has not ended stays.
///
/// # Errors
/// What the disk said.
pub async fn clear(outbox: Outbox, kind: Kind) -> Result<(), StoreError> {
    match kind.ended() {
        Some(ended) => outbox.clear_ended(ended).await,
        None => outbox.clear_scores().await,
    }
}

/// Keeps a score, to be shown again and as the newest of whom it is of.
pub async fn keep_score(outbox: &Outbox, scored: &Scored) {
    super::scoring::kept::keep_newest(outbox, scored, listed(scored)).await;
}

/// A score as it stands in the list of what was scored last.
pub(super) fn listed(scored: &Scored) -> Option<String> {
    serde_json::to_string(&StoredScore::of(scored)).ok()
}

/// A score as it is on the disk.
#[derive(Serialize, Deserialize)]
struct StoredScore {
    email: Option<String>,
    order: Option<String>,
    at: Timestamp,
    took_millis: u64,
    score: Option<f64>,
    #[serde(default)]
    markers: Vec<Marker>,
    #[serde(default)]
    disputes: usize,
    #[serde(default)]
    lost: usize,
    #[serde(default)]
    sums: Vec<Money>,
}

impl StoredScore {
    fn of(scored: &Scored) -> Self {
        let (email, order) = match &scored.question {
            ScoreQuestion::Order(order) => (Some(order.email.clone()), None),
            ScoreQuestion::ById(id) => (None, Some(id.as_str().to_owned())),
        };
        Self {
            email,
            order,
            at: scored.at,
            took_millis: u64::try_from(scored.took.as_millis()).unwrap_or(u64::MAX),
            score: scored.score.score,
            markers: scored.score.markers.clone(),
            disputes: scored.history.count,
            lost: scored.history.lost,
            sums: scored.history.sums.clone(),
        }
    }
}

/// One that cannot be read is left out.
fn read_score(data: &str) -> Option<Arc<Scored>> {
    let stored: StoredScore = serde_json::from_str(data).ok()?;
    let question = match (stored.email, stored.order) {
        (Some(email), _) => ScoreQuestion::Order(Box::new(OrderToScore::of_email(email))),
        (None, Some(order)) => ScoreQuestion::ById(OrderId::parse(&order).ok()?),
        (None, None) => return None,
    };
    Some(Arc::new(Scored {
        question,
        score: Score { score: stored.score, markers: stored.markers },
        took: Duration::from_millis(stored.took_millis),
        at: stored.at,
        history: CustomerHistory { count: stored.disputes, lost: stored.lost, sums: stored.sums },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_reads_the_same_and_names_nobody_but_by_email() {
        let mut order = OrderToScore::of_email("dana@example.org".to_owned());
        order.first_name = Some("Dana".to_owned());
        order.billing.address_1 = Some("1 Market St".to_owned());
        let marker = Marker { marker_type: "normalized_email".to_owned(), ..Marker::default() };
        let scored = Scored {
            question: ScoreQuestion::Order(Box::new(order)),
            score: Score { score: Some(90.88), markers: vec![marker] },
            took: Duration::from_millis(184),
            at: "2026-11-21T12:00:00Z".parse().expect("an instant"),
            history: CustomerHistory { count: 2, lost: 1, sums: Vec::new() },
        };
        let data = serde_json::to_string(&StoredScore::of(&scored)).expect("JSON");
        assert!(!data.contains("Dana") && !data.contains("Market"), "{data}");
        let again = read_score(&data).expect("read");
        assert_eq!((&again.score, again.took, again.at), (&scored.score, scored.took, scored.at));
        assert_eq!(again.history, scored.history);
        assert!(matches!(&again.question, ScoreQuestion::Order(order) if order.email == "dana@example.org"));
        assert!(Past::Score(again).text().contains("dana@"));
    }

    #[test]
    fn rows_begin_on_the_disk_as_they_are_looked_for() {
        let json = r#"{"customer_email":"a@example.org","ipv4_address":"192.0.2.1","psp":"stripe","customer_id":null,
            "invoice_id":"in_1","subscription_id":null,"charge_id":null,"transaction_id":null}"#;
        let intent = Intent::Checkout(serde_json::from_str(json).expect("a checkout"));
        assert!(Kind::Checkouts.is_of(&intent) && !Kind::Payments.is_of(&intent) && !Kind::Scores.is_of(&intent));
        let row = OutboxRow::new(RowId(1), intent, Timestamp::UNIX_EPOCH, None);
        assert!(row.to_json().starts_with(EndedKind::Checkouts.begins()));
        assert!(Past::Sent(Arc::new(row)).text().contains("in_1"));
    }
}
