//! The packets of an account: what a person decides goes in, a snapshot to draw comes out. `engine` decides and is
//! simulated; here its work is done: files are opened and packets made in the helper, and added to the evidence.
//!
//! Must not live here: anything a window knows.

mod edit;
mod engine;
mod facts;
mod files;
pub mod letters;
mod making;
mod plan;
mod preview;
mod search;
mod trouble;
mod work;

pub use crate::workbench::helper::Password;
pub use crate::workbench::inspection::{Finding, Inspection, PageInspection, Seen};
pub use crate::workbench::pack::{Order, Packed, Report, SHARP_DPI};
pub use crate::workbench::{Block, Kind, Lack, Pixels, Refusal, save};
pub use edit::{LetterChange, PacketEdit, PageChange};
pub use engine::intake::{IntakeFile, IntakeRefusal, MOST_EXHIBITS};
pub use engine::reading::Sight;
pub use engine::snapshot::{LetterState, Making, OpenFinding, PacketSnapshot};
pub use facts::Facts;
pub use files::{Attachment, Made, Opened, Origin, attachments, open, pages_in};
pub use letters::LetterBook;
pub use making::{Steps, pack};
pub use plan::{Parts, Plan, Planned, plan};
pub use preview::{Glance, glance, kept_page, preview};
pub use search::{Hit, Hits, SearchPage, Searchable, search};
pub use trouble::{PlanError, PreviewError, TakeError};
pub use work::{Added, MadePacket, NoPacket, NotAdded};

use crate::desk::list::Entry;
use crate::desk::outbox::OutboxRow;
use crate::desk::settings::Settings;
use crate::desk::wake::Task;
use crate::desk::{Desk, Session};
use crate::domain::ids::DisputeId;
use crate::domain::packet::letter::Words;
use crate::domain::packet::page_text::PageText;
use crate::domain::packet::{FileNote, PacketDraft};
use crate::domain::reference::ReferenceTables;
use engine::PacketEngine;
use futures_util::FutureExt as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use work::PacketWork;

/// What came of work.
enum Event {
    Opened(u64, Result<(Arc<Opened>, Vec<Attachment>), IntakeRefusal>),
    Packed(u64, Result<MadePacket, NoPacket>),
    Read(String, usize, Option<Seen>),
    Words(String, Option<Vec<PageText>>),
    Added(Result<Vec<String>, NotAdded>),
}

/// What the facts were read from; while it is the same, so are they.
struct FactsKey {
    entry: Arc<Entry>,
    rows: Arc<[Arc<OutboxRow>]>,
    settings: Arc<Settings>,
    tables: Arc<ReferenceTables>,
    day: Date,
}

/// The packets of an account, and the work on them. Dropped, it ends the work, but for a packet that is being added.
pub struct Packets {
    engine: PacketEngine,
    key: Option<FactsKey>,
    say: mpsc::Sender<Event>,
    events: mpsc::Receiver<Event>,
    opening: HashMap<u64, Task>,
    packing: Option<Task>,
    reading: Option<Task>,
    words: Option<Task>,
}

impl Default for Packets {
    fn default() -> Self {
        let (say, events) = mpsc::channel(64);
        let (engine, opening) = (PacketEngine::default(), HashMap::new());
        Self { engine, key: None, say, events, opening, packing: None, reading: None, words: None }
    }
}

impl Packets {
    /// The dispute whose packet is being built.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        self.engine.dispute()
    }

    /// The open packet as it is to be drawn.
    pub fn snapshot(&mut self) -> Option<Arc<PacketSnapshot>> {
        self.engine.snapshot()
    }

    /// Letters of the account.
    #[must_use]
    pub fn letters(&self) -> &LetterBook {
        self.engine.letters()
    }

    /// The draft of a dispute's packet.
    #[must_use]
    pub fn draft(&self, id: &DisputeId) -> Arc<PacketDraft> {
        self.engine.draft(id)
    }

    /// What is known of a dispute's files.
    #[must_use]
    pub fn notes(&self, id: &DisputeId) -> Option<Arc<BTreeMap<String, FileNote>>> {
        self.engine.notes(id)
    }

    /// Changes the note about one file.
    pub fn note(&mut self, id: &DisputeId, file: &str, change: impl FnOnce(&mut FileNote)) {
        self.engine.note(id, file, change);
    }

    /// Begins or goes on with a dispute's packet. `now` is the time since the start, by a clock nobody sets.
    pub fn open(&mut self, id: DisputeId, now: Duration) {
        self.key = None;
        self.engine.open(id, Arc::default(), now);
    }

    /// Puts the open packet away; what was decided is kept.
    pub fn leave(&mut self) {
        self.engine.leave();
        // What was to be stopped is stopped here too, as nobody may come by any more.
        self.packing = None;
        self.reading = None;
        self.words = None;
    }

    /// A person decided something.
    pub fn edit(&mut self, edit: PacketEdit, now: Duration) {
        self.engine.edit(edit, now);
    }

    /// Takes the last decision about the open packet back.
    pub fn undo(&mut self, now: Duration) {
        self.engine.undo(now);
    }

    /// Makes the decision again that was undone last.
    pub fn redo(&mut self, now: Duration) {
        self.engine.redo(now);
    }

    /// The account's own words for a template; nothing puts the shipped ones in their place again.
    pub fn set_template(&mut self, template: &str, words: Option<Words>, now: Duration) {
        self.engine.set_template(template, words, now);
    }

    /// Adds files. Returns how many were left out, as there is no room for more.
    pub fn take(&mut self, origins: Vec<(String, Origin)>) -> usize {
        self.engine.take(origins)
    }

    /// Opens a locked file with what was typed.
    pub fn unlock(&mut self, number: u64, password: Password) {
        self.engine.unlock(number, password);
    }

    /// A refusal was read.
    pub fn dismiss(&mut self, number: u64) {
        self.engine.dismiss(number);
    }

    /// Whether a person looks for words in the open packet.
    pub fn look_for_words(&mut self, is_wanted: bool) {
        self.engine.look_for_words(is_wanted);
    }

    /// A person stops the packing.
    pub fn stop(&mut self) {
        self.engine.stop();
    }

    /// A person wants it packed now.
    pub fn pack_now(&mut self, now: Duration) {
        self.engine.pack_now(now);
    }

    /// Adds the packet to the evidence, if it is the one that is wanted.
    pub fn add(&mut self, desk: &Desk, session: &Arc<Session>, now: Duration) {
        // What was sent in the very moment of the click counts too.
        self.learn(desk, session, now);
        self.engine.add();
        self.work(desk, session);
    }

    /// A packet that was added or not, once.
    pub fn take_added(&mut self) -> Option<Added> {
        self.engine.take_added()
    }

    /// What is to be kept, by name.
    pub fn saved(&mut self) -> Vec<(String, Arc<str>)> {
        self.engine.saved()
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str, now: Duration) -> Option<bool> {
        self.engine.restore(name, data, now)
    }

    /// Takes over what came and does what is to be done. Returns when it has to be called again, if nothing happens
    /// before.
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>, now: Duration) -> Option<Duration> {
        self.learn(desk, session, now);
        while let Ok(event) = self.events.try_recv() {
            match event {
                Event::Opened(number, result) => {
                    self.opening.remove(&number);
                    match result {
                        Ok((opened, attached)) => self.engine.opened_with(number, opened, attached, now),
                        Err(refusal) => self.engine.opened(number, Err(refusal), now),
                    }
                }
                Event::Packed(revision, result) => self.engine.packed(revision, result, now),
                Event::Read(sha256, page, seen) => self.engine.was_read(sha256, page, seen),
                Event::Words(file, texts) => self.engine.words_were_read(&file, texts),
                Event::Added(result) => self.engine.was_added(result),
            }
        }
        self.engine.tick(now);
        self.work(desk, session);
        self.engine.wake_at()
    }

    /// Reads the facts anew when what they are read from is another one.
    fn learn(&mut self, desk: &Desk, session: &Session, now: Duration) {
        let Some(entry) = self.engine.dispute().and_then(|id| session.entry(id)) else { return };
        if self.key.is_none() {
            // Tesseract may have been installed since the last packet.
            self.engine.set_sight(desk.helper.can_see());
        }
        let (time, zone) = (desk.clock.now(), desk.clock.zone());
        let (rows, settings, tables) = (session.outbox().rows(), desk.settings.get(), desk.tables.get());
        let day = time.to_zoned(zone.clone()).date();
        let is_same = self.key.as_ref().is_some_and(|key| {
            Arc::ptr_eq(&key.entry, &entry)
                && Arc::ptr_eq(&key.rows, &rows)
                && Arc::ptr_eq(&key.settings, &settings)
                && Arc::ptr_eq(&key.tables, &tables)
                && key.day == day
        });
        if !is_same {
            let letterhead = settings.letterheads.get(&session.account().key).cloned().unwrap_or_default();
            let facts = Facts::of(&entry, &rows, (&tables, &settings.rule_set, &letterhead), (time, &zone));
            self.engine.learn(facts, now);
            self.key = Some(FactsKey { entry, rows, settings, tables, day });
        }
    }

    fn work(&mut self, desk: &Desk, session: &Arc<Session>) {
        for effect in self.engine.take_effects() {
            match effect {
                PacketWork::Open { number, origin } => {
                    let work = files::open(session.outbox().clone(), desk.helper.clone(), origin);
                    let work = async move { Event::Opened(number, work.await.map_err(IntakeRefusal::Take)) };
                    let task = self.task(desk, Event::Opened(number, Err(IntakeRefusal::Crashed)), work);
                    self.opening.insert(number, task);
                }
                PacketWork::Pack { revision, wanted, steps } => {
                    let made = making::make(desk.helper.clone(), revision, *wanted, steps, desk.wake.clone());
                    let work = async move { Event::Packed(revision, made.await) };
                    self.packing = Some(self.task(desk, Event::Packed(revision, Err(NoPacket::Crashed)), work));
                }
                PacketWork::StopPacking => self.packing = None,
                PacketWork::Read { sha256, page, bytes } => {
                    let (helper, of) = (desk.helper.clone(), sha256.clone());
                    let work = async move {
                        let seen = helper.see(bytes, page).await;
                        if let Err(why) = &seen {
                            tracing::warn!(?why, page, "a picture could not be read");
                        }
                        Event::Read(of, page, seen.ok())
                    };
                    self.reading = Some(self.task(desk, Event::Read(sha256, page, None), work));
                }
                PacketWork::StopReading => self.reading = None,
                PacketWork::Words { file, pages, bytes } => {
                    let (helper, of) = (desk.helper.clone(), file.clone());
                    let work = async move { Event::Words(of, helper.words(bytes, pages).await.ok()) };
                    self.words = Some(self.task(desk, Event::Words(file, None), work));
                }
                PacketWork::StopWords => self.words = None,
                PacketWork::Add { dispute, made, title } => {
                    let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
                    let (packed, cases) = (Arc::clone(&made.packed), session.cases().clone());
                    let work = async move {
                        let held = cases.held(&dispute).await;
                        let added = making::add(shared, outbox, (dispute, title), packed, held).await;
                        Event::Added(added.map_err(NotAdded::Copy))
                    };
                    // Half a packet in the evidence is worse than a window that waits.
                    drop(desk.runtime.spawn(self.said(desk, Event::Added(Err(NotAdded::Crashed)), work)));
                }
            }
        }
    }

    fn task(&self, desk: &Desk, crashed: Event, work: impl Future<Output = Event> + Send + 'static) -> Task {
        Task::spawn(&desk.runtime, self.said(desk, crashed, work))
    }

    /// The work, what it came to, and the word to the window; if it breaks, that is what it came to.
    fn said(
        &self,
        desk: &Desk,
        crashed: Event,
        work: impl Future<Output = Event> + Send + 'static,
    ) -> impl Future<Output = ()> + Send + 'static {
        let (say, wake) = (self.say.clone(), desk.wake.clone());
        async move {
            let event = AssertUnwindSafe(work).catch_unwind().await.unwrap_or(crashed);
            // Nobody listens any more once the account was left.
            say.send(event).await.ok();
            wake.wake();
        }
    }
}
