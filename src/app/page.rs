//! The pages by name.

use super::kit::icons;

/// The pages in the order of the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The list and the open dispute.
    Disputes,
    /// Scoring a customer or an order.
    Score,
    /// Reporting a checkout.
    Checkouts,
    /// Sending a payment for recovery.
    Recover,
    /// What is to be sent, and what was.
    Outbox,
    /// Accounts and the app itself.
    Settings,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Disputes, Self::Score, Self::Checkouts, Self::Recover, Self::Outbox, Self::Settings];

    /// The word on the rail.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Disputes => "Disputes",
            Self::Score => "Score",
            Self::Checkouts => "Checkouts",
            Self::Recover => "Recover",
            Self::Outbox => "Outbox",
            Self::Settings => "Settings",
        }
    }

    /// The icon on the rail.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Disputes => icons::DISPUTES,
            Self::Score => icons::SCORE,
            Self::Checkouts => icons::CHECKOUTS,
            Self::Recover => icons::RECOVER,
            Self::Outbox => icons::OUTBOX,
            Self::Settings => icons::SETTINGS,
        }
    }
}
