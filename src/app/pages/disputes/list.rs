//! The table of disputes: drawn rows only, one click to open, a click on a header to sort.

use super::cells::{cell_ui, spoken};
use crate::app::Context;
use crate::app::kit::filter_popup;
use crate::app::kit::{icons, size, theme, tokens, widgets};
use crate::desk::Session;
use crate::desk::list::{Entry, RowId};
use crate::desk::settings::Settings;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::{Column, Sort};
use egui::{Align, Align2, Frame, Id, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::HashMap;
use std::sync::Arc;

/// What the table remembers between frames.
pub struct ListState {
    columns: Vec<(Column, f32)>,
    place: Place,
    /// A row that was stepped to and is not read yet.
    stepped: Option<RowId>,
    scroll_to_selection: bool,
    columns_changed: bool,
    widths_moved: bool,
    visible: u64,
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

/// Rows the table draws at most: beyond them a scroll bar's numbers are too coarse to stand still.
const MOST_ROWS: usize = 1_040_000;

/// First width of a column.
fn first_width(column: Column) -> f32 {
    match column {
        Column::Due => 88.0,
        Column::Amount => 104.0,
        Column::Reason | Column::Order => 82.0,
        Column::Code => 66.0,
        Column::Status => 124.0,
        Column::Merchant => 118.0,
        Column::Created | Column::Updated => 140.0,
        Column::Customer | Column::Dispute | Column::Transfer => 196.0,
    }
}

impl ListState {
    /// Columns as they were left, else the first ones.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let mut columns = settings.columns.clone();
        if columns.is_empty() {
            columns = Column::ALL.into_iter().filter(|c| c.is_shown_first()).map(|c| (c, first_width(c))).collect();
        }
        Self {
            columns,
            place: Place::default(),
            stepped: None,
            scroll_to_selection: false,
            columns_changed: false,
            widths_moved: false,
            visible: 10,
        }
    }

    /// Another account is open.
    pub fn forget_account(&mut self) {
        (self.place, self.stepped) = (Place::default(), None);
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
    pub fn columns_ui(&mut self, ui: &mut Ui) {
        let response = widgets::chip(ui, false, "Columns");
        filter_popup(&response, 230.0, |ui| {
            let shown: Vec<Column> = self.columns.iter().map(|(column, _)| *column).collect();
            let hidden = Column::ALL.into_iter().filter(|column| !shown.contains(column));
            for (place, column) in shown.iter().copied().enumerate() {
                ui.horizontal(|ui| {
                    let mut on = true;
                    if widgets::checkbox(ui, &mut on, column.label()).changed() {
                        self.toggle(column, on);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let label = column.label();
                        if widgets::small_icon_button(ui, icons::RIGHT, &format!("Move {label} right")).clicked() {
                            self.swap(place, place + 1);
                        }
                        if widgets::small_icon_button(ui, icons::LEFT, &format!("Move {label} left")).clicked() {
                            self.swap(place, place.wrapping_sub(1));
                        }
                    });
                });
            }
            ui.separator();
            for column in hidden {
                let mut on = false;
                if widgets::checkbox(ui, &mut on, column.label()).changed() {
                    self.toggle(column, on);
                }
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

    /// Draws the table. Returns the dispute that was clicked.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        sort: &mut Sort,
        selected: Option<&DisputeId>,
    ) -> Option<DisputeId> {
        let columns: Vec<egui_table::Column> = self
            .columns
            .iter()
            .map(|(column, width)| {
                egui_table::Column::new(*width)
                    .range(48.0..=900.0)
                    .id(Id::unique(("dispute-column", column.as_stored())))
            })
            .collect();
        let mut table = Table::new()
            .id_salt("disputes")
            .num_rows(cx.found.rows.len().min(MOST_ROWS) as u64)
            .columns(columns)
            .headers([HeaderRow::new(size::HEADER)]);
        let table_id = table.get_id(ui);
        self.keep_widths(ui, table_id);
        let row = self.stepped.or_else(|| cx.session.row_of(selected?));
        let position = self.place.of(&cx.found.rows, row).filter(|position| *position < MOST_ROWS);
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
            position,
            sort: *sort,
            now: cx.now,
            zone: cx.zone,
            clicked: None,
            sorted: None,
            visible: self.visible,
        };
        // The lines between columns would be drawn through every row; the pointer finds them all the same.
        let line = std::mem::take(&mut ui.visuals_mut().widgets.noninteractive.bg_stroke);
        table.show(ui, &mut drawing);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = line;
        let (clicked, sorted, visible) = (drawing.clicked, drawing.sorted, drawing.visible);
        self.visible = visible;
        if let Some(column) = sorted {
            *sort = next_sort(*sort, column);
        }
        if clicked.is_some() {
            self.stepped = None;
        }
        clicked
    }

    /// `egui_table` keeps widths under its own id and would measure every row first; giving it ours avoids both that
    /// and jumping columns, and lets widths be kept in the settings.
    fn keep_widths(&mut self, ui: &Ui, table_id: Id) {
        let column_id = |column: Column| Id::unique(("dispute-column", column.as_stored()));
        let mut state = egui_table::TableState::load(ui.ctx(), table_id).unwrap_or_default();
        let mut missing = false;
        for (column, width) in &mut self.columns {
            match state.col_widths.get(&column_id(*column)) {
                Some(now) if (*now - *width).abs() > 0.5 => {
                    *width = *now;
                    self.widths_moved = true;
                }
                Some(_) => {}
                None => {
                    state.col_widths.insert(column_id(*column), *width);
                    missing = true;
                }
            }
        }
        if missing {
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
fn next_sort(sort: Sort, column: Column) -> Sort {
    if sort.column == column {
        Sort { column, is_descending: !sort.is_descending }
    } else {
        Sort { column, is_descending: column.starts_descending() }
    }
}

/// Rows that are read above and below those that are drawn.
const AROUND: u64 = 20;

struct Drawing<'a> {
    session: &'a Session,
    rows: &'a [RowId],
    /// The rows of this frame.
    read: HashMap<u64, Arc<Entry>>,
    columns: &'a [(Column, f32)],
    position: Option<usize>,
    sort: Sort,
    now: Timestamp,
    zone: &'a TimeZone,
    clicked: Option<DisputeId>,
    sorted: Option<Column>,
    visible: u64,
}

impl TableDelegate for Drawing<'_> {
    fn prepare(&mut self, info: &egui_table::PrefetchInfo) {
        self.visible = info.visible_rows.end.saturating_sub(info.visible_rows.start);
        let row = |at: u64| usize::try_from(at).ok().and_then(|at| self.rows.get(at)).copied();
        self.read = info
            .visible_rows
            .clone()
            .filter_map(|at| row(at).and_then(|row| self.session.row(row)).map(|entry| (at, entry)))
            .collect();
        // What a wheel brings next is read before it is drawn.
        let around = info.visible_rows.start.saturating_sub(AROUND)..info.visible_rows.end + AROUND;
        for row in around.filter(|at| !info.visible_rows.contains(at)).filter_map(row) {
            drop(self.session.row(row));
        }
    }

    fn default_row_height(&self) -> f32 {
        size::ROW
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let tokens = tokens(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, tokens.panel);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
        let Some((column, _)) = self.columns.get(cell.col_range.start) else {
            return;
        };
        let is_sorted = self.sort.column == *column;
        let arrow = match (is_sorted, self.sort.is_descending) {
            (false, _) => "",
            (true, false) => icons::SORT_UP,
            (true, true) => icons::SORT_DOWN,
        };
        let color = if is_sorted { tokens.text } else { tokens.muted };
        let response = ui.interact(rect, ui.make_persistent_id(("header", column.as_stored())), Sense::click());
        let is_right = *column == Column::Amount;
        let words = format!("{} {arrow}", column.label());
        let (at, align) = if is_right {
            (rect.right_center() - vec2(10.0, 0.0), Align2::RIGHT_CENTER)
        } else {
            (rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER)
        };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.text(at, align, words.trim_end(), theme::medium(size::CAPTION), color);
        let label = match arrow {
            "" => format!("Sort by {}", column.label()),
            _ if self.sort.is_descending => format!("Sorted by {}, descending", column.label()),
            _ => format!("Sorted by {}, ascending", column.label()),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
        let response = if *column == Column::Amount {
            response.on_hover_text(
                "Sorts by currency first, then by amount. Amounts of different currencies are not compared",
            )
        } else {
            response
        };
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            self.sorted = Some(*column);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let tokens = tokens(ui);
        let rect = ui.max_rect();
        let Some(entry) = self.read.get(&row).cloned() else {
            // Being read; it is here in a frame or two.
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
            return;
        };
        let response = ui.interact(rect, ui.make_persistent_id(("row", entry.dispute.id.as_str())), Sense::click());
        let is_selected = self.position.is_some_and(|position| position as u64 == row);
        if is_selected {
            ui.painter().rect_filled(rect, 0.0, tokens.accent_weak);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, tokens.grey_weak);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, spoken(&entry, self.now)));
        if response.clicked() {
            self.clicked = Some(entry.dispute.id.clone());
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(entry) = self.read.get(&cell.row_nr) else {
            return;
        };
        let Some((column, _)) = self.columns.get(cell.col_nr) else {
            return;
        };
        let right = *column == Column::Amount;
        let layout = if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        Frame::new()
            .inner_margin(Margin {
                left: if right { 4 } else { 12 },
                right: if right { 10 } else { 4 },
                top: 0,
                bottom: 0,
            })
            .show(ui, |ui| {
                ui.with_layout(layout, |ui| cell_ui(ui, entry, *column, self.now, self.zone));
            });
    }
}
