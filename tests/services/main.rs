//! The clients against the sandbox for every endpoint and status, and against raw sockets that misbehave.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::ok_expect,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test that meets something unexpected has to fail, and waits for conditions with pauses between looks"
)]

mod kit;

mod by_file;
mod clients;
mod outbox;
mod printing;
mod store;
mod sync;
mod team;
mod trust;
