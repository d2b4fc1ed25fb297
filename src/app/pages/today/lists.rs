//! What is due next, what needs a person, and what changed, a line for each.
//!
//! Must not live here: finding it.

use super::{Since, show};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{fields, size, space, theme, tokens, widgets};
use crate::app::page::Page;
use crate::app::pages::disputes::cells;
use crate::app::pages::outbox;
use crate::app::words;
use crate::desk::agenda::Today;
use crate::desk::list::{Entry, RowId};
use crate::domain::search::query::Queue;
use crate::domain::text;
use crate::domain::time::deadline::Deadline;
use egui::{Align, Label, Layout, RichText, Ui, UiBuilder, vec2};
use jiff::Timestamp;

/// Rows of the outbox that are listed.
const MOST_ROWS: usize = 5;
/// The room of a pill, and of a number with its word.
const PILL: f32 = 86.0;
const NUMBER: f32 = 150.0;

fn card_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        ui.label(RichText::new(title).font(theme::semibold(size::BODY)));
        add(ui);
    });
}

/// A line whose first part has so much room, so that lines stand below each other.
fn line_ui(ui: &mut Ui, room: f32, first: impl FnOnce(&mut Ui), rest: impl FnOnce(&mut Ui)) {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CHIP), egui::Sense::hover());
    let layout = Layout::left_to_right(Align::Center);
    let (left, right) = line.split_left_right_at_x((line.left() + room).min(line.right()));
    first(&mut ui.new_child(UiBuilder::new().max_rect(left).layout(layout)));
    rest(&mut ui.new_child(UiBuilder::new().max_rect(right).layout(layout)));
}

/// What is due next; a click opens it.
pub(super) fn next_ui(ui: &mut Ui, cx: &Context<'_>, found: &Today) {
    card_ui(ui, words::today_next(), |ui| {
        if found.next.is_empty() {
            widgets::hint(ui, words::today_next_none());
        }
        for row in &found.next {
            dispute_ui(ui, cx, *row);
        }
    });
}

fn dispute_ui(ui: &mut Ui, cx: &Context<'_>, row: RowId) {
    let entry = cx.session.row(row);
    let Some(entry) = entry else {
        // Being read; it is here in a frame or two.
        ui.allocate_exact_size(vec2(ui.available_width(), size::CHIP), egui::Sense::hover());
        return;
    };
    let left = |ui: &mut Ui| {
        if let Some(deadline) = Deadline::of(&entry.dispute) {
            cells::left_ui(ui, deadline.with(cx.margin), cx.now, cx.zone);
        }
    };
    line_ui(ui, PILL, left, |ui| {
        let amount = RichText::new(cells::amount(&entry)).color(tokens(ui).accent);
        let link = widgets::link_of(ui, amount);
        let name = words::today_open(cells::spoken(&entry, cx.now, cx.margin));
        if link.accessible_name(name).clicked() {
            cx.actions.push(Action::OpenDispute(entry.dispute.id.clone()));
        }
        ui.add(Label::new(RichText::new(about(&entry)).color(tokens(ui).muted)).truncate());
    });
}

fn about(entry: &Entry) -> String {
    let reason = entry.dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned());
    let parts: Vec<String> = reason.into_iter().chain(entry.merchant.clone()).collect();
    text::clean_to(&parts.join(" · "), 100)
}

/// What waits for a person.
pub(super) fn needs_ui(ui: &mut Ui, cx: &Context<'_>, found: &Today) {
    card_ui(ui, words::today_needs(), |ui| {
        let rows: Vec<_> = cx.rows.iter().rev().filter(|row| row.state.needs_person()).collect();
        let mine = &found.agenda.mine;
        if rows.is_empty() && mine.count == 0 {
            widgets::hint(ui, words::today_needs_none());
        }
        if mine.count > 0 {
            let said = words::today_number(words::today_mine(), mine.count);
            let number = |ui: &mut Ui| {
                if widgets::link(ui, &said).clicked() {
                    let terms = found.agenda.question.terms_of_mine();
                    show(Queue::NeedsResponse, &terms, cx.zone, cx.actions);
                }
            };
            line_ui(ui, NUMBER, number, |ui| {
                let sums = RichText::new(words::agenda::all_sums(&mine.sums)).color(tokens(ui).muted);
                ui.add(Label::new(sums).truncate());
            });
        }
        for row in rows.iter().take(MOST_ROWS) {
            let what = words::outbox::intent(&row.intent);
            let whose = outbox::whose(cx, row);
            ui.push_id(row.id, |ui| {
                ui.horizontal(|ui| {
                    let link = widgets::link(ui, &what);
                    if link.accessible_name(words::today_open_row(what.as_str(), whose.as_str())).clicked() {
                        cx.actions.push(Action::OpenRow(row.id));
                    }
                    ui.add(Label::new(RichText::new(&whose).color(tokens(ui).muted)).truncate());
                });
            });
        }
        let left = rows.len().saturating_sub(MOST_ROWS);
        if left > 0 && widgets::link(ui, &words::today_needs_more(left)).clicked() {
            cx.actions.push(Action::Go(Page::Outbox));
        }
    });
}

/// What changed.
pub(super) fn news_ui(ui: &mut Ui, cx: &Context<'_>, found: &Today, since: &mut Since, looked: Option<Timestamp>) {
    card_ui(ui, words::today_news(), |ui| {
        let mut choices = vec![(Since::Yesterday, words::today_since_yesterday().to_owned())];
        choices.extend(looked.map(|at| (Since::LastLook, words::today_since_looked(words::moment(at, cx.zone)))));
        choices.push((Since::Week, words::today_since_week().to_owned()));
        fields::choice_ui(ui, words::today_since(), since, &choices, None);
        for (news, changed) in found.agenda.news() {
            let said = words::agenda::news(news);
            let number = |ui: &mut Ui| {
                let words = words::today_number(said, changed.count);
                if changed.count == 0 {
                    ui.add(Label::new(RichText::new(words).color(tokens(ui).faint)).truncate());
                } else if widgets::link(ui, &words).clicked() {
                    show(news.queue(), &found.agenda.question.terms_of_news(news), cx.zone, cx.actions);
                }
            };
            line_ui(ui, NUMBER, number, |ui| {
                let sums = RichText::new(words::agenda::all_sums(&changed.sums)).color(tokens(ui).muted);
                ui.add(Label::new(sums).truncate());
            });
        }
        widgets::hint(ui, words::today_news_hint());
    });
}
