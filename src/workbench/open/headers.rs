//! Headers of mails before they are taken apart: letters of eight bits that no rule allows, and words that were cut in
//! the middle of a sign.

use super::super::charset;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::{Header, HeaderValue, Message, MessagePart, MimeHeaders as _};
use std::borrow::Cow;

/// Headers that are not UTF-8 are read as the mail's own letters are.
pub fn in_utf_8<'a>(head: &'a [u8], mail: &[u8]) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(head) {
        return Cow::Borrowed(text);
    }
    let named = String::from_utf8_lossy(head).to_ascii_lowercase();
    let named = named.split_once("charset=").map(|(_, rest)| {
        rest.trim_start_matches('"')
            .split(|c: char| c == '"' || c == ';' || c.is_whitespace())
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    // The whole mail has more letters to go by than its headers.
    let guess = || charset::read_declared(mail, None).and_then(|read| read.guessed);
    let label = named.or_else(|| guess().map(str::to_owned));
    match charset::read_declared(head, label.as_deref()) {
        Some(read) => Cow::Owned(read.text),
        None => String::from_utf8_lossy(head),
    }
}

/// One encoded word: its letters, how they are written, and what is written.
struct Word<'a> {
    charset: &'a str,
    way: &'a str,
    written: &'a str,
}

/// Encoded words beside one another as one: programs cut long ones wherever they are too long, in the middle of a sign
/// too.
pub fn in_whole_words(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    let mut rest = head;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some((first, mut after)) = word(from) else {
            out.push_str("=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        let mut parts = vec![first.written];
        while let Some((next, further)) = following(after, &first) {
            parts.push(next.written);
            after = further;
        }
        let written = match parts.as_slice() {
            [one] => (*one).to_owned(),
            parts if first.way.eq_ignore_ascii_case("b") => in_base_64(parts).unwrap_or_else(|| parts.join("")),
            parts => parts.join(""),
        };
        out.extend(["=?", first.charset, "?", first.way, "?", &written, "?="]);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn in_base_64(parts: &[&str]) -> Option<String> {
    let bytes: Option<Vec<Vec<u8>>> = parts.iter().map(|part| base64_decode(part.as_bytes())).collect();
    Some(STANDARD.encode(bytes?.concat()))
}

/// The encoded word a text begins with, and what comes after it.
fn word(text: &str) -> Option<(Word<'_>, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (way, rest) = rest.split_once('?')?;
    let (written, rest) = rest.split_once("?=")?;
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_graphic());
    let is_word =
        is_plain(charset) && ["b", "q"].iter().any(|known| way.eq_ignore_ascii_case(known)) && is_plain(written);
    is_word.then_some((Word { charset, way, written }, rest))
}

/// The word behind nothing but space that is written in the same way.
fn following<'a>(text: &'a str, first: &Word<'_>) -> Option<(Word<'a>, &'a str)> {
    let next = text.trim_start_matches([' ', '\t', '\r', '\n']);
    // An empty line ends the headers, and a line that is not indented is another header.
    if next.len() == text.len() || !text.get(..text.len() - next.len())?.ends_with([' ', '\t']) {
        return None;
    }
    let (word, rest) = word(next)?;
    let is_same = word.charset.eq_ignore_ascii_case(first.charset) && word.way.eq_ignore_ascii_case(first.way);
    is_same.then_some((word, rest))
}

/// All headers of a name in their order, those that say nothing left out: as they are read, else as they are written.
pub fn all(message: &Message<'_>, name: &str, read: impl Fn(&HeaderValue<'_>) -> Option<String>) -> Vec<String> {
    let one = |header: &Header<'_>| {
        let read = read(&header.value).filter(|read| !read.trim().is_empty());
        read.unwrap_or_else(|| written(message, header))
    };
    let named = message.headers().iter().filter(|header| header.name.as_str().eq_ignore_ascii_case(name));
    named.map(one).filter(|value| !value.trim().is_empty()).collect()
}

/// A header as it is written, in one line.
fn written(message: &Message<'_>, header: &Header<'_>) -> String {
    let bytes = message.raw_message.get(header.offset_start as usize..header.offset_end as usize).unwrap_or_default();
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a file is called, whose name may be written in several pieces.
pub fn attached_name(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let of = |name: &str, wanted: &str| {
        let header = part.headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
        joined(&written(message, header), wanted)
    };
    of("Content-Disposition", "filename")
        .or_else(|| of("Content-Type", "name"))
        .or_else(|| part.attachment_name().map(str::to_owned))
}

/// What is written in several pieces, each cut where the line was full: in the middle of a sign too. Nothing for what
/// is in one.
fn joined(header: &str, wanted: &str) -> Option<String> {
    let mut pieces: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut charset = None;
    for part in pieces_of(header) {
        let Some((name, value)) = part.split_once('=') else { continue };
        let mut names = name.trim().split('*');
        if !names.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted)) {
            continue;
        }
        let Some(number) = names.next().and_then(|number| number.parse::<usize>().ok()) else { continue };
        let value = value.trim().trim_matches('"');
        // A star behind the number says that signs are written as numbers.
        let piece = if names.next().is_none() {
            value.as_bytes().to_vec()
        } else if number == 0 {
            let mut parts = value.splitn(3, '\'');
            charset = parts.next().filter(|charset| !charset.is_empty());
            of_numbers(parts.nth(1).unwrap_or(value))
        } else {
            of_numbers(value)
        };
        pieces.push((number, piece));
    }
    pieces.sort_by_key(|(number, _)| *number);
    let bytes = pieces.into_iter().map(|(_, piece)| piece).collect::<Vec<_>>().concat();
    let read = charset::read_declared(&bytes, charset.or(Some("utf-8")));
    read.map(|read| read.text).filter(|name| !name.trim().is_empty())
}

/// Bytes of which some are written as a sign of percent and two digits.
fn of_numbers(written: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let number = digit(0).zip(digit(1)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        let number = number.filter(|_| *first == b'%');
        bytes.push(number.unwrap_or(*first));
        rest = after.get(if number.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    bytes
}

/// The parts of a header between semicolons that are not in quotes.
fn pieces_of(header: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    header.split(move |c: char| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_pieces_is_read_when_they_are_one() {
        for (header, wanted) in [
            ("attachment; filename*0*=utf-8''caf%C3; filename*1*=%A9%20; filename*2=\"a;b.pdf\"", Some("café a;b.pdf")),
            ("attachment; filename*1=\"b.pdf\"; filename*0=\"a\"", Some("ab.pdf")),
            ("attachment; filename*0*=iso-8859-1'de'Gr%F6; filename*1*=%DFe.pdf", Some("Größe.pdf")),
            ("attachment; filename*=utf-8''caf%C3%A9.pdf", None),
            ("attachment; filename=\"a.pdf\"", None),
        ] {
            assert_eq!(joined(header, "filename").as_deref(), wanted, "{header}");
        }
    }

    #[test]
    fn words_that_were_cut_are_whole_again_and_others_stay() {
        for (head, wanted) in [
            ("Subject: =?utf-8?B?R3LD?=\r\n =?UTF-8?b?tsOfZQ==?= x", "Subject: =?utf-8?B?R3LDtsOfZQ==?= x"),
            ("=?utf-8?Q?Gr=C3?= =?utf-8?q?=B6=C3=9Fe?=", "=?utf-8?Q?Gr=C3=B6=C3=9Fe?="),
            ("=?utf-8?Q?a?= =?koi8-r?Q?b?=", "=?utf-8?Q?a?= =?koi8-r?Q?b?="),
            ("=?utf-8?Q?a?=\r\nTo: =?utf-8?Q?b?=", "=?utf-8?Q?a?=\r\nTo: =?utf-8?Q?b?="),
            ("what =? is =?this?", "what =? is =?this?"),
        ] {
            assert_eq!(in_whole_words(head), wanted);
        }
    }
}
