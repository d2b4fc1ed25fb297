//! The page a day begins with: what is due and when, what needs a person, what changed, and a calendar of due dates.
//! Everything on it leads to its disputes.
//!
//! Must not live here: counting (the index does), which day it is (`domain::agenda`).

mod calendar;
mod lists;

use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::notice::Step;
use crate::app::kit::{Tone, layout, size, space, states, theme, tokens, widgets};
use crate::app::notice::{self, Notice};
use crate::app::pages::disputes::pulling;
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::agenda::{self, Today};
use crate::desk::failure::StoreError;
use crate::domain::agenda::{AgendaQuestion, Exposure, Span};
use crate::domain::insights::midnight;
use crate::domain::search::query::Queue;
use crate::domain::search::{Term, write};
use calendar::Shown;
use egui::{Align, Frame, Label, Layout, RichText, ScrollArea, Ui, vec2};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// Below this width two things do not stand side by side, and cards stand in two lines.
const BESIDE: f32 = 720.0;
/// The part of the room that lists have beside the calendar.
const LISTS: f32 = 0.4;
/// While the page is looked at, that is noted this often.
const NOTED: SignedDuration = SignedDuration::from_mins(5);

/// Since when changes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Since {
    /// The day before began.
    #[default]
    Yesterday,
    /// Somebody looked before this start.
    LastLook,
    /// A week ago.
    Week,
}

/// The page's state.
#[derive(Default)]
pub struct TodayPage {
    since: Since,
    shown: Shown,
    answer: Remote<(), Today, StoreError>,
    asked: Option<(AgendaQuestion, u64)>,
    looked: Remote<(), Option<Timestamp>, StoreError>,
    noted: Option<Timestamp>,
}

impl TodayPage {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.answer.poll();
        self.looked.poll();
    }

    /// Reads when somebody looked last, and takes note that somebody does now.
    fn note(&mut self, cx: &Context<'_>) {
        if self.looked.about().is_none() {
            self.looked.request(&cx.desk.runtime, &cx.desk.wake, (), agenda::looked(cx.session));
        }
        // Not before it is read, or nothing would be known of the last time.
        let is_new = self.noted.is_none_or(|noted| cx.now.duration_since(noted).abs() > NOTED);
        if is_new && !self.looked.is_loading() {
            agenda::look(cx.session, &cx.desk.runtime, cx.now);
            self.noted = Some(cx.now);
        }
    }

    /// Asks when the question or the disputes are others than before.
    fn ask(&mut self, cx: &Context<'_>) {
        // What is due within a minute is another thing every minute.
        let now = Timestamp::from_second(cx.now.as_second().div_euclid(60) * 60).unwrap_or(cx.now);
        let today = cx.zone.to_datetime(now).date();
        let day = |back: i64| midnight(today.checked_sub(back.days()).ok()?, cx.zone);
        let since = match self.since {
            Since::Yesterday => day(1),
            Since::LastLook => self.looked.value().copied().flatten().or_else(|| day(1)),
            Since::Week => day(7),
        };
        let (first, days) = self.shown.days(today);
        let (since, me) = (since.unwrap_or(now), cx.settings.my_name.clone());
        let question = AgendaQuestion { now, zone: cx.zone.clone(), margin: cx.margin, first, days, since, me };
        let revision = cx.session.revision();
        let is_same = self.asked.as_ref().is_some_and(|(asked, _)| *asked == question);
        let is_answered = self.asked.as_ref().is_some_and(|(_, of)| *of == revision);
        // While disputes pour in, the answer that is on its way comes first.
        if is_same && (is_answered || self.answer.is_loading()) {
            return;
        }
        let work = agenda::find(cx.session, question.clone(), is_same);
        self.answer.request(&cx.desk.runtime, &cx.desk.wake, (), work);
        self.asked = Some((question, revision));
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        self.note(cx);
        self.ask(cx);
        layout::title_bar(ui, words::page_today());
        if cx.found.total == 0 {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
                pulling::no_disputes_ui(ui, cx, &cx.session.sync_state());
            });
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::LARGE;
                if let Some(failure) = self.answer.error() {
                    let mut notice = failed(failure);
                    notice.step = Some(Step::Retry);
                    if states::error(ui, &notice).is_some() {
                        self.asked = None;
                    }
                }
                if self.answer.value().is_some() {
                    self.found_ui(ui, cx);
                } else if self.answer.is_loading() {
                    states::skeleton(ui, 14);
                }
            });
        });
    }

    fn found_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(found) = self.answer.value() else { return };
        cards_ui(ui, cx, found);
        let looked = self.looked.value().copied().flatten();
        let since = &mut self.since;
        let shown = &mut self.shown;
        let mut lists = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = space::LARGE;
            lists::needs_ui(ui, cx, found);
            lists::next_ui(ui, cx, found);
            lists::news_ui(ui, cx, found, since, looked);
        };
        let whole = ui.available_width();
        if whole < BESIDE {
            lists(ui);
            calendar::ui(ui, cx, &found.agenda, shown);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            let left = (whole * LISTS).floor();
            part_ui(ui, left, lists);
            part_ui(ui, whole - left - space::LARGE, |ui| calendar::ui(ui, cx, &found.agenda, shown));
        });
    }
}

/// A part of the page, so wide.
fn part_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        add(ui);
    });
}

fn failed(failure: &Failure<StoreError>) -> Notice {
    match failure {
        Failure::Error(error) => Notice::bad(words::today_not_read(), Some(words::errors::store(error))),
        Failure::Crashed => notice::crashed(words::today_not_read()),
    }
}

/// What is due when.
fn cards_ui(ui: &mut Ui, cx: &Context<'_>, found: &Today) {
    let is_shown = |(span, due): &(Span, &Exposure)| match span {
        Span::PastTarget => !cx.margin.is_none(),
        Span::Undated => due.count > 0,
        _ => true,
    };
    let cards: Vec<_> = found.agenda.spans().filter(is_shown).collect();
    let in_line = if ui.available_width() < BESIDE { cards.len().div_ceil(2) } else { cards.len() };
    for line in cards.chunks(in_line.max(1)) {
        ui.columns(in_line.max(1), |columns| {
            for (ui, (span, due)) in columns.iter_mut().zip(line) {
                widgets::card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::TIGHT;
                    card_ui(ui, cx, found, *span, due);
                });
            }
        });
    }
}

fn card_ui(ui: &mut Ui, cx: &Context<'_>, found: &Today, span: Span, due: &Exposure) {
    let tokens = tokens(ui);
    let name = words::agenda::span(span, cx.margin);
    ui.add(Label::new(RichText::new(name).color(tokens.muted)).truncate());
    let tone = match span {
        Span::Overdue | Span::PastTarget => Tone::Red,
        Span::Today => Tone::Amber,
        Span::Tomorrow | Span::Week | Span::Later | Span::Undated => Tone::Blue,
    };
    let number = RichText::new(words::number(due.count as u64)).font(theme::bold(size::AMOUNT));
    if due.count == 0 {
        ui.label(number.color(tokens.faint));
    } else {
        let link = widgets::link_of(ui, number.color(tone.strong(tokens)));
        if link.accessible_name(words::today_number(name, due.count)).clicked() {
            show(Queue::NeedsResponse, &found.agenda.question.terms(span), cx.zone, cx.actions);
        }
    }
    let sums = words::agenda::sums(&due.sums);
    let all = words::agenda::all_sums(&due.sums);
    let response = ui.add(Label::new(RichText::new(sums).font(theme::small()).color(tokens.muted)).truncate());
    if due.sums.len() > 1 {
        response.on_hover_text(all);
    }
}

/// Shows in the list what these terms find.
fn show(queue: Queue, terms: &[Term], zone: &TimeZone, actions: &Actions) {
    let typed: Vec<String> = terms.iter().map(|term| write(term, zone)).collect();
    actions.push(Action::SearchList(queue, typed.join(" ")));
}
