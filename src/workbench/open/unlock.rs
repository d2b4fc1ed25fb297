//! Taking the lock off a PDF with the password a person types. The password is used once and not kept.

use super::super::refusal::Refusal;
use lopdf::{Document, LoadOptions};

/// A stream may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;

/// The same PDF without its lock.
///
/// # Errors
/// When the password is another one, or the lock of a kind that is not known.
pub fn unlock(bytes: &[u8], password: &str) -> Result<Vec<u8>, Refusal> {
    let mut options = LoadOptions::with_max_decompressed_size(MOST_CONTENT);
    options.password = Some(password.to_owned());
    let mut document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword) => return Err(Refusal::WrongPassword),
        Err(lopdf::Error::Decryption(lopdf::encryption::DecryptionError::IncorrectPassword)) => {
            return Err(Refusal::WrongPassword);
        }
        Err(_other) => return Err(not_known()),
    };
    if document.is_encrypted() && document.decrypt(password).is_err() {
        return Err(Refusal::WrongPassword);
    }
    document.encryption_state = None;
    let mut made = Vec::new();
    document.save_to(&mut made).map_err(|_failed| not_known())?;
    // What comes out opens without asking.
    super::Document::read_back(made.clone().into())?;
    Ok(made)
}

fn not_known() -> Refusal {
    Refusal::NotTaken {
        what: "A PDF with this kind of protection".to_owned(),
        instead: "Save it without protection, then add it again".to_owned(),
    }
}
