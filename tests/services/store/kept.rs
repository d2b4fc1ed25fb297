//! The file on disk: what is in it, what is not, and everything that can be wrong with it.

use super::{CODEC, codes};
use docket::api::finix::read_dispute;
use docket::domain::DisputeId;
use docket::store::db::{self, Place};
use docket::store::{Arrived, Change, Disputes, Loading, Lock, StoreError};
use std::path::{Path, PathBuf};

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

pub fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("accounts").join("a-1").join("disputes.db")
}

fn open_with(file: &Path, key: &str) -> Result<(Disputes, Option<StoreError>), StoreError> {
    let lock = Lock::take(file)?;
    let place = Place { file: file.to_owned(), key: key.to_owned().into() };
    let opened = Disputes::open(lock, place, CODEC, codes())?;
    opened.0.begin();
    Ok(opened)
}

pub fn open(file: &Path) -> Disputes {
    open_with(file, KEY).expect("open").0
}

pub async fn ready(store: &Disputes) {
    let mut loaded = store.loaded();
    let loaded = loaded.wait_for(|loaded| *loaded != Loading::Reading).await.expect("a store").clone();
    assert!(matches!(loaded, Loading::Ready | Loading::Rebuilt(_)), "{loaded:?}");
}

/// Waits until the writer of a dropped store has let its file go.
pub async fn closed(file: &Path) {
    for _ in 0..2_000 {
        if Lock::take(file).is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    panic!("the store was not closed");
}

fn json(number: usize) -> String {
    format!(
        r#"{{"id":"DIkept{number}","created_at":"2026-11-01T00:00:{:02}Z","updated_at":"2026-11-02T00:00:00Z","amount":{number},
        "state":"PENDING","response_state":"NEEDS_RESPONSE","tags":{{"customer_email":"canary{number}@example.org",
        "merchant_name":"Canary Shop"}},"new_field":{{"deep":[1,"kept-as-it-came",null]}},"odd":1e3}}"#,
        number % 60
    )
}

pub async fn fill(store: &Disputes, numbers: std::ops::Range<usize>) {
    let disputes = numbers.map(|number| Arrived::listed(read_dispute(&json(number)).expect("a dispute"))).collect();
    let changed = store.change(Change { disputes, ..Change::default() }).await.expect("kept");
    assert_eq!(changed.unsaved, None);
}

pub fn id(number: usize) -> DisputeId {
    DisputeId::parse(&format!("DIkept{number}")).expect("an id")
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_a_dispute_held_is_there_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..20_000).await;
    drop(store);
    closed(&file).await;
    let store = open(&file);
    ready(&store).await;
    assert_eq!(store.index().len(), 20_000);
    for number in [0, 1, 16_383, 16_384, 19_999] {
        let entry = store.read_by_id(&id(number)).expect("readable").expect("there");
        assert_eq!(&*entry.dispute.raw, json(number), "also what nobody here knows");
    }
    assert_eq!(store.read_by_id(&DisputeId::parse("diKEPT1").expect("an id")).expect("readable").map(|_| ()), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_customer_can_be_read_in_any_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..500).await;
    let mut seen = 0;
    for entry in std::fs::read_dir(file.parent().expect("a folder")).expect("listed") {
        let path = entry.expect("a file").path();
        let bytes = std::fs::read(&path).expect("readable");
        seen += bytes.len();
        for canary in ["canary", "Canary Shop", "DIkept", "example.org", "NEEDS_RESPONSE", KEY, "SQLite format"] {
            let found = bytes.windows(canary.len()).any(|window| window.eq_ignore_ascii_case(canary.as_bytes()));
            assert!(!found, "{canary} stands in {}", path.display());
        }
    }
    assert!(seen > 10_000, "something was written");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_can_open_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..10).await;
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(file.parent().expect("a folder")), 0o700);
    for entry in std::fs::read_dir(file.parent().expect("a folder")).expect("listed") {
        let path = entry.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_cannot_write_to_the_same_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    assert_eq!(open_with(&file, KEY).err(), Some(StoreError::InUse));
    drop(store);
    closed(&file).await;
    ready(&open(&file)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_begins_anew_and_keeps_the_old_file_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..100).await;
    drop(store);
    closed(&file).await;
    let (store, trouble) = open_with(&file, &KEY.replace('0', "f")).expect("open");
    assert!(matches!(trouble, Some(StoreError::Unreadable(_))), "{trouble:?}");
    ready(&store).await;
    assert_eq!(store.index().len(), 0);
    fill(&store, 0..10).await;
    assert!(file.with_extension("db.unreadable").exists());
    drop(store);
    closed(&file).await;

    // The first key is back, and so is everything under it.
    let (store, trouble) = open_with(&file, KEY).expect("open");
    assert_eq!(trouble, None);
    ready(&store).await;
    assert_eq!(store.index().len(), 100);
    drop(store);
    closed(&file).await;
    let kept = std::fs::read_dir(file.parent().expect("a folder")).expect("listed").flatten();
    let kept = kept.filter(|entry| entry.file_name().to_string_lossy().contains(".unreadable")).count();
    assert_eq!(kept, 1, "only the other key's is aside now");
}

/// What of the account's files this process has open, as the kernel tells it.
#[cfg(target_os = "linux")]
fn is_open(file: &Path) -> bool {
    let name = file.to_string_lossy();
    let open = std::fs::read_dir("/proc/self/fd").expect("what is open");
    let is_it = |path: PathBuf| path.to_string_lossy().starts_with(&*name);
    open.flatten().any(|entry| std::fs::read_link(entry.path()).is_ok_and(is_it))
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_open_any_more_once_the_lock_is_free() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    for round in 0..60 {
        let store = open(&file);
        ready(&store).await;
        fill(&store, 0..20).await;
        assert!(is_open(&file));
        drop(store);
        // At once, not after a pause: what is still being closed would be seen.
        let lock = loop {
            match Lock::take(&file) {
                Ok(lock) => break lock,
                Err(_) => std::thread::yield_now(),
            }
        };
        assert!(!is_open(&file), "round {round}");
        drop(lock);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_flipped_bytes_never_shows_a_wrong_dispute_and_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..3_000).await;
    drop(store);
    closed(&file).await;
    let whole = std::fs::read(&file).expect("a file");
    let mut dice = fastrand::Rng::with_seed(5);
    for round in 0..25 {
        let mut damaged = whole.clone();
        for _ in 0..dice.usize(1..200) {
            let at = dice.usize(..damaged.len());
            damaged[at] ^= dice.u8(1..);
        }
        if round % 5 == 0 {
            damaged.truncate(dice.usize(1..damaged.len()));
        }
        for part in db::files(&file) {
            std::fs::remove_file(part).ok();
        }
        std::fs::write(&file, damaged).expect("damaged");
        let store = open(&file);
        ready(&store).await;
        let index = store.index();
        // Either everything is gone and will be pulled again, or what is there is right.
        for row in 0..u32::try_from(index.len()).expect("few") {
            if let Ok(Some(entry)) = store.read(row) {
                let number = entry.dispute.amount.and_then(|amount| usize::try_from(amount).ok()).expect("an amount");
                assert_eq!(&*entry.dispute.raw, json(number), "round {round}");
            }
        }
        fill(&store, 0..5).await;
        drop(store);
        closed(&file).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_layout_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    drop(open(&file));
    closed(&file).await;
    let connection = rusqlite::Connection::open(&file).expect("open");
    connection.pragma_update(None, "key", format!("x'{KEY}'")).expect("the key");
    connection.pragma_update(None, "user_version", 1_000).expect("a layout");
    drop(connection);
    let before = std::fs::read(&file).expect("a file");
    assert_eq!(open_with(&file, KEY).err(), Some(StoreError::Newer(1_000)));
    assert_eq!(std::fs::read(&file).expect("a file"), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn wiping_leaves_nothing_on_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..50).await;
    store.wipe().await.expect("wiped");
    assert!(db::files(&file).iter().all(|part| !part.exists()));
    let refused = store.change(Change::default()).await;
    assert_eq!(refused.err(), Some(StoreError::Closed));
    drop(store);
    closed(&file).await;
    ready(&open(&file)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_never_replaces_a_newer_one() {
    let store = Disputes::in_memory(CODEC, codes()).expect("a store");
    store.begin();
    let dispute = |updated: &str, response: &str| {
        read_dispute(&format!(
            r#"{{"id":"DI1","state":"PENDING","updated_at":"{updated}","response_state":{response}}}"#
        ))
        .expect("a dispute")
    };
    let put = async |arrived: Arrived| {
        store.change(Change { disputes: vec![arrived], ..Change::default() }).await.expect("kept");
        let id = DisputeId::parse("DI1").expect("an id");
        let entry = store.read_by_id(&id).expect("readable").expect("there");
        entry.dispute.response_state.as_ref().map(|state| state.as_wire().to_owned())
    };
    let (old, new) = ("2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z");
    let responded = Some("RESPONDED".to_owned());
    assert_eq!(put(Arrived::listed(dispute(new, "\"RESPONDED\""))).await, responded);
    assert_eq!(put(Arrived::listed(dispute(old, "\"NEEDS_RESPONSE\""))).await, responded, "older");
    assert_eq!(put(Arrived::fresh(dispute(old, "\"NEEDS_RESPONSE\""))).await, responded, "older, fetched by itself");
    assert_eq!(put(Arrived::listed(dispute(new, "null"))).await, responded, "a list row that says less");
    let later = "2026-11-22T10:00:00Z";
    assert_eq!(put(Arrived::listed(dispute(later, "null"))).await, None, "it changed, so nothing is assumed");
    assert_eq!(put(Arrived::fresh(dispute(later, "\"ACCEPTED\""))).await, Some("ACCEPTED".to_owned()));
    assert_eq!(store.index().len(), 1);
}
