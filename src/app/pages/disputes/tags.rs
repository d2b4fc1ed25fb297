//! The tags editor: what is typed stays until it is saved, and saving touches only what was changed.
//!
//! Must not live here: the limits of tags.

use crate::app::action::Action;
use crate::app::drafts::Saved;
use crate::app::kit::{Look, Tone, focus, icons, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::list::Entry;
use crate::desk::{Intent, OutboxRow, RowState, team};
use crate::domain::dispute::tags::{self, Tags};
use crate::domain::ids::DisputeId;
use crate::domain::joined::Join as _;
use crate::domain::text;
use egui::{RichText, TextEdit, Ui};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// The width of a tag's key, of the button that takes it away, and the least of its value.
const KEY: f32 = 130.0;
const REMOVING: f32 = 40.0;
const LEAST_VALUE: f32 = 60.0;

/// Tags being edited, by dispute: what was typed stays until Finix has it or it is cancelled.
#[derive(Default)]
pub struct TagsEditor {
    editing: HashMap<DisputeId, Editing>,
}

#[derive(Serialize, Deserialize)]
struct Editing {
    base: Tags,
    lines: Vec<(String, String)>,
    is_sent: bool,
    /// Opened, or made longer, by a person in this frame: the first empty field takes the focus.
    #[serde(skip)]
    wants_focus: bool,
}

/// How drafts of tags are named.
const DRAFT: &str = "tags/";

impl TagsEditor {
    /// What is being typed.
    pub fn save(&self, saved: &mut Saved) {
        for (id, editing) in self.editing.iter().filter(|(_, editing)| !editing.is_sent) {
            saved.put_always(&format!("{DRAFT}{id}"), editing);
        }
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is not one of these.
    pub fn restore(&mut self, name: &str, data: &str) -> Option<bool> {
        let id = name.strip_prefix(DRAFT).and_then(|id| DisputeId::parse(id).ok())?;
        let Ok(left) = serde_json::from_str::<Editing>(data) else { return Some(false) };
        match self.editing.get_mut(&id) {
            // Two values for one key are both in sight, to be decided.
            Some(here) if !here.is_sent => here.lines.take_older(left.lines),
            Some(_) => {}
            None => drop(self.editing.insert(id, left)),
        }
        Some(true)
    }

    /// The tags, or their editor.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let id = &entry.dispute.id;
        // Who works on it is changed elsewhere.
        let is_own = |intent: &Intent| {
            matches!(intent, Intent::Tags { dispute, .. } if dispute == id) && !team::is_of_team(intent)
        };
        let row = cx.rows.iter().rev().find(|row| is_own(&row.intent));
        let is_saving = row.is_some_and(|row| row.state.is_active());
        self.settle(id, row);
        ui.horizontal(|ui| {
            widgets::caption(ui, words::tags_title());
            if is_saving {
                widgets::muted(ui, words::tags_saving());
            } else if !self.editing.contains_key(id) && widgets::link(ui, words::tags_edit()).clicked() {
                self.editing.insert(id.clone(), Editing::of(entry));
            }
        });
        let Some(editing) = self.editing.get_mut(id).filter(|editing| !editing.is_sent) else {
            shown_ui(ui, &entry.dispute.tags);
            return;
        };
        if let Some(notice) = row.and_then(|row| notice::trouble(row)) {
            crate::app::kit::states::error(ui, &notice);
        }
        match editing.ui(ui) {
            Some(Done::Cancel) => {
                self.editing.remove(id);
                if let Some(row) = row.filter(|row| !row.state.is_active()) {
                    cx.actions.push(Action::DiscardRow(row.id));
                }
            }
            Some(Done::Save) => {
                editing.is_sent = true;
                let (base, edited) = (editing.base.clone(), editing.edited());
                cx.actions.push(Action::SaveTags { dispute: id.clone(), base, edited });
            }
            None => {}
        }
    }

    /// What was sent is forgotten once Finix has it, and comes back to be edited when it was not taken.
    fn settle(&mut self, id: &DisputeId, row: Option<&Arc<OutboxRow>>) {
        let Some(editing) = self.editing.get_mut(id).filter(|editing| editing.is_sent) else { return };
        match row.map(|row| row.state) {
            Some(state) if state.is_active() => {}
            Some(RowState::Confirmed) => drop(self.editing.remove(id)),
            Some(_) => editing.is_sent = false,
            None => {}
        }
    }
}

fn shown_ui(ui: &mut Ui, tags: &Tags) {
    if tags.is_empty() {
        widgets::muted(ui, words::tags_none());
        return;
    }
    let tokens = tokens(ui);
    egui::Grid::new("tags")
        .num_columns(2)
        .min_row_height(size::SMALLEST_CONTROL)
        .spacing([space::LARGE, space::HAIR])
        .show(ui, |ui| {
            for (key, value) in tags.iter() {
                ui.label(RichText::new(text::clean_to(key, 60)).color(tokens.muted).font(theme::small()));
                let value = crate::domain::evidence::card_number::masked(&text::clean_to(value, 500));
                ui.add(egui::Label::new(value).wrap().selectable(true));
                ui.end_row();
            }
        });
}

/// A field of a line.
fn edit<'t>(text: &'t mut String, hint: &str, width: f32) -> TextEdit<'t> {
    TextEdit::singleline(text)
        .hint_text(hint.to_owned())
        .desired_width(width)
        .margin(theme::inset(space::NEAR, space::TIGHT))
}

enum Done {
    Save,
    Cancel,
}

impl Editing {
    fn of(entry: &Entry) -> Self {
        let tags = &entry.dispute.tags;
        let mut lines: Vec<(String, String)> = tags.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        if lines.is_empty() {
            lines.push(Default::default());
        }
        Self { base: tags.clone(), lines, is_sent: false, wants_focus: true }
    }

    fn edited(&self) -> Tags {
        self.lines
            .iter()
            .filter(|(key, _)| !key.trim().is_empty())
            .map(|(k, v)| (k.trim().to_owned(), v.clone()))
            .collect()
    }

    /// The first thing that is wrong.
    fn problem(&self) -> Option<String> {
        let filled: Vec<&(String, String)> =
            self.lines.iter().filter(|(k, v)| !k.is_empty() || !v.is_empty()).collect();
        let broken = filled
            .iter()
            .find_map(|(key, value)| tags::key_problem(key).or_else(|| tags::value_problem(value)))
            .map(words::tag_problem);
        let mut keys: Vec<&str> = filled.iter().map(|(key, _)| key.trim()).collect();
        keys.sort_unstable();
        let twice = keys.windows(2).any(|pair| pair.first() == pair.last());
        broken
            .or_else(|| twice.then(|| words::tags_duplicate_key().to_owned()))
            .or_else(|| (filled.len() > tags::MAX_PAIRS).then(|| words::tags_too_many(tags::MAX_PAIRS)))
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Done> {
        let (mut removed, mut is_added) = (None, false);
        let mut wants_focus = std::mem::take(&mut self.wants_focus);
        let mut offer = |field: &egui::Response, is_empty: bool| {
            if is_empty && std::mem::take(&mut wants_focus) {
                field.request_focus();
            }
        };
        let last = self.lines.len().saturating_sub(1);
        for (index, (key, value)) in self.lines.iter_mut().enumerate() {
            ui.push_id(("tag", index), |ui| {
                ui.horizontal(|ui| {
                    let name = words::tags_key_label(index + 1);
                    let key_field = ui.add(edit(key, words::tags_key(), KEY)).accessible_name(name);
                    offer(&key_field, key.is_empty());
                    let name = words::tags_value_label(index + 1);
                    let room = (ui.available_width() - REMOVING).max(LEAST_VALUE);
                    let value_field = ui.add(edit(value, words::tags_value(), room)).accessible_name(name);
                    offer(&value_field, value.is_empty());
                    // Enter goes on to the value, and from the last value to another tag.
                    if focus::is_entered(&key_field) {
                        value_field.request_focus();
                    }
                    is_added |= index == last && !key.is_empty() && focus::is_entered(&value_field);
                    if widgets::icon_button(ui, icons::CLOSE, &words::tags_remove(index + 1)).clicked() {
                        removed = Some(index);
                    }
                });
            });
        }
        if let Some(index) = removed {
            self.lines.remove(index);
        }
        let problem = self.problem();
        if let Some(problem) = &problem {
            widgets::told(ui, Tone::Red, problem.as_str());
        }
        ui.horizontal(|ui| {
            if self.lines.len() < tags::MAX_PAIRS && (widgets::link(ui, words::tags_add()).clicked() || is_added) {
                self.lines.push(Default::default());
                self.wants_focus = true;
            }
        });
        ui.horizontal(|ui| {
            let can = problem.as_deref().map_or(Ok(()), Err);
            let saved = widgets::button_if(ui, can, Look::Primary, words::tags_save()).clicked();
            let cancelled = widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked();
            if saved { Some(Done::Save) } else { cancelled.then_some(Done::Cancel) }
        })
        .inner
    }
}
