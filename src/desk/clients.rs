//! The clients of one account: one per service that has a key.
//!
//! Must not live here: reading keys.

use crate::api::butter_disputes::ButterDisputes;
use crate::api::butter_recover::ButterRecover;
use crate::api::disputify::Disputify;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::Finix;
use crate::api::http::Http;
use crate::api::rate_limiter::RateLimiter;
use crate::api::request::BasicKey;
use crate::domain::account::{Account, BaseUrl, Environment, KeyParam, Service};
use secrecy::SecretString;
use std::sync::Arc;

/// What opens one service.
#[derive(Clone)]
pub struct Key {
    /// The user name, for services that have one.
    pub user: String,
    /// The password, token or key.
    pub secret: SecretString,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key([hidden])")
    }
}

/// A client of one service.
#[derive(Clone, Debug)]
pub enum Client {
    /// Finix disputes.
    Finix(Finix),
    /// Disputify scoring.
    Disputify(Disputify),
    /// Butter disputes data.
    ButterDisputes(ButterDisputes),
    /// Butter Recover.
    ButterRecover(ButterRecover),
}

impl Client {
    /// Makes the client of a service.
    #[must_use]
    pub fn new(service: Service, http: &Http, base: BaseUrl, param: KeyParam, key: &Key) -> Self {
        let http = http.clone();
        // Pasted keys come with spaces and line ends around them; none of the services has any inside.
        let secret = trimmed(&key.secret);
        let basic = || BasicKey { user: key.user.trim().to_owned(), password: secret.clone() };
        match service {
            Service::Finix => Self::Finix(Finix::new(http, base, basic())),
            Service::Disputify => Self::Disputify(Disputify::new(http, base, param, secret)),
            Service::ButterDisputes => Self::ButterDisputes(ButterDisputes::new(http, base, basic())),
            Service::ButterRecover => Self::ButterRecover(ButterRecover::new(http, base, secret)),
        }
    }
}

fn trimmed(secret: &SecretString) -> SecretString {
    use secrecy::ExposeSecret as _;
    SecretString::from(secret.expose_secret().trim())
}

/// The clients an account has keys for.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    finix: Option<Arc<Finix>>,
    disputify: Option<Arc<Disputify>>,
    butter_disputes: Option<Arc<ButterDisputes>>,
    butter_recover: Option<Arc<ButterRecover>>,
}

impl Clients {
    /// Adds the client of a service.
    pub fn add(&mut self, http: &Http, account: &Account, service: Service, key: &Key) {
        let Some(base) = account.url(service) else {
            return;
        };
        match Client::new(service, http, base, account.key_param, key) {
            Client::Finix(client) => self.finix = Some(Arc::new(client)),
            Client::Disputify(client) => self.disputify = Some(Arc::new(client)),
            Client::ButterDisputes(client) => self.butter_disputes = Some(Arc::new(client)),
            Client::ButterRecover(client) => self.butter_recover = Some(Arc::new(client)),
        }
    }

    /// Asks Finix at a pace.
    pub fn set_pace(&mut self, account: &Account, per_second: Option<u32>) {
        let pace = per_second.map_or_else(|| pace(account), RateLimiter::new);
        self.finix = self.finix.take().map(|finix| Arc::new(Finix::clone(&finix).paced(pace)));
    }

    /// True when the account has a key for the service.
    #[must_use]
    pub fn has(&self, service: Service) -> bool {
        match service {
            Service::Finix => self.finix.is_some(),
            Service::Disputify => self.disputify.is_some(),
            Service::ButterDisputes => self.butter_disputes.is_some(),
            Service::ButterRecover => self.butter_recover.is_some(),
        }
    }

    /// Finix.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn finix(&self, operation: Operation) -> Result<Arc<Finix>, ApiError> {
        self.finix.clone().ok_or_else(|| no_key(Service::Finix, operation))
    }

    /// Disputify.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn disputify(&self, operation: Operation) -> Result<Arc<Disputify>, ApiError> {
        self.disputify.clone().ok_or_else(|| no_key(Service::Disputify, operation))
    }

    /// Butter disputes data.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn butter_disputes(&self, operation: Operation) -> Result<Arc<ButterDisputes>, ApiError> {
        self.butter_disputes.clone().ok_or_else(|| no_key(Service::ButterDisputes, operation))
    }

    /// Butter Recover.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn butter_recover(&self, operation: Operation) -> Result<Arc<ButterRecover>, ApiError> {
        self.butter_recover.clone().ok_or_else(|| no_key(Service::ButterRecover, operation))
    }
}

/// Finix documents 100 reads a second for live accounts and nothing for its sandbox. A server on this computer needs
/// no pace. Source: docs.finix.com, rate limits.
fn pace(account: &Account) -> RateLimiter {
    let is_here = account.url(Service::Finix).is_some_and(|url| url.is_loopback());
    RateLimiter::new(match account.environment {
        _ if is_here => 0,
        Environment::Live => 90,
        Environment::Sandbox | Environment::Demo => 40,
    })
}

fn no_key(service: Service, operation: Operation) -> ApiError {
    ApiError::new(service, operation, ErrorKind::NoKey, "")
}
