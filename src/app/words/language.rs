//! The language that is spoken: texts that never change by their place in a table, the others out of a bundle.
//!
//! Must not live here: which language a person wants.

use super::{Bundle, messages};
use crate::domain::language::{Language, Locale};
use fluent_bundle::FluentResource;
use intl_memoizer::concurrent::IntlLangMemoizer;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../../../assets/words/en.ftl");
const GERMAN: &str = include_str!("../../../assets/words/de.ftl");
const SPANISH: &str = include_str!("../../../assets/words/es.ftl");
#[cfg(debug_assertions)]
const PSEUDO: &str = include_str!(concat!(env!("OUT_DIR"), "/pseudo.ftl"));

thread_local! {
    /// What this thread's window speaks.
    static SPOKEN: Cell<Option<Locale>> = const { Cell::new(None) };
}

/// Whether there is one window in this process, whose language everything else speaks too.
static IS_SHARED: AtomicBool = AtomicBool::new(false);
static SHARED: RwLock<Locale> =
    RwLock::new(Locale { language: Language::English, marks: crate::domain::language::Marks::Point });

/// From here on the window's language is that of the whole process. Tests have many windows in one.
pub(crate) fn share() {
    IS_SHARED.store(true, Ordering::Relaxed);
}

/// Sets what the window of this thread speaks.
pub(crate) fn speak(locale: Locale) {
    let is_new = SPOKEN.replace(Some(locale)) != Some(locale);
    if is_new && IS_SHARED.load(Ordering::Relaxed) {
        *SHARED.write().unwrap_or_else(PoisonError::into_inner) = locale;
    }
}

/// What is spoken here. A thread without a window speaks what the window speaks; without one, English.
#[must_use]
pub(crate) fn spoken() -> Locale {
    SPOKEN.get().unwrap_or_else(|| *SHARED.read().unwrap_or_else(PoisonError::into_inner))
}

/// Work whose words are in the language that is spoken here, on whichever thread it goes on.
pub(crate) fn carried<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let locale = spoken();
    let mut work = Box::pin(work);
    std::future::poll_fn(move |context| {
        let before = SPOKEN.replace(Some(locale));
        let polled = work.as_mut().poll(context);
        SPOKEN.set(before);
        polled
    })
}

/// A message without arguments.
pub(super) fn plain(index: usize) -> &'static str {
    table(spoken().language).get(index).copied().unwrap_or_default()
}

/// A text of a table in the language that is spoken; one that a person wrote is shown as it was written.
#[must_use]
pub(crate) fn shipped(text: &str) -> &str {
    static KNOWN: OnceLock<HashMap<&'static str, usize>> = OnceLock::new();
    let language = spoken().language;
    if language == Language::English {
        return text;
    }
    let known = KNOWN.get_or_init(|| {
        let text = |index: &usize| Some((*messages::ENGLISH.get(*index)?, *index));
        messages::SHIPPED.iter().filter_map(text).collect()
    });
    known.get(text).and_then(|index| table(language).get(*index)).copied().unwrap_or(text)
}

pub(super) fn table(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => messages::ENGLISH,
        Language::German => messages::GERMAN,
        Language::Spanish => messages::SPANISH,
        #[cfg(debug_assertions)]
        Language::Pseudo => messages::PSEUDO,
        #[cfg(not(debug_assertions))]
        Language::Pseudo => messages::ENGLISH,
    }
}

/// The messages with arguments, read when the language is first spoken.
pub(super) fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 4] = [const { OnceLock::new() }; 4];
    let [english, german, spanish, pseudo] = &BUNDLES;
    let bundle = match language {
        Language::English => english,
        Language::German => german,
        Language::Spanish => spanish,
        Language::Pseudo => pseudo,
    };
    bundle.get_or_init(|| read(language))
}

pub(super) fn source(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Spanish => SPANISH,
        #[cfg(debug_assertions)]
        Language::Pseudo => PSEUDO,
        #[cfg(not(debug_assertions))]
        Language::Pseudo => ENGLISH,
    }
}

fn read(language: Language) -> Bundle {
    let code = LanguageIdentifier::from_bytes(language.code().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![code]);
    // Marks around each argument would be in what is copied, searched and written to files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(shown));
    // The build has read the file; what it refused is not built.
    let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Numbers as the rest of the window shows them.
fn shown(value: &super::Value<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        super::Value::Number(number) if number.value.fract() == 0.0 && number.value >= 0.0 => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and not negative")]
            let whole = number.value as u64;
            Some(spoken().grouped(whole))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::ReferenceTables;

    #[test]
    fn every_text_of_the_shipped_tables_is_said_in_every_language() {
        let tables = ReferenceTables::shipped();
        let (mut texts, mut missing) = (Vec::new(), Vec::new());
        tables.letters.all().iter().for_each(|letter| texts.push(letter.name.clone()));
        for (_, claim) in tables.checklists.all() {
            texts.push(claim.label.clone());
            for item in &claim.items {
                texts.push(item.text.clone());
                texts.extend(item.networks.values().map(|own| own.text.clone()));
            }
        }
        assert!(texts.len() > 60);
        for language in [Language::German, Language::Spanish] {
            speak(Locale { language, ..Locale::default() });
            missing.extend(texts.iter().filter(|text| !text.is_empty() && shipped(text) == text.as_str()));
        }
        assert_eq!(missing, Vec::<&String>::new());
        assert_eq!(shipped("A text of their own"), "A text of their own");
    }
}
