//! The checks before a submission or an acceptance: what is known, and how each point of it came out.

use super::account::Environment;
use super::clock;
use super::deadline::{Deadline, duration_text};
use super::dispute::Dispute;
use super::evidence::{Evidence, EvidenceState};
use super::legal::{Act, Verdict, verdict};
use super::limits::RuleSet;
use super::text;
use jiff::{Timestamp, tz::TimeZone};

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// Possible, but the person must say that they have seen it.
    Open,
    /// Not possible like this.
    Blocked,
    /// Not known yet.
    Checking,
}

/// One line of the preflight list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// How it came out.
    pub outcome: Outcome,
    /// What was checked, in words.
    pub words: String,
}

impl Check {
    pub(super) fn new(outcome: Outcome, words: impl Into<String>) -> Self {
        Self { outcome, words: words.into() }
    }
}

/// What became of a submission or acceptance that was sent from here before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Earlier {
    /// There was none, or it certainly did not happen.
    #[default]
    None,
    /// It waits or is on its way.
    OnItsWay,
    /// It was confirmed.
    Done,
    /// Nobody knows.
    Unknown,
}

/// What is known at the moment of the question.
pub struct Situation<'a> {
    /// The dispute as a fresh GET showed it.
    pub dispute: &'a Dispute,
    /// True when that GET was made for this dialog.
    pub is_fresh: bool,
    /// What Finix holds; `None` while it is not known.
    pub evidence: Option<&'a [Evidence]>,
    /// Bytes of those files as far as this computer knows them.
    pub known_bytes: u64,
    /// Uploads of this dispute that are not finished, failed ones among them.
    pub unfinished_uploads: usize,
    /// A submission or acceptance of this dispute that was sent from here before.
    pub earlier: Earlier,
    /// The limits in force.
    pub rules: Option<&'a RuleSet>,
    /// Whether money is real.
    pub environment: Environment,
    /// Now.
    pub now: Timestamp,
    /// Where the person is.
    pub zone: TimeZone,
}

/// True when nothing blocks and every open check was seen.
#[must_use]
pub fn is_ready(checks: &[Check], saw_open_checks: bool) -> bool {
    checks.iter().all(|check| match check.outcome {
        Outcome::Passed => true,
        Outcome::Open => saw_open_checks,
        Outcome::Blocked | Outcome::Checking => false,
    })
}

pub(super) fn legality(now: &Situation<'_>, act: Act) -> Check {
    if !now.is_fresh {
        return Check::new(Outcome::Checking, "Asking Finix how the dispute stands now");
    }
    match verdict(now.dispute, act, now.environment, now.now) {
        Verdict::Allowed => Check::new(Outcome::Passed, "Finix says the dispute needs a response"),
        Verdict::Warned(words) => Check::new(Outcome::Open, words),
        Verdict::Refused(words) => Check::new(Outcome::Blocked, words),
        Verdict::Fetch => Check::new(Outcome::Blocked, "Finix does not say what this dispute allows"),
    }
}

/// One shot means one shot, also while Finix still shows the old state.
pub(super) fn earlier_check(now: &Situation<'_>) -> Option<Check> {
    let (outcome, words) = match now.earlier {
        Earlier::None => return None,
        Earlier::OnItsWay => (Outcome::Blocked, "A submission or acceptance of this dispute is on its way"),
        Earlier::Done => (Outcome::Blocked, "This dispute was already submitted or accepted from here"),
        Earlier::Unknown => (
            Outcome::Open,
            "One was sent before and its reply was lost; Finix shows nothing of it. This may be the second",
        ),
    };
    Some(Check::new(outcome, words))
}

pub(super) fn evidence_checks(now: &Situation<'_>) -> Vec<Check> {
    let Some(evidence) = now.evidence else {
        return vec![Check::new(Outcome::Checking, "Asking Finix which files it holds")];
    };
    let in_state = |wanted: &EvidenceState| evidence.iter().filter(|e| e.state.as_ref() == Some(wanted)).count();
    let received = in_state(&EvidenceState::Succeeded);
    let failed = in_state(&EvidenceState::Failed);
    let moving = evidence.iter().filter(|e| e.is_moving()).count();
    let files = |count: usize| text::counted(count, "file", "files");
    let mut checks = Vec::new();
    if received > 0 {
        checks.push(Check::new(Outcome::Passed, format!("{} received by Finix", files(received))));
    }
    if received + moving == 0 {
        checks.push(Check::new(Outcome::Open, "No file is attached; the issuer will see the note only"));
    }
    if moving > 0 {
        checks.push(Check::new(
            Outcome::Open,
            format!("{} still on the way to the processor; it may be refused later", files(moving)),
        ));
    }
    if failed > 0 {
        checks.push(Check::new(
            Outcome::Open,
            format!("{} refused by the processor and not part of the answer", files(failed)),
        ));
    }
    if now.unfinished_uploads > 0 {
        let words = format!("{} here not uploaded yet; upload or remove first", files(now.unfinished_uploads));
        checks.push(Check::new(Outcome::Blocked, words));
    }
    checks.extend(limit_check(now, evidence));
    checks
}

fn limit_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    let rules = now.rules?;
    let count = evidence.iter().filter(|e| e.counts()).count();
    let words = format!("{count} of {} files", rules.max_files);
    let known = if now.known_bytes > 0 {
        format!(", {} of {} known here", text::bytes(now.known_bytes), text::bytes(rules.total_max_bytes))
    } else {
        String::new()
    };
    Some(if count > rules.max_files {
        Check::new(Outcome::Open, format!("Over the limit: {words}"))
    } else {
        Check::new(Outcome::Passed, format!("Within the limits: {words}{known}"))
    })
}

pub(super) fn deadline_check(now: &Situation<'_>) -> Check {
    match Deadline::of(now.dispute) {
        Some(deadline) if deadline.is_past(now.now) => {
            Check::new(Outcome::Open, "The deadline has passed; Finix may refuse")
        }
        Some(Deadline { at: Some(at) }) => {
            let left = at.as_second().saturating_sub(now.now.as_second());
            let when = clock::local_and_utc(at, &now.zone);
            Check::new(Outcome::Passed, format!("{} before the deadline ({when})", duration_text(left)))
        }
        Some(Deadline { at: None }) => Check::new(Outcome::Open, "Finix gives no deadline for this dispute"),
        None => Check::new(Outcome::Open, "No answer is due at the moment"),
    }
}
