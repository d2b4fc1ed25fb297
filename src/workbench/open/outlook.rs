//! A message of Outlook (`.msg`) as the mail it is: a file of named parts, written anew as other programs save mails.
//! From there on it is any mail: its words are printed, its files are exhibits, messages inside it are printed too.
//!
//! Must not live here: printing, letters of other character sets.

use super::super::charset;
use super::DEEPEST_MAIL;
use crate::domain::text;
use jiff::Timestamp;
use std::io::{Cursor, Read as _};

/// No part is longer.
const MOST_BYTES: u64 = 100_000_000;
/// More files or people of one message are not read.
const MOST: usize = 200;

/// What a property of a message is about.
mod tag {
    pub const SUBJECT: u16 = 0x0037;
    pub const SENT: u16 = 0x0039;
    pub const ON_BEHALF_NAME: u16 = 0x0042;
    pub const ON_BEHALF_ADDRESS: u16 = 0x0065;
    pub const HEADERS: u16 = 0x007d;
    pub const KIND_OF_RECIPIENT: u16 = 0x0c15;
    pub const SENDER_NAME: u16 = 0x0c1a;
    pub const SENDER_ADDRESS: u16 = 0x0c1f;
    pub const SHOWN_CC: u16 = 0x0e03;
    pub const SHOWN_TO: u16 = 0x0e04;
    pub const DELIVERED: u16 = 0x0e06;
    pub const BODY: u16 = 0x1000;
    pub const RICH_BODY: u16 = 0x1009;
    pub const WEB_BODY: u16 = 0x1013;
    pub const MESSAGE_ID: u16 = 0x1035;
    pub const NAME: u16 = 0x3001;
    pub const ADDRESS: u16 = 0x3003;
    pub const DATA: u16 = 0x3701;
    pub const SHORT_FILE_NAME: u16 = 0x3704;
    pub const FILE_NAME: u16 = 0x3707;
    pub const CONTENT_ID: u16 = 0x3712;
    pub const SMTP_ADDRESS: u16 = 0x39fe;
    pub const CODE_PAGE: u16 = 0x3fde;
    pub const SENDER_SMTP: u16 = 0x5d01;
    pub const IS_HIDDEN: u16 = 0x7ffe;
}

type Parts<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// True for a file that begins as those of Office and Outlook do.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// The message as a mail. Nothing when it is none, or damaged.
pub fn as_mail(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut parts = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut mail = Vec::new();
    Message { parts: &mut parts, at: "/".to_owned(), head: 32 }.write(&mut mail, 0)?;
    Some(mail)
}

/// A message, one of its people or one of its files: what stands in one folder of the file.
struct Message<'p, 'a> {
    parts: &'p mut Parts<'a>,
    at: String,
    /// So many bytes stand before the list of fixed properties.
    head: usize,
}

impl<'a> Message<'_, 'a> {
    fn inside(&mut self, folder: &str, head: usize) -> Message<'_, 'a> {
        let at = format!("{}{folder}/", self.at);
        Message { parts: self.parts, at, head }
    }

    fn stream(&mut self, name: &str) -> Option<Vec<u8>> {
        let stream = self.parts.open_stream(format!("{}{name}", self.at)).ok()?;
        let mut bytes = Vec::new();
        stream.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn bytes(&mut self, tag: u16) -> Option<Vec<u8>> {
        self.stream(&format!("__substg1.0_{tag:04X}0102"))
    }

    /// A text, in two bytes a sign or in the code page the message names.
    fn text(&mut self, tag: u16) -> Option<String> {
        let text = match self.stream(&format!("__substg1.0_{tag:04X}001F")) {
            Some(wide) => {
                let units = wide.chunks_exact(2).map(|two| <[u8; 2]>::try_from(two).map_or(0, u16::from_le_bytes));
                String::from_utf16_lossy(&units.collect::<Vec<_>>())
            }
            None => self.narrow(tag)?,
        };
        let text = text.trim_end_matches('\0').to_owned();
        Some(text).filter(|text| !text.trim().is_empty())
    }

    fn narrow(&mut self, tag: u16) -> Option<String> {
        let bytes = self.stream(&format!("__substg1.0_{tag:04X}001E"))?;
        let page = self.fixed(tag::CODE_PAGE).map(|value| u32::from_le_bytes([value[0], value[1], value[2], value[3]]));
        let label = page.map(|page| match page {
            65001 => "utf-8".to_owned(),
            page => format!("windows-{page}"),
        });
        let read = charset::read_declared(&bytes, label.as_deref()).or_else(|| charset::read_declared(&bytes, None));
        Some(read.map_or_else(|| String::from_utf8_lossy(&bytes).into_owned(), |read| read.text))
    }

    /// The value of a property that is no longer than eight bytes.
    fn fixed(&mut self, tag: u16) -> Option<[u8; 8]> {
        let list = self.stream("__properties_version1.0")?;
        let mut entries = list.get(self.head..)?.chunks_exact(16);
        let entry = entries.find(|entry| entry.get(2..4) == Some(&tag.to_le_bytes()))?;
        entry.get(8..16)?.try_into().ok()
    }

    fn time(&mut self, tag: u16) -> Option<String> {
        // Tenths of microseconds since 1601.
        let ticks = i64::from_le_bytes(self.fixed(tag)?);
        let time = Timestamp::from_second(ticks / 10_000_000 - 11_644_473_600).ok().filter(|_| ticks > 0)?;
        Some(time.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string())
    }

    /// Folders beside the properties, by how their names begin, in their order.
    fn folders(&mut self, begin: &str) -> Vec<String> {
        let Ok(entries) = self.parts.read_storage(&self.at) else { return Vec::new() };
        let names = entries.filter(|entry| entry.is_storage() && entry.name().starts_with(begin));
        let mut names: Vec<String> = names.map(|entry| entry.name().to_owned()).take(MOST).collect();
        names.sort();
        names
    }

    fn write(&mut self, out: &mut Vec<u8>, depth: usize) -> Option<()> {
        if self.stream("__properties_version1.0").is_none() || depth > DEEPEST_MAIL {
            return None;
        }
        self.headers(out);
        // No content has this line in it by chance.
        let edge = format!("=_outlook_{depth}_8f1c6f0a5b7e4d");
        header(out, "MIME-Version", "1.0");
        header(out, "Content-Type", &format!("multipart/mixed; boundary=\"{edge}\""));
        out.extend_from_slice(b"\r\n");
        self.body(out, &edge);
        for folder in self.folders("__attach_version1.0_#") {
            self.inside(&folder, 8).attached(out, &edge, depth);
        }
        out.extend_from_slice(format!("--{edge}--\r\n").as_bytes());
        Some(())
    }

    fn headers(&mut self, out: &mut Vec<u8>) {
        let name = self.text(tag::SENDER_NAME).or_else(|| self.text(tag::ON_BEHALF_NAME));
        let addresses = [tag::SENDER_SMTP, tag::SENDER_ADDRESS, tag::ON_BEHALF_ADDRESS];
        let address = addresses.into_iter().find_map(|tag| self.text(tag).filter(|address| address.contains('@')));
        if let Some(from) = person(name, address) {
            header(out, "From", &from);
        }
        let mut people: [Vec<String>; 3] = Default::default();
        for folder in self.folders("__recip_version1.0_#") {
            let mut one = self.inside(&folder, 8);
            let name = one.text(tag::NAME);
            let address =
                one.text(tag::SMTP_ADDRESS).or_else(|| one.text(tag::ADDRESS).filter(|text| text.contains('@')));
            let kind = one.fixed(tag::KIND_OF_RECIPIENT).map_or(1, |value| value[0]);
            if let (Some(person), Some(list)) =
                (person(name, address), people.get_mut(usize::from(kind.clamp(1, 3) - 1)))
            {
                list.push(person);
            }
        }
        let shown = [(tag::SHOWN_TO, 0), (tag::SHOWN_CC, 1)];
        if people.iter().all(Vec::is_empty) {
            for (tag, list) in shown {
                let named = self.text(tag).and_then(|names| person(Some(names), None));
                people.get_mut(list).into_iter().for_each(|list| list.extend(named.clone()));
            }
        }
        for (name, list) in ["To", "Cc", "Bcc"].into_iter().zip(&people) {
            if !list.is_empty() {
                header(out, name, &list.join(", "));
            }
        }
        let subject = self.text(tag::SUBJECT).unwrap_or_default();
        header(out, "Subject", &subject);
        let travelled = self.text(tag::HEADERS).unwrap_or_default();
        let said = |wanted: &str| {
            let line = travelled
                .lines()
                .find(|line| line.split_once(':').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)));
            line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
        };
        // As its sender wrote it, where it travelled.
        if let Some(date) = said("Date").or_else(|| self.time(tag::SENT)).or_else(|| self.time(tag::DELIVERED)) {
            header(out, "Date", &date);
        }
        if let Some(id) = self.text(tag::MESSAGE_ID).or_else(|| said("Message-ID")) {
            header(out, "Message-ID", &id);
        }
    }

    /// What was written: the plain text, and the web page beside it.
    fn body(&mut self, out: &mut Vec<u8>, edge: &str) {
        let plain = self.text(tag::BODY);
        let web = self.bytes(tag::WEB_BODY).or_else(|| self.text(tag::WEB_BODY).map(String::into_bytes));
        let is_rich = plain.is_none() && web.is_none() && self.bytes(tag::RICH_BODY).is_some();
        let note = is_rich.then(|| "[The text of this message is rich text, which is not printed here.]".to_owned());
        let both = format!("{edge}_b");
        part(out, edge, &format!("Content-Type: multipart/alternative; boundary=\"{both}\"\r\n"), b"");
        if let Some(plain) = plain.or(note) {
            part(
                out,
                &both,
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
                plain.as_bytes(),
            );
        }
        if let Some(web) = web {
            let is_utf_8 = std::str::from_utf8(&web).is_ok();
            let kind = if is_utf_8 { "text/html; charset=utf-8" } else { "text/html" };
            part(out, &both, &format!("Content-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n"), &web);
        }
        out.extend_from_slice(format!("--{both}--\r\n").as_bytes());
    }

    /// A file, or a message inside the message.
    fn attached(&mut self, out: &mut Vec<u8>, edge: &str, depth: usize) {
        let inner = format!("__substg1.0_{:04X}000D", tag::DATA);
        if self.parts.is_storage(format!("{}{inner}", self.at)) {
            let mut mail = Vec::new();
            if self.inside(&inner, 24).write(&mut mail, depth + 1).is_some() {
                part(out, edge, "Content-Type: message/rfc822\r\n", &mail);
                return;
            }
        }
        let names = [tag::FILE_NAME, tag::SHORT_FILE_NAME, tag::NAME];
        let name = names.into_iter().find_map(|tag| self.text(tag)).unwrap_or_else(|| "attachment".to_owned());
        let data = self.bytes(tag::DATA).unwrap_or_default();
        let is_hidden = self.fixed(tag::IS_HIDDEN).is_some_and(|value| value[0] != 0);
        let is_in_text = is_hidden || self.text(tag::CONTENT_ID).is_some();
        let kind = infer::get(&data).map_or("application/octet-stream", |kind| kind.mime_type());
        let (kind, place) = match kind {
            kind if kind.starts_with("image/") && is_in_text => (kind, "inline"),
            _ => ("application/octet-stream", "attachment"),
        };
        let name = text::hex(name.as_bytes());
        let name: String =
            name.as_bytes().chunks(2).flat_map(|two| [&b"%"[..], two].concat()).map(char::from).collect();
        let about = format!("Content-Type: {kind}\r\nContent-Disposition: {place}; filename*=utf-8''{name}\r\n");
        part(out, edge, &format!("{about}Content-Transfer-Encoding: binary\r\n"), &data);
    }
}

fn header(out: &mut Vec<u8>, name: &str, value: &str) {
    // One line, whatever the message says.
    let value: Vec<&str> =
        value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    out.extend_from_slice(format!("{name}: {}\r\n", value.join(" ")).as_bytes());
}

fn part(out: &mut Vec<u8>, edge: &str, about: &str, content: &[u8]) {
    out.extend_from_slice(format!("--{edge}\r\n{about}\r\n").as_bytes());
    out.extend_from_slice(content);
    out.extend_from_slice(b"\r\n");
}

/// A person as mails name them.
fn person(name: Option<String>, address: Option<String>) -> Option<String> {
    let quoted = |name: String| format!("\"{}\"", name.replace(['"', '\\'], ""));
    match (name, address) {
        (Some(name), Some(address)) if name == address => Some(format!("<{address}>")),
        (Some(name), Some(address)) => Some(format!("{} <{address}>", quoted(name))),
        (None, Some(address)) => Some(format!("<{address}>")),
        (name, None) => name.map(quoted),
    }
}

#[cfg(test)]
mod tests;
