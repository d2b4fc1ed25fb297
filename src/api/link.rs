//! What every vendor's client shares: sending a call, reading its answer, and asking again where that is right.
//!
//! Must not live here: what a call looks like.

use super::call::Call;
use super::error::ApiError;
use super::http::{Bytes, Http, redact_error};
use super::rate_limiter::RateLimiter;
use super::reply::Reply;
use super::request::{Auth, Request};
use super::retry::{self, Decision};
use crate::domain::account::BaseUrl;

/// An answer to a write, with what a proof needs.
#[derive(Debug, Clone)]
pub struct Answered<T> {
    /// The answer.
    pub value: T,
    /// The request's id, for the proof of what was sent and for support.
    pub request_id: Option<String>,
    /// The server's `date`, as it wrote it.
    pub date: Option<String>,
}

/// A service at an address, with its key and its way to say no.
#[derive(Clone, Debug)]
pub struct Link {
    http: Http,
    base: BaseUrl,
    auth: Auth,
    pace: RateLimiter,
    read_error: fn(&Request, &Reply) -> ApiError,
}

impl Link {
    /// Joins the parts.
    #[must_use]
    pub fn new(http: Http, base: BaseUrl, auth: Auth, read_error: fn(&Request, &Reply) -> ApiError) -> Self {
        Self { http, base, auth, pace: RateLimiter::default(), read_error }
    }

    /// The same with a pace for reads that come in great numbers.
    #[must_use]
    pub fn paced(mut self, pace: RateLimiter) -> Self {
        self.pace = pace;
        self
    }

    /// The pace of this host.
    #[must_use]
    pub fn pace(&self) -> &RateLimiter {
        &self.pace
    }

    /// Where the service is.
    #[must_use]
    pub fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// Sends a request once and gives whatever came back.
    ///
    /// # Errors
    /// When there was no complete answer.
    pub async fn exchange(&self, request: &Request, bytes: Option<Bytes>) -> Result<Reply, ApiError> {
        self.http.send(&self.base, request, &self.auth, bytes).await
    }

    /// Reads an answer by its status.
    ///
    /// # Errors
    /// What the vendor said, with every form of the secret taken out.
    pub fn understand<C: Call>(&self, call: &C, reply: &Reply) -> Result<C::Output, ApiError> {
        let success = (200..300).contains(&reply.status);
        let read = if success { call.read(reply) } else { Err((self.read_error)(&call.request(), reply)) };
        read.map_err(|mut error| {
            redact_error(&mut error, &self.auth);
            error
        })
    }

    /// Sends a write, once.
    ///
    /// # Errors
    /// What the vendor or the network said; [`ApiError::effect`] tells what it means.
    pub async fn write<C: Call>(&self, call: &C, bytes: Option<Bytes>) -> Result<Answered<C::Output>, ApiError> {
        let reply = self.exchange(&call.request(), bytes).await?;
        let value = self.understand(call, &reply)?;
        Ok(Answered { value, request_id: reply.request_id, date: reply.date })
    }

    /// Sends a read somebody waits for, and again where the retry decision says so.
    ///
    /// # Errors
    /// What the vendor or the network said last.
    pub async fn read<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        self.read_at(call, false).await
    }

    /// Sends one of many reads, in its turn.
    ///
    /// # Errors
    /// What the vendor or the network said last.
    pub async fn read_in_turn<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        self.read_at(call, true).await
    }

    /// Sends a read once, whatever becomes of it. Its turn was waited for with [`Link::pace`].
    ///
    /// # Errors
    /// What the vendor or the network said.
    pub async fn read_once<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let result = match self.exchange(&call.request(), None).await {
            Ok(reply) => self.understand(call, &reply),
            Err(error) => Err(error),
        };
        self.pace.note(result.as_ref().err());
        result
    }

    async fn read_at<C: Call>(&self, call: &C, is_in_turn: bool) -> Result<C::Output, ApiError> {
        let request = call.request();
        let mut attempt = 1;
        loop {
            if is_in_turn {
                self.pace.turn().await?;
            }
            let error = match self.read_once(call).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if is_in_turn && self.pace.is_away() {
                return Err(error);
            }
            match retry::decide(&error, request.is_read(), attempt, fastrand::f64()) {
                Decision::Stop => return Err(error),
                Decision::Again(pause) => tokio::time::sleep(pause).await,
            }
            attempt += 1;
        }
    }
}
