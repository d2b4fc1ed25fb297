//! What is typed while the keyring still waits for its password: it and what was typed before stay both.

use crate::kit::{Role, Setup, Window};
use docket::credentials::{KeyringError, MemoryVault, Vault};
use secrecy::SecretString;
use std::sync::{Arc, Condvar, Mutex};

/// A keyring that answers nobody while it asks for its password.
#[derive(Clone, Default)]
struct Asking {
    inner: Arc<MemoryVault>,
    asks: Arc<(Mutex<bool>, Condvar)>,
}

impl Asking {
    fn ask(&self, is_asking: bool) {
        *self.asks.0.lock().expect("whole") = is_asking;
        self.asks.1.notify_all();
    }

    fn wait(&self) {
        let asking = self.asks.0.lock().expect("whole");
        drop(self.asks.1.wait_while(asking, |is_asking| *is_asking).expect("whole"));
    }
}

impl Vault for Asking {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        self.wait();
        self.inner.read(name)
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        self.wait();
        self.inner.write(name, secret)
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        self.wait();
        self.inner.remove(name)
    }
}

const ACME: &str =
    "version = 1\nhold_secs = 0\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";

fn drafts(window: &Window) -> Vec<(String, String)> {
    let outbox = window.open_session().outbox().clone();
    window.desk.runtime.block_on(outbox.drafts()).expect("read")
}

#[test]
fn what_is_typed_before_the_password_came_stands_beside_what_was_typed_before() {
    let keyring = Asking::default();
    let setup = Setup { settings: ACME, vault: Some(Box::new(keyring.clone())), ..Setup::default() };
    let mut window = setup.open();
    let switch = |window: &mut Window, from: &str, to: &str| {
        window.click(Role::Button, from);
        window.click(Role::Button, to);
        window.until("the other account", |w| w.session().is_some_and(|s| s.account().name == to));
    };
    window.wait_for_list();
    switch(&mut window, "Account Demo, Demo", "Acme");
    window.click(Role::Button, "Score");
    window.fill("Email · required", "yesterday@example.org");
    window.fill("First name", "Ada");
    window.until("the draft on the disk", |w| drafts(w).iter().any(|(_, data)| data.contains("yesterday@")));

    switch(&mut window, "Account Acme, Sandbox", "Demo");
    keyring.ask(true);
    switch(&mut window, "Account Demo, Demo", "Acme");
    window.click(Role::Button, "Score");
    assert!(window.open_session().outbox().is_blind(), "nothing is read yet");
    window.fill("Email · required", "today@example.org");
    window.fill("Last name", "Lovelace");
    keyring.ask(false);
    window.until("both in sight", |w| w.has_text("yesterday@example.org today@example.org"));
    assert!(window.has_text("Ada") && window.has_text("Lovelace"), "{}", window.tree());
    window.until("both on the disk", |w| {
        drafts(w).iter().any(|(_, data)| data.contains("yesterday@example.org today@example.org"))
    });
}
