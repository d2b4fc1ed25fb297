//! Getting files from the desktop, and where to save: the native dialog, the clipboard, and what was dropped on the window.
//!
//! The dialog never blocks: it runs on its own, its answer comes as a `Remote`, and waiting for it can be stopped,
//! because a file portal that dies while its window is open never answers.
//!
//! Must not live here: what a file is, and whether it is taken.

use super::remote::Remote;
use crate::app::action::SaveOf;
use crate::app::words;
use crate::desk::Desk;
use crate::desk::export::{Figures, List};
use crate::desk::outbox::EndedKind;
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use std::path::PathBuf;

/// What the dialog is for.
#[derive(Clone, PartialEq)]
pub enum Wanted {
    /// Files to add to a dispute.
    Evidence(DisputeId),
    /// Where to save a downloaded file.
    SaveEvidence(crate::domain::EvidenceRef),
    /// Where to save the proof of a dispute.
    SaveProof(DisputeId),
    /// Where to save a packet.
    SavePacket,
    /// Where to save this list.
    SaveList(List),
    /// Where to save these figures.
    SaveFigures(Figures),
    /// Where to save a backup of the open account.
    SaveBackup,
    /// Which backup to restore.
    OpenBackup,
    /// Which file of orders to score.
    OpenOrders,
    /// Which file of transaction counts to read.
    OpenCounts,
    /// Which file whose rows are sent.
    OpenImport(EndedKind),
    /// Where to save rows of such a file.
    SaveImport(EndedKind, SaveOf),
    /// Where to save what became of its rows.
    SaveScores(crate::desk::scoring::save::Which),
    /// In which folder to save what an account keeps on this computer, and the account's name.
    SaveCopy(AccountKey, String),
}

/// What became of a dialog.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// These paths; none when it was cancelled.
    Paths(Vec<PathBuf>),
    /// There is no way to show a dialog on this computer; the name of what was to be saved.
    NoDialog(String),
}

/// At most one dialog at a time.
pub type FileDialog = Remote<Wanted, Chosen, std::convert::Infallible>;

/// What a choice of files is called, and how their names end.
type Kinds = (fn() -> &'static str, &'static [&'static str]);

/// What Finix takes as it is.
const EVIDENCE: Kinds = (words::window_files_of_evidence, &["pdf", "jpg", "jpeg", "png", "tif", "tiff"]);
/// What can become pages of a packet.
const PAGES: Kinds = (
    words::window_files_of_packets,
    &["pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "gif", "bmp", "txt", "eml", "msg"],
);

/// Opens the dialog to choose files.
/// For a packet, everything that can become pages is offered.
pub fn browse(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame, dispute: DisputeId, is_packet: bool) {
    let (name, extensions) = if is_packet { PAGES } else { EVIDENCE };
    let both: Vec<String> = extensions.iter().flat_map(|e| [(*e).to_owned(), e.to_uppercase()]).collect();
    let native = rfd::AsyncFileDialog::new()
        .set_title(words::window_add_evidence())
        .add_filter(name(), &both)
        .add_filter(words::window_all_files(), &["*"])
        .set_parent(frame);
    let is_wanted = desk.has_file_dialog;
    dialog.request(&desk.runtime, &desk.wake, Wanted::Evidence(dispute), async move {
        if !can_show_dialog(is_wanted).await {
            return Ok(Chosen::NoDialog(String::new()));
        }
        // Cancelling gives none or an empty list, depending on the desktop.
        let files = native.pick_files().await.unwrap_or_default();
        Ok(Chosen::Paths(files.iter().map(|file| file.path().to_owned()).collect()))
    });
}

/// Opens the dialog to choose where to save.
pub fn save_as(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame, wanted: Wanted, name: &str) {
    let native = rfd::AsyncFileDialog::new().set_title(words::window_save_as()).set_file_name(name).set_parent(frame);
    let name = name.to_owned();
    let is_wanted = desk.has_file_dialog;
    dialog.request(&desk.runtime, &desk.wake, wanted, async move {
        if !can_show_dialog(is_wanted).await {
            return Ok(Chosen::NoDialog(name));
        }
        let file = native.save_file().await;
        Ok(Chosen::Paths(file.iter().map(|file| file.path().to_owned()).collect()))
    });
}

/// Opens the dialog to choose the folder a copy of an account is saved in.
pub fn save_into(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame, key: AccountKey, name: String) {
    let native = rfd::AsyncFileDialog::new().set_title(words::window_save_in()).set_parent(frame);
    let is_wanted = desk.has_file_dialog;
    dialog.request(&desk.runtime, &desk.wake, Wanted::SaveCopy(key, name), async move {
        if !can_show_dialog(is_wanted).await {
            return Ok(Chosen::NoDialog(String::new()));
        }
        let folder = native.pick_folder().await;
        Ok(Chosen::Paths(folder.iter().map(|folder| folder.path().to_owned()).collect()))
    });
}

/// Opens the dialog to choose a backup.
pub fn choose_backup(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame) {
    let kinds = (words::window_backups(), &[crate::desk::backup::EXTENSION][..]);
    open_one(dialog, desk, frame, Wanted::OpenBackup, (words::restore_title(), kinds));
}

/// Opens the dialog to choose a file of orders.
pub fn choose_orders(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame) {
    let kinds = (words::orders_files(), &["csv", "tsv", "txt", "jsonl", "ndjson", "xlsx"][..]);
    open_one(dialog, desk, frame, Wanted::OpenOrders, (words::orders_file(), kinds));
}

/// Opens the dialog to choose a file whose rows are sent.
pub fn choose_import(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame, kind: EndedKind) {
    let kinds = (words::orders_files(), &["csv", "tsv", "txt", "jsonl", "ndjson", "xlsx"][..]);
    let title = match kind {
        EndedKind::Checkouts => words::import_checkouts_file(),
        EndedKind::Payments => words::import_payments_file(),
    };
    open_one(dialog, desk, frame, Wanted::OpenImport(kind), (title, kinds));
}

/// Opens the dialog to choose a file of transaction counts.
pub fn choose_counts(dialog: &mut FileDialog, desk: &Desk, frame: &eframe::Frame) {
    let kinds = (words::orders_files(), &["csv", "tsv", "txt", "jsonl", "ndjson", "xlsx"][..]);
    open_one(dialog, desk, frame, Wanted::OpenCounts, (words::counts_file(), kinds));
}

/// Opens the dialog to choose one file, with its title, what is offered and how the names of that end.
fn open_one(
    dialog: &mut FileDialog,
    desk: &Desk,
    frame: &eframe::Frame,
    wanted: Wanted,
    (title, (name, extensions)): (&str, (&str, &[&str])),
) {
    let native = rfd::AsyncFileDialog::new()
        .set_title(title)
        .add_filter(name, extensions)
        .add_filter(words::window_all_files(), &["*"])
        .set_parent(frame);
    let is_wanted = desk.has_file_dialog;
    dialog.request(&desk.runtime, &desk.wake, wanted, async move {
        if !can_show_dialog(is_wanted).await {
            return Ok(Chosen::NoDialog(String::new()));
        }
        let file = native.pick_file().await;
        Ok(Chosen::Paths(file.iter().map(|file| file.path().to_owned()).collect()))
    });
}

/// Without a portal and without `zenity` the dialog would silently answer "cancelled".
async fn can_show_dialog(is_wanted: bool) -> bool {
    if !is_wanted {
        return false;
    }
    if !cfg!(target_os = "linux") {
        return true;
    }
    tokio::task::spawn_blocking(|| (has_session_bus() && has_portal()) || on_path("zenity")).await.unwrap_or(false)
}

fn has_session_bus() -> bool {
    let named = std::env::var("DBUS_SESSION_BUS_ADDRESS")
        .is_ok_and(|address| !address.is_empty() && !address.contains("/nonexistent"));
    let socket = std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| PathBuf::from(dir).join("bus").exists());
    named || socket
}

fn has_portal() -> bool {
    let home = std::env::var("XDG_DATA_HOME").unwrap_or_default();
    let system = std::env::var("XDG_DATA_DIRS").unwrap_or_else(|_unset| "/usr/local/share:/usr/share".to_owned());
    std::iter::once(home.as_str())
        .chain(system.split(':'))
        .filter(|dir| !dir.is_empty())
        .any(|dir| PathBuf::from(dir).join("dbus-1/services/org.freedesktop.portal.Desktop.service").exists())
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// Files on the clipboard. The clipboard may be slow to answer, so it is asked on its own.
pub type Clipboard = Remote<DisputeId, Vec<PathBuf>, std::convert::Infallible>;

/// Asks the clipboard for copied files; `text` is what it gave as text, which may be their names.
pub fn paste(clipboard: &mut Clipboard, desk: &Desk, dispute: DisputeId, text: Option<String>) {
    clipboard.request(&desk.runtime, &desk.wake, dispute, async move {
        let listed = tokio::task::spawn_blocking(|| {
            let mut clipboard = arboard::Clipboard::new().ok()?;
            clipboard.get().file_list().ok()
        });
        let listed = listed.await.ok().flatten().unwrap_or_default();
        Ok(if listed.is_empty() { paths_in(text.as_deref().unwrap_or_default()) } else { listed })
    });
}

/// Paths in a pasted text: absolute paths or `file://` addresses, one a line. Any other line means it is no list of
/// files.
#[must_use]
pub fn paths_in(text: &str) -> Vec<PathBuf> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !matches!(*line, "copy" | "cut"));
    let paths: Option<Vec<PathBuf>> = lines
        .map(|line| {
            if line.starts_with("file://") {
                url::Url::parse(line).ok()?.to_file_path().ok()
            } else {
                let path = PathBuf::from(line);
                path.is_absolute().then_some(path)
            }
        })
        .collect();
    paths.unwrap_or_default()
}

/// The overlay while files hover over the window.
///
/// X11 sends no pointer events during a drag, and a very fast drop can leave the hover set for ever, so it is
/// forgotten as soon as the pointer moves again.
#[derive(Debug, Default)]
pub struct Hover {
    is_stale: bool,
}

impl Hover {
    /// True while files hover.
    pub fn update(&mut self, ctx: &egui::Context) -> bool {
        ctx.input(|input| {
            if input.raw.hovered_files.is_empty() || !input.raw.dropped_files.is_empty() {
                self.is_stale = false;
                return false;
            }
            let moved = input
                .raw
                .events
                .iter()
                .any(|event| matches!(event, egui::Event::PointerMoved(_) | egui::Event::Key { .. }));
            self.is_stale |= moved;
            !self.is_stale
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn pasted_file_names_are_read_and_prose_is_not() {
        assert_eq!(
            paths_in("file:///tmp/a%20b.pdf\n/tmp/c.pdf\n"),
            [PathBuf::from("/tmp/a b.pdf"), PathBuf::from("/tmp/c.pdf")]
        );
        assert_eq!(paths_in("copy\nfile:///tmp/a.pdf"), [PathBuf::from("/tmp/a.pdf")]);
        assert!(paths_in("hello\n/tmp/c.pdf").is_empty());
        assert!(paths_in("").is_empty());
    }
}
