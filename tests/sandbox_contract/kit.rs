//! What the tests have in common: a sandbox with a fixed present, and plain HTTP.

use docket::sandbox::{self, Config, Limits, Sandbox};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;

pub const USER: &str = "USsRhsHYZGBPnQw8CByJyEQW";
pub const PASSWORD: &str = "8a14c2f9-d94b-4c72-8f5c-a62908e5b30e";
pub const NOW: &str = "2026-11-20T12:00:00Z";
pub const REFERENCE: &str = "DIs7yQRkHDdMYhurzYz72SFk";

pub fn config() -> Config {
    Config { now: Some(NOW.parse().unwrap()), ..Config::default() }
}

pub async fn start() -> Kit {
    start_with(config()).await
}

pub async fn start_with(config: Config) -> Kit {
    Kit { sandbox: sandbox::start(config).await.unwrap(), client: client() }
}

pub async fn start_limits(limits: Limits) -> Kit {
    start_with(Config { limits, ..config() }).await
}

pub fn client() -> Client {
    // One test has chosen before all others.
    let _chosen = rustls::crypto::ring::default_provider().install_default();
    Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

pub struct Kit {
    pub sandbox: Sandbox,
    pub client: Client,
}

impl Kit {
    /// A request without anything but its address.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.sandbox.address()))
    }

    /// A request of the platform user in the current version.
    pub fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).basic_auth(USER, Some(PASSWORD)).header("Finix-Version", "2022-02-01")
    }

    pub async fn get(&self, path: &str) -> Value {
        let reply = self.ask(Method::GET, path).send().await.unwrap();
        assert_eq!(reply.status(), 200, "{path}");
        reply.json().await.unwrap()
    }

    /// In the base version, whose lists have offset pages.
    pub async fn get_base(&self, path: &str) -> Value {
        let reply = self.bare(Method::GET, path).basic_auth(USER, Some(PASSWORD)).send().await.unwrap();
        assert_eq!(reply.status(), 200, "{path}");
        reply.json().await.unwrap()
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.ask(Method::GET, path).send().await.unwrap().status().as_u16()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Response {
        self.ask(Method::POST, path).json(body).send().await.unwrap()
    }

    pub async fn put(&self, path: &str, body: &Value) -> Response {
        self.ask(Method::PUT, path).json(body).send().await.unwrap()
    }

    pub async fn upload(&self, dispute: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Response {
        let part = reqwest::multipart::Part::bytes(bytes.into()).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        let path = format!("/disputes/{dispute}/evidence");
        self.ask(Method::POST, &path).multipart(form).send().await.unwrap()
    }

    /// The newest disputes that wait for a response.
    pub async fn open(&self) -> Vec<Value> {
        rows(&self.get("/disputes?response_state=NEEDS_RESPONSE").await)
    }

    /// The newest dispute that waits for a response and is no inquiry.
    pub async fn newest(&self) -> String {
        let open = self.open().await;
        let found = open.iter().find(|row| row["state"] == "PENDING").unwrap();
        text(&found["id"])
    }

    /// All disputes, by cursors.
    pub async fn walk(&self, query: &str) -> Vec<Value> {
        let mut all = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.get(&format!("/disputes?{query}{cursor}")).await;
            all.extend(rows(&page));
            match page["page"]["next_cursor"].as_str() {
                Some(next) => cursor = format!("&after_cursor={next}"),
                None => return all,
            }
        }
    }
}

/// The items of a list, whatever it is a list of.
pub fn rows(list: &Value) -> Vec<Value> {
    let embedded = list["_embedded"].as_object();
    let items = embedded.and_then(|embedded| embedded.values().next()).and_then(Value::as_array);
    items.cloned().unwrap_or_default()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub fn ids(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| text(&row["id"])).collect()
}

/// The first error of an error reply.
pub async fn error(reply: Response) -> Value {
    let body: Value = reply.json().await.unwrap();
    assert_eq!(body["total"], 1);
    let error = body["_embedded"]["errors"][0].clone();
    for field in ["code", "message", "logref"] {
        assert!(error[field].is_string(), "{field} is missing in {error}");
    }
    assert!(error["_links"].is_object());
    error
}

/// A PDF of that many bytes.
pub fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    bytes.resize(size.max(9), b'x');
    bytes
}
