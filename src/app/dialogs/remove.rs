//! Before an account is removed or its data wiped: what is lost with it, a copy of that, and its name typed.

use super::confirm::decide_ui;
use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Field, Look, Tone, small_dialog, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::Desk;
use crate::desk::leaving::Census;
use crate::desk::leaving::{self, Belongings, Source};
use crate::domain::account::AccountKey;
use crate::domain::text;
use egui::Ui;
use std::path::PathBuf;

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The account goes, with its keys and everything else.
    Account,
    /// The account stays, its data goes.
    Data,
}

impl Deed {
    fn title(self, name: &str) -> String {
        match self {
            Self::Account => words::dialog_remove_title(name),
            Self::Data => words::dialog_wipe_title(name),
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Account => words::dialog_remove(),
            Self::Data => words::dialog_wipe(),
        }
    }

    /// What goes in any case.
    fn always(self) -> &'static str {
        match self {
            Self::Account => words::dialog_remove_always(),
            Self::Data => words::dialog_wipe_always(),
        }
    }

    fn stays(self) -> &'static str {
        match self {
            Self::Account => words::dialog_remove_stays(),
            Self::Data => words::dialog_wipe_stays(),
        }
    }
}

/// The dialog's state.
pub struct RemoveDialog {
    deed: Deed,
    key: AccountKey,
    name: String,
    typed: String,
    belongings: Remote<AccountKey, Belongings, String>,
    saved: Option<PathBuf>,
}

impl RemoveDialog {
    /// Opens it and counts what the account keeps here.
    #[must_use]
    pub fn open(desk: &Desk, deed: Deed, source: Source, key: AccountKey, name: String) -> Self {
        let mut belongings = Remote::default();
        let work = leaving::look(desk.clone(), source);
        let work = async move { work.await.map_err(|error| crate::app::words::errors::leaving(&error)) };
        belongings.request(&desk.runtime, &desk.wake, key.clone(), work);
        Self { deed, key, name, typed: String::new(), belongings, saved: None }
    }

    /// Takes over what was counted.
    pub fn poll(&mut self) {
        self.belongings.poll();
    }

    /// A copy was saved.
    pub fn is_saved(&mut self, key: &AccountKey, folder: PathBuf) {
        if self.key == *key {
            self.saved = Some(folder);
        }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let shown = text::clean_to(&self.name, 60);
        let before = cx.actions.count();
        let (deed, key) = (self.deed, self.key.clone());
        let content = |ui: &mut Ui| {
            widgets::title(ui, &self.deed.title(&shown));
            widgets::muted(ui, words::dialog_lost());
            self.belongings_ui(ui);
            ui.add(egui::Label::new(self.deed.always()).wrap());
            widgets::hint(ui, self.deed.stays());
            self.copy_ui(ui, cx.actions);
            // A name of nothing but spaces cannot be typed.
            let wanted = self.name.trim();
            Field::new(&words::dialog_type_to_confirm(&shown)).first().limit(200).ui(ui, &mut self.typed);
            match (self.belongings.is_loading(), self.is_sending(cx), self.typed.trim() == wanted) {
                (true, _, _) => Err(words::dialog_counting()),
                (_, true, _) => Err(words::dialog_remove_busy()),
                (_, _, false) => Err(words::dialog_name_differs()),
                _ => Ok(()),
            }
        };
        let modal = small_dialog(ui, "remove-account", content, |ui, can| {
            ui.horizontal_wrapped(|ui| {
                let is_sure = decide_ui(ui, can, deed.verb());
                // Of both in one frame, Cancel counts.
                if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
                    cx.actions.push(Action::CloseDialog);
                } else if is_sure {
                    cx.actions.push(Action::Settings(match deed {
                        Deed::Account => SettingsAction::Remove(key),
                        Deed::Data => SettingsAction::Wipe,
                    }));
                }
            });
        });
        // What was pressed in it counts before Esc and clicks beside it.
        let is_left = modal.should_close();
        if is_left && cx.actions.count() == before {
            cx.actions.push(Action::CloseDialog);
        }
    }

    fn is_sending(&self, cx: &Context<'_>) -> bool {
        cx.session.account().key == self.key && cx.rows.iter().any(|row| row.state.is_active())
    }

    fn belongings_ui(&self, ui: &mut Ui) {
        if let Some(failure) = self.belongings.error() {
            let why = match failure {
                Failure::Error(words) => words.as_str(),
                Failure::Crashed => words::dialog_went_wrong(),
            };
            let words = words::dialog_not_counted(words::inside(why.trim_end_matches('.')));
            widgets::check_line(ui, CheckState::Care, &words);
            return;
        }
        let Some(belongings) = self.belongings.value() else {
            widgets::check_line(ui, CheckState::Empty, words::dialog_counting_line());
            return;
        };
        for words in lines(belongings) {
            widgets::check_line(ui, CheckState::Care, &words);
        }
    }

    fn copy_ui(&self, ui: &mut Ui, actions: &Actions) {
        if self.belongings.value().is_none_or(|belongings| belongings.census == Census::default()) {
            return;
        }
        if let Some(folder) = &self.saved {
            widgets::toned(ui, Tone::Green, words::dialog_saved_in(folder.display().to_string()));
        }
        let words = if self.saved.is_some() { words::dialog_save_another() } else { words::dialog_save_copy() };
        let clicked = widgets::button(ui, Look::Secondary, words).clicked();
        widgets::hint(ui, words::dialog_copy_hint());
        if clicked {
            actions.push(Action::Settings(SettingsAction::SaveCopy(self.key.clone(), self.name.clone())));
        }
    }
}

/// What would be lost, a line for each.
fn lines(belongings: &Belongings) -> Vec<String> {
    let Belongings { census, set_aside } = *belongings;
    let some = |count: u64| (count > 0).then_some(count);
    [
        some(census.open).map(words::dialog_lost_open),
        some(census.kept).map(words::dialog_lost_kept),
        some(census.proofs).map(words::dialog_lost_proofs),
        some(census.drafts).map(words::dialog_lost_drafts),
        some(census.files).map(|count| words::dialog_lost_files(count, words::bytes(census.bytes))),
        (set_aside > 0).then(|| words::dialog_lost_aside(set_aside)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_listed() {
        assert!(lines(&Belongings::default()).is_empty());
        let census = Census { open: 2, proofs: 1, files: 1, bytes: 3_000, ..Census::default() };
        let listed = lines(&Belongings { census, set_aside: 0 });
        assert_eq!(listed.len(), 3);
        assert_eq!(listed.first().map(String::as_str), Some("2 unfinished outbox items"));
        assert_eq!(listed.get(1).map(String::as_str), Some("1 proof of a submission or acceptance"));
    }
}
