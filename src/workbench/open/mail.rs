//! Mail and plain text, printed to pages. Nothing is left out: what no typeface has is a refusal.

use super::super::kind::plain_text;
use super::super::refusal::Refusal;
use super::super::text_pdf::{Block, missing, text_pdf};
use crate::domain::text;
use mail_parser::{Address, MessageParser, MimeHeaders as _, PartType};

/// A longer text is no evidence but an archive.
const MOST_CHARS: usize = 600_000;

/// A saved mail as PDF.
///
/// # Errors
/// Why it cannot be printed.
pub fn mail_pdf(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| Refusal::damaged("mail", "it has no headers"))?;
    let mut blocks = vec![Block::Title(message.subject().unwrap_or("(no subject)").to_owned())];
    let mut fact = |name: &str, value: String| {
        if !value.trim().is_empty() {
            blocks.push(Block::Body(format!("{name}: {value}")));
        }
    };
    fact("From", people(message.from()));
    fact("To", people(message.to()));
    fact("Cc", people(message.cc()));
    // As its sender wrote it, with the sender's own time zone.
    let date = message.header_raw("Date").map(|date| date.trim().to_owned());
    fact("Date", date.or_else(|| message.date().map(mail_parser::DateTime::to_rfc3339)).unwrap_or_default());
    fact("Message ID", message.message_id().unwrap_or_default().to_owned());
    blocks.push(Block::Heading("Message".to_owned()));
    let bodies = (0..message.text_body_count()).filter_map(|body| message.body_text(body));
    let body = bodies.map(std::borrow::Cow::into_owned).collect::<Vec<_>>().join("\n\n");
    blocks.push(Block::Body(if body.trim().is_empty() { "(no text)".to_owned() } else { body }));
    let attached: Vec<String> = message
        .attachments()
        .map(|part| {
            let name = part.attachment_name().unwrap_or("without a name");
            let kind = match &part.body {
                PartType::Message(_) => "a mail",
                PartType::Text(_) | PartType::Html(_) => "text",
                _ => "a file",
            };
            format!("{name} ({kind}, {})", text::bytes(part.contents().len() as u64))
        })
        .collect();
    if !attached.is_empty() {
        blocks.push(Block::Heading("Attached, not printed here".to_owned()));
        blocks.extend(attached.into_iter().map(Block::Body));
    }
    print(blocks, "mail")
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |addr: &mail_parser::Addr<'_>| match (addr.name(), addr.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.map(|address| address.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

/// Plain text as PDF.
///
/// # Errors
/// Why it cannot be printed.
pub fn text_as_pdf(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let text = plain_text(bytes).ok_or_else(|| Refusal::damaged("text", "its encoding is not known"))?;
    print(vec![Block::Body(text)], "text")
}

fn print(blocks: Vec<Block>, what: &str) -> Result<Vec<u8>, Refusal> {
    let blocks: Vec<Block> = blocks.into_iter().map(|block| block.map(printable)).collect();
    let length: usize = blocks.iter().map(|block| block.text().len()).sum();
    if length > MOST_CHARS {
        return Err(Refusal::TooLong(text::bytes(length as u64)));
    }
    let lost = missing(&blocks);
    if let Some(example) = lost.first() {
        let example = format!("U+{:04X}", u32::from(*example));
        return Err(Refusal::Unprintable { count: lost.len(), example });
    }
    text_pdf(&blocks).map_err(|error| Refusal::damaged(what, error))
}

/// Signs that print nothing go, spaces become spaces, and a picture sign is named.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\u{c}' => out.push('\n'),
            '\t' => out.push_str("    "),
            c if c.is_control() => {}
            // What was lost before it came here is said to be lost.
            '\u{fffd}' => out.push_str("(?)"),
            // Joiners, marks of direction, variation selectors, soft hyphens, byte order marks.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e007f}' => {}
            c if c.is_whitespace() => out.push(' '),
            '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}'
                if missing(&[Block::Body(c.to_string())]).is_empty() =>
            {
                out.push(c);
            }
            '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => {
                out.extend(format!("[symbol U+{:04X}]", u32::from(c)).chars());
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_printed_with_its_headers_and_its_attachments_named() {
        let mail = b"From: =?utf-8?Q?Jos=C3=A9?= <jose@example.com>\r\nTo: shop@example.com\r\nSubject: Arrived\r\n\
            Date: Mon, 6 Oct 2025 10:00:00 -0500\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt came \xf0\x9f\x98\x80\r\n\
            --b\r\nContent-Type: image/png; name=slip.png\r\nContent-Disposition: attachment; filename=slip.png\r\n\r\nxx\r\n--b--\r\n";
        let pdf = mail_pdf(mail).expect("printed");
        let words = super::super::Document::open(pdf.into()).expect("a PDF").words(0).expect("read").text();
        for part in ["José <jose@example.com>", "Arrived", "-0500", "It came [symbol U+1F600]", "slip.png"] {
            assert!(words.contains(part), "{part} in {words}");
        }
    }

    #[test]
    fn what_no_typeface_has_is_refused_and_named() {
        let refusal = text_as_pdf("漢字 here".as_bytes()).err();
        assert!(matches!(refusal, Some(Refusal::Unprintable { count: 2, .. })), "{refusal:?}");
    }
}
