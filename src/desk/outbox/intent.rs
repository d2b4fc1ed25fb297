//! What is to be sent: the kinds of writes, and what each is like, told in one place; who sends it and who says it
//! has a match of its own. As it is here it is on the disk.
//!
//! Must not live here: what becomes of one.

use crate::domain::account::Service;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::answer::proof::{Deed, Manifest, Seen};
use crate::domain::checkout::Checkout;
use crate::domain::dispute::tags::Tags;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::payment::PaymentEvent;
use serde::{Deserialize, Serialize};

/// Something to be sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Add a file.
    Upload {
        /// To this dispute.
        dispute: DisputeId,
        /// The file, whose bytes are in the outbox.
        file: EvidenceFile,
    },
    /// Take a file back.
    DeleteEvidence {
        /// From this dispute.
        dispute: DisputeId,
        /// Which file.
        evidence: EvidenceId,
        /// Its name, for a person.
        name: String,
    },
    /// Answer, once.
    Submit(ConfirmedSubmit),
    /// Concede, once.
    Accept(ConfirmedAccept),
    /// Change tags.
    Tags {
        /// Of this dispute.
        dispute: DisputeId,
        /// What the person saw.
        base: Tags,
        /// What the person made of it.
        edited: Tags,
        /// True when the person wants it whatever somebody else made of the same keys.
        #[serde(default)]
        insists: bool,
    },
    /// Report a checkout.
    Checkout(Box<Checkout>),
    /// Send a payment for recovery.
    Payment(Box<PaymentEvent>),
}

/// What has to keep its order.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Everything about one dispute.
    Dispute(DisputeId),
    /// Checkouts.
    Checkouts,
    /// Payments.
    Payments,
    /// One of the lines of the rows of files for a service.
    Import(Service, u8),
}

/// What a kind of write is like.
#[derive(Clone, Copy)]
pub struct Traits<'i> {
    /// The line it waits in.
    pub lane: LaneOf<'i>,
    /// Who it goes to.
    pub service: Service,
    /// What the person confirmed, for a submission or an acceptance.
    pub manifest: Option<&'i Manifest>,
    /// What the service takes once and never again.
    pub deed: Option<Deed>,
    /// True for what changes the files an answer counts on.
    pub changes_files: bool,
    /// True when the service can be asked afterwards whether it happened.
    pub can_be_asked_about: bool,
    /// True when it may go out again without a person, once the service was seen not to have it.
    pub may_repeat: bool,
}

/// Which line a kind of write waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneOf<'i> {
    /// That of its dispute.
    Dispute(&'i DisputeId),
    /// That of all checkouts.
    Checkouts,
    /// That of all payments.
    Payments,
}

impl Intent {
    /// What its kind is like.
    #[must_use]
    pub fn traits(&self) -> Traits<'_> {
        match self {
            Self::Upload { dispute, file: _ } => Traits { changes_files: true, ..of_dispute(dispute) },
            Self::DeleteEvidence { dispute, evidence: _, name: _ } => {
                Traits { changes_files: true, ..of_dispute(dispute) }
            }
            Self::Submit(confirmed) => Traits {
                manifest: Some(confirmed.manifest()),
                deed: Some(Deed::Submitted),
                may_repeat: false,
                ..of_dispute(confirmed.dispute())
            },
            Self::Accept(confirmed) => Traits {
                manifest: Some(confirmed.manifest()),
                deed: Some(Deed::Accepted),
                may_repeat: false,
                ..of_dispute(confirmed.dispute())
            },
            Self::Tags { dispute, base: _, edited: _, insists: _ } => of_dispute(dispute),
            Self::Checkout(_) => of_no_dispute(LaneOf::Checkouts, Service::ButterDisputes),
            Self::Payment(_) => of_no_dispute(LaneOf::Payments, Service::ButterRecover),
        }
    }

    /// The line it waits in.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self.traits().lane {
            LaneOf::Dispute(dispute) => Lane::Dispute(dispute.clone()),
            LaneOf::Checkouts => Lane::Checkouts,
            LaneOf::Payments => Lane::Payments,
        }
    }

    /// Who it goes to.
    #[must_use]
    pub fn service(&self) -> Service {
        self.traits().service
    }

    /// The dispute it is about.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        match self.traits().lane {
            LaneOf::Dispute(dispute) => Some(dispute),
            LaneOf::Checkouts | LaneOf::Payments => None,
        }
    }

    /// What the person confirmed, for a submission or an acceptance.
    #[must_use]
    pub fn manifest(&self) -> Option<&Manifest> {
        self.traits().manifest
    }

    /// How the dispute stood when the person decided, where that was recorded.
    #[must_use]
    pub fn seen(&self) -> Option<&Seen> {
        self.manifest().map(|manifest| &manifest.seen)
    }

    /// True for what Finix takes once and never again.
    #[must_use]
    pub fn is_one_shot(&self) -> bool {
        self.traits().deed.is_some()
    }

    /// A stable word for logs.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Upload { .. } => "upload",
            Self::DeleteEvidence { .. } => "delete_evidence",
            Self::Submit(_) => "submit",
            Self::Accept(_) => "accept",
            Self::Tags { .. } => "tags",
            Self::Checkout(_) => "checkout",
            Self::Payment(_) => "payment",
        }
    }
}

/// What Finix takes again and can be asked about.
const fn of_dispute(dispute: &DisputeId) -> Traits<'_> {
    Traits {
        lane: LaneOf::Dispute(dispute),
        service: Service::Finix,
        manifest: None,
        deed: None,
        changes_files: false,
        can_be_asked_about: true,
        may_repeat: true,
    }
}

/// What a service takes without ever telling of it again.
const fn of_no_dispute(lane: LaneOf<'static>, service: Service) -> Traits<'static> {
    Traits {
        lane,
        service,
        manifest: None,
        deed: None,
        changes_files: false,
        can_be_asked_about: false,
        may_repeat: false,
    }
}

/// What is listed after it has ended, on its own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedKind {
    /// Checkouts that were reported.
    Checkouts,
    /// Payments that were sent for recovery.
    Payments,
}

impl EndedKind {
    /// How the text of such a row begins on the disk: its intent is what is written first.
    #[must_use]
    pub fn begins(self) -> &'static str {
        match self {
            Self::Checkouts => r#"{"intent":{"checkout":{"#,
            Self::Payments => r#"{"intent":{"payment":{"#,
        }
    }

    /// Who takes them.
    #[must_use]
    pub fn service(self) -> Service {
        match self {
            Self::Checkouts => Service::ButterDisputes,
            Self::Payments => Service::ButterRecover,
        }
    }

    /// True for an intent of this kind.
    #[must_use]
    pub fn is_of(self, intent: &Intent) -> bool {
        match self {
            Self::Checkouts => matches!(intent, Intent::Checkout(_)),
            Self::Payments => matches!(intent, Intent::Payment(_)),
        }
    }
}
