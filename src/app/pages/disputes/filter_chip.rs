//! How a filter chip looks: its name and value, its menu, and a cross that clears it.
//!
//! Must not live here: what the chips of the list are.

use crate::app::kit::{Tone, filter_popup, icons, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::search::chips::{Chip, Shown};
use crate::domain::search::{Condition, Edit};
use crate::domain::text;
use egui::{Align, Button, Id, Layout, Response, RichText, Ui, Vec2};
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

impl Look {
    /// What the chip says.
    fn words(&self) -> String {
        match &self.value {
            Some(value) => words::filter_chip(self.name, text::clean_to(value, 32)),
            None => format!("{} {}", self.name, icons::DOWN),
        }
    }

    /// What a screen reader says.
    fn label(&self) -> String {
        let name = words::inside(self.name);
        match &self.value {
            Some(value) => words::filter_by_value(name, value),
            None => words::filter_by(name),
        }
    }

    /// How wide it is in a row, with its cross.
    pub fn room(&self, ui: &Ui) -> f32 {
        let cross = if self.value.is_some() { ui.spacing().item_spacing.x + size::SMALLEST_CONTROL } else { 0.0 };
        button_width(ui, &self.words()) + cross
    }
}

/// What a chip asks from now on.
pub fn edit(chip: Chip, condition: Option<Condition>) -> Edit {
    Edit { chip, condition }
}

/// How wide a chip with these words is.
pub fn button_width(ui: &Ui, words: &str) -> f32 {
    let color = tokens(ui).text;
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), theme::medium(size::BODY), color));
    (galley.size().x + 2.0 * ui.spacing().button_padding.x).ceil()
}

/// A chip's button. It has the accent's colours when it asks for something.
pub fn button_ui(ui: &mut Ui, words: &str, is_on: bool, label: &str) -> Response {
    let tokens = tokens(ui);
    let (fill, line) = if is_on {
        (tokens.accent_weak, theme::thick(tokens.accent))
    } else {
        (tokens.raised, theme::hairline(tokens.strong_line))
    };
    let text = RichText::new(words).font(theme::medium(size::BODY)).color(tokens.text);
    let button = Button::new(text).fill(fill).stroke(line).min_size(Vec2::new(0.0, size::CHIP));
    let response = ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    response
}

/// A chip in the menu of those that have no room: a line, and below it what its own menu holds while it is unfolded.
/// True while it is.
pub fn line_ui(ui: &mut Ui, look: &Look, edits: &mut Vec<Edit>, menu: impl FnOnce(&mut Ui, &mut Vec<Edit>)) -> bool {
    let memory = Id::unique("unfolded filter");
    let unfolded = ui.data(|data| data.get_temp::<&'static str>(memory));
    let is_unfolded = unfolded == Some(look.name);
    ui.horizontal(|ui| {
        let clear = if look.value.is_some() { size::SMALLEST_CONTROL + ui.spacing().item_spacing.x } else { 0.0 };
        let width = ui.available_width() - clear;
        let line = widgets::menu_line(ui, is_unfolded, &look.words(), &look.label(), width);
        // What was just unfolded comes into sight as far as there is room.
        let fresh = memory.with("fresh");
        if is_unfolded && ui.data_mut(|data| data.remove_temp::<&'static str>(fresh)) == Some(look.name) {
            line.scroll_to_me(Some(Align::TOP));
        }
        if line.clicked() {
            ui.data_mut(|data| {
                data.insert_temp(memory, if is_unfolded { "" } else { look.name });
                data.insert_temp(fresh, look.name);
            });
        }
        cross_ui(ui, look, edits);
    });
    if is_unfolded {
        menu(ui, edits);
        refused_ui(ui, look);
    }
    is_unfolded
}

fn refused_ui(ui: &mut Ui, look: &Look) {
    if look.is_refused {
        widgets::toned(ui, Tone::Red, words::filter_full());
    }
}

fn cross_ui(ui: &mut Ui, look: &Look, edits: &mut Vec<Edit>) {
    let cross = words::filter_clear(words::inside(look.name));
    if look.value.is_some() && widgets::small_icon_button(ui, icons::CLOSE, &cross).clicked() {
        edits.extend(look.chips.iter().map(|chip| Edit { chip: *chip, condition: None }));
    }
}

/// One chip: its menu opens on a click, and a cross beside its value clears it. True while the menu is open.
pub fn chip_ui(ui: &mut Ui, look: &Look, edits: &mut Vec<Edit>, menu: impl FnOnce(&mut Ui, &mut Vec<Edit>)) -> bool {
    let response = button_ui(ui, &look.words(), look.value.is_some(), &look.label());
    let opened = filter_popup(&response, look.width, |ui| {
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        menu(ui, edits);
        refused_ui(ui, look);
    });
    cross_ui(ui, look, edits);
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
    let number = RichText::new(words::number(count as u64)).font(theme::small()).color(tokens(ui).muted);
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
