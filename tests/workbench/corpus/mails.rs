//! Saved mails: as programs write them, and as nobody should.

use super::kit::{joined, size};
use super::pdf_writer::Page;
use super::{Gathered, pngs};

const HEAD: &str = "From: Jane Doe <jane@example.com>\r\nTo: shop@example.com\r\nSubject: Where is my order?\r\n\
    Date: Mon, 6 Oct 2025 10:00:00 -0500\r\nMessage-ID: <1@example.com>\r\nMIME-Version: 1.0\r\n";
const WORDS: &str = "Hello,\r\n\r\nit arrived this morning. Thank you.\r\n\r\nJane\r\n";

/// A mail with further headers and a body.
fn mail(headers: &str, body: &str) -> Vec<u8> {
    format!("{HEAD}{headers}\r\n{body}").into_bytes()
}

/// A mail of parts.
fn parts(kind: &str, parts: &[String]) -> Vec<u8> {
    let bodies = joined(parts, |part| format!("--frontier\r\n{part}\r\n"));
    mail(&format!("Content-Type: multipart/{kind}; boundary=\"frontier\"\r\n"), &format!("{bodies}--frontier--\r\n"))
}

fn part(headers: &str, body: &str) -> String {
    format!("{headers}\r\n\r\n{body}")
}

fn words() -> String {
    part("Content-Type: text/plain; charset=utf-8", WORDS)
}

/// Bytes as mails carry them.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut made = String::new();
    for (number, three) in bytes.chunks(3).enumerate() {
        let [a, b, c] = [0, 1, 2].map(|at| u32::from(three.get(at).copied().unwrap_or(0)));
        let all = (a << 16) | (b << 8) | c;
        for sign in 0..4 {
            let letter = LETTERS[size((all >> (18 - 6 * sign)) & 63)];
            made.push(if size(sign) > three.len() { '=' } else { char::from(letter) });
        }
        if number % 19 == 18 {
            made.push_str("\r\n");
        }
    }
    made
}

fn attached(kind: &str, name: &str, bytes: &[u8]) -> String {
    let about = format!("Content-Type: {kind}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n");
    part(&format!("{about}Content-Disposition: attachment; filename=\"{name}\""), &base64(bytes))
}

pub fn gather(found: &mut Gathered) {
    bodies(found);
    attachments(found);
    headers(found);
    odd(found);
}

fn bodies(found: &mut Gathered) {
    found.page("plain.eml", mail("", WORDS));
    found.page("lines end with one sign.eml", format!("{HEAD}\r\n{WORDS}").replace('\r', "").into());
    found.page("with the mark of utf-8.eml", [&b"\xef\xbb\xbf"[..], &mail("", WORDS)].concat());
    let soft = "It =E2=82=AC12 and a very =\r\nlong line, caf=C3=A9 =3D done.=20\r\n";
    let quoted = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    found.page("quoted.eml", mail(quoted, soft));
    found.page("quoted badly.eml", mail(quoted, "100% =ZZ and = and =4 and ==3D=\r\n"));
    let packed = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n";
    found.page("packed.eml", mail(packed, &base64(WORDS.as_bytes())));
    found.either("packed badly.eml", mail(packed, "SGVsbG8=====, dGhpcyBpcyBub3Q"));
    let windows =
        [mail("Content-Type: text/plain; charset=windows-1252\r\n", "Caf"), b"\xe9 12 \x80\r\n".to_vec()].concat();
    found.page("bytes of Windows.eml", windows);
    found.page("encoding nobody knows.eml", mail("Content-Type: text/plain; charset=x-nobody\r\n", WORDS));
    let web = "<html><head><style>p{color:red}</style></head><body><p>It <b>arrived</b>.</p><table><tr><td>1</td></tr>\
        </table><script>alert(1)</script><img src=\"https://example.com/pixel.gif\"></body></html>";
    found.page("web page.eml", mail("Content-Type: text/html; charset=utf-8\r\n", web));
    let both = [words(), part("Content-Type: text/html; charset=utf-8", web)];
    found.page("both ways.eml", parts("alternative", &both));
    found.page("no body.eml", mail("", ""));
    found.page("no empty line.eml", HEAD.into());
    found.page("empty body of parts.eml", parts("mixed", &[]));
    found.page(
        "flowed.eml",
        mail("Content-Type: text/plain; format=flowed; delsp=yes\r\n", "One \r\nline \r\n> quoted \r\n"),
    );
    found.page("kind nobody knows.eml", mail("Content-Type: nobody/knows\r\n", WORDS));
    found.page("kind that is none.eml", mail("Content-Type: ;;;===\r\n", WORDS));
    found.either(
        "only a photo.eml",
        mail("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n", &base64(&pngs::small())),
    );
    found.either(
        "text in Japanese.eml",
        mail("Content-Type: text/plain; charset=iso-2022-jp\r\n", "\x1b$B2YJ*\x1b(B sent\r\n"),
    );
    found.either("text with emoji.eml", mail("Content-Type: text/plain; charset=utf-8\r\n", "Thanks 😀 漢字\r\n"));
    found.either("long.eml", mail("", &"A line of a long mail.\r\n".repeat(3_000)));
    found.refused("a book.eml", mail("", &"A line of a mail that is a book.\r\n".repeat(25_000)));
}

fn attachments(found: &mut Gathered) {
    let pdf = Page::new("").pdf();
    let png = attached("image/png", "slip.png", &pngs::small());
    found.page("with a photo.eml", parts("mixed", &[words(), png.clone()]));
    found.page("with a document.eml", parts("mixed", &[words(), attached("application/pdf", "invoice.pdf", &pdf)]));
    found.page("with ten photos.eml", parts("mixed", &[vec![words()], vec![png.clone(); 10]].concat()));
    found.page(
        "with a photo that has no name.eml",
        parts("mixed", &[words(), attached("image/png", "", &pngs::small())]),
    );
    let long = attached("image/png", &"long name ".repeat(200), &pngs::small());
    found.page("with a photo of a long name.eml", parts("mixed", &[words(), long]));
    let odd = attached("image/png", "../../etc/passwd", &pngs::small());
    found.page("with a photo of a dangerous name.eml", parts("mixed", &[words(), odd]));
    let world =
        part("Content-Type: image/png\r\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9%20%22.png", "xx");
    found.page("with a photo named in the world's way.eml", parts("mixed", &[words(), world]));
    let inside = String::from_utf8(mail("", WORDS)).expect("text");
    let inner = part("Content-Type: message/rfc822", &inside);
    found.page("with a mail inside.eml", parts("mixed", &[words(), inner.clone()]));
    found.page("that is a mail inside.eml", mail("Content-Type: message/rfc822\r\n", &inside));
    found.page("related.eml", parts("related", &[words(), png.replace("attachment", "inline")]));
    found.page(
        "signed.eml",
        parts(
            "signed; protocol=\"application/pgp-signature\"",
            &[words(), attached("application/pgp-signature", "s.asc", b"sig")],
        ),
    );
    let report = [words(), part("Content-Type: message/delivery-status", "Status: 5.0.0\r\nAction: failed\r\n"), inner];
    found.page("not delivered.eml", parts("report; report-type=delivery-status", &report));
    let invited = part("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    found.page("invitation.eml", parts("alternative", &[words(), invited]));
    let raw = [mail("Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n", ""), pngs::small()].concat();
    found.page("with a photo as it is.eml", raw);
}

fn headers(found: &mut Gathered) {
    let with = |subject: &str| format!("{HEAD}\r\n{WORDS}").replace("Where is my order?", subject).into_bytes();
    found.page("subject with accents.eml", with("=?utf-8?Q?Caf=C3=A9_f=C3=BCr_12_=E2=82=AC?="));
    found.page("subject packed.eml", with("=?UTF-8?B?Q2Fmw6kgZsO8ciAxMiDigqw=?="));
    found.page("subject of Windows.eml", with("=?windows-1252?Q?12_=80?= and =?iso-8859-15?Q?12_=A4?="));
    found.page("subject in three parts.eml", with("=?utf-8?Q?one?=\r\n =?utf-8?Q?_two?=\r\n\t=?utf-8?Q?_three?="));
    found.page("subject packed badly.eml", with("=?utf-8?B?????= =?utf-8?X?a?= =?nobody?Q?b?= =?=?="));
    found.page("no subject at all.eml", with(""));
    let worlds = [
        ("iso-2022-jp", "=?iso-2022-jp?B?GyRCMllKKhsoQg==?="),
        ("shift_jis", "=?shift_jis?B?idc=?="),
        ("euc-kr", "=?euc-kr?B?vNLG9w==?="),
        ("gb2312", "=?gb2312?B?sPy5/A==?="),
        ("big5", "=?big5?B?pV3Fcg==?="),
        ("koi8-r", "=?koi8-r?B?8M/T2czLwQ==?="),
        ("windows-1251", "=?windows-1251?B?z+7x++vq4A==?="),
        ("windows-1256", "=?windows-1256?B?x+HQ0c8=?="),
        ("iso-8859-8", "=?iso-8859-8?B?5+Hp7OQ=?="),
        ("tis-620", "=?tis-620?B?vtHKtNg=?="),
        ("utf-7", "=?utf-7?Q?Caf+AOk-?="),
        ("utf-16", "=?utf-16?B?/v8AQwBh?="),
    ];
    for (name, subject) in worlds {
        found.either(&format!("subject in {name}.eml"), with(subject));
    }
    let without = |line: &str| {
        let whole = String::from_utf8(mail("", WORDS)).expect("text");
        let kept: Vec<&str> = whole.split("\r\n").filter(|kept| !kept.starts_with(line)).collect();
        kept.join("\r\n").into_bytes()
    };
    found.page("without a date.eml", without("Date:"));
    found.page("without a receiver.eml", without("To:"));
    found.page("without a sender.eml", without("From:"));
    found.page("date that is none.eml", replaced("Mon, 6 Oct 2025 10:00:00 -0500", "yesterday, 99:99"));
    found.page("sender that is none.eml", replaced("Jane Doe <jane@example.com>", "<<<>>>,;:\"unclosed"));
    found.page("sender with a card number.eml", replaced("Jane Doe", "4111 1111 1111 1111"));
    found.page("folded.eml", replaced("Where is my order?", "Where\r\n is\r\n\tmy\r\n order?"));
    found.page("headers in capitals.eml", {
        String::from_utf8(mail("", WORDS))
            .expect("text")
            .replace("From:", "FROM:")
            .replace("Subject:", "SUBJECT:")
            .into()
    });
    let many = joined(0..1_000, |number| format!("X-Header-{number}: value {number}\r\n"));
    found.page("a thousand headers.eml", mail(&many, WORDS));
    found.page("a huge header.eml", mail(&format!("X-Huge: {}\r\n", "long ".repeat(200_000)), WORDS));
    found.page(
        "a huge header in many lines.eml",
        mail(&format!("X-Huge: a\r\n{}", " folded\r\n".repeat(20_000)), WORDS),
    );
    found.either("a huge subject.eml", with(&"why ".repeat(5_000)));
    let people = joined(0..600, |number| format!("person{number}@example.com, "));
    found.either("six hundred receivers.eml", replaced("shop@example.com", &format!("{people}shop@example.com")));
    found.page("the same headers twice.eml", format!("{HEAD}{HEAD}\r\n{WORDS}").into());
    let mbox = [&b"From jane@example.com Mon Oct  6 10:00:00 2025\r\n"[..], &mail("", WORDS)].concat();
    found.page("from a mailbox.eml", mbox.clone());
    found.page("a mailbox of three.mbox", mbox.repeat(3));
    let received = "Received: from a by b; Mon, 6 Oct 2025 10:00:00 -0500\r\n".repeat(60);
    found.page("passed on sixty times.eml", [received.as_bytes(), &mail("", WORDS)].concat());
}

/// A plain mail with one part of it replaced.
fn replaced(part: &str, with: &str) -> Vec<u8> {
    String::from_utf8(mail("", WORDS)).expect("text").replace(part, with).into_bytes()
}

fn odd(found: &mut Gathered) {
    let mixed = "Content-Type: multipart/mixed; boundary=\"frontier\"\r\n";
    found.page("parts without an end.eml", mail(mixed, &format!("--frontier\r\n{}", words())));
    found.page("parts without a beginning.eml", mail(mixed, WORDS));
    found.page("parts without a boundary.eml", mail("Content-Type: multipart/mixed\r\n", WORDS));
    found.page("parts with an empty boundary.eml", mail("Content-Type: multipart/mixed; boundary=\"\"\r\n", WORDS));
    found.either("parts cut inside a photo.eml", {
        let whole = parts("mixed", &[words(), attached("image/png", "slip.png", &pngs::small())]);
        whole[..whole.len() * 8 / 10].to_vec()
    });
    let boundary = "b".repeat(5_000);
    let long = format!("Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n");
    found.either(
        "parts with a huge boundary.eml",
        mail(&long, &format!("--{boundary}\r\n{}\r\n--{boundary}--\r\n", words())),
    );
    for depth in [10, 100, 5_000] {
        let mut body = words();
        for level in 0..depth {
            let about = format!("Content-Type: multipart/mixed; boundary=\"b{level}\"");
            body = part(&about, &format!("--b{level}\r\n{body}\r\n--b{level}--"));
        }
        found.either(&format!("parts {depth} deep.eml"), [HEAD, &body].concat().into());
        let one = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(depth);
        found.either(&format!("parts {depth} deep with one boundary.eml"), format!("{HEAD}{one}{}", words()).into());
        let inside = format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(depth);
        found.either(&format!("mails {depth} deep.eml"), format!("{inside}{HEAD}\r\n{WORDS}").into());
    }
    found.either(
        "ten thousand parts.eml",
        mail(mixed, &format!("--frontier\r\n\r\n{}", "x\r\n--frontier\r\n\r\n".repeat(10_000))),
    );
    found.either("two thousand photos.eml", {
        let one = "--frontier\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n".repeat(2_000);
        mail(mixed, &one)
    });
    found.page("zeros in it.eml", mail("", "Hello\0\0\0there"));
    found.either("not quite a mail.eml", b"From: me\r\nThis is no header\r\n\r\nHello".to_vec());
    found.either("headers only in name.eml", b"From:\r\nTo:\r\nSubject:\r\nDate:\r\n\r\n".to_vec());
    let web = format!("Content-Type: text/html\r\n\r\n{}", "<div>".repeat(100_000));
    found.either("web page a hundred thousand deep.eml", format!("{HEAD}{web}").into());
    let broken = "<p>&amp;&nbsp;&#x41;&#99999999;&nobody; <a href=<b>> <!-- never closed <p>gone";
    found.either("web page that is broken.eml", mail("Content-Type: text/html\r\n", broken));
    found.refused("saved by Outlook.msg", [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat());
}
