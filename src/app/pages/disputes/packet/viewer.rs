//! The page in sight: before and after, zoomed and turned, and what is under it. Redactions are drawn in [`super::redact`].

use super::shown::{PageKey, Side};
use super::{At, PacketBench, edit_of};
use crate::app::Context;
use crate::app::kit::layout::at_end;
use crate::app::kit::zoom::{Pane, Zoom};
use crate::app::kit::{Look, Tone, icons, pictures, size, space, states, theme, widgets};
use crate::app::words;
use crate::desk::packet::Made;
use crate::desk::packet::{Making, PacketSnapshot, PageChange};
use crate::domain::packet::{Area, Turn, exhibit_letter};
use egui::{Align, Layout, Rect, RichText, Ui, vec2};

/// What stands under the page, in one line and in two, and the least of the page.
const BELOW: f32 = 40.0;
const BELOW_IN_TWO: f32 = 76.0;
const LEAST_PAGE: f32 = 80.0;
/// Below this, what is under the page takes two.
const BELOW_ONE_LINE: f32 = 560.0;
/// Below this, the tools have a line of their own.
const ONE_LINE: f32 = 660.0;

impl PacketBench {
    pub(super) fn step_page(&mut self, packet: &PacketSnapshot, step: isize) {
        let all = sequence(packet);
        let here = self.at.and_then(|at| all.iter().position(|other| *other == at)).unwrap_or(0);
        let next = here.saturating_add_signed(step).min(all.len().saturating_sub(1));
        self.at = all.get(next).copied();
        self.view.chosen = None;
    }

    pub(super) fn viewer_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot) {
        let all = sequence(packet);
        if self.at.is_none_or(|at| !all.contains(&at)) {
            self.at = all.first().copied();
        }
        self.toolbar_ui(ui, packet);
        self.find_ui(ui, packet);
        let Some(at) = self.at else {
            states::empty(ui, icons::FILE, words::packet_no_page_yet(), words::packet_no_page_hint(), None);
            return;
        };
        // Where they do not fit beside the number of the page, the buttons below take a second line.
        let below = if ui.available_width() < BELOW_ONE_LINE { BELOW_IN_TWO } else { BELOW };
        let height = (ui.available_height() - below).max(LEAST_PAGE);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Min), |ui| {
            let is_both = self.view.side == Side::Both && !self.view.is_redacting;
            let each = if is_both { vec2((width - space::WIDE) / 2.0, height) } else { vec2(width, height) };
            if is_both || self.view.side == Side::Before || self.view.is_redacting {
                self.before_ui(ui, cx, packet, at, each);
            }
            if is_both || (self.view.side == Side::After && !self.view.is_redacting) {
                self.after_ui(ui, cx, packet, at, each);
            }
        });
        self.below_ui(ui, packet, &all, at);
    }

    /// What the page is shown as, and what is done to it: in one line where there is room, else in two.
    fn toolbar_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        let is_tight = ui.available_width() < ONE_LINE;
        let mut has_zoom = true;
        ui.horizontal(|ui| {
            self.sides_ui(ui);
            if !is_tight {
                ui.add_space(space::CLOSE);
                self.tools_ui(ui, packet);
            }
            has_zoom = !is_tight || ui.available_width() >= Zoom::width(ui);
            if has_zoom {
                at_end(ui, egui::Id::unique("packet zoom"), |ui| self.view.zoom.buttons_ui(ui));
            }
        });
        if is_tight {
            ui.horizontal_wrapped(|ui| {
                self.tools_ui(ui, packet);
                if !has_zoom {
                    self.view.zoom.buttons_ui(ui);
                }
            });
        }
    }

    fn sides_ui(&mut self, ui: &mut Ui) {
        for (side, word) in [
            (Side::After, words::packet_after()),
            (Side::Before, words::packet_before()),
            (Side::Both, words::packet_side_by_side()),
        ] {
            let is_on = self.view.side == side && !self.view.is_redacting;
            if widgets::chip(ui, is_on, word).on_hover_text(words::packet_side_tip()).clicked() {
                self.view.side = side;
                self.view.is_redacting = false;
            }
        }
    }

    fn tools_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        let is_file = matches!(self.at, Some(At { made: Made::File(_), .. }));
        ui.add_enabled_ui(is_file, |ui| {
            let redact = widgets::chip(ui, self.view.is_redacting, words::packet_redact());
            if redact.on_hover_text(words::packet_redact_tip()).clicked() {
                self.view.is_redacting = !self.view.is_redacting;
            }
            let rotate = widgets::chip(ui, false, words::packet_rotate());
            if rotate.on_hover_text(words::packet_rotate_tip()).clicked() {
                self.change_page(PageChange::Turn);
            }
            if self.view.is_redacting && widgets::chip(ui, false, words::packet_add_redaction()).clicked() {
                self.redact(packet, Area { x: 0.3, y: 0.45, w: 0.4, h: 0.05 });
            }
        });
    }

    /// The page as it came, with what is blacked out.
    fn before_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot, at: At, room: egui::Vec2) {
        let Made::File(index) = at.made else {
            centered(ui, room, |ui| widgets::muted(ui, words::packet_nothing_before()));
            return;
        };
        let Some(opened) = packet.file(index) else { return };
        let (sha256, longest) = (opened.exhibit.sha256.clone(), self.view.zoom.longest());
        let small = self.small.get(ui.ctx(), opened, at.page);
        self.view.before.ask(cx.desk, PageKey { file: sha256.clone(), page: at.page, longest }, &opened.bytes);
        if let Some(why) = self.view.before.error(&sha256, at.page) {
            centered(ui, room, |ui| widgets::toned(ui, Tone::Amber, why));
            return;
        }
        let texture = self.view.before.texture(&sha256, at.page).cloned().or(small);
        let turn = edit_of(packet, at).turn;
        let Some(texture) = texture else { return };
        let mut zoom = self.view.zoom;
        page_ui(ui, "before", room, &mut zoom, (&texture, turn), |ui, rect| {
            self.redactions_ui(ui, packet, at, rect);
            self.marks_ui(ui, packet, at, (rect, turn));
        });
        self.view.zoom = zoom;
    }

    /// The page as it will be sent.
    fn after_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot, at: At, room: egui::Vec2) {
        let is_in = takes_part(packet, at);
        if !is_in {
            centered(ui, room, |ui| widgets::muted(ui, words::packet_page_left_out()));
            return;
        }
        let place = packet.made.as_ref().and_then(|made| made.place(at.made, at.page));
        let Some((file, page, bytes)) = place else {
            let why = match packet.making {
                Making::Failed(_) => words::packet_none_see_right(),
                _ => words::packet_being_made(),
            };
            centered(ui, room, |ui| widgets::muted(ui, why));
            return;
        };
        let longest = self.view.zoom.longest();
        self.view.after.ask(cx.desk, PageKey { file: file.clone(), page, longest }, &bytes);
        if let Some(why) = self.view.after.error(&file, page) {
            centered(ui, room, |ui| widgets::toned(ui, Tone::Amber, why));
            return;
        }
        match self.view.after.texture(&file, page).cloned() {
            Some(texture) => {
                let mut zoom = self.view.zoom;
                page_ui(ui, "after", room, &mut zoom, (&texture, Turn::default()), |ui, rect| {
                    // Where the words of a file stand is known on the page as it came.
                    if !matches!(at.made, Made::File(_)) {
                        self.marks_ui(ui, packet, at, (rect, Turn::default()));
                    }
                });
                self.view.zoom = zoom;
            }
            None => centered(ui, room, |ui| widgets::muted(ui, words::packet_drawing())),
        }
    }

    /// Under the page: which it is, and whether it takes part.
    fn below_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, all: &[At], at: At) {
        let here = all.iter().position(|other| *other == at).unwrap_or(0);
        let is_in = takes_part(packet, at);
        let letter = packet.place(at.made).map(exhibit_letter).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            if widgets::icon_button(ui, icons::LEFT, words::packet_previous_page()).clicked() {
                self.step_page(packet, -1);
            }
            ui.label(RichText::new(words::packet_page_of(here + 1, all.len())).font(theme::medium(size::BODY)));
            if widgets::icon_button(ui, icons::RIGHT, words::packet_next_page()).clicked() {
                self.step_page(packet, 1);
            }
            if is_in {
                widgets::hint(ui, words::packet_exhibit(letter));
            }
            if let Made::File(index) = at.made {
                self.page_buttons_ui(ui, packet, index, at, is_in);
            }
        });
    }

    fn page_buttons_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, index: usize, at: At, is_in: bool) {
        let look = packet.file(index).and_then(|opened| opened.looked.pages.get(at.page));
        let why = match look {
            Some(look) if look.is_blank => Some(words::packet_page_blank().to_owned()),
            Some(look) => look.same_as.map(|page| words::packet_page_repeats((page + 1).to_string())),
            None => None,
        };
        if let Some(why) = why {
            widgets::toned(ui, Tone::Amber, why);
        }
        let said = if is_in { words::packet_page_out() } else { words::packet_page_in() };
        if widgets::button(ui, Look::Quiet, said).clicked() {
            self.change_page(PageChange::Include(!is_in));
        }
        if !edit_of(packet, at).boxes.is_empty()
            && widgets::button(ui, Look::Quiet, words::packet_remove_redactions()).clicked()
        {
            self.change_page(PageChange::RemoveRedactions);
            self.view.chosen = None;
        }
    }
}

fn takes_part(packet: &PacketSnapshot, at: At) -> bool {
    packet.outline.iter().any(|planned| planned.made == at.made && planned.pages.contains(&at.page))
}

/// Every page that can be seen, in order.
fn sequence(packet: &PacketSnapshot) -> Vec<At> {
    let mut all = Vec::new();
    for planned in packet.outline.iter() {
        let count = match planned.made {
            Made::File(index) => packet.file(index).map_or(0, |opened| opened.looked.pages.len()),
            _ => planned.pages.len(),
        };
        all.extend((0..count).map(|page| At { made: planned.made, page }));
    }
    all
}

fn centered(ui: &mut Ui, room: egui::Vec2, add: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.allocate_ui_with_layout(room, Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
        ui.set_min_size(room);
        add(ui);
    });
}

/// A page in its pane, turned; `over` draws on it.
fn page_ui(
    ui: &mut Ui,
    name: &str,
    room: egui::Vec2,
    zoom: &mut Zoom,
    (texture, turn): (&egui::TextureHandle, Turn),
    over: impl FnOnce(&mut Ui, Rect),
) {
    let size = texture.size_vec2();
    let page = if turn.quarters() % 2 == 1 { vec2(size.y, size.x) } else { size };
    let label = if name == "before" { words::packet_page_came() } else { words::packet_page_sent() };
    zoom.page_ui(ui, &Pane { name, label, room, page }, |ui, place| {
        pictures::paint_turned(ui, texture, place, turn);
        over(ui, place);
    });
}
