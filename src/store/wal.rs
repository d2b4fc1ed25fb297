//! The write-ahead log of a file, where `SQLite` would end it in silence.
//!
//! `SQLite` reads the log up to the first frame whose check does not fit and takes that for its end: right after a power
//! cut, wrong when one bit in the middle of it is flipped, which would undo everything that was written later. Here such
//! a log gets the checks its bytes have, so that all of it is read; `SQLCipher` then notices the page that is damaged,
//! and what can be read beside it is taken over. The format: <https://www.sqlite.org/fileformat2.html#walformat>.

use super::private;
use std::io::{Read as _, Write as _};
use std::path::Path;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The first word of a log whose sums are made of words with the lowest byte first; the next number has the highest.
const MAGIC: u32 = 0x377f_0682;
const VERSION: u32 = 3_007_000;
/// A log that is longer is left as it is. It is folded in at every start, and after some thousand pages.
const LONGEST: u64 = 256_000_000;

/// Mends a log that is damaged before its end. True when it was: what the file shows then has to be taken over.
///
/// # Errors
/// What the disk said.
pub fn mend(file: &Path) -> std::io::Result<bool> {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    let path = std::path::PathBuf::from(name);
    match std::fs::metadata(&path) {
        Ok(about) if about.is_file() && about.len() <= LONGEST => {}
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    private::read(&path)?.read_to_end(&mut bytes)?;
    if !mended(&mut bytes) {
        return Ok(false);
    }
    let mut log = private::open(&path)?;
    log.write_all(&bytes)?;
    log.sync_all()?;
    Ok(true)
}

/// Gives every frame up to the last that ends a transaction the checks its bytes have. False when they have them.
fn mended(bytes: &mut [u8]) -> bool {
    let Some((header, rest)) = bytes.split_at_mut_checked(HEADER) else { return false };
    let Some(size) = page_size(header, rest) else { return false };
    let frames = rest.len() / (FRAME + size);
    let salts = |at: usize| rest.get(at * (FRAME + size) + 8..).and_then(|frame| frame.first_chunk::<8>().copied());
    // What an earlier log left behind has other salts. The first frames are of this one, if any are.
    let own = match header.get(16..24).and_then(|own| own.first_chunk::<8>()) {
        Some(own) if is_header(header) => *own,
        _ => match (salts(0), salts(1)) {
            (Some(first), second) if second.is_none_or(|second| second == first) => first,
            _ => return false,
        },
    };
    let is_last = |at: &usize| {
        let ends = rest.get(at * (FRAME + size) + 4..).and_then(|frame| frame.first_chunk::<4>());
        salts(*at) == Some(own) && ends.is_some_and(|pages| *pages != [0; 4])
    };
    let Some(last) = (0..frames).rev().find(is_last) else { return false };
    let is_high = word(header, 0) == Some(MAGIC + 1);
    let mut changed = put_header(header, size, own, is_high);
    let mut sums = (word(header, 24).unwrap_or(0), word(header, 28).unwrap_or(0));
    for frame in rest.chunks_exact_mut(FRAME + size).take(last + 1) {
        let Some((head, page)) = frame.split_at_mut_checked(FRAME) else { break };
        sums = add(add(sums, head.get(..8).unwrap_or_default(), is_high), page, is_high);
        changed |= put(head, 8, &own);
        changed |= put(head, 16, &sums.0.to_be_bytes());
        changed |= put(head, 20, &sums.1.to_be_bytes());
    }
    changed
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()).map(|word| u32::from_be_bytes(*word))
}

fn is_header(header: &[u8]) -> bool {
    let magic = word(header, 0).unwrap_or(0);
    let sums = add((0, 0), header.get(..24).unwrap_or_default(), magic == MAGIC + 1);
    matches!(magic, MAGIC | 0x377f_0683) && word(header, 24) == Some(sums.0) && word(header, 28) == Some(sums.1)
}

/// The size of a page: as the header says, or, when that is damaged, the one every file of this store has.
fn page_size(header: &[u8], frames: &[u8]) -> Option<usize> {
    let said = word(header, 8).and_then(|size| usize::try_from(size).ok()).filter(|_| is_header(header));
    let size = said.unwrap_or(4_096);
    (size.is_power_of_two() && (512..=65_536).contains(&size) && frames.len() >= FRAME + size).then_some(size)
}

/// A header whose check fits stays as it is.
fn put_header(header: &mut [u8], size: usize, salts: [u8; 8], is_high: bool) -> bool {
    if is_header(header) {
        return false;
    }
    put(header, 0, &(MAGIC + u32::from(is_high)).to_be_bytes());
    put(header, 4, &VERSION.to_be_bytes());
    put(header, 8, &u32::try_from(size).unwrap_or(4_096).to_be_bytes());
    put(header, 16, &salts);
    let sums = add((0, 0), header.get(..24).unwrap_or_default(), is_high);
    put(header, 24, &sums.0.to_be_bytes());
    put(header, 28, &sums.1.to_be_bytes());
    true
}

/// Puts bytes in their place; true when others were there.
fn put(bytes: &mut [u8], at: usize, new: &[u8]) -> bool {
    match bytes.get_mut(at..at + new.len()) {
        Some(place) if place != new => {
            place.copy_from_slice(new);
            true
        }
        _ => false,
    }
}

fn add(sums: (u32, u32), bytes: &[u8], is_high: bool) -> (u32, u32) {
    bytes.as_chunks::<8>().0.iter().fold(sums, |(first, second), [a, b, c, d, e, f, g, h]| {
        let read = if is_high { u32::from_be_bytes } else { u32::from_le_bytes };
        let first = first.wrapping_add(read([*a, *b, *c, *d])).wrapping_add(second);
        (first, second.wrapping_add(read([*e, *f, *g, *h])).wrapping_add(first))
    })
}
