//! The guard before the two things that cannot be undone.
//!
//! A dispute takes one submission or one acceptance. The client functions that send them take a [`ConfirmedSubmit`]
//! or [`ConfirmedAccept`], and only [`SubmitDraft::confirm`] and [`AcceptDraft::confirm`] make those.

use super::account::Environment;
use super::amount_input;
use super::clock;
use super::deadline::{Deadline, duration_text};
use super::dispute::{Dispute, DisputeState};
use super::evidence::{Evidence, EvidenceState};
use super::ids::DisputeId;
use super::legal::{Act, Verdict, verdict};
use super::limits::RuleSet;
use super::money::{Currency, Money};
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
    fn new(outcome: Outcome, words: impl Into<String>) -> Self {
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

/// What a person types before submitting.
#[derive(Clone, Debug, Default)]
pub struct SubmitDraft {
    /// The note to the issuer.
    pub note: String,
    /// Contest only part of the amount.
    pub is_partial: bool,
    /// That part.
    pub partial_amount: String,
    /// A refund already given, to resolve an inquiry.
    pub refund: String,
    /// The typed confirmation.
    pub typed: String,
    /// "I have seen the open checks".
    pub saw_open_checks: bool,
}

/// A submission that went through the guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedSubmit {
    dispute: DisputeId,
    note: String,
    amount: Option<i64>,
    refund: Option<String>,
}

impl ConfirmedSubmit {
    /// For which dispute.
    #[must_use]
    pub fn dispute(&self) -> &DisputeId {
        &self.dispute
    }

    /// The note to the issuer.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The contested part in minor units, when it is not the whole.
    #[must_use]
    pub fn amount(&self) -> Option<i64> {
        self.amount
    }

    /// The refund that resolves an inquiry.
    #[must_use]
    pub fn refund(&self) -> Option<&str> {
        self.refund.as_deref()
    }
}

/// What a person types before accepting.
#[derive(Clone, Debug, Default)]
pub struct AcceptDraft {
    /// Why the loss is accepted.
    pub note: String,
    /// The typed confirmation.
    pub typed: String,
    /// "I have seen the open checks".
    pub saw_open_checks: bool,
}

/// An acceptance that went through the guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedAccept {
    dispute: DisputeId,
    note: String,
}

impl ConfirmedAccept {
    /// For which dispute.
    #[must_use]
    pub fn dispute(&self) -> &DisputeId {
        &self.dispute
    }

    /// The note.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }
}

/// What has to be typed to confirm: the amount, or the id's last six characters while the amount is not known.
#[must_use]
pub fn confirmation(dispute: &Dispute, currency: Option<Currency>) -> String {
    if let Some((minor, currency)) = dispute.amount.zip(currency) {
        amount_input::expected(Money::new(minor, currency))
    } else {
        let id = dispute.id.as_str();
        let start = id.char_indices().rev().nth(5).map_or(0, |(index, _)| index);
        id[start..].to_owned()
    }
}

/// True when `typed` is the confirmation.
#[must_use]
pub fn is_confirmed(typed: &str, dispute: &Dispute, currency: Option<Currency>) -> bool {
    match dispute.amount.zip(currency) {
        Some((minor, currency)) => amount_input::matches(typed, Money::new(minor, currency)),
        None => typed.trim() == confirmation(dispute, currency),
    }
}

impl SubmitDraft {
    /// The list of checks, in the order they are shown.
    #[must_use]
    pub fn preflight(&self, now: &Situation<'_>, currency: Option<Currency>) -> Vec<Check> {
        let mut checks = vec![legality(now, Act::Submit)];
        checks.extend(earlier_check(now));
        checks.extend(evidence_checks(now));
        checks.push(deadline_check(now));
        if self.note.trim().is_empty() {
            checks.push(Check::new(Outcome::Blocked, "The note to the issuer is empty"));
        }
        if let Err(problem) = self.contested(now.dispute, currency) {
            checks.push(Check::new(Outcome::Blocked, problem));
        }
        checks
    }

    /// The part of the amount that is contested; `None` means all of it.
    fn contested(&self, dispute: &Dispute, currency: Option<Currency>) -> Result<Option<i64>, String> {
        if !self.is_partial {
            return Ok(None);
        }
        let (Some(whole), Some(currency)) = (dispute.amount, currency) else {
            return Err("The currency of this dispute is not known yet, so no part of it can be given".to_owned());
        };
        let part = amount_input::parse(&self.partial_amount, currency)
            .map_err(|problem| format!("Contested part: {problem}"))?;
        if part.minor < 1 || part.minor > whole {
            return Err(format!("The contested part must be between zero and {}", Money::new(whole, currency)));
        }
        Ok((part.minor < whole).then_some(part.minor))
    }

    /// Makes the submission, or nothing when any check stands against it.
    #[must_use]
    pub fn confirm(&self, now: &Situation<'_>, currency: Option<Currency>) -> Option<ConfirmedSubmit> {
        let ready = is_ready(&self.preflight(now, currency), self.saw_open_checks)
            && is_confirmed(&self.typed, now.dispute, currency);
        let inquiry = now.dispute.state == Some(DisputeState::Inquiry);
        ready.then(|| ConfirmedSubmit {
            dispute: now.dispute.id.clone(),
            note: self.note.trim().to_owned(),
            amount: self.contested(now.dispute, currency).unwrap_or(None),
            refund: inquiry.then(|| super::field::optional(&self.refund)).flatten(),
        })
    }
}

impl AcceptDraft {
    /// The list of checks.
    #[must_use]
    pub fn preflight(&self, now: &Situation<'_>) -> Vec<Check> {
        let mut checks = vec![legality(now, Act::Accept), deadline_check(now)];
        checks.extend(earlier_check(now));
        if now.unfinished_uploads > 0 {
            checks.push(Check::new(Outcome::Open, "Files were added that will not be used"));
        }
        if self.note.trim().is_empty() {
            checks.push(Check::new(Outcome::Blocked, "The note is empty"));
        }
        checks
    }

    /// Makes the acceptance, or nothing when any check stands against it.
    #[must_use]
    pub fn confirm(&self, now: &Situation<'_>, currency: Option<Currency>) -> Option<ConfirmedAccept> {
        let ready =
            is_ready(&self.preflight(now), self.saw_open_checks) && is_confirmed(&self.typed, now.dispute, currency);
        ready.then(|| ConfirmedAccept { dispute: now.dispute.id.clone(), note: self.note.trim().to_owned() })
    }
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

fn legality(now: &Situation<'_>, act: Act) -> Check {
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
fn earlier_check(now: &Situation<'_>) -> Option<Check> {
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

fn evidence_checks(now: &Situation<'_>) -> Vec<Check> {
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

fn deadline_check(now: &Situation<'_>) -> Check {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::ResponseState;
    use crate::domain::ids::EvidenceId;
    use crate::domain::tags::Tags;
    use std::sync::Arc;

    fn dispute() -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse("DIs7yQRkHDdMYhurzYz72SFk").expect("an id"));
        dispute.state = Some(DisputeState::Pending);
        dispute.response_state = Some(ResponseState::NeedsResponse);
        dispute.respond_by = "2026-11-21T15:00:00Z".parse().ok();
        dispute.amount = Some(124_000);
        dispute
    }

    fn file(state: EvidenceState) -> Evidence {
        Evidence {
            id: EvidenceId::parse("DF1").expect("an id"),
            dispute: None,
            created_at: None,
            updated_at: None,
            state: Some(state),
            tags: Tags::default(),
            raw: Arc::from("{}"),
        }
    }

    fn situation<'a>(dispute: &'a Dispute, evidence: &'a [Evidence]) -> Situation<'a> {
        Situation {
            dispute,
            is_fresh: true,
            evidence: Some(evidence),
            known_bytes: 0,
            unfinished_uploads: 0,
            earlier: Earlier::None,
            rules: super::super::limits::rule_set("finix_current"),
            environment: Environment::Live,
            now: "2026-11-21T12:00:00Z".parse().expect("an instant"),
            zone: TimeZone::UTC,
        }
    }

    fn draft() -> SubmitDraft {
        SubmitDraft { note: "Delivered".to_owned(), typed: "1240.00".to_owned(), ..SubmitDraft::default() }
    }

    #[test]
    fn a_complete_answer_passes_once_the_amount_is_typed() {
        let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
        let confirmed = draft().confirm(&situation(&dispute, &evidence), Some(Currency::USD)).expect("confirmed");
        assert_eq!((confirmed.note(), confirmed.amount(), confirmed.refund()), ("Delivered", None, None));
        let mut wrong = draft();
        wrong.typed = "124.00".to_owned();
        assert!(wrong.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_none());
    }

    #[test]
    fn nothing_passes_before_finix_was_asked() {
        let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
        let mut stale = situation(&dispute, &evidence);
        stale.is_fresh = false;
        assert!(draft().confirm(&stale, Some(Currency::USD)).is_none());
        let mut unknown = situation(&dispute, &evidence);
        unknown.evidence = None;
        assert!(draft().confirm(&unknown, Some(Currency::USD)).is_none());
    }

    #[test]
    fn open_checks_need_to_be_seen_and_blocking_ones_cannot_be_passed() {
        let dispute = dispute();
        for evidence in [
            vec![],
            vec![file(EvidenceState::Pending)],
            vec![file(EvidenceState::Succeeded), file(EvidenceState::Failed)],
        ] {
            let now = situation(&dispute, &evidence);
            let mut answer = draft();
            assert!(answer.confirm(&now, Some(Currency::USD)).is_none());
            answer.saw_open_checks = true;
            assert!(answer.confirm(&now, Some(Currency::USD)).is_some());
        }
        let evidence = [file(EvidenceState::Succeeded)];
        let mut busy = situation(&dispute, &evidence);
        busy.unfinished_uploads = 1;
        let mut answer = draft();
        answer.saw_open_checks = true;
        assert!(answer.confirm(&busy, Some(Currency::USD)).is_none());
        answer.note = "  ".to_owned();
        assert!(answer.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_none());
    }

    #[test]
    fn what_was_sent_once_is_not_sent_again_without_being_told() {
        let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
        let mut now = situation(&dispute, &evidence);
        let mut answer = draft();
        answer.saw_open_checks = true;
        for earlier in [Earlier::OnItsWay, Earlier::Done] {
            now.earlier = earlier;
            assert!(answer.confirm(&now, Some(Currency::USD)).is_none(), "{earlier:?}");
        }
        now.earlier = Earlier::Unknown;
        assert!(answer.confirm(&now, Some(Currency::USD)).is_some());
        answer.saw_open_checks = false;
        assert!(answer.confirm(&now, Some(Currency::USD)).is_none());
    }

    #[test]
    fn a_part_is_more_than_nothing_and_at_most_the_whole() {
        let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
        let now = situation(&dispute, &evidence);
        let part = |text: &str| {
            let answer = SubmitDraft { is_partial: true, partial_amount: text.to_owned(), ..draft() };
            answer.confirm(&now, Some(Currency::USD)).map(|confirmed| confirmed.amount())
        };
        assert_eq!(part("40.00"), Some(Some(4_000)));
        assert_eq!(part("1240.00"), Some(None));
        for bad in ["0", "1240.01", "x", ""] {
            assert_eq!(part(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_a_dispute_that_needs_a_response_can_be_accepted() {
        let mut dispute = dispute();
        let answer = AcceptDraft { note: "Refund due".to_owned(), typed: "1240".to_owned(), saw_open_checks: true };
        assert!(answer.confirm(&situation(&dispute, &[]), Some(Currency::USD)).is_some());
        for response in [ResponseState::Unknown, ResponseState::Responded, ResponseState::Accepted] {
            dispute.response_state = Some(response);
            assert!(answer.confirm(&situation(&dispute, &[]), Some(Currency::USD)).is_none());
        }
    }

    #[test]
    fn without_a_currency_the_end_of_the_id_confirms() {
        let dispute = dispute();
        assert_eq!(confirmation(&dispute, None), "z72SFk");
        assert!(is_confirmed("z72SFk", &dispute, None) && !is_confirmed("1240.00", &dispute, None));
        assert_eq!(confirmation(&dispute, Some(Currency::USD)), "1240.00");
    }
}
