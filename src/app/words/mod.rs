//! Every sentence of the product: the messages of `assets/words/en.ftl` as functions, and what turns the reasons of the
//! rooms below into them.
//!
//! Must not live here: a sentence (it belongs into the file), a decision.

use crate::domain::language::Language;
use fluent_bundle::bundle::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue as Value};
use intl_memoizer::concurrent::IntlLangMemoizer;

pub(crate) mod agenda;
pub(crate) mod alerts;
pub(crate) mod bulk;
pub(crate) mod checks;
mod claims;
pub mod command_line;
mod dates;
pub(crate) mod errors;
pub(crate) mod files;
mod hints;
pub(crate) mod imports;
pub(crate) mod insights;
mod join;
mod labels;
pub(crate) mod language;
mod numbers;
pub(crate) mod outbox;
mod problems;
pub(crate) mod programs;
pub(crate) mod proof;
pub(crate) mod reads;
mod remembered;
pub(crate) mod saved_list;
pub(crate) mod scoring;
mod times;

mod messages {
    use super::language::plain;
    use super::{Value, format};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    #[cfg(test)]
    pub(super) const ALL: &[(&str, &[&str])] = MESSAGES;
}

pub(crate) use claims::*;
pub(crate) use dates::{
    date, day, day_of_month, local_and_utc, moment, month, month_and_year, utc, utc_to_second, weekday_date,
    weekday_moment,
};
pub(crate) use hints::*;
pub(crate) use join::{inside, sentences};
pub(crate) use labels::*;
pub(crate) use language::shipped;
pub(crate) use messages::*;
pub(crate) use numbers::{bytes, decimal, money, number, score_number};
pub(crate) use problems::*;
pub(crate) use saved_list::*;
pub(crate) use times::*;

type Bundle = FluentBundle<FluentResource, IntlLangMemoizer>;

/// Says a message that has arguments.
fn format(id: &'static str, arguments: Vec<(&'static str, Value<'_>)>) -> String {
    remembered::or_say(id, arguments, |arguments| say(id, arguments))
}

fn say(id: &'static str, arguments: Vec<(&'static str, Value<'_>)>) -> String {
    let bundle = Some(language::bundle(language::spoken().language)).filter(|bundle| bundle.has_message(id));
    // What the command line says is English in every language.
    let bundle = bundle.unwrap_or_else(|| language::bundle(Language::English));
    let arguments: FluentArgs<'_> = arguments.into_iter().collect();
    let mut errors = Vec::new();
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{id}: {errors:?}");
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Locale;

    const EACH: [Language; 4] = [Language::English, Language::German, Language::Spanish, Language::Pseudo];

    /// The test has a thread of its own, and so a language of its own.
    fn speak(language: Language) {
        language::speak(Locale { language, ..Locale::default() });
    }

    #[test]
    fn every_message_can_be_said_with_its_arguments_and_says_each_of_them() {
        for language in EACH {
            speak(language);
            for (id, names) in messages::ALL {
                for number in [0_u64, 1, 2, 1_234] {
                    let numbers: Vec<_> = names.iter().map(|name| (*name, Value::from(number))).collect();
                    let said = format(id, numbers);
                    assert!(said != *id && !said.contains("{$"), "{language:?} {id}: {said}");
                }
            }
        }
    }

    #[test]
    fn no_file_has_a_message_that_a_version_of_fluent_reads_otherwise() {
        for language in EACH {
            assert!(FluentResource::try_new(language::source(language).to_owned()).is_ok(), "{language:?}");
            assert_eq!(language::table(language).len(), language::table(Language::English).len(), "{language:?}");
        }
    }

    #[test]
    fn another_language_is_spoken_at_once_also_where_words_were_said_before() {
        speak(Language::English);
        let before = (kit_close(), window_disputes(2), window_disputes(1));
        assert_eq!(before, ("Close", "2 disputes".to_owned(), "1 dispute".to_owned()));
        for language in [Language::German, Language::Spanish, Language::Pseudo] {
            speak(language);
            let now = (kit_close(), window_disputes(2), window_disputes(1));
            assert!(now.0 != before.0 && now.1 != before.1 && now.2 != before.2 && now.1 != now.2, "{now:?}");
        }
        speak(Language::English);
        assert_eq!((kit_close(), window_disputes(2), window_disputes(1)), before);
    }

    #[test]
    fn a_thread_without_a_window_speaks_english() {
        speak(Language::German);
        let other = std::thread::Builder::new().spawn(kit_close).expect("a thread");
        assert_eq!(other.join().expect("it says one word"), "Close");
    }
}
