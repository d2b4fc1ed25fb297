//! The rig (`desk`, `app`, `tree`, `ears`, `guests`, `files`, `wire`) and the journeys.

mod app;
mod desk;
mod ears;
mod files;
mod guests;
mod tray;
mod tree;
mod wire;

mod accounts;
mod evidence;
mod kept;
mod keyrings;
mod killed;
mod locked;
mod notes;
mod packet;
mod pages;
mod starting;
mod trust;
mod unseen;
