//! The rows and heads of the table as they are drawn.
//!
//! Must not live here: what the table remembers.

use super::super::cells::{Shown, cell_ui, spoken};
use super::super::selection::Selection;
use super::Clicked;
use crate::app::kit::{icons, marks, size, space, theme, tokens};
use crate::app::words;
use crate::desk::Session;
use crate::desk::list::{Entry, RowId};
use crate::domain::reference::reason_code::ReasonCodes;
use crate::domain::search::query::{Column, Queue, Sort};
use crate::domain::time::margin::Margin;
use egui::{Align, Align2, Frame, Layout, Role, Sense, Ui, WidgetInfo, vec2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::HashMap;
use std::sync::Arc;

/// Rows that are read above and below those that are drawn.
const AROUND: u64 = 20;

/// What is drawn of the list in one frame, and what was clicked in it.
pub(super) struct Drawing<'a> {
    pub session: &'a Session,
    pub rows: &'a [RowId],
    /// The rows of this frame.
    pub read: HashMap<u64, Arc<Entry>>,
    pub columns: &'a [(Column, f32)],
    /// The queue that is shown; what it says of every row is not said again in each.
    pub queue: Queue,
    pub position: Option<usize>,
    pub selection: &'a Selection,
    pub sort: Sort,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    /// How long before the deadlines the account wants to answer.
    pub margin: Margin,
    pub codes: &'a ReasonCodes,
    pub clicked: Option<Clicked>,
    pub sorted: Option<Column>,
    pub visible: u64,
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
        let column = self.columns.get(cell.col_range.start).map(|(column, _)| *column);
        let tip = (!self.margin.is_none()).then(|| words::list_column_target_tip(words::margin(self.margin)));
        if head_ui(ui, column, self.sort, tip.as_deref()) {
            self.sorted = column;
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let tokens = tokens(ui);
        let rect = ui.max_rect();
        // The table asks for the part of the row that does not scroll too, which has no columns here.
        if !rect.intersect(ui.clip_rect()).is_positive() {
            return;
        }
        let Some(entry) = self.read.get(&row).cloned() else {
            // Being read; it is here in a frame or two.
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme::hairline(tokens.line));
            return;
        };
        let response = ui.interact(rect, ui.make_persistent_id(("row", entry.dispute.id.as_str())), Sense::click());
        let is_selected = self.position.is_some_and(|position| position as u64 == row);
        let number = usize::try_from(row).ok().and_then(|row| self.rows.get(row)).copied();
        let is_chosen = number.is_some_and(|number| self.selection.has(number));
        if is_selected || is_chosen {
            ui.painter().rect_filled(rect, 0.0, tokens.accent_weak);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, tokens.grey_weak);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme::hairline(tokens.line));
        if is_selected {
            marks::open_row(ui, rect);
        }
        if is_chosen {
            // Told from the one that is open by more than its ground.
            let mark = rect.with_max_x(rect.left() + space::TIGHT);
            ui.painter().rect_filled(mark, 0.0, tokens.accent);
        }
        let is_marked = if self.selection.is_empty() { is_selected } else { is_chosen };
        response
            .widget_info(|| WidgetInfo::selected(Role::Row, true, is_marked, spoken(&entry, self.now, self.margin)));
        if let Some(row) = number.filter(|_| response.clicked()) {
            let modifiers = ui.input(|input| input.modifiers);
            self.clicked = Some(Clicked { row, id: entry.dispute.id.clone(), modifiers });
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
        let is_last = cell.col_nr + 1 == self.columns.len();
        let layout = if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        let shown = Shown { queue: self.queue, now: self.now, zone: self.zone, margin: self.margin, codes: self.codes };
        inside(right, is_last).show(ui, |ui| {
            ui.with_layout(layout, |ui| cell_ui(ui, entry, *column, &shown));
        });
    }
}

/// The room around what stands in a cell.
pub(in crate::app::pages) fn inside(is_right: bool, is_last: bool) -> Frame {
    Frame::new().inner_margin(egui::epaint::MarginF32 {
        left: if is_right { space::TIGHT } else { space::WIDE },
        // The scroll bar stands over the last one.
        right: if is_right || is_last { space::WIDE } else { space::TIGHT },
        top: 0.0,
        bottom: 0.0,
    })
}

/// The head of a column; `target_tip` where what is due is shown as the time left to a target. True when it was clicked.
pub(in crate::app::pages) fn head_ui(
    ui: &mut Ui,
    column: Option<Column>,
    sort: Sort,
    target_tip: Option<&str>,
) -> bool {
    head_ground_ui(ui);
    let Some(column) = column else { return false };
    let (tokens, rect) = (tokens(ui), ui.max_rect());
    let is_sorted = sort.column == column;
    let arrow = match (is_sorted, sort.is_descending) {
        (false, _) => "",
        (true, false) => icons::SORT_UP,
        (true, true) => icons::SORT_DOWN,
    };
    let color = if is_sorted { tokens.text } else { tokens.muted };
    let response = ui.interact(rect, ui.make_persistent_id(("header", column.as_stored())), Sense::click());
    let target_tip = target_tip.filter(|_| column == Column::Due);
    let name = if target_tip.is_some() { words::list_column_target() } else { words::column(column) };
    head_words_ui(ui, &format!("{name} {arrow}"), column == Column::Amount, color);
    let label = match arrow {
        "" => words::list_sort_by(name),
        _ if sort.is_descending => words::list_sorted_down(name),
        _ => words::list_sorted_up(name),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
    let response = match (column, target_tip) {
        (Column::Amount, _) => response.on_hover_text(words::list_amount_order()),
        (_, Some(tip)) => response.on_hover_text(tip),
        _ => response,
    };
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// What is behind the head of a column.
pub(in crate::app::pages) fn head_ground_ui(ui: &Ui) {
    let (tokens, rect) = (tokens(ui), ui.max_rect());
    ui.painter().rect_filled(rect, 0.0, tokens.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme::hairline(tokens.line));
}

/// What stands in the head of a column.
pub(in crate::app::pages) fn head_words_ui(ui: &Ui, words: &str, is_right: bool, color: egui::Color32) {
    let rect = ui.max_rect();
    let (at, align) = if is_right {
        (rect.right_center() - vec2(space::WIDE, 0.0), Align2::RIGHT_CENTER)
    } else {
        (rect.left_center() + vec2(space::WIDE, 0.0), Align2::LEFT_CENTER)
    };
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.text(at, align, words.trim_end(), theme::medium(size::CAPTION), color);
}
