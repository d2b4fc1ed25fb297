//! Butter Recover: `POST /recover/payments`. A payment sent with a production key may be charged again for real.
//!
//! Source: Butter Recover Enterprise API.
//!
//! Must not live here: what is wrong with a form, repeating a payment.

use super::call::Call;
use super::error::{ApiError, ErrorKind, Operation, VendorMessage};
use super::http::Http;
use super::lenient::as_text;
use super::link::{Answered, Link};
use super::reply::Reply;
use super::request::{Auth, Body, Method, Request};
use crate::domain::account::{BaseUrl, Service};
use crate::domain::payment::{self, PaymentEvent};
use crate::domain::text;
use secrecy::SecretString;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// `POST /recover/payments`
#[derive(Clone)]
pub struct SendPayment(pub PaymentEvent);

/// Butter took the event for processing; it never says "processed".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// An opaque id for support.
    pub request_id: Option<String>,
}

#[derive(Serialize)]
struct Wire<'a> {
    customer: Id<'a>,
    subscription: Subscription<'a>,
    invoice: Invoice<'a>,
    transactions: Vec<Transaction<'a>>,
}

#[derive(Serialize)]
struct Id<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Subscription<'a> {
    id: &'a str,
    start_date: String,
}

#[derive(Serialize)]
struct Invoice<'a> {
    id: &'a str,
    created_at: String,
}

#[derive(Serialize)]
struct Outcome<'a> {
    raw_response_message: &'a str,
}

#[derive(Serialize)]
struct Transaction<'a> {
    id: &'a str,
    psp_transaction_id: &'a str,
    psp: &'a str,
    acquirer_country: &'a str,
    amount: Box<RawValue>,
    currency: &'a str,
    funding_source: &'a str,
    payment_method_id: &'a str,
    psp_transaction_created_at: String,
    scheme: &'a str,
    success: bool,
    outcome: Outcome<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network_transaction_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mid: Option<&'a str>,
}

/// `2023-09-25T03:57:26Z`, as the service's examples write it.
fn utc(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The JSON body. The amount is a JSON number in major units whose digits come from the minor units, never through
/// binary floating point.
fn body(event: &PaymentEvent) -> Result<String, serde_json::Error> {
    of(event, |wire| serde_json::to_string(wire))
}

/// The same body in lines, for a person to look at before it is sent.
///
/// # Errors
/// Never for a checked event.
pub fn preview(event: &PaymentEvent) -> Result<String, serde_json::Error> {
    of(event, |wire| serde_json::to_string_pretty(wire))
}

fn of<T>(event: &PaymentEvent, write: impl Fn(&Wire<'_>) -> serde_json::Result<T>) -> serde_json::Result<T> {
    let all: Vec<payment::Transaction> = event.transactions().collect();
    write(&Wire {
        customer: Id { id: &event.customer_id },
        subscription: Subscription { id: &event.subscription_id, start_date: utc(event.subscription_start) },
        invoice: Invoice { id: &event.invoice_id, created_at: utc(event.invoice_created) },
        transactions: all.iter().map(wire).collect::<Result<_, _>>()?,
    })
}

fn wire(one: &payment::Transaction) -> Result<Transaction<'_>, serde_json::Error> {
    Ok(Transaction {
        id: &one.transaction_id,
        psp_transaction_id: &one.psp_transaction_id,
        psp: one.psp.as_wire(),
        acquirer_country: &one.acquirer_country,
        amount: RawValue::from_string(one.amount.decimal())?,
        currency: one.amount.currency.code(),
        funding_source: one.funding_source.as_wire(),
        payment_method_id: &one.payment_method_id,
        psp_transaction_created_at: utc(one.psp_transaction_created),
        scheme: &one.scheme,
        success: one.success,
        outcome: Outcome { raw_response_message: &one.raw_response_message },
        network_transaction_id: one.network_transaction_id.as_deref(),
        mid: one.mid.as_deref(),
    })
}

impl Call for SendPayment {
    type Output = Taken;

    fn request(&self) -> Request {
        let path = ["recover", "payments"];
        let mut request = Request::new(Service::ButterRecover, Operation::SendPayment, Method::Post, &path);
        // Every part is text, a flag or a checked decimal, so this cannot fail; an empty body would be refused.
        request.body = Body::Json(body(&self.0).unwrap_or_default());
        request
    }

    /// Every 2xx is a success; a web page is none of Butter's answers.
    fn read(&self, reply: &Reply) -> Result<Taken, ApiError> {
        if reply.is_page() {
            return Err(reply.unreadable(&self.request(), reply.excerpt()));
        }
        let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
        Ok(Taken { request_id: body.get("request_id").and_then(as_text).map(|id| text::clean_to(&id, 300)) })
    }
}

/// `{"message": …, "errors": [ … ] | "…"}`; the shape of the errors is not documented.
fn read_error(request: &Request, reply: &Reply) -> ApiError {
    // A wrong key is 403 here; there is no 401.
    let mut error = reply.error(request, ErrorKind::from_status(reply.status), "");
    let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
    let mut say = |words: String, field: Option<String>| {
        error.messages.push(VendorMessage { text: text::clean_to(&words, 500), field });
    };
    let message = body.get("message").and_then(as_text);
    let has_message = message.is_some();
    if let Some(message) = message {
        say(message, None);
    }
    match body.get("errors") {
        Some(Value::String(words)) => say(words.clone(), None),
        Some(Value::Array(items)) => {
            for item in items.iter().take(50).filter(|item| item.as_object().is_none_or(|o| !o.is_empty())) {
                let words = item.get("message").or_else(|| item.get("msg")).and_then(as_text);
                let field = item.get("field").or_else(|| item.get("path")).and_then(as_text);
                say(words.or_else(|| as_text(item)).unwrap_or_else(|| item.to_string()), field);
            }
        }
        _ if !has_message => error.detail = reply.excerpt(),
        _ => {}
    }
    error
}

/// A Butter Recover account.
#[derive(Clone, Debug)]
pub struct ButterRecover(Link);

impl ButterRecover {
    /// A client for an address and a key.
    #[must_use]
    pub fn new(http: Http, base: BaseUrl, key: SecretString) -> Self {
        Self(Link::new(http, base, Auth::ApiKey(key), read_error))
    }

    /// Sends a payment event, once.
    ///
    /// # Errors
    /// What Butter or the network said.
    pub async fn send(&self, event: &PaymentEvent) -> Result<Answered<Taken>, ApiError> {
        self.0.write(&SendPayment(event.clone()), None).await
    }

    /// Sends an empty body, which a right key gets refused for its content and a wrong one for itself.
    ///
    /// No safe check of a key is documented; this one cannot start a payment because it names none.
    ///
    /// # Errors
    /// What Butter or the network said. [`ErrorKind::Refused`] with status 400 means that the key is right.
    pub async fn probe(&self) -> Result<(), ApiError> {
        self.0.write(&Probe, None).await.map(|_| ())
    }
}

struct Probe;

impl Call for Probe {
    type Output = ();

    fn request(&self) -> Request {
        let path = ["recover", "payments"];
        let mut request = Request::new(Service::ButterRecover, Operation::SendPayment, Method::Post, &path);
        request.body = Body::Json("{}".to_owned());
        request
    }

    fn read(&self, _reply: &Reply) -> Result<(), ApiError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkout::Psp;
    use crate::domain::money::{Currency, Money};
    use crate::domain::payment::FundingSource;

    fn event(minor: i64, code: &str) -> PaymentEvent {
        let at: jiff::Timestamp = "2023-09-25T05:57:26+02:00".parse().expect("an instant");
        PaymentEvent {
            customer_id: "c".into(),
            subscription_id: "s".into(),
            subscription_start: at,
            invoice_id: "i".into(),
            invoice_created: at,
            transaction_id: "t".into(),
            psp_transaction_id: "p".into(),
            psp: Psp::Stripe,
            acquirer_country: "US".into(),
            amount: Money::new(minor, Currency::parse(code).expect("a code")),
            funding_source: FundingSource::Credit,
            payment_method_id: "m".into(),
            psp_transaction_created: at,
            scheme: "visa".into(),
            success: false,
            raw_response_message: "insufficient_funds".into(),
            network_transaction_id: None,
            mid: None,
            more: Vec::new(),
        }
    }

    #[test]
    fn the_amount_is_an_exact_number_in_major_units() {
        for (minor, code, text) in [
            (1_223, "USD", "12.23"),
            (1_000, "USD", "10.00"),
            (5, "USD", "0.05"),
            (1_200, "JPY", "1200"),
            (12_345, "KWD", "12.345"),
            (9_007_199_254_740_993, "USD", "90071992547409.93"),
        ] {
            let body = body(&event(minor, code)).expect("a body");
            assert!(body.contains(&format!("\"amount\":{text},")), "{body}");
        }
    }

    #[test]
    fn several_transactions_are_sent_in_their_order_with_their_own_amounts() {
        let mut event = event(1_000, "USD");
        event.more.push(payment::Transaction { amount: Money::new(50, Currency::USD), ..event.first() });
        let body = body(&event).expect("a body");
        let read: Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!(read.get("transactions").and_then(Value::as_array).map(Vec::len), Some(2));
        assert!(body.find("\"amount\":10.00").zip(body.find("\"amount\":0.50")).is_some_and(|(one, two)| one < two));
    }

    #[test]
    fn what_is_shown_before_differs_from_what_is_sent_by_lines_and_spaces_only() {
        let mut event = event(1_000, "USD");
        event.more.push(payment::Transaction { mid: Some("m 1".into()), ..event.first() });
        let shown = preview(&event).expect("a body");
        assert!(shown.contains("\n  \"customer\": {\n"), "{shown}");
        let joined: String = shown.lines().map(|line| line.trim_start().replacen("\": ", "\":", 1)).collect();
        assert_eq!(joined, body(&event).expect("a body"));
    }

    #[test]
    fn times_are_utc_and_optional_fields_are_left_out() {
        let body = body(&event(1, "USD")).expect("a body");
        assert!(body.contains("\"start_date\":\"2023-09-25T03:57:26Z\""));
        assert!(!body.contains("mid") && !body.contains("null"));
    }
}
