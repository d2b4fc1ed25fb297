//! Visa's Compelling Evidence 3.0 for reason code 10.4: earlier undisputed purchases that tie the cardholder to this
//! one. The rules check themselves here; nothing is sent.
//!
//! At least two purchases with the same card, 120 to 364 days before the dispute, that were not reported as fraud; at
//! least two of login, IP address, device and delivery address the same in all of them and in the disputed purchase,
//! one of the two the IP address or the device. Sources: verifi.com (Compelling Evidence 3.0), support.stripe.com and
//! docs.stripe.com (Visa Compelling Evidence 3.0), where 119 and 365 days are outside.

mod table;

pub use table::{Mapping, Part, Table};

use crate::domain::dispute::Dispute;
use crate::domain::dispute::transfer::Payment;
use crate::domain::joined::join_fields;
use crate::domain::money::Money;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// Days before the dispute.
const WINDOW: std::ops::RangeInclusive<i32> = 120..=364;
/// A shorter device id or fingerprint says nothing.
const SHORTEST_DEVICE: usize = 15;

/// What ties a purchase to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// The IP address.
    Ip,
    /// The device's id or fingerprint.
    Device,
    /// The account or login.
    Login,
    /// Where it was delivered.
    Address,
}

impl Element {
    const ALL: [Self; 4] = [Self::Ip, Self::Device, Self::Login, Self::Address];

    /// What a person calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Ip => "IP address",
            Self::Device => "device ID or fingerprint",
            Self::Login => "account or login",
            Self::Address => "delivery address",
        }
    }
}

/// A purchase, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Purchase {
    /// When, as 2026-05-01.
    pub date: String,
    /// How much.
    pub amount: String,
    /// Its acquirer reference number.
    pub reference: String,
    /// What was bought.
    pub goods: String,
    /// The account or login.
    pub login: String,
    /// The IP address.
    pub ip: String,
    /// The device.
    pub device: String,
    /// The delivery address.
    pub address: String,
}

join_fields!(Purchase { date, amount, reference, goods, login, ip, device, address });

impl Purchase {
    /// An element in a form that can be compared; nothing when it is not given or makes no sense.
    fn element(&self, element: Element) -> Option<String> {
        let value = match element {
            Element::Ip => return self.ip.trim().parse::<IpAddr>().ok().map(|ip| ip.to_canonical().to_string()),
            Element::Device => {
                return Some(self.device.trim()).filter(|id| id.len() >= SHORTEST_DEVICE).map(str::to_owned);
            }
            Element::Login => self.login.trim().to_lowercase(),
            Element::Address => {
                let letters = self
                    .address
                    .to_lowercase()
                    .chars()
                    .map(|c| if c.is_alphanumeric() { c } else { ' ' })
                    .collect::<String>();
                letters.split_whitespace().collect::<Vec<_>>().join(" ")
            }
        };
        (!value.is_empty()).then_some(value)
    }

    fn day(&self) -> Option<Date> {
        self.date.trim().parse().ok()
    }
}

/// What is typed for one dispute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The disputed purchase.
    pub disputed: Purchase,
    /// Earlier ones.
    pub earlier: Vec<Purchase>,
    /// The person looked: none of them was disputed or reported as fraud.
    pub are_undisputed: bool,
    /// Whether the packet gets a page of it.
    pub is_in: bool,
}

join_fields!(Draft { disputed, earlier, is_in } chosen { are_undisputed });

impl Draft {
    /// Fills in what is known of the disputed purchase, where nothing is typed.
    pub fn prefill(&mut self, dispute: &Dispute, payment: Option<&Payment>, zone: &TimeZone) {
        let fill = |field: &mut String, known: Option<String>| {
            if let Some(known) = known.filter(|_| field.trim().is_empty()) {
                *field = known;
            }
        };
        let paid = payment.and_then(|payment| payment.created_at);
        fill(&mut self.disputed.date, paid.map(|at| at.to_zoned(zone.clone()).date().to_string()));
        let currency = payment.and_then(|payment| payment.currency).or(dispute.currency);
        let minor = payment.and_then(|payment| payment.amount).or(dispute.amount);
        let amount = minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency));
        let amount = amount.map(|money| format!("{} {}", money.decimal(), money.currency.code()));
        fill(&mut self.disputed.amount, amount);
        fill(&mut self.disputed.reference, dispute.details.get("arn").cloned());
    }
}

/// One rule, and whether it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// It is kept.
    pub is_kept: bool,
    /// In words.
    pub words: String,
}

/// What came of all rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The rules.
    pub rules: Vec<Rule>,
    /// What is the same everywhere.
    pub same: Vec<Element>,
}

impl Verdict {
    /// True when every rule is kept.
    #[must_use]
    pub fn is_eligible(&self) -> bool {
        !self.rules.is_empty() && self.rules.iter().all(|rule| rule.is_kept)
    }
}

/// Judges what was typed. `code` is the dispute's reason code, `opened` the day it was opened.
#[must_use]
pub fn judge(draft: &Draft, code: Option<&str>, opened: Option<Date>) -> Verdict {
    let mut rules = Vec::new();
    let mut rule = |is_kept: bool, words: String| rules.push(Rule { is_kept, words });
    rule(code == Some("10.4"), "The reason code is Visa 10.4".to_owned());
    rule(draft.earlier.len() >= 2, format!("{} of 2 earlier purchases with the same card", draft.earlier.len().min(2)));
    let (mut apart, mut unknown) = (Vec::new(), 0);
    for (number, purchase) in draft.earlier.iter().enumerate() {
        let days =
            purchase.day().zip(opened).and_then(|(day, opened)| day.until(opened).ok()).map(|span| span.get_days());
        match days {
            Some(days) if WINDOW.contains(&days) => {}
            Some(days) => apart.push(format!("purchase {} is {days} days before it", number + 1)),
            None => unknown += 1,
        }
    }
    let in_window = "Each 120 to 364 days before the dispute was opened";
    rule(
        !draft.earlier.is_empty() && apart.is_empty() && unknown == 0,
        match (opened, apart.is_empty(), unknown) {
            (None, _, _) => format!("{in_window}; the day it was opened is not known"),
            (_, false, _) => format!("{in_window}: {}", apart.join(", ")),
            (_, true, 1..) => format!("{in_window}: a date is missing or is not like 2026-05-01"),
            _ => in_window.to_owned(),
        },
    );
    rule(draft.are_undisputed, "None of them was disputed or reported as fraud".to_owned());
    let same = same_elements(draft);
    let names = same.iter().map(|element| element.label()).collect::<Vec<_>>().join(", ");
    rule(
        same.len() >= 2,
        if same.is_empty() {
            "Two elements are the same in all of them".to_owned()
        } else {
            format!("The same in all of them: {names}")
        },
    );
    rule(
        same.iter().any(|element| matches!(element, Element::Ip | Element::Device)),
        "One of them is the IP address or the device".to_owned(),
    );
    let is_described = |purchase: &Purchase| !purchase.goods.trim().is_empty() && !purchase.reference.trim().is_empty();
    rule(
        !draft.earlier.is_empty() && draft.earlier.iter().all(is_described) && !draft.disputed.goods.trim().is_empty(),
        "Each says what was bought, and each earlier one its reference number (ARN)".to_owned(),
    );
    Verdict { rules, same }
}

fn same_elements(draft: &Draft) -> Vec<Element> {
    if draft.earlier.is_empty() {
        return Vec::new();
    }
    let is_same = |element: &Element| {
        draft.disputed.element(*element).is_some_and(|value| {
            draft.earlier.iter().all(|purchase| purchase.element(*element).as_ref() == Some(&value))
        })
    };
    Element::ALL.into_iter().filter(is_same).collect()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    fn purchase(date: &str) -> Purchase {
        Purchase {
            date: date.to_owned(),
            amount: "20.00".to_owned(),
            reference: "74537604221222132710559".to_owned(),
            goods: "Shoes".to_owned(),
            login: "Ana@Example.com".to_owned(),
            ip: "203.0.113.7".to_owned(),
            device: "abcdefghijklmnop".to_owned(),
            address: "1 Main St., Springfield".to_owned(),
        }
    }

    fn draft() -> Draft {
        Draft {
            disputed: purchase("2026-06-01"),
            earlier: vec![purchase("2026-01-01"), purchase("2025-12-01")],
            are_undisputed: true,
            is_in: false,
        }
    }

    fn opened() -> Option<Date> {
        "2026-06-10".parse().ok()
    }

    #[test]
    fn everything_right_is_eligible_and_names_what_matches() {
        let verdict = judge(&draft(), Some("10.4"), opened());
        assert!(verdict.is_eligible(), "{verdict:?}");
        assert_eq!(verdict.same, Element::ALL);
    }

    #[test]
    fn what_is_known_of_the_disputed_purchase_is_filled_in_and_nothing_typed_is_lost() {
        use crate::domain::ids::{DisputeId, TransferId};
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.details.insert("arn".to_owned(), "74537604221222132710559".to_owned());
        let payment = Payment {
            id: TransferId::parse("TR1").expect("an id"),
            amount: Some(12_345),
            currency: crate::domain::money::Currency::parse("EUR"),
            created_at: "2026-05-31T23:30:00Z".parse().ok(),
            card_brand: None,
            card_last4: None,
            statement_descriptor: None,
            raw: std::sync::Arc::from("{}"),
        };
        let mut draft = Draft::default();
        draft.disputed.amount = "typed".to_owned();
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        draft.prefill(&dispute, Some(&payment), &zone);
        let Purchase { date, amount, reference, .. } = &draft.disputed;
        assert_eq!(
            (date.as_str(), amount.as_str(), reference.as_str()),
            ("2026-06-01", "typed", "74537604221222132710559")
        );
        let mut fresh = Draft::default();
        fresh.prefill(&dispute, Some(&payment), &zone);
        assert_eq!(fresh.disputed.amount, "123.45 EUR");
    }

    #[test]
    fn every_rule_can_break() {
        let breaks = |change: fn(&mut Draft), code: Option<&str>| {
            let mut draft = draft();
            change(&mut draft);
            judge(&draft, code, opened()).rules.iter().filter(|rule| !rule.is_kept).count()
        };
        let code = Some("10.4");
        assert_eq!(breaks(|_| {}, Some("10.3")), 1);
        assert_eq!(breaks(|d| drop(d.earlier.pop()), code), 1);
        assert_eq!(breaks(|d| d.are_undisputed = false, code), 1);
        assert_eq!(breaks(|d| d.earlier[0].date = "2026-02-11".to_owned(), code), 1, "119 days");
        assert_eq!(breaks(|d| d.earlier[0].date = "2026-02-10".to_owned(), code), 0, "120 days");
        assert_eq!(breaks(|d| d.earlier[0].date = "2025-06-10".to_owned(), code), 1, "365 days");
        assert_eq!(breaks(|d| d.earlier[0].date = "soon".to_owned(), code), 1);
        assert_eq!(breaks(|d| d.earlier[0].goods.clear(), code), 1);
        let only_login = |d: &mut Draft| {
            d.earlier[0].ip = "198.51.100.1".to_owned();
            d.earlier[1].device = "ponmlkjihgfedcba".to_owned();
            d.earlier[1].address = "2 Main St".to_owned();
        };
        assert_eq!(breaks(only_login, code), 2);
    }

    #[test]
    fn the_same_address_and_login_written_otherwise_are_the_same_and_empty_is_never_the_same() {
        let mut draft = draft();
        draft.earlier[0].address = "1 MAIN ST\nSpringfield".to_owned();
        draft.earlier[0].login = " ana@example.COM ".to_owned();
        draft.earlier[1].ip = "::ffff:203.0.113.7".to_owned();
        assert_eq!(judge(&draft, Some("10.4"), opened()).same, Element::ALL);
        for purchase in draft.earlier.iter_mut().chain([&mut draft.disputed]) {
            *purchase = Purchase::default();
        }
        assert!(judge(&draft, Some("10.4"), opened()).same.is_empty());
    }
}
