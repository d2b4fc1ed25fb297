//! A file a person picked: opened once, fingerprinted, and streamed from the same handle.
//!
//! Must not live here: changing the file.

use super::fault::FileFault;
use crate::domain::evidence::limits::{FileType, fits_name};
use crate::domain::text;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes per piece; each piece has a fingerprint of its own.
const PIECE: usize = 64 * 1024;
/// Nothing larger is opened to be packed.
const LARGEST_SOURCE: u64 = 100_000_000;
/// Nothing larger is read at all; every published total is far below.
const LARGEST: u64 = 200_000_000;

/// Why a file cannot be evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickError {
    /// It cannot be opened or read.
    Unreadable(Unreadable),
    /// A folder, a device, a pipe.
    NotAFile,
    /// No bytes.
    Empty,
    /// Far beyond every limit; its bytes.
    Huge(u64),
    /// A type no rule set takes.
    WrongType(WrongType),
    /// A PDF nobody at the bank could open.
    Protected,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    NotThere,
    /// It is not for this user.
    NotAllowed,
    /// It does not stay as it is.
    Fault(FileFault),
    /// Anything else; the system's own words.
    System(String),
}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        if let Some(fault) = FileFault::of(&error) {
            return Self::Fault(fault);
        }
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotThere,
            std::io::ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::System(text::clean_to(&error.to_string(), 160)),
        }
    }
}

impl From<std::io::Error> for PickError {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.into())
    }
}

/// What a file is that is not taken as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongType {
    /// Something else, with a PDF inside.
    HoldsPdf,
    /// A known type, by the ending of its names.
    Ending(String),
    /// Words.
    PlainText,
    /// Nothing that is known.
    Unknown,
}

/// A file that can be evidence.
pub struct Picked {
    /// Where it was picked.
    pub path: PathBuf,
    /// The name it goes out under: safe, and with the extension of its content.
    pub name: String,
    /// What it is, by content.
    pub file_type: FileType,
    /// Its length.
    pub length: u64,
    /// SHA-256 of the whole, in hex.
    pub sha256: String,
    /// Set when the name's extension had to be changed to match the content.
    pub renamed: Option<String>,
    handle: Mutex<File>,
    pieces: Vec<[u8; 32]>,
}

impl std::fmt::Debug for Picked {
    /// A file's name can name a customer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picked({} bytes)", self.length)
    }
}

/// A stream of a file's bytes.
pub type Pieces = futures_util::stream::BoxStream<'static, std::io::Result<Vec<u8>>>;

/// Opens and judges a file. Blocks.
///
/// # Errors
/// Why it cannot be evidence.
pub fn pick(path: &Path) -> Result<Picked, PickError> {
    // Asked before opening: opening a pipe would wait for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(PickError::NotAFile);
    }
    let mut file = File::open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(PickError::NotAFile);
    }
    if found.len() == 0 {
        return Err(PickError::Empty);
    }
    if found.len() > LARGEST {
        return Err(PickError::Huge(found.len()));
    }
    let shown = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let probed = probe(&shown, &mut file)?;
    let Probed { name, renamed, file_type, length, sha256, pieces } = probed;
    Ok(Picked { path: path.to_owned(), name, file_type, length, sha256, renamed, handle: Mutex::new(file), pieces })
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probed {
    /// The name it goes out under.
    pub name: String,
    /// The name it had, when that had to be changed.
    pub renamed: Option<String>,
    /// What it is, by content.
    pub file_type: FileType,
    /// Its length.
    pub length: u64,
    /// SHA-256 of the whole, in hex.
    pub sha256: String,
    pieces: Vec<[u8; 32]>,
}

/// Reads a file once and judges it by its content; nothing of it is decoded.
///
/// # Errors
/// Why it cannot be evidence.
pub fn probe(shown: &str, file: &mut impl std::io::Read) -> Result<Probed, PickError> {
    let read = fingerprint(file)?;
    if read.length == 0 {
        return Err(PickError::Empty);
    }
    let file_type = content_type(&read.head)?;
    if file_type == FileType::Pdf && read.is_protected {
        return Err(PickError::Protected);
    }
    let (name, renamed) = outgoing_name(shown, file_type);
    Ok(Probed { name, renamed, file_type, length: read.length, sha256: read.sha256, pieces: read.pieces })
}

struct Fingerprint {
    head: Vec<u8>,
    length: u64,
    sha256: String,
    pieces: Vec<[u8; 32]>,
    is_protected: bool,
}

fn fingerprint(file: &mut impl std::io::Read) -> std::io::Result<Fingerprint> {
    let mut whole = Sha256::new();
    let mut result =
        Fingerprint { head: Vec::new(), length: 0, sha256: String::new(), pieces: Vec::new(), is_protected: false };
    let mut tail = Vec::new();
    loop {
        let piece = read_piece(file)?;
        if piece.is_empty() {
            break;
        }
        if result.head.is_empty() {
            result.head = piece.get(..piece.len().min(8_192)).unwrap_or_default().to_vec();
        }
        whole.update(&piece);
        result.pieces.push(Sha256::digest(&piece).into());
        result.length += piece.len() as u64;
        // A word may lie across two pieces.
        tail.extend_from_slice(&piece);
        result.is_protected |= tail.windows(9).any(|w| w == b"/Encrypt " || w == b"/Encrypt\n" || w == b"/Encrypt\r");
        let keep = tail.len().saturating_sub(8);
        tail.drain(..keep);
        if result.length > LARGEST {
            return Err(std::io::Error::other(FileFault::Grew));
        }
    }
    result.sha256 = text::hex(&whole.finalize());
    Ok(result)
}

/// Reads a full piece, shorter only at the end of the file.
fn read_piece(file: &mut impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(PIECE);
    file.take(PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

/// The type by content, never by name.
fn content_type(head: &[u8]) -> Result<FileType, PickError> {
    let found = infer::get(head);
    let media_type = found.map(|kind| kind.mime_type());
    // A file that is something else in front of its PDF is that something.
    let is_chimera = media_type == Some("application/pdf") && !begins_as_pdf(head);
    media_type.filter(|_| !is_chimera).and_then(FileType::from_media_type).ok_or_else(|| {
        PickError::WrongType(match found {
            Some(_) if is_chimera => WrongType::HoldsPdf,
            Some(kind) => WrongType::Ending(kind.extension().to_owned()),
            None if head.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) => {
                WrongType::PlainText
            }
            None => WrongType::Unknown,
        })
    })
}

/// A byte order mark or blank lines may stand in front; some programs write them.
fn begins_as_pdf(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head.starts_with(b"%PDF-")
}

/// The name a file goes out under, and the name it had when that had to change.
fn outgoing_name(shown: &str, file_type: FileType) -> (String, Option<String>) {
    let extension = file_type.extensions().first().copied().unwrap_or_default();
    let safe = text::file_name(shown, &format!("evidence.{extension}"));
    if fits_name(&safe, file_type) {
        return (safe, None);
    }
    let stem = safe.rsplit_once('.').map_or(safe.as_str(), |(stem, _)| stem);
    (format!("{stem}.{extension}"), Some(text::clean_to(shown, 120)))
}

/// A file's name and all of its bytes, for a packet. Blocks.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path) -> Result<(String, Vec<u8>), PickError> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(PickError::NotAFile);
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > LARGEST_SOURCE {
        return Err(PickError::Huge(length));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_SOURCE + 1).read_to_end(&mut bytes)?;
    let name = path.file_name().map(|name| text::file_name(&name.to_string_lossy(), "file")).unwrap_or_default();
    match bytes.len() as u64 {
        0 => Err(PickError::Empty),
        length if length > LARGEST_SOURCE => Err(PickError::Huge(length)),
        _ => Ok((name, bytes)),
    }
}

/// Bytes in memory as a stream.
#[must_use]
pub fn pieces_of(bytes: Arc<[u8]>) -> Pieces {
    Box::pin(futures_util::stream::unfold((bytes, 0_usize), |(bytes, at)| async move {
        let piece = bytes.get(at..(at + PIECE).min(bytes.len())).filter(|piece| !piece.is_empty())?.to_vec();
        Some((Ok(piece), (bytes, at + PIECE)))
    }))
}

impl Picked {
    /// Streams the bytes from the handle that was opened when the file was picked.
    ///
    /// Each piece is compared with its fingerprint, so what goes out is what was judged, or the stream breaks and
    /// the request with it.
    #[must_use]
    pub fn stream(self: &Arc<Self>) -> Pieces {
        Box::pin(futures_util::stream::unfold((Arc::clone(self), 0_usize), |(picked, index)| async move {
            if index >= picked.pieces.len() {
                return None;
            }
            let reader = Arc::clone(&picked);
            let piece = tokio::task::spawn_blocking(move || reader.piece(index)).await;
            let piece = piece.unwrap_or_else(|error| Err(std::io::Error::other(error)));
            let next = if piece.is_ok() { index + 1 } else { usize::MAX };
            Some((piece, (picked, next)))
        }))
    }

    fn piece(&self, index: usize) -> std::io::Result<Vec<u8>> {
        let mut file = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start((index * PIECE) as u64))?;
        let piece = read_piece(&mut *file)?;
        let same = self.pieces.get(index).is_some_and(|known| *known == <[u8; 32]>::from(Sha256::digest(&piece)));
        if same { Ok(piece) } else { Err(std::io::Error::new(std::io::ErrorKind::InvalidData, FileFault::Changed)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::StreamExt as _;
    use std::io::Write as _;

    fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        (dir, path)
    }

    fn pdf(length: usize) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        bytes.resize(length, b'x');
        bytes
    }

    #[test]
    fn content_decides_and_a_wrong_name_is_put_right() {
        let (_dir, path) = file("scan.png", &pdf(100));
        let picked = pick(&path).expect("a PDF");
        assert_eq!((picked.file_type, picked.name.as_str()), (FileType::Pdf, "scan.pdf"));
        assert_eq!(picked.renamed.as_deref(), Some("scan.png"));
    }

    #[test]
    fn what_cannot_be_evidence_says_why() {
        let gone = file("a.pdf", b"x").0.path().join("gone.pdf");
        assert_eq!(pick(&gone).err(), Some(PickError::Unreadable(Unreadable::NotThere)));
        let (_dir, path) = file("a.pdf", b"");
        assert_eq!(pick(&path).err(), Some(PickError::Empty));
        let (dir, path) = file("a.gif", b"GIF89a\x01\x00\x01\x00");
        assert_eq!(pick(&path).err(), Some(PickError::WrongType(WrongType::Ending("gif".into()))));
        assert_eq!(pick(dir.path()).err(), Some(PickError::NotAFile));
        let (_dir, path) = file("a.pdf", b"hello there");
        assert_eq!(pick(&path).err(), Some(PickError::WrongType(WrongType::PlainText)));
        let (_dir, path) = file("a.pdf", b"%PDF-1.4\ntrailer << /Encrypt 5 0 R >>");
        assert_eq!(pick(&path).err(), Some(PickError::Protected));
    }

    #[tokio::test]
    async fn the_stream_gives_the_bytes_that_were_judged() {
        let bytes = pdf(PIECE * 2 + 17);
        let (_dir, path) = file("a.pdf", &bytes);
        let picked = Arc::new(pick(&path).expect("a PDF"));
        let pieces: Vec<_> = picked.stream().collect().await;
        let all: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.expect("read")).collect();
        assert_eq!((all, picked.length), (bytes, (PIECE * 2 + 17) as u64));
        assert_eq!(picked.sha256.len(), 64);
    }

    #[tokio::test]
    async fn a_file_that_was_swapped_or_changed_is_not_sent() {
        let (_dir, path) = file("a.pdf", &pdf(PIECE + 1));
        let picked = Arc::new(pick(&path).expect("a PDF"));
        let mut writer = std::fs::OpenOptions::new().write(true).open(&path).expect("opened");
        writer.seek(SeekFrom::Start(PIECE as u64)).expect("moved");
        writer.write_all(b"!").expect("written");
        let pieces: Vec<_> = picked.stream().collect().await;
        assert!(pieces.first().is_some_and(Result::is_ok));
        assert!(pieces.last().is_some_and(Result::is_err), "the changed piece breaks the stream");
        // Replacing the name does not touch what was picked. Windows keeps the name as long as the file is open.
        if !cfg!(unix) {
            return;
        }
        let (_dir, path) = file("b.pdf", &pdf(10));
        let picked = Arc::new(pick(&path).expect("a PDF"));
        std::fs::remove_file(&path).expect("removed");
        std::fs::write(&path, b"%PDF-evil").expect("written");
        let pieces: Vec<_> = picked.stream().collect().await;
        assert_eq!(pieces.into_iter().flat_map(Result::unwrap_or_default).collect::<Vec<u8>>(), pdf(10));
    }
}
