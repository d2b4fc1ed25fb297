//! Docket: a desktop app for people who answer payment disputes.
#![forbid(unsafe_code)]
pub mod api;
pub mod app;
pub mod credentials;
pub mod desk;
pub mod domain;
pub mod sandbox;
pub mod store;
pub mod workbench;
