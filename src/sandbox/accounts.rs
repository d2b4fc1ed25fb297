//! Who may ask what: the sandbox's users and keys, and reading HTTP Basic.
//!
//! The fixed ones are public examples; nothing here opens anything real. A sandbox can also be given keys that nobody
//! knows but who started it.

use std::borrow::Cow;
use std::fmt;
use std::io;

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::exchange::Query;
use super::routes::Service;

/// A way into one service of the sandbox.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The service it is for.
    pub service: Service,
    /// The role, or what the key is for.
    pub label: &'static str,
    /// The user name; the name of the parameter or header when there is only a key.
    pub username: &'static str,
    /// The password or the key.
    pub secret: Cow<'static, str>,
}

impl fmt::Debug for Credential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Credential({:?}, {:?}, [hidden])", self.service, self.label)
    }
}

const fn credential(service: Service, label: &'static str, username: &'static str, secret: &'static str) -> Credential {
    Credential { service, label, username, secret: Cow::Borrowed(secret) }
}

/// The documented keys. The first of each service opens all of it.
const PUBLIC: &[Credential] = &[
    credential(Service::Finix, "ROLE_PLATFORM", "USsRhsHYZGBPnQw8CByJyEQW", "8a14c2f9-d94b-4c72-8f5c-a62908e5b30e"),
    credential(Service::Finix, "ROLE_PARTNER", "USpArtnerOfTheSandbox2mK", "5b0d8f4e-27c1-4a5e-9a63-0f4cf3f1a2b7"),
    credential(Service::Finix, "ROLE_MERCHANT", "USmErchantPeakRenta1s3qX", "c2a7e9d0-6b13-4f88-8f0e-7d5b1c9e4a36"),
    credential(Service::Finix, "ROLE_ADMIN", "USadminOfTheSandbox8dT4w", "e41b60a8-93f7-4d2c-b5a1-2c8d07f6e953"),
    credential(Service::Finix, "read only", "USreadsButNeverWrites5vN", "0d9c3b72-4e8a-4b61-a7f4-91e6d25c8b0f"),
    credential(Service::Disputify, "test key", "api_token", "XXX"),
    credential(Service::Disputify, "second key", "api_token", "dsp_sandbox_7Qm2vX9kTa"),
    credential(Service::ButterDisputes, "staging", "butter-staging", "staging-password-1f6c"),
    credential(Service::ButterDisputes, "production", "butter-production", "production-password-9b2e"),
    credential(Service::ButterDisputes, "not enabled (403)", "butter-disabled", "disabled-password-44d0"),
    credential(Service::ButterRecover, "sandbox key", "x-api-key", "butter_sandbox_key_3c1e9a"),
    credential(Service::ButterRecover, "production key", "x-api-key", "butter_production_key_8f72d4"),
];

/// What a Finix user may see and do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rights {
    /// The value of `finix-apiuser-role`.
    pub(crate) role: &'static str,
    pub(crate) may_write: bool,
    /// Only this merchant's disputes.
    pub(crate) merchant: Option<usize>,
    /// Only this application's disputes.
    pub(crate) application: Option<u64>,
}

/// What opens one sandbox.
#[derive(Clone, Debug)]
pub(crate) struct Keys(Vec<Credential>);

impl Keys {
    /// The documented ones.
    pub(crate) fn public() -> Self {
        Self(PUBLIC.to_vec())
    }

    /// The same users, with secrets of this run.
    pub(crate) fn random() -> io::Result<Self> {
        let secret = || {
            let mut bytes = [0_u8; 24];
            getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
            Ok::<_, io::Error>(Cow::Owned(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)))
        };
        let all = PUBLIC.iter().map(|known| Ok::<_, io::Error>(Credential { secret: secret()?, ..known.clone() }));
        all.collect::<io::Result<_>>().map(Self)
    }

    pub(crate) fn all(&self) -> &[Credential] {
        &self.0
    }

    /// The rights of the Finix user a request names, if name and password are right.
    pub(crate) fn finix_rights(&self, headers: &HeaderMap) -> Option<Rights> {
        let found = self.basic(Service::Finix, headers)?;
        let all = Rights { role: found.label, may_write: true, merchant: None, application: None };
        Some(match found.label {
            "ROLE_PARTNER" => Rights { application: Some(0), ..all },
            "ROLE_MERCHANT" => Rights { merchant: Some(1), ..all },
            "read only" => Rights { role: "ROLE_PARTNER", may_write: false, ..all },
            _ => all,
        })
    }

    /// The credential a request's `Authorization: Basic` names, if it is right.
    pub(crate) fn basic(&self, service: Service, headers: &HeaderMap) -> Option<&Credential> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let plain = String::from_utf8(STANDARD.decode(token.trim()).ok()?).ok()?;
        let (username, secret) = plain.split_once(':')?;
        self.0.iter().find(|known| known.service == service && known.username == username && known.secret == secret)
    }

    /// True when the key opens the service.
    pub(crate) fn is_key(&self, service: Service, key: &str) -> bool {
        self.0.iter().any(|known| known.service == service && known.secret == key)
    }

    /// True when a request has a key of its service, whatever that key allows.
    pub(crate) fn let_in(&self, service: Service, headers: &HeaderMap, query: &Query) -> bool {
        match service {
            Service::Finix | Service::ButterDisputes => self.basic(service, headers).is_some(),
            Service::Disputify => disputify_key(query).is_some_and(|key| self.is_key(service, key)),
            Service::ButterRecover => {
                let key = headers.get("x-api-key").and_then(|value| value.to_str().ok());
                key.is_some_and(|key| self.is_key(service, key))
            }
        }
    }
}

/// Disputify's page shows `api_token` in every example and calls it `api_key` once.
pub(crate) fn disputify_key(query: &Query) -> Option<&str> {
    query.get("api_token").or_else(|| query.get("api_key"))
}
