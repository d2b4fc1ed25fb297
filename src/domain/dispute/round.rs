//! The rounds of a dispute: each answer is one, and what was sent with it is not new evidence in the next.
//!
//! Source: docs.finix.com, guide `pre-arbitration-and-arbitration`.

use crate::domain::answer::proof::{Deed, Proof};
use crate::domain::evidence::Evidence;
use crate::domain::ids::{DisputeId, EvidenceId};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// An answer that was given from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it was.
    pub deed: Deed,
    /// When it was confirmed.
    pub at: Timestamp,
    /// The files that went with it.
    pub files: BTreeSet<EvidenceId>,
}

/// What is known here of the answers a dispute had, and of who sent its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounds {
    /// Which dispute.
    pub dispute: DisputeId,
    answers: Vec<Answer>,
    here: BTreeSet<EvidenceId>,
}

/// Where a file of a dispute comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance<'r> {
    /// It went with an earlier answer, counted from 1.
    Earlier(usize, &'r Answer),
    /// It was sent from here and went with no answer yet.
    New,
    /// Nobody sent it from here. It may be the issuer's reasons.
    Elsewhere,
}

impl Rounds {
    /// From the proofs that are kept, and the files that were sent from here.
    #[must_use]
    pub fn new(dispute: DisputeId, proofs: &[Proof], here: BTreeSet<EvidenceId>) -> Self {
        let answer = |proof: &Proof| Answer {
            deed: proof.deed,
            at: proof.at,
            files: match proof.deed {
                Deed::Submitted => proof.manifest.files.iter().map(|file| file.evidence.clone()).collect(),
                Deed::Accepted => BTreeSet::new(),
            },
        };
        let mut answers: Vec<Answer> = proofs.iter().filter(|proof| !proof.is_contradicted).map(answer).collect();
        answers.sort_by_key(|answer| answer.at);
        Self { dispute, answers, here }
    }

    /// The answers, the oldest first.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Where a file comes from.
    #[must_use]
    pub fn origin(&self, file: &EvidenceId) -> Provenance<'_> {
        let earlier = (1..).zip(&self.answers).find(|(_, answer)| answer.files.contains(file));
        match earlier {
            Some((round, answer)) => Provenance::Earlier(round, answer),
            None if self.here.contains(file) => Provenance::New,
            None => Provenance::Elsewhere,
        }
    }

    /// How many of the files that count were not sent from here, in no round.
    #[must_use]
    pub fn elsewhere(&self, files: &[Evidence]) -> usize {
        files.iter().filter(|file| file.counts() && self.origin(&file.id) == Provenance::Elsewhere).count()
    }

    /// How many of the files that count are new in this round.
    #[must_use]
    pub fn new_files(&self, files: &[Evidence]) -> usize {
        files.iter().filter(|file| file.counts() && self.origin(&file.id) == Provenance::New).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer::proof::{Comparison, Manifest, ReadBack};

    fn id(text: &str) -> EvidenceId {
        EvidenceId::parse(text).expect("an id")
    }

    fn proof(deed: Deed, at: &str, files: &[&str]) -> Proof {
        let file = |name: &&str| ReadBack {
            evidence: id(name),
            name: (*name).to_owned(),
            state: None,
            sha256: None,
            length: None,
            comparison: Comparison::Same,
        };
        Proof {
            dispute: DisputeId::parse("DI1").expect("an id"),
            deed,
            account: String::new(),
            user: None,
            note: String::new(),
            amount: None,
            refund: None,
            manifest: Manifest { files: files.iter().map(file).collect(), ..Manifest::default() },
            at: at.parse().expect("an instant"),
            server_date: None,
            request_id: None,
            by_looking: false,
            is_contradicted: false,
        }
    }

    #[test]
    fn a_file_belongs_to_the_first_answer_it_went_with() {
        let proofs = [
            proof(Deed::Submitted, "2026-11-02T00:00:00Z", &["DF1", "DF2", "DF7"]),
            proof(Deed::Submitted, "2026-10-01T00:00:00Z", &["DF1"]),
        ];
        let here = ["DF1", "DF2", "DF3"].map(id).into();
        let rounds = Rounds::new(DisputeId::parse("DI1").expect("an id"), &proofs, here);
        assert!(
            matches!(rounds.origin(&id("DF1")), Provenance::Earlier(1, answer) if answer.at.as_second() < 1_793_000_000)
        );
        assert!(matches!(rounds.origin(&id("DF2")), Provenance::Earlier(2, _)));
        assert!(matches!(rounds.origin(&id("DF7")), Provenance::Earlier(2, _)), "it was known when it was answered");
        assert_eq!(rounds.origin(&id("DF3")), Provenance::New);
        assert_eq!(rounds.origin(&id("DF4")), Provenance::Elsewhere);
    }
}
