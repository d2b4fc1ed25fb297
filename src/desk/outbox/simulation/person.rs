//! A person at the window: adds files, answers, changes their mind, and comes back to what needs them.

use super::super::intent::Intent;
use super::super::row::{Need, OutboxRow, RowId, RowState};
use super::super::{earlier, room};
use super::world::World;
use crate::domain::account::Environment;
use crate::domain::answer::guard::{AcceptDraft, SubmitDraft, confirmation};
use crate::domain::answer::preflight::Situation;
use crate::domain::answer::proof::Seen;
use crate::domain::checkout::{Checkout, Psp};
use crate::domain::dispute::ResponseState;
use crate::domain::dispute::tags::Tags;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::evidence::limits::FileType;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::domain::payment::{PaymentEvent, PaymentEventDraft};
use jiff::Timestamp;
use std::net::Ipv4Addr;
use std::sync::Arc;

/// What a person does.
pub enum Deed {
    Add(Intent, Option<Timestamp>),
    Cancel(RowId),
    SendNow(RowId),
    Retry(RowId),
    Check(RowId),
    Discard(RowId),
    Pause(bool),
    Nothing,
}

pub struct Person {
    pub dice: fastrand::Rng,
    made: u64,
}

/// A file that is its own fingerprint's source.
pub fn file(number: u64) -> (EvidenceFile, Vec<u8>) {
    use sha2::{Digest as _, Sha256};
    let bytes = format!("%PDF-1.4 file {number}").into_bytes();
    let sha256 = crate::domain::text::hex(&Sha256::digest(&bytes));
    let (length, name) = (bytes.len() as u64, format!("file {number}.pdf"));
    (EvidenceFile { sha256, name, file_type: FileType::Pdf, length, renamed: None }, bytes)
}

impl Person {
    pub fn new(seed: u64) -> Self {
        Self { dice: fastrand::Rng::with_seed(seed), made: 0 }
    }

    /// What is done next, by what the window shows and what a fresh look at the service shows.
    pub fn decide(&mut self, rows: &[Arc<OutboxRow>], is_paused: bool, world: &World, now: Timestamp) -> Deed {
        if is_paused && self.dice.u8(0..3) == 0 {
            return Deed::Pause(false);
        }
        let disputes: Vec<&DisputeId> = world.disputes.keys().collect();
        let dispute = disputes[self.dice.usize(0..disputes.len())].clone();
        let wanted = rows.iter().filter(|row| row.state.needs_person()).map(|row| (row.id, row.state));
        let wanted: Vec<(RowId, RowState)> = wanted.collect();
        match self.dice.u8(0..20) {
            0..=4 => self.upload(rows, &dispute),
            5..=7 => self.answer(rows, world, &dispute, now),
            8 | 9 => {
                let base = world.disputes[&dispute].dispute.tags.clone();
                self.made += 1;
                let key = format!("k{}", self.dice.u8(0..3));
                let value = format!("v{}", self.made);
                let edited: Tags =
                    base.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).chain([(key, value)]).collect();
                Deed::Add(Intent::Tags { dispute, base, edited, insists: false }, None)
            }
            10 => {
                let files = &world.disputes[&dispute].files;
                match files.iter().find(|file| !file.is_deleted) {
                    Some(file) => {
                        let (evidence, name) = (file.id.clone(), "a file".to_owned());
                        Deed::Add(Intent::DeleteEvidence { dispute, evidence, name }, None)
                    }
                    None => Deed::Nothing,
                }
            }
            11 => Deed::Add(Intent::Checkout(Box::new(self.checkout())), None),
            12 => Deed::Add(Intent::Payment(Box::new(self.payment())), None),
            13 => rows.get(self.dice.usize(0..rows.len().max(1))).map_or(Deed::Nothing, |row| Deed::Cancel(row.id)),
            14 => rows.get(self.dice.usize(0..rows.len().max(1))).map_or(Deed::Nothing, |row| Deed::SendNow(row.id)),
            15 if self.dice.u8(0..4) == 0 => Deed::Pause(true),
            _ => match wanted.get(self.dice.usize(0..wanted.len().max(1))) {
                // Somebody who is told of a doubt sends money only after having looked elsewhere.
                Some((id, RowState::NeedsYou(Need::Doubt))) if self.dice.bool() => Deed::Check(*id),
                None | Some((_, RowState::NeedsYou(Need::Doubt))) => Deed::Nothing,
                Some((id, _)) => match self.dice.u8(0..3) {
                    0 => Deed::Retry(*id),
                    1 => Deed::Check(*id),
                    _ => Deed::Discard(*id),
                },
            },
        }
    }

    fn upload(&mut self, rows: &[Arc<OutboxRow>], dispute: &DisputeId) -> Deed {
        // Often the same file again.
        let (file, _) = file(self.dice.u64(0..4));
        match room::judge(rows, super::LIMITS.rule_set("finix_current"), dispute, &file, None) {
            Ok(()) => Deed::Add(Intent::Upload { dispute: dispute.clone(), file }, None),
            Err(_) => Deed::Nothing,
        }
    }

    /// Through the guard, as the dialog does.
    fn answer(&mut self, rows: &[Arc<OutboxRow>], world: &World, id: &DisputeId, now: Timestamp) -> Deed {
        let theirs = &world.disputes[id];
        let dispute = &theirs.dispute;
        let files: Vec<serde_json::Value> = theirs.files.iter().map(|file| file.at(id, world.now)).collect();
        let files: Vec<Evidence> =
            files.iter().map(|file| crate::api::finix::read_evidence(&file.to_string()).expect("a file")).collect();
        let currency = Currency::parse(theirs.currency);
        let of_this = |row: &&Arc<OutboxRow>| {
            !row.intent.is_one_shot() && row.intent.dispute() == Some(id) && !row.state.is_ended()
        };
        let situation = Situation {
            dispute,
            marks: crate::domain::language::Marks::Point,
            is_fresh: true,
            evidence: Some(&files),
            read_back: Some(&[]),
            waiting: rows.iter().filter(of_this).count(),
            left_out: 0,
            standing: None,
            searched: None,
            earlier: earlier(rows, id, &Seen::of(dispute, now)),
            is_reopened: false,
            rounds: None,
            rules: None,
            environment: Environment::Live,
            now,
        };
        self.made += 1;
        let (note, typed) = (format!("note {}", self.made), confirmation(dispute, currency));
        let hold = (self.dice.bool()).then(|| now + jiff::SignedDuration::from_secs(self.dice.i64(1..30)));
        let reason = "because".to_owned();
        let intent = if self.dice.u8(0..3) == 0 {
            AcceptDraft { note, typed, reason }.confirm(&situation, currency).map(Intent::Accept)
        } else {
            let draft = SubmitDraft { note, typed, reason, ..SubmitDraft::default() };
            draft.confirm(&situation, currency).map(Intent::Submit)
        };
        // Nobody answers twice what they know to be answered.
        let is_open = dispute.response_state == Some(ResponseState::NeedsResponse);
        intent.filter(|_| is_open).map_or(Deed::Nothing, |intent| Deed::Add(intent, hold))
    }

    fn checkout(&mut self) -> Checkout {
        self.made += 1;
        Checkout {
            customer_email: "dana@example.org".to_owned(),
            ipv4_address: Ipv4Addr::LOCALHOST,
            psp: Psp::Stripe,
            customer_id: None,
            invoice_id: Some(format!("in_{}", self.made)),
            subscription_id: None,
            charge_id: None,
            transaction_id: None,
        }
    }

    fn payment(&mut self) -> PaymentEvent {
        self.made += 1;
        let t = |text: &str| text.to_owned();
        let draft = PaymentEventDraft {
            customer_id: t("c"),
            subscription_id: t("s"),
            subscription_start: t("2026-01-01"),
            invoice_id: t("i"),
            invoice_created: t("2026-01-01"),
            transaction_id: format!("t{}", self.made),
            psp_transaction_id: t("p"),
            psp: Some(Psp::Stripe),
            acquirer_country: t("US"),
            amount: t("10.00"),
            currency: t("USD"),
            funding_source: Some(crate::domain::payment::FundingSource::Credit),
            payment_method_id: t("m"),
            psp_transaction_created: t("2026-01-01"),
            scheme: t("visa"),
            success: Some(false),
            raw_response_message: t("no"),
            ..PaymentEventDraft::default()
        };
        draft.parse(crate::domain::language::Marks::Point).unwrap_or_else(|errors| panic!("{errors:?}"))
    }
}
