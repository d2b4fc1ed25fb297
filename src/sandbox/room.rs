//! Room for the bodies of all connections together.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The bodies of all connections together.
const ALL_BODIES_BYTES: usize = 64 * 1024 * 1024;
/// The unit bodies are counted in.
pub(crate) const UNIT: usize = 1024;

/// Room for the bodies that are being received or answered.
#[derive(Debug)]
pub(crate) struct Room(pub(super) Arc<Semaphore>);

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ALL_BODIES_BYTES / UNIT)))
    }
}

/// A body's share of the room; it is free again when this is dropped.
pub(crate) struct Held(pub(super) Vec<OwnedSemaphorePermit>);
