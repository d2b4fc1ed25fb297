//! Words about a file of orders that is scored: why it isn't read, what a row lacks, what became of it.

use crate::app::words::{self, errors};
use crate::desk::import::check::RowState;
use crate::desk::import::{MOST_COLUMNS, NotRead, NotTable, RowFault};
use crate::desk::scoring::save::SaveWords;
use crate::desk::scoring::{Phase, RowEnd, Standing};
use crate::domain::score::columns::{Part, RowProblem};
use crate::domain::text;

/// Why a file isn't read.
#[must_use]
pub(crate) fn not_read(why: &NotRead) -> String {
    match why {
        NotRead::NoTable(why) => not_table(*why),
        NotRead::NoFile => words::orders_no_file().to_owned(),
        NotRead::Disk(said) => words::sentences(&[words::orders_not_opened(), &errors::system(said)]),
    }
}

fn not_table(why: NotTable) -> String {
    let said = match why {
        NotTable::Empty => words::orders_empty(),
        NotTable::Spreadsheet => words::orders_spreadsheet(),
        NotTable::Pdf => words::orders_pdf(),
        NotTable::Binary => words::orders_binary(),
        NotTable::NoRows => words::orders_no_rows(),
        NotTable::NoHeads => words::orders_no_heads(),
        NotTable::TooLarge => words::orders_too_large(),
        NotTable::TooManyRows => words::orders_too_many_rows(),
        NotTable::TooManyColumns => return words::orders_too_many_columns(MOST_COLUMNS),
        NotTable::Cancelled => words::orders_cancelled(),
    };
    said.to_owned()
}

/// The columns of a file as choices: each place and its name, and none of them.
#[must_use]
pub(crate) fn columns(heads: &[String]) -> Vec<(Option<usize>, String)> {
    let named = |(at, head): (usize, &String)| {
        let name = text::clean_to(head, 60);
        let unnamed = || words::orders_column_unnamed((at + 1).to_string());
        (Some(at), if name.is_empty() { unnamed() } else { name })
    };
    let none = (None, words::orders_column_none().to_owned());
    std::iter::once(none).chain(heads.iter().enumerate().map(named)).collect()
}

/// What a column holds.
#[must_use]
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Email => words::score_email(),
        Part::Order => words::score_order(),
        Part::FirstName => words::score_first_name(),
        Part::LastName => words::score_last_name(),
        Part::Name => words::orders_name(),
        Part::Phone => words::score_phone(),
        Part::BillingAddress1 | Part::ShippingAddress1 => words::score_address_1(),
        Part::BillingAddress2 | Part::ShippingAddress2 => words::score_address_2(),
        Part::BillingCity | Part::ShippingCity => words::score_city(),
        Part::BillingState | Part::ShippingState => words::score_state(),
        Part::BillingPostcode | Part::ShippingPostcode => words::score_postcode(),
        Part::BillingCountry | Part::ShippingCountry => words::score_country(),
    }
}

fn problem(problem: RowProblem) -> String {
    match problem {
        RowProblem::Form(problem) => words::score_problem(problem).to_owned(),
        RowProblem::NoOrder => words::orders_no_order().to_owned(),
        RowProblem::OrderId => words::score_order_problem().to_owned(),
        RowProblem::TooLong(part) => words::orders_too_long(self::part(part)),
    }
}

/// Why a row isn't whole.
#[must_use]
pub(crate) fn row_fault(fault: RowFault) -> String {
    match fault {
        RowFault::Cells { found, expected } => words::orders_cells(found.to_string(), expected.to_string()),
        RowFault::OpenQuote => words::orders_open_quote().to_owned(),
        RowFault::NotJson => words::orders_not_json().to_owned(),
    }
}

/// Why a row isn't sent; nothing of one that is.
#[must_use]
pub(crate) fn left_out(state: &RowState<RowProblem>) -> String {
    match state {
        RowState::Repeats(line) => words::orders_repeats(line.to_string()),
        other => words::imports::left_out(other, |one| problem(*one)),
    }
}

/// How old a score may be that isn't asked for again.
#[must_use]
pub(crate) fn reuse(days: Option<u32>) -> String {
    days.map_or_else(|| words::orders_reuse_none().to_owned(), words::orders_reuse_days)
}

/// What is said of what became of a row.
#[must_use]
pub(crate) fn said(end: &RowEnd, zone: &jiff::tz::TimeZone) -> String {
    let Some(scored) = end.score() else { return why(end) };
    let markers: Vec<String> = scored.score.markers.iter().map(crate::domain::score::Marker::label).collect();
    let mut parts: Vec<String> = Some(markers.join(", ")).into_iter().filter(|markers| !markers.is_empty()).collect();
    if matches!(end, RowEnd::Reused(_)) {
        parts.push(words::orders_from(words::day(scored.at, zone)));
    }
    if let Some(before) = scored.before {
        let score = before.score.map_or_else(|| "–".to_owned(), words::score_number);
        parts.push(words::orders_was(score, words::day(before.at, zone)));
    }
    parts.join(" · ")
}

/// Why a row has no score.
#[must_use]
pub(crate) fn why(end: &RowEnd) -> String {
    match end {
        RowEnd::Scored(_) | RowEnd::Reused(_) => String::new(),
        RowEnd::Refused(error) => words::sentences(&[words::orders_refused_why(), &crate::app::notice::why(error)]),
        RowEnd::Unknown(error) => words::sentences(&[words::orders_unknown_why(), &crate::app::notice::why(error)]),
    }
}

/// What it is doing, where that isn't plain from the buttons.
#[must_use]
pub(crate) fn phase(phase: &Phase, is_stopping: bool) -> String {
    match phase {
        _ if is_stopping => words::orders_stopping().to_owned(),
        Phase::Running => words::orders_running().to_owned(),
        Phase::Waiting(pause) => words::orders_waiting(pause.as_secs().max(1)),
        Phase::Paused => words::orders_paused().to_owned(),
        Phase::Held(error) => words::orders_held(crate::app::notice::why(error)),
        Phase::Stopped => words::orders_stopped().to_owned(),
        Phase::Done => words::orders_done().to_owned(),
    }
}

/// How far it is, how fast, and how long the rest takes.
#[must_use]
pub(crate) fn progress(standing: &Standing) -> String {
    let counts = standing.counts;
    let (ended, total) = (counts.ended() as u64, counts.total as u64);
    let mut parts = vec![words::orders_progress(words::number(ended), words::number(total))];
    if let (Some(rate), Phase::Running, true) = (standing.rate, &standing.phase, counts.left() > 0) {
        parts.push(words::orders_rate(words::decimal(&format!("{rate:.1}"))));
        if let Some(left) = standing.time_left() {
            let minutes = i64::try_from(left.as_secs().div_ceil(60)).unwrap_or(i64::MAX);
            parts.push(words::orders_time_left(words::span(minutes)));
        }
    }
    parts.join(" · ")
}

/// The words of a file of results.
#[must_use]
pub(crate) fn save_words() -> SaveWords {
    SaveWords {
        heads: || {
            [
                words::orders_head_line(),
                words::orders_head_score(),
                words::orders_head_band(),
                words::orders_head_markers(),
                words::orders_head_types(),
                words::orders_head_disputes(),
                words::orders_head_result(),
                words::orders_head_details(),
                words::orders_head_at(),
                words::orders_head_before(),
                words::orders_head_before_at(),
            ]
        },
        band: words::band,
        end: |end| match end {
            Some(end @ RowEnd::Scored(_)) => (words::orders_scored(), why(end)),
            Some(end @ RowEnd::Reused(_)) => (words::orders_reused(), why(end)),
            Some(end @ RowEnd::Refused(_)) => (words::orders_refused(), why(end)),
            Some(end @ RowEnd::Unknown(_)) => (words::orders_unknown(), why(end)),
            None => (words::orders_not_sent(), String::new()),
        },
        left_out: |state| (words::orders_left_out(), left_out(state)),
    }
}
