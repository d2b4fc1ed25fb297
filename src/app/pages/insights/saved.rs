//! The table as a file: the lines that are shown, in their order, each share with the cases it is of.
//!
//! Must not live here: how a file is written, counting.

use super::table::in_order;
use crate::app::words;
use crate::desk::export::{Figure, Table};
use crate::domain::insights::{Figures, Insights, Part, Share, Tally};
use crate::domain::money::Money;
use crate::domain::search::query::Queue;
use crate::domain::text;

/// What the file is called.
pub(super) fn name(found: &Insights) -> String {
    let by = text::uncapitalized(words::insights::grouping(found.question.grouping)).replace(' ', "-");
    let currency = found.currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
    format!("disputes-by-{by}-{currency}.csv")
}

/// The line of all of them, and those below it.
pub(super) fn table(found: &Insights) -> Table {
    let all = row(found, words::insights_total().to_owned(), &found.total);
    let lines = in_order(found).map(|line| {
        let said = words::insights::group(&line.group, found.currency);
        row(found, said, &line.figures)
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
    ]
    .concat()
}

fn row(found: &Insights, said: String, figures: &Figures) -> Vec<Figure> {
    let sum = |tally: Tally| found.currency.map_or(Figure::Empty, |of| Figure::Amount(Money::new(tally.minor, of)));
    let count = |part: Part| Figure::Count(figures.of(part).count);
    let share = |share: Share| [share.permille().map_or(Figure::Empty, Figure::Tenths), Figure::Count(share.cases())];
    let currency = found.currency.map_or(Figure::Empty, |of| Figure::Text(of.code().to_owned()));
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
    ]
}
