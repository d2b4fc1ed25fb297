//! The reason codes in a form: those of one card network, and how a dispute shows the chosen one.
//!
//! Must not live here: how a code that came is recognised.

use super::entries::{Entries, Row, Sayings, beside_ui};
use super::{Pressed, Wish, buttons_ui};
use crate::app::Context;
use crate::app::kit::{Field, Tone, choice_ui, pill, space, widgets};
use crate::app::words;
use crate::domain::packet::checklist::Subject;
use crate::domain::reference::ReferenceTables;
use crate::domain::reference::change::{Change, Entry, To};
use crate::domain::reference::reason_code::{KnownCode, ReasonCode, ReasonCodes};
use crate::domain::text;
use egui::Ui;
use std::collections::BTreeSet;

/// A code as it is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    code: String,
    name: String,
    category: String,
    claim: String,
    note: String,
    source: String,
}

/// The codes of a network.
struct Network {
    wire: String,
    name: String,
    codes: Entries<Typed>,
}

/// Every code, and whose codes are shown.
pub(super) struct CodesForm {
    networks: Vec<Network>,
    chosen: usize,
    categories: Vec<(String, String)>,
    claims: Vec<(String, String)>,
}

impl CodesForm {
    /// As the tables in force have them.
    pub(super) fn new(tables: &ReferenceTables) -> Self {
        let all = tables.codes.all();
        let mut wires: Vec<&str> = Vec::new();
        for known in all.iter().filter(|known| !known.network.is_empty()) {
            if !wires.contains(&known.network.as_str()) {
                wires.push(&known.network);
            }
        }
        let categories: BTreeSet<&str> = all.iter().map(|known| known.category.as_str()).collect();
        let claims = tables.checklists.all().map(|(claim, items)| (claim.to_owned(), words::claim(&items.label)));
        Self {
            networks: wires.into_iter().map(|wire| Network::new(wire, &tables.codes)).collect(),
            chosen: 0,
            categories: categories.into_iter().map(|one| (one.to_owned(), one.to_owned())).collect(),
            claims: claims.collect(),
        }
    }

    /// Shows it.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let choices: Vec<(usize, String)> =
            self.networks.iter().enumerate().map(|(place, network)| (place, network.name.clone())).collect();
        choice_ui(ui, words::settings_code_network(), &mut self.chosen, &choices, None);
        ui.push_id(("network", self.chosen), |ui| {
            beside_ui(ui, self, Self::list_ui, |form, ui| form.chosen_ui(ui, cx));
        });
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        let Some(network) = self.networks.get_mut(self.chosen) else { return };
        let say = Sayings { add: words::settings_code_add(), new: words::settings_code_new(), is_ordered: false };
        let name = |typed: &Typed| format!("{} {}", typed.code, typed.name);
        let category = self.categories.first().map(|(one, _)| one.clone()).unwrap_or_default();
        network.codes.ui(ui, &say, name, || Typed::new(category));
    }

    fn chosen_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let others = self.others();
        let Some(network) = self.networks.get_mut(self.chosen) else { return };
        let serial = network.codes.serial();
        let Some(row) = network.codes.chosen() else { return };
        ui.push_id(("code", serial), |ui| {
            fields_ui(ui, row, &others, &self.categories, &self.claims);
            preview_ui(ui, cx, &row.now);
        });
    }

    /// Every code but the one that is shown.
    fn others(&self) -> BTreeSet<String> {
        let shown = (self.chosen, self.networks.get(self.chosen).map(|network| network.codes.place()));
        let all = self.networks.iter().enumerate().flat_map(|(of, network)| {
            network.codes.rows().iter().enumerate().map(move |(place, row)| ((of, Some(place)), row))
        });
        all.filter(|(at, _)| *at != shown).map(|(_, row)| row.now.written()).collect()
    }

    /// Its buttons, and what is wished.
    pub(super) fn buttons_ui(&mut self, ui: &mut Ui) -> Option<Wish> {
        let is_changed = self.networks.iter().any(|network| network.codes.is_changed());
        let can = if is_changed { Ok(()) } else { Err(words::settings_nothing_changed()) };
        match buttons_ui(ui, can)? {
            Pressed::Cancel => Some(Wish::Cancel),
            Pressed::Save if self.leads_to_wrong() => None,
            Pressed::Save => Some(Wish::Save(vec![self.change()])),
        }
    }

    /// Shows the first code that is wrong; false when there is none.
    fn leads_to_wrong(&mut self) -> bool {
        let mut seen = BTreeSet::new();
        let mut wrong = None;
        for (of, network) in self.networks.iter().enumerate() {
            for (place, row) in network.codes.rows().iter().enumerate() {
                let is_twice = !seen.insert(row.now.written());
                if wrong.is_none() && (is_twice || row.now.is_wrong(&self.claims)) {
                    wrong = Some((of, place));
                }
            }
        }
        let Some((of, wrong)) = wrong else { return false };
        self.chosen = of;
        self.networks.get_mut(of).is_some_and(|network| network.codes.lead_to(|place, _| place == wrong))
    }

    /// The table's order stays; what is new is at its end.
    fn change(&self) -> Change {
        let entries = |network: &Network| {
            let wire = network.wire.clone();
            let of = move |row: &Row<Typed>| row.entry(|typed| typed.texts(&wire));
            network.codes.rows().iter().map(of).collect::<Vec<Entry>>()
        };
        let mut all: Vec<Entry> = self.networks.iter().flat_map(entries).collect();
        all.sort_by_key(|entry| entry.from.unwrap_or(usize::MAX));
        Change { within: String::new(), name: "codes", to: To::Entries(all) }
    }
}

impl Network {
    fn new(wire: &str, codes: &ReasonCodes) -> Self {
        let all = codes.all().iter().enumerate().filter(|(_, known)| known.network == wire);
        let codes = Entries::new(all.map(|(place, known)| (place, Typed::of(known))));
        Self { wire: wire.to_owned(), name: text::sentence(wire), codes }
    }
}

impl Typed {
    fn of(known: &KnownCode) -> Self {
        Self {
            code: known.code.clone(),
            name: known.name.clone(),
            category: known.category.clone(),
            claim: known.claim.clone(),
            note: known.note.clone().unwrap_or_default(),
            source: known.source.clone().unwrap_or_default(),
        }
    }

    fn new(category: String) -> Self {
        let none = String::new;
        Self { code: none(), name: none(), category, claim: none(), note: none(), source: none() }
    }

    /// The code as the network writes it.
    fn written(&self) -> String {
        self.code.trim().to_ascii_uppercase()
    }

    fn code_problem(&self, others: &BTreeSet<String>) -> Option<String> {
        let code = self.written();
        if code.is_empty() {
            return Some(words::settings_code_empty().to_owned());
        }
        if !ReasonCode::can_come(&code) {
            return Some(words::settings_code_odd().to_owned());
        }
        others.contains(&code).then(|| words::problem_table_twice(code))
    }

    fn name_problem(&self) -> Option<&'static str> {
        self.name.trim().is_empty().then(words::settings_code_name_empty)
    }

    fn claim_problem(&self, claims: &[(String, String)]) -> Option<&'static str> {
        let is_known = claims.iter().any(|(claim, _)| *claim == self.claim);
        (!is_known).then(words::settings_code_claim_empty)
    }

    fn is_wrong(&self, claims: &[(String, String)]) -> bool {
        let is_wrong = self.code_problem(&BTreeSet::new()).is_some() || self.name_problem().is_some();
        is_wrong || self.claim_problem(claims).is_some()
    }

    /// Its texts as the table names them.
    fn texts(&self, network: &str) -> Vec<(&'static str, Option<String>)> {
        let or_none = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        vec![
            ("network", Some(network.to_owned())),
            ("code", Some(self.written())),
            ("name", Some(self.name.trim().to_owned())),
            ("category", Some(self.category.clone())),
            ("claim", Some(self.claim.clone())),
            ("note", or_none(&self.note)),
            ("source", or_none(&self.source)),
        ]
    }
}

fn fields_ui(
    ui: &mut Ui,
    row: &mut Row<Typed>,
    others: &BTreeSet<String>,
    categories: &[(String, String)],
    claims: &[(String, String)],
) {
    ui.spacing_mut().item_spacing.y = space::NEAR;
    let problem = row.now.code_problem(others);
    let error = problem.clone().filter(|_| row.shows("code"));
    let code = Field::new(words::settings_code()).first().limit(20).error(error).ui(ui, &mut row.now.code);
    row.touched.note("code", &code, &row.now.code);
    row.touched.lead_to(&code, problem.is_some());
    let problem = row.now.name_problem();
    let error = problem.filter(|_| row.shows("name"));
    let name = Field::new(words::settings_code_name()).limit(200).error(error).ui(ui, &mut row.now.name);
    row.touched.note("name", &name, &row.now.name);
    row.touched.lead_to(&name, problem.is_some());
    choice_ui(ui, words::settings_code_category(), &mut row.now.category, categories, None);
    let error = row.now.claim_problem(claims).filter(|_| row.shows("claim"));
    choice_ui(ui, words::settings_code_claim(), &mut row.now.claim, claims, error);
    Field::new(words::settings_code_note()).limit(400).ui(ui, &mut row.now.note);
    Field::new(words::settings_entry_source()).limit(400).ui(ui, &mut row.now.source);
    row.touched.end_fields();
}

/// What a dispute with this code shows of it.
fn preview_ui(ui: &mut Ui, cx: &Context<'_>, typed: &Typed) {
    let code = typed.written();
    ui.add_space(space::NEAR);
    widgets::caption(ui, words::settings_entry_preview());
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        if code.is_empty() {
            widgets::muted(ui, words::settings_code_no_preview());
            return;
        }
        pill(ui, Tone::Grey, &code);
        ui.add(egui::Label::new(format!("{code} · {}", typed.name.trim())).wrap());
        let note = typed.note.trim();
        widgets::hint(ui, if note.is_empty() { typed.category.as_str() } else { note });
        if let Some(items) = cx.tables.checklists.items(&typed.claim) {
            let subject = Subject::Code { code, claim: items.label.clone() };
            widgets::hint(ui, words::checklist_title(&subject));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Name;
    use crate::domain::reference::change::changed;

    fn form() -> CodesForm {
        CodesForm::new(&ReferenceTables::shipped())
    }

    #[test]
    fn a_form_that_was_only_opened_writes_back_the_table_as_it_was() {
        let form = form();
        assert!(form.networks.len() == 4 && form.networks.iter().all(|network| !network.codes.is_changed()));
        let text = changed(Name::Codes.shipped(), &[form.change()]).expect("a table");
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(json(&text), json(Name::Codes.shipped()));
    }

    #[test]
    fn a_code_that_is_there_already_or_says_nothing_is_found_before_it_is_saved() {
        let mut form = form();
        assert!(!form.leads_to_wrong());
        form.chosen = 1;
        let first = form.networks.first().and_then(|network| network.codes.rows().first());
        let taken = first.map(|row| row.now.code.clone()).expect("a code");
        let others = form.others();
        let row = form.networks.get_mut(1).and_then(|network| network.codes.chosen()).expect("a code");
        row.now.code = format!(" {} ", taken.to_ascii_lowercase());
        assert_eq!(row.now.code_problem(&others), Some(words::problem_table_twice(&taken)));
        form.chosen = 0;
        assert!(form.leads_to_wrong() && form.chosen == 1, "it is shown");
    }
}
