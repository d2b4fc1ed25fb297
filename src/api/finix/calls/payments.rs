//! What is asked about a disputed payment: the transfer, and the payment instrument that knows the card.
//!
//! Must not live here: when it is asked.

use super::{about, read_one, request};
use crate::api::call::Call;
use crate::api::error::{ApiError, Operation};
use crate::api::finix::wire;
use crate::api::reply::Reply;
use crate::api::request::{Method, Request};
use crate::domain::dispute::transfer::Payment;
use crate::domain::ids::{InstrumentId, TransferId};

/// `GET /transfers/{id}`
#[derive(Clone, Debug)]
pub struct GetTransfer(pub TransferId);

impl Call for GetTransfer {
    type Output = Payment;

    fn request(&self) -> Request {
        request(Operation::GetTransfer, Method::Get, &["transfers", self.0.as_str()])
    }

    fn read(&self, reply: &Reply) -> Result<Payment, ApiError> {
        let request = self.request();
        about(&request, reply, read_one(&request, reply, wire::read_payment)?, |payment| payment.id == self.0)
    }
}

/// `GET /payment_instruments/{id}`. Source: docs.finix.com/api/payment-instruments.
#[derive(Clone, Debug)]
pub struct GetPaymentInstrument(pub InstrumentId);

impl Call for GetPaymentInstrument {
    type Output = wire::Instrument;

    fn request(&self) -> Request {
        request(Operation::GetPaymentInstrument, Method::Get, &["payment_instruments", self.0.as_str()])
    }

    fn read(&self, reply: &Reply) -> Result<wire::Instrument, ApiError> {
        let request = self.request();
        about(&request, reply, read_one(&request, reply, wire::read_instrument)?, |instrument| instrument.id == self.0)
    }
}
