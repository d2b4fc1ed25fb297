//! The four vendors' HTTP services: requests as values, replies as types, errors with everything a vendor said.
//!
//! Lives here: one folder per vendor, the one HTTP constructor, the retry decision, paging.
//!
//! Must not live here: SQL, egui, and the files of the person (an upload is handed in as a stream of bytes).

pub mod butter_disputes;
pub mod butter_recover;
pub mod call;
pub mod disputify;
pub mod error;
pub mod finix;
pub mod http;
pub mod lenient;
pub mod link;
pub mod page;
pub mod rate_limiter;
pub mod reply;
pub mod request;
pub mod retry;

pub use call::Call;
pub use error::{ApiError, Effect, ErrorKind, Operation};
pub use http::{Http, Timeouts};
pub use link::Answered;
pub use page::{Cursor, Page};
pub use rate_limiter::RateLimiter;
pub use reply::Reply;
pub use request::{Auth, BasicKey, Body, Method, Request};
