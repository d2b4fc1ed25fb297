//! The clients against the sandbox for every endpoint and status, and against raw sockets that misbehave.

#![allow(clippy::disallowed_methods, reason = "tests wait for conditions with pauses between looks")]
#![allow(missing_docs, reason = "test functions are sentences")]

#[path = "api/kit.rs"]
mod kit;

#[path = "api/butter.rs"]
mod butter;
#[path = "api/desk.rs"]
mod desk;
#[path = "api/disputify.rs"]
mod disputify;
#[path = "api/finix.rs"]
mod finix;
#[path = "api/secrets.rs"]
mod secrets;
#[path = "api/sockets.rs"]
mod sockets;
#[path = "api/traps.rs"]
mod traps;
