//! Visa's Compelling Evidence 3.0 for reason code 10.4: earlier undisputed purchases that tie the cardholder to this
//! one. The rules check themselves here; nothing is sent.
//!
//! At least two purchases with the same card, 120 to 364 days before the dispute, that were not reported as fraud; at
//! least two of login, IP address, device and delivery address the same in all of them and in the disputed purchase,
//! one of the two the IP address or the device. Sources: verifi.com (Compelling Evidence 3.0), support.stripe.com and
//! docs.stripe.com (Visa Compelling Evidence 3.0), where 119 and 365 days are outside.

mod table;

pub use table::{Mapping, Part, PurchasesProblem, Table};

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

    /// How the page in the packet names it, in the issuer's language.
    #[must_use]
    pub fn printed(self) -> &'static str {
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

/// A rule, with what it was judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The reason code is the right one.
    Code,
    /// There are two earlier purchases; so many of them are.
    Two(usize),
    /// Each lies in the window before the dispute.
    Window(Window),
    /// None was disputed.
    Undisputed,
    /// Two elements are the same in all of them; these are.
    Same(Vec<Element>),
    /// One of those two is the IP address or the device.
    SameDevice,
    /// Each says what was bought, and each earlier one its reference number.
    Described,
}

/// How earlier purchases lie to the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// As they should, or there are none.
    Inside,
    /// The day the dispute was opened is not known.
    NotKnown,
    /// These lie outside.
    Outside(Vec<Apart>),
    /// A date is missing or makes no sense.
    NoDate,
}

/// A purchase outside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Which one, from one.
    pub purchase: usize,
    /// How many days before the dispute.
    pub days: i32,
}

/// One rule, and whether it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// It is kept.
    pub is_kept: bool,
    /// Which one.
    pub kind: RuleKind,
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
    let mut rule = |is_kept: bool, kind: RuleKind| rules.push(Rule { is_kept, kind });
    rule(code == Some("10.4"), RuleKind::Code);
    rule(draft.earlier.len() >= 2, RuleKind::Two(draft.earlier.len().min(2)));
    let window = window(draft, opened);
    rule(!draft.earlier.is_empty() && window == Window::Inside, RuleKind::Window(window));
    rule(draft.are_undisputed, RuleKind::Undisputed);
    let same = same_elements(draft);
    rule(same.len() >= 2, RuleKind::Same(same.clone()));
    rule(same.iter().any(|element| matches!(element, Element::Ip | Element::Device)), RuleKind::SameDevice);
    let is_described = |purchase: &Purchase| !purchase.goods.trim().is_empty() && !purchase.reference.trim().is_empty();
    rule(
        !draft.earlier.is_empty() && draft.earlier.iter().all(is_described) && !draft.disputed.goods.trim().is_empty(),
        RuleKind::Described,
    );
    Verdict { rules, same }
}

fn window(draft: &Draft, opened: Option<Date>) -> Window {
    let Some(opened) = opened else { return Window::NotKnown };
    let (mut apart, mut is_unknown) = (Vec::new(), false);
    for (number, purchase) in (1..).zip(&draft.earlier) {
        match purchase.day().and_then(|day| day.until(opened).ok()).map(|span| span.get_days()) {
            Some(days) if WINDOW.contains(&days) => {}
            Some(days) => apart.push(Apart { purchase: number, days }),
            None => is_unknown = true,
        }
    }
    match (apart.is_empty(), is_unknown) {
        (false, _) => Window::Outside(apart),
        (true, true) => Window::NoDate,
        (true, false) => Window::Inside,
    }
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
            card: crate::domain::dispute::card::Card::default(),
            billing: crate::domain::dispute::card::BillingAddress::default(),
            instrument: None,
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
