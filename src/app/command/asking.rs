//! Whether a command can be done now, or why not, and what it asks for.
//!
//! Must not live here: the rules of the trade (`domain::answer` has them), doing it.

use super::Command;
use crate::app::Context;
use crate::app::action::{Action, FormAction, PacketAction};
use crate::app::words;
use crate::desk::Intent;
use crate::desk::list::Entry;
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::ids::DisputeId;

/// What a command asks for.
enum Asked {
    /// Something of the whole window.
    Window(Box<Action>),
    /// Something about the dispute that is open, if that allows it.
    Open(Needs, fn(DisputeId) -> Action),
    /// Its place does it in its own state, and knows whether it can be done: a list's end, a form, a page in sight.
    Place,
}

/// What a dispute has to allow.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    Act(Act),
    /// A submission or an acceptance. What is already on its way counts.
    Answer(Act),
}

fn window(action: Action) -> Asked {
    Asked::Window(Box::new(action))
}

fn asked(command: Command) -> Asked {
    match command {
        Command::Go(page) => window(Action::Go(page)),
        Command::Refresh => window(Action::Refresh),
        Command::Help => window(Action::ToggleHelp),
        Command::NextDispute => window(Action::NextDispute),
        Command::Evidence => Asked::Open(Needs::Nothing, |_open| Action::ShowEvidence),
        Command::Packet => Asked::Open(Needs::Act(Act::Upload), |open| Action::Packet(PacketAction::Open(open))),
        Command::Submit => Asked::Open(Needs::Answer(Act::Submit), Action::AskSubmit),
        Command::Accept => Asked::Open(Needs::Answer(Act::Accept), Action::AskAccept),
        Command::ScoreCustomer => Asked::Open(Needs::Nothing, |open| Action::Form(FormAction::ScoreCustomer(open))),
        Command::Checkout => Asked::Open(Needs::Nothing, |open| Action::Form(FormAction::PrefillCheckout(open))),
        Command::AddFiles => Asked::Open(Needs::Act(Act::Upload), Action::Browse),
        Command::Search
        | Command::NextRow
        | Command::PreviousRow
        | Command::NextRows
        | Command::PreviousRows
        | Command::LastRow
        | Command::FirstRow
        | Command::Open
        | Command::Close
        | Command::Score
        | Command::NextPage
        | Command::PreviousPage
        | Command::Turn
        | Command::Redact
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomFit
        | Command::Undo
        | Command::Redo
        | Command::MoveUp
        | Command::MoveDown => Asked::Place,
    }
}

/// Whether a command can be done now about the dispute that is open.
///
/// # Errors
/// The reason why not, in words.
pub fn can(cx: &Context<'_>, command: Command, open: Option<&Entry>) -> Result<(), String> {
    let Asked::Open(needs, _) = asked(command) else { return Ok(()) };
    let entry = open.ok_or_else(|| words::detail_nothing().to_owned())?;
    match needs {
        Needs::Nothing => Ok(()),
        Needs::Act(act) => may(cx, entry, act),
        Needs::Answer(act) => may_answer(cx, entry, act),
    }
}

/// Asks for a command, if it can be done now.
pub fn ask(cx: &Context<'_>, command: Command, open: Option<&Entry>) {
    if can(cx, command, open).is_err() {
        return;
    }
    match (asked(command), open) {
        (Asked::Window(action), _) => cx.actions.push(*action),
        (Asked::Open(_, action), Some(open)) => cx.actions.push(action(open.dispute.id.clone())),
        (Asked::Open(..), None) | (Asked::Place, _) => {}
    }
}

/// Whether a dispute can be submitted or accepted. What is already on its way counts.
fn may_answer(cx: &Context<'_>, entry: &Entry, act: Act) -> Result<(), String> {
    let on_its_way = cx
        .rows
        .iter()
        .rev()
        .filter(|row| matches!(row.intent, Intent::Submit(_) | Intent::Accept(_)))
        .find(|row| row.intent.dispute() == Some(&entry.dispute.id) && row.state.is_active());
    match on_its_way {
        Some(row) => Err(words::detail_row_state(words::outbox::intent(&row.intent), words::outbox::state(row.state))),
        None => may(cx, entry, act),
    }
}

fn may(cx: &Context<'_>, entry: &Entry, act: Act) -> Result<(), String> {
    let verdict = verdict(&entry.dispute, act, cx.session.account().environment, cx.now);
    if verdict.is_allowed() {
        return Ok(());
    }
    Err(words::checks::verdict(&verdict).unwrap_or_default().to_owned())
}
