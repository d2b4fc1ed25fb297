//! How a filter chip looks: its name and value, its menu, and a cross that clears it.
//!
//! Must not live here: what the chips of the list are.

use crate::app::kit::{Tone, filter_popup, icons, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::search::Edit;
use crate::domain::search::chips::{Chip, Shown};
use crate::domain::text;
use egui::{Align, Button, Layout, RichText, Ui, Vec2};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Room a number needs at the right edge.
const NUMBER: f32 = 48.0;

/// One chip.
pub struct Look {
    /// What it filters by.
    pub name: &'static str,
    /// What it asks.
    pub value: Option<String>,
    /// How wide its menu is.
    pub width: f32,
    /// The fields it shows and clears.
    pub chips: &'static [Chip],
    /// True when the search has no room for what was chosen last.
    pub is_refused: bool,
}

/// One chip: its menu opens on a click, and a cross beside its value clears it. True while the menu is open.
pub fn chip_ui(ui: &mut Ui, look: &Look, edits: &mut Vec<Edit>, menu: impl FnOnce(&mut Ui, &mut Vec<Edit>)) -> bool {
    let tokens = tokens(ui);
    let (name, value) = (look.name, look.value.as_deref());
    let words = match value {
        Some(value) => words::filter_chip(name, text::clean_to(value, 32)),
        None => format!("{name} {}", icons::DOWN),
    };
    let (fill, line) =
        if value.is_some() { (tokens.accent_weak, tokens.accent) } else { (tokens.raised, tokens.strong_line) };
    let text = RichText::new(words).font(theme::medium(size::BODY)).color(tokens.text);
    let button = Button::new(text).fill(fill).stroke(theme::hairline(line)).min_size(Vec2::new(0.0, size::CHIP));
    let response = ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand);
    let label = value.map_or_else(
        || words::filter_by(name.to_lowercase()),
        |value| words::filter_by_value(name.to_lowercase(), value),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let opened = filter_popup(&response, look.width, |ui| {
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        menu(ui, edits);
        if look.is_refused {
            widgets::toned(ui, Tone::Red, words::filter_full());
        }
    });
    let cross = words::filter_clear(name.to_lowercase());
    if value.is_some() && widgets::small_icon_button(ui, icons::CLOSE, &cross).clicked() {
        edits.extend(look.chips.iter().map(|chip| Edit { chip: *chip, condition: None }));
    }
    opened.is_some()
}

/// Check boxes of which several can be on, each with the number of disputes it stands for. Returns the choice when it
/// changed.
pub fn toggles_ui<T: Ord + Clone, S: AsRef<str>>(
    ui: &mut Ui,
    shown: &Shown<BTreeSet<T>>,
    choices: impl Iterator<Item = (T, S)>,
    count: impl Fn(&T) -> Option<usize>,
) -> Option<BTreeSet<T>> {
    let mut changed = None;
    for (value, words) in choices {
        let mut on = shown.choice().is_some_and(|chosen| chosen.contains(&value));
        let is_changed = ui.horizontal(|ui| {
            let toggle = widgets::checkbox(ui, &mut on, words.as_ref());
            if let Some(count) = count(&value) {
                number_ui(ui, count);
            }
            toggle.changed()
        });
        if is_changed.inner {
            let mut chosen = shown.choice().cloned().unwrap_or_default();
            if on {
                chosen.insert(value);
            } else {
                chosen.remove(&value);
            }
            changed = Some(chosen);
        }
    }
    changed
}

/// A choice of which only one can be on, with the same number. True when it was chosen.
pub fn radio_ui(ui: &mut Ui, is_on: bool, words: &str, count: Option<usize>) -> bool {
    let line = ui.horizontal(|ui| {
        let is_clicked = ui.radio(is_on, words).clicked();
        if let Some(count) = count {
            number_ui(ui, count);
        }
        is_clicked
    });
    line.inner
}

/// How many disputes an option stands for, at the right edge; behind a name that leaves no room, next to it.
fn number_ui(ui: &mut Ui, count: usize) {
    let number = RichText::new(text::grouped(count as u64)).font(theme::small()).color(tokens(ui).muted);
    if ui.available_width() > NUMBER {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(number));
    } else {
        ui.label(number);
    }
}

/// What a chip says: its choice in words, or what was typed as it was typed.
pub fn said<T>(shown: &Shown<T>, words: impl FnOnce(&T) -> Option<String>) -> Option<String> {
    match shown {
        Shown::Nothing => None,
        Shown::Choice(choice) => words(choice),
        Shown::Typed(text) => Some(text.clone()),
    }
}

/// What a chip of two fields says.
pub fn together(said: [Option<String>; 2]) -> Option<String> {
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// `Fraud`, `Fraud, Quality`, `Fraud and 2 more`.
pub fn few<'v>(values: impl Iterator<Item = impl Into<Cow<'v, str>>>) -> Option<String> {
    let values: Vec<Cow<'v, str>> = values.map(Into::into).collect();
    match values.as_slice() {
        [] => None,
        [one] => Some(one.to_string()),
        [one, two] => Some(format!("{one}, {two}")),
        [one, rest @ ..] => Some(words::filter_and_more(one.as_ref(), rest.len())),
    }
}

/// A range in words.
pub fn range_words(from: Option<String>, to: Option<String>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(words::filter_range(from, to)),
        (Some(from), None) => Some(words::filter_range_from(from)),
        (None, Some(to)) => Some(words::filter_range_to(to)),
        (None, None) => None,
    }
}
