//! The workbench of one dispute: exhibits on the left, a page of them in the middle, the packet on the right.
//!
//! Here stands what it remembers and what it asks for. Everything slow runs on the desk or in the helper.

mod compelling;
mod exhibits;
mod intake;
mod letter;
mod packing;
mod shown;
mod side;
mod viewer;

use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::actions::Actions;
use crate::app::command::{self, Command, Place};
use crate::app::drafts::{Saved, take_up};
use crate::app::kit::{Look, icons, pill, size, theme, tokens, widgets};
use crate::app::remote::Remote;
use crate::desk::list::Entry;
use crate::desk::packets::Packed;
use crate::desk::packets::{self, Made, Opened, Plan, Planned, Steps, TakeError};
use crate::desk::{Desk, Session};
use crate::domain::ids::DisputeId;
use crate::domain::packet::checklist::{self, Checklist};
use crate::domain::packet::{FileNote, PacketDraft};
use crate::domain::time::deadline::Deadline;
use egui::{CentralPanel, Frame, Margin, Panel, RichText, Ui};
use shown::{Shown, View};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

pub use letter::LetterBook;

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
    lock: Option<Lock>,
}

/// A file of the disk that may be locked, and what is typed as its password.
struct Lock {
    path: PathBuf,
    is_closed: bool,
    typed: String,
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

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str) -> Option<bool> {
        let id_after = |prefix: &str| name.strip_prefix(prefix).and_then(|id| DisputeId::parse(id).ok());
        if let Some(id) = id_after(PACKET) {
            return Some(take_up(self.drafts.entry(id).or_default(), data));
        }
        if let Some(id) = id_after(NOTES) {
            let Ok(left) = serde_json::from_str::<BTreeMap<String, FileNote>>(data) else { return Some(false) };
            let notes = self.notes.entry(id).or_default();
            // What was found last about a file holds.
            for (file, note) in left {
                notes.entry(file).or_insert(note);
            }
            return Some(true);
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

    /// The page. `held` is what Finix has.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(id) = self.open.clone() else { return };
        let Some(entry) = cx.session.entry(&id) else {
            widgets::muted(ui, "Reading the dispute");
            return;
        };
        let list = checklist::for_dispute(&entry.dispute);
        let mut draft = self.draft(&id);
        let before = draft.clone();
        self.shortcuts(ui, cx.actions, &mut draft);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 0 }).show(ui, |ui| {
            head_ui(ui, cx, &entry);
        });
        let outline = self.outline(&draft);
        self.panes_ui(ui, cx, &entry, &mut draft, &outline, list.as_ref());
        self.sheet_ui(ui, cx, &entry, &mut draft, &outline, list.as_ref());
        if draft != before {
            self.drafts.insert(id, draft);
            ui.ctx().request_repaint();
        }
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
    ) {
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
            CentralPanel::default().frame(card).show(ui, |ui| match self.pane {
                Pane::Exhibits => self.exhibits_ui(ui, cx, draft, outline),
                Pane::Page => self.viewer_ui(ui, cx, draft, outline),
                Pane::Packet => self.side_ui(ui, cx, entry, draft, outline, list),
            });
            return;
        }
        let (left, right) = if wide > 1180.0 { (300.0, 330.0) } else { (250.0, 280.0) };
        let panel = |panel: Panel, width: f32| panel.exact_size(width).resizable(false).show_separator_line(false);
        panel(Panel::left("exhibits"), left).frame(card).show(ui, |ui| self.exhibits_ui(ui, cx, draft, outline));
        panel(Panel::right("packet"), right)
            .frame(card)
            .show(ui, |ui| self.side_ui(ui, cx, entry, draft, outline, list));
        CentralPanel::default().frame(card).show(ui, |ui| self.viewer_ui(ui, cx, draft, outline));
    }

    fn shortcuts(&mut self, ui: &Ui, actions: &Actions, draft: &mut PacketDraft) {
        if self.sheet.is_some() || ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        for command in command::take(ui.ctx(), Place::Packet, |_| true) {
            match command {
                // What follows them was meant for the dialog or the dispute.
                Command::AddFiles => {
                    if let Some(id) = self.open.clone() {
                        actions.push(Action::Browse(id));
                    }
                    return;
                }
                Command::Close => return actions.push(Action::Packet(PacketAction::Close)),
                Command::NextPage => self.step_page(draft, 1),
                Command::PreviousPage => self.step_page(draft, -1),
                Command::Turn => self.turn_page(draft),
                Command::Redact => self.view.is_redacting = !self.view.is_redacting,
                Command::ZoomIn => self.view.zoom_by(1.25),
                Command::ZoomOut => self.view.zoom_by(0.8),
                _ => {}
            }
        }
    }

    fn sheet_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        draft: &mut PacketDraft,
        outline: &[Planned],
        list: Option<&Checklist>,
    ) {
        let Some(mut sheet) = self.sheet.take() else { return };
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
    }
}

fn head_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
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
            cx.actions.push(Action::Packet(PacketAction::Close));
        }
        ui.label(RichText::new("Build the packet").font(theme::semibold(size::TITLE)));
        if let Some(deadline) = Deadline::of(&entry.dispute) {
            let left = deadline.left_text(cx.now);
            let words = if deadline.is_past(cx.now) { left } else { format!("Due in {left}") };
            pill(ui, super::cells::due_tone(deadline.urgency(cx.now)), &words);
        }
    });
}

#[cfg(test)]
mod tests;
