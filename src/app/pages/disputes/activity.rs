//! What happened here and at Finix, newest first.

use crate::app::kit::{Tone, pill, space, theme, tokens, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::list::Entry;
use crate::desk::{Intent, OutboxRow, RowState};
use crate::domain::dispute::Status;
use crate::domain::dispute::round::Rounds;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::Evidence;
use egui::{RichText, Ui};
use jiff::Timestamp;
use std::sync::Arc;

struct Line {
    at: Timestamp,
    is_here: bool,
    words: String,
    more: Option<String>,
}

/// The tab.
pub fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (evidence, rounds): (Option<&[Evidence]>, Option<&Rounds>),
    adjustments: Option<&[AdjustmentTransfer]>,
) {
    let mut lines = at_finix(entry, evidence.unwrap_or_default(), adjustments.unwrap_or_default());
    let of_this = |row: &&Arc<OutboxRow>| row.intent.dispute() == Some(&entry.dispute.id);
    // Rows of long ago are not in memory; their proofs are counted all the same.
    let is_round = |row: &&Arc<OutboxRow>| row.intent.is_one_shot() && row.state == RowState::Confirmed;
    let answers = cx.rows.iter().filter(of_this).filter(is_round).count();
    let mut round = rounds.map_or(answers, |rounds| rounds.answers().len()).saturating_sub(answers);
    for row in cx.rows.iter().filter(of_this) {
        round += usize::from(is_round(&row));
        lines.push(here(row, is_round(&row).then_some(round)));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    for line in lines {
        line_ui(ui, cx, &line);
    }
}

fn line_ui(ui: &mut Ui, cx: &Context<'_>, line: &Line) {
    let tokens = tokens(ui);
    ui.horizontal_top(|ui| {
        let (tone, place) =
            if line.is_here { (Tone::Blue, words::activity_here()) } else { (Tone::Grey, words::activity_finix()) };
        pill(ui, tone, place);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            ui.add(egui::Label::new(RichText::new(&line.words)).wrap());
            if let Some(more) = &line.more {
                widgets::hint(ui, more.as_str());
            }
            ui.label(RichText::new(words::local_and_utc(line.at, cx.zone)).font(theme::small()).color(tokens.muted));
        });
    });
    ui.add_space(space::TIGHT);
}

fn at_finix(entry: &Entry, evidence: &[Evidence], adjustments: &[AdjustmentTransfer]) -> Vec<Line> {
    let dispute = &entry.dispute;
    let mut lines = Vec::new();
    let mut add = |at: Option<Timestamp>, words: String| {
        lines.extend(at.map(|at| Line { at, is_here: false, words, more: None }));
    };
    add(dispute.occurred_at, words::activity_payment().to_owned());
    add(dispute.created_at, words::activity_opened().to_owned());
    if dispute.updated_at > dispute.created_at {
        let words = match entry.status {
            Status::Reopened => words::activity_reopened().to_owned(),
            status => words::activity_changed(words::status(status)),
        };
        add(dispute.updated_at, words);
    }
    for file in evidence {
        add(file.created_at, words::activity_uploaded(file.file_name()));
        if !file.is_moving() {
            let state = file.state.as_ref().map(|state| words::evidence_state(state).into_owned()).unwrap_or_default();
            add(file.updated_at, words::activity_file(file.file_name(), words::inside(&state)));
        }
    }
    for transfer in adjustments {
        let label = transfer.subtype.as_ref().map_or_else(|| words::activity_entry().into(), words::adjustment);
        let words = match transfer.amount {
            Some(money) => words::activity_entry_amount(label, words::money(money)),
            None => label.into_owned(),
        };
        add(transfer.created_at, words);
    }
    lines
}

fn here(row: &OutboxRow, round: Option<usize>) -> Line {
    let outcome = match (row.state, round) {
        (RowState::Confirmed, Some(round)) => words::activity_done_round(round),
        (RowState::Confirmed, None) => words::activity_done().to_owned(),
        (state, _) => words::inside(words::outbox::state(state)),
    };
    let id = row.request_id.as_ref().map(words::activity_request);
    let renamed = match &row.intent {
        Intent::Upload { file, .. } => {
            file.renamed.as_ref().map(|old| words::activity_renamed(old, file.file_type.label()))
        }
        _ => None,
    };
    let error = row.error.as_ref().and_then(|_| notice::trouble(row)).map(|notice| notice.headline);
    let reason = || row.reason.as_ref().map(words::outbox::reason);
    Line {
        at: row.changed,
        is_here: true,
        words: words::activity_row(words::outbox::intent(&row.intent), outcome),
        more: error.or_else(reason).or(renamed).or(id).map(|more| match &row.theirs {
            Some(theirs) => words::sentences(&[more, words::row_theirs(words::outbox::theirs(theirs))]),
            None => more,
        }),
    }
}
