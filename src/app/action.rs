//! What a person can ask for: types only. Pages, dialogs and keys push them, `apply` does them.
//!
//! Must not live here: doing any of it.

use super::page::Page;
use super::pages::settings::section::Section;
use crate::desk::RowId;
use crate::desk::bulk::OfAccount;
use crate::desk::counts::CountsRead;
use crate::desk::export::Choice;
use crate::desk::history::Kind;
use crate::desk::list::{RowId as ListRow, View};
use crate::desk::outbox::{EndedKind, ImportState, ImportWish};
use crate::desk::packet::Origin;
use crate::desk::reads::ScoreQuestion;
use crate::desk::scoring::save::Which;
use crate::desk::settings::Settings;
use crate::domain::EvidenceRef;
use crate::domain::Service;
use crate::domain::account::AccountKey;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::checkout::Checkout;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::team::TeamChange;
use crate::domain::ids::DisputeId;
use crate::domain::payment::PaymentEvent;
use crate::domain::search::query::Queue;
use std::path::PathBuf;
use std::sync::Arc;

/// A folder of Docket's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// The data.
    Data,
    /// The logs.
    Logs,
    /// The reports of crashes.
    Reports,
}

/// Which rows of a list are saved.
#[derive(Clone)]
pub enum Saving {
    /// All that are shown.
    Shown,
    /// Those that are selected.
    Selected(Arc<[ListRow]>),
    /// Of the list over every account, all that are shown.
    Everywhere,
    /// Of that list, those that are selected.
    SelectedEverywhere(Arc<[OfAccount]>),
}

/// Something a person asked for.
pub enum Action {
    // The window.
    /// Show a page.
    Go(Page),
    /// Show the list of shortcuts over what is open, or close it.
    ToggleHelp,
    /// Close the palette.
    ClosePalette,
    /// Sync now, and read what is open again.
    Refresh,
    /// Change a setting.
    Change(Box<dyn FnOnce(&mut Settings)>),
    /// Close the dialog; what was typed is kept.
    CloseDialog,
    /// Close the window although something is not sent.
    CloseAnyway,
    /// Close the window; asks first when something is not sent.
    Quit,
    /// Lock the window.
    Lock,
    /// Ask the keyring, to unlock it.
    Unlock,
    /// Copy a text.
    CopyText(String),

    // The account that is open.
    /// Open an account; asks first when something would be lost with the open one.
    OpenAccount(AccountKey),
    /// Open an account although something is not sent.
    OpenAccountNow(AccountKey),
    /// Try the keyring and the disk again.
    LoadAgain,
    /// Ask before a new key is made for data whose key is gone.
    AskBeginAnew,
    /// Make it.
    BeginAnew,
    /// Something on the settings page.
    Settings(SettingsAction),
    /// Something asked for in the list over every account.
    Everywhere(EverywhereAction),

    // The list.
    /// Ask the list again because its question changed.
    AskList,
    /// Show a saved view.
    ShowView(Box<View>),
    /// Show the view of one's own disputes.
    ShowMine,
    /// Show what a search finds under a tab of the list.
    SearchList(Queue, String),
    /// Keep what was made of the saved views.
    KeepViews(Vec<View>),
    /// Something about many disputes at once.
    Bulk(BulkAction),
    /// Ask as what the list is saved.
    ExportList,
    /// Save the list that is shown, or what is chosen in it.
    SaveList(Choice, Saving),
    /// Save the deadline of one dispute for a calendar.
    SaveDeadline(DisputeId),
    /// Stop saving it.
    CancelExport,
    /// Save the figures that are shown, as this.
    SaveFigures(FiguresAs),

    // A dispute and its answer.
    /// Change tags.
    SaveTags {
        /// Of this dispute.
        dispute: DisputeId,
        /// What the person saw.
        base: Tags,
        /// What the person made of it.
        edited: Tags,
    },
    /// Change who works on a dispute or how far they are.
    ChangeTeam(DisputeId, TeamChange),
    /// Assign a dispute to whoever uses this computer.
    AssignToMe(DisputeId),
    /// Show a dispute on its page.
    OpenDispute(DisputeId),
    /// Show a dispute that belongs to the open one; there is a way back.
    OpenRelated(DisputeId),
    /// Back to the dispute the open one was reached from.
    BackFromRelated,
    /// Open Finix's dashboard, with this id copied to look for it there.
    OpenInFinix(String),
    /// Show the files of the dispute that is open.
    ShowEvidence,
    /// Open the next dispute of the list that needs a response.
    NextDispute,
    /// Open the dialog to submit.
    AskSubmit(DisputeId),
    /// Open the dialog to accept.
    AskAccept(DisputeId),
    /// Submit, after the hold.
    Submit(ConfirmedSubmit),
    /// Accept, after the hold.
    Accept(ConfirmedAccept),
    /// Back from what came of a submission or acceptance to its form.
    BackToForm,
    /// Save the proof of what was submitted or accepted.
    SaveProof(DisputeId),

    // Files and evidence.
    /// Choose files with the native dialog.
    Browse(DisputeId),
    /// Stop waiting for the native dialog.
    StopWaiting,
    /// Take files from the clipboard.
    Paste(DisputeId, Option<String>),
    /// Add a picture of the clipboard.
    PastePicture(DisputeId, Arc<egui::ColorImage>),
    /// Add files.
    AddFiles(DisputeId, Vec<PathBuf>),
    /// Remove a file from the list that was not accepted.
    DropCandidate(u64),
    /// The same for one whose bytes are kept.
    DropKept(u64),
    /// Send a kept file although of what was found in it.
    SendKept(u64),
    /// Save a file that Finix holds.
    Download(EvidenceRef, String),
    /// Ask before a file is deleted at Finix.
    AskDelete(EvidenceRef, String),
    /// Delete a file at Finix.
    Delete(EvidenceRef, String),
    /// Something on the workbench.
    Packet(PacketAction),

    // Rows of the outbox.
    /// Cancel a row.
    CancelRow(RowId),
    /// Send a row again.
    RetryRow(RowId),
    /// Ask what became of a row.
    CheckRow(RowId),
    /// Ask before a row is discarded.
    DiscardRow(RowId),
    /// Discard a row.
    DiscardRowNow(RowId),
    /// Send a held row at once.
    SendRowNow(RowId),
    /// Put what a row says back into its form.
    EditRow(RowId),
    /// Show what a row is about.
    OpenRow(RowId),
    /// Stop or resume all sending.
    PauseOutbox(bool),

    /// About what is scored, reported and sent for recovery.
    Form(FormAction),
}

/// Something asked for in the list over every account.
pub enum EverywhereAction {
    /// Open a dispute in its own account.
    Open(AccountKey, DisputeId),
    /// Show the list of an account; there is a way back.
    ShowAccount(AccountKey),
}

/// Something asked for about many disputes at once.
pub enum BulkAction {
    /// Ask before it is done with these.
    Ask(BulkAsk, Arc<[ListRow]>),
    /// The same with disputes of several accounts.
    AskOver(BulkAsk, Arc<[OfAccount]>),
    /// Do what the dialog lists.
    Send,
    /// Accept these, each in its account, one after the other.
    Accept(BulkList, BulkConfirmed),
    /// Accept no more of them.
    StopAccepting(BulkList),
    /// Show what became of each.
    ShowAccepted(BulkList),
    /// Take it back.
    Undo(BulkList),
    /// Say no more of it.
    Dismiss(BulkList),
}

/// The list in which many disputes were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkList {
    /// That of the open account.
    Account,
    /// That over every account.
    Everywhere,
}

/// Losses that a person confirmed with one decision.
pub struct BulkConfirmed {
    /// Those of each account.
    pub parts: Vec<(AccountKey, Vec<ConfirmedAccept>)>,
    /// The rest is left alone at the first surprise.
    pub stops_at_surprise: bool,
}

/// What is to be done with many disputes.
pub enum BulkAsk {
    /// Say who works on them, or how far they are.
    Team(TeamChange),
    /// Tag them; with what is asked for.
    Tag,
    /// Save them as a file.
    Export,
    /// Accept the losses.
    Accept,
}

/// What figures are saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiguresAs {
    /// The table, as CSV.
    Table,
    /// One page for an owner, as PDF.
    Report,
    /// The picture alone, as PNG.
    Picture,
}

/// What of a file is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOf {
    /// The rows that can't be sent, with the reason.
    LeftOut,
    /// What became of the rows, all or those of one state.
    Results(Option<ImportState>),
}

/// Something asked for on a page with a form or about it.
pub enum FormAction {
    /// Go to the score page with what is known of a dispute's customer.
    ScoreCustomer(DisputeId),
    /// Score.
    Score(ScoreQuestion),
    /// Choose a file of orders to score.
    ChooseOrders,
    /// Open the form for transaction counts from a file.
    ImportCounts,
    /// Choose the file.
    ChooseCounts,
    /// Keep its counts.
    TakeCounts(Arc<CountsRead>),
    /// Save what became of its rows.
    SaveScores(Which),
    /// Choose a file whose rows are sent.
    ChooseImport(EndedKind),
    /// Give the file that was checked to the outbox; with live keys this asks first.
    BeginImport(EndedKind),
    /// Give it to the outbox, after it was confirmed.
    BeginImportNow(EndedKind),
    /// Show how a file goes, on its page.
    ShowImport(Arc<str>),
    /// Do with a file what the person wants.
    ChangeImport(Arc<str>, ImportWish),
    /// Do it, after it was confirmed.
    ChangeImportNow(Arc<str>, ImportWish),
    /// Save rows of a file.
    SaveImport(EndedKind, SaveOf),
    /// Go to the checkouts page with what is known of a dispute's customer.
    PrefillCheckout(DisputeId),
    /// Report a checkout.
    SendCheckout(Box<Checkout>),
    /// Send a payment; with live keys this asks first.
    SendPayment(Box<PaymentEvent>),
    /// Send a payment that was confirmed.
    SendPaymentNow(Box<PaymentEvent>),
    /// Ask before what was scored or sent before is deleted from this computer.
    AskClearHistory(Kind),
    /// Delete it.
    ClearHistory(Kind),
}

/// Something asked for on the workbench or about it.
pub enum PacketAction {
    /// Build a dispute's packet.
    Open(DisputeId),
    /// Build it with these files.
    OpenWith(DisputeId, Vec<(String, Origin)>),
    /// Back to the dispute.
    Close,
    /// Add the packet to the evidence.
    Add,
    /// Save the packet's files.
    Save,
}

/// Something asked for on the settings page or about it.
pub enum SettingsAction {
    /// Begin a new account.
    AddAccount,
    /// Show the open account.
    ShowAccount,
    /// Show a section.
    Show(Section),
    /// Forget what was typed about the account that is shown.
    CancelEdit,
    /// Save the account that is being edited.
    Save,
    /// Ask before an account is removed.
    AskRemove(AccountKey, String),
    /// Remove it.
    Remove(AccountKey),
    /// Save what an account keeps on this computer, in a folder.
    SaveCopy(AccountKey, String),
    /// Ask before the open account's data is deleted from this computer.
    AskWipe(String),
    /// Delete it.
    Wipe,
    /// Ask under which passphrase the open account is backed up.
    AskBackup,
    /// Ask where a backup of an account of this name is saved.
    PlaceBackup(String),
    /// Show a folder in the desktop's file manager.
    OpenFolder(Folder),
    /// Ask which backup is restored.
    AskRestore,
    /// Choose its file.
    ChooseBackup,
    /// An account was restored.
    Restored(AccountKey),
    /// Test a service of the account that is being edited.
    Test(Service),
}
