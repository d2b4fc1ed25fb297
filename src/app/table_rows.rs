//! The rows of a file with columns, as they are listed before they are sent and after: those in sight of any number, with
//! the line each begins in, whose it is, and what is said of it.
//!
//! Must not live here: what a row is, the words of one kind of file.

use super::kit::{Tone, pill, size, space, theme, tokens, widgets};
use super::words::{self, imports};
use crate::desk::import::check::{Checked, RowState};
use crate::domain::columns::{Cells, Columns};
use crate::domain::money::Money;
use egui::{Align, Button, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

/// Most rows that are shown; the saved file has all of them.
pub const MOST: usize = 5_000;
/// The room of the line's number, and of the pill with what became of the row.
const LINE: f32 = 84.0;
const PILL: f32 = 120.0;
/// The part of the rest that says whose it is.
const WHO: f32 = 0.55;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// With problems.
    Problems,
}

/// The words of one kind of file.
pub struct Preview<C: Columns> {
    /// How many rows there are of each sort.
    pub summary: String,
    /// Whose a row is.
    pub whose: fn(&C, Cells<'_, '_>) -> String,
    /// Why a row is not sent.
    pub left_out: fn(&RowState<C::Problem>) -> String,
}

/// What would be sent, and what is wrong with the rest. Returns the row that was clicked.
pub fn preview_ui<C: Columns>(
    ui: &mut Ui,
    checked: &Checked<C>,
    shown: &mut Shown,
    preview: &Preview<C>,
    can_open: bool,
) -> Option<usize> {
    widgets::caption(ui, words::orders_preview());
    let grouped = |count: usize| words::number(count as u64);
    widgets::muted(ui, &preview.summary);
    if !checked.sums().is_empty() {
        let sums: Vec<String> = checked.sums().iter().map(Money::to_string).collect();
        widgets::muted(ui, words::import_sums(sums.join(" · ")));
    }
    let left_out = checked.left_out();
    chips_ui(
        ui,
        shown,
        &[
            (Shown::All, words::orders_all(grouped(checked.len()))),
            (Shown::Problems, words::orders_problems(grouped(left_out.len()))),
        ],
    );
    let count = if *shown == Shown::All { checked.len() } else { left_out.len() };
    let mut clicked = None;
    rows_ui(ui, count, |ui, nth| {
        let row = if *shown == Shown::All { Some(nth) } else { left_out.get(nth).map(|row| *row as usize) };
        let Some(row) = row else { return };
        let (tone, why) = match checked.state(row) {
            None | Some(RowState::Ready) => (Tone::Grey, String::new()),
            Some(state @ (RowState::Repeats(_) | RowState::SentBefore)) => (Tone::Grey, (preview.left_out)(state)),
            Some(state) => (Tone::Red, (preview.left_out)(state)),
        };
        let table = &checked.file.table;
        let whose = (preview.whose)(&checked.columns, &|column| table.cell(row, column));
        let line = Line { at: table.line(row), whose: &whose, state: Place::None, tone, said: &why };
        if line.ui(ui, can_open) {
            clicked = Some(row);
        }
    });
    clicked
}

/// The ways to show fewer rows.
pub fn chips_ui<T: PartialEq + Copy>(ui: &mut Ui, shown: &mut T, choices: &[(T, String)]) -> bool {
    let before = *shown;
    ui.horizontal_wrapped(|ui| {
        for (choice, words) in choices {
            if widgets::chip(ui, shown == choice, words).clicked() {
                *shown = *choice;
            }
        }
    });
    before != *shown
}

/// The rows in sight of so many.
pub fn rows_ui(ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
    if count == 0 {
        widgets::muted(ui, words::orders_nothing_here());
        return;
    }
    let all = count.min(MOST);
    #[expect(clippy::cast_precision_loss, reason = "five thousand at most")]
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), all as f32 * size::ROW), Sense::hover());
    let clip = ui.clip_rect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places of rows in sight")]
    let place = |y: f32| ((y - rect.top()) / size::ROW).max(0.0) as usize;
    for nth in place(clip.top())..(place(clip.bottom()) + 1).min(all) {
        #[expect(clippy::cast_precision_loss, reason = "five thousand at most")]
        let top = rect.top() + nth as f32 * size::ROW;
        let line = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), size::ROW));
        let layout = Layout::left_to_right(Align::Center);
        row(&mut ui.new_child(UiBuilder::new().id_salt(nth).max_rect(line).layout(layout)), nth);
        ui.painter().hline(line.x_range(), line.bottom(), theme::hairline(tokens(ui).line));
    }
    if count > MOST {
        widgets::hint(ui, words::orders_first_rows(words::number(MOST as u64)));
    }
}

/// The place of what became of a row.
pub enum Place {
    /// Nothing is sent yet, so it has no room.
    None,
    /// What stands there.
    Of(Option<(Tone, String)>),
}

/// A row: its line, whose it is, what became of it where there may be something, and what is said of it.
pub struct Line<'a> {
    /// The line of the file it begins in.
    pub at: u32,
    /// Whose it is.
    pub whose: &'a str,
    /// What became of it.
    pub state: Place,
    /// How what is said is meant.
    pub tone: Tone,
    /// What is said of it.
    pub said: &'a str,
}

impl Line<'_> {
    /// Draws it. True when it was clicked, where it can be.
    pub fn ui(self, ui: &mut Ui, can_open: bool) -> bool {
        let Self { at: line, whose, state, tone, said } = self;
        let area = ui.max_rect();
        let pill_width = if matches!(state, Place::Of(_)) { PILL } else { 0.0 };
        let room = (area.width() - LINE - pill_width).max(0.0);
        let mut left = area.left();
        let mut cell = |width: f32| {
            let size = vec2((width - space::NEAR).max(0.0), area.height());
            let place = Rect::from_min_size(pos2(left, area.top()), size);
            left += width;
            place
        };
        let inside = |ui: &mut Ui, rect: Rect| {
            ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)))
        };
        let muted = tokens(ui).muted;
        let line = RichText::new(words::orders_line(line.to_string())).font(theme::small()).color(muted);
        inside(ui, cell(LINE)).add(Label::new(line).truncate());
        // Where there is a result, it stands in one column.
        let is_alone = said.is_empty() && matches!(state, Place::None);
        let who = if is_alone { room } else { room * WHO };
        let text = RichText::new(whose).color(tokens(ui).text);
        let mut place = inside(ui, cell(who));
        let is_clicked = if can_open && !whose.is_empty() {
            place.spacing_mut().button_padding.x = 0.0;
            place.add(Button::new(text).frame(false).truncate()).on_hover_text(imports::open_hint()).clicked()
        } else {
            place.add(Label::new(text).truncate()).on_hover_text(whose);
            false
        };
        if let Place::Of(state) = state {
            let place = cell(PILL);
            if let Some((tone, word)) = state {
                pill(&mut inside(ui, place), tone, &word);
            }
        }
        if !said.is_empty() {
            let color = tone.strong(tokens(ui));
            let rest = cell(room * (1.0 - WHO));
            inside(ui, rest)
                .add(Label::new(RichText::new(said).font(theme::small()).color(color)).truncate())
                .on_hover_text(said);
        }
        is_clicked
    }
}
