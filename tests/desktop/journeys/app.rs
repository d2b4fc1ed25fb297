//! The app in its window on a desktop, with a mouse and a keyboard.

use super::desk::{Desk, failure_file, poll};
use super::tree::{Node, Tree};
use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;

/// How long anything may take that does not wait for the demo's processor: what is slow is judged in the benchmarks.
const SOON: Duration = Duration::from_mins(1);
/// The demo's processor takes a file some seconds after it came.
const PROCESSED: Duration = Duration::from_mins(2);

/// The app.
pub struct App<'a> {
    pub desk: &'a Desk,
    child: Child,
    window: String,
}

/// Where the app of this desktop keeps its settings.
pub fn data_folder(desk: &Desk) -> PathBuf {
    desk.folder().join("data")
}

/// Where everything the app of this desktop says on its error stream goes.
pub fn log_file(desk: &Desk) -> PathBuf {
    desk.folder().join("docket.log")
}

/// The app's binary, as it would be started on this desktop.
pub fn docket(desk: &Desk) -> Command {
    desk.command(env!("CARGO_BIN_EXE_docket"))
}

impl<'a> App<'a> {
    /// Starts the app as on its very first day, but with a short hold.
    pub fn start(desk: &'a Desk) -> Self {
        Self::start_with(desk, |_command| ())
    }

    /// The same after `change` had its way with the command.
    pub fn start_with(desk: &'a Desk, change: impl FnOnce(&mut Command)) -> Self {
        let app = Self::start_blind(desk, change);
        app.see("page tab", "Needs response*");
        app
    }

    /// The same, but only until the window is there; for desktops without a bus, where the tree cannot be read.
    pub fn start_blind(desk: &'a Desk, change: impl FnOnce(&mut Command)) -> Self {
        let data = data_folder(desk);
        std::fs::create_dir_all(&data).expect("a data folder");
        let settings = data.join("settings.toml");
        if !settings.exists() {
            std::fs::write(settings, "version = 1\nhold_secs = 4\n").expect("settings");
        }
        let log = File::create(log_file(desk)).expect("a log file");
        let mut command = docket(desk);
        command.arg("--data-dir").arg(data).stderr(log);
        change(&mut command);
        let child = command.spawn().expect("docket starts");
        let process = child.id().to_string();
        let mut app = Self { desk, child, window: String::new() };
        app.window = desk.wait_for_window("the app's window", &["--pid", &process]);
        app
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The window, as X11 numbers it.
    pub fn window(&self) -> &str {
        &self.window
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("the app's process can be asked").is_none()
    }

    /// Has the window manager close the window, and gives the exit code.
    pub fn close(mut self) -> Option<i32> {
        // The window manager closes the window it takes for the active one, which a window that has just come may not be.
        let is_active = || {
            self.desk.output("xdotool", &["windowactivate", "--sync", &self.window]);
            self.desk.output("xdotool", &["getactivewindow"]).filter(|active| *active == self.window)
        };
        assert!(poll(SOON, is_active).is_some(), "the window is the active one");
        // A key can be lost between the window manager and a window that has just come; a person presses it again.
        let ended = (0..3).find_map(|_| {
            self.desk.xdotool(&["key", "--delay", "40", "alt+F4"]);
            poll(SOON / 3, || self.child.try_wait().expect("the app's process can be asked"))
        });
        ended.expect("the app ends when its window is closed").code()
    }

    /// What the window shows now.
    pub fn tree(&self) -> Tree {
        self.desk.tree(self.process()).unwrap_or_default()
    }

    /// Waits until the window shows something, and gives what `pick` makes of it.
    pub fn wait<T>(&self, what: &str, pick: impl Fn(&Tree) -> Option<T>) -> T {
        self.wait_for(SOON, what, pick)
    }

    fn wait_for<T>(&self, limit: Duration, what: &str, pick: impl Fn(&Tree) -> Option<T>) -> T {
        poll(limit, || pick(&self.tree())).unwrap_or_else(|| panic!("the window does not show {what}"))
    }

    /// Waits for a widget.
    pub fn see(&self, role: &str, name: &str) -> Node {
        self.wait(&format!("the {role} {name:?}"), |tree| tree.in_sight(role, name).cloned())
    }

    /// Gives the window another size, and waits until it has drawn itself in it.
    pub fn resize(&self, width: i32, height: i32) {
        self.desk.xdotool(&["windowsize", &self.window, &width.to_string(), &height.to_string()]);
        self.wait(&format!("a window of {width} by {height}"), |tree| {
            tree.find("frame", "*").filter(|frame| (frame.w, frame.h) == (width, height)).map(|_| ())
        });
    }

    /// Waits for a widget as long as the demo's processor may take.
    pub fn see_processed(&self, role: &str, name: &str) -> Node {
        self.wait_for(PROCESSED, &format!("the {role} {name:?}"), |tree| tree.in_sight(role, name).cloned())
    }

    /// Waits until a widget is gone.
    pub fn see_no(&self, role: &str, name: &str) {
        // A window that says nothing at all does not count.
        let is_gone = |tree: &Tree| tree.find("frame", "*").is_some() && tree.find(role, name).is_none();
        self.wait(&format!("no {role} {name:?}"), |tree| is_gone(tree).then_some(()));
    }

    /// Waits until a widget can be used and rests at its place, scrolls to it if need be, and clicks on it.
    pub fn click(&self, role: &str, name: &str) {
        self.click_nth(role, name, 0);
    }

    /// The same with one of several that have the same name, counted from 0.
    pub fn click_nth(&self, role: &str, name: &str, index: usize) {
        let usable = |tree: &Tree| tree.all(role, name).filter(|node| node.is("sensitive")).nth(index).cloned();
        let node = self.wait(&format!("a usable {role} {name:?}"), |tree| {
            let first = usable(tree)?;
            let (frame, now) = (tree.find("frame", "*")?.clone(), usable(&self.tree())?);
            // Above the bar at the bottom and below the bar at the top.
            let (top, bottom) = (frame.y + 44, frame.y + frame.h - 32);
            let (x, y) = now.center();
            if !(top..bottom).contains(&y) {
                let wheel = if y < top { "4" } else { "5" };
                let middle = i32::midpoint(top, bottom);
                self.desk.xdotool(&["mousemove", &x.to_string(), &middle.to_string(), "click", "--repeat", "3", wheel]);
                return None;
            }
            (first == now).then_some(now)
        });
        self.click_at(node.center());
    }

    /// Clicks on a place of the screen.
    pub fn click_at(&self, (x, y): (i32, i32)) {
        self.desk.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "sleep", "0.05", "click", "1"]);
    }

    /// Presses keys one after another, such as `ctrl+2`.
    pub fn press(&self, keys: &[&str]) {
        self.desk.focus(&self.window);
        self.desk.xdotool(&[&["key", "--delay", "40"], keys].concat());
    }

    /// Types text where the caret is.
    pub fn type_text(&self, text: &str) {
        self.desk.xdotool(&["type", "--delay", "12", "--", text]);
    }

    /// Replaces what a field holds, and waits until the field shows it.
    pub fn fill(&self, name: &str, text: &str) {
        self.fill_nth("entry", name, 0, text);
        self.wait(&format!("{text:?} in the field {name:?}"), |tree| {
            tree.find("entry", name).filter(|node| node.text == text).map(|_| ())
        });
    }

    /// Replaces what one of several fields with the same name holds.
    pub fn fill_nth(&self, role: &str, name: &str, index: usize, text: &str) {
        self.click_nth(role, name, index);
        self.wait(&format!("the caret in {name:?}"), |tree| {
            tree.all(role, name).nth(index).filter(|node| node.is("focused")).map(|_| ())
        });
        self.desk.xdotool(&["key", "ctrl+a"]);
        self.type_text(text);
    }

    /// Opens the first dispute that waits for an answer and is not overdue. Gives its row.
    pub fn open_answerable(&self) -> Node {
        self.open_fitting(is_answerable)
    }

    /// The same for one whose last day has not begun.
    pub fn open_in_good_time(&self) -> Node {
        self.open_fitting(|row| {
            let left = row.name.split(", due in ").nth(1).and_then(|left| left.split(" d").next());
            is_answerable(row) && left.and_then(|days| days.parse::<u32>().ok()).is_some_and(|days| days >= 2)
        })
    }

    fn open_fitting(&self, fits: impl Fn(&Node) -> bool) -> Node {
        let row = self
            .wait("a dispute that can be answered", |tree| tree.all("table row", "*").find(|row| fits(row)).cloned());
        // By its id, because the time left in its name may change any moment.
        self.click("table row", &format!("*{}", id_in(&row)));
        self.wait("the opened dispute", |tree| {
            tree.find("push button", "Review and submit…").filter(|button| button.is("sensitive")).map(|_| ())
        });
        row
    }

    /// Works through what both one-shot dialogs ask for, up to the button.
    pub fn confirm_dialog(&self, note_field: &str, note: &str, row: &Node) {
        // What is known comes in line by line and moves what is below; a person types once it stands still.
        let seen = std::cell::Cell::new((None, 0));
        self.wait("the dialog to stand still", |tree| {
            let now = tree.find("entry", "Type * to confirm").map(Node::center);
            let (before, calm) = seen.get();
            let calm = if now.is_some() && now == before { calm + 1 } else { 0 };
            seen.set((now, calm));
            (calm > 6).then_some(())
        });
        self.fill(note_field, note);
        self.fill("Type * to confirm", &amount_in(row));
        // Once the files are read back, a check may stand open; then a reason is asked for.
        self.see_no("label", "*reading them back");
        if self.tree().find("entry", "Reason for overriding*").is_some() {
            self.fill("Reason for overriding*", "Known, and so decided");
        }
    }
}

/// True for a row of the list that waits for an answer in time, and whose amount is there to be typed.
pub fn is_answerable(row: &Node) -> bool {
    row.name.contains(", Needs response, due in ") && !amount_in(row).is_empty()
}

/// The amount in a row's name as it is typed: digits and a point.
fn amount_in(row: &Node) -> String {
    // The amount comes first and may hold commas itself, so it ends where the status begins.
    let end = row.name.find(", Needs response").unwrap_or(row.name.len());
    row.name[..end].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// The id at the end of a row's name.
pub fn id_in(row: &Node) -> &str {
    row.name.rsplit(", ").next().unwrap_or_default()
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = self.desk.keep_picture("screen");
            let (words, log) = (failure_file("tree", "txt"), failure_file("log", "txt"));
            std::fs::write(&words, self.tree().to_text()).ok();
            std::fs::copy(log_file(self.desk), &log).ok();
            eprintln!("kept: {}\n      {}\n      {}", picture.display(), words.display(), log.display());
        }
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
