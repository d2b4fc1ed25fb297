//! Where the pages of a TIFF begin, so that each can be decoded as if it were the first.

/// The offsets of its directories, at most so many; and where the header keeps the first one.
pub fn directories(bytes: &[u8], most: usize) -> Vec<u64> {
    let Some(head) = Head::read(bytes) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = head.first(bytes);
    while let Some(offset) = at.filter(|offset| *offset != 0 && !found.contains(offset)) {
        found.push(offset);
        if found.len() > most {
            break;
        }
        at = head.next(bytes, offset);
    }
    found
}

/// The same bytes with another page first.
pub fn beginning_with(bytes: &[u8], directory: u64) -> Option<Vec<u8>> {
    let head = Head::read(bytes)?;
    let mut changed = bytes.to_vec();
    let place = changed.get_mut(head.place..head.place + head.wide)?;
    let written = if head.is_little { directory.to_le_bytes() } else { directory.to_be_bytes() };
    let part = if head.is_little { written.get(..head.wide)? } else { written.get(8 - head.wide..)? };
    place.copy_from_slice(part);
    Some(changed)
}

struct Head {
    is_little: bool,
    /// Bytes of an offset: 4, or 8 in a `BigTIFF`.
    wide: usize,
    place: usize,
}

impl Head {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (is_little, is_big) = match bytes.get(..4)? {
            b"II*\0" => (true, false),
            b"MM\0*" => (false, false),
            b"II+\0" => (true, true),
            b"MM\0+" => (false, true),
            _ => return None,
        };
        Some(if is_big { Self { is_little, wide: 8, place: 8 } } else { Self { is_little, wide: 4, place: 4 } })
    }

    fn number(&self, bytes: &[u8], at: u64, wide: usize) -> Option<u64> {
        let at = usize::try_from(at).ok()?;
        let part = bytes.get(at..at.checked_add(wide)?)?;
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Some(if self.is_little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    }

    fn first(&self, bytes: &[u8]) -> Option<u64> {
        self.number(bytes, self.place as u64, self.wide)
    }

    fn next(&self, bytes: &[u8], directory: u64) -> Option<u64> {
        let (count_wide, entry) = if self.wide == 8 { (8, 20) } else { (2, 12) };
        let entries = self.number(bytes, directory, count_wide)?;
        let end = entries.checked_mul(entry)?.checked_add(directory)?.checked_add(count_wide as u64)?;
        self.number(bytes, end, self.wide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_followed_and_a_ring_of_them_ends() {
        // A header, then two directories without entries, the second pointing back at the first.
        let bytes = [b"II*\0".to_vec(), vec![8, 0, 0, 0], vec![0, 0, 14, 0, 0, 0], vec![0, 0, 8, 0, 0, 0]].concat();
        assert_eq!(directories(&bytes, 10), [8, 14]);
        assert_eq!(directories(&beginning_with(&bytes, 14).expect("changed"), 10), [14, 8]);
        assert_eq!(directories(b"II*\0\xff\xff\xff\xff", 10), [0xffff_ffff]);
        assert!(directories(b"MM", 10).is_empty());
    }
}
