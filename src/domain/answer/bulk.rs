//! Accepting many disputes with one decision: the same guard for each, and one confirmation for all of them.
//!
//! Nothing is overridden here. A dispute against which anything stands, even what a person could give a reason for, is
//! left out and has to be accepted by itself.
//! Must not live here: sending.

use crate::domain::answer::guard::{AcceptDraft, ConfirmedAccept, confirmation};
use crate::domain::answer::preflight::{Check, Outcome, Situation};
use crate::domain::money::{Currency, Money};

/// What a person types before accepting many disputes.
#[derive(Clone, Debug, Default)]
pub struct BulkAcceptDraft {
    /// Why the losses are accepted; it goes with each of them.
    pub note: String,
    /// The typed confirmation.
    pub typed: String,
}

/// What has to be typed to confirm: how many, and the sum in each currency. `3: 1240.00 USD 90.00 EUR`, as the number and
/// a sum beside it would read as one.
#[must_use]
pub fn bulk_confirmation(count: usize, sums: &[Money]) -> String {
    let sums = sums.iter().map(|sum| format!(" {} {}", sum.decimal(), sum.currency.code()));
    std::iter::once(format!("{count}:")).chain(sums).collect()
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl BulkAcceptDraft {
    fn of_one(&self, now: &Situation<'_>, currency: Option<Currency>) -> AcceptDraft {
        // All of them are confirmed by what is typed for all; nothing is overridden.
        AcceptDraft { note: self.note.clone(), typed: confirmation(now.dispute, currency), reason: String::new() }
    }

    /// What stands against accepting one of them; nothing when it can be. The note is asked for elsewhere.
    #[must_use]
    pub fn against(&self, now: &Situation<'_>, currency: Option<Currency>) -> Vec<Check> {
        let mut draft = self.of_one(now, currency);
        if draft.note.trim().is_empty() {
            "-".clone_into(&mut draft.note);
        }
        let stands = |check: &Check| !matches!(check.outcome, Outcome::Passed | Outcome::Advice | Outcome::NotChecked);
        draft.preflight(now).into_iter().filter(stands).collect()
    }

    /// True when exactly these many with exactly these sums were confirmed.
    #[must_use]
    pub fn is_confirmed(&self, count: usize, sums: &[Money]) -> bool {
        let plain = |text: &str| text.replace(':', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
        // A colon that stands elsewhere is a typing error, one that is missing is none.
        let is_placed = self.typed.match_indices(':').all(|(at, _)| self.typed.get(..at).is_some_and(is_number));
        count > 0 && is_placed && plain(&self.typed.replace(',', ".")) == plain(&bulk_confirmation(count, sums))
    }

    /// Makes the acceptance of one of them, or nothing when anything stands against it. What was typed has to be looked
    /// at before, with [`Self::is_confirmed`] for all of them.
    #[must_use]
    fn confirm_one(&self, now: &Situation<'_>, currency: Option<Currency>) -> Option<ConfirmedAccept> {
        self.of_one(now, currency).confirm(now, currency)
    }

    /// Makes the acceptances of those that were listed, in their order, or nothing at all when what was typed is not
    /// about exactly them.
    #[must_use]
    pub fn confirm(
        &self,
        listed: &[(Situation<'_>, Option<Currency>)],
        sums: &[Money],
    ) -> Option<Vec<ConfirmedAccept>> {
        if !self.is_confirmed(listed.len(), sums) {
            return None;
        }
        listed.iter().map(|(now, currency)| self.confirm_one(now, *currency)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Environment;
    use crate::domain::answer::preflight::Earlier;
    use crate::domain::dispute::{Dispute, DisputeState, ResponseState};
    use crate::domain::ids::DisputeId;

    fn dispute(id: &str, minor: i64) -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse(id).expect("an id"));
        dispute.state = Some(DisputeState::Pending);
        dispute.response_state = Some(ResponseState::NeedsResponse);
        dispute.respond_by = "2026-12-01T00:00:00Z".parse().ok();
        dispute.amount = Some(minor);
        dispute
    }

    fn now(dispute: &Dispute) -> Situation<'_> {
        Situation {
            dispute,
            marks: crate::domain::language::Marks::Point,
            is_fresh: true,
            evidence: Some(&[]),
            read_back: None,
            waiting: 0,
            left_out: 0,
            standing: None,
            searched: None,
            earlier: Earlier::None,
            is_reopened: false,
            rounds: None,
            rules: None,
            environment: Environment::Live,
            now: "2026-11-21T12:00:00Z".parse().expect("an instant"),
        }
    }

    fn draft(typed: &str) -> BulkAcceptDraft {
        BulkAcceptDraft { note: "Refund is cheaper".to_owned(), typed: typed.to_owned() }
    }

    const USD: Option<Currency> = Some(Currency::USD);

    #[test]
    fn what_is_typed_is_about_exactly_the_disputes_that_are_listed() {
        let (a, b) = (dispute("DI1", 1_050), dispute("DI2", 200));
        let sums = [Money::new(1_250, Currency::USD)];
        assert_eq!(bulk_confirmation(2, &sums), "2: 12.50 USD");
        let confirm = |typed: &str| draft(typed).confirm(&[(now(&a), USD), (now(&b), USD)], &sums);
        let confirmed = confirm(" 2  12.50 usd ").expect("confirmed");
        assert_eq!(confirmed.iter().map(|one| one.dispute().as_str()).collect::<Vec<_>>(), ["DI1", "DI2"]);
        assert!(confirmed.iter().all(|one| one.note() == "Refund is cheaper"));
        assert!(confirm("2:12,50 USD").is_some() && confirm("2 : 12.50 USD").is_some());
        for wrong in ["", "2", "2 12.50: USD", "2: 12.50 USD:", "3 12.50 USD", "2 12.51 USD", "2 12.50 EUR", "2 12.50"]
        {
            assert!(confirm(wrong).is_none(), "{wrong}");
        }
        assert!(draft("0").confirm(&[], &[]).is_none(), "nothing is no decision");
    }

    #[test]
    fn nothing_is_overridden_and_one_that_does_not_pass_stops_all() {
        let good = dispute("DI1", 100);
        let mut late = dispute("DI2", 100);
        late.respond_by = "2026-11-01T00:00:00Z".parse().ok();
        let mut answered = dispute("DI3", 100);
        answered.response_state = Some(ResponseState::Responded);
        let draft = draft("2 2.00 USD");
        assert!(draft.against(&now(&good), USD).is_empty());
        let sums = [Money::new(200, Currency::USD)];
        for other in [&late, &answered] {
            assert!(!draft.against(&now(other), USD).is_empty());
            assert!(draft.confirm(&[(now(&good), USD), (now(other), USD)], &sums).is_none());
        }
        let stale = Situation { is_fresh: false, ..now(&good) };
        assert!(!draft.against(&stale, USD).is_empty(), "it has to be asked anew");
        let twice = Situation { earlier: Earlier::Unknown, ..now(&good) };
        assert!(!draft.against(&twice, USD).is_empty(), "it may have been sent before");
        let nothing = BulkAcceptDraft { note: " ".to_owned(), typed: "1 1.00 USD".to_owned() };
        assert!(nothing.confirm(&[(now(&good), USD)], &[Money::new(100, Currency::USD)]).is_none(), "a note is needed");
    }
}
