//! Pulling the list, by the clients and by a desk without a window.

pub mod case;
pub mod desk;
pub mod pull;
