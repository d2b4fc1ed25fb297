//! The documented limits of evidence, as the widest of the two rule sets that
//! docs.finix.com has published: JPEG, PDF and TIFF up to 1 MB, PNG up to 50 kB,
//! 8 files and 10 MB for a dispute. A MB is 1 000 000 bytes.
//!
//! What happens to a file that breaks them depends on `Config::limits`.

use crate::sandbox::world::files::FileKind;

const MOST_FILES: usize = 8;
const MOST_BYTES: usize = 10_000_000;
const MOST_FILE_BYTES: usize = 1_000_000;
const MOST_PNG_BYTES: usize = 50_000;

/// What is wrong with a file, given what the dispute already has; `None` when
/// nothing is.
pub(super) fn problem(file_name: &str, bytes: &[u8], files_before: usize, bytes_before: usize) -> Option<String> {
    let Some(kind) = FileKind::of_content(bytes) else {
        return Some("The file must be a JPEG, PNG, PDF or TIFF.".to_owned());
    };
    if FileKind::of_name(file_name) != Some(kind) {
        return Some(format!("The extension of {file_name} does not match its content."));
    }
    let most = if kind == FileKind::Png { MOST_PNG_BYTES } else { MOST_FILE_BYTES };
    if bytes.len() > most {
        return Some(format!("The file has {} bytes; {most} are allowed.", bytes.len()));
    }
    if files_before >= MOST_FILES {
        return Some(format!("The dispute has {MOST_FILES} files already."));
    }
    if bytes_before + bytes.len() > MOST_BYTES {
        return Some(format!("The files together have more than {MOST_BYTES} bytes."));
    }
    None
}
