//! Pulling the list.

pub mod pull;
