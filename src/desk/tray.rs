//! The icon in the tray of the desktop, for an app that goes on when its window is closed.
//!
//! Linux desktops alone: a library speaks `StatusNotifierItem` on the session bus from a thread of its own. Where a desktop has no
//! such tray, that is known, and the window is never put where nobody can bring it back from.
//! Source: www.freedesktop.org/wiki/Specifications/StatusNotifierItem.
//!
//! Must not live here: what a closed window means, words.

use super::single_instance::Calls;
use super::wake::Wake;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Wishes that may wait for the desktop.
const WAITING: usize = 4;

/// Whether the icon can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrayState {
    /// Nobody wants it, or the desktop has not answered yet.
    Off,
    /// It is there.
    Shown,
    /// The desktop has no tray that shows it.
    Absent,
}

/// What the icon says and how it looks.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// Its name.
    pub title: String,
    /// What brings the window back.
    pub open: String,
    /// What ends the app.
    pub quit: String,
    /// Its side in pixels, and each pixel's alpha, red, green and blue.
    pub picture: (i32, Vec<u8>),
}

/// The icon. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Tray {
    state: Arc<AtomicU8>,
    /// What was wanted last, and where to say what is wanted now.
    wanted: Arc<Mutex<(bool, SyncSender<bool>)>>,
}

impl Tray {
    /// Prepares an icon that nobody sees yet. A click on it asks `calls` for the window. Nothing where there are none.
    #[must_use]
    pub fn start(looks: Looks, calls: Arc<Calls>, wake: Wake) -> Option<Self> {
        if !is_there() {
            return None;
        }
        let (tray, inbox) = Self::unseen();
        let state = Arc::clone(&tray.state);
        let thread = std::thread::Builder::new().name("docket-tray".to_owned());
        thread.spawn(move || show_while_wanted(&inbox, &looks, &calls, &wake, &state)).ok().map(|_waits| tray)
    }

    /// One in a tray that no desktop has, for tests that look at what a closed window does.
    #[must_use]
    pub fn standing(state: TrayState) -> Self {
        let (tray, _) = Self::unseen();
        tray.state.store(written(state), Ordering::Release);
        tray
    }

    fn unseen() -> (Self, Receiver<bool>) {
        let (say, inbox) = sync_channel(WAITING);
        let tray = Self { state: Arc::default(), wanted: Arc::new(Mutex::new((false, say))) };
        (tray, inbox)
    }

    /// Says whether it is wanted; asked in every frame.
    pub fn want(&self, is_wanted: bool) {
        let mut known = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        // What there is no room for is said in a later frame; a thread that is gone has no icon.
        if known.0 != is_wanted && !matches!(known.1.try_send(is_wanted), Err(TrySendError::Full(_))) {
            known.0 = is_wanted;
        }
    }

    /// Whether it can be seen.
    #[must_use]
    pub fn state(&self) -> TrayState {
        read(self.state.load(Ordering::Acquire))
    }
}

/// True where there can be a tray.
#[must_use]
pub fn is_there() -> bool {
    cfg!(target_os = "linux")
}

fn written(state: TrayState) -> u8 {
    match state {
        TrayState::Off => 0,
        TrayState::Shown => 1,
        TrayState::Absent => 2,
    }
}

fn read(state: u8) -> TrayState {
    match state {
        1 => TrayState::Shown,
        2 => TrayState::Absent,
        _ => TrayState::Off,
    }
}

#[cfg(not(target_os = "linux"))]
fn show_while_wanted(
    inbox: &Receiver<bool>,
    _looks: &Looks,
    _calls: &Arc<Calls>,
    _wake: &Wake,
    _state: &Arc<AtomicU8>,
) {
    inbox.iter().for_each(drop);
}

#[cfg(target_os = "linux")]
use bus::show_while_wanted;

#[cfg(target_os = "linux")]
mod bus {
    use super::{Arc, AtomicU8, Calls, Looks, Ordering, Receiver, TrayState, Wake, written};
    use crate::desk::APP_ID;
    use ksni::blocking::{Handle, TrayMethods as _};
    use ksni::menu::StandardItem;
    use ksni::{Icon, MenuItem, OfflineReason, ToolTip};

    /// What the desktop asks about.
    struct Item {
        looks: Looks,
        calls: Arc<Calls>,
        wake: Wake,
        state: Arc<AtomicU8>,
    }

    /// Shows it whenever it is wanted, for as long as the app runs.
    pub(super) fn show_while_wanted(
        inbox: &Receiver<bool>,
        looks: &Looks,
        calls: &Arc<Calls>,
        wake: &Wake,
        state: &Arc<AtomicU8>,
    ) {
        let mut shown: Option<Handle<Item>> = None;
        for is_wanted in inbox {
            if let Some(handle) = shown.take_if(|_| !is_wanted) {
                handle.shutdown().wait();
            }
            if !is_wanted {
                state.store(written(TrayState::Off), Ordering::Release);
            }
            if is_wanted && shown.is_none() {
                let item = Item {
                    looks: looks.clone(),
                    calls: Arc::clone(calls),
                    wake: wake.clone(),
                    state: Arc::clone(state),
                };
                // The desktop may have its tray later than this app its window.
                match item.assume_sni_available(true).spawn() {
                    Ok(handle) => {
                        shown = Some(handle);
                        // Unless the desktop has said meanwhile that it has none.
                        let (off, on) = (written(TrayState::Off), written(TrayState::Shown));
                        state.compare_exchange(off, on, Ordering::AcqRel, Ordering::Acquire).ok();
                    }
                    Err(error) => {
                        tracing::info!(%error, "the desktop has no tray");
                        state.store(written(TrayState::Absent), Ordering::Release);
                    }
                }
            }
            wake.wake();
        }
    }

    impl Item {
        fn is_now(&self, state: TrayState) {
            self.state.store(written(state), Ordering::Release);
            self.wake.wake();
        }
    }

    impl ksni::Tray for Item {
        fn id(&self) -> String {
            APP_ID.to_owned()
        }

        fn title(&self) -> String {
            self.looks.title.clone()
        }

        fn icon_pixmap(&self) -> Vec<Icon> {
            let (side, data) = self.looks.picture.clone();
            vec![Icon { width: side, height: side, data }]
        }

        fn tool_tip(&self) -> ToolTip {
            ToolTip { title: self.looks.title.clone(), ..ToolTip::default() }
        }

        fn activate(&mut self, _x: i32, _y: i32) {
            self.calls.raise(None);
            self.wake.wake();
        }

        fn menu(&self) -> Vec<MenuItem<Self>> {
            let item = |label: &str, activate: fn(&mut Self)| {
                let activate = Box::new(activate);
                StandardItem { label: label.to_owned(), activate, ..StandardItem::default() }.into()
            };
            let quit = |item: &mut Self| {
                item.calls.ask_to_quit();
                item.wake.wake();
            };
            vec![item(&self.looks.open, |item| item.activate(0, 0)), MenuItem::Separator, item(&self.looks.quit, quit)]
        }

        fn watcher_online(&self) {
            self.is_now(TrayState::Shown);
        }

        fn watcher_offline(&self, _reason: OfflineReason) -> bool {
            // The window must not stay where nobody can bring it back from.
            self.calls.bring_back();
            self.is_now(TrayState::Absent);
            true
        }
    }
}
