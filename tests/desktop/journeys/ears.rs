//! What a screen reader would say, heard over the accessibility bus: where the focus goes, and what is announced.

use super::app::App;
use super::desk::{failure_file, poll, scripts};
use std::fs::File;
use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

/// How long anything may take to be said.
const SOON: Duration = Duration::from_mins(1);

/// Everything that was said, and how far a journey has heard it.
pub struct Ears {
    child: Child,
    file: PathBuf,
    heard: usize,
}

impl Ears {
    pub fn listen(app: &App<'_>) -> Self {
        let file = app.desk.folder().join("heard");
        let child = app
            .desk
            .command("/usr/bin/python3")
            .arg(scripts().join("atspi.py"))
            .args(["hear", &app.process().to_string()])
            .stdout(File::create(&file).expect("a file for what is heard"))
            .spawn()
            .expect("Python starts");
        let mut ears = Self { child, file, heard: 0 };
        ears.hear("listening");
        ears
    }

    fn lines(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.file).unwrap_or_default();
        // The last line may be half written.
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        whole.lines().map(str::to_owned).collect()
    }

    /// Waits for the next line, which is to be this one; a `*` stands for anything. Gives what stands in its place.
    pub fn hear(&mut self, pattern: &str) -> String {
        let next = poll(SOON, || self.lines().get(self.heard).cloned());
        let line = next.unwrap_or_else(|| panic!("{pattern:?} is not said"));
        self.heard += 1;
        matched(&line, pattern).unwrap_or_else(|| panic!("{line:?} is said, and not {pattern:?}"))
    }

    /// Whether the line that was heard last is this one.
    pub fn has_heard(&self, line: &str) -> bool {
        self.heard.checked_sub(1).and_then(|last| self.lines().get(last).cloned()).is_some_and(|last| last == line)
    }

    /// Presses a key, and once more where nothing is said: a letter in the moment after typing is not meant as a command.
    pub fn press(&self, app: &App<'_>, key: &str) {
        for _ in 0..10 {
            app.press(&[key]);
            if poll(Duration::from_secs(3), || (self.lines().len() > self.heard).then_some(())).is_some() {
                return;
            }
        }
    }

    /// Waits for the next line, whatever it is.
    pub fn hear_any(&mut self) -> String {
        self.hear("*")
    }

    /// Waits for the next two lines: where the focus goes and what is announced with it come in either order.
    pub fn hear_both(&mut self, one: &str, other: &str) {
        let mut heard = [self.hear_any(), self.hear_any()];
        let mut wanted = [one.to_owned(), other.to_owned()];
        heard.sort();
        wanted.sort();
        assert_eq!(heard, wanted, "in either order");
    }

    /// Waits for a line that may have others before it. Gives those.
    pub fn hear_until(&mut self, pattern: &str) -> Vec<String> {
        let mut before = Vec::new();
        loop {
            let line = self.hear_any();
            if matched(&line, pattern).is_some() {
                return before;
            }
            before.push(line);
        }
    }

    /// What was said and no journey has heard yet.
    pub fn unheard(&self) -> Vec<String> {
        self.lines().split_off(self.heard)
    }
}

/// What stands in the place of the `*`.
fn matched(line: &str, pattern: &str) -> Option<String> {
    match pattern.split_once('*') {
        None => (line == pattern).then(String::new),
        Some((start, end)) => line.strip_prefix(start)?.strip_suffix(end).map(str::to_owned),
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let kept = failure_file("heard", "txt");
            std::fs::copy(&self.file, &kept).ok();
            eprintln!("kept: {}", kept.display());
        }
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
