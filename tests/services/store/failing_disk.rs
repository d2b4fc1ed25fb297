//! The nth write or sync of the outbox's file fails, once and for ever, for every n until nothing fails any more.
//!
//! The scenario runs in a process of its own under a preloaded library; this process then looks at what is on the disk.

use docket::desk::outbox::home::Homes;
use docket::desk::outbox::plan::{Found, Outcome, SERVER_WORKS};
use docket::desk::outbox::reason::Missing;
use docket::desk::outbox::{Effect, Engine, Input, Intent, KeptFile, KeptReason, OutboxRow, RowId, RowState};
use docket::domain::evidence::file::EvidenceFile;
use docket::domain::evidence::limits::FileType;
use docket::domain::{DisputeId, EvidenceId, Tags};
use docket::store::db::Place;
use docket::store::{Batch, Journal as _, Lock, OutboxFile};
use jiff::{SignedDuration, Timestamp};
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// Set for the process that runs the scenario: the folder.
const FOLDER: &str = "DOCKET_FAILING_FOLDER";

fn place(folder: &Path) -> Place {
    Place { file: folder.join("a").join("outbox.db"), key: KEY.to_owned().into() }
}

fn open(folder: &Path) -> Option<OutboxFile> {
    let place = place(folder);
    let lock = Lock::take(&place.file).ok()?;
    OutboxFile::open(place, lock).ok().map(|(file, trouble)| {
        assert_eq!(trouble, None, "a failing disk is no damaged file");
        file
    })
}

fn now(second: i64) -> Timestamp {
    "2026-11-21T12:00:00Z".parse::<Timestamp>().expect("an instant") + SignedDuration::from_secs(second)
}

fn upload(number: u32) -> Intent {
    let file = EvidenceFile {
        sha256: format!("{number:064}"),
        name: format!("file {number}.pdf"),
        file_type: FileType::Pdf,
        length: 10,
        renamed: None,
    };
    Intent::Upload { dispute: DisputeId::parse("DI1").expect("an id"), file }
}

fn tags(number: u32) -> Intent {
    let edited: Tags = [("key".to_owned(), number.to_string())].into_iter().collect();
    Intent::Tags { dispute: DisputeId::parse("DI2").expect("an id"), base: Tags::default(), edited, insists: false }
}

/// What was told to be safe, in a file that does not fail.
struct Told(File);

impl Told {
    fn say(&mut self, words: &str) {
        writeln!(self.0, "{words}").expect("told");
    }
}

/// A person, the services, and a clock that goes on; what is acknowledged is written down.
#[test]
#[ignore = "a process of its own for the tests below"]
fn child_scenario() {
    let folder = std::env::var_os(FOLDER).map(PathBuf::from).expect("started by a test");
    let told = OpenOptions::new().create(true).append(true).open(folder.join("told")).expect("a file that works");
    let mut told = Told(told);
    let Some(mut file) = open(&folder) else { return told.say("no file") };
    let pieces: Vec<bool> = (0..2).map(|n| file.put_piece("ab", n, &[7; 5_000]).is_ok()).collect();
    if pieces == [true, true] && file.end_file("ab", 10_000).is_ok() {
        told.say("file ab");
    }
    let Ok((mut engine, _)) = Engine::open(file, SERVER_WORKS, Homes::default(), now(0)) else {
        return told.say("no engine");
    };
    let mut second = 0;
    let mut next = 0;
    let mut step = |engine: &mut Engine<OutboxFile>, input: Input| {
        second += 10;
        let effects = engine.handle(input, now(second));
        // Every row that is talked about comes to some end.
        let busy: Vec<RowId> = engine.rows().values().filter(|row| row.is_busy).map(|row| row.id).collect();
        (effects, busy)
    };
    for number in 0..3 {
        next += 1;
        let id = RowId(next);
        let intent = if number == 1 { tags(number) } else { upload(number) };
        let add = Input::Add { id, intent: Box::new(intent), hold: None, from_kept: None, instead_of: None };
        let (effects, _) = step(&mut engine, add);
        let refused = effects.iter().any(|effect| matches!(effect, Effect::NotTaken(other, _) if *other == id));
        assert_eq!(refused, !engine.rows().contains_key(&id), "taken or refused, never both");
        if !refused {
            told.say(&format!("row {next}"));
        }
        let (effects, _) = step(&mut engine, Input::Begin(id, Vec::new()));
        if effects.contains(&Effect::Go(id, true)) {
            told.say(&format!("left {next}"));
            if number == 0 {
                step(&mut engine, Input::Uploaded(id, EvidenceId::parse("DF1").expect("an id"), None));
            }
            let done = Outcome::Confirmed { reason: None, request_id: Some("req".to_owned()) };
            let outcome = if number == 2 { lost() } else { done };
            step(&mut engine, Input::Sent(id, outcome, None));
        }
    }
    next += 1;
    let Intent::Upload { file, .. } = upload(9) else { return };
    let dispute = DisputeId::parse("DI1").expect("an id");
    let kept =
        KeptFile { id: next, dispute, file, added: now(0), refused: Some(KeptReason::SameFile), is_suspect: false };
    step(&mut engine, Input::Keep(kept));
    if engine.kept().any(|kept| kept.id == next) {
        told.say(&format!("kept {next}"));
    }
    step(&mut engine, Input::Pause(true));
    step(&mut engine, Input::Pause(false));
    let draft = Batch { drafts: vec![("note".to_owned(), Some("words".to_owned()))], ..Batch::default() };
    if engine.journal().commit(&draft).is_ok() {
        told.say("draft");
    }
    for _ in 0..8 {
        let (_, busy) = step(&mut engine, Input::Tick);
        for id in busy {
            step(&mut engine, Input::Inspection(id, Found::Nothing(Missing::Tags), None));
        }
    }
    told.say("end");
}

fn lost() -> Outcome {
    use docket::api::error::{ApiError, ErrorKind, Operation};
    let service = docket::domain::Service::Finix;
    Outcome::Failed(ApiError::new(service, Operation::UploadEvidence, ErrorKind::Timeout, ""))
}

fn shim(folder: &Path) -> PathBuf {
    let library = folder.join("failing_disk.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/failing_disk.c");
    let built =
        Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    assert!(built.expect("a C compiler").success());
    library
}

/// Runs the scenario with the nth call failing; gives how many calls there were.
fn run(library: &Path, folder: &Path, at: u64, is_ever: bool) -> u64 {
    let count = folder.join("count");
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command
        .args(["--exact", "store::failing_disk::child_scenario", "--ignored", "--test-threads=1"])
        .env("LD_PRELOAD", library)
        .env("DISK_FAULT_FILE", "outbox.db")
        .env("DISK_FAULT_AT", at.to_string())
        .env("DISK_FAULT_COUNT", &count)
        .env(FOLDER, folder);
    if is_ever {
        command.env("DISK_FAULT_EVER", "1");
    }
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "call {at} (for ever: {is_ever}) broke the scenario:\n{said}");
    std::fs::read_to_string(count).expect("a count").trim().parse().expect("a number")
}

/// Everything that was told to be safe is there, and nothing is half there.
fn look_after(folder: &Path, at: u64) {
    let told = std::fs::read_to_string(folder.join("told")).expect("what was told");
    let mut file = open(folder).expect("the file opens once the disk works");
    file.reopen().expect("every page fits");
    let loaded = file.load().expect("read");
    let rows: Vec<OutboxRow> =
        loaded.rows.iter().map(|row| OutboxRow::from_json(RowId(row.id), &row.data).expect("a whole row")).collect();
    for line in told.lines() {
        let (what, which) = line.split_once(' ').unwrap_or((line, ""));
        let number: u64 = which.parse().unwrap_or(0);
        let row = rows.iter().find(|row| row.id.0 == number);
        let is_there = match what {
            "row" => row.is_some(),
            // Whatever came of it, it is known to have left.
            "left" => row.is_some_and(|row| {
                row.attempted.is_some() && !row.state.can_be_cancelled() || row.evidence.is_some() || row.lost.is_some()
            }),
            "kept" => loaded.kept.iter().any(|(id, _)| *id == number),
            "file" => file.file("ab").is_ok_and(|bytes| bytes == [7; 10_000]),
            "draft" => file.drafts().expect("read") == [("note".to_owned(), "words".to_owned())],
            _ => true,
        };
        assert!(is_there, "call {at}: {line:?} was told, and is not on the disk");
    }
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "preloads a library")]
fn every_write_and_sync_may_fail_once_or_for_ever() {
    let work = tempfile::tempdir().expect("a folder");
    let library = shim(work.path());
    let clean = tempfile::tempdir().expect("a folder");
    let calls = run(&library, clean.path(), 0, false);
    assert!(calls > 50, "{calls} calls are too few to be all of them");
    look_after(clean.path(), 0);
    for is_ever in [false, true] {
        let mut at = 1;
        // A failure makes more calls, for mending; the last one is beyond them all.
        loop {
            let folder = tempfile::tempdir().expect("a folder");
            let made = run(&library, folder.path(), at, is_ever);
            look_after(folder.path(), at);
            if at > calls && at > made {
                break;
            }
            at += 1;
        }
        println!("failing disk, for ever: {is_ever}: {at} calls failed one by one; 0 panics, 0 half states, 0 lost");
    }
}

#[test]
fn a_row_that_never_left_is_waiting_after_a_crash() {
    let row = OutboxRow::new(RowId(1), upload(1), now(0), None);
    let again = docket::desk::outbox::plan::recovered(row, &Homes::default(), now(5));
    assert_eq!(again.state, RowState::Waiting { from: None });
}
