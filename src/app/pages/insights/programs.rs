//! The monitor of the card programs: each with both of its conditions and which of them is met, in words. The transactions
//! that the ratios need are typed here.
//!
//! Must not live here: the limits and what they mean (`domain::programs`), counting.

use super::link_ui;
use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::{Field, Look, Tone, fields, size, space, theme, widgets};
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::failure::StoreError;
use crate::desk::insights;
use crate::domain::programs::thresholds::AS_OF;
use crate::domain::programs::transactions::Transactions;
use crate::domain::programs::{Chargebacks, MonthQuestion, Network, Program, Reading, Verdict};
use crate::domain::search::query::Queue;
use crate::domain::search::write;
use egui::{Align, Layout, RichText, Ui, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Months that can be chosen, this one and those before.
const MONTHS: i32 = 13;
/// How wide a field is, and below which width the programs stand below each other.
const FIELD: f32 = 240.0;
const TWO: f32 = 720.0;

/// The monitor's state.
#[derive(Default)]
pub(super) struct Monitor {
    /// The month that was chosen; this one without it.
    month: Option<Date>,
    /// What is typed, by the month it is of.
    typed: BTreeMap<(Date, Network), String>,
    answer: Remote<(), Chargebacks, StoreError>,
    asked: Option<(MonthQuestion, u64)>,
}

impl Monitor {
    /// Takes over what came.
    pub(super) fn poll(&mut self) {
        self.answer.poll();
    }

    /// What is shown, for which month.
    pub(super) fn seen(&self) -> Option<(&MonthQuestion, &Chargebacks)> {
        let (question, _) = self.asked.as_ref()?;
        self.answer.value().map(|seen| (question, seen))
    }

    /// Counts came from a file: what the fields show is not what is kept.
    pub(super) fn counts_came(&mut self) {
        self.typed.clear();
    }

    fn look(&mut self, cx: &Context<'_>, question: &MonthQuestion) {
        let revision = cx.session.revision();
        let is_same = self.asked.as_ref().is_some_and(|(asked, _)| asked == question);
        let is_answered = self.asked.as_ref().is_some_and(|(_, of)| *of == revision);
        if is_same && (is_answered || self.answer.is_loading()) {
            return;
        }
        if !is_same {
            // Figures of another month under this one's name would be wrong.
            self.answer.clear();
        }
        let work = insights::chargebacks(cx.session, question.clone(), is_same);
        self.answer.request(&cx.desk.runtime, &cx.desk.wake, (), work);
        self.asked = Some((question.clone(), revision));
    }

    /// The card.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let this = cx.zone.to_datetime(cx.now).date().first_of_month();
        let question = MonthQuestion { month: self.month.unwrap_or(this), zone: cx.zone.clone() };
        self.look(cx, &question);
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::CLOSE;
            ui.label(RichText::new(words::programs_title()).font(theme::semibold(size::BODY)));
            widgets::hint(ui, words::programs_as_of(words::programs::month(AS_OF)));
            self.choices_ui(ui, cx, this, question.month);
            match self.answer.value() {
                Some(seen) => programs_ui(ui, cx, &question, seen),
                None if self.answer.is_loading() => crate::app::kit::states::skeleton(ui, 4),
                None => {
                    widgets::toned(ui, Tone::Red, words::insights_not_counted());
                    if widgets::link(ui, words::kit_try_again()).clicked() {
                        self.asked = None;
                    }
                }
            }
        });
    }

    /// The month, and the transactions its ratios are made with.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, this: Date, shown: Date) {
        let months = (0..MONTHS).filter_map(|back| this.checked_sub(back.months()).ok());
        let choices: Vec<_> = months.map(|month| (month, words::programs::month(month))).collect();
        let row = vec2(ui.available_width(), size::CONTROL);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::WIDE, space::NEAR);
            let place = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui(vec2(FIELD, size::CONTROL), |ui| {
                    ui.set_width(FIELD);
                    add(ui);
                });
            };
            place(ui, &mut |ui| {
                let mut chosen = shown;
                if fields::choice_ui(ui, words::programs_month(), &mut chosen, &choices, None) {
                    self.month = Some(chosen).filter(|month| *month != this);
                }
            });
            for network in Network::ALL {
                place(ui, &mut |ui| self.transactions_ui(ui, cx, network, network.basis(shown)));
            }
        });
        ui.horizontal_wrapped(|ui| {
            if widgets::button(ui, Look::Secondary, words::counts_import()).clicked() {
                cx.actions.push(Action::Form(FormAction::ImportCounts));
            }
        });
        widgets::hint(ui, words::programs_transactions_hint());
    }

    fn transactions_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, network: Network, month: Date) {
        let key = cx.session.account().key.clone();
        let kept = cx.settings.transactions.get(&key).and_then(|counts| counts.get(month, network));
        let first = || kept.map(|count| count.to_string()).unwrap_or_default();
        let typed = self.typed.entry((month, network)).or_insert_with(first);
        let read = Transactions::parse(typed);
        let is_wrong = read.is_none() && !typed.trim().is_empty();
        let label = words::programs::transactions(network, month);
        let wrong = is_wrong.then(words::programs_transactions_wrong);
        let response = Field::new(&label).limit(20).error(wrong).ui(ui, typed);
        if !response.changed() {
            return;
        }
        // In force as soon as it is a number; nothing and zero are none.
        let count = Transactions::parse(typed).filter(|count| *count > 0);
        let change = move |settings: &mut crate::desk::settings::Settings| {
            settings.transactions.entry(key).or_default().set(month, network, count);
        };
        cx.actions.push(Action::Change(Box::new(change)));
    }
}

fn programs_ui(ui: &mut Ui, cx: &Context<'_>, question: &MonthQuestion, seen: &Chargebacks) {
    let none = Transactions::default();
    let entered = cx.settings.transactions.get(&cx.session.account().key).unwrap_or(&none);
    let in_line = if ui.available_width() < TWO { 1 } else { 2 };
    for line in Program::ALL.chunks(in_line) {
        widgets::line(ui);
        ui.columns(in_line, |columns| {
            for (ui, program) in columns.iter_mut().zip(line) {
                ui.spacing_mut().item_spacing.y = space::TIGHT;
                let reading = Reading::of(*program, question.month, seen, entered);
                // Columns stretch what they hold, and with it the spaces of a wrapped line.
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    program_ui(ui, cx, question, *program, reading.as_ref().map(|reading| (reading, seen)));
                });
            }
        });
    }
    if seen.unknown > 0 {
        widgets::hint(ui, words::programs_others(seen.unknown));
    }
}

/// One program: what it is called, where it stands, and both conditions.
fn program_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    question: &MonthQuestion,
    program: Program,
    reading: Option<(&Reading, &Chargebacks)>,
) {
    let name = words::programs::name(program);
    let said = reading.map_or(words::programs_none(), |(reading, _)| words::programs::verdict(reading));
    // As high as what is in it, and not as a button.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(name).font(theme::medium(size::BODY))).on_hover_text(words::programs::how(program));
        widgets::pill(ui, tone(reading.map(|(reading, _)| reading.verdict())), said);
    });
    let Some((reading, seen)) = reading else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let count = words::programs::count(reading);
        if reading.count == 0 {
            widgets::hint(ui, count);
        } else if link_ui(ui, &count, &words::insights_card_link(name, count.as_str())).clicked() {
            show(cx, question, program);
        }
    });
    widgets::hint(ui, words::programs::floor(reading, seen));
    widgets::hint(ui, words::programs::ratio(reading, question.month));
}

fn tone(verdict: Option<Verdict>) -> Tone {
    match verdict {
        Some(Verdict::Reached) => Tone::Red,
        Some(Verdict::Depends) => Tone::Amber,
        Some(Verdict::Below) => Tone::Green,
        Some(Verdict::Unknown) | None => Tone::Grey,
    }
}

/// Shows the disputes that count.
fn show(cx: &Context<'_>, question: &MonthQuestion, program: Program) {
    if let Some(terms) = question.terms(program.network(), program == Program::Efm) {
        let text: Vec<String> = terms.iter().map(|term| write(term, &question.zone)).collect();
        cx.actions.push(Action::SearchList(Queue::All, text.join(" ")));
    }
}
