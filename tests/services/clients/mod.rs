//! The clients of the services against the sandbox, and against raw sockets that misbehave.

pub mod butter;
pub mod disputify;
pub mod finix;
pub mod odd_wire;
pub mod sockets;
pub mod traps;
