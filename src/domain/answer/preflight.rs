//! The checks before a submission or an acceptance: what is known, and how each point of it came out.

use crate::domain::account::Environment;
use crate::domain::answer::allowed_actions::{Act, Verdict, verdict};
use crate::domain::answer::proof::{Comparison, ReadBack};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::limits::RuleSet;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::packet::Searched;
use crate::domain::packet::checklist::Standing;
use crate::domain::text;
use crate::domain::time::clock;
use crate::domain::time::deadline::{Deadline, duration_text};
use jiff::{Timestamp, tz::TimeZone};

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// Not as it should be; possible, but the person must type why.
    Open,
    /// Worth a look; nothing has to be typed for it.
    Advice,
    /// Nobody looked, or nothing says whether it is as it should be; nothing has to be typed for it.
    NotChecked,
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
    /// The outbox of this account could not be read yet.
    NotLoaded,
}

/// What is known at the moment of the question.
pub struct Situation<'a> {
    /// The dispute as a fresh GET showed it.
    pub dispute: &'a Dispute,
    /// True when that GET was made for this dialog.
    pub is_fresh: bool,
    /// What Finix holds; `None` while it is not known.
    pub evidence: Option<&'a [Evidence]>,
    /// Those files as they were read back; `None` while they are being read.
    pub read_back: Option<&'a [ReadBack]>,
    /// Rows of the outbox about this dispute that are not done, beside submissions and acceptances.
    pub waiting: usize,
    /// Files that were added and are not sent as they are.
    pub left_out: usize,
    /// How far the files fill the checklist of the claim, where there is one.
    pub standing: Option<Standing>,
    /// What a search of the files for numbers that should not be there came to.
    pub searched: Option<Searched>,
    /// A submission or acceptance of this dispute that was sent from here before.
    pub earlier: Earlier,
    /// True when the dispute was answered or decided before and needs a response again.
    pub is_reopened: bool,
    /// Its earlier answers and who sent its files; `None` while that is not known.
    pub rounds: Option<&'a Rounds>,
    /// The limits in force.
    pub rules: Option<&'a RuleSet>,
    /// Whether money is real.
    pub environment: Environment,
    /// Now.
    pub now: Timestamp,
    /// Where the person is.
    pub zone: TimeZone,
}

/// Fewer letters are no reason.
const SHORTEST_REASON: usize = 3;

/// True when nothing blocks, and a reason was typed where checks stand open.
#[must_use]
pub fn is_ready(checks: &[Check], reason: &str) -> bool {
    let has_reason = reason.trim().chars().count() >= SHORTEST_REASON;
    checks.iter().all(|check| match check.outcome {
        Outcome::Passed | Outcome::Advice | Outcome::NotChecked => true,
        Outcome::Open => has_reason,
        Outcome::Blocked | Outcome::Checking => false,
    })
}

/// The same words once: two rules may see the same thing.
pub(super) fn each_once(checks: Vec<Check>) -> Vec<Check> {
    let mut once: Vec<Check> = Vec::with_capacity(checks.len());
    for check in checks {
        match once.iter_mut().find(|known| known.words == check.words) {
            Some(known) if known.outcome == Outcome::Passed => *known = check,
            Some(_) => {}
            None => once.push(check),
        }
    }
    once
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
        Earlier::Done if now.is_reopened => {
            (Outcome::Blocked, "This round of the dispute was already submitted or accepted from here")
        }
        Earlier::Done => (Outcome::Blocked, "This dispute was already submitted or accepted from here"),
        Earlier::Unknown => (
            Outcome::Open,
            "One was sent before and its reply was lost or contradicted; Finix shows nothing of it. This may be the second",
        ),
        Earlier::NotLoaded => (
            Outcome::Blocked,
            "The outbox on this computer is not loaded, so nobody knows whether this was answered from here before",
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
        checks.extend(read_back_checks(now, &files(received)));
    }
    if received + moving == 0 {
        checks.push(Check::new(Outcome::Open, "No file is attached; the issuer will see the note only"));
    }
    if received + moving > 0 {
        checks.extend(new_evidence_check(now, evidence));
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
    if now.left_out > 0 {
        let words =
            if now.left_out == 1 { "1 added file is".to_owned() } else { format!("{} added files are", now.left_out) };
        checks.push(Check::new(Outcome::Open, format!("{words} not sent, and not part of the answer")));
    }
    if now.waiting > 0 {
        let things = text::counted(now.waiting, "thing waits", "things wait");
        let words = format!("{things} in the outbox for this dispute; let it finish or discard it first");
        checks.push(Check::new(Outcome::Blocked, words));
    }
    checks.extend(elsewhere_check(now, evidence));
    checks.extend(limit_check(now, evidence));
    checks
}

/// What was rejected once does not help: a reopened dispute needs something the issuer has not seen.
fn new_evidence_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    if !now.is_reopened {
        return None;
    }
    let Some(rounds) = now.rounds else {
        return Some(Check::new(Outcome::Checking, "Looking up what was sent with the last answer"));
    };
    Some(match rounds.new_files(evidence) {
        0 => Check::new(Outcome::Open, "No new evidence since the last answer; what was rejected once does not help"),
        new => {
            Check::new(Outcome::Passed, format!("{} new since the last answer", text::counted(new, "file", "files")))
        }
    })
}

/// Files of a reopened dispute that nobody sent from here: the issuer's reasons come as one.
fn elsewhere_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    let count = elsewhere(now, evidence);
    let words = match count {
        0 => return None,
        1 => "1 file was not sent from here and may be the issuer's; whether it counts toward the limit is not known"
            .to_owned(),
        _ => format!(
            "{count} files were not sent from here and may be the issuer's; whether they count toward the limit is not \
             known"
        ),
    };
    Some(Check::new(Outcome::Advice, words))
}

/// Files that may or may not count toward the limit.
fn elsewhere(now: &Situation<'_>, evidence: &[Evidence]) -> usize {
    now.rounds.filter(|_| now.is_reopened).map_or(0, |rounds| rounds.elsewhere(evidence))
}

fn limit_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    let rules = now.rules?;
    let count = evidence.iter().filter(|e| e.counts()).count();
    let certain = count - elsewhere(now, evidence).min(count);
    let read = now.read_back.unwrap_or_default();
    let length = |file: &Evidence| read.iter().find(|read| read.evidence == file.id).and_then(|read| read.length);
    let lengths: Vec<Option<u64>> = evidence.iter().filter(|file| file.counts()).map(length).collect();
    let bytes: u64 = lengths.iter().flatten().sum();
    let unknown = lengths.iter().filter(|length| length.is_none()).count();
    let (files, room) = (format!("{count} of {} files", rules.max_files), text::bytes(rules.total_max_bytes));
    let words = match unknown {
        0 => format!("{files}, {} of {room}", text::bytes(bytes)),
        _ if unknown == count => format!("{files}; their size is not known"),
        1 => format!("{files}, {} of {room} without 1 whose size is not known", text::bytes(bytes)),
        _ => format!("{files}, {} of {room} without {unknown} whose size is not known", text::bytes(bytes)),
    };
    Some(if certain > rules.max_files || bytes > rules.total_max_bytes {
        Check::new(Outcome::Open, format!("Over the limit: {words}"))
    } else if count > rules.max_files {
        Check::new(Outcome::Advice, format!("May be over the limit: {words}"))
    } else if unknown > 0 {
        let is_reading = now.read_back.is_none();
        Check::new(if is_reading { Outcome::Checking } else { Outcome::NotChecked }, format!("Limits: {words}"))
    } else {
        Check::new(Outcome::Passed, format!("Within the limits: {words}"))
    })
}

/// Whether what Finix holds is what was sent.
fn read_back_checks(now: &Situation<'_>, received: &str) -> Vec<Check> {
    let Some(files) = now.read_back else {
        return vec![Check::new(Outcome::Checking, format!("{received} received by Finix; reading them back"))];
    };
    let named = |wanted: Comparison| {
        let names: Vec<&str> = files
            .iter()
            .filter(|file| is_received(file) && file.comparison == wanted)
            .map(|f| f.name.as_str())
            .collect();
        (!names.is_empty()).then(|| text::clean_to(&names.join(", "), 160))
    };
    let mut checks = Vec::new();
    let of_received = || files.iter().filter(|file| is_received(file));
    let same = of_received().filter(|file| file.comparison == Comparison::Same).count();
    checks.push(Check::new(
        Outcome::Passed,
        if same == 0 {
            format!("{received} received by Finix")
        } else if same == of_received().count() {
            format!("{received} received by Finix, each the same bytes as on this computer")
        } else {
            format!("{received} received by Finix, {same} compared with this computer's and the same")
        },
    ));
    if let Some(names) = named(Comparison::NotFromHere) {
        let words = format!("Not sent from this computer, so not compared: {names}");
        checks.push(Check::new(Outcome::NotChecked, words));
    }
    if let Some(names) = named(Comparison::Different) {
        checks.push(Check::new(Outcome::Open, format!("Finix holds other bytes than were sent: {names}")));
    }
    if let Some(names) = named(Comparison::Unread) {
        checks.push(Check::new(Outcome::Open, format!("Could not be read back from Finix: {names}")));
    }
    checks
}

fn is_received(file: &ReadBack) -> bool {
    file.state == Some(EvidenceState::Succeeded)
}

/// A full card number does not belong into a note or a tag.
pub(super) fn card_number_check(note: &str, dispute: &Dispute) -> Option<Check> {
    let in_note = !crate::domain::evidence::card_number::find(note).is_empty();
    let in_tags = dispute.tags.iter().any(|(_, value)| !crate::domain::evidence::card_number::find(value).is_empty());
    let place = match (in_note, in_tags) {
        (true, true) => "The note and a tag hold",
        (true, false) => "The note holds",
        (false, true) => "A tag holds",
        (false, false) => return None,
    };
    Some(Check::new(Outcome::Open, format!("{place} what looks like a full card number; banks refuse that")))
}

/// How far the files answer the claim.
pub(super) fn checklist_check(now: &Situation<'_>) -> Option<Check> {
    let standing = now.standing.as_ref().filter(|standing| standing.all > 0)?;
    let words = format!("Checklist for {}: {} of {} items", standing.name, standing.met, standing.all);
    Some(if standing.met == standing.all {
        Check::new(Outcome::Passed, words)
    } else if standing.gaps.is_empty() {
        Check::new(Outcome::NotChecked, format!("{words}. Nothing that is required is missing"))
    } else {
        Check::new(Outcome::Advice, {
            let gaps: Vec<String> = standing.gaps.iter().map(|gap| text::sentence(gap)).collect();
            format!("{words}. {}", gaps.join(". "))
        })
    })
}

/// Whether the files hold numbers that should not be there.
pub(super) fn searched_check(now: &Situation<'_>) -> Option<Check> {
    let Searched { files, searched, found, places } = now.searched.as_ref().filter(|searched| searched.files > 0)?;
    Some(if *found > 0 {
        let numbers = text::counted(*found, "card or ID number", "card or ID numbers");
        let places = text::clean_to(&places.join("; "), 200);
        Check::new(Outcome::Open, format!("{numbers} found in {places}. Issuers refuse that"))
    } else if searched == files {
        Check::new(Outcome::Passed, "No card numbers found in the files")
    } else {
        let words = text::counted(files - searched, "file has", "files have");
        Check::new(Outcome::Advice, format!("{words} pictures or text that cannot be searched for card numbers"))
    })
}

/// A field of a letter that nobody filled.
pub(super) fn open_field_check(note: &str) -> Option<Check> {
    let open = crate::domain::packet::letter::open_fields(note);
    let first = open.first()?;
    Some(Check::new(Outcome::Blocked, format!("The note has an open field: {}", first.replace('_', " "))))
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
