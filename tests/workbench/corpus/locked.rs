//! PDFs with protection: some that everyone may open, some that ask for a password, some of no known kind.

use super::Gathered;
use super::kit::joined;
use super::pdf_writer::{Page, letter};
use lopdf::encryption::crypt_filters::{CryptFilter, Rc4CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a document is locked.
#[derive(Clone, Copy)]
enum Lock {
    Oldest,
    Old { bits: usize },
    Named,
}

fn locked(lock: Lock, user_password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&Page::new(letter()).pdf()).expect("a PDF");
    let id = Object::string_literal(*b"0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let (owner_password, permissions) = ("owner", Permissions::default());
    let filter: Arc<dyn CryptFilter> = Arc::new(Rc4CryptFilter);
    let name = b"StdCF".to_vec();
    let version = match lock {
        Lock::Oldest => EncryptionVersion::V1 { document: &document, owner_password, user_password, permissions },
        Lock::Old { bits } => {
            EncryptionVersion::V2 { document: &document, owner_password, user_password, key_length: bits, permissions }
        }
        Lock::Named => EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata: true,
            crypt_filters: BTreeMap::from([(name.clone(), filter)]),
            stream_filter: name.clone(),
            string_filter: name,
            owner_password,
            user_password,
            permissions,
        },
    };
    let state = EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("encrypted");
    // The second half of this entry is filled with random bytes that nobody reads.
    let number = document.trailer.get(b"Encrypt").and_then(Object::as_reference).expect("its number");
    let about = document.get_dictionary_mut(number).expect("what it says about it");
    if about.get(b"R").and_then(Object::as_i64).is_ok_and(|revision| revision > 2) {
        about.get_mut(b"U").and_then(Object::as_str_mut).expect("an entry")[16..].fill(0);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

/// A document locked in the newer ways, whose keys another program made once: they would be others every time.
struct Made {
    name: &'static str,
    /// What it says about its lock.
    about: &'static str,
    /// Entries of the lock and their values in hex.
    keys: &'static [(&'static str, &'static str)],
    /// What is drawn, locked.
    content: &'static str,
}

const WIDE: &str = "/V 5 /R 6 /Length 256 /CF << /StdCF << /Type /CryptFilter /CFM /AESV3 /Length 32 >> >>";
const NARROW: &str = "/V 4 /R 4 /Length 128 /CF << /StdCF << /Type /CryptFilter /CFM /AESV2 >> >>";
const WIDE_CONTENT: &str = "b0f4125a0693ae7aa0cf9dfaa4cf2d3ea424cb7b4ffbebb9c7457bf6f3c1c3dd\
    cf62ef3aa03acfd8a9a28948b50cd21974f2c4b41b67d31aa9f34e0172eb5d35";

const OPEN: Made = Made {
    name: "locked in the newest way, open to all.pdf",
    about: WIDE,
    keys: &[
        ("O", "cac64ef9ac0120376a98dd66522af03d52191b20414386148a81bfe51a490905c6c086fb744c2b3070e26e5be67e6c99"),
        ("U", "18ed734481f520cfd4b34f05de5c6ee82f8d33082e1b01f515ea8a6b4531b821fc533de9fd0671a50248a9d4eda8ab20"),
        ("OE", "ac5f13cb59fa584f79e8b298e199dedb48defd88023560643c922b96030dc043"),
        ("UE", "1a4c895d6165fe7443372805aacd9a5e63e06bbdc4bc40abb3392f1fae375d9b"),
        ("Perms", "7b76fd748e14fea7443a5ecd67c9a1b0"),
    ],
    content: WIDE_CONTENT,
};

const SECRET: Made = Made {
    name: "locked in the newest way.pdf",
    about: WIDE,
    keys: &[
        ("O", "06e116ee3957fd670d03f9434fa0eebd0c5405808fc9dbd4dc0b17aeb3f66ecb0e45ac9871ef91cc0923661754ca01d9"),
        ("U", "b5b05fa554e2d66e632decf704e78a65a452f125f0dbad96f7c7db323cff3ee55e6f64cc289511f6e9e539cb117b54a2"),
        ("OE", "4d0ea6a506ecee0944ac73df716e9dd5e2be054fa71c5752fe82ef78d1da2658"),
        ("UE", "46b715630fb6f503f723081dabcaf1d9722a7d0458495fc1892a024cf13f6f12"),
        ("Perms", "3c9d6cd7a7878dde01f6609317ef2cbb"),
    ],
    content: WIDE_CONTENT,
};

const NEW: Made = Made {
    name: "locked in a newer way, open to all.pdf",
    about: NARROW,
    keys: &[
        ("O", "566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5"),
        ("U", "d1c2484f294b649affa168babbf12a53b13aa7b0c36c59777281f91079495aa3"),
    ],
    content: "00f15a91c8cdad3739141271af803703a43cb234ce5fb3e8116a957dd5ac6852\
        ef947b2172768f4c5197e4543e50057be8c141cbd8da1e0dff8dee75d1c1b897",
};

impl Made {
    fn pdf(&self) -> Vec<u8> {
        let digit = |at: usize| u8::from_str_radix(&self.content[at..at + 2], 16).expect("two digits");
        let content: Vec<u8> = (0..self.content.len()).step_by(2).map(digit).collect();
        let keys = joined(self.keys, |(key, value)| format!("/{key} <{value}> "));
        let lock = format!("<< /Filter /Standard {} /StmF /StdCF /StrF /StdCF /P -4 {keys}>>", self.about);
        Page::new(content).trailer(format!("/ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt {lock}")).pdf()
    }
}

fn with_lock(lock: &str) -> Vec<u8> {
    Page::new(letter()).trailer(format!("/ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt {lock}")).pdf()
}

pub fn gather(found: &mut Gathered) {
    for made in [OPEN, NEW] {
        found.page(made.name, made.pdf());
    }
    found.refused(SECRET.name, SECRET.pdf());
    found.refused("locked by nobody.pdf", with_lock("<< /Filter /Nobody.Knows /V 1 /R 2 >>"));
    found.refused(
        "locked for certain readers.pdf",
        with_lock("<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 2 >>"),
    );
    found.refused("locked in a way to come.pdf", with_lock("<< /Filter /Standard /V 9 /R 9 /O (a) /U (b) /P 0 >>"));
    found.refused("locked without a key.pdf", with_lock("<< /Filter /Standard /V 2 /R 3 /Length 128 >>"));
    found.refused("locked with short keys.pdf", with_lock("<< /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -4 >>"));
    found.either(
        "locked with a key of no length.pdf",
        with_lock("<< /Filter /Standard /V 2 /R 3 /Length 0 /O () /U () /P 0 >>"),
    );
    found.either("locked by nothing.pdf", with_lock("null"));
    found.either("locked by what is missing.pdf", with_lock("99 0 R"));
    found.either("locked by a number.pdf", with_lock("7"));
    let locks = [
        ("the oldest way", Lock::Oldest),
        ("an old way, short key", Lock::Old { bits: 40 }),
        ("an old way", Lock::Old { bits: 128 }),
        ("a way that is named", Lock::Named),
    ];
    for (name, lock) in locks {
        found.page(&format!("locked in {name}, open to all.pdf"), locked(lock, ""));
        found.refused(&format!("locked in {name}.pdf"), locked(lock, "secret"));
    }
}
