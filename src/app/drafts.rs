//! What is being typed, kept on the disk while it is typed: it survives a crash, a close and an update.
//!
//! Pages say what they hold under a name; here it is compared with what is kept, and only what changed is written.
//!
//! Must not live here: what a draft holds.

use super::App;
use crate::app::remote::Remote;
use crate::desk::bulk_accept::LEFT_OVER;
use crate::desk::failure::StoreError;
use crate::desk::outbox::Outbox;
use crate::desk::outbox::earlier_name;
use crate::desk::{Desk, Session};
use crate::domain::account::AccountKey;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Between two looks at what is being typed.
const PAUSE: f64 = 0.4;
/// A little more than that, after which what was typed last is looked at.
const AFTER_PAUSE: Duration = Duration::from_millis(450);

/// What pages hold, by name, as text.
#[derive(Default)]
pub struct Saved(BTreeMap<String, Arc<str>>);

impl Saved {
    /// Adds a draft, unless it is as empty as a new one.
    pub fn put<T: Serialize + Default + PartialEq>(&mut self, name: &str, draft: &T) {
        if *draft != T::default() {
            self.put_always(name, draft);
        }
    }

    /// Adds what is text already.
    pub fn put_text(&mut self, name: String, text: Arc<str>) {
        self.0.insert(name, text);
    }

    /// Adds a draft.
    pub fn put_always<T: Serialize>(&mut self, name: &str, draft: &T) {
        if let Ok(text) = serde_json::to_string(draft) {
            self.0.insert(name.to_owned(), text.into());
        }
    }
}

/// Keeps what is typed on the open account.
#[derive(Default)]
pub struct DraftKeeper {
    reading: Remote<AccountKey, Vec<(String, String)>, StoreError>,
    /// What the disk has; nothing before it was read.
    kept: Option<BTreeMap<String, Arc<str>>>,
    /// True while the account's outbox could not be loaded: what is typed is in the window only.
    is_blind: bool,
    looked: f64,
}

impl DraftKeeper {
    /// Begins to read what was left on this account.
    pub fn begin(&mut self, desk: &Desk, session: &Arc<Session>) {
        *self = Self::default();
        let outbox = session.outbox().clone();
        let work = async move { outbox.drafts().await };
        self.reading.request(&desk.runtime, &desk.wake, session.account().key.clone(), work);
    }

    /// What was left, once, as soon as it is read.
    fn take_left(&mut self) -> Option<Vec<(String, String)>> {
        if !self.reading.poll() {
            return None;
        }
        let left = match self.reading.take() {
            Some((_, Ok(left))) => left,
            // What cannot be read is overwritten only by what is typed anew.
            _ => Vec::new(),
        };
        self.kept = Some(left.iter().map(|(name, text)| (name.clone(), text.as_str().into())).collect());
        Some(left)
    }

    /// What this version cannot read stays on the disk for one that can.
    fn leave(&mut self, name: &str) {
        if let Some(kept) = &mut self.kept {
            kept.remove(name);
        }
    }

    /// Writes what differs from the disk.
    fn keep(&mut self, outbox: &Outbox, saved: Saved) {
        let Some(kept) = &mut self.kept else { return };
        let mut changes: Vec<(String, Option<String>)> = Vec::new();
        for (name, text) in &saved.0 {
            if kept.get(name) != Some(text) {
                changes.push((name.clone(), Some(text.to_string())));
            }
        }
        changes.extend(kept.keys().filter(|name| !saved.0.contains_key(*name)).map(|name| (name.clone(), None)));
        if !changes.is_empty() && outbox.keep_drafts(changes) {
            *kept = saved.0;
        }
    }
}

impl App {
    /// Takes over what was left, and keeps what is typed.
    pub(super) fn keep_drafts(&mut self, ctx: &egui::Context, session: &Arc<Session>) {
        let was_blind = std::mem::replace(&mut self.drafts.is_blind, session.outbox().is_blind());
        if was_blind && !self.drafts.is_blind {
            self.drafts.begin(&self.desk, session);
        }
        if let Some(left) = self.drafts.take_left() {
            // The latest is taken up first, what is older joins it.
            for (name, data) in left {
                // Not typed, and kept by who sends it; while the bar of a list tells of it, nothing else has to.
                if name.starts_with(LEFT_OVER) {
                    self.drafts.leave(&name);
                    let bars = [&self.pages.disputes.bulk, &self.pages.everywhere.bulk];
                    if !bars.iter().any(|bar| bar.tells_of_kept(&name)) {
                        self.pages.disputes.bulk.restore(&name, &data);
                    }
                    continue;
                }
                let place = earlier_name(&name).unwrap_or(&name);
                if !self.pages.restore(&mut self.dialog, place, &data) {
                    self.drafts.leave(&name);
                }
            }
        }
        let (time, has_input) = ctx.input(|input| (input.time, !input.events.is_empty()));
        if time - self.drafts.looked < PAUSE {
            if has_input {
                // The last key is kept too.
                ctx.request_repaint_after(AFTER_PAUSE);
            }
            return;
        }
        self.drafts.looked = time;
        self.keep_drafts_now(session);
    }

    /// Keeps what is typed at this moment.
    pub(super) fn keep_drafts_now(&mut self, session: &Arc<Session>) {
        if !session.outbox().is_blind() {
            let saved = self.saved(session);
            self.drafts.keep(session.outbox(), saved);
        }
    }

    fn saved(&mut self, session: &Arc<Session>) -> Saved {
        let mut saved = Saved::default();
        self.pages.save(self.dialog.as_ref(), &session.outbox().rows(), &mut saved);
        saved
    }

    /// The window is gone; what was typed last is written before the app ends.
    pub(super) fn keep_drafts_at_end(&mut self) {
        let Some(session) = self.session.clone() else { return };
        self.put_dialog_away();
        self.keep_drafts_now(&session);
        let others = self.everywhere.sessions().filter(|other| other.account().key != session.account().key);
        let outboxes: Vec<Outbox> = others.chain([&session]).map(|session| session.outbox().clone()).collect();
        let settle = async move { futures_util::future::join_all(outboxes.iter().map(Outbox::settle)).await };
        let settled = async move { tokio::time::timeout(Duration::from_secs(2), settle).await };
        // A disk that hangs must not keep the app from ending.
        if self.desk.runtime.block_on(settled).is_err() {
            tracing::warn!("the disk did not take what was typed last in time");
        }
    }
}
