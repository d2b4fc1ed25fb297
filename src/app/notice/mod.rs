//! Errors of services, keyring and disk become notices here. What one place alone says it makes itself, with the words
//! of `words::errors`.
//!
//! A notice says first what did not happen, then why, then what to do; the technical rest is folded away.
//!
//! Must not live here: the words for an error (`words` has them), drawing.

mod data;
mod rows;

pub use super::kit::notice::{Level, Notice, Step};
pub use data::{
    exported, figures_saved, not_exported, not_taken, outbox_disk, rows_saved, saved, scores_saved, storage, watched,
};
pub use rows::{ended, heard, name_of, named, reopened, trouble};

use super::remote::Failure;
use crate::app::words::{self, errors};
use crate::desk::PullError;
use crate::desk::failure::{ApiError, Effect, ErrorKind, KeyringError, Operation, SystemSaid};
use crate::desk::reads::SaveError;
use crate::desk::session::OpenError;
use crate::domain::account::Service;

/// A call that failed. `what` says what did not happen, without a full stop.
#[must_use]
pub fn api(what: &str, error: &ApiError) -> Notice {
    let step = match error.kind {
        ErrorKind::NoKey | ErrorKind::Unauthorized => Some(Step::OpenSettings),
        kind if kind.is_retryable() => Some(Step::Retry),
        ErrorKind::Unreadable | ErrorKind::TooLarge | ErrorKind::NotFound => Some(Step::Retry),
        _ => None,
    };
    Notice {
        level: if error.kind == ErrorKind::NoKey { Level::Warning } else { Level::Bad },
        headline: words::sentences(&[what, &why(error)]),
        hint: hint(error),
        detail: (error.kind != ErrorKind::NoKey).then(|| error.technical()),
        step,
        is_lasting: false,
    }
}

/// A pull that did not come to its end.
#[must_use]
pub fn pull(what: &str, error: &PullError) -> Notice {
    match error {
        PullError::Api(error) => api(what, error),
        PullError::Store(error) => {
            let (why, hint) = errors::disk(error);
            let mut notice = Notice::bad(words::sentences(&[what, why]), Some(hint.to_owned()));
            notice.detail = Some(errors::store(error));
            notice.step = Some(Step::Retry);
            notice
        }
    }
}

/// A write that failed: when nobody knows whether it took effect, the words must not say that it did not.
#[must_use]
pub fn write(did_not: &str, maybe: &str, error: &ApiError) -> Notice {
    if error.effect() != Effect::Unknown {
        return api(did_not, error);
    }
    let mut notice = api(maybe, error);
    notice.level = Level::Warning;
    notice.step = None;
    notice
}

/// A `Remote` that failed.
#[must_use]
pub fn failure(what: &str, failure: &Failure<ApiError>) -> Notice {
    match failure {
        Failure::Error(error) => api(what, error),
        Failure::Crashed => crashed(what),
    }
}

/// The desktop did not show a folder.
#[must_use]
pub fn folder_not_shown(failure: &Failure<SystemSaid>) -> Notice {
    match failure {
        Failure::Error(said) => Notice::bad(words::toast_folder_not_shown(), Some(errors::system(said))),
        Failure::Crashed => crashed(words::toast_folder_not_shown()),
    }
}

/// Something broke before this start, and reports of it were kept.
#[must_use]
pub fn broke_before(reports: usize) -> Notice {
    let mut notice = Notice::warning(words::crash_before(reports), Some(words::crash_before_hint().to_owned()));
    notice.step = Some(Step::OpenReports);
    notice.lasting()
}

/// A mistake of ours.
#[must_use]
pub fn crashed(what: &str) -> Notice {
    let mut notice = Notice::bad(words::sentences(&[what, words::crashed()]), Some(words::crashed_hint().to_owned()));
    notice.step = Some(Step::Retry);
    notice
}

/// That a service does not take the key, in one sentence without a full stop.
pub(in crate::app) fn key_refused(service: Service) -> String {
    let name = service.name();
    if service.has_user_name() { words::api_wrong_password(name) } else { words::api_wrong_key(name) }
}

/// Why, in one sentence without a full stop.
pub(in crate::app) fn why(error: &ApiError) -> String {
    let name = error.service.name();
    match error.kind {
        ErrorKind::NoKey => words::api_no_key(words::service(error.service)),
        ErrorKind::BadRequest => words::api_bad_request().to_owned(),
        ErrorKind::Connect => words::api_connect(name),
        ErrorKind::Timeout => words::api_timeout(name),
        ErrorKind::Interrupted => words::api_interrupted(name),
        ErrorKind::Unauthorized if error.service.has_user_name() => words::api_wrong_password(name),
        ErrorKind::Unauthorized => words::api_wrong_key(name),
        ErrorKind::Forbidden if error.service == Service::ButterRecover => words::api_wrong_api_key(name),
        ErrorKind::Forbidden => words::api_forbidden(name),
        ErrorKind::NotFound if error.operation == Operation::ScoreOrderById => words::api_unknown_order(name),
        ErrorKind::NotFound => words::api_not_found(name),
        ErrorKind::RateLimited => words::api_rate_limited(name),
        ErrorKind::Server => words::api_server(name),
        ErrorKind::Redirected => words::api_redirected().to_owned(),
        ErrorKind::Unreadable => words::api_unreadable(name),
        ErrorKind::TooLarge => words::api_too_large().to_owned(),
        ErrorKind::LocalFile => words::api_local_file().to_owned(),
        ErrorKind::Conflict | ErrorKind::Refused => match error.vendor_words() {
            Some(said) => words::api_refused_saying(name, said.trim_end_matches('.')),
            None => words::api_refused(name),
        },
    }
}

/// What to do.
fn hint(error: &ApiError) -> Option<String> {
    let own_words = error.vendor_words().filter(|_| !matches!(error.kind, ErrorKind::Refused | ErrorKind::Conflict));
    let name = error.service.name();
    let hint = match error.kind {
        ErrorKind::NoKey => words::api_hint_no_key(words::service(error.service)),
        ErrorKind::Connect => words::api_hint_connect().to_owned(),
        ErrorKind::Timeout | ErrorKind::Interrupted | ErrorKind::Server => words::api_hint_moment().to_owned(),
        ErrorKind::Unauthorized if error.service == Service::Disputify => words::api_hint_token().to_owned(),
        ErrorKind::Unauthorized => words::api_hint_key().to_owned(),
        ErrorKind::Forbidden => words::api_hint_forbidden().to_owned(),
        ErrorKind::RateLimited => match error.retry_after {
            Some(wait) => words::api_hint_seconds(wait.as_secs().max(1).to_string()),
            None => words::api_hint_half_minute().to_owned(),
        },
        ErrorKind::Redirected => words::api_hint_address().to_owned(),
        ErrorKind::Unreadable => words::api_hint_address_or_later().to_owned(),
        ErrorKind::LocalFile => words::api_hint_add_again().to_owned(),
        _ => return own_words.map(|said| words::api_says(name, said)),
    };
    Some(match own_words {
        Some(said) if error.kind != ErrorKind::Unauthorized => {
            words::sentences(&[hint, words::api_says(name, said.trim_end_matches('.'))])
        }
        _ => hint,
    })
}

/// The keyring failed.
#[must_use]
pub fn keyring(what: &str, error: &KeyringError) -> Notice {
    let (why, hint) = errors::keyring(error);
    let mut notice = Notice::bad(words::sentences(&[what, why]), Some(hint.to_owned()));
    notice.detail = Some(errors::keyring_detail(error));
    notice.step = Some(Step::Retry);
    notice.lasting()
}

/// An account did not open.
#[must_use]
pub fn open(error: &OpenError) -> Notice {
    let mut notice = Notice::bad(words::open_account_not_opened(), Some(errors::open(error)));
    notice.step = Some(Step::Retry);
    notice
}

/// A file was not saved.
#[must_use]
pub fn save(error: &SaveError) -> Notice {
    match error {
        SaveError::Api(error) => api(words::saved_not_downloaded(), error),
        SaveError::Disk(said) => {
            let why = crate::domain::text::clean_to(&errors::system(said), 200);
            Notice::bad(words::sentences(&[words::saved_not(), &why]), Some(words::saved_not_hint().to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(kind: ErrorKind) -> ApiError {
        ApiError::new(Service::Finix, Operation::UploadEvidence, kind, "")
    }

    #[test]
    fn what_did_not_happen_comes_first_and_then_why_and_what_to_do() {
        let notice = api("Evidence wasn't uploaded", &error(ErrorKind::Unauthorized));
        assert_eq!(notice.headline, "Evidence wasn't uploaded. Finix refused the user name or password.");
        assert_eq!(notice.step, Some(Step::OpenSettings));
        assert!(notice.hint.is_some());
    }

    #[test]
    fn a_lost_reply_never_says_that_nothing_happened() {
        let lost = write(
            "Evidence wasn't submitted",
            "Docket doesn't know whether the evidence was submitted",
            &error(ErrorKind::Timeout),
        );
        assert!(lost.headline.starts_with("Docket doesn't know"));
        assert_eq!(lost.step, None, "no button that would send it again");
        let refused = write("Evidence wasn't submitted", "Docket doesn't know", &error(ErrorKind::Refused));
        assert!(refused.headline.starts_with("Evidence wasn't submitted"));
    }

    #[test]
    fn every_kind_has_words_and_none_shouts() {
        for kind in [
            ErrorKind::NoKey,
            ErrorKind::BadRequest,
            ErrorKind::Connect,
            ErrorKind::Timeout,
            ErrorKind::Interrupted,
            ErrorKind::Unauthorized,
            ErrorKind::Forbidden,
            ErrorKind::NotFound,
            ErrorKind::Conflict,
            ErrorKind::Refused,
            ErrorKind::RateLimited,
            ErrorKind::Server,
            ErrorKind::Redirected,
            ErrorKind::Unreadable,
            ErrorKind::TooLarge,
            ErrorKind::LocalFile,
        ] {
            let notice = api("It wasn't done", &error(kind));
            assert!(notice.headline.len() > "It wasn't done. ".len() && !notice.headline.contains('!'), "{kind:?}");
            assert!(notice.headline.ends_with('.') && !notice.headline.ends_with(".."), "{}", notice.headline);
        }
    }
}
