//! Every sentence of the product: the messages of `assets/words/en.ftl` as functions, and what turns the reasons of the
//! rooms below into them.
//!
//! Must not live here: a sentence (it belongs into the file), a decision.

use fluent_bundle::bundle::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue as Value};
use intl_memoizer::concurrent::IntlLangMemoizer;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

pub(crate) mod agenda;
pub(crate) mod alerts;
pub(crate) mod bulk;
pub(crate) mod checks;
mod claims;
pub mod command_line;
pub(crate) mod errors;
pub(crate) mod files;
mod hints;
pub(crate) mod imports;
pub(crate) mod insights;
mod join;
mod labels;
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
    use super::{Value, format};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    #[cfg(test)]
    pub(super) const ALL: &[(&str, &[&str])] = MESSAGES;
}

pub(crate) use claims::*;
pub(crate) use hints::*;
pub(crate) use join::sentences;
pub(crate) use labels::*;
pub(crate) use messages::*;
pub(crate) use problems::*;
pub(crate) use saved_list::*;
pub(crate) use times::*;

const ENGLISH: &str = include_str!("../../../assets/words/en.ftl");

type Bundle = FluentBundle<FluentResource, IntlLangMemoizer>;

/// Says a message that has arguments.
fn format(id: &'static str, arguments: Vec<(&'static str, Value<'_>)>) -> String {
    remembered::or_say(id, arguments, |arguments| say(id, arguments))
}

fn say(id: &'static str, arguments: Vec<(&'static str, Value<'_>)>) -> String {
    static BUNDLE: OnceLock<Bundle> = OnceLock::new();
    let bundle = BUNDLE.get_or_init(|| bundle(ENGLISH));
    let arguments: FluentArgs<'_> = arguments.into_iter().collect();
    let mut errors = Vec::new();
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{id}: {errors:?}");
    said
}

fn bundle(text: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![LanguageIdentifier::from_bytes(b"en").unwrap_or_default()]);
    // Marks around each argument would be in what is copied, searched and written to files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(shown));
    // The build has read the file; what it refused is not built.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Numbers as the rest of the window shows them.
fn shown(value: &Value<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        Value::Number(FluentNumber { value, .. }) if value.fract() == 0.0 && *value >= 0.0 => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and not negative")]
            let whole = *value as u64;
            Some(crate::domain::text::grouped(whole))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_can_be_said_with_its_arguments_and_says_each_of_them() {
        for (id, names) in messages::ALL {
            for number in [0_u64, 1, 2, 1_234] {
                let numbers: Vec<_> = names.iter().map(|name| (*name, Value::from(number))).collect();
                let said = format(id, numbers);
                assert!(said != *id && !said.contains("{$"), "{id}: {said}");
            }
        }
    }

    #[test]
    fn the_file_has_no_message_that_a_version_of_fluent_reads_otherwise() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
    }
}
