//! What is waiting, being sent, in need of a person, done: for what, since when, how often tried, and why.
//!
//! Must not live here: how a row is drawn (`rows` does that), what becomes of one.

mod imports;
mod rows;

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Look, Tone, icons, size, space, states, theme, tokens, widgets};
use crate::app::words;
use crate::desk::outbox::Snapshot;
use crate::desk::{OutboxRow, RowState};
use crate::domain::account::Service;
use egui::{Align, Frame, Label, Layout, Margin, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};
use jiff::civil::Date;
use rows::Columns;
pub(super) use rows::whose;
use std::collections::HashMap;
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
            Self::Open => words::outbox_tab_open(),
            Self::NeedsYou => words::outbox_tab_action_needed(),
            Self::Done => words::outbox_tab_done(),
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
        let of_files = match self {
            Self::Open => imports::queued(cx.outbox),
            Self::NeedsYou => imports::held(cx.outbox),
            Self::Done => 0,
        };
        cx.rows.iter().filter(|row| self.shows(row)).count() as u64 + of_files
    }
}

/// One line of the list.
enum Line {
    /// A row, by its place.
    Row(usize),
    /// A day with what it says, and whether its rows are shown.
    Day(Date, String, bool),
    /// Older ones are not loaded.
    Cut(String),
}

/// The rows in order, for as long as they are the same.
#[derive(Default)]
struct Prepared {
    of: Option<Arc<[Arc<OutboxRow>]>>,
    tab: Tab,
    rows: Vec<Arc<OutboxRow>>,
    lines: Vec<Line>,
}

/// The page's state.
#[derive(Default)]
pub struct OutboxPage {
    tab: Tab,
    /// Days a person folded or unfolded: true when its rows are shown.
    days: HashMap<Date, bool>,
    prepared: Prepared,
}

/// What the bar at the bottom says of the outbox on every page; nothing when it is at rest.
#[must_use]
pub fn in_short(cx: &Context<'_>) -> Option<(Tone, String)> {
    said(&[cx.outbox])
}

/// The same of the outboxes of all accounts together.
#[must_use]
pub fn in_short_of_all(cx: &Context<'_>) -> Option<(Tone, String)> {
    let outboxes: Vec<Snapshot> = cx.everywhere.sessions().map(|session| session.outbox().snapshot()).collect();
    said(&outboxes.iter().collect::<Vec<_>>())
}

fn said(outboxes: &[&Snapshot]) -> Option<(Tone, String)> {
    let files = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let count = |of: fn(RowState) -> bool, in_files: fn(&Snapshot) -> u64| -> usize {
        let rows = |outbox: &Snapshot| outbox.rows.iter().filter(|row| of(row.state)).count();
        outboxes.iter().map(|outbox| rows(outbox) + files(in_files(outbox))).sum()
    };
    let (open, wanted) = (count(RowState::is_active, imports::queued), count(RowState::needs_person, imports::held));
    if outboxes.iter().any(|outbox| outbox.broken.is_some()) {
        return Some((Tone::Red, words::outbox_disk_failed_short().to_owned()));
    }
    let is_paused = outboxes.iter().any(|outbox| outbox.is_paused);
    let paused = is_paused.then_some(words::outbox_paused()).into_iter().map(ToOwned::to_owned);
    let open_words = (open > 0).then(|| words::outbox_open_short(open));
    let wanted_words = (wanted > 0).then(|| words::outbox_action_needed_short(wanted));
    let words: Vec<String> = paused.chain(open_words).chain(wanted_words).collect();
    let tone = if is_paused || wanted > 0 { Tone::Amber } else { Tone::Grey };
    (!words.is_empty()).then(|| (tone, words.join(" · ")))
}

/// The sums at the bottom of this page.
#[must_use]
pub fn status(cx: &Context<'_>) -> String {
    let (open, wanted) = (Tab::Open.count(cx), Tab::NeedsYou.count(cx));
    words::outbox_status(open, wanted)
}

impl OutboxPage {
    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::NEAR);
            for tab in Tab::ALL {
                let count = words::number(tab.count(cx));
                if widgets::tab(ui, self.tab == tab, tab.label(), Some(&count)).clicked() {
                    self.tab = tab;
                }
            }
        });
        widgets::line(ui);
        head_ui(ui, cx);
        widgets::line(ui);
        if self.tab != Tab::Done {
            imports::lines_ui(ui, cx);
        }
        self.prepare(cx);
        if self.prepared.rows.is_empty() {
            if self.tab != Tab::Done && imports::is_any(cx) {
                return;
            }
            let (title, hint) = match self.tab {
                _ if cx.outbox.is_blind => (words::outbox_not_loaded(), words::outbox_not_loaded_hint()),
                Tab::Open => (words::outbox_none_open(), words::outbox_none_open_hint()),
                Tab::NeedsYou => (words::outbox_none_needed(), words::outbox_none_needed_hint()),
                Tab::Done => (words::outbox_none_done(), words::outbox_none_done_hint()),
            };
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| states::empty(ui, icons::INBOX, title, hint, None));
            return;
        }
        let columns = Columns::of(ui.available_width());
        columns.head_ui(ui);
        let turned = self.lines_ui(ui, cx, &columns);
        if let Some((day, is_open)) = turned {
            self.days.insert(day, is_open);
            self.prepared = Prepared::default();
        }
    }

    /// The lines that are in sight. Returns the day that was clicked, and whether its rows are to be shown.
    fn lines_ui(&self, ui: &mut Ui, cx: &Context<'_>, columns: &Columns) -> Option<(Date, bool)> {
        let mut turned = None;
        let height = |line: &Line| if matches!(line, Line::Row(_)) { columns.height() } else { size::ROW };
        // The lines reach the edge; the scroll bar stands where the last cell ends.
        ui.spacing_mut().scroll.content_margin = Margin::ZERO;
        ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
            ui.set_height(self.prepared.lines.iter().map(height).sum());
            let (origin, width) = (ui.max_rect().min, ui.available_width());
            let mut top = 0.0;
            for line in &self.prepared.lines {
                let bottom = top + height(line);
                if bottom >= viewport.top() && top <= viewport.bottom() {
                    let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height(line)));
                    let mut ui = ui.new_child(UiBuilder::new().id_salt(self.name(line)).max_rect(rect));
                    let clicked = self.line_ui(&mut ui, cx, columns, line);
                    turned = clicked.or(turned);
                }
                top = bottom;
            }
        });
        turned
    }

    /// What a line is known by wherever it moves, so that the focus goes with it.
    fn name(&self, line: &Line) -> (Option<u64>, Option<Date>) {
        match line {
            Line::Row(at) => (self.prepared.rows.get(*at).map(|row| row.id.0), None),
            Line::Day(day, ..) => (None, Some(*day)),
            Line::Cut(_) => (None, None),
        }
    }

    fn line_ui(&self, ui: &mut Ui, cx: &Context<'_>, columns: &Columns, line: &Line) -> Option<(Date, bool)> {
        match line {
            Line::Row(at) => {
                if let Some(row) = self.prepared.rows.get(*at) {
                    columns.row_ui(ui, cx, row);
                }
            }
            Line::Day(day, words, is_open) => {
                return columns.day_ui(ui, words, *is_open).then_some((*day, !is_open));
            }
            Line::Cut(words) => columns.cut_ui(ui, words),
        }
        None
    }

    /// Puts the rows in order when they are others than in the last frame.
    fn prepare(&mut self, cx: &Context<'_>) {
        let is_same = |of: &Arc<[Arc<OutboxRow>]>| Arc::ptr_eq(of, &cx.outbox.rows);
        if self.prepared.of.as_ref().is_some_and(is_same) && self.prepared.tab == self.tab {
            return;
        }
        let mut rows: Vec<Arc<OutboxRow>> = cx.rows.iter().filter(|row| self.tab.shows(row)).cloned().collect();
        let lines = if self.tab == Tab::Done {
            rows.sort_by_key(|row| std::cmp::Reverse((row.changed, row.id)));
            self.by_day(cx, &rows)
        } else {
            // What a person has to do comes first, then the newest.
            rows.sort_by_key(|row| (!row.state.needs_person(), std::cmp::Reverse(row.id)));
            (0..rows.len()).map(Line::Row).collect()
        };
        self.prepared = Prepared { of: Some(Arc::clone(&cx.outbox.rows)), tab: self.tab, rows, lines };
    }

    /// The newest day is open; the others are until a person folds or unfolds one.
    fn by_day(&self, cx: &Context<'_>, rows: &[Arc<OutboxRow>]) -> Vec<Line> {
        let day = |row: &Arc<OutboxRow>| row.changed.to_zoned(cx.zone.clone()).date();
        let mut lines = Vec::new();
        let mut at = 0;
        for of_a_day in rows.chunk_by(|one, next| day(one) == day(next)) {
            let Some(first) = of_a_day.first() else { continue };
            let (date, words) = (day(first), words::outbox_day(of_a_day.len(), words::day(first.changed, cx.zone)));
            let is_open = self.days.get(&date).copied().unwrap_or(at == 0);
            lines.push(Line::Day(date, words, is_open));
            if is_open {
                lines.extend((at..at + of_a_day.len()).map(Line::Row));
            }
            at += of_a_day.len();
        }
        if (rows.len() as u64) < cx.outbox.ended {
            lines.push(Line::Cut(words::outbox_newest(rows.len(), cx.outbox.ended)));
        }
        lines
    }
}

/// What holds for all rows.
fn head_ui(ui: &mut Ui, cx: &Context<'_>) {
    Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
        let line = vec2(ui.available_width(), size::CONTROL);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            let (verb, look) = if cx.outbox.is_paused {
                (words::outbox_resume(), Look::Primary)
            } else {
                (words::outbox_pause(), Look::Secondary)
            };
            if widgets::button(ui, look, verb).clicked() {
                cx.actions.push(Action::PauseOutbox(!cx.outbox.is_paused));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (tone, words) = promise(cx);
                if tone == Tone::Grey {
                    ui.add(Label::new(RichText::new(words).color(tokens(ui).muted)).wrap());
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
        return (Tone::Red, words::outbox_disk_failed().to_owned());
    }
    if cx.outbox.is_paused {
        return (Tone::Amber, words::outbox_paused_hint().to_owned());
    }
    if cx.outbox.unreadable > 0 {
        return (Tone::Amber, words::outbox_unreadable(cx.outbox.unreadable));
    }
    if cx.outbox.is_blind {
        return (Tone::Red, words::outbox_blind().to_owned());
    }
    if !away.is_empty() {
        let next = cx.outbox.resting.values().flatten().filter(|until| **until > cx.steady).min();
        let next = next.map(|until| until.duration_since(cx.steady).as_secs()).filter(|left| *left >= 60);
        let away = away.join(", ");
        let words = match next {
            Some(left) => words::outbox_away_until(away, words::span(left.div_euclid(60) + 1)),
            None => words::outbox_away(away),
        };
        return (Tone::Amber, words);
    }
    if cx.outbox.is_on_disk {
        (Tone::Grey, words::outbox_on_disk().to_owned())
    } else {
        (Tone::Grey, words::outbox_in_memory().to_owned())
    }
}
