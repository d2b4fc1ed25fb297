//! The pages: what each is called, its icon, its key and its number on the rail.

use super::Context;
use super::kit::icons;
use super::words;
use crate::desk::settings::Settings;
use egui::Key;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// What a day begins with.
    Today,
    /// The list and the open dispute.
    Disputes,
    /// The list over every connected account.
    Everywhere,
    /// Whether it gets better.
    Insights,
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

/// The page a start shows.
#[must_use]
pub fn first(settings: &Settings) -> Page {
    if settings.starts_with_today { Page::Today } else { Page::Disputes }
}

/// What the rail and the keys need of a page.
pub struct PageSpec {
    /// Which page.
    pub page: Page,
    /// The word on the rail.
    pub title: fn() -> &'static str,
    /// The icon on the rail.
    pub icon: &'static str,
    /// Pressed with Ctrl or Cmd, it shows the page.
    pub key: Key,
    /// The number on the icon; none at 0.
    pub badge: fn(&Context<'_>) -> usize,
}

/// How a page is shown.
#[must_use]
pub fn spec(page: Page) -> &'static PageSpec {
    let [today, disputes, everywhere, insights, score, checkouts, recover, outbox, settings] = &PAGES;
    match page {
        Page::Today => today,
        Page::Disputes => disputes,
        Page::Everywhere => everywhere,
        Page::Insights => insights,
        Page::Score => score,
        Page::Checkouts => checkouts,
        Page::Recover => recover,
        Page::Outbox => outbox,
        Page::Settings => settings,
    }
}

/// Whether a page stands on the rail: a list over several accounts does where there are several.
#[must_use]
pub fn is_on_rail(page: Page, cx: &Context<'_>) -> bool {
    page != Page::Everywhere || cx.settings.accounts.len() > 1
}

/// The pages in the order of the rail.
pub static PAGES: [PageSpec; 9] = [
    PageSpec { page: Page::Today, title: words::page_today, icon: icons::CLOCK, key: Key::Num1, badge: |_| 0 },
    PageSpec {
        page: Page::Disputes,
        title: words::page_disputes,
        icon: icons::DISPUTES,
        key: Key::Num2,
        badge: |cx| cx.found.due,
    },
    PageSpec {
        page: Page::Everywhere,
        title: words::page_everywhere,
        icon: icons::INBOX,
        // The keys of the others were learned before it was there.
        key: Key::Num9,
        badge: |cx| cx.found_everywhere.due,
    },
    PageSpec { page: Page::Insights, title: words::page_insights, icon: icons::INSIGHTS, key: Key::Num3, badge: |_| 0 },
    PageSpec { page: Page::Score, title: words::page_score, icon: icons::SCORE, key: Key::Num4, badge: |_| 0 },
    PageSpec {
        page: Page::Checkouts,
        title: words::page_checkouts,
        icon: icons::CHECKOUTS,
        key: Key::Num5,
        badge: |_| 0,
    },
    PageSpec { page: Page::Recover, title: words::page_recover, icon: icons::RECOVER, key: Key::Num6, badge: |_| 0 },
    PageSpec {
        page: Page::Outbox,
        title: words::page_outbox,
        icon: icons::OUTBOX,
        key: Key::Num7,
        badge: |cx| cx.rows.iter().filter(|row| row.state.needs_person()).count(),
    },
    PageSpec { page: Page::Settings, title: words::page_settings, icon: icons::SETTINGS, key: Key::Num8, badge: |_| 0 },
];
