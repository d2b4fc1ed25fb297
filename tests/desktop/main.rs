//! Journeys through the real window: the built program on a private Linux desktop, driven with a real mouse and
//! keyboard, read through the accessibility tree it publishes.
//!
//! They need the programs that `tests/run` installs, so a plain `cargo test` shows them as ignored.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a journey that cannot go on fails, and says where its pictures are"
)]

mod journeys;
