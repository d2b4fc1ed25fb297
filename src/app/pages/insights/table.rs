//! The numbers, a line for each group and one for all; each leads to the list of its disputes.
//!
//! Must not live here: counting.

use super::{NOTHING, fees, share, show, span, sum};
use crate::app::actions::Actions;
use crate::app::kit::{size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::insights::fees::Fee;
use crate::domain::insights::{Figures, Group, Insights, Line, Part, Spread};
use crate::domain::search::query::Queue;
use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

/// The least room of the group's name, of a count, of a share and of a sum.
const NAME: f32 = 150.0;
const COUNT: f32 = 84.0;
const SHARE: f32 = 100.0;
const SUM: f32 = 108.0;

/// What a column says.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    /// How many.
    Count(Part),
    /// The sum of what came.
    Disputed,
    /// Won of what was decided.
    WinRate,
    /// Answered of what could be, as far as it is not decided.
    ResponseRate,
    /// The money of what was won.
    Recovered,
    /// How long half of those took that were answered from here.
    Time,
    /// What they cost.
    Fees,
}

const COLUMNS: [Column; 12] = [
    Column::Count(Part::ALL),
    Column::Disputed,
    Column::Count(Part::Queue(Queue::NeedsResponse)),
    Column::Count(Part::Missed),
    Column::Count(Part::Queue(Queue::UnderReview)),
    Column::Count(Part::Queue(Queue::Won)),
    Column::Count(Part::Queue(Queue::Lost)),
    Column::WinRate,
    Column::ResponseRate,
    Column::Recovered,
    Column::Time,
    Column::Fees,
];

impl Column {
    fn least(self) -> f32 {
        match self {
            Self::Count(_) => COUNT,
            Self::WinRate | Self::ResponseRate | Self::Time => SHARE,
            Self::Disputed | Self::Recovered | Self::Fees => SUM,
        }
    }

    fn head(self) -> (&'static str, &'static str) {
        match self {
            Self::Count(Part::ALL) => (words::insights_received(), words::insights_received_how()),
            Self::Count(Part::Missed) => (words::insights_missed_short(), words::insights_missed_how()),
            Self::Count(Part::Queue(queue)) => (words::queue(queue), words::insights_count_how()),
            Self::Disputed => (words::insights_disputed(), words::insights_disputed_how()),
            Self::WinRate => (words::insights_win_rate(), words::insights_win_rate_how()),
            Self::ResponseRate => (words::insights_response_rate(), words::insights_response_rate_how()),
            Self::Recovered => (words::insights_recovered(), words::insights_recovered_how()),
            Self::Time => (words::insights_time(), words::insights_time_how()),
            Self::Fees => (words::insights_fees(), words::insights_fees_how()),
        }
    }

    /// How early it is left out where there is no room for all of them; the file has it too.
    fn extra(self) -> u8 {
        match self {
            Self::Count(Part::Missed) | Self::ResponseRate => 1,
            Self::Time => 2,
            Self::Fees => 3,
            _ => 0,
        }
    }
}

/// How the table shares its room.
struct Shape {
    name: f32,
    /// What is shown, each with its room.
    columns: Vec<(Column, f32)>,
    /// The columns have no room beside each other.
    is_narrow: bool,
}

impl Shape {
    fn of(width: f32, has_fees: bool) -> Self {
        let least = |columns: &[Column]| NAME + columns.iter().map(|column| column.least()).sum::<f32>();
        let all: Vec<Column> = COLUMNS.into_iter().filter(|column| has_fees || *column != Column::Fees).collect();
        let but = |extra: u8| all.iter().copied().filter(|column| column.extra() < extra).collect::<Vec<Column>>();
        let fitting = [4, 3, 2, 1].into_iter().map(but).find(|columns| width >= least(columns));
        let is_narrow = fitting.is_none();
        let shown = fitting.unwrap_or(all);
        #[expect(clippy::cast_precision_loss, reason = "a dozen")]
        let more = ((width - least(&shown)) / (shown.len() + 1) as f32).max(0.0);
        let columns: Vec<_> = shown.into_iter().map(|column| (column, column.least() + more)).collect();
        Self { name: width - columns.iter().map(|(_, width)| width).sum::<f32>(), columns, is_narrow }
    }

    /// A line: the room of the name, and of each number.
    fn line(&self, ui: &mut Ui, height: f32) -> (Rect, Vec<(Column, Rect)>) {
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut left = line.left() + self.name;
        let place = |(column, width): &(Column, f32)| {
            let cell = Rect::from_min_max(pos2(left + space::NEAR, line.top()), pos2(left + width, line.bottom()));
            left += width;
            (*column, cell)
        };
        let cells = self.columns.iter().map(place).collect();
        (Rect::from_min_size(line.min, vec2(self.name, height)), cells)
    }
}

/// The table as it is drawn.
struct Drawn<'t> {
    found: &'t Insights,
    fee: Fee,
    shape: Shape,
    actions: &'t Actions,
}

/// What is said of one group, or of all.
struct Row<'t> {
    group: Option<&'t Group>,
    figures: &'t Figures,
    times: Spread,
}

/// The table.
pub(super) fn ui(ui: &mut Ui, found: &Insights, fee: Fee, actions: &Actions) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let shape = Shape::of(ui.available_width(), fee != Fee::default());
    let table = Drawn { found, fee, shape, actions };
    let shape = &table.shape;
    if !shape.is_narrow {
        head_ui(ui, found, shape);
    }
    line_ui(ui, &table, &Row { group: None, figures: &found.total, times: found.times });
    for Line { group, figures, times } in in_order(found) {
        line_ui(ui, &table, &Row { group: Some(group), figures, times: *times });
    }
}

/// The lines as they are read: of spans of time, the newest is what one looks for.
pub(super) fn in_order(found: &Insights) -> impl Iterator<Item = &Line> {
    let is_time = found.question.grouping.is_time();
    let count = found.lines.len();
    (0..count).filter_map(move |place| found.lines.get(if is_time { count - 1 - place } else { place }))
}

fn head_ui(ui: &mut Ui, found: &Insights, shape: &Shape) {
    let tokens = tokens(ui);
    let (name, cells) = shape.line(ui, size::HEADER);
    let caption = |words: &str| Label::new(RichText::new(words).font(theme::caption()).color(tokens.muted)).truncate();
    cell(ui, name, false).add(caption(words::insights::grouping(found.question.grouping)));
    for (column, rect) in cells {
        let (words, how) = column.head();
        cell(ui, rect, true).add(caption(words)).on_hover_text(how);
    }
    ui.painter().hline(ui.min_rect().x_range(), name.bottom(), theme::hairline(tokens.line));
}

/// One group.
fn line_ui(ui: &mut Ui, table: &Drawn<'_>, row: &Row<'_>) {
    let Drawn { found, shape, actions, .. } = table;
    let group = row.group;
    let said =
        group.map_or_else(|| words::insights_total().to_owned(), |group| words::insights::group(group, found.currency));
    let font = if group.is_some() { theme::medium(size::BODY) } else { theme::semibold(size::BODY) };
    let name = Label::new(RichText::new(&said).font(font)).truncate();
    let number = |ui: &mut Ui, column: Column, is_named: bool| {
        if let Some(part) = number_ui(ui, table, row, column, &said, is_named) {
            show(found, group, part, actions);
        }
    };
    let line = theme::hairline(tokens(ui).line);
    if shape.is_narrow {
        ui.add_space(space::NEAR);
        ui.add(name);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::WIDE, space::HAIR);
            for (column, _) in &shape.columns {
                number(ui, *column, true);
            }
        });
        ui.add_space(space::NEAR);
        ui.painter().hline(ui.min_rect().x_range(), ui.min_rect().bottom(), line);
        return;
    }
    let (place, cells) = shape.line(ui, size::ROW);
    ui.painter().hline(ui.min_rect().x_range(), place.bottom(), line);
    cell(ui, place, false).add(name).on_hover_text(&said);
    for (column, rect) in cells {
        number(&mut cell(ui, rect, true), column, false);
    }
}

/// A number, as a link where it leads somewhere: the tab of the list it was clicked for. Where there is no head above it,
/// it says what it is.
fn number_ui(
    ui: &mut Ui,
    Drawn { found, fee, .. }: &Drawn<'_>,
    Row { group, figures, times }: &Row<'_>,
    column: Column,
    said: &str,
    is_named: bool,
) -> Option<Part> {
    let tokens = tokens(ui);
    let (number, leads) = match column {
        Column::Count(part) => {
            let count = figures.of(part).count;
            (words::number(count), (count > 0 && found.terms(*group, part).is_some()).then_some(part))
        }
        Column::Disputed => (sum(found, figures.received), None),
        Column::WinRate => (share(figures.win_rate()), None),
        Column::ResponseRate => (share(figures.response_rate()), None),
        Column::Recovered => (sum(found, figures.won), None),
        Column::Time => (times.median().map_or_else(|| NOTHING.to_owned(), span), None),
        Column::Fees => (fees(found, *fee, figures).unwrap_or_else(|| NOTHING.to_owned()), None),
    };
    let head = column.head().0;
    let shown = if is_named { words::insights_named(head, number.as_str()) } else { number.clone() };
    let Some(part) = leads else {
        let color = if matches!(column, Column::Count(_)) { tokens.faint } else { tokens.text };
        let hover = if column == Column::Time { words::insights_time_few(times.cases) } else { number };
        ui.add(Label::new(RichText::new(&shown).color(color)).truncate()).on_hover_text(hover);
        return None;
    };
    let link = widgets::link_of(ui, RichText::new(shown).color(tokens.accent));
    link.accessible_name(words::insights_number(head, said, number)).clicked().then_some(part)
}

/// The room of one text; numbers stand to the right.
fn cell(ui: &mut Ui, rect: Rect, is_number: bool) -> Ui {
    let layout = if is_number { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
}
