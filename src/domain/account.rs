//! An account: a name, an environment, and where its four services are. Never its keys.

use std::fmt;
use url::Url;

/// A stable name for an account that never changes, used for its keys in the keyring.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey(String);

impl AccountKey {
    /// The account on the server inside the app.
    #[must_use]
    pub fn demo() -> Self {
        Self("demo".to_owned())
    }

    /// A key from stored settings: small letters, digits and dashes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty() && text.len() <= 64;
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        (fits && plain).then(|| Self(text.to_owned()))
    }

    /// A new key made from a random number.
    #[must_use]
    pub fn from_random(number: u64) -> Self {
        Self(format!("a-{number:016x}"))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether what is sent moves real money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Environment {
    /// The server inside the app.
    Demo,
    /// The vendors' sandbox.
    Sandbox,
    /// Real money.
    Live,
}

impl Environment {
    /// The word in stored settings.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Sandbox => "sandbox",
            Self::Live => "live",
        }
    }

    /// Reads the stored word; anything unknown counts as live, the careful side.
    #[must_use]
    pub fn from_stored(word: &str) -> Self {
        match word {
            "demo" => Self::Demo,
            "sandbox" => Self::Sandbox,
            _ => Self::Live,
        }
    }
}

/// The four services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Finix disputes.
    Finix,
    /// Disputify scoring.
    Disputify,
    /// Butter disputes data.
    ButterDisputes,
    /// Butter Recover.
    ButterRecover,
}

impl Service {
    /// All of them in the order of the settings page.
    pub const ALL: [Self; 4] = [Self::Finix, Self::Disputify, Self::ButterDisputes, Self::ButterRecover];

    /// Whose it is: a proper name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Finix => "Finix",
            Self::Disputify => "Disputify",
            Self::ButterDisputes => "Butter",
            Self::ButterRecover => "Butter Recover",
        }
    }

    /// The word in stored settings and key names.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Finix => "finix",
            Self::Disputify => "disputify",
            Self::ButterDisputes => "butter_disputes",
            Self::ButterRecover => "butter_recover",
        }
    }

    /// The vendor's own address.
    #[must_use]
    pub fn default_url(self, environment: Environment) -> &'static str {
        match (self, environment) {
            (Self::Finix, Environment::Live) => "https://finix.live-payments-api.com",
            (Self::Finix, _) => "https://finix.sandbox-payments-api.com",
            (Self::Disputify, _) => "https://app.disputify.com",
            (Self::ButterDisputes, _) => "https://api.disputes.services.butterpayments.com",
            (Self::ButterRecover, _) => "https://api.butterpayments.com",
        }
    }

    /// True when the key is a user name with a password.
    #[must_use]
    pub fn has_user_name(self) -> bool {
        matches!(self, Self::Finix | Self::ButterDisputes)
    }
}

/// Why an address is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlProblem {
    /// Not an address at all.
    NotAnAddress,
    /// Plain HTTP to another computer would show the keys to everyone on the way.
    PlainHttp,
    /// Something that would leak or be lost when a path is added.
    ExtraParts,
}

/// Where a service is: https, or http to this computer only. Holds no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is none, is plain http to another computer, or holds more than host and path.
    pub fn parse(text: &str) -> Result<Self, UrlProblem> {
        let url = Url::parse(text.trim()).map_err(|_not_a_url| UrlProblem::NotAnAddress)?;
        let loopback = match url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(UrlProblem::NotAnAddress),
        };
        match url.scheme() {
            "https" => {}
            "http" if loopback => {}
            "http" => return Err(UrlProblem::PlainHttp),
            _ => return Err(UrlProblem::NotAnAddress),
        }
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(UrlProblem::ExtraParts);
        }
        Ok(Self(url))
    }

    /// The address with path segments added, each percent-encoded.
    #[must_use]
    pub fn join(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    /// Scheme, host and port: who gets what is sent here.
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// Host, port and path without the scheme, for showing.
    #[must_use]
    pub fn shown(&self) -> String {
        let path = self.0.path().trim_end_matches('/');
        let port = self.0.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}{port}{path}", self.0.host_str().unwrap_or_default())
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// True when the service is on this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.0.scheme() == "http"
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// The name of the parameter that carries Disputify's key. Its page names both; its examples use the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeyParam {
    /// `api_token`
    #[default]
    ApiToken,
    /// `api_key`
    ApiKey,
}

impl KeyParam {
    /// The parameter's name.
    #[must_use]
    pub fn as_wire(self) -> &'static str {
        match self {
            Self::ApiToken => "api_token",
            Self::ApiKey => "api_key",
        }
    }

    /// Reads the stored name; anything unknown is the default.
    #[must_use]
    pub fn from_stored(word: &str) -> Self {
        if word == "api_key" { Self::ApiKey } else { Self::ApiToken }
    }
}

/// An account without its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Stable name.
    pub key: AccountKey,
    /// What a person calls it.
    pub name: String,
    /// Whether what is sent moves real money.
    pub environment: Environment,
    /// Own addresses; services without one use the vendor's.
    urls: std::collections::BTreeMap<Service, BaseUrl>,
    /// How Disputify's key is sent.
    pub key_param: KeyParam,
}

impl Account {
    /// A new account at the vendors' own addresses.
    #[must_use]
    pub fn new(key: AccountKey, name: impl Into<String>, environment: Environment) -> Self {
        Self {
            key,
            name: name.into(),
            environment,
            urls: std::collections::BTreeMap::new(),
            key_param: KeyParam::default(),
        }
    }

    /// Uses another address for a service, or the vendor's again.
    pub fn set_url(&mut self, service: Service, url: Option<BaseUrl>) {
        match url {
            Some(url) => self.urls.insert(service, url),
            None => self.urls.remove(&service),
        };
    }

    /// The own address of a service, if one was set.
    #[must_use]
    pub fn own_url(&self, service: Service) -> Option<&BaseUrl> {
        self.urls.get(&service)
    }

    /// Where a service is. The vendors' addresses always parse; `None` cannot happen for them.
    #[must_use]
    pub fn url(&self, service: Service) -> Option<BaseUrl> {
        self.urls.get(&service).cloned().or_else(|| BaseUrl::parse(service.default_url(self.environment)).ok())
    }

    /// Where a person looks at this account's payments at Finix; nothing for the demo account and for an address that is
    /// not Finix's own.
    ///
    /// Source: docs.finix.com, guides ("Log into the Finix Dashboard"), which name one address for both environments.
    /// No address of a single dispute or transfer is published, so none is built here.
    #[must_use]
    pub fn finix_dashboard(&self) -> Option<&'static str> {
        let own = BaseUrl::parse(Service::Finix.default_url(self.environment)).ok()?;
        let is_finix = !self.is_demo() && self.url(Service::Finix)?.origin() == own.origin();
        is_finix.then_some("https://finix.payments-dashboard.com/")
    }

    /// True for the account on the server inside the app.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.environment == Environment::Demo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_computer_only() {
        for good in ["https://api.example.com", "http://127.0.0.1:8080/x", "http://localhost:1", "http://[::1]:9"] {
            assert!(BaseUrl::parse(good).is_ok(), "{good}");
        }
        assert_eq!(BaseUrl::parse("http://example.com"), Err(UrlProblem::PlainHttp));
        assert_eq!(BaseUrl::parse("http://127.0.0.1.evil.com"), Err(UrlProblem::PlainHttp));
        assert_eq!(BaseUrl::parse("https://u:p@example.com"), Err(UrlProblem::ExtraParts));
        assert_eq!(BaseUrl::parse("https://example.com/?a=1"), Err(UrlProblem::ExtraParts));
        for bad in ["", "example.com", "ftp://example.com", "file:///etc/passwd", "https://"] {
            assert_eq!(BaseUrl::parse(bad), Err(UrlProblem::NotAnAddress), "{bad}");
        }
    }

    #[test]
    fn paths_are_added_behind_a_base_with_or_without_a_slash() {
        for base in ["http://127.0.0.1:9/disputify", "http://127.0.0.1:9/disputify/"] {
            let base = BaseUrl::parse(base).expect("loopback");
            assert_eq!(base.join(&["orders", "a/b"]).as_str(), "http://127.0.0.1:9/disputify/orders/a%2Fb");
        }
    }

    #[test]
    fn every_vendor_address_parses() {
        for service in Service::ALL {
            for environment in [Environment::Demo, Environment::Sandbox, Environment::Live] {
                assert!(BaseUrl::parse(service.default_url(environment)).is_ok());
            }
        }
    }

    #[test]
    fn only_an_account_at_finix_itself_has_a_dashboard() {
        let key = AccountKey::parse("a-1").expect("a key");
        for environment in [Environment::Sandbox, Environment::Live] {
            let mut account = Account::new(key.clone(), "Own", environment);
            assert_eq!(account.finix_dashboard(), Some("https://finix.payments-dashboard.com/"));
            for other in
                ["http://127.0.0.1:8080", "https://finix.example.com", "https://finix.live-payments-api.com:8443"]
            {
                account.set_url(Service::Finix, BaseUrl::parse(other).ok());
                assert_eq!(account.finix_dashboard(), None, "{other}");
            }
        }
        assert_eq!(Account::new(AccountKey::demo(), "Demo", Environment::Demo).finix_dashboard(), None);
    }

    #[test]
    fn an_unknown_environment_counts_as_live() {
        assert_eq!(Environment::from_stored("production"), Environment::Live);
    }
}
