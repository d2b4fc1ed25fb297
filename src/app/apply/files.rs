//! Files: chosen, pasted, added as evidence, downloaded, deleted, and where things are saved.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::app::files::{self, Wanted};
use crate::app::notice::Notice;
use crate::app::words;
use crate::desk::Intent;
use crate::desk::evidence;
use crate::domain::EvidenceRef;
use crate::domain::ids::DisputeId;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    pub(super) fn browse(&mut self, frame: &eframe::Frame, dispute: DisputeId) {
        let is_packet = self.pages.disputes.packet.dispute() == Some(&dispute);
        if !is_packet {
            self.pages.disputes.show_evidence();
        }
        files::browse(&mut self.file_dialog, &self.desk, frame, dispute, is_packet);
    }

    pub(in crate::app) fn add_files(&mut self, dispute: &DisputeId, paths: Vec<PathBuf>) {
        if self.pages.disputes.packet.dispute() == Some(dispute) {
            return self.add_to_packet(super::packet::of_paths(paths));
        }
        self.pages.disputes.show_evidence();
        let Some(session) = self.session.clone() else { return };
        let Self { pages, desk, .. } = self;
        let left_out = pages.disputes.evidence.add(desk, &session, dispute, paths);
        if left_out > 0 {
            let hint = words::toast_fewer_files();
            self.say_of(dispute, Notice::bad(words::toast_files_left_out(left_out), Some(hint.to_owned())));
        }
    }

    /// A card number or something like it was found in it, and a person says that it is to be sent.
    pub(super) fn send_kept(&self, id: u64) {
        let Some(session) = &self.session else { return };
        let (shared, outbox, cases) = (Arc::clone(session.shared()), session.outbox().clone(), session.cases().clone());
        let dispute = outbox.snapshot().kept.iter().find(|kept| kept.id == id).map(|kept| kept.dispute.clone());
        self.desk.runtime.spawn(async move {
            let held = match dispute {
                Some(dispute) => cases.held(&dispute).await,
                None => None,
            };
            if let Err(error) = evidence::send_anyway(shared, outbox, id, held).await {
                tracing::warn!(?error, "a file could not be taken up");
            }
        });
    }

    /// Asks where to save something.
    pub(super) fn save_as(&mut self, frame: &eframe::Frame, wanted: Wanted, name: &str) {
        files::save_as(&mut self.file_dialog, &self.desk, frame, wanted, name);
    }

    pub(super) fn save_proof(&mut self, frame: &eframe::Frame, dispute: DisputeId) {
        let name = format!("proof-{dispute}.pdf");
        self.save_as(frame, Wanted::SaveProof(dispute), &name);
    }

    pub(super) fn ask_delete(&mut self, of: EvidenceRef, name: String) {
        self.ask(confirm::delete_evidence(of, name));
    }

    pub(super) fn delete(&mut self, of: EvidenceRef, name: String) {
        self.close_question();
        self.send(Intent::DeleteEvidence { dispute: of.dispute, evidence: of.evidence, name });
    }

    /// Saves what was asked for where the person said.
    pub(in crate::app) fn save_to(&mut self, wanted: Wanted, path: PathBuf) {
        match (wanted, &self.session) {
            (Wanted::SaveEvidence(of), Some(session)) => self.background.download(&self.desk, session, of, path),
            (Wanted::SaveProof(dispute), Some(session)) => {
                self.background.save_proof(&self.desk, session, dispute, path);
            }
            (Wanted::SavePacket, _) => self.save_packet(path),
            (Wanted::SaveList(list), _) => self.export_to(list, path),
            (Wanted::SaveFigures(figures), _) => self.background.save_figures(&self.desk, figures, path),
            (Wanted::SaveCopy(key, name), _) => self.save_account_copy(key, name, path),
            (Wanted::SaveBackup, Some(_)) => self.save_backup(path),
            (Wanted::OpenBackup, _) => self.choose_backup(&path),
            (Wanted::OpenOrders, _) => self.pages.score.orders.open(&self.desk, path),
            (Wanted::OpenImport(kind), _) => self.open_import(kind, path),
            (Wanted::SaveImport(kind, of), _) => self.save_import(kind, of, path),
            (Wanted::OpenCounts, _) => self.open_counts(path),
            (Wanted::SaveScores(which), _) => self.pages.score.orders.save(&self.desk, which, path),
            (Wanted::SaveEvidence(_) | Wanted::SaveProof(_) | Wanted::Evidence(_) | Wanted::SaveBackup, _) => {}
        }
    }

    pub(in crate::app) fn say_no_dialog(&mut self) {
        self.toasts.show(Notice::warning(words::toast_no_dialog(), Some(words::toast_no_dialog_hint().to_owned())));
    }
}
