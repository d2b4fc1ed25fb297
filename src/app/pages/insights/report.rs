//! The figures as one page for an owner, and the picture alone, as they are shown now.
//!
//! Must not live here: how the page is set (`workbench::report`), counting.

use super::table::in_order;
use super::{NOTHING, cards, fees, share, sum};
use crate::app::words;
use crate::desk::export::{Bar, Chart, Notes, Report, Tile};
use crate::domain::account::Account;
use crate::domain::insights::fees::{Fee, Fees};
use crate::domain::insights::{Figures, Insights};
use crate::domain::programs::transactions::Transactions;
use crate::domain::programs::{Chargebacks, MonthQuestion, Program, Reading};
use crate::domain::search::query::Queue;
use crate::domain::text;
use jiff::Timestamp;

/// Whose figures they are, and when they are written down.
pub struct About<'a> {
    /// The account.
    pub account: &'a Account,
    /// What a dispute costs it.
    pub fees: &'a Fees,
    /// Its transactions.
    pub transactions: &'a Transactions,
    /// Now.
    pub now: Timestamp,
}

impl About<'_> {
    /// What a dispute costs in the currency of the figures.
    pub(super) fn fee(&self, found: &Insights) -> Fee {
        found.currency.map(|currency| self.fees.get(currency)).unwrap_or_default()
    }
}

/// The page. Of programs it has what is shown.
pub(super) fn report(found: &Insights, monitor: Option<(&MonthQuestion, &Chargebacks)>, about: &About<'_>) -> Report {
    let fee = about.fee(found);
    let tile = |card: cards::Card| Tile { name: card.name.to_owned(), value: card.value, note: card.note };
    let by = words::inside(words::insights::grouping(found.question.grouping));
    let all = row(found, words::insights_total().to_owned(), &found.total, fee);
    let line = |line: &crate::domain::insights::Line| {
        row(found, words::insights::group(&line.group, found.currency), &line.figures, fee)
    };
    let rows = std::iter::once(all).chain(in_order(found).map(line)).collect();
    let (month, programs) = monitor.map(|(question, seen)| programs(question, seen, about)).unwrap_or_default();
    Report {
        title: words::insights_report_title(text::clean_to(&about.account.name, 60)),
        about: self::about(found, about),
        tiles: figures(found, fee).map(tile).collect(),
        chart: chart(found),
        table: words::insights_table(by),
        heads: heads(found, fee),
        rows,
        more: words::insights_report_more().to_owned(),
        programs,
        programs_title: words::insights_report_programs(month),
        cautions: Notes { title: words::insights_report_cautions().to_owned(), lines: cautions(found, fee) },
        named: words::insights_report_named().to_owned(),
    }
}

/// The picture, where the groups are spans of time.
pub(super) fn chart(found: &Insights) -> Option<Chart> {
    let bar = |line: &crate::domain::insights::Line| Bar {
        name: words::insights::group_short(&line.group),
        received: line.figures.received.count,
        won: line.figures.won.count,
    };
    let spans = found.lines.iter().filter(|line| words::insights::is_span(&line.group));
    found.question.grouping.is_time().then(|| Chart {
        title: words::insights::chart_title(found.question.grouping).to_owned(),
        legend: [words::insights_received(), words::insights_won()].map(ToOwned::to_owned),
        bars: spans.map(bar).collect(),
    })
}

/// Of what it is, and when it was made.
pub(super) fn about(found: &Insights, about: &About<'_>) -> Vec<String> {
    let currency = found.currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
    let grouping = words::inside(words::insights::grouping(found.question.grouping));
    let period = words::inside(words::insights::period(found.question.period));
    let first = found.question.period.first_day(found.question.today, found.question.grouping);
    let period = match first {
        Some(first) => words::insights_report_since(period, words::date(first)),
        None => period,
    };
    let environment = words::environment(about.account.environment);
    vec![
        words::insights_report_about(environment, period, grouping, currency),
        words::insights_report_made(words::local_and_utc(about.now, &found.question.zone)),
    ]
}

fn heads(found: &Insights, fee: Fee) -> Vec<String> {
    let mut heads = vec![
        words::insights::grouping(found.question.grouping),
        words::insights_received(),
        words::insights_disputed(),
        words::queue(Queue::NeedsResponse),
        words::queue(Queue::Won),
        words::queue(Queue::Lost),
        words::insights_win_rate(),
        words::insights_recovered(),
    ];
    if fee != Fee::default() {
        heads.push(words::insights_fees());
    }
    heads.into_iter().map(ToOwned::to_owned).collect()
}

fn row(found: &Insights, said: String, figures: &Figures, fee: Fee) -> Vec<String> {
    let count = |queue: Queue| words::number(figures.of(crate::domain::insights::Part::Queue(queue)).count);
    let rate = figures.win_rate();
    let rate = match rate.permille() {
        Some(_) => words::insights_report_share(share(rate), words::number(rate.cases())),
        None => NOTHING.to_owned(),
    };
    let mut cells = vec![
        said,
        count(Queue::All),
        sum(found, figures.received),
        count(Queue::NeedsResponse),
        count(Queue::Won),
        count(Queue::Lost),
        rate,
        sum(found, figures.won),
    ];
    if fee != Fee::default() {
        cells.push(fees(found, fee, figures).unwrap_or_else(|| NOTHING.to_owned()));
    }
    cells
}

fn programs(question: &MonthQuestion, seen: &Chargebacks, about: &About<'_>) -> (String, Vec<Notes>) {
    let notes = Program::ALL.map(|program| {
        let reading = Reading::of(program, question.month, seen, about.transactions);
        let verdict = reading.as_ref().map_or(words::programs_none(), words::programs::verdict);
        let lines = reading.map(|reading| {
            vec![
                words::programs::count(&reading),
                words::programs::floor(&reading, seen),
                words::programs::ratio(&reading, question.month),
            ]
        });
        let title = words::insights_report_program(words::programs::name(program), verdict);
        Notes { title, lines: lines.unwrap_or_default() }
    });
    (words::programs::month(question.month), notes.to_vec())
}

/// The figures; what is not known for want of fees is left out, as nobody can enter them on paper.
fn figures(found: &Insights, fee: Fee) -> impl Iterator<Item = cards::Card> {
    let has_fees = fee.of(&found.total).is_some() && fee != Fee::default();
    cards::cards(found, fee).into_iter().filter(move |card| has_fees || card.name != words::insights_fees())
}

/// How each figure is made, and what is not in it.
fn cautions(found: &Insights, fee: Fee) -> Vec<String> {
    let of_card = |card: cards::Card| words::insights_report_caution(card.name, card.how);
    let vamp = words::insights_report_caution(words::programs_vamp(), words::programs_vamp_how());
    let mut lines: Vec<String> = figures(found, fee).map(of_card).chain([vamp]).collect();
    if found.unpriced > 0 {
        lines.push(words::insights_unpriced(found.unpriced));
    }
    lines
}
