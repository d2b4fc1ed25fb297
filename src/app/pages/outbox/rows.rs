//! The lines of the outbox: a row in its columns, or in three lines where they have no room, and the days between.
//!
//! Must not live here: which rows are shown, and in which order.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::{icons, pill, size, space, theme, tokens, widgets};
use crate::app::notice::{self, trouble};
use crate::app::pages::sent::tone;
use crate::app::words;
use crate::desk::{Intent, Need, OutboxRow, RowState};
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

/// Below this the columns have no room beside each other.
const NARROW: f32 = 900.0;
/// How wide the columns of one width are; the last is wide enough for the three things a row in doubt offers.
const STATE: f32 = 108.0;
const SINCE: f32 = 74.0;
const TRIES: f32 = 48.0;
const ACTIONS: f32 = 264.0;
/// The least of the others, and the parts two of them have of it.
const LEAST_REST: f32 = 300.0;
const WHAT_PART: f32 = 0.28;
const WHOSE_PART: f32 = 0.27;

/// Where the columns begin, from the left.
pub(super) struct Columns {
    starts: [f32; 7],
    width: f32,
    is_narrow: bool,
}

const HEADS: [fn() -> &'static str; 6] = [
    words::outbox_head_state,
    words::outbox_head_what,
    words::outbox_head_for,
    words::outbox_head_why,
    words::outbox_head_since,
    words::outbox_head_tries,
];

impl Columns {
    pub(super) fn of(width: f32) -> Self {
        let rest = (width - STATE - SINCE - TRIES - ACTIONS - space::WIDE).max(LEAST_REST);
        let (what, whose) = (rest * WHAT_PART, rest * WHOSE_PART);
        let mut at = space::WIDE;
        let widths = [STATE, what, whose, rest - what - whose, SINCE, TRIES, ACTIONS];
        let starts = widths.map(|width| {
            let start = at;
            at += width;
            start
        });
        Self { starts, width, is_narrow: width < NARROW }
    }

    /// How high a row is.
    pub(super) fn height(&self) -> f32 {
        if self.is_narrow { size::ROW * 3.0 } else { size::ROW }
    }

    fn cell(&self, line: Rect, column: usize) -> Rect {
        let start = self.starts.get(column).copied().unwrap_or_default();
        let end = self.starts.get(column + 1).copied().unwrap_or(self.width);
        Rect::from_min_max(pos2(line.left() + start, line.top()), pos2(line.left() + end - space::NEAR, line.bottom()))
    }

    /// The names of the columns.
    pub(super) fn head_ui(&self, ui: &mut Ui) {
        if self.is_narrow {
            return;
        }
        let tokens = tokens(ui);
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::HEADER), Sense::hover());
        ui.painter().rect_filled(line, 0.0, tokens.panel);
        for (column, words) in HEADS.iter().enumerate() {
            let mut cell = child(ui, self.cell(line, column), column == 5);
            cell.add(Label::new(RichText::new(words()).font(theme::caption()).color(tokens.muted)).truncate());
        }
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens.line));
    }

    /// A day, and a click to see or to fold what ended on it. True when it was clicked.
    pub(super) fn day_ui(&self, ui: &mut Ui, words: &str, is_open: bool) -> bool {
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::ROW), Sense::hover());
        let tokens = tokens(ui);
        ui.painter().rect_filled(line, 0.0, tokens.panel);
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens.line));
        let mut cell = child(ui, line.shrink2(vec2(space::WIDE, 0.0)), false);
        let icon = if is_open { icons::DOWN } else { icons::RIGHT };
        cell.label(RichText::new(icon).size(size::SMALL).color(tokens.muted));
        let text = RichText::new(words).font(theme::medium(size::BODY));
        let response = cell.add(egui::Button::new(text).frame(false)).on_hover_cursor(egui::CursorIcon::PointingHand);
        response.on_hover_text(if is_open { words::outbox_fold() } else { words::outbox_unfold() }).clicked()
    }

    /// Says that there are more.
    pub(super) fn cut_ui(&self, ui: &mut Ui, words: &str) {
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::ROW), Sense::hover());
        widgets::muted(&mut child(ui, line.shrink2(vec2(space::WIDE, 0.0)), false), words);
    }

    /// A row where the columns have no room beside each other: what it is, what came of it, and what can be done.
    fn stacked_ui(&self, ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow) {
        let tokens = tokens(ui);
        let (line, _) = ui.allocate_exact_size(vec2(self.width, self.height()), Sense::hover());
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens.line));
        let part = |number: f32| {
            let top = line.top() + size::ROW * number;
            Rect::from_min_max(pos2(line.left() + space::WIDE, top), pos2(line.right() - space::WIDE, top + size::ROW))
        };
        let mut first = child(ui, part(0.0), false);
        pill(&mut first, tone(row.state), words::outbox::state(row.state));
        let (what, whose) = (words::outbox::intent(&row.intent), whose(cx, row));
        let both = if whose.is_empty() { what } else { format!("{what} · {whose}") };
        first.add(Label::new(&both).truncate()).on_hover_text(&both);
        let why = why(cx, row);
        let second = RichText::new(&why).color(tokens.muted);
        child(ui, part(1.0), false).add(Label::new(second).truncate()).on_hover_text(&why);
        let mut third = child(ui, part(2.0), false);
        third.spacing_mut().item_spacing.x = space::NEAR;
        actions_ui(&mut third, cx.actions, row);
        let age = words::outbox_since(row.tries, words::age(clock::age(row.changed, cx.steady)));
        third.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(age).font(theme::small()).color(tokens.muted)).truncate());
        });
    }

    /// A row in its columns.
    pub(super) fn row_ui(&self, ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow) {
        if self.is_narrow {
            self.stacked_ui(ui, cx, row);
            return;
        }
        let tokens = tokens(ui);
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::ROW), Sense::hover());
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens.line));
        pill(&mut child(ui, self.cell(line, 0), false), tone(row.state), words::outbox::state(row.state));
        let label = |ui: &mut Ui, column: usize, words: String, is_muted: bool, hover: Option<String>| {
            let color = if is_muted { tokens.muted } else { tokens.text };
            let mut cell = child(ui, self.cell(line, column), column == 5);
            let response = cell.add(Label::new(RichText::new(words).color(color)).truncate());
            if let Some(hover) = hover {
                response.on_hover_text(hover);
            }
        };
        let what = words::outbox::intent(&row.intent);
        label(ui, 1, what.clone(), false, Some(what));
        label(ui, 2, whose(cx, row), true, Some(whose(cx, row)));
        let why = why(cx, row);
        label(ui, 3, why.clone(), false, Some(why));
        let exact = words::outbox_added_changed(
            words::local_and_utc(row.added, cx.zone),
            words::local_and_utc(row.changed, cx.zone),
        );
        label(ui, 4, words::age(clock::age(row.changed, cx.steady)), true, Some(exact));
        label(ui, 5, row.tries.to_string(), true, None);
        let mut cell = child(ui, self.cell(line, 6), false);
        cell.spacing_mut().item_spacing.x = space::NEAR;
        actions_ui(&mut cell, cx.actions, row);
    }
}

/// A cell of its own, as high as the line.
fn child(ui: &mut Ui, cell: Rect, is_right: bool) -> Ui {
    let layout = if is_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let mut child = ui.new_child(UiBuilder::new().max_rect(cell).layout(layout));
    child.set_clip_rect(cell.expand(2.0).intersect(ui.clip_rect()));
    child
}

/// For which dispute or customer.
pub(in crate::app::pages) fn whose(cx: &Context<'_>, row: &OutboxRow) -> String {
    match (&row.intent, row.intent.dispute()) {
        (_, Some(id)) => match cx.session.entry(id).and_then(|entry| entry.money) {
            Some(money) => format!("{} · {id}", words::money(money)),
            None => id.to_string(),
        },
        (Intent::Checkout(checkout), None) => text::clean_to(&checkout.customer_email, 60),
        (Intent::Payment(event), None) => {
            format!("{} · {}", words::money(event.amount), text::clean_to(&event.customer_id, 40))
        }
        (_, None) => String::new(),
    }
}

/// What happened, or why it waits.
fn why(cx: &Context<'_>, row: &OutboxRow) -> String {
    let request = || row.request_id.as_ref().map(|id| words::outbox_request(text::clean_to(id, 40)));
    match row.state {
        RowState::Saving => words::outbox_saving().to_owned(),
        RowState::Held { until } => {
            let left = (until.as_millisecond() - cx.steady.as_millisecond()).max(0).div_euclid(1_000) + 1;
            match left {
                ..120 => words::outbox_held_seconds(left),
                _ => words::outbox_held_until(words::local_and_utc(until, cx.zone)),
            }
        }
        RowState::Waiting { .. } if cx.outbox.is_paused => words::outbox_paused().to_owned(),
        RowState::Waiting { .. } => match (&row.error, &row.reason) {
            (Some(error), _) => notice::api(words::outbox_not_sent_yet(), error).headline,
            (None, Some(reason)) => words::outbox::reason(reason),
            (None, None) if row.is_busy => words::outbox_asking(row.intent.service().name()),
            (None, None) => words::outbox_turn().to_owned(),
        },
        RowState::Sending => match &row.intent {
            Intent::Upload { file, .. } => {
                let sent = row.sent.load(std::sync::atomic::Ordering::Relaxed).min(file.length);
                words::outbox_sent_bytes(words::bytes(sent), words::bytes(file.length))
            }
            _ => words::outbox_waiting_for(row.intent.service().name()),
        },
        RowState::Confirmed => {
            let reason = row.reason.as_ref().map(words::outbox::reason);
            let done = || words::outbox_done_at(words::local_and_utc(row.changed, cx.zone));
            reason.or_else(request).unwrap_or_else(done)
        }
        RowState::Unknown { .. } | RowState::Discarded => {
            row.reason.as_ref().map(words::outbox::reason).unwrap_or_default()
        }
        RowState::NeedsYou(_) | RowState::Refused => {
            trouble(row).map_or_else(String::new, |notice| match notice.hint {
                Some(hint) => words::sentences(&[notice.headline, hint]),
                None => notice.headline,
            })
        }
    }
}

fn actions_ui(ui: &mut Ui, actions: &Actions, row: &OutboxRow) {
    // The first is the next step; the others are there too.
    let mut is_first = true;
    let mut offer = |ui: &mut Ui, words: &str, does: Action| {
        let is_next = std::mem::take(&mut is_first);
        let response = if is_next { widgets::small_button(ui, words) } else { widgets::link(ui, words) };
        if response.clicked() {
            actions.push(does);
        }
    };
    match row.state {
        RowState::Held { .. } => {
            offer(ui, words::outbox_send_now(), Action::SendRowNow(row.id));
            offer(ui, words::kit_cancel(), Action::CancelRow(row.id));
        }
        RowState::Saving | RowState::Waiting { .. } => {
            if row.error.is_some() && !row.intent.is_one_shot() {
                offer(ui, words::kit_retry(), Action::RetryRow(row.id));
            }
            // A file that arrived and only lacks its name may stay without it.
            let words = if row.evidence.is_none() { words::kit_cancel() } else { words::kit_skip() };
            offer(ui, words, Action::CancelRow(row.id));
        }
        RowState::Sending if matches!(row.intent, Intent::Upload { .. }) => {
            offer(ui, words::kit_cancel(), Action::CancelRow(row.id));
        }
        RowState::NeedsYou(need) => {
            if row.attempted.is_some() && row.intent.traits().can_be_asked_about && need != Need::Elsewhere {
                offer(ui, words::kit_check_again(), Action::CheckRow(row.id));
            }
            let again = if need == Need::Twice { words::outbox_open() } else { words::outbox_send_again() };
            let does = if need == Need::Twice { Action::OpenRow(row.id) } else { Action::RetryRow(row.id) };
            offer(ui, again, does);
            offer(ui, words::kit_discard(), Action::DiscardRow(row.id));
        }
        RowState::Refused => {
            if row.intent.dispute().is_some() {
                offer(ui, words::outbox_open(), Action::OpenRow(row.id));
            } else {
                offer(ui, words::kit_edit(), Action::EditRow(row.id));
            }
            if !row.intent.is_one_shot() {
                offer(ui, words::kit_retry(), Action::RetryRow(row.id));
            }
            offer(ui, words::kit_discard(), Action::DiscardRow(row.id));
        }
        RowState::Confirmed => {
            if let (true, Some(dispute)) = (row.intent.is_one_shot(), row.intent.dispute()) {
                offer(ui, words::outbox_proof(), Action::SaveProof(dispute.clone()));
            }
            offer(ui, words::outbox_open(), Action::OpenRow(row.id));
        }
        RowState::Sending | RowState::Unknown { .. } | RowState::Discarded => {
            if row.intent.dispute().is_some() {
                offer(ui, words::outbox_open(), Action::OpenRow(row.id));
            }
        }
    }
}
