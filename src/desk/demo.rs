//! The demo account: the sandbox inside this process, and its keys, which are made for each run.

use super::clients::Key;
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use crate::sandbox::{self, Sandbox};
use std::time::Duration;

/// How the demo account is made.
#[derive(Clone, Debug)]
pub struct DemoConfig {
    /// How many disputes it has.
    pub disputes: u64,
    /// What they are made from.
    pub seed: u64,
    /// How long its server takes to answer.
    pub latency: Duration,
    /// How long a file is on its way to the processor; Finix takes up to a quarter of an hour.
    pub evidence_after: Duration,
}

impl Default for DemoConfig {
    fn default() -> Self {
        Self { disputes: 1_870, seed: 1, latency: Duration::ZERO, evidence_after: Duration::from_secs(8) }
    }
}

/// Starts the server and describes the account on it.
///
/// # Errors
/// When the server cannot listen on this computer.
pub async fn open(config: &DemoConfig) -> std::io::Result<(Sandbox, Account)> {
    let sandbox = sandbox::start(sandbox::Config {
        disputes: config.disputes,
        seed: config.seed,
        latency: config.latency,
        evidence_after: Some(config.evidence_after),
        // Other programs of this computer can reach its port; they do not know its keys.
        has_private_keys: true,
        ..sandbox::Config::default()
    })
    .await?;
    let account = account(&sandbox);
    Ok((sandbox, account))
}

fn account(sandbox: &Sandbox) -> Account {
    let mut account = Account::new(AccountKey::demo(), "Demo", Environment::Demo);
    let urls = sandbox.urls();
    for (service, url) in [
        (Service::Finix, &urls.finix),
        (Service::Disputify, &urls.disputify),
        (Service::ButterDisputes, &urls.butter_disputes),
        (Service::ButterRecover, &urls.butter_recover),
    ] {
        account.set_url(service, BaseUrl::parse(url).ok());
    }
    account
}

/// What opens the demo server: for each service its first key.
#[must_use]
pub fn keys(sandbox: &Sandbox) -> Vec<(Service, Key)> {
    let one = |service| {
        let wanted = match service {
            Service::Finix => sandbox::Service::Finix,
            Service::Disputify => sandbox::Service::Disputify,
            Service::ButterDisputes => sandbox::Service::ButterDisputes,
            Service::ButterRecover => sandbox::Service::ButterRecover,
        };
        let credential = sandbox.keys().iter().find(|credential| credential.service == wanted)?;
        let secret = credential.secret.clone().into_owned().into();
        Some((service, Key { user: credential.username.to_owned(), secret }))
    };
    Service::ALL.into_iter().filter_map(one).collect()
}
