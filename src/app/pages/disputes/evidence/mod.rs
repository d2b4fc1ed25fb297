//! The files of a dispute: what Finix holds, what is on its way, what could not be taken, and where to add more.

mod held;
mod upload;

use super::claims;
use super::packet::PacketBench;
use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::actions::Actions;
use crate::app::kit::{Field, Look, Tone, icons, size, theme, tokens, widgets};
use crate::app::remote::Remote;
use crate::desk::evidence::AddError;
use crate::desk::failure::ApiError;
use crate::desk::list::Entry;
use crate::desk::outbox::room;
use crate::desk::packets::Origin;
use crate::desk::{Desk, Intent, OutboxRow, Session};
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::limits::{FileType, RuleSet, rule_set};
use crate::domain::ids::DisputeId;
use crate::domain::packet::{Exhibit, FileNote};
use crate::domain::text;
use egui::{Align, Frame, Layout, Margin, RichText, Sense, Stroke, Ui, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// The files Finix holds, as far as they came.
type Held = Remote<DisputeId, Arc<[Evidence]>, ApiError>;

/// Files looked at at once.
const MOST_CANDIDATES: usize = 40;

/// A file that was added and is being looked at, or was not taken.
struct Candidate {
    number: u64,
    dispute: DisputeId,
    name: String,
    path: PathBuf,
    adding: Remote<u64, (String, FileNote), AddError>,
    refused: Option<String>,
}

/// What the tab remembers.
#[derive(Default)]
pub struct EvidencePane {
    candidates: Vec<Candidate>,
    next: u64,
    path: Option<String>,
}

impl EvidencePane {
    /// Looks at files and copies them; those that fit are sent, the others say why not. Returns how many were too many.
    pub fn add(
        &mut self,
        desk: &Desk,
        session: &Session,
        dispute: &DisputeId,
        paths: Vec<PathBuf>,
        held: Option<&Arc<[Evidence]>>,
    ) -> usize {
        let room = MOST_CANDIDATES.saturating_sub(self.candidates.len());
        let left_out = paths.len().saturating_sub(room);
        for path in paths.into_iter().take(room) {
            self.next += 1;
            let name = path.file_name().map(|name| text::clean_to(&name.to_string_lossy(), 80)).unwrap_or_default();
            let mut adding = Remote::default();
            let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
            let helper = desk.helper.clone();
            let work = crate::desk::evidence::add(shared, outbox, helper, dispute.clone(), path.clone(), held.cloned());
            adding.request(&desk.runtime, &desk.wake, self.next, work);
            let (number, dispute) = (self.next, dispute.clone());
            self.candidates.push(Candidate { number, dispute, name, path, adding, refused: None });
        }
        left_out
    }

    /// Takes a refused file out of sight.
    pub fn drop_candidate(&mut self, number: u64) {
        self.candidates.retain(|candidate| candidate.number != number);
    }

    /// Takes a refused file out of sight that goes into a packet.
    pub fn drop_path(&mut self, path: &std::path::Path) {
        self.candidates.retain(|candidate| candidate.refused.is_none() || candidate.path != path);
    }

    /// Shows a field for a path, where no dialog can be shown.
    pub fn offer_path(&mut self) {
        self.path.get_or_insert_default();
    }

    /// Takes over what came of files that were added.
    pub fn poll(&mut self, bench: &mut PacketBench) {
        for candidate in &mut self.candidates {
            if !candidate.adding.poll() {
                continue;
            }
            match candidate.adding.take() {
                Some((_, Ok((name, note)))) => {
                    let known = bench.note_mut(&candidate.dispute, &name);
                    known.is_searched = note.is_searched;
                    known.found = note.found;
                    known.pages = note.pages;
                }
                Some((_, Err(crate::app::remote::Failure::Error(error)))) => {
                    candidate.refused = Some(error.to_string());
                }
                _ => candidate.refused = Some("The file could not be looked at".to_owned()),
            }
        }
        self.candidates.retain(|candidate| candidate.refused.is_some() || candidate.adding.is_loading());
    }

    /// The tab.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        (held, rounds): (&Held, Option<&Rounds>),
        bench: &mut PacketBench,
    ) {
        let id = &entry.dispute.id;
        let files: &[Evidence] = held.value().map_or(&[], |files| files);
        let uploads: Vec<&Arc<OutboxRow>> = cx.rows.iter().filter(|row| is_open_upload(row, id)).collect();
        let rules = rule_set(&cx.settings.rule_set);
        summary_ui(ui, cx, id, files, rules);
        let may_upload = verdict(&entry.dispute, Act::Upload, cx.session.account().environment, cx.now);
        if may_upload.is_allowed() {
            self.drop_zone_ui(ui, cx.actions, id, rules, bench.has_draft(id));
        } else if let Some(words) = may_upload.words() {
            widgets::hint(ui, words);
        }
        for candidate in self.candidates.iter().filter(|candidate| candidate.dispute == *id) {
            let number = candidate.number;
            let packed = (candidate.name.clone(), Origin::Path(candidate.path.clone()));
            let wish = not_sent_ui(ui, &candidate.name, candidate.refused.as_deref(), false);
            if let Some(wish) = wish {
                cx.actions.push(wish.action(id, packed, Action::DropCandidate(number)));
            }
        }
        for kept in cx.outbox.kept.iter().filter(|kept| kept.dispute == *id) {
            let (sha256, name) = (kept.file.sha256.clone(), kept.file.name.clone());
            let exhibit = Exhibit { sha256, name: name.clone(), length: kept.file.length, ..Exhibit::default() };
            let wish = not_sent_ui(ui, &kept.file.name, kept.refused.as_deref(), kept.is_suspect);
            let packed = (name, Origin::Kept(exhibit));
            match wish {
                Some(Wish::Send) => cx.actions.push(Action::SendKept(kept.id)),
                Some(wish) => cx.actions.push(wish.action(id, packed, Action::DropKept(kept.id))),
                None => {}
            }
        }
        for row in &uploads {
            upload::upload_ui(ui, cx.actions, row);
        }
        held::held_ui(ui, cx, entry, (held, rounds), bench);
        claims::checklist_ui(ui, bench, entry, files);
    }

    fn drop_zone_ui(
        &mut self,
        ui: &mut Ui,
        actions: &Actions,
        id: &DisputeId,
        rules: Option<&RuleSet>,
        has_packet: bool,
    ) {
        let tokens = tokens(ui);
        let frame = Frame::new()
            .fill(tokens.background)
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::symmetric(12, 14));
        let response = frame
            .show(ui, |ui| {
                ui.vertical_centered(|ui| {
                    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
                    ui.allocate_ui_with_layout(vec2(250.0, 20.0), Layout::left_to_right(Align::Center), |ui| {
                        ui.label(RichText::new("Drop files here, ").color(tokens.muted));
                        if widgets::link(ui, "browse…").clicked() {
                            actions.push(Action::Browse(id.clone()));
                        }
                        ui.label(RichText::new(" or ").color(tokens.muted));
                        if widgets::link(ui, "paste").clicked() {
                            actions.push(Action::Paste(id.clone(), None));
                        }
                    });
                    if let Some(rules) = rules {
                        widgets::hint(ui, rules.summary());
                    }
                });
            })
            .response;
        dashed(ui, response.rect);
        ui.horizontal_wrapped(|ui| {
            let words = if has_packet { "Go on with the packet…" } else { "Build a packet…" };
            if widgets::button(ui, Look::Secondary, words).clicked() {
                actions.push(Action::Packet(PacketAction::Open(id.clone())));
            }
            widgets::hint(ui, "Photos, mail, PDFs: packed into one small PDF on this computer");
        });
        if let Some(path) = &mut self.path {
            Field::new("Path of a file").example("/home/me/receipt.pdf").ui(ui, path);
            if widgets::button(ui, Look::Secondary, "Add file").clicked() && !path.trim().is_empty() {
                actions.push(Action::AddFiles(id.clone(), vec![PathBuf::from(path.trim())]));
                path.clear();
            }
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
        widgets::caption(ui, "Evidence");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let bytes = known.filter(|known| *known > 0).map_or_else(String::new, |known| {
                format!(" · {} of {}", text::bytes(known), text::bytes(rules.total_max_bytes))
            });
            ui.label(
                RichText::new(format!("{count} of {} files{bytes}", rules.max_files))
                    .font(theme::small())
                    .color(tokens(ui).muted),
            );
        });
    });
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    widgets::progress(
        ui,
        count as f32 / rules.max_files.max(1) as f32,
        &format!("{count} of {} files", rules.max_files),
    );
    ui.add_space(4.0);
}

/// One file in a frame: icon, name, a line about it, and its one next step on the right.
fn file_ui(
    ui: &mut Ui,
    name: &str,
    line: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
    is_wrong: bool,
    icon: &str,
) {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, if is_wrong { tokens.amber } else { tokens.line }))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(Margin::symmetric(10, 9))
        .show(ui, |ui| {
            // As tall as its words, not as the panel.
            let row = vec2(ui.available_width(), 40.0);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                right(ui);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(30.0, 38.0), Sense::hover());
                    ui.painter().rect_filled(rect, 4.0, tokens.grey_weak);
                    ui.painter().text(
                        rect.center(),
                        egui::Align2::CENTER_CENTER,
                        icon,
                        egui::FontId::proportional(16.0),
                        tokens.muted,
                    );
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        ui.add(egui::Label::new(RichText::new(name).font(theme::medium(size::BODY))).truncate());
                        line(ui);
                    });
                });
            });
        });
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

/// A file that is being looked at, or that is not to be sent as it is.
fn not_sent_ui(ui: &mut Ui, name: &str, refused: Option<&str>, is_suspect: bool) -> Option<Wish> {
    let (mut wish, mut sends) = (None, false);
    file_ui(
        ui,
        name,
        |ui| match refused {
            Some(words) => {
                widgets::toned(ui, Tone::Amber, words);
                if is_suspect {
                    sends = widgets::link(ui, "Upload anyway").clicked();
                }
            }
            None => drop(widgets::hint(ui, "Looking at the file")),
        },
        |ui| {
            if widgets::button(ui, Look::Quiet, "Remove").clicked() {
                wish = Some(Wish::Remove);
            }
            let words = if is_suspect { "Open in workbench" } else { "Pack into PDF" };
            if refused.is_some() && widgets::button(ui, Look::Secondary, words).clicked() {
                wish = Some(Wish::Pack);
            }
        },
        refused.is_some(),
        icons::WARNING,
    );
    wish.or(sends.then_some(Wish::Send))
}

fn icon_of(media_type: Option<&str>) -> &'static str {
    match media_type.and_then(FileType::from_media_type) {
        Some(FileType::Jpeg | FileType::Png | FileType::Tiff) => icons::PICTURE,
        _ => icons::FILE,
    }
}

/// A dashed border, as drop zones have.
pub(super) fn dashed(ui: &Ui, rect: egui::Rect) {
    let stroke = Stroke::new(1.0, tokens(ui).strong_line);
    let rect = rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, 4.0, 4.0));
}
