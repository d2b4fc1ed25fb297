//! Whether the person's session was locked: the desktop says so on the session bus when its screen saver begins.
//!
//! Linux desktops alone. A thread of its own waits, as nothing may come for days. Where nobody speaks, nothing is locked.
//! Sources: specifications.freedesktop.org/idle-inhibit-spec (`org.freedesktop.ScreenSaver`, KDE and Xfce), and
//! `org.gnome.ScreenSaver` of gnome-shell; both tell `ActiveChanged(b)`.
//!
//! Must not live here: what is hidden then.

use super::wake::Wake;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set when the session is locked, until somebody has seen it. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct SessionLock(Arc<AtomicBool>);

impl SessionLock {
    /// Begins to listen.
    #[must_use]
    pub fn start(wake: Wake) -> Self {
        let lock = Self::default();
        let for_thread = lock.clone();
        let thread = std::thread::Builder::new().name("docket-session".to_owned());
        if thread.spawn(move || listen(&for_thread, &wake)).is_err() {
            tracing::info!("nobody listens for the lock of the session");
        }
        lock
    }

    /// True once after the session was locked.
    #[must_use]
    pub fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

/// True where the lock of the session can be heard of.
#[must_use]
pub fn is_there() -> bool {
    cfg!(target_os = "linux")
}

#[cfg(not(target_os = "linux"))]
fn listen(_lock: &SessionLock, _wake: &Wake) {}

#[cfg(target_os = "linux")]
fn listen(lock: &SessionLock, wake: &Wake) {
    if let Err(error) = bus::listen(lock, wake) {
        tracing::info!(%error, "the lock of the session cannot be heard of");
    }
}

#[cfg(target_os = "linux")]
mod bus {
    use super::{Ordering, SessionLock, Wake};
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::{MatchRule, message};

    const MEMBER: &str = "ActiveChanged";
    const SPEAKERS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];
    /// Signals that may wait.
    const WAITING: usize = 8;

    pub(super) fn listen(lock: &SessionLock, wake: &Wake) -> zbus::Result<()> {
        let connection = Connection::session()?;
        let rule = MatchRule::builder().msg_type(message::Type::Signal).member(MEMBER)?.build();
        for said in MessageIterator::for_match_rule(rule, &connection, Some(WAITING))? {
            let said = said?;
            let header = said.header();
            let is_speaker = header.interface().is_some_and(|interface| SPEAKERS.contains(&interface.as_str()));
            if is_speaker && said.body().deserialize::<bool>().unwrap_or(false) {
                lock.0.store(true, Ordering::Relaxed);
                wake.wake();
            }
        }
        Ok(())
    }
}
