//! The task that talks to a service about one row, from its first question to the proof.
//!
//! Must not live here: what an outcome makes of the row.

use super::{Message, Reply};
use crate::desk::outbox::engine::Input;
use crate::desk::outbox::intent::Intent;
use crate::desk::outbox::live::Live;
use crate::desk::outbox::plan::{Found, Outcome};
use crate::desk::outbox::row::OutboxRow;
use crate::desk::outbox::send::{Around, cut_off, send};
use crate::desk::outbox::vendor::Gate;
use crate::desk::outbox::{Inner, look};
use crate::domain::account::Service;
use crate::domain::answer::proof::Proof;
use crate::domain::ids::EvidenceId;
use crate::domain::time::clock::Clock as _;
use crate::store::StoreError;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};

/// One row that is talked about with its service.
pub(super) struct Talk {
    pub(super) row: Arc<OutboxRow>,
    pub(super) inner: Arc<Inner>,
    pub(super) messages: mpsc::WeakSender<Message>,
    /// Says that it is cut off.
    pub(super) cut: watch::Receiver<bool>,
}

impl Talk {
    /// Sends the row or looks it up, and tells what came of it.
    pub(super) async fn run(self, is_send: bool) {
        let shared = &self.inner.shared;
        let mut keys = shared.keys_read.subscribe();
        let live = Live { shared: Arc::clone(shared) };
        let mut cut = self.cut.clone();
        let input = if is_send {
            let (environment, now) = (shared.account.environment, shared.clock.now());
            let around = Around { environment, now, most_files: shared.tables.get().limits.most_files() };
            let sending = async {
                // Without its keys nothing can be said about a service.
                keys.wait_for(|read| *read).await.ok();
                send(&live, &self, &self.row, around).await
            };
            let sent = tokio::select! {
                sent = sending => sent,
                // What can be cut off is decided where it is cut off: an upload, or what has not begun.
                _ = cut.wait_for(|cut| *cut) => cut_off(&self.row).into(),
            };
            let proof = matches!(sent.outcome, Outcome::Confirmed { .. }).then(|| self.proof(&sent.outcome, sent.date));
            Input::Sent(self.row.id, sent.outcome, proof.flatten())
        } else {
            keys.wait_for(|read| *read).await.ok();
            let found = look::look(&live, &self.row, shared.clock.now()).await;
            let proof = matches!(found, Found::Done { .. }).then(|| self.proof_by_looking());
            Input::Inspection(self.row.id, found, proof.flatten())
        };
        let is_confirmed = matches!(
            &input,
            Input::Sent(_, Outcome::Confirmed { .. }, _) | Input::Inspection(_, Found::Done { .. }, _)
        );
        if let Some(messages) = self.messages.upgrade() {
            messages.send(Message::Input(input)).await.ok();
        }
        if is_confirmed {
            live.follow(&self.row.intent).await;
        }
    }

    fn proof(&self, outcome: &Outcome, date: Option<String>) -> Option<Box<Proof>> {
        let Outcome::Confirmed { request_id, .. } = outcome else { return None };
        self.make_proof(request_id.clone(), date, false)
    }

    fn proof_by_looking(&self) -> Option<Box<Proof>> {
        // An answer that said yes without showing it has left these.
        self.make_proof(self.row.request_id.clone(), self.row.server_date.clone(), true)
    }

    fn make_proof(
        &self,
        request_id: Option<String>,
        server_date: Option<String>,
        by_looking: bool,
    ) -> Option<Box<Proof>> {
        let shared = &self.inner.shared;
        let (note, amount, refund, manifest) = match &self.row.intent {
            Intent::Submit(confirmed) => {
                (confirmed.note(), confirmed.amount(), confirmed.refund().map(ToOwned::to_owned), confirmed.manifest())
            }
            Intent::Accept(confirmed) => (confirmed.note(), None, None, confirmed.manifest()),
            _ => return None,
        };
        let user = shared.settings.get().user_name(&shared.account.key, Service::Finix).map(ToOwned::to_owned);
        Some(Box::new(Proof {
            dispute: self.row.intent.dispute()?.clone(),
            deed: self.row.intent.traits().deed?,
            account: shared.account.name.clone(),
            user,
            note: note.to_owned(),
            amount,
            refund,
            manifest: manifest.clone(),
            at: shared.clock.now(),
            server_date,
            request_id,
            by_looking,
            is_contradicted: false,
        }))
    }

    async fn ask<T>(&self, message: impl FnOnce(Reply<T>) -> Message) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        self.messages.upgrade()?.send(message(reply)).await.ok()?;
        answer.await.ok()
    }
}

impl Gate for Talk {
    async fn bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let asked = self.ask(|reply| Message::Bytes(sha256.to_owned(), reply)).await;
        asked.unwrap_or(Err(StoreError::Closed))
    }

    async fn is_from_here(&self, evidence: &EvidenceId) -> bool {
        let sent = self.ask(|reply| Message::SentAs(evidence.clone(), reply)).await;
        sent.and_then(Result::ok).flatten().is_some()
    }

    async fn begin(&self, held_before: Vec<EvidenceId>) -> bool {
        self.ask(|reply| Message::Begin(self.row.id, held_before, reply)).await.unwrap_or(false)
    }

    async fn uploaded(&self, evidence: EvidenceId, request_id: Option<String>) {
        let id = self.row.id;
        // In order with what follows: the answer comes when it is on the disk.
        if let Some(messages) = self.messages.upgrade() {
            messages.send(Message::Input(Input::Uploaded(id, evidence, request_id))).await.ok();
        }
        self.ask(Message::Settle).await;
    }
}
