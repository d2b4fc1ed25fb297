//! What became of the rows of a file that was scored or sent without a window: a line of JSON for each and a last one that
//! counts them, or a table as the window saves it.
//!
//! Programs read this: names and their order stay.
//!
//! Must not live here: reading the command line, scoring, sending.

use crate::app::notice;
use crate::app::words::command_line::Failure;
use crate::app::words::{self, imports, scoring};
use crate::desk::Desk;
use crate::desk::export::{Cell, Separator, write_rows};
use crate::desk::headless::by_file::{self, End, FileWish, Scores, Sent};
use crate::desk::import::check::RowState;
use crate::desk::outbox::{ImportRow, ImportState};
use crate::desk::scoring::save::write;
use crate::desk::scoring::{RowEnd, RowScore};
use crate::domain::checkout::Psp;
use crate::domain::checkout::columns as checkouts;
use crate::domain::columns::value;
use crate::domain::score::columns::Part;
use crate::domain::score::{Band, Bands};
use serde::Serialize;
use std::io::Write;

/// How it ended, for whoever started the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every row came to a good end.
    Well,
    /// Every row has ended, and some were refused, are unknown, or have something wrong with them.
    WithProblems,
    /// Rows are left.
    Unfinished,
}

impl Ended {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::WithProblems => 2,
            Self::Unfinished => 3,
        }
    }

    fn of(end: &End, has_problems: bool) -> Self {
        match end {
            End::Stopped | End::Held(_) | End::HeldFile(_) | End::HeldKey(_) => Self::Unfinished,
            End::Done | End::Dry if has_problems => Self::WithProblems,
            End::Done | End::Dry => Self::Well,
        }
    }
}

/// What a file of orders is to be scored as.
#[derive(Clone, Debug)]
pub struct ScoreWish {
    /// Which file.
    pub file: FileWish,
    /// A score that is not older than so many days is not asked for again.
    pub reuse_days: Option<u32>,
    /// Lines of JSON in place of a table.
    pub is_json: bool,
}

/// What a file of checkouts is to be sent as.
#[derive(Clone, Debug)]
pub struct CheckoutsWish {
    /// Which file.
    pub file: FileWish,
    /// The provider of rows that name none.
    pub psp: Option<Psp>,
    /// How many checkouts go to a live account.
    pub live: Option<usize>,
    /// Lines of JSON in place of a table.
    pub is_json: bool,
}

/// A row of orders.
#[derive(Serialize)]
struct OrderLine<'l> {
    line: u32,
    email: &'l str,
    order: &'l str,
    result: &'static str,
    score: Option<f64>,
    band: Option<&'static str>,
    markers: Vec<&'l str>,
    disputes: Option<usize>,
    scored_at: Option<String>,
    previous_score: Option<f64>,
    previous_at: Option<String>,
    reason: Option<String>,
}

/// The last line of orders.
#[derive(Serialize, Default)]
struct OrderCounts {
    rows: usize,
    scored: usize,
    scored_before: usize,
    refused: usize,
    unknown: usize,
    repeated: usize,
    left_out: usize,
    not_sent: usize,
}

/// A row of checkouts.
#[derive(Serialize)]
struct CheckoutLine<'l> {
    line: u32,
    email: &'l str,
    result: &'static str,
    reference: Option<String>,
    reason: Option<String>,
}

/// The last line of checkouts.
#[derive(Serialize, Default)]
struct CheckoutCounts {
    rows: usize,
    accepted: usize,
    refused: usize,
    unknown: usize,
    repeated: usize,
    sent_before: usize,
    left_out: usize,
    not_sent: usize,
}

/// Scores a file, prints what became of its rows, and says how it ended.
///
/// # Errors
/// Why nothing was scored, or not printed.
pub async fn score(desk: &Desk, wish: &ScoreWish, stop: impl Future<Output = ()>) -> Result<(Ended, String), Failure> {
    let scores = by_file::score(desk, &wish.file, wish.reuse_days, stop).await?;
    let (bands, is_json) = (desk.settings.get().bands, wish.is_json);
    let printing = tokio::task::spawn_blocking(move || {
        let mut counts = OrderCounts { rows: scores.checked.len(), ..OrderCounts::default() };
        let mut out = std::io::BufWriter::new(std::io::stdout());
        for_orders(&scores, bands, &mut counts, &mut |line| if is_json { json(&mut out, line) } else { Ok(()) })?;
        if is_json {
            json(&mut out, &counts)?;
        } else {
            write(&scores.checked, scores.run.as_ref(), bands, scoring::save_words(), &mut out)?;
        }
        out.flush()?;
        Ok::<_, std::io::Error>((scores.end, counts))
    });
    let (end, counts) = printing.await.map_err(|broken| Failure::System(broken.into()))??;
    let has_problems = counts.refused + counts.unknown + counts.left_out > 0;
    let said = words::command_line_scored(
        counts.scored.to_string(),
        counts.scored_before.to_string(),
        counts.refused.to_string(),
        counts.unknown.to_string(),
        counts.left_out.to_string(),
        counts.not_sent.to_string(),
    );
    let more = match &end {
        End::Held(error) => words::command_line_held(crate::app::notice::why(error)),
        End::Stopped => words::command_line_score_again().to_owned(),
        _ => String::new(),
    };
    Ok((Ended::of(&end, has_problems), words::sentences(&[&said, &more])))
}

fn json(out: &mut dyn Write, line: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

fn for_orders(
    scores: &Scores,
    bands: Bands,
    counts: &mut OrderCounts,
    print: &mut dyn FnMut(&OrderLine<'_>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let (checked, mut at) = (&scores.checked, 0);
    for row in 0..checked.len() {
        let text =
            |part: Part| checked.columns.of(part).map_or("", |column| value(checked.file.table.cell(row, column)));
        let state = checked.state(row);
        let end = if state == Some(&RowState::Ready) {
            at += 1;
            scores.run.as_ref().and_then(|run| run.end(at - 1))
        } else {
            None
        };
        let (result, count) = match (state, &end) {
            (_, Some(RowEnd::Scored(_))) => ("scored", &mut counts.scored),
            (_, Some(RowEnd::Reused(_))) => ("scored_before", &mut counts.scored_before),
            (_, Some(RowEnd::Refused(_))) => ("refused", &mut counts.refused),
            (_, Some(RowEnd::Unknown(_))) => ("unknown", &mut counts.unknown),
            (Some(RowState::Repeats(_)), None) => ("repeated", &mut counts.repeated),
            (Some(RowState::Ready), None) => ("not_sent", &mut counts.not_sent),
            (_, None) => ("left_out", &mut counts.left_out),
        };
        *count += 1;
        let why = match (&end, state) {
            (Some(end), _) => scoring::why(end),
            (None, Some(state)) => scoring::left_out(state),
            (None, None) => String::new(),
        };
        let score: Option<&RowScore> = end.as_ref().and_then(|end| end.score()).map(AsRef::as_ref);
        let before = score.and_then(|score| score.before);
        print(&OrderLine {
            line: checked.file.table.line(row),
            email: text(Part::Email),
            order: text(Part::Order),
            result,
            score: score.and_then(|score| score.score.score),
            band: score.map(|score| band(score.score.band(bands))),
            markers: score
                .map_or(&[][..], |score| &score.score.markers)
                .iter()
                .map(|one| one.marker_type.as_str())
                .collect(),
            disputes: score.map(|score| score.disputes),
            scored_at: score.map(|score| instant(score.at)),
            previous_score: before.and_then(|before| before.score),
            previous_at: before.map(|before| instant(before.at)),
            reason: Some(why).filter(|why| !why.is_empty()),
        })?;
    }
    Ok(())
}

fn instant(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn band(band: Band) -> &'static str {
    match band {
        Band::NoMatch => "no_match",
        Band::Low => "low",
        Band::Elevated => "elevated",
        Band::High => "high",
        Band::Unscored => "unscored",
    }
}

/// Sends the checkouts of a file, prints what became of its rows, and says how it ended.
///
/// # Errors
/// Why nothing was sent, or not printed.
pub async fn checkouts(
    desk: &Desk,
    wish: &CheckoutsWish,
    stop: impl Future<Output = ()>,
) -> Result<(Ended, String), Failure> {
    let sent = by_file::checkouts(desk, &wish.file, wish.psp, wish.live, stop).await?;
    let is_json = wish.is_json;
    let printing = tokio::task::spawn_blocking(move || {
        let mut out = std::io::BufWriter::new(std::io::stdout());
        let counts = print_checkouts(&sent, is_json, &mut out)?;
        out.flush()?;
        Ok::<_, std::io::Error>((sent.end, sent.left, counts))
    });
    let (end, left, counts) = printing.await.map_err(|broken| Failure::System(broken.into()))??;
    let has_problems = counts.refused + counts.unknown + counts.left_out > 0;
    let said = words::command_line_sent(
        counts.accepted.to_string(),
        counts.refused.to_string(),
        counts.unknown.to_string(),
        counts.sent_before.to_string(),
        counts.left_out.to_string(),
        counts.not_sent.to_string(),
    );
    let held = match end {
        End::HeldFile(hold) => imports::held(hold).to_owned(),
        End::HeldKey(service) => words::command_line_held_key(notice::key_refused(service)),
        _ => String::new(),
    };
    let waits = if left > 0 { words::command_line_left(left, left.to_string()) } else { String::new() };
    Ok((Ended::of(&end, has_problems), words::sentences(&[&said, &held, &waits])))
}

fn print_checkouts(sent: &Sent, is_json: bool, out: &mut (dyn Write + Send)) -> std::io::Result<CheckoutCounts> {
    let checked = &sent.checked;
    let table = &checked.file.table;
    let mut counts = CheckoutCounts { rows: checked.len(), ..CheckoutCounts::default() };
    let mut of_outbox = sent.rows.iter();
    let mut lines: Vec<(usize, CheckoutLine<'_>)> = Vec::with_capacity(checked.len());
    for row in 0..checked.len() {
        let state = checked.state(row);
        let sent = if state == Some(&RowState::Ready) { of_outbox.next() } else { None };
        let (result, count) = match (state, sent.map(|sent| sent.state)) {
            (_, Some(ImportState::Accepted)) => ("accepted", &mut counts.accepted),
            (_, Some(ImportState::Refused)) => ("refused", &mut counts.refused),
            (_, Some(ImportState::Unknown)) => ("unknown", &mut counts.unknown),
            (Some(RowState::Ready), _) => ("not_sent", &mut counts.not_sent),
            (Some(RowState::Repeats(_)), _) => ("repeated", &mut counts.repeated),
            (Some(RowState::SentBefore), _) => ("sent_before", &mut counts.sent_before),
            _ => ("left_out", &mut counts.left_out),
        };
        *count += 1;
        let said = |sent: &ImportRow| Some(imports::said(sent)).filter(|said| !said.is_empty());
        let is_accepted = result == "accepted";
        let why = state.map(imports::checkout_left_out).filter(|why| !why.is_empty());
        let line = CheckoutLine {
            line: table.line(row),
            email: checked.columns.text(checkouts::Part::Email, &|column| table.cell(row, column)),
            result,
            reference: sent.filter(|_| is_accepted).and_then(said),
            reason: sent.filter(|_| !is_accepted).and_then(said).or(why),
        };
        lines.push((row, line));
    }
    if is_json {
        for (_, line) in &lines {
            json(out, line)?;
        }
        json(out, &counts)?;
        return Ok(counts);
    }
    let added = ["Line in the file", "Result", "Details", "Reference"].map(ToOwned::to_owned);
    let heads: Vec<String> = table.heads().iter().cloned().chain(added).collect();
    let cells = lines.into_iter().map(|(row, line)| {
        let own = (0..table.heads().len()).map(|column| Cell::Text(value(table.cell(row, column)).to_owned()));
        let text = |text: Option<String>| Cell::Text(text.unwrap_or_default());
        let added = [
            Cell::Number(line.line.to_string()),
            Cell::Text(line.result.to_owned()),
            text(line.reason),
            text(line.reference),
        ];
        Ok(own.chain(added).collect())
    });
    write_rows(&heads, cells, (Separator::Comma, false), out)?;
    Ok(counts)
}
