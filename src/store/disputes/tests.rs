use super::*;

fn dispute(text: &str) -> Option<Dispute> {
    let json: serde_json::Value = serde_json::from_str(text).ok()?;
    let id = json.get("id").and_then(serde_json::Value::as_str).unwrap_or_default();
    let mut dispute = Dispute::new(DisputeId::parse(id).ok()?);
    dispute.raw = text.into();
    Some(dispute)
}

fn numbered(numbers: std::ops::Range<usize>) -> Change {
    let text = |number: usize| format!(r#"{{"id":"DI{number}","filling":"{}"}}"#, fastrand::u128(..));
    let disputes = numbers.map(|number| Arrived::listed(dispute(&text(number)).expect("a dispute"))).collect();
    Change { disputes, ..Change::default() }
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_is_written_once_there_is_room() {
    let codec = Codec { dispute, payment: |_| None };
    let store = Disputes::in_memory(codec, Arc::new(Arc::default)).expect("a store");
    store.begin();
    store.change(numbered(0..100)).await.expect("kept");
    let most = |pages: i64| {
        let memory = store.shared.memory.as_ref().expect("one connection").lock().expect("nobody broke it");
        memory.pragma_update(None, "max_page_count", pages).expect("a limit");
        memory.query_row("SELECT count(*) FROM body", [], |row| row.get::<_, i64>(0)).expect("a count")
    };
    assert_eq!(most(1), 100);
    let changed = store.change(numbered(100..4_000)).await.expect("held");
    assert_eq!((changed.added, changed.unsaved), (3_900, Some(StoreError::Full)));
    assert_eq!((store.index().len(), most(1)), (4_000, 100));
    let id = DisputeId::parse("DI3999").expect("an id");
    assert!(store.read_by_id(&id).expect("readable").is_some(), "it is held in memory");
    most(1_000_000);
    let changed = store.change(numbered(4_000..4_001)).await.expect("kept");
    assert_eq!((changed.unsaved, most(1_000_000)), (None, 4_001));
    assert!(store.shared.unsaved().body(3_999).is_none() && store.read_by_id(&id).expect("readable").is_some());
}

#[tokio::test]
async fn the_file_of_an_account_that_is_not_open_says_whether_it_holds_a_dispute() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("disputes.db");
    let key = db::new_key().expect("a key");
    let place = || Place { file: file.clone(), key: key.clone() };
    let codec = Codec { dispute, payment: |_| None };
    let lock = Lock::take(&file).expect("nobody has it");
    let (store, trouble) = Disputes::open(lock, place(), codec, Arc::new(Arc::default)).expect("a store");
    assert_eq!(trouble, None);
    store.begin();
    store.change(numbered(0..300)).await.expect("kept");
    drop(store);
    let held = |id: &str| holds(&place(), &DisputeId::parse(id).expect("an id"));
    assert_eq!((held("DI0"), held("DI299"), held("DI300"), held("DI29")), (Ok(true), Ok(true), Ok(false), Ok(true)));
    let other = Place { file: file.clone(), key: db::new_key().expect("a key") };
    assert!(holds(&other, &DisputeId::parse("DI0").expect("an id")).is_err(), "not without its key");
}
