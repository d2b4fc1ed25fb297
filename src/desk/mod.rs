//! What is going on: the one place that joins the services, the store, the files and the keys.
//!
//! Lives here: the open account, pulling (`sync`), pushing (`outbox`), answering the list (`queries`), and the reads
//! a page asks for. Async; everything that waits is cancelled when its owner is dropped.
//!
//! Must not live here: egui, and the JSON of a vendor.

pub mod accounts;
pub mod agenda;
mod alerts;
pub mod backup;
pub mod bulk;
pub mod bulk_accept;
pub mod case;
pub mod clients;
pub mod counts;
pub mod demo;
pub mod desktop_wishes;
mod events;
pub mod everywhere;
pub mod evidence;
pub mod export;
pub mod failure;
mod first_page;
pub mod headless;
pub mod helper;
pub mod history;
pub mod import;
pub mod insights;
mod keys;
pub mod leaving;
pub mod link_handler;
pub mod list;
pub mod logbook;
pub mod lookup;
pub mod notifier;
pub mod open_accounts;
pub mod outbox;
pub mod pack_files;
pub mod packet;
pub mod pictures;
pub mod proofs;
pub mod queries;
pub mod reads;
pub mod refusal;
pub mod related;
pub mod rounds;
pub mod rows;
pub mod scoring;
pub mod server_clock;
pub mod session;
pub mod session_lock;
pub mod settings;
pub mod shared;
pub mod single_instance;
pub mod storage;
pub mod sync;
pub mod tables;
pub mod team;
pub mod tray;
mod waited;
pub mod wake;

pub use clients::Clients;
pub use events::{Event, StorageNotice};
pub use outbox::{Intent, KeptFile, Need, Outbox, OutboxRow, RowId, RowState};
pub use server_clock::ServerClock;
pub use session::{OpenError, Session};
pub use settings::SettingsKeeper;
pub use sync::{Phase, PullError, SyncState};
pub use tables::TablesKeeper;
pub use wake::Wake;

use crate::api::http::{Http, Timeouts};
use crate::credentials::Credentials;
use crate::domain::time::clock::Clock;
use crate::workbench::helper::Helper;
use std::sync::Arc;

/// What desktops know the app by: the name of its entry, its windows, its icon, its notifications.
pub const APP_ID: &str = "app.docket.Docket";

/// The handle the app holds. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// Where async work runs.
    pub runtime: tokio::runtime::Handle,
    /// Sends requests.
    pub http: Http,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Keys.
    pub credentials: Credentials,
    /// Settings and their file.
    pub settings: SettingsKeeper,
    /// The tables in force.
    pub tables: TablesKeeper,
    /// Wakes the window when something is there to show.
    pub wake: Wake,
    /// How the demo account is made.
    pub demo: demo::DemoConfig,
    /// The demo account, once it was opened: what is done to it lasts as long as the app.
    pub open_demo: Arc<tokio::sync::Mutex<Option<Arc<Session>>>>,
    /// The other accounts that are open.
    pub open_accounts: open_accounts::OpenAccounts,
    /// How many reads a second a service gets, 0 for no limit; without it, what its vendor documents.
    pub reads_per_second: Option<u32>,
    /// How long a service may work on a request nobody waits for any more; without it, what its vendor documents.
    pub patience: Option<jiff::SignedDuration>,
    /// Opens unknown files, in a process of its own.
    pub helper: Helper,
    /// Shows notifications on the desktop; without it, nothing is looked for to be told there.
    pub notifier: Option<notifier::Notifier>,
    /// The icon in the desktop's tray; without it, a closed window ends the app.
    pub tray: Option<tray::Tray>,
    /// The computer's locale, such as `es-MX`; English where nobody said.
    pub locale: String,
    /// False where the desktop's own file dialog is not to be opened, as in a headless window.
    pub has_file_dialog: bool,
    /// Whether the person's session was locked.
    pub session_lock: session_lock::SessionLock,
    /// What the desktop asks for in the person's name.
    pub wishes: desktop_wishes::DesktopWishes,
    /// What of an account's outbox is sent.
    pub scope: outbox::Scope,
    /// True when nothing of an account is to be read from or kept on this computer.
    pub is_in_memory: bool,
    /// True when a window is being opened: it comes first, and the index is read once it shows something.
    pub has_window: bool,
}

impl Desk {
    /// Joins the parts, and reads the tables. Blocks for a moment; call it before there is a window.
    #[must_use]
    pub fn new(
        runtime: tokio::runtime::Handle,
        clock: Arc<dyn Clock>,
        credentials: Credentials,
        settings: SettingsKeeper,
        timeouts: Timeouts,
    ) -> Self {
        let (tables, wrong) = TablesKeeper::start(settings.folder());
        if let Some((name, problem)) = wrong.into_iter().next() {
            settings.table_not_read(name, problem);
        }
        Self {
            runtime,
            http: Http::new(timeouts),
            clock,
            credentials,
            settings,
            tables,
            wake: Wake::default(),
            demo: demo::DemoConfig::default(),
            open_demo: Arc::default(),
            open_accounts: open_accounts::OpenAccounts::default(),
            reads_per_second: None,
            patience: None,
            helper: Helper::this_program(),
            notifier: None,
            tray: None,
            scope: outbox::Scope::default(),
            is_in_memory: false,
            locale: String::new(),
            has_file_dialog: true,
            session_lock: session_lock::SessionLock::default(),
            wishes: desktop_wishes::DesktopWishes::default(),
            has_window: false,
        }
    }
}
