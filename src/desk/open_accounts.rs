//! Which accounts are open: whoever asks for one gets the same session, as an account's data is open only once.
//!
//! Must not live here: how an account is opened, how long it stays open.

use super::Desk;
use super::session::{OpenError, Session};
use crate::domain::account::AccountKey;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// One account. Held while it is opened, so that whoever asks meanwhile waits for the same.
type Slot = Arc<tokio::sync::Mutex<Weak<Session>>>;

/// The accounts that are open, each for as long as somebody holds it. Cheap to clone.
#[derive(Clone, Default)]
pub struct OpenAccounts(Arc<Mutex<HashMap<AccountKey, Slot>>>);

impl OpenAccounts {
    /// The account that is open, or opened now.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn open(&self, desk: &Desk, key: &AccountKey) -> Result<Arc<Session>, OpenError> {
        let slot = Arc::clone(self.lock().entry(key.clone()).or_default());
        let mut known = slot.lock().await;
        if let Some(session) = known.upgrade() {
            return Ok(session);
        }
        let session = Arc::new(Session::open(desk, key).await?);
        *known = Arc::downgrade(&session);
        Ok(session)
    }

    /// The account, when it is open.
    #[must_use]
    pub fn get(&self, key: &AccountKey) -> Option<Arc<Session>> {
        let slot = self.lock().get(key).cloned()?;
        let known = slot.try_lock().ok()?;
        known.upgrade()
    }

    /// Whoever asks next gets it opened anew: its keys, its address or its data are others. Who holds it lets it go first.
    pub fn forget(&self, key: &AccountKey) {
        self.lock().remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AccountKey, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
