//! The table as a file: the lines that are shown, in their order, each share with the cases it is of.
//!
//! Must not live here: how a file is written, counting.

use super::table::in_order;
use crate::app::action::FiguresAs;
use crate::app::words;
use crate::desk::export::{Figure, Table};
use crate::domain::insights::fees::Fee;
use crate::domain::insights::{Figures, Insights, Part, Share, Spread, Tally};
use crate::domain::money::Money;
use crate::domain::search::query::Queue;

/// What the file is called.
pub(super) fn name(found: &Insights, what: FiguresAs) -> String {
    let by = words::inside(words::insights::grouping(found.question.grouping)).replace(' ', "-");
    let currency = found.currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
    let ending = match what {
        FiguresAs::Table => "csv",
        FiguresAs::Report => "pdf",
        FiguresAs::Picture => "png",
    };
    format!("disputes-by-{by}-{currency}.{ending}")
}

/// The line of all of them, and those below it.
pub(super) fn table(found: &Insights, fee: Fee) -> Table {
    let all = row(found, words::insights_total().to_owned(), (&found.total, found.times), fee);
    let lines = in_order(found).map(|line| {
        let said = words::insights::group(&line.group, found.currency);
        row(found, said, (&line.figures, line.times), fee)
    });
    Table { heads: heads(found), rows: std::iter::once(all).chain(lines).collect() }
}

fn heads(found: &Insights) -> Vec<String> {
    let share = |figure: &str| [words::insights_export_percent(figure), words::insights_export_of(figure)];
    let plain = |words: &str| vec![words.to_owned()];
    [
        plain(words::insights::grouping(found.question.grouping)),
        plain(words::insights_received()),
        plain(words::insights_disputed()),
        plain(words::insights_in()),
        plain(words::queue(Queue::NeedsResponse)),
        plain(words::insights_missed()),
        plain(words::queue(Queue::UnderReview)),
        plain(words::queue(Queue::Won)),
        plain(words::queue(Queue::Lost)),
        share(words::insights_win_rate()).to_vec(),
        share(words::insights_win_rate_of_all()).to_vec(),
        plain(words::insights_recovered()),
        share(words::insights_recovered()).to_vec(),
        share(words::insights_response_rate()).to_vec(),
        plain(words::insights_export_time_median()),
        plain(words::insights_export_time_ninth()),
        plain(&words::insights_export_of(words::insights_time())),
        plain(words::insights_fees()),
    ]
    .concat()
}

fn row(found: &Insights, said: String, (figures, times): (&Figures, Spread), fee: Fee) -> Vec<Figure> {
    let sum = |tally: Tally| found.currency.map_or(Figure::Empty, |of| Figure::Amount(Money::new(tally.minor, of)));
    let count = |part: Part| Figure::Count(figures.of(part).count);
    let share = |share: Share| [share.permille().map_or(Figure::Empty, Figure::Tenths), Figure::Count(share.cases())];
    let currency = found.currency.map_or(Figure::Empty, |of| Figure::Text(of.code().to_owned()));
    let hours = |seconds: Option<i64>| {
        let tenths = seconds.and_then(|seconds| u32::try_from(seconds / 360).ok());
        tenths.map_or(Figure::Empty, Figure::Tenths)
    };
    let cost = fee.of(figures).filter(|_| fee != Fee::default()).zip(found.currency);
    let fees = cost.map_or(Figure::Empty, |(minor, of)| Figure::Amount(Money::new(minor, of)));
    let [win_rate, decided] = share(figures.win_rate());
    let [win_rate_of_all, all] = share(figures.win_rate_of_all());
    let [recovery_rate, recovered_of] = share(figures.recovery_rate());
    let [response_rate, answerable] = share(figures.response_rate());
    vec![
        Figure::Text(said),
        count(Part::ALL),
        sum(figures.received),
        currency,
        count(Part::Queue(Queue::NeedsResponse)),
        count(Part::Missed),
        count(Part::Queue(Queue::UnderReview)),
        count(Part::Queue(Queue::Won)),
        count(Part::Queue(Queue::Lost)),
        win_rate,
        decided,
        win_rate_of_all,
        all,
        sum(figures.won),
        recovery_rate,
        recovered_of,
        response_rate,
        answerable,
        hours(times.median()),
        hours(times.ninth()),
        Figure::Count(times.cases),
        fees,
    ]
}
