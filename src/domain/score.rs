//! Scoring a customer or an order, and what the score means here.
//!
//! Source: the Disputify API page (scoring/score, `orders/ID/score`).

pub mod columns;

use crate::domain::dispute::card::BillingAddress;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::transfer::Payment;
use crate::domain::field::{Errors, FieldError, optional};
use crate::domain::joined::join_fields;
use crate::domain::text::{self, EmailProblem, email_problem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One address of an order; every part is optional.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Line 1.
    pub address_1: Option<String>,
    /// Line 2.
    pub address_2: Option<String>,
    /// City or suburb.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Post or zip code.
    pub postcode: Option<String>,
    /// Country; no format is published.
    pub country: Option<String>,
}

/// What is scored: an email with everything else that is known about the order.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderToScore {
    /// The customer's email.
    pub email: String,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// Billing address.
    pub billing: Address,
    /// Shipping address.
    pub shipping: Address,
}

impl OrderToScore {
    /// Nothing but the email is known.
    #[must_use]
    pub fn of_email(email: String) -> Self {
        Self {
            email,
            first_name: None,
            last_name: None,
            phone_number: None,
            billing: Address::default(),
            shipping: Address::default(),
        }
    }
}

/// An address being typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressDraft {
    /// Line 1.
    pub address_1: String,
    /// Line 2.
    pub address_2: String,
    /// City or suburb.
    pub city: String,
    /// State or province.
    pub state: String,
    /// Post or zip code.
    pub postcode: String,
    /// Country.
    pub country: String,
}

join_fields!(AddressDraft { address_1, address_2, city, state, postcode, country });
join_fields!(ScoreDraft { email, first_name, last_name, phone_number, billing, shipping } chosen { same_shipping });

impl AddressDraft {
    fn parse(&self) -> Address {
        Address {
            address_1: optional(&self.address_1),
            address_2: optional(&self.address_2),
            city: optional(&self.city),
            state: optional(&self.state),
            postcode: optional(&self.postcode),
            country: optional(&self.country),
        }
    }
}

/// An order being typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoreDraft {
    /// The customer's email.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Phone number.
    pub phone_number: String,
    /// Billing address.
    pub billing: AddressDraft,
    /// Send the billing address as the shipping address too.
    pub same_shipping: bool,
    /// Shipping address, when it is another one.
    pub shipping: AddressDraft,
}

impl Default for ScoreDraft {
    fn default() -> Self {
        Self {
            email: String::new(),
            first_name: String::new(),
            last_name: String::new(),
            phone_number: String::new(),
            billing: AddressDraft::default(),
            same_shipping: true,
            shipping: AddressDraft::default(),
        }
    }
}

/// What is wrong with a field of an order to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreProblem {
    /// The customer's email.
    Email(EmailProblem),
    /// A phone number of fewer than five digits.
    ShortPhone,
}

impl AddressDraft {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of_card(address: &BillingAddress) -> Self {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        Self {
            address_1: part(&address.line_1),
            address_2: part(&address.line_2),
            city: part(&address.city),
            state: part(&address.region),
            postcode: part(&address.postal_code),
            country: part(&address.country),
        }
    }

    /// What tags say of an address; each key is tried with every prefix.
    fn of_tags(tags: &Tags, prefixes: &[&str]) -> Self {
        let tag = |names: &[&str]| {
            let keys: Vec<String> =
                prefixes.iter().flat_map(|prefix| names.iter().map(move |name| format!("{prefix}{name}"))).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            tags.first_of(&keys).map(text::clean).unwrap_or_default()
        };
        Self {
            address_1: tag(&["address_1", "address_line1", "line1", "address", "street"]),
            address_2: tag(&["address_2", "address_line2", "line2"]),
            city: tag(&["city"]),
            state: tag(&["state", "region", "province"]),
            postcode: tag(&["postcode", "postal_code", "zip", "zip_code"]),
            country: tag(&["country"]),
        }
    }
}

impl ScoreDraft {
    /// The form of a dispute's customer, from its tags, else from what the payment says of the card.
    #[must_use]
    pub fn of_customer(tags: &Tags, payment: Option<&Payment>) -> Self {
        let tag = |keys: &[&str]| tags.first_of(keys).map(text::clean);
        let holder = payment.and_then(|payment| payment.card.holder.as_deref());
        let name = tag(&["customer_name", "buyer_name", "cardholder_name"]).or_else(|| holder.map(text::clean));
        // The last word is the family's name, as far as a name tells.
        let parts = name.as_deref().map(str::trim).map(|name| name.rsplit_once(' ').unwrap_or((name, "")));
        let (first, last) = parts.unwrap_or_default();
        let shipping = AddressDraft::of_tags(tags, &["shipping_"]);
        // Whole, as parts of two addresses are none.
        let tagged = Some(AddressDraft::of_tags(tags, &["billing_", "customer_"])).filter(|tagged| !tagged.is_empty());
        let billing = tagged.or_else(|| payment.map(|payment| AddressDraft::of_card(&payment.billing)));
        let billing = billing.unwrap_or_default();
        Self {
            email: tags.email().map(text::clean).unwrap_or_default(),
            first_name: tag(&["first_name", "customer_first_name"]).unwrap_or_else(|| first.trim().to_owned()),
            last_name: tag(&["last_name", "customer_last_name"]).unwrap_or_else(|| last.to_owned()),
            phone_number: tag(&["phone", "phone_number", "customer_phone"]).unwrap_or_default(),
            billing,
            same_shipping: shipping.is_empty(),
            shipping,
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<OrderToScore, Vec<FieldError<ScoreProblem>>> {
        let mut errors = Errors::default();
        if let Some(problem) = email_problem(&self.email) {
            errors.push("email", ScoreProblem::Email(problem));
        }
        let phone = self.phone_number.trim();
        if !phone.is_empty() && phone.chars().filter(char::is_ascii_digit).count() < 5 {
            errors.push("phone_number", ScoreProblem::ShortPhone);
        }
        let billing = self.billing.parse();
        let shipping = if self.same_shipping { billing.clone() } else { self.shipping.parse() };
        errors.finish(Some(OrderToScore {
            email: self.email.trim().to_owned(),
            first_name: optional(&self.first_name),
            last_name: optional(&self.last_name),
            phone_number: optional(&self.phone_number),
            billing,
            shipping,
        }))
    }
}

/// One matched indicator of fraud. As it is here it is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marker {
    /// `normalized_email` and others.
    pub marker_type: String,
    /// When Disputify imported it.
    pub created_at: Option<Timestamp>,
    /// `Refund`, `Customer` and others.
    pub source_type: String,
    /// Id of the source.
    pub source_id: Option<String>,
    /// Id of the marker.
    pub id: Option<String>,
    /// True when the merchant approved this customer.
    pub is_approved: bool,
}

impl Marker {
    /// The marker in words.
    #[must_use]
    pub fn label(&self) -> String {
        crate::domain::text::humanize(&self.marker_type)
    }
}

/// Disputify's answer. As it is here it is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Score {
    /// 0 to 100, higher is riskier; `None` when none was given.
    pub score: Option<f64>,
    /// What matched.
    pub markers: Vec<Marker>,
}

/// Where the app's own bands begin. Disputify publishes none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bands {
    /// From here a score is called elevated.
    pub elevated: f64,
    /// From here a score is called high.
    pub high: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Self { elevated: 40.0, high: 75.0 }
    }
}

/// The app's own word for a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Zero and nothing matched: says nothing about safety.
    NoMatch,
    /// Below the first threshold.
    Low,
    /// Between the two.
    Elevated,
    /// Above the second.
    High,
    /// No score was given.
    Unscored,
}

impl Score {
    /// Puts the score into a band.
    #[must_use]
    pub fn band(&self, bands: Bands) -> Band {
        match self.score {
            None => Band::Unscored,
            Some(score) if score <= 0.0 && self.markers.is_empty() => Band::NoMatch,
            Some(score) if score >= bands.high => Band::High,
            Some(score) if score >= bands.elevated => Band::Elevated,
            Some(_) => Band::Low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::card::Card;
    use crate::domain::ids::TransferId;

    #[test]
    fn only_the_email_is_required() {
        let draft = ScoreDraft { email: " demo@example.org ".to_owned(), ..ScoreDraft::default() };
        let order = draft.parse().expect("a valid form");
        assert_eq!(order.email, "demo@example.org");
        assert!(order.first_name.is_none() && order.billing == Address::default());
        assert!(ScoreDraft::default().parse().is_err());
    }

    #[test]
    fn a_disputes_customer_fills_the_form_as_far_as_it_is_known() {
        let tags = |pairs: &[(&str, &str)]| -> Tags {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        let known = tags(&[
            ("customer_email", "dana@example.org"),
            ("billing_line1", "1 Main St"),
            ("Billing_City", "Oakland"),
            ("billing_zip", "94601"),
            ("state", "open"),
        ]);
        let mut payment = Payment {
            id: TransferId::parse("TR1").expect("an id"),
            amount: None,
            currency: None,
            created_at: None,
            card: Card::read(None, None, Some("Dana van Lee")),
            billing: BillingAddress { city: Some("Reno".to_owned()), ..BillingAddress::default() },
            instrument: None,
            statement_descriptor: None,
            raw: std::sync::Arc::from("{}"),
        };
        let draft = ScoreDraft::of_customer(&known, Some(&payment));
        assert_eq!((draft.email.as_str(), draft.first_name.as_str()), ("dana@example.org", "Dana van"));
        assert_eq!(draft.last_name, "Lee");
        let AddressDraft { address_1, city, postcode, state, .. } = draft.billing;
        assert_eq!([address_1, city, postcode, state], ["1 Main St", "Oakland", "94601", ""]);
        assert!(draft.same_shipping);

        payment.card.holder = Some("Dana".to_owned());
        let named = ScoreDraft::of_customer(&tags(&[("last_name", "Lee"), ("shipping_city", "Elko")]), Some(&payment));
        assert_eq!((named.first_name.as_str(), named.last_name.as_str()), ("Dana", "Lee"));
        assert_eq!((named.billing.city.as_str(), named.shipping.city.as_str()), ("Reno", "Elko"));
        assert!(!named.same_shipping);
    }

    #[test]
    fn the_shipping_address_follows_the_billing_address_when_told_so() {
        let mut draft = ScoreDraft { email: "a@b.co".to_owned(), ..ScoreDraft::default() };
        draft.billing.city = "San Francisco".to_owned();
        draft.shipping.city = "Oakland".to_owned();
        let city = |d: &ScoreDraft| d.parse().ok().and_then(|order| order.shipping.city);
        assert_eq!(city(&draft).as_deref(), Some("San Francisco"));
        draft.same_shipping = false;
        assert_eq!(city(&draft).as_deref(), Some("Oakland"));
    }

    #[test]
    fn zero_without_markers_is_no_match_and_not_low() {
        let score =
            |value: Option<f64>, markers: usize| Score { score: value, markers: vec![Marker::default(); markers] };
        let band = |s: Score| s.band(Bands::default());
        assert_eq!(band(score(Some(0.0), 0)), Band::NoMatch);
        assert_eq!(band(score(Some(0.0), 1)), Band::Low);
        assert_eq!(band(score(Some(20.88), 1)), Band::Low);
        assert_eq!(band(score(Some(40.0), 1)), Band::Elevated);
        assert_eq!(band(score(Some(90.88), 4)), Band::High);
        assert_eq!(band(score(None, 0)), Band::Unscored);
    }
}
