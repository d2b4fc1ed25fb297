//! The clients of one account: one per service that has a key.

use crate::api::butter_disputes::ButterDisputes;
use crate::api::butter_recover::ButterRecover;
use crate::api::disputify::Disputify;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::Finix;
use crate::api::http::Http;
use crate::api::request::BasicKey;
use crate::domain::account::{Account, BaseUrl, KeyParam, Service};
use secrecy::SecretString;

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
    finix: Option<Finix>,
    disputify: Option<Disputify>,
    butter_disputes: Option<ButterDisputes>,
    butter_recover: Option<ButterRecover>,
}

impl Clients {
    /// Adds the client of a service.
    pub fn add(&mut self, http: &Http, account: &Account, service: Service, key: &Key) {
        let Some(base) = account.url(service) else {
            return;
        };
        match Client::new(service, http, base, account.key_param, key) {
            Client::Finix(client) => self.finix = Some(client),
            Client::Disputify(client) => self.disputify = Some(client),
            Client::ButterDisputes(client) => self.butter_disputes = Some(client),
            Client::ButterRecover(client) => self.butter_recover = Some(client),
        }
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
    pub fn finix(&self, operation: Operation) -> Result<&Finix, ApiError> {
        self.finix.as_ref().ok_or_else(|| no_key(Service::Finix, operation))
    }

    /// Disputify.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn disputify(&self, operation: Operation) -> Result<&Disputify, ApiError> {
        self.disputify.as_ref().ok_or_else(|| no_key(Service::Disputify, operation))
    }

    /// Butter disputes data.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn butter_disputes(&self, operation: Operation) -> Result<&ButterDisputes, ApiError> {
        self.butter_disputes.as_ref().ok_or_else(|| no_key(Service::ButterDisputes, operation))
    }

    /// Butter Recover.
    ///
    /// # Errors
    /// When the account has no key for it.
    pub fn butter_recover(&self, operation: Operation) -> Result<&ButterRecover, ApiError> {
        self.butter_recover.as_ref().ok_or_else(|| no_key(Service::ButterRecover, operation))
    }
}

fn no_key(service: Service, operation: Operation) -> ApiError {
    ApiError::new(service, operation, ErrorKind::NoKey, "")
}
