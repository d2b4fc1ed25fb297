//! Notices about this computer: the disk, the kept data, files that were saved.

use super::Notice;
use crate::app::remote::Failure;
use crate::app::words::{self, errors};
use crate::desk::StorageNotice;
use crate::desk::export::{Exported, NotExported};
use crate::desk::failure::{StoreError, SystemSaid};
use crate::desk::import::save::NotSaved;
use crate::desk::outbox::watched::WatchedAbout;
use crate::desk::scoring::save::Saved as SavedScores;
use crate::domain::answer::proof::Comparison;
use crate::domain::text;
use std::path::PathBuf;

/// What is the matter with the data on this computer, and what Docket does about it.
#[must_use]
pub fn storage(trouble: &StorageNotice) -> Notice {
    let memory = words::storage_memory_hint();
    let plain = |headline: &str, hint: &str| (headline.to_owned(), hint.to_owned(), None);
    let detailed =
        |headline: &str, hint: &str, error| (headline.to_owned(), hint.to_owned(), Some(errors::store(error)));
    // First why, then what the disk needs.
    let of_disk = |headline: &str, hint: &str, error: &StoreError| {
        let (why, helps) = errors::disk(error);
        (words::sentences(&[headline, why]), words::sentences(&[hint, helps]), Some(errors::store(error)))
    };
    let (headline, hint, detail) = match trouble {
        StorageNotice::ThisRun => plain(words::storage_not_kept_this_run(), memory),
        StorageNotice::NoKeyring(error) => {
            let (headline, hint, _) = plain(words::storage_not_kept_no_keyring(), memory);
            (headline, hint, Some(errors::keyring_detail(error)))
        }
        StorageNotice::InMemory(error) => of_disk(words::storage_not_kept(), memory, error),
        StorageNotice::Rebuilt(error) => detailed(words::storage_rebuilt(), words::storage_rebuilt_hint(), error),
        StorageNotice::OutboxInMemory(error) => {
            of_disk(words::storage_outbox_in_memory(), words::storage_outbox_in_memory_hint(), error)
        }
        StorageNotice::OutboxSetAside(error @ StoreError::OtherKey) => {
            detailed(words::storage_outbox_other_key(), words::storage_outbox_other_key_hint(), error)
        }
        StorageNotice::OutboxSetAside(error) => {
            detailed(words::storage_outbox_damaged(), words::storage_outbox_damaged_hint(), error)
        }
        StorageNotice::OutboxTakenBack => {
            plain(words::storage_outbox_taken_back(), words::storage_outbox_taken_back_hint())
        }
        StorageNotice::OutboxLoaded => plain(words::storage_outbox_loaded(), words::storage_outbox_loaded_hint()),
        StorageNotice::KeyMissing => plain(words::storage_key_missing(), words::storage_key_missing_hint()),
        StorageNotice::Unsaved(error) => of_disk(words::storage_unsaved(), words::storage_unsaved_hint(), error),
    };
    let mut notice = Notice::warning(headline, Some(hint));
    notice.detail = detail;
    // The rest is news: it happened, and Docket goes on by itself.
    notice.is_lasting = !matches!(
        trouble,
        StorageNotice::ThisRun
            | StorageNotice::Rebuilt(_)
            | StorageNotice::OutboxTakenBack
            | StorageNotice::OutboxLoaded
    );
    notice
}

/// Something was not taken into the outbox.
#[must_use]
pub fn not_taken(error: &StoreError) -> Notice {
    if *error == StoreError::InUse {
        return Notice::warning(words::storage_already_sending(), None);
    }
    let (why, hint) = errors::disk(error);
    let headline = words::sentences(&[words::storage_nothing_sent(), why]);
    let mut notice = Notice::bad(headline, Some(hint.to_owned()));
    notice.detail = Some(errors::store(error));
    notice.lasting()
}

/// A file of the watched folder was taken.
#[must_use]
pub fn watched(about: &WatchedAbout) -> Notice {
    let headline = words::watched_taken(text::clean_to(&about.name, 60));
    let said = Some(words::imports::watched(about));
    if about.wrong > 0 { Notice::warning(headline, said) } else { Notice { hint: said, ..Notice::good(headline) } }
}

/// The disk under the outbox failed, or works again.
#[must_use]
pub fn outbox_disk(error: Option<&StoreError>) -> Notice {
    let Some(error) = error else { return Notice::good(words::storage_outbox_back()) };
    let (why, helps) = errors::disk(error);
    let headline = words::sentences(&[words::storage_outbox_not_written(), why]);
    let hint = words::sentences(&[words::storage_outbox_not_written_hint(), helps]);
    let mut notice = Notice::bad(headline, Some(hint));
    notice.detail = Some(errors::store(error));
    notice.lasting()
}

/// A file was saved; whether it is what was sent from here.
#[must_use]
pub fn saved(path: &std::path::Path, comparison: Comparison) -> Notice {
    let path = path.display().to_string();
    match comparison {
        Comparison::Same => Notice::good(words::saved_same(path)),
        Comparison::NotFromHere | Comparison::Unread => Notice::good(words::saved_as(path)),
        Comparison::Different => {
            Notice::bad(words::saved_different(), Some(words::saved_different_hint(path))).lasting()
        }
    }
}

/// A list that was not saved.
#[must_use]
pub fn not_exported(why: &NotExported) -> Notice {
    match why {
        NotExported::Cancelled => Notice::good(words::toast_list_cancelled()),
        NotExported::NothingDue => Notice::warning(words::toast_nothing_due(), None),
        NotExported::Disk(said) => {
            Notice::bad(words::sentences(&[words::toast_list_not_saved(), &errors::system(said)]), None)
        }
    }
}

/// What became of figures that were to be saved.
#[must_use]
pub fn figures_saved(result: Result<PathBuf, Failure<SystemSaid>>) -> Notice {
    match result {
        Ok(path) => Notice::good(words::insights_saved(path.display().to_string())),
        Err(Failure::Error(said)) => {
            Notice::bad(words::sentences(&[words::insights_not_saved(), &errors::system(&said)]), None)
        }
        Err(Failure::Crashed) => super::crashed(words::insights_not_saved()),
    }
}

/// What became of results that were to be saved.
#[must_use]
pub fn scores_saved(result: Result<SavedScores, Failure<SystemSaid>>) -> Notice {
    match result {
        Ok(saved) => {
            let rows = words::number(saved.rows as u64);
            Notice::good(words::orders_saved(saved.rows, rows, saved.path.display().to_string()))
        }
        Err(Failure::Error(said)) => {
            Notice::bad(words::sentences(&[words::orders_not_saved(), &errors::system(&said)]), None)
        }
        Err(Failure::Crashed) => super::crashed(words::orders_not_saved()),
    }
}

/// What became of rows of a file that were to be saved.
#[must_use]
pub fn rows_saved(result: Result<SavedScores, Failure<NotSaved>>) -> Notice {
    match result {
        Ok(saved) => scores_saved(Ok(saved)),
        Err(Failure::Error(NotSaved::System(said))) => scores_saved(Err(Failure::Error(said))),
        Err(Failure::Error(NotSaved::Store(error))) => {
            Notice::bad(words::sentences(&[words::orders_not_saved(), &errors::store(&error)]), None)
        }
        Err(Failure::Crashed) => super::crashed(words::orders_not_saved()),
    }
}

/// A list that was saved, and what is missing in it.
#[must_use]
pub fn exported(saved: &Exported) -> Notice {
    let said = words::saved_list(saved.rows, saved.path.display().to_string());
    if saved.unpriced == 0 {
        return Notice::good(said);
    }
    let hint = words::saved_list_unpriced(saved.unpriced);
    Notice::warning(said, Some(hint))
}
