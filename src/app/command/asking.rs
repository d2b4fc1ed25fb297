//! Whether a command can be done now, or why not, and what it asks for.
//!
//! Must not live here: the rules of the trade (`domain::answer` has them), doing it.

use super::{Command, Keymap, Place, listen};
use crate::app::Context;
use crate::app::action::{Action, FiguresAs, FormAction, PacketAction, SettingsAction};
use crate::app::page::Page;
use crate::app::words;
use crate::desk::history::Kind;
use crate::desk::list::Entry;
use crate::desk::packet::{Making, PacketSnapshot};
use crate::desk::settings::Appearance;
use crate::desk::{Intent, OutboxRow, RowState};
use crate::domain::answer::allowed_actions::{Act, verdict};
use std::sync::Arc;

/// What a command asks for.
enum Asked {
    /// Something of the whole window.
    Window(Box<Action>),
    /// Something about the dispute that is open, if that allows it.
    Open(Needs, fn(&Entry) -> Action),
    /// Its place does it in its own state, and knows whether it can be done: a list's end, a form, a page in sight.
    Place,
}

/// What a dispute has to allow.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// Something was submitted or accepted from here.
    Proof,
    Act(Act),
    /// A submission or an acceptance. What is already on its way counts.
    Answer(Act),
}

/// Where the window stands, for a command that is chosen out of all of them.
pub struct Standing {
    /// The page in front.
    pub page: Page,
    /// The dispute that is open on it.
    pub open: Option<Arc<Entry>>,
    /// The packet that is being built on it.
    pub packet: Option<Arc<PacketSnapshot>>,
    /// The keys in force.
    pub keys: Arc<Keymap>,
}

fn window(action: Action) -> Asked {
    Asked::Window(Box::new(action))
}

fn settings(action: SettingsAction) -> Asked {
    window(Action::Settings(action))
}

fn theme(appearance: Appearance) -> Asked {
    window(Action::Change(Box::new(move |settings| settings.appearance = appearance)))
}

fn asked(cx: &Context<'_>, command: Command) -> Asked {
    let account = cx.session.account();
    match command {
        Command::Go(page) => window(Action::Go(page)),
        Command::Refresh => window(Action::Refresh),
        Command::Help => window(Action::ToggleHelp),
        Command::AddAccount => settings(SettingsAction::AddAccount),
        Command::RemoveAccount => settings(SettingsAction::AskRemove(account.key.clone(), account.name.clone())),
        Command::WipeData => settings(SettingsAction::AskWipe(account.name.clone())),
        Command::BackUp => settings(SettingsAction::AskBackup),
        Command::Restore => settings(SettingsAction::AskRestore),
        Command::PauseSending => window(Action::PauseOutbox(true)),
        Command::ResumeSending => window(Action::PauseOutbox(false)),
        Command::Light => theme(Appearance::Light),
        Command::Dark => theme(Appearance::Dark),
        Command::SystemTheme => theme(Appearance::System),
        Command::ClearScores => window(Action::Form(FormAction::AskClearHistory(Kind::Scores))),
        Command::ClearCheckouts => window(Action::Form(FormAction::AskClearHistory(Kind::Checkouts))),
        Command::ClearPayments => window(Action::Form(FormAction::AskClearHistory(Kind::Payments))),
        Command::Lock => window(Action::Lock),
        Command::Quit => window(Action::Quit),
        Command::Export => window(Action::ExportList),
        Command::ExportFigures => window(Action::SaveFigures(FiguresAs::Table)),
        Command::SaveReport => window(Action::SaveFigures(FiguresAs::Report)),
        Command::SavePicture => window(Action::SaveFigures(FiguresAs::Picture)),
        Command::ShowMine => window(Action::ShowMine),
        Command::NextDispute => window(Action::NextDispute),
        Command::AddPacket => window(Action::Packet(PacketAction::Add)),
        Command::SavePacket => window(Action::Packet(PacketAction::Save)),
        Command::ClosePacket => window(Action::Packet(PacketAction::Close)),
        _ => asked_of_open(command),
    }
}

/// What a command asks for about the dispute that is open.
fn asked_of_open(command: Command) -> Asked {
    let upload = Needs::Act(Act::Upload);
    match command {
        Command::Evidence => Asked::Open(Needs::Nothing, |_open| Action::ShowEvidence),
        Command::Packet => Asked::Open(upload, |open| Action::Packet(PacketAction::Open(open.dispute.id.clone()))),
        Command::Submit => Asked::Open(Needs::Answer(Act::Submit), |open| Action::AskSubmit(open.dispute.id.clone())),
        Command::Accept => Asked::Open(Needs::Answer(Act::Accept), |open| Action::AskAccept(open.dispute.id.clone())),
        Command::ScoreCustomer => {
            Asked::Open(Needs::Nothing, |open| Action::Form(FormAction::ScoreCustomer(open.dispute.id.clone())))
        }
        Command::Checkout => {
            Asked::Open(Needs::Nothing, |open| Action::Form(FormAction::PrefillCheckout(open.dispute.id.clone())))
        }
        Command::AssignToMe => Asked::Open(Needs::Nothing, |open| Action::AssignToMe(open.dispute.id.clone())),
        Command::AddFiles => Asked::Open(Needs::Nothing, |open| Action::Browse(open.dispute.id.clone())),
        Command::AddEvidence => Asked::Open(upload, |open| Action::Browse(open.dispute.id.clone())),
        Command::SaveProof => Asked::Open(Needs::Proof, |open| Action::SaveProof(open.dispute.id.clone())),
        Command::OpenInFinix => Asked::Open(Needs::Nothing, |open| Action::OpenInFinix(open.dispute.id.to_string())),
        Command::CopyId => Asked::Open(Needs::Nothing, |open| Action::CopyText(open.dispute.id.to_string())),
        Command::CopyJson => Asked::Open(Needs::Nothing, |open| Action::CopyText(open.dispute.raw.to_string())),
        _ => Asked::Place,
    }
}

/// Whether a command can be done now about the dispute that is open.
///
/// # Errors
/// The reason why not, in words.
pub fn can(cx: &Context<'_>, command: Command, open: Option<&Entry>) -> Result<(), String> {
    can_in_window(cx, command).map_err(str::to_owned)?;
    let Asked::Open(needs, _) = asked(cx, command) else { return Ok(()) };
    let entry = open.ok_or_else(|| words::detail_nothing().to_owned())?;
    match needs {
        Needs::Proof if !has_proof(cx, entry) => Err(words::command_no_proof().to_owned()),
        Needs::Nothing | Needs::Proof => Ok(()),
        Needs::Act(act) => may(cx, entry, act),
        Needs::Answer(act) => may_answer(cx, entry, act),
    }
}

/// What does not depend on a dispute.
fn can_in_window(cx: &Context<'_>, command: Command) -> Result<(), &'static str> {
    let is_demo = cx.session.account().is_demo();
    match command {
        Command::RemoveAccount if is_demo => Err(words::command_demo_stays()),
        Command::WipeData | Command::BackUp if is_demo => Err(words::settings_data_demo()),
        Command::AssignToMe | Command::ShowMine if cx.settings.my_name.is_none() => Err(words::command_needs_name()),
        Command::BackUp if cx.outbox.is_blind || !cx.outbox.is_on_disk => Err(words::backup_nothing()),
        Command::Restore if cx.desk.settings.folder().is_none() => Err(words::backup_nothing()),
        Command::PauseSending if cx.outbox.is_paused => Err(words::outbox_paused()),
        Command::ResumeSending if !cx.outbox.is_paused => Err(words::command_not_paused()),
        Command::OpenInFinix if cx.session.account().finix_dashboard().is_none() => Err(words::command_no_dashboard()),
        _ => Ok(()),
    }
}

/// Whether a command can be done from where the window stands, its place included.
///
/// # Errors
/// The reason why not, in words.
pub fn can_from(cx: &Context<'_>, command: Command, at: &Standing) -> Result<(), String> {
    let is_of_packet = matches!(command, Command::AddFiles | Command::AddPacket | Command::SavePacket)
        || command == Command::ClosePacket
        || matches!(command.place(), Some(Place::Packet | Place::Workbench));
    let in_place = match (&at.packet, command) {
        (None, _) if is_of_packet => Err(words::command_needs_packet()),
        (Some(_), Command::Packet | Command::AddEvidence) => Err(words::command_packet_is_open()),
        (Some(_), _) if command.place() == Some(Place::Disputes) => Err(words::command_packet_is_open()),
        (Some(packet), Command::Undo) if !packet.can_undo => Err(words::command_nothing_to_undo()),
        (Some(packet), Command::Redo) if !packet.can_redo => Err(words::command_nothing_to_redo()),
        (Some(packet), Command::AddPacket) => can_add_packet(packet),
        (Some(packet), Command::SavePacket) if !is_ready(packet) => Err(words::packet_not_ready()),
        (_, Command::ExportFigures | Command::SaveReport | Command::SavePicture) if at.page != Page::Insights => {
            Err(words::command_needs_insights())
        }
        (_, Command::Score) if at.page != Page::Score => Err(words::command_needs_score()),
        (_, Command::Overview | Command::Money | Command::Activity | Command::Choose) if at.open.is_none() => {
            Err(words::detail_nothing())
        }
        _ => Ok(()),
    };
    in_place.map_err(str::to_owned)?;
    can(cx, command, at.open.as_deref())
}

fn is_ready(packet: &PacketSnapshot) -> bool {
    packet.is_fresh && packet.made.is_some()
}

/// Whether a packet can be added to the evidence now.
///
/// # Errors
/// The reason why not, in words.
pub fn can_add_packet(packet: &PacketSnapshot) -> Result<(), &'static str> {
    let letter = packet.draft.letter.is_in.then_some(&packet.letter);
    if matches!(packet.making, Making::Failed(_)) {
        Err(words::packet_none_see_above())
    } else if !is_ready(packet) {
        Err(words::packet_not_ready())
    } else if packet.is_file_lost() {
        Err(words::packet_files_lost())
    } else if packet.is_adding {
        Err(words::packet_adding())
    } else {
        letter.map_or(Ok(()), |letter| match letter.open_fields {
            0 if letter.is_wrong => Err(words::packet_letter_wrong()),
            0 => Ok(()),
            _ => Err(words::packet_letter_open()),
        })
    }
}

/// Asks for a command, if it can be done now.
pub fn ask(cx: &Context<'_>, command: Command, open: Option<&Entry>) {
    if can(cx, command, open).is_err() {
        return;
    }
    match (asked(cx, command), open) {
        (Asked::Window(action), _) => cx.actions.push(*action),
        (Asked::Open(_, action), Some(open)) => cx.actions.push(action(open)),
        (Asked::Open(..), None) | (Asked::Place, _) => {}
    }
}

/// The same for one that was chosen out of all of them: what its place does, that place is asked in the next frame.
pub fn choose(ctx: &egui::Context, cx: &Context<'_>, command: Command, at: &Standing) {
    if can_from(cx, command, at).is_err() {
        return;
    }
    let Some(place) = command.place() else { return ask(cx, command, at.open.as_deref()) };
    let stays = at.page == Page::Everywhere && matches!(command, Command::Queue(_) | Command::ShowAll);
    if place == Place::Disputes && !stays {
        cx.actions.push(Action::Go(Page::Disputes));
    }
    listen::choose(ctx, command);
}

/// True when a proof of the dispute is kept. Rows that have one are in memory however long ago they ended.
fn has_proof(cx: &Context<'_>, entry: &Entry) -> bool {
    let is_answer = |row: &Arc<OutboxRow>| row.intent.is_one_shot() && row.state == RowState::Confirmed;
    cx.rows.iter().any(|row| row.intent.dispute() == Some(&entry.dispute.id) && is_answer(row))
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
