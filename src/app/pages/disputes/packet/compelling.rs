//! Prior undisputed transactions in front of the workbench: typed or imported, and the rules that check themselves.
//!
//! Must not live here: the rules of the networks.

use super::Decided;
use crate::app::Context;
use crate::app::kit::{Field, Look, Tone, choice_ui, sheet, space, widgets};
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::packet::{PacketEdit, PacketSnapshot};
use crate::domain::packet::prior_transactions::{
    Draft, Mapping, Part, Purchase, PurchasesProblem, Table, Verdict, judge,
};
use crate::domain::text;
use egui::{ScrollArea, Ui};

/// Prior transactions in front of the workbench.
pub struct CompellingSheet {
    /// As they are typed.
    typed: Draft,
    import: Option<Import>,
    is_prefilled: bool,
}

/// A table that is being taken over.
#[derive(Default)]
struct Import {
    text: String,
    /// What is read of it, and which of its columns is what.
    read: Option<Result<(Table, Mapping), PurchasesProblem>>,
    problem: Option<PurchasesProblem>,
}

impl CompellingSheet {
    /// As it was left.
    pub(super) fn new(packet: &PacketSnapshot) -> Self {
        Self { typed: packet.draft.compelling.clone(), import: None, is_prefilled: false }
    }

    /// Shows it; true when it is to be put away.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        packet: &PacketSnapshot,
        entry: &Entry,
        decided: &mut Decided,
    ) -> bool {
        if !std::mem::replace(&mut self.is_prefilled, true) {
            self.typed.prefill(&entry.dispute, entry.payment.as_deref(), cx.zone);
        }
        let verdict = judge(&self.typed, packet.facts.code.as_deref(), packet.facts.opened);
        let mut is_done = false;
        let escape = sheet(ui, "compelling", |ui, room| {
            ui.spacing_mut().item_spacing.y = space::NEAR;
            ScrollArea::vertical().id_salt("compelling").auto_shrink([false, false]).max_height(room.y).show(
                ui,
                |ui| {
                    is_done = self.content_ui(ui, &verdict);
                },
            );
        });
        if self.typed != packet.draft.compelling {
            decided.edits.push(PacketEdit::PriorTransactions(Box::new(self.typed.clone())));
        }
        is_done || escape
    }

    fn content_ui(&mut self, ui: &mut Ui, verdict: &Verdict) -> bool {
        widgets::title(ui, words::packet_prior_title());
        widgets::hint(ui, words::packet_prior_hint());
        for rule in &verdict.rules {
            let state = if rule.is_kept { widgets::CheckState::Good } else { widgets::CheckState::Empty };
            widgets::check_line(ui, state, &words::rule(&rule.kind));
        }
        if verdict.is_eligible() {
            let names = words::elements(&verdict.same);
            widgets::toned(ui, Tone::Green, words::packet_eligible(names));
        }
        purchase_ui(ui, words::packet_disputed_purchase(), &mut self.typed.disputed, 0);
        let mut removed = None;
        for (place, purchase) in self.typed.earlier.iter_mut().enumerate() {
            let number = place + 1;
            purchase_ui(ui, &words::packet_prior_number(number), purchase, number);
            if widgets::link(ui, &words::packet_remove_prior(number)).clicked() {
                removed = Some(place);
            }
        }
        if let Some(place) = removed {
            self.typed.earlier.remove(place);
        }
        widgets::checkbox(ui, &mut self.typed.are_undisputed, words::packet_are_undisputed());
        self.import_ui(ui);
        self.buttons_ui(ui)
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> bool {
        let mut is_done = false;
        ui.horizontal_wrapped(|ui| {
            let can = if self.typed.earlier.is_empty() { Err(words::packet_prior_first()) } else { Ok(()) };
            let said = if self.typed.is_in { words::packet_done() } else { words::packet_add_page() };
            if widgets::button_if(ui, can, Look::Primary, said).clicked() {
                self.typed.is_in = true;
                is_done = true;
            }
            let more = widgets::button(ui, Look::Secondary, words::packet_add_purchase()).clicked();
            if more && self.typed.earlier.len() < MOST {
                self.typed.earlier.push(Purchase::default());
            }
            if self.import.is_none() && widgets::button(ui, Look::Secondary, words::packet_import()).clicked() {
                self.import = Some(Import::default());
            }
            is_done |= widgets::button(ui, Look::Quiet, words::packet_close()).clicked();
        });
        is_done
    }

    fn import_ui(&mut self, ui: &mut Ui) {
        let Some(import) = &mut self.import else { return };
        if let Some(purchases) = import.ui(ui) {
            self.typed.earlier.retain(|purchase| *purchase != Purchase::default());
            self.typed.earlier.extend(purchases);
            self.typed.earlier.truncate(MOST);
            self.import = None;
        }
    }
}

/// Earlier purchases a page has at most.
const MOST: usize = 10;

impl Import {
    /// The table and what its columns are. Returns the purchases once they are taken over.
    fn ui(&mut self, ui: &mut Ui) -> Option<Vec<Purchase>> {
        widgets::hint(ui, words::packet_import_hint());
        if Field::new(words::packet_table()).rows(5).limit(100_000).ui(ui, &mut self.text).changed() {
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
            Some(Err(problem)) => drop(widgets::toned(ui, Tone::Red, words::purchases_problem(problem))),
            Some(Ok((table, mapping))) => {
                widgets::caption(ui, words::packet_columns());
                mapping_ui(ui, table, mapping);
                if let Some(problem) = &self.problem {
                    widgets::toned(ui, Tone::Red, words::purchases_problem(problem));
                }
                let take = words::packet_take_over(table.len().min(MOST));
                if widgets::button(ui, Look::Secondary, &take).clicked() {
                    match table.purchases(mapping) {
                        Ok(purchases) => taken = Some(purchases),
                        Err(problem) => self.problem = Some(problem),
                    }
                }
                if table.len() > MOST {
                    widgets::hint(ui, words::packet_table_too_long(table.len(), MOST));
                }
            }
        }
        taken
    }
}

/// For each part of a purchase the column it is taken from, with what stands there.
fn mapping_ui(ui: &mut Ui, table: &Table, mapping: &mut Mapping) {
    let mut choices: Vec<(Option<usize>, String)> = vec![(None, words::packet_not_in_table().to_owned())];
    choices.extend(
        table
            .names
            .iter()
            .enumerate()
            .map(|(at, name)| (Some(at), if name.is_empty() { words::packet_column(at + 1) } else { name.clone() })),
    );
    ui.push_id("mapping", |ui| {
        for row in Part::ALL.chunks(4) {
            ui.columns(4, |columns| {
                for (part, ui) in row.iter().zip(columns) {
                    let mut chosen = mapping.column(*part);
                    let label = words::packet_column_from(words::part(*part));
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
                (words::packet_prior_date(), "2026-05-01", &mut purchase.date),
                (words::packet_prior_amount(), "40.00 USD", &mut purchase.amount),
                (words::packet_prior_reference(), "74537604221222132710559", &mut purchase.reference),
                (words::packet_prior_goods(), words::packet_goods_example(), &mut purchase.goods),
                (words::packet_prior_login(), "ana@example.com", &mut purchase.login),
                (words::packet_prior_ip(), "203.0.113.7", &mut purchase.ip),
                (words::packet_prior_device(), words::packet_device_example(), &mut purchase.device),
                (words::packet_prior_address(), words::packet_address_example(), &mut purchase.address),
            ];
            for (place, (label, example, value)) in fields.into_iter().enumerate() {
                if let Some(column) = columns.get_mut(place % 4) {
                    Field::new(label).example(example).limit(300).ui(column, value);
                }
            }
        });
    });
}
