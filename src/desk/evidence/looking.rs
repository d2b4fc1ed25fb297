//! How far the looking into a file is that was added, and stopping it: pictures take their time.
//!
//! Must not live here: what is looked for.

use crate::desk::Wake;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use tokio::sync::Notify;

/// Shared by who looks and who waits for it.
#[derive(Default)]
pub struct Looking {
    wake: Wake,
    /// The file as it is kept in the outbox.
    kept: OnceLock<u64>,
    done: AtomicUsize,
    all: AtomicUsize,
    is_stopped: AtomicBool,
    stop: Notify,
}

impl Looking {
    /// Nothing was looked at yet; the window is woken when something was.
    #[must_use]
    pub fn new(wake: Wake) -> Arc<Self> {
        Arc::new(Self { wake, ..Self::default() })
    }

    /// What it is kept as, once it is.
    #[must_use]
    pub fn kept(&self) -> Option<u64> {
        self.kept.get().copied()
    }

    /// Which picture of how many is being looked at, from one; nothing while there is none.
    #[must_use]
    pub fn picture(&self) -> Option<(usize, usize)> {
        let (done, all) = (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        (all > 0).then_some((done + 1, all))
    }

    /// The file is not wanted any more: nothing of it is sent or kept.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Release);
        self.stop.notify_one();
    }

    /// True once it is not wanted any more.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Acquire)
    }

    pub(super) fn is_kept_as(&self, id: u64) {
        self.kept.set(id).ok();
    }

    pub(super) fn tell(&self, done: usize, all: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        self.wake.wake();
    }

    /// Comes back once the file is not wanted any more.
    pub(super) async fn stopped(&self) {
        while !self.is_stopped() {
            self.stop.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn stopping_is_seen_by_who_waits_and_by_who_comes_later() {
        let looking = Looking::new(Wake::default());
        assert_eq!((looking.picture(), looking.is_stopped()), (None, false));
        looking.tell(1, 3);
        assert_eq!(looking.picture(), Some((2, 3)));
        let waits = tokio::spawn({
            let looking = Arc::clone(&looking);
            async move { looking.stopped().await }
        });
        looking.stop();
        waits.await.expect("it came back");
        looking.stopped().await;
        assert!(looking.is_stopped());
    }
}
