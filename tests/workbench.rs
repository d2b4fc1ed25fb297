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

#[path = "workbench/command.rs"]
mod command;
#[path = "workbench/confined.rs"]
mod confined;
#[path = "workbench/corpus/mod.rs"]
mod corpus;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "workbench/denied.rs"]
mod denied;
#[path = "workbench/hidden.rs"]
mod hidden;
#[path = "workbench/kinds.rs"]
mod kinds;
#[path = "workbench/kit.rs"]
mod kit;
#[path = "workbench/letters.rs"]
mod letters;
#[path = "workbench/odd_files.rs"]
mod odd_files;
#[path = "workbench/pictures.rs"]
mod pictures;
#[path = "workbench/seen.rs"]
mod seen;
