//! Mails whose words are inside of a signature or a lock of S/MIME or PGP, and are not read here.

use crate::workbench::foreign::ForeignKind;
use mail_parser::{Message, MimeHeaders as _};

/// How data that is only signed calls itself, in the first bytes.
const SIGNED: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const HEAD: usize = 64;

/// What a mail is when its words are sealed.
pub fn sealed(message: &Message<'_>) -> Option<ForeignKind> {
    let kind = message.content_type()?;
    let is = |main: &str, subs: &[&str]| {
        let sub = kind.subtype().unwrap_or_default();
        kind.ctype().eq_ignore_ascii_case(main) && subs.iter().any(|wanted| sub.eq_ignore_ascii_case(wanted))
    };
    if is("multipart", &["encrypted"]) {
        return Some(ForeignKind::EncryptedMail);
    }
    if !is("application", &["pkcs7-mime", "x-pkcs7-mime"]) {
        return None;
    }
    let said = kind.attribute("smime-type").unwrap_or_default().to_ascii_lowercase();
    let contents = message.parts.first()?.contents();
    let head = contents.get(..HEAD).unwrap_or(contents);
    let is_signed = said == "signed-data" || memchr::memmem::find(head, &SIGNED).is_some();
    Some(if is_signed { ForeignKind::SignedMail } else { ForeignKind::EncryptedMail })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    #[test]
    fn what_is_signed_around_its_words_is_told_from_what_is_locked() {
        let of = |kind: &str, body: &str| {
            let mail = format!(
                "From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\
                Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
            );
            sealed(&MessageParser::default().parse(mail.as_bytes()).expect("a mail"))
        };
        let signed = "MIIFuQYJKoZIhvcNAQcCoIIFqjCC";
        let locked = "MIIBywYJKoZIhvcNAQcDoIIBvDCC";
        assert_eq!(of("application/pkcs7-mime; smime-type=signed-data", locked), Some(ForeignKind::SignedMail));
        assert_eq!(of("application/x-pkcs7-mime; name=smime.p7m", signed), Some(ForeignKind::SignedMail));
        assert_eq!(of("application/x-pkcs7-mime", locked), Some(ForeignKind::EncryptedMail));
        assert_eq!(of("multipart/encrypted; boundary=b", ""), Some(ForeignKind::EncryptedMail));
        assert_eq!(of("multipart/signed; boundary=b", ""), None);
        assert_eq!(of("text/plain", signed), None);
    }
}
