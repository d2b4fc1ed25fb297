//! What Docket remembers of an account on this computer.
//!
//! Lives here: the encrypted file of each account and its tables, the index in memory that answers filter, sort and
//! search, the settings file.
//!
//! Must not live here: HTTP, egui, the JSON of a vendor, and secrets of any kind but the one that opens the file.

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
pub use db::{Place, StoreError};
pub use disputes::{Arrived, Change, Changed, Codec, Disputes, Loading, Lock, Written};
pub use entry::Entry;
pub use index::{Found, Index, RowId};
pub use outbox::{Batch, Journal, OutboxFile, StoredProof, StoredRow};
pub use settings::{Settings, SettingsFile};
pub use views::View;
