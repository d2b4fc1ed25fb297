//! The line over the workbench: back to the dispute, how much time is left, looking for words, and steps through what was
//! decided.
//!
//! Must not live here: what a step changes.

use super::Step;
use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::command::{self, Command, Place};
use crate::app::kit::layout::at_end;
use crate::app::kit::{Look, icons, pill, size, theme, widgets};
use crate::app::pages::disputes::cells;
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::packet::PacketSnapshot;
use crate::domain::text;
use crate::domain::time::deadline::Deadline;
use egui::{RichText, Ui};

/// Below this, the steps have an icon alone.
const TIGHT: f32 = 800.0;

/// The line. True when a person wants to look for words.
pub(super) fn head_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    packet: &PacketSnapshot,
    steps: &mut Vec<Step>,
) -> bool {
    let mut finds = false;
    if ui.available_width() < TIGHT {
        ui.horizontal_wrapped(|ui| {
            // First, as what comes last in a line that wraps may be cut.
            finds = find_ui(ui);
            steps_ui(ui, packet, steps, true);
            title_ui(ui, cx, entry);
        });
        return finds;
    }
    ui.horizontal(|ui| {
        title_ui(ui, cx, entry);
        at_end(ui, egui::Id::unique("packet steps"), |ui| {
            finds = find_ui(ui);
            steps_ui(ui, packet, steps, false);
        });
    });
    finds
}

/// The button that opens the bar over the page.
fn find_ui(ui: &mut Ui) -> bool {
    let key = command::key_of(ui.ctx(), Place::Workbench, Command::FindInPacket);
    let name = words::packet_find();
    let tip = if key.is_empty() { name.to_owned() } else { words::packet_find_tip(key) };
    let response = widgets::icon_button(ui, icons::SEARCH, &tip);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.clicked()
}

fn title_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let amount = entry.money.map_or_else(|| entry.dispute.id.to_string(), words::money);
    let reason = entry.dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned());
    let said: Vec<String> = reason.into_iter().chain(entry.code.clone()).collect();
    let said = text::clean_to(&said.join(" "), 40);
    let back = if said.is_empty() { amount } else { format!("{amount} · {said}") };
    let response = widgets::button(ui, Look::Secondary, &format!("{} {back}", icons::LEFT));
    let label = words::packet_back(&back);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if response.clicked() {
        cx.actions.push(Action::Packet(PacketAction::Close));
    }
    ui.label(RichText::new(words::packet_build()).font(theme::semibold(size::TITLE)));
    if let Some(deadline) = Deadline::of(&entry.dispute) {
        let target = deadline.with(cx.margin);
        let said = text::sentence(&words::due_in(target.left(cx.now)));
        let response = pill(ui, cells::due_tone(target.urgency(cx.now)), &said);
        if let Some(tip) = words::target_and_deadline(target, cx.now, cx.zone) {
            response.on_hover_text(tip);
        }
    }
}

/// Undo and redo, each out of reach while there is nothing to do.
fn steps_ui(ui: &mut Ui, packet: &PacketSnapshot, steps: &mut Vec<Step>, is_tight: bool) {
    for step in [Step::Undo, Step::Redo] {
        let (can, icon, word, command) = match step {
            Step::Undo => (packet.can_undo, icons::UNDO, words::packet_undo(), Command::Undo),
            Step::Redo => (packet.can_redo, icons::REDO, words::packet_redo(), Command::Redo),
        };
        let response = ui
            .add_enabled_ui(can, |ui| {
                if is_tight {
                    return widgets::icon_button(ui, icon, word);
                }
                let response = widgets::button(ui, Look::Quiet, &format!("{icon} {word}"));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, can, word));
                let key = command::key_of(ui.ctx(), Place::Packet, command);
                if key.is_empty() { response } else { response.on_hover_text(words::packet_step_tip(word, key)) }
            })
            .inner;
        if response.clicked() {
            steps.push(step);
        }
    }
}
