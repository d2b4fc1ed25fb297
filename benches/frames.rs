//! What a frame costs while somebody jumps through the list: the whole app, headless, ten columns, at two sizes.
//!
//! Measured is one step of the headless window: logic, layout, the tree for screen readers. The reference is the same
//! step while nothing moves.

mod kit;

use docket::app::App;
use docket::domain::query::{Column, Query, Queue};
use egui_kittest::Harness;
use kit::{line, percentile};
use std::time::{Duration, Instant};

fn main() {
    let runtime = kit::runtime();
    for disputes in kit::sizes(&[1_000, 100_000, 1_000_000]) {
        let folder = kit::filled(&runtime, disputes);
        kit::head();
        for (size, name) in [([1_920.0, 1_080.0], "1920x1080"), ([3_840.0, 2_160.0], "3840x2160")] {
            let desk = runtime.block_on(kit::desk(&folder, "http://127.0.0.1:9", 0));
            desk.settings.change(|settings| {
                settings.columns = Column::ALL.into_iter().take(10).map(|column| (column, 120.0)).collect();
            });
            let mut harness = Harness::builder()
                .with_size(size)
                .with_max_steps(8)
                .build_eframe(move |cc| App::new(&cc.egui_ctx, desk, None));
            until(&mut harness, |app| app.session().is_some_and(|session| session.found().total as u64 == disputes));
            let session = harness.state().session().cloned().expect("open");
            session.ask(Query { queue: Queue::All, ..Query::default() });
            until(&mut harness, |app| {
                app.session().is_some_and(|session| session.found().rows.len() as u64 == disputes)
            });
            // Orders are made in the background; they are not what is measured.
            std::thread::sleep(Duration::from_secs(if disputes > 500_000 { 5 } else { 1 }));
            let calm = times(&mut harness, 60, |_, _| {});
            let mut dice = fastrand::Rng::with_seed(1);
            // The list's scroll bar stands left of the open dispute.
            let x = size[0] - (size[0] * 0.37_f32).clamp(390.0, 510.0) - 6.0;
            let moved = times(&mut harness, 300, |harness, _| {
                let y = 140.0 + dice.f32() * (size[1] - 200.0);
                press(harness, egui::pos2(x, y));
            });
            line(disputes, &format!("jump at random, {name} | nothing moves"), &moved, Some(percentile(&calm, 50)));
        }
    }
}

fn press(harness: &mut Harness<'_, App>, at: egui::Pos2) {
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: egui::Modifiers::NONE });
    }
}

fn times(
    harness: &mut Harness<'_, App>,
    steps: usize,
    mut before: impl FnMut(&mut Harness<'_, App>, usize),
) -> Vec<Duration> {
    let mut times = Vec::with_capacity(steps);
    for step in 0..steps {
        before(harness, step);
        let began = Instant::now();
        harness.step();
        times.push(began.elapsed());
        // Rows that were asked for come in between.
        std::thread::sleep(Duration::from_millis(4));
    }
    times.sort_unstable();
    times
}

fn until(harness: &mut Harness<'_, App>, mut condition: impl FnMut(&App) -> bool) {
    while !condition(harness.state()) {
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
}
