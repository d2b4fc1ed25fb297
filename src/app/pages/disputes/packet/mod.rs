//! The workbench of one dispute: exhibits on the left, a page of them in the middle, the packet on the right.
//!
//! Here stands what it remembers and what it asks for. Everything slow runs on the desk or in the helper.

mod compelling;
mod exhibits;
mod letter;
mod shown;
mod side;
mod viewer;

use crate::app::Context;
use crate::app::actions::Action;
use crate::app::drafts::Saved;
use crate::app::kit::{Look, icons, pill, size, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::desk::packets::{self, Made, Opened, Origin, Plan, Planned, Steps, TakeError, Wanted};
use crate::desk::{Desk, Session};
use crate::domain::checklist::{self, Checklist};
use crate::domain::deadline::Deadline;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::packet::{Exhibit, FileNote, PacketDraft};
use crate::store::Entry;
use crate::workbench::pack::Packed;
use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, RichText, Ui};
use shown::{Shown, View};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use letter::LetterBook;
pub use shown::{SHARP, image};

/// How drafts of packets and notes about files are named.
const PACKET: &str = "packet/";
const NOTES: &str = "files/";
/// Between a change and the packing, so that a hand that goes on is not waited for.
const REST: f64 = 0.35;
/// How often that is looked at.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(120);
/// Files of one packet.
const MOST_EXHIBITS: usize = 40;
/// Below this, one pane at a time.
const NARROW: f32 = 860.0;
/// Bytes of one packet's files, all of which are in memory while it is built.
const MOST_BYTES: u64 = 120_000_000;

/// A file that is being opened, or was refused.
struct Taking {
    number: u64,
    dispute: DisputeId,
    name: String,
    work: Remote<u64, Arc<Opened>, TakeError>,
    refused: Option<String>,
}

/// A packet with the plan it was made from.
#[derive(Clone)]
struct Build {
    /// Tells what it was made from.
    key: u64,
    plan: Arc<Plan>,
    packed: Arc<Packed>,
    /// Its files, each with a name that tells it from others.
    files: Vec<(String, Arc<[u8]>)>,
}

/// Which page is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    made: Made,
    /// Which page of its source.
    page: usize,
}

/// What the workbench remembers.
#[derive(Default)]
pub struct PacketBench {
    open: Option<DisputeId>,
    drafts: BTreeMap<DisputeId, PacketDraft>,
    notes: BTreeMap<DisputeId, BTreeMap<String, FileNote>>,
    /// Letter templates of the account.
    pub letters: LetterBook,
    taking: Vec<Taking>,
    next: u64,
    files: HashMap<String, Shown>,
    lost: BTreeSet<String>,
    at: Option<At>,
    view: View,
    packing: Remote<u64, Build, String>,
    steps: Arc<Steps>,
    /// What is packed or being packed, and what waits for the hand to rest.
    key: u64,
    /// What is decided at this moment.
    wanted_key: u64,
    changed: Option<(u64, f64)>,
    is_stopped: bool,
    adding: Remote<DisputeId, Vec<String>, String>,
    sheet: Option<Sheet>,
    pane: Pane,
}

/// Which pane is in front, where there is room for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pane {
    #[default]
    Exhibits,
    Page,
    Packet,
}

/// Something in front of the workbench.
enum Sheet {
    Letter(letter::LetterSheet),
    Compelling(compelling::CompellingSheet),
}

/// What came of adding a packet.
pub struct Added {
    /// To this dispute.
    pub dispute: DisputeId,
    /// The short form of the letter, for the submission's note.
    pub note: Option<String>,
    /// The files that are in it, by their hashes.
    pub files: Vec<String>,
    /// Why it was not added.
    pub refused: Option<String>,
}

impl PacketBench {
    /// The dispute whose packet is being built.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        self.open.as_ref()
    }

    /// Begins or goes on with a dispute's packet.
    pub fn open(&mut self, id: DisputeId) {
        if self.open.as_ref() != Some(&id) {
            self.leave();
            self.open = Some(id);
        }
    }

    /// Puts the workbench away; the packet is kept.
    pub fn leave(&mut self) {
        self.open = None;
        self.sheet = None;
        self.at = None;
        self.view = View::default();
        self.packing.clear();
        self.files.clear();
        self.lost.clear();
        self.key = 0;
        self.wanted_key = 0;
        self.changed = None;
        self.is_stopped = false;
    }

    /// Adds files.
    pub fn take(&mut self, desk: &Desk, session: &Session, origins: Vec<(String, Origin)>) -> usize {
        let Some(dispute) = self.open.clone() else { return 0 };
        let here = self.draft(&dispute).exhibits.len() + self.taking.len();
        let room = MOST_EXHIBITS.saturating_sub(here);
        let left_out = origins.len().saturating_sub(room);
        for (name, origin) in origins.into_iter().take(room) {
            self.next += 1;
            let mut work = Remote::default();
            let (outbox, helper) = (session.outbox().clone(), desk.helper.clone());
            work.request(&desk.runtime, &desk.wake, self.next, packets::open(outbox, helper, origin));
            self.taking.push(Taking { number: self.next, dispute: dispute.clone(), name, work, refused: None });
        }
        left_out
    }

    /// The draft of a dispute's packet.
    fn draft(&self, id: &DisputeId) -> PacketDraft {
        self.drafts.get(id).cloned().unwrap_or_default()
    }

    /// What is known of a dispute's files.
    #[must_use]
    pub fn notes(&self, id: &DisputeId) -> Option<&BTreeMap<String, FileNote>> {
        self.notes.get(id)
    }

    /// The note about one file, to be changed.
    pub fn note_mut(&mut self, id: &DisputeId, file: &str) -> &mut FileNote {
        self.notes.entry(id.clone()).or_default().entry(file.to_owned()).or_default()
    }

    /// True when a packet was begun.
    #[must_use]
    pub fn has_draft(&self, id: &DisputeId) -> bool {
        self.drafts.get(id).is_some_and(|draft| !draft.exhibits.is_empty())
    }

    /// Keeps everything that was decided.
    pub fn save(&self, saved: &mut Saved) {
        for (id, draft) in &self.drafts {
            saved.put(&format!("{PACKET}{id}"), draft);
        }
        for (id, notes) in &self.notes {
            saved.put(&format!("{NOTES}{id}"), notes);
        }
        self.letters.save(saved);
    }

    /// Takes over what was left under a name; false when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str) -> bool {
        let id_after = |prefix: &str| name.strip_prefix(prefix).and_then(|id| DisputeId::parse(id).ok());
        if let Some(id) = id_after(PACKET) {
            if let Ok(draft) = serde_json::from_str(data) {
                self.drafts.entry(id).or_insert(draft);
            }
            return true;
        }
        if let Some(id) = id_after(NOTES) {
            if let Ok(notes) = serde_json::from_str(data) {
                self.notes.entry(id).or_insert(notes);
            }
            return true;
        }
        self.letters.restore(name, data)
    }

    /// Takes over what came, opens what was kept, and packs what changed.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        self.poll_taking();
        self.packing.poll();
        self.view.poll(ctx);
        let Some(dispute) = self.open.clone() else { return };
        self.open_kept(desk, session, &dispute);
        self.pack_when_rested(ctx, desk, session, &dispute);
    }

    fn poll_taking(&mut self) {
        let mut came: Vec<(DisputeId, String, Arc<Opened>)> = Vec::new();
        for taking in &mut self.taking {
            if !taking.work.poll() {
                continue;
            }
            match taking.work.take() {
                Some((_, Ok(opened))) => came.push((taking.dispute.clone(), taking.name.clone(), opened)),
                Some((_, Err(Failure::Error(error)))) => taking.refused = Some(error.to_string()),
                _ => taking.refused = Some("The file could not be looked at".to_owned()),
            }
        }
        self.taking.retain(|taking| taking.refused.is_some() || taking.work.is_loading());
        for (dispute, name, opened) in came {
            self.came(&dispute, &name, opened);
        }
    }

    fn came(&mut self, dispute: &DisputeId, name: &str, opened: Arc<Opened>) {
        let sha256 = opened.exhibit.sha256.clone();
        let exhibit = opened.exhibit.clone();
        let is_open = self.open.as_ref() == Some(dispute);
        let draft = self.drafts.entry(dispute.clone()).or_default();
        let bytes: u64 = draft.exhibits.iter().map(|exhibit| exhibit.length).sum();
        let is_known = draft.exhibits.iter().any(|other| other.sha256 == sha256);
        let was_kept = self.lost.remove(&sha256);
        if !is_known && bytes + exhibit.length > MOST_BYTES {
            self.refuse(dispute, name, "With this file the packet would hold more than 120 MB".to_owned());
            return;
        }
        if is_known && !was_kept && self.files.contains_key(&sha256) {
            self.refuse(dispute, name, "The same file is already in the packet".to_owned());
            return;
        }
        if !is_known {
            draft.exhibits.push(exhibit);
            if is_open {
                self.at = Some(At { made: Made::File(draft.exhibits.len() - 1), page: 0 });
            }
        }
        if is_open {
            self.files.insert(sha256, Shown::new(opened));
        }
    }

    fn refuse(&mut self, dispute: &DisputeId, name: &str, words: String) {
        self.next += 1;
        let (number, name) = (self.next, name.to_owned());
        let (dispute, work) = (dispute.clone(), Remote::default());
        self.taking.push(Taking { number, dispute, name, work, refused: Some(words) });
    }

    /// Files of an earlier day are read from the disk and looked at again.
    fn open_kept(&mut self, desk: &Desk, session: &Session, dispute: &DisputeId) {
        let Some(draft) = self.drafts.get(dispute) else { return };
        let missing: Vec<Exhibit> = draft
            .exhibits
            .iter()
            .filter(|exhibit| !self.files.contains_key(&exhibit.sha256) && !self.lost.contains(&exhibit.sha256))
            .cloned()
            .collect();
        for exhibit in missing {
            self.next += 1;
            self.lost.insert(exhibit.sha256.clone());
            let (name, mut work) = (exhibit.name.clone(), Remote::default());
            let kept = packets::open(session.outbox().clone(), desk.helper.clone(), Origin::Kept(exhibit));
            work.request(&desk.runtime, &desk.wake, self.next, kept);
            let (number, dispute) = (self.next, dispute.clone());
            self.taking.push(Taking { number, dispute, name, work, refused: None });
        }
    }

    /// The exhibits as they will stand in the packet.
    fn outline(&self, draft: &PacketDraft) -> Vec<Planned> {
        let mut outline = Vec::new();
        let pages_of = |made: Made| {
            let made_before =
                self.packing.value().and_then(|build| build.plan.exhibits.iter().find(|e| e.made == made).cloned());
            made_before.map_or_else(|| vec![0], |planned| planned.pages)
        };
        if draft.letter.is_in {
            let title = "Rebuttal letter".to_owned();
            outline.push(Planned { made: Made::Letter, pages: pages_of(Made::Letter), title });
        }
        if draft.compelling.is_in {
            let title = "Earlier undisputed purchases".to_owned();
            outline.push(Planned { made: Made::Compelling, pages: pages_of(Made::Compelling), title });
        }
        for (index, exhibit) in draft.exhibits.iter().enumerate() {
            let looked = self.files.get(&exhibit.sha256).map(|shown| &shown.opened.looked);
            let pages = looked.map(|looked| packets::pages_in(draft, exhibit, &looked.pages)).unwrap_or_default();
            outline.push(Planned { made: Made::File(index), pages, title: exhibit.name.clone() });
        }
        // What has no page gets no letter either.
        let is_counted = |planned: &Planned| !planned.pages.is_empty();
        let (counted, others): (Vec<_>, Vec<_>) = outline.into_iter().partition(is_counted);
        counted.into_iter().chain(others).collect()
    }

    /// Packs once the hand rests.
    fn pack_when_rested(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>, dispute: &DisputeId) {
        let Some(entry) = session.entry(dispute) else { return };
        let wanted = self.wanted(desk, session, &entry);
        let key = wanted.as_ref().map_or(0, |wanted| wanted.key);
        self.wanted_key = key;
        if self.is_opening(dispute) {
            return;
        }
        if key == self.key {
            self.changed = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        match self.changed {
            Some((waiting, since)) if waiting == key && now - since >= REST => {}
            Some((waiting, _)) if waiting == key => {
                ctx.request_repaint_after(PAUSE);
                return;
            }
            _ => {
                self.changed = Some((key, now));
                ctx.request_repaint_after(PAUSE);
                return;
            }
        }
        self.changed = None;
        self.key = key;
        self.is_stopped = false;
        let Some(wanted) = wanted else {
            self.packing.clear();
            return;
        };
        self.steps = Arc::new(Steps::default());
        let (helper, steps, wake) = (desk.helper.clone(), Arc::clone(&self.steps), desk.wake.clone());
        // Asked under the same name each time, so that the last packet stays in sight while the next one is made.
        self.packing.request(&desk.runtime, &desk.wake, 1, async move {
            let planned = tokio::task::spawn_blocking(move || packets::plan(&wanted.borrowed())).await;
            let plan = planned.map_err(|error| error.to_string())??;
            let plan = Arc::new(plan.ok_or("There is no page to pack")?);
            let packed = packets::pack(helper, plan.order.clone(), plan.files.clone(), steps, wake).await;
            let packed = packed.map_err(|refusal| refusal.to_string())?;
            let named = packets::named_files(Arc::clone(&packed)).await;
            Ok(Build { key, plan, packed, files: named })
        });
    }

    /// True while a file of this dispute's packet is being opened.
    fn is_opening(&self, dispute: &DisputeId) -> bool {
        self.taking.iter().any(|taking| taking.refused.is_none() && taking.dispute == *dispute)
    }

    /// True when the packet in sight is made from what is decided now, with every file that is in it. Anything else must
    /// not go out: a black box may have been drawn since.
    fn is_fresh(&self) -> bool {
        let is_made = |build: &Build| build.key == self.wanted_key;
        let Some(dispute) = self.open.as_ref() else { return false };
        self.packing.is_ready() && self.packing.value().is_some_and(is_made) && !self.is_opening(dispute)
    }

    /// Adds the packet to the dispute's evidence.
    pub fn add(&mut self, desk: &Desk, session: &Arc<Session>, held: Option<Arc<[Evidence]>>) {
        let (Some(dispute), Some(made)) = (self.open.clone(), self.packing.value().cloned()) else { return };
        let Some(entry) = session.entry(&dispute) else { return };
        // What was decided in the very frame of the click counts too.
        self.wanted_key = self.wanted(desk, session, &entry).map_or(0, |wanted| wanted.key);
        if self.is_fresh() && !self.adding.is_loading() {
            let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
            let work = packets::add(shared, outbox, dispute.clone(), made.packed, held);
            self.adding.request(&desk.runtime, &desk.wake, dispute, work);
        }
    }

    /// What came of adding a packet, once.
    pub fn take_added(&mut self, desk: &Desk, session: &Session) -> Option<Added> {
        if !self.adding.poll() {
            return None;
        }
        let (dispute, result) = self.adding.take()?;
        let refused = match result {
            Ok(names) => {
                self.note_packet(&dispute, &names);
                None
            }
            Err(Failure::Error(words)) => Some(words),
            Err(Failure::Crashed) => Some("Docket made a mistake while it was added".to_owned()),
        };
        let draft = self.draft(&dispute);
        let note = (refused.is_none() && draft.letter.is_in)
            .then(|| session.entry(&dispute))
            .flatten()
            .map(|entry| self.short_note(desk, &entry, &draft));
        if refused.is_none() && draft.letter.is_in {
            let claim = checklist::for_dispute_claim(session.entry(&dispute).as_deref().map(|entry| &*entry.dispute));
            self.letters.used(&dispute, &draft, &claim);
        }
        let files = draft.exhibits.iter().map(|exhibit| exhibit.sha256.clone()).collect();
        Some(Added { dispute, note: note.filter(|note| !note.is_empty()), files, refused })
    }

    /// What the packet's files show, and what is left in them.
    fn note_packet(&mut self, dispute: &DisputeId, names: &[String]) {
        let draft = self.draft(dispute);
        let (mut shows, mut found, mut is_searched) = (BTreeSet::new(), 0, true);
        for exhibit in &draft.exhibits {
            shows.extend(exhibit.shows.iter().cloned());
            if let Some(shown) = self.files.get(&exhibit.sha256) {
                found += shown.open_findings(&draft, exhibit).len();
                is_searched &= shown.opened.looked.pages.iter().all(|page| page.has_text && !page.is_part_read);
            }
        }
        if draft.compelling.is_in {
            shows.insert("ce3_orders".to_owned());
        }
        for name in names {
            *self.note_mut(dispute, name) = FileNote { shows: shows.clone(), is_searched, found };
        }
    }

    /// The packet's files, for saving.
    #[must_use]
    pub fn packed(&self) -> Option<Arc<Packed>> {
        self.packing.value().filter(|_| self.is_fresh()).map(|made| Arc::clone(&made.packed))
    }

    /// Takes a refused file out of sight.
    fn drop_taking(&mut self, number: u64) {
        self.taking.retain(|taking| taking.number != number);
    }

    /// The page. `held` is what Finix has.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Action> {
        let id = self.open.clone()?;
        let Some(entry) = cx.session.entry(&id) else {
            widgets::muted(ui, "Reading the dispute");
            return None;
        };
        let list = checklist::for_dispute(&entry.dispute);
        let mut draft = self.draft(&id);
        let before = draft.clone();
        let mut action = self.shortcuts(ui, &mut draft);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 0 }).show(ui, |ui| {
            action = action.take().or(head_ui(ui, cx, &entry));
        });
        let outline = self.outline(&draft);
        action = action.or(self.panes_ui(ui, cx, &entry, &mut draft, &outline, list.as_ref()));
        action = action.or(self.sheet_ui(ui, cx, &entry, &mut draft, &outline, list.as_ref()));
        if draft != before {
            self.drafts.insert(id, draft);
            ui.ctx().request_repaint();
        }
        action
    }

    /// Three panes side by side, or one at a time where there is no room for three.
    fn panes_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        draft: &mut PacketDraft,
        outline: &[Planned],
        list: Option<&Checklist>,
    ) -> Option<Action> {
        let wide = ui.available_width();
        let tokens = tokens(ui);
        let card = Frame::new()
            .fill(tokens.panel)
            .stroke(egui::Stroke::new(1.0, tokens.line))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::same(12))
            .outer_margin(Margin::same(8));
        if wide < NARROW {
            ui.horizontal_wrapped(|ui| {
                for (pane, word) in [(Pane::Exhibits, "Exhibits"), (Pane::Page, "Page"), (Pane::Packet, "Packet")] {
                    if widgets::tab(ui, self.pane == pane, word, None).clicked() {
                        self.pane = pane;
                    }
                }
            });
            return CentralPanel::default()
                .frame(card)
                .show(ui, |ui| match self.pane {
                    Pane::Exhibits => self.exhibits_ui(ui, cx, draft, outline),
                    Pane::Page => {
                        self.viewer_ui(ui, cx, draft, outline);
                        None
                    }
                    Pane::Packet => self.side_ui(ui, cx, entry, draft, outline, list),
                })
                .inner;
        }
        let (left, right) = if wide > 1180.0 { (300.0, 330.0) } else { (250.0, 280.0) };
        let panel = |panel: Panel, width: f32| panel.exact_size(width).resizable(false).show_separator_line(false);
        let left =
            panel(Panel::left("exhibits"), left).frame(card).show(ui, |ui| self.exhibits_ui(ui, cx, draft, outline));
        let right = panel(Panel::right("packet"), right)
            .frame(card)
            .show(ui, |ui| self.side_ui(ui, cx, entry, draft, outline, list));
        CentralPanel::default().frame(card).show(ui, |ui| self.viewer_ui(ui, cx, draft, outline));
        left.inner.or(right.inner)
    }

    fn shortcuts(&mut self, ui: &Ui, draft: &mut PacketDraft) -> Option<Action> {
        if self.sheet.is_some() || ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let commanded = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        if commanded(Key::O) {
            return self.open.clone().map(Action::Browse);
        }
        if pressed(Key::Escape) {
            return Some(Action::Packet(Ask::Close));
        }
        if pressed(Key::PageDown) {
            self.step_page(draft, 1);
        }
        if pressed(Key::PageUp) {
            self.step_page(draft, -1);
        }
        if pressed(Key::R) {
            self.turn_page(draft);
        }
        if pressed(Key::B) {
            self.view.is_redacting = !self.view.is_redacting;
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.view.zoom_by(1.25);
        }
        if pressed(Key::Minus) {
            self.view.zoom_by(0.8);
        }
        None
    }

    fn sheet_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        draft: &mut PacketDraft,
        outline: &[Planned],
        list: Option<&Checklist>,
    ) -> Option<Action> {
        let mut sheet = self.sheet.take()?;
        let is_done = match &mut sheet {
            Sheet::Letter(letter) => {
                let facts = letter::facts(entry, cx.now, cx.zone);
                letter.ui(ui, cx, &mut self.letters, draft, &facts, outline, list)
            }
            Sheet::Compelling(compelling) => compelling.ui(ui, cx, draft, entry),
        };
        if !is_done {
            self.sheet = Some(sheet);
        }
        None
    }
}

/// Something asked for on the workbench or about it.
pub enum Ask {
    /// Build a dispute's packet.
    Open(DisputeId),
    /// Build it with these files.
    OpenWith(DisputeId, Vec<(String, Origin)>),
    /// Back to the dispute.
    Close,
    /// Add the packet to the evidence.
    Add,
    /// Save the packet's files.
    Save,
}

fn head_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) -> Option<Action> {
    let mut action = None;
    ui.horizontal(|ui| {
        let amount = entry.money.map_or_else(|| entry.dispute.id.to_string(), |money| money.to_string());
        let reason = entry.dispute.reason.as_ref().map(|reason| reason.label().into_owned());
        let words: Vec<String> = reason.into_iter().chain(entry.code.clone()).collect();
        let words = crate::domain::text::clean_to(&words.join(" "), 40);
        let back = if words.is_empty() { amount } else { format!("{amount} · {words}") };
        let response = widgets::button(ui, Look::Secondary, &format!("{} {back}", icons::LEFT));
        let label = format!("Back to the dispute over {back}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        if response.clicked() {
            action = Some(Action::Packet(Ask::Close));
        }
        ui.label(RichText::new("Build the packet").font(theme::semibold(size::TITLE)));
        if let Some(deadline) = Deadline::of(&entry.dispute) {
            let left = deadline.left_text(cx.now);
            let words = if deadline.is_past(cx.now) { left } else { format!("Due in {left}") };
            pill(ui, super::cells::due_tone(deadline.urgency(cx.now)), &words);
        }
    });
    action
}

/// What is to be packed, owned, so that it can leave the window's thread.
struct WantedNow {
    key: u64,
    draft: PacketDraft,
    opened: Vec<Option<Arc<Opened>>>,
    letter: Option<Vec<String>>,
    compelling: Option<Vec<crate::workbench::Block>>,
    recipe: crate::domain::packet::Recipe,
    heading: String,
}

impl WantedNow {
    fn borrowed(&self) -> Wanted<'_> {
        Wanted {
            draft: &self.draft,
            opened: self.opened.iter().map(Option::as_deref).collect(),
            letter: self.letter.clone(),
            compelling: self.compelling.clone(),
            recipe: self.recipe.clone(),
            heading: self.heading.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
