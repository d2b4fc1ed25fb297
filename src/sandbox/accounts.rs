//! Who may ask what: the sandbox's users and keys, and reading HTTP Basic.
//!
//! All of them are public examples; nothing here opens anything real.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::routes::Service;

/// A way into one service of the sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The service it is for.
    pub service: Service,
    /// The role, or what the key is for.
    pub label: &'static str,
    /// The user name; the name of the parameter or header when there is only a key.
    pub username: &'static str,
    /// The password or the key.
    pub secret: &'static str,
}

const fn credential(service: Service, label: &'static str, username: &'static str, secret: &'static str) -> Credential {
    Credential { service, label, username, secret }
}

/// Everything that opens the sandbox. The first of each service opens all of it.
pub(crate) const CREDENTIALS: &[Credential] = &[
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

/// The rights of the Finix user a request names, if name and password are right.
pub(crate) fn finix_rights(headers: &HeaderMap) -> Option<Rights> {
    let found = basic(Service::Finix, headers)?;
    let all = Rights { role: found.label, may_write: true, merchant: None, application: None };
    Some(match found.label {
        "ROLE_PARTNER" => Rights { application: Some(0), ..all },
        "ROLE_MERCHANT" => Rights { merchant: Some(1), ..all },
        "read only" => Rights { role: "ROLE_PARTNER", may_write: false, ..all },
        _ => all,
    })
}

/// The credential a request's `Authorization: Basic` names, if it is right.
pub(crate) fn basic(service: Service, headers: &HeaderMap) -> Option<&'static Credential> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let plain = String::from_utf8(STANDARD.decode(token.trim()).ok()?).ok()?;
    let (username, secret) = plain.split_once(':')?;
    CREDENTIALS.iter().find(|known| known.service == service && known.username == username && known.secret == secret)
}

/// True when the key opens the service.
pub(crate) fn is_key(service: Service, key: &str) -> bool {
    CREDENTIALS.iter().any(|known| known.service == service && known.secret == key)
}
