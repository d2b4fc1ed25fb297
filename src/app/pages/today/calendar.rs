//! The calendar of due dates: how many disputes and how much is due on each day of a month or a week. A click on a day
//! shows its disputes.
//!
//! Must not live here: which days are shown (`domain::agenda`), counting.

use super::show;
use crate::app::Context;
use crate::app::kit::{Look, Tone, icons, keys, marks, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::agenda::{self, Agenda, Exposure};
use crate::domain::search::query::Queue;
use egui::{Align2, CursorIcon, Key, Modifiers, RichText, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// How high a day of a month and of a week is.
const MONTH: f32 = 58.0;
const WEEK: f32 = 96.0;
/// Sums that are written into a day of a month and of a week.
const SUMS_OF_MONTH: usize = 1;
const SUMS_OF_WEEK: usize = 3;

/// What is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shown {
    /// A day in it; without one, today.
    day: Option<Date>,
    is_week: bool,
}

impl Shown {
    /// The first day that is shown, and how many.
    pub(super) fn days(self, today: Date) -> (Date, u16) {
        agenda::shown(self.day.unwrap_or(today), self.is_week)
    }

    fn turn(&mut self, by: i32, today: Date) {
        let step = if self.is_week { Span::new().weeks(by) } else { Span::new().months(by) };
        let day = self.day.unwrap_or(today);
        // The last of a month would skip shorter ones.
        let day = if self.is_week { day } else { day.first_of_month() };
        self.day = Some(day.saturating_add(step));
    }
}

/// The calendar.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, found: &Agenda, shown: &mut Shown) {
    let today = found.question.today();
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        head_ui(ui, shown, today);
        if !cx.margin.is_none() {
            widgets::hint(ui, words::today_calendar_target(words::margin(cx.margin)));
        }
        let month = shown.day.unwrap_or(today).first_of_month();
        let gap = space::TIGHT;
        let width = ((ui.available_width() - gap * 6.0) / 7.0).floor();
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        ui.horizontal(|ui| {
            for day in 1..=7 {
                let (place, _) = ui.allocate_exact_size(vec2(width, size::SMALLEST_CONTROL), Sense::hover());
                let color = tokens(ui).muted;
                let at = place.left_center() + vec2(space::CLOSE, 0.0);
                let name = words::kit_calendar_day(day);
                ui.painter().text(at, Align2::LEFT_CENTER, name, theme::caption(), color);
            }
        });
        let days: Vec<(Date, &Exposure)> = found.days().collect();
        let mut has_focus = false;
        for week in days.chunks(7) {
            ui.horizontal(|ui| {
                for (day, due) in week {
                    let look = DayLook { width, is_week: shown.is_week, today, month };
                    let response = day_ui(ui, *day, due, &look);
                    has_focus |= response.has_focus();
                    if response.clicked()
                        && due.count > 0
                        && let Some(terms) = found.question.terms_of_day(*day)
                    {
                        show(Queue::NeedsResponse, &terms, cx.zone, cx.actions);
                    }
                }
            });
        }
        if has_focus {
            for key in keys::take(ui.ctx(), Modifiers::NONE, &[Key::PageUp, Key::PageDown]) {
                shown.turn(if key == Key::PageUp { -1 } else { 1 }, today);
            }
        }
    });
}

/// What is shown, the way to others, and the choice between month and week.
fn head_ui(ui: &mut Ui, shown: &mut Shown, today: Date) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words::today_calendar()).font(theme::semibold(size::BODY)));
        ui.add_space(space::NEAR);
        let (before, after) = if shown.is_week {
            (words::today_week_before(), words::today_week_after())
        } else {
            (words::kit_calendar_before(), words::kit_calendar_after())
        };
        if widgets::icon_button(ui, icons::LEFT, before).clicked() {
            shown.turn(-1, today);
        }
        if widgets::icon_button(ui, icons::RIGHT, after).clicked() {
            shown.turn(1, today);
        }
        let day = shown.day.unwrap_or(today);
        let name = if shown.is_week {
            let (first, _) = shown.days(today);
            let last = first.saturating_add(6.days());
            words::today_week(words::day_of_month(first), words::date(last))
        } else {
            words::kit_calendar_month(day.month(), day.year().to_string())
        };
        ui.label(RichText::new(name).font(theme::medium(size::BODY)));
        if shown.day.is_some() && widgets::button(ui, Look::Quiet, words::today_calendar_now()).clicked() {
            shown.day = None;
        }
        ui.add_space(space::NEAR);
        for (is_week, words) in [(false, words::today_calendar_month()), (true, words::today_calendar_week())] {
            if widgets::chip(ui, shown.is_week == is_week, words).clicked() {
                shown.is_week = is_week;
            }
        }
    });
}

struct DayLook {
    width: f32,
    is_week: bool,
    today: Date,
    /// The month that is shown.
    month: Date,
}

/// A day. One with nothing due leads nowhere, so that the keyboard passes it by.
fn day_ui(ui: &mut Ui, day: Date, due: &Exposure, look: &DayLook) -> egui::Response {
    let tokens = tokens(ui);
    let height = if look.is_week { WEEK } else { MONTH };
    let sense = if due.count > 0 { Sense::click() } else { Sense::hover() };
    let (place, response) = ui.allocate_exact_size(vec2(look.width, height), sense);
    let is_of_month = look.is_week || day.first_of_month() == look.month;
    let (fill, sign) = match due.count {
        0 if is_of_month => (tokens.panel, None),
        0 => (tokens.background, None),
        // What is due on a day that is over, and needs a response still.
        _ if day < look.today => (tokens.red_weak, Some(Tone::Red)),
        _ if day == look.today => (tokens.amber_weak, Some(Tone::Amber)),
        _ => (tokens.accent_weak, None),
    };
    let line = if day == look.today { theme::thick(tokens.accent) } else { theme::hairline(tokens.line) };
    ui.painter().rect(place, size::PILL_RADIUS, fill, line, StrokeKind::Inside);
    let color = if is_of_month { tokens.text } else { tokens.muted };
    let inner = place.shrink2(vec2(space::CLOSE, space::TIGHT));
    let number = ui.painter().text(inner.left_top(), Align2::LEFT_TOP, day.day(), theme::small(), color);
    if let Some(tone) = sign {
        let at = number.right_center() + vec2(space::TIGHT + marks::SIGN / 2.0, 0.0);
        marks::paint(ui.painter(), at, tone, tone.strong(tokens));
    }
    if due.count > 0 {
        let count = words::number(due.count as u64);
        ui.painter().text(inner.right_top(), Align2::RIGHT_TOP, count, theme::medium(size::BODY), color);
        sums_ui(ui, inner, due, if look.is_week { SUMS_OF_WEEK } else { SUMS_OF_MONTH });
    }
    let all = words::agenda::all_sums(&due.sums);
    let said = words::today_day(due.count, words::weekday_date(day), all);
    if due.count == 0 {
        return response;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(said)
}

/// The sums of a day at its foot, the others counted. What has no room is said by the day when it is pointed at.
fn sums_ui(ui: &Ui, inner: egui::Rect, due: &Exposure, most: usize) {
    let tokens = tokens(ui);
    let mut said: Vec<String> = due.sums.iter().take(most).copied().map(words::money).collect();
    let more = due.sums.len().saturating_sub(most);
    if let Some(last) = said.last_mut().filter(|_| more > 0) {
        *last = words::today_more_currencies(last.as_str(), more);
    }
    let mut bottom = inner.bottom();
    for words in said.iter().rev() {
        let galley = ui.painter().layout_no_wrap(words.clone(), theme::caption(), tokens.muted);
        if galley.size().x > inner.width() {
            continue;
        }
        bottom -= galley.size().y;
        ui.painter().galley(egui::pos2(inner.left(), bottom), galley, tokens.muted);
    }
}
