//! What Docket remembers of an account on this computer.
//!
//! Lives here: the two encrypted files of each account (disputes, outbox) and their tables, the index in memory that
//! answers filter, sort and search, backups, saved views, the list as CSV, the settings file.
//!
//! Must not live here: HTTP, egui, the JSON of a vendor, and secrets of any kind but the one that opens the file.

mod columns;
pub mod db;
pub mod disputes;
pub mod entry;
pub mod export;
pub mod index;
pub mod index_record;
pub mod interner;
pub mod json_compression;
pub mod outbox;
pub mod packed_timestamp;
pub mod private;
mod salvage;
pub mod settings;
pub mod views;
mod wal;

pub use db::rows::Span;
pub use db::{Fault, Place, StoreError, end_process};
pub use disputes::{Arrived, Change, Changed, Codec, CodesInForce, Disputes, Loading, Lock, Written};
pub use entry::Entry;
pub use index::{Found, Index, RowId};
pub use outbox::{Backup, BackupError, Batch, Journal, OutboxFile, StoredProof, StoredRow};
pub use settings::{Settings, SettingsFile, SettingsProblem};
pub use views::View;
