//! What can be chosen in the palette: every command, page, view, section and account, with what is said beside it.
//!
//! Must not live here: which of them fit what is typed.

use crate::app::Context;
use crate::app::command::{self, Command, LISTED, Standing};
use crate::app::kit::icons;
use crate::app::page::PAGES;
use crate::app::pages::settings::section::Section;
use crate::app::words;
use crate::desk::list::{Entry, LONGEST_NAME};
use crate::domain::account::{Account, AccountKey, Environment};
use crate::domain::ids::DisputeId;
use crate::domain::text;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do it.
    Command(Command),
    /// Open it.
    Dispute(DisputeId),
    /// Show the saved view of this name.
    View(String),
    /// Show it on the settings page.
    Section(Section),
    /// Open it.
    Account(AccountKey),
}

/// What belongs together, in the order that holds while nothing is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What was chosen last.
    Recent,
    /// Commands.
    Commands,
    /// Pages.
    Pages,
    /// Disputes.
    Disputes,
    /// Saved views.
    Views,
    /// Sections of the settings.
    Settings,
    /// Accounts.
    Accounts,
}

impl Group {
    /// Its heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Recent => words::palette_recent(),
            Self::Commands => words::palette_commands(),
            Self::Pages => words::palette_pages(),
            Self::Disputes => words::page_disputes(),
            Self::Views => words::palette_views(),
            Self::Settings => words::page_settings(),
            Self::Accounts => words::settings_accounts(),
        }
    }
}

/// A line of the palette.
#[derive(Clone, Debug)]
pub struct Line {
    pub group: Group,
    pub choice: Choice,
    pub icon: &'static str,
    pub words: String,
    /// A key, or what else tells it from others.
    pub beside: String,
    /// Why it cannot be chosen now.
    pub can: Result<(), String>,
}

/// Everything but disputes, group by group.
pub fn all(cx: &Context<'_>, at: &Standing) -> Vec<Line> {
    let mut lines: Vec<Line> = LISTED.iter().map(|command| command_line(cx, at, *command)).collect();
    lines.extend(PAGES.iter().map(|spec| Line {
        group: Group::Pages,
        icon: spec.icon,
        ..command_line(cx, at, Command::Go(spec.page))
    }));
    lines.extend(cx.session.views().iter().map(|view| Line {
        group: Group::Views,
        choice: Choice::View(view.name.clone()),
        icon: icons::DISPUTES,
        words: text::clean_to(&view.name, LONGEST_NAME),
        beside: String::new(),
        can: Ok(()),
    }));
    lines.extend(Section::OF_THE_APP.map(|section| Line {
        group: Group::Settings,
        choice: Choice::Section(section),
        icon: icons::SETTINGS,
        words: section.label().to_owned(),
        beside: String::new(),
        can: Ok(()),
    }));
    let demo = Account::new(AccountKey::demo(), words::kit_demo_account(), Environment::Demo);
    lines.extend(std::iter::once(&demo).chain(&cx.settings.accounts).map(|account| account_line(cx, account)));
    lines
}

fn command_line(cx: &Context<'_>, at: &Standing, command: Command) -> Line {
    let spec = command.spec();
    Line {
        group: Group::Commands,
        choice: Choice::Command(command),
        icon: spec.icon.unwrap_or(icons::RIGHT),
        words: (spec.words)().to_owned(),
        beside: at.keys.keys_of(command).into_iter().next().unwrap_or_default(),
        can: command::can_from(cx, command, at),
    }
}

fn account_line(cx: &Context<'_>, account: &Account) -> Line {
    // While every account is in use, it can be chosen as the one.
    let is_open = cx.session.account().key == account.key && !cx.everywhere.is_in_use;
    Line {
        group: Group::Accounts,
        choice: Choice::Account(account.key.clone()),
        icon: icons::KEY,
        words: text::clean_to(&account.name, 60),
        beside: words::environment(account.environment).to_owned(),
        can: if is_open { Err(words::palette_account_is_open().to_owned()) } else { Ok(()) },
    }
}

/// The line of a dispute.
pub fn dispute_line(entry: &Entry) -> Line {
    let amount = entry.money.map(words::money);
    let status = words::status(entry.status).to_owned();
    let said: Vec<String> = amount.into_iter().chain([status]).chain(entry.merchant.clone()).collect();
    Line {
        group: Group::Disputes,
        choice: Choice::Dispute(entry.dispute.id.clone()),
        icon: icons::SCALE,
        words: entry.dispute.id.to_string(),
        beside: text::clean_to(&said.join(" · "), 80),
        can: Ok(()),
    }
}
