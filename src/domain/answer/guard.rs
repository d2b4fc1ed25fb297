//! The guard before the two things that cannot be undone.
//!
//! A dispute takes one submission or one acceptance. The client functions that send them take a [`ConfirmedSubmit`]
//! or [`ConfirmedAccept`], and only [`SubmitDraft::confirm`] and [`AcceptDraft::confirm`] make those.
//!
//! Must not live here: sending.

use crate::domain::answer::allowed_actions::Act;
use crate::domain::answer::finding::{CheckFinding, Overridden};
use crate::domain::answer::preflight::{
    Check, Outcome, Situation, card_number_check, checklist_check, deadline_check, each_once, earlier_check,
    evidence_checks, is_ready, legality, open_field_check, searched_check,
};
use crate::domain::answer::proof::{Manifest, Seen};
use crate::domain::dispute::{Dispute, DisputeState};
use crate::domain::ids::DisputeId;
use crate::domain::joined::join_fields;
use crate::domain::money::amount_input;
use crate::domain::money::{Currency, Money};
use crate::domain::text;
use serde::{Deserialize, Serialize};

/// What stands for a refund that was given without a link to the payment. Source: docs.finix.com/api/disputes,
/// `submitdisputeevidence`, `refund`.
pub const UNREFERENCED_REFUND: &str = "UNREFERENCED_REFUND";

/// What a person types before submitting. The confirmation and the override are typed anew each time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    #[serde(skip)]
    pub typed: String,
    /// Why open checks are overridden.
    #[serde(skip)]
    pub reason: String,
}

// The confirmation is typed anew, and what was chosen last holds.
join_fields!(SubmitDraft { note, partial_amount, refund } chosen { is_partial, typed, reason });
join_fields!(AcceptDraft { note } chosen { typed, reason });

/// A submission that went through the guard. It is read back only by the outbox, from its own encrypted file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedSubmit {
    dispute: DisputeId,
    note: String,
    amount: Option<i64>,
    refund: Option<String>,
    manifest: Manifest,
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

    /// What was confirmed beside it.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }
}

/// What a person types before accepting. The confirmation and the override are typed anew each time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AcceptDraft {
    /// Why the loss is accepted.
    pub note: String,
    /// The typed confirmation.
    #[serde(skip)]
    pub typed: String,
    /// Why open checks are overridden.
    #[serde(skip)]
    pub reason: String,
}

/// An acceptance that went through the guard. It is read back only by the outbox, from its own encrypted file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedAccept {
    dispute: DisputeId,
    note: String,
    manifest: Manifest,
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

    /// What was confirmed beside it.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
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

/// What stands beside the decision: what was listed, what was overridden and why.
fn manifest(now: &Situation<'_>, checks: &[Check], reason: &str, currency: Option<Currency>) -> Manifest {
    let open = checks.iter().filter(|check| check.outcome == Outcome::Open);
    let overridden: Vec<Overridden> = open.map(|check| Overridden::Finding(check.finding.clone())).collect();
    Manifest {
        files: now.read_back.unwrap_or_default().to_vec(),
        reason: (!overridden.is_empty()).then(|| text::clean_lines(reason.trim())),
        overridden,
        seen: Seen::of(now.dispute, now.now).in_currency(currency).with_files(now.evidence),
        disputed: now.dispute.amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency).to_string()),
        confirmed_at: Some(now.now),
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
            checks.push(Check::new(Outcome::Blocked, CheckFinding::IssuerNoteEmpty));
        }
        checks.extend(checklist_check(now));
        checks.extend(searched_check(now));
        checks.extend(open_field_check(&self.note));
        checks.extend(card_number_check(&self.note, now.dispute));
        if let Err(found) = self.contested(now, currency) {
            checks.push(Check::new(Outcome::Blocked, found));
        }
        each_once(checks)
    }

    /// The part of the amount that is contested; `None` means all of it.
    fn contested(&self, now: &Situation<'_>, currency: Option<Currency>) -> Result<Option<i64>, CheckFinding> {
        if !self.is_partial {
            return Ok(None);
        }
        let (Some(whole), Some(currency)) = (now.dispute.amount, currency) else {
            return Err(CheckFinding::PartOfUnknown);
        };
        let part = amount_input::parse(&self.partial_amount, currency, now.marks)
            .map_err(|problem| CheckFinding::PartNoAmount { problem })?;
        if part.minor < 1 || part.minor > whole {
            return Err(CheckFinding::PartOutside { whole: Money::new(whole, currency) });
        }
        Ok((part.minor < whole).then_some(part.minor))
    }

    /// Makes the submission, or nothing when any check stands against it.
    #[must_use]
    pub fn confirm(&self, now: &Situation<'_>, currency: Option<Currency>) -> Option<ConfirmedSubmit> {
        let checks = self.preflight(now, currency);
        let ready = is_ready(&checks, &self.reason) && is_confirmed(&self.typed, now.dispute, currency);
        let inquiry = now.dispute.state == Some(DisputeState::Inquiry);
        ready.then(|| ConfirmedSubmit {
            dispute: now.dispute.id.clone(),
            note: self.note.trim().to_owned(),
            amount: self.contested(now, currency).unwrap_or(None),
            refund: inquiry.then(|| crate::domain::field::optional(&self.refund)).flatten(),
            manifest: manifest(now, &checks, &self.reason, currency),
        })
    }
}

impl AcceptDraft {
    /// The list of checks.
    #[must_use]
    pub fn preflight(&self, now: &Situation<'_>) -> Vec<Check> {
        let mut checks = vec![legality(now, Act::Accept), deadline_check(now)];
        checks.extend(earlier_check(now));
        if now.waiting > 0 {
            checks.push(Check::new(Outcome::Open, CheckFinding::SomethingWaits));
        }
        if self.note.trim().is_empty() {
            checks.push(Check::new(Outcome::Blocked, CheckFinding::NoteEmpty));
        }
        checks.extend(card_number_check(&self.note, now.dispute));
        each_once(checks)
    }

    /// Makes the acceptance, or nothing when any check stands against it.
    #[must_use]
    pub fn confirm(&self, now: &Situation<'_>, currency: Option<Currency>) -> Option<ConfirmedAccept> {
        let checks = self.preflight(now);
        let ready = is_ready(&checks, &self.reason) && is_confirmed(&self.typed, now.dispute, currency);
        ready.then(|| ConfirmedAccept {
            dispute: now.dispute.id.clone(),
            note: self.note.trim().to_owned(),
            manifest: manifest(now, &checks, &self.reason, currency),
        })
    }
}

#[cfg(test)]
mod tests;
