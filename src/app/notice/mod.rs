//! Errors become words, here and nowhere else.
//!
//! A notice says first what did not happen, then why, then what to do; the technical rest is folded away.

mod data;
mod rows;

pub use super::kit::notice::{Level, Notice, Step};
pub use data::{exported, not_taken, outbox_disk, saved, storage};
pub use rows::{ended, reopened, trouble};

use super::remote::Failure;
use crate::desk::PullError;
use crate::desk::failure::KeyringError;
use crate::desk::failure::{ApiError, Effect, ErrorKind};
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
        headline: format!("{what}. {}", why(error)),
        hint: hint(error),
        detail: (error.kind != ErrorKind::NoKey).then(|| error.technical()),
        step,
        is_lasting: true,
    }
}

/// A pull that did not come to its end.
#[must_use]
pub fn pull(what: &str, error: &PullError) -> Notice {
    match error {
        PullError::Api(error) => api(what, error),
        PullError::Store(error) => {
            let (why, hint) = data::disk(error);
            let mut notice = Notice::bad(format!("{what}. {why}"), Some(hint.to_owned()));
            notice.detail = Some(error.to_string());
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

/// A mistake of ours.
#[must_use]
pub fn crashed(what: &str) -> Notice {
    let mut notice = Notice::bad(
        format!("{what}. Docket made a mistake"),
        Some("Try again; if it stays, restart Docket".to_owned()),
    );
    notice.step = Some(Step::Retry);
    notice
}

/// Why, in one sentence without a full stop.
fn why(error: &ApiError) -> String {
    let name = error.service.name();
    let said = error.vendor_words();
    match error.kind {
        ErrorKind::NoKey => format!("This account has no key for {}", error.service.label()),
        ErrorKind::BadRequest => "The request could not be built".to_owned(),
        ErrorKind::Connect => format!("{name} could not be reached"),
        ErrorKind::Timeout => format!("{name} did not answer in time"),
        ErrorKind::Interrupted => format!("The connection to {name} broke"),
        ErrorKind::Unauthorized if error.service.has_user_name() => {
            format!("{name} refused the user name or password")
        }
        ErrorKind::Unauthorized => format!("{name} refused the key"),
        ErrorKind::Forbidden if error.service == Service::ButterRecover => {
            format!("{name} refused the API key")
        }
        ErrorKind::Forbidden => format!("{name} does not allow this with the key in use"),
        ErrorKind::NotFound if error.operation == crate::desk::failure::Operation::ScoreOrderById => {
            format!("{name} does not know this order")
        }
        ErrorKind::NotFound => format!("{name} does not know it"),
        ErrorKind::RateLimited => format!("{name} asks to slow down"),
        ErrorKind::Server => format!("{name} has a problem of its own"),
        ErrorKind::Redirected => "The server points to another address, which is not followed with a key".to_owned(),
        ErrorKind::Unreadable => format!("The answer is not what {name} documents"),
        ErrorKind::TooLarge => "The answer is too large".to_owned(),
        ErrorKind::LocalFile => "The file could not be read to its end or was changed after it was added".to_owned(),
        ErrorKind::Conflict | ErrorKind::Refused => match said {
            Some(said) => format!("{name}: {}", said.trim_end_matches('.')),
            None => format!("{name} refused it"),
        },
    }
}

/// What to do.
fn hint(error: &ApiError) -> Option<String> {
    let own_words = error.vendor_words().filter(|_| !matches!(error.kind, ErrorKind::Refused | ErrorKind::Conflict));
    let hint = match error.kind {
        ErrorKind::NoKey => format!("Add the key of {} in Settings", error.service.label()),
        ErrorKind::Connect => "Check the network connection, then try again".to_owned(),
        ErrorKind::Timeout | ErrorKind::Interrupted | ErrorKind::Server => "Try again in a moment".to_owned(),
        ErrorKind::Unauthorized if error.service == Service::Disputify => {
            "Check the token in Settings; some accounts send it under the other name, api_key or api_token".to_owned()
        }
        ErrorKind::Unauthorized => "Check the key in Settings, and that it belongs to this environment".to_owned(),
        ErrorKind::Forbidden => "Ask whoever manages the key for this right, or check the environment".to_owned(),
        ErrorKind::RateLimited => match error.retry_after {
            Some(wait) => format!("Try again in {} s", wait.as_secs().max(1)),
            None => "Wait half a minute, then try again".to_owned(),
        },
        ErrorKind::Redirected => "Check the address of the service in Settings".to_owned(),
        ErrorKind::Unreadable => "Check the address of the service in Settings, or try again later".to_owned(),
        ErrorKind::LocalFile => "Add the file again".to_owned(),
        _ => return own_words.map(|said| format!("{} says: {said}", error.service.name())),
    };
    Some(match own_words {
        Some(said) if error.kind != ErrorKind::Unauthorized => {
            format!("{hint}. {} says: {}", error.service.name(), said.trim_end_matches('.'))
        }
        _ => hint,
    })
}

/// The keyring failed.
#[must_use]
pub fn keyring(what: &str, error: &KeyringError) -> Notice {
    let (why, hint) = match error {
        KeyringError::Missing { .. } => (
            "No keyring answers on this computer",
            "Start a keyring such as GNOME Keyring or KWallet and restart Docket, or keep the keys for this run only",
        ),
        KeyringError::Locked { .. } => {
            ("The keyring is locked", "Unlock it and try again, or keep the keys for this run only")
        }
        KeyringError::TooLong { .. } => {
            ("The key is longer than the keyring takes", "Check that only the key was pasted")
        }
        KeyringError::Failed { .. } => ("The keyring failed", "Try again, or keep the keys for this run only"),
        KeyringError::OtherAddress { .. } => (
            "The key was kept for another address, and is not sent to this one",
            "Type the key again in Settings, if this address is right",
        ),
        KeyringError::Busy => {
            ("The keyring is waiting for an answer", "Look for an open password window, then try again")
        }
    };
    let mut notice = Notice::bad(format!("{what}. {why}"), Some(hint.to_owned()));
    notice.detail = Some(error.to_string());
    notice.step = Some(Step::Retry);
    notice
}

/// An account did not open.
#[must_use]
pub fn open(error: &OpenError) -> Notice {
    let mut notice = Notice::bad("The account was not opened", Some(error.to_string()));
    notice.step = Some(Step::Retry);
    notice
}

/// A file was not saved.
#[must_use]
pub fn save(error: &SaveError) -> Notice {
    match error {
        SaveError::Api(error) => api("The file was not downloaded", error),
        SaveError::Disk(reason) => Notice::bad(
            format!("The file was not saved. {}", crate::domain::text::clean_to(reason, 200)),
            Some("Choose another folder and try again".to_owned()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::failure::Operation;

    fn error(kind: ErrorKind) -> ApiError {
        ApiError::new(Service::Finix, Operation::UploadEvidence, kind, "")
    }

    #[test]
    fn what_did_not_happen_comes_first_and_then_why_and_what_to_do() {
        let notice = api("Evidence was not uploaded", &error(ErrorKind::Unauthorized));
        assert_eq!(notice.headline, "Evidence was not uploaded. Finix refused the user name or password");
        assert_eq!(notice.step, Some(Step::OpenSettings));
        assert!(notice.hint.is_some());
    }

    #[test]
    fn a_lost_reply_never_says_that_nothing_happened() {
        let lost = write(
            "Evidence was not submitted",
            "It is not known whether the evidence was submitted",
            &error(ErrorKind::Timeout),
        );
        assert!(lost.headline.starts_with("It is not known"));
        assert_eq!(lost.step, None, "no button that would send it again");
        let refused = write("Evidence was not submitted", "It is not known", &error(ErrorKind::Refused));
        assert!(refused.headline.starts_with("Evidence was not submitted"));
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
            let notice = api("It was not done", &error(kind));
            assert!(notice.headline.len() > "It was not done. ".len() && !notice.headline.contains('!'), "{kind:?}");
            assert!(!notice.headline.ends_with('.'), "{}", notice.headline);
        }
    }
}
