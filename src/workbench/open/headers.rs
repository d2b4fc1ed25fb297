//! Headers of mails before they are taken apart: letters of eight bits that no rule allows, and words that were cut in
//! the middle of a sign.

use super::super::charset;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::decoders::base64::base64_decode;
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

#[cfg(test)]
mod tests {
    use super::*;

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
