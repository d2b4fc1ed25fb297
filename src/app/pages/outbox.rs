//! What is waiting, being sent, in need of a person, done: for what, since when, how often tried, and why.

use super::sent::tone;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::{Look, Tone, icons, pill, size, states, theme, tokens, widgets};
use crate::app::notice::{self, trouble};
use crate::desk::{Intent, Need, OutboxRow, RowState};
use crate::domain::account::Service;
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Align, Frame, Label, Layout, Margin, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Which rows are shown.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Open,
    NeedsYou,
    Done,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Open, Self::NeedsYou, Self::Done];

    fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::NeedsYou => "Needs you",
            Self::Done => "Done",
        }
    }

    fn shows(self, row: &OutboxRow) -> bool {
        match self {
            Self::Open => !row.state.is_ended(),
            Self::NeedsYou => row.state.needs_person(),
            Self::Done => row.state.is_ended(),
        }
    }

    fn count(self, cx: &Context<'_>) -> u64 {
        if self == Self::Done {
            return cx.outbox.ended;
        }
        cx.rows.iter().filter(|row| self.shows(row)).count() as u64
    }
}

/// The page's state.
#[derive(Default)]
pub struct OutboxPage {
    tab: Tab,
}

/// What the bar at the bottom says of the outbox on every page; nothing when it is at rest.
#[must_use]
pub fn in_short(cx: &Context<'_>) -> Option<(Tone, String)> {
    let open = cx.rows.iter().filter(|row| row.state.is_active()).count();
    let wanted = cx.rows.iter().filter(|row| row.state.needs_person()).count();
    if cx.outbox.broken.is_some() {
        return Some((Tone::Red, "Nothing is sent: the disk failed".to_owned()));
    }
    let paused = cx.outbox.is_paused.then_some("Sending is paused").into_iter().map(ToOwned::to_owned);
    let open_words = (open > 0).then(|| format!("{open} in outbox"));
    let wanted_words = (wanted > 0).then(|| format!("{wanted} needs you"));
    let words: Vec<String> = paused.chain(open_words).chain(wanted_words).collect();
    let tone = if cx.outbox.is_paused || wanted > 0 { Tone::Amber } else { Tone::Grey };
    (!words.is_empty()).then(|| (tone, words.join(" · ")))
}

/// The sums at the bottom of this page.
#[must_use]
pub fn status(cx: &Context<'_>) -> String {
    let (open, wanted) = (Tab::Open.count(cx), Tab::NeedsYou.count(cx));
    format!("{} open · {} needs you", text::grouped(open), text::grouped(wanted))
}

impl OutboxPage {
    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(8.0);
            for tab in Tab::ALL {
                let count = text::grouped(tab.count(cx));
                if widgets::tab(ui, self.tab == tab, tab.label(), Some(&count)).clicked() {
                    self.tab = tab;
                }
            }
        });
        widgets::line(ui);
        head_ui(ui, cx);
        widgets::line(ui);
        let mut rows: Vec<&Arc<OutboxRow>> = cx.rows.iter().filter(|row| self.tab.shows(row)).collect();
        // What a person has to do comes first, then the newest.
        rows.sort_by_key(|row| (!row.state.needs_person(), std::cmp::Reverse(row.id)));
        if rows.is_empty() {
            let (title, hint) = match self.tab {
                _ if cx.outbox.is_blind => ("The outbox is not loaded", "What waits in it is listed once it is"),
                Tab::Open => ("Nothing waits", "What you send is listed here until the service has it"),
                Tab::NeedsYou => ("Nothing needs you", "What cannot be decided by itself is listed here"),
                Tab::Done => ("Nothing was sent yet", "What was sent or discarded is listed here"),
            };
            Frame::new()
                .inner_margin(Margin::same(16))
                .show(ui, |ui| states::empty(ui, icons::INBOX, title, hint, None));
            return;
        }
        let columns = Columns::of(ui.available_width());
        columns.head_ui(ui);
        let is_cut = self.tab == Tab::Done && (rows.len() as u64) < cx.outbox.ended;
        let lines = rows.len() + usize::from(is_cut);
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, size::ROW, lines, |ui, shown| {
            for line in shown {
                let Some(row) = rows.get(line) else {
                    let words = format!("The newest {} of {}", rows.len(), text::grouped(cx.outbox.ended));
                    ui.horizontal(|ui| {
                        ui.add_space(12.0);
                        widgets::muted(ui, words);
                    });
                    continue;
                };
                columns.row_ui(ui, cx, row);
            }
        });
    }
}

/// What holds for all rows.
fn head_ui(ui: &mut Ui, cx: &Context<'_>) {
    Frame::new().inner_margin(Margin::symmetric(12, 7)).show(ui, |ui| {
        let line = vec2(ui.available_width(), 30.0);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            let (verb, look) =
                if cx.outbox.is_paused { ("Resume", Look::Primary) } else { ("Pause all", Look::Secondary) };
            if widgets::button(ui, look, verb).clicked() {
                cx.actions.push(Action::PauseOutbox(!cx.outbox.is_paused));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (tone, words) = promise(cx);
                if tone == Tone::Grey {
                    ui.add(Label::new(RichText::new(words).color(tokens(ui).muted)).truncate());
                } else {
                    widgets::toned(ui, tone, words);
                }
            });
        });
    });
}

fn promise(cx: &Context<'_>) -> (Tone, String) {
    let away: Vec<&str> = Service::ALL
        .into_iter()
        .filter(|service| {
            let until = cx.outbox.resting.get(service);
            until.is_some_and(|until| until.is_none_or(|until| until > cx.steady))
        })
        .map(Service::name)
        .collect();
    if cx.outbox.broken.is_some() {
        return (Tone::Red, "The disk failed. Nothing is sent until the outbox is on it again".to_owned());
    }
    if cx.outbox.is_paused {
        return (Tone::Amber, "Sending is paused. Deadlines go on".to_owned());
    }
    if cx.outbox.unreadable > 0 {
        let rows = text::counted(usize::try_from(cx.outbox.unreadable).unwrap_or(usize::MAX), "row", "rows");
        return (
            Tone::Amber,
            format!("{rows} on this computer were written by another version and are left as they are"),
        );
    }
    if cx.outbox.is_blind {
        return (Tone::Red, "The outbox on this computer is not loaded. What waits in it is not sent".to_owned());
    }
    if !away.is_empty() {
        let next = cx.outbox.resting.values().flatten().filter(|until| **until > cx.steady).min();
        let next = next.map(|until| until.duration_since(cx.steady).as_secs()).filter(|left| *left >= 60);
        let goes_on = match next {
            Some(left) => format!("Sending goes on in {}", clock::span(left.div_euclid(60) + 1)),
            None => "Sending goes on by itself".to_owned(),
        };
        let why = "cannot be reached, refuses the key or asks to slow down";
        return (Tone::Amber, format!("{} {why}. {goes_on}", away.join(", ")));
    }
    if cx.outbox.is_on_disk {
        (
            Tone::Grey,
            "Kept on disk before anything is sent. Nothing here is lost when the app or the network stops".to_owned(),
        )
    } else {
        (
            Tone::Grey,
            "Held in memory: this account keeps nothing on this computer, and the outbox ends with Docket".to_owned(),
        )
    }
}

/// Where the columns begin, from the left.
struct Columns {
    starts: [f32; 7],
    width: f32,
}

const HEADS: [&str; 7] = ["State", "What", "For", "Why, or what happened", "Since", "Tries", ""];

impl Columns {
    fn of(width: f32) -> Self {
        let (state, since, tries) = (108.0, 74.0, 48.0);
        // Wide enough for the three things a row in doubt offers.
        let actions = 232.0;
        let rest = (width - state - since - tries - actions - 12.0).max(300.0);
        let (what, whose) = (rest * 0.28, rest * 0.27);
        let mut at = 12.0;
        let widths = [state, what, whose, rest - what - whose, since, tries, actions];
        let starts = widths.map(|width| {
            let start = at;
            at += width;
            start
        });
        Self { starts, width }
    }

    fn cell(&self, line: Rect, column: usize) -> Rect {
        let start = self.starts.get(column).copied().unwrap_or_default();
        let end = self.starts.get(column + 1).copied().unwrap_or(self.width);
        Rect::from_min_max(pos2(line.left() + start, line.top()), pos2(line.left() + end - 10.0, line.bottom()))
    }

    fn head_ui(&self, ui: &mut Ui) {
        let tokens = tokens(ui);
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::HEADER), Sense::hover());
        ui.painter().rect_filled(line, 0.0, tokens.panel);
        for (column, words) in HEADS.iter().enumerate() {
            let mut cell = child(ui, self.cell(line, column), column == 5);
            cell.add(Label::new(RichText::new(*words).font(theme::caption()).color(tokens.muted)).truncate());
        }
        ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(1.0, tokens.line));
    }

    fn row_ui(&self, ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow) {
        let tokens = tokens(ui);
        let (line, _) = ui.allocate_exact_size(vec2(self.width, size::ROW), Sense::hover());
        ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(1.0, tokens.line));
        pill(&mut child(ui, self.cell(line, 0), false), tone(row.state), row.state.label());
        let label = |ui: &mut Ui, column: usize, words: String, is_muted: bool, hover: Option<String>| {
            let color = if is_muted { tokens.muted } else { tokens.text };
            let mut cell = child(ui, self.cell(line, column), column == 5);
            let response = cell.add(Label::new(RichText::new(words).color(color)).truncate());
            if let Some(hover) = hover {
                response.on_hover_text(hover);
            }
        };
        label(ui, 1, row.intent.label(), false, Some(row.intent.label()));
        label(ui, 2, whose(cx, row), true, Some(whose(cx, row)));
        let why = why(cx, row);
        label(ui, 3, why.clone(), false, Some(why));
        let exact = format!(
            "Added {}\nChanged {}",
            clock::local_and_utc(row.added, cx.zone),
            clock::local_and_utc(row.changed, cx.zone)
        );
        label(
            ui,
            4,
            clock::ago(row.changed, cx.steady).replace(" ago", "").replace("just now", "now"),
            true,
            Some(exact),
        );
        label(ui, 5, row.tries.to_string(), true, None);
        let mut cell = child(ui, self.cell(line, 6), false);
        cell.spacing_mut().item_spacing.x = 10.0;
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
fn whose(cx: &Context<'_>, row: &OutboxRow) -> String {
    match (&row.intent, row.intent.dispute()) {
        (_, Some(id)) => match cx.session.entry(id).and_then(|entry| entry.money) {
            Some(money) => format!("{money} · {id}"),
            None => id.to_string(),
        },
        (Intent::Checkout(checkout), None) => text::clean_to(&checkout.customer_email, 60),
        (Intent::Payment(event), None) => format!("{} · {}", event.amount, text::clean_to(&event.customer_id, 40)),
        (_, None) => String::new(),
    }
}

/// What happened, or why it waits.
fn why(cx: &Context<'_>, row: &OutboxRow) -> String {
    let request = || row.request_id.as_ref().map(|id| format!("Request {}", text::clean_to(id, 40)));
    match row.state {
        RowState::Saving => "Being written to the disk".to_owned(),
        RowState::Held { until } => {
            let left = (until.as_millisecond() - cx.steady.as_millisecond()).max(0).div_euclid(1_000) + 1;
            match left {
                ..120 => format!("Held {left} s, then sent"),
                _ => format!("Held until {}", clock::local_and_utc(until, cx.zone)),
            }
        }
        RowState::Waiting { .. } if cx.outbox.is_paused => "Sending is paused".to_owned(),
        RowState::Waiting { .. } => match (&row.error, &row.words) {
            (Some(error), _) => notice::api("Not sent yet", error).headline,
            (None, Some(words)) => words.clone(),
            (None, None) if row.is_busy => format!("Asking {} first", row.intent.service().name()),
            (None, None) => "Waits its turn".to_owned(),
        },
        RowState::Sending => match &row.intent {
            Intent::Upload { file, .. } => {
                let sent = row.sent.load(std::sync::atomic::Ordering::Relaxed).min(file.length);
                format!("{} of {}", text::bytes(sent), text::bytes(file.length))
            }
            _ => format!("Waiting for {}", row.intent.service().name()),
        },
        RowState::Confirmed => {
            let done = || format!("Done {}", clock::local_and_utc(row.changed, cx.zone));
            row.words.clone().or_else(request).unwrap_or_else(done)
        }
        RowState::Unknown { .. } | RowState::Discarded => row.words.clone().unwrap_or_default(),
        RowState::NeedsYou(_) | RowState::Refused => {
            trouble(row).map_or_else(String::new, |notice| match notice.hint {
                Some(hint) => format!("{}. {hint}", notice.headline),
                None => notice.headline,
            })
        }
    }
}

fn actions_ui(ui: &mut Ui, actions: &Actions, row: &OutboxRow) {
    let offer = |ui: &mut Ui, words: &str, does: Action| {
        if widgets::link(ui, words).clicked() {
            actions.push(does);
        }
    };
    match row.state {
        RowState::Held { .. } => {
            offer(ui, "Send now", Action::SendRowNow(row.id));
            offer(ui, "Cancel", Action::CancelRow(row.id));
        }
        RowState::Saving | RowState::Waiting { .. } => {
            if row.error.is_some() && !row.intent.is_one_shot() {
                offer(ui, "Retry", Action::RetryRow(row.id));
            }
            // A file that arrived and only lacks its name may stay without it.
            let words = if row.evidence.is_none() { "Cancel" } else { "Leave unnamed" };
            offer(ui, words, Action::CancelRow(row.id));
        }
        RowState::Sending if matches!(row.intent, Intent::Upload { .. }) => {
            offer(ui, "Cancel", Action::CancelRow(row.id));
        }
        RowState::NeedsYou(need) => {
            if row.attempted.is_some() && row.intent.traits().can_be_asked_about && need != Need::Elsewhere {
                offer(ui, "Check again", Action::CheckRow(row.id));
            }
            let again = if need == Need::Twice { "Open" } else { "Send again…" };
            let does = if need == Need::Twice { Action::OpenRow(row.id) } else { Action::RetryRow(row.id) };
            offer(ui, again, does);
            offer(ui, "Discard", Action::DiscardRow(row.id));
        }
        RowState::Refused => {
            if row.intent.dispute().is_some() {
                offer(ui, "Open", Action::OpenRow(row.id));
            } else {
                offer(ui, "Edit…", Action::EditRow(row.id));
            }
            if !row.intent.is_one_shot() {
                offer(ui, "Retry", Action::RetryRow(row.id));
            }
            offer(ui, "Discard", Action::DiscardRow(row.id));
        }
        RowState::Confirmed => {
            if let (true, Some(dispute)) = (row.intent.is_one_shot(), row.intent.dispute()) {
                offer(ui, "Proof…", Action::SaveProof(dispute.clone()));
            }
            offer(ui, "Open", Action::OpenRow(row.id));
        }
        RowState::Sending | RowState::Unknown { .. } | RowState::Discarded => {
            if row.intent.dispute().is_some() {
                offer(ui, "Open", Action::OpenRow(row.id));
            }
        }
    }
}
