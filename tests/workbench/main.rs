//! The evidence workbench from outside: the real helper process on odd files, and what independent readers say of
//! the packets it makes.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that meets something unexpected has to fail, and waits for conditions"
)]

mod attached;
mod command;
mod confined;
mod corpus;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod denied;
mod find;
mod hidden;
mod kinds;
mod kit;
mod letters;
mod odd_files;
mod pictures;
mod scripts;
mod seen;
mod sight;
