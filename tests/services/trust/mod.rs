//! Keys, certificates and keyrings.

pub mod backup;
mod keyrings;
pub mod secrets;
pub mod tls;
