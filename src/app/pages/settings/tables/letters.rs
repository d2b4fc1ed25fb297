//! The letters in a form: a template's text, checked as it is typed, beside how it reads for an example.
//!
//! Must not live here: how a letter is filled.

use super::{Wish, save_ui};
use crate::app::Context;
use crate::app::kit::{Field, Tone, choice_ui, space, widgets};
use crate::app::pages::settings::letterhead::paper_ui;
use crate::app::words;
use crate::domain::packet::letter::example::{FIELDS, example};
use crate::domain::packet::letter::{self, Letters, Template, Words};
use crate::domain::reference::change::{Change, To};
use egui::Ui;

/// Below this, the preview stands under the text.
const NARROW: f32 = 640.0;

/// A template as it is typed.
struct Typed {
    name: String,
    claim: String,
    before: Words,
    letter: String,
    short: String,
}

/// Every template, and which one is shown.
pub(super) struct LettersForm {
    templates: Vec<Typed>,
    chosen: usize,
}

impl LettersForm {
    /// As the table in force has them.
    pub(super) fn new(letters: &Letters) -> Self {
        let typed = |template: &Template| Typed {
            name: template.name.clone(),
            claim: template.claim.clone(),
            before: template.words.clone(),
            letter: template.words.letter.join("\n"),
            short: template.words.short.join("\n"),
        };
        Self { templates: letters.all().iter().map(typed).collect(), chosen: 0 }
    }

    /// Shows it.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let choices: Vec<(usize, String)> =
            self.templates.iter().enumerate().map(|(place, typed)| (place, typed.name.clone())).collect();
        choice_ui(ui, words::packet_template(), &mut self.chosen, &choices, None);
        widgets::hint(ui, words::packet_editor_hint());
        // What was typed into one template cannot be undone in another.
        ui.push_id(("template", self.chosen), |ui| self.template_ui(ui, cx));
    }

    fn template_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(typed) = self.templates.get_mut(self.chosen) else { return };
        if ui.available_width() < NARROW {
            typed.fields_ui(ui);
            typed.preview_ui(ui, cx);
            return;
        }
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                typed.fields_ui(left);
                typed.preview_ui(right, cx);
            }
        });
    }

    /// Its buttons, and what is wished.
    pub(super) fn buttons_ui(&self, ui: &mut Ui) -> Option<Wish> {
        let wrong = self.templates.iter().find(|typed| typed.letter_problem().or(typed.short_problem()).is_some());
        let changes = self.changes();
        let why = wrong.map(|typed| words::settings_letter_wrong(&typed.name));
        save_ui(ui, why.as_deref(), changes)
    }

    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (place, typed) in self.templates.iter().enumerate() {
            let Words { letter, short } = typed.words();
            for (name, now, before) in [("letter", letter, &typed.before.letter), ("short", short, &typed.before.short)]
            {
                if now != *before {
                    changes.push(Change { within: format!("/templates/{place}"), name, to: To::Lines(now) });
                }
            }
        }
        changes
    }
}

impl Typed {
    fn words(&self) -> Words {
        let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect();
        Words { letter: lines(&self.letter), short: lines(&self.short) }
    }

    fn letter_problem(&self) -> Option<String> {
        let typed = Words { short: Vec::new(), ..self.words() };
        letter::check(&typed).err().map(|problem| words::letter_problem(&problem))
    }

    /// A short form may be empty.
    fn short_problem(&self) -> Option<String> {
        let typed = Words { letter: self.words().short, short: Vec::new() };
        let is_any = !self.short.trim().is_empty();
        letter::check(&typed).err().filter(|_| is_any).map(|problem| words::letter_problem(&problem))
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let (in_letter, in_short) = (self.letter_problem(), self.short_problem());
        Field::new(words::packet_letter_field()).rows(16).limit(8_000).error(in_letter).ui(ui, &mut self.letter);
        Field::new(words::packet_short_field()).rows(5).limit(2_000).error(in_short).ui(ui, &mut self.short);
    }

    fn preview_ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let Words { letter, short } = self.words();
        widgets::caption(ui, words::settings_letter_example());
        let filled = example(&letter);
        paper_ui(ui, &filled.paragraphs);
        if !filled.open.is_empty() {
            let names = filled.open.iter().map(|token| token.replace('_', " ")).collect::<Vec<_>>().join(", ");
            widgets::toned(ui, Tone::Grey, words::settings_letter_asked(names));
        }
        widgets::caption(ui, words::packet_note());
        paper_ui(ui, &example(&short).paragraphs);
        widgets::caption(ui, words::packet_known_fields());
        widgets::hint(ui, FIELDS.map(|(name, _)| format!("{{{name}}}")).join("  "));
        if let Some(list) = cx.tables.checklists.items(&self.claim) {
            widgets::caption(ui, words::packet_items());
            for item in &list.items {
                widgets::hint(ui, format!("?{}:  {}", item.id, item.text));
            }
        }
    }
}
