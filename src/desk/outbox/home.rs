//! Where a row may go: the account, its environment and the service's address, as they were when a person decided.
//!
//! Settings are a file that anybody may edit, and an account's address can be changed; what was confirmed for one place
//! never leaves for another.
//!
//! Must not live here: requests.

use super::intent::{EndedKind, Intent};
use crate::domain::account::{Account, Service};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One address of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The account's key.
    pub account: String,
    /// Whether money is real there, as it is stored.
    pub environment: String,
    /// The service's address.
    pub base: String,
}

/// The addresses of the account that is open.
#[derive(Clone, Debug, Default)]
pub struct Homes(BTreeMap<Service, Home>);

impl Homes {
    /// Those of an account.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        let home = |service| {
            let base = account.url(service)?.as_str().to_owned();
            let (account, environment) = (account.key.to_string(), account.environment.as_stored().to_owned());
            Some((service, Home { account, environment, base }))
        };
        Self(Service::ALL.into_iter().filter_map(home).collect())
    }

    /// Where an intent goes.
    #[must_use]
    pub fn of_intent(&self, intent: &Intent) -> Option<&Home> {
        self.0.get(&intent.service())
    }

    /// Where the rows of a file go.
    #[must_use]
    pub fn of_kind(&self, kind: EndedKind) -> Option<&Home> {
        self.0.get(&kind.service())
    }
}
