//! A successful checkout as Butter takes it, so that Order Insight can stop a later dispute.
//!
//! Source: Butter's Disputes Data Collection API page.
//!
//! Must not live here: the JSON of it, how a problem is said.

pub mod columns;

use crate::domain::field::{Errors, FieldError, optional};
use crate::domain::joined::join_fields;
use crate::domain::text::{EmailProblem, email_problem};
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;

/// Payment service providers both Butter services name. A closed list by the vendor's validation rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Psp {
    /// Stripe
    Stripe,
    /// Braintree
    Braintree,
    /// Adyen
    Adyen,
    /// Worldpay
    Worldpay,
    /// Recurly
    Recurly,
    /// Recharge
    Recharge,
}

impl Psp {
    /// All of them, in the vendor's order.
    pub const ALL: [Self; 6] =
        [Self::Stripe, Self::Braintree, Self::Adyen, Self::Worldpay, Self::Recurly, Self::Recharge];

    /// A proper name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stripe => "Stripe",
            Self::Braintree => "Braintree",
            Self::Adyen => "Adyen",
            Self::Worldpay => "Worldpay",
            Self::Recurly => "Recurly",
            Self::Recharge => "Recharge",
        }
    }

    /// The word on the wire.
    #[must_use]
    pub fn as_wire(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::Braintree => "braintree",
            Self::Adyen => "adyen",
            Self::Worldpay => "worldpay",
            Self::Recurly => "recurly",
            Self::Recharge => "recharge",
        }
    }

    /// The one that is named, by its name or by the vendor's word for it.
    #[must_use]
    pub fn of_wire(named: &str) -> Option<Self> {
        let is_it = |psp: &Self| named.eq_ignore_ascii_case(psp.as_wire()) || named.eq_ignore_ascii_case(psp.name());
        Self::ALL.into_iter().find(is_it)
    }
}

/// One checkout, ready to be reported.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// The customer's email.
    pub customer_email: String,
    /// The customer's address; the service takes IPv4 only.
    pub ipv4_address: Ipv4Addr,
    /// Who processed the payment.
    pub psp: Psp,
    /// The customer at the PSP.
    pub customer_id: Option<String>,
    /// The invoice at the PSP.
    pub invoice_id: Option<String>,
    /// The subscription at the PSP.
    pub subscription_id: Option<String>,
    /// The charge, for Stripe.
    pub charge_id: Option<String>,
    /// The transaction, or the network's transaction id.
    pub transaction_id: Option<String>,
}

impl Checkout {
    /// The reference a person recognises the checkout by.
    #[must_use]
    pub fn reference(&self) -> &str {
        [&self.invoice_id, &self.charge_id, &self.transaction_id, &self.subscription_id]
            .into_iter()
            .find_map(|id| id.as_deref())
            .unwrap_or("–")
    }
}

/// A checkout being typed. The PSP starts unset: nothing in a Finix dispute says which one Butter knows it by.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckoutDraft {
    /// The customer's email.
    pub customer_email: String,
    /// The customer's address.
    pub ipv4_address: String,
    /// Who processed the payment.
    pub psp: Option<Psp>,
    /// The customer at the PSP.
    pub customer_id: String,
    /// The invoice at the PSP.
    pub invoice_id: String,
    /// The subscription at the PSP.
    pub subscription_id: String,
    /// The charge.
    pub charge_id: String,
    /// The transaction.
    pub transaction_id: String,
}

join_fields!(CheckoutDraft {
    customer_email,
    ipv4_address,
    psp,
    customer_id,
    invoice_id,
    subscription_id,
    charge_id,
    transaction_id,
});

/// What is wrong with a field of a checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckoutProblem {
    /// The customer's email.
    Email(EmailProblem),
    /// The customer's address.
    Address(AddressProblem),
    /// No provider is chosen.
    NoProvider,
    /// None of the four ids is there.
    NoId,
}

/// Why a text is no IPv4 address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// Nothing is typed.
    Empty,
    /// This one is of IPv6, which the service does not take.
    Ipv6(String),
    /// This one has not four numbers.
    NotFour(String),
    /// A number of it is over 255.
    TooLarge {
        /// What is typed.
        address: String,
        /// The number.
        part: String,
    },
    /// A number of it begins with a zero, which some read as octal.
    LeadingZero {
        /// What is typed.
        address: String,
        /// The number.
        part: String,
    },
    /// Anything else.
    Odd(String),
}

/// What is unusual about a checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckoutWarning {
    /// It has a charge, which only Stripe knows, and another provider.
    ChargeOfAnother,
}

impl CheckoutDraft {
    /// The form that would make this checkout.
    #[must_use]
    pub fn of(checkout: &Checkout) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            customer_email: checkout.customer_email.clone(),
            ipv4_address: checkout.ipv4_address.to_string(),
            psp: Some(checkout.psp),
            customer_id: text(&checkout.customer_id),
            invoice_id: text(&checkout.invoice_id),
            subscription_id: text(&checkout.subscription_id),
            charge_id: text(&checkout.charge_id),
            transaction_id: text(&checkout.transaction_id),
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<Checkout, Vec<FieldError<CheckoutProblem>>> {
        let mut errors = Errors::default();
        if let Some(problem) = email_problem(&self.customer_email) {
            errors.push("customer_email", CheckoutProblem::Email(problem));
        }
        let address = parse_ipv4(&self.ipv4_address)
            .map_err(|problem| errors.push("ipv4_address", CheckoutProblem::Address(problem)))
            .ok();
        if self.psp.is_none() {
            errors.push("psp", CheckoutProblem::NoProvider);
        }
        let ids = [&self.invoice_id, &self.subscription_id, &self.charge_id, &self.transaction_id];
        if ids.iter().all(|id| id.trim().is_empty()) {
            errors.push("reference", CheckoutProblem::NoId);
        }
        let checkout = address.zip(self.psp).map(|(ipv4_address, psp)| Checkout {
            customer_email: self.customer_email.trim().to_owned(),
            ipv4_address,
            psp,
            customer_id: optional(&self.customer_id),
            invoice_id: optional(&self.invoice_id),
            subscription_id: optional(&self.subscription_id),
            charge_id: optional(&self.charge_id),
            transaction_id: optional(&self.transaction_id),
        });
        errors.finish(checkout)
    }

    /// True when something about a person was typed.
    #[must_use]
    pub fn names_a_person(&self) -> bool {
        !self.customer_email.trim().is_empty() || !self.ipv4_address.trim().is_empty()
    }

    /// What is unusual but not wrong.
    #[must_use]
    pub fn warning(&self) -> Option<CheckoutWarning> {
        let has_charge = !self.charge_id.trim().is_empty();
        match self.psp {
            Some(Psp::Stripe) | None => None,
            Some(_) if has_charge => Some(CheckoutWarning::ChargeOfAnother),
            Some(_) => None,
        }
    }
}

/// Reads an IPv4 address and says exactly what is wrong with a bad one.
fn parse_ipv4(text: &str) -> Result<Ipv4Addr, AddressProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AddressProblem::Empty);
    }
    if let Ok(address) = text.parse() {
        return Ok(address);
    }
    let address = crate::domain::text::clean_to(text, 45);
    if text.contains(':') {
        return Err(AddressProblem::Ipv6(address));
    }
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() != 4 {
        return Err(AddressProblem::NotFour(address));
    }
    for part in parts {
        let digits = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        if digits && part.trim_start_matches('0').parse::<u32>().unwrap_or(u32::from(part.len() > 4) * 999) > 255 {
            return Err(AddressProblem::TooLarge { address, part: part.to_owned() });
        }
        if digits && part.len() > 1 && part.starts_with('0') {
            return Err(AddressProblem::LeadingZero { address, part: part.to_owned() });
        }
    }
    Err(AddressProblem::Odd(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> CheckoutDraft {
        CheckoutDraft {
            customer_email: "dana@example.org".to_owned(),
            ipv4_address: "192.168.1.1".to_owned(),
            psp: Some(Psp::Stripe),
            invoice_id: "in_1".to_owned(),
            ..CheckoutDraft::default()
        }
    }

    #[test]
    fn a_complete_form_becomes_a_checkout() {
        let checkout = draft().parse().map_err(|errors| format!("{errors:?}")).expect("valid");
        assert_eq!(checkout.reference(), "in_1");
        assert_eq!(checkout.customer_id, None);
        assert!(CheckoutDraft::of(&checkout) == draft());
    }

    #[test]
    fn an_address_out_of_range_says_which_number() {
        let owned = |text: &str| text.to_owned();
        assert_eq!(
            parse_ipv4("256.1.1.4"),
            Err(AddressProblem::TooLarge { address: owned("256.1.1.4"), part: owned("256") })
        );
        assert_eq!(
            parse_ipv4("1.2.03.4"),
            Err(AddressProblem::LeadingZero { address: owned("1.2.03.4"), part: owned("03") })
        );
        assert_eq!(parse_ipv4("::1"), Err(AddressProblem::Ipv6(owned("::1"))));
        assert_eq!(parse_ipv4("1.2.3"), Err(AddressProblem::NotFour(owned("1.2.3"))));
        for bad in ["", "a.b.c.d", "1.2.3.4:80", "1..2.3", "1.2.3.99999999999999"] {
            assert!(parse_ipv4(bad).is_err(), "{bad}");
        }
        assert!(parse_ipv4(" 127.0.0.1 ").is_ok());
    }

    #[test]
    fn each_missing_part_is_asked_for_at_its_own_field() {
        let errors = CheckoutDraft::default().parse().err().unwrap_or_default();
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, ["customer_email", "ipv4_address", "psp", "reference"]);
    }

    #[test]
    fn a_charge_of_another_provider_warns_and_does_not_block() {
        let mut draft = draft();
        draft.charge_id = "ch_1".to_owned();
        assert!(draft.warning().is_none());
        draft.psp = Some(Psp::Adyen);
        assert!(draft.warning().is_some() && draft.parse().is_ok());
    }
}
