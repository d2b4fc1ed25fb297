//! Disputes that came and that were won, a bar for each span of time. The table below it says the same in numbers, and
//! is what a keyboard and a screen reader use.
//!
//! Must not live here: numbers that the table does not have.

use super::show;
use crate::app::Context;
use crate::app::command::{self, Command};
use crate::app::kit::{Look, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::insights::{Insights, Line, Part};
use egui::{Align2, CursorIcon, Rect, RichText, Sense, StrokeKind, Ui, pos2, vec2};

/// How high the bars may be, how much of its place a bar takes and at most, and the room a name below it needs.
const HEIGHT: f32 = 170.0;
const PART: f32 = 0.78;
const WIDEST: f32 = 64.0;
const NAME: f32 = 72.0;

/// The picture.
pub(super) fn ui(ui: &mut Ui, found: &Insights, cx: &Context<'_>) {
    let tokens = tokens(ui);
    ui.horizontal(|ui| {
        let title = words::insights::chart_title(found.question.grouping);
        ui.label(RichText::new(title).font(theme::semibold(size::BODY)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::button(ui, Look::Secondary, words::insights_picture()).clicked() {
                command::ask(cx, Command::SavePicture, None);
            }
            ui.add_space(space::NEAR);
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            for (words, paint) in
                [(words::insights_won(), won as fn(&Ui, Rect)), (words::insights_received(), received)]
            {
                ui.label(RichText::new(words).font(theme::small()).color(tokens.muted));
                let (place, _) = ui.allocate_exact_size(vec2(size::SMALL, size::SMALL), Sense::hover());
                paint(ui, place);
                ui.add_space(space::NEAR);
            }
        });
    });
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + size::ROW), Sense::click());
    let spans: Vec<&Line> = found.lines.iter().filter(|line| words::insights::is_span(&line.group)).collect();
    let most = spans.iter().map(|line| line.figures.received.count).max().unwrap_or_default().max(1);
    let step = area.width() / whole(spans.len().max(1));
    let floor = area.top() + HEIGHT;
    let every = spans_per_name(step);
    for (number, line) in spans.iter().enumerate() {
        let left = area.left() + step * whole(number);
        let width = (step * PART).min(WIDEST);
        let bar = |count: u64| {
            let height = (HEIGHT - space::NEAR) * part(count, most);
            Rect::from_min_max(
                pos2(left + (step - width) / 2.0, floor - height),
                pos2(left + f32::midpoint(step, width), floor),
            )
        };
        received(ui, bar(line.figures.received.count));
        won(ui, bar(line.figures.won.count));
        // From the newest back, so that the newest always has its name.
        if (spans.len() - 1 - number).is_multiple_of(every) {
            let at = pos2(left + step / 2.0, floor + space::CLOSE);
            let name = words::insights::group_short(&line.group);
            ui.painter().text(at, Align2::CENTER_TOP, name, theme::caption(), tokens.muted);
        }
    }
    ui.painter().hline(area.x_range(), floor, theme::hairline(tokens.line));
    let at = response.hover_pos().map(|at| (at.x - area.left()) / step);
    let under =
        at.and_then(|at| spans.iter().enumerate().find(|(number, _)| whole(*number) <= at && at < whole(number + 1)));
    if let Some((_, line)) = under {
        let words = words::insights_bar(
            words::insights::group(&line.group, found.currency),
            line.figures.received.count,
            line.figures.won.count,
        );
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(words);
        if response.clicked() {
            show(found, Some(&line.group), Part::ALL, cx.actions);
        }
    }
}

/// A bar of what was received is an outline, one of what was won is full: the two are told apart without their colours.
fn received(ui: &Ui, place: Rect) {
    let tokens = tokens(ui);
    ui.painter().rect(place, size::PILL_RADIUS, tokens.grey_weak, theme::hairline(tokens.faint), StrokeKind::Inside);
}

fn won(ui: &Ui, place: Rect) {
    ui.painter().rect_filled(place, size::PILL_RADIUS, tokens(ui).accent);
}

/// How many spans share one name, so that names do not touch.
fn spans_per_name(step: f32) -> usize {
    (1..=crate::domain::insights::MOST_GROUPS).find(|every| step * whole(*every) >= NAME).unwrap_or(1)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
fn whole(number: usize) -> f32 {
    number as f32
}

#[expect(clippy::cast_precision_loss, reason = "the height of a bar in points")]
fn part(count: u64, most: u64) -> f32 {
    count as f32 / most as f32
}
