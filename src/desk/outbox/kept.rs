//! What the outbox keeps beside its rows: files of a person, drafts, and the proofs of what was answered.
//!
//! Must not live here: what is sent.

use super::thread::{self, Message};
use super::{EndedKind, KeptFile, Outbox, OutboxRow, RowState};
use crate::domain::answer::proof::Proof;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::time::clock::Clock as _;
use crate::store::{OutboxFile, StoreError, StoredProof};
use std::sync::Arc;

impl Outbox {
    /// Copies a file's bytes into the outbox, and keeps it for a dispute. Returns its number.
    ///
    /// # Errors
    /// What the disk or the file's own stream said.
    pub async fn keep_file(
        &self,
        dispute: &DisputeId,
        file: EvidenceFile,
        bytes: crate::workbench::Pieces,
    ) -> Result<KeptFile, String> {
        let copied = thread::copy(&self.messages, &file.sha256, file.length, bytes).await;
        copied?;
        let id = self.next_id().0;
        let added = self.inner.shared.clock.now();
        let kept = KeptFile { id, dispute: dispute.clone(), file, added, refused: None, is_suspect: false };
        self.keep(kept.clone()).await.map_err(|error| error.to_string())?;
        Ok(kept)
    }

    /// Copies bytes into the outbox, to be read again by their hash: a file of a packet that is being built.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn keep_bytes(&self, sha256: &str, bytes: Arc<[u8]>) -> Result<(), String> {
        let length = bytes.len() as u64;
        thread::copy(&self.messages, sha256, length, crate::workbench::pieces_of(bytes)).await
    }

    /// Bytes that were copied here before.
    ///
    /// # Errors
    /// When they are not here, or what the disk said.
    pub async fn bytes(&self, sha256: String) -> Result<Vec<u8>, StoreError> {
        self.ask(|reply| Message::Bytes(sha256, reply)).await?
    }

    /// Keeps what became of a file that was added.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn keep(&self, kept: KeptFile) -> Result<(), StoreError> {
        self.ask(|reply| Message::Keep(Box::new(kept), reply)).await?
    }

    /// The drafts a person left, by name.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn drafts(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.ask(Message::Drafts).await?
    }

    /// Keeps drafts; nothing takes one away. False when there is no room for it at the moment.
    #[must_use]
    pub fn keep_drafts(&self, drafts: Vec<(String, Option<String>)>) -> bool {
        self.messages.try_send(Message::KeepDrafts(drafts)).is_ok()
    }

    /// The proofs of a dispute, oldest first; nothing in the place of one that is not what was written.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn proofs(&self, dispute: DisputeId) -> Result<Vec<Option<Proof>>, StoreError> {
        let proofs = self.ask(|reply| Message::Proofs(dispute, reply)).await??;
        let read = |proof: &StoredProof| match proof {
            StoredProof::Whole(text) => serde_json::from_str(text).ok(),
            StoredProof::Damaged => None,
        };
        let rows = self.rows();
        let speaks_against = |proof: &Proof, row: &OutboxRow| {
            row.intent.manifest() == Some(&proof.manifest) && row.state != RowState::Confirmed
        };
        let judged = |mut proof: Proof| {
            proof.is_contradicted = rows.iter().any(|row| speaks_against(&proof, row));
            proof
        };
        Ok(proofs.iter().map(|proof| read(proof).map(judged)).collect())
    }

    /// The hash of what was sent from here and is now this file of the service.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn sent(&self, evidence: EvidenceId) -> Result<Option<String>, StoreError> {
        self.ask(|reply| Message::SentAs(evidence, reply)).await?
    }

    /// Changes what stands in the file beside its rows.
    ///
    /// # Errors
    /// What the disk said.
    pub(in crate::desk) async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut OutboxFile) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        // Whoever asked may be gone.
        self.ask(|reply| Message::Change(Box::new(move |file| drop(reply.send(change(file)))))).await?
    }

    /// Takes every score off the disk.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn clear_scores(&self) -> Result<(), StoreError> {
        self.change(OutboxFile::clear_scores).await
    }

    /// Takes what has ended of a kind off the disk.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn clear_ended(&self, kind: EndedKind) -> Result<(), StoreError> {
        self.ask(|reply| Message::ClearEnded(kind, reply)).await?
    }

    /// Looks at the file.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&OutboxFile) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        // Whoever asked may be gone.
        self.ask(|reply| Message::Look(Box::new(move |file| drop(reply.send(look(file)))))).await?
    }
}
