//! The row of chips over the list, and the tools of the list at its right edge.
//!
//! Must not live here: what the chips ask, what the tools do.

use crate::app::kit::{size, space, theme, tokens, widgets};
use crate::app::words;
use egui::{Align, Layout, Response, Ui, vec2};

/// Between two lines of chips.
const GAP: f32 = space::CLOSE;
/// The least the chips have beside the tools.
const LEAST_CHIPS: f32 = 120.0;
/// Below this the tools are icons, so that the chips have room.
const ROOMY: f32 = 760.0;

/// How the tools are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tools {
    /// With their words.
    Words,
    /// As icons, with their words for a pointer and a screen reader.
    Icons,
}

impl Tools {
    /// One tool.
    pub fn tool_ui(self, ui: &mut Ui, icon: &str, words: &str) -> Response {
        match self {
            Self::Words => widgets::chip(ui, false, words),
            Self::Icons => widgets::icon_button(ui, icon, words),
        }
    }

    /// How wide the three of them are.
    fn width(self, ui: &Ui) -> f32 {
        let between = 2.0 * ui.spacing().item_spacing.x;
        match self {
            Self::Icons => 3.0 * size::CHIP + between,
            Self::Words => {
                let color = tokens(ui).muted;
                let font = theme::medium(size::BODY);
                let padding = 2.0 * ui.spacing().button_padding.x;
                let words = [words::list_columns(), words::view_menu(), words::list_export()];
                let widths = words.map(|words| {
                    ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font.clone(), color)).size().x + padding
                });
                widths.iter().sum::<f32>() + between
            }
        }
    }
}

/// How close chips stand to each other.
pub fn chips_row(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = vec2(space::NEAR, GAP);
    ui.spacing_mut().button_padding = vec2(space::NEAR, space::TIGHT);
    ui.spacing_mut().interact_size.y = size::CHIP;
    // A button goes to the next line as a whole; its words never wrap.
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
}

/// The row: chips from the left, tools at the right edge.
pub fn toolbar_ui(ui: &mut Ui, chips: impl FnOnce(&mut Ui), tools: impl FnOnce(&mut Ui, Tools)) {
    chips_row(ui);
    let look = if ui.available_width() < ROOMY { Tools::Icons } else { Tools::Words };
    // The tools follow, and end where the row does.
    let room = (ui.available_width() - look.width(ui).ceil() - ui.spacing().item_spacing.x).max(LEAST_CHIPS);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(room, size::CHIP), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            chips(ui);
        });
        tools(ui, look);
    });
}
