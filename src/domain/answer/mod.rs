//! How a dispute is answered: what may be done with it, what is looked at before, what a person confirms, how long it is
//! held, and the proof of it.
//!
//! Must not live here: what is sent, and when.

pub mod allowed_actions;
pub mod bulk;
pub mod finding;
pub mod guard;
pub mod hold;
pub mod preflight;
pub mod proof;
