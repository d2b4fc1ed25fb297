//! What of many acceptances has not been sent, on the disk of the account it is of: after a start it is told until a person
//! has seen it.
//!
//! Must not live here: sending. Nothing of it is sent by itself.

use crate::desk::outbox::Outbox;
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use jiff::Timestamp;
use std::time::Duration;

/// How the names begin under which it is kept among the drafts.
pub const LEFT_OVER: &str = "bulk-acceptance";
/// How long until a busy outbox is asked again, and how often: one that never has room has ended.
const AGAIN: Duration = Duration::from_millis(20);
const TRIES: usize = 500;

/// Keeps the list of one account.
#[derive(Clone)]
pub(super) struct LeftOver {
    pub(super) account: AccountKey,
    outbox: Outbox,
    /// Of its own for each decision: none takes the place of another.
    pub(super) name: String,
}

impl LeftOver {
    pub(super) fn new(account: AccountKey, outbox: Outbox, now: Timestamp) -> Self {
        Self { account, outbox, name: format!("{LEFT_OVER}/{}", now.as_nanosecond()) }
    }

    /// Keeps what is still to be sent. False where that cannot be: nothing is begun then that could be forgotten.
    #[must_use]
    pub(super) async fn keep(&self, disputes: &[DisputeId]) -> bool {
        let text = if disputes.is_empty() { None } else { serde_json::to_string(disputes).ok() };
        for _ in 0..TRIES {
            if self.outbox.keep_drafts(vec![(self.name.clone(), text.clone())]) {
                return true;
            }
            tokio::time::sleep(AGAIN).await;
        }
        false
    }

    /// False when there is no room for it at the moment.
    pub(super) fn forget(&self) -> bool {
        self.outbox.keep_drafts(vec![(self.name.clone(), None)])
    }
}
