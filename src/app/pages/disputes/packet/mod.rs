//! The workbench of one dispute: exhibits on the left, a page of them in the middle, the packet on the right.
//!
//! Here a packet is drawn as [`crate::desk::packet`] says it stands, and what a person decides about it is handed there.
//! Must not live here: what follows from a decision, anything slow.

mod compelling;
mod exhibits;
mod find;
mod found;
mod head;
mod intake;
mod letter;
mod redact;
mod shown;
mod side;
mod viewer;

use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::command::{self, Command, Place};
use crate::app::drafts::Saved;
use crate::app::kit::layout::Later;
use crate::app::kit::{size, space, theme, tokens, widgets};
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::packet::{Added, PacketEdit, PacketSnapshot, Packets, PageChange};
use crate::desk::packet::{Made, Origin, Packed, Planned};
use crate::desk::{Desk, Session};
use crate::domain::ids::DisputeId;
use crate::domain::packet::checklist::Checklist;
use crate::domain::packet::letter::Words;
use crate::domain::packet::{FileNote, PageEdit};
use crate::domain::text;
use egui::{CentralPanel, Frame, Panel, Ui};
use find::FindBar;
use shown::{SmallPictures, View};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How wide what stands beside the page is, at the left and at the right; less in a window narrower than this.
const SIDES: (f32, f32) = (300.0, 330.0);
const NARROW_SIDES: (f32, f32) = (250.0, 280.0);
const ROOMY: f32 = 1_180.0;

/// Below this, one pane at a time.
const NARROW: f32 = 860.0;

/// Which page is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    made: Made,
    /// Which page of its source.
    page: usize,
}

/// What the workbench shows, and what it remembers of how.
#[derive(Default)]
pub struct PacketBench {
    packets: Packets,
    /// The time of the window's clock.
    now: Duration,
    small: SmallPictures,
    /// What is typed as passwords of locked files.
    typed: BTreeMap<u64, String>,
    at: Option<At>,
    /// The file that came last, as far as it was shown.
    newest: Option<String>,
    view: View,
    /// While a person looks for words.
    find: Option<FindBar>,
    sheet: Option<Sheet>,
    pane: Pane,
    decided: Decided,
}

/// What a person decided in this frame.
#[derive(Default)]
struct Decided {
    edits: Vec<PacketEdit>,
    /// Steps back and forth through what was decided.
    steps: Vec<Step>,
    /// The account's own words for a template.
    template: Option<(String, Option<Words>)>,
}

/// A step through what was decided about the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Undo,
    Redo,
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
    Compelling(Box<compelling::CompellingSheet>),
}

impl PacketBench {
    /// The template of every dispute whose packet was added with a letter.
    #[must_use]
    pub fn letters_used(&self) -> &Arc<BTreeMap<DisputeId, String>> {
        self.packets.letters().used()
    }

    /// The dispute whose packet is being built.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        self.packets.dispute()
    }

    /// Begins or goes on with a dispute's packet.
    pub fn open(&mut self, id: DisputeId) {
        if self.dispute() != Some(&id) {
            self.leave();
            self.packets.open(id, self.now);
        }
    }

    /// Puts the workbench away; the packet is kept.
    pub fn leave(&mut self) {
        self.packets.leave();
        self.sheet = None;
        self.at = None;
        self.newest = None;
        self.view = View::default();
        self.find = None;
        self.small.clear();
        self.typed.clear();
    }

    /// The packet as it stands, while it is shown.
    #[must_use]
    pub fn shown(&mut self) -> Option<Arc<PacketSnapshot>> {
        self.packets.snapshot()
    }

    /// What is known of a dispute's files.
    #[must_use]
    pub fn notes(&self, id: &DisputeId) -> Option<Arc<BTreeMap<String, FileNote>>> {
        self.packets.notes(id)
    }

    /// True while a letter or a table of transactions stands in front.
    #[must_use]
    pub fn has_sheet(&self) -> bool {
        self.sheet.is_some()
    }

    /// Changes the note about one file.
    pub fn note(&mut self, id: &DisputeId, file: &str, change: impl FnOnce(&mut FileNote)) {
        self.packets.note(id, file, change);
    }

    /// True when a packet was begun.
    #[must_use]
    pub fn has_draft(&self, id: &DisputeId) -> bool {
        !self.packets.draft(id).exhibits.is_empty()
    }

    /// Keeps everything that was decided.
    pub fn save(&mut self, saved: &mut Saved) {
        for (name, text) in self.packets.saved() {
            saved.put_text(name, text);
        }
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str) -> Option<bool> {
        self.packets.restore(name, data, self.now)
    }

    /// Adds files. Returns how many there is no room for.
    pub fn take(&mut self, origins: Vec<(String, Origin)>) -> usize {
        self.packets.take(origins)
    }

    /// Adds the packet to the dispute's evidence.
    pub fn add(&mut self, desk: &Desk, session: &Arc<Session>) {
        self.packets.add(desk, session, self.now);
    }

    /// What came of adding a packet, once.
    pub fn take_added(&mut self) -> Option<Added> {
        self.packets.take_added()
    }

    /// The packet's files, for saving.
    #[must_use]
    pub fn packed(&mut self) -> Option<Arc<Packed>> {
        let packet = self.packets.snapshot().filter(|packet| packet.is_fresh)?;
        packet.made.as_ref().map(|made| Arc::clone(&made.packed))
    }

    /// What the packet's files are called.
    #[must_use]
    pub fn title(&mut self) -> Option<String> {
        self.packets.snapshot().map(|packet| packet.facts.title(&packet.dispute))
    }

    /// Takes over what came, and lets the packets go on.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        self.now = Duration::try_from_secs_f64(ctx.input(|input| input.time)).unwrap_or_default();
        if let Some(at) = self.packets.poll(desk, session, self.now) {
            ctx.request_repaint_after(at.saturating_sub(self.now));
        }
        self.view.poll(ctx);
        let Some(packet) = self.packets.snapshot() else { return };
        if packet.newest != self.newest {
            self.newest.clone_from(&packet.newest);
            let is_newest = |sha256: &String| Some(sha256) == packet.newest.as_ref();
            let place = packet.draft.exhibits.iter().position(|exhibit| is_newest(&exhibit.sha256));
            self.at = place.map(|index| At { made: Made::File(index), page: 0 }).or(self.at);
        }
        self.poll_find(desk, &packet);
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(packet) = self.packets.snapshot() else { return };
        let Some(entry) = cx.session.entry(&packet.dispute) else {
            widgets::muted(ui, words::packet_reading_dispute());
            return;
        };
        let list = cx.tables.checklist(&entry.dispute);
        self.shortcuts(ui, cx, &packet, &entry);
        Frame::new().inner_margin(theme::inset_open(space::LARGE, space::NEAR)).show(ui, |ui| {
            if head::head_ui(ui, cx, &entry, &packet, &mut self.decided.steps) {
                self.open_find(ui.ctx());
            }
        });
        self.panes_ui(ui, cx, &packet, list.as_ref());
        self.sheet_ui(ui, cx, &entry, &packet, list.as_ref());
        self.decide(ui.ctx());
    }

    /// Hands over what was decided in this frame.
    fn decide(&mut self, ctx: &egui::Context) {
        let Decided { edits, steps, template } = std::mem::take(&mut self.decided);
        if !edits.is_empty() || !steps.is_empty() || template.is_some() {
            ctx.request_repaint();
        }
        for step in steps {
            // The redaction that is chosen may be another one then.
            self.view.chosen = None;
            match step {
                Step::Undo => self.packets.undo(self.now),
                Step::Redo => self.packets.redo(self.now),
            }
        }
        for edit in edits {
            self.packets.edit(edit, self.now);
        }
        if let Some((template, words)) = template {
            self.packets.set_template(&template, words, self.now);
        }
    }

    /// Three panes side by side, or one at a time where there is no room for three.
    fn panes_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot, list: Option<&Checklist>) {
        let wide = ui.available_width();
        let tokens = tokens(ui);
        let card = Frame::new()
            .fill(tokens.panel)
            .stroke(theme::hairline(tokens.line))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(space::WIDE)
            .outer_margin(space::NEAR);
        if wide < NARROW {
            ui.horizontal_wrapped(|ui| {
                for (pane, word) in [
                    (Pane::Exhibits, words::packet_exhibits()),
                    (Pane::Page, words::packet_page()),
                    (Pane::Packet, words::packet_packet()),
                ] {
                    if widgets::tab(ui, self.pane == pane, word, None).clicked() {
                        self.pane = pane;
                    }
                }
            });
            CentralPanel::default().frame(card).show(ui, |ui| match self.pane {
                Pane::Exhibits => self.exhibits_ui(ui, cx, packet),
                Pane::Page => self.viewer_ui(ui, cx, packet),
                Pane::Packet => self.side_ui(ui, cx, packet, list),
            });
            return;
        }
        let (left, right) = if wide > ROOMY { SIDES } else { NARROW_SIDES };
        let panel = |panel: Panel, width: f32| panel.exact_size(width).resizable(false).show_separator_line(false);
        panel(Panel::left("exhibits"), left).frame(card).show(ui, |ui| self.exhibits_ui(ui, cx, packet));
        let side = Later::of(ui, panel(Panel::right("packet"), right).frame(card));
        CentralPanel::default().frame(card).show(ui, |ui| self.viewer_ui(ui, cx, packet));
        side.show(ui, "side", |ui| self.side_ui(ui, cx, packet, list));
    }

    fn shortcuts(&mut self, ui: &Ui, cx: &Context<'_>, packet: &PacketSnapshot, entry: &Entry) {
        if self.sheet.is_some() {
            return;
        }
        for command in command::take(ui.ctx(), Place::Packet, |_| true) {
            match command {
                // What follows them was meant for the dialog or the dispute.
                Command::AddFiles => return command::ask(cx, command, Some(entry)),
                Command::Close if self.find.is_some() => self.close_find(ui.ctx()),
                Command::Close => return cx.actions.push(Action::Packet(PacketAction::Close)),
                Command::NextPage => self.step_page(packet, 1),
                Command::PreviousPage => self.step_page(packet, -1),
                Command::Turn => self.change_page(PageChange::Turn),
                Command::Redact => self.view.is_redacting = !self.view.is_redacting,
                Command::ZoomIn => self.view.zoom.closer(),
                Command::ZoomOut => self.view.zoom.farther(),
                Command::ZoomFit => self.view.zoom.fit(),
                Command::Undo => self.decided.steps.push(Step::Undo),
                Command::Redo => self.decided.steps.push(Step::Redo),
                _ => {}
            }
        }
    }

    /// Decides something about the page in sight, if it is one of a file.
    fn change_page(&mut self, change: PageChange) {
        if let Some(At { made: Made::File(exhibit), page }) = self.at {
            self.decided.edits.push(PacketEdit::Page { exhibit, page, change });
        }
    }

    fn sheet_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        packet: &PacketSnapshot,
        list: Option<&Checklist>,
    ) {
        let Some(mut sheet) = self.sheet.take() else { return };
        let is_done = match &mut sheet {
            Sheet::Letter(letter) => letter.ui(ui, cx, self.packets.letters(), packet, list, &mut self.decided),
            Sheet::Compelling(compelling) => compelling.ui(ui, cx, packet, entry, &mut self.decided),
        };
        if !is_done {
            self.sheet = Some(sheet);
        }
    }
}

/// What is decided about a page.
fn edit_of(packet: &PacketSnapshot, at: At) -> PageEdit {
    let Made::File(index) = at.made else { return PageEdit::default() };
    packet.draft.exhibits.get(index).and_then(|exhibit| exhibit.pages.get(&at.page)).cloned().unwrap_or_default()
}

/// What an exhibit is called.
fn title_of(planned: &Planned) -> String {
    match planned.made {
        Made::Letter => words::packet_letter().to_owned(),
        Made::Compelling => words::packet_prior_transactions().to_owned(),
        Made::File(_) if planned.title.trim().is_empty() => words::packet_unnamed().to_owned(),
        Made::File(_) => text::clean_to(&planned.title, 200),
    }
}
