//! What Docket remembers of an account on this computer.
//!
//! Lives here: the disputes and what is known about them, the index that answers filter, sort and search, the
//! settings file.
//!
//! Must not live here: HTTP, egui, and secrets of any kind.
//!
//! Disputes are held in memory and are gone when the app ends; the settings are a file.

pub mod disputes;
pub mod entry;
pub mod export;
pub mod index;
pub mod settings;

pub use disputes::{Disputes, Snapshot};
pub use entry::Entry;
pub use index::Found;
pub use settings::{Settings, SettingsFile};
