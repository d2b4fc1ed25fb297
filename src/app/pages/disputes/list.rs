//! The table of disputes: drawn rows only, one click to open, a click on a header to sort.

pub(in crate::app::pages) mod rows;
pub(in crate::app::pages) mod widths;

use super::selection::Selection;
use super::toolbar::Tools;
use crate::app::Context;
use crate::app::kit::filter_popup;
use crate::app::kit::{icons, size, widgets};
use crate::app::words;
use crate::desk::Session;
use crate::desk::list::RowId;
use crate::desk::settings::Settings;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::{Column, Sort};
use egui::{Id, Ui};
use egui_table::{HeaderRow, Table};
use rows::Drawing;
use std::collections::HashMap;
use std::sync::Arc;

/// The width of the menu of columns, and of the two buttons that move one.
const MENU: f32 = 230.0;
const MOVES: f32 = 48.0;

/// What the table remembers between frames.
pub struct ListState {
    columns: Vec<(Column, f32)>,
    place: Place,
    /// Where the selected dispute stood when it was listed last: an answer may take it out of the list.
    stood: usize,
    /// A row that was stepped to and is not read yet.
    stepped: Option<RowId>,
    scroll_to_selection: bool,
    columns_changed: bool,
    widths_moved: bool,
    visible: u64,
    /// The widths that are drawn, in the room there was.
    drawn: Vec<(Column, f32)>,
    /// Columns that a hand has sized since the start.
    sized: Vec<Column>,
}

/// Where the selected dispute stands in the list; looked for only when one of the two is another one.
#[derive(Default)]
struct Place {
    rows: Option<Arc<[RowId]>>,
    row: Option<RowId>,
    position: Option<usize>,
}

impl Place {
    fn of(&mut self, rows: &Arc<[RowId]>, row: Option<RowId>) -> Option<usize> {
        let is_known = self.row == row && self.rows.as_ref().is_some_and(|known| Arc::ptr_eq(known, rows));
        if !is_known {
            self.position = row.and_then(|row| rows.iter().position(|one| *one == row));
            (self.rows, self.row) = (Some(Arc::clone(rows)), row);
        }
        self.position
    }
}

/// A row that was clicked, and what was held.
pub struct Clicked {
    /// Its number.
    pub row: RowId,
    /// The dispute.
    pub id: DisputeId,
    /// The keys that were held.
    pub modifiers: egui::Modifiers,
}

/// Rows the table draws at most: beyond them a scroll bar's numbers are too coarse to stand still.
pub(in crate::app::pages) const MOST_ROWS: usize = 1_040_000;

/// First width of a column.
fn first_width(column: Column) -> f32 {
    match column {
        Column::Due => 88.0,
        Column::Amount => 104.0,
        Column::Reason | Column::Order => 82.0,
        Column::Code => 66.0,
        Column::Status => 124.0,
        Column::Merchant => 118.0,
        Column::Assignee => 96.0,
        Column::Work => 116.0,
        Column::Created | Column::Updated => 140.0,
        Column::Customer | Column::Dispute | Column::Transfer => 196.0,
    }
}

/// The columns as they were left, else the first ones.
#[must_use]
pub fn columns_of(settings: &Settings) -> Vec<(Column, f32)> {
    if settings.columns.is_empty() { first_columns() } else { settings.columns.clone() }
}

/// The columns before a person chose any.
fn first_columns() -> Vec<(Column, f32)> {
    Column::ALL.into_iter().filter(|c| c.is_shown_first()).map(|c| (c, first_width(c))).collect()
}

impl ListState {
    /// Columns as they were left, else the first ones.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            columns: columns_of(settings),
            place: Place::default(),
            stood: 0,
            stepped: None,
            scroll_to_selection: false,
            columns_changed: false,
            widths_moved: false,
            visible: 10,
            drawn: Vec::new(),
            sized: Vec::new(),
        }
    }

    /// Another account is open.
    pub fn forget_account(&mut self) {
        (self.place, self.stood, self.stepped) = (Place::default(), 0, None);
    }

    /// The columns in their order.
    #[must_use]
    pub fn columns(&self) -> &[(Column, f32)] {
        &self.columns
    }

    /// Shows these columns; without any, those that are there stay.
    pub fn set_columns(&mut self, columns: Vec<(Column, f32)>) {
        if !columns.is_empty() {
            self.columns = columns;
            self.columns_changed = true;
        }
    }

    /// Moves the selection by rows. Returns the dispute when its row is read; else it comes later.
    pub fn step(&mut self, cx: &Context<'_>, selected: Option<&DisputeId>, step: isize) -> Option<DisputeId> {
        let rows = &cx.found.rows;
        let row = self.stepped.or_else(|| cx.session.row_of(selected?));
        let last = rows.len().min(MOST_ROWS).checked_sub(1)?;
        let next = match self.place.of(rows, row) {
            None if step == isize::MAX => last,
            None => 0,
            Some(now) => now.saturating_add_signed(step).min(last),
        };
        self.stepped = rows.get(next).copied();
        self.scroll_to_selection = true;
        self.take_stepped(cx.session)
    }

    /// The row that is stepped to, or selected.
    #[must_use]
    pub fn row(&self, session: &Session, selected: Option<&DisputeId>) -> Option<RowId> {
        self.stepped.or_else(|| session.row_of(selected?))
    }

    /// Steps to the next dispute after the selected one that needs a response, and from the top again. False when there
    /// is none.
    pub fn step_to_due(&mut self, session: &Session, selected: Option<&DisputeId>) -> bool {
        let rows = Arc::clone(&session.found().rows);
        let row = self.stepped.or_else(|| session.row_of(selected?));
        // In the place of one that left the list stands the next one.
        let from = self.place.of(&rows, row).map_or(self.stood, |now| now + 1);
        let Some(next) = session.next_due(&rows, from, row) else { return false };
        self.stepped = Some(next);
        self.scroll_to_selection = true;
        true
    }

    /// The dispute that was stepped to, once its row is read.
    pub fn take_stepped(&mut self, session: &Session) -> Option<DisputeId> {
        let entry = session.row(self.stepped?)?;
        self.stepped = None;
        Some(entry.dispute.id.clone())
    }

    /// Scrolls to the selected row in the next frame.
    pub fn bring_into_view(&mut self) {
        self.scroll_to_selection = true;
    }

    /// How many rows fit, for paging by keyboard.
    #[must_use]
    pub fn page_rows(&self) -> isize {
        isize::try_from(self.visible.saturating_sub(2).max(1)).unwrap_or(10)
    }

    /// The columns, once, after they were changed.
    pub fn changed_columns(&mut self) -> Option<Vec<(Column, f32)>> {
        std::mem::take(&mut self.columns_changed).then(|| self.columns.clone())
    }

    /// The menu that shows, hides and moves columns.
    pub fn columns_ui(&mut self, ui: &mut Ui, tools: Tools) {
        let response = tools.tool_ui(ui, icons::COLUMNS, words::list_columns());
        filter_popup(&response, MENU, |ui| {
            let shown: Vec<Column> = self.columns.iter().map(|(column, _)| *column).collect();
            let hidden = Column::ALL.into_iter().filter(|column| !shown.contains(column));
            for (place, column) in shown.iter().copied().enumerate() {
                ui.horizontal(|ui| {
                    let mut on = true;
                    if widgets::checkbox(ui, &mut on, words::column(column)).changed() {
                        self.toggle(column, on);
                    }
                    // At the right edge, and reached in the order they are read.
                    ui.add_space((ui.available_width() - MOVES).max(0.0));
                    let label = words::column(column);
                    if widgets::small_icon_button(ui, icons::LEFT, &words::list_move_left(label)).clicked() {
                        self.swap(place, place.wrapping_sub(1));
                    }
                    if widgets::small_icon_button(ui, icons::RIGHT, &words::list_move_right(label)).clicked() {
                        self.swap(place, place + 1);
                    }
                });
            }
            ui.separator();
            for column in hidden {
                let mut on = false;
                if widgets::checkbox(ui, &mut on, words::column(column)).changed() {
                    self.toggle(column, on);
                }
            }
            if widgets::link(ui, words::list_columns_reset()).clicked() {
                self.set_columns(first_columns());
                self.sized.clear();
            }
        });
    }

    fn swap(&mut self, a: usize, b: usize) {
        if a < self.columns.len() && b < self.columns.len() {
            self.columns.swap(a, b);
            self.columns_changed = true;
        }
    }

    fn toggle(&mut self, column: Column, on: bool) {
        self.columns_changed = true;
        if on {
            self.columns.push((column, first_width(column)));
        } else if self.columns.len() > 1 {
            self.columns.retain(|(shown, _)| *shown != column);
        }
    }

    /// The columns for the table, under names of their own.
    fn drawn_columns(&self, room: f32) -> Vec<egui_table::Column> {
        let column = |(column, width): &(Column, f32)| {
            egui_table::Column::new(*width)
                .range(widths::NARROWEST..=room.max(widths::WIDEST))
                .id(Id::unique(("dispute-column", column.as_stored())))
        };
        self.columns.iter().map(column).collect()
    }

    /// Draws the table. Returns what was clicked.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        sort: &mut Sort,
        selected: Option<&DisputeId>,
        selection: &Selection,
    ) -> Option<Clicked> {
        let room = ui.available_width();
        let mut table = Table::new()
            .id_salt("disputes")
            .num_rows(cx.found.rows.len().min(MOST_ROWS) as u64)
            .columns(self.drawn_columns(room))
            .headers([HeaderRow::new(size::HEADER)]);
        let table_id = table.get_id(ui);
        self.keep_widths(ui, table_id, room);
        let row = self.stepped.or_else(|| cx.session.row_of(selected?));
        let position = self.place.of(&cx.found.rows, row).filter(|position| *position < MOST_ROWS);
        self.stood = position.unwrap_or(self.stood);
        if std::mem::take(&mut self.scroll_to_selection)
            && let Some(position) = position
        {
            table = table.scroll_to_row(position as u64, None);
        }
        let mut drawing = Drawing {
            session: cx.session,
            rows: &cx.found.rows,
            read: HashMap::new(),
            columns: &self.columns,
            queue: cx.found.query.queue,
            position,
            selection,
            sort: *sort,
            now: cx.now,
            zone: cx.zone,
            margin: cx.margin,
            codes: &cx.tables.codes,
            clicked: None,
            sorted: None,
            visible: self.visible,
        };
        // The lines between columns would be drawn through every row; the pointer finds them all the same.
        let line = std::mem::take(&mut ui.visuals_mut().widgets.noninteractive.bg_stroke);
        // The last cell leaves room for the scroll bar, so that the lines reach the edge.
        ui.spacing_mut().scroll.content_margin = egui::Margin::ZERO;
        table.show(ui, &mut drawing);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = line;
        let (clicked, sorted, visible) = (drawing.clicked, drawing.sorted, drawing.visible);
        self.visible = visible;
        if let Some(column) = sorted {
            *sort = next_sort(*sort, column);
        }
        if clicked.as_ref().is_some_and(|clicked| !clicked.modifiers.any()) {
            self.stepped = None;
        }
        clicked
    }

    /// `egui_table` keeps widths under its own id and would measure every row first; giving it ours avoids both that
    /// and jumping columns, and lets widths be kept in the settings.
    fn keep_widths(&mut self, ui: &Ui, table_id: Id, room: f32) {
        let column_id = |column: Column| Id::unique(("dispute-column", column.as_stored()));
        let mut state = egui_table::TableState::load(ui.ctx(), table_id).unwrap_or_default();
        for (column, width) in &mut self.columns {
            let now = state.col_widths.get(&column_id(*column)).copied();
            let drawn = self.drawn.iter().find(|(known, _)| known == column).map(|(_, width)| *width);
            // Another width than it was drawn in: a hand did that.
            if let (Some(now), Some(drawn)) = (now, drawn)
                && (now - drawn).abs() > 0.5
            {
                *width = now.clamp(widths::NARROWEST, widths::WIDEST);
                self.widths_moved = true;
                if !self.sized.contains(column) {
                    self.sized.push(*column);
                }
            }
        }
        let drawn = widths::spread(&self.columns, &self.sized, room);
        self.drawn = self.columns.iter().map(|(column, _)| *column).zip(drawn).collect();
        let mut differs = false;
        for (column, width) in &self.drawn {
            let before = state.col_widths.insert(column_id(*column), *width);
            differs |= before.is_none_or(|before| (before - width).abs() > 0.01);
        }
        if differs {
            state.store(ui.ctx(), table_id);
        }
        // Kept once the hand lets go, not for every step of a drag.
        if self.widths_moved && !ui.input(|input| input.pointer.any_down()) {
            self.widths_moved = false;
            self.columns_changed = true;
        }
    }
}

/// A click on the header that sorts already turns the order around.
pub(in crate::app::pages) fn next_sort(sort: Sort, column: Column) -> Sort {
    if sort.column == column {
        Sort { column, is_descending: !sort.is_descending }
    } else {
        Sort { column, is_descending: column.starts_descending() }
    }
}
