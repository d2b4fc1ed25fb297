//! Commands: what each is called, where it is done and by which keys, whether it can be done now, and what it asks for.
//!
//! A command is the same thing for a key, a button and a menu: all of them ask [`can`] first and [`ask`] then.
//! Must not live here: drawing, and doing what was asked for.

mod asking;
mod listen;
mod table;

pub use asking::{ask, can};
pub use listen::{InFront, Listener, take};
pub use table::{GROUPS, Group, Shortcut, key_of, shortcuts};

use super::kit::icons;
use super::page::{self, Page};
use super::words;

/// Something a key, a button or a menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show a page.
    Go(Page),
    /// Sync now.
    Refresh,
    /// Put the caret into the search field.
    Search,
    /// Show the list of shortcuts, or close it.
    Help,
    /// The row below.
    NextRow,
    /// The row above.
    PreviousRow,
    /// As many rows down as are in sight.
    NextRows,
    /// As many rows up as are in sight.
    PreviousRows,
    /// The last row.
    LastRow,
    /// The first row.
    FirstRow,
    /// Open the dispute that is chosen.
    Open,
    /// Close what is open at this place.
    Close,
    /// Show the files of the open dispute.
    Evidence,
    /// Build a packet.
    Packet,
    /// Open the dialog to submit.
    Submit,
    /// Open the dialog to accept.
    Accept,
    /// Open the next dispute of the list that needs a response.
    NextDispute,
    /// Score the customer of the open dispute.
    ScoreCustomer,
    /// Report the checkout of the open dispute's customer.
    Checkout,
    /// Score what is typed.
    Score,
    /// Choose files for the packet.
    AddFiles,
    /// The packet's next page.
    NextPage,
    /// The packet's previous page.
    PreviousPage,
    /// Turn the page.
    Turn,
    /// Begin or end redacting.
    Redact,
    /// Show the page larger.
    ZoomIn,
    /// Show the page smaller.
    ZoomOut,
    /// Show the whole page.
    ZoomFit,
    /// Take the last decision about the packet back.
    Undo,
    /// Make it again.
    Redo,
    /// Move the exhibit up.
    MoveUp,
    /// Move the exhibit down.
    MoveDown,
}

/// Where keys do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every page, and over whatever is open there.
    Window,
    /// On every page.
    Anywhere,
    /// On the page of disputes, while nobody types.
    Disputes,
    /// Where a dialog says that an answer was sent.
    Answered,
    /// On the score page.
    Score,
    /// On the workbench, while nobody types.
    Packet,
    /// On the card of an exhibit that has the focus.
    Exhibit,
}

/// How a command is shown.
pub struct CommandSpec {
    /// What it does, as its button says it.
    pub words: fn() -> &'static str,
    /// The icon of its button, where that has one.
    pub icon: Option<&'static str>,
}

const fn with_icon(words: fn() -> &'static str, icon: &'static str) -> CommandSpec {
    CommandSpec { words, icon: Some(icon) }
}

const fn said(words: fn() -> &'static str) -> CommandSpec {
    CommandSpec { words, icon: None }
}

impl Command {
    /// How it is shown.
    #[must_use]
    pub fn spec(self) -> CommandSpec {
        match self {
            Self::Go(page) => {
                let page = page::spec(page);
                with_icon(page.title, page.icon)
            }
            Self::Refresh => with_icon(words::kit_refresh, icons::REFRESH),
            Self::Search => with_icon(words::command_search, icons::SEARCH),
            Self::Help => with_icon(words::command_help, icons::KEYBOARD),
            Self::NextRow | Self::PreviousRow => said(words::command_rows),
            Self::NextRows | Self::PreviousRows | Self::LastRow | Self::FirstRow => said(words::command_far),
            Self::Open => said(words::command_open),
            Self::Close => said(words::command_close),
            Self::Evidence => said(words::command_evidence),
            Self::Packet => said(words::command_packet),
            Self::Submit => said(words::detail_submit),
            Self::Accept => said(words::detail_accept),
            Self::NextDispute => said(words::command_next),
            Self::ScoreCustomer => said(words::detail_score),
            Self::Checkout => said(words::detail_checkout),
            Self::Score => said(words::score_ask),
            Self::AddFiles => said(words::command_add_files),
            Self::NextPage | Self::PreviousPage => said(words::command_pages),
            Self::Turn => said(words::command_turn),
            Self::Redact => said(words::command_redact),
            Self::ZoomIn | Self::ZoomOut | Self::ZoomFit => said(words::command_zoom),
            Self::Undo => with_icon(words::packet_undo, icons::UNDO),
            Self::Redo => with_icon(words::packet_redo, icons::REDO),
            Self::MoveUp | Self::MoveDown => said(words::command_move),
        }
    }

    /// True when it leads somewhere else, so that keys that come after it are meant for what is there.
    #[must_use]
    pub fn leads_away(self) -> bool {
        matches!(
            self,
            Self::Go(_)
                | Self::Search
                | Self::Packet
                | Self::Submit
                | Self::Accept
                | Self::NextDispute
                | Self::ScoreCustomer
                | Self::Checkout
                | Self::AddFiles
        )
    }
}
