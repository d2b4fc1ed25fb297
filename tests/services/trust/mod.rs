//! Keys, certificates and keyrings.

pub mod keyrings;
pub mod secrets;
pub mod tls;
