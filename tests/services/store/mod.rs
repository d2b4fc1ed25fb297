//! The files on this computer: what is in them, what is not, and disks that fail.

mod agenda;
pub mod differ;
pub mod ending;
pub mod failing_disk;
pub mod history;
mod insights;
pub mod kept;
mod merge;
mod related;
mod sql;

use docket::api::finix::{read_dispute, read_payment};
use docket::domain::reference::ReferenceTables;
use docket::domain::reference::reason_code::ReasonCodes;
use docket::store::{Codec, CodesInForce};
use std::sync::{Arc, LazyLock};

pub const CODEC: Codec = Codec { dispute: |text| read_dispute(text).ok(), payment: |text| read_payment(text).ok() };

pub static CODES: LazyLock<Arc<ReasonCodes>> = LazyLock::new(|| ReferenceTables::shipped().codes);

/// The reason codes that ship with the app.
pub fn codes() -> CodesInForce {
    Arc::new(|| Arc::clone(&CODES))
}
