//! The packets of an account on a simulated clock, helper and disk: files come late, locked or never, work ends in any
//! order, results of what is not wanted any more still arrive, and the app dies between two looks at the disk.
//!
//! One seed is one schedule. `DOCKET_PACKET_SCHEDULES` says how many are run, `DOCKET_SEED` runs one again.

#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that prints its count and breaks where it is wrong"
)]

mod check;
mod report;
mod world;

use report::Report;
use world::World;

/// Schedules that are run unless told.
const SCHEDULES: u64 = 3_000;
/// Steps of one schedule.
const STEPS: usize = 120;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn run(seed: u64) -> Result<Report, String> {
    let mut world = World::new(seed);
    for _ in 0..STEPS {
        world.step()?;
        world.check()?;
    }
    world.come_to_rest()?;
    Ok(world.report)
}

#[test]
fn no_schedule_loses_a_file_or_adds_another_packet_than_the_one_decided_on() {
    let only = number("DOCKET_SEED");
    let count = if only.is_some() { 1 } else { number("DOCKET_PACKET_SCHEDULES").unwrap_or(SCHEDULES) };
    let first = only.unwrap_or(1);
    let mut all = Report::default();
    for seed in first..first + count {
        match run(seed) {
            Ok(report) => all.add(&report),
            Err(broken) => panic!("seed {seed}: {broken}\nrun it again with DOCKET_SEED={seed}"),
        }
    }
    println!("{count} schedules from seed {first}: {all:?}");
    if only.is_none() && count >= SCHEDULES {
        all.assert_everything_happened();
    }
}
