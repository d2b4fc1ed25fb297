//! Butter disputes data: one `POST /v1/analytics` per successful checkout. Nothing can be read back.
//!
//! Source: Butter's Disputes Data Collection API page.
//!
//! Must not live here: what is wrong with a form.

use super::call::Call;
use super::error::{ApiError, ErrorKind, Operation, VendorMessage};
use super::http::Http;
use super::lenient::as_text;
use super::link::{Answered, Link};
use super::reply::Reply;
use super::request::{Auth, BasicKey, Body, Method, Request};
use crate::domain::account::{BaseUrl, Service};
use crate::domain::checkout::Checkout;
use crate::domain::text;
use serde_json::{Map, Value};

/// `POST /v1/analytics`
#[derive(Clone)]
pub struct ReportCheckout {
    /// The checkout.
    pub checkout: Checkout,
    /// Ask the form of the address with a slash at its end.
    pub with_slash: bool,
}

/// What Butter answered: an id, if it gave one. Its type is not documented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// The id as text.
    pub id: Option<String>,
}

impl Call for ReportCheckout {
    type Output = Accepted;

    fn request(&self) -> Request {
        let path: &[&str] = if self.with_slash { &["v1", "analytics", ""] } else { &["v1", "analytics"] };
        let mut request = Request::new(Service::ButterDisputes, Operation::ReportCheckout, Method::Post, path);
        let checkout = &self.checkout;
        let mut body = Map::new();
        let mut add = |key: &str, value: Option<String>| {
            body.extend(value.map(|value| (key.to_owned(), Value::String(value))));
        };
        add("customer_email", Some(checkout.customer_email.clone()));
        add("ipv4_address", Some(checkout.ipv4_address.to_string()));
        add("psp", Some(checkout.psp.as_wire().to_owned()));
        add("customer_id", checkout.customer_id.clone());
        add("invoice_id", checkout.invoice_id.clone());
        add("subscription_id", checkout.subscription_id.clone());
        add("charge_id", checkout.charge_id.clone());
        add("transaction_id", checkout.transaction_id.clone());
        request.body = Body::Json(Value::Object(body).to_string());
        request
    }

    /// Every 2xx is a success, also with an empty or unreadable body; a web page is none of Butter's answers.
    fn read(&self, reply: &Reply) -> Result<Accepted, ApiError> {
        if reply.is_page() {
            return Err(reply.unreadable(&self.request(), reply.excerpt()));
        }
        let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
        Ok(Accepted { id: body.get("id").and_then(as_text).map(|id| text::clean_to(&id, 120)) })
    }
}

/// `GET /`: says whether the credentials are right.
#[derive(Clone, Debug)]
pub struct Ping;

impl Call for Ping {
    type Output = ();

    fn request(&self) -> Request {
        Request::new(Service::ButterDisputes, Operation::Ping, Method::Get, &[""])
    }

    fn read(&self, _reply: &Reply) -> Result<(), ApiError> {
        Ok(())
    }
}

/// FastAPI's shape: `{"detail": [{"loc": ["body", "field"], "msg": "…"}]}` or `{"detail": "…"}`; others are read too.
fn read_error(request: &Request, reply: &Reply) -> ApiError {
    let mut error = reply.error(request, ErrorKind::from_status(reply.status), "");
    let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
    let message = |words: &str, field: Option<String>| VendorMessage { text: text::clean_to(words, 500), field };
    match body.get("detail") {
        Some(Value::Array(items)) => {
            for item in items.iter().take(50) {
                let field = item.get("loc").and_then(Value::as_array).and_then(|loc| loc.last()).and_then(as_text);
                let words = item.get("msg").and_then(as_text).unwrap_or_default();
                error.messages.push(message(&words, field));
            }
        }
        Some(Value::String(words)) => error.messages.push(message(words, None)),
        _ => match body.get("message").and_then(as_text) {
            Some(words) => error.messages.push(message(&words, None)),
            None => error.detail = reply.excerpt(),
        },
    }
    error
}

/// A Butter disputes account.
#[derive(Clone, Debug)]
pub struct ButterDisputes(Link);

impl ButterDisputes {
    /// A client for an address and a key.
    #[must_use]
    pub fn new(http: Http, base: BaseUrl, key: BasicKey) -> Self {
        Self(Link::new(http, base, Auth::Basic(key), read_error))
    }

    /// Reports a checkout, once.
    ///
    /// A server that only knows the other form of the address answers with a redirect *before* doing anything; when
    /// it points to the very same place but for the slash, the report goes there, once.
    ///
    /// # Errors
    /// What Butter or the network said.
    pub async fn report(&self, checkout: &Checkout) -> Result<Answered<Accepted>, ApiError> {
        let call = ReportCheckout { checkout: checkout.clone(), with_slash: false };
        let reply = self.0.exchange(&call.request(), None).await?;
        if matches!(reply.status, 307 | 308) && self.is_slash_only(&reply) {
            return self.0.write(&ReportCheckout { checkout: checkout.clone(), with_slash: true }, None).await;
        }
        let value = self.0.understand(&call, &reply)?;
        Ok(Answered { value, request_id: reply.request_id, date: reply.date })
    }

    /// True when a redirect names our own address with a slash added. The host must be ours; the scheme may be
    /// `http`, as servers behind a TLS proxy write it, because the address used is built from our own base anyway.
    fn is_slash_only(&self, reply: &Reply) -> bool {
        let ours = self.0.base().join(&["v1", "analytics"]);
        let Some(location) = reply.location.as_deref().and_then(|location| ours.join(location).ok()) else {
            return false;
        };
        location.host() == ours.host()
            && (location.port_or_known_default() == ours.port_or_known_default() || location.scheme() != ours.scheme())
            && location.path() == format!("{}/", ours.path())
            && location.query().is_none()
    }

    /// Asks whether the credentials are right.
    ///
    /// # Errors
    /// What Butter or the network said.
    pub async fn ping(&self) -> Result<(), ApiError> {
        self.0.read(&Ping).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkout::Psp;

    #[test]
    fn blank_fields_are_left_out_and_never_sent_as_null() {
        let checkout = Checkout {
            customer_email: "dana@example.org".into(),
            ipv4_address: std::net::Ipv4Addr::LOCALHOST,
            psp: Psp::Stripe,
            customer_id: None,
            invoice_id: Some("in_1".into()),
            subscription_id: None,
            charge_id: None,
            transaction_id: None,
        };
        let request = ReportCheckout { checkout, with_slash: false }.request();
        let Body::Json(text) = &request.body else { panic!("a JSON body") };
        assert_eq!(
            serde_json::from_str::<Value>(text).ok(),
            Some(
                serde_json::json!({"customer_email":"dana@example.org","ipv4_address":"127.0.0.1","psp":"stripe","invoice_id":"in_1"})
            )
        );
    }
}
