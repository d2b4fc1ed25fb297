//! Whether it gets better: what came, what became of it, and the money, by month, reason and so on. Every number leads to
//! the list of its disputes.
//!
//! Must not live here: counting (the index does), what a share means (`domain::insights`).

mod cards;
mod chart;
mod fees;
mod programs;
mod report;
mod saved;
mod table;

use crate::app::Context;
use crate::app::action::{Action, FiguresAs};
use crate::app::actions::Actions;
use crate::app::command::{self, Command};
use crate::app::kit::notice::Step;
use crate::app::kit::{Look, fields, layout, size, space, states, theme, tokens, widgets};
use crate::app::notice::{self, Notice};
use crate::app::pages::disputes::pulling;
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::export::Figures as Saved;
use crate::desk::failure::StoreError;
use crate::desk::insights;
use crate::desk::settings::Settings;
use crate::domain::ids::DisputeId;
use crate::domain::insights::fees::Fee;
use crate::domain::insights::{Figures, Group, Grouping, Insights, Part, Period, Question, Share, Tally};
use crate::domain::money::{Currency, Money};
use crate::domain::search::write;
use crate::domain::time::deadline::Duration;
use egui::{Align, Frame, Layout, RichText, ScrollArea, Ui, vec2};
use jiff::Timestamp;
pub use report::About;
use std::collections::BTreeMap;
use std::sync::Arc;

/// In place of a figure that has too little behind it.
const NOTHING: &str = "–";
/// How wide a menu of choices is.
const CHOICE: f32 = 160.0;

/// What was asked, and of what: the disputes, the outbox and the letters as they were then.
struct Asked {
    question: Question,
    revision: (u64, u64),
    letters: Arc<BTreeMap<DisputeId, String>>,
}

/// The page's state.
#[derive(Default)]
pub struct InsightsPage {
    grouping: Grouping,
    period: Period,
    currency: Option<Currency>,
    answer: Remote<(), Insights, StoreError>,
    asked: Option<Asked>,
    before: insights::Before,
    monitor: programs::Monitor,
    fees: fees::FeesForm,
}

impl InsightsPage {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.answer.poll();
        self.monitor.poll();
    }

    /// Transaction counts came from a file.
    pub fn counts_came(&mut self) {
        self.monitor.counts_came();
    }

    /// The figures as they are shown as a page, or their picture alone; with a name for the file.
    #[must_use]
    pub fn figures(&self, what: FiguresAs, about: &About<'_>, settings: &Settings) -> Option<(String, Saved)> {
        let found = self.answer.value().filter(|found| found.total.received.count > 0)?;
        let saved = match what {
            FiguresAs::Table => Saved::new(saved::table(found, about.fee(found)), settings),
            FiguresAs::Report => Saved::Report(Box::new(report::report(found, self.monitor.seen(), about))),
            FiguresAs::Picture => {
                let said = report::about(found, about);
                let said = std::iter::once(about.account.name.clone()).chain(said).collect::<Vec<_>>().join(" · ");
                Saved::Picture(Box::new(report::chart(found)?), said)
            }
        };
        Some((saved::name(found, what), saved))
    }

    /// Asks when the question or the disputes are others than before.
    fn look(&mut self, cx: &Context<'_>, letters: &Arc<BTreeMap<DisputeId, String>>) {
        let today = cx.zone.to_datetime(cx.now).date();
        let (grouping, period, currency) = (self.grouping, self.period, self.currency);
        // To the minute, so that the same question is not asked with every frame.
        let now = Timestamp::from_second(cx.now.as_second() / 60 * 60).unwrap_or(cx.now);
        let question = Question { grouping, period, currency, now, today, zone: cx.zone.clone() };
        let revision = (cx.session.revision(), *cx.session.outbox().turns().borrow());
        let is_same = self.asked.as_ref().is_some_and(|asked| asked.question == question);
        let is_of = |asked: &Asked| asked.revision == revision && Arc::ptr_eq(&asked.letters, letters);
        let is_answered = self.asked.as_ref().is_some_and(is_of);
        // While disputes pour in, the answer that is on its way comes first.
        if is_same && (is_answered || self.answer.is_loading()) {
            return;
        }
        let called = cx.tables.letters.all().iter().map(|template| (template.id.clone(), template.name.clone()));
        let named = insights::Letters { used: Arc::clone(letters), names: called.collect() };
        let work = insights::find(cx.session, question.clone(), (named, Arc::clone(&self.before)), is_same);
        self.answer.request(&cx.desk.runtime, &cx.desk.wake, (), work);
        self.asked = Some(Asked { question, revision, letters: Arc::clone(letters) });
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, letters: &Arc<BTreeMap<DisputeId, String>>) {
        self.look(cx, letters);
        layout::title_bar(ui, words::page_insights());
        if cx.found.total == 0 {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
                pulling::no_disputes_ui(ui, cx, &cx.session.sync_state());
            });
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::LARGE;
                self.choices_ui(ui);
                if let Some(failure) = self.answer.error() {
                    let mut notice = failed(failure);
                    notice.step = Some(Step::Retry);
                    if states::error(ui, &notice).is_some() {
                        self.asked = None;
                    }
                }
                match self.answer.value() {
                    Some(found) if found.total.received.count == 0 => nothing_ui(ui, found),
                    Some(found) => found_ui(ui, found, cx),
                    None if self.answer.is_loading() => states::skeleton(ui, 14),
                    None => {}
                }
                if let Some(found) = self.answer.value() {
                    if let Some(currency) = found.currency {
                        self.fees.ui(ui, cx, currency);
                    }
                    self.monitor.ui(ui, cx);
                }
            });
        });
    }

    /// What is asked.
    fn choices_ui(&mut self, ui: &mut Ui) {
        let currencies = self.answer.value().map(|found| found.currencies.clone()).unwrap_or_default();
        let row = vec2(ui.available_width(), size::CONTROL);
        // What is chosen stands side by side at one height, and below each other where there is no room.
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::WIDE, space::NEAR);
            let choice = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui(vec2(CHOICE, size::CONTROL), |ui| {
                    ui.set_width(CHOICE);
                    add(ui);
                });
            };
            choice(ui, &mut |ui| {
                let choices = Period::ALL.map(|period| (period, words::insights::period(period).to_owned()));
                fields::choice_ui(ui, words::insights_period(), &mut self.period, &choices, None);
            });
            choice(ui, &mut |ui| {
                let choices = Grouping::ALL.map(|by| (by, words::insights::grouping(by).to_owned()));
                fields::choice_ui(ui, words::insights_by(), &mut self.grouping, &choices, None);
            });
            if currencies.len() > 1 {
                choice(ui, &mut |ui| {
                    let mut chosen = self.currency.or(currencies.first().map(|(currency, _)| *currency));
                    let choices: Vec<_> = currencies
                        .iter()
                        .map(|(currency, count)| (Some(*currency), words::insights_currency(currency.code(), *count)))
                        .collect();
                    if fields::choice_ui(ui, words::insights_in(), &mut chosen, &choices, None) {
                        self.currency = chosen;
                    }
                });
            }
        });
    }
}

fn failed(failure: &Failure<StoreError>) -> Notice {
    match failure {
        Failure::Error(error) => Notice::bad(words::insights_not_counted(), Some(words::errors::store(error))),
        Failure::Crashed => notice::crashed(words::insights_not_counted()),
    }
}

fn nothing_ui(ui: &mut Ui, found: &Insights) {
    use crate::app::kit::icons;
    states::empty(ui, icons::INBOX, words::insights_none(), words::insights_none_hint(), None);
    unpriced_ui(ui, found);
}

fn unpriced_ui(ui: &mut Ui, found: &Insights) {
    if found.unpriced > 0 {
        widgets::hint(ui, words::insights_unpriced(found.unpriced));
    }
}

fn found_ui(ui: &mut Ui, found: &Insights, cx: &Context<'_>) {
    let fee = found.currency.map(|currency| fees::fee(cx, currency)).unwrap_or_default();
    cards::ui(ui, found, fee, cx.actions);
    if found.question.grouping.is_time() {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            chart::ui(ui, found, cx);
        });
    }
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        table_head_ui(ui, found, cx);
        table::ui(ui, found, fee, cx.actions);
    });
    unpriced_ui(ui, found);
}

/// What the table is of, and the way to have it as a file.
fn table_head_ui(ui: &mut Ui, found: &Insights, cx: &Context<'_>) {
    ui.horizontal(|ui| {
        let by = words::inside(words::insights::grouping(found.question.grouping));
        ui.label(RichText::new(words::insights_table(by)).font(theme::semibold(size::BODY)));
        layout::at_end(ui, ui.scope_id().with("export"), |ui| {
            for (words, command) in
                [(words::insights_report(), Command::SaveReport), (words::insights_export(), Command::ExportFigures)]
            {
                if widgets::button(ui, Look::Secondary, words).clicked() {
                    command::ask(cx, command, None);
                }
            }
        });
    });
}

/// A sum with its currency.
fn sum(found: &Insights, tally: Tally) -> String {
    found.currency.map(|currency| words::money(Money::new(tally.minor, currency))).unwrap_or_default()
}

/// A share in percent, or that there are too few cases for one.
fn share(share: Share) -> String {
    share.permille().map_or_else(|| NOTHING.to_owned(), words::insights::percent)
}

/// A span of time, in seconds.
fn span(seconds: i64) -> String {
    words::duration(Duration::of(seconds))
}

/// What disputes cost, where the fees are known.
fn fees(found: &Insights, fee: Fee, figures: &Figures) -> Option<String> {
    Some(words::money(Money::new(fee.of(figures).filter(|_| fee != Fee::default())?, found.currency?)))
}

/// A small link with a name of its own for who hears it.
fn link_ui(ui: &mut Ui, words: &str, name: &str) -> egui::Response {
    let color = tokens(ui).accent;
    widgets::link_of(ui, RichText::new(words).font(theme::small()).color(color)).accessible_name(name)
}

/// Shows the disputes of a number in the list.
fn show(found: &Insights, group: Option<&Group>, part: Part, actions: &Actions) {
    if let Some(terms) = found.terms(group, part) {
        let text: Vec<String> = terms.iter().map(|term| write(term, &found.question.zone)).collect();
        actions.push(Action::SearchList(part.queue(), text.join(" ")));
    }
}
