//! The row of a file: a small picture or an icon, its name, a line about it, and its one next step.
//!
//! Must not live here: what a click does.

use super::glances::Shown;
use crate::app::kit::layout::{at_end, width_at_end};
use crate::app::kit::pictures::paint_fitting;
use crate::app::kit::{icons, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::evidence::limits::FileType;
use egui::{Align, CursorIcon, FontId, Frame, Layout, RichText, Sense, Ui, vec2};

/// The height of what stands in a row.
const HEIGHT: f32 = 40.0;
/// The room of a file's first page.
const THUMBNAIL: egui::Vec2 = vec2(30.0, 38.0);

/// What a row is drawn from.
pub(super) struct FileRow<'a> {
    pub name: &'a str,
    pub icon: &'a str,
    pub is_wrong: bool,
    /// What is known of a file that is kept here; it can be looked at then.
    pub shown: Option<&'a Shown>,
    /// Its size and pages, where the line does not say them.
    pub facts: Option<String>,
}

impl<'a> FileRow<'a> {
    /// A row without a picture.
    pub(super) fn new(name: &'a str, icon: &'a str, is_wrong: bool) -> Self {
        Self { name, icon, is_wrong, shown: None, facts: None }
    }

    /// Draws it. True when the file is to be shown.
    pub(super) fn ui(self, ui: &mut Ui, line: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) -> bool {
        let tokens = tokens(ui);
        let mut is_viewed = false;
        Frame::new()
            .fill(tokens.raised)
            .stroke(theme::hairline(if self.is_wrong { tokens.amber } else { tokens.line }))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(space::NEAR)
            .show(ui, |ui| {
                // As tall as its words, not as the panel.
                let row = vec2(ui.available_width(), HEIGHT);
                ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                    let end = ui.make_persistent_id(("end of a file's row", self.name));
                    let room = vec2((row.x - width_at_end(ui, end) - ui.spacing().item_spacing.x).max(0.0), HEIGHT);
                    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                        ui.set_max_width(room.x);
                        is_viewed = self.picture_ui(ui);
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = space::HAIR;
                            let name = RichText::new(self.name).font(theme::medium(size::BODY));
                            ui.add(egui::Label::new(name).truncate());
                            if let Some(facts) = self.facts {
                                widgets::hint(ui, facts);
                            }
                            line(ui);
                        });
                    });
                    at_end(ui, end, right);
                });
            });
        is_viewed
    }

    /// The small picture of the first page, which shows the file when it is clicked; else the icon.
    fn picture_ui(&self, ui: &mut Ui) -> bool {
        let sense = if self.shown.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(THUMBNAIL, sense);
        ui.painter().rect_filled(rect, size::PILL_RADIUS, tokens(ui).grey_weak);
        if let Some(small) = self.shown.and_then(|shown| shown.small.as_ref()) {
            paint_fitting(ui, small, rect.shrink(1.0));
        } else {
            let (center, ink) = (egui::Align2::CENTER_CENTER, tokens(ui).muted);
            ui.painter().text(rect.center(), center, self.icon, FontId::proportional(size::LARGE_ICON), ink);
        }
        if self.shown.is_none() {
            return false;
        }
        if response.has_focus() || response.hovered() {
            let line = theme::hairline(tokens(ui).accent);
            ui.painter().rect_stroke(rect, size::PILL_RADIUS, line, egui::StrokeKind::Outside);
        }
        let label = words::evidence_view(self.name);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&label);
        response.clicked()
    }
}

/// Its size, and its pages as far as they are known.
pub(super) fn facts(length: u64, shown: Option<&Shown>) -> String {
    let size = words::bytes(length);
    shown.map_or_else(|| size.clone(), |shown| words::packet_pages_and_size(shown.pages, size.clone()))
}

/// The icon of a file's type.
pub(super) fn icon_of(media_type: Option<&str>) -> &'static str {
    match media_type.and_then(FileType::from_media_type) {
        Some(FileType::Jpeg | FileType::Png | FileType::Tiff) => icons::PICTURE,
        _ => icons::FILE,
    }
}
