//! A window for a test: the app, its desk, a folder of its own, a keyring in memory.

use docket::api::Timeouts;
use docket::app::App;
use docket::credentials::{Credentials, KeyringError, MemoryVault, Vault};
use docket::desk::desktop_wishes::DesktopWishes;
use docket::desk::notifier::{Note, Notifier};
use docket::desk::single_instance::Calls;
use docket::desk::{Desk, Phase, Session, SettingsKeeper};
use docket::domain::{DisputeId, SystemClock};
use docket::sandbox::LogEntry;
use docket::store::SettingsFile;
use docket::workbench::helper::Helper;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

pub use egui::Role;

/// How long a condition may take before the test gives up. Debug builds on a busy computer are slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long something has to stand still before it is clicked.
const STILL: Duration = Duration::from_millis(120);

pub struct Window {
    pub harness: Harness<'static, App>,
    pub folder: tempfile::TempDir,
    pub desk: Desk,
    /// What other starts ask for.
    pub calls: Arc<Calls>,
    /// What the desktop is given to show.
    pub told: Receiver<Note>,
    /// Whether it would have been dark before anything was drawn.
    pub begins_dark: bool,
    _runtime: tokio::runtime::Runtime,
}

/// A client that is not the app's: whoever else has the key.
pub fn stranger() -> reqwest::Client {
    docket::api::http::choose_ciphers();
    reqwest::Client::new()
}

pub struct Setup {
    pub settings: &'static str,
    /// A data folder that was there before, instead of these settings.
    pub data: Option<PathBuf>,
    pub disputes: u64,
    pub size: [f32; 2],
    pub theme: egui::Theme,
    pub keyring: Option<KeyringError>,
    /// Another keyring than one in memory.
    pub vault: Option<Box<dyn Vault>>,
    pub evidence_after: Duration,
    pub latency: Duration,
    /// Whether the desktop shows notifications.
    pub tells: bool,
    /// The computer's locale: English unless a test asks for another.
    pub locale: &'static str,
    /// The dispute that the start asks for.
    pub open: Option<DisputeId>,
    /// How many things broke before this start.
    pub broke: usize,
    /// Tesseract is installed.
    pub sees: bool,
    /// What is started to open files, where it is not the app itself.
    pub opens_with: Option<PathBuf>,
    /// What the desktop asks for.
    pub wishes: DesktopWishes,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            settings: "version = 1\nhold_secs = 0\n",
            data: None,
            disputes: 160,
            size: [1440.0, 900.0],
            theme: egui::Theme::Dark,
            keyring: None,
            vault: None,
            evidence_after: Duration::ZERO,
            latency: Duration::ZERO,
            tells: false,
            locale: "en-US",
            open: None,
            broke: 0,
            sees: true,
            opens_with: None,
            wishes: DesktopWishes::default(),
        }
    }
}

impl Setup {
    pub fn open(self) -> Window {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder");
        match &self.data {
            Some(data) => copy(data, folder.path()),
            None => std::fs::write(folder.path().join("settings.toml"), self.settings).expect("settings"),
        }
        let settings = SettingsKeeper::start(runtime.handle(), Some(SettingsFile::inside(folder.path())));
        let usual = self.keyring.map_or_else(MemoryVault::default, MemoryVault::broken);
        let credentials = Credentials::start(self.vault.unwrap_or_else(|| Box::new(usual))).expect("a thread");
        let clock = Arc::new(SystemClock);
        let mut desk = Desk::new(runtime.handle().clone(), clock, credentials, settings, Timeouts::default());
        desk.helper = Helper::of(self.opens_with.unwrap_or_else(|| env!("CARGO_BIN_EXE_docket").into()));
        if !self.sees {
            desk.helper = desk.helper.with_reader(None);
        }
        desk.demo.disputes = self.disputes;
        desk.demo.evidence_after = self.evidence_after;
        desk.demo.latency = self.latency;
        desk.has_file_dialog = false;
        self.locale.clone_into(&mut desk.locale);
        let (notifier, told) = Notifier::collecting();
        desk.wishes = self.wishes;
        desk.notifier = self.tells.then_some(notifier);
        let for_app = desk.clone();
        let calls = Arc::new(Calls::default());
        if let Some(id) = self.open {
            calls.ask(id);
        }
        let called = Arc::clone(&calls);
        let begins_dark = AtomicBool::new(true);
        let harness =
            Harness::builder().with_size(self.size).with_theme(self.theme).with_max_steps(8).build_eframe(|cc| {
                let app = App::new(&cc.egui_ctx, for_app, None).called_by(called).after(self.broke);
                begins_dark.store(cc.egui_ctx.global_style().visuals.dark_mode, Ordering::Relaxed);
                app
            });
        let begins_dark = begins_dark.load(Ordering::Relaxed);
        Window { harness, folder, desk, calls, told, begins_dark, _runtime: runtime }
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("listed") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            let copied = std::fs::copy(entry.path(), target);
            assert!(copied.is_ok(), "{} was not copied: {copied:?}", entry.path().display());
        }
    }
}

/// A window on the demo account with its list loaded.
pub fn demo() -> Window {
    let mut window = Setup::default().open();
    window.wait_for_list();
    window
}

/// Waits until nothing has the data of an account open any more, as the files beside its databases tell.
fn wait_until_closed(folder: &std::path::Path) {
    let is_open = || {
        let accounts = std::fs::read_dir(folder.join("accounts")).into_iter().flatten().flatten();
        let files = accounts.flat_map(|account| std::fs::read_dir(account.path()).into_iter().flatten().flatten());
        let is_beside = |name: &str| name.ends_with("-wal") || name.ends_with("-shm");
        files.into_iter().any(|file| is_beside(&file.file_name().to_string_lossy()))
    };
    let (began, mut rested) = (Instant::now(), Instant::now());
    // A read that was under way when the window went may open it once more.
    while rested.elapsed() < Duration::from_millis(300) {
        if is_open() {
            rested = Instant::now();
        }
        assert!(began.elapsed() < PATIENCE, "its data is still open");
        std::thread::sleep(Duration::from_millis(5));
    }
}

impl Window {
    /// Closes the window with all that works behind it, and gives the folder with its data.
    pub fn close(mut self) -> tempfile::TempDir {
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().expect("a folder"));
        drop(self);
        wait_until_closed(folder.path());
        folder
    }

    /// Steps until the condition holds.
    pub fn until(&mut self, what: &str, mut condition: impl FnMut(&mut Self) -> bool) {
        let began = Instant::now();
        loop {
            self.harness.step();
            if condition(self) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "still waiting for: {what}\n{}", self.tree());
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Waits until an open dispute was read and nothing is pulled for a while: what somebody else changes from now on is
    /// not known here.
    pub fn wait_until_read(&mut self, id: &docket::domain::DisputeId) {
        let path = format!("/disputes/{id}");
        self.until("the dispute to be read", |window| {
            let is_read = window.log().iter().any(|entry| entry.method == "GET" && entry.path.ends_with(&path));
            is_read && window.open_session().sync_state().phase == Phase::Idle
        });
    }

    pub fn wait_for_list(&mut self) {
        self.until("the list with every currency known", |window| {
            let Some(session) = window.session() else { return false };
            session.found().total > 0
                && session.sync_state().last.is_some()
                && window.listed().iter().all(|entry| entry.money.is_some())
        });
        self.harness.run_steps(3);
    }

    pub fn session(&self) -> Option<Arc<Session>> {
        self.harness.state().session().cloned()
    }

    pub fn open_session(&self) -> Arc<Session> {
        self.session().expect("an open account")
    }

    /// Every dispute of the list as it is stored, in the list's order.
    pub fn listed(&self) -> Vec<docket::store::Entry> {
        let session = self.open_session();
        let store = &session.shared().store;
        session.found().rows.iter().filter_map(|row| store.read(*row).expect("readable")).collect()
    }

    pub fn has(&self, role: Role, label: &str) -> bool {
        self.harness.query_all_by_role_and_label(role, label).next().is_some()
    }

    pub fn has_text(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
            || self.harness.query_all_by_value(part).next().is_some()
    }

    /// Waits until it is there and can be used, then clicks the last one with this role and label.
    pub fn click(&mut self, role: Role, label: &str) {
        self.until(&format!("{role:?} {label:?} to be usable"), |window| {
            let node = window.harness.query_all_by_role_and_label(role, label).last();
            node.is_some_and(|node| !node.accesskit_node().is_disabled())
        });
        self.click_anyway(role, label);
    }

    /// The same for what may be out of use, which does nothing then.
    pub fn click_anyway(&mut self, role: Role, label: &str) {
        self.until(&format!("{role:?} {label:?}"), |window| window.has(role, label));
        // A dialog stands over what has the same name under it, and is drawn last.
        let place =
            |window: &Self| window.harness.query_all_by_role_and_label(role, label).last().map(|node| node.rect());
        let mut before = None;
        let (mut calm, mut moved) = (0, Instant::now());
        // What is still coming in may move it; a person waits for that too. Frames alone are no measure, as they may be
        // quicker than an answer.
        self.until(&format!("{role:?} {label:?} to stand still"), |window| {
            let now = place(window);
            let is_still = now.is_some() && now == before;
            calm = if is_still { calm + 1 } else { 0 };
            if !is_still {
                moved = Instant::now();
            }
            before = now;
            calm > 5 && moved.elapsed() > STILL
        });
        // The line at the bottom and the edge of a page stand over what is scrolled.
        let mut seen = self.harness.ctx.content_rect();
        seen.max.y -= 56.0;
        let is_hidden = before.is_some_and(|rect| !seen.contains(rect.center()));
        if is_hidden {
            self.harness.get_all_by_role_and_label(role, label).last().expect("it was just there").scroll_to_me();
            self.harness.run_steps(4);
        }
        self.harness.get_all_by_role_and_label(role, label).last().expect("it was just there").click();
        self.harness.run_steps(3);
    }

    /// The same for the first one.
    pub fn click_first(&mut self, role: Role, label: &str) {
        self.until(&format!("{role:?} {label:?}"), |window| window.has(role, label));
        self.harness.get_all_by_role_and_label(role, label).next().expect("it was just there").click();
        self.harness.run_steps(3);
    }

    pub fn wait_text(&mut self, part: &str) {
        self.until(part, |window| window.has_text(part));
    }

    /// Puts text into a field found by its label, replacing what is there.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.until(&format!("field {label:?}"), |window| window.field(label).is_some());
        let rect = self.field(label).expect("it was just there");
        self.click_at(rect.center());
        // A form may be scrolled to somewhere else; a person scrolls back.
        if !self.fields(label).any(|node| node.accesskit_node().is_focused()) {
            if let Some(node) = self.fields(label).next() {
                node.scroll_to_me();
            }
            self.harness.run_steps(4);
            // A page that is drawn anew meanwhile has it again a moment later.
            self.until(&format!("field {label:?} again"), |window| window.field(label).is_some());
            let rect = self.field(label).expect("it was just there");
            self.click_at(rect.center());
        }
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run_steps(4);
    }

    fn fields<'w>(&'w self, label: &'w str) -> impl Iterator<Item = egui_kittest::Node<'w>> + 'w {
        self.harness.query_all_by(move |node| {
            let is_text = matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput);
            is_text && node.label().is_some_and(|name| name == label)
        })
    }

    fn field(&self, label: &str) -> Option<egui::Rect> {
        self.fields(label).map(|node| node.rect()).next()
    }

    pub fn click_at(&mut self, at: egui::Pos2) {
        self.harness.event(egui::Event::PointerMoved(at));
        for pressed in [true, false] {
            self.harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
        }
        self.harness.run_steps(4);
    }

    pub fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    /// The first dispute that needs an answer and still has time.
    pub fn open_first_due(&mut self) -> docket::domain::DisputeId {
        let now = self.desk.clock.now();
        self.open_first(|entry| entry.due().is_some_and(|due| due > now))
    }

    /// Waits a moment for what makes the pane of a dispute taller or lower when it comes. A service that does not answer is
    /// nobody's fault here.
    fn wait_for_its_files(&mut self, id: &docket::domain::DisputeId) {
        let path = format!("/disputes/{id}/evidence");
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(5) {
            let session = self.open_session();
            let Some(sandbox) = session.sandbox() else { return };
            let came = sandbox.log().iter().any(|entry| entry.method == "GET" && entry.path.ends_with(&path));
            self.harness.run_steps(2);
            if came {
                return;
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// The first dispute of the list that fits.
    pub fn open_first(&mut self, fits: impl Fn(&docket::store::Entry) -> bool) -> docket::domain::DisputeId {
        let listed = self.listed();
        let fits = |entry: &docket::store::Entry| entry.money.is_some() && fits(entry);
        let id = listed.iter().find(|entry| fits(entry)).expect("an open dispute").dispute.id.clone();
        // The list may change meanwhile: what is chosen is looked at, not how often a key was pressed.
        self.until("the dispute to be open", |window| {
            let listed = window.listed();
            let place = |id: &str| listed.iter().position(|entry| entry.dispute.id.as_str() == id);
            let (here, there) = (window.marked_row().and_then(|marked| place(&marked)), place(id.as_str()));
            match there.expect("it is still listed").cmp(&here.map_or(0, |here| here + 1)) {
                std::cmp::Ordering::Less if here == there => {
                    return window.harness.query_by_label("Overview").is_some();
                }
                std::cmp::Ordering::Less => window.key(egui::Key::K),
                _ => window.key(egui::Key::J),
            }
            false
        });
        self.wait_for_its_files(&id);
        id
    }

    /// The id at the end of the row that is chosen.
    fn marked_row(&self) -> Option<String> {
        let mut rows = self.harness.query_all_by_role(Role::Row);
        let marked = rows.rfind(|row| row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True))?;
        marked.accesskit_node().label()?.rsplit(", ").next().map(str::to_owned)
    }

    /// A small valid PDF in the window's own folder.
    pub fn pdf(&self, name: &str, length: usize) -> PathBuf {
        let path = self.folder.path().join(name);
        let mut bytes = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec();
        bytes.resize(length.max(bytes.len()), b' ');
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    /// Drops a file on the window.
    pub fn drop_file(&mut self, path: PathBuf) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        self.harness.step();
    }

    /// What the server was really asked.
    pub fn log(&self) -> Vec<LogEntry> {
        self.open_session().sandbox().expect("the demo server").log()
    }

    /// Every node with a label, for a failure's message.
    pub fn tree(&self) -> String {
        let nodes = self.harness.query_all_by(|node| node.label().is_some() || node.value().is_some());
        let lines = nodes.map(|node| {
            let rect = node.rect();
            let node = node.accesskit_node();
            let (label, value) = (node.label().unwrap_or_default(), node.value().unwrap_or_default());
            format!("{:?} {label:?} {value:?} {:.0}", node.role(), rect)
        });
        lines.take(400).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
