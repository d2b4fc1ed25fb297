//! The files Finix holds: where each comes from, and what can be done with it.

use super::{Held, file_ui, icon_of};
use crate::app::action::{Action, PacketAction};
use crate::app::kit::{Tone, icons, pill, states, widgets};
use crate::app::pages::disputes::claims;
use crate::app::pages::disputes::packet::PacketBench;
use crate::app::sent_files::sent_exhibit;
use crate::app::{Context, notice};
use crate::desk::list::Entry;
use crate::desk::packets::Origin;
use crate::desk::{Intent, OutboxRow, rounds};
use crate::domain::EvidenceRef;
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::dispute::round::{Provenance, Rounds};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::packet::{file_key, place};
use crate::domain::text;
use crate::domain::time::clock;
use egui::Ui;
use std::sync::Arc;

/// What Finix holds.
pub(super) fn held_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (held, rounds): (&Held, Option<&Rounds>),
    bench: &mut PacketBench,
) {
    if let Some(failure) = held.error() {
        let notice = notice::failure("The files were not loaded", failure);
        if let Some(step) = states::error(ui, &notice) {
            cx.actions.follow(step, Action::Refresh);
        }
    }
    match held.value() {
        None if held.is_loading() => states::skeleton(ui, 3),
        None => {}
        Some(files) => {
            // What nobody sent from here may be the issuer's reasons, and is read first.
            let origin = |file: &Evidence| origin_of(cx, rounds, file);
            let (elsewhere, own): (Vec<&Evidence>, Vec<&Evidence>) =
                files.iter().partition(|file| origin(file) == Some(Provenance::Elsewhere));
            for file in elsewhere.into_iter().chain(own) {
                held_file_ui(ui, cx, entry, (file, origin(file)), bench);
            }
        }
    }
}

/// Where a file comes from, once that is known.
fn origin_of<'r>(cx: &Context<'_>, rounds: Option<&'r Rounds>, file: &Evidence) -> Option<Provenance<'r>> {
    let rounds = rounds?;
    // What was sent a moment ago is a row before it is anything else.
    let is_row = || {
        let is_it = |row: &&Arc<OutboxRow>| {
            matches!(row.intent, Intent::Upload { .. }) && row.evidence.as_ref() == Some(&file.id)
        };
        cx.rows.iter().any(|row| is_it(&row))
    };
    Some(match rounds.origin(&file.id) {
        Provenance::Elsewhere if is_row() => Provenance::New,
        origin => origin,
    })
}

/// What is said of where a file comes from; of the first round's own files nothing.
fn origin_words(cx: &Context<'_>, origin: Option<Provenance<'_>>, is_reopened: bool) -> Option<String> {
    match origin? {
        Provenance::Earlier(round, answer) => {
            Some(format!("Sent in round {round}, {}", clock::short(answer.at, cx.zone)))
        }
        Provenance::New if is_reopened => Some("New in this round".to_owned()),
        Provenance::New => None,
        Provenance::Elsewhere if is_reopened => Some("Not sent from here; may be the issuer's reasons".to_owned()),
        Provenance::Elsewhere => Some("Not sent from here".to_owned()),
    }
}

fn held_file_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (file, origin): (&Evidence, Option<Provenance<'_>>),
    bench: &mut PacketBench,
) {
    let of = EvidenceRef { dispute: entry.dispute.id.clone(), evidence: file.id.clone() };
    let name = file.file_name();
    let note = bench.notes(&entry.dispute.id).and_then(|notes| notes.get(&file_key(file))).cloned().unwrap_or_default();
    let exhibit = (note.found > 0 && file.counts()).then(|| sent_exhibit(cx.rows, &entry.dispute.id, file)).flatten();
    let mut redacts = false;
    let being_deleted = cx.rows.iter().any(|row| {
        matches!(&row.intent, Intent::DeleteEvidence { evidence, .. } if *evidence == file.id) && row.state.is_active()
    });
    let may_delete =
        verdict(&entry.dispute, Act::DeleteEvidence, cx.session.account().environment, cx.now).is_allowed();
    // What was confirmed counts on the files it listed.
    let is_answering = cx.rows.iter().any(|row| {
        row.intent.is_one_shot() && row.intent.dispute() == Some(&entry.dispute.id) && row.state.is_active()
    });
    let is_reopened = rounds::is_reopened(cx.rows, Some(entry.status), &entry.dispute, cx.now);
    let is_handed_on = is_reopened && origin != Some(Provenance::New);
    let may_delete = may_delete && !is_answering && !is_handed_on;
    let origin = origin_words(cx, origin, is_reopened);
    let line = |ui: &mut Ui| {
        let added = file.created_at.map(|at| format!("Added {}", clock::short(at, cx.zone)));
        let words = match &file.state {
            Some(EvidenceState::Failed) => {
                Some("Refused by the processor. Add the file again or another one".to_owned())
            }
            _ => added,
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let words = words.unwrap_or_else(|| file.id.to_string());
            widgets::hint(ui, origin.map_or_else(|| words.clone(), |origin| format!("{origin} · {words}")));
            if file.counts() {
                claims::shows_ui(ui, bench, entry, &file_key(file), &name);
            }
        });
        if note.found > 0 && file.counts() {
            let words = text::counted(note.found, "card or ID number", "card or ID numbers");
            widgets::toned(ui, Tone::Amber, format!("{words}{}", place("", &note.pages)));
            redacts = exhibit.is_some() && widgets::link(ui, "Open in workbench").clicked();
        }
    };
    let right = |ui: &mut Ui| {
        if may_delete && !being_deleted && widgets::icon_button(ui, icons::DELETE, &format!("Delete {name}")).clicked()
        {
            cx.actions.push(Action::AskDelete(of.clone(), name.clone()));
        }
        if widgets::icon_button(ui, icons::DOWNLOAD, &format!("Download {name}")).clicked() {
            cx.actions.push(Action::Download(of.clone(), file.save_name()));
        }
        let (tone, words) = match (&file.state, being_deleted) {
            (_, true) => (Tone::Grey, "Deleting".to_owned()),
            (Some(EvidenceState::Succeeded), _) => (Tone::Green, EvidenceState::Succeeded.label().into_owned()),
            (Some(EvidenceState::Failed), _) => (Tone::Red, "Refused".to_owned()),
            (Some(EvidenceState::Pending), _) => (Tone::Blue, "On its way".to_owned()),
            (Some(state), _) => (Tone::Grey, state.label().into_owned()),
            (None, _) => (Tone::Grey, "State unknown".to_owned()),
        };
        pill(ui, tone, &words);
    };
    file_ui(ui, &name, line, right, file.state == Some(EvidenceState::Failed), icon_of(file.content_type()));
    if let Some(exhibit) = exhibit.filter(|_| redacts) {
        let origins = vec![(exhibit.name.clone(), Origin::Kept(exhibit))];
        cx.actions.push(Action::Packet(PacketAction::OpenWith(entry.dispute.id.clone(), origins)));
    }
}
