//! The table over every account: drawn rows only, the account with its environment in front of the list's own columns.
//!
//! Must not live here: which rows there are, what opening one does.

use crate::app::Context;
use crate::app::kit::{environment_pill, icons, marks, size, space, theme, tokens};
use crate::app::pages::disputes::cells::{Shown, cell_ui, spoken};
use crate::app::pages::disputes::list::rows::{head_ground_ui, head_ui, head_words_ui, inside};
use crate::app::pages::disputes::list::widths::spread;
use crate::app::pages::disputes::list::{MOST_ROWS, columns_of, next_sort};
use crate::app::pages::disputes::selection_over::SelectionOver;
use crate::app::words;
use crate::desk::Session;
use crate::desk::everywhere::{ByAccount, FoundEverywhere};
use crate::desk::list::Entry;
use crate::domain::search::query::{Column, Sort};
use crate::domain::text;
use crate::domain::time::clock::Clock as _;
use crate::domain::time::margin::Margin;
use egui::{Align, Id, Label, Layout, Modifiers, RichText, Role, Sense, Ui, WidgetInfo};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;

/// How wide the account is drawn, a name and the widest environment: at the least, in a wide window, and its part of it.
const ACCOUNT: (f32, f32) = (190.0, 320.0);
const ACCOUNT_PART: f32 = 0.15;
/// Rows that are read above and below those that are drawn.
const AROUND: u64 = 20;

/// What the table remembers between frames.
#[derive(Default)]
pub struct TableState {
    scrolls_to_marked: bool,
    visible: u64,
}

/// An account of the list, as this frame finds it.
struct Part<'a> {
    session: Option<&'a Arc<Session>>,
    now: Timestamp,
    margin: Margin,
}

impl TableState {
    /// Scrolls to the marked row in the next frame.
    pub fn bring_into_view(&mut self) {
        self.scrolls_to_marked = true;
    }

    /// How many rows fit, for paging by keyboard.
    #[must_use]
    pub fn page_rows(&self) -> isize {
        isize::try_from(self.visible.saturating_sub(2).max(1)).unwrap_or(10)
    }

    /// Draws the table. Returns the place that was clicked.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        (sort, by_account): (&mut Sort, &mut ByAccount),
        marked: Option<usize>,
        selection: &SelectionOver,
    ) -> Option<(usize, Modifiers)> {
        let found = cx.found_everywhere;
        let columns = columns_of(cx.settings);
        let room = ui.available_width();
        let widths = spread(&columns, &[], (room - account(room)).max(0.0));
        let own = columns.iter().zip(&widths).map(|((column, _), width)| (("column", column.as_stored()), *width));
        let drawn = std::iter::once((("column", "account"), account(room))).chain(own);
        let mut table = Table::new()
            .id_salt("disputes everywhere")
            .num_rows(found.rows.len().min(MOST_ROWS) as u64)
            .columns(
                drawn
                    .map(|(id, width)| {
                        // The list's own columns are sized on its page.
                        egui_table::Column::new(width).range(width..=width).resizable(false).id(Id::unique(id))
                    })
                    .collect::<Vec<_>>(),
            )
            .headers([HeaderRow::new(size::HEADER)]);
        keep_widths(ui, table.get_id(ui), account(room), &columns, &widths);
        let marked = marked.filter(|marked| *marked < MOST_ROWS);
        if std::mem::take(&mut self.scrolls_to_marked)
            && let Some(marked) = marked
        {
            table = table.scroll_to_row(marked as u64, None);
        }
        let part = |key| {
            let session = cx.everywhere.session(key);
            let now = session.map_or(cx.now, |session| session.shared().clock.now());
            Part { session, now, margin: cx.settings.margin(key) }
        };
        let mut drawing = Drawing {
            cx,
            found,
            parts: found.parts.iter().map(|found| part(&found.key)).collect(),
            read: HashMap::new(),
            columns: &columns,
            marked,
            selection,
            sort: *sort,
            by_account: *by_account,
            sorts_accounts: false,
            clicked: None,
            sorted: None,
            visible: self.visible,
        };
        // The lines between columns would be drawn through every row.
        let line = std::mem::take(&mut ui.visuals_mut().widgets.noninteractive.bg_stroke);
        // The last cell leaves room for the scroll bar, so that the lines reach the edge.
        ui.spacing_mut().scroll.content_margin = egui::Margin::ZERO;
        table.show(ui, &mut drawing);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = line;
        let (clicked, sorted, visible) = (drawing.clicked, drawing.sorted, drawing.visible);
        if drawing.sorts_accounts {
            *by_account = by_account.next();
        }
        self.visible = visible;
        if let Some(column) = sorted {
            *sort = next_sort(*sort, column);
            *by_account = ByAccount::No;
        }
        clicked
    }
}

/// How wide the account is drawn in a window of this width.
fn account(room: f32) -> f32 {
    (room * ACCOUNT_PART).clamp(ACCOUNT.0, ACCOUNT.1)
}

/// `egui_table` keeps widths under its own id and would measure every row first.
fn keep_widths(ui: &Ui, table: Id, account: f32, columns: &[(Column, f32)], widths: &[f32]) {
    let mut state = egui_table::TableState::load(ui.ctx(), table).unwrap_or_default();
    let own = columns.iter().zip(widths).map(|((column, _), width)| (column.as_stored(), *width));
    let mut differs = false;
    for (name, width) in std::iter::once(("account", account)).chain(own) {
        let before = state.col_widths.insert(Id::unique(("column", name)), width);
        differs |= before.is_none_or(|before| (before - width).abs() > 0.01);
    }
    if differs {
        state.store(ui.ctx(), table);
    }
}

/// What is drawn of the list in one frame, and what was clicked in it.
struct Drawing<'a> {
    cx: &'a Context<'a>,
    found: &'a FoundEverywhere,
    parts: Vec<Part<'a>>,
    /// The rows of this frame, with the number of their account.
    read: HashMap<u64, (usize, Arc<Entry>)>,
    columns: &'a [(Column, f32)],
    marked: Option<usize>,
    selection: &'a SelectionOver,
    sort: Sort,
    by_account: ByAccount,
    sorts_accounts: bool,
    clicked: Option<(usize, Modifiers)>,
    sorted: Option<Column>,
    visible: u64,
}

impl Drawing<'_> {
    fn is_chosen(&self, at: u64) -> bool {
        let of = usize::try_from(at).ok().and_then(|at| self.found.at(at));
        of.is_some_and(|(account, row)| self.selection.has(account, row.row))
    }

    /// A row as it was read last.
    fn row(&self, at: u64) -> Option<(usize, Arc<Entry>)> {
        let row = self.found.rows.get(usize::try_from(at).ok()?)?;
        let part = usize::from(row.part);
        Some((part, self.parts.get(part)?.session?.row(row.row)?))
    }
}

impl TableDelegate for Drawing<'_> {
    fn prepare(&mut self, info: &egui_table::PrefetchInfo) {
        self.visible = info.visible_rows.end.saturating_sub(info.visible_rows.start);
        self.read = info.visible_rows.clone().filter_map(|at| Some((at, self.row(at)?))).collect();
        // What a wheel brings next is read before it is drawn.
        let around = info.visible_rows.start.saturating_sub(AROUND)..info.visible_rows.end + AROUND;
        for at in around.filter(|at| !info.visible_rows.contains(at)) {
            drop(self.row(at));
        }
    }

    fn default_row_height(&self) -> f32 {
        size::ROW
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(own) = cell.col_range.start.checked_sub(1) else {
            self.sorts_accounts |= account_head_ui(ui, self.by_account);
            return;
        };
        let column = self.columns.get(own).map(|(column, _)| *column);
        let has_target = self.parts.iter().any(|part| !part.margin.is_none());
        if head_ui(ui, column, self.sort, has_target.then(words::everywhere_target_tip)) {
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
        let line = theme::hairline(tokens.line);
        let read = self.read.get(&row).and_then(|(part, entry)| Some((self.parts.get(*part)?, entry)));
        let Some((Part { session: Some(session), now, margin }, entry)) = read else {
            // Being read; it is here in a frame or two.
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            return;
        };
        let account = session.account();
        let id = ui.make_persistent_id(("row", account.key.as_str(), entry.dispute.id.as_str()));
        let response = ui.interact(rect, id, Sense::click());
        let is_marked = self.marked.is_some_and(|marked| marked as u64 == row);
        let is_chosen = self.is_chosen(row);
        if is_marked || is_chosen {
            ui.painter().rect_filled(rect, 0.0, tokens.accent_weak);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, tokens.grey_weak);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        if is_marked {
            marks::open_row(ui, rect);
        }
        if is_chosen {
            marks::chosen(ui, rect);
        }
        let said = || {
            let environment = words::environment(account.environment);
            words::everywhere_row(text::clean_to(&account.name, 40), environment, spoken(entry, *now, *margin))
        };
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_marked || is_chosen, said()));
        if response.clicked() {
            self.clicked = usize::try_from(row).ok().map(|row| (row, ui.input(|input| input.modifiers)));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some((part, entry)) = self.read.get(&cell.row_nr) else { return };
        let Some(part) = self.parts.get(*part) else { return };
        let Some(own) = cell.col_nr.checked_sub(1) else { return account_ui(ui, part) };
        let Some((column, _)) = self.columns.get(own) else { return };
        let right = *column == Column::Amount;
        let layout = if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        let shown = Shown {
            queue: self.found.query.queue,
            now: part.now,
            zone: self.cx.zone,
            margin: part.margin,
            codes: &self.cx.tables.codes,
        };
        inside(right, cell.col_nr == self.columns.len()).show(ui, |ui| {
            ui.with_layout(layout, |ui| cell_ui(ui, entry, *column, &shown));
        });
    }
}

/// The head of the accounts' column. True when it was clicked.
fn account_head_ui(ui: &Ui, order: ByAccount) -> bool {
    head_ground_ui(ui);
    let name = words::everywhere_column();
    let (arrow, label, color) = match order {
        ByAccount::No => ("", words::list_sort_by(name), tokens(ui).muted),
        ByAccount::Ascending => (icons::SORT_UP, words::list_sorted_up(name), tokens(ui).text),
        ByAccount::Descending => (icons::SORT_DOWN, words::list_sorted_down(name), tokens(ui).text),
    };
    let response = ui.interact(ui.max_rect(), ui.make_persistent_id(("header", "account")), Sense::click());
    head_words_ui(ui, &format!("{name} {arrow}"), false, color);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
    response.clicked()
}

/// The account of a row: its name, and at the end its environment, which never looks like another one.
fn account_ui(ui: &mut Ui, part: &Part<'_>) {
    let Some(session) = part.session else { return };
    let account = session.account();
    inside(false, false).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            environment_pill(ui, account.environment);
            ui.add_space(space::HAIR);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = RichText::new(text::clean_to(&account.name, 60)).font(theme::medium(size::BODY));
                ui.add(Label::new(name).truncate());
            });
        });
    });
}
