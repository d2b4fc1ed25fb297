//! `docket pack`: what the workbench does, without a window, told as lines of JSON.

use docket::app::words::command_line::{self, Failure};
use docket::desk::failure::SystemSaid;
use docket::desk::pack_files::{self, NotPacked, What, Wish, pack_files};
use docket::desk::pictures::Unseen;
use docket::desk::refusal::Kind;
use docket::workbench::TypefaceNote;
use docket::workbench::helper::Helper;
use serde::Serialize;
use std::process::ExitCode;

/// Packs, and prints what became of each file.
pub fn run(wish: &Wish) -> ExitCode {
    docket::app::launch::prepare(None);
    let mut told = Ok(());
    let packed = crate::runtime(2).and_then(|runtime| {
        let packed = runtime.block_on(pack_files(&Helper::this_program(), wish, |line| {
            let line = serde_json::to_string(&Line::from(line));
            let line = line.map_err(|error| Failure::System(SystemSaid::Words(error.to_string())));
            if let Err(failure) = line.and_then(|line| crate::say(&format!("{line}\n"))) {
                told = Err(failure);
            }
        }));
        packed.map_err(Failure::Pack)
    });
    match told.and(packed) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => crate::tell(&failure).into(),
    }
}

/// One line of the answer. Programs read it: names and their order stay.
#[derive(Serialize)]
#[serde(untagged)]
enum Line {
    File {
        file: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        mail: Option<String>,
        kind: Option<&'static str>,
        pages: usize,
        bytes: u64,
        dpi: Option<u32>,
        findings: Vec<Finding>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        not_searched: Vec<NotSearched>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        fonts: Vec<Font>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        separate: Vec<Made>,
        refusal: Option<Refusal>,
    },
    Packet {
        packet: Vec<Made>,
        dpi: Option<u32>,
        is_sharp: bool,
        refusal: Option<Refusal>,
    },
}

/// Something a person should look at.
#[derive(Serialize)]
struct Finding {
    page: Option<usize>,
    kind: &'static str,
    words: String,
}

/// A page whose picture was not looked at.
#[derive(Serialize)]
struct NotSearched {
    page: usize,
    reason: &'static str,
    words: String,
}

/// A font of this computer that words are set in.
#[derive(Serialize)]
struct Font {
    name: String,
    sha256: String,
}

/// Why something is not there.
#[derive(Serialize)]
struct Refusal {
    reason: String,
}

/// A file that was written.
#[derive(Serialize)]
struct Made {
    file: String,
    pages: usize,
    bytes: u64,
    dpi: u32,
}

impl From<pack_files::Line> for Line {
    fn from(line: pack_files::Line) -> Self {
        let refused = |why: Option<NotPacked>| why.map(|why| Refusal { reason: command_line::not_packed(&why) });
        let made = |files: Vec<pack_files::MadeFile>| files.into_iter().map(Made::from).collect();
        match line {
            pack_files::Line::File(line) => Self::File {
                file: line.file,
                mail: line.mail,
                kind: line.kind.map(kind),
                pages: line.pages,
                bytes: line.bytes,
                dpi: line.dpi,
                findings: line.findings.iter().map(Finding::from).collect(),
                not_searched: line.unseen.iter().map(NotSearched::from).collect(),
                fonts: line.typefaces.into_iter().map(Font::from).collect(),
                separate: made(line.separate),
                refusal: refused(line.refusal),
            },
            pack_files::Line::Packet(line) => Self::Packet {
                packet: made(line.packet),
                dpi: line.dpi,
                is_sharp: line.is_sharp,
                refusal: refused(line.refusal),
            },
        }
    }
}

impl From<&pack_files::Found> for Finding {
    fn from(found: &pack_files::Found) -> Self {
        let kind = match &found.what {
            What::Number(..) => "number",
            What::Lack(_) => "lack",
            What::Attached(_) => "mail",
            What::Blank | What::LeftOutBlank => "blank",
            What::LeftOutRepeated(_) => "repeated",
        };
        Self { page: (found.page > 0).then_some(found.page), kind, words: command_line::finding(&found.what) }
    }
}

impl From<&(usize, Unseen)> for NotSearched {
    fn from((page, why): &(usize, Unseen)) -> Self {
        let reason = match why {
            Unseen::NotWished => "off",
            Unseen::NoReader => "no-tesseract",
            Unseen::NotRead => "not-read",
            Unseen::TooMany => "too-many",
        };
        Self { page: *page, reason, words: command_line::unseen(*why).to_owned() }
    }
}

impl From<TypefaceNote> for Font {
    fn from(typeface: TypefaceNote) -> Self {
        Self { name: typeface.name, sha256: typeface.sha256 }
    }
}

impl From<pack_files::MadeFile> for Made {
    fn from(file: pack_files::MadeFile) -> Self {
        Self { file: file.file, pages: file.pages, bytes: file.bytes, dpi: file.dpi }
    }
}

/// The word for a kind of file, the same in every language.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Jpeg => "JPEG",
        Kind::Png => "PNG",
        Kind::Gif => "GIF",
        Kind::WebP => "WebP",
        Kind::Bmp => "BMP",
        Kind::Tiff => "TIFF",
        Kind::Heic => "HEIC",
        Kind::Pdf => "PDF",
        Kind::Email => "mail",
        Kind::Text => "text",
    }
}
