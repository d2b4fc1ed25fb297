//! What things are: plain types and the rules of the trade.
//!
//! Lives here: ids, money, time left, disputes, evidence, reason codes, evidence limits, which action is legal, what is
//! typed into the search, packets, scores, and the drafts a person fills in with the rules that turn them into typed
//! values.
//!
//! Must not live here: files, sockets, SQL, async, egui, and the JSON quirks of one vendor.

pub mod account;
pub mod agenda;
pub mod alerts;
pub mod answer;
pub mod checkout;
pub mod columns;
pub mod dispute;
pub mod evidence;
pub mod field;
pub mod ids;
pub mod insights;
pub mod joined;
pub mod language;
pub mod link;
pub mod money;
pub mod open_enum;
pub mod packet;
pub mod payment;
pub mod programs;
pub mod reference;
pub mod score;
pub mod search;
pub mod text;
pub mod time;
pub mod watched;

pub use account::{Account, AccountKey, BaseUrl, Environment, Service};
pub use dispute::tags::Tags;
pub use dispute::{Dispute, DisputeState, EvidenceSubmitted, Reason, ResponseState, Status};
pub use evidence::{Evidence, EvidenceRef, EvidenceState};
pub use field::FieldError;
pub use ids::{ApplicationId, DisputeId, EvidenceId, IdentityId, MerchantId, OrderId, TransferId};
pub use money::{Currency, Money};
pub use time::clock::{Clock, FixedClock, SystemClock};
pub use time::deadline::{Deadline, Urgency};
