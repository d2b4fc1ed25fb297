//! What stands in the cells of the list, and what a screen reader says for a row.

use crate::app::kit::{Tone, pill, size, theme, tokens, widgets};
use crate::app::words;
use crate::desk::list::Entry;
use crate::domain::dispute::Status;
use crate::domain::reference::reason_code::ReasonCodes;
use crate::domain::search::query::{Column, Queue};
use crate::domain::text;
use crate::domain::time::deadline::{Deadline, Target, Urgency};
use crate::domain::time::margin::Margin;
use egui::{RichText, Ui};
use jiff::{Timestamp, tz::TimeZone};

/// What a screen reader says for a row.
pub fn spoken(entry: &Entry, now: Timestamp, margin: Margin) -> String {
    [heard(entry, now, margin), entry.dispute.id.to_string()].join(", ")
}

/// The same without its id, which nobody listens to the end of.
pub fn heard(entry: &Entry, now: Timestamp, margin: Margin) -> String {
    let mut words = vec![amount(entry), words::status(entry.status).to_owned()];
    words.extend(Deadline::of(&entry.dispute).map(|deadline| words::due_in(deadline.with(margin).left(now))));
    words.extend(entry.dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned()));
    words.extend(entry.merchant.clone());
    words.join(", ")
}

/// The amount, or what can be said of it while its currency is not known.
#[must_use]
pub fn amount(entry: &Entry) -> String {
    match (entry.money, entry.dispute.amount) {
        (Some(money), _) => words::money(money),
        (None, Some(_)) => "…".to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// The tone of a status.
#[must_use]
pub fn status_tone(status: Status) -> Tone {
    match status {
        Status::NeedsResponse | Status::Reopened => Tone::Amber,
        Status::Responded => Tone::Blue,
        Status::Won => Tone::Green,
        Status::Accepted | Status::Lost | Status::Open => Tone::Grey,
    }
}

/// The tone of what is left: red also for what is past its target and not overdue.
#[must_use]
pub fn due_tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue | Urgency::PastTarget | Urgency::Day => Tone::Red,
        Urgency::ThreeDays | Urgency::Undated => Tone::Amber,
        Urgency::Week | Urgency::Later => Tone::Grey,
    }
}

/// What a cell needs beside its dispute.
pub struct Shown<'s> {
    /// The queue that is shown.
    pub queue: Queue,
    /// Now.
    pub now: Timestamp,
    /// Where the person is.
    pub zone: &'s TimeZone,
    /// How long before the deadlines the account wants to answer.
    pub margin: Margin,
    /// What the networks' codes mean.
    pub codes: &'s ReasonCodes,
}

/// One cell.
pub fn cell_ui(ui: &mut Ui, entry: &Entry, column: Column, shown: &Shown<'_>) {
    let Shown { zone, codes, .. } = *shown;
    match column {
        Column::Due => due_ui(ui, entry, shown),
        Column::Amount => amount_ui(ui, entry),
        Column::Code => code_ui(ui, entry, codes),
        Column::Status if is_said_by(shown.queue, entry.status) => plain(ui, words::status(entry.status), true),
        Column::Status => drop(pill(ui, status_tone(entry.status), words::status(entry.status))),
        Column::Order | Column::Dispute | Column::Transfer => drop(code(ui, &words(entry, column, zone))),
        Column::Created | Column::Updated => plain(ui, &words(entry, column, zone), true),
        Column::Reason | Column::Merchant | Column::Customer | Column::Assignee | Column::Work => {
            plain(ui, &words(entry, column, zone), false);
        }
    }
}

/// Whether the tab of a queue says the status already; a pill in each row would say it as often again.
fn is_said_by(queue: Queue, status: Status) -> bool {
    match queue {
        Queue::NeedsResponse => status == Status::NeedsResponse,
        Queue::UnderReview => status == Status::Responded,
        Queue::Won => status == Status::Won,
        Queue::Lost => status == Status::Lost,
        Queue::All => false,
    }
}

/// The text of a plain cell.
fn words(entry: &Entry, column: Column, zone: &TimeZone) -> String {
    let dispute = &entry.dispute;
    let time = |at: Option<Timestamp>| at.map(|at| words::moment(at, zone));
    let found = match column {
        Column::Reason => dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned()),
        Column::Merchant => entry.merchant.clone(),
        Column::Order => entry.order.clone(),
        Column::Dispute => Some(dispute.id.to_string()),
        Column::Customer => entry.customer.clone(),
        Column::Created => time(dispute.created_at),
        Column::Updated => time(dispute.updated_at),
        Column::Transfer => dispute.transfer.as_ref().map(ToString::to_string),
        Column::Code => entry.code.clone(),
        Column::Assignee => entry.team.assignee.clone(),
        Column::Work => entry.team.work.as_ref().map(|work| words::work(work).into_owned()),
        Column::Due | Column::Amount | Column::Status => None,
    };
    found.unwrap_or_else(|| "–".to_owned())
}

fn due_ui(ui: &mut Ui, entry: &Entry, shown: &Shown<'_>) {
    let Some(deadline) = Deadline::of(&entry.dispute) else { return plain(ui, "–", true) };
    left_ui(ui, deadline.with(shown.margin), shown.now, shown.zone);
}

/// What is left, with the target and the deadline behind it.
pub fn left_ui(ui: &mut Ui, target: Target, now: Timestamp, zone: &TimeZone) {
    let (urgency, words) = (target.urgency(now), words::left(target.left(now)));
    let response = match urgency {
        // The words say it.
        Urgency::Overdue | Urgency::PastTarget => pill(ui, due_tone(urgency), &words),
        _ => widgets::pill_with_sign(ui, due_tone(urgency), &words),
    };
    if let Some(tip) = words::target_and_deadline(target, now, zone) {
        response.on_hover_text(tip);
    }
}

fn amount_ui(ui: &mut Ui, entry: &Entry) {
    let text = RichText::new(amount(entry)).font(theme::medium(size::BODY));
    let response = ui.add(egui::Label::new(text).truncate());
    if entry.money.is_none() && entry.dispute.amount.is_some() {
        response.on_hover_text(words::list_no_currency());
    }
}

fn code_ui(ui: &mut Ui, entry: &Entry, codes: &ReasonCodes) {
    let response = code(ui, entry.code.as_deref().unwrap_or("–"));
    let Some(reason) = &entry.dispute.reason_code else { return };
    match codes.known(reason) {
        Some(known) => response.on_hover_text(&known.name),
        None => response.on_hover_text(words::list_unknown_code(&reason.raw)),
    };
}

fn plain(ui: &mut Ui, words: &str, is_quiet: bool) {
    let color = if is_quiet { tokens(ui).muted } else { tokens(ui).text };
    ui.add(egui::Label::new(RichText::new(text::clean_to(words, 200)).color(color)).truncate());
}

fn code(ui: &mut Ui, words: &str) -> egui::Response {
    let color = tokens(ui).muted;
    ui.add(egui::Label::new(RichText::new(text::clean_to(words, 200)).font(theme::mono()).color(color)).truncate())
}
