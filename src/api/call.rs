//! An operation of a service.
//!
//! Must not live here: sending.

use super::error::ApiError;
use super::reply::Reply;
use super::request::Request;

/// One operation: the request it makes and the reply it reads.
pub trait Call {
    /// What a success gives.
    type Output;
    /// The request.
    fn request(&self) -> Request;
    /// Reads a reply with a 2xx status.
    ///
    /// # Errors
    /// When the reply is not what the service documents.
    fn read(&self, reply: &Reply) -> Result<Self::Output, ApiError>;
}
