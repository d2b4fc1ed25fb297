//! What is lost with an account that is removed from this computer, and a copy of it that anybody can read.
//!
//! Must not live here: deleting anything.

pub use crate::store::outbox::Census;

use super::failure::{KeyringError, SystemSaid};
use super::outbox::{Outbox, OutboxRow, RowId};
use super::{Desk, proofs, storage};
use crate::domain::account::AccountKey;
use crate::domain::answer::proof::Proof;
use crate::domain::text;
use crate::store::db;
use crate::store::outbox::Everything;
use crate::store::{Fault, Lock, OutboxFile, Place, StoreError};
use jiff::tz::TimeZone;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What an account keeps on this computer beside what its services hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belongings {
    /// What is counted in its outbox.
    pub census: Census,
    /// Files that could not be read once and were kept aside.
    pub set_aside: usize,
}

impl Belongings {
    /// True when removing the account loses nothing that cannot be had again.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where an account's outbox is: open, or on the disk.
#[derive(Clone)]
pub enum Source {
    /// The account is open.
    Open(Outbox, AccountKey),
    /// It is not.
    Closed(AccountKey),
}

impl Source {
    fn is_loaded(&self) -> bool {
        matches!(self, Self::Open(outbox, _) if !outbox.snapshot().is_blind)
    }

    fn key(&self) -> &AccountKey {
        match self {
            Self::Open(_, key) | Self::Closed(key) => key,
        }
    }
}

/// Why it is not known what an account keeps, or why it was not copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeavingError {
    /// Its data cannot be read, or the copy not written.
    Store(StoreError),
    /// The keyring did not give its key.
    Keyring(KeyringError),
    /// The keyring does not answer.
    NoAnswer,
    /// The keyring has no key for it.
    NoKey,
    /// There is nothing of it.
    Nothing,
    /// Looking for it broke off.
    System(SystemSaid),
}

impl From<tokio::task::JoinError> for LeavingError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::System(error.into())
    }
}

/// Counts what would be lost.
///
/// # Errors
/// Why it cannot be known.
pub async fn look(desk: Desk, source: Source) -> Result<Belongings, LeavingError> {
    let census = read(&desk, &source, counted).await?.unwrap_or_default();
    let folder = desk.settings.folder().map(|data| storage::folder(data, source.key()));
    let set_aside = tokio::task::spawn_blocking(move || folder.map_or(0, |folder| set_aside(&folder))).await;
    Ok(Belongings { census, set_aside: set_aside.unwrap_or_default() })
}

/// What was submitted or accepted stays stored as open, to be in sight; here it is done. One that cannot be read is not.
fn counted(file: &OutboxFile) -> Result<Census, StoreError> {
    let done = file.open_rows()?.iter().filter(|row| is_done(row)).count() as u64;
    let census = file.census()?;
    Ok(Census { open: census.open.saturating_sub(done), ..census })
}

/// Whether nothing more comes of a row that is stored as open.
pub(super) fn is_done((id, data): &(u64, String)) -> bool {
    OutboxRow::from_json(RowId(*id), data).is_ok_and(|row| row.state.is_ended())
}

/// Saves proofs, copies of files, rows, scores and drafts into a new folder inside `into`. Returns that folder.
///
/// # Errors
/// What could not be read or written. What was written until then stays.
pub async fn save_copy(
    desk: Desk,
    source: Source,
    name: String,
    into: PathBuf,
    pages: proofs::Pages,
) -> Result<PathBuf, LeavingError> {
    let zone = desk.clock.zone();
    let day = desk.clock.now().to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string();
    let name = text::file_name(&format!("Docket {} {day}", text::clean_to(&name, 60)), "Docket");
    let copied = read(&desk, &source, move |file| {
        let all = file.everything()?;
        let folder = new_folder(&into, &name)?;
        write_all(file, &all, (&zone, pages), &folder)?;
        Ok(folder)
    });
    copied.await?.ok_or(LeavingError::Nothing)
}

/// Reads an account's outbox wherever it is; nothing when it has none.
async fn read<T: Send + 'static>(
    desk: &Desk,
    source: &Source,
    look: impl FnOnce(&OutboxFile) -> Result<T, StoreError> + Send + 'static,
) -> Result<Option<T>, LeavingError> {
    let key = match source {
        // What an outbox holds whose file is not loaded is not what the account keeps.
        Source::Open(_, key) | Source::Closed(key) if !source.is_loaded() => key,
        Source::Open(outbox, _) => return outbox.look(look).await.map(Some).map_err(LeavingError::Store),
        Source::Closed(key) => key,
    };
    let Some(folder) = desk.settings.folder().map(|data| storage::folder(data, key)) else { return Ok(None) };
    let file = folder.join("outbox.db");
    let beside = file.clone();
    let is_there = tokio::task::spawn_blocking(move || beside.try_exists()).await;
    if !is_there?.map_err(|error| LeavingError::System(error.into()))? {
        return Ok(None);
    }
    let asked = desk.credentials.known_store_key(key, db::is_key);
    let known = tokio::time::timeout(storage::FOR_A_PASSWORD, asked).await;
    let known = known.map_err(|_elapsed| LeavingError::NoAnswer)?;
    let known = known.map_err(LeavingError::Keyring)?;
    let known = known.ok_or(LeavingError::NoKey)?;
    let work = tokio::task::spawn_blocking(move || {
        let _lock = Lock::take(&file)?;
        look(&OutboxFile::open_to_look(&Place { file, key: known })?)
    });
    work.await?.map(Some).map_err(LeavingError::Store)
}

/// Files of an account that were kept aside. Blocks.
fn set_aside(folder: &Path) -> usize {
    db::kept_aside(&folder.join("outbox.db")).len()
}

fn new_folder(into: &Path, name: &str) -> Result<PathBuf, StoreError> {
    for number in 1..100 {
        let tried = into.join(if number == 1 { name.to_owned() } else { format!("{name} ({number})") });
        match std::fs::create_dir(&tried) {
            Ok(()) => return Ok(tried),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Disk(Fault::TooManyCopies))
}

fn write_all(
    file: &OutboxFile,
    all: &Everything,
    (zone, pages): (&TimeZone, proofs::Pages),
    folder: &Path,
) -> Result<(), StoreError> {
    write_proofs(all, (zone, pages), &folder.join("proofs"))?;
    let names = names(all);
    let mut used = BTreeSet::new();
    if !all.files.is_empty() {
        std::fs::create_dir(folder.join("files"))?;
    }
    for sha256 in &all.files {
        let short = sha256.get(..12).unwrap_or(sha256);
        let known = names.get(sha256).map_or_else(|| short.to_owned(), |name| text::file_name(name, short));
        // Two files of the same name are told apart by what is in them.
        let name = if used.insert(known.to_lowercase()) { known } else { format!("{short} {known}") };
        crate::workbench::save(&folder.join("files").join(name), &file.file(sha256)?)?;
    }
    let read = |text: &String| serde_json::from_str(text).unwrap_or_else(|_odd| Value::String(text.clone()));
    let whole = serde_json::json!({
        "outbox": all.rows.iter().map(read).collect::<Vec<_>>(),
        "not_sent": all.kept.iter().map(read).collect::<Vec<_>>(),
        "scores": all.scores.iter().map(read).collect::<Vec<_>>(),
        "drafts": all.drafts.iter().map(|(name, text)| (name.clone(), read(text))).collect::<serde_json::Map<_, _>>(),
    });
    crate::workbench::save(&folder.join("outbox.json"), format!("{whole:#}").as_bytes())?;
    Ok(())
}

/// For each dispute a PDF to read and the same as JSON.
fn write_proofs(all: &Everything, (zone, pages): (&TimeZone, proofs::Pages), folder: &Path) -> Result<(), StoreError> {
    let mut per_dispute: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for (dispute, text) in &all.proofs {
        per_dispute.entry(dispute).or_default().push(text);
    }
    if !per_dispute.is_empty() {
        std::fs::create_dir(folder)?;
    }
    for (dispute, texts) in per_dispute {
        let place = |extension: &str| folder.join(text::file_name(&format!("proof-{dispute}.{extension}"), "proof"));
        let read: Vec<Proof> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        if read.len() == texts.len() {
            for extension in ["json", "pdf"] {
                proofs::write(&read.iter().cloned().map(Some).collect::<Vec<_>>(), zone, &place(extension), pages)
                    .map_err(|error| StoreError::Disk(error.to_string().into()))?;
            }
        } else {
            // One of another version is of use as it is.
            let lines: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
            crate::workbench::save(&place("json"), format!("[{}]", lines.join(",\n")).as_bytes())?;
        }
    }
    Ok(())
}

/// The names a person knows files by: whatever is kept of a file has its hash beside its name.
fn names(all: &Everything) -> BTreeMap<String, String> {
    fn walk(value: &Value, names: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(fields) => {
                let text = |key: &str| fields.get(key).and_then(Value::as_str);
                if let (Some(sha256), Some(name)) = (text("sha256"), text("name")) {
                    names.entry(sha256.to_owned()).or_insert_with(|| name.to_owned());
                }
                fields.values().for_each(|value| walk(value, names));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, names)),
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    let texts = all.rows.iter().chain(&all.kept).chain(all.drafts.iter().map(|(_, text)| text));
    for value in texts.filter_map(|text| serde_json::from_str::<Value>(text).ok()) {
        walk(&value, &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::outbox::{Intent, RowState};
    use crate::store::outbox::{Batch, Journal as _, StoredRow};

    #[test]
    fn what_is_done_is_not_counted_as_unfinished() {
        let tags = crate::domain::dispute::tags::Tags::default();
        let dispute = crate::domain::ids::DisputeId::parse("DI1").expect("an id");
        let intent = Intent::Tags { dispute, base: tags.clone(), edited: tags, insists: false };
        let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let row = |id, state| {
            let row = OutboxRow { state, ..OutboxRow::new(RowId(id), intent.clone(), now, None) };
            StoredRow { id, is_open: true, data: serde_json::to_string(&row).expect("JSON") }
        };
        let rows = vec![
            row(1, RowState::Confirmed),
            row(2, RowState::Waiting { from: None }),
            StoredRow { id: 3, is_open: true, data: "of another version".to_owned() },
        ];
        let mut file = OutboxFile::in_memory().expect("memory");
        file.commit(&Batch { rows, ..Batch::default() }).expect("kept");
        assert_eq!(counted(&file).expect("read").open, 2);
    }

    #[test]
    fn a_copy_has_proofs_files_under_their_names_and_everything_that_was_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = OutboxFile::in_memory().expect("memory");
        let named = |sha256: &str| {
            format!(r#"{{"intent":{{"upload":{{"file":{{"sha256":"{sha256}","name":"a/../photo.png"}}}}}}}}"#)
        };
        let row = |id, data| StoredRow { id, is_open: true, data };
        file.commit(&Batch {
            rows: vec![row(1, named("aa11")), row(2, named("bb22"))],
            proofs: vec![(1, "DI1".to_owned(), "{\"of\":\"another version\"}".to_owned())],
            drafts: vec![("submit/DI1".to_owned(), Some("{\"note\":\"typed\"}".to_owned()))],
            ..Batch::default()
        })
        .expect("kept");
        for (sha256, bytes) in [("aa11", b"one"), ("bb22", b"two")] {
            file.put_piece(sha256, 0, bytes).expect("written");
            file.end_file(sha256, 3).expect("whole");
        }
        let to = new_folder(folder.path(), "Docket Acme").expect("made");
        let pages: proofs::Pages = |_, _| Vec::new();
        write_all(&file, &file.everything().expect("read"), (&TimeZone::UTC, pages), &to).expect("written");
        let read = |name: &str| std::fs::read_to_string(to.join(name)).unwrap_or_default();
        assert_eq!((read("files/photo.png"), read("files/bb22 photo.png")), ("one".to_owned(), "two".to_owned()));
        assert!(read("proofs/proof-DI1.json").contains("another version"));
        assert!(read("outbox.json").contains("typed"));
        assert_eq!(new_folder(folder.path(), "Docket Acme").expect("another"), folder.path().join("Docket Acme (2)"));
    }
}
