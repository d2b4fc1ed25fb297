//! Requests as values. They hold no credentials, so they can be looked at, logged and compared in tests.
//!
//! Must not live here: keys.

use super::error::Operation;
use crate::domain::account::{KeyParam, Service};
use secrecy::{ExposeSecret as _, SecretString};
use std::fmt;

/// HTTP methods in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Replaces.
    Put,
    /// Creates or does.
    Post,
    /// Removes.
    Delete,
}

/// What a request carries.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON text.
    Json(String),
    /// A file as the multipart field `file`; its bytes are handed to the HTTP layer as a stream.
    File {
        /// The name the service notes.
        file_name: String,
        /// Its media type.
        media_type: String,
        /// Its length.
        length: u64,
    },
}

impl fmt::Debug for Body {
    /// Bodies hold customers' data, so only their shape is ever shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Json(text) => write!(f, "Json({} bytes)", text.len()),
            Self::File { length, .. } => write!(f, "File({length} bytes)"),
        }
    }
}

/// One request to one service, without host and credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Whom it is for.
    pub service: Service,
    /// What it asks.
    pub operation: Operation,
    /// The method.
    pub method: Method,
    /// Path segments behind the base address, not yet percent-encoded.
    pub path: Vec<String>,
    /// Query pairs, not yet percent-encoded.
    pub query: Vec<(String, String)>,
    /// Headers beyond what every request has.
    pub headers: Vec<(&'static str, &'static str)>,
    /// What it carries.
    pub body: Body,
}

impl Request {
    /// A request with nothing but a path.
    #[must_use]
    pub fn new(service: Service, operation: Operation, method: Method, path: &[&str]) -> Self {
        Self {
            service,
            operation,
            method,
            path: path.iter().map(|segment| (*segment).to_owned()).collect(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::Empty,
        }
    }

    /// The same request with a JSON body.
    #[must_use]
    pub fn json(mut self, value: &serde_json::Value) -> Self {
        self.body = Body::Json(value.to_string());
        self
    }

    /// True when repeating it changes nothing.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.method == Method::Get
    }
}

impl fmt::Debug for Request {
    /// Queries may hold names and addresses of customers, so only their keys are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<&str> = self.query.iter().map(|(key, _)| key.as_str()).collect();
        write!(f, "{} {:?} query{keys:?} {:?}", self.operation.as_str(), self.method, self.body)
    }
}

/// A user name with its password.
#[derive(Clone)]
pub struct BasicKey {
    /// The user name; not a secret.
    pub user: String,
    /// The password.
    pub password: SecretString,
}

/// How a service wants to be convinced.
#[derive(Clone)]
pub enum Auth {
    /// HTTP Basic.
    Basic(BasicKey),
    /// A secret in a query parameter, because the service takes it nowhere else.
    Query(KeyParam, SecretString),
    /// A secret in the header `x-api-key`.
    ApiKey(SecretString),
}

impl Auth {
    /// Every form in which the secret could turn up in a text from outside.
    #[must_use]
    pub fn forms(&self) -> Vec<SecretString> {
        use base64::Engine as _;
        let secret = match self {
            Self::Basic(key) => &key.password,
            Self::Query(_, secret) | Self::ApiKey(secret) => secret,
        };
        let plain = secret.expose_secret();
        let mut forms = vec![plain.to_owned(), url::form_urlencoded::byte_serialize(plain.as_bytes()).collect()];
        if let Self::Basic(key) = self {
            let pair = format!("{}:{plain}", key.user);
            forms.push(base64::engine::general_purpose::STANDARD.encode(pair));
        }
        forms.retain(|form| form.len() >= 3);
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        forms.into_iter().map(SecretString::from).collect()
    }
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Basic(_) => "Basic",
            Self::Query(..) => "Query",
            Self::ApiKey(_) => "ApiKey",
        })
    }
}
