//! Commands: what each is called, where it is done and by which keys, whether it can be done now, and what it asks for.
//!
//! A command is the same thing for a key, a button and a menu: all of them ask [`can`] first and [`ask`] then.
//! Must not live here: drawing, and doing what was asked for.

mod asking;
mod keymap;
mod listen;
mod table;

pub use asking::{Standing, ask, can, can_add_packet, can_from, choose};
pub use keymap::{CHANGEABLE, Chord, Keymap, Refusal, Wishes, any_key_of, key_of, keymap, use_keys};
pub use listen::{InFront, Listener, ask_for_keys, take};
pub use table::{GROUPS, Group, LISTED, Shortcut, shortcuts};

use super::kit::icons;
use super::page::{self, Page};
use super::words;
use crate::domain::search::query::Queue;

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
    /// Open the palette, or close it.
    Palette,
    /// Connect an account.
    AddAccount,
    /// Remove the open account.
    RemoveAccount,
    /// Delete what the open account keeps on this computer.
    WipeData,
    /// Save a backup of the open account.
    BackUp,
    /// Bring an account back from a backup.
    Restore,
    /// Stop all sending.
    PauseSending,
    /// Go on with it.
    ResumeSending,
    /// Light, whatever the system has.
    Light,
    /// Dark, whatever the system has.
    Dark,
    /// As the system has it.
    SystemTheme,
    /// Delete the history of scores.
    ClearScores,
    /// Delete the history of checkouts.
    ClearCheckouts,
    /// Delete the history of payments.
    ClearPayments,
    /// Cover the window and let the keys go.
    Lock,
    /// Close the window.
    Quit,
    /// Show one queue of the list.
    Queue(Queue),
    /// Take every filter away.
    ShowAll,
    /// Save the list as a file.
    Export,
    /// Save the figures of the page of figures as a file.
    ExportFigures,
    /// Save the figures as a page.
    SaveReport,
    /// Save their picture.
    SavePicture,
    /// Show the disputes of whoever uses this computer.
    ShowMine,
    /// Assign the open dispute to them.
    AssignToMe,
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
    /// The row below, chosen with the one it is left for.
    ChooseNext,
    /// The row above in the same way.
    ChoosePrevious,
    /// Choose the row, or leave it out.
    Choose,
    /// Choose everything that matches.
    ChooseAll,
    /// Open the dispute that is chosen.
    Open,
    /// Close what is open at this place.
    Close,
    /// Show the facts of the open dispute.
    Overview,
    /// Show the files of the open dispute.
    Evidence,
    /// Show what its money did.
    Money,
    /// Show what happened to it.
    Activity,
    /// Choose files as evidence.
    AddEvidence,
    /// Save the proof of what was sent.
    SaveProof,
    /// Look for it in Finix's dashboard.
    OpenInFinix,
    /// Copy its ID.
    CopyId,
    /// Copy it as Finix gave it.
    CopyJson,
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
    /// Look for words in the packet.
    FindInPacket,
    /// Add the packet to the evidence.
    AddPacket,
    /// Save the packet's files.
    SavePacket,
    /// Back from the packet to its dispute.
    ClosePacket,
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
    /// On the workbench, also while somebody types there; what it takes does not count everywhere then.
    Workbench,
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
            Self::Palette => with_icon(words::command_palette, icons::SEARCH),
            Self::AddAccount => said(words::kit_add_account),
            Self::RemoveAccount => said(words::command_remove_account),
            Self::WipeData => said(words::command_wipe),
            Self::BackUp => said(words::backup_ask),
            Self::Restore => said(words::restore_ask),
            Self::PauseSending => said(words::command_pause),
            Self::ResumeSending => said(words::command_resume),
            Self::Light => said(words::window_to_light),
            Self::Dark => said(words::window_to_dark),
            Self::SystemTheme => said(words::command_system_theme),
            Self::ClearScores => said(words::command_clear_scores),
            Self::ClearCheckouts => said(words::command_clear_checkouts),
            Self::ClearPayments => said(words::command_clear_payments),
            Self::Lock => with_icon(words::command_lock, icons::LOCK),
            Self::Quit => said(words::command_quit),
            Self::Queue(queue) => said(match queue {
                Queue::NeedsResponse => words::command_queue_needs_response,
                Queue::UnderReview => words::command_queue_under_review,
                Queue::Won => words::command_queue_won,
                Queue::Lost => words::command_queue_lost,
                Queue::All => words::command_queue_all,
            }),
            Self::ShowAll => said(words::list_show_all),
            Self::Export => said(words::command_export),
            Self::ExportFigures => said(words::insights_export),
            Self::SaveReport => said(words::insights_report),
            Self::SavePicture => said(words::insights_picture),
            Self::ShowMine => said(words::command_show_mine),
            Self::AssignToMe => said(words::command_assign_to_me),
            Self::NextRow | Self::PreviousRow => said(words::command_rows),
            Self::NextRows | Self::PreviousRows | Self::LastRow | Self::FirstRow => said(words::command_far),
            Self::ChooseNext | Self::ChoosePrevious => said(words::command_choose_rows),
            Self::Choose => said(words::command_choose),
            Self::ChooseAll => said(words::command_choose_all),
            Self::Open => said(words::command_open),
            Self::Close => said(words::command_close),
            Self::Overview => said(words::command_overview),
            Self::Evidence => said(words::command_evidence),
            Self::Money => said(words::command_money),
            Self::Activity => said(words::command_activity),
            Self::AddEvidence => said(words::command_add_evidence),
            Self::SaveProof => said(words::command_save_proof),
            Self::OpenInFinix => said(words::detail_open_finix),
            Self::CopyId => said(words::detail_copy_id),
            Self::CopyJson => said(words::command_copy_json),
            Self::Packet => said(words::command_packet),
            Self::Submit => said(words::detail_submit),
            Self::Accept => said(words::detail_accept),
            Self::NextDispute => said(words::command_next),
            Self::ScoreCustomer => said(words::detail_score),
            Self::Checkout => said(words::detail_checkout),
            Self::Score => said(words::score_ask),
            Self::AddFiles => said(words::command_add_files),
            Self::FindInPacket => with_icon(words::command_find_in_packet, icons::SEARCH),
            Self::AddPacket => said(words::packet_add),
            Self::SavePacket => said(words::command_save_packet),
            Self::ClosePacket => said(words::command_close_packet),
            Self::NextPage => said(words::packet_next_page),
            Self::PreviousPage => said(words::packet_previous_page),
            Self::Turn => said(words::command_turn),
            Self::Redact => said(words::command_redact),
            Self::ZoomIn => said(words::command_zoom_in),
            Self::ZoomOut => said(words::command_zoom_out),
            Self::ZoomFit => said(words::command_zoom_fit),
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
                | Self::FindInPacket
                | Self::AddAccount
                | Self::AddEvidence
                | Self::RemoveAccount
                | Self::WipeData
                | Self::Lock
                | Self::BackUp
                | Self::Restore
                | Self::ClearScores
                | Self::ClearCheckouts
                | Self::ClearPayments
                | Self::Queue(_)
                | Self::ShowAll
                | Self::ShowMine
                | Self::Export
                | Self::ExportFigures
                | Self::SaveReport
                | Self::SavePicture
                | Self::SaveProof
                | Self::SavePacket
                | Self::ClosePacket
                | Self::Help
        )
    }

    /// The place that does it itself, where no action is asked for.
    #[must_use]
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Search => Some(Place::Anywhere),
            Self::Queue(_)
            | Self::ShowAll
            | Self::Overview
            | Self::Money
            | Self::Activity
            | Self::NextRow
            | Self::PreviousRow
            | Self::NextRows
            | Self::PreviousRows
            | Self::LastRow
            | Self::FirstRow
            | Self::ChooseNext
            | Self::ChoosePrevious
            | Self::Choose
            | Self::ChooseAll
            | Self::Open
            | Self::Close => Some(Place::Disputes),
            Self::Score => Some(Place::Score),
            Self::NextPage
            | Self::PreviousPage
            | Self::Turn
            | Self::Redact
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::Undo
            | Self::Redo => Some(Place::Packet),
            Self::FindInPacket => Some(Place::Workbench),
            Self::MoveUp | Self::MoveDown => Some(Place::Exhibit),
            _ => None,
        }
    }
}
