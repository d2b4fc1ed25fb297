//! The files attached to a mail, as a person would save them from it. Mails inside mails are printed with it; what is
//! attached to those is found too.
//!
//! Must not live here: printing a mail, judging what a file is.

use super::mail::{mails, with_readable_headers};
use super::{DEEPEST_MAIL, headers, winmail};
use crate::domain::text;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

/// No more are taken out of one file.
const MOST: usize = 40;
/// A picture in the text of a mail that is smaller than this is a logo or a pixel that counts readers.
const LITTLE: usize = 10_000;

/// The files of a mail, or of a box of them, in order, each with its name.
pub fn attached(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for mail in mails(bytes) {
        if let Some(message) = MessageParser::default().parse(&with_readable_headers(&mail)) {
            gather(&message, 0, &mut found);
        }
    }
    found
}

fn gather(message: &Message<'_>, depth: usize, found: &mut Vec<(String, Vec<u8>)>) {
    for part in message.attachments() {
        match &part.body {
            PartType::Message(inner) if depth < DEEPEST_MAIL => gather(inner, depth + 1, found),
            _ if winmail::begins(part.contents()) => {
                let inside = winmail::files(part.contents()).into_iter();
                let room = MOST.saturating_sub(found.len());
                found.extend(inside.take(room).map(|(name, bytes)| (text::file_name(&name, "attachment"), bytes)));
            }
            _ if found.len() < MOST && is_file(part) => {
                found.push((name(message, part), part.contents().to_vec()));
            }
            _ => {}
        }
    }
}

fn name(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let fallback = if matches!(part.body, PartType::Message(_)) { "mail.eml" } else { "attachment" };
    let name = headers::attached_name(message, part);
    text::file_name(name.as_deref().unwrap_or(fallback), fallback)
}

/// True for what a person sees as a file beside the mail.
fn is_file(part: &MessagePart<'_>) -> bool {
    let is_kind = |main: &str, sub: Option<&str>| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case(main)
                && sub.is_none_or(|sub| kind.subtype().is_some_and(|found| found.eq_ignore_ascii_case(sub)))
        })
    };
    let is_signature =
        ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"].iter().any(|kind| is_kind("application", Some(kind)));
    let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
    let is_said = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    let is_in_text = !is_said && is_kind("image", None);
    let is_body = is_text && part.attachment_name().is_none();
    let is_logo = is_in_text && part.contents().len() < LITTLE;
    !(is_signature || is_body || is_logo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(parts: &[&str]) -> String {
        let parts = parts.join("\r\n--b\r\n");
        let head = "From: a@example.com\r\nTo: b@example.com\r\nSubject: Order\r\nMIME-Version: 1.0\r\n";
        format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{parts}\r\n--b--\r\n")
    }

    fn file(name: &str, kind: &str, words: &str) -> String {
        format!("Content-Type: {kind}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{words}")
    }

    #[test]
    fn files_of_a_mail_and_of_the_mails_in_it_are_found_in_their_order() {
        let inner = mail(&["Content-Type: text/plain\r\n\r\nInner", &file("second.txt", "text/plain", "two")]);
        let inner = inner.replace("=b\r\n", "=c\r\n").replace("--b", "--c");
        let all = mail(&[
            "Content-Type: text/plain\r\n\r\nSee the files",
            &file("../first.pdf", "application/pdf", "%PDF-1.4 one"),
            &format!("Content-Type: message/rfc822\r\n\r\n{inner}"),
            &file("smime.p7s", "application/pkcs7-signature", "signed"),
            "Content-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\nContent-Disposition: inline\r\n\r\nsmall",
            &format!(
                "Content-Type: image/png; name=photo.png\r\nContent-Disposition: inline\r\n\r\n{}",
                "p".repeat(LITTLE)
            ),
        ]);
        let found = attached(all.as_bytes());
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["first.pdf", "second.txt", "photo.png"]);
        assert_eq!(found.first().map(|(_, bytes)| bytes.as_slice()), Some(&b"%PDF-1.4 one"[..]));
        assert!(attached(b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\nHi").is_empty());
    }
}
