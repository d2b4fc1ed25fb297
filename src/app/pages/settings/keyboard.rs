//! Shortcuts: which there are, and changing them.
//!
//! Must not live here: which keys can be those of a command (`command` says that).

use crate::app::Context;
use crate::app::action::Action;
use crate::app::command::{self, CHANGEABLE, Chord, Command, Keymap, Refusal, Wishes};
use crate::app::help;
use crate::app::kit::{Look, Tone, keys, size, space, theme, tokens, widgets};
use crate::app::words;
use egui::{Align, Key, Label, Layout, RichText, Ui};

/// Room for the keys and the buttons beside a command.
const BESIDE: f32 = 330.0;
/// The least room for what it does.
const LEAST: f32 = 120.0;

/// What is asked for.
#[derive(Default)]
pub struct KeyboardSection {
    asking: Option<Asking>,
}

/// A command whose new keys are asked for.
struct Asking {
    command: Command,
    name: &'static str,
    /// The keys that were pressed and cannot be its own.
    refused: Option<(Chord, Refusal)>,
}

impl KeyboardSection {
    /// Asks for no keys any more.
    pub fn cancel(&mut self) {
        self.asking = None;
    }

    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let keymap = command::keymap(ui.ctx());
        self.listen(ui, cx, &keymap);
        widgets::title(ui, words::settings_keyboard());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            help::list_ui(ui);
        });
        widgets::title(ui, words::settings_keys());
        widgets::hint(ui, words::settings_keys_hint());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            for (command, name) in CHANGEABLE {
                self.line_ui(ui, cx, &keymap, (command, name));
            }
        });
        if self.asking.is_some() {
            command::ask_for_keys(ui.ctx());
        }
    }

    /// Takes the keys that are asked for.
    fn listen(&mut self, ui: &Ui, cx: &Context<'_>, keymap: &Keymap) {
        let Some(asking) = &mut self.asking else { return };
        // What is held with a key comes as a key of its own before it.
        let pressed = keys::take_as(ui.ctx(), |key, held| (!Chord::is_held(key)).then_some((key, held)));
        let Some((key, held)) = pressed.into_iter().next() else { return };
        if key == Key::Escape {
            self.asking = None;
            return;
        }
        let chord = Chord::new(key, held);
        match keymap.check(asking.command, chord) {
            Ok(()) => {
                keep(cx, keymap.with(asking.name, Some(chord)));
                self.asking = None;
            }
            Err(refusal) => asking.refused = Some((chord, refusal)),
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, keymap: &Keymap, (command, name): (Command, &'static str)) {
        let does = (command.spec().words)();
        let is_asked = self.asking.as_ref().is_some_and(|asking| asking.command == command);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - BESIDE).max(LEAST);
            ui.allocate_ui_with_layout(egui::vec2(width, size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(does_of(command, does)).truncate());
            });
            if is_asked {
                self.asked_ui(ui, cx, keymap, name);
            } else {
                self.buttons_ui(ui, cx, keymap, (command, name), does);
            }
        });
        let refused = self.asking.as_ref().filter(|_| is_asked).and_then(|asking| asking.refused);
        if let Some((chord, refusal)) = refused {
            let keys = chord.words();
            let words = match refusal {
                Refusal::Reserved => words::settings_keys_reserved(keys),
                Refusal::NeedsModifier => words::settings_keys_modifier(keys),
                Refusal::Taken(other) => words::settings_keys_taken(keys, does_of(other, (other.spec().words)())),
            };
            widgets::toned(ui, Tone::Amber, words);
        }
        ui.add_space(space::HAIR);
    }

    fn asked_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, keymap: &Keymap, name: &'static str) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::link(ui, words::settings_keys_remove()).clicked() {
                keep(cx, keymap.with(name, None));
                self.asking = None;
            }
            let words = RichText::new(words::settings_keys_press()).color(tokens(ui).accent);
            ui.add(Label::new(words).truncate());
        });
    }

    fn buttons_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        keymap: &Keymap,
        (command, name): (Command, &'static str),
        does: &str,
    ) {
        let keys = keymap.keys_of(command);
        let keys = if keys.is_empty() { words::settings_keys_none().to_owned() } else { keys.join(", ") };
        let does = does_of(command, does);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let change = widgets::button(ui, Look::Secondary, words::settings_keys_change());
            let label = words::settings_keys_change_label(&does);
            change.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
            if change.clicked() {
                // Enter would press it again.
                change.surrender_focus();
                self.asking = Some(Asking { command, name, refused: None });
            }
            if keymap.is_changed(name) {
                let reset = widgets::link(ui, words::settings_keys_reset());
                let label = words::settings_keys_reset_label(&does);
                reset.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
                if reset.clicked() {
                    keep(cx, keymap.without(name));
                }
            }
            ui.add(Label::new(RichText::new(keys).font(theme::medium(size::BODY))).truncate());
        });
    }
}

/// What a command does; of a step through the list, which way.
fn does_of(command: Command, words: &str) -> String {
    match command {
        Command::NextRow => words::settings_keys_row_below().to_owned(),
        Command::PreviousRow => words::settings_keys_row_above().to_owned(),
        Command::Go(_) => words::settings_keys_page(words),
        _ => words.to_owned(),
    }
}

fn keep(cx: &Context<'_>, wishes: Wishes) {
    cx.actions.push(Action::Change(Box::new(move |settings| settings.shortcuts = wishes)));
}
