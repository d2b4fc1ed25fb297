//! The sandbox against the vendors' pages: what an independent client may rely
//! on. These tests share no code with the program's own client.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets something unexpected has to fail"
)]

mod account;
mod butter;
mod disputify;
mod faults;
mod finix_actions;
mod finix_evidence;
mod finix_list;
mod finix_wire;
mod kin;
mod kit;
mod reopened;
mod strangers;
