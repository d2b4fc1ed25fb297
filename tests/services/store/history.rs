//! What was scored and sent before: there after a restart, in no file in clear, and gone when it is cleared.

use docket::desk::outbox::EndedKind;
use docket::store::db::{self, Place};
use docket::store::{Batch, Journal as _, Lock, OutboxFile, StoredRow};
use std::path::{Path, PathBuf};

/// Between two looks.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(10);
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("accounts").join("a-1").join("outbox.db")
}

fn open(file: &Path) -> OutboxFile {
    let place = Place { file: file.to_owned(), key: KEY.to_owned().into() };
    // A process that another test starts has every lock of this one until it is the other program.
    let lock = (0..500).find_map(|_| Lock::take(file).inspect_err(|_| std::thread::sleep(PAUSE)).ok());
    let lock = lock.expect("free");
    let (opened, trouble) = OutboxFile::open(place, lock).expect("opened");
    assert_eq!(trouble, None);
    opened
}

fn score(number: usize) -> String {
    format!(r#"{{"email":"canary{number}@example.org","at":"2026-11-21T12:00:00Z","took_millis":184,"score":90.88}}"#)
}

fn row(id: u64, is_open: bool, kind: EndedKind) -> StoredRow {
    StoredRow { id, is_open, data: format!("{}\"customer_email\":\"canary{id}@example.org\"}}}}}}", kind.begins()) }
}

fn fill(outbox: &mut OutboxFile) {
    for number in 0..200 {
        outbox.keep_score(&score(number)).expect("kept");
    }
    let rows = vec![
        row(1, false, EndedKind::Checkouts),
        row(2, false, EndedKind::Payments),
        row(3, true, EndedKind::Checkouts),
        row(4, false, EndedKind::Checkouts),
    ];
    outbox.commit(&Batch { rows, ..Batch::default() }).expect("on disk");
}

fn numbers(outbox: &OutboxFile, kind: EndedKind) -> Vec<u64> {
    outbox.ended_rows(kind.begins(), 5_000).expect("read").iter().map(|row| row.id).collect()
}

#[test]
fn it_is_there_after_a_restart_the_newest_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let mut outbox = open(&file);
    fill(&mut outbox);
    drop(outbox);
    let outbox = open(&file);
    let scores = outbox.scores().expect("read");
    assert_eq!((scores.len(), scores.first()), (200, Some(&score(199))));
    assert_eq!(numbers(&outbox, EndedKind::Checkouts), [4, 1]);
    assert_eq!(numbers(&outbox, EndedKind::Payments), [2]);
}

#[test]
fn no_customer_can_be_read_in_any_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let mut outbox = open(&file);
    fill(&mut outbox);
    let mut seen = 0;
    for entry in std::fs::read_dir(file.parent().expect("a folder")).expect("listed") {
        let path = entry.expect("a file").path();
        let bytes = std::fs::read(&path).expect("readable");
        seen += bytes.len();
        for canary in ["canary", "example.org", "90.88", "checkout", "took_millis", "SQLite format"] {
            let found = bytes.windows(canary.len()).any(|window| window.eq_ignore_ascii_case(canary.as_bytes()));
            assert!(!found, "{canary} stands in {}", path.display());
        }
    }
    assert!(seen > 10_000, "something was written");
}

#[test]
fn clearing_leaves_what_is_open_and_what_is_of_another_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let mut outbox = open(&file);
    fill(&mut outbox);
    outbox.clear_scores().expect("cleared");
    assert_eq!(outbox.clear_ended(EndedKind::Checkouts.begins()).expect("cleared"), 2);
    drop(outbox);
    let mut outbox = open(&file);
    assert!(outbox.scores().expect("read").is_empty());
    let left: Vec<u64> = outbox.load().expect("read").rows.iter().map(|row| row.id).collect();
    assert_eq!(left, [2, 3]);
    outbox.wipe().expect("wiped");
    assert!(db::files(&file).iter().all(|part| !part.exists()), "it goes with the account");
}
