//! The computer's own typefaces, as its own rules choose them for a script: fontconfig, DirectWrite or Core Text.

use super::{LARGEST_FACE, LARGEST_TOGETHER, MOST_FACES, Typeface, TypefaceNote, Typefaces, drawn};
use crate::domain::text;
use fontique::{
    Collection, CollectionOptions, FallbackKey, GenericFamily, Language, QueryFamily, QueryFont, QueryStatus, Script,
    SourceCache, SourceCacheOptions,
};
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use unicode_script::UnicodeScript as _;

/// Typefaces that were found stay in memory, up to so many bytes of files.
const MOST_KEPT: usize = 24 << 20;

/// The computer's own typefaces, listed when they are first asked for.
#[derive(Default)]
pub struct SystemTypefaces(Mutex<Option<Listed>>);

struct Listed {
    collection: Collection,
    sources: SourceCache,
    /// What was found before, with the signs each has.
    known: Vec<Known>,
}

#[derive(Clone)]
struct Known {
    family: (fontique::FamilyId, usize),
    face: Arc<Typeface>,
    signs: Arc<[char]>,
}

impl Typefaces for SystemTypefaces {
    fn having(&self, signs: &[char]) -> Vec<Arc<Typeface>> {
        let mut listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.get_or_insert_with(Listed::new).having(signs)
    }
}

impl Listed {
    fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: true };
        let sources = SourceCache::new(SourceCacheOptions::default());
        Self { collection: Collection::new(options), sources, known: Vec::new() }
    }

    fn having(&mut self, signs: &[char]) -> Vec<Arc<Typeface>> {
        let mut chosen: Vec<Known> = Vec::new();
        let languages = languages(signs);
        let mut bytes = 0;
        for sign in signs {
            let is_there = chosen.iter().any(|known| known.signs.binary_search(sign).is_ok());
            if is_there || chosen.len() >= MOST_FACES {
                continue;
            }
            let Some(found) = self.find(*sign, &languages) else { continue };
            let is_same = chosen.iter().any(|known| known.face.note == found.face.note);
            bytes += if is_same { 0 } else { found.face.bytes.len() };
            if bytes > LARGEST_TOGETHER {
                break;
            }
            chosen.push(found);
        }
        while self.known.iter().map(|known| known.face.bytes.len()).sum::<usize>() > MOST_KEPT {
            self.known.remove(0);
        }
        chosen.into_iter().map(|known| known.face).collect()
    }

    /// The typeface the system would take for a sign.
    fn find(&mut self, sign: char, languages: &[Option<Language>]) -> Option<Known> {
        let script = sign.script();
        let is_shared = matches!(
            script,
            unicode_script::Script::Common | unicode_script::Script::Inherited | unicode_script::Script::Unknown
        );
        if is_shared {
            // Signs that belong to no script.
            let families = [
                GenericFamily::SansSerif,
                GenericFamily::SystemUi,
                GenericFamily::Math,
                GenericFamily::Emoji,
                GenericFamily::Serif,
                GenericFamily::Monospace,
            ];
            return self.look(sign, &families, None);
        }
        let script = Script::parse(script.short_name()).ok()?;
        let is_han = script == Script::from_bytes(*b"Hani");
        let of_script = |language: Option<&Language>| FallbackKey::new(script, language);
        let keys: Vec<FallbackKey> = if is_han {
            languages.iter().map(|language| of_script(language.as_ref())).collect()
        } else {
            vec![of_script(None)]
        };
        keys.into_iter().find_map(|key| self.look(sign, &[GenericFamily::SansSerif], Some(key)))
    }

    fn look(&mut self, sign: char, families: &[GenericFamily], key: Option<FallbackKey>) -> Option<Known> {
        let mut query = self.collection.query(&mut self.sources);
        query.set_families(families.iter().copied().map(QueryFamily::Generic));
        if let Some(key) = key {
            query.set_fallbacks(key);
        }
        let (known, mut found) = (&mut self.known, None);
        query.matches_with(|font| {
            found = one(known, font).filter(|known| known.signs.binary_search(&sign).is_ok());
            if found.is_some() { QueryStatus::Stop } else { QueryStatus::Continue }
        });
        drop(query);
        let mut found: Known = found?;
        if found.face.note.name.is_empty() {
            let name = self.collection.family_name(found.family.0).unwrap_or_default();
            let named = Typeface {
                note: TypefaceNote { name: text::clean_to(name, 80), ..found.face.note.clone() },
                ..Typeface::clone(&found.face)
            };
            found.face = Arc::new(named);
            let old = self.known.iter_mut().find(|known| known.family == found.family);
            if let Some(old) = old {
                *old = found.clone();
            }
        }
        Some(found)
    }
}

/// A typeface with its signs, read once.
fn one(known: &mut Vec<Known>, font: &QueryFont) -> Option<Known> {
    if let Some(known) = known.iter().find(|known| known.family == font.family) {
        return Some(known.clone());
    }
    let file = font.blob.as_ref();
    if file.len() > LARGEST_FACE {
        return None;
    }
    // Several typefaces of one file are there once.
    let sha256 = text::hex(&Sha256::digest(file));
    let bytes = known.iter().find(|known| known.face.note.sha256 == sha256).map(|known| Arc::clone(&known.face.bytes));
    let axes = font.synthesis.variation_settings().iter().map(|(tag, value)| (tag.to_be_bytes(), *value)).collect();
    let face = Typeface {
        note: TypefaceNote { name: String::new(), sha256 },
        index: font.index,
        axes,
        bytes: bytes.unwrap_or_else(|| file.into()),
    };
    let signs = drawn(file, font.index).into();
    let found = Known { family: font.family, face: Arc::new(face), signs };
    known.push(found.clone());
    Some(found)
}

/// Han letters are drawn as the language of the text draws them, told by the letters beside them; then as any does.
fn languages(signs: &[char]) -> Vec<Option<Language>> {
    let has = |from: char, to: char| signs.iter().any(|sign| (from..=to).contains(sign));
    // `zh-SG` is what draws as `zh-CN` does; that one is taken for no language at all.
    let mut order = vec!["zh-SG", "zh-TW", "ja", "ko"];
    let own = if has('\u{3041}', '\u{30ff}') {
        Some("ja")
    } else if has('\u{ac00}', '\u{d7a3}') {
        Some("ko")
    } else {
        None
    };
    order.sort_by_key(|language| Some(*language) != own);
    order.into_iter().map(|language| Language::parse(language).ok()).chain([None]).collect()
}
