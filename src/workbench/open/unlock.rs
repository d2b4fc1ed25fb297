//! Taking the lock off a PDF with the password a person types. The password is used once and not kept.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::refusal::{Damage, Refusal};
use hayro::hayro_syntax::object::{Dict, MaybeRef, Object as Found, ObjectIdentifier, Stream as FoundStream};
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A stream may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// More objects are not copied.
const MOST_OBJECTS: usize = 500_000;
/// Dictionaries and lists inside one another.
const DEEPEST: usize = 60;

/// The same PDF without its lock.
///
/// # Errors
/// When the password is another one, or the lock of a kind that is not known.
pub fn unlock(bytes: &[u8], password: &str) -> Result<Vec<u8>, Refusal> {
    let made = match read(bytes, password) {
        Err(Refusal::WrongPassword) => {
            // Older locks take the letters of a password in another encoding; newer ones as they are composed.
            otherwise(bytes, password)?
        }
        made => made?,
    };
    // What comes out opens without asking.
    super::Document::read_back(made.clone().into())?;
    Ok(made)
}

/// Unlocked by the reader that draws.
fn read(bytes: &[u8], password: &str) -> Result<Vec<u8>, Refusal> {
    let shared: Arc<[u8]> = bytes.into();
    let opened = catch_unwind(AssertUnwindSafe(|| Pdf::new_with_password(Arc::new(shared), password)));
    let pdf = match opened.map_err(|_panic| not_known())? {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return Err(Refusal::WrongPassword),
        Err(LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm)) => return Err(not_known()),
        Err(LoadPdfError::Decryption(_)) => {
            return Err(Refusal::damaged(Kind::Pdf, Damage::Protection));
        }
        Err(LoadPdfError::Invalid) => return Err(Refusal::damaged(Kind::Pdf, Damage::Structure)),
    };
    catch_unwind(AssertUnwindSafe(|| copied(&pdf))).ok().flatten().ok_or_else(not_known)
}

/// Every object that is reached, as it is without the lock.
fn copied(pdf: &Pdf) -> Option<Vec<u8>> {
    let mut document = Document::new();
    "1.7".clone_into(&mut document.version);
    let root = pdf.xref().root_id();
    let mut copy = Copy { waiting: vec![root], seen: [key(root)].into() };
    while let Some(id) = copy.waiting.pop() {
        let object = match pdf.xref().get::<Found<'_>>(id) {
            Some(found) => copy.object(&found, 0)?,
            None => Object::Null,
        };
        document.objects.insert(key(id), object);
        document.max_id = document.max_id.max(key(id).0);
    }
    document.trailer.set("Root", Object::Reference(key(root)));
    let mut made = Vec::new();
    document.save_to(&mut made).ok()?;
    Some(made)
}

fn key(id: ObjectIdentifier) -> ObjectId {
    (id.obj_number, u16::try_from(id.gen_number).unwrap_or(0))
}

struct Copy {
    waiting: Vec<ObjectIdentifier>,
    seen: BTreeSet<ObjectId>,
}

impl Copy {
    fn object(&mut self, found: &Found<'_>, depth: usize) -> Option<Object> {
        if depth > DEEPEST {
            return None;
        }
        Some(match found {
            Found::Null(_) => Object::Null,
            Found::Boolean(value) => Object::Boolean(*value),
            Found::Number(number) => {
                #[expect(clippy::cast_precision_loss, reason = "whether it is whole is what is asked")]
                let is_whole = (number.as_i64() as f64 - number.as_f64()).abs() < 1e-9;
                if is_whole { Object::Integer(number.as_i64()) } else { Object::Real(number.as_f32()) }
            }
            Found::String(text) => Object::String(text.as_ref().to_vec(), lopdf::StringFormat::Hexadecimal),
            Found::Name(name) => Object::Name(name.as_ref().to_vec()),
            Found::Array(items) => {
                let items = items.raw_iter().map(|item| self.part(item, depth + 1));
                Object::Array(items.collect::<Option<_>>()?)
            }
            Found::Dict(dict) => Object::Dictionary(self.dictionary(dict, depth + 1)?),
            Found::Stream(stream) => Object::Stream(self.stream(stream, depth + 1)?),
        })
    }

    fn part(&mut self, part: MaybeRef<Found<'_>>, depth: usize) -> Option<Object> {
        match part {
            MaybeRef::Ref(reference) => {
                let id = ObjectIdentifier::from(reference);
                if self.seen.insert(key(id)) {
                    if self.seen.len() > MOST_OBJECTS {
                        return None;
                    }
                    self.waiting.push(id);
                }
                Some(Object::Reference(key(id)))
            }
            MaybeRef::NotRef(object) => self.object(&object, depth),
        }
    }

    fn dictionary(&mut self, dict: &Dict<'_>, depth: usize) -> Option<Dictionary> {
        let mut made = Dictionary::new();
        for (name, value) in dict.entries() {
            made.set(name.as_ref().to_vec(), self.part(value, depth)?);
        }
        Some(made)
    }

    fn stream(&mut self, stream: &FoundStream<'_>, depth: usize) -> Option<Stream> {
        let mut dict = self.dictionary(stream.dict(), depth)?;
        dict.remove(b"Length");
        Some(Stream::new(dict, stream.raw_data().into_owned()).with_compression(false))
    }
}

/// Unlocked by the reader that takes pages over.
fn otherwise(bytes: &[u8], password: &str) -> Result<Vec<u8>, Refusal> {
    let mut options = LoadOptions::with_max_decompressed_size(MOST_CONTENT);
    options.password = Some(password.to_owned());
    let Ok(mut document) = Document::load_mem_with_options(bytes, options) else { return Err(Refusal::WrongPassword) };
    if document.is_encrypted() && document.decrypt(password).is_err() {
        return Err(Refusal::WrongPassword);
    }
    document.encryption_state = None;
    document.trailer.remove(b"Encrypt");
    let mut made = Vec::new();
    document.save_to(&mut made).map_err(|_failed| not_known())?;
    Ok(made)
}

fn not_known() -> Refusal {
    Refusal::NotTaken(ForeignKind::UnknownLock)
}
