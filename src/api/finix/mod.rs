//! Finix disputes: docs.finix.com/api/disputes.
//!
//! Lives here: the client, its calls, the JSON they read and write. Addresses are built from the account's own base
//! and checked ids; no link that Finix sends is ever followed.
//!
//! Must not live here: what a dispute allows, repeating a write.

mod calls;
mod client;
mod errors;
mod filter;
mod wire;

pub use calls::{
    AcceptDispute, DeleteEvidence, DownloadEvidence, Downloaded, GetDispute, GetEvidence, GetPaymentInstrument,
    GetTransfer, ListAdjustmentTransfers, ListDisputes, ListEvidence, PAGE_LIMIT, PutDisputeTags, PutEvidenceTags,
    SubmitEvidence, UploadEvidence,
};
pub use client::Finix;
pub use errors::read as read_error;
pub use filter::DisputeFilter;
pub use wire::{Instrument, read_dispute, read_evidence, read_instrument, read_payment};
