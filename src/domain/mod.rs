//! What things are: plain types and the rules of the trade.
//!
//! Lives here: ids, money, time left, disputes, evidence, reason codes, evidence limits, which action is
//! legal, and the drafts a person fills in with the rules that turn them into typed values.
//!
//! Must not live here: files, sockets, SQL, async, egui, and the JSON quirks of one vendor.

pub mod account;
pub mod amount_input;
pub mod card_number;
pub mod checklist;
pub mod checkout;
pub mod clock;
pub mod compelling;
pub mod deadline;
pub mod dispute;
pub mod evidence;
pub mod evidence_file;
pub mod field;
pub mod fold;
pub mod guard;
pub mod hold;
pub mod ids;
pub mod joined;
pub mod legal;
pub mod letter;
pub mod limits;
pub mod money;
pub mod open_enum;
pub mod order_score;
pub mod packet;
pub mod payment_event;
pub mod preflight;
pub mod proof;
pub mod query;
pub mod reason_code;
pub mod round;
pub mod search;
pub mod sensitive;
pub mod tables;
pub mod tags;
pub mod text;
pub mod transfer;

pub use account::{Account, AccountKey, BaseUrl, Environment, Service};
pub use clock::{Clock, FixedClock, SystemClock};
pub use deadline::{Deadline, Urgency};
pub use dispute::{Dispute, DisputeState, EvidenceSubmitted, Reason, ResponseState, Status};
pub use evidence::{Evidence, EvidenceState};
pub use field::FieldError;
pub use ids::{ApplicationId, DisputeId, EvidenceId, IdentityId, MerchantId, OrderId, TransferId};
pub use money::{Currency, Money};
pub use tags::Tags;
