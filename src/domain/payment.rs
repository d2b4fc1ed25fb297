//! A payment sent to Butter Recover, which may retry it for real.
//!
//! Source: Butter Recover Enterprise API, `POST /recover/payments`.

pub mod columns;
mod transaction;

pub use transaction::Transaction;

use crate::domain::checkout::Psp;
use crate::domain::field::{Errors, FieldError, optional};
use crate::domain::joined::join_fields;
use crate::domain::language::Marks;
use crate::domain::money::amount_input::{self, AmountProblem};
use crate::domain::money::{Currency, Money};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

crate::open_enum! {
    /// How the customer paid.
    FundingSource {
        /// Credit card.
        Credit = "CREDIT";
        /// Debit card.
        Debit = "DEBIT";
        /// Prepaid card.
        Prepaid = "PREPAID";
        /// Several.
        Mixed = "MIXED";
        /// PayPal.
        Paypal = "PAYPAL";
        /// Not sorted into any.
        Uncategorized = "UNCATEGORIZED";
        /// Not known.
        Unknown = "UNKNOWN";
    }
}

/// One payment event, complete as the service wants it: what is typed has one transaction, a file may have several.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentEvent {
    /// The merchant's own id of the customer.
    pub customer_id: String,
    /// The subscription.
    pub subscription_id: String,
    /// When the subscription began.
    pub subscription_start: Timestamp,
    /// The invoice.
    pub invoice_id: String,
    /// When the invoice was made.
    pub invoice_created: Timestamp,
    /// The merchant's own id of the transaction.
    pub transaction_id: String,
    /// The transaction at the PSP.
    pub psp_transaction_id: String,
    /// Who processed it.
    pub psp: Psp,
    /// Acquirer's country, ISO 3166-1 alpha-2.
    pub acquirer_country: String,
    /// The amount.
    pub amount: Money,
    /// How the customer paid.
    pub funding_source: FundingSource,
    /// The stored card or account.
    pub payment_method_id: String,
    /// When the PSP made the transaction.
    pub psp_transaction_created: Timestamp,
    /// Network name in lower case.
    pub scheme: String,
    /// True when the payment went through.
    pub success: bool,
    /// The issuer's message, for example `insufficient_funds`.
    pub raw_response_message: String,
    /// The network's id, required for Worldpay.
    pub network_transaction_id: Option<String>,
    /// The merchant id, required for Worldpay.
    pub mid: Option<String>,
    /// The transactions beside the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Transaction>,
}

/// A payment event being typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentEventDraft {
    /// The merchant's own id of the customer.
    pub customer_id: String,
    /// The subscription.
    pub subscription_id: String,
    /// When the subscription began.
    pub subscription_start: String,
    /// The invoice.
    pub invoice_id: String,
    /// When the invoice was made.
    pub invoice_created: String,
    /// The merchant's own id of the transaction.
    pub transaction_id: String,
    /// The transaction at the PSP.
    pub psp_transaction_id: String,
    /// Who processed it.
    pub psp: Option<Psp>,
    /// Acquirer's country.
    pub acquirer_country: String,
    /// The amount in major units.
    pub amount: String,
    /// The currency's code.
    pub currency: String,
    /// How the customer paid.
    pub funding_source: Option<FundingSource>,
    /// The stored card or account.
    pub payment_method_id: String,
    /// When the PSP made the transaction.
    pub psp_transaction_created: String,
    /// Network name.
    pub scheme: String,
    /// Whether the payment went through; unset until chosen.
    pub success: Option<bool>,
    /// The issuer's message.
    pub raw_response_message: String,
    /// The network's id.
    pub network_transaction_id: String,
    /// The merchant id.
    pub mid: String,
}

join_fields!(PaymentEventDraft {
    customer_id,
    subscription_id,
    subscription_start,
    invoice_id,
    invoice_created,
    transaction_id,
    psp_transaction_id,
    psp,
    acquirer_country,
    amount,
    currency,
    funding_source,
    payment_method_id,
    psp_transaction_created,
    scheme,
    success,
    raw_response_message,
    network_transaction_id,
    mid,
});

/// What is wrong with a field of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentProblem {
    /// No id of the customer.
    NoCustomer,
    /// No subscription.
    NoSubscription,
    /// No invoice.
    NoInvoice,
    /// No own id of the transaction.
    NoTransaction,
    /// No id of the transaction at the provider.
    NoProviderTransaction,
    /// No provider is chosen.
    NoProvider,
    /// Nothing says how the customer paid.
    NoFundingSource,
    /// No stored card or account.
    NoPaymentMethod,
    /// No card network.
    NoNetwork,
    /// Nothing says whether it went through.
    NoOutcome,
    /// No message of the issuer.
    NoResponse,
    /// Only Worldpay insists on it.
    NeededByWorldpay,
    /// No time.
    NoTime,
    /// This is no time.
    NotATime(String),
    /// No country's two letters.
    NoCountry,
    /// No currency's three letters.
    NoCurrency,
    /// Zero.
    NotAboveZero,
    /// The amount.
    Amount(AmountProblem),
}

impl PaymentEventDraft {
    /// The form that would make this event.
    #[must_use]
    pub fn of(event: &PaymentEvent) -> Self {
        Self {
            customer_id: event.customer_id.clone(),
            subscription_id: event.subscription_id.clone(),
            subscription_start: event.subscription_start.to_string(),
            invoice_id: event.invoice_id.clone(),
            invoice_created: event.invoice_created.to_string(),
            transaction_id: event.transaction_id.clone(),
            psp_transaction_id: event.psp_transaction_id.clone(),
            psp: Some(event.psp),
            acquirer_country: event.acquirer_country.clone(),
            amount: event.amount.decimal(),
            currency: event.amount.currency.code().to_owned(),
            funding_source: Some(event.funding_source.clone()),
            payment_method_id: event.payment_method_id.clone(),
            psp_transaction_created: event.psp_transaction_created.to_string(),
            scheme: event.scheme.clone(),
            success: Some(event.success),
            raw_response_message: event.raw_response_message.clone(),
            network_transaction_id: event.network_transaction_id.clone().unwrap_or_default(),
            mid: event.mid.clone().unwrap_or_default(),
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self, marks: Marks) -> Result<PaymentEvent, Vec<FieldError<PaymentProblem>>> {
        let mut e = Errors::default();
        let customer_id = e.required("customer.id", &self.customer_id, PaymentProblem::NoCustomer);
        let subscription_id = e.required("subscription.id", &self.subscription_id, PaymentProblem::NoSubscription);
        let subscription_start = instant(&mut e, "subscription.start_date", &self.subscription_start);
        let invoice_id = e.required("invoice.id", &self.invoice_id, PaymentProblem::NoInvoice);
        let invoice_created = instant(&mut e, "invoice.created_at", &self.invoice_created);
        let transaction_id = e.required("id", &self.transaction_id, PaymentProblem::NoTransaction);
        let psp_transaction_id =
            e.required("psp_transaction_id", &self.psp_transaction_id, PaymentProblem::NoProviderTransaction);
        if self.psp.is_none() {
            e.push("psp", PaymentProblem::NoProvider);
        }
        let acquirer_country = country(&mut e, &self.acquirer_country);
        let amount = amount(&mut e, &self.amount, &self.currency, marks);
        if self.funding_source.is_none() {
            e.push("funding_source", PaymentProblem::NoFundingSource);
        }
        let payment_method_id =
            e.required("payment_method_id", &self.payment_method_id, PaymentProblem::NoPaymentMethod);
        let psp_transaction_created = instant(&mut e, "psp_transaction_created_at", &self.psp_transaction_created);
        let scheme = e.required("scheme", &self.scheme, PaymentProblem::NoNetwork).to_lowercase();
        if self.success.is_none() {
            e.push("success", PaymentProblem::NoOutcome);
        }
        let raw_response_message =
            e.required("outcome.raw_response_message", &self.raw_response_message, PaymentProblem::NoResponse);
        let (network_transaction_id, mid) = self.worldpay(&mut e);
        let event = (|| {
            Some(PaymentEvent {
                customer_id,
                subscription_id,
                subscription_start: subscription_start?,
                invoice_id,
                invoice_created: invoice_created?,
                transaction_id,
                psp_transaction_id,
                psp: self.psp?,
                acquirer_country: acquirer_country?,
                amount: amount?,
                funding_source: self.funding_source.clone()?,
                payment_method_id,
                psp_transaction_created: psp_transaction_created?,
                scheme,
                success: self.success?,
                raw_response_message,
                network_transaction_id,
                mid,
                more: Vec::new(),
            })
        })();
        e.finish(event)
    }

    /// The two fields only Worldpay insists on.
    fn worldpay(&self, e: &mut Errors<PaymentProblem>) -> (Option<String>, Option<String>) {
        let needed = self.psp == Some(Psp::Worldpay);
        for (field, text) in [("network_transaction_id", &self.network_transaction_id), ("mid", &self.mid)] {
            if needed && text.trim().is_empty() {
                e.push(field, PaymentProblem::NeededByWorldpay);
            }
        }
        (optional(&self.network_transaction_id), optional(&self.mid))
    }
}

/// Reads `2023-09-25T03:57:26Z`, with any offset, or a plain date as midnight UTC.
fn instant(errors: &mut Errors<PaymentProblem>, field: &'static str, text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let parsed = text.parse::<Timestamp>().ok().or_else(|| {
        let date: jiff::civil::Date = text.parse().ok()?;
        if text.len() != 10 {
            return None;
        }
        date.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    });
    if parsed.is_none() {
        errors.push(
            field,
            if text.is_empty() {
                PaymentProblem::NoTime
            } else {
                PaymentProblem::NotATime(crate::domain::text::clean_to(text, 40))
            },
        );
    }
    parsed
}

fn country(errors: &mut Errors<PaymentProblem>, text: &str) -> Option<String> {
    let code = text.trim().to_ascii_uppercase();
    if code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase()) {
        return Some(code);
    }
    errors.push("acquirer_country", PaymentProblem::NoCountry);
    None
}

fn amount(errors: &mut Errors<PaymentProblem>, text: &str, currency: &str, marks: Marks) -> Option<Money> {
    let Some(currency) = Currency::parse(currency).filter(|c| c.is_known() && c.exponent().is_some()) else {
        errors.push("currency", PaymentProblem::NoCurrency);
        return None;
    };
    match amount_input::parse(text, currency, marks) {
        Ok(money) if money.minor > 0 => Some(money),
        Ok(_) => {
            errors.push("amount", PaymentProblem::NotAboveZero);
            None
        }
        Err(problem) => {
            errors.push("amount", PaymentProblem::Amount(problem));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> PaymentEventDraft {
        let t = |s: &str| s.to_owned();
        PaymentEventDraft {
            customer_id: t("c1"),
            subscription_id: t("s1"),
            subscription_start: t("2023-09-25T03:57:26Z"),
            invoice_id: t("i1"),
            invoice_created: t("2023-09-25"),
            transaction_id: t("t1"),
            psp_transaction_id: t("p1"),
            psp: Some(Psp::Stripe),
            acquirer_country: t("us"),
            amount: t("12.23"),
            currency: t("usd"),
            funding_source: Some(FundingSource::Credit),
            payment_method_id: t("pm1"),
            psp_transaction_created: t("2023-09-25T05:57:26+02:00"),
            scheme: t("Visa"),
            success: Some(false),
            raw_response_message: t("insufficient_funds"),
            network_transaction_id: String::new(),
            mid: String::new(),
        }
    }

    #[test]
    fn a_full_form_is_read_into_the_services_words() {
        let event = full().parse(Marks::Point).map_err(|errors| format!("{errors:?}")).expect("valid");
        assert_eq!(event.amount, Money::new(1_223, Currency::USD));
        assert_eq!((event.scheme.as_str(), event.acquirer_country.as_str()), ("visa", "US"));
        assert_eq!(event.psp_transaction_created.to_string(), "2023-09-25T03:57:26Z");
        assert_eq!(event.invoice_created.to_string(), "2023-09-25T00:00:00Z");
        let again = PaymentEventDraft::of(&event).parse(Marks::Point).map_err(|errors| format!("{errors:?}"));
        assert!(again.is_ok_and(|again| again == event));
    }

    #[test]
    fn an_empty_form_asks_for_every_required_field() {
        let errors = PaymentEventDraft::default().parse(Marks::Point).err().unwrap_or_default();
        assert_eq!(errors.len(), 16, "{errors:?}");
    }

    #[test]
    fn worldpay_needs_two_more() {
        let mut draft = full();
        draft.psp = Some(Psp::Worldpay);
        assert_eq!(draft.parse(Marks::Point).err().map(|e| e.len()), Some(2));
        draft.network_transaction_id = "n".to_owned();
        draft.mid = "m".to_owned();
        assert!(draft.parse(Marks::Point).is_ok());
    }

    #[test]
    fn amounts_follow_their_currency() {
        let mut draft = full();
        draft.currency = "JPY".to_owned();
        assert!(draft.parse(Marks::Point).is_err(), "12.23 yen do not exist");
        draft.amount = "1200".to_owned();
        assert!(draft.parse(Marks::Point).is_ok());
        draft.amount = "0".to_owned();
        assert!(draft.parse(Marks::Point).is_err());
        draft.currency = "ABC".to_owned();
        assert!(draft.parse(Marks::Point).is_err());
    }
}
