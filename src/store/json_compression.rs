//! Packing the JSON of a dispute: a million of them would otherwise fill a gigabyte.

use super::db::{Fault, StoreError};

/// What most disputes have in common. Part of what is stored: it must never be edited.
///
/// Field names and values: docs.finix.com/api/disputes.
const COMMON: &[u8] = include_bytes!("../../assets/tables/dispute_words.txt");

/// Packs a text.
#[must_use]
pub fn compress(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 2 + 8);
    out.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(lz4_flex::block::compress_with_dict(text.as_bytes(), COMMON));
    out
}

/// Longest text that is ever unpacked; a reply has at most 8 MB.
const LONGEST: usize = 8 * 1024 * 1024;

/// Unpacks a text.
///
/// # Errors
/// When the bytes are not what [`compress`] made.
pub fn decompress(packed: &[u8]) -> Result<String, StoreError> {
    let damaged = || StoreError::Unreadable(Fault::PackedText);
    let (length, packed) = packed.split_first_chunk::<4>().ok_or_else(damaged)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    if length > LONGEST {
        return Err(damaged());
    }
    let bytes = lz4_flex::block::decompress_with_dict(packed, length, COMMON).map_err(|_broken| damaged())?;
    if bytes.len() != length {
        return Err(damaged());
    }
    String::from_utf8(bytes).map_err(|_not_text| damaged())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_exactly() {
        for text in ["", "{}", r#"{"id":"DI1","tags":{"ä":"\u0000 ✓"}}"#, &"x".repeat(100_000)] {
            assert_eq!(decompress(&compress(text)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn damaged_bytes_are_an_error_and_never_a_flood() {
        let packed = compress(r#"{"id":"DIs7yQRkHDdMYhurzYz72SFk"}"#);
        for cut in 0..packed.len() {
            assert!(decompress(packed.get(..cut).unwrap_or_default()).is_err());
        }
        assert!(decompress(&[0xFF, 0xFF, 0xFF, 0xFF, 0]).is_err());
    }
}
