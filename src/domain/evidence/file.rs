//! A file a person added as evidence: what it is, by its content, and the name it goes out under.

use crate::domain::evidence::limits::FileType;
use crate::domain::text;
use serde::{Deserialize, Serialize};

/// The tag that keeps the name a person knows the file by; Finix's own `file-name` holds [`EvidenceFile::sent_name`].
pub const ORIGINAL_NAME: &str = "original-file-name";

/// A file whose bytes are kept in the account's outbox.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// The name a person knows it by: safe, and with the extension of its content.
    pub name: String,
    /// What it is, by content.
    pub file_type: FileType,
    /// Its length in bytes.
    pub length: u64,
    /// The name it had when that had to be changed to fit its content.
    pub renamed: Option<String>,
}

impl std::fmt::Debug for EvidenceFile {
    /// A file's name can name a customer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EvidenceFile({} bytes)", self.length)
    }
}

impl EvidenceFile {
    /// The name it goes out under. It comes from the bytes alone, so that Finix's list shows whether it has exactly
    /// this file; letters and digits, at most 16 with the extension, is also what Mastercard's rule takes.
    #[must_use]
    pub fn sent_name(&self) -> String {
        let extension = self.file_type.extensions().first().copied().unwrap_or("bin");
        format!("E{}.{extension}", base32(&self.sha256))
    }

    /// The value of the tag [`ORIGINAL_NAME`]: the person's name with the extension of the content.
    #[must_use]
    pub fn original_name(&self) -> String {
        let name: String = self.name.chars().map(plain).collect();
        let mut end = name.len().min(crate::domain::dispute::tags::MAX_VALUE);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        name.get(..end).unwrap_or_default().to_owned()
    }
}

fn plain(c: char) -> char {
    if text::is_hostile(c) { '_' } else { c }
}

/// The first nine base32 digits (45 bits) of a hash written in hex.
fn base32(hex: &str) -> String {
    const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let start = u64::from_str_radix(hex.get(..12).unwrap_or_default(), 16).unwrap_or_default() << 16;
    let digit = |place: u32| DIGITS.get(usize::try_from(start >> (59 - 5 * place) & 31).unwrap_or_default());
    (0..9).filter_map(digit).map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(sha256: &str, name: &str) -> EvidenceFile {
        let (sha256, name) = (sha256.to_owned(), name.to_owned());
        EvidenceFile { sha256, name, file_type: FileType::Pdf, length: 1, renamed: None }
    }

    #[test]
    fn the_name_that_is_sent_comes_from_the_bytes_alone_and_fits_the_networks() {
        // echo -n "" | sha256sum | xxd -r -p | base32 begins 4OYMIQUY7.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(file(empty, "Dana Example, receipt.pdf").sent_name(), "E4OYMIQUY7.pdf");
        assert_eq!(file(empty, "a.pdf").sent_name(), file(empty, "b.pdf").sent_name());
        assert_ne!(file(empty, "a.pdf").sent_name(), file(&empty.replace("e3", "e4"), "a.pdf").sent_name());
        assert!(file(empty, "a.pdf").sent_name().len() <= 16);
    }

    #[test]
    fn the_original_name_fits_a_tag() {
        let long = "ñ".repeat(400) + ".pdf";
        let name = file("00", &long).original_name();
        assert!(name.len() <= 500 && name.starts_with("ññ"));
        assert_eq!(file("00", "a\u{202e}b.pdf").original_name(), "a_b.pdf");
        let mut renamed = file("00", "scan.pdf");
        renamed.renamed = Some("scan.png".to_owned());
        assert_eq!(renamed.original_name(), "scan.pdf", "a name that fits what it is");
    }
}
