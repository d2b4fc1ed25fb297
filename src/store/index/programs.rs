//! How many disputes of a month count for the programs of the card networks: one walk through the columns of every segment.
//!
//! Must not live here: the limits (`domain::programs`), texts of disputes.

use super::Index;
use crate::domain::dispute::card::CardBrand;
use crate::domain::dispute::{DisputeState, Reason};
use crate::domain::money::Currency;
use crate::domain::programs::{Chargebacks, MonthQuestion};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{Interner, Profile, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use std::collections::BTreeMap;

/// What the disputes of a combination of words count for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Nothing,
    Visa,
    Mastercard,
    Fraud,
    Unknown,
}

impl For {
    fn of(words: &Interner, profile: &Profile) -> Self {
        let state = words.of(profile, Slot::State).map(DisputeState::from_wire);
        let reason = words.of(profile, Slot::Reason).map(Reason::from_wire);
        if state == Some(DisputeState::Inquiry) || reason == Some(Reason::Inquiry) {
            return Self::Nothing;
        }
        match words.of(profile, Slot::Brand).map(CardBrand::from_wire) {
            Some(CardBrand::Visa) => Self::Visa,
            Some(CardBrand::Mastercard) if reason == Some(Reason::Fraud) => Self::Fraud,
            Some(CardBrand::Mastercard) => Self::Mastercard,
            Some(_) => Self::Nothing,
            None => Self::Unknown,
        }
    }
}

/// Answers a question, or nothing when `is_stale` says that nobody waits for it any more.
#[must_use]
pub fn chargebacks(
    index: &Index,
    question: &MonthQuestion,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Chargebacks> {
    let mut found = Chargebacks::default();
    let Some((from, to)) = question.span() else { return Some(found) };
    let (from, to) = (PackedTimestamp::of(Some(from)), PackedTimestamp::of(Some(to)));
    let words = &index.words;
    let counts: Vec<For> = words.profiles().iter().map(|profile| For::of(words, profile)).collect();
    let currencies: Vec<_> = words.profiles().iter().map(|profile| words.currency(profile)).collect();
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for segment in index.segments() {
        if is_stale() {
            return None;
        }
        for (row, profile) in segment.profiles().iter().enumerate() {
            let created = segment.created(row);
            if created < from || created >= to {
                continue;
            }
            let place = usize::try_from(*profile).unwrap_or(usize::MAX);
            match counts.get(place).copied().unwrap_or(For::Nothing) {
                For::Nothing => {}
                For::Visa => found.visa += 1,
                For::Mastercard => found.mastercard += 1,
                For::Unknown => found.unknown += 1,
                For::Fraud => {
                    found.mastercard += 1;
                    found.fraud += 1;
                    let amount = Some(segment.amount(row)).filter(|amount| *amount != NO_AMOUNT);
                    if let (Some(amount), Some(currency)) = (amount, currencies.get(place).copied().flatten()) {
                        let sum = sums.entry(currency).or_default();
                        *sum = sum.saturating_add(amount);
                    }
                }
            }
        }
    }
    found.fraud_sums = sums.into_iter().collect();
    Some(found)
}
