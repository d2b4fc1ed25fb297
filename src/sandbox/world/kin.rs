//! Disputes that belong together on purpose: one payment, one order, one customer. Nothing else in an account shares a
//! payment, an order, a card or a mail address with another dispute, except what the reference page shows.
//!
//! Whose things they share is decided here; what those things are, in `draft`.

use super::draft::{self, Draft, Oddity};
use super::{FRESH, World, reference};

/// Smaller accounts have none, so that what is in them can be counted by hand.
const FEWEST: u64 = 100;
/// How far before the dispute that is due in a few hours its customer's earlier one lies.
const EARLIER: u64 = 40;

/// What a dispute has of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Common {
    /// The payment, and all that is the payment's.
    Payment,
    /// The order, paid for a second time.
    Order,
    /// The customer with the card.
    Customer,
}

/// One dispute that shares something with an older one.
#[derive(Clone, Copy, Debug)]
struct Pair {
    index: u64,
    of: u64,
    common: Common,
}

/// The pairs of an account.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kin([Option<Pair>; 4]);

impl Kin {
    /// Around the dispute that is due in a few hours: its customer disputed a payment before, and among the newest
    /// there are one of the same payment, one of the same order, and one of the customer whose deadline has passed.
    pub(crate) fn of(count: u64, landmark: u64) -> Self {
        let is_large = count >= FEWEST + reference::COUNT;
        let has_room = landmark > reference::COUNT + EARLIER && landmark + FRESH < count;
        if !is_large || !has_room {
            return Self::default();
        }
        let pair = |index, of, common| Some(Pair { index, of, common });
        Self([
            pair(landmark, landmark - EARLIER, Common::Customer),
            pair(count - 2, landmark, Common::Payment),
            pair(count - 3, landmark, Common::Order),
            pair(count - 4, landmark - 1, Common::Customer),
        ])
    }

    /// The disputes whose payment is that of this one, beside itself, the newest first.
    pub(crate) fn of_payment(&self, index: u64) -> impl Iterator<Item = u64> + '_ {
        let pairs = self.0.iter().flatten();
        pairs.filter(move |pair| pair.of == index && pair.common == Common::Payment).map(|pair| pair.index)
    }

    /// Gives a dispute what it shares with another one.
    pub(crate) fn tie(&self, world: &World, mut draft: Draft) -> Draft {
        let pairs = || self.0.iter().flatten();
        if !pairs().any(|pair| pair.index == draft.index || pair.of == draft.index) {
            return draft;
        }
        // Whoever has kin shows it.
        draft.oddity = Oddity::None;
        draft.is_terse_in_list = false;
        draft.buyer.is_known = true;
        let own = pairs().find(|pair| pair.index == draft.index);
        let Some((pair, older)) = own.and_then(|pair| Some((pair, world.draft(pair.of)?))) else { return draft };
        draft.buyer = older.buyer;
        draft.card = older.card;
        draft.reason_code = draft::reason_code_of(draft.dice, draft.card.brand, draft.reason);
        if pair.common != Common::Customer {
            draft.order = older.order;
            draft.merchant = older.merchant;
            draft.currency = older.currency;
            draft.amount = older.amount;
        }
        if pair.common == Common::Payment {
            draft.payment = older.payment;
            draft.occurred = older.occurred;
        }
        draft
    }
}
