//! What a frame costs while somebody jumps through the list: the whole app, without a window, ten columns, at two sizes.
//!
//! Measured is what the processor does for one frame: logic, layout, and the triangles for the graphics card. The
//! reference is the same frame while nothing moves.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

mod kit;

use docket::app::App;
use docket::domain::search::query::{Column, Query, Queue};
use eframe::App as _;
use egui::{Event, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use kit::{line, percentile};
use std::time::{Duration, Instant};

fn main() {
    let runtime = kit::runtime();
    for disputes in kit::sizes(&[1_000, 100_000, 1_000_000]) {
        let folder = kit::filled(&runtime, disputes);
        kit::head();
        for (size, name) in [(vec2(1_920.0, 1_080.0), "1920x1080"), (vec2(3_840.0, 2_160.0), "3840x2160")] {
            let desk = runtime.block_on(kit::desk(&folder, "http://127.0.0.1:9", 0));
            desk.settings.change(|settings| {
                settings.columns = Column::ALL.into_iter().take(10).map(|column| (column, 120.0)).collect();
            });
            let mut window = Window::new(desk, size);
            window.until(|app| app.session().is_some_and(|session| session.found().total as u64 == disputes));
            let session = window.app.session().cloned().expect("open");
            session.ask(Query { queue: Queue::All, ..Query::default() });
            window.until(|app| app.session().is_some_and(|session| session.found().rows.len() as u64 == disputes));
            // Orders are made in the background; they are not what is measured.
            std::thread::sleep(Duration::from_secs(if disputes > 500_000 { 5 } else { 1 }));
            let mut calm: Vec<Duration> = (0..60).map(|_| window.frame(Vec::new())).collect();
            calm.sort_unstable();
            let mut moved = window.jump(400);
            moved.sort_unstable();
            line(disputes, &format!("jump at random, {name} | nothing moves"), &moved, Some(percentile(&calm, 50)));
        }
    }
}

/// The app without a window around it.
struct Window {
    ctx: egui::Context,
    app: App,
    frame: eframe::Frame,
    size: Vec2,
}

impl Window {
    fn new(desk: docket::desk::Desk, size: Vec2) -> Self {
        let ctx = egui::Context::default();
        let app = App::new(&ctx, desk, None);
        Self { ctx, app, frame: eframe::Frame::_new_kittest(), size }
    }

    /// One frame, and what it took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
        let input = RawInput { screen_rect, events, focused: true, ..RawInput::default() };
        let began = Instant::now();
        let output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            self.app.logic(&ctx, &mut self.frame);
            self.app.ui(ui, &mut self.frame);
        });
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        began.elapsed()
    }

    fn until(&mut self, condition: impl Fn(&App) -> bool) {
        while !condition(&self.app) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Holds the handle of the scroll bar and moves it to a place at random for every frame.
    fn jump(&mut self, frames: usize) -> Vec<Duration> {
        let mut dice = fastrand::Rng::with_seed(1);
        // The list's scroll bar stands left of the open dispute.
        let x = self.size.x - (self.size.x * 0.37).clamp(390.0, 510.0) - 5.0;
        let button = |pos: Pos2, pressed: bool| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        };
        let grip = pos2(x, 160.0);
        self.frame(vec![Event::PointerMoved(grip)]);
        self.frame(vec![button(grip, true)]);
        let mut times = Vec::with_capacity(frames * 2);
        for _ in 0..frames {
            let at = pos2(x, 140.0 + dice.f32() * (self.size.y - 200.0));
            times.push(self.frame(vec![Event::PointerMoved(at)]));
            // The rows come in between, and the next frame draws them.
            std::thread::sleep(Duration::from_millis(8));
            times.push(self.frame(Vec::new()));
        }
        let drawn = self.app.session().map(|session| session.found().rows.len());
        assert!(drawn.is_some_and(|rows| rows > 0));
        self.frame(vec![button(grip, false)]);
        times
    }
}
