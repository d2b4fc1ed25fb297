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

#[path = "sandbox_contract/account.rs"]
mod account;
#[path = "sandbox_contract/butter.rs"]
mod butter;
#[path = "sandbox_contract/disputify.rs"]
mod disputify;
#[path = "sandbox_contract/faults.rs"]
mod faults;
#[path = "sandbox_contract/finix_actions.rs"]
mod finix_actions;
#[path = "sandbox_contract/finix_evidence.rs"]
mod finix_evidence;
#[path = "sandbox_contract/finix_list.rs"]
mod finix_list;
#[path = "sandbox_contract/finix_wire.rs"]
mod finix_wire;
#[path = "sandbox_contract/kit.rs"]
mod kit;
#[path = "sandbox_contract/reopened.rs"]
mod reopened;
#[path = "sandbox_contract/strangers.rs"]
mod strangers;
