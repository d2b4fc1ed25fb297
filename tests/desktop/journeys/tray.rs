//! The tray of a desktop: what becomes of the app when its window is closed, and who brings it back.
#![expect(
    clippy::unused_self,
    clippy::needless_pass_by_value,
    clippy::used_underscore_binding,
    reason = "methods on a bus have the arguments that its specification gives them"
)]

use super::app::{App, data_folder};
use super::desk::{Desk, Keyring, poll};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};
use zbus::message::Header;
use zbus::zvariant::{OwnedValue, Structure, Value};

const NAME: &str = "org.kde.StatusNotifierWatcher";
/// A menu: its revision, and its root with the lines below that.
type Layout = (u32, (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>));

const SOON: Duration = Duration::from_mins(1);

/// What registers itself: the name on the bus of each icon.
#[derive(Clone, Default)]
struct Watcher(Arc<Mutex<Vec<String>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, _service: String, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().expect("a sender").to_string();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A desktop with a tray.
struct Tray {
    connection: Connection,
    items: Watcher,
}

impl Tray {
    fn start(desk: &Desk) -> Self {
        let items = Watcher::default();
        let address = desk.variable("DBUS_SESSION_BUS_ADDRESS").expect("a bus");
        let connection = Builder::address(address.as_str())
            .and_then(|builder| builder.serve_at("/StatusNotifierWatcher", items.clone()))
            .and_then(|builder| builder.name(NAME))
            .and_then(Builder::build)
            .expect("the name on the bus");
        Self { connection, items }
    }

    /// The icon, once it is there.
    fn item(&self) -> String {
        let newest = || self.items.0.lock().unwrap_or_else(PoisonError::into_inner).last().cloned();
        poll(SOON, newest).expect("an icon in the tray")
    }

    /// A person clicks on the icon.
    fn click(&self) {
        let item = self.item();
        let proxy = Proxy::new(&self.connection, item, "/StatusNotifierItem", "org.kde.StatusNotifierItem");
        proxy.and_then(|proxy| proxy.call::<_, _, ()>("Activate", &(0, 0))).expect("the click is taken");
    }

    /// A person chooses from the menu of the icon.
    fn choose(&self, label: &str) {
        let item = self.item();
        let proxy = Proxy::new(&self.connection, item, "/MenuBar", "com.canonical.dbusmenu").expect("a menu");
        let (_, (_, _, lines)): Layout =
            proxy.call("GetLayout", &(0, -1, Vec::<String>::new())).expect("the lines of the menu");
        let line = lines.iter().find(|line| format!("{line:?}").contains(label)).expect("the line");
        let line = Structure::try_from(line.try_clone().expect("a copy")).expect("a line");
        let Some(Value::I32(id)) = line.fields().first() else { panic!("a line without its number") };
        proxy.call::<_, _, ()>("Event", &(*id, "clicked", Value::from(0), 0_u32)).expect("the choice is taken");
    }
}

fn keep_running(desk: &Desk) {
    let data = data_folder(desk);
    std::fs::create_dir_all(&data).expect("a data folder");
    let settings = "version = 1\nhold_secs = 4\nkeeps_running = true\n[alerts]\ndue = false\n";
    std::fs::write(data.join("settings.toml"), settings).expect("settings");
}

fn is_in_sight(desk: &Desk, app: &App<'_>) -> bool {
    desk.window(&["--pid", &app.process().to_string()]).is_some()
}

/// The window manager is asked to close the window until nobody sees it any more.
fn hide(desk: &Desk, app: &App<'_>) {
    let is_gone = || {
        desk.output("xdotool", &["windowactivate", "--sync", app.window()]);
        desk.xdotool(&["key", "--delay", "40", "alt+F4"]);
        poll(Duration::from_secs(5), || (!is_in_sight(desk, app)).then_some(()))
    };
    assert!((0..5).any(|_| is_gone().is_some()), "the window is hidden");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_closed_window_goes_on_behind_its_icon_and_comes_back_at_a_click() {
    let desk = Desk::start(Keyring::Unlocked);
    let tray = Tray::start(&desk);
    keep_running(&desk);
    let mut app = App::start(&desk);
    tray.item();
    hide(&desk, &app);
    assert!(app.is_running(), "closing the window does not end it");
    tray.click();
    assert!(poll(SOON, || is_in_sight(&desk, &app).then_some(())).is_some(), "a click brings it back");
    app.press(&["ctrl+1"]);
    app.see("label", "Due next");
    hide(&desk, &app);
    tray.choose("Quit");
    assert!(poll(SOON, || (!app.is_running()).then_some(())).is_some(), "its menu ends it");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn without_a_tray_a_closed_window_ends_the_app_and_one_that_is_hidden_comes_back_when_the_tray_goes() {
    let desk = Desk::start(Keyring::Unlocked);
    keep_running(&desk);
    let app = App::start(&desk);
    app.press(&["ctrl+8"]);
    app.click("toggle button", "Deadlines and notifications*");
    app.see("label", "Your desktop shows no tray icons*");
    assert_eq!(app.close(), Some(0));

    let tray = Tray::start(&desk);
    let app = App::start(&desk);
    tray.item();
    hide(&desk, &app);
    drop(tray);
    assert!(poll(SOON, || is_in_sight(&desk, &app).then_some(())).is_some(), "nobody could ask for it any more");
    assert_eq!(app.close(), Some(0));
}
