//! The proof of an answer as a person reads it, and how a dispute stood.
//!
//! Must not live here: what a proof holds.

use super as words;
use super::checks;
use crate::desk::proofs::{Block, ProofError};
use crate::domain::answer::proof::{Comparison, Deed, Manifest, Proof, ReadBack, Seen};
use crate::domain::text;
use jiff::tz::TimeZone;

/// Why no proof was saved.
#[must_use]
pub(crate) fn not_saved(error: &ProofError) -> String {
    match error {
        ProofError::None => words::proof_none().into(),
        ProofError::Outbox(error) => error.to_string(),
        ProofError::Json(error) => error.to_string(),
        ProofError::Pdf(error) => error.to_string(),
        ProofError::Disk(error) => error.to_string(),
        ProofError::Crashed(said) => said.clone(),
    }
}

/// How a dispute stood: `Pending, needs response, due 21 Nov 2026, 15:00 UTC`.
#[must_use]
pub(crate) fn seen(seen: &Seen) -> String {
    let mut facts = Vec::new();
    facts.extend(seen.state.as_ref().map(|state| words::dispute_state(state).into_owned()));
    facts.extend(seen.response_state.as_ref().map(|state| words::inside(&words::response_state(state))));
    facts.extend(seen.respond_by.map(|by| words::proof_due(words::utc(by))));
    facts.extend(seen.money().map(words::money));
    if facts.is_empty() { words::proof_state_not_known().into() } else { facts.join(", ") }
}

/// The pages of a document with every proof; one that was damaged is `None`.
#[must_use]
pub(crate) fn pages(proofs: &[Option<Proof>], zone: &TimeZone) -> Vec<Block> {
    let damaged =
        || vec![Block::Title(words::proof_damaged_title().into()), Block::Text(words::proof_damaged().into())];
    proofs.iter().flat_map(|proof| proof.as_ref().map_or_else(damaged, |proof| one(proof, zone))).collect()
}

fn one(proof: &Proof, zone: &TimeZone) -> Vec<Block> {
    let id = proof.dispute.as_str();
    let mut blocks = vec![Block::Title(match proof.deed {
        Deed::Submitted => words::proof_submitted(id),
        Deed::Accepted => words::proof_accepted(id),
    })];
    blocks.extend(facts(proof, zone).into_iter().map(Block::Text));
    blocks.extend(overridden(&proof.manifest, zone));
    blocks.push(Block::Heading(words::proof_note().into()));
    blocks.push(Block::Text(text::clean_lines(&proof.note)));
    if !proof.manifest.files.is_empty() {
        blocks.push(Block::Heading(words::proof_files().into()));
    }
    blocks.extend(proof.manifest.files.iter().flat_map(file));
    blocks
}

fn facts(proof: &Proof, zone: &TimeZone) -> Vec<String> {
    let manifest = &proof.manifest;
    let given = |value: Option<&str>, say: fn(String) -> String| {
        value.filter(|value| !value.is_empty()).map(|value| say(text::clean_lines(value)))
    };
    let confirmed = manifest.confirmed_at.map(|at| words::local_and_utc(at, zone));
    let facts = [
        given(manifest.disputed.as_deref(), words::proof_disputed),
        given(Some(&proof.account), words::proof_account),
        given(proof.user.as_deref(), words::proof_user),
        given(confirmed.as_deref(), words::proof_confirmed_by_person),
        given(Some(&words::local_and_utc(proof.at, zone)), words::proof_confirmed_by_finix),
        given(proof.server_date.as_deref(), words::proof_finix_time),
        given(proof.request_id.as_deref(), words::proof_request),
        proof.by_looking.then(|| words::proof_by_looking().into()),
        proof.is_contradicted.then(|| words::proof_contradicted().into()),
        given(Some(&seen(&manifest.seen)), words::proof_stood_at),
        proof.amount.map(|amount| words::proof_part(amount.to_string())),
        given(proof.refund.as_deref(), words::proof_refund),
    ];
    facts.into_iter().flatten().collect()
}

fn overridden(manifest: &Manifest, zone: &TimeZone) -> Vec<Block> {
    if manifest.overridden.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(words::proof_overridden().into())];
    let line = |said: String| Block::Text(format!("– {said}"));
    blocks.extend(manifest.overridden.iter().map(|kept| line(checks::overridden(kept, zone))));
    let reason = text::clean_lines(manifest.reason.as_deref().unwrap_or_default());
    blocks.push(Block::Text(words::proof_reason(reason)));
    blocks
}

fn file(file: &ReadBack) -> [Block; 2] {
    let state = file.state.as_ref().map(|state| words::evidence_state(state).into_owned()).unwrap_or_default();
    let size = file.length.map(words::bytes).unwrap_or_default();
    let comparison = match file.comparison {
        Comparison::Same => "same",
        Comparison::Different => "different",
        Comparison::NotFromHere => "not-from-here",
        Comparison::Unread => "unread",
    };
    let (name, id) = (text::clean_to(&file.name, 120), file.evidence.as_str());
    [
        Block::Text(words::proof_file(comparison, name, id, size, state)),
        Block::Text(words::proof_hash(file.sha256.as_deref().unwrap_or("–"))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer::finding::{CheckFinding, Overridden};
    use crate::domain::dispute::{DisputeState, ResponseState};
    use crate::domain::evidence::EvidenceState;
    use crate::domain::ids::{DisputeId, EvidenceId};

    #[test]
    fn a_damaged_proof_is_shown_as_one_and_never_as_a_proof() {
        let pages = pages(&[None], &TimeZone::UTC);
        assert!(matches!(pages.first(), Some(Block::Title(title)) if title == "Damaged proof"));
        assert_eq!(pages.len(), 2);
    }

    #[test]
    fn a_proof_says_what_was_sent_and_what_was_known() {
        let at = |text: &str| text.parse().expect("an instant");
        let read = ReadBack {
            evidence: EvidenceId::parse("DF1").expect("an id"),
            name: "receipt.pdf".to_owned(),
            state: Some(EvidenceState::Succeeded),
            sha256: None,
            length: Some(2_000),
            comparison: Comparison::Same,
        };
        let seen = Seen {
            state: Some(DisputeState::Pending),
            response_state: Some(ResponseState::NeedsResponse),
            respond_by: Some(at("2026-11-21T15:00:00Z")),
            amount: Some(124_000),
            currency: Some("USD".to_owned()),
            ..Seen::default()
        };
        let manifest = Manifest {
            files: vec![read],
            overridden: vec![
                Overridden::Finding(CheckFinding::LeftOut { files: 1 }),
                Overridden::Earlier("No file is attached".to_owned()),
            ],
            reason: Some("known".to_owned()),
            seen,
            disputed: Some("$1,240.00".to_owned()),
            confirmed_at: None,
        };
        let proof = Proof {
            dispute: DisputeId::parse("DI1").expect("an id"),
            deed: Deed::Submitted,
            account: "Acme".to_owned(),
            user: Some(String::new()),
            note: "Delivered".to_owned(),
            amount: Some(4_000),
            refund: None,
            manifest,
            at: at("2026-11-20T15:00:00Z"),
            server_date: None,
            request_id: Some("r-1".to_owned()),
            by_looking: true,
            is_contradicted: false,
        };
        let pages = pages(&[Some(proof)], &TimeZone::UTC);
        assert_eq!(
            pages.iter().map(Block::text).collect::<Vec<_>>(),
            [
                "Evidence submitted: DI1",
                "Disputed: $1,240.00",
                "Account: Acme",
                "Confirmed by Finix: Fri 20 Nov 2026, 15:00 UTC",
                "Request: r-1",
                "How: The reply was lost or did not show it. The dispute itself showed that it was done.",
                "State of the dispute: Pending, needs response, due 21 Nov 2026, 15:00 UTC, $1,240.00",
                "Contested part in minor units: 4000",
                "Open checks that were overridden",
                "– 1 added file isn't sent and isn't part of the response",
                "– No file is attached",
                "Reason: known",
                "Note",
                "Delivered",
                "Files, as Finix returned them beforehand",
                "receipt.pdf (DF1), 2 KB, Received by Finix, matches the file on this computer",
                "SHA-256 –",
            ]
        );
    }

    #[test]
    fn what_is_not_known_of_a_dispute_is_said() {
        assert_eq!(seen(&Seen::default()), "Not known");
    }
}
