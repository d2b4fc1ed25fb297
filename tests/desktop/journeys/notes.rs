//! Notifications on the desktop's bus: what arrives there, once, and what a click on one opens.
#![expect(
    clippy::too_many_arguments,
    clippy::unused_self,
    clippy::needless_pass_by_value,
    clippy::used_underscore_binding,
    reason = "methods on a bus have the arguments that its specification gives them"
)]

use super::app::App;
use super::desk::{Desk, Keyring, poll};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PLACE: &str = "/org/freedesktop/Notifications";

/// What a program asked the desktop to show.
#[derive(Clone, Debug)]
struct Shown {
    id: u32,
    program: String,
    summary: String,
    body: String,
    actions: Vec<String>,
    urgency: Option<u8>,
}

/// A desktop that shows notifications, as its bus has it.
struct Daemon(Arc<Mutex<Vec<Shown>>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup"].map(str::to_owned).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ["a journey", "docket", "1", "1.2"].map(str::to_owned).into()
    }

    fn close_notification(&self, id: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|shown| shown.id != id);
    }

    fn notify(
        &self,
        program: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(shown.len()).unwrap_or_default() + 7;
        let urgency = hints.get("urgency").and_then(|hint| u8::try_from(hint).ok());
        shown.push(Shown { id, program, summary, body, actions, urgency });
        id
    }
}

/// The desktop's side of the bus.
struct Notifications {
    connection: Connection,
    shown: Arc<Mutex<Vec<Shown>>>,
}

impl Notifications {
    fn start(desk: &Desk) -> Self {
        let shown = Arc::default();
        let address = desk.variable("DBUS_SESSION_BUS_ADDRESS").expect("a bus");
        let connection = Builder::address(address.as_str())
            .and_then(|builder| builder.name(NAME))
            .and_then(|builder| builder.serve_at(PLACE, Daemon(Arc::clone(&shown))))
            .and_then(Builder::build)
            .expect("the name on the bus");
        Self { connection, shown }
    }

    fn shown(&self) -> Vec<Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn wait(&self, summary: &str) -> Shown {
        let find = || self.shown().into_iter().find(|shown| shown.summary.contains(summary));
        poll(Duration::from_mins(1), find).unwrap_or_else(|| panic!("no {summary:?} among {:?}", self.shown()))
    }

    /// A person clicks on it.
    fn click(&self, id: u32) {
        let told = self.connection.emit_signal(None::<&str>, PLACE, NAME, "ActionInvoked", &(id, "default"));
        told.expect("told on the bus");
    }
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn what_is_due_soon_arrives_on_the_desktop_once_and_a_click_opens_the_dispute() {
    let desk = Desk::start(Keyring::Unlocked);
    let desktop = Notifications::start(&desk);
    let app = App::start(&desk);
    let due = desktop.wait("due within");
    assert_eq!(
        (due.program.as_str(), due.actions.as_slice()),
        ("Docket", ["default".to_owned(), "Open".to_owned()].as_slice())
    );
    assert!(due.body.contains("Demo, Demo") && !due.body.contains('@'), "{due:?}");
    // Of the demo account's nothing stays until it is seen: it is made up.
    assert!(desktop.shown().iter().all(|shown| shown.urgency == Some(1)), "{:?}", desktop.shown());
    // Another program's notification opens nothing.
    desktop.click(9_999);
    app.press(&["ctrl+8"]);
    app.see("toggle button", "Deadlines and notifications*");
    desktop.click(due.id);
    app.see("page tab", "Overview*");
    let mut seen: Vec<String> = desktop.shown().into_iter().map(|shown| shown.summary).collect();
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "each kind once: {seen:?}");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn without_a_desktop_that_shows_them_the_app_works_as_ever() {
    let desk = Desk::start(Keyring::Unlocked);
    let mut app = App::start(&desk);
    app.press(&["ctrl+1"]);
    app.see("label", "Due next");
    assert!(app.is_running());
}
