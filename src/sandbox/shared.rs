//! What all requests share: the account, its changes, the clock, the faults and
//! the log.

#![expect(clippy::disallowed_methods, reason = "the sandbox has its own clock, which begins at the system's")]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Limits;
use super::accounts::Keys;
use super::clock::SandboxClock;
use super::faults::FaultSwitch;
use super::journal::Journal;
use super::room::Room;
use super::world::World;
use super::world::dice::Dice;
use super::world::ledger::Ledger;

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) world: World,
    pub(crate) clock: SandboxClock,
    pub(crate) faults: FaultSwitch,
    pub(crate) journal: Journal,
    pub(crate) latency: Duration,
    pub(crate) limits: Limits,
    pub(crate) accept_delay: Duration,
    pub(crate) evidence_after: Option<Duration>,
    pub(crate) is_slash_canonical: bool,
    /// `http://address`, without a slash at the end.
    pub(crate) base: String,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    pub(crate) keys: Keys,
    /// For the bodies of requests that are being received or answered.
    pub(crate) room: Room,
    pub(crate) ledger: Mutex<Ledger>,
    pub(crate) requests: AtomicU64,
    pub(crate) meter: Option<Meter>,
}

impl Shared {
    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new ID in the form of a UUID, different for each request of this run.
    pub(crate) fn next_request_id(&self) -> String {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        uuid(Dice::new(self.world.seed ^ 0x4E_0D, number))
    }
}

/// A UUID of version 4, as far as it looks.
pub(crate) fn uuid(dice: Dice) -> String {
    let (a, b) = (dice.word(1), dice.word(2));
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xFFFF,
        a & 0xFFF,
        b >> 52,
        b & 0xFFFF_FFFF_FFFF
    )
}

/// Counts reads and writes of the running second (docs.finix.com, rate limits).
#[derive(Debug)]
pub(crate) struct Meter {
    per_second: u32,
    inner: Mutex<(Instant, u32, u32)>,
}

impl Meter {
    pub(crate) fn new(per_second: u32) -> Self {
        Self { per_second, inner: Mutex::new((Instant::now(), 0, 0)) }
    }

    /// True when there is room for one more.
    pub(crate) fn admits(&self, is_read: bool) -> bool {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.0.elapsed() >= Duration::from_secs(1) {
            *inner = (Instant::now(), 0, 0);
        }
        let used = if is_read { &mut inner.1 } else { &mut inner.2 };
        *used = used.saturating_add(1);
        *used <= self.per_second
    }
}
