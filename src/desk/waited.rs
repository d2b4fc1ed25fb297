//! Work that may block, off the window's thread, and not any more once nobody waits for it.
//!
//! Must not live here: what is worked out.

use super::Session;
use super::failure::StoreError;
use crate::store::Disputes;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinError;

/// While disputes pour in, what is shown is worked out this often and not for every page of them.
const SETTLE: Duration = Duration::from_millis(250);

/// Goes with whoever waits, and tells the work.
#[derive(Default)]
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// Does it on a thread of its own. The work is given what says that nobody waits any more, and asks that now and then.
///
/// # Errors
/// When it crashed.
pub async fn blocking<T, F>(work: F) -> Result<T, JoinError>
where
    T: Send + 'static,
    F: FnOnce(&(dyn Fn() -> bool + Sync)) -> T + Send + 'static,
{
    let waiting = Waiting::default();
    let is_gone = Arc::clone(&waiting.0);
    let done = tokio::task::spawn_blocking(move || work(&|| is_gone.load(Ordering::Acquire))).await;
    drop(waiting);
    done
}

/// Works something out from the disputes of an account. `is_again` is for the same question after something came in: it has
/// time. Nobody waits for an account that is closed.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn of_disputes<T, F>(
    session: &Session,
    is_again: bool,
    work: F,
) -> impl Future<Output = Result<T, StoreError>> + Send + use<T, F>
where
    T: Send + 'static,
    F: FnOnce(&Disputes, &(dyn Fn() -> bool + Sync)) -> Option<T> + Send + 'static,
{
    let store = session.shared().store.clone();
    async move {
        if is_again {
            tokio::time::sleep(SETTLE).await;
        }
        let found = blocking(move |is_gone| work(&store, &|| is_gone() || store.is_closed())).await;
        found.ok().flatten().ok_or(StoreError::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn work_is_told_when_nobody_waits_for_it_any_more() {
        let ((begun, has_begun), (told, was_told)) = (oneshot::channel(), oneshot::channel());
        let waits = tokio::spawn(blocking(move |is_gone| {
            begun.send(()).ok();
            let look = |_| {
                std::thread::yield_now();
                is_gone()
            };
            told.send((0..100_000_000).any(look)).ok();
        }));
        has_begun.await.expect("it has begun");
        waits.abort();
        assert!(was_told.await.expect("it ends"));
    }
}
