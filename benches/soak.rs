//! Hours against a server with faults, with somebody clicking and typing at random: memory, open files and the time of
//! a frame have to stay what they were.
//!
//! `cargo bench --bench soak -- --hours 8` (`--minutes 1` unless told). It prints a line every minute, and at the end
//! whether everything stayed flat; it fails when something did not.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a benchmark prints figures and stops when it cannot measure"
)]

mod kit;

use docket::app::App;
use docket::desk::Intent;
use docket::domain::Tags;
use docket::sandbox::{Config, Faults};
use eframe::App as _;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use kit::percentile;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// One request of a hundred meets each of these.
const FAULTS: &str = "submit=reset_after@0.05,accept=reset_before@0.05,upload_evidence=reset_after@0.05,\
                      *=status:503@0.01";
const SIZE: Vec2 = vec2(1_440.0, 900.0);
/// The first part only warms up: caches fill, orders are made.
const WARM: f64 = 0.25;
/// Memory may grow by this after the warm part.
const GROWTH: u64 = 24 << 20;

fn argument(name: &str) -> Option<f64> {
    let args: Vec<String> = std::env::args().collect();
    args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).and_then(|text| text.parse().ok())
}

struct Figures {
    resident: u64,
    files: usize,
    frame: Duration,
}

fn look(times: &mut Vec<Duration>) -> Figures {
    times.sort_unstable();
    let frame = if times.is_empty() { Duration::ZERO } else { percentile(times, 99) };
    times.clear();
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    let files = std::fs::read_dir("/proc/self/fd").map(Iterator::count).unwrap_or_default();
    Figures { resident: pages * 4_096, files, frame }
}

/// Somebody who does not know what they want.
fn event(dice: &mut fastrand::Rng) -> Vec<Event> {
    const KEYS: [Key; 12] = [
        Key::J,
        Key::K,
        Key::ArrowDown,
        Key::PageDown,
        Key::Home,
        Key::Enter,
        Key::E,
        Key::S,
        Key::A,
        Key::Slash,
        Key::Escape,
        Key::Tab,
    ];
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    // Not where a native dialog would open: the bar with "Export…" stands high up.
    let place = pos2(dice.f32() * SIZE.x, 130.0 + dice.f32() * (SIZE.y - 160.0));
    let button = |pressed| Event::PointerButton {
        pos: place,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    match dice.u8(0..12) {
        0..=4 => vec![key(KEYS[dice.usize(0..KEYS.len())], Modifiers::NONE)],
        5 => {
            let pages = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
            vec![key(pages[dice.usize(0..pages.len())], Modifiers::COMMAND)]
        }
        6 | 7 => vec![Event::PointerMoved(place), button(true), button(false)],
        8 => vec![Event::Text(["a", "fraud", "reason:", "12.50", "é", " "][dice.usize(0..6)].to_owned())],
        9 => vec![key(Key::Backspace, Modifiers::COMMAND)],
        10 => vec![Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, dice.f32() * 600.0 - 300.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Trackpad,
        }],
        _ => vec![Event::PointerMoved(place)],
    }
}

/// Tags of some dispute, through the outbox and its faults.
fn send_something(app: &App, number: u64) {
    let Some(session) = app.session() else { return };
    let found = session.found();
    let row = found.rows.get(usize::try_from(number).unwrap_or_default() % found.rows.len().max(1));
    let Some(entry) = row.and_then(|row| session.row(*row)) else { return };
    let edited: Tags = [("soak".to_owned(), number.to_string())].into_iter().collect();
    let dispute = entry.dispute.id.clone();
    session.outbox().add(Intent::Tags { dispute, base: Tags::default(), edited, insists: true }, None);
}

fn main() -> ExitCode {
    let minutes = argument("--hours").map(|hours| hours * 60.0).or_else(|| argument("--minutes")).unwrap_or(1.0);
    let runtime = kit::runtime();
    let config = Config { disputes: 20_000, ..Config::default() };
    let sandbox = runtime.block_on(docket::sandbox::start(config)).expect("a sandbox");
    sandbox.faults().set(FAULTS.parse::<Faults>().expect("faults"));
    let folder = tempfile::tempdir().expect("a folder");
    let desk = runtime.block_on(kit::desk(folder.path(), &sandbox.urls().finix, 0));
    desk.settings.change(|settings| settings.hold_secs = 1);
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, desk, None);
    let mut frame = eframe::Frame::_new_kittest();
    let mut dice = fastrand::Rng::with_seed(3);
    let (began, mut told) = (Instant::now(), Instant::now());
    let mut times = Vec::new();
    let mut warm: Option<Figures> = None;
    let (mut events, mut worst) = (0_u64, Duration::ZERO);
    while began.elapsed().as_secs_f64() < minutes * 60.0 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            events: event(&mut dice),
            time: Some(began.elapsed().as_secs_f64()),
            focused: true,
            ..RawInput::default()
        };
        events += 1;
        if events.is_multiple_of(100) {
            send_something(&app, events);
        }
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            app.logic(&ctx, &mut frame);
            app.ui(ui, &mut frame);
        });
        // There is no graphics card that would take them.
        output.textures_delta.clear();
        std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        times.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(12));
        let part = (minutes * 60.0 / 12.0).min(60.0);
        if told.elapsed().as_secs_f64() >= part {
            told = Instant::now();
            let now = look(&mut times);
            println!(
                "{:6.1} min  {:4} MB  {:4} files open  frame p99 {:5.1} ms  {events} events",
                began.elapsed().as_secs_f64() / 60.0,
                now.resident >> 20,
                now.files,
                now.frame.as_secs_f64() * 1_000.0
            );
            let is_warm = began.elapsed().as_secs_f64() >= minutes * 60.0 * WARM;
            if is_warm {
                worst = worst.max(now.frame);
                warm.get_or_insert(now);
            }
        }
    }
    let rows = app.session().map_or(0, |session| session.outbox().rows().len());
    let asked = sandbox.log().len();
    let last = look(&mut times);
    let Some(warm) = warm else {
        println!("too short to say anything");
        return ExitCode::FAILURE;
    };
    let grown = last.resident.saturating_sub(warm.resident);
    // Beside what it was once warm: a build without optimization is slow from the start.
    let is_flat = grown < GROWTH && last.files <= warm.files + 8 && worst < warm.frame * 2 + Duration::from_millis(10);
    println!(
        "{minutes:.0} min, {events} events, {rows} rows in the outbox, {asked} requests in the log: {} MB grown, {} to {} \
         files open, worst frame p99 {:.1} ms: {}",
        grown >> 20,
        warm.files,
        last.files,
        worst.as_secs_f64() * 1_000.0,
        if is_flat { "flat" } else { "NOT flat" }
    );
    if is_flat { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
