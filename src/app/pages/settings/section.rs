//! The sections of the settings page, and what they are called.
//!
//! Must not live here: what they hold.

use crate::app::words;

/// What is shown on the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// An account.
    #[default]
    Account,
    /// Light, dark, text size.
    Appearance,
    /// What whoever uses this computer is called in a team.
    Team,
    /// The hold before one-shot sends, the bands of a score, and the folder that is watched.
    Sending,
    /// The account's own target before Finix's deadline.
    Deadlines,
    /// Which limits hold for evidence.
    Limits,
    /// Who writes the letters of the open account.
    Letterhead,
    /// Rules, codes, checklists, letters.
    Tables,
    /// Where data is.
    Data,
    /// Shortcuts.
    Keyboard,
}

impl Section {
    /// Those that are about the app, in the order of the menu.
    pub const OF_THE_APP: [Self; 9] = [
        Self::Appearance,
        Self::Deadlines,
        Self::Team,
        Self::Sending,
        Self::Letterhead,
        Self::Limits,
        Self::Tables,
        Self::Data,
        Self::Keyboard,
    ];

    /// Its name in the menu.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Account => words::settings_account(),
            Self::Appearance => words::settings_appearance(),
            Self::Deadlines => words::settings_deadlines(),
            Self::Team => words::settings_team(),
            Self::Sending => words::settings_sending(),
            Self::Limits => words::settings_limits(),
            Self::Letterhead => words::settings_letterhead(),
            Self::Tables => words::settings_tables(),
            Self::Data => words::settings_data(),
            Self::Keyboard => words::settings_keyboard(),
        }
    }
}
