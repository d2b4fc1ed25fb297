//! The limits in a form: how many files, how large, how many pages, for each set of rules.
//!
//! Must not live here: what a limit is for.

use super::{Wish, save_ui};
use crate::app::kit::{Field, choice_ui, widgets};
use crate::app::words;
use crate::domain::evidence::limits::{Limits, NetworkRules, RuleSet};
use crate::domain::reference::change::{Change, To};
use egui::Ui;

/// A limit as it is typed.
struct Number {
    name: &'static str,
    label: &'static str,
    /// Bytes are typed as thousands.
    is_bytes: bool,
    /// Whether it may be left out.
    is_optional: bool,
    before: Option<u64>,
    text: String,
}

/// What is typed is no limit.
#[derive(Debug, PartialEq, Eq)]
struct NoLimit;

/// A set of rules.
struct Rules {
    within: String,
    name: String,
    source: String,
    numbers: Vec<Number>,
}

/// Every set of rules, and which one is shown.
pub(super) struct LimitsForm {
    all: Vec<Rules>,
    chosen: usize,
}

impl LimitsForm {
    /// As the table in force has them.
    pub(super) fn new(limits: &Limits) -> Self {
        let services = limits.rule_sets().iter().enumerate().map(of_service);
        let networks = limits.networks().iter().enumerate().map(of_network);
        Self { all: services.chain(networks).collect(), chosen: 0 }
    }

    /// Shows it.
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        let choices: Vec<(usize, String)> =
            self.all.iter().enumerate().map(|(place, rules)| (place, rules.name.clone())).collect();
        choice_ui(ui, words::packet_rules_label(), &mut self.chosen, &choices, None);
        let chosen = self.chosen;
        if let Some(rules) = self.all.get_mut(chosen) {
            // What was typed into one set of rules cannot be undone in another.
            ui.push_id(("rules", chosen), |ui| rules.ui(ui));
        }
    }

    /// Its buttons, and what is wished.
    pub(super) fn buttons_ui(&self, ui: &mut Ui) -> Option<Wish> {
        let is_wrong = |rules: &&Rules| rules.numbers.iter().any(|number| number.read().is_err());
        let why = self.all.iter().find(is_wrong).map(|rules| words::settings_limits_wrong(&rules.name));
        let changes: Vec<Change> = self.all.iter().flat_map(Rules::changes).collect();
        save_ui(ui, why.as_deref(), changes)
    }
}

impl Rules {
    fn ui(&mut self, ui: &mut Ui) {
        for pair in self.numbers.chunks_mut(2) {
            ui.columns(2, |columns| {
                for (number, ui) in pair.iter_mut().zip(columns) {
                    number.ui(ui);
                }
            });
        }
        if self.numbers.iter().any(|number| number.is_optional) {
            widgets::hint(ui, words::settings_limit_optional());
        }
        widgets::hint(ui, words::settings_limits_source(&self.source));
    }

    fn changes(&self) -> Vec<Change> {
        let change = |number: &Number| {
            let now = number.read().ok().filter(|now| *now != number.before)?;
            Some(Change { within: self.within.clone(), name: number.name, to: To::Number(now) })
        };
        self.numbers.iter().filter_map(change).collect()
    }
}

impl Number {
    fn new(name: &'static str, label: &'static str, before: Option<u64>) -> Self {
        let text = before.map(|number| number.to_string()).unwrap_or_default();
        Self { name, label, is_bytes: false, is_optional: false, before, text }
    }

    fn bytes(name: &'static str, label: &'static str, before: Option<u64>) -> Self {
        let text = before.map(thousands).unwrap_or_default();
        Self { is_bytes: true, text, ..Self::new(name, label, before) }
    }

    fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// What is typed: a limit, or none.
    fn read(&self) -> Result<Option<u64>, NoLimit> {
        let text = self.text.trim();
        if text.is_empty() && self.is_optional {
            return Ok(None);
        }
        let number = if self.is_bytes { read_thousands(text) } else { text.parse().ok() };
        number.filter(|number| *number > 0).map(Some).ok_or(NoLimit)
    }

    fn ui(&mut self, ui: &mut Ui) {
        let error = self.read().is_err().then(words::settings_limit_wrong);
        Field::new(self.label).limit(12).error(error).ui(ui, &mut self.text);
    }
}

fn of_service((place, rules): (usize, &RuleSet)) -> Rules {
    let numbers = vec![
        Number::new("max_files", words::settings_limit_files(), Some(rules.max_files as u64)),
        Number::bytes("total_max_bytes", words::settings_limit_total(), Some(rules.total_max_bytes)),
        Number::bytes("image_max_bytes", words::settings_limit_image(), Some(rules.image_max_bytes)),
        Number::bytes("document_max_bytes", words::settings_limit_document(), Some(rules.document_max_bytes)),
    ];
    let (name, source) = (rules.name.clone(), rules.source.clone());
    Rules { within: format!("/rule_sets/{place}"), name, source, numbers }
}

fn of_network((place, rules): (usize, &NetworkRules)) -> Rules {
    let wide = |number: Option<usize>| number.map(|number| number as u64);
    let numbers = vec![
        Number::new("max_files", words::settings_limit_files(), wide(rules.max_files)),
        Number::bytes("total_max_bytes", words::settings_limit_total(), rules.total_max_bytes),
        Number::bytes("file_max_bytes", words::settings_limit_file(), rules.file_max_bytes),
        Number::new("max_pages", words::settings_limit_pages(), wide(rules.max_pages)),
        Number::new("dpi", words::settings_limit_dpi(), rules.dpi.map(u64::from)),
    ];
    let (name, source) = (rules.name.clone(), rules.source.clone());
    let numbers = numbers.into_iter().map(Number::optional).collect();
    Rules { within: format!("/networks/{place}"), name, source, numbers }
}

/// Bytes as thousands, exactly.
fn thousands(bytes: u64) -> String {
    match bytes % 1_000 {
        0 => (bytes / 1_000).to_string(),
        rest => format!("{}.{rest:03}", bytes / 1_000),
    }
}

/// Thousands as bytes, with up to three places.
fn read_thousands(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let rest: u64 = format!("{part:0<3}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1_000)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Name;

    #[test]
    fn bytes_are_typed_as_thousands_and_read_back_exactly() {
        for bytes in [1, 50_000, 1_000_000, 1_024, 10_000_500] {
            assert_eq!(read_thousands(&thousands(bytes)), Some(bytes));
        }
        assert_eq!(read_thousands("1.5"), Some(1_500));
        for wrong in ["", "-1", "1.2345", "one", "1.x", "99999999999999999999"] {
            assert_eq!(read_thousands(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_form_that_was_only_opened_changes_nothing() {
        let form = LimitsForm::new(&Limits::parse(Name::Limits.shipped()).expect("shipped"));
        assert!(form.all.len() > 2 && form.all.iter().all(|rules| rules.changes().is_empty()));
        assert!(form.all.iter().flat_map(|rules| &rules.numbers).all(|number| number.read() == Ok(number.before)));
    }
}
