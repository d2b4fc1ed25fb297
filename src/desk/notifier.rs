//! The desktop's notifications: what is shown there, and the dispute that a click on one opens.
//!
//! Linux desktops alone: a thread of its own speaks org.freedesktop.Notifications on the session bus, as the desktop may
//! take its time. Where nobody listens on the bus, nothing is shown and nothing fails.
//! Source: specifications.freedesktop.org/notification-spec, version 1.2.
//!
//! Must not live here: what is told, and in which words.

use super::single_instance::Calls;
use super::wake::Wake;
use crate::domain::ids::DisputeId;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Notes that may wait for the desktop; more at once are not read by anybody.
const WAITING: usize = 32;

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line that is read first.
    pub summary: String,
    /// What stands below it.
    pub body: String,
    /// What a click is called where it is a button.
    pub action: String,
    /// The dispute that a click opens; without one, the window comes to the front.
    pub opens: Option<DisputeId>,
    /// It stays until somebody has seen it.
    pub is_urgent: bool,
}

/// Shows notifications. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Notifier(SyncSender<Note>);

impl Notifier {
    /// Begins to show notifications; a click asks `calls` for what it opens. Nothing where there are none.
    #[must_use]
    pub fn start(calls: Arc<Calls>, wake: Wake) -> Option<Self> {
        if !is_there() {
            return None;
        }
        let (notes, inbox) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name("docket-notes".to_owned());
        // Without the thread the app works, and says nothing on the desktop.
        thread.spawn(move || show_all(&inbox, &calls, &wake)).ok().map(|_shown| Self(notes))
    }

    /// Hands over what is shown instead of showing it, for tests that look at what a person is told.
    #[must_use]
    pub fn collecting() -> (Self, Receiver<Note>) {
        let (notes, inbox) = sync_channel(WAITING);
        (Self(notes), inbox)
    }

    /// Shows one, unless too many are waiting already.
    pub fn show(&self, note: Note) {
        self.0.try_send(note).ok();
    }
}

/// True where a person can be told anything so.
#[must_use]
pub fn is_there() -> bool {
    cfg!(target_os = "linux")
}

#[cfg(not(target_os = "linux"))]
fn show_all(inbox: &Receiver<Note>, _calls: &Arc<Calls>, _wake: &Wake) {
    inbox.iter().for_each(drop);
}

#[cfg(target_os = "linux")]
use bus::show_all;

#[cfg(target_os = "linux")]
mod bus {
    use super::{Arc, Calls, DisputeId, Note, Receiver, Wake};
    use crate::desk::APP_ID;
    use std::collections::{BTreeMap, HashMap};
    use std::sync::{Mutex, PoisonError};
    use zbus::blocking::{Connection, MessageIterator, Proxy};
    use zbus::zvariant::Value;
    use zbus::{MatchRule, message};

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PLACE: &str = "/org/freedesktop/Notifications";
    /// Notifications whose clicks are waited for; those of long ago were closed unseen.
    const OPEN: usize = 200;

    /// What a click on each notification opens.
    type Shown = Arc<Mutex<BTreeMap<u32, Option<DisputeId>>>>;

    /// Shows what comes, for as long as the app runs.
    pub(super) fn show_all(inbox: &Receiver<Note>, calls: &Arc<Calls>, wake: &Wake) {
        let mut desktop: Option<Desktop> = None;
        for note in inbox {
            // The desktop may come after the app, and may be started anew.
            let shown = match &desktop {
                Some(known) => known.show(&note),
                None => Desktop::reach(calls, wake).and_then(|reached| desktop.insert(reached).show(&note)),
            };
            if let Err(error) = shown {
                tracing::info!(%error, "the desktop shows no notifications");
                desktop = None;
            }
        }
    }

    struct Desktop {
        proxy: Proxy<'static>,
        shown: Shown,
        takes_markup: bool,
    }

    impl Desktop {
        fn reach(calls: &Arc<Calls>, wake: &Wake) -> zbus::Result<Self> {
            let connection = Connection::session()?;
            let proxy = Proxy::new_owned(connection.clone(), SERVICE, PLACE, SERVICE)?;
            let can: Vec<String> = proxy.call("GetCapabilities", &())?;
            let shown = Shown::default();
            let rule = MatchRule::builder().msg_type(message::Type::Signal).interface(SERVICE)?.build();
            let signals = MessageIterator::for_match_rule(rule, &connection, Some(64))?;
            let (heard, calls, wake) = (Arc::clone(&shown), Arc::clone(calls), wake.clone());
            let thread = std::thread::Builder::new().name("docket-clicks".to_owned());
            // It ends with the connection, once a new one is made. Without it a click does nothing.
            thread.spawn(move || listen(signals, &heard, &calls, &wake)).ok();
            Ok(Self { proxy, shown, takes_markup: can.iter().any(|one| one == "body-markup") })
        }

        fn show(&self, note: &Note) -> zbus::Result<()> {
            let body = if self.takes_markup { escaped(&note.body) } else { note.body.clone() };
            let urgency: u8 = if note.is_urgent { 2 } else { 1 };
            let hints: HashMap<&str, Value<'_>> =
                [("urgency", Value::from(urgency)), ("desktop-entry", Value::from(APP_ID))].into();
            let actions = ["default", note.action.as_str()];
            let told = ("Docket", 0_u32, APP_ID, note.summary.as_str(), body.as_str(), &actions[..], hints, -1_i32);
            // Held, so that a click that comes before the answer finds what it opens.
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            let id: u32 = self.proxy.call("Notify", &told)?;
            shown.insert(id, note.opens.clone());
            while shown.len() > OPEN {
                shown.pop_first();
            }
            Ok(())
        }
    }

    /// Opens what is clicked.
    fn listen(signals: MessageIterator, shown: &Shown, calls: &Calls, wake: &Wake) {
        for signal in signals.flatten() {
            let member = signal.header().member().map(ToString::to_string).unwrap_or_default();
            let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
            match member.as_str() {
                "ActionInvoked" => {
                    let Ok((id, _)) = signal.body().deserialize::<(u32, String)>() else { continue };
                    // Signals of other programs' notifications come here too.
                    if let Some(opens) = shown.remove(&id) {
                        calls.raise(opens);
                        wake.wake();
                    }
                }
                "NotificationClosed" => {
                    if let Ok((id, _)) = signal.body().deserialize::<(u32, u32)>() {
                        shown.remove(&id);
                    }
                }
                _ => {}
            }
        }
    }

    /// A text where some signs mean something.
    fn escaped(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}
