//! Lines about many disputes, as every dialog about many of them lists them.
//!
//! Must not live here: what is said of one.

use crate::app::Context;
use crate::app::kit::{Tone, size, space, widgets};
use crate::app::words;
use crate::domain::account::AccountKey;
use crate::domain::text;
use egui::{ScrollArea, Ui, vec2};

/// How wide the dialogs are, how tall their list at most, and how much of a line a name has.
pub(super) const WIDTH: f32 = 740.0;
const TALLEST: f32 = 220.0;
const NAME: f32 = 0.47;

/// A row: whose it is, and what is said of it.
pub(super) fn line_ui(ui: &mut Ui, name: &str, tone: Option<Tone>, said: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let room = (ui.available_width() * NAME).floor();
        ui.allocate_ui(vec2(room, size::SMALL_CONTROL), |ui| {
            ui.set_width(room);
            ui.add(egui::Label::new(text::clean_to(name, 60)).truncate());
        });
        match tone {
            Some(tone) => widgets::toned(ui, tone, said),
            None => widgets::muted(ui, said),
        };
    });
}

/// A list of which only what is in sight is drawn: every row is as tall as the others.
pub(super) fn rows_ui(ui: &mut Ui, count: usize, add: impl FnOnce(&mut Ui, std::ops::Range<usize>)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::SMALL_CONTROL;
        let area = ScrollArea::vertical().max_height(TALLEST).auto_shrink([false, true]);
        area.show_rows(ui, size::SMALL_CONTROL, count, add);
    });
}

/// A dispute with its account, where there are several.
pub(super) fn named(cx: &Context<'_>, account: &AccountKey, is_over: bool, name: String) -> String {
    let of = cx.settings.account(account).filter(|_| is_over);
    of.map_or(name.clone(), |of| words::everywhere_elsewhere(words::account_with_environment(of), name))
}
