//! Bytes as text: by the mark they begin with, by what they are declared as, by UTF-8, and only then by what letters
//! look like. What stays unclear is said, never guessed as fact.

mod declared;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use declared::Named;
use encoding_rs::{
    Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    X_MAC_CYRILLIC,
};

/// Bytes, read as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The text; what was lost stands there as U+FFFD.
    pub text: String,
    /// How many signs were cut or broken.
    pub lost: usize,
    /// How the letters were read, when nothing says it and their look decided.
    pub guessed: Option<&'static str>,
}

/// Why bytes are not read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// They are something else.
    Binary,
    /// They are nothing but spaces and line ends.
    Blank,
    /// They are text, and how its letters are encoded cannot be told.
    Unsure,
}

/// Bytes that a set of letters is told by at least.
const SHORTEST: usize = 3;

/// Reads a file, which declares nothing but the mark it may begin with.
///
/// # Errors
/// Why it is not text.
pub fn read(bytes: &[u8]) -> Result<Read, NotText> {
    // Old systems fill the last block of a file, or end it with a sign of their own.
    let last = bytes.iter().rposition(|byte| !matches!(byte, 0 | 0x1a)).map_or(0, |last| last + 1);
    let bytes = bytes.get(..last).filter(|rest| !rest.contains(&0)).unwrap_or(bytes);
    let found = match wide(bytes) {
        Some(found) => found,
        None if bytes.contains(&0) => return Err(NotText::Binary),
        // So few bytes are no words that a set of letters could be told by.
        None if bytes.len() < SHORTEST && std::str::from_utf8(bytes).is_err() => Err(NotText::Unsure),
        None => narrow(bytes, None).or_else(|why| wide_without_zeros(bytes).ok_or(why)),
    };
    let is_kept = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}');
    let is_drawn = |c: char| matches!(c, '\u{1b}' | '\u{8}' | '\u{7f}');
    let text = match &found {
        Ok(found) => found.text.as_str(),
        Err(_) => return Err(if is_binary(bytes) { NotText::Binary } else { NotText::Unsure }),
    };
    let (mut odd, mut all) = (0, 0);
    for c in text.chars() {
        all += 1;
        odd += usize::from(!is_kept(c) && !is_drawn(c));
    }
    // One odd sign is no reason; a file full of them is no text.
    if odd > 1 + all / 50 || odd * 5 > all {
        return wide_without_zeros(bytes).ok_or(NotText::Binary);
    }
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        return Err(NotText::Blank);
    }
    found
}

/// Reads a part of a mail, which may declare how its letters are encoded. What it declares and nobody knows is guessed.
#[must_use]
pub fn read_declared(bytes: &[u8], declared: Option<&str>) -> Option<Read> {
    let label = declared.map(str::trim).filter(|label| !label.is_empty());
    let named = label.map_or(Named::Text, declared::named);
    if let Some(found) = wide(bytes) {
        return found.ok();
    }
    let whole = |text: String| Read { lost: text.matches('\u{fffd}').count(), text, guessed: None };
    match named {
        Named::Set(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Some(counted(encoding, bytes)),
        Named::Set(encoding) => narrow(bytes, Some(encoding)).ok(),
        Named::Dos(upper) => Some(whole(declared::of_dos(bytes, upper))),
        Named::Shifted(marks, encoding) => Some(counted(encoding, &declared::unshifted(bytes, marks))),
        Named::Text | Named::Unknown => {
            let read = narrow(bytes, None).ok();
            read.or_else(|| label.map(|_| as_it_may_be(bytes)))
        }
    }
}

/// Letters of which nothing is known and that look like no words in any set: one of those they may be of.
fn as_it_may_be(bytes: &[u8]) -> Read {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = near(detector.guess(None, Utf8Detection::Deny), bytes);
    let read = counted(encoding, bytes);
    if read.lost == 0 {
        return Read { guessed: Some(encoding.name()), ..read };
    }
    Read { guessed: Some(WINDOWS_1252.name()), ..counted(WINDOWS_1252, bytes) }
}

/// Noise has more bytes without a printed sign than text.
fn is_binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    odd * 50 > bytes.len() + 50 || high == bytes.len()
}

/// Text of two or four bytes a sign, told by its mark or by where its zeros stand.
fn wide(bytes: &[u8]) -> Option<Result<Read, NotText>> {
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(Ok(four(rest, u32::from_le_bytes))),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(Ok(four(rest, u32::from_be_bytes))),
        [0xff, 0xfe, rest @ ..] => Some(Ok(counted(UTF_16LE, rest))),
        [0xfe, 0xff, rest @ ..] => Some(Ok(counted(UTF_16BE, rest))),
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(Ok(counted(UTF_8, rest))),
        _ => {
            let head = bytes.get(..4_000).unwrap_or(bytes);
            let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
            let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
            let encoding = match (even, odd) {
                (0, odd) if pairs >= 4 && odd * 3 > pairs => UTF_16LE,
                (even, 0) if pairs >= 4 && even * 3 > pairs => UTF_16BE,
                // Letters beyond Latin have zeros mostly in the spaces and line ends between them.
                _ if pairs >= 4 && even + odd > 0 && bytes.len().is_multiple_of(2) => {
                    let read = [UTF_16LE, UTF_16BE].map(|encoding| counted(encoding, bytes));
                    return match read.map(|read| Some(read).filter(|read| read.lost == 0 && is_written(&read.text))) {
                        [Some(read), None] | [None, Some(read)] => Some(Ok(read)),
                        _ => None,
                    };
                }
                _ => return None,
            };
            let found = counted(encoding, bytes);
            Some(if found.lost > 0 { Err(NotText::Binary) } else { Ok(found) })
        }
    }
}

/// Text of two bytes a sign in a script that has its own numbers, without a space of Latin or a line end in it.
fn wide_without_zeros(bytes: &[u8]) -> Option<Read> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    // Letters of a code page in pairs look like Korean, so that script tells nothing here.
    let is_telling = |c: char| matches!(c, '\u{370}'..='\u{6ff}' | '\u{3040}'..='\u{30ff}');
    let fits = |read: &Read| {
        let telling = read.text.chars().filter(|c| is_telling(*c)).count();
        read.lost == 0 && telling * 3 >= read.text.chars().count() && is_written(&read.text)
    };
    let read = |encoding: &'static Encoding| {
        let read = counted(encoding, bytes);
        fits(&read).then(|| Read { guessed: Some(encoding.name()), ..read })
    };
    match [UTF_16LE, UTF_16BE].map(read) {
        [Some(read), None] | [None, Some(read)] => Some(read),
        _ => None,
    }
}

/// True for letters of one or two scripts with what stands between them, as no numbers or pictures are.
fn is_written(text: &str) -> bool {
    let (mut all, mut good, mut blocks) = (0_usize, 0_usize, std::collections::BTreeSet::new());
    for c in text.chars() {
        all += 1;
        let is_sign = c.is_ascii_graphic()
            || c.is_whitespace()
            || matches!(c, '\u{2010}'..='\u{2044}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}');
        good += usize::from(is_sign || c.is_alphanumeric());
        if c.is_alphabetic() && !matches!(c, '\u{4e00}'..='\u{9fff}') {
            blocks.insert(u32::from(c) >> 8);
        }
    }
    // Syllables of Korean are spread over many numbers, kanji over more.
    let is_korean = text.chars().filter(|c| matches!(c, '\u{ac00}'..='\u{d7a3}')).count() * 2 > all;
    good * 50 >= all * 49 && (blocks.len() <= 5 || is_korean)
}

fn four(bytes: &[u8], number: fn([u8; 4]) -> u32) -> Read {
    let units = bytes.chunks_exact(4).map(|unit| <[u8; 4]>::try_from(unit).map_or(0xfffd, number));
    let text: String = units.map(|unit| char::from_u32(unit).unwrap_or('\u{fffd}')).collect();
    let lost = text.matches('\u{fffd}').count();
    Read { text, lost, guessed: None }
}

/// Decoded, with what was lost counted.
fn counted(encoding: &'static Encoding, bytes: &[u8]) -> Read {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut text = text.into_owned();
    let lost = text.matches('\u{fffd}').count();
    // Half a sign at the end that says nothing.
    if lost == 1 && encoding != UTF_8 && text.ends_with('\u{fffd}') {
        text.pop();
        return Read { text, lost: 0, guessed: None };
    }
    Read { text, lost, guessed: None }
}

/// Text of bytes.
fn narrow(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Read, NotText> {
    let is_japanese = [&b"\x1b$B"[..], b"\x1b$@"].iter().any(|mark| memchr::memmem::find(bytes, mark).is_some());
    if declared == Some(ISO_2022_JP) || (declared.is_none() && is_japanese) {
        return Ok(counted(ISO_2022_JP, bytes));
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        // Programs that only ever write UTF-8 declare something else out of habit.
        let found = counted(encoding, bytes);
        let is_other = std::str::from_utf8(bytes).is_ok_and(|text| !text.is_ascii()) && !is_stateful(encoding);
        if is_other && (encoding == WINDOWS_1252 || found.lost > 0) {
            return Ok(counted(UTF_8, bytes));
        }
        return Ok(found);
    }
    let as_utf_8 = counted(UTF_8, bytes);
    if as_utf_8.lost == 0 || is_mostly_utf_8(bytes) {
        return Ok(as_utf_8);
    }
    if let Some(text) =
        SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).filter(|text| is_kana_and_kanji(text))
    {
        return Ok(Read { text: text.into_owned(), lost: 0, guessed: Some(SHIFT_JIS.name()) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = near(detector.guess(None, Utf8Detection::Deny), bytes);
    let guessed = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .filter(|text| is_likely(text) && !is_one_sign(text))
        .filter(|text| !(encoding.is_single_byte() && has_endless_word(text)))
        .map(|text| Read { text: text.into_owned(), lost: 0, guessed: Some(encoding.name()) });
    match guessed {
        Some(guessed) => Ok(guessed),
        // One sign that was cut at the end, and nothing else to go by.
        None if is_cut_utf_8(bytes) || declared == Some(UTF_8) => Ok(as_utf_8),
        None => Err(NotText::Unsure),
    }
}

/// Kana and kanji with their own signs between them; other letters read as such have half-wide ones, or no kana.
fn is_kana_and_kanji(text: &str) -> bool {
    let (mut all, mut own, mut kana) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        kana += usize::from(matches!(c, '\u{3041}'..='\u{30ff}'));
        own += usize::from(matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}'));
    }
    all >= 4 && (all - own) * 20 <= all && kana * 4 >= all
}

/// The encoding that is meant where another that is alike was found.
fn near(found: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let text = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0.into_owned();
    if found == WINDOWS_1252 && is_hungarian(&text(WINDOWS_1250)) {
        return WINDOWS_1250;
    }
    // Letters of Serbian and Macedonian never stand beside those that only Russian has.
    let is_mixed = |text: &str| {
        let has = |letters: &str| text.chars().any(|c| letters.contains(c));
        has("ЂЃѓЉЊЌЋЏђњќћџЅѕ") && has("ыэъёЫЭЪЁщЩ")
    };
    if found == WINDOWS_1251 && is_mixed(&text(WINDOWS_1251)) && !is_mixed(&text(X_MAC_CYRILLIC)) {
        return X_MAC_CYRILLIC;
    }
    found
}

/// Hungarian differs from the languages of western Europe in two long letters only, and has no others of theirs.
fn is_hungarian(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_ascii()).peekable();
    let is_inside = |c: char| "áéíóöőúüűÁÉÍÓÖŐÚÜŰ€§°–—„”“’…«»\u{a0}".contains(c);
    let lower = text.to_lowercase();
    let long = lower.chars().filter(|c| matches!(c, 'ő' | 'ű')).count();
    // Portuguese has "õe" all over, French "û" in a few words.
    let is_portuguese = lower.matches("őe").count() * 2 >= long;
    let others = lower.chars().filter(|c| matches!(c, 'á' | 'í' | 'ó' | 'ö' | 'ú' | 'ü')).count();
    signs.peek().is_some() && signs.all(is_inside) && long > 0 && !is_portuguese && others > 0
}

fn is_stateful(encoding: &'static Encoding) -> bool {
    encoding == ISO_2022_JP || encoding == encoding_rs::REPLACEMENT
}

/// True when there are clearly more whole signs of several bytes than broken ones.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 3 <= whole || (whole > 0 && broken == 1 && is_cut_utf_8(bytes))
}

/// True when nothing but the last sign is incomplete.
fn is_cut_utf_8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// True when letters stand as they do in words. Read in the wrong way, capitals and signs stand in the middle of them.
fn is_likely(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let second = letters.get(at + 2).copied().unwrap_or(' ');
        all += 1;
        odd += usize::from(is_odd(before, *c, after) || is_sign_of_macs((before, *c, after, second)));
    }
    odd * 5 <= all
}

/// Spanish of an old Mac read as western Windows: its opening question mark is a capital before a capital, and its
/// accented letters are dashes of two kinds side by side.
fn is_sign_of_macs((before, c, after, second): (char, char, char, char)) -> bool {
    let is_dash = |c: char| matches!(c, '–' | '—');
    let is_opening = c.is_uppercase() && !before.is_alphabetic() && after.is_uppercase() && second.is_lowercase();
    is_opening || (is_dash(c) && [before, after].into_iter().any(|other| is_dash(other) && other != c))
}

/// No word of an alphabet is so long.
fn has_endless_word(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.split(|c: char| c.is_ascii() || !c.is_alphabetic()).any(|word| word.chars().nth(LONGEST).is_some())
}

/// Nobody writes one letter over and over and nothing else.
fn is_one_sign(text: &str) -> bool {
    const MOST: usize = 20;
    let mut signs = text.chars().filter(|c| !c.is_ascii());
    let Some(first) = signs.next() else { return false };
    let is_letter = first.is_alphabetic() || is_private(first);
    is_letter && signs.clone().count() >= MOST && signs.all(|c| c == first)
}

/// Signs that mean something to one program only.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

fn is_odd(before: char, c: char, after: char) -> bool {
    if c.is_control() || is_private(c) {
        return true;
    }
    if c.is_alphabetic() {
        let is_mixed = |other: char| other.is_alphabetic() && script(other) != script(c) && script(c) != Script::Other;
        let is_raised = c.is_uppercase() && before.is_lowercase();
        let is_cut = before.is_uppercase() && c.is_lowercase() && after.is_uppercase();
        return is_raised || is_cut || is_mixed(before) || is_mixed(after);
    }
    let is_joined = before.is_alphabetic() && after.is_alphabetic();
    let is_opened = before.is_alphabetic() && matches!(c, '‚' | '„' | '‹' | 'ˆ' | '¡' | '¿' | '¤');
    let joins = matches!(c, '’' | '‘' | '–' | '—' | '\u{a0}' | '·' | '´' | '`' | '\u{ad}' | '…' | '•' | '«' | '»');
    is_opened || (is_joined && !joins && script(c) == Script::None)
}

#[derive(PartialEq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Other,
    None,
}

fn script(c: char) -> Script {
    match c {
        'ª' | 'º' | 'µ' => Script::Other,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Script::Latin,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        c if c.is_alphabetic() || c > '\u{2fff}' => Script::Other,
        _ => Script::None,
    }
}

#[cfg(test)]
mod tests;
