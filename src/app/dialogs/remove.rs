//! Before an account is removed or its data wiped: what is lost with it, a copy of that, and its name typed.

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Field, Look, Tone, small_dialog, widgets};
use crate::app::remote::{Failure, Remote};
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
            Self::Account => format!("Remove {name}"),
            Self::Data => format!("Wipe the data of {name}"),
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Account => "Remove account",
            Self::Data => "Wipe data",
        }
    }

    /// What goes in any case.
    fn always(self) -> &'static str {
        match self {
            Self::Account => "The account's keys, its saved views, and its disputes as they were last synced",
            Self::Data => "Saved views, and the disputes as they were last synced",
        }
    }

    fn stays(self) -> &'static str {
        match self {
            Self::Account => "Nothing changes at Finix, Disputify or Butter",
            Self::Data => "The account and its keys stay, and the disputes are loaded from Finix again",
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
        let modal = small_dialog(ui, "remove-account", |ui| {
            widgets::title(ui, &self.deed.title(&shown));
            widgets::muted(ui, "Deleted from this computer for good:");
            self.belongings_ui(ui);
            ui.add(egui::Label::new(self.deed.always()).wrap());
            widgets::hint(ui, self.deed.stays());
            self.copy_ui(ui, cx.actions);
            // A name of nothing but spaces cannot be typed.
            let wanted = self.name.trim();
            Field::new(&format!("Type {shown} to confirm")).limit(200).ui(ui, &mut self.typed);
            let can = match (self.belongings.is_loading(), self.is_sending(cx), self.typed.trim() == wanted) {
                (true, _, _) => Err("Docket is still counting what would be lost"),
                (_, true, _) => Err("Something is still being sent for it. Wait until that is done, or cancel it"),
                (_, _, false) => Err("The typed name does not match"),
                _ => Ok(()),
            };
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                let is_sure = widgets::button_if(ui, can, Look::Danger, self.deed.verb()).clicked();
                // Of both in one frame, Cancel counts.
                if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
                    cx.actions.push(Action::CloseDialog);
                } else if is_sure {
                    cx.actions.push(Action::Settings(match self.deed {
                        Deed::Account => SettingsAction::Remove(self.key.clone()),
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
                Failure::Crashed => "Something went wrong in Docket",
            };
            let words = format!(
                "Its outbox, proofs, drafts and files, as far as there are any. They could not be counted: {}",
                text::uncapitalized(why)
            );
            widgets::check_line(ui, CheckState::Care, &words);
            return;
        }
        let Some(belongings) = self.belongings.value() else {
            widgets::check_line(ui, CheckState::Empty, "Counting what is in its outbox");
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
            widgets::toned(ui, Tone::Green, format!("Saved in {}", folder.display()));
        }
        let words = if self.saved.is_some() { "Save another copy…" } else { "Save proofs and a copy…" };
        let clicked = widgets::button(ui, Look::Secondary, words).clicked();
        widgets::hint(ui, "Proofs as PDF and JSON, files under their names. The copy is not encrypted.");
        if clicked {
            actions.push(Action::Settings(SettingsAction::SaveCopy(self.key.clone(), self.name.clone())));
        }
    }
}

/// What would be lost, a line for each.
fn lines(belongings: &Belongings) -> Vec<String> {
    let Belongings { census, set_aside } = *belongings;
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let mut lines = Vec::new();
    let mut line = |count: u64, one: &str, more: &str, tail: String| {
        if count > 0 {
            lines.push(format!("{}{tail}", text::counted(number(count), one, more)));
        }
    };
    line(census.open, "thing in the outbox", "things in the outbox", ", not finished".to_owned());
    line(census.kept, "added file that was not sent", "added files that were not sent", String::new());
    line(census.proofs, "proof", "proofs", " of what was submitted or accepted".to_owned());
    line(census.drafts, "draft or note", "drafts and notes", String::new());
    line(census.files, "copy of a file", "copies of files", format!(", {}", text::bytes(census.bytes)));
    let aside = u64::try_from(set_aside).unwrap_or(u64::MAX);
    line(aside, "outbox that could not be read", "outboxes that could not be read", " and was kept aside".to_owned());
    lines
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
        assert_eq!(listed.first().map(String::as_str), Some("2 things in the outbox, not finished"));
        assert_eq!(listed.get(1).map(String::as_str), Some("1 proof of what was submitted or accepted"));
    }
}
