//! Pulling the list, by the clients and by a desk without a window.

pub mod desk;
pub mod pull;
