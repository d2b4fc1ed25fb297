//! Mail and plain text, printed to pages. Nothing is left out without a word: what no typeface has is named.
//!
//! Must not live here: elements and styles of web pages.

mod alternative;
mod sealed;

use super::super::charset::{self, NotText, Read};
use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::lack::Lack;
use super::super::recognition::mail_of_apple;
use super::super::refusal::{Damage, Refusal};
use super::super::text_pdf::{Block, Letters, cast_for, printed};
use super::super::typefaces::{TypefaceNote, Typefaces};
use super::html::text_of_html;
use super::signs::{self, Told, printable};
use super::{DEEPEST_MAIL, columns, headers, outlook};
use crate::domain::text;
use alternative::says_as_much;
use icu_normalizer::ComposingNormalizerBorrowed;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use sealed::sealed;

/// A longer text is no evidence but an archive.
const MOST_CHARS: usize = 4_000_000;
/// More mails of one file are not printed.
const MOST_MAILS: usize = 500;

/// Text as PDF, and what of each page is shown otherwise than it was written.
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// By page.
    pub lacks: Vec<Vec<Lack>>,
    /// What it is set in beside the bundled typefaces.
    pub typefaces: Vec<TypefaceNote>,
}

/// What is gathered while a file is printed.
#[derive(Default)]
struct Gathered {
    /// What is printed, and whether it is what somebody wrote.
    blocks: Vec<(Block, bool)>,
    guessed: Option<&'static str>,
    mails: usize,
}

/// A saved mail, or a box of them, as PDF.
///
/// # Errors
/// Why it cannot be printed.
pub fn mail_pdf(bytes: &[u8], typefaces: &dyn Typefaces) -> Result<Printed, Refusal> {
    let mails = mails(bytes);
    if mails.is_empty() {
        return Err(Refusal::NotTaken(ForeignKind::OutlookMessage));
    }
    if mails.len() > MOST_MAILS {
        return Err(Refusal::TooManyMails { mails: mails.len(), most: MOST_MAILS });
    }
    let mut gathered = Gathered::default();
    for (number, mail) in mails.iter().enumerate() {
        if mails.len() > 1 {
            gathered.add(Block::Heading(format!("Mail {} of {}", number + 1, mails.len())));
        }
        let readable = with_readable_headers(mail);
        let message = MessageParser::default()
            .parse(&readable)
            .ok_or_else(|| Refusal::damaged(Kind::Email, Damage::NoHeaders))?;
        if let Some(foreign) = sealed(&message).filter(|_| mails.len() == 1) {
            return Err(Refusal::NotTaken(foreign));
        }
        gathered.mail(&message, 0);
    }
    print(gathered, Kind::Email, typefaces)
}

/// Plain text as PDF.
///
/// # Errors
/// Why it cannot be printed.
pub fn text_as_pdf(bytes: &[u8], typefaces: &dyn Typefaces) -> Result<Printed, Refusal> {
    let read = charset::read(bytes).map_err(|why| match why {
        NotText::Unsure => Refusal::damaged(Kind::Text, Damage::Charset),
        NotText::Binary => Refusal::damaged(Kind::Text, Damage::NoSigns),
        NotText::Blank => Refusal::Empty,
    })?;
    let guessed = read.guessed;
    print(Gathered { blocks: vec![(Block::Body(read.text), true)], guessed, mails: 0 }, Kind::Text, typefaces)
}

/// The mails of a mailbox, each from the line after its `From `; else the one there is. None for a damaged message of
/// Outlook.
pub(super) fn mails(bytes: &[u8]) -> Vec<Vec<u8>> {
    if outlook::begins(bytes) {
        return outlook::as_mail(bytes).into_iter().collect();
    }
    let bytes = mail_of_apple(bytes).unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let mut mails: Vec<Vec<u8>> = Vec::new();
    if !bytes.starts_with(b"From ") {
        return vec![bytes.strip_prefix(b">").unwrap_or(bytes).to_vec()];
    }
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (number, line) in lines.iter().enumerate() {
        let is_after_empty =
            number.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(|line| line.trim_ascii().is_empty());
        // A sentence may begin with the word too; no headers follow it.
        let is_header = lines.get(number + 1).is_some_and(|line| is_header(line));
        if line.starts_with(b"From ") && is_after_empty && is_header {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            let is_quoted =
                line.trim_ascii_start().starts_with(b">") && line.iter().find(|b| **b != b'>') == Some(&b'F');
            let quoted = line.strip_prefix(b">").filter(|_| is_quoted);
            let quoted = quoted.filter(|rest| rest.iter().skip_while(|b| **b == b'>').copied().take(5).eq(*b"From "));
            mail.extend_from_slice(quoted.unwrap_or(line));
        }
    }
    if mails.is_empty() { vec![bytes.to_vec()] } else { mails }
}

fn is_header(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    !name.is_empty() && name.len() < line.len() && name.iter().all(u8::is_ascii_graphic)
}

/// The mail with its headers in UTF-8 and in whole words.
pub(super) fn with_readable_headers(mail: &[u8]) -> Vec<u8> {
    let ends = [&b"\r\n\r\n"[..], b"\n\n", b"\r\r"].into_iter().filter_map(|end| memchr::memmem::find(mail, end));
    let end = ends.min().unwrap_or(mail.len());
    let (head, rest) = mail.split_at(end);
    let head = headers::in_utf_8(head, mail);
    let mut readable = headers::in_whole_words(&head).into_bytes();
    readable.extend_from_slice(rest);
    readable
}

impl Gathered {
    fn add(&mut self, block: Block) {
        self.blocks.push((block, false));
    }

    fn mail(&mut self, message: &Message<'_>, depth: usize) {
        self.mails += 1;
        let subjects = headers::all(message, "Subject", |value| value.as_text().map(str::to_owned));
        let (subject, others) = subjects.split_first().map_or(("(no subject)", &[][..]), |(one, rest)| (one, rest));
        self.add(Block::Title(subject.to_owned()));
        for other in others {
            self.add(Block::Body(format!("Subject: {other}")));
        }
        self.headers(message);
        self.add(Block::Heading("Message".to_owned()));
        let body = self.body(message);
        let body = if body.trim().is_empty() { "(no text)".to_owned() } else { body };
        self.blocks.push((Block::Body(body), true));
        let is_printed = |part: &&MessagePart<'_>| matches!(part.body, PartType::Message(_)) && depth < DEEPEST_MAIL;
        let attached: Vec<String> =
            message.attachments().filter(|part| !is_printed(part)).map(|part| attachment(message, part)).collect();
        if !attached.is_empty() {
            self.add(Block::Heading("Attached, not printed here".to_owned()));
            for name in attached {
                self.add(Block::Body(name));
            }
        }
        for part in message.attachments().filter(is_printed) {
            if let PartType::Message(inner) = &part.body
                && self.mails < MOST_MAILS
            {
                self.add(Block::Heading("Attached mail".to_owned()));
                self.mail(inner, depth + 1);
            }
        }
    }

    fn headers(&mut self, message: &Message<'_>) {
        let mut fact = |name: &str, value: String| {
            if !value.trim().is_empty() {
                self.add(Block::Body(format!("{name}: {value}")));
            }
        };
        // A list without an address in it still has its name.
        let listed = |name| headers::all(message, name, |value| Some(people(value.as_address())));
        let raw = |name| headers::all(message, name, |_| None);
        let sender = || [people(message.sender())].into_iter().chain(raw("Return-Path")).find(|who| !who.is_empty());
        let from = Some(listed("From")).filter(|from| !from.is_empty());
        let from = from.unwrap_or_else(|| vec![sender().unwrap_or_else(|| "(not given)".to_owned())]);
        // As its sender wrote it, with the sender's own time zone.
        let dates = [raw("Date"), raw("Sent")].into_iter().find(|dates| !dates.is_empty());
        let date = || message.date().map(mail_parser::DateTime::to_rfc3339).into_iter().collect();
        for (name, values) in [
            ("From", from),
            ("Reply to", listed("Reply-To")),
            ("To", listed("To")),
            ("Cc", listed("Cc")),
            ("Bcc", listed("Bcc")),
            ("Date", dates.unwrap_or_else(date)),
        ] {
            // What is there twice was sent twice, and programs show the one or the other.
            for value in values {
                fact(name, value);
            }
        }
        fact("Message ID", message.message_id().unwrap_or_default().to_owned());
    }

    /// What a person reads: the web page, unless the plain text beside it says all of that.
    fn body(&mut self, message: &Message<'_>) -> String {
        if sealed(message).is_some() {
            return "(signed or encrypted as a whole, not printed here)".to_owned();
        }
        let plain = self.joined(message, &message.text_body);
        if message.text_body == message.html_body {
            return plain;
        }
        let rich = self.joined(message, &message.html_body);
        if says_as_much(&plain, &rich) { plain } else { rich }
    }

    fn joined(&mut self, message: &Message<'_>, parts: &[u32]) -> String {
        let parts = parts.iter().filter_map(|part| message.part(*part));
        let texts: Vec<String> = parts.filter_map(|part| self.part(message, part)).collect();
        texts.join("\n\n")
    }

    fn part(&mut self, message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
        let (PartType::Text(given) | PartType::Html(given)) = &part.body else { return None };
        let is_html = matches!(part.body, PartType::Html(_));
        let read =
            decoded(message, part, is_html).unwrap_or_else(|| Read { text: given.to_string(), ..Read::default() });
        self.guessed = self.guessed.or(read.guessed);
        Some(if is_html { text_of_html(&read.text) } else { read.text })
    }
}

/// The bytes of a part, read as it declares, which is nothing more than text when it declares nothing.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>, is_html: bool) -> Option<Read> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        Encoding::Base64 => base64_decode(raw)?,
    };
    let declared = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    let declared = declared.or_else(|| is_html.then(|| named_in_page(&bytes)).flatten());
    charset::read_declared(&bytes, Some(declared.as_deref().unwrap_or("us-ascii")))
}

/// How a web page says that its letters are encoded.
fn named_in_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..2_048).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, rest) = head.split_once("<meta")?.1.split_once("charset=")?;
    let label = rest
        .trim_start_matches(['"', '\''])
        .split(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))
        .next()?;
    Some(label.to_owned())
}

fn attachment(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let name = headers::attached_name(message, part).unwrap_or_else(|| "without a name".to_owned());
    let kind = match &part.body {
        PartType::Message(_) => "a mail",
        PartType::Text(_) | PartType::Html(_) => "text",
        _ => "a file",
    };
    format!("{name} ({kind}, {})", text::bytes(part.contents().len() as u64))
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |addr: &mail_parser::Addr<'_>| match (addr.name(), addr.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.map(|address| address.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

fn print(gathered: Gathered, what: Kind, typefaces: &dyn Typefaces) -> Result<Printed, Refusal> {
    let length: usize = gathered.blocks.iter().map(|(block, _)| block.text().len()).sum();
    if length > MOST_CHARS {
        return Err(Refusal::TooLong { bytes: length as u64, most: MOST_CHARS as u64 });
    }
    // What the bundled typefaces lack, and what else does not read the same in their letters.
    let alone = Letters::new();
    let asked: Vec<Block> = gathered.blocks.iter().map(|(block, _)| wanting(block, &alone)).collect();
    let cast = cast_for(&asked, typefaces);
    let (letters, mut told) = (Letters::with(&cast), Told::default());
    let mut blocks = Vec::with_capacity(gathered.blocks.len());
    for (block, is_body) in gathered.blocks {
        let (block, here) = if is_body { body_block(block, &letters) } else { plain_block(block, &letters) };
        blocks.push(block);
        told.add(&here);
    }
    let made = printed(&blocks, &cast).map_err(|error| Refusal::damaged(what, Damage::NotPrinted(error)))?;
    let lacks = lacks(&made.pages, told, gathered.guessed);
    Ok(Printed { pdf: made.pdf, lacks, typefaces: made.typefaces })
}

/// The signs of a block that a typeface has to be found for.
fn wanting(block: &Block, letters: &Letters<'_>) -> Block {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(block.text());
    let mut signs: Vec<char> = composed.chars().filter(|c| !letters.has(*c) && !signs::has_same(*c, letters)).collect();
    signs.sort_unstable();
    signs.dedup();
    Block::Text(signs.into_iter().collect())
}

fn plain_block(block: Block, letters: &Letters<'_>) -> (Block, Told) {
    let mut told = Told::default();
    let block = block.map(|text| printable(text, letters, &mut told));
    (block, told)
}

/// Columns made of spaces keep their places, where the typeface for them has all the signs.
fn body_block(block: Block, letters: &Letters<'_>) -> (Block, Told) {
    if columns::has_columns(block.text()) {
        let mut told = Told::default();
        let text = printable(block.text(), &Letters::fixed(), &mut told);
        if told.is_nothing() {
            return (Block::Fixed(text), told);
        }
    }
    plain_block(block, letters)
}

/// What of each page is shown otherwise than it was written.
fn lacks(pages: &[String], told: Told, guessed: Option<&'static str>) -> Vec<Vec<Lack>> {
    let Told { mut names, scripts } = told;
    let mut lacks: Vec<Vec<Lack>> = Vec::new();
    let mut by_page: Vec<Vec<String>> = Vec::new();
    for page in pages {
        let (here, rest): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| page.contains(name.as_str()));
        names = rest;
        by_page.push(here);
        let lost = page.matches(signs::LOST).count();
        let mut found = if lost > 0 { vec![Lack::Lost(lost)] } else { Vec::new() };
        if !scripts.is_empty() && page.contains(signs::NUMBERS) {
            found.push(Lack::Script(scripts.clone()));
        }
        lacks.push(found);
    }
    // Those that are by_page in another way stand somewhere in the file.
    if let Some(first) = by_page.first_mut() {
        first.append(&mut names);
    }
    for (lacks, by_page) in lacks.iter_mut().zip(by_page).filter(|(_, by_page)| !by_page.is_empty()) {
        lacks.push(Lack::Named(by_page));
    }
    if let (Some(first), Some(charset)) = (lacks.first_mut(), guessed) {
        first.push(Lack::Charset(charset.to_owned()));
    }
    lacks
}

#[cfg(test)]
mod tests;
