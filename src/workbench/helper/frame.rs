//! Messages over a pipe: a header as JSON, then pieces of bytes. What the helper writes is not trusted either.

use serde::Serialize;
use std::io::{self, Read, Write};

/// A header is at most so long.
pub const MOST_HEADER: usize = 16 << 20;
/// All pieces of one message together.
pub const MOST_BYTES: u64 = 1 << 30;
/// Pieces of one message.
pub const MOST_PIECES: u32 = 1_000;

fn wrong(words: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, words)
}

/// The beginning of a message: how long the header is, the header, how many pieces, how long each is.
pub fn head(header: &impl Serialize, pieces: &[&[u8]]) -> io::Result<Vec<u8>> {
    let header = serde_json::to_vec(header)?;
    let length = u32::try_from(header.len()).map_err(|_long| wrong("a header is too long"))?;
    let count = u32::try_from(pieces.len()).map_err(|_many| wrong("too many pieces"))?;
    let mut out = length.to_le_bytes().to_vec();
    out.extend_from_slice(&header);
    out.extend_from_slice(&count.to_le_bytes());
    for piece in pieces {
        out.extend_from_slice(&(piece.len() as u64).to_le_bytes());
    }
    Ok(out)
}

/// Writes a message.
pub fn write(to: &mut impl Write, header: &impl Serialize, pieces: &[&[u8]]) -> io::Result<()> {
    to.write_all(&head(header, pieces)?)?;
    for piece in pieces {
        to.write_all(piece)?;
    }
    to.flush()
}

/// Reads a message: the header's text and the pieces.
pub fn read(from: &mut impl Read) -> io::Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let mut four = [0; 4];
    let mut number = |from: &mut dyn Read| -> io::Result<u32> {
        from.read_exact(&mut four)?;
        Ok(u32::from_le_bytes(four))
    };
    let length = number(from)? as usize;
    if length > MOST_HEADER {
        return Err(wrong("a header is too long"));
    }
    let header = exactly(from, length as u64)?;
    let count = number(from)?;
    if count > MOST_PIECES {
        return Err(wrong("too many pieces"));
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        let mut eight = [0; 8];
        from.read_exact(&mut eight)?;
        lengths.push(u64::from_le_bytes(eight));
    }
    if lengths.iter().try_fold(0_u64, |sum, length| sum.checked_add(*length)).is_none_or(|sum| sum > MOST_BYTES) {
        return Err(wrong("the pieces are too long"));
    }
    let pieces = lengths.into_iter().map(|length| exactly(from, length)).collect::<io::Result<_>>()?;
    Ok((header, pieces))
}

/// Memory is taken as bytes come, not as they are promised.
fn exactly(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_and_a_lying_one_takes_no_memory() {
        let mut pipe = Vec::new();
        write(&mut pipe, &"header", &[b"one", b""]).expect("written");
        assert_eq!(
            read(&mut pipe.as_slice()).expect("read"),
            (b"\"header\"".to_vec(), vec![b"one".to_vec(), Vec::new()])
        );
        let mut promised = 2_u32.to_le_bytes().to_vec();
        promised.extend_from_slice(b"{}");
        promised.extend_from_slice(&1_u32.to_le_bytes());
        promised.extend_from_slice(&(MOST_BYTES - 1).to_le_bytes());
        assert!(read(&mut promised.as_slice()).is_err());
        assert!(read(&mut u32::MAX.to_le_bytes().as_slice()).is_err());
    }
}
