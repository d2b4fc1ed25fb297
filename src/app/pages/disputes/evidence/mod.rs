//! The files of a dispute: what Finix holds, what is on its way, what could not be taken, and where to add more.
//!
//! Must not live here: whether a file is taken, sending it.

mod glances;
mod held;
mod row;
mod upload;
mod viewer;

use super::claims;
use super::packet::PacketBench;
use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::command::{self, Command};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{Field, Look, Tone, focus, icons, size, space, theme, tokens, widgets};
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::case::CaseState;
use crate::desk::evidence::{AddError, Looking};
use crate::desk::list::Entry;
use crate::desk::outbox::room;
use crate::desk::packet::Origin;
use crate::desk::{Desk, Intent, OutboxRow, Session};
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::evidence::limits::RuleSet;
use crate::domain::ids::DisputeId;
use crate::domain::packet::{Exhibit, FileNote};
use crate::domain::text;
use egui::{Align, Frame, Layout, RichText, Ui, vec2};
use glances::{Glances, Shown};
use row::FileRow;
use std::path::PathBuf;
use std::sync::Arc;
use viewer::Viewer;

/// A dash around that place, and the gap after it.
const DASH: f32 = 4.0;

/// Files looked at at once.
const MOST_CANDIDATES: usize = 40;

/// A file that was added and is being looked at, or was not taken.
struct Candidate {
    number: u64,
    dispute: DisputeId,
    name: String,
    path: PathBuf,
    adding: Remote<u64, Option<(String, FileNote)>, AddError>,
    looking: Arc<Looking>,
    refused: Option<String>,
}

/// What is shown of files that are kept on this computer.
#[derive(Default)]
struct KeptFiles {
    glances: Glances,
    viewer: Viewer,
}

/// What the tab remembers.
#[derive(Default)]
pub struct EvidencePane {
    candidates: Vec<Candidate>,
    next: u64,
    path: Option<String>,
    files: KeptFiles,
}

impl EvidencePane {
    /// Looks at files and copies them; those that fit are sent, the others say why not. Returns how many were too many.
    pub fn add(&mut self, desk: &Desk, session: &Session, dispute: &DisputeId, paths: Vec<PathBuf>) -> usize {
        let room = MOST_CANDIDATES.saturating_sub(self.candidates.len());
        let left_out = paths.len().saturating_sub(room);
        for path in paths.into_iter().take(room) {
            self.next += 1;
            let name = path.file_name().map(|name| text::clean_to(&name.to_string_lossy(), 80)).unwrap_or_default();
            let mut adding = Remote::default();
            let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
            let helper = desk.helper.clone();
            let (cases, id, from) = (session.cases().clone(), dispute.clone(), path.clone());
            let looking = Looking::new(desk.wake.clone());
            let looks = Arc::clone(&looking);
            let work = async move {
                let held = cases.held(&id).await;
                crate::desk::evidence::add(shared, outbox, helper, id, from, held, looks).await
            };
            adding.request(&desk.runtime, &desk.wake, self.next, work);
            let (number, dispute) = (self.next, dispute.clone());
            self.candidates.push(Candidate { number, dispute, name, path, adding, looking, refused: None });
        }
        left_out
    }

    /// Takes a refused file out of sight. One that is being looked at is not sent, and its copy is put away.
    pub fn drop_candidate(&mut self, number: u64) {
        self.candidates.retain(|candidate| candidate.number != number || candidate.adding.is_loading());
        self.candidates.iter().filter(|candidate| candidate.number == number).for_each(|one| one.looking.stop());
    }

    /// Takes a refused file out of sight that goes into a packet.
    pub fn drop_path(&mut self, path: &std::path::Path) {
        self.candidates.retain(|candidate| candidate.refused.is_none() || candidate.path != path);
    }

    /// Shows a field for a path, where no dialog can be shown.
    pub fn offer_path(&mut self) {
        self.path.get_or_insert_default();
    }

    /// True while a file is in front of the page and takes the keys.
    #[must_use]
    pub fn is_viewing(&self, ctx: &egui::Context) -> bool {
        self.files.viewer.is_in_front(ctx)
    }

    /// True while a file is being taken up.
    pub fn is_adding(&self) -> bool {
        self.candidates.iter().any(|candidate| candidate.adding.is_loading())
    }

    /// Takes over what came of files that were added, and what was drawn of files.
    pub fn poll(&mut self, bench: &mut PacketBench) {
        self.files.glances.poll();
        self.files.viewer.poll();
        for candidate in &mut self.candidates {
            if !candidate.adding.poll() {
                continue;
            }
            match candidate.adding.take() {
                Some((_, Ok(None))) => {}
                Some((_, Ok(Some((name, note))))) => {
                    bench.note(&candidate.dispute, &name, |known| {
                        known.is_searched = note.is_searched;
                        known.found = note.found;
                        known.pages = note.pages;
                    });
                }
                Some((_, Err(crate::app::remote::Failure::Error(error)))) => {
                    candidate.refused = Some(crate::app::words::files::add(&error));
                }
                _ => candidate.refused = Some(words::evidence_not_looked_at().to_owned()),
            }
            if candidate.looking.is_stopped() {
                candidate.refused = None;
            }
        }
        self.candidates.retain(|candidate| candidate.refused.is_some() || candidate.adding.is_loading());
    }

    /// The tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry, known: &CaseState, bench: &mut PacketBench) {
        let id = &entry.dispute.id;
        let files: &[Evidence] = known.evidence.value().map_or(&[], |files| files);
        let uploads: Vec<&Arc<OutboxRow>> = cx.rows.iter().filter(|row| is_open_upload(row, id)).collect();
        let rules = cx.tables.limits.rule_set(&cx.settings.rule_set);
        summary_ui(ui, cx, id, files, rules);
        let may_upload = verdict(&entry.dispute, Act::Upload, cx.session.account().environment, cx.now);
        if may_upload.is_allowed() {
            self.drop_zone_ui(ui, cx, entry, rules, bench.has_draft(id));
        } else if let Some(words) = words::checks::verdict(&may_upload) {
            widgets::hint(ui, words);
        }
        let in_sight = |candidate: &&Candidate| candidate.dispute == *id && !candidate.looking.is_stopped();
        for candidate in self.candidates.iter().filter(in_sight) {
            let number = candidate.number;
            let packed = (candidate.name.clone(), Origin::Path(candidate.path.clone()));
            let row = FileRow::new(&candidate.name, icons::WARNING, candidate.refused.is_some());
            let state = candidate.refused.as_deref().ok_or_else(|| looked_at(&candidate.looking));
            let (wish, _) = not_sent_ui(ui, row, &state, false);
            if let Some(wish) = wish {
                cx.actions.push(wish.action(id, packed, Action::DropCandidate(number)));
            }
        }
        // What is being looked at has its row already.
        let looked = self.candidates.iter().filter(|candidate| candidate.adding.is_loading());
        let looked: Vec<u64> = looked.filter_map(|candidate| candidate.looking.kept()).collect();
        for kept in cx.outbox.kept.iter().filter(|kept| kept.dispute == *id && !looked.contains(&kept.id)) {
            let (sha256, name) = (kept.file.sha256.clone(), kept.file.name.clone());
            let exhibit = Exhibit { sha256, name: name.clone(), length: kept.file.length, ..Exhibit::default() };
            let refused = kept.refused.as_ref().map(words::outbox::kept);
            let shown = self.files.glances.get(ui, cx, &kept.file.sha256).cloned();
            let facts = Some(row::facts(kept.file.length, shown.as_ref()));
            let row = FileRow::new(&kept.file.name, icons::WARNING, refused.is_some());
            let row = FileRow { shown: shown.as_ref(), facts, ..row };
            let state = refused.as_deref().ok_or_else(|| words::evidence_looking().to_owned());
            let (wish, is_viewed) = not_sent_ui(ui, row, &state, kept.is_suspect);
            self.files.view(is_viewed, id, &kept.file, shown.as_ref());
            let packed = (name, Origin::Kept(exhibit));
            match wish {
                Some(Wish::Send) => cx.actions.push(Action::SendKept(kept.id)),
                Some(wish) => cx.actions.push(wish.action(id, packed, Action::DropKept(kept.id))),
                None => {}
            }
        }
        for row in &uploads {
            upload::upload_ui(ui, cx, row, &mut self.files);
        }
        held::held_ui(ui, cx, entry, (known, &mut self.files), bench);
        claims::checklist_ui(ui, cx.tables, bench, entry, files);
        self.files.viewer.ui(ui, cx, id);
    }

    fn drop_zone_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        rules: Option<&RuleSet>,
        has_packet: bool,
    ) {
        let (actions, id) = (cx.actions, &entry.dispute.id);
        let words = if has_packet { words::evidence_continue() } else { words::evidence_build() };
        if widgets::button(ui, Look::Primary, words).clicked() {
            command::ask(cx, Command::Packet, Some(entry));
        }
        widgets::hint(ui, words::evidence_build_hint());
        ui.add_space(space::TIGHT);
        let tokens = tokens(ui);
        let frame = Frame::new().fill(tokens.background).corner_radius(size::CARD_RADIUS).inner_margin(space::WIDE);
        let response = frame
            .show(ui, |ui| {
                ui.vertical_centered(|ui| {
                    ui.spacing_mut().item_spacing = vec2(0.0, space::HAIR);
                    let all = [
                        words::evidence_drop(),
                        words::evidence_browse(),
                        words::evidence_or(),
                        words::evidence_paste(),
                    ];
                    let width = all.into_iter().map(|words| width_of(ui, words)).sum();
                    ui.allocate_ui_with_layout(
                        vec2(f32::min(width, ui.available_width()), size::SMALLEST_CONTROL),
                        Layout::left_to_right(Align::Center).with_main_wrap(true),
                        |ui| {
                            ui.label(RichText::new(words::evidence_drop()).color(tokens.muted));
                            if widgets::link(ui, words::evidence_browse()).clicked() {
                                actions.push(Action::Browse(id.clone()));
                            }
                            ui.label(RichText::new(words::evidence_or()).color(tokens.muted));
                            if widgets::link(ui, words::evidence_paste()).clicked() {
                                actions.push(Action::Paste(id.clone(), None));
                            }
                        },
                    );
                    if let Some(rules) = rules {
                        widgets::hint(ui, words::rules(rules));
                    }
                });
            })
            .response;
        dashed(ui, response.rect);
        if let Some(path) = &mut self.path {
            let field = Field::new(words::evidence_path()).first().example(words::evidence_path_example()).ui(ui, path);
            let is_entered = focus::is_entered(&field);
            let is_asked = widgets::button(ui, Look::Secondary, words::evidence_add()).clicked() || is_entered;
            if is_asked && !path.trim().is_empty() {
                actions.push(Action::AddFiles(id.clone(), vec![PathBuf::from(path.trim())]));
                path.clear();
            }
            if is_entered {
                // The next path follows.
                field.request_focus();
            }
        }
    }
}

impl KeptFiles {
    /// Shows a file whose row was clicked.
    fn view(&mut self, is_viewed: bool, id: &DisputeId, file: &EvidenceFile, shown: Option<&Shown>) {
        if let Some(shown) = shown.filter(|_| is_viewed) {
            self.viewer.open(id, (&file.name, &file.sha256), shown.pages);
        }
    }
}

/// An upload that still has something to show: confirmed ones are shown by what Finix holds.
fn is_open_upload(row: &OutboxRow, id: &DisputeId) -> bool {
    matches!(&row.intent, Intent::Upload { dispute, .. } if dispute == id) && !row.state.is_ended()
}

fn summary_ui(ui: &mut Ui, cx: &Context<'_>, id: &DisputeId, files: &[Evidence], rules: Option<&RuleSet>) {
    let Some(rules) = rules else { return };
    let count = files.iter().filter(|file| file.counts()).count();
    // Of a file that was not sent from here the size is not known, and a sum without it would be a wrong one.
    let known = room::held_bytes(cx.rows, id, files);
    ui.horizontal(|ui| {
        widgets::caption(ui, words::evidence_title());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = match known.filter(|known| *known > 0) {
                Some(known) => {
                    let (size, room) = (words::bytes(known), words::bytes(rules.total_max_bytes));
                    words::evidence_room_bytes(count, rules.max_files, size, room)
                }
                None => words::evidence_room(count, rules.max_files),
            };
            ui.label(RichText::new(words).font(theme::small()).color(tokens(ui).muted));
        });
    });
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    widgets::progress(ui, count as f32 / rules.max_files.max(1) as f32, &words::evidence_room(count, rules.max_files));
    ui.add_space(space::TIGHT);
}

/// What to do with a file that is not to be sent as it is.
#[derive(Clone, Copy)]
enum Wish {
    Remove,
    Pack,
    Send,
}

impl Wish {
    fn action(self, id: &DisputeId, packed: (String, Origin), removed: Action) -> Action {
        match self {
            Self::Remove | Self::Send => removed,
            Self::Pack => Action::Packet(PacketAction::OpenWith(id.clone(), vec![packed])),
        }
    }
}

/// How far the looking into a file is.
fn looked_at(looking: &Looking) -> String {
    match looking.picture() {
        Some((picture, all)) => words::evidence_looking_at_picture(picture, all),
        None => words::evidence_looking().to_owned(),
    }
}

/// A file that is not to be sent as it is, and why, or that is being looked at, and how far that is. Returns what to do with
/// it, and whether to show it.
fn not_sent_ui(ui: &mut Ui, row: FileRow<'_>, state: &Result<&str, String>, is_suspect: bool) -> (Option<Wish>, bool) {
    let refused = state.as_ref().ok().copied();
    let (mut wish, mut sends) = (None, false);
    let is_viewed = row.ui(
        ui,
        |ui| match state {
            Ok(words) => {
                widgets::told(ui, Tone::Amber, *words);
                if is_suspect {
                    sends = widgets::link(ui, words::evidence_upload_anyway()).clicked();
                }
            }
            Err(looking) => live::changes(&widgets::hint(ui, looking), Saying::Polite),
        },
        |ui| {
            let words = if is_suspect { words::kit_open_in_workbench() } else { words::evidence_pack() };
            if refused.is_some() && widgets::button(ui, Look::Secondary, words).clicked() {
                wish = Some(Wish::Pack);
            }
            if widgets::button(ui, Look::Quiet, words::kit_remove()).clicked() {
                wish = Some(Wish::Remove);
            }
        },
    );
    (wish.or(sends.then_some(Wish::Send)), is_viewed)
}

/// A dashed border, as drop zones have.
pub(super) fn dashed(ui: &Ui, rect: egui::Rect) {
    let stroke = theme::hairline(tokens(ui).strong_line);
    let rect = rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, DASH, DASH));
}

/// How wide words of the body are.
fn width_of(ui: &Ui, words: &str) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER)).size().x
}
