//! The keys of an open account: read from the keyring, made into clients.
//!
//! Must not live here: keeping keys (`credentials` does that).

use super::Desk;
use super::clients::{Clients, Key};
use super::events::Event;
use super::shared::Shared;
use crate::credentials::KeyringError;
use crate::domain::account::Service;
use std::sync::{Arc, PoisonError};

/// Reads the account's keys and makes its clients.
pub(super) async fn read(shared: Arc<Shared>, desk: Desk, demo_keys: Vec<(Service, Key)>) {
    let (http, credentials) = (&desk.http, &desk.credentials);
    let mut clients = Clients::default();
    let account = &shared.account;
    let settings = shared.settings.get();
    let mut answers = false;
    for (service, key) in &demo_keys {
        clients.add(http, account, *service, key);
    }
    for service in Service::ALL.into_iter().filter(|_| !account.is_demo()) {
        let user = settings.user_name(&account.key, service).unwrap_or_default().to_owned();
        let address = account.url(service).map(|url| url.origin()).unwrap_or_default();
        match credentials.read(&account.key, service, &address).await {
            Ok(Some(secret)) => {
                clients.add(http, account, service, &Key { user, secret });
                answers = true;
            }
            Ok(None) => {}
            // The others may be for where they are asked for.
            Err(problem @ KeyringError::OtherAddress { .. }) => shared.tell(Event::KeyUnread(service, problem)),
            Err(problem) => {
                shared.tell(Event::KeyUnread(service, problem));
                // A locked keyring asks for its password; asking four times in a row would be rude.
                break;
            }
        }
    }
    clients.set_pace(account, desk.reads_per_second);
    *shared.clients.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(clients);
    shared.keys_read.send_replace(true);
    if answers {
        // The keyring is open now: what waited for its password need not be asked for by a person.
        shared.try_again.notify_one();
    }
    shared.wake.wake();
}
