//! What a notice is made of. `app::notice` has the words.

use super::icons;
use super::live::Saying;
use super::tokens::Tone;
use crate::app::words;

/// What a person can do about it with one click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Do it again.
    Retry,
    /// Look at the account's keys.
    OpenSettings,
    /// Show where the reports of crashes are.
    OpenReports,
}

impl Step {
    /// The button's words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Retry => words::kit_retry(),
            Self::OpenSettings => words::kit_open_settings(),
            Self::OpenReports => words::kit_open_folder(),
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something went well.
    Good,
    /// Something to know.
    Warning,
    /// Something did not happen.
    Bad,
}

impl Level {
    /// Its sign, which tells it without its colour.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Good => icons::DONE,
            Self::Warning => icons::WARNING,
            Self::Bad => icons::ALERT,
        }
    }

    /// Whether what is said of it waits for its turn.
    #[must_use]
    pub fn saying(self) -> Saying {
        match self {
            Self::Good | Self::Warning => Saying::Polite,
            Self::Bad => Saying::Assertive,
        }
    }
}

/// Something to tell a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How bad.
    pub level: Level,
    /// What did or did not happen, and why.
    pub headline: String,
    /// What to do.
    pub hint: Option<String>,
    /// For support: statuses, ids, the vendor's own code.
    pub detail: Option<String>,
    /// One click that helps.
    pub step: Option<Step>,
    /// A person has to do something about it: it stays until that is done or somebody has closed it.
    pub is_lasting: bool,
}

impl Notice {
    /// Good news.
    #[must_use]
    pub fn good(headline: impl Into<String>) -> Self {
        Self { level: Level::Good, headline: headline.into(), hint: None, detail: None, step: None, is_lasting: false }
    }

    /// Something to know.
    #[must_use]
    pub fn warning(headline: impl Into<String>, hint: Option<String>) -> Self {
        Self { level: Level::Warning, headline: headline.into(), hint, detail: None, step: None, is_lasting: false }
    }

    /// Something that did not happen.
    #[must_use]
    pub fn bad(headline: impl Into<String>, hint: Option<String>) -> Self {
        Self { level: Level::Bad, headline: headline.into(), hint, detail: None, step: None, is_lasting: false }
    }

    /// The same, where a person has to do something about it.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self { is_lasting: true, ..self }
    }

    /// Its colour.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self.level {
            Level::Good => Tone::Green,
            Level::Warning => Tone::Amber,
            Level::Bad => Tone::Red,
        }
    }
}
