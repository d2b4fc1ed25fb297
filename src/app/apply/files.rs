//! Files: chosen, pasted, added as evidence, downloaded, deleted, and where things are saved.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::app::files::{self, Wanted};
use crate::app::notice::Notice;
use crate::app::pages::disputes::DisputesPage;
use crate::desk::Intent;
use crate::desk::evidence;
use crate::domain::EvidenceRef;
use crate::domain::ids::DisputeId;
use crate::domain::text;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    pub(super) fn browse(&mut self, frame: &eframe::Frame, dispute: DisputeId) {
        let is_packet = self.pages.disputes.packet.dispute() == Some(&dispute);
        files::browse(&mut self.file_dialog, &self.desk, frame, dispute, is_packet);
    }

    pub(in crate::app) fn add_files(&mut self, dispute: &DisputeId, paths: Vec<PathBuf>) {
        if self.pages.disputes.packet.dispute() == Some(dispute) {
            return self.add_to_packet(super::packet::of_paths(paths));
        }
        self.pages.disputes.show_evidence();
        let Some(session) = self.session.clone() else { return };
        let Self { pages, desk, .. } = self;
        let DisputesPage { evidence, detail, .. } = &mut pages.disputes;
        let held = detail.evidence().filter(|_| detail.id() == Some(dispute));
        let left_out = evidence.add(desk, &session, dispute, paths, held);
        if left_out > 0 {
            let files = text::counted(left_out, "file was", "files were");
            let hint = "Add fewer files at once; Finix takes at most 8 for one dispute";
            self.toasts.show(Notice::bad(format!("{files} not added"), Some(hint.to_owned())));
        }
    }

    /// A card number or something like it was found in it, and a person says that it is to be sent.
    pub(super) fn send_kept(&self, id: u64) {
        let Some(session) = &self.session else { return };
        let held = self.pages.disputes.detail.evidence().cloned();
        let work = evidence::send_anyway(Arc::clone(session.shared()), session.outbox().clone(), id, held);
        self.desk.runtime.spawn(async move {
            if let Err(error) = work.await {
                tracing::warn!(%error, "a file could not be taken up");
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
            (Wanted::SaveList, _) => self.export_to(path),
            (Wanted::SaveCopy(key, name), _) => self.save_account_copy(key, name, path),
            (Wanted::SaveEvidence(_) | Wanted::SaveProof(_) | Wanted::Evidence(_), _) => {}
        }
    }

    pub(in crate::app) fn say_no_dialog(&mut self) {
        self.toasts.show(Notice::warning(
            "No file dialog can be shown on this computer",
            Some("Drop files on the window, copy them and press Ctrl V, or type a path below the drop zone".to_owned()),
        ));
    }
}
