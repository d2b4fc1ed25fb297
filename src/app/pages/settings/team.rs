//! The name whoever uses this computer has in a team, and where it is kept.
//!
//! Must not live here: what a name may be.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, focus, widgets};
use crate::app::words;
use crate::domain::dispute::team::{ASSIGNEE, LONGEST_NAME, Person, PersonProblem, WORK};
use egui::Ui;

/// What is typed.
#[derive(Default)]
pub struct TeamSection {
    typed: Option<String>,
    problem: Option<PersonProblem>,
}

impl TeamSection {
    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::title(ui, words::settings_team());
        widgets::hint(ui, words::settings_team_hint(ASSIGNEE, WORK));
        let kept = cx.settings.my_name.as_ref().map(Person::as_str).unwrap_or_default();
        let typed = self.typed.get_or_insert_with(|| kept.to_owned());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            let field = Field::new(words::settings_my_name())
                .example("Ana")
                .limit(LONGEST_NAME)
                .error(self.problem.map(words::person_problem))
                .ui(ui, typed);
            if field.changed() {
                self.problem = None;
            }
            widgets::hint(ui, words::settings_my_name_hint());
            let is_changed = typed.trim() != kept;
            if !is_changed {
                return;
            }
            let save = widgets::button(ui, Look::Primary, words::settings_my_name_save());
            if !save.clicked() && !focus::is_entered(&field) {
                return;
            }
            let name = match Person::parse(typed) {
                Ok(name) => Some(name),
                // Without a name nothing is anybody's own.
                Err(PersonProblem::Empty) => None,
                Err(problem) => {
                    self.problem = Some(problem);
                    return;
                }
            };
            *typed = name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
            cx.actions.push(Action::Change(Box::new(move |settings| settings.my_name = name)));
            cx.actions.push(Action::AskList);
        });
    }
}
