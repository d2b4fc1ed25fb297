//! The window: the only room that knows egui.
//!
//! Frame contract:
//! 1. `logic`: drain the desk's events, poll every `Remote`, apply what came. Nothing is painted; it also runs
//!    while the window is hidden.
//! 2. `ui`: shortcuts, panels (outermost first), dialogs, notices. A page reads the state, writes only its own
//!    draft, and pushes what the person asked for into the frame's [`actions::Actions`].
//! 3. `apply`: what was asked for is done after the panels, in order.
//!
//! Must not live here: business rules, SQL, HTTP.

pub mod action;
pub mod actions;
mod apply;
mod behind;
mod caret;
pub mod command;
pub mod dialogs;
mod drafts;
mod everywhere;
pub mod files;
mod focus;
mod freshness;
pub mod harden;
mod help;
pub mod kit;
pub mod launch;
mod linked;
mod lock;
mod logic;
pub mod notice;
pub mod page;
pub mod pages;
mod palette;
mod path_prompt;
mod place;
pub mod printing;
pub mod remote;
mod same_payment;
mod sent_files;
mod shell;
mod table_file;
mod table_rows;
mod toasts;
mod ui;
pub mod words;

use crate::desk::everywhere::{Everywhere, FoundEverywhere, Standings};
use crate::desk::export::Progress;
use crate::desk::list::Found;
use crate::desk::outbox::Snapshot;
use crate::desk::session::OpenError;
use crate::desk::settings::Settings;
use crate::desk::single_instance::Calls;
use crate::desk::{Desk, OutboxRow, Session};
use crate::domain::account::AccountKey;
use crate::domain::language::Locale;
use crate::domain::reference::ReferenceTables;
use crate::domain::time::margin::Margin;
use dialogs::Dialog;
use jiff::{Timestamp, tz::TimeZone};
use page::Page;
use remote::Remote;
use std::sync::Arc;

/// The app in its window.
pub struct App {
    desk: Desk,
    opening: Remote<AccountKey, Arc<Session>, OpenError>,
    session: Option<Arc<Session>>,
    /// Every account, while the list over all of them is in use.
    everywhere: Everywhere,
    page: Page,
    pages: pages::Pages,
    dialog: Option<Dialog>,
    toasts: toasts::Toasts,
    file_dialog: files::FileDialog,
    /// Where there is no such dialog.
    path_prompt: Option<path_prompt::PathPrompt>,
    clipboard: files::Clipboard,
    hover: files::Hover,
    background: pages::Background,
    settings_problem: tokio::sync::watch::Receiver<Option<crate::desk::settings::SettingsNotice>>,
    applied_look: Option<kit::theme::LookOfAll>,
    may_close: bool,
    behind: behind::Behind,
    help: Option<help::Help>,
    palette: Option<palette::Palette>,
    /// What was chosen in the palette last.
    recent: palette::Recent,
    listener: command::Listener,
    focus: focus::FocusBehind,
    was_focused: bool,
    /// A frame with an account was drawn.
    was_drawn: bool,
    place: place::PlaceKeeper,
    drafts: drafts::DraftKeeper,
    /// The row a payment that is asked about takes the place of.
    again: Option<crate::desk::RowId>,
    /// What later starts ask for.
    calls: Option<Arc<Calls>>,
    linked: linked::Linked,
    lock: lock::Lock,
    caret: caret::Caret,
}

/// An account that is opened while the window still is.
pub struct Early {
    key: AccountKey,
    task: tokio::task::JoinHandle<Result<Arc<Session>, OpenError>>,
}

impl Early {
    /// Begins to open the account a start shows.
    #[must_use]
    pub fn start(desk: &Desk, account: Option<&str>) -> Self {
        let (key, _) = first_account(&desk.settings.get(), account);
        let (desk, opened) = (desk.clone(), key.clone());
        Self { key, task: desk.runtime.clone().spawn(async move { Session::open_shared(&desk, &opened).await }) }
    }
}

/// The account a start shows, and whether the one that was named is there.
fn first_account(settings: &Settings, account: Option<&str>) -> (AccountKey, bool) {
    let named = account.and_then(|name| {
        settings.accounts.iter().find(|a| a.name == name || a.key.as_str() == name).map(|a| a.key.clone())
    });
    match (named, account) {
        (Some(key), _) => (key, true),
        // A mistyped name must not open another real account.
        (None, Some(name)) => (AccountKey::demo(), name.eq_ignore_ascii_case("demo")),
        (None, None) => {
            let last = settings.last_account.clone().filter(|key| settings.account(key).is_some());
            (last.unwrap_or_else(AccountKey::demo), true)
        }
    }
}

/// Speaks the language a person chose, else the computer's. Returns what is spoken.
fn speak(desk: &Desk) -> Locale {
    let locale = Locale::of(&desk.locale, desk.settings.get().language);
    words::language::speak(locale);
    locale
}

/// What every page may look at while it draws.
pub struct Context<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The open account.
    pub session: &'a Arc<Session>,
    /// The newest answer of the list.
    pub found: &'a Arc<Found>,
    /// The rows of the outbox, oldest first.
    pub rows: &'a [Arc<OutboxRow>],
    /// The outbox.
    pub outbox: &'a Snapshot,
    /// The settings in force.
    pub settings: &'a Arc<Settings>,
    /// The tables in force.
    pub tables: &'a ReferenceTables,
    /// The list that is being saved.
    pub export: Option<&'a Progress>,
    /// Now.
    pub now: Timestamp,
    /// Now by the clock that nobody can change, for what is waited out.
    pub steady: Timestamp,
    /// Where the person is.
    pub zone: &'a TimeZone,
    /// How long before Finix's deadlines the account wants to answer.
    pub margin: Margin,
    /// How every account is, while the list over all of them is in use.
    pub everywhere: &'a Standings,
    /// What was found in all of them.
    pub found_everywhere: &'a Arc<FoundEverywhere>,
    /// The open dispute was opened in the list over every account.
    pub is_from_everywhere: bool,
    /// What is asked for goes here.
    pub actions: &'a actions::Actions,
}

impl Context<'_> {
    /// An account that is open: the one that is shown, or one that is kept open beside it.
    #[must_use]
    pub fn session_of(&self, account: &AccountKey) -> Option<&Arc<Session>> {
        let is_shown = self.session.account().key == *account;
        if is_shown { Some(self.session) } else { self.everywhere.session(account) }
    }
}

impl App {
    /// Makes the app in a window and opens an account: the named one, else the last one, else the demo account.
    #[must_use]
    pub fn new(ctx: &egui::Context, desk: Desk, account: Option<&str>) -> Self {
        Self::with_early(ctx, desk, account, None)
    }

    /// The same with an account that is being opened already.
    #[must_use]
    pub fn with_early(ctx: &egui::Context, desk: Desk, account: Option<&str>, early: Option<Early>) -> Self {
        kit::theme::install(ctx);
        speak(&desk);
        let waker = ctx.clone();
        desk.wake.connect(move || waker.request_repaint());
        let settings = desk.settings.get();
        let mut toasts = toasts::Toasts::default();
        let (key, is_known) = first_account(&settings, account);
        if let Some(name) = account.filter(|_| !is_known) {
            let name = crate::domain::text::clean_to(name, 60);
            toasts.show(notice::Notice::warning(words::toast_no_such_account(name), None));
        }
        let mut app = Self {
            settings_problem: desk.settings.problem(),
            everywhere: Everywhere::new(&desk),
            desk,
            opening: Remote::default(),
            session: None,
            page: page::first(&settings),
            pages: pages::Pages::new(&settings),
            dialog: None,
            toasts,
            file_dialog: Remote::default(),
            path_prompt: None,
            clipboard: Remote::default(),
            hover: files::Hover::default(),
            background: pages::Background::default(),
            applied_look: None,
            may_close: false,
            behind: behind::Behind::default(),
            help: None,
            palette: None,
            recent: palette::Recent::default(),
            listener: command::Listener::default(),
            focus: focus::FocusBehind::default(),
            was_focused: true,
            was_drawn: false,
            place: place::PlaceKeeper::default(),
            drafts: drafts::DraftKeeper::default(),
            again: None,
            calls: None,
            linked: linked::Linked::default(),
            lock: lock::Lock::default(),
            caret: caret::Caret::default(),
        };
        app.settings_problem.mark_changed();
        // Before the first frame: it would be dark for a person who chose light.
        app.apply_look(ctx);
        match early {
            Some(early) if early.key == key => app.take_early(early),
            _ => app.open_account(key),
        }
        app
    }

    /// The same, coming to the front and opening disputes as later starts ask for it.
    #[must_use]
    pub fn called_by(mut self, calls: Arc<Calls>) -> Self {
        self.calls = Some(calls);
        self
    }

    /// The same, saying that so many things went wrong before this start.
    #[must_use]
    pub fn after(mut self, reports: usize) -> Self {
        if reports > 0 {
            self.toasts.show(notice::broke_before(reports));
        }
        self
    }

    fn take_early(&mut self, early: Early) {
        let (desk, key) = (self.desk.clone(), early.key.clone());
        let (runtime, wake) = (self.desk.runtime.clone(), self.desk.wake.clone());
        self.opening.request(&runtime, &wake, early.key, async move {
            match early.task.await {
                Ok(opened) => opened,
                // It broke, which is a mistake of ours; asked again, it may not.
                Err(_broken) => Session::open_shared(&desk, &key).await,
            }
        });
    }

    /// Opens an account; the one before is closed once the new one is there.
    fn open_account(&mut self, key: AccountKey) {
        // The same account anew: its data is open only once.
        if self.session.as_ref().is_some_and(|session| session.account().key == key) {
            // Whatever still asks for it holds it, and what is typed is read again from the disk.
            if let Some(session) = self.session.take() {
                self.put_dialog_away();
                self.keep_drafts_now(&session);
            }
            self.close_for_new(&key);
            self.pages.forget_account();
            self.background = pages::Background::default();
        }
        let desk = self.desk.clone();
        let (runtime, wake) = (self.desk.runtime.clone(), self.desk.wake.clone());
        self.opening.request(&runtime, &wake, key.clone(), async move { Session::open_shared(&desk, &key).await });
    }

    /// The open account, for tests that look behind the window.
    #[must_use]
    pub fn session(&self) -> Option<&Arc<Session>> {
        self.session.as_ref()
    }

    /// How many rows are not sent, and whether they wait on the disk or end with the app.
    fn unsent(&self) -> (usize, bool) {
        self.session.as_ref().map_or((0, true), |session| {
            let outbox = session.outbox().snapshot();
            let unsent = outbox.unsent();
            let is_kept = outbox.is_on_disk && outbox.broken.is_none();
            // What waits for its turn is nowhere but here.
            let waiting = self.pages.disputes.bulk.waiting() + self.pages.score.orders.waiting(session);
            let (unsent, is_kept) = (unsent + waiting, is_kept && waiting == 0);
            (unsent, is_kept && outbox.rows.iter().all(|row| row.state != crate::desk::RowState::Saving))
        })
    }
}
