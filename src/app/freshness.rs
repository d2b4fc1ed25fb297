//! How fresh an account's list is, and what is wrong with that, in words.
//!
//! Must not live here: drawing it.

use super::kit::Tone;
use super::{notice, words};
use crate::desk::{Phase, Session};
use crate::domain::Service;
use crate::domain::time::clock;
use jiff::{Timestamp, tz::TimeZone};

/// How fresh an account's list is.
pub struct Freshness {
    /// How good or bad that is.
    pub tone: Tone,
    /// In a few words.
    pub words: String,
    /// What stands behind them.
    pub more: String,
}

/// How fresh the list of an account is, of which so many disputes are found.
#[must_use]
pub fn of_account(session: &Session, total: usize, now: Timestamp, zone: &TimeZone) -> Freshness {
    let (tone, words, more) = said(session, total, now, zone);
    Freshness { tone, words, more }
}

fn said(session: &Session, total: usize, now: Timestamp, zone: &TimeZone) -> (Tone, String, String) {
    let state = session.sync_state();
    let has_key = session.has(Service::Finix);
    let synced = state.last.map(|at| words::window_synced(words::ago(clock::age(at, now))));
    match (&state.error, state.phase) {
        _ if !has_key && session.is_reading_keys() => (Tone::Grey, words::window_starting().to_owned(), String::new()),
        _ if !has_key => (Tone::Grey, words::window_no_key().to_owned(), words::window_no_key_hint().to_owned()),
        (Some(error), Phase::Idle) => {
            let notice = notice::pull(words::window_not_refreshed_list(), error);
            if state.is_offline() {
                let words = synced.map_or_else(|| words::window_offline().to_owned(), words::window_offline_synced);
                return (Tone::Amber, words, notice.headline);
            }
            (
                Tone::Red,
                words::window_not_refreshed().to_owned(),
                words::sentences(&[notice.headline, synced.unwrap_or_default()]),
            )
        }
        (_, Phase::Whole { received, is_first, .. }) => {
            let words = if is_first { words::window_first_load() } else { words::window_whole_load() };
            (Tone::Blue, words::window_loading_disputes(received), words.to_owned())
        }
        (_, Phase::Starting) => (Tone::Grey, words::window_starting().to_owned(), String::new()),
        _ if state.incomplete > 0 => {
            let words = words::window_loading_amounts(state.incomplete);
            let more = words::window_loading_amounts_hint();
            (Tone::Blue, words, more.to_owned())
        }
        // Nothing was ever pulled, or what was is not worked out yet.
        _ if state.last.is_none() => (Tone::Grey, words::window_not_synced().to_owned(), String::new()),
        _ if total == 0 && !session.shared().store.index().is_empty() => {
            (Tone::Blue, words::window_loading().to_owned(), String::new())
        }
        _ => {
            let exact = state.last.map(|at| words::local_and_utc(at, zone)).unwrap_or_default();
            (Tone::Green, synced.unwrap_or_default(), exact)
        }
    }
}
