//! The tags editor: what is typed stays until it is saved, and saving touches only what was changed.

use crate::app::action::Action;
use crate::app::drafts::Saved;
use crate::app::kit::{Look, Tone, icons, theme, tokens, widgets};
use crate::app::{Context, notice};
use crate::desk::list::Entry;
use crate::desk::{Intent, OutboxRow, RowState};
use crate::domain::dispute::tags::{self, Tags};
use crate::domain::ids::DisputeId;
use crate::domain::joined::Join as _;
use crate::domain::text;
use egui::{Margin, RichText, TextEdit, Ui};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

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
        let row = cx.rows.iter().rev().find(|row| matches!(&row.intent, Intent::Tags { dispute, .. } if dispute == id));
        let is_saving = row.is_some_and(|row| row.state.is_active());
        self.settle(id, row);
        ui.horizontal(|ui| {
            widgets::caption(ui, "Tags");
            if is_saving {
                widgets::muted(ui, "Saving");
            } else if !self.editing.contains_key(id) && widgets::link(ui, "Edit tags").clicked() {
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
        widgets::muted(ui, "No tags");
        return;
    }
    let tokens = tokens(ui);
    egui::Grid::new("tags").num_columns(2).min_row_height(20.0).spacing([16.0, 2.0]).show(ui, |ui| {
        for (key, value) in tags.iter() {
            ui.label(RichText::new(text::clean_to(key, 60)).color(tokens.muted).font(theme::small()));
            let value = crate::domain::evidence::card_number::masked(&text::clean_to(value, 500));
            ui.add(egui::Label::new(value).wrap().selectable(true));
            ui.end_row();
        }
    });
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
        Self { base: tags.clone(), lines, is_sent: false }
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
        let broken =
            filled.iter().find_map(|(key, value)| tags::key_problem(key).or_else(|| tags::value_problem(value)));
        let mut keys: Vec<&str> = filled.iter().map(|(key, _)| key.trim()).collect();
        keys.sort_unstable();
        let twice = keys.windows(2).any(|pair| pair.first() == pair.last());
        broken.or_else(|| twice.then(|| "A key stands twice".to_owned())).or_else(|| {
            (filled.len() > tags::MAX_PAIRS).then(|| format!("Finix keeps at most {} tags", tags::MAX_PAIRS))
        })
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Done> {
        let mut removed = None;
        for (index, (key, value)) in self.lines.iter_mut().enumerate() {
            ui.push_id(("tag", index), |ui| {
                ui.horizontal(|ui| {
                    let edit = |text, hint: &str, width| {
                        TextEdit::singleline(text)
                            .hint_text(hint.to_owned())
                            .desired_width(width)
                            .margin(Margin::symmetric(8, 4))
                    };
                    let name = format!("Tag {} key", index + 1);
                    ui.add(edit(key, "Key", 130.0)).accessible_name(name);
                    let name = format!("Tag {} value", index + 1);
                    let room = (ui.available_width() - 40.0).max(60.0);
                    ui.add(edit(value, "Value", room)).accessible_name(name);
                    if widgets::icon_button(ui, icons::CLOSE, &format!("Remove tag {}", index + 1)).clicked() {
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
            widgets::toned(ui, Tone::Red, problem.as_str());
        }
        ui.horizontal(|ui| {
            if self.lines.len() < tags::MAX_PAIRS && widgets::link(ui, "Add a tag").clicked() {
                self.lines.push(Default::default());
            }
        });
        ui.horizontal(|ui| {
            let can = problem.as_deref().map_or(Ok(()), Err);
            let saved = widgets::button_if(ui, can, Look::Primary, "Save tags").clicked();
            let cancelled = widgets::button(ui, Look::Secondary, "Cancel").clicked();
            if saved { Some(Done::Save) } else { cancelled.then_some(Done::Cancel) }
        })
        .inner
    }
}
