//! A field for a day, with a month that unfolds under it.
//!
//! Must not live here: which days are right.

use super::fields::Field;
use super::tokens::{Tokens, size, space, tokens};
use super::{icons, keys, passing, theme, widgets};
use crate::app::words;
use egui::{
    Align2, Button, Color32, Key, Modifiers, Rect, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
};
use jiff::Span;
use jiff::civil::Date;

/// A day in the month.
const CELL: Vec2 = Vec2::new(28.0, size::CHIP);
/// Six weeks show every month, so that nothing moves from one to the next.
const WEEKS: i32 = 6;

/// What a person did with the month.
enum Wish {
    /// Shows another one.
    Turn(i32),
    /// Takes a day.
    Take(Date),
}

/// Shows the field with a button at its end that unfolds the month. True when another day is typed or chosen.
pub fn day_ui(ui: &mut Ui, field: Field<'_>, text: &mut String, today: Date) -> bool {
    moment_ui(ui, field, text, today).changed()
}

/// The same for an instant, `2026-11-28` or `2026-11-28T09:30:00Z`: a day that is chosen keeps the time behind it. Gives
/// the field.
pub fn moment_ui(ui: &mut Ui, field: Field<'_>, text: &mut String, today: Date) -> Response {
    let label = field.label();
    let mut response = field.room_for_button().ui(ui, text);
    let chosen = day_of(text);
    let id = response.id.with("month");
    let mut month: Option<Date> = passing::get(ui.ctx(), id).flatten();
    let place = Rect::from_center_size(
        pos2(response.rect.right() - 15.0, response.rect.center().y),
        Vec2::new(size::SMALLEST_CONTROL, response.rect.height()),
    );
    let alt = words::kit_calendar(label);
    if ui.place(place, |ui: &mut Ui| widgets::small_icon_button(ui, icons::DOWN, &alt)).clicked() {
        month = if month.is_some() { None } else { Some(chosen.unwrap_or(today).first_of_month()) };
    }
    let wish = month.and_then(|month| ui.push_id(id, |ui| month_ui(ui, month, chosen, today)).inner);
    match wish {
        Some(Wish::Turn(by)) => month = month.map(|month| month.saturating_add(Span::new().months(by))),
        Some(Wish::Take(day)) => {
            *text = with_day(text, day);
            month = None;
            response.mark_changed();
            response.request_focus();
        }
        None => {}
    }
    passing::keep(ui.ctx(), id, month);
    response
}

/// How many bytes a day has: `2026-11-28`.
const DAY: usize = 10;

fn day_of(text: &str) -> Option<Date> {
    text.trim().get(..DAY)?.parse().ok()
}

/// The text with another day, and the time that stood behind the one before.
fn with_day(text: &str, day: Date) -> String {
    let time = day_of(text).and_then(|_| text.trim().get(DAY..)).filter(|rest| rest.starts_with('T'));
    format!("{day}{}", time.unwrap_or_default())
}

/// The month: arrows beside its name, and its days. The arrow keys walk over the days, Enter takes one, Page Up and Page
/// Down turn the month.
fn month_ui(ui: &mut Ui, month: Date, chosen: Option<Date>, today: Date) -> Option<Wish> {
    let mut wish = None;
    ui.spacing_mut().item_spacing = Vec2::splat(space::HAIR);
    ui.horizontal(|ui| {
        if widgets::small_icon_button(ui, icons::LEFT, words::kit_calendar_before()).clicked() {
            wish = Some(Wish::Turn(-1));
        }
        let name = RichText::new(words::kit_calendar_month(month.month(), month.year().to_string()));
        ui.add_sized(
            Vec2::new(CELL.x * 5.0, size::SMALLEST_CONTROL),
            egui::Label::new(name.font(theme::medium(size::BODY))),
        );
        if widgets::small_icon_button(ui, icons::RIGHT, words::kit_calendar_after()).clicked() {
            wish = Some(Wish::Turn(1));
        }
    });
    ui.horizontal(|ui| (1..=7).for_each(|day| weekday_ui(ui, day)));
    let before = i32::from(month.weekday().to_monday_zero_offset());
    let mut has_focus = false;
    for week in 0..WEEKS {
        ui.horizontal(|ui| {
            for place in 0..7 {
                let day = month.saturating_add(Span::new().days(week * 7 + place - before));
                let response = day_button_ui(ui, day, (month, chosen, today));
                has_focus |= response.has_focus();
                if response.clicked() {
                    wish = Some(Wish::Take(day));
                }
            }
        });
    }
    if has_focus {
        for key in keys::take(ui.ctx(), Modifiers::NONE, &[Key::PageUp, Key::PageDown]) {
            wish = Some(Wish::Turn(if key == Key::PageUp { -1 } else { 1 }));
        }
    }
    wish
}

/// Two letters over a column. A screen reader reads whole dates instead.
fn weekday_ui(ui: &mut Ui, day: i32) {
    let color = tokens(ui).muted;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(CELL.x, 18.0), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words::kit_calendar_day(day), theme::caption(), color);
}

fn day_button_ui(ui: &mut Ui, day: Date, (month, chosen, today): (Date, Option<Date>, Date)) -> Response {
    let tokens = tokens(ui);
    let is_chosen = chosen == Some(day);
    let (fill, ink) = inks(tokens, is_chosen, day.month() == month.month());
    let line = match (is_chosen, day == today) {
        (true, _) => theme::thick(tokens.accent),
        (false, true) => theme::hairline(tokens.strong_line),
        (false, false) => Stroke::NONE,
    };
    ui.spacing_mut().button_padding = Vec2::ZERO;
    let words = RichText::new(day.day().to_string()).color(ink);
    let button = Button::new(words).fill(fill).stroke(line).min_size(CELL);
    let response = ui.add_sized(CELL, button).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, day.to_string()));
    response
}

fn inks(tokens: &Tokens, is_chosen: bool, is_of_month: bool) -> (Color32, Color32) {
    match (is_chosen, is_of_month) {
        (true, _) => (tokens.accent_weak, tokens.accent),
        (false, true) => (Color32::TRANSPARENT, tokens.text),
        (false, false) => (Color32::TRANSPARENT, tokens.faint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_chosen_keeps_the_time_behind_it() {
        let day = Date::constant(2026, 12, 1);
        for (text, then) in [
            ("", "2026-12-01"),
            ("2026-11-28", "2026-12-01"),
            (" 2026-11-28T09:30:00Z ", "2026-12-01T09:30:00Z"),
            ("2026-11-28T09:30:00+02:00", "2026-12-01T09:30:00+02:00"),
            ("last Monday", "2026-12-01"),
            ("2026-11-289", "2026-12-01"),
            ("20äöü-11-2T", "2026-12-01"),
        ] {
            assert_eq!(with_day(text, day), then, "{text}");
        }
    }
}
