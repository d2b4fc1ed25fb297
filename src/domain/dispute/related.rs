//! Disputes that belong together: by what they are tied, which one comes first, and what they come to.
//!
//! Must not live here: looking for them.

use crate::domain::dispute::Status;
use crate::domain::ids::DisputeId;
use crate::domain::money::Money;
use crate::domain::time::deadline::Deadline;
use std::cmp::Reverse;
use std::sync::Arc;

/// What two disputes have in common, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// The payment: each has its own deadline, and answering one answers no other.
    Payment,
    /// The seller's order.
    Order,
    /// The card, as far as it is known: network, last digits and cardholder.
    Card,
    /// The customer's email.
    Customer,
}

/// What disputes are compared by, folded as the search folds. What is not known ties nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks<'a> {
    /// The payment's id.
    pub payment: Option<&'a [u8]>,
    /// The seller, whose order numbers mean nothing elsewhere, and the order's number.
    pub order: Option<(&'a [u8], &'a [u8])>,
    /// Network, last digits and cardholder. Digits without a name are those of many cards.
    pub card: Option<[&'a [u8]; 3]>,
    /// The customer's email. A name alone may be that of two people.
    pub email: Option<&'a [u8]>,
}

impl Marks<'_> {
    /// The closest thing two disputes have in common.
    #[must_use]
    pub fn tie(&self, other: &Marks<'_>) -> Option<Tie> {
        fn same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.is_some() && one == other
        }
        if same(self.payment.as_ref(), other.payment.as_ref()) {
            Some(Tie::Payment)
        } else if same(self.order.as_ref(), other.order.as_ref()) {
            Some(Tie::Order)
        } else if same(self.card.as_ref(), other.card.as_ref()) {
            Some(Tie::Card)
        } else {
            same(self.email.as_ref(), other.email.as_ref()).then_some(Tie::Customer)
        }
    }

    /// True when there is nothing to compare by.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How much a dispute presses: what has a deadline, the passed and the nearest ones first and one without a date
/// behind those; the rest by its last change, the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Press(bool, i64, Reverse<i64>);

impl Press {
    /// `due` and `updated` in milliseconds. Without a deadline `due` says nothing.
    #[must_use]
    pub fn of(has_deadline: bool, due: Option<i64>, updated: Option<i64>) -> Self {
        let due = due.filter(|_| has_deadline).unwrap_or(i64::MAX);
        Self(!has_deadline, due, Reverse(updated.unwrap_or(i64::MIN)))
    }
}

/// One dispute beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// Which one.
    pub id: DisputeId,
    /// By what.
    pub tie: Tie,
    /// Where it stands.
    pub status: Status,
    /// The amount, once its currency is known.
    pub money: Option<Money>,
    /// When an answer is due, where one is.
    pub deadline: Option<Deadline>,
}

/// What belongs to a dispute beside itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The most pressing ones, the first of all first.
    pub shown: Arc<[Kin]>,
    /// How many there are.
    pub count: usize,
    /// How many of them have a deadline.
    pub due: usize,
    /// Sum per currency. Currencies are never added to each other.
    pub sums: Arc<[Money]>,
    /// How many have no amount whose currency is known: they are in no sum.
    pub unpriced: usize,
    /// How many are about the same payment.
    pub of_payment: usize,
    /// Of these the most pressing one.
    pub first_of_payment: Option<Kin>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Marks<'static> = Marks {
        payment: Some(b"tr1"),
        order: Some((b"id1", b"21d")),
        card: Some([b"visa", b"4242", b"dana lee"]),
        email: Some(b"dana@example.org"),
    };

    #[test]
    fn the_closest_thing_in_common_counts() {
        let mut other = ALL;
        assert_eq!(ALL.tie(&other), Some(Tie::Payment));
        other.payment = Some(b"tr2");
        assert_eq!(ALL.tie(&other), Some(Tie::Order));
        other.order = Some((b"id2", b"21d"));
        assert_eq!(ALL.tie(&other), Some(Tie::Card), "another seller's order of that number is another order");
        other.card = Some([b"visa", b"4242", b"jo lee"]);
        assert_eq!(ALL.tie(&other), Some(Tie::Customer), "the last digits are those of many cards");
        other.email = Some(b"jo@example.org");
        assert_eq!(ALL.tie(&other), None);
    }

    #[test]
    fn what_is_not_known_ties_nothing() {
        assert_eq!(Marks::default().tie(&Marks::default()), None);
        assert!(Marks::default().is_empty() && !ALL.is_empty());
        assert_eq!(ALL.tie(&Marks { email: ALL.email, ..Marks::default() }), Some(Tie::Customer));
    }

    #[test]
    fn the_nearest_deadline_comes_first_and_what_waits_for_nothing_last() {
        let of = |name, waits, due, updated| (Press::of(waits, due, updated), name);
        let mut all = [
            of("won, changed lately", false, Some(1), Some(90)),
            of("won long ago", false, Some(1), Some(10)),
            of("due without a date", true, None, Some(5)),
            of("due late", true, Some(500), None),
            of("overdue", true, Some(-5), None),
            of("due soon", true, Some(50), None),
        ];
        all.sort();
        let names = all.map(|(_, name)| name);
        let wanted = ["overdue", "due soon", "due late", "due without a date", "won, changed lately", "won long ago"];
        assert_eq!(names, wanted);
    }
}
