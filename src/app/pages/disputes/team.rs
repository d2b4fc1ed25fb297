//! Who works on the open dispute and how far they are: shown, and changed with two menus.
//!
//! Must not live here: how it is kept (`domain::dispute::team`), sending it.

use super::filter_chip::button_ui;
use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::kit::{Field, Look, filter_popup, focus, icons, size, space, states, widgets};
use crate::app::notice;
use crate::app::pages::settings::section::Section;
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::{Intent, OutboxRow, team};
use crate::domain::dispute::team::{LONGEST_NAME, Person, Team, TeamChange, Work};
use crate::domain::ids::DisputeId;
use crate::domain::text;
use egui::{ScrollArea, Ui};
use std::sync::Arc;

/// How wide the menus are, and how tall the list of people is at most.
const MENU: f32 = 220.0;
const TALLEST: f32 = 180.0;

/// A name that is typed.
#[derive(Default)]
pub struct TeamLine {
    name: String,
    problem: Option<String>,
}

impl TeamLine {
    /// The two menus, and what became of the last change when that needs a person.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let id = &entry.dispute.id;
        let now = Team::of(&team::tags_to_be(cx.rows, &entry.dispute));
        let row = last_row(cx.rows, id);
        ui.horizontal_wrapped(|ui| {
            let name = now.assignee.as_deref().unwrap_or(words::team_no_one());
            let said = words::team_assignee_is(text::clean_to(name, LONGEST_NAME));
            let button = button_ui(ui, &format!("{said} {}", icons::DOWN), false, &said);
            let chosen = filter_popup(&button, MENU, |ui| self.people_ui(ui, cx, Some(&now))).flatten();
            let work = now.work.as_ref().map_or(words::team_no_work().into(), words::work);
            let said = words::team_work_is(text::clean_to(&work, LONGEST_NAME));
            let button = button_ui(ui, &format!("{said} {}", icons::DOWN), false, &said);
            let chosen = chosen.or(filter_popup(&button, MENU, |ui| work_ui(ui, Some(&now))).flatten());
            if let Some(change) = chosen {
                cx.actions.push(Action::ChangeTeam(id.clone(), change));
            }
            if row.is_some_and(|row| row.state.is_active()) {
                widgets::muted(ui, words::tags_saving());
            }
        });
        if let Some(row) = row.filter(|row| row.state.needs_person()) {
            trouble_ui(ui, cx, row);
        }
    }

    /// Who can be chosen: whoever sits here, those who have disputes already, somebody else, nobody. `now` is how it is
    /// with the one dispute it is about.
    pub fn people_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, now: Option<&Team>) -> Option<TeamChange> {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        let mut chosen = None;
        let me = cx.settings.my_name.as_ref();
        let assignee = now.and_then(|now| now.assignee.as_deref());
        let is_chosen = |person: &Person| assignee.is_some_and(|name| person.is(name));
        match me {
            Some(me) => {
                let said = words::team_me(me.as_str());
                if line_ui(ui, is_chosen(me), &said) {
                    chosen = Some(Some(me.clone()));
                }
            }
            None if widgets::link(ui, words::team_set_name()).clicked() => {
                cx.actions.push(Action::Settings(SettingsAction::Show(Section::Team)));
                ui.close();
            }
            None => {}
        }
        ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
            for person in cx.found.people.iter().filter_map(|name| Person::parse(name).ok()) {
                let is_me = me.is_some_and(|me| me.is(person.as_str()));
                if !is_me && line_ui(ui, is_chosen(&person), person.as_str()) {
                    chosen = Some(Some(person));
                }
            }
        });
        if line_ui(ui, now.is_some() && assignee.is_none(), words::team_nobody()) {
            chosen = Some(None);
        }
        ui.separator();
        ui.spacing_mut().item_spacing.y = space::CLOSE;
        let field = Field::new(words::team_other()).limit(LONGEST_NAME).error(self.problem.clone());
        let field = field.ui(ui, &mut self.name);
        if field.changed() {
            self.problem = None;
        }
        if widgets::button(ui, Look::Secondary, words::team_assign()).clicked() || focus::is_entered(&field) {
            match Person::parse(&self.name) {
                Ok(person) => {
                    chosen = Some(Some(person));
                    *self = Self::default();
                }
                Err(problem) => self.problem = Some(words::person_problem(problem).to_owned()),
            }
        }
        if chosen.is_some() {
            ui.close();
        }
        chosen.map(TeamChange::Assign)
    }
}

/// The last change of it.
fn last_row<'r>(rows: &'r [Arc<OutboxRow>], id: &DisputeId) -> Option<&'r Arc<OutboxRow>> {
    rows.iter().rev().find(|row| {
        matches!(&row.intent, Intent::Tags { dispute, .. } if dispute == id) && team::is_of_team(&row.intent)
    })
}

/// What stands against a change, and what a person can decide: nothing of theirs or of somebody else's goes unseen.
fn trouble_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow) {
    if let Some(notice) = notice::trouble(row) {
        states::error(ui, &notice);
    }
    ui.horizontal_wrapped(|ui| {
        if widgets::button(ui, Look::Secondary, words::team_use_mine()).clicked() {
            cx.actions.push(Action::RetryRow(row.id));
        }
        if widgets::link(ui, words::team_keep_theirs()).clicked() {
            cx.actions.push(Action::DiscardRowNow(row.id));
        }
    });
}

fn line_ui(ui: &mut Ui, is_chosen: bool, said: &str) -> bool {
    let said = text::clean_to(said, 60);
    let width = ui.available_width();
    ui.spacing_mut().interact_size.y = size::SMALL_CONTROL;
    widgets::menu_line(ui, is_chosen, &said, &said, width).clicked()
}

/// How far they can be.
pub fn work_ui(ui: &mut Ui, now: Option<&Team>) -> Option<TeamChange> {
    ui.spacing_mut().item_spacing.y = space::HAIR;
    let mut chosen = None;
    for work in Work::KNOWN {
        if line_ui(ui, now.is_some_and(|now| now.work.as_ref() == Some(work)), &words::work(work)) {
            chosen = Some(Some(work.clone()));
        }
    }
    if line_ui(ui, now.is_some_and(|now| now.work.is_none()), words::team_no_work()) {
        chosen = Some(None);
    }
    if chosen.is_some() {
        ui.close();
    }
    chosen.map(TeamChange::Work)
}

/// What a list of one's own disputes says while nobody knows whose they would be.
pub fn nameless_ui(ui: &mut Ui, cx: &Context<'_>) {
    let (title, hint) = (words::team_no_name(), words::team_no_name_hint());
    if states::empty(ui, icons::INBOX, title, hint, Some(words::team_set_name())) {
        cx.actions.push(Action::Settings(SettingsAction::Show(Section::Team)));
    }
}
