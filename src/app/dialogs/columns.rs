//! The frame of a dialog in which something is decided for good: what is decided beside what will be seen, and the
//! buttons at the foot, which never scroll away.
//!
//! Must not live here: what is decided.

use crate::app::kit::{dialog_frame, is_escaped, size, space, tokens, widgets};
use egui::{Align, Align2, Frame, Id, Layout, Modal, ScrollArea, Ui, Vec2};

/// Between what scrolls and the foot.
const GAP: f32 = space::NEAR;
/// The widest: of two columns, and of one where two would be too narrow to read.
const WIDEST: f32 = 900.0;
const WIDEST_OF_ONE: f32 = 520.0;
/// In a window narrower than this there is one column.
const NARROW: f32 = 700.0;
/// The left column's part of the dialog, and the most the right one takes.
const LEFT_PART: f32 = 0.56;
const WIDEST_RIGHT: f32 = 400.0;
/// The lowest dialog, and the least of it that scrolls.
const LOWEST: f32 = 200.0;
const LEAST_SCROLLED: f32 = 64.0;
/// What stays of the window around the dialog: beside it, and above and below.
const AROUND: Vec2 = Vec2::new(60.0, 48.0);

/// What of the left column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What scrolls.
    Content,
    /// The buttons.
    Foot,
}

/// How tall everything was when it was drawn last; a dialog is as tall as what it holds.
#[derive(Clone, Copy, PartialEq)]
struct Heights {
    content: f32,
    foot: f32,
    seen: f32,
    /// All of it; the dialog stands in the middle by that.
    all: f32,
}

impl Heights {
    /// Taken before anything was drawn.
    const FIRST: Self = Self { content: 420.0, foot: 64.0, seen: 0.0, all: 0.0 };

    fn dialog(self, most: f32) -> f32 {
        let left = self.content + GAP + self.foot + 2.0 * size::DIALOG_MARGIN;
        left.max(self.seen + 2.0 * size::DIALOG_MARGIN).min(most).max(LOWEST)
    }

    fn differs(self, other: Self) -> bool {
        let pairs =
            [(self.content, other.content), (self.foot, other.foot), (self.seen, other.seen), (self.all, other.all)];
        pairs.iter().any(|(one, other)| (one - other).abs() > 0.5)
    }
}

/// A dialog of two columns: what is decided on the left, what will be seen on the right. True when Esc was pressed.
pub fn two_columns(
    ui: &mut Ui,
    name: &'static str,
    mut left: impl FnMut(&mut Ui, Part),
    right: Option<&mut dyn FnMut(&mut Ui)>,
) -> bool {
    let screen = ui.ctx().content_rect();
    let memory = Id::unique(name).with("heights");
    let before = ui.ctx().data(|data| data.get_temp(memory)).unwrap_or(Heights::FIRST);
    let height = before.dialog(screen.height() - AROUND.y);
    let mut now = Heights { seen: 0.0, all: height, ..before };
    // Where two columns would be too narrow to read, what will be sent stands under the rest.
    let (right, mut under) = if screen.width() > NARROW { (right, None) } else { (None, right) };
    let width = (screen.width() - AROUND.x).min(if right.is_some() { WIDEST } else { WIDEST_OF_ONE });
    let frame = dialog_frame(ui);
    let area = Modal::default_area(Id::unique(name)).anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    let modal = Modal::new(Id::unique(name)).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.set_height(height);
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let left_width = if right.is_some() { (width * LEFT_PART).max(width - WIDEST_RIGHT) } else { width };
            left_ui(ui, Vec2::new(left_width, height), &mut now, |ui, part| {
                left(ui, part);
                if let (Part::Content, Some(under)) = (part, &mut under) {
                    ui.add_space(space::WIDE);
                    under(ui);
                }
            });
            if let Some(right) = right {
                now.seen = right_ui(ui, Vec2::new(width - left_width, height), right);
            }
        });
    });
    if now.differs(before) {
        ui.ctx().data_mut(|data| data.insert_temp(memory, now));
        ui.ctx().request_repaint();
    }
    is_escaped(ui, &modal)
}

fn left_ui(ui: &mut Ui, room: Vec2, heights: &mut Heights, mut add: impl FnMut(&mut Ui, Part)) {
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        Frame::new().inner_margin(size::DIALOG_MARGIN).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::NEAR, GAP);
            let inner = room - Vec2::splat(2.0 * size::DIALOG_MARGIN);
            ui.set_width(inner.x);
            let most = (inner.y - heights.foot - GAP).max(LEAST_SCROLLED);
            let scrolled = ScrollArea::vertical()
                .id_salt("left")
                .auto_shrink([false, false])
                .max_height(most)
                .show(ui, |ui| add(ui, Part::Content));
            heights.content = scrolled.content_size.y;
            let foot = ui.scope(|ui| {
                if heights.content > most + 0.5 {
                    widgets::line(ui);
                }
                add(ui, Part::Foot);
            });
            heights.foot = foot.response.rect.height();
        });
    });
}

/// Set off from the left by its ground. Returns how tall what it holds is.
fn right_ui(ui: &mut Ui, room: Vec2, add: &mut dyn FnMut(&mut Ui)) -> f32 {
    let ground = tokens(ui).background;
    let column = ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        let frame = Frame::new().fill(ground).corner_radius(size::DIALOG_RADIUS).inner_margin(size::DIALOG_MARGIN);
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::NEAR, GAP);
            let inner = room - Vec2::splat(2.0 * size::DIALOG_MARGIN);
            ui.set_width(inner.x);
            ui.set_min_height(inner.y);
            let scrolled = ScrollArea::vertical()
                .id_salt("right")
                .auto_shrink([false, false])
                .max_height(inner.y)
                .show(ui, |ui| add(ui));
            scrolled.content_size.y
        })
    });
    column.inner.inner
}
