//! The checks before a submission or an acceptance: what is known, and how each point of it came out.
//!
//! Must not live here: asking a service, how a check is said.

use crate::domain::account::Environment;
use crate::domain::answer::allowed_actions::{Act, Doubt, Verdict, verdict};
use crate::domain::answer::finding::{CheckFinding, NumberPlace, Room};
use crate::domain::answer::proof::{Comparison, ReadBack};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::limits::RuleSet;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::language::Marks;
use crate::domain::packet::Searched;
use crate::domain::packet::checklist::Standing;
use crate::domain::time::deadline::Deadline;
use jiff::Timestamp;

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
    /// What was found.
    pub finding: CheckFinding,
}

impl Check {
    pub(super) fn new(outcome: Outcome, finding: CheckFinding) -> Self {
        Self { outcome, finding }
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
    /// How amounts are typed.
    pub marks: Marks,
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

/// The same once: two rules may see the same thing.
pub(super) fn each_once(checks: Vec<Check>) -> Vec<Check> {
    let mut once: Vec<Check> = Vec::with_capacity(checks.len());
    for check in checks {
        match once.iter_mut().find(|known| known.finding == check.finding) {
            Some(known) if known.outcome == Outcome::Passed => *known = check,
            Some(_) => {}
            None => once.push(check),
        }
    }
    once
}

pub(super) fn legality(now: &Situation<'_>, act: Act) -> Check {
    if !now.is_fresh {
        return Check::new(Outcome::Checking, CheckFinding::AskingDispute);
    }
    match verdict(now.dispute, act, now.environment, now.now) {
        Verdict::Allowed => Check::new(Outcome::Passed, CheckFinding::NeedsResponse),
        Verdict::Warned(Doubt::DeadlinePassed) => Check::new(Outcome::Open, CheckFinding::DeadlinePassed),
        Verdict::Warned(Doubt::StateUnknown) => Check::new(Outcome::Open, CheckFinding::StateUnknown),
        Verdict::Refused(why) => Check::new(Outcome::Blocked, CheckFinding::Refused { why }),
        Verdict::Fetch => Check::new(Outcome::Blocked, CheckFinding::NothingSaid),
    }
}

/// One shot means one shot, also while Finix still shows the old state.
pub(super) fn earlier_check(now: &Situation<'_>) -> Option<Check> {
    let (outcome, finding) = match now.earlier {
        Earlier::None => return None,
        Earlier::OnItsWay => (Outcome::Blocked, CheckFinding::AnswerOnItsWay),
        Earlier::Done if now.is_reopened => (Outcome::Blocked, CheckFinding::RoundAnswered),
        Earlier::Done => (Outcome::Blocked, CheckFinding::AnsweredBefore),
        Earlier::Unknown => (Outcome::Open, CheckFinding::MayBeSecond),
        Earlier::NotLoaded => (Outcome::Blocked, CheckFinding::OutboxNotLoaded),
    };
    Some(Check::new(outcome, finding))
}

pub(super) fn evidence_checks(now: &Situation<'_>) -> Vec<Check> {
    let Some(evidence) = now.evidence else {
        return vec![Check::new(Outcome::Checking, CheckFinding::AskingFiles)];
    };
    let in_state = |wanted: &EvidenceState| evidence.iter().filter(|e| e.state.as_ref() == Some(wanted)).count();
    let received = in_state(&EvidenceState::Succeeded);
    let failed = in_state(&EvidenceState::Failed);
    let moving = evidence.iter().filter(|e| e.is_moving()).count();
    let mut checks = Vec::new();
    if received > 0 {
        checks.extend(read_back_checks(now, received));
    }
    if received + moving == 0 {
        checks.push(Check::new(Outcome::Open, CheckFinding::NoFile));
    }
    if received + moving > 0 {
        checks.extend(new_evidence_check(now, evidence));
    }
    if moving > 0 {
        checks.push(Check::new(Outcome::Open, CheckFinding::OnTheWay { files: moving }));
    }
    if failed > 0 {
        checks.push(Check::new(Outcome::Open, CheckFinding::FilesRefused { files: failed }));
    }
    if now.left_out > 0 {
        checks.push(Check::new(Outcome::Open, CheckFinding::LeftOut { files: now.left_out }));
    }
    if now.waiting > 0 {
        checks.push(Check::new(Outcome::Blocked, CheckFinding::WaitsFirst { rows: now.waiting }));
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
        return Some(Check::new(Outcome::Checking, CheckFinding::AskingRounds));
    };
    Some(match rounds.new_files(evidence) {
        0 => Check::new(Outcome::Open, CheckFinding::NothingNew),
        files => Check::new(Outcome::Passed, CheckFinding::NewFiles { files }),
    })
}

/// Files of a reopened dispute that nobody sent from here: the issuer's reasons come as one.
fn elsewhere_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    let files = elsewhere(now, evidence);
    (files > 0).then(|| Check::new(Outcome::Advice, CheckFinding::Elsewhere { files }))
}

/// Files that may or may not count toward the limit.
fn elsewhere(now: &Situation<'_>, evidence: &[Evidence]) -> usize {
    now.rounds.filter(|_| now.is_reopened).map_or(0, |rounds| rounds.elsewhere(evidence))
}

fn limit_check(now: &Situation<'_>, evidence: &[Evidence]) -> Option<Check> {
    let rules = now.rules?;
    let files = evidence.iter().filter(|e| e.counts()).count();
    let certain = files - elsewhere(now, evidence).min(files);
    let read = now.read_back.unwrap_or_default();
    let length = |file: &Evidence| read.iter().find(|read| read.evidence == file.id).and_then(|read| read.length);
    let lengths: Vec<Option<u64>> = evidence.iter().filter(|file| file.counts()).map(length).collect();
    let bytes: u64 = lengths.iter().flatten().sum();
    let unknown = lengths.iter().filter(|length| length.is_none()).count();
    let (most_files, most_bytes) = (rules.max_files, rules.total_max_bytes);
    let (outcome, room) = if certain > most_files || bytes > most_bytes {
        (Outcome::Open, Room::Over)
    } else if files > most_files {
        (Outcome::Advice, Room::MayBeOver)
    } else if unknown > 0 {
        let is_reading = now.read_back.is_none();
        (if is_reading { Outcome::Checking } else { Outcome::NotChecked }, Room::NotKnown)
    } else {
        (Outcome::Passed, Room::Within)
    };
    Some(Check::new(outcome, CheckFinding::Limits { room, files, most_files, bytes, most_bytes, unknown }))
}

/// Whether what Finix holds is what was sent.
fn read_back_checks(now: &Situation<'_>, received: usize) -> Vec<Check> {
    let Some(files) = now.read_back else {
        return vec![Check::new(Outcome::Checking, CheckFinding::ReadingBack { files: received })];
    };
    let of_received = || files.iter().filter(|file| is_received(file));
    let named = |wanted: Comparison| {
        let names: Vec<String> =
            of_received().filter(|file| file.comparison == wanted).map(|file| file.name.clone()).collect();
        (!names.is_empty()).then_some(names)
    };
    let same = of_received().filter(|file| file.comparison == Comparison::Same).count();
    let found = CheckFinding::Received { files: received, read: of_received().count(), same };
    let mut checks = vec![Check::new(Outcome::Passed, found)];
    if let Some(names) = named(Comparison::NotFromHere) {
        checks.push(Check::new(Outcome::NotChecked, CheckFinding::NotCompared { names }));
    }
    if let Some(names) = named(Comparison::Different) {
        checks.push(Check::new(Outcome::Open, CheckFinding::OtherBytes { names }));
    }
    if let Some(names) = named(Comparison::Unread) {
        checks.push(Check::new(Outcome::Open, CheckFinding::NotReadBack { names }));
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
        (true, true) => NumberPlace::Both,
        (true, false) => NumberPlace::Note,
        (false, true) => NumberPlace::Tag,
        (false, false) => return None,
    };
    Some(Check::new(Outcome::Open, CheckFinding::CardNumber { place }))
}

/// How far the files answer the claim.
pub(super) fn checklist_check(now: &Situation<'_>) -> Option<Check> {
    let Standing { subject, met, all, gaps } = now.standing.clone().filter(|standing| standing.all > 0)?;
    let outcome = if met == all {
        Outcome::Passed
    } else if gaps.is_empty() {
        Outcome::NotChecked
    } else {
        Outcome::Advice
    };
    Some(Check::new(outcome, CheckFinding::Checklist { subject, met, all, gaps }))
}

/// Whether the files hold numbers that should not be there.
pub(super) fn searched_check(now: &Situation<'_>) -> Option<Check> {
    let Searched { files, searched, found, places } = now.searched.as_ref().filter(|searched| searched.files > 0)?;
    Some(if *found > 0 {
        Check::new(Outcome::Open, CheckFinding::NumbersFound { found: *found, places: places.clone() })
    } else if searched == files {
        Check::new(Outcome::Passed, CheckFinding::NoNumbers)
    } else {
        Check::new(Outcome::Advice, CheckFinding::NotSearchable { files: files - searched })
    })
}

/// A field of a letter that nobody filled.
pub(super) fn open_field_check(note: &str) -> Option<Check> {
    let open = crate::domain::packet::letter::open_fields(note);
    let name = open.first()?.clone();
    Some(Check::new(Outcome::Blocked, CheckFinding::OpenField { name }))
}

pub(super) fn deadline_check(now: &Situation<'_>) -> Check {
    match Deadline::of(now.dispute) {
        Some(deadline) if deadline.is_past(now.now) => Check::new(Outcome::Open, CheckFinding::DeadlinePassed),
        Some(Deadline { at: Some(at), .. }) => {
            let seconds = at.as_second().saturating_sub(now.now.as_second());
            Check::new(Outcome::Passed, CheckFinding::TimeLeft { seconds, at })
        }
        Some(Deadline { at: None, .. }) => Check::new(Outcome::Open, CheckFinding::NoDeadline),
        None => Check::new(Outcome::Open, CheckFinding::NothingDue),
    }
}
