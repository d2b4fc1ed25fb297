//! The file of the outbox on a real disk.

use super::*;

fn place(folder: &std::path::Path) -> (Place, Lock) {
    let file = folder.join("a").join("outbox.db");
    let lock = Lock::take(&file).expect("free");
    (Place { file, key: "ab".repeat(32).into() }, lock)
}

fn row(id: u64, is_open: bool) -> StoredRow {
    StoredRow { id, is_open, data: format!("row {id}") }
}

#[test]
fn no_table_is_left_out_of_a_backup_a_rescue_or_a_check() {
    let file = OutboxFile::in_memory().expect("memory");
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut query = file.connection.prepare(sql).expect("a query");
    let made: Vec<String> =
        query.query_map([], |row| row.get(0)).expect("asked").map(|name| name.expect("read")).collect();
    let mut known = OUTBOX_TABLES;
    known.sort_unstable();
    assert_eq!(made, known);
}

#[test]
fn what_was_committed_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, lock) = place(folder.path());
    let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("opened");
    assert_eq!(trouble, None);
    let rows = (1..=700).map(|id| row(id, id % 100 == 0)).collect();
    let batch = Batch {
        rows,
        kept: vec![(701, Some("kept".to_owned()))],
        proofs: vec![(3, "DI1".to_owned(), "proof".to_owned())],
        sent: vec![("DF1".to_owned(), "ab".to_owned())],
        drafts: vec![("note".to_owned(), Some("text".to_owned()))],
        notes: vec![("paused", "1".to_owned())],
        ..Batch::default()
    };
    file.commit(&batch).expect("on disk");
    drop(file);
    let lock = Lock::take(&place.file).expect("free again");
    let (mut file, _) = OutboxFile::open(place, lock).expect("opened");
    let loaded = file.load().expect("read");
    assert_eq!((loaded.ended, loaded.last, loaded.rows.len()), (693, 701, 508));
    assert!(loaded.rows.iter().filter(|row| row.is_open).count() == 7 && loaded.rows.is_sorted_by_key(|row| row.id));
    assert_eq!(loaded.kept, [(701, "kept".to_owned())]);
    assert_eq!(loaded.notes, [("paused".to_owned(), "1".to_owned())]);
    assert_eq!(file.row(1).expect("read").as_deref(), Some("row 1"), "long ended and still there");
    assert_eq!(file.sent("DF1").expect("read").as_deref(), Some("ab"));
    assert_eq!(file.proofs("DI1").expect("read"), [StoredProof::Whole("proof".to_owned())]);
    assert_eq!(file.drafts().expect("read"), [("note".to_owned(), "text".to_owned())]);
    file.commit(&Batch { drafts: vec![("note".to_owned(), None)], ..Batch::default() }).expect("on disk");
    assert_eq!(file.drafts().expect("read"), []);
    file.reopen().expect("sound");
    file.wipe().expect("gone");
    assert_eq!(std::fs::read_dir(folder.path().join("a")).expect("listed").count(), 1, "only the lock is left");
}

#[test]
fn a_file_comes_back_byte_for_byte_and_half_a_file_never() {
    let mut file = OutboxFile::in_memory().expect("memory");
    let bytes: Vec<u8> = (0..=255_u8).cycle().take(3 * PIECE / 2).collect();
    for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
        assert!(file.file("ab").is_err());
        file.put_piece("ab", number, piece).expect("written");
    }
    assert!(file.end_file("ab", 7).is_err() && file.file("ab").is_err());
    file.end_file("ab", bytes.len() as u64).expect("whole");
    assert_eq!(file.file("ab").expect("read"), bytes);
}

fn filled(place: &Place, lock: Lock) {
    let (mut file, _) = OutboxFile::open(place.clone(), lock).expect("opened");
    let batch = Batch {
        rows: (1..500)
            .map(|id| StoredRow { id, is_open: true, data: format!("row {id} {}", "x".repeat(300)) })
            .collect(),
        kept: (500..900).map(|id| (id, Some(format!("kept {id} {}", "x".repeat(300))))).collect(),
        proofs: (1..90).map(|id| (id, "DI1".to_owned(), format!("proof {id} {}", "x".repeat(900)))).collect(),
        ..Batch::default()
    };
    file.commit(&batch).expect("on disk");
    for (sha256, length) in [("ab", 3 * PIECE), ("cd", PIECE)] {
        for (number, _) in (0..).zip(0..length / PIECE) {
            file.put_piece(sha256, number, &vec![7; PIECE]).expect("written");
        }
        file.end_file(sha256, length as u64).expect("whole");
    }
    drop(file);
}

fn page_count(place: &Place) -> usize {
    usize::try_from(std::fs::metadata(&place.file).expect("there").len()).expect("small") / 4_096
}

/// Flips a bit in the middle of some pages.
#[expect(clippy::indexing_slicing, reason = "bytes that must be there")]
fn flip(place: &Place, pages: impl Iterator<Item = usize>) {
    let mut bytes = std::fs::read(&place.file).expect("read");
    pages.for_each(|page| bytes[page * 4_096 + 2_000] ^= 1);
    std::fs::write(&place.file, bytes).expect("written");
}

#[test]
fn a_flipped_bit_on_any_page_is_noticed_and_everything_else_is_taken_over() {
    let whole = tempfile::tempdir().expect("a folder");
    let (first, lock) = place(whole.path());
    filled(&first, lock);
    // The first page says how to read the others, so it cannot be missed.
    let all = page_count(&first);
    for page in (1..all).step_by(all / 40) {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, lock) = place(folder.path());
        std::fs::copy(&first.file, &place.file).expect("copied");
        flip(&place, std::iter::once(page));
        let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("a new one");
        assert!(matches!(trouble, Some(StoreError::Unreadable(_))), "page {page}: {trouble:?}");
        let loaded = file.load().expect("read");
        let proofs = file.proofs("DI1").expect("read");
        let lost = (499 - loaded.rows.len()) + (400 - loaded.kept.len()) + (89 - proofs.len());
        let files = ["ab", "cd"].map(|sha256| file.file(sha256).is_ok_and(|bytes| bytes.iter().all(|b| *b == 7)));
        // One page of a tree at most; the root of a table takes all of it along.
        let is_root = loaded.rows.is_empty() || loaded.kept.is_empty() || proofs.is_empty() || files == [false, false];
        assert!(is_root || lost <= 13, "page {page}: {lost} lost");
        assert!(lost == 0 || files == [true, true], "page {page}");
        file.commit(&Batch { notes: vec![("paused", "1".to_owned())], ..Batch::default() }).expect("it goes on");
        file.reopen().expect("sound");
        assert!(place.file.with_extension("db.unreadable").exists() && !place.file.with_extension("db.new").exists());
    }
}

#[test]
#[expect(clippy::indexing_slicing, reason = "bytes that must be there")]
fn a_flipped_bit_in_the_log_of_an_app_that_was_killed_undoes_nothing_behind_it() {
    let whole = tempfile::tempdir().expect("a folder");
    let (from, lock) = place(whole.path());
    let (mut file, _) = OutboxFile::open(from.clone(), lock).expect("opened");
    for id in 1..=40 {
        let data = format!("row {id} {}", "x".repeat(900));
        file.commit(&Batch { rows: vec![StoredRow { id, is_open: true, data }], ..Batch::default() }).expect("on disk");
    }
    let log = |place: &Place| db::files(&place.file)[1].clone();
    let bytes = std::fs::read(log(&from)).expect("a log");
    let frame = 4_096 + 24;
    let frames = (bytes.len() - 32) / frame;
    assert!(frames > 60, "{frames}");
    let flips = [0, 9, 16, 26].into_iter().chain((0..frames - 1).step_by(7).flat_map(|at| {
        let start = 32 + at * frame;
        [start, start + 9, start + 17, start + 1_000]
    }));
    for at in flips {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, lock) = place(folder.path());
        std::fs::copy(&from.file, &place.file).expect("copied");
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        std::fs::write(log(&place), damaged).expect("written");
        let (mut opened, trouble) = OutboxFile::open(place, lock).expect("opened");
        let rows = opened.load().unwrap_or_else(|error| panic!("{at}: {error}")).rows;
        assert!(matches!(trouble, Some(StoreError::Unreadable(_))), "{at}: {trouble:?}");
        assert!(rows.len() >= 35 && rows.iter().any(|row| row.id == 40), "{at}: {} rows", rows.len());
    }
    // One that is whole, and one that a power cut ended in the middle of a write, are no damage.
    for cut in [bytes.len(), bytes.len() - 700] {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, lock) = place(folder.path());
        std::fs::copy(&from.file, &place.file).expect("copied");
        std::fs::write(log(&place), &bytes[..cut]).expect("written");
        let (mut opened, trouble) = OutboxFile::open(place, lock).expect("opened");
        assert!(trouble.is_none() && opened.load().expect("read").rows.len() >= 39, "{cut}: {trouble:?}");
    }
}

#[test]
fn what_stands_behind_a_long_damage_is_taken_over_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, lock) = place(folder.path());
    let (mut file, _) = OutboxFile::open(place.clone(), lock).expect("opened");
    let data = "x".repeat(200);
    let rows = (1..=8_000).map(|id| StoredRow { id, is_open: true, data: data.clone() }).collect();
    file.commit(&Batch { rows, ..Batch::default() }).expect("on disk");
    drop(file);
    let all = page_count(&place);
    flip(&place, all / 4..all * 3 / 4);
    let lock = Lock::take(&place.file).expect("free");
    let (mut file, _) = OutboxFile::open(place, lock).expect("a new one");
    let ids: Vec<u64> = file.load().expect("read").rows.iter().map(|row| row.id).collect();
    assert!(ids.len() > 3_000 && ids.first() == Some(&1) && ids.last() == Some(&8_000), "{} are there", ids.len());
    assert!(ids.len() < 5_500, "more than what one look gives up was damaged");
}

#[test]
fn a_file_whose_pages_are_all_damaged_is_kept_aside_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, lock) = place(folder.path());
    filled(&place, lock);
    let before = std::fs::read(&place.file).expect("read");
    flip(&place, 0..page_count(&place));
    let lock = Lock::take(&place.file).expect("free");
    let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("a new one");
    assert!(matches!(trouble, Some(StoreError::OtherKey)), "{trouble:?}");
    assert_eq!(file.load().expect("read"), Loaded::default());
    let kept = std::fs::read(place.file.with_extension("db.unreadable")).expect("kept");
    assert_eq!(kept.len(), before.len());
}

#[test]
fn a_proof_that_was_changed_is_none_and_an_old_one_without_a_checksum_is_read() {
    let mut file = OutboxFile::in_memory().expect("memory");
    let proofs = [1, 2, 3].map(|id| (id, "DI1".to_owned(), format!("proof {id}")));
    file.commit(&Batch { proofs: proofs.into(), ..Batch::default() }).expect("written");
    file.connection.execute("UPDATE proof SET data = 'proof 9' WHERE id = 2", []).expect("changed");
    file.connection.execute("UPDATE proof SET sha256 = NULL WHERE id = 3", []).expect("as older versions did");
    let whole = |id| StoredProof::Whole(format!("proof {id}"));
    assert_eq!(file.proofs("DI1").expect("read"), [whole(1), StoredProof::Damaged, whole(3)]);
}

#[test]
fn keyrings_may_come_and_go_and_nothing_stays_out_of_reach() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a").join("outbox.db");
    let open = |key: &str| {
        let place = Place { file: file.clone(), key: key.repeat(32).into() };
        OutboxFile::open(place, Lock::take(&file).expect("free")).expect("opened").0
    };
    let held = |file: &mut OutboxFile| -> Vec<String> {
        file.load().expect("read").rows.into_iter().map(|row| row.data).collect()
    };
    let bytes = vec![7_u8; 2 * PIECE + 5];
    for (round, key) in ["aa", "bb", "aa", "cc", "bb", "aa"].into_iter().enumerate() {
        let mut now = open(key);
        let data = format!("{key} {round}");
        let row = StoredRow { id: now.load().expect("read").last + 1, is_open: true, data: data.clone() };
        for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
            now.put_piece(&data, number, piece).expect("written");
        }
        now.end_file(&data, bytes.len() as u64).expect("whole");
        let batch = Batch {
            proofs: vec![(row.id, "DI1".to_owned(), data.clone())],
            drafts: vec![(data.clone(), Some("words".to_owned()))],
            kept: vec![(row.id + 1, Some(data))],
            rows: vec![row],
            ..Batch::default()
        };
        now.commit(&batch).expect("on disk");
    }
    for (key, expected) in [("aa", "aa 0,aa 2,aa 5"), ("bb", "bb 1,bb 4"), ("cc", "cc 3")] {
        let mut now = open(key);
        assert_eq!(held(&mut now).join(","), expected);
        for name in expected.split(',') {
            assert_eq!(now.file(name).expect("read"), bytes);
            assert!(now.drafts().expect("read").iter().any(|(draft, _)| draft == name), "{name}");
            assert!(
                now.proofs("DI1").expect("read").iter().any(|proof| *proof == StoredProof::Whole(name.to_owned())),
                "{name}"
            );
            assert!(now.load().expect("read").kept.iter().any(|(_, kept)| kept == name), "{name}");
        }
    }
}

#[test]
fn a_file_is_taken_into_another_without_a_row_lost_or_doubled() {
    let mut here = OutboxFile::in_memory().expect("memory");
    let mut there = OutboxFile::in_memory().expect("memory");
    here.commit(&Batch { rows: vec![row(1, true), row(2, false)], ..Batch::default() }).expect("written");
    let other = StoredRow { data: "another".to_owned(), ..row(2, true) };
    there.commit(&Batch { rows: vec![row(1, true), other], ..Batch::default() }).expect("written");
    here.take_in(&mut there).expect("taken in");
    let rows = here.load().expect("read").rows;
    assert_eq!(rows.iter().map(|row| row.data.as_str()).collect::<Vec<_>>(), ["row 1", "row 2", "another"]);
    assert_eq!(rows.last().map(|row| row.id), Some(3));
}

#[test]
fn a_full_disk_writes_all_of_a_batch_or_nothing() {
    let mut file = OutboxFile::in_memory().expect("memory");
    file.connection.pragma_update(None, "max_page_count", 48).expect("a limit");
    let big = |id| StoredRow { id, is_open: true, data: "x".repeat(60_000) };
    file.commit(&Batch { rows: vec![big(1)], ..Batch::default() }).expect("fits");
    let second = Batch { rows: vec![row(2, true), big(3), big(4)], ..Batch::default() };
    assert_eq!(file.commit(&second), Err(StoreError::Full));
    assert_eq!(file.load().expect("read").rows.len(), 1);
    file.connection.pragma_update(None, "max_page_count", 10_000).expect("room");
    file.commit(&second).expect("fits now");
    assert_eq!(file.load().expect("read").rows.len(), 4);
}

#[test]
fn a_pause_holds_also_for_what_is_taken_in() {
    let (mut here, mut there) = (OutboxFile::in_memory().expect("memory"), OutboxFile::in_memory().expect("memory"));
    here.commit(&Batch { notes: vec![(PAUSED, "0".to_owned())], ..Batch::default() }).expect("written");
    there.commit(&Batch { notes: vec![(PAUSED, "1".to_owned())], ..Batch::default() }).expect("written");
    here.take_in(&mut there).expect("taken in");
    assert!(here.load().expect("read").notes.contains(&(PAUSED.to_owned(), "1".to_owned())));
}

#[test]
fn a_number_that_was_given_in_what_is_taken_in_is_not_given_again() {
    let (mut here, mut there) = (OutboxFile::in_memory().expect("memory"), OutboxFile::in_memory().expect("memory"));
    let ended = row(9, false);
    there.commit(&Batch { rows: vec![ended.clone()], ..Batch::default() }).expect("written");
    assert_eq!(there.clear_ended(&ended.data).expect("cleared"), 1);
    here.take_in(&mut there).expect("taken in");
    assert_eq!(here.load().expect("read").last, 9);
}

#[test]
fn what_was_taken_in_before_and_went_on_since_does_not_come_to_life_again() {
    let (mut here, mut there) = (OutboxFile::in_memory().expect("memory"), OutboxFile::in_memory().expect("memory"));
    there.commit(&Batch { rows: vec![row(1, true)], ..Batch::default() }).expect("written");
    here.take_in(&mut there).expect("taken in");
    let cancelled = StoredRow { data: "cancelled".to_owned(), ..row(1, false) };
    here.commit(&Batch { rows: vec![cancelled], ..Batch::default() }).expect("written");
    here.take_in(&mut there).expect("taken in again");
    let rows = here.load().expect("read").rows;
    assert_eq!(rows.iter().map(|row| row.data.as_str()).collect::<Vec<_>>(), ["cancelled"]);
}

#[test]
fn no_proof_takes_the_place_of_another_and_two_drafts_of_one_name_both_stay() {
    let (mut here, mut there) = (OutboxFile::in_memory().expect("memory"), OutboxFile::in_memory().expect("memory"));
    let of = |proof: &str, words: &str| Batch {
        proofs: vec![(1, "DI1".to_owned(), proof.to_owned())],
        drafts: vec![("note".to_owned(), Some(format!("\"{words}\"")))],
        ..Batch::default()
    };
    here.commit(&of("one", "yesterday")).expect("written");
    there.commit(&of("two", "today")).expect("written");
    here.take_in(&mut there).expect("taken in");
    let whole = |proof: &str| StoredProof::Whole(proof.to_owned());
    assert_eq!(here.proofs("DI1").expect("read"), [whole("one"), whole("two")]);
    let drafts = here.drafts().expect("read");
    let pair = |name: &str, words: &str| (name.to_owned(), format!("\"{words}\""));
    assert_eq!(drafts, [pair("note", "yesterday"), pair("note #2", "today")]);
    here.take_in(&mut there).expect("taken in again");
    assert_eq!(here.drafts().expect("read").len(), 2, "once");
    assert_eq!(earlier_name("note #2"), Some("note"));
    assert_eq!(earlier_name("note"), None);
    assert_eq!(here.load().expect("read").last, 2, "a proof's number is not given again");
}

#[test]
fn what_has_a_proof_is_loaded_however_much_came_after_it() {
    let mut file = OutboxFile::in_memory().expect("memory");
    let rows = (1..=700).map(|id| row(id, false)).collect();
    let proofs = vec![(1, "DI1".to_owned(), "proof".to_owned())];
    file.commit(&Batch { rows, proofs, ..Batch::default() }).expect("written");
    let loaded = file.load().expect("read");
    assert_eq!(loaded.rows.first().map(|row| row.id), Some(1));
    assert_eq!((loaded.rows.len(), loaded.ended), (501, 700));
}

#[test]
fn a_takeover_that_was_cut_off_before_its_last_step_is_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, lock) = place(folder.path());
    filled(&place, lock);
    std::fs::rename(&place.file, place.file.with_extension("db.new")).expect("renamed");
    let lock = Lock::take(&place.file).expect("free");
    let (mut file, _) = OutboxFile::open(place, lock).expect("opened");
    assert_eq!(file.load().expect("read").rows.len(), 499);
}
