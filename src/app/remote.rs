//! One-shot async values for pages: a read, a file dialog, a connection test.
//!
//! A `Remote` keeps its last value while it loads anew, knows what it is about, never panics when its task does,
//! ends its task when dropped, and wakes the window after the value is there. What must not be lost is never a
//! `Remote`: that is a row of the outbox.
//!
//! Must not live here: anything that must not be lost.

pub use crate::desk::case::Failure;

use crate::app::words;
use crate::desk::Wake;
use futures_util::FutureExt as _;
use poll_promise::Promise;
use std::panic::AssertUnwindSafe;
use tokio::runtime::Handle;
use tokio::task::AbortHandle;

enum State<T: Send + 'static, E: Send + 'static> {
    Idle,
    Loading { promise: Promise<Result<T, Failure<E>>>, task: AbortHandle, previous: Option<T> },
    Ready(T),
    Failed { error: Failure<E>, previous: Option<T> },
}

/// A value that comes from somewhere slow. `K` says what it is about.
pub struct Remote<K, T: Send + 'static, E: Send + 'static> {
    about: Option<K>,
    state: State<T, E>,
}

impl<K, T: Send + 'static, E: Send + 'static> Default for Remote<K, T, E> {
    fn default() -> Self {
        Self { about: None, state: State::Idle }
    }
}

impl<K: PartialEq, T: Send + 'static, E: Send + 'static> Remote<K, T, E> {
    /// Asks. A question about the same thing keeps the last value until the new one comes; about another thing, the
    /// old value and its task are gone at once.
    pub fn request(
        &mut self,
        runtime: &Handle,
        wake: &Wake,
        about: K,
        work: impl Future<Output = Result<T, E>> + Send + 'static,
    ) {
        let is_same = self.about.as_ref() == Some(&about);
        let previous = std::mem::take(self).into_value().filter(|_| is_same);
        let (sender, promise) = Promise::new();
        let wake = wake.clone();
        let work = words::language::carried(work);
        let task = runtime.spawn(async move {
            let result = match AssertUnwindSafe(work).catch_unwind().await {
                Ok(result) => result.map_err(Failure::Error),
                Err(_panic) => Err(Failure::Crashed),
            };
            sender.send(result);
            wake.wake();
        });
        self.about = Some(about);
        self.state = State::Loading { promise, task: task.abort_handle(), previous };
    }

    /// Takes the value over when it has come. Call it once a frame, in `logic`. True when something changed.
    pub fn poll(&mut self) -> bool {
        let State::Loading { promise, .. } = &self.state else {
            return false;
        };
        if promise.poll().is_pending() {
            return false;
        }
        let State::Loading { promise, previous, .. } = std::mem::replace(&mut self.state, State::Idle) else {
            return false;
        };
        self.state = match promise.try_take() {
            Ok(Ok(value)) => State::Ready(value),
            Ok(Err(error)) => State::Failed { error, previous },
            Err(_pending) => State::Failed { error: Failure::Crashed, previous },
        };
        true
    }

    /// The value, or the last one while a new one loads or after one failed.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match &self.state {
            State::Ready(value) => Some(value),
            State::Loading { previous, .. } | State::Failed { previous, .. } => previous.as_ref(),
            State::Idle => None,
        }
    }

    /// Why the newest question has no value.
    #[must_use]
    pub fn error(&self) -> Option<&Failure<E>> {
        match &self.state {
            State::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// True while an answer is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(self.state, State::Loading { .. })
    }

    /// True when the newest answer is there, and not an older one.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready(_))
    }

    /// What it is about.
    #[must_use]
    pub fn about(&self) -> Option<&K> {
        self.about.as_ref()
    }

    /// Forgets everything and ends the task.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes a finished answer out, good or bad.
    pub fn take(&mut self) -> Option<(K, Result<T, Failure<E>>)> {
        if matches!(self.state, State::Idle | State::Loading { .. }) {
            return None;
        }
        let about = self.about.take()?;
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Ready(value) => Some((about, Ok(value))),
            State::Failed { error, .. } => Some((about, Err(error))),
            State::Idle | State::Loading { .. } => None,
        }
    }

    fn into_value(mut self) -> Option<T> {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Ready(value) => Some(value),
            State::Failed { previous, .. } => previous,
            State::Loading { task, previous, .. } => {
                task.abort();
                previous
            }
            State::Idle => None,
        }
    }
}

impl<K, T: Send + 'static, E: Send + 'static> Drop for Remote<K, T, E> {
    fn drop(&mut self) {
        if let State::Loading { task, .. } = &self.state {
            task.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    type Answer = Remote<u32, &'static str, String>;

    async fn settle(remote: &mut Answer) {
        while remote.is_loading() {
            remote.poll();
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    #[tokio::test]
    async fn the_last_value_stays_while_the_same_thing_is_asked_again() {
        let (runtime, wake) = (Handle::current(), Wake::default());
        let mut remote = Answer::default();
        remote.request(&runtime, &wake, 1, async { Ok("one") });
        settle(&mut remote).await;
        remote.request(&runtime, &wake, 1, std::future::pending());
        assert_eq!((remote.value(), remote.is_loading()), (Some(&"one"), true));
        remote.request(&runtime, &wake, 2, std::future::pending());
        assert_eq!(remote.value(), None, "another thing has no value yet");
    }

    #[tokio::test]
    async fn a_task_that_panics_is_a_failure_and_no_panic_here() {
        let (runtime, wake) = (Handle::current(), Wake::default());
        let mut remote = Answer::default();
        remote.request(&runtime, &wake, 1, async { panic!("on purpose") });
        settle(&mut remote).await;
        assert_eq!(remote.error(), Some(&Failure::Crashed));
    }

    #[tokio::test]
    async fn dropping_it_ends_its_task() {
        let (runtime, wake) = (Handle::current(), Wake::default());
        let (alive, ended) = tokio::sync::oneshot::channel::<()>();
        let mut remote = Answer::default();
        remote.request(&runtime, &wake, 1, async move {
            let _alive = alive;
            std::future::pending().await
        });
        drop(remote);
        assert!(ended.await.is_err(), "the task held the sender and is gone");
    }

    #[tokio::test]
    async fn the_window_is_woken_after_the_value_is_there() {
        let wake = Wake::default();
        let (say, told) = std::sync::mpsc::sync_channel(4);
        wake.connect(move || say.send(()).unwrap_or(()));
        let mut remote = Answer::default();
        remote.request(&Handle::current(), &wake, 1, async { Ok("one") });
        tokio::task::spawn_blocking(move || told.recv_timeout(Duration::from_secs(5)))
            .await
            .expect("joined")
            .expect("woken");
        remote.poll();
        assert!(remote.is_ready());
    }
}
