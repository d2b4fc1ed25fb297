//! The files Finix holds: where each comes from, and what can be done with it.
//!
//! Must not live here: asking for them.

use super::KeptFiles;
use super::row::{self, FileRow, icon_of};
use crate::app::action::{Action, PacketAction};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{Tone, icons, pill, states, widgets};
use crate::app::pages::disputes::claims;
use crate::app::pages::disputes::packet::PacketBench;
use crate::app::sent_files::sent_exhibit;
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::case::CaseState;
use crate::desk::list::Entry;
use crate::desk::packet::Origin;
use crate::desk::{Intent, OutboxRow, rounds};
use crate::domain::EvidenceRef;
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::dispute::round::{Provenance, Rounds};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::packet::{Place, file_key};
use egui::Ui;
use std::sync::Arc;

/// What Finix holds.
pub(super) fn held_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (known, shown): (&CaseState, &mut KeptFiles),
    bench: &mut PacketBench,
) {
    let (held, rounds) = (&known.evidence, known.rounds.value().map(|rounds| &**rounds));
    if let Some(failure) = held.failure() {
        let notice = notice::failure(words::evidence_not_loaded(), failure);
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
                // A file that comes or goes does not give its state to another one.
                ui.push_id(file.id.as_str(), |ui| held_file_ui(ui, cx, entry, (file, origin(file), shown), bench));
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
        Provenance::Earlier(round, answer) => Some(words::evidence_in_round(round, words::moment(answer.at, cx.zone))),
        Provenance::New if is_reopened => Some(words::evidence_new().to_owned()),
        Provenance::New => None,
        Provenance::Elsewhere if is_reopened => Some(words::evidence_elsewhere_reopened().to_owned()),
        Provenance::Elsewhere => Some(words::evidence_elsewhere().to_owned()),
    }
}

fn held_file_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    (file, origin, files): (&Evidence, Option<Provenance<'_>>, &mut KeptFiles),
    bench: &mut PacketBench,
) {
    let name = file.file_name();
    let note = bench.notes(&entry.dispute.id).and_then(|notes| notes.get(&file_key(file)).cloned()).unwrap_or_default();
    let sent = sent_exhibit(cx.rows, &entry.dispute.id, file);
    let shown = sent.as_ref().and_then(|sent| files.glances.get(ui, cx, &sent.sha256)).cloned();
    let facts = sent.as_ref().map(|sent| row::facts(sent.length, shown.as_ref()));
    let exhibit = sent.clone().filter(|_| note.found > 0 && file.counts());
    let mut redacts = false;
    let is_reopened = rounds::is_reopened(cx.rows, Some(entry.status), &entry.dispute, cx.now);
    let is_handed_on = is_reopened && origin != Some(Provenance::New);
    let being_deleted = is_being_deleted(cx, file);
    let can_delete = !being_deleted && !is_handed_on && may_delete(cx, entry);
    let origin = origin_words(cx, origin, is_reopened);
    let line = |ui: &mut Ui| {
        let added = file.created_at.map(|at| words::evidence_added(words::moment(at, cx.zone)));
        let words = match &file.state {
            Some(EvidenceState::Failed) => Some(words::evidence_refused_hint().to_owned()),
            _ => added,
        };
        let words = words.unwrap_or_else(|| file.id.to_string());
        let said: Vec<String> = facts.into_iter().chain(origin).chain([words]).collect();
        widgets::hint(ui, said.join(" · "));
        if file.counts() {
            claims::shows_ui(ui, cx.tables, bench, entry, (&file_key(file), &name));
        }
        if note.found > 0 && file.counts() {
            let words = words::evidence_found(note.found);
            widgets::toned(ui, Tone::Amber, words::place(&Place { file: words, pages: note.pages.clone() }));
            redacts = exhibit.is_some() && widgets::link(ui, words::kit_open_in_workbench()).clicked();
        }
    };
    let right = |ui: &mut Ui| {
        let (tone, words) = state_of(file, being_deleted);
        live::changes(&pill(ui, tone, &words), Saying::Polite);
        choices_ui(ui, cx, entry, file, can_delete);
    };
    let look = FileRow::new(&name, icon_of(file.content_type()), file.state == Some(EvidenceState::Failed));
    if (FileRow { shown: shown.as_ref(), ..look }).ui(ui, line, right)
        && let (Some(sent), Some(shown)) = (&sent, &shown)
    {
        files.viewer.open(&entry.dispute.id, (&name, &sent.sha256), shown.pages);
    }
    if let Some(exhibit) = exhibit.filter(|_| redacts) {
        let origins = vec![(exhibit.name.clone(), Origin::Kept(exhibit))];
        cx.actions.push(Action::Packet(PacketAction::OpenWith(entry.dispute.id.clone(), origins)));
    }
}

/// True while the file is on its way out.
fn is_being_deleted(cx: &Context<'_>, file: &Evidence) -> bool {
    cx.rows.iter().any(|row| {
        matches!(&row.intent, Intent::DeleteEvidence { evidence, .. } if *evidence == file.id) && row.state.is_active()
    })
}

/// True when files of the dispute may be deleted.
fn may_delete(cx: &Context<'_>, entry: &Entry) -> bool {
    // What was confirmed counts on the files it listed.
    let is_answering = cx.rows.iter().any(|row| {
        row.intent.is_one_shot() && row.intent.dispute() == Some(&entry.dispute.id) && row.state.is_active()
    });
    !is_answering && verdict(&entry.dispute, Act::DeleteEvidence, cx.session.account().environment, cx.now).is_allowed()
}

/// Downloading and deleting.
fn choices_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, file: &Evidence, can_delete: bool) {
    let of = EvidenceRef { dispute: entry.dispute.id.clone(), evidence: file.id.clone() };
    let name = file.file_name();
    if widgets::icon_button(ui, icons::DOWNLOAD, &words::evidence_download(&name)).clicked() {
        cx.actions.push(Action::Download(of.clone(), file.save_name()));
    }
    if can_delete && widgets::icon_button(ui, icons::DELETE, &words::evidence_delete(&name)).clicked() {
        cx.actions.push(Action::AskDelete(of, name.clone()));
    }
}

/// What is said of how a file stands.
fn state_of(file: &Evidence, being_deleted: bool) -> (Tone, String) {
    match (&file.state, being_deleted) {
        (_, true) => (Tone::Grey, words::evidence_deleting().to_owned()),
        (Some(EvidenceState::Succeeded), _) => {
            (Tone::Green, words::evidence_state(&EvidenceState::Succeeded).into_owned())
        }
        (Some(EvidenceState::Failed), _) => (Tone::Red, words::evidence_refused().to_owned()),
        (Some(EvidenceState::Pending), _) => (Tone::Blue, words::evidence_moving().to_owned()),
        (Some(state), _) => (Tone::Grey, words::evidence_state(state).into_owned()),
        (None, _) => (Tone::Grey, words::evidence_state_unknown().to_owned()),
    }
}
