//! Other programs on the desktop: the file dialog, what files are dragged out of, the sandbox.

use super::app::docket;
use super::desk::{Desk, poll, scripts};
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

/// A program that ends with this value.
pub struct Guest {
    child: Child,
    output: Lines<BufReader<ChildStdout>>,
}

impl Guest {
    fn start(mut command: std::process::Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let output = BufReader::new(child.stdout.take().expect("the guest has an output")).lines();
        Self { child, output }
    }

    /// The next line the guest prints.
    fn line(&mut self) -> String {
        self.output.next().expect("the guest says something more").expect("the guest speaks UTF-8")
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The window of the desktop's own file dialog.
pub struct FileDialog<'a> {
    desk: &'a Desk,
    window: String,
}

impl<'a> FileDialog<'a> {
    const SEARCH: [&'static str; 2] = ["--name", "^Add evidence$"];

    /// Waits for it.
    pub fn wait(desk: &'a Desk) -> Self {
        let window = desk.wait_for_window("the file dialog", &Self::SEARCH);
        desk.focus(&window);
        Self { desk, window }
    }

    /// Types a path as a person would and takes it. On a Spanish keyboard, which has a key for each of its letters: a
    /// letter without one is typed over another key that means it for a moment, and a busy computer looks too late.
    pub fn choose(self, path: &Path) {
        self.desk.output("setxkbmap", &["es"]).expect("setxkbmap");
        self.desk.xdotool(&["key", "ctrl+l"]);
        self.desk.xdotool(&["key", "ctrl+a"]);
        self.desk.xdotool(&["type", "--delay", "15", "--", &path.to_string_lossy()]);
        self.press_until_gone("Return");
        self.desk.output("setxkbmap", &["us"]).expect("setxkbmap");
    }

    /// Cancels it.
    pub fn cancel(self) {
        self.press_until_gone("Escape");
    }

    fn is_gone(&self) -> Option<()> {
        self.desk.window(&Self::SEARCH).is_none().then_some(())
    }

    /// The first key may only close the list of suggestions.
    fn press_until_gone(&self, key: &str) {
        let gone = poll(Duration::from_secs(20), || {
            self.desk.output("xdotool", &["windowfocus", &self.window]);
            self.desk.xdotool(&["key", key]);
            poll(Duration::from_secs(2), || self.is_gone())
        });
        assert!(gone.is_some(), "the file dialog stays; {}", self.desk.keep_picture("dialog").display());
    }
}

/// Drops a file on a window by speaking the drag-and-drop protocol of X11.
pub fn drop_by_protocol(desk: &Desk, window_title: &str, file: &Path) {
    let script = scripts().join("xdnd_source.py");
    let said = desk.output("/usr/bin/python3", &[&script.to_string_lossy(), window_title, &file.to_string_lossy()]);
    assert_eq!(said.as_deref(), Some("finished"), "the window takes the file");
}

/// A file manager's stand-in: a window out of which a file is dragged with the mouse.
pub struct DragSource<'a> {
    desk: &'a Desk,
    guest: Guest,
    window: String,
}

impl<'a> DragSource<'a> {
    pub fn show(desk: &'a Desk, file: &Path) -> Self {
        let mut command = desk.command("/usr/bin/python3");
        command.arg(scripts().join("drag_source.py")).arg(file);
        let mut guest = Guest::start(command);
        assert_eq!(guest.line(), "ready");
        let window = desk.wait_for_window("the drag source", &["--name", "^Files to drag$"]);
        Self { desk, guest, window }
    }

    /// Drags the file to a place of the screen and lets go there.
    pub fn drag_to(mut self, (x, y): (i32, i32)) {
        let place = self.desk.output("xdotool", &["getwindowgeometry", "--shell", &self.window]).expect("a place");
        let place: HashMap<&str, i32> = place
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter_map(|(k, v)| Some((k, v.parse().ok()?)))
            .collect();
        let (from_x, from_y) = (place["X"] + place["WIDTH"] / 2, place["Y"] + place["HEIGHT"] / 2);
        let steps = 12;
        // A hand does not jump: toolkits begin a drag, and targets answer, between one movement and the next.
        let mut moves =
            vec!["mousemove".to_owned(), from_x.to_string(), from_y.to_string(), "sleep".to_owned(), "0.2".to_owned()];
        moves.extend(["mousedown", "1"].map(str::to_owned));
        for step in 1..=steps {
            let at = |from: i32, to: i32| (from + (to - from) * step / steps).to_string();
            moves.extend(["sleep".to_owned(), "0.06".to_owned(), "mousemove".to_owned(), at(from_x, x), at(from_y, y)]);
        }
        moves.extend(["sleep", "0.5", "mouseup", "1"].map(str::to_owned));
        self.desk.xdotool(&moves.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(self.guest.line(), "dropped");
    }
}

/// The sandbox as a server of its own.
pub struct Sandbox {
    guest: Guest,
    pub finix: String,
    pub disputify: String,
}

impl Sandbox {
    /// The first Finix user and Disputify key that the sandbox prints.
    pub const FINIX_USER: &'static str = "USsRhsHYZGBPnQw8CByJyEQW";
    pub const FINIX_PASSWORD: &'static str = "8a14c2f9-d94b-4c72-8f5c-a62908e5b30e";
    pub const DISPUTIFY_TOKEN: &'static str = "dsp_sandbox_7Qm2vX9kTa";

    pub fn start(desk: &Desk, disputes: u32) -> Self {
        let mut command = docket(desk);
        command.args(["sandbox", "--listen", "127.0.0.1:0", "--disputes", &disputes.to_string()]);
        let mut guest = Guest::start(command);
        let mut address_of = |service: &str| {
            let line = guest.line();
            line.strip_prefix(service).unwrap_or_else(|| panic!("{service} expected in {line:?}")).trim().to_owned()
        };
        let (finix, disputify) = (address_of("Finix"), address_of("Disputify"));
        let mut sandbox = Self { guest, finix, disputify };
        let rest = sandbox.said_until("Stop with");
        for secret in [Self::FINIX_PASSWORD, Self::DISPUTIFY_TOKEN] {
            assert!(rest.contains(secret), "the sandbox has other credentials now:\n{rest}");
        }
        sandbox
    }

    fn said_until(&mut self, end: &str) -> String {
        let mut said = String::new();
        while !said.contains(end) {
            said.push_str(&self.guest.line());
            said.push('\n');
        }
        said
    }
}
