//! The window: the only room that knows egui.
//!
//! Frame contract:
//! 1. `logic`: drain the desk's events, poll every `Remote`, apply what came. Nothing is painted; it also runs
//!    while the window is hidden.
//! 2. `ui`: shortcuts, panels (outermost first), dialogs, notices. A page reads the state, writes only its own
//!    draft, and returns what the person asked for as an [`actions::Action`].
//! 3. `actions`: what was asked for is applied once, after the panels.
//!
//! Must not live here: business rules, SQL, HTTP.

pub mod actions;
pub mod dialogs;
pub mod files;
pub mod kit;
pub mod launch;
mod logic;
pub mod notice;
pub mod pages;
pub mod remote;
mod shell;
mod toasts;
mod ui;

use crate::desk::session::OpenError;
use crate::desk::{Desk, OutboxRow, Session};
use crate::domain::account::AccountKey;
use crate::store::Found;
use crate::store::settings::Settings;
use dialogs::Dialog;
use jiff::{Timestamp, tz::TimeZone};
use pages::Page;
use remote::Remote;
use std::sync::Arc;

/// The app in its window.
pub struct App {
    desk: Desk,
    opening: Remote<AccountKey, Arc<Session>, OpenError>,
    session: Option<Arc<Session>>,
    page: Page,
    pages: pages::Pages,
    dialog: Option<Dialog>,
    toasts: toasts::Toasts,
    file_dialog: files::FileDialog,
    clipboard: files::Clipboard,
    hover: files::Hover,
    background: pages::Background,
    settings_problem: tokio::sync::watch::Receiver<Option<String>>,
    applied_look: Option<(crate::store::settings::Appearance, f32)>,
    may_close: bool,
    was_typing: bool,
    was_focused: bool,
}

/// What every page may look at while it draws.
pub struct Context<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The open account.
    pub session: &'a Arc<Session>,
    /// The newest answer of the list.
    pub found: &'a Arc<Found>,
    /// The outbox.
    pub rows: &'a [OutboxRow],
    /// The settings in force.
    pub settings: &'a Arc<Settings>,
    /// Now.
    pub now: Timestamp,
    /// Where the person is.
    pub zone: &'a TimeZone,
}

impl App {
    /// Makes the app in a window and opens an account: the named one, else the last one, else the demo account.
    #[must_use]
    pub fn new(ctx: &egui::Context, desk: Desk, account: Option<&str>) -> Self {
        kit::theme::install(ctx);
        let waker = ctx.clone();
        desk.wake.connect(move || waker.request_repaint());
        let settings = desk.settings.get();
        let mut toasts = toasts::Toasts::default();
        let named = account.and_then(|name| {
            settings.accounts.iter().find(|a| a.name == name || a.key.as_str() == name).map(|a| a.key.clone())
        });
        let is_demo = account.is_some_and(|name| name.eq_ignore_ascii_case("demo"));
        if let Some(name) = account
            && named.is_none()
            && !is_demo
        {
            let name = crate::domain::text::clean_to(name, 60);
            toasts.show(notice::Notice::care(format!("There is no account named {name}"), None));
        }
        let last = settings.last_account.clone().filter(|key| settings.account(key).is_some());
        let key = match named {
            Some(key) => key,
            // A mistyped name must not open another real account.
            None if is_demo || account.is_some() => AccountKey::demo(),
            None => last.unwrap_or_else(AccountKey::demo),
        };
        let mut app = Self {
            settings_problem: desk.settings.problem(),
            desk,
            opening: Remote::default(),
            session: None,
            page: Page::Disputes,
            pages: pages::Pages::new(&settings),
            dialog: None,
            toasts,
            file_dialog: Remote::default(),
            clipboard: Remote::default(),
            hover: files::Hover::default(),
            background: pages::Background::default(),
            applied_look: None,
            may_close: false,
            was_typing: false,
            was_focused: true,
        };
        app.settings_problem.mark_changed();
        app.open_account(key);
        app
    }

    /// Opens an account; the one before is closed once the new one is there.
    fn open_account(&mut self, key: AccountKey) {
        let desk = self.desk.clone();
        let (runtime, wake) = (self.desk.runtime.clone(), self.desk.wake.clone());
        self.opening.request(
            &runtime,
            &wake,
            key.clone(),
            async move { Session::open(&desk, &key).await.map(Arc::new) },
        );
    }

    /// The open account, for tests that look behind the window.
    #[must_use]
    pub fn session(&self) -> Option<&Arc<Session>> {
        self.session.as_ref()
    }

    /// How many rows would be lost if the app ended now.
    fn unsent(&self) -> usize {
        self.session
            .as_ref()
            .map_or(0, |session| session.outbox().rows().iter().filter(|row| row.state.is_active()).count())
    }
}
