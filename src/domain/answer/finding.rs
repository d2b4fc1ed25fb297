//! What a check before an answer found, with its numbers and names. What was overridden is kept with the proof of the
//! answer, so a finding is also on the disk.
//!
//! Must not live here: how a check comes out, and what it is called.

use crate::domain::answer::allowed_actions::Refusal;
use crate::domain::money::Money;
use crate::domain::money::amount_input::AmountProblem;
use crate::domain::packet::Place;
use crate::domain::packet::checklist::{Gap, Subject};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum CheckFinding {
    /// How the dispute stands is being asked.
    AskingDispute,
    /// The dispute needs a response.
    NeedsResponse,
    /// The deadline has passed.
    DeadlinePassed,
    /// Finix reports the response state as unknown.
    StateUnknown,
    /// The action is not possible.
    Refused {
        /// For this reason.
        why: Refusal,
    },
    /// Finix does not say what the dispute allows.
    NothingSaid,
    /// A submission or acceptance is on its way.
    AnswerOnItsWay,
    /// The dispute was answered from here.
    AnsweredBefore,
    /// This round of the dispute was answered from here.
    RoundAnswered,
    /// One was sent before, and nobody knows what became of it.
    MayBeSecond,
    /// What was answered from here before is not known.
    OutboxNotLoaded,
    /// Which files Finix holds is being asked.
    AskingFiles,
    /// Files were received and are being read back.
    ReadingBack {
        /// How many.
        files: usize,
    },
    /// Files were received.
    Received {
        /// How many.
        files: usize,
        /// How many of them were read back.
        read: usize,
        /// How many are the same bytes as on this computer.
        same: usize,
    },
    /// Files that were not sent from this computer, so that there is nothing to compare with.
    NotCompared {
        /// Their names.
        names: Vec<String>,
    },
    /// Files of other bytes than were sent.
    OtherBytes {
        /// Their names.
        names: Vec<String>,
    },
    /// Files that could not be read back.
    NotReadBack {
        /// Their names.
        names: Vec<String>,
    },
    /// No file is attached.
    NoFile,
    /// What was sent with the last answer is being looked up.
    AskingRounds,
    /// No new file since the last answer.
    NothingNew,
    /// Files that are new since the last answer.
    NewFiles {
        /// How many.
        files: usize,
    },
    /// Files on the way to the processor.
    OnTheWay {
        /// How many.
        files: usize,
    },
    /// Files the processor refused.
    FilesRefused {
        /// How many.
        files: usize,
    },
    /// Files that were added and are not sent.
    LeftOut {
        /// How many.
        files: usize,
    },
    /// What waits in the outbox for this dispute and has to be done first.
    WaitsFirst {
        /// How many rows.
        rows: usize,
    },
    /// Something else waits in the outbox for this dispute.
    SomethingWaits,
    /// Files that were not sent from here and may be the issuer's.
    Elsewhere {
        /// How many.
        files: usize,
    },
    /// The files against the limits.
    Limits {
        /// How they stand to them.
        room: Room,
        /// Files that count.
        files: usize,
        /// Most that are taken.
        most_files: usize,
        /// Bytes of those whose size is known.
        bytes: u64,
        /// Most that are taken.
        most_bytes: u64,
        /// Files whose size is not known.
        unknown: usize,
    },
    /// The note to the issuer is empty.
    IssuerNoteEmpty,
    /// The note is empty.
    NoteEmpty,
    /// What looks like a full card number.
    CardNumber {
        /// Where it stands.
        place: NumberPlace,
    },
    /// How far the files answer the claim.
    Checklist {
        /// What the checklist is for.
        subject: Subject,
        /// Items that are shown.
        met: usize,
        /// Items that count.
        all: usize,
        /// What stands against it.
        gaps: Vec<Gap>,
    },
    /// Card or ID numbers in the files.
    NumbersFound {
        /// How many.
        found: usize,
        /// Where.
        places: Vec<Place>,
    },
    /// No card numbers in the files.
    NoNumbers,
    /// Files that cannot be searched for card numbers.
    NotSearchable {
        /// How many.
        files: usize,
    },
    /// The note has a field that nobody filled.
    OpenField {
        /// Its name.
        name: String,
    },
    /// The deadline is ahead.
    TimeLeft {
        /// By so many seconds.
        seconds: i64,
        /// When it is.
        at: Timestamp,
    },
    /// Finix gives no deadline.
    NoDeadline,
    /// No answer is due.
    NothingDue,
    /// No part can be contested while the currency is not known.
    PartOfUnknown,
    /// The contested part is no amount.
    PartNoAmount {
        /// What is wrong with it.
        problem: AmountProblem,
    },
    /// The contested part is nothing, or more than all of it.
    PartOutside {
        /// All of it.
        whole: Money,
    },
}

/// How the files stand to the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// Within them.
    Within,
    /// Over one of them.
    Over,
    /// Over one of them, if files count that may be the issuer's.
    MayBeOver,
    /// Not known, as the size of some is not.
    NotKnown,
}

/// Where a card number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberPlace {
    /// In the note.
    Note,
    /// In a tag.
    Tag,
    /// In both.
    Both,
}

/// A check that stood open and was overridden, as it is kept with the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Overridden {
    /// What it found.
    Finding(CheckFinding),
    /// What an older version wrote of it, in words.
    Earlier(String),
    /// What a newer version found, as it wrote it.
    Unknown(serde_json::Value),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_versions_kept_is_read_and_written_back_as_it_was() {
        let found = CheckFinding::OtherBytes { names: vec!["a.pdf".to_owned()] };
        for (json, kept) in [
            (serde_json::json!({ "finding": "other_bytes", "names": ["a.pdf"] }), Overridden::Finding(found)),
            (serde_json::json!("No file is attached"), Overridden::Earlier("No file is attached".to_owned())),
            (
                serde_json::json!({ "finding": "of_a_newer_version", "count": 3 }),
                Overridden::Unknown(serde_json::json!({ "finding": "of_a_newer_version", "count": 3 })),
            ),
        ] {
            assert_eq!(serde_json::from_value::<Overridden>(json.clone()).expect("read"), kept);
            assert_eq!(serde_json::to_value(&kept).expect("written"), json);
        }
    }

    #[test]
    fn amounts_and_instants_come_back() {
        let at = "2026-11-21T15:00:00Z".parse().expect("an instant");
        let whole = Money::new(124_000, crate::domain::money::Currency::USD);
        for finding in [CheckFinding::TimeLeft { seconds: 60, at }, CheckFinding::PartOutside { whole }] {
            let json = serde_json::to_string(&finding).expect("written");
            assert_eq!(serde_json::from_str::<CheckFinding>(&json).expect("read"), finding);
        }
    }
}
