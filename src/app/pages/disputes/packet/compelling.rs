//! Earlier purchases for Visa's Compelling Evidence 3.0: typed or imported, and the rules that check themselves.

use super::letter::sheet;
use crate::app::Context;
use crate::app::kit::{Field, Look, Tone, choice_ui, widgets};
use crate::desk::list::Entry;
use crate::domain::packet::PacketDraft;
use crate::domain::packet::prior_transactions::{Mapping, Part, Purchase, Table, judge};
use crate::domain::text;
use egui::{ScrollArea, Ui};

/// Earlier purchases in front of the workbench.
#[derive(Default)]
pub struct CompellingSheet {
    import: Option<Import>,
    is_prefilled: bool,
}

/// A table that is being taken over.
#[derive(Default)]
struct Import {
    text: String,
    /// What is read of it, and which of its columns is what.
    read: Option<Result<(Table, Mapping), String>>,
    problem: Option<String>,
}

impl CompellingSheet {
    /// Shows it; true when it is to be put away.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft, entry: &Entry) -> bool {
        if !std::mem::replace(&mut self.is_prefilled, true) {
            draft.compelling.prefill(&entry.dispute, entry.payment.as_deref(), cx.zone);
        }
        let opened = entry.dispute.created_at.map(|at| at.to_zoned(cx.zone.clone()).date());
        let verdict = judge(&draft.compelling, entry.code.as_deref(), opened);
        let mut is_done = false;
        let escape = sheet(ui, "compelling", |ui, room| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ScrollArea::vertical().id_salt("compelling").auto_shrink([false, false]).max_height(room.y).show(ui, |ui| {
                widgets::title(ui, "Two earlier orders (Compelling Evidence 3.0)");
                widgets::hint(ui, "Earlier undisputed purchases with the same card. The rules check themselves; nothing is sent from here");
                for rule in &verdict.rules {
                    let state = if rule.is_kept { widgets::CheckState::Good } else { widgets::CheckState::Empty };
                    widgets::check_line(ui, state, &rule.words);
                }
                if verdict.is_eligible() {
                    let names = verdict.same.iter().map(|element| element.label()).collect::<Vec<_>>().join(", ");
                    widgets::toned(ui, Tone::Green, format!("Eligible. The same in all of them: {names}"));
                }
                purchase_ui(ui, "The disputed purchase", &mut draft.compelling.disputed, 0);
                let mut removed = None;
                for (number, purchase) in draft.compelling.earlier.iter_mut().enumerate() {
                    purchase_ui(ui, &format!("Earlier purchase {}", number + 1), purchase, number + 1);
                    if widgets::link(ui, &format!("Remove earlier purchase {}", number + 1)).clicked() {
                        removed = Some(number);
                    }
                }
                if let Some(number) = removed {
                    draft.compelling.earlier.remove(number);
                }
                widgets::checkbox(ui, &mut draft.compelling.are_undisputed, "None of them was disputed or reported as fraud");
                self.import_ui(ui, draft);
                ui.horizontal_wrapped(|ui| {
                    let can = if draft.compelling.earlier.is_empty() { Err("Add an earlier purchase first") } else { Ok(()) };
                    let words = if draft.compelling.is_in { "Done" } else { "Add as a page" };
                    if widgets::button_if(ui, can, Look::Primary, words).clicked() {
                        draft.compelling.is_in = true;
                        is_done = true;
                    }
                    if widgets::button(ui, Look::Secondary, "Add a purchase").clicked() && draft.compelling.earlier.len() < MOST {
                        draft.compelling.earlier.push(Purchase::default());
                    }
                    if self.import.is_none() && widgets::button(ui, Look::Secondary, "Import a table…").clicked() {
                        self.import = Some(Import::default());
                    }
                    if widgets::button(ui, Look::Quiet, "Close").clicked() {
                        is_done = true;
                    }
                });
            });
        });
        is_done || escape
    }

    fn import_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft) {
        let Some(import) = &mut self.import else { return };
        let purchases = import.ui(ui);
        if let Some(purchases) = purchases {
            draft.compelling.earlier.retain(|purchase| *purchase != Purchase::default());
            draft.compelling.earlier.extend(purchases);
            draft.compelling.earlier.truncate(MOST);
            self.import = None;
        }
    }
}

/// Earlier purchases a page has at most.
const MOST: usize = 10;

impl Import {
    /// The table and what its columns are. Returns the purchases once they are taken over.
    fn ui(&mut self, ui: &mut Ui) -> Option<Vec<Purchase>> {
        widgets::hint(ui, "Copy the lines of a table together with the names of its columns and paste them here");
        if Field::new("Table").rows(5).limit(100_000).ui(ui, &mut self.text).changed() {
            self.problem = None;
            self.read = (!self.text.trim().is_empty()).then(|| {
                Table::read(&self.text).map(|table| {
                    let mapping = table.guess();
                    (table, mapping)
                })
            });
        }
        let mut taken = None;
        match &mut self.read {
            None => {}
            Some(Err(problem)) => drop(widgets::toned(ui, Tone::Red, problem.as_str())),
            Some(Ok((table, mapping))) => {
                widgets::caption(ui, "Which column is what");
                mapping_ui(ui, table, mapping);
                if let Some(problem) = &self.problem {
                    widgets::toned(ui, Tone::Red, problem);
                }
                let words = text::counted(table.len().min(MOST), "purchase", "purchases");
                if widgets::button(ui, Look::Secondary, &format!("Take over {words}")).clicked() {
                    match table.purchases(mapping) {
                        Ok(purchases) => taken = Some(purchases),
                        Err(problem) => self.problem = Some(problem),
                    }
                }
                if table.len() > MOST {
                    widgets::hint(ui, format!("The table has {} lines; a page holds {MOST}", table.len()));
                }
            }
        }
        taken
    }
}

/// For each part of a purchase the column it is taken from, with what stands there.
fn mapping_ui(ui: &mut Ui, table: &Table, mapping: &mut Mapping) {
    let mut choices: Vec<(Option<usize>, String)> = vec![(None, "Not in the table".to_owned())];
    choices.extend(
        table
            .names
            .iter()
            .enumerate()
            .map(|(at, name)| (Some(at), if name.is_empty() { format!("Column {}", at + 1) } else { name.clone() })),
    );
    ui.push_id("mapping", |ui| {
        for row in Part::ALL.chunks(4) {
            ui.columns(4, |columns| {
                for (part, ui) in row.iter().zip(columns) {
                    let mut chosen = mapping.column(*part);
                    let label = format!("{} from", part.label());
                    if choice_ui(ui, &label, &mut chosen, &choices, None) {
                        mapping.set(*part, chosen);
                    }
                    let sample = chosen.map_or("", |at| table.sample(at));
                    widgets::hint(ui, text::clean_to(sample, 40));
                }
            });
        }
    });
}

fn purchase_ui(ui: &mut Ui, title: &str, purchase: &mut Purchase, number: usize) {
    widgets::caption(ui, title);
    ui.push_id(("purchase", number), |ui| {
        ui.columns(4, |columns| {
            let fields: [(&str, &str, &mut String); 8] = [
                ("Date", "2026-05-01", &mut purchase.date),
                ("Amount", "40.00 USD", &mut purchase.amount),
                ("Reference (ARN)", "74537604221222132710559", &mut purchase.reference),
                ("Goods or services", "Running shoes", &mut purchase.goods),
                ("Account or login", "ana@example.com", &mut purchase.login),
                ("IP address", "203.0.113.7", &mut purchase.ip),
                ("Device ID or fingerprint", "15 characters or more", &mut purchase.device),
                ("Delivery address", "1 Main St, Springfield", &mut purchase.address),
            ];
            for (place, (label, example, value)) in fields.into_iter().enumerate() {
                if let Some(column) = columns.get_mut(place % 4) {
                    Field::new(label).example(example).limit(300).ui(column, value);
                }
            }
        });
    });
}
