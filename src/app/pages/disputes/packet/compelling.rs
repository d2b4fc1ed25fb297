//! Earlier purchases for Visa's Compelling Evidence 3.0: typed or imported, and the rules that check themselves.

use super::letter::sheet;
use crate::app::Context;
use crate::app::kit::{Field, Look, Tone, widgets};
use crate::domain::compelling::{self, Purchase, judge};
use crate::domain::packet::PacketDraft;
use crate::store::Entry;
use egui::{ScrollArea, Ui};

/// Earlier purchases in front of the workbench.
#[derive(Default)]
pub struct CompellingSheet {
    import: Option<String>,
    problem: Option<String>,
}

impl CompellingSheet {
    /// Shows it; true when it is to be put away.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft, entry: &Entry) -> bool {
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
                    if widgets::button(ui, Look::Secondary, "Add a purchase").clicked() && draft.compelling.earlier.len() < 10 {
                        draft.compelling.earlier.push(Purchase::default());
                    }
                    if self.import.is_none() && widgets::button(ui, Look::Secondary, "Import a table…").clicked() {
                        self.import = Some(String::new());
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
        let Some(table) = &mut self.import else { return };
        widgets::hint(
            ui,
            "Copy the lines of a table with their names (date, amount, arn, description, login, ip, device, address) and paste them here",
        );
        Field::new("Table").rows(5).limit(100_000).ui(ui, table);
        if let Some(problem) = &self.problem {
            widgets::toned(ui, Tone::Red, problem);
        }
        if widgets::button(ui, Look::Secondary, "Take over").clicked() {
            match compelling::import(table) {
                Ok(purchases) => {
                    draft.compelling.earlier.retain(|purchase| *purchase != Purchase::default());
                    draft.compelling.earlier.extend(purchases);
                    draft.compelling.earlier.truncate(10);
                    self.import = None;
                    self.problem = None;
                }
                Err(problem) => self.problem = Some(problem),
            }
        }
    }
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
