//! The checklists in a form: what wins each claim, and how a dispute shows it.
//!
//! Must not live here: how far files fill a checklist.

use super::entries::{Entries, Row, Sayings, beside_ui};
use super::{Pressed, Wish, buttons_ui};
use crate::app::Context;
use crate::app::kit::{Field, choice_ui, space, widgets};
use crate::app::pages::disputes::claims;
use crate::app::words;
use crate::domain::packet::checklist::{Item, Items, Need, Strength, Subject};
use crate::domain::reference::ReferenceTables;
use crate::domain::reference::change::{Change, To, step};
use crate::domain::reference::reason_code::ReasonCodes;
use crate::domain::text;
use egui::Ui;

/// The longest name an item is given.
const LONGEST_ID: usize = 40;

/// An item as it is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    /// What letters call it; a new one gets its own when it is saved.
    id: String,
    text: String,
    strength: Strength,
    need: Need,
    only_code: String,
    source: String,
    date: String,
    /// The networks for which the table has words of its own; they stay as they are.
    networks: String,
}

/// The checklist of a claim.
struct Claim {
    key: String,
    label: String,
    before: String,
    items: Entries<Typed>,
}

/// Every checklist, and which one is shown.
pub(super) struct ChecklistsForm {
    claims: Vec<Claim>,
    chosen: usize,
}

impl ChecklistsForm {
    /// As the tables in force have them.
    pub(super) fn new(tables: &ReferenceTables) -> Self {
        Self { claims: tables.checklists.all().map(Claim::new).collect(), chosen: 0 }
    }

    /// Shows it.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let named = |(place, claim): (usize, &Claim)| (place, words::claim(&claim.before));
        let choices: Vec<(usize, String)> = self.claims.iter().enumerate().map(named).collect();
        choice_ui(ui, words::settings_code_claim(), &mut self.chosen, &choices, None);
        let Some(claim) = self.claims.get_mut(self.chosen) else { return };
        ui.push_id(("claim", self.chosen), |ui| {
            beside_ui(ui, claim, |claim, ui| claim.list_ui(ui, cx), |claim, ui| claim.chosen_ui(ui, &cx.tables.codes));
            claim.preview_ui(ui, &cx.tables.codes);
        });
    }

    /// Its buttons, and what is wished.
    pub(super) fn buttons_ui(&mut self, ui: &mut Ui, codes: &ReasonCodes) -> Option<Wish> {
        let is_changed = self.claims.iter().any(|claim| claim.label != claim.before || claim.items.is_changed());
        let can = if is_changed { Ok(()) } else { Err(words::settings_nothing_changed()) };
        match buttons_ui(ui, can)? {
            Pressed::Cancel => Some(Wish::Cancel),
            Pressed::Save if self.leads_to_wrong(codes) => None,
            Pressed::Save => Some(Wish::Save(self.claims.iter().flat_map(Claim::changes).collect())),
        }
    }

    /// Shows the first item that is wrong; false when there is none.
    fn leads_to_wrong(&mut self, codes: &ReasonCodes) -> bool {
        let wrong = self.claims.iter_mut().position(|claim| claim.items.lead_to(|_, typed| typed.is_wrong(codes)));
        self.chosen = wrong.unwrap_or(self.chosen);
        wrong.is_some()
    }
}

impl Claim {
    fn new((key, items): (&str, &Items)) -> Self {
        let (label, before) = (items.label.clone(), items.label.clone());
        let items = Entries::new(items.items.iter().map(|item| Typed::of(item)).enumerate());
        Self { key: key.to_owned(), label, before, items }
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let say = Sayings { add: words::settings_item_add(), new: words::settings_item_new(), is_ordered: true };
        let today = || Typed::new(cx.now.strftime("%Y-%m-%d").to_string());
        self.items.ui(ui, &say, |typed| text::sentence(&typed.text), today);
    }

    fn chosen_ui(&mut self, ui: &mut Ui, codes: &ReasonCodes) {
        let serial = self.items.serial();
        let Some(row) = self.items.chosen() else { return };
        ui.push_id(("item", serial), |ui| fields_ui(ui, row, codes));
        Field::new(words::settings_claim_label()).limit(60).ui(ui, &mut self.label);
    }

    /// The checklist as a dispute with such a claim shows it.
    fn preview_ui(&self, ui: &mut Ui, codes: &ReasonCodes) {
        let of_code = codes.all().iter().find(|known| known.claim == self.key);
        let subject = of_code.map_or(Subject::Any, |known| Subject::Code {
            code: known.code.clone(),
            claim: self.label.trim().to_owned(),
        });
        ui.add_space(space::NEAR);
        widgets::caption(ui, words::settings_entry_preview());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::caption(ui, &words::checklist_title(&subject));
            for row in self.items.rows().iter().filter(|row| !row.now.text.trim().is_empty()) {
                claims::line_ui(ui, row.now.text.trim(), (row.now.strength, row.now.need), false);
            }
        });
    }

    fn changes(&self) -> Vec<Change> {
        let within = format!("/claims/{}", step(&self.key));
        let mut changes = Vec::new();
        if self.label.trim() != self.before {
            let to = To::Text(self.label.trim().to_owned());
            changes.push(Change { within: within.clone(), name: "label", to });
        }
        if self.items.is_changed() {
            let mut taken: Vec<String> = self.items.rows().iter().map(|row| row.now.id.clone()).collect();
            let mut entry = |row: &Row<Typed>| {
                let mut entry = row.entry(Typed::texts);
                if row.before.is_none() {
                    let id = id_of(&row.now.text, &taken);
                    taken.push(id.clone());
                    entry.texts.push(("id", Some(id)));
                }
                entry
            };
            let all = self.items.rows().iter().map(&mut entry).collect();
            changes.push(Change { within, name: "items", to: To::Entries(all) });
        }
        changes
    }
}

impl Typed {
    fn of(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            text: item.text.clone(),
            strength: item.strength,
            need: item.need,
            only_code: item.only_code.clone().unwrap_or_default(),
            source: item.source.clone(),
            date: item.date.clone(),
            networks: item.networks.keys().cloned().collect::<Vec<_>>().join(", "),
        }
    }

    fn new(date: String) -> Self {
        let none = String::new;
        let (strength, need) = (Strength::Strong, Need::Optional);
        Self { id: none(), text: none(), strength, need, only_code: none(), source: none(), date, networks: none() }
    }

    fn text_problem(&self) -> Option<&'static str> {
        self.text.trim().is_empty().then(words::settings_item_empty)
    }

    /// A code nobody knows would never be asked for.
    fn code_problem(&self, codes: &ReasonCodes) -> Option<&'static str> {
        let code = self.code();
        (!code.is_empty() && codes.named(&code).is_none()).then(words::settings_item_code_unknown)
    }

    fn is_wrong(&self, codes: &ReasonCodes) -> bool {
        self.text_problem().is_some() || self.code_problem(codes).is_some()
    }

    fn code(&self) -> String {
        self.only_code.trim().to_ascii_uppercase()
    }

    /// Its texts as the table names them.
    fn texts(&self) -> Vec<(&'static str, Option<String>)> {
        let strength = Strength::WRITTEN.into_iter().find(|(one, _)| *one == self.strength);
        let need = Need::WRITTEN.into_iter().find(|(one, _)| *one == self.need);
        vec![
            ("text", Some(self.text.trim().to_owned())),
            ("strength", strength.map(|(_, written)| written.to_owned())),
            ("need", need.map(|(_, written)| written.to_owned())),
            ("only_code", Some(self.code()).filter(|code| !code.is_empty())),
            ("source", Some(self.source.trim().to_owned())),
            ("date", Some(self.date.clone())),
        ]
    }
}

/// A name made of what an item says, that no other of the claim has.
fn id_of(said: &str, taken: &[String]) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let joined: String = said.trim().chars().map(plain).take(LONGEST_ID).collect();
    let parts: Vec<&str> = joined.split('_').filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { "item".to_owned() } else { parts.join("_") };
    let others = (2_u32..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.clone()).chain(others).find(|id| !taken.contains(id)).unwrap_or(name)
}

fn fields_ui(ui: &mut Ui, row: &mut Row<Typed>, codes: &ReasonCodes) {
    ui.spacing_mut().item_spacing.y = space::NEAR;
    let problem = row.now.text_problem();
    let error = problem.filter(|_| row.shows("text"));
    let field = Field::new(words::settings_item_text()).first().rows(2).limit(400).error(error);
    let response = field.ui(ui, &mut row.now.text);
    row.touched.note("text", &response, &row.now.text);
    row.touched.lead_to(&response, problem.is_some());
    if !row.now.networks.is_empty() {
        widgets::hint(ui, words::settings_item_networks(&row.now.networks));
    }
    let strengths = Strength::WRITTEN.map(|(one, _)| (one, words::strength(one).to_owned()));
    choice_ui(ui, words::settings_item_strength(), &mut row.now.strength, &strengths, None);
    let needs = Need::WRITTEN.map(|(one, _)| (one, words::need(one).to_owned()));
    choice_ui(ui, words::settings_item_need(), &mut row.now.need, &needs, None);
    let problem = row.now.code_problem(codes);
    let error = problem.filter(|_| row.shows("code"));
    let field = Field::new(words::settings_item_only_code()).limit(20).error(error);
    let response = field.ui(ui, &mut row.now.only_code);
    row.touched.note("code", &response, &row.now.only_code);
    row.touched.lead_to(&response, problem.is_some());
    Field::new(words::settings_entry_source()).limit(400).ui(ui, &mut row.now.source);
    if row.before.is_some() {
        widgets::hint(ui, words::settings_item_in_letters(&row.now.id));
    }
    row.touched.end_fields();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Name;
    use crate::domain::reference::change::changed;

    #[test]
    fn a_form_that_was_only_opened_changes_nothing() {
        let form = ChecklistsForm::new(&ReferenceTables::shipped());
        assert!(form.claims.len() > 10 && form.claims.iter().all(|claim| claim.changes().is_empty()));
    }

    #[test]
    fn every_item_written_back_is_the_item_that_was_read() {
        let form = ChecklistsForm::new(&ReferenceTables::shipped());
        let all = form.claims.iter().map(|claim| {
            let entries = claim.items.rows().iter().map(|row| row.entry(Typed::texts)).collect();
            Change { within: format!("/claims/{}", claim.key), name: "items", to: To::Entries(entries) }
        });
        let text = changed(Name::Checklists.shipped(), &all.collect::<Vec<_>>()).expect("a table");
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(json(&text), json(Name::Checklists.shipped()));
    }

    #[test]
    fn a_new_item_gets_a_name_of_its_own() {
        let none: [String; 0] = [];
        assert_eq!(id_of("Proof of delivery (signed)", &none), "proof_of_delivery_signed");
        assert_eq!(id_of("Proof!", &["proof".to_owned(), "proof_2".to_owned()]), "proof_3");
        assert_eq!(id_of("證明", &none), "item");
    }
}
