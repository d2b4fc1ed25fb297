//! The thread that has the outbox's file: one message after the other.
//!
//! Must not live here: deciding (that is the engine's), talking to a service (`talk`).

mod talk;

use super::engine::{Effect, Engine, Input, Scope};
use super::imports::{ImportHead, ImportWish};
use super::intent::EndedKind;
use super::row::{KeptFile, OutboxRow, RowId, RowState};
use super::{Inner, Snapshot};
use crate::desk::events::Event;
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::time::clock::Clock as _;
use crate::store::outbox::{Batch, Journal as _, PIECE, StoredImportRow, StoredWatched};
use crate::store::{OutboxFile, StoreError, StoredProof};
use crate::workbench::Pieces;
use futures_util::StreamExt as _;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use talk::Talk;
use tokio::sync::{mpsc, oneshot, watch};

/// The longest the thread sleeps while something is held: clocks are changed, computers sleep.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

type Reply<T> = oneshot::Sender<T>;
type Answer<T> = Reply<Result<T, StoreError>>;

/// What the thread is told and asked.
pub enum Message {
    /// For the engine.
    Input(Input),
    /// The request of a row is about to leave.
    Begin(RowId, Vec<EvidenceId>, Reply<bool>),
    /// Keep a file.
    Keep(Box<KeptFile>, Answer<()>),
    /// One piece of a file.
    Piece(String, u32, Vec<u8>, Answer<()>),
    /// All pieces of a file were given.
    EndFile(String, u64, Answer<()>),
    /// Whether a file is there.
    HasFile(String, Answer<bool>),
    /// A file's bytes.
    Bytes(String, Answer<Vec<u8>>),
    /// All drafts.
    Drafts(Answer<Vec<(String, String)>>),
    /// Keep drafts.
    KeepDrafts(Vec<(String, Option<String>)>),
    /// The proofs of a dispute.
    Proofs(DisputeId, Answer<Vec<StoredProof>>),
    /// What was sent as a file of the service.
    SentAs(EvidenceId, Answer<Option<String>>),
    /// There is a file that could not be read yet.
    SetBlind,
    /// Go on with this file.
    Adopt(Box<OutboxFile>, Answer<()>),
    /// Take what has ended of a kind off the disk.
    ClearEnded(EndedKind, Answer<()>),
    /// Change what stands beside the rows; what came of it goes its own way.
    Change(Box<dyn FnOnce(&mut OutboxFile) + Send>),
    /// Look at the file; what is found goes its own way.
    Look(Box<dyn FnOnce(&OutboxFile) + Send>),
    /// Rows of a file that is to be sent.
    ImportRows(Vec<StoredImportRow>, Answer<()>),
    /// All rows of a file are there.
    BeginImport(Arc<str>, Box<ImportHead>, Option<Box<StoredWatched>>, Answer<()>),
    /// Send only this in this run.
    Scope(Scope, Reply<()>),
    /// Say when everything before this is done.
    Settle(Reply<()>),
    /// Take everything off the disk.
    Wipe(Answer<()>),
}

/// Copies a file's bytes into the outbox.
///
/// # Errors
/// A sentence about what the disk or the file's own stream said.
pub async fn copy(
    messages: &mpsc::Sender<Message>,
    sha256: &str,
    length: u64,
    mut bytes: Pieces,
) -> Result<(), String> {
    let gone = || StoreError::Closed.to_string();
    let (reply, answer) = oneshot::channel();
    messages.send(Message::HasFile(sha256.to_owned(), reply)).await.map_err(|_closed| gone())?;
    if answer.await.map_err(|_closed| gone())?.map_err(|error| error.to_string())? {
        return Ok(());
    }
    let mut number = 0;
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        let next = bytes.next().await.transpose().map_err(|error| error.to_string())?;
        let is_last = next.is_none();
        piece.extend(next.unwrap_or_default());
        if piece.len() >= PIECE || (is_last && !piece.is_empty()) {
            let (reply, answer) = oneshot::channel();
            let message = Message::Piece(sha256.to_owned(), number, std::mem::take(&mut piece), reply);
            messages.send(message).await.map_err(|_closed| gone())?;
            answer.await.map_err(|_closed| gone())?.map_err(|error| error.to_string())?;
            number += 1;
        }
        if is_last {
            break;
        }
    }
    let (reply, answer) = oneshot::channel();
    messages.send(Message::EndFile(sha256.to_owned(), length, reply)).await.map_err(|_closed| gone())?;
    answer.await.map_err(|_closed| gone())?.map_err(|error| error.to_string())
}

/// The thread's own.
pub struct Thread {
    engine: Engine<OutboxFile>,
    inner: Arc<Inner>,
    runtime: tokio::runtime::Handle,
    messages: mpsc::WeakSender<Message>,
    alive: watch::Receiver<()>,
    /// What cuts off the rows that are talked about.
    cuts: HashMap<RowId, watch::Sender<bool>>,
    begins: HashMap<RowId, Reply<bool>>,
    published: u64,
}

impl Thread {
    pub fn new(
        engine: Engine<OutboxFile>,
        inner: Arc<Inner>,
        runtime: tokio::runtime::Handle,
        messages: mpsc::WeakSender<Message>,
        alive: watch::Receiver<()>,
    ) -> Self {
        let cuts = HashMap::new();
        let mut thread =
            Self { engine, inner, runtime, messages, alive, cuts, begins: HashMap::new(), published: u64::MAX };
        thread.publish(&[]);
        thread
    }

    /// Takes messages until nobody is left to send one.
    pub fn run(mut self, mut inbox: mpsc::Receiver<Message>) {
        self.handle(Input::Tick);
        let runtime = self.runtime.clone();
        loop {
            let now = self.inner.shared.clock.steady();
            let next = self.engine.next_time(now).map(|at| {
                let millis = at.as_millisecond().saturating_sub(now.as_millisecond()).max(1);
                Duration::from_millis(u64::try_from(millis).unwrap_or(1)).min(LONGEST_SLEEP)
            });
            let message = runtime.block_on(async {
                match next {
                    None => Some(inbox.recv().await),
                    Some(wait) => tokio::time::timeout(wait, inbox.recv()).await.ok(),
                }
            });
            match message {
                Some(None) => return,
                // The data is in a file that is not loaded.
                Some(Some(Message::Wipe(reply))) if self.engine.is_blind() => {
                    reply.send(Err(StoreError::NotLoaded)).ok();
                }
                Some(Some(Message::Wipe(reply))) => {
                    // Whoever asked may be gone; the data is too.
                    reply.send(self.engine.journal().wipe()).ok();
                    return;
                }
                Some(Some(message)) => self.take(message),
                None => self.handle(Input::Tick),
            }
            self.publish(&[]);
        }
    }

    /// Answers; whoever asked may be gone.
    fn take(&mut self, message: Message) {
        match message {
            Message::Input(input) => self.handle(input),
            Message::Begin(id, held_before, reply) => {
                self.begins.insert(id, reply);
                self.handle(Input::Begin(id, held_before));
            }
            Message::Keep(kept, reply) => {
                let id = kept.id;
                self.handle(Input::Keep(*kept));
                let is_kept = self.engine.kept().any(|kept| kept.id == id);
                let broken = || self.engine.broken().cloned().unwrap_or(StoreError::Closed);
                reply.send(if is_kept { Ok(()) } else { Err(broken()) }).ok();
            }
            Message::Piece(sha256, number, bytes, reply) => {
                reply.send(self.engine.journal().put_piece(&sha256, number, &bytes)).ok();
            }
            Message::EndFile(sha256, length, reply) => {
                reply.send(self.engine.journal().end_file(&sha256, length)).ok();
            }
            Message::HasFile(sha256, reply) => drop(reply.send(self.engine.journal().has_file(&sha256))),
            Message::Bytes(sha256, reply) => drop(reply.send(self.engine.journal().file(&sha256))),
            Message::Drafts(reply) => drop(reply.send(self.engine.journal().drafts())),
            Message::KeepDrafts(drafts) => self.handle(Input::KeepDrafts(drafts)),
            Message::Proofs(dispute, reply) => drop(reply.send(self.engine.journal().proofs(dispute.as_str()))),
            Message::SentAs(evidence, reply) => drop(reply.send(self.engine.journal().sent(evidence.as_str()))),
            Message::SetBlind => self.engine.set_blind(),
            Message::Adopt(file, reply) => {
                let adopted = self.adopt(*file);
                reply.send(adopted).ok();
            }
            Message::Change(change) => change(self.engine.journal()),
            Message::ClearEnded(kind, reply) => drop(reply.send(self.clear_ended(kind))),
            Message::Look(look) => look(self.engine.journal()),
            Message::ImportRows(rows, reply) => {
                let batch = Batch { import_rows: rows, ..Batch::default() };
                let broken = self.engine.broken().cloned();
                reply.send(broken.map_or_else(|| self.engine.journal().commit(&batch), Err)).ok();
            }
            Message::BeginImport(key, head, watched, reply) => {
                self.handle(Input::Import(Arc::clone(&key), ImportWish::Begin(head, watched)));
                let has_begun = self.engine.imports().any(|import| import.key == key);
                let broken = || self.engine.broken().cloned().unwrap_or(StoreError::Closed);
                reply.send(if has_begun { Ok(()) } else { Err(broken()) }).ok();
            }
            Message::Scope(scope, reply) => {
                self.engine.set_scope(scope);
                reply.send(()).ok();
            }
            Message::Settle(reply) => drop(reply.send(())),
            Message::Wipe(_) => {}
        }
    }

    /// Writes what is here into a file that can be opened only now, and goes on with that.
    fn adopt(&mut self, mut file: OutboxFile) -> Result<(), StoreError> {
        file.take_in(self.engine.journal())?;
        let loaded = file.load()?;
        *self.engine.journal() = file;
        self.inner.is_on_disk.store(true, Ordering::Relaxed);
        self.handle(Input::Loaded(Box::new(loaded)));
        Ok(())
    }

    fn clear_ended(&mut self, kind: EndedKind) -> Result<(), StoreError> {
        // What a broken disk has not taken yet would be written when it is mended.
        if let Some(error) = self.engine.broken() {
            return Err(error.clone());
        }
        let count = self.engine.journal().clear_ended(kind.begins())?;
        self.engine.forget_ended(|intent| kind.is_of(intent), count);
        // What was sent of a file that has come to its end goes with it.
        self.engine.remove_imports(kind)?;
        self.engine.journal().clear_ended(kind.begins())?;
        Ok(())
    }

    fn handle(&mut self, input: Input) {
        let now = self.inner.shared.clock.steady();
        let effects = self.engine.handle(input, now);
        // First everybody can see what was decided, then it is carried out.
        let ended = effects.iter().filter_map(|effect| if let Effect::Ended(id) = effect { Some(*id) } else { None });
        self.publish(&ended.collect::<Vec<_>>());
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        let shared = &self.inner.shared;
        match effect {
            Effect::Send(id) => self.begin(id, true),
            Effect::Look(id) => self.begin(id, false),
            Effect::Go(id, may) => {
                if let Some(reply) = self.begins.remove(&id) {
                    reply.send(may).ok();
                }
            }
            Effect::CutOff(id) => {
                if let Some(cut) = self.cuts.get(&id) {
                    cut.send_replace(true);
                }
            }
            // It was told with what is seen of it.
            Effect::Ended(id) => drop(self.cuts.remove(&id)),
            Effect::NotTaken(id, error) => {
                self.inner.shown().saving.retain(|row| row.id != id);
                shared.tell(Event::NotTaken(id, error));
            }
            Effect::DiskFailed(error) => {
                tracing::warn!(%error, "the outbox could not be written");
                shared.tell(Event::OutboxDisk(Some(error)));
            }
            Effect::DiskWorks => shared.tell(Event::OutboxDisk(None)),
        }
    }

    /// Starts the task that talks about a row.
    fn begin(&mut self, id: RowId, is_send: bool) {
        let (Some(row), Some(messages)) = (self.engine.rows().get(&id).cloned(), self.messages.upgrade()) else {
            return;
        };
        let (cut, cut_off_now) = watch::channel(false);
        self.cuts.insert(id, cut);
        let task = Talk { row, inner: Arc::clone(&self.inner), messages: messages.downgrade(), cut: cut_off_now };
        let mut alive = self.alive.clone();
        self.runtime.spawn(async move {
            tokio::select! {
                () = task.run(is_send) => {}
                // The account was closed: what was not sent stays unsent, what was cut off is looked up next time.
                _ = alive.changed() => {}
            }
        });
    }

    /// Shows the rows as they are. Which of them came to an end is told in the same moment: whoever sees that nothing is
    /// on its way any more finds everything told, and may close the account.
    fn publish(&mut self, ended: &[RowId]) {
        if self.published == self.engine.revision() && ended.is_empty() {
            return;
        }
        self.published = self.engine.revision();
        let snapshot = Snapshot {
            rows: self.engine.rows().values().cloned().collect(),
            kept: self.engine.kept().cloned().collect(),
            ended: self.engine.ended(),
            imports: self.engine.imports().cloned().collect(),
            is_paused: self.engine.is_paused(),
            broken: self.engine.broken().cloned(),
            resting: Arc::new(self.engine.resting().clone()),
            is_on_disk: true,
            unreadable: self.engine.unreadable(),
            is_blind: self.engine.is_blind(),
        };
        let done = |row: &&Arc<OutboxRow>| row.intent.is_one_shot() && row.state == RowState::Confirmed;
        let answered = self.engine.rows().values().filter(done).filter_map(|row| row.intent.dispute().cloned());
        {
            let mut shown = self.inner.shown();
            shown.answered = answered.collect();
            shown.saving.retain(|row| !self.engine.rows().contains_key(&row.id));
            shown.snapshot = snapshot;
            // What has ended of a file is told with its file.
            for id in ended.iter().filter(|id| self.engine.rows().contains_key(id)) {
                self.inner.shared.leave(Event::RowEnded(*id));
            }
        }
        self.inner.turn.send_replace(self.published);
        self.inner.shared.wake.wake();
    }
}
