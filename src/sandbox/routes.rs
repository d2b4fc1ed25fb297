//! Which operation a method and a path ask for: the one table of everything the
//! sandbox answers.
//!
//! What the operations do is in the folders of the services.

use std::fmt;

use axum::http::Method;

/// A vendor's service, as the sandbox plays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Finix disputes (docs.finix.com/api/disputes), at the root.
    Finix,
    /// Disputify scoring, under `/disputify`.
    Disputify,
    /// Butter's disputes data collection, under `/butter-disputes`.
    ButterDisputes,
    /// Butter Recover, under `/butter-recover`.
    ButterRecover,
}

impl Service {
    /// The path its base URL ends with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Finix => "",
            Self::Disputify => "/disputify",
            Self::ButterDisputes => "/butter-disputes",
            Self::ButterRecover => "/butter-recover",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Finix => "Finix",
            Self::Disputify => "Disputify",
            Self::ButterDisputes => "Butter disputes",
            Self::ButterRecover => "Butter Recover",
        })
    }
}

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $word:literal of $service:ident),* $(,)?) => {
        /// Something a client can ask for; faults and the log name it by its word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Operation { $($(#[$doc])* $name),* }

        impl Operation {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its stable word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// The service it belongs to.
            #[must_use]
            pub const fn service(self) -> Service {
                match self { $(Self::$name => Service::$service),* }
            }
        }
    };
}

operations! {
    /// `GET /disputes`
    ListDisputes = "list_disputes" of Finix,
    /// `GET /disputes/{id}`
    GetDispute = "get_dispute" of Finix,
    /// `PUT /disputes/{id}`
    PutDispute = "put_dispute" of Finix,
    /// `POST /disputes/{id}/evidence`
    UploadEvidence = "upload_evidence" of Finix,
    /// `GET /disputes/{id}/evidence`
    ListEvidence = "list_evidence" of Finix,
    /// `GET /disputes/{id}/evidence/{id}`
    GetEvidence = "get_evidence" of Finix,
    /// `PUT /disputes/{id}/evidence/{id}`
    PutEvidence = "put_evidence" of Finix,
    /// `GET /disputes/{id}/evidence/{id}/download`
    DownloadEvidence = "download_evidence" of Finix,
    /// `DELETE /disputes/{id}/evidence/{id}`
    DeleteEvidence = "delete_evidence" of Finix,
    /// `GET /disputes/{id}/adjustment_transfers`
    ListAdjustmentTransfers = "list_adjustment_transfers" of Finix,
    /// `POST /disputes/{id}/submit`
    Submit = "submit" of Finix,
    /// `POST /disputes/{id}/accept`
    Accept = "accept" of Finix,
    /// `GET /transfers/{id}`
    GetTransfer = "get_transfer" of Finix,
    /// `GET /transfers/{id}/reversals`
    ListReversals = "list_reversals" of Finix,
    /// `POST /transfers/{id}/reversals`, which a dispute forbids
    ReverseTransfer = "reverse_transfer" of Finix,
    /// `GET /payment_instruments/{id}`
    GetPaymentInstrument = "get_payment_instrument" of Finix,
    /// `GET /api/v1/scoring/score`
    Score = "score" of Disputify,
    /// `GET /api/v1/orders/{id}/score`, and without `/score`
    OrderScore = "order_score" of Disputify,
    /// `POST /v1/analytics`
    Analytics = "analytics" of ButterDisputes,
    /// `GET /`
    Ping = "ping" of ButterDisputes,
    /// `POST /recover/payments`
    Payments = "payments" of ButterRecover,
}

/// What the table says about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Known(Operation, Vec<String>),
    /// The path exists, but not with this method; these are allowed.
    WrongMethod(&'static str),
    Unknown,
}

/// The service a path belongs to, and the rest of the path.
pub(crate) fn service_of(path: &str) -> (Service, &str) {
    for service in [Service::Disputify, Service::ButterDisputes, Service::ButterRecover] {
        if let Some(rest) = path.strip_prefix(service.prefix())
            && (rest.is_empty() || rest.starts_with('/'))
        {
            return (service, rest);
        }
    }
    (Service::Finix, path)
}

/// What is asked for. Finix's own examples write paths with and without the last
/// slash; what the others make of it is up to them.
pub(crate) fn asked(service: Service, method: &Method, rest: &str) -> Asked {
    let bare = rest.strip_prefix('/').unwrap_or(rest);
    let trimmed = match service {
        Service::Finix | Service::ButterDisputes => bare.strip_suffix('/').unwrap_or(bare),
        Service::Disputify | Service::ButterRecover => bare,
    };
    let parts: Vec<&str> = trimmed.split('/').collect();
    match service {
        Service::Finix => finix(method, &parts),
        Service::Disputify => disputify(method, &parts),
        Service::ButterDisputes => butter_disputes(method, &parts),
        Service::ButterRecover if parts == ["recover", "payments"] && method == Method::POST => {
            known(Operation::Payments, &[])
        }
        Service::ButterRecover => Asked::Unknown,
    }
}

fn known(operation: Operation, ids: &[&str]) -> Asked {
    Asked::Known(operation, ids.iter().map(|id| (*id).to_owned()).collect())
}

fn finix(method: &Method, parts: &[&str]) -> Asked {
    use Operation as Op;
    let (table, ids): (&[(Method, Operation)], Vec<&str>) = match parts {
        ["disputes"] => (&[(Method::GET, Op::ListDisputes)], vec![]),
        ["disputes", id] => (&[(Method::GET, Op::GetDispute), (Method::PUT, Op::PutDispute)], vec![id]),
        ["disputes", id, "evidence"] => {
            (&[(Method::GET, Op::ListEvidence), (Method::POST, Op::UploadEvidence)], vec![id])
        }
        ["disputes", id, "evidence", evidence] => (
            &[(Method::GET, Op::GetEvidence), (Method::PUT, Op::PutEvidence), (Method::DELETE, Op::DeleteEvidence)],
            vec![id, evidence],
        ),
        ["disputes", id, "evidence", evidence, "download"] => {
            (&[(Method::GET, Op::DownloadEvidence)], vec![id, evidence])
        }
        ["disputes", id, "adjustment_transfers"] => (&[(Method::GET, Op::ListAdjustmentTransfers)], vec![id]),
        ["disputes", id, "submit"] => (&[(Method::POST, Op::Submit)], vec![id]),
        ["disputes", id, "accept"] => (&[(Method::POST, Op::Accept)], vec![id]),
        ["transfers", id] => (&[(Method::GET, Op::GetTransfer)], vec![id]),
        // The list again, for one transfer: what a transfer's link `disputes` names.
        ["transfers", id, "disputes"] => (&[(Method::GET, Op::ListDisputes)], vec![id]),
        ["transfers", id, "reversals"] => {
            (&[(Method::GET, Op::ListReversals), (Method::POST, Op::ReverseTransfer)], vec![id])
        }
        ["payment_instruments", id] => (&[(Method::GET, Op::GetPaymentInstrument)], vec![id]),
        _ => return Asked::Unknown,
    };
    if ids.iter().any(|id| id.is_empty()) {
        return Asked::Unknown;
    }
    let found = table.iter().find(|(allowed, _)| allowed == method);
    found.map_or_else(|| Asked::WrongMethod(allow(table)), |(_, operation)| known(*operation, &ids))
}

fn allow(table: &[(Method, Operation)]) -> &'static str {
    let has = |method: &Method| table.iter().any(|(allowed, _)| allowed == method);
    match (has(&Method::GET), has(&Method::PUT), has(&Method::POST), has(&Method::DELETE)) {
        (true, true, _, true) => "GET, PUT, DELETE",
        (true, true, _, _) => "GET, PUT",
        (true, _, true, _) => "GET, POST",
        (true, _, _, _) => "GET",
        _ => "POST",
    }
}

fn disputify(method: &Method, parts: &[&str]) -> Asked {
    let (operation, ids) = match parts {
        ["api", "v1", "scoring", "score"] => (Operation::Score, vec![]),
        ["api", "v1", "orders", id] | ["api", "v1", "orders", id, "score"] if !id.is_empty() => {
            (Operation::OrderScore, vec![*id])
        }
        _ => return Asked::Unknown,
    };
    if method == Method::GET { known(operation, &ids) } else { Asked::WrongMethod("GET") }
}

fn butter_disputes(method: &Method, parts: &[&str]) -> Asked {
    match parts {
        [""] if method == Method::GET => known(Operation::Ping, &[]),
        [""] => Asked::WrongMethod("GET"),
        ["v1", "analytics"] if method == Method::POST => known(Operation::Analytics, &[]),
        ["v1", "analytics"] => Asked::WrongMethod("POST"),
        _ => Asked::Unknown,
    }
}
