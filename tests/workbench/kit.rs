//! Packing with the real helper, and asking independent readers about the result.

use docket::domain::packet::{PagePart, Recipe, Tones, Turn};
use docket::workbench::helper::Helper;
use docket::workbench::inspection::{Inspection, Seen};
use docket::workbench::pack::{ExhibitPart, Order, Packed};
use docket::workbench::{BundledOnly, Refusal};
use std::process::Command;
use std::sync::Arc;

/// The same wherever it runs: no typeface of the computer takes part.
pub fn helper() -> Helper {
    with_system_typefaces().with_typefaces(Arc::new(BundledOnly))
}

/// With the typefaces of the computer.
pub fn with_system_typefaces() -> Helper {
    Helper::of(env!("CARGO_BIN_EXE_docket").into())
}

/// What a rule set of a million bytes a file allows.
pub fn recipe() -> Recipe {
    Recipe {
        tones: Tones::Grey,
        is_stamped: true,
        file_max_bytes: 1_000_000,
        max_files: 8,
        total_max_bytes: 10_000_000,
        max_pages: None,
    }
}

/// One exhibit with every page of one file, but the blank and repeated ones.
pub fn order_of(looked: &Inspection) -> Order {
    let is_in =
        |(_, page): &(usize, &docket::workbench::inspection::PageInspection)| !page.is_blank && page.same_as.is_none();
    let part = |page| PagePart { page, turn: Turn::default(), boxes: Vec::new() };
    let mut parts: Vec<PagePart> = looked.pages.iter().enumerate().filter(is_in).map(|(page, _)| part(page)).collect();
    if parts.is_empty() {
        parts.push(part(0));
    }
    let exhibit = ExhibitPart { source: 0, label: Some("Exhibit A".to_owned()), parts };
    Order { exhibits: vec![exhibit], recipe: recipe(), threads: 2 }
}

pub async fn look(bytes: &Arc<[u8]>) -> Result<Inspection, Refusal> {
    helper().look(Arc::clone(bytes), |_, _| {}).await.map(|(looked, _)| looked)
}

/// What the installed Tesseract sees in the first page of a file.
pub async fn see(file: &Arc<[u8]>) -> Seen {
    let helper = helper();
    assert!(helper.can_see(), "tesseract-ocr is not installed, and it reads the pictures");
    helper.see(Arc::clone(file), 0).await.expect("read")
}

pub async fn pack(order: Order, files: &[Arc<[u8]>]) -> Result<Packed, Refusal> {
    helper().pack(order, files, |_, _| {}).await
}

/// A refusal as it is shown beside the file.
pub fn said(refusal: &Refusal) -> String {
    docket::app::words::command_line::refusal(refusal)
}

/// The independent readers have to be there: without them nothing is checked.
pub fn need_readers() {
    let is_there = ["qpdf", "pdfinfo", "pdftotext", "pdftoppm"].iter().all(|program| {
        Command::new(program).arg("--version").output().is_ok() || Command::new(program).arg("-v").output().is_ok()
    });
    assert!(is_there, "qpdf and poppler-utils are not installed, and they judge the packets");
}

/// What two independent readers say against a packet; nothing when they read all of it.
pub fn against(pdf: &[u8], pages: usize, name: &str) -> Option<String> {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("packet.pdf");
    std::fs::write(&path, pdf).expect("written");
    let run = |program: &str, args: &[&str]| {
        let output = Command::new("timeout").arg("30").arg(program).args(args).arg(&path).output().expect("run");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.success(), said)
    };
    let (is_sound, said) = run("qpdf", &["--check"]);
    if !is_sound {
        return Some(format!("{name}: qpdf: {said}"));
    }
    let (_, info) = run("pdfinfo", &[]);
    let counted = info.lines().find_map(|line| line.strip_prefix("Pages:")).map(|n| n.trim().to_owned());
    if counted.as_deref() != Some(&pages.to_string()) {
        return Some(format!("{name}: pdfinfo counts {counted:?}, not {pages}: {info}"));
    }
    for word in ["Author", "Title", "Producer", "Creator", "CreationDate", "JavaScript:      yes"] {
        if info.lines().any(|line| line.starts_with(word)) {
            return Some(format!("{name}: something is told about where it comes from: {info}"));
        }
    }
    let (is_drawn, said) = run("pdftoppm", &["-r", "20", "-gray", "-f", "1", "-l", "3"]);
    (!is_drawn || said.contains("Syntax Error"))
        .then(|| format!("{name}: pdftoppm: {}", said.chars().filter(char::is_ascii).take(300).collect::<String>()))
}

/// The words another reader finds.
pub fn text_of(pdf: &[u8]) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("packet.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().expect("run");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A page as another reader draws it, in shades of grey: width, height, and its rows.
pub fn drawn_by_another(pdf: &[u8], page: usize, dpi: u32) -> (usize, usize, Vec<u8>) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("file.pdf");
    std::fs::write(&path, pdf).expect("written");
    let page = (page + 1).to_string();
    let output = Command::new("pdftoppm")
        .args(["-gray", "-r", &dpi.to_string(), "-f", &page, "-l", &page])
        .arg(&path)
        .output()
        .expect("run");
    let bytes = output.stdout;
    let mut at = 0;
    let mut word = || {
        let start = at + bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace()).expect("a word");
        let end = start + bytes[start..].iter().position(u8::is_ascii_whitespace).expect("its end");
        at = end;
        String::from_utf8_lossy(&bytes[start..end]).into_owned()
    };
    assert_eq!(word(), "P5", "{}", String::from_utf8_lossy(&output.stderr));
    let (width, height) = (word().parse().expect("a width"), word().parse().expect("a height"));
    word();
    (width, height, bytes[at + 1..].to_vec())
}
