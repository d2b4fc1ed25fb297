//! What the filters of a list have to choose from: those of the account that is open, and those of every account.
//!
//! Must not live here: how it is drawn.

use crate::app::Context;
use crate::desk::list::OptionCounts;

/// What a list has to choose from, and how many disputes each option of it stands for.
pub struct Offers<'a> {
    /// Merchants.
    pub merchants: &'a [String],
    /// Currencies.
    pub currencies: &'a [String],
    /// People disputes are assigned to.
    pub people: &'a [String],
    /// Tag keys.
    pub tag_keys: &'a [String],
    /// How many disputes each option stands for.
    pub counts: &'a OptionCounts,
    /// An account has a target of its own before Finix's deadline.
    pub has_target: bool,
}

impl<'a> Offers<'a> {
    /// Those of the account that is open.
    #[must_use]
    pub fn of_account(cx: &Context<'a>) -> Self {
        let found = cx.found;
        Self {
            merchants: &found.merchants,
            currencies: &found.currencies,
            people: &found.people,
            tag_keys: &found.tag_keys,
            counts: &found.option_counts,
            has_target: !cx.margin.is_none(),
        }
    }

    /// Those of every account.
    #[must_use]
    pub fn of_all(cx: &Context<'a>) -> Self {
        let found = cx.found_everywhere;
        Self {
            merchants: &found.merchants,
            currencies: &found.currencies,
            people: &found.people,
            tag_keys: &found.tag_keys,
            counts: &found.option_counts,
            has_target: found.parts.iter().any(|part| !cx.settings.margin(&part.key).is_none()),
        }
    }
}
