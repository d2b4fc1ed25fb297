//! The outbox on a simulated clock, network and disk, against services that may apply a request and lose the reply, speak
//! of something else, show what was or what never came, and change what a person decided on.
//!
//! One seed is one schedule: what a person does, what the network does to every request, when the disk fails, when the
//! app dies. `DOCKET_SCHEDULES` says how many are run (20 000 unless told), `DOCKET_SEED` runs one again.

#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::large_enum_variant,
    reason = "a test that prints its count and breaks where it is wrong"
)]

mod check;
pub(super) mod disk;
mod life;
mod net;
mod person;
mod run;
mod vendor;
mod world;

use crate::domain::evidence::limits::Limits;
use crate::domain::reference::Name;
use run::{Report, run};
use std::sync::LazyLock;

/// Schedules that are run unless told.
const SCHEDULES: u64 = 20_000;

/// The shipped limits, read once for all schedules.
static LIMITS: LazyLock<Limits> = LazyLock::new(|| Limits::parse(Name::Limits.shipped()).expect("readable"));

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn no_schedule_loses_an_intent_or_repeats_an_effect() {
    let only = number("DOCKET_SEED");
    let count = number("DOCKET_SCHEDULES").unwrap_or(SCHEDULES);
    let first = only.unwrap_or_else(|| number("DOCKET_FIRST_SEED").unwrap_or(1));
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let count = if only.is_some() { 1 } else { count };
    let report = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let mut report = Report::default();
                    for seed in (first..first + count).skip(worker as usize).step_by(threads as usize) {
                        report.add(&run(seed).unwrap_or_else(|broken| {
                            panic!("seed {seed}: {broken}\nrun it again with DOCKET_SEED={seed}")
                        }));
                    }
                    report
                })
            })
            .collect();
        let mut all = Report::default();
        for worker in workers {
            match worker.join() {
                Ok(report) => all.add(&report),
                Err(broken) => std::panic::resume_unwind(broken),
            }
        }
        all
    });
    println!("{count} schedules from seed {first}: {report}");
    if only.is_none() && count >= SCHEDULES {
        report.assert_everything_happened();
    }
}

#[test]
fn the_same_seed_is_the_same_schedule() {
    for seed in [7, 8, 9] {
        assert_eq!(run(seed).map(|report| report.to_string()), run(seed).map(|report| report.to_string()));
    }
}
