//! What was asked for in a frame, in order. Nothing that was pushed is lost.

use super::action::{Action, Folder, SettingsAction};
use super::notice::Step;
use std::cell::RefCell;

/// The queue of a frame.
#[derive(Default)]
pub struct Actions(RefCell<Vec<Action>>);

impl Actions {
    /// Adds something that was asked for.
    pub fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// Adds what a click on an error's button asks for.
    pub fn follow(&self, step: Step, retry: Action) {
        self.push(match step {
            Step::Retry => retry,
            Step::OpenSettings => Action::Settings(SettingsAction::ShowAccount),
            Step::OpenReports => Action::Settings(SettingsAction::OpenFolder(Folder::Reports)),
        });
    }

    /// How many were pushed so far. Tells whether a part of the window asked for anything while it was drawn.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Takes all of them, oldest first.
    #[must_use]
    pub fn take(&self) -> Vec<Action> {
        self.0.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::page::Page;

    #[test]
    fn everything_comes_out_once_and_in_order() {
        let actions = Actions::default();
        actions.push(Action::Refresh);
        actions.follow(Step::OpenSettings, Action::Refresh);
        actions.follow(Step::Retry, Action::Go(Page::Outbox));
        assert_eq!(actions.count(), 3);
        let taken = actions.take();
        assert!(matches!(
            taken.as_slice(),
            [Action::Refresh, Action::Settings(SettingsAction::ShowAccount), Action::Go(Page::Outbox)]
        ));
        assert!(actions.take().is_empty());
    }
}
