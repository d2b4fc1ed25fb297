//! The rules: which row may go out, what an answer means, what becomes of what was cut off. Pure, so that every rule
//! can be read and tested by itself.

use super::home::{Home, Homes};
use super::intent::{Intent, Lane};
use super::row::{Need, OutboxRow, RowId, RowState};
use crate::api::error::{ApiError, Effect, ErrorKind};
use crate::domain::account::Service;
use crate::domain::ids::EvidenceId;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// How long Finix may work on a request that nobody waits for any more. Source: docs.finix.com, error codes.
pub const SERVER_WORKS: SignedDuration = SignedDuration::from_mins(5);
/// How long what was asked right before a request counts as asked right before.
pub const FRESH: SignedDuration = SignedDuration::from_mins(2);
/// Lines that are talked about at once.
pub const AT_ONCE: usize = 4;
/// Pauses before a lost reply is looked up again, until the service's time is over.
const LOOKS: [i64; 5] = [2, 10, 30, 90, 180];
/// Pause before a service that could not be asked is asked again.
const UNASKED: SignedDuration = SignedDuration::from_secs(15);
/// How long a refused one-shot is looked for before the refusal is believed: a proxy may have asked twice, and reads may
/// be a little behind writes.
const REFUSED_LOOKS: SignedDuration = SignedDuration::from_secs(12);
/// Pause before a confirmed row that something speaks against is looked at again, when it could not be asked.
const RECHECK: SignedDuration = SignedDuration::from_mins(1);
/// Most that may pass until then.
const RECHECK_MOST: SignedDuration = SignedDuration::from_hours(1);
/// The longest a service may ask to be left alone.
const LONGEST_ASKED: SignedDuration = SignedDuration::from_hours(1);
/// How long a hold that ran out while Docket was closed is held anew.
const REGRET: SignedDuration = SignedDuration::from_secs(10);

/// How sending a row came out.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The service has it, with what it said.
    Confirmed {
        /// What it said, in words.
        words: Option<String>,
        /// The request's id.
        request_id: Option<String>,
    },
    /// The service said yes and did not show that it was done. Only what it shows counts, so it is looked up.
    Unproven {
        /// The request's id.
        request_id: Option<String>,
        /// The server's `date`.
        date: Option<String>,
    },
    /// The request failed, and what that means depends on how.
    Failed(ApiError),
    /// Before anything of the request was sent: something it needs could not be asked.
    NotBegun(ApiError),
    /// The dispute is not what it was when the person decided.
    Moved(Moved),
    /// Not sent for a reason of ours.
    Stopped(String),
    /// Taken back while nothing had been sent.
    Cancelled,
    /// It may not leave at this moment; nothing was sent.
    NotYet,
}

/// Both sides, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What stops the row.
    pub words: String,
    /// How it stands at the service.
    pub theirs: String,
}

/// What looking found out about a row whose reply was lost.
#[derive(Clone, Debug)]
pub enum Found {
    /// The service has it.
    Done {
        /// How that shows.
        words: String,
        /// The file an upload became.
        evidence: Option<EvidenceId>,
    },
    /// Nothing of it, at this moment.
    Nothing(String),
    /// More than once.
    Twice(String),
    /// Something else happened to the dispute.
    Moved(Moved),
    /// Could not be asked.
    Unasked(ApiError),
    /// The service knows no way to ask.
    CannotAsk(String),
}

/// Looks at a row that was read from the disk: what was on its way when Docket ended is unknown, and what was decided for
/// another place does not leave for this one.
#[must_use]
pub fn recovered(mut row: OutboxRow, homes: &Homes, now: Timestamp) -> OutboxRow {
    let home = homes.of_intent(&row.intent);
    let may_have_left = row.attempted.is_some() && matches!(row.state, RowState::Sending | RowState::Unknown { .. });
    if row.state.is_active() && !row.is_at(home) {
        if may_have_left && !row.intent.traits().can_be_asked_about {
            row.state = RowState::NeedsYou(Need::Doubt);
            row.words = Some(unasked(&row, "cannot be asked what it has", None));
            return row;
        }
        row.state = RowState::NeedsYou(Need::Elsewhere);
        row.words = Some("The account's address or environment is another one than when this was decided".to_owned());
        row.theirs = home.map(Home::words);
        return row;
    }
    if !row.is_at(home) {
        // What is read where the account is now says nothing about it.
        row.recheck = None;
    }
    if row.home.is_none() {
        row.home = home.cloned();
    }
    match row.state {
        // The account is where it was decided again, and what may be there is looked for.
        RowState::NeedsYou(Need::Elsewhere) if row.may_have_arrived() => {
            row.state = RowState::Unknown { look: now };
            row.lost = Some(now);
            row.theirs = None;
        }
        RowState::Sending if row.evidence.is_some() => row.state = RowState::Waiting { from: None },
        RowState::Sending => {
            row.state = RowState::Unknown { look: now };
            // The connection broke with the app, at the latest now.
            row.lost = Some(now);
            row.words = Some("Docket ended while this was being sent".to_owned());
        }
        RowState::Held { until } => row = held_on(row, until, "Its hold ran out while Docket was closed", now),
        RowState::Unknown { .. } => {
            row.state = RowState::Unknown { look: now };
            // A clock may have been changed since: the service gets its whole time again, from now on.
            row.lost = Some(now);
        }
        RowState::Saving | RowState::Waiting { .. } => row.state = RowState::Waiting { from: None },
        _ => {}
    }
    row
}

/// A held row after a time in which nobody could have cancelled it.
#[must_use]
pub fn held_on(mut row: OutboxRow, until: Timestamp, why: &str, now: Timestamp) -> OutboxRow {
    if until <= now {
        row.state = RowState::Held { until: plus(now, REGRET) };
        row.words = Some(why.to_owned());
    } else {
        // A clock that was put back makes no hold longer than it was, and one that was put on leaves a moment.
        let whole = until.duration_since(row.added).max(REGRET);
        row.state = RowState::Held { until: until.min(plus(now, whole)).max(plus(now, REGRET)) };
    }
    row
}

/// A row whose request begins to leave.
#[must_use]
pub fn begun(mut row: OutboxRow, held_before: Vec<EvidenceId>, now: Timestamp) -> OutboxRow {
    row.state = RowState::Sending;
    row.tries += 1;
    row.held_up = 0;
    row.server_date = None;
    row.is_answered = false;
    row.attempted = Some(now);
    row.lost = None;
    row.changed = now;
    row.held_before = held_before;
    row.error = None;
    row.words = None;
    row.theirs = None;
    row
}

/// What an outcome makes of a row.
#[must_use]
pub fn settled(mut row: OutboxRow, outcome: Outcome, now: Timestamp) -> OutboxRow {
    row.changed = now;
    row.error = None;
    row.words = None;
    row.theirs = None;
    match outcome {
        Outcome::Confirmed { words, request_id } => {
            row.state = RowState::Confirmed;
            row.words = words;
            row.request_id = request_id.or(row.request_id);
        }
        Outcome::Unproven { request_id, date } => {
            row.state = RowState::Unknown { look: now };
            row.lost = Some(now);
            row.words = Some(format!("{} answered and does not show it yet", row.intent.service().name()));
            row.is_answered = true;
            row.request_id = request_id.or(row.request_id);
            row.server_date = date;
            // A file that is not shown is looked for by its bytes, whatever it was said to be called.
            row.evidence = None;
        }
        Outcome::Failed(error) => failed(&mut row, error, now),
        Outcome::NotBegun(error) => not_begun(&mut row, error, now),
        Outcome::Moved(moved) => {
            row.state = RowState::NeedsYou(Need::Moved);
            row.words = Some(moved.words);
            row.theirs = Some(moved.theirs);
        }
        Outcome::Stopped(words) => {
            row.state = RowState::Refused;
            row.words = Some(words);
        }
        Outcome::Cancelled => {
            row.state = RowState::Discarded;
            row.words = Some("Cancelled; nothing was sent".to_owned());
        }
        Outcome::NotYet => row.state = RowState::Waiting { from: None },
    }
    row
}

/// The request left, or may have.
fn failed(row: &mut OutboxRow, error: ApiError, now: Timestamp) {
    let may_repeat = !row.intent.is_one_shot();
    row.lost = Some(now);
    row.state = match error.effect() {
        // Refusing for the rate is documented to do nothing, but what can be looked up is looked up.
        _ if error.kind == ErrorKind::RateLimited && row.intent.traits().can_be_asked_about => {
            RowState::Unknown { look: plus(now, pause(&error, row.tries)) }
        }
        Effect::NotDone if may_repeat => RowState::Waiting { from: Some(plus(now, pause(&error, row.tries))) },
        Effect::NotDone => RowState::NeedsYou(Need::NotDone),
        // A key that is not taken is no fault of the row.
        Effect::Refused if error.kind == ErrorKind::Unauthorized && may_repeat => RowState::Waiting { from: None },
        Effect::Refused if error.kind == ErrorKind::Unauthorized => RowState::NeedsYou(Need::NotDone),
        // What counts once is looked for before a refusal is believed: the answer may be to a second asking.
        Effect::Refused if !may_repeat && error.status.is_some() => RowState::Unknown { look: now },
        Effect::Refused => RowState::Refused,
        Effect::Unknown if row.intent.traits().can_be_asked_about => {
            RowState::Unknown { look: plus(now, look_pause(0)) }
        }
        Effect::Unknown => RowState::NeedsYou(Need::Doubt),
    };
    if matches!(row.state, RowState::NeedsYou(Need::Doubt)) {
        row.words =
            Some(format!("The reply was lost, and {} cannot be asked what it has", row.intent.service().name()));
    }
    row.error = Some(error);
}

/// Nothing of the request has left, whatever went wrong.
fn not_begun(row: &mut OutboxRow, error: ApiError, now: Timestamp) {
    row.state = match error.kind {
        ErrorKind::Unauthorized | ErrorKind::NoKey => RowState::Waiting { from: None },
        _ if error.is_retryable() || matches!(error.kind, ErrorKind::Unreadable | ErrorKind::Redirected) => {
            // The tries of a row count what was sent, so these are counted apart.
            row.held_up = row.held_up.saturating_add(1);
            RowState::Waiting { from: Some(plus(now, pause(&error, row.held_up))) }
        }
        _ => RowState::Refused,
    };
    row.error = Some(error);
}

/// What looking makes of a row.
#[must_use]
pub fn looked(mut row: OutboxRow, found: Found, patience: SignedDuration, now: Timestamp) -> OutboxRow {
    if row.state == RowState::Confirmed {
        return checked(row, found, now);
    }
    row.changed = now;
    let is_refused = row.is_refused_by_answer();
    // A refusal is looked for only as long as reads may be behind.
    let patience = if is_refused { patience.min(REFUSED_LOOKS) } else { patience };
    let lost = row.lost.or(row.attempted).unwrap_or(row.added);
    let may_still_come = now.duration_since(lost) < patience;
    let look = RowState::Unknown { look: next_look(lost, patience, now) };
    match found {
        Found::Done { words, evidence } => {
            row.evidence = evidence.or(row.evidence);
            // A file still has to be given its original name.
            let is_upload = matches!(row.intent, Intent::Upload { .. });
            row.state = if is_upload { RowState::Waiting { from: None } } else { RowState::Confirmed };
            row.words = Some(words);
            row.error = None;
            row.theirs = None;
        }
        Found::Nothing(words) if may_still_come => {
            row.state = look;
            row.words = Some(words);
        }
        Found::Nothing(_) if row.is_called_back => {
            row.state = RowState::Discarded;
            row.words = Some("Cancelled; the service does not have it".to_owned());
        }
        Found::Nothing(_) if is_refused => {
            row.state = RowState::Refused;
            row.words = None;
        }
        Found::Nothing(words) if row.intent.traits().may_repeat => {
            row.state = RowState::Waiting { from: None };
            row.words = Some(format!("{words}. It is sent again"));
        }
        Found::Nothing(words) | Found::CannotAsk(words) => {
            row.state = RowState::NeedsYou(Need::Doubt);
            row.words = Some(words);
        }
        Found::Twice(words) => {
            row.state = RowState::NeedsYou(Need::Twice);
            row.words = Some(words);
        }
        Found::Moved(moved) => {
            row.state = RowState::NeedsYou(Need::Moved);
            row.words = Some(moved.words);
            row.theirs = Some(moved.theirs);
        }
        // It will not be answered tomorrow either.
        Found::Unasked(error) if !may_still_come && !error.is_retryable() => {
            row.state = RowState::NeedsYou(Need::Doubt);
            row.words = Some(unasked(&row, "does not say what it has", Some(&error)));
        }
        Found::Unasked(_) if is_refused => {
            row.state = RowState::Unknown { look: plus(now, UNASKED) };
            // The time in which nobody could be asked does not count.
            row.lost = Some(now);
        }
        Found::Unasked(_) => {
            // Nothing was learnt, so the time that has passed says nothing either.
            row.state = RowState::Unknown { look: next_look(lost, patience, now).min(plus(now, UNASKED)) };
            row.words = Some(unasked(&row, "could not be asked yet", None));
        }
    }
    row
}

/// That nobody could be asked. What went wrong while asking stands in words only: the row's error is about what was sent,
/// and says what may have become of it.
fn unasked(row: &OutboxRow, what: &str, error: Option<&ApiError>) -> String {
    let service = row.intent.service().name();
    let first = if row.is_refused_by_answer() { "It was refused" } else { row.came_back() };
    match error.and_then(|error| error.status) {
        Some(status) => format!("{first}, and {service} {what} (status {status})"),
        None => format!("{first}, and {service} {what}"),
    }
}

/// A confirmed row that something speaks against, after it was looked at once more.
fn checked(mut row: OutboxRow, found: Found, now: Timestamp) -> OutboxRow {
    let (words, theirs) = match found {
        Found::Done { .. } => {
            row.recheck = None;
            return row;
        }
        Found::Unasked(_) => {
            // The longer nobody could say, the more seldom it is asked.
            let since = now.duration_since(row.changed) / 2;
            row.recheck = Some(plus(now, since.clamp(RECHECK, RECHECK_MOST)));
            return row;
        }
        Found::Moved(moved) => (moved.words, Some(moved.theirs)),
        Found::Nothing(words) | Found::Twice(words) | Found::CannotAsk(words) => (words, None),
    };
    row.recheck = None;
    row.changed = now;
    row.state = RowState::NeedsYou(Need::Contradicted);
    row.words = Some(words);
    row.theirs = theirs;
    row
}

fn next_look(lost: Timestamp, patience: SignedDuration, now: Timestamp) -> Timestamp {
    let since = now.duration_since(lost).as_secs();
    let step = LOOKS.iter().scan(0, |sum, pause| {
        *sum += pause;
        Some(*sum)
    });
    let over = patience.as_secs() + 1;
    let next = step.chain([over]).filter(|at| *at <= over).find(|at| *at > since);
    // The last look comes right after the service's time is over; after that, every three minutes.
    plus(lost, SignedDuration::from_secs(next.unwrap_or(since + 180)))
}

fn look_pause(step: usize) -> SignedDuration {
    SignedDuration::from_secs(LOOKS.get(step).copied().unwrap_or(180))
}

/// How long to wait before something is sent again: what the service asks for, else doubling.
fn pause(error: &ApiError, tries: u32) -> SignedDuration {
    asked_for(error).unwrap_or_else(|| SignedDuration::from_secs((2_i64 << tries.min(6)).min(120)))
}

/// How long a service asks to be left alone, up to an hour.
#[must_use]
pub fn asked_for(error: &ApiError) -> Option<SignedDuration> {
    let asked = SignedDuration::try_from(error.retry_after?).unwrap_or(LONGEST_ASKED);
    Some(asked.clamp(SignedDuration::from_secs(1), LONGEST_ASKED))
}

fn plus(at: Timestamp, duration: SignedDuration) -> Timestamp {
    at.checked_add(duration).unwrap_or(at)
}

/// What to do for a row now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send it.
    Send,
    /// Ask the service what it has.
    Look,
}

/// Which services are not asked for the moment, and until when; without an instant, until a person does something.
pub type Resting = HashMap<Service, Option<Timestamp>>;

/// What may begin at this instant: at most one row of a line, at most [`AT_ONCE`] lines, nothing of a service that
/// rests. While sending is paused only questions are asked.
#[must_use]
pub fn due(
    rows: &BTreeMap<RowId, Arc<OutboxRow>>,
    resting: &Resting,
    is_paused: bool,
    now: Timestamp,
) -> Vec<(RowId, Step)> {
    // A row that is talked about closes its line, also for an older one that a person sends again.
    let mut closed: HashSet<Lane> = rows.values().filter(|row| row.is_busy).map(|row| row.intent.lane()).collect();
    let mut blocked: HashSet<Lane> = HashSet::new();
    let mut steps = Vec::new();
    let busy = rows.values().filter(|row| row.is_busy).count();
    let rests =
        |row: &OutboxRow| resting.get(&row.intent.service()).is_some_and(|until| until.is_none_or(|until| until > now));
    for row in rows.values() {
        let lane = row.intent.lane();
        if row.is_busy {
            continue;
        }
        let is_first = !closed.contains(&lane);
        let step = match row.state {
            // A long hold holds up nobody else.
            RowState::Held { until } if until > now => continue,
            RowState::Held { .. } => Some(Step::Send),
            RowState::Waiting { from } => from.is_none_or(|from| from <= now).then_some(Step::Send),
            RowState::Unknown { look } => (look <= now).then_some(Step::Look),
            RowState::NeedsYou(_) | RowState::Refused => {
                // It blocks nobody, except the submission that may count on it.
                if row.intent.traits().changes_files {
                    blocked.insert(lane);
                }
                continue;
            }
            RowState::Confirmed => {
                // A look at what is done holds up nobody.
                let is_due = row.recheck.is_some_and(|at| at <= now) && !rests(row);
                if is_due && busy + steps.len() < AT_ONCE {
                    steps.push((row.id, Step::Look));
                }
                continue;
            }
            RowState::Saving | RowState::Sending | RowState::Discarded => continue,
        };
        let waits_for_earlier = matches!(row.intent, Intent::Submit(_)) && blocked.contains(&lane);
        if waits_for_earlier {
            continue;
        }
        closed.insert(lane);
        let may = !rests(row) && (!is_paused || step == Some(Step::Look));
        if let (true, true, Some(step)) = (is_first, may, step)
            && busy + steps.len() < AT_ONCE
        {
            steps.push((row.id, step));
        }
    }
    steps
}

/// When something may become due by itself.
#[must_use]
pub fn next_time(rows: &BTreeMap<RowId, Arc<OutboxRow>>, resting: &Resting, now: Timestamp) -> Option<Timestamp> {
    let of_rows = rows.values().filter(|row| !row.is_busy).filter_map(|row| match row.state {
        RowState::Held { until } => Some(until),
        RowState::Waiting { from } => from,
        RowState::Unknown { look } => Some(look),
        RowState::Confirmed => row.recheck,
        _ => None,
    });
    of_rows.chain(resting.values().filter_map(|until| *until)).filter(|at| *at > now).min()
}
