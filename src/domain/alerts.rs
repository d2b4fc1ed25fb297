//! What is told on the desktop, and when: decided from what was told before, what is known now, the clock and what a
//! person wants to hear of. Pure, so that clocks that jump and restarts are tried without waiting.
//!
//! Each thing is told once: a deadline once at each step before it, also when the clock was set back; what happened once;
//! a row of the outbox once for each time it comes to need a person. What comes in quiet hours waits for their end, and is
//! told then if it is still so. Many of one kind are one message.
//!
//! Must not live here: looking for any of it, sentences, the desktop.

use crate::domain::ids::DisputeId;
use crate::domain::money::Money;
use crate::domain::time::margin::Margin;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How long before a deadline or a target it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Two days.
    TwoDays,
    /// A day.
    Day,
    /// Four hours.
    FourHours,
}

impl Step {
    /// The longest of them.
    pub const FIRST: SignedDuration = SignedDuration::from_hours(48);

    /// In hours.
    #[must_use]
    pub fn hours(self) -> i64 {
        match self {
            Self::TwoDays => 48,
            Self::Day => 24,
            Self::FourHours => 4,
        }
    }

    /// The last step that was reached before an instant; nothing before the first and once it is past.
    fn reached(at: Timestamp, now: Timestamp) -> Option<Self> {
        let left = at.duration_since(now);
        let is_within = |step: &Self| left <= SignedDuration::from_hours(step.hours());
        let steps = [Self::FourHours, Self::Day, Self::TwoDays];
        if at <= now { None } else { steps.into_iter().find(is_within) }
    }
}

/// What happened to a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// It came, and needs a response.
    New,
    /// It needs a response again.
    Reopened,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// Due: to the account's own target, or to Finix's deadline.
    Due {
        /// How soon.
        step: Step,
        /// The target is meant, and the deadline is later.
        is_target: bool,
    },
    /// Something happened.
    Happened(Happening),
    /// Evidence was not taken.
    EvidenceFailed,
    /// Something else in the outbox needs a person.
    OutboxNeedsYou,
}

/// The one of many that a click opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// A dispute, by its number in the store.
    Dispute(u32),
    /// A row of the outbox.
    Row(u64),
}

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What it is about.
    pub kind: AlertKind,
    /// About how many.
    pub count: usize,
    /// The first of them, what presses most.
    pub first: First,
}

/// The same with the dispute that a click opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// What it is about.
    pub kind: AlertKind,
    /// About how many.
    pub count: usize,
    /// The one that presses most.
    pub dispute: Option<DisputeId>,
    /// What that one is about.
    pub money: Option<Money>,
}

/// Hours in which nothing is shown, by the clock on the wall; both ends may lie on two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// The hour they begin.
    pub from: i8,
    /// The hour they end.
    pub to: i8,
}

impl QuietHours {
    /// What is offered first.
    pub const USUAL: Self = Self { from: 20, to: 7 };

    /// True within them.
    #[must_use]
    pub fn hold(self, now: Timestamp, zone: &TimeZone) -> bool {
        let at = |hour: i8| Time::new(hour.clamp(0, 23), 0, 0, 0).unwrap_or_default();
        let (now, from, to) = (zone.to_datetime(now).time(), at(self.from), at(self.to));
        if from <= to { from <= now && now < to } else { from <= now || now < to }
    }
}

/// What a person wants to hear of. On from the start is what cannot wait until somebody looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertWishes {
    /// What is due.
    pub due: bool,
    /// What needs a response again.
    pub reopened: bool,
    /// Evidence that was not taken.
    pub evidence: bool,
    /// What else in the outbox needs a person.
    pub outbox: bool,
    /// New disputes.
    pub new: bool,
    /// What was won and lost.
    pub decided: bool,
    /// When nothing is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
}

impl Default for AlertWishes {
    fn default() -> Self {
        Self { due: true, reopened: true, evidence: true, outbox: true, new: false, decided: false, quiet: None }
    }
}

impl AlertWishes {
    /// True when something is wanted that only the service can tell.
    #[must_use]
    pub fn needs_pulls(&self) -> bool {
        // What is new may be due soon.
        self.due || self.reopened || self.new || self.decided
    }

    fn wants(&self, what: Happening) -> bool {
        match what {
            Happening::New => self.new,
            Happening::Reopened => self.reopened,
            Happening::Won | Happening::Lost => self.decided,
        }
    }
}

/// What is known at the moment.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What needs a response and is due within [`Step::FIRST`] of its target or deadline, by its number in the store.
    pub due: Vec<(u32, Timestamp)>,
    /// What happened since this was asked last, each once.
    pub happened: Vec<(Happening, u32)>,
    /// Rows of the outbox that need a person; true for those that are evidence.
    pub waiting: BTreeMap<u64, bool>,
}

/// The steps that were told before one deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ToldDue {
    /// Which deadline, in seconds: a dispute that is reopened has another one.
    deadline: i64,
    /// Before the deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Step>,
    /// Before the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    of_target: Option<Step>,
}

/// What is to be told yet of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Pending {
    count: usize,
    first: u32,
}

/// What was told, and what waits for the end of quiet hours. Kept with the account's data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    due: BTreeMap<u32, ToldDue>,
    rows: BTreeSet<u64>,
    pending: BTreeMap<Happening, Pending>,
}

/// What was told of a deadline is kept so long after it, in case the clock was ahead.
const KEPT: i64 = 30 * 86_400;

/// Decides what is told now. What it returns is kept before it is shown: what was told is never told again.
#[must_use]
pub fn decide(
    mut told: Told,
    known: &Known,
    now: Timestamp,
    zone: &TimeZone,
    margin: Margin,
    wishes: &AlertWishes,
) -> (Told, Vec<Alert>) {
    for (what, row) in known.happened.iter().filter(|(what, _)| wishes.wants(*what)) {
        told.pending.entry(*what).or_insert(Pending { count: 0, first: *row }).count += 1;
    }
    told.pending.retain(|what, _| wishes.wants(*what));
    told.rows.retain(|row| known.waiting.contains_key(row));
    if wishes.quiet.is_some_and(|quiet| quiet.hold(now, zone)) {
        return (told, Vec::new());
    }
    let mut alerts = due(&mut told, known, now, margin, wishes.due);
    let happened = std::mem::take(&mut told.pending).into_iter();
    alerts.extend(happened.map(|(what, Pending { count, first })| Alert {
        kind: AlertKind::Happened(what),
        count,
        first: First::Dispute(first),
    }));
    for (kind, is_evidence, is_wanted) in
        [(AlertKind::EvidenceFailed, true, wishes.evidence), (AlertKind::OutboxNeedsYou, false, wishes.outbox)]
    {
        let new: Vec<u64> = known
            .waiting
            .iter()
            .filter(|(row, of_evidence)| **of_evidence == is_evidence && !told.rows.contains(row))
            .map(|(row, _)| *row)
            .collect();
        told.rows.extend(&new);
        let first = new.first().filter(|_| is_wanted);
        alerts.extend(first.map(|row| Alert { kind, count: new.len(), first: First::Row(*row) }));
    }
    (told, alerts)
}

/// What has come nearer to its target or its deadline than was told, the nearest first.
fn due(told: &mut Told, known: &Known, now: Timestamp, margin: Margin, is_wanted: bool) -> Vec<Alert> {
    told.due.retain(|_, one| one.deadline.saturating_add(KEPT) > now.as_second());
    let mut groups: BTreeMap<AlertKind, Vec<(Timestamp, u32)>> = BTreeMap::new();
    for (row, deadline) in &known.due {
        let second = deadline.as_second();
        let before = told.due.get(row).copied().filter(|before| before.deadline == second);
        let before = before.unwrap_or(ToldDue { deadline: second, step: None, of_target: None });
        let of_deadline = Step::reached(*deadline, now).max(before.step);
        let target = if margin.is_none() { None } else { Step::reached(margin.before(*deadline), now) };
        let of_target = target.max(before.of_target);
        // Where both come nearer at once, the target is the one that presses.
        let nearer = of_target.filter(|_| of_target > before.of_target).map(|step| (step, true));
        let new = nearer.or_else(|| of_deadline.filter(|_| of_deadline > before.step).map(|step| (step, false)));
        if let Some((step, is_target)) = new {
            told.due.insert(*row, ToldDue { deadline: second, step: of_deadline, of_target });
            groups.entry(AlertKind::Due { step, is_target }).or_default().push((*deadline, *row));
        }
    }
    if !is_wanted {
        return Vec::new();
    }
    let message = |(kind, rows): (AlertKind, Vec<(Timestamp, u32)>)| {
        let first = rows.iter().min().map(|(_, row)| *row)?;
        Some(Alert { kind, count: rows.len(), first: First::Dispute(first) })
    };
    groups.into_iter().rev().filter_map(message).collect()
}

#[cfg(test)]
mod tests;
