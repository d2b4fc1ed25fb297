//! Telling the window that there is something new, without knowing what a window is.

use std::sync::{Arc, OnceLock};

type Call = Box<dyn Fn() + Send + Sync>;

/// Wakes the window. Does nothing until a window has said how.
#[derive(Clone, Default)]
pub struct Wake(Arc<OnceLock<Call>>);

impl Wake {
    /// Says how to wake the window; only the first saying counts.
    pub fn connect(&self, call: impl Fn() + Send + Sync + 'static) {
        // A second window would be a second desk.
        self.0.set(Box::new(call)).ok();
    }

    /// Wakes the window. Call it after the news is in place, never before.
    pub fn wake(&self) {
        if let Some(call) = self.0.get() {
            call();
        }
    }
}

impl std::fmt::Debug for Wake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wake")
    }
}

/// A task that ends when its owner is dropped.
#[derive(Debug)]
pub struct Task(tokio::task::JoinHandle<()>);

impl Task {
    /// Starts a task on the runtime.
    pub fn spawn(runtime: &tokio::runtime::Handle, work: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(runtime.spawn(work))
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
