//! Disputify scoring: the Disputify API page (`scoring/score`, `orders/<ID>/score`).
//!
//! The key travels in the address, because the service takes it nowhere else; it is put there at the last moment and
//! never gets into a request value, an error or a log.
//!
//! Must not live here: what a score means.

mod wire;

use super::call::Call;
use super::error::{ApiError, ErrorKind, Operation, VendorMessage};
use super::http::Http;
use super::lenient::as_text;
use super::link::Link;
use super::rate_limiter::RateLimiter;
use super::reply::Reply;
use super::request::{Auth, Method, Request};
use crate::domain::account::{BaseUrl, KeyParam, Service};
use crate::domain::ids::OrderId;
use crate::domain::score::{Address, OrderToScore, Score};
use crate::domain::text;
use secrecy::SecretString;
use serde_json::Value;

/// How many scores a second are asked for at most, where they are many. Disputify publishes no limit, only that there is
/// one: its page lists the answer for "too many".
const PER_SECOND: u32 = 5;

/// `GET /api/v1/scoring/score`
#[derive(Clone)]
pub struct ScoreOrder(pub OrderToScore);

impl Call for ScoreOrder {
    type Output = Score;

    fn request(&self) -> Request {
        let order = &self.0;
        let path = ["api", "v1", "scoring", "score"];
        let mut request = Request::new(Service::Disputify, Operation::ScoreOrder, Method::Get, &path);
        let mut add = |key: String, value: Option<&str>| {
            request.query.extend(value.map(|value| (key, value.to_owned())));
        };
        add("email".to_owned(), Some(&order.email));
        add("first_name".to_owned(), order.first_name.as_deref());
        add("last_name".to_owned(), order.last_name.as_deref());
        add("phone_number".to_owned(), order.phone_number.as_deref());
        for (prefix, address) in [("billing_address", &order.billing), ("shipping_address", &order.shipping)] {
            for (name, value) in parts(address) {
                add(format!("{prefix}[{name}]"), value);
            }
        }
        request
    }

    fn read(&self, reply: &Reply) -> Result<Score, ApiError> {
        wire::read(&self.request(), reply)
    }
}

fn parts(address: &Address) -> [(&'static str, Option<&str>); 6] {
    [
        ("address_1", address.address_1.as_deref()),
        ("address_2", address.address_2.as_deref()),
        ("city", address.city.as_deref()),
        ("state", address.state.as_deref()),
        ("postcode", address.postcode.as_deref()),
        ("country", address.country.as_deref()),
    ]
}

/// `GET /api/v1/orders/<ID>/score`. The page also writes the path without `/score`; its runnable example has it.
#[derive(Clone, Debug)]
pub struct ScoreOrderById(pub OrderId);

impl Call for ScoreOrderById {
    type Output = Score;

    fn request(&self) -> Request {
        let path = ["api", "v1", "orders", self.0.as_str(), "score"];
        Request::new(Service::Disputify, Operation::ScoreOrderById, Method::Get, &path)
    }

    fn read(&self, reply: &Reply) -> Result<Score, ApiError> {
        wire::read(&self.request(), reply)
    }
}

/// Error bodies are not documented: take what looks like words.
fn read_error(request: &Request, reply: &Reply) -> ApiError {
    let mut error = reply.error(request, ErrorKind::from_status(reply.status), "");
    let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
    let words = ["/error", "/message", "/errors/0", "/detail"].iter().find_map(|at| body.pointer(at).and_then(as_text));
    match words {
        Some(words) => error.messages.push(VendorMessage { text: text::clean_to(&words, 500), field: None }),
        None => error.detail = reply.excerpt(),
    }
    error
}

/// A Disputify account.
#[derive(Clone, Debug)]
pub struct Disputify(Link);

impl Disputify {
    /// A client for an address and a key.
    #[must_use]
    pub fn new(http: Http, base: BaseUrl, param: KeyParam, token: SecretString) -> Self {
        // A server on this computer needs no pace.
        let pace = RateLimiter::new(if base.is_loopback() { 0 } else { PER_SECOND });
        Self(Link::new(http, base, Auth::Query(param, token), read_error).paced(pace))
    }

    /// Waits for the next turn of many.
    ///
    /// # Errors
    /// What Disputify said, while it wants to be left alone for longer than anybody waits.
    pub async fn turn(&self) -> Result<(), ApiError> {
        self.0.pace().turn().await
    }

    /// Somebody says that it goes on: it isn't waited any longer because of failures.
    pub fn wake(&self) {
        self.0.pace().wake();
    }

    /// Scores an order by what is known of the customer, asking once.
    ///
    /// # Errors
    /// What Disputify or the network said.
    pub async fn score_once(&self, order: &OrderToScore) -> Result<Score, ApiError> {
        self.0.read_once(&ScoreOrder(order.clone())).await
    }

    /// Scores an order that Disputify already knows, asking once.
    ///
    /// # Errors
    /// What Disputify or the network said.
    pub async fn score_by_id_once(&self, order: &OrderId) -> Result<Score, ApiError> {
        self.0.read_once(&ScoreOrderById(order.clone())).await
    }

    /// Scores an order by what is known of the customer.
    ///
    /// # Errors
    /// What Disputify or the network said.
    pub async fn score(&self, order: &OrderToScore) -> Result<Score, ApiError> {
        self.0.read(&ScoreOrder(order.clone())).await
    }

    /// Scores an order that Disputify already knows.
    ///
    /// # Errors
    /// What Disputify or the network said.
    pub async fn score_by_id(&self, order: &OrderId) -> Result<Score, ApiError> {
        self.0.read(&ScoreOrderById(order.clone())).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_filled_in_is_sent_in_the_services_names() {
        let mut order = OrderToScore {
            email: "demo+1@example.org".into(),
            first_name: Some("Dana".into()),
            last_name: None,
            phone_number: None,
            billing: Address::default(),
            shipping: Address::default(),
        };
        order.billing.address_1 = Some("1 Market St".into());
        let request = ScoreOrder(order).request();
        let pairs: Vec<String> = request.query.iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(pairs, ["email=demo+1@example.org", "first_name=Dana", "billing_address[address_1]=1 Market St"]);
        assert_eq!(request.path.join("/"), "api/v1/scoring/score");
    }
}
