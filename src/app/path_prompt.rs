//! Where to save, typed: on computers that can show no file dialog.

use super::files::Wanted;
use super::kit::{Field, Look, Tone, small_dialog, widgets};
use super::remote::Remote;
use crate::app::words;
use crate::desk::Desk;
use egui::Ui;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

/// What is known of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Something can be saved there.
    Free,
    /// A file is there already.
    Taken,
    /// It is a folder where a file is wanted.
    IsFolder,
    /// The folder is not there.
    NoFolder,
}

/// The question.
pub struct PathPrompt {
    wanted: Wanted,
    path: String,
    seen: Remote<PathBuf, Seen, Infallible>,
    /// The file that is there may be replaced.
    replaces: Option<PathBuf>,
    problem: Option<&'static str>,
    has_focus: bool,
}

impl PathPrompt {
    /// Asks where to save something of this name.
    #[must_use]
    pub fn new(wanted: Wanted, name: &str) -> Self {
        let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()).unwrap_or_default();
        let path = home.join(name).display().to_string();
        Self { wanted, path, seen: Remote::default(), replaces: None, problem: None, has_focus: false }
    }

    fn is_folder(&self) -> bool {
        matches!(self.wanted, Wanted::SaveCopy(..))
    }

    /// Takes over what was found at the path. Returns it once something can be saved there.
    pub fn poll(&mut self) -> Option<(Wanted, PathBuf)> {
        if !self.seen.poll() {
            return None;
        }
        let (path, seen) = self.seen.take()?;
        match seen {
            Ok(Seen::Free) => return Some((self.wanted.clone(), path)),
            Ok(Seen::Taken) => self.replaces = Some(path),
            Ok(Seen::IsFolder) => self.problem = Some(words::window_path_is_folder()),
            Ok(Seen::NoFolder) | Err(_) => self.problem = Some(words::window_path_no_folder()),
        }
        None
    }

    /// Shows it; true when it is to be put away.
    pub fn ui(&mut self, ui: &mut Ui, desk: &Desk) -> bool {
        let is_folder = self.is_folder();
        let can = if self.seen.is_loading() { Err(words::window_path_busy()) } else { Ok(()) };
        let verb = if self.replaces.is_some() { words::window_path_replace() } else { words::window_path_save() };
        let content = |ui: &mut Ui| {
            widgets::title(ui, if is_folder { words::window_save_in() } else { words::window_save_as() });
            widgets::hint(ui, words::window_path_typed());
            let (label, example) = if is_folder {
                (words::window_path_folder(), words::window_path_folder_example())
            } else {
                (words::window_path_file(), words::window_path_file_example())
            };
            let field = Field::new(label).example(example).error(self.problem).limit(2_000).ui(ui, &mut self.path);
            if !std::mem::replace(&mut self.has_focus, true) {
                field.request_focus();
            }
            if field.changed() {
                (self.problem, self.replaces) = (None, None);
            }
            if self.replaces.is_some() {
                widgets::told(ui, Tone::Amber, words::window_path_taken());
            }
            let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            is_entered && self.replaces.is_none()
        };
        let modal = small_dialog(ui, "path-prompt", content, |ui, is_entered| {
            ui.horizontal_wrapped(|ui| {
                let is_saved = widgets::button_if(ui, can, Look::Primary, verb).clicked() || is_entered;
                (is_saved, widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked())
            })
            .inner
        });
        let (is_saved, is_cancelled) = modal.inner;
        if is_saved {
            self.look(desk);
        }
        is_cancelled || modal.should_close()
    }

    fn look(&mut self, desk: &Desk) {
        let path = expanded(self.path.trim());
        if !path.is_absolute() {
            self.problem = Some(words::window_path_not_whole());
            return;
        }
        let (is_folder, may_replace) = (self.is_folder(), self.replaces.as_ref() == Some(&path));
        let at = path.clone();
        self.seen.request(&desk.runtime, &desk.wake, path, async move {
            let seen = tokio::task::spawn_blocking(move || seen(&at, is_folder)).await.unwrap_or(Seen::NoFolder);
            Ok(if seen == Seen::Taken && may_replace { Seen::Free } else { seen })
        });
    }
}

/// `~` is the home folder, as people write it.
pub(super) fn expanded(text: &str) -> PathBuf {
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match (text, text.strip_prefix("~/")) {
        ("~", _) => home().unwrap_or_default(),
        (_, Some(rest)) => home().map_or_else(|| PathBuf::from(text), |home| home.join(rest)),
        _ => PathBuf::from(text),
    }
}

/// Looks at a path. Blocks.
fn seen(path: &Path, is_folder: bool) -> Seen {
    if is_folder {
        return if path.is_dir() { Seen::Free } else { Seen::NoFolder };
    }
    match path.parent() {
        _ if path.is_dir() => Seen::IsFolder,
        Some(folder) if folder.is_dir() => {
            if path.exists() {
                Seen::Taken
            } else {
                Seen::Free
            }
        }
        _ => Seen::NoFolder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_free_taken_or_says_what_is_wrong_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let there = folder.path().join("a.csv");
        std::fs::write(&there, "x").expect("written");
        assert_eq!(seen(&folder.path().join("b.csv"), false), Seen::Free);
        assert_eq!(seen(&there, false), Seen::Taken);
        assert_eq!(seen(folder.path(), false), Seen::IsFolder);
        assert_eq!(seen(&folder.path().join("none/b.csv"), false), Seen::NoFolder);
        assert_eq!(seen(folder.path(), true), Seen::Free);
        assert_eq!(seen(&there, true), Seen::NoFolder);
    }
}
