//! The rig (`desk`, `app`, `tree`, `guests`, `files`) and the journeys.

mod app;
mod desk;
mod files;
mod guests;
mod tree;

mod accounts;
mod evidence;
mod kept;
mod keyrings;
mod killed;
mod packet;
mod pages;
mod starting;
mod trust;
