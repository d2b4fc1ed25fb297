//! `docket pack` as a stranger uses it: a line for every file, and an exit code that tells whether all of them are in.

use crate::corpus::pdf_writer::{Page, line, pdf};
use crate::kit;
use docket::desk::pictures::{self, Unseen};
use docket::workbench::{Block, png, text_pdf};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

struct Answer {
    is_success: bool,
    lines: Vec<Value>,
    complaint: String,
}

impl Answer {
    fn of(&self, number: usize) -> &Value {
        self.lines.get(number).unwrap_or_else(|| panic!("no line {number}: {}", self.complaint))
    }

    fn packet(&self) -> &Value {
        self.lines.last().expect("a line for the packet")
    }
}

fn pack(out: &Path, arguments: &[&std::ffi::OsStr]) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_docket"))
        .arg("pack")
        .args(["--rules", "finix-2023", "--out"])
        .arg(out)
        .args(arguments)
        .output()
        .expect("run");
    let text = String::from_utf8(output.stdout).expect("text");
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")));
    Answer {
        is_success: output.status.success(),
        lines: lines.collect(),
        complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Files of a folder with these names and contents, and a folder for what comes of them.
fn given(files: &[(&str, Vec<u8>)]) -> (tempfile::TempDir, Vec<std::path::PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files.iter().map(|(name, bytes)| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    });
    let paths = paths.collect();
    (folder, paths)
}

fn note(words: &str) -> Vec<u8> {
    format!("{words}\n").into_bytes()
}

fn reason(line: &Value) -> &str {
    line["refusal"]["reason"].as_str().unwrap_or_else(|| panic!("not refused: {line}"))
}

#[test]
fn every_file_gets_a_line_and_a_refused_one_does_not_keep_the_others_out() {
    let (folder, paths) = given(&[
        ("first note.txt", note("Delivered on Monday")),
        ("archive.zip", b"PK\x03\x04rest of it\0".to_vec()),
        ("second.pdf", pdf(|_| Page::new(line("Signed by Dana Reyes")))),
    ]);
    let missing = folder.path().join("nowhere.txt");
    let out = folder.path().join("made/here");
    let all = [&paths[0], &paths[1], &missing, &paths[2]].map(|path| path.as_os_str());
    let answer = pack(&out, &all);
    assert!(!answer.is_success, "two files are not in it");
    assert_eq!(answer.lines.len(), 5, "{:?}", answer.lines);
    for (number, path) in all.iter().enumerate() {
        assert_eq!(answer.of(number)["file"].as_str(), path.to_str());
    }
    assert_eq!(answer.of(0)["kind"], "text");
    assert_eq!((answer.of(0)["pages"].as_u64(), answer.of(3)["pages"].as_u64()), (Some(1), Some(1)));
    assert!(answer.of(0)["refusal"].is_null() && answer.of(3)["refusal"].is_null());
    assert!(reason(answer.of(1)).contains("archive"), "{}", answer.of(1));
    assert!(!reason(answer.of(2)).is_empty() && answer.of(2)["pages"] == 0);
    let made = answer.packet()["packet"].as_array().expect("files");
    assert_eq!((made.len(), made[0]["pages"].as_u64()), (1, Some(2)));
    let bytes = std::fs::read(out.join(made[0]["file"].as_str().expect("a name"))).expect("the packet");
    assert_eq!(made[0]["bytes"].as_u64(), Some(bytes.len() as u64));
    assert_eq!(kit::against(&bytes, 2, "packet"), None);
    let words = kit::text_of(&bytes);
    assert!(words.contains("Delivered on Monday") && words.contains("Signed by Dana Reyes"), "{words}");
    assert!(words.contains("Exhibit A"), "pages say which exhibit they are: {words}");
    let good = pack(&folder.path().join("good"), &[paths[0].as_os_str(), paths[2].as_os_str()]);
    assert!(good.is_success && good.packet()["refusal"].is_null() && good.packet()["is_sharp"] == true);
}

#[test]
fn each_file_by_itself_without_stamps_and_what_was_there_stays() {
    let (folder, paths) = given(&[("a b'\"ü.txt", note("One")), ("-dash.txt", note("Two"))]);
    let out = folder.path().join("out");
    let arguments = ["--separate", "--no-stamps", "--"].map(std::ffi::OsStr::new);
    let all: Vec<&std::ffi::OsStr> = arguments.into_iter().chain(paths.iter().map(|path| path.as_os_str())).collect();
    let first = pack(&out, &all);
    assert!(first.is_success, "{}", first.complaint);
    let read = |answer: &Answer| -> Vec<(String, Vec<u8>)> {
        let separate = (0..2).map(|number| answer.of(number)["separate"][0]["file"].as_str().expect("a name"));
        let whole = answer.packet()["packet"][0]["file"].as_str().expect("a name");
        separate.chain([whole]).map(|name| (name.to_owned(), std::fs::read(out.join(name)).expect("a file"))).collect()
    };
    let before = read(&first);
    for ((_, bytes), (words, pages)) in before.iter().zip([("One", 1), ("Two", 1), ("Two", 2)]) {
        assert_eq!(kit::against(bytes, pages, words), None);
        let found = kit::text_of(bytes);
        assert!(found.contains(words) && !found.contains("Exhibit"), "{found}");
    }
    let second = pack(&out, &all);
    assert!(second.is_success, "{}", second.complaint);
    for ((name, bytes), (other, _)) in before.iter().zip(read(&second)) {
        assert_ne!(*name, other);
        assert_eq!(std::fs::read(out.join(name)).expect("still there"), *bytes);
    }
    assert_eq!(std::fs::read_dir(&out).expect("the folder").count(), 6, "nothing half is left");
}

#[test]
fn names_that_are_no_text_are_files_too_and_a_folder_is_none() {
    let (folder, _) = given(&[]);
    #[cfg(target_os = "linux")]
    let odd = {
        use std::os::unix::ffi::OsStrExt as _;
        folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9\nnote.txt"))
    };
    #[cfg(not(target_os = "linux"))]
    let odd = folder.path().join("café.txt");
    std::fs::write(&odd, note("Arrived")).expect("written");
    let inner = folder.path().join("folder");
    std::fs::create_dir(&inner).expect("a folder");
    let answer = pack(&folder.path().join("out"), &[odd.as_os_str(), inner.as_os_str()]);
    assert!(!answer.is_success && answer.lines.len() == 3);
    assert!(answer.of(0)["refusal"].is_null() && !reason(answer.of(1)).is_empty());
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let (folder, paths) = given(&[("note.txt", note("One")), ("taken", note("a file"))]);
    let answer = pack(&paths[1].join("below"), &[paths[0].as_os_str()]);
    assert!(!answer.is_success && answer.complaint.contains("can't be written"), "{}", answer.complaint);
    let nothing = pack(&folder.path().join("out"), &[]);
    assert!(!nothing.is_success && nothing.complaint.contains("files to pack"), "{}", nothing.complaint);
    let empty = pack(&folder.path().join("out"), &[folder.path().join("none").as_os_str()]);
    assert!(!empty.is_success && reason(empty.packet()).contains("no page"), "{:?}", empty.lines);
}

/// A photo of a page that says this.
async fn photo(words: &str) -> Vec<u8> {
    let page: std::sync::Arc<[u8]> = text_pdf(&[Block::Body(words.to_owned())]).expect("a PDF").into();
    let pixels = kit::helper().show(page, 0, 1_600).await.expect("drawn");
    png(&pixels).expect("a picture")
}

#[tokio::test]
async fn pictures_are_searched_unless_that_is_turned_off_and_what_was_not_is_said() {
    let (folder, paths) = given(&[
        ("note.txt", note("Delivered on Monday")),
        ("receipt.png", photo("Paid with 4111 1111 1111 1111 on Friday").await),
    ]);
    let files = [paths[0].as_os_str(), paths[1].as_os_str()];
    let answer = pack(&folder.path().join("searched"), &files);
    let numbers = |line: &Value| {
        let findings = line["findings"].as_array().expect("findings").clone();
        findings.into_iter().filter(|found| found["kind"] == "number").collect::<Vec<_>>()
    };
    let found = numbers(answer.of(1));
    assert!(answer.is_success && found.len() == 1, "{}", answer.of(1));
    assert!(found[0]["page"] == 1 && found[0]["words"].as_str().is_some_and(|words| words.contains("•••• 1111")));
    assert!(answer.lines.iter().all(|line| line.get("not_searched").is_none()), "all of it was searched");
    let off = [std::ffi::OsStr::new("--no-image-search"), files[0], files[1]];
    let answer = pack(&folder.path().join("not"), &off);
    assert!(answer.is_success && numbers(answer.of(1)).is_empty());
    let not = &answer.of(1)["not_searched"];
    assert!(not[0]["page"] == 1 && not[0]["reason"] == "off" && not[0]["words"].is_string(), "{not}");
    assert!(answer.of(0).get("not_searched").is_none(), "a text has no picture");
}

#[tokio::test]
async fn a_page_whose_picture_cannot_be_read_is_told_with_its_reason() {
    let bytes: std::sync::Arc<[u8]> = photo("Paid on Friday").await.into();
    let looked = kit::look(&bytes).await.expect("looked at");
    let blind = kit::helper().with_reader(None);
    let mut pages = looked.pages.clone();
    assert_eq!(pictures::see(&blind, &bytes, &mut pages, |_| true, |_, _| {}).await, [(0, Unseen::NoReader)]);
    assert!(!pages[0].is_searched());
    let mut told = Vec::new();
    let other: std::sync::Arc<[u8]> = b"\x89PNG\r\n\x1a\nno picture".as_slice().into();
    for (file, is_read) in [(bytes, true), (other, false)] {
        let mut pages = looked.pages.clone();
        let unseen =
            pictures::see(&kit::helper(), &file, &mut pages, |_| true, |done, all| told.push((done, all))).await;
        assert_eq!((unseen.is_empty(), pages[0].is_searched()), (is_read, is_read), "{unseen:?}");
    }
    assert_eq!(told, [(0, 1), (0, 1)]);
}
