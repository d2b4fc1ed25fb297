//! Whether a content stream is whole: every word of it can be read, has what it needs, and nothing breaks off.
//!
//! Readers skip what they cannot follow, each in its own way. Here it is noticed, so that it can be said.
//!
//! Must not live here: mending it.

/// Names and how often they are used, as far as a page has to have something for them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Part of it cannot be read, or it breaks off.
    pub is_broken: bool,
    /// Forms and pictures that are drawn.
    pub drawn: Vec<Vec<u8>>,
    /// Typefaces that are used.
    pub fonts: Vec<Vec<u8>>,
}

/// The most names of a kind that are remembered.
const MOST_NAMES: usize = 2_000;
/// So much after a picture inside the content has to look like content again.
const LOOKED_AHEAD: usize = 12;

/// How many values an operator needs at least; nothing for a word that is no operator.
pub fn needs(operator: &[u8]) -> Option<usize> {
    Some(match operator {
        b"b" | b"B" | b"b*" | b"B*" | b"BT" | b"ET" | b"EMC" | b"f" | b"F" | b"f*" | b"h" | b"n" | b"q" | b"Q"
        | b"s" | b"S" | b"T*" | b"W" | b"W*" | b"BX" | b"EX" | b"BI" | b"EI" => 0,
        b"cs" | b"CS" | b"Do" | b"g" | b"G" | b"gs" | b"i" | b"j" | b"J" | b"M" | b"w" | b"ri" | b"sh" | b"Tc"
        | b"Tj" | b"TJ" | b"TL" | b"Tr" | b"Ts" | b"Tw" | b"Tz" | b"'" | b"BMC" | b"MP" | b"sc" | b"SC" | b"scn"
        | b"SCN" => 1,
        b"l" | b"m" | b"Td" | b"TD" | b"Tf" | b"d" | b"d0" | b"BDC" | b"DP" => 2,
        b"rg" | b"RG" | b"\"" => 3,
        b"k" | b"K" | b"re" | b"v" | b"y" => 4,
        b"c" | b"cm" | b"Tm" | b"d1" => 6,
        _ => return None,
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// True for what readers take for a number, however odd.
fn is_number(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_digit) && word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte))
        || matches!(word, b"-" | b"." | b"-.")
}

/// Reads a content to its end.
pub fn scan(content: &[u8]) -> Scanned {
    let mut reader = Reader { content, at: 0, found: Scanned::default() };
    if reader.all().is_none() {
        reader.found.is_broken = true;
    }
    reader.found
}

struct Reader<'a> {
    content: &'a [u8],
    at: usize,
    found: Scanned,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.content.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        self.content.get(start..self.at).unwrap_or_default()
    }

    /// A text in brackets. Nothing when it has no end.
    fn text(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// A text in hexadecimal digits. Nothing when it has no end or other letters.
    fn hex(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'>' => return Some(()),
                byte if byte.is_ascii_hexdigit() || is_space(byte) => {}
                _ => return None,
            }
        }
    }

    /// Everything. Nothing when it breaks off.
    fn all(&mut self) -> Option<()> {
        let (mut values, mut depth, mut lenient, mut is_in_text) = (0_usize, 0_usize, 0_usize, false);
        let mut last: &[u8] = b"";
        loop {
            self.skip_space();
            let Some(byte) = self.peek() else { break };
            match byte {
                b'(' => self.text()?,
                b'<' if self.content.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    depth += 1;
                    continue;
                }
                b'<' => self.hex()?,
                b'>' if self.content.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    depth = depth.checked_sub(1)?;
                }
                b'[' => {
                    self.at += 1;
                    depth += 1;
                    continue;
                }
                b']' => {
                    self.at += 1;
                    depth = depth.checked_sub(1)?;
                }
                b'/' => {
                    self.at += 1;
                    let name = self.word();
                    if depth == 0 {
                        last = name;
                    }
                }
                b'{' | b'}' if lenient > 0 => {
                    self.at += 1;
                    continue;
                }
                b')' | b'>' | b'{' | b'}' => return None,
                _ => {
                    let word = self.word();
                    if !(is_number(word) || matches!(word, b"true" | b"false" | b"null")) {
                        if depth > 0 {
                            return None;
                        }
                        self.operator(word, (values, last), &mut lenient, &mut is_in_text)?;
                        values = 0;
                        continue;
                    }
                }
            }
            if depth == 0 {
                values += 1;
            }
        }
        (values == 0 && depth == 0 && !is_in_text).then_some(())
    }

    fn operator(
        &mut self,
        word: &[u8],
        (values, last): (usize, &[u8]),
        lenient: &mut usize,
        is_in_text: &mut bool,
    ) -> Option<()> {
        let Some(needed) = needs(word) else {
            return (*lenient > 0).then_some(());
        };
        if values < needed {
            return None;
        }
        match word {
            b"BX" => *lenient += 1,
            b"EX" => *lenient = lenient.saturating_sub(1),
            b"BT" => *is_in_text = true,
            b"ET" => *is_in_text = false,
            b"Do" => remember(&mut self.found.drawn, last),
            b"Tf" => remember(&mut self.found.fonts, last),
            b"BI" => self.picture()?,
            _ => {}
        }
        Some(())
    }

    /// A picture inside the content, behind its first word. Nothing when its end cannot be found.
    fn picture(&mut self) -> Option<()> {
        let about = self.about_picture()?;
        // One sign of space stands before the data.
        self.at += 1;
        let start = self.at;
        if let Some(length) = plain_length(&about) {
            self.at = start.checked_add(length)?;
            self.skip_space();
            if self.content.get(self.at..self.at + 2) == Some(b"EI") && self.ends_word(self.at + 2) {
                self.at += 2;
                return Some(());
            }
        }
        self.end_of_picture(start)
    }

    /// What is said about a picture, up to its data.
    fn about_picture(&mut self) -> Option<Vec<(&'a [u8], &'a [u8])>> {
        let mut about: Vec<(&[u8], &[u8])> = Vec::new();
        let mut key: Option<&[u8]> = None;
        loop {
            self.skip_space();
            let start = self.at;
            let value = match self.peek()? {
                b'/' => {
                    self.at += 1;
                    self.word()
                }
                b'(' => {
                    self.text()?;
                    self.content.get(start..self.at)?
                }
                b'<' if self.content.get(self.at + 1) != Some(&b'<') => {
                    self.hex()?;
                    self.content.get(start..self.at)?
                }
                b'[' | b'<' => {
                    self.group()?;
                    self.content.get(start..self.at)?
                }
                _ => self.word(),
            };
            if value == b"ID" && self.content.get(start) == Some(&b'I') {
                return Some(about);
            }
            if self.at == start {
                return None;
            }
            match key.take() {
                None => key = Some(value),
                Some(key) => about.push((key, value)),
            }
        }
    }

    /// Folded data has no length; its end looks like one and is followed by content.
    fn end_of_picture(&mut self, start: usize) -> Option<()> {
        let mut from = start;
        loop {
            let found = memchr::memmem::find(self.content.get(from..)?, b"EI")? + from;
            let is_after_space = found == start
                || self.content.get(found - 1).is_some_and(|byte| is_space(*byte) || matches!(byte, b'>'));
            let ahead = self.content.get(found + 2..(found + 2 + LOOKED_AHEAD).min(self.content.len()))?;
            let is_content = ahead.iter().all(|byte| byte.is_ascii_graphic() || is_space(*byte));
            if is_after_space && self.ends_word(found + 2) && is_content {
                self.at = found + 2;
                return Some(());
            }
            from = found + 2;
        }
    }

    fn ends_word(&self, at: usize) -> bool {
        self.content.get(at).is_none_or(|byte| is_space(*byte) || is_delimiter(*byte))
    }

    /// A list or dictionary with everything inside.
    fn group(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            match self.peek()? {
                b'(' => self.text()?,
                b'<' if self.content.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    depth += 1;
                }
                b'<' => self.hex()?,
                b'>' => {
                    self.at += 2;
                    depth = depth.checked_sub(1)?;
                }
                b'[' => {
                    self.at += 1;
                    depth += 1;
                }
                b']' => {
                    self.at += 1;
                    depth = depth.checked_sub(1)?;
                }
                b'/' => {
                    self.at += 1;
                    self.word();
                }
                _ => {
                    if self.word().is_empty() {
                        return None;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

fn remember(names: &mut Vec<Vec<u8>>, name: &[u8]) {
    if names.len() < MOST_NAMES && !names.iter().any(|known| known == name) {
        names.push(name.to_vec());
    }
}

/// How many bytes the data of a picture has that is not folded.
fn plain_length(about: &[(&[u8], &[u8])]) -> Option<usize> {
    let get = |keys: [&[u8]; 2]| about.iter().find(|(key, _)| keys.contains(key)).map(|(_, value)| *value);
    if get([b"F", b"Filter"]).is_some() {
        return None;
    }
    let number = |keys| std::str::from_utf8(get(keys)?).ok()?.parse::<usize>().ok();
    let (width, height) = (number([b"W", b"Width"])?, number([b"H", b"Height"])?);
    if get([b"IM", b"ImageMask"]) == Some(b"true") {
        return width.div_ceil(8).checked_mul(height);
    }
    let colours = match get([b"CS", b"ColorSpace"])? {
        b"G" | b"DeviceGray" => 1,
        b"RGB" | b"DeviceRGB" => 3,
        b"CMYK" | b"DeviceCMYK" => 4,
        space if space.starts_with(b"[/I") || space.starts_with(b"[ /I") => 1,
        _ => return None,
    };
    let bits = number([b"BPC", b"BitsPerComponent"])?;
    width.checked_mul(colours)?.checked_mul(bits)?.div_ceil(8).checked_mul(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_off_or_cannot_be_read_is_noticed() {
        for content in [
            "BT /F 9 Tf (a) Tj ET 72 60",
            "BT /F 9 Tf (no end \\) Tj ET",
            "BT /F 9 Tf (a) Tj",
            "1 2 3 nobody",
            "72 re S",
            "[ 1 2 (a) Tj",
            "<< /A 1 7 gs",
            "<41G2> Tj",
            "0 g )",
            "BI /W 2 /H 2 /BPC 8 /CS /G ID abcd",
        ] {
            assert!(scan(content.as_bytes()).is_broken, "{content}");
        }
    }

    #[test]
    fn what_is_whole_is_not_called_broken() {
        for content in [
            "",
            "q BT /F 9 Tf 1 0 0 1 5 5 Tm [(a) -20 <41 42>] TJ ET Q % end (",
            "BX 1 2 sparkle { } EX 0 g",
            "/Span << /ActualText (x) /A [1 2 << /B /C >>] >> BDC 0 g EMC",
            "BI /W 2 /H 2 /BPC 8 /CS /G ID EI) EI 0 g",
            "BI /W 2 /H 2 /BPC 8 /CS [/I /RGB 1 <000000ffffff>] ID abcd\nEI Q",
            "BI /W 2 /H 2 /F [/A85 /Fl] /DP [null << /K 1 >>] /CS /G /BPC 8 ID xx\x01EI\x02 yy~>\nEI\nQ",
            "-.5 0 0 1.0.2 --3 4 cm 1 0 0 0 rg",
        ] {
            assert!(!scan(content.as_bytes()).is_broken, "{content}");
        }
        let found = scan(b"q /Im1 Do /Im1 Do Q BT /F1 9 Tf /F2 8 Tf ET");
        assert_eq!((found.drawn.len(), found.fonts.len()), (1, 2));
    }
}
