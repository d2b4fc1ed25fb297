//! What is said on the desktop: how many and what, the account, and for one dispute its amount. Anybody may read it on a
//! locked screen, so it names no customer and no card.
//!
//! Must not live here: what is told, and when.

use crate::app::words;
use crate::desk::notifier::Note;
use crate::domain::account::Account;
use crate::domain::alerts::{AlertKind, Happening, Step, Telling};
use crate::domain::text;

/// One notification.
#[must_use]
pub(crate) fn note(told: &Telling, account: &Account) -> Note {
    // What is made up keeps nobody's screen.
    let is_urgent = matches!(told.kind, AlertKind::Due { step: Step::FourHours, .. }) && !account.is_demo();
    let account = words::alert_account(text::clean_to(&account.name, 40), words::environment(account.environment));
    let amount = told.money.filter(|_| told.count == 1).map(words::money);
    let parts: Vec<String> = amount.into_iter().chain([account]).collect();
    Note {
        summary: summary(told),
        body: parts.join(" · "),
        action: words::alert_open().to_owned(),
        opens: told.dispute.clone(),
        is_urgent,
    }
}

fn summary(told: &Telling) -> String {
    let count = told.count;
    match told.kind {
        AlertKind::Due { step, is_target: false } => words::alert_due(count, words::span(step.hours() * 60)),
        AlertKind::Due { step, is_target: true } => words::alert_target(count, words::span(step.hours() * 60)),
        AlertKind::Happened(Happening::New) => words::alert_new(count),
        AlertKind::Happened(Happening::Reopened) => words::alert_reopened(count),
        AlertKind::Happened(Happening::Won) => words::alert_won(count),
        AlertKind::Happened(Happening::Lost) => words::alert_lost(count),
        AlertKind::EvidenceFailed => words::alert_evidence(count),
        AlertKind::OutboxNeedsYou => words::alert_outbox(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{AccountKey, Environment};
    use crate::domain::ids::DisputeId;
    use crate::domain::money::{Currency, Money};

    #[test]
    fn one_is_told_with_its_amount_and_many_with_their_number_and_the_account() {
        let account = Account::new(AccountKey::parse("a-1").expect("a key"), "Acme & Co", Environment::Live);
        let money = Currency::parse("USD").map(|usd| Money::new(12_000, usd));
        let dispute = DisputeId::parse("DI1").ok();
        let kind = AlertKind::Due { step: Step::FourHours, is_target: false };
        let one = note(&Telling { kind, count: 1, dispute: dispute.clone(), money }, &account);
        assert_eq!(
            (one.summary.as_str(), one.body.as_str()),
            ("A dispute is due within 4 h", "$120.00 · Acme & Co, Live")
        );
        assert!(one.is_urgent && one.opens == dispute);
        let demo = Account::new(AccountKey::demo(), "Demo", Environment::Demo);
        assert!(!note(&Telling { kind, count: 1, dispute: dispute.clone(), money }, &demo).is_urgent);
        let kind = AlertKind::Due { step: Step::Day, is_target: true };
        let many = note(&Telling { kind, count: 12, dispute, money }, &account);
        assert_eq!(many.summary, "12 disputes reach your target within 24 h");
        assert_eq!((many.body.as_str(), many.is_urgent), ("Acme & Co, Live", false));
    }
}
