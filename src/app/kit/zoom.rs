//! A page that is looked at closely: larger and smaller by keys, by buttons and by the wheel with Ctrl, and dragged about
//! inside of its pane, which it never leaves.
//!
//! Must not live here: what is on the page, and drawing it.

use super::tokens::{size, space, tokens};
use super::{icons, passing, theme, widgets};
use crate::app::words;
use egui::containers::scroll_area::ScrollSource;
use egui::{CursorIcon, Label, Rect, RichText, Role, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// What stays free around a page that is wholly in sight, bars included.
const AROUND: Vec2 = vec2(32.0, 40.0);
/// One step, and how far it goes; 1 is a page that fits.
const STEP: f32 = 1.25;
const LEAST: f32 = 0.25;
const MOST: f32 = 6.0;
/// Pixels of a page's longer side: as many as most need, and when it is looked at closely.
const PLAIN: u32 = 1_300;
const PLAIN_DRAWN: f32 = 1_300.0;
const CLOSE: u32 = 3_200;
/// Room for the widest percentage.
const PERCENT: f32 = 46.0;

/// How closely a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Zoom {
    level: f32,
    /// Pixels of its longer side on the screen, when it was drawn last.
    drawn: f32,
    /// The most a side can have on this computer.
    most: u32,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { level: 1.0, drawn: 0.0, most: PLAIN }
    }
}

/// The pane of a page.
pub struct Pane<'a> {
    /// Tells panes beside each other apart.
    pub name: &'a str,
    /// What the page is called.
    pub label: &'a str,
    /// The room of the pane.
    pub room: Vec2,
    /// How large the page is to its sides, turned.
    pub page: Vec2,
}

/// A pane as it was drawn last.
#[derive(Clone, Copy)]
struct Seen {
    level: f32,
    offset: Vec2,
    area: Vec2,
    page: Vec2,
}

impl Zoom {
    /// One step larger.
    pub fn closer(&mut self) {
        self.by(STEP);
    }

    /// One step smaller.
    pub fn farther(&mut self) {
        self.by(1.0 / STEP);
    }

    /// The whole page in its pane.
    pub fn fit(&mut self) {
        self.level = 1.0;
    }

    fn by(&mut self, factor: f32) {
        self.level = (self.level * factor).clamp(LEAST, MOST);
    }

    /// Of how many pixels the page's longer side has to be drawn for letters to be sharp.
    #[must_use]
    pub fn longest(self) -> u32 {
        let wanted = if self.drawn > PLAIN_DRAWN { CLOSE } else { PLAIN };
        wanted.min(self.most)
    }

    /// How wide the buttons are.
    #[must_use]
    pub fn width(ui: &Ui) -> f32 {
        let font = egui::TextStyle::Body.resolve(ui.style());
        let words = words::packet_zoom_fit().to_owned();
        let link = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, font, egui::Color32::PLACEHOLDER)).size().x;
        link + PERCENT + 2.0 * size::CHIP + 4.0 * ui.spacing().item_spacing.x
    }

    /// The buttons.
    pub fn buttons_ui(&mut self, ui: &mut Ui) {
        if widgets::icon_button(ui, "−", words::packet_zoom_out()).clicked() {
            self.farther();
        }
        let percent = RichText::new(words::settings_percent(format!("{:.0}", self.level * 100.0))).font(theme::small());
        ui.add_sized([PERCENT, size::SMALLEST_CONTROL], Label::new(percent));
        if widgets::icon_button(ui, icons::PLUS, words::packet_zoom_in()).clicked() {
            self.closer();
        }
        if widgets::link(ui, words::packet_zoom_fit()).on_hover_text(words::packet_zoom_fit_tip()).clicked() {
            self.fit();
        }
    }

    /// The page in its pane; `paint` puts it into its place.
    pub fn page_ui(&mut self, ui: &mut Ui, within: &Pane<'_>, paint: impl FnOnce(&mut Ui, Rect)) {
        ui.allocate_ui(within.room, |ui| {
            let room = Rect::from_min_size(ui.max_rect().min, within.room);
            if ui.rect_contains_pointer(room) {
                self.by(ui.input(egui::InputState::zoom_delta));
            }
            let inner = within.room - AROUND;
            let page = within.page * (inner.x / within.page.x).min(inner.y / within.page.y) * self.level;
            let area = (page + Vec2::splat(space::NEAR)).max(inner);
            let memory = ui.make_persistent_id((within.name, "seen"));
            let seen = passing::get::<Seen>(ui.ctx(), memory);
            let mut scrolled = ScrollArea::both()
                .id_salt(within.name)
                .max_width(within.room.x)
                .max_height(within.room.y)
                .auto_shrink([false, false])
                .scroll_source(ScrollSource::ALL);
            if let Some(seen) = seen.filter(|seen| (seen.level - self.level).abs() > f32::EPSILON) {
                let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| room.contains(*at));
                let anchor = pointer.map_or(inner / 2.0, |at| at - room.min);
                scrolled = scrolled.scroll_offset(kept_under(anchor, seen, area, page));
            }
            let shown = scrolled.show(ui, |ui| {
                let (rect, response) = ui.allocate_exact_size(area, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, within.label));
                if area != inner {
                    response.on_hover_cursor(CursorIcon::Grab);
                }
                let place = Rect::from_center_size(rect.center(), page);
                paint(ui, place);
                ui.painter().rect_stroke(place, 0.0, theme::hairline(tokens(ui).strong_line), StrokeKind::Outside);
            });
            self.drawn = page.max_elem() * ui.pixels_per_point();
            self.most = u32::try_from(ui.input(|input| input.max_texture_side)).unwrap_or(PLAIN);
            let offset = shown.state.clamped_offset();
            passing::keep(ui.ctx(), memory, Seen { level: self.level, offset, area, page });
        });
    }
}

/// Where to scroll to, so that what was under a point of the pane is there still. The page stands in the middle of its area.
fn kept_under(anchor: Vec2, seen: Seen, area: Vec2, page: Vec2) -> Vec2 {
    let corner = |area: Vec2, page: Vec2| (area - page) / 2.0;
    let part = (seen.offset + anchor - corner(seen.area, seen.page)) / seen.page;
    (part * page + corner(area, page) - anchor).max(Vec2::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_the_pointer_stays_under_it() {
        let page = vec2(300.0, 400.0);
        let seen = Seen { level: 1.0, offset: Vec2::ZERO, area: vec2(500.0, 400.0), page };
        // A point a third into the page, at 200 of the pane as the page begins at 100.
        let anchor = vec2(200.0, 100.0);
        let (area, large) = (page * 4.0, page * 4.0);
        let offset = kept_under(anchor, seen, area, large);
        let part = (offset + anchor) / large;
        assert!((part.x - 1.0 / 3.0).abs() < 0.001 && (part.y - 0.25).abs() < 0.001, "{part:?}");
    }

    #[test]
    fn it_goes_no_farther_than_its_ends_and_back_to_fitting() {
        let mut zoom = Zoom::default();
        (0..40).for_each(|_| zoom.closer());
        assert!((zoom.level - MOST).abs() < f32::EPSILON);
        (0..40).for_each(|_| zoom.farther());
        assert!((zoom.level - LEAST).abs() < f32::EPSILON);
        zoom.fit();
        assert!((zoom.level - 1.0).abs() < f32::EPSILON);
    }
}
