//! Docket: a desktop app for people who answer payment disputes.
#![forbid(unsafe_code)]
pub mod domain;
pub mod api;
pub mod credentials;
pub mod workbench;
pub mod store;
pub mod desk;
pub mod sandbox;
pub mod app;
