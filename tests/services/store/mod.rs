//! The files on this computer: what is in them, what is not, and disks that fail.

pub mod differ;
pub mod failing_disk;
pub mod kept;
