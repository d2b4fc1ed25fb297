//! The files inside a `winmail.dat`, which Outlook packs what was attached to a mail into when it writes to others.
//!
//! Must not live here: the words of the mail, which travel beside it.

/// More files are not read.
const MOST: usize = 200;
/// More properties of a file are not read.
const MOST_PROPERTIES: usize = 500;

const BEGIN: &[u8] = b"\x78\x9f\x3e\x22";
/// What begins another file, its short name, its bytes, and what else is known of it.
const FILE: u32 = 0x0006_9002;
const TITLE: u32 = 0x0001_8010;
const DATA: u32 = 0x0006_800f;
const PROPERTIES: u32 = 0x0006_9005;
/// Among the properties: the whole name.
const LONG_NAME: u16 = 0x3707;

/// True for a file that begins so.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGIN)
}

/// The files inside, each with its name. Nothing of one that is damaged beyond that.
pub fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut rest = Reader(bytes.get(6..).unwrap_or_default());
    while let Some((attribute, data)) = rest.attribute() {
        if attribute == FILE && files.len() < MOST {
            files.push((String::new(), Vec::new()));
        }
        let Some(file) = files.last_mut() else { continue };
        match attribute {
            // A name of eight letters and three stands for a longer one that may follow.
            TITLE if file.0.is_empty() => file.0 = narrow(data),
            DATA => file.1 = data.to_vec(),
            PROPERTIES => {
                if let Some(name) = long_name(data) {
                    file.0 = name;
                }
            }
            _ => {}
        }
    }
    files.retain(|(_, bytes)| !bytes.is_empty());
    files
}

fn narrow(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let bytes = bytes.get(..end).unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_other) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|two| <[u8; 2]>::try_from(two).map_or(0, u16::from_le_bytes));
    String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<_>>())
}

/// The whole name among the properties of a file.
fn long_name(bytes: &[u8]) -> Option<String> {
    let mut rest = Reader(bytes);
    let count = rest.number()?;
    for _ in 0..count.min(u32::try_from(MOST_PROPERTIES).unwrap_or(u32::MAX)) {
        let head = rest.number()?.to_le_bytes();
        let (kind, id) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        if id >= 0x8000 {
            rest.take(16)?;
            if rest.number()? == 0 {
                rest.number()?;
            } else {
                let length = rest.number()?;
                rest.padded(length)?;
            }
        }
        match kind & 0x0fff {
            0x01e | 0x01f | 0x102 | 0x00d => {
                for _ in 0..rest.number()?.min(u32::try_from(MOST_PROPERTIES).unwrap_or(u32::MAX)) {
                    let length = rest.number()?;
                    let value = rest.padded(length)?;
                    if id == LONG_NAME {
                        let name = if kind == 0x001f { wide(value) } else { narrow(value) };
                        return Some(name).filter(|name| !name.is_empty());
                    }
                }
            }
            0x005 | 0x006 | 0x007 | 0x014 | 0x040 => drop(rest.take(8)?),
            0x048 => drop(rest.take(16)?),
            _ => drop(rest.take(4)?),
        }
    }
    None
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// A value, with what fills it up to a multiple of four.
    fn padded(&mut self, length: u32) -> Option<&'a [u8]> {
        let length = usize::try_from(length).ok()?;
        let value = self.take(length)?;
        self.take(length.next_multiple_of(4) - length)?;
        Some(value)
    }

    /// What it is about, and its value; behind it stands a sum.
    fn attribute(&mut self) -> Option<(u32, &'a [u8])> {
        self.take(1)?;
        let (attribute, length) = (self.number()?, self.number()?);
        let value = self.take(usize::try_from(length).ok()?)?;
        self.take(2)?;
        Some((attribute, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(out: &mut Vec<u8>, attribute: u32, value: &[u8]) {
        out.push(2);
        out.extend_from_slice(&attribute.to_le_bytes());
        out.extend_from_slice(&u32::try_from(value.len()).expect("short").to_le_bytes());
        out.extend_from_slice(value);
        out.extend_from_slice(&[0, 0]);
    }

    fn made() -> Vec<u8> {
        let mut out = [BEGIN, &[1, 0]].concat();
        attribute(&mut out, 0x0002_800c, b"words of the mail\0");
        attribute(&mut out, FILE, &[0; 14]);
        attribute(&mut out, TITLE, b"DELIVE~1.PDF\0");
        attribute(&mut out, DATA, b"%PDF-1.4 one");
        let name: Vec<u8> = "Delivery señal.pdf\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut properties = 3_u32.to_le_bytes().to_vec();
        properties.extend_from_slice(&[0x03, 0, 0x05, 0x37, 1, 0, 0, 0]);
        properties.extend_from_slice(&[0x1e, 0, 0x01, 0x80]);
        properties.extend_from_slice(&[7; 16]);
        properties.extend_from_slice(&[0, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, b'x', 0, 0, 0]);
        properties.extend_from_slice(&[0x1f, 0, 0x07, 0x37, 1, 0, 0, 0]);
        properties.extend_from_slice(&u32::try_from(name.len()).expect("short").to_le_bytes());
        properties.extend_from_slice(&name);
        properties.resize(properties.len().next_multiple_of(4), 0);
        attribute(&mut out, PROPERTIES, &properties);
        attribute(&mut out, FILE, &[0; 14]);
        attribute(&mut out, TITLE, b"caf\xe9.txt\0");
        attribute(&mut out, DATA, b"two");
        out
    }

    #[test]
    fn files_come_out_with_their_whole_names_and_a_damaged_one_takes_nothing_along() {
        let whole = made();
        let found = files(&whole);
        let names: Vec<(&str, &[u8])> = found.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let wanted: [(&str, &[u8]); 2] = [("Delivery señal.pdf", b"%PDF-1.4 one"), ("café.txt", b"two")];
        assert_eq!(names, wanted);
        for end in 0..whole.len() {
            assert!(files(whole.get(..end).expect("shorter")).len() <= 2, "{end}");
        }
    }
}
