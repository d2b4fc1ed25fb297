//! Words about services, the keyring, the disk, and what is kept on this computer.
//!
//! Must not live here: what a notice looks like, and what it offers to do.

use crate::app::words;
use crate::desk::backup::{BackupError, FileError};
use crate::desk::failure::{
    Closed, Fault, FileFault, KeyringDetail, KeyringError, PdfError, Refused, SettingsProblem, StoreError, SystemSaid,
};
use crate::desk::leaving::LeavingError;
use crate::desk::session::OpenError;
use crate::desk::settings::SettingsNotice;
use crate::desk::single_instance::ClaimError;
use crate::desk::tables::CopyProblem;
use crate::domain::text;

/// What the store says, for the technical rest of a notice.
pub(crate) fn store(error: &StoreError) -> String {
    match error {
        StoreError::Unreadable(what) => words::store_unreadable(fault(what)),
        StoreError::OtherKey => words::store_other_key().to_owned(),
        StoreError::Newer(layout) => words::store_newer(layout.to_string()),
        StoreError::InUse => words::store_in_use().to_owned(),
        StoreError::Full => words::store_full().to_owned(),
        StoreError::ReadOnly(what) => words::store_read_only(fault(what)),
        StoreError::Disk(what) => words::store_disk(fault(what)),
        StoreError::NotLoaded => words::store_not_loaded().to_owned(),
        StoreError::Closed => words::store_closed().to_owned(),
    }
}

fn fault(fault: &Fault) -> String {
    let said = match fault {
        Fault::System(said) => return said.clone(),
        Fault::Refused(what) => return refused(what),
        Fault::OldSqlite(version) => return words::fault_old_sqlite(version),
        Fault::Log => words::fault_log(),
        Fault::Pages => words::fault_pages(),
        Fault::Tables => words::fault_tables(),
        Fault::Piece => words::fault_piece(),
        Fault::PackedText => words::fault_packed_text(),
        Fault::Dispute => words::fault_dispute(),
        Fault::Words => words::fault_words(),
        Fault::Combination => words::fault_combination(),
        Fault::NoFolder => words::fault_no_folder(),
        Fault::TooManyKept => words::fault_too_many_kept(),
        Fault::TooManyCopies => words::fault_too_many_copies(),
        Fault::CopyIncomplete => words::fault_copy_incomplete(),
        Fault::FileMissing => words::fault_file_missing(),
        Fault::ReadingBroke => words::fault_reading_broke(),
        Fault::RequestBroke => words::fault_request_broke(),
    };
    said.to_owned()
}

/// What the system says about why it did not do something.
pub(crate) fn system(said: &SystemSaid) -> String {
    match said {
        SystemSaid::Words(said) => said.clone(),
        SystemSaid::Refused(what) => refused(what),
        SystemSaid::File(fault) => file(*fault).to_owned(),
    }
}

fn refused(refused: &Refused) -> String {
    let path = refused.path.display().to_string();
    match refused.why {
        Closed::LinkToFolder => words::refused_link_to_folder(path),
        Closed::LinkToFile => words::refused_link_to_file(path),
        Closed::OtherUser => words::refused_other_user(path),
    }
}

/// What is wrong with a file that is read or written.
pub(super) fn file(fault: FileFault) -> &'static str {
    match fault {
        FileFault::Grew => words::file_grew(),
        FileFault::Changed => words::file_changed(),
        FileFault::NoName => words::file_no_name(),
    }
}

/// Why the disk did not do it, and what helps.
pub(crate) fn disk(error: &StoreError) -> (&'static str, &'static str) {
    match error {
        StoreError::Unreadable(_) | StoreError::OtherKey => (words::disk_unreadable(), words::disk_unreadable_hint()),
        StoreError::Newer(_) => (words::disk_newer(), words::disk_newer_hint()),
        StoreError::InUse => (words::disk_in_use(), words::disk_in_use_hint()),
        StoreError::Full => (words::disk_full(), words::disk_full_hint()),
        StoreError::ReadOnly(_) => (words::disk_read_only(), words::disk_read_only_hint()),
        StoreError::Disk(_) => (words::disk_failed(), words::disk_failed_hint()),
        StoreError::NotLoaded => (words::disk_not_loaded(), words::disk_not_loaded_hint()),
        StoreError::Closed => (words::disk_closed(), words::disk_closed_hint()),
    }
}

/// Why the keyring did not do it, and what helps.
pub(crate) fn keyring(error: &KeyringError) -> (&'static str, &'static str) {
    match error {
        KeyringError::Missing { .. } => (words::keyring_missing(), words::keyring_missing_hint()),
        KeyringError::Locked { .. } => (words::keyring_locked(), words::keyring_locked_hint()),
        KeyringError::TooLong { .. } => (words::keyring_too_long(), words::keyring_too_long_hint()),
        KeyringError::Failed { .. } => (words::keyring_failed(), words::keyring_failed_hint()),
        KeyringError::OtherAddress { .. } => (words::keyring_other_address(), words::keyring_other_address_hint()),
        KeyringError::Busy => (words::keyring_busy(), words::keyring_busy_hint()),
    }
}

/// What the keyring says, for the technical rest of a notice.
pub(crate) fn keyring_detail(error: &KeyringError) -> String {
    match error {
        KeyringError::Missing { detail } => words::keyring_missing_detail(keyring_said(detail)),
        KeyringError::Locked { detail } => words::keyring_locked_detail(keyring_said(detail)),
        KeyringError::TooLong { limit } => words::keyring_too_long_detail(limit.to_string()),
        KeyringError::Failed { entry, detail } => words::keyring_failed_detail(entry, keyring_said(detail)),
        KeyringError::OtherAddress { kept_for } => words::keyring_other_address_detail(kept_for),
        KeyringError::Busy => words::keyring_busy_detail().to_owned(),
    }
}

fn keyring_said(detail: &KeyringDetail) -> String {
    let said = match detail {
        KeyringDetail::System(said) => return said.clone(),
        KeyringDetail::NoStore => words::keyring_said_no_store(),
        KeyringDetail::NotText => words::keyring_said_not_text(),
        KeyringDetail::Unreadable => words::keyring_said_unreadable(),
        KeyringDetail::NoKeyMade => words::keyring_said_no_key_made(),
    };
    said.to_owned()
}

/// Why a PDF could not be made.
pub(crate) fn pdf(error: &PdfError) -> String {
    match error {
        PdfError::Typeface => words::pdf_no_typeface().to_owned(),
        PdfError::Page => words::pdf_no_page().to_owned(),
        PdfError::NotWritten(said) => words::pdf_not_written(said),
    }
}

/// Why an account did not open.
pub(crate) fn open(error: &OpenError) -> String {
    match error {
        OpenError::Demo(said) => words::open_demo(said),
        OpenError::Unknown => words::open_unknown().to_owned(),
        OpenError::Store(error) => words::open_store(store(error)),
    }
}

/// Why this cannot be the one window of its data folder.
pub(crate) fn claim(error: &ClaimError) -> String {
    match error {
        ClaimError::Folder(said) => words::claim_folder(system(said)),
        ClaimError::Silent => words::claim_silent().to_owned(),
    }
}

/// What is the matter with what is kept of the settings.
pub(crate) fn settings(notice: &SettingsNotice) -> String {
    match notice {
        SettingsNotice::File(SettingsProblem::Unread(said)) => words::kept_settings_unread(said),
        SettingsNotice::File(SettingsProblem::SetAside(path)) => {
            words::kept_settings_set_aside(path.display().to_string())
        }
        SettingsNotice::File(SettingsProblem::Damaged(said)) => words::kept_settings_damaged(said),
        SettingsNotice::Table(name, problem) => {
            words::kept_settings_table(words::inside(words::table(*name)), table(problem))
        }
        SettingsNotice::NotSaved(said) => words::kept_settings_not_saved(system(said)),
        SettingsNotice::NotKept { why, said_before } => {
            let all = words::sentences(&[&claim(why), words::kept_settings_this_run()]);
            match said_before {
                Some(before) => words::sentences(&[all, settings(before)]),
                None => all,
            }
        }
    }
}

/// Why an edited table is not in force.
pub(crate) fn table(problem: &CopyProblem) -> String {
    match problem {
        CopyProblem::System(said) => system(said),
        CopyProblem::TooLong => words::kept_table_too_long().to_owned(),
        CopyProblem::Wrong(problem) => words::table_problem(problem),
    }
}

/// Why it is not known what an account keeps, or why it was not copied.
pub(crate) fn leaving(error: &LeavingError) -> String {
    match error {
        LeavingError::Store(error) => text::sentence(&store(error)),
        LeavingError::Keyring(error) => text::sentence(&keyring_detail(error)),
        LeavingError::NoAnswer => words::leaving_no_answer().to_owned(),
        LeavingError::NoKey => words::leaving_no_key().to_owned(),
        LeavingError::Nothing => words::leaving_nothing().to_owned(),
        LeavingError::System(said) => system(said),
    }
}

/// Why a backup was not made, opened or restored.
pub(crate) fn backup(error: &BackupError) -> String {
    match error {
        BackupError::NothingKept => words::backup_nothing().to_owned(),
        BackupError::AlreadyHere | BackupError::File(FileError::AlreadyHere) => words::backup_here().to_owned(),
        BackupError::File(FileError::NotOpened) => words::backup_not_opened().to_owned(),
        BackupError::File(FileError::NotABackup) => words::backup_none().to_owned(),
        BackupError::File(FileError::Damaged) => words::backup_damaged().to_owned(),
        BackupError::File(FileError::Newer(_)) => words::backup_newer().to_owned(),
        BackupError::File(FileError::Store(error)) => text::sentence(&store(error)),
        BackupError::Keyring(error) => text::sentence(&keyring_detail(error)),
        BackupError::Broke => words::dialog_went_wrong().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_to_be_said_before_is_said_behind_what_came() {
        let before = SettingsNotice::File(SettingsProblem::Damaged("busy".to_owned()));
        let link = Refused { path: "/x".into(), why: Closed::LinkToFile };
        let why = ClaimError::Folder(SystemSaid::Refused(link));
        let both = SettingsNotice::NotKept { why, said_before: Some(Box::new(before)) };
        assert_eq!(
            settings(&both),
            "The data folder can't be used: /x is a link, and Docket opens no links in its data folder. Settings and \
             accounts apply to this run only. The settings file is damaged and couldn't be set aside (busy)."
        );
    }

    #[test]
    fn a_window_that_does_not_answer_is_told_as_one() {
        assert!(claim(&ClaimError::Silent).contains("doesn't respond"));
        let full = LeavingError::Store(StoreError::Disk(Fault::TooManyCopies));
        assert_eq!(leaving(&full), "The disk failed: there are too many copies in this folder");
    }
}
