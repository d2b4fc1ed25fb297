//! Words about this computer: the disk, the kept data, files that were saved.

use super::Notice;
use crate::desk::StorageNotice;
use crate::desk::failure::StoreError;
use crate::desk::reads::Exported;
use crate::domain::answer::proof::Comparison;
use crate::domain::text;

/// What is the matter with the data on this computer, and what Docket does about it.
#[must_use]
pub fn storage(trouble: &StorageNotice) -> Notice {
    let memory = "Docket works, but holds the disputes in memory and loads them again at the next start";
    let (headline, hint, detail) = match trouble {
        StorageNotice::ThisRun => (
            "Disputes are not kept on this computer. The keys of this account are kept for this run only".to_owned(),
            memory.to_owned(),
            String::new(),
        ),
        StorageNotice::NoKeyring(error) => (
            "Disputes are not kept on this computer. Without a keyring they could not be encrypted".to_owned(),
            memory.to_owned(),
            error.to_string(),
        ),
        StorageNotice::InMemory(error) => {
            let (why, hint) = disk(error);
            (format!("Disputes are not kept on this computer. {why}"), format!("{memory}. {hint}"), error.to_string())
        }
        StorageNotice::Rebuilt(error) => (
            "The disputes kept on this computer could not be read".to_owned(),
            "They are loaded from Finix again; nothing is lost there. The old file is kept beside the new one"
                .to_owned(),
            error.to_string(),
        ),
        StorageNotice::OutboxInMemory(error) => {
            let (why, hint) = disk(error);
            let headline = format!("The outbox of this account cannot be used. {why}");
            let words = "What is in it stays untouched. What you send now is held in memory and ends with Docket";
            (headline, format!("{words}. {hint}"), error.to_string())
        }
        StorageNotice::OutboxSetAside(error @ StoreError::OtherKey) => (
            "The outbox of this account does not open with the key that is there now".to_owned(),
            "Was another keyring used before? Log in as you did then, and what waits in it goes on. It is kept beside a \
             new one. Look at each dispute you were answering before you send anything"
                .to_owned(),
            error.to_string(),
        ),
        StorageNotice::OutboxSetAside(error) => (
            "The outbox of this account is damaged".to_owned(),
            "What could be read was taken over into a new one, and the old file is kept beside it. Look at each dispute \
             you were answering before you send anything"
                .to_owned(),
            error.to_string(),
        ),
        StorageNotice::OutboxTakenBack => (
            "An outbox that had been kept aside was opened again".to_owned(),
            "It belongs to the keyring that is there now. What waited in it goes on".to_owned(),
            String::new(),
        ),
        StorageNotice::OutboxLoaded => (
            "The outbox on this computer is loaded now".to_owned(),
            "What waited in it goes on. The list is held in memory until Docket is started again".to_owned(),
            String::new(),
        ),
        StorageNotice::KeyMissing => (
            "The keyring has no key for the data of this account".to_owned(),
            "It may be another keyring than before: log in as you did then, and try again. Docket can also begin anew; \
             what is there is kept beside it, and comes back with its key. Until then nothing can be submitted or accepted"
                .to_owned(),
            String::new(),
        ),
        StorageNotice::Unsaved(error) => {
            let (why, hint) = disk(error);
            let headline = format!("Disputes are not written to this computer's disk. {why}");
            (headline, format!("They are held in memory until it takes them. {hint}"), error.to_string())
        }
    };
    let mut notice = Notice::warning(headline, Some(hint));
    notice.detail = Some(detail).filter(|detail| !detail.is_empty());
    notice.is_lasting = true;
    notice
}

/// Something was not taken into the outbox.
#[must_use]
pub fn not_taken(error: &StoreError) -> Notice {
    if *error == StoreError::InUse {
        return Notice::warning(
            "It was not sent again. A submission or acceptance of this dispute is on its way",
            None,
        );
    }
    let (why, hint) = disk(error);
    let mut notice = Notice::bad(format!("Nothing was sent. {why}"), Some(hint.to_owned()));
    notice.detail = Some(error.to_string());
    notice
}

/// The disk under the outbox failed, or works again.
#[must_use]
pub fn outbox_disk(error: Option<&StoreError>) -> Notice {
    let Some(error) = error else { return Notice::good("The outbox is on the disk again, and sending goes on") };
    let (why, hint) = disk(error);
    let words = "Nothing more is sent until the outbox is on the disk again";
    let mut notice = Notice::bad(format!("The outbox could not be written. {why}"), Some(format!("{words}. {hint}")));
    notice.detail = Some(error.to_string());
    notice
}

/// A file was saved; whether it is what was sent from here.
#[must_use]
pub fn saved(path: &std::path::Path, comparison: Comparison) -> Notice {
    let place = format!("Saved as {}", path.display());
    match comparison {
        Comparison::Same => Notice::good(format!("{place}. It is the same bytes as were sent from here")),
        Comparison::NotFromHere | Comparison::Unread => Notice::good(place),
        Comparison::Different => Notice::bad(
            "Finix holds other bytes than were sent from here",
            Some(format!("{place}. Compare it with your own copy, and ask Finix about it")),
        ),
    }
}

/// A list that was saved, and what is missing in it.
#[must_use]
pub fn exported(saved: &Exported) -> Notice {
    let words = format!("{} saved as {}", text::counted(saved.rows, "dispute", "disputes"), saved.path.display());
    if saved.unpriced == 0 {
        return Notice::good(words);
    }
    let missing = text::counted(saved.unpriced, "amount is", "amounts are");
    let hint = format!("{missing} empty in the file, as the currency is not known");
    Notice { is_lasting: true, ..Notice::warning(words, Some(hint)) }
}

/// Why the disk did not do it, and what helps.
pub(super) fn disk(error: &StoreError) -> (&'static str, &'static str) {
    match error {
        StoreError::Unreadable(_) | StoreError::OtherKey => {
            ("The file is damaged or has another key", "Nothing has to be done")
        }
        StoreError::Newer(_) => ("They were written by a newer version", "Update Docket to see them at once again"),
        StoreError::InUse => ("Another Docket window has this account open", "Close one of the two windows"),
        StoreError::Full => ("The disk is full", "Make room on the disk"),
        StoreError::ReadOnly(_) => ("The folder cannot be written", "Look at the folder's permissions"),
        StoreError::Disk(_) => ("The disk failed", "Look after the disk"),
        StoreError::NotLoaded => (
            "The outbox on this computer is not loaded, and an earlier answer may be in it",
            "Unlock the keyring, or look at what is said about the data of this account",
        ),
        StoreError::Closed => ("The data on this computer cannot be used", "Open the account again"),
    }
}
