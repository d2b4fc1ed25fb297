//! The real window seen from outside: from the start of the process to rows in the frame buffer, memory, and what an
//! idle window costs. The reference is the smallest window eframe can open, started in the same way in the same run.
//!
//! Runs on a private desktop: `tests/desktop/desk.sh` puts up the session bus and the keyring, this starts an X server
//! of its own whose frame buffer is a file.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

mod kit;

use kit::{figure, percentile};
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The colour the smallest window shows.
const MARK: [u8; 3] = [0xF0, 0x0F, 0xF0];
/// The fill of a "needs response" pill in the dark theme: only a real row has it.
const PILL: [u8; 3] = [0x36, 0x28, 0x12];
const STARTS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|one| one == "smallest") {
        return smallest();
    }
    if std::env::var_os("DOCKET_BENCH_DESK").is_none() {
        let desk = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desktop/desk.sh");
        let myself = std::env::current_exe().expect("this program");
        let status =
            Command::new(desk).arg(myself).args(arguments.iter().skip(1)).env("DOCKET_BENCH_DESK", "1").status();
        assert!(status.expect("a desktop").success());
        return;
    }
    let binary = env!("CARGO_BIN_EXE_docket");
    let size = std::fs::metadata(binary).expect("a binary").len();
    println!("the binary has {:.1} MB", size as f64 / 1e6);
    let runtime = kit::runtime();
    let screen = Screen::start();
    println!("{:>9}  {:<44} {:>11} {:>11} {:>11} {:>6}", "disputes", "what", "figure", "", "reference", "ratio");
    let myself = std::env::current_exe().expect("this program");
    let small: Vec<Duration> = sorted((0..STARTS).map(|_| screen.time(Command::new(&myself).arg("smallest"), MARK).0));
    let small = percentile(&small, 50);
    let (child, _) = screen.open(Command::new(&myself).arg("smallest"), Some(MARK));
    std::thread::sleep(Duration::from_secs(2));
    let bare = pss(child.id());
    end(child);
    let empty = tempfile::tempdir().expect("a folder");
    let (child, _) = screen.open(&mut docket(binary, empty.path()), None);
    std::thread::sleep(Duration::from_secs(4));
    let nothing = pss(child.id());
    end(child);
    let beside = format!("{:.0} MB", bare as f64 / 1e6);
    let ratio = nothing as f64 / bare as f64;
    figure(
        0,
        "memory of the demo account | smallest window",
        &format!("{:.0} MB", nothing as f64 / 1e6),
        &beside,
        ratio,
    );
    for disputes in kit::sizes(&[100_000, 1_000_000]) {
        let folder = kit::filled(&runtime, disputes);
        keep_key();
        let times = sorted((0..STARTS).map(|_| screen.time(&mut docket(binary, &folder), PILL).0));
        let start = percentile(&times, 50);
        let ratio = start.as_secs_f64() / small.as_secs_f64();
        figure(
            disputes,
            "start to rows on the screen | smallest window",
            &format!("{start:.0?}"),
            &format!("{small:.0?}"),
            ratio,
        );
        let (child, _) = screen.open(&mut docket(binary, &folder), Some(PILL));
        std::thread::sleep(Duration::from_secs(8));
        let used = pss(child.id());
        let per = (used.saturating_sub(nothing)) as f64 / (disputes as f64 / 1e5);
        figure(
            disputes,
            "memory with every order made, MB",
            &format!("{:.0} MB", used as f64 / 1e6),
            "215 MB",
            used as f64 / 215e6,
        );
        figure(disputes, "memory per 100k, MB", &format!("{:.1} MB", per / 1e6), "12 MB", per / 12e6);
        let before = ticks(child.id());
        std::thread::sleep(Duration::from_secs(60));
        let busy = (ticks(child.id()) - before) as f64 / 100.0 / 60.0 * 100.0;
        figure(disputes, "an idle minute, % of a core", &format!("{busy:.2} %"), "", busy);
        end(child);
    }
}

fn sorted(times: impl Iterator<Item = Duration>) -> Vec<Duration> {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times
}

fn docket(binary: &str, folder: &Path) -> Command {
    let mut command = Command::new(binary);
    command.arg("--data-dir").arg(folder).stderr(Stdio::null());
    command
}

/// The store's key, where the app looks for it.
fn keep_key() {
    let mut child = Command::new("secret-tool")
        .args(["store", "--label", "docket", "service", "docket", "username", &format!("{}/store", kit::ACCOUNT)])
        .stdin(Stdio::piped())
        .spawn()
        .expect("secret-tool");
    std::io::Write::write_all(child.stdin.as_mut().expect("a pipe"), kit::KEY.as_bytes()).expect("written");
    assert!(child.wait().expect("an end").success());
}

fn pss(process: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() * 1_024
}

/// Processor time used so far, in hundredths of a second.
fn ticks(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let rest = stat.rsplit(')').next().unwrap_or_default();
    rest.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

fn end(mut child: Child) {
    child.kill().ok();
    child.wait().ok();
}

/// An X server whose frame buffer can be read as a file.
struct Screen {
    server: Child,
    display: String,
    buffer: PathBuf,
    _folder: tempfile::TempDir,
    manager: Child,
}

impl Screen {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-fbdir"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut line = String::new();
        BufReader::new(server.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a display");
        let display = format!(":{}", line.trim());
        let manager = Command::new("openbox").env("DISPLAY", &display).stderr(Stdio::null()).spawn().expect("openbox");
        std::thread::sleep(Duration::from_millis(500));
        let buffer = folder.path().join("Xvfb_screen0");
        Self { server, display, buffer, _folder: folder, manager }
    }

    /// The time from the start of a program to a colour on the screen.
    fn time(&self, command: &mut Command, color: [u8; 3]) -> (Duration, ()) {
        let (child, time) = self.open(command, Some(color));
        end(child);
        // Its window has to be gone before the next one is looked for.
        while self.shows(color) {
            std::thread::sleep(Duration::from_millis(5));
        }
        (time, ())
    }

    fn open(&self, command: &mut Command, color: Option<[u8; 3]>) -> (Child, Duration) {
        let began = Instant::now();
        let child = command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY").spawn().expect("started");
        while let Some(color) = color
            && !self.shows(color)
        {
            assert!(began.elapsed() < Duration::from_secs(30), "nothing was shown");
            std::thread::sleep(Duration::from_millis(1));
        }
        (child, began.elapsed())
    }

    /// True when a run of pixels of this colour stands in the upper left part of the screen.
    fn shows(&self, color: [u8; 3]) -> bool {
        let Ok(mut file) = std::fs::File::open(&self.buffer) else { return false };
        let mut head = [0; 4];
        if file.read_exact(&mut head).is_err() {
            return false;
        }
        // An XWD dump: a head, 256 colours of 12 bytes, then rows of 4 bytes a pixel, blue first.
        let from = u64::from(u32::from_be_bytes(head)) + 256 * 12 + 150 * 1_440 * 4;
        let mut rows = vec![0; 1_440 * 4 * 300];
        if file.seek(SeekFrom::Start(from)).is_err() || file.read_exact(&mut rows).is_err() {
            return false;
        }
        let [red, green, blue] = color;
        rows.chunks_exact(4).filter(|pixel| pixel.starts_with(&[blue, green, red])).take(200).count() == 200
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in [&mut self.manager, &mut self.server] {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

/// The smallest window.
fn smallest() {
    struct Empty;
    impl eframe::App for Empty {
        fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
            let [red, green, blue] = MARK;
            ui.painter().rect_filled(ui.max_rect(), 0.0, egui::Color32::from_rgb(red, green, blue));
        }
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1_440.0, 900.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("smallest", options, Box::new(|_cc| Ok(Box::new(Empty)))).expect("a window");
}
