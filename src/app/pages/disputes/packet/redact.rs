//! Redactions on the page in sight: drawn, chosen, moved and removed by the mouse and the keyboard.

use super::{At, PacketBench, edit_of};
use crate::app::kit::theme;
use crate::app::kit::tokens::{REDACTION, REDACTION_BEGUN, tokens};
use crate::app::words;
use crate::desk::packet::Made;
use crate::desk::packet::{PacketSnapshot, PageChange};
use crate::domain::packet::Area;
use egui::{EventFilter, Key, Rect, Sense, StrokeKind, Ui, vec2};

/// How far a key moves a redaction.
const STEP: f32 = 0.01;

impl PacketBench {
    /// Redacts a part of the page in sight, given as it is turned, and chooses it.
    pub(super) fn redact(&mut self, packet: &PacketSnapshot, seen: Area) {
        let Some(at) = self.at else { return };
        let edit = edit_of(packet, at);
        self.view.chosen = Some(edit.boxes.len());
        self.change_page(PageChange::Redact(vec![seen.unturned(edit.turn)]));
    }

    /// Redactions, what was found, and drawing new ones.
    pub(super) fn redactions_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, at: At, rect: Rect) {
        let edit = edit_of(packet, at);
        let tokens = tokens(ui);
        let on_page = |area: Area| {
            let min = rect.min + vec2(area.x * rect.width(), area.y * rect.height());
            Rect::from_min_size(min, vec2(area.w * rect.width(), area.h * rect.height()))
        };
        for (number, area) in edit.boxes.iter().enumerate() {
            let place = on_page(area.turned(edit.turn));
            ui.painter().rect_filled(place, 0.0, REDACTION);
            if self.view.is_redacting && self.view.chosen == Some(number) {
                ui.painter().rect_stroke(place.expand(2.0), 2.0, theme::thick(tokens.amber), StrokeKind::Outside);
            }
        }
        for area in findings_here(packet, at) {
            let place = on_page(area.turned(edit.turn)).expand(2.0);
            ui.painter().rect_stroke(place, 2.0, theme::thick(tokens.amber), StrokeKind::Outside);
        }
        if self.view.is_redacting {
            self.draw_redaction(ui, packet, at, rect);
        }
    }

    /// A drag draws a redaction; a click chooses one; keys move, resize and remove it.
    fn draw_redaction(&mut self, ui: &mut Ui, packet: &PacketSnapshot, at: At, rect: Rect) {
        let id = ui.make_persistent_id("redact");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, words::packet_redact_canvas()));
        let response = response.on_hover_cursor(egui::CursorIcon::Crosshair);
        let on_page = |pos: egui::Pos2| ((pos.x - rect.left()) / rect.width(), (pos.y - rect.top()) / rect.height());
        let pointer = response.interact_pointer_pos().map(on_page);
        if response.drag_started() {
            let start = ui.input(|input| input.pointer.press_origin()).map(on_page);
            self.view.began = start.or(pointer);
        }
        if let (Some(began), Some(now)) = (self.view.began, pointer) {
            let area = Area::between(began, now);
            let min = rect.min + vec2(area.x * rect.width(), area.y * rect.height());
            let place = Rect::from_min_size(min, vec2(area.w * rect.width(), area.h * rect.height()));
            ui.painter().rect_filled(place, 0.0, REDACTION_BEGUN);
            if response.drag_stopped() {
                self.view.began = None;
                if area.w > 0.004 && area.h > 0.003 {
                    self.redact(packet, area);
                    response.request_focus();
                }
            }
        } else if response.clicked()
            && let Some((x, y)) = pointer
        {
            let edit = edit_of(packet, at);
            let inside = |area: &Area| x >= area.x && x <= area.x + area.w && y >= area.y && y <= area.y + area.h;
            self.view.chosen = edit.boxes.iter().rposition(|area| inside(&area.turned(edit.turn)));
            response.request_focus();
        }
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            self.redaction_keys(ui, packet, at);
        }
    }

    fn redaction_keys(&mut self, ui: &Ui, packet: &PacketSnapshot, at: At) {
        let Some(chosen) = self.view.chosen else { return };
        let edit = edit_of(packet, at);
        let Some(area) = edit.boxes.get(chosen) else { return };
        let before = area.turned(edit.turn);
        let mut seen = before;
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
        if (x, y) != (0.0, 0.0) && seen != before {
            self.change_page(PageChange::MoveRedaction(chosen, seen.unturned(edit.turn)));
        }
        if pressed(Key::Delete) > 0 || pressed(Key::Backspace) > 0 {
            self.change_page(PageChange::RemoveRedaction(chosen));
            self.view.chosen = None;
        }
    }
}

/// Where on the page in sight something was found.
fn findings_here(packet: &PacketSnapshot, at: At) -> impl Iterator<Item = Area> {
    let is_here = move |finding: &&crate::desk::packet::OpenFinding| {
        at.made == Made::File(finding.exhibit) && finding.page == at.page
    };
    packet.findings.iter().filter(is_here).flat_map(|finding| finding.finding.areas.iter().copied())
}
