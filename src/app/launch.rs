//! Opening the window, and saying in one sentence why it cannot be opened.
//!
//! Must not live here: the pages.

use super::{App, harden, place};
use crate::app::words;
use crate::app::words::errors;
use crate::desk::desktop_wishes::DesktopWishes;
use crate::desk::helper::{Reading, become_reader};
use crate::desk::notifier::Notifier;
use crate::desk::session_lock::SessionLock;
use crate::desk::single_instance::{ClaimError, First, Start, claim};
use crate::desk::tray::{Looks, Tray};
use crate::desk::{APP_ID, Desk, SettingsKeeper, Wake, logbook};
use crate::domain::ids::DisputeId;
use crate::domain::time::clock::{Clock as _, SystemClock};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds the data folder for this process; nothing without a folder.
pub type Only = Option<First>;

/// Makes this the one process of a data folder. Nothing when another one is: its window was raised then, and opens the
/// dispute that is to be open.
///
/// # Errors
/// A sentence about why neither worked.
pub fn only_one(
    folder: Option<&Path>,
    open: Option<&DisputeId>,
    wake: &Wake,
    settings: &SettingsKeeper,
) -> Result<Option<Only>, String> {
    let Some(folder) = folder else { return Ok(Some(None)) };
    let wake = wake.clone();
    match claim(folder, open, move || wake.wake()) {
        Ok(Start::First(first)) => Ok(Some(Some(first))),
        Ok(Start::Second) => Ok(None),
        // A folder that cannot be written is told in the window, which works without it.
        Err(error @ ClaimError::Folder(_)) => {
            tracing::warn!(?error, "the data folder cannot be used");
            settings.not_kept(error);
            Ok(Some(None))
        }
        Err(error) => Err(errors::claim(&error)),
    }
}

/// Where reports of what broke are kept, and what they say the version is.
pub struct Reports {
    /// The folder of the data.
    pub data: PathBuf,
    /// The version.
    pub version: String,
}

/// Before anything else: what is in memory stays there.
pub fn prepare(reports: Option<Reports>) {
    quiet_panics(reports);
    if let Err(problem) = harden::process() {
        tracing::warn!("{problem}");
    }
}

/// Does one job as the helper that opens unknown files.
///
/// # Errors
/// Why it could not begin; nobody reads it, as a helper has no error stream.
pub fn help() -> Result<(), String> {
    crate::desk::helper::leave_behind().map_err(|error| error.to_string())?;
    quiet_panics(None);
    harden::process()?;
    // Unlocked, so that a thread that tells how far it is can write too.
    crate::desk::helper::serve(&mut std::io::stdin(), &mut std::io::stdout()).map_err(|error| error.to_string())
}

/// Becomes the program that reads a picture.
///
/// # Errors
/// Why it could not; nobody reads it, as above.
pub fn read(reading: &Reading) -> Result<(), String> {
    quiet_panics(None);
    become_reader(reading).map(|never| match never {}).map_err(|error| error.to_string())
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// One sentence that names what is missing, with the Debian package where there is one.
pub fn run(desk: Desk, account: Option<String>, open: Option<DisputeId>, only: &Only) -> Result<(), String> {
    words::language::share();
    super::speak(&desk);
    let calls = only.as_ref().map(First::calls).unwrap_or_default();
    if let Some(id) = open {
        calls.ask(id);
    }
    if let Some(problem) = no_display() {
        return Err(problem);
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title(words::window_name())
        .with_app_id(APP_ID)
        .with_drag_and_drop(true)
        .with_icon(icon());
    let options = eframe::NativeOptions {
        viewport: place::placed(viewport, desk.settings.get().window.as_ref()),
        ..eframe::NativeOptions::default()
    };
    let mut desk = desk;
    desk.has_window = true;
    desk.notifier = Notifier::start(Arc::clone(&calls), desk.wake.clone());
    desk.tray = Tray::start(in_tray(), Arc::clone(&calls), desk.wake.clone());
    desk.session_lock = SessionLock::start(desk.wake.clone());
    desk.wishes = DesktopWishes::start(desk.wake.clone());
    let broke = desk.settings.folder().map_or(0, logbook::take_untold);
    // The keyring and the disk answer while the window is being made.
    let early = super::Early::start(&desk, account.as_deref());
    // winit panics when a library it loads at run time is missing.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            APP_ID,
            options,
            Box::new(move |cc| {
                let app = App::with_early(&cc.egui_ctx, desk, account.as_deref(), Some(early));
                Ok(Box::new(app.called_by(calls).after(broke)))
            }),
        )
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(missing_library().unwrap_or_else(|| words::window_not_opened_why(error.to_string()))),
        Err(_panic) => Err(missing_library().unwrap_or_else(|| words::window_not_opened().to_owned())),
    }
}

/// How the icon in the tray looks, and what it says.
fn in_tray() -> Looks {
    let egui::IconData { rgba, width, .. } = icon();
    let argb = rgba.as_chunks::<4>().0.iter().flat_map(|[r, g, b, a]| [*a, *r, *g, *b]).collect();
    Looks {
        title: words::window_name().to_owned(),
        open: words::behind_open().to_owned(),
        quit: words::command_quit().to_owned(),
        picture: (i32::try_from(width).unwrap_or_default(), argb),
    }
}

/// A plain mark, drawn here so that no picture has to be decoded at the start.
fn icon() -> egui::IconData {
    const SIZE: u32 = 32;
    let mut rgba = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    for y in 0..SIZE {
        for x in 0..SIZE {
            let stem = (9..=12).contains(&x) && (7..=24).contains(&y);
            let (dx, dy) = (f64::from(x) - 12.0, f64::from(y) - 15.5);
            let distance = dx.hypot(dy);
            let bow = x > 12 && (6.5..=9.5).contains(&distance);
            let corner = [(3, 3), (28, 3), (3, 28), (28, 28)].into_iter().any(|(cx, cy): (u32, u32)| {
                let outside = !(4..=27).contains(&x) && !(4..=27).contains(&y);
                let (dx, dy) = (f64::from(x) - f64::from(cx), f64::from(y) - f64::from(cy));
                outside && dx.abs() < 4.0 && dy.abs() < 4.0 && dx.hypot(dy) > 3.4
            });
            rgba.extend_from_slice(if corner {
                &[0, 0, 0, 0]
            } else if stem || bow {
                &[255, 255, 255, 255]
            } else {
                &[0x2B, 0x5C, 0xDD, 255]
            });
        }
    }
    egui::IconData { rgba, width: SIZE, height: SIZE }
}

/// Windows and macOS always have a desktop.
fn no_display() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")).then(|| words::window_no_display().to_owned())
}

/// Libraries that are loaded at run time on Linux, with their Debian packages.
const LIBRARIES: [(&str, &str); 8] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
];

/// Looks for a library that is missing; only asked after the window failed, so a wrong guess harms nobody.
fn missing_library() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let cache = std::fs::read("/etc/ld.so.cache").unwrap_or_default();
    let dirs: Vec<std::path::PathBuf> = std::env::var_os("LD_LIBRARY_PATH")
        .map(|path| std::env::split_paths(&path).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .chain(["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"].into_iter().map(Into::into))
        .collect();
    let is_there = |name: &str| {
        let listed = cache
            .windows(name.len() + 1)
            .any(|w| w.split_last().is_some_and(|(end, text)| *end == 0 && text == name.as_bytes()));
        listed || dirs.iter().any(|dir| dir.join(name).exists())
    };
    let missing: Vec<&(&str, &str)> = LIBRARIES.iter().filter(|(name, _)| !is_there(name)).collect();
    if missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    Some(words::window_libraries_missing(names.len(), names.join(", "), packages.join(" ")))
}

/// Says where a panic happened and never what it was about: its words may hold a customer's data.
///
/// In the app, a report of it is kept in the folder.
fn quiet_panics(reports: Option<Reports>) {
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        tracing::error!(place, "Something went wrong in Docket");
        if let Some(Reports { data, version }) = &reports
            && let Err(error) = logbook::report(data, version, &place, SystemClock.now())
        {
            tracing::error!(%error, "no report could be kept");
        }
    }));
}
