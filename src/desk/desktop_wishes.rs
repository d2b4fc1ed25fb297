//! What the desktop asks of every program in a person's name: more contrast, less motion.
//!
//! Linux desktops alone. A thread of its own asks the settings portal and hears of changes, as the portal may take its
//! time to come up. Where there is none, nothing is asked for.
//! Source: flatpak.github.io/xdg-desktop-portal, `org.freedesktop.portal.Settings`, namespace `org.freedesktop.appearance`.
//!
//! Must not live here: how it looks, what a person chose instead.

use super::wake::Wake;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is asked for now. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct DesktopWishes(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    contrast: AtomicBool,
    less_motion: AtomicBool,
}

impl DesktopWishes {
    /// Begins to ask and to listen.
    #[must_use]
    pub fn start(wake: Wake) -> Self {
        let wishes = Self::default();
        let for_thread = wishes.clone();
        let thread = std::thread::Builder::new().name("docket-wishes".to_owned());
        if thread.spawn(move || listen(&for_thread, &wake)).is_err() {
            tracing::info!("nobody asks the desktop for its contrast and motion");
        }
        wishes
    }

    /// What is asked for all the time, for tests that look at what comes of it.
    #[must_use]
    pub fn always(contrast: bool, less_motion: bool) -> Self {
        Self(Arc::new(Asked { contrast: contrast.into(), less_motion: less_motion.into() }))
    }

    /// True where colours shall be far apart.
    #[must_use]
    pub fn contrast(&self) -> bool {
        self.0.contrast.load(Ordering::Relaxed)
    }

    /// True where nothing shall move by itself.
    #[must_use]
    pub fn less_motion(&self) -> bool {
        self.0.less_motion.load(Ordering::Relaxed)
    }

    /// Takes over the value of a setting, of which 1 asks for something and 0 for nothing.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only Linux desktops are asked"))]
    fn take(&self, key: &str, value: u32) {
        let asked = match key {
            CONTRAST => &self.0.contrast,
            LESS_MOTION => &self.0.less_motion,
            _ => return,
        };
        asked.store(value == 1, Ordering::Relaxed);
    }
}

/// True where the desktop can be asked.
#[must_use]
pub fn is_there() -> bool {
    cfg!(target_os = "linux")
}

const CONTRAST: &str = "contrast";
const LESS_MOTION: &str = "reduced-motion";

#[cfg(not(target_os = "linux"))]
fn listen(_wishes: &DesktopWishes, _wake: &Wake) {}

#[cfg(target_os = "linux")]
fn listen(wishes: &DesktopWishes, wake: &Wake) {
    if let Err(error) = bus::listen(wishes, wake) {
        tracing::info!(%error, "the desktop cannot be asked for its contrast and motion");
    }
}

#[cfg(target_os = "linux")]
mod bus {
    use super::{CONTRAST, DesktopWishes, LESS_MOTION, Wake};
    use zbus::blocking::{Connection, MessageIterator, Proxy};
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{MatchRule, message};

    const SERVICE: &str = "org.freedesktop.portal.Desktop";
    const PLACE: &str = "/org/freedesktop/portal/desktop";
    const SETTINGS: &str = "org.freedesktop.portal.Settings";
    const NAMESPACE: &str = "org.freedesktop.appearance";
    /// Changes that may wait.
    const WAITING: usize = 16;

    pub(super) fn listen(wishes: &DesktopWishes, wake: &Wake) -> zbus::Result<()> {
        let connection = Connection::session()?;
        let rule = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .interface(SETTINGS)?
            .member("SettingChanged")?
            .arg(0, NAMESPACE)?
            .build();
        // Before it is asked, so that no change is lost between.
        let changes = MessageIterator::for_match_rule(rule, &connection, Some(WAITING))?;
        let portal = Proxy::new(&connection, SERVICE, PLACE, SETTINGS)?;
        for key in [CONTRAST, LESS_MOTION] {
            // A portal that does not know one of them says so.
            let value: zbus::Result<OwnedValue> = portal.call("Read", &(NAMESPACE, key));
            if let Ok(value) = value {
                take(wishes, key, &value);
            }
        }
        wake.wake();
        for change in changes {
            let change = change?;
            if let Ok((_, key, value)) = change.body().deserialize::<(&str, &str, Value<'_>)>() {
                take(wishes, key, &value);
                wake.wake();
            }
        }
        Ok(())
    }

    /// `Read` answers a value in a value, a change has it plain.
    fn take(wishes: &DesktopWishes, key: &str, value: &Value<'_>) {
        match value {
            Value::U32(number) => wishes.take(key, *number),
            Value::Value(inner) => take(wishes, key, inner),
            _ => {}
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_the_portal_says_is_taken_however_it_is_wrapped() {
            let wishes = DesktopWishes::default();
            take(&wishes, CONTRAST, &Value::Value(Box::new(Value::U32(1))));
            assert!(wishes.contrast() && !wishes.less_motion());
            take(&wishes, LESS_MOTION, &Value::U32(1));
            assert!(wishes.contrast() && wishes.less_motion());
            take(&wishes, CONTRAST, &Value::U32(0));
            take(&wishes, "color-scheme", &Value::U32(1));
            take(&wishes, LESS_MOTION, &Value::from("1"));
            assert!(!wishes.contrast() && wishes.less_motion(), "only its own keys, only numbers");
        }
    }
}
