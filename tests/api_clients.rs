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

#[path = "api/kit.rs"]
mod kit;

#[path = "api/butter.rs"]
mod butter;
#[path = "api/counting.rs"]
mod counting;
#[path = "api/desk.rs"]
mod desk;
#[path = "api/differ.rs"]
mod differ;
#[path = "api/disputify.rs"]
mod disputify;
#[path = "api/failing_disk.rs"]
mod failing_disk;
#[path = "api/finix.rs"]
mod finix;
#[path = "api/kept.rs"]
mod kept;
#[path = "api/keyrings.rs"]
mod keyrings;
#[path = "api/leaving.rs"]
mod leaving;
#[path = "api/odd_wire.rs"]
mod odd_wire;
#[path = "api/proof.rs"]
mod proof;
#[path = "api/pull.rs"]
mod pull;
#[path = "api/secrets.rs"]
mod secrets;
#[path = "api/sockets.rs"]
mod sockets;
#[path = "api/traps.rs"]
mod traps;
#[path = "api/trust.rs"]
mod trust;
