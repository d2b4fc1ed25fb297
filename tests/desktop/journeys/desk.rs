//! A private desktop for one journey, started through `desk.sh` and taken down with this value.

use super::tree::Tree;
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The password of a desktop's keyring; `desk.sh` sets it.
pub const KEYRING_PASSWORD: &str = "desk";

/// Two desktops at once would only make each other slow.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// How the keyring is when the journey begins.
#[derive(Clone, Copy)]
pub enum Keyring {
    Unlocked,
    Locked,
    None,
}

/// The desktop.
pub struct Desk {
    env: HashMap<OsString, OsString>,
    reader: Mutex<Option<Reader>>,
    keeper: Child,
    keeper_input: Option<ChildStdin>,
    folder: TempDir,
    _alone: MutexGuard<'static, ()>,
}

/// The helper that reads trees; it stays, because starting Python for every look would take longer than the look.
struct Reader {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// The folder the rig's scripts are in.
pub fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desktop")
}

/// Asks again and again until there is an answer, or until the time is over.
#[expect(clippy::disallowed_methods, reason = "another program is waited for, and only looking again tells")]
pub fn poll<T>(limit: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if start.elapsed() > limit {
            return None;
        }
        std::thread::sleep(Duration::from_millis(60));
    }
}

impl Desk {
    /// Puts up a desktop.
    pub fn start(keyring: Keyring) -> Self {
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::Builder::new().prefix("docket-desk-").tempdir().expect("a folder for the desktop");
        let keyring = match keyring {
            Keyring::Unlocked => "unlocked",
            Keyring::Locked => "locked",
            Keyring::None => "none",
        };
        // The command says how its desktop is reached, and stays until this process closes its input, be it by dying.
        let mut keeper = Command::new(scripts().join("desk.sh"))
            .args(["sh", "-c", "env -0; printf '\\0'; exec cat"])
            .env("DESK_KEYRING", keyring)
            .env("DESK_FOLDER", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("desk.sh starts");
        let mut output = BufReader::new(keeper.stdout.take().expect("desk.sh has an output"));
        let mut env = HashMap::new();
        loop {
            let mut line = Vec::new();
            let length = output.read_until(0, &mut line).expect("the desktop says how it is reached");
            assert!(length > 0, "the desktop did not come up; desk.sh said why above");
            line.pop();
            let Some(equals) = line.iter().position(|byte| *byte == b'=') else { break };
            let value = line.split_off(equals + 1);
            line.pop();
            env.insert(OsString::from_vec(line), OsString::from_vec(value));
        }
        let keeper_input = keeper.stdin.take();
        Self { env, reader: Mutex::default(), keeper, keeper_input, folder, _alone: alone }
    }

    /// A folder that is gone after the journey.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How something of this desktop is reached.
    pub fn variable(&self, name: &str) -> Option<String> {
        self.env.get(std::ffi::OsStr::new(name)).and_then(|value| value.clone().into_string().ok())
    }

    /// A program that is to run on this desktop.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.env).stdin(Stdio::null());
        command
    }

    /// Runs a program to its end and gives what it printed; nothing when it failed.
    pub fn output(&self, program: &str, args: &[&str]) -> Option<String> {
        let output = self.command(program).args(args).stderr(Stdio::null()).output();
        let output = output.unwrap_or_else(|error| panic!("{program} does not run: {error}"));
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Puts a secret into the keyring, as Docket would.
    pub fn keep_secret(&self, name: &str, secret: &str) {
        let mut child = self
            .command("secret-tool")
            .args(["store", "--label", "docket", "service", "docket", "username", name])
            .stdin(Stdio::piped())
            .spawn()
            .expect("secret-tool");
        child.stdin.take().expect("a pipe").write_all(secret.as_bytes()).expect("written");
        assert!(child.wait().expect("an end").success());
    }

    /// Moves the mouse, presses keys.
    pub fn xdotool(&self, args: &[&str]) {
        assert!(self.output("xdotool", args).is_some(), "xdotool {args:?} failed");
    }

    /// The newest visible window that fits, by `xdotool search`.
    pub fn window(&self, search: &[&str]) -> Option<String> {
        let found = self.output("xdotool", &[&["search", "--onlyvisible"], search].concat())?;
        found.lines().last().map(str::to_owned)
    }

    /// Waits for a window.
    pub fn wait_for_window(&self, what: &str, search: &[&str]) -> String {
        poll(Duration::from_secs(30), || self.window(search)).unwrap_or_else(|| {
            let kept = self.keep_picture("window");
            panic!("{what} did not appear; the screen: {}", kept.display())
        })
    }

    /// Gives a window the keyboard.
    pub fn focus(&self, window: &str) {
        let focused = || self.output("xdotool", &["windowfocus", "--sync", window]);
        assert!(poll(Duration::from_secs(10), focused).is_some(), "window {window} does not take the keyboard");
    }

    /// The process behind a name on the session bus.
    pub fn bus_process(&self, name: &str) -> Option<u32> {
        let method = "org.freedesktop.DBus.GetConnectionUnixProcessID";
        let place = ["--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus"];
        let answer =
            self.output("gdbus", &[&["call", "--session"][..], &place, &["--method", method, name]].concat())?;
        answer.trim_start_matches("(uint32 ").trim_end_matches(",)").parse().ok()
    }

    /// What a program says about its window, once it says anything.
    pub fn tree(&self, process: u32) -> Option<Tree> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let Reader { questions, answers, .. } = reader.get_or_insert_with(|| self.start_reader());
        writeln!(questions, "{process}").and_then(|()| questions.flush()).expect("atspi.py listens");
        let mut line = String::new();
        answers.read_line(&mut line).expect("atspi.py answers");
        serde_json::from_str(&line).expect("atspi.py answers in JSON")
    }

    fn start_reader(&self) -> Reader {
        // Debian's Python is the one that has Debian's modules, whatever else is first on the path.
        let mut child = self
            .command("/usr/bin/python3")
            .arg(scripts().join("atspi.py"))
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let questions = child.stdin.take().expect("atspi.py has an input");
        let answers = BufReader::new(child.stdout.take().expect("atspi.py has an output"));
        Reader { child, questions, answers }
    }

    /// Keeps a picture of the screen where failures are looked at, named after the running test.
    pub fn keep_picture(&self, what: &str) -> PathBuf {
        let path = failure_file(what, "png");
        self.output("import", &["-window", "root", &path.to_string_lossy()]);
        path
    }
}

/// A file beside the build in which something about the failed test is kept.
pub fn failure_file(what: &str, extension: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("desktop-failures");
    std::fs::create_dir_all(&folder).expect("a folder for failures");
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("journey").replace("::", "-");
    folder.join(format!("{test}-{what}.{extension}"))
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(mut reader) = self.reader.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            reader.child.kill().ok();
            reader.child.wait().ok();
        }
        drop(self.keeper_input.take());
        self.keeper.wait().ok();
    }
}
