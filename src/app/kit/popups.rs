//! What opens above the page: popups and small dialogs.

use super::{size, space, theme, tokens};
use egui::{Frame, Id, Modal, PointerState, Popup, PopupCloseBehavior, RectAlign, ScrollArea, Tooltip, Ui, vec2};

/// A popup of filter choices, open until a click outside. It scrolls where the window has no room for all of it.
pub fn filter_popup<R>(response: &egui::Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let (screen, button) = (response.ctx.content_rect(), response.rect);
    let room = (screen.bottom() - button.bottom()).max(button.top() - screen.top()) - 2.0 * space::WIDE;
    Popup::from_toggle_button_response(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(width)
        .show(|ui| {
            name_popup(ui, response);
            // egui gives what opens a part of the window only.
            ui.set_max_height(room);
            let area = ScrollArea::vertical().id_salt("choices").auto_shrink([false, true]).max_height(room);
            area.show(ui, add).inner
        })
        .map(|inner| inner.inner)
}

/// What a pointer that rests is told, beside what it rests on: under it, it would cover the next lines of a list.
pub fn tip_beside(response: &egui::Response, words: &str) {
    let mut tip = Tooltip::for_enabled(response);
    let others = [RectAlign::RIGHT, RectAlign::TOP, RectAlign::BOTTOM];
    tip.popup = tip.popup.align(RectAlign::LEFT).align_alternatives(&others);
    tip.show(|ui| ui.label(words));
}

/// Names the dialog that a label stands in by it, unless it has a name already: a screen reader says it when the focus
/// comes in.
pub fn name_dialog(ui: &Ui, label: &egui::Response) {
    let is_dialog = |stack: &&egui::UiStack| stack.kind() == Some(egui::UiKind::Modal);
    let Some(dialog) = ui.stack().iter().find(is_dialog) else { return };
    ui.ctx().accesskit_node_builder(dialog.unique_id, |node| {
        if node.labelled_by().is_empty() {
            node.push_labelled_by(label.id.accesskit_id());
            node.set_modal();
            node.set_bounds(bounds(dialog.max_rect));
        }
    });
}

/// Calls the dialog that this stands in by words that are not written in it.
pub fn call_dialog(ui: &Ui, words: &str) {
    let is_dialog = |stack: &&egui::UiStack| stack.kind() == Some(egui::UiKind::Modal);
    let Some(dialog) = ui.stack().iter().find(is_dialog) else { return };
    ui.ctx().accesskit_node_builder(dialog.unique_id, |node| {
        node.set_label(words);
        node.set_modal();
        node.set_bounds(bounds(dialog.max_rect));
    });
}

/// egui leaves out where what opens above the page stands.
fn bounds(rect: egui::Rect) -> egui::accesskit::Rect {
    let [left, top, right, bottom] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0: left, y0: top, x1: right, y1: bottom }
}

/// What opened above the page and holds this.
fn opened(ui: &Ui) -> Option<&egui::UiStack> {
    ui.stack().iter().find(|stack| matches!(stack.kind(), Some(egui::UiKind::Popup | egui::UiKind::Menu)))
}

/// What is offered below a field that keeps the caret is a list, and called as its field.
pub fn name_list(ui: &Ui, field: &egui::Response) {
    let Some(list) = opened(ui) else { return };
    ui.ctx().accesskit_node_builder(list.unique_id, |node| {
        node.set_role(egui::accesskit::Role::ListBox);
        node.push_labelled_by(field.id.accesskit_id());
        node.set_bounds(bounds(list.max_rect));
    });
}

/// A popup is called as its button.
fn name_popup(ui: &Ui, button: &egui::Response) {
    let Some(popup) = opened(ui) else { return };
    ui.ctx().accesskit_node_builder(popup.unique_id, |node| {
        node.push_labelled_by(button.id.accesskit_id());
        node.set_bounds(bounds(popup.max_rect));
    });
}

/// What every dialog stands in, but for the room inside.
pub fn dialog_frame(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.raised)
        .corner_radius(size::DIALOG_RADIUS)
        .stroke(theme::hairline(tokens.strong_line))
        .shadow(ui.visuals().window_shadow)
}

/// True when Esc was pressed for this dialog. A click beside it is no decision: what was typed would be lost.
pub fn is_escaped<R>(ui: &mut Ui, modal: &egui::ModalResponse<R>) -> bool {
    modal.is_top_modal
        && !modal.any_popup_open
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}

/// A small dialog in front of everything: as tall as what it holds, which scrolls where the window has no room for it,
/// over a foot that never does. What the content comes to goes to the foot.
pub fn small_dialog<C, R>(
    ui: &Ui,
    name: &'static str,
    content: impl FnOnce(&mut Ui) -> C,
    foot: impl FnOnce(&mut Ui, C) -> R,
) -> egui::ModalResponse<R> {
    large_dialog(ui, name, 400.0, content, foot)
}

/// The same, as wide as it is told to be.
pub fn large_dialog<C, R>(
    ui: &Ui,
    name: &'static str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> C,
    foot: impl FnOnce(&mut Ui, C) -> R,
) -> egui::ModalResponse<R> {
    let room = ui.ctx().content_rect().size();
    let memory = Id::unique(name).with("foot");
    // How tall the foot and all of it were; it stands in the middle by that.
    let before: (f32, f32) = ui.ctx().data(|data| data.get_temp(memory)).unwrap_or((40.0, 0.0));
    let frame = dialog_frame(ui).inner_margin(size::DIALOG_MARGIN);
    let mut now = before;
    let modal = Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x - 80.0));
        ui.spacing_mut().item_spacing.y = space::NEAR;
        // A dialog has the room it had in the frame before; what comes in makes it taller all the same.
        ui.set_max_height(room.y - 88.0);
        let most = (room.y - before.0 - 96.0).max(64.0);
        let scrolled = ScrollArea::vertical().auto_shrink([false, true]).max_height(most).show(ui, content);
        let drawn = ui.scope(|ui| foot(ui, scrolled.inner));
        now.0 = drawn.response.rect.height();
        drawn.inner
    });
    now.1 = modal.response.rect.height();
    if (now.0 - before.0).abs() > 0.5 || (now.1 - before.1).abs() > 0.5 {
        ui.ctx().data_mut(|data| data.insert_temp(memory, now));
        ui.ctx().request_repaint();
    }
    modal
}

/// What is chosen from a list by typing, in front of the page. True when it was clicked beside, as nothing typed there is
/// kept; its keys are its own.
pub fn chooser(ui: &Ui, name: &'static str, add: impl FnOnce(&mut Ui)) -> bool {
    let screen = ui.ctx().content_rect();
    let room = vec2((screen.width() - 80.0).min(640.0), (screen.height() - 120.0).min(480.0));
    let frame = dialog_frame(ui).inner_margin(space::WIDE);
    let modal = Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(room.x);
        ui.set_height(room.y);
        add(ui);
    });
    modal.backdrop_response.clicked()
}

/// A large sheet in front of the page. True when Esc was pressed.
pub fn sheet(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui, egui::Vec2)) -> bool {
    let screen = ui.ctx().content_rect();
    let room = vec2((screen.width() - 120.0).min(1_060.0), (screen.height() - 120.0).min(700.0));
    let frame = dialog_frame(ui).inner_margin(size::DIALOG_MARGIN);
    let modal = Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(room.x);
        ui.set_height(room.y);
        add(ui, room);
    });
    is_escaped(ui, &modal)
}

/// What is drawn from here on has no pointer over it, when something stands in front of it: a hint that was shown already stays
/// for as long as the pointer rests where its widget is, however much covers that.
#[must_use]
pub fn pointer_away(ctx: &egui::Context, is_covered: bool) -> Option<PointerState> {
    is_covered.then(|| ctx.input_mut(|input| std::mem::take(&mut input.pointer)))
}

/// Gives the pointer back to what is in front.
pub fn pointer_back(ctx: &egui::Context, away: Option<PointerState>) {
    if let Some(pointer) = away {
        ctx.input_mut(|input| input.pointer = pointer);
    }
}
