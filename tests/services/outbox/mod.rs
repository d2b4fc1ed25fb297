//! What is to be sent, over services, disks and keyrings that fail, and what is left behind.

pub mod bulk;
pub mod counting;
pub mod leaving;
pub mod proof;
