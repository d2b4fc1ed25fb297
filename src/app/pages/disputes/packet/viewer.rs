//! The page in sight: before and after, zoomed and turned, with black boxes drawn on it.

use super::shown::{PageKey, Side};
use super::{At, PacketBench};
use crate::app::Context;
use crate::app::kit::{Look, Tone, icons, size, states, theme, tokens, widgets};
use crate::desk::packets::{Made, Planned};
use crate::domain::packet::{Area, PacketDraft, PageEdit, Turn, exhibit_letter};
use egui::{
    Align, Color32, EventFilter, Key, Layout, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use std::sync::Arc;

/// Pixels of a page at 100 %, and when it is looked at closely.
const PLAIN: u32 = 1_300;
const CLOSE: u32 = 3_200;
/// How far a key moves a box.
const STEP: f32 = 0.01;

impl PacketBench {
    /// Every page that can be seen, in order.
    fn sequence(&self, draft: &PacketDraft, outline: &[Planned]) -> Vec<At> {
        let mut all = Vec::new();
        for planned in outline {
            let count = match planned.made {
                Made::File(index) => draft
                    .exhibits
                    .get(index)
                    .and_then(|exhibit| self.files.get(&exhibit.sha256))
                    .map_or(0, |shown| shown.opened.looked.pages.len()),
                _ => planned.pages.len(),
            };
            all.extend((0..count).map(|page| At { made: planned.made, page }));
        }
        all
    }

    pub(super) fn step_page(&mut self, draft: &PacketDraft, step: isize) {
        let outline = self.outline(draft);
        let all = self.sequence(draft, &outline);
        let here = self.at.and_then(|at| all.iter().position(|other| *other == at)).unwrap_or(0);
        let next = here.saturating_add_signed(step).min(all.len().saturating_sub(1));
        self.at = all.get(next).copied();
        self.view.chosen = None;
    }

    /// What was decided about the page in sight, to be changed.
    fn edit<'a>(&self, draft: &'a mut PacketDraft) -> Option<&'a mut PageEdit> {
        let At { made: Made::File(index), page } = self.at? else { return None };
        Some(draft.exhibits.get_mut(index)?.pages.entry(page).or_default())
    }

    fn edited(&self, draft: &PacketDraft) -> PageEdit {
        let Some(At { made: Made::File(index), page }) = self.at else { return PageEdit::default() };
        draft.exhibits.get(index).and_then(|exhibit| exhibit.pages.get(&page)).cloned().unwrap_or_default()
    }

    pub(super) fn turn_page(&mut self, draft: &mut PacketDraft) {
        if let Some(edit) = self.edit(draft) {
            edit.turn = edit.turn.next();
        }
    }

    pub(super) fn viewer_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft, outline: &[Planned]) {
        let all = self.sequence(draft, outline);
        if self.at.is_none_or(|at| !all.contains(&at)) {
            self.at = all.first().copied();
        }
        self.toolbar_ui(ui, draft);
        let Some(at) = self.at else {
            let hint = "Add photos, screenshots, PDFs, mail or text. They are put together here, on this computer";
            states::empty(ui, icons::FILE, "No page yet", hint, None);
            return;
        };
        let height = (ui.available_height() - 40.0).max(120.0);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Min), |ui| {
            let is_both = self.view.side == Side::Both && !self.view.is_redacting;
            let each = if is_both { vec2((width - 12.0) / 2.0, height) } else { vec2(width, height) };
            if is_both || self.view.side == Side::Before || self.view.is_redacting {
                self.before_ui(ui, cx, draft, at, each);
            }
            if is_both || (self.view.side == Side::After && !self.view.is_redacting) {
                self.after_ui(ui, cx, outline, at, each);
            }
        });
        self.below_ui(ui, draft, outline, &all, at);
    }

    fn toolbar_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft) {
        let is_file = matches!(self.at, Some(At { made: Made::File(_), .. }));
        // Where the rest would reach under it, zoom follows the rest.
        let is_tight = ui.available_width() < 600.0;
        ui.horizontal_wrapped(|ui| {
            for (side, word) in [(Side::After, "After"), (Side::Before, "Before"), (Side::Both, "Side by side")] {
                let is_on = self.view.side == side && !self.view.is_redacting;
                if widgets::chip(ui, is_on, word).on_hover_text("As it will be sent, or as it came").clicked() {
                    self.view.side = side;
                    self.view.is_redacting = false;
                }
            }
            ui.add_space(6.0);
            ui.add_enabled_ui(is_file, |ui| {
                let words = "Draw black boxes over what the issuer must not see (B)";
                if widgets::chip(ui, self.view.is_redacting, "Redact").on_hover_text(words).clicked() {
                    self.view.is_redacting = !self.view.is_redacting;
                }
                if widgets::chip(ui, false, "Rotate").on_hover_text("Turn the page clockwise (R)").clicked() {
                    self.turn_page(draft);
                }
                if self.view.is_redacting && widgets::chip(ui, false, "Add box").clicked() {
                    let turn = self.edited(draft).turn;
                    if let Some(edit) = self.edit(draft) {
                        edit.boxes.push(Area { x: 0.3, y: 0.45, w: 0.4, h: 0.05 }.unturned(turn));
                        self.view.chosen = Some(edit.boxes.len() - 1);
                    }
                }
            });
            if is_tight {
                self.zoom_ui(ui);
            } else {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.zoom_ui(ui));
            }
        });
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        if widgets::icon_button(ui, icons::PLUS, "Zoom in").clicked() {
            self.view.zoom_by(1.25);
        }
        if widgets::icon_button(ui, "−", "Zoom out").clicked() {
            self.view.zoom_by(0.8);
        }
        let percent = format!("{:.0} %", self.view.zoom * 100.0);
        if widgets::link(ui, &percent).on_hover_text("Back to 100 %").clicked() {
            self.view.zoom = 1.0;
        }
    }

    fn longest(&self) -> u32 {
        if self.view.zoom > 1.3 { CLOSE } else { PLAIN }
    }

    /// The page as it came, with what is blacked out.
    fn before_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft, at: At, room: egui::Vec2) {
        let Made::File(index) = at.made else {
            centered(ui, room, |ui| widgets::muted(ui, "This page is made here; there is nothing before it"));
            return;
        };
        let Some(exhibit) = draft.exhibits.get(index) else { return };
        let (sha256, longest) = (exhibit.sha256.clone(), self.longest());
        let Some(shown) = self.files.get_mut(&sha256) else { return };
        let ctx = ui.ctx().clone();
        let small = shown.small(&ctx, at.page);
        let bytes = Arc::clone(&shown.opened.bytes);
        self.view.before.ask(cx.desk, PageKey { file: sha256.clone(), page: at.page, longest }, &bytes);
        if let Some(words) = self.view.before.error(&sha256, at.page) {
            centered(ui, room, |ui| widgets::toned(ui, Tone::Amber, words));
            return;
        }
        let texture = self.view.before.texture(&sha256, at.page).cloned().or(small);
        let turn = self.edited(draft).turn;
        let Some(texture) = texture else { return };
        page_ui(ui, "before", room, self.view.zoom, &texture, turn, |ui, rect| self.boxes_ui(ui, draft, at, rect));
    }

    /// The page as it will be sent.
    fn after_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, outline: &[Planned], at: At, room: egui::Vec2) {
        let is_in = outline.iter().any(|planned| planned.made == at.made && planned.pages.contains(&at.page));
        if !is_in {
            centered(ui, room, |ui| widgets::muted(ui, "This page is left out of the packet"));
            return;
        }
        let place = self.packing.value().and_then(|made| made.place(at));
        let Some((file, page, bytes)) = place else {
            let words = match self.packing.error() {
                Some(_) => "There is no packet; the reason stands on the right",
                None => "The packet is being made",
            };
            centered(ui, room, |ui| widgets::muted(ui, words));
            return;
        };
        let longest = self.longest();
        self.view.after.ask(cx.desk, PageKey { file: file.clone(), page, longest }, &bytes);
        if let Some(words) = self.view.after.error(&file, page) {
            centered(ui, room, |ui| widgets::toned(ui, Tone::Amber, words));
            return;
        }
        match self.view.after.texture(&file, page).cloned() {
            Some(texture) => {
                page_ui(ui, "after", room, self.view.zoom, &texture, Turn::default(), |_, _| {});
            }
            None => centered(ui, room, |ui| widgets::muted(ui, "Drawing the page")),
        }
    }

    /// Black boxes, what was found, and drawing new boxes.
    fn boxes_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, at: At, rect: Rect) {
        let edit = self.edited(draft);
        let tokens = tokens(ui);
        let on_page = |area: Area| {
            let min = rect.min + vec2(area.x * rect.width(), area.y * rect.height());
            Rect::from_min_size(min, vec2(area.w * rect.width(), area.h * rect.height()))
        };
        for (number, area) in edit.boxes.iter().enumerate() {
            let place = on_page(area.turned(edit.turn));
            ui.painter().rect_filled(place, 0.0, Color32::BLACK);
            if self.view.is_redacting && self.view.chosen == Some(number) {
                ui.painter().rect_stroke(place.expand(2.0), 2.0, Stroke::new(2.0, tokens.amber), StrokeKind::Outside);
            }
        }
        for area in self.findings_here(draft, at) {
            let place = on_page(area.turned(edit.turn)).expand(2.0);
            ui.painter().rect_stroke(place, 2.0, Stroke::new(2.0, tokens.amber), StrokeKind::Outside);
        }
        if self.view.is_redacting {
            self.draw_box(ui, draft, rect);
        }
    }

    fn findings_here(&self, draft: &PacketDraft, at: At) -> Vec<Area> {
        let Made::File(index) = at.made else { return Vec::new() };
        let Some(exhibit) = draft.exhibits.get(index) else { return Vec::new() };
        let Some(shown) = self.files.get(&exhibit.sha256) else { return Vec::new() };
        let open = shown.open_findings(draft, exhibit);
        open.into_iter().filter(|(page, _)| *page == at.page).flat_map(|(_, finding)| finding.areas).collect()
    }

    /// A drag draws a box; a click chooses one; keys move, resize and remove it.
    fn draw_box(&mut self, ui: &mut Ui, draft: &mut PacketDraft, rect: Rect) {
        let id = ui.make_persistent_id("redact");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Canvas,
                true,
                "Page to black out; arrows move a box, Shift and arrows resize it, Delete removes it",
            )
        });
        let response = response.on_hover_cursor(egui::CursorIcon::Crosshair);
        let at = |pos: egui::Pos2| ((pos.x - rect.left()) / rect.width(), (pos.y - rect.top()) / rect.height());
        let turn = self.edited(draft).turn;
        let pointer = response.interact_pointer_pos().map(at);
        if response.drag_started() {
            let start = ui.input(|input| input.pointer.press_origin()).map(at);
            self.view.began = start.or(pointer);
        }
        if let (Some(began), Some(now)) = (self.view.began, pointer) {
            let area = Area::between(began, now);
            let min = rect.min + vec2(area.x * rect.width(), area.y * rect.height());
            let place = Rect::from_min_size(min, vec2(area.w * rect.width(), area.h * rect.height()));
            ui.painter().rect_filled(place, 0.0, Color32::from_black_alpha(180));
            if response.drag_stopped() {
                self.view.began = None;
                if area.w > 0.004
                    && area.h > 0.003
                    && let Some(edit) = self.edit(draft)
                {
                    edit.boxes.push(area.unturned(turn));
                    self.view.chosen = Some(edit.boxes.len() - 1);
                    response.request_focus();
                }
            }
        } else if response.clicked()
            && let Some((x, y)) = pointer
        {
            let edit = self.edited(draft);
            let inside = |area: &Area| x >= area.x && x <= area.x + area.w && y >= area.y && y <= area.y + area.h;
            self.view.chosen = edit.boxes.iter().rposition(|area| inside(&area.turned(turn)));
            response.request_focus();
        }
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            self.box_keys(ui, draft);
        }
    }

    fn box_keys(&mut self, ui: &Ui, draft: &mut PacketDraft) {
        let Some(chosen) = self.view.chosen else { return };
        let turn = self.edited(draft).turn;
        let Some(edit) = self.edit(draft) else { return };
        let Some(area) = edit.boxes.get_mut(chosen) else { return };
        let mut seen = area.turned(turn);
        let is_sizing = ui.input(|input| input.modifiers.shift);
        let pressed = |key: Key| {
            ui.input_mut(|input| {
                input.count_and_consume_key(egui::Modifiers::NONE, key)
                    + input.count_and_consume_key(egui::Modifiers::SHIFT, key)
            })
        };
        #[expect(clippy::cast_precision_loss, reason = "a few key presses")]
        let by = |key| pressed(key) as f32 * STEP;
        let (x, y) = (by(Key::ArrowRight) - by(Key::ArrowLeft), by(Key::ArrowDown) - by(Key::ArrowUp));
        if is_sizing {
            seen = Area::between((seen.x, seen.y), (seen.x + (seen.w + x).max(STEP), seen.y + (seen.h + y).max(STEP)));
        } else {
            seen.x = (seen.x + x).min(1.0 - seen.w).max(0.0);
            seen.y = (seen.y + y).min(1.0 - seen.h).max(0.0);
        }
        *area = seen.unturned(turn);
        if pressed(Key::Delete) > 0 || pressed(Key::Backspace) > 0 {
            edit.boxes.remove(chosen);
            self.view.chosen = None;
        }
    }

    /// Under the page: which it is, and whether it takes part.
    fn below_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, outline: &[Planned], all: &[At], at: At) {
        let here = all.iter().position(|other| *other == at).unwrap_or(0);
        let is_in = outline.iter().any(|planned| planned.made == at.made && planned.pages.contains(&at.page));
        let letter = outline.iter().position(|planned| planned.made == at.made).map(exhibit_letter).unwrap_or_default();
        let boxes = self.edited(draft).boxes.len();
        ui.horizontal(|ui| {
            if widgets::icon_button(ui, icons::LEFT, "Page before").clicked() {
                self.step_page(draft, -1);
            }
            ui.label(RichText::new(format!("Page {} of {}", here + 1, all.len())).font(theme::medium(size::BODY)));
            if widgets::icon_button(ui, icons::RIGHT, "Next page").clicked() {
                self.step_page(draft, 1);
            }
            if is_in {
                widgets::hint(ui, format!("Exhibit {letter}"));
            }
            if let Made::File(index) = at.made {
                let look = draft
                    .exhibits
                    .get(index)
                    .and_then(|exhibit| self.files.get(&exhibit.sha256))
                    .and_then(|shown| shown.opened.looked.pages.get(at.page));
                let why = match look {
                    Some(look) if look.is_blank => Some("Blank".to_owned()),
                    Some(look) => look.same_as.map(|page| format!("Repeats page {}", page + 1)),
                    None => None,
                };
                if let Some(words) = why {
                    widgets::toned(ui, Tone::Amber, words);
                }
                let words = if is_in { "Leave this page out" } else { "Put this page in" };
                if widgets::button(ui, Look::Quiet, words).clicked()
                    && let Some(edit) = self.edit(draft)
                {
                    edit.is_in = Some(!is_in);
                }
                if boxes > 0
                    && widgets::button(ui, Look::Quiet, "Remove black boxes").clicked()
                    && let Some(edit) = self.edit(draft)
                {
                    edit.boxes.clear();
                    self.view.chosen = None;
                }
            }
        });
    }
}

impl super::Build {
    /// Where a page of a source stands in the packet: a name for the file, the page in it, its bytes.
    fn place(&self, at: At) -> Option<(String, usize, Arc<[u8]>)> {
        let exhibit = self.plan.exhibits.iter().position(|planned| planned.made == at.made)?;
        let number = self.plan.exhibits.get(exhibit)?.pages.iter().position(|page| *page == at.page)?;
        let shift = usize::from(self.plan.has_cover);
        let mut whole = self.packed.report.places.iter().position(|place| *place == (exhibit + shift, number))?;
        for (file, pages) in self.packed.report.pages.iter().enumerate() {
            if whole < *pages {
                let (name, bytes) = self.files.get(file)?;
                return Some((name.clone(), whole, Arc::clone(bytes)));
            }
            whole -= pages;
        }
        None
    }
}

fn centered(ui: &mut Ui, room: egui::Vec2, add: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.allocate_ui_with_layout(room, Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
        ui.set_min_size(room);
        add(ui);
    });
}

/// A page in a frame that scrolls, turned; `over` draws on it.
fn page_ui(
    ui: &mut Ui,
    name: &str,
    room: egui::Vec2,
    zoom: f32,
    texture: &egui::TextureHandle,
    turn: Turn,
    over: impl FnOnce(&mut Ui, Rect),
) {
    let size = texture.size_vec2();
    let shown = if turn.quarters() % 2 == 1 { vec2(size.y, size.x) } else { size };
    let inner = room - vec2(28.0, 40.0);
    let scale = (inner.x / shown.x).min(inner.y / shown.y) * zoom;
    let page = shown * scale;
    ui.allocate_ui(room, |ui| {
        ScrollArea::both().id_salt(name).max_width(room.x).max_height(room.y).auto_shrink([false, false]).show(
            ui,
            |ui| {
                let area = vec2((page.x + 8.0).max(inner.x), (page.y + 8.0).max(inner.y));
                let (rect, response) = ui.allocate_exact_size(area, Sense::hover());
                let label = if name == "before" { "Page as it came" } else { "Page as it will be sent" };
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, label));
                let place = Rect::from_center_size(rect.center(), page);
                paint_turned(ui, texture, place, turn);
                ui.painter().rect_stroke(place, 0.0, Stroke::new(1.0, tokens(ui).strong_line), StrokeKind::Outside);
                over(ui, place);
            },
        );
    });
}

/// The texture, turned by its corners.
fn paint_turned(ui: &Ui, texture: &egui::TextureHandle, place: Rect, turn: Turn) {
    let corners = [place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom()];
    let parts = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
    let mut mesh = egui::Mesh::with_texture(texture.id());
    for (number, corner) in corners.into_iter().enumerate() {
        let from = (number + 4 - usize::from(turn.quarters())) % 4;
        let uv = parts.get(from).copied().unwrap_or_default();
        mesh.vertices.push(egui::epaint::Vertex { pos: corner, uv, color: Color32::WHITE });
    }
    mesh.indices = vec![0, 1, 2, 0, 2, 3];
    ui.painter().add(mesh);
}
