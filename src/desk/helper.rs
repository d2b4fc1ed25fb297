//! The process that opens unknown files, as it is started: this program again.
//!
//! Must not live here: what it is asked.

pub use crate::workbench::helper::{Reading, become_reader, leave_behind, serve};
