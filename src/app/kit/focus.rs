//! The focus: the ring around what has it, that it is in sight, where it goes when something opens, and Enter in a field
//! of one line.
//!
//! Must not live here: what a key does.

use super::passing;
use super::tokens::{size, tokens};
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, CornerRadius, Event, Id, Key, Memory, Rect, Response, Stroke, StrokeKind, Ui};
use std::sync::Arc;

/// How wide the ring is, and how wide in high contrast.
const RING: f32 = 2.0;
const THICK_RING: f32 = 3.0;
/// Between what has the focus and its ring, so that it is seen around a filled button too.
const GAP: f32 = 1.0;
/// As much of what has the focus is in sight, or all of it where it is smaller.
const IN_SIGHT: f32 = 64.0;
/// How often it is scrolled to: what scrolls may stand inside of what scrolls.
const TRIES: u8 = 2;
/// What a click gave the focus to was in sight, and stays where it is. In seconds.
const AFTER_CLICK: f32 = 0.5;

/// Draws the ring in every frame. It stands in one place for all widgets, egui's own too, so that nothing that Tab
/// reaches is without one.
pub fn install(ctx: &Context) {
    ctx.on_begin_pass("focus-in-sight", Arc::new(scroll));
    ctx.on_end_pass("focus-ring", Arc::new(ring));
}

fn sought() -> Id {
    Id::unique("focus-sought")
}

/// What was given the focus by a key may be scrolled out of sight: asks for it to be scrolled to, as a screen reader does.
/// Only what is drawn inside of what scrolls can be.
fn scroll(ui: &mut Ui) {
    let Some(id) = ui.data(|data| data.get_temp::<Id>(sought())) else { return };
    ui.data_mut(|data| data.remove::<Id>(sought()));
    let asked = ActionRequest {
        action: Action::ScrollIntoView,
        target_tree: TreeId::ROOT,
        target_node: id.accesskit_id(),
        data: None,
    };
    ui.input_mut(|input| input.events.push(Event::AccessKitActionRequest(asked)));
}

fn seek(ui: &Ui, focused: &Response) {
    let memory = sought().with("tries");
    let before: Option<(Id, u8)> = ui.data(|data| data.get_temp(memory));
    let is_clicked = ui.input(|input| input.pointer.time_since_last_click()) < AFTER_CLICK;
    let tries = match before.filter(|(id, _)| *id == focused.id) {
        Some((_, tries)) => tries,
        None if is_clicked => TRIES,
        None => 0,
    };
    let is_out = tries < TRIES && is_out_of_sight(focused.rect, focused.interact_rect);
    if is_out {
        ui.data_mut(|data| data.insert_temp(sought(), focused.id));
        ui.ctx().request_repaint();
    }
    if tries < TRIES || before.is_none() {
        ui.data_mut(|data| data.insert_temp(memory, (focused.id, tries.saturating_add(1))));
    }
}

fn is_out_of_sight(all: Rect, seen: Rect) -> bool {
    let is_cut = |all: f32, seen: f32| seen + 1.0 < all.min(IN_SIGHT);
    is_cut(all.width(), seen.width()) || is_cut(all.height(), seen.height())
}

/// The ring lies above everything of its layer and keeps inside the window. Of what is scrolled out of sight in part,
/// the part in sight has it.
fn ring(ui: &mut Ui) {
    // Looking at what has the focus in the pass of a click elsewhere takes the focus away: also what just asked for it.
    if ui.input(|input| input.pointer.any_click()) {
        ui.ctx().request_repaint();
        return;
    }
    let Some(focused) = ui.memory(Memory::focused).and_then(|id| ui.ctx().read_response(id)) else { return };
    seek(ui, &focused);
    let seen = focused.interact_rect;
    if !seen.is_positive() || !seen.is_finite() {
        return;
    }
    let tokens = tokens(ui);
    let edge = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(focused.layer_id);
    let width = if tokens.has_borders { THICK_RING } else { RING };
    let accent = Stroke::new(width, tokens.accent);
    // The border of a text field is the inner part of its ring.
    if ui.ctx().text_edit_focused() {
        let outside = seen.expand(width).intersect(edge);
        painter.rect_stroke(outside, CornerRadius::same(size::RADIUS + 2), accent, StrokeKind::Inside);
        return;
    }
    let outside = seen.expand(GAP + width).intersect(edge);
    let gap = Stroke::new(GAP, tokens.panel);
    painter.rect_stroke(outside.shrink(width), CornerRadius::same(size::RADIUS + 1), gap, StrokeKind::Inside);
    painter.rect_stroke(outside, CornerRadius::same(size::RADIUS + 3), accent, StrokeKind::Inside);
}

/// Gives the focus to the first widget of a place that asks for it in the frame in which the place opens. `wants` is
/// asked in that frame only.
pub fn first(response: &Response, wants: bool) {
    let ctx = &response.ctx;
    // egui measures what opens above the page in a pass of its own, in which nothing can be used.
    if !response.enabled() {
        return;
    }
    let is_new = passing::appears(ctx, response.id.with("first"));
    if !is_new || !wants {
        return;
    }
    // What was drawn before it in the same frame stands before it.
    let taken = Id::unique("first-of-a-place");
    let pass = ctx.cumulative_pass_nr();
    if ctx.data(|data| data.get_temp(taken)) != Some(pass) {
        ctx.data_mut(|data| data.insert_temp(taken, pass));
        response.request_focus();
    }
}

/// True in the frame in which Enter ended a field of one line.
#[must_use]
pub fn is_entered(field: &Response) -> bool {
    field.lost_focus() && field.ctx.input(|input| input.key_pressed(Key::Enter))
}

/// Which field Enter ended, and in which pass.
#[derive(Clone, Copy)]
struct Entered {
    pass: u64,
    confirms: bool,
}

/// Remembers that Enter ended a field, for the buttons below it.
pub fn note_entered(ctx: &Context, confirms: bool) {
    let pass = ctx.cumulative_pass_nr();
    passing::keep(ctx, Id::unique("entered-field"), Entered { pass, confirms });
}

fn entered(ctx: &Context) -> Option<Entered> {
    let entered: Entered = passing::get(ctx, Id::unique("entered-field"))?;
    (entered.pass == ctx.cumulative_pass_nr()).then_some(entered)
}

/// True when Enter ended a field that was drawn before this in the same frame: asked by the buttons of a form.
#[must_use]
pub fn was_entered(ctx: &Context) -> bool {
    entered(ctx).is_some()
}

/// The same where only one field counts: the one in which a decision is confirmed (`Field::confirms`).
#[must_use]
pub fn was_confirmed(ctx: &Context) -> bool {
    entered(ctx).is_some_and(|entered| entered.confirms)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::DARK;
    use super::*;
    use egui::{RawInput, Shape};

    /// How many rings a frame draws.
    fn rings(ctx: &Context, draw: impl FnMut(&mut Ui)) -> usize {
        let output = ctx.run_ui(RawInput::default(), draw);
        let is_ring = |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.stroke.color == DARK.accent && rect.stroke.width > 1.5);
        let rings = output.shapes.iter().filter(|clipped| is_ring(&clipped.shape)).count();
        output.drop_without_applying_deltas();
        rings
    }

    #[test]
    fn whatever_has_the_focus_has_the_ring_and_nothing_else() {
        let ctx = Context::default();
        install(&ctx);
        ctx.set_theme(egui::Theme::Dark);
        let mut on = false;
        let mut draw = |ui: &mut Ui, is_asked: bool| {
            ui.button("a button of egui").on_hover_text("beside it");
            let response = ui.checkbox(&mut on, "a check box of egui");
            if is_asked {
                response.request_focus();
            }
        };
        assert_eq!(rings(&ctx, |ui| draw(ui, false)), 0);
        rings(&ctx, |ui| draw(ui, true));
        assert_eq!(rings(&ctx, |ui| draw(ui, false)), 1);
        let focused = ctx.memory(Memory::focused);
        ctx.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
        assert_eq!(rings(&ctx, |ui| draw(ui, false)), 0);
    }

    #[test]
    fn the_first_that_wants_the_focus_gets_it_once_each_time_its_place_opens() {
        let ctx = Context::default();
        let draw = |is_open: bool| {
            let mut ids = Vec::new();
            let output = ctx.run_ui(RawInput::default(), |ui| {
                ids.clear();
                if is_open {
                    for (salt, wants) in [("full", false), ("empty", true), ("empty too", true)] {
                        let response = ui.interact(ui.max_rect(), Id::unique(salt), egui::Sense::click());
                        first(&response, wants);
                        ids.push(response.id);
                    }
                }
            });
            output.drop_without_applying_deltas();
            (ctx.memory(Memory::focused), ids.get(1).copied())
        };
        let (focused, wanted) = draw(true);
        assert!(focused.is_some() && focused == wanted);
        ctx.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
        assert_eq!(draw(true).0, None, "it asks once");
        draw(false);
        let (focused, wanted) = draw(true);
        assert!(focused.is_some() && focused == wanted, "and again when it opens again");
    }
}
