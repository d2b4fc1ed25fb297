//! Why a row is where it is, what the service shows instead, and why a file is not sent. As it is here it is on the disk:
//! older versions kept sentences, and what a newer one keeps is written back as it is.
//!
//! Must not live here: how it is said.

use super::home::Home;
use crate::domain::account::Service;
use crate::domain::answer::allowed_actions::Refusal;
use crate::domain::answer::proof::{Deed, Difference, Seen};
use crate::domain::dispute::ResponseState;
use crate::domain::dispute::tags::TagsProblem;
use crate::domain::evidence::limits::LimitProblem;
use crate::domain::evidence::sensitive;
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// What came back when a row left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameBack {
    /// Nothing: the reply was lost.
    Lost,
    /// An answer that did not show it.
    Unshown,
    /// A refusal.
    Refused,
}

/// What a hold ran out during.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meanwhile {
    /// Docket was closed.
    Closed,
    /// The computer slept.
    Slept,
    /// The disk did not work.
    DiskFailed,
}

/// What looking at the service did not find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The file that was sent.
    File,
    /// That the file is gone: it is still shown.
    Deletion,
    /// What became of the file: it is not shown, and may be too new to be.
    DeletionYet,
    /// The submission or acceptance.
    Answer(Deed),
    /// The same, in a reading that is older than the answer.
    AnswerYet(Deed),
    /// How the dispute stands.
    State,
    /// The new tags: the old ones are shown.
    Tags,
}

/// What looking at the service found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The file that was sent.
    File,
    /// That the file is gone.
    Deletion,
    /// The submission or acceptance.
    Answer(Deed),
    /// The tags.
    Tags,
}

/// A tag as one side has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagSide {
    /// Its key.
    pub key: String,
    /// Its value, where there is one.
    pub value: Option<String>,
}

/// What happened to a row, or why it waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum RowReason {
    /// Taken back before anything was sent.
    Cancelled,
    /// Taken back on its way, and the service does not have it.
    CancelledNotThere,
    /// A person confirmed it again, as another row.
    ConfirmedAgain,
    /// The same file was added again, as another row.
    AddedAgain,
    /// The account has another address or environment than when it was decided.
    AccountChanged,
    /// Docket ended while it was being sent.
    EndedWhileSending,
    /// It was open in a backup that was restored here; where that was made it may have been sent since.
    Restored {
        /// When the backup was made.
        made: jiff::Timestamp,
    },
    /// Its hold ran out while nobody could have cancelled it.
    HoldRanOut {
        /// What happened then.
        meanwhile: Meanwhile,
    },
    /// The service answered and does not show it yet.
    NotShownYet {
        /// Which one.
        service: Service,
    },
    /// The service knows no way to ask what it has.
    CannotBeAsked {
        /// What came back before.
        first: CameBack,
        /// Which one.
        service: Service,
    },
    /// The service was asked and does not say what it has.
    NotSaid {
        /// What came back before.
        first: CameBack,
        /// Which one.
        service: Service,
        /// The status it answered with.
        status: Option<u16>,
    },
    /// The service could not be asked yet.
    NotAskedYet {
        /// What came back before.
        first: CameBack,
        /// Which one.
        service: Service,
    },
    /// The service does not show what it should.
    NotFound {
        /// What came back before.
        first: CameBack,
        /// What it does not show.
        missing: Missing,
        /// True when it is sent again because of that.
        is_sent_again: bool,
    },
    /// The service shows it.
    Found {
        /// What it shows.
        shown: Shown,
        /// True when the reply was lost.
        was_lost: bool,
    },
    /// Finix has the file more than once.
    Twice,
    /// Finix shows another state than the answer leads to.
    OtherState {
        /// What came back before.
        first: CameBack,
        /// The answer that does not show.
        deed: Deed,
        /// What shows instead.
        state: ResponseState,
    },
    /// What was confirmed does not show any more.
    Contradicted {
        /// The answer in question.
        deed: Deed,
    },
    /// The dispute does not allow it any more.
    NotPossible {
        /// For this reason.
        refusal: Refusal,
    },
    /// Finix does not say what the dispute allows.
    NothingSaid,
    /// The dispute is other than it was confirmed.
    Changed {
        /// In this.
        differences: Vec<Difference>,
        /// As it was confirmed.
        confirmed: Box<Seen>,
    },
    /// The deadline has passed since it was confirmed.
    DeadlinePassed,
    /// The files are other ones than those that were listed.
    OtherFiles {
        /// Names of those that are gone.
        gone: Vec<String>,
        /// Names of those that are new.
        new: Vec<String>,
    },
    /// Somebody else changed the same tags.
    TagsChanged {
        /// What the person made of them.
        yours: Vec<TagSide>,
    },
    /// The tags together break the service's limits.
    TagLimits {
        /// Each that is broken.
        problems: Vec<TagsProblem>,
    },
    /// Finix holds as many files as it takes.
    FilesFull {
        /// How many it holds.
        held: usize,
        /// How many it takes.
        most: usize,
    },
    /// The copy in the outbox is not what was added.
    CopyDiffers,
    /// The copy in the outbox cannot be read.
    CopyUnreadable {
        /// What the disk said.
        error: StoreError,
    },
    /// The service has it, under this name of its own.
    Reference {
        /// The name.
        id: String,
    },
    /// Finix has the file without its original name.
    Unnamed,
    /// Finix has these tags already.
    TagsThere,
    /// A sentence an older version wrote.
    #[serde(untagged)]
    Earlier(String),
    /// What a newer version wrote.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

/// How it stands at the service now, where that stopped the row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Theirs {
    /// The dispute.
    Dispute {
        /// As it was read.
        seen: Box<Seen>,
    },
    /// Its files.
    Files {
        /// How many count.
        count: usize,
    },
    /// The tags in question.
    Tags {
        /// As they are there.
        tags: Vec<TagSide>,
    },
    /// Where the account is now.
    Home {
        /// The address.
        home: Home,
    },
    /// A sentence an older version wrote.
    #[serde(untagged)]
    Earlier(String),
    /// What a newer version wrote.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

/// Why a file that was added is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum KeptReason {
    /// A submission or acceptance is on its way.
    AnswerOnItsWay,
    /// The same file was added before.
    SameFile,
    /// It was being looked at when the backup was made that it is from.
    Restored,
    /// It breaks a limit.
    Limit {
        /// Which one.
        problem: LimitProblem,
    },
    /// Numbers were found in it that should not be there.
    Suspect {
        /// What the first one is.
        kind: sensitive::Kind,
        /// As much of it as may be shown.
        masked: String,
        /// How many more there are.
        more: usize,
        /// On which pages.
        pages: Vec<usize>,
    },
    /// A sentence an older version wrote.
    #[serde(untagged)]
    Earlier(String),
    /// What a newer version wrote.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

impl CameBack {
    /// What came back, when it was no refusal.
    #[must_use]
    pub fn of(is_answered: bool) -> Self {
        if is_answered { Self::Unshown } else { Self::Lost }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;
    use serde_json::json;
    use std::fmt::Debug;

    fn stays<T: Serialize + DeserializeOwned + PartialEq + Debug>(written: &serde_json::Value, read: &T) {
        assert_eq!(serde_json::from_value::<T>(written.clone()).expect("read"), *read);
        assert_eq!(serde_json::to_value(read).expect("written"), *written);
    }

    #[test]
    fn sentences_of_older_versions_and_reasons_of_newer_ones_stay_as_they_are() {
        let sentence = json!("The reply was lost. Finix shows no submission");
        let words = || "The reply was lost. Finix shows no submission".to_owned();
        stays(&sentence, &RowReason::Earlier(words()));
        stays(&sentence, &Theirs::Earlier(words()));
        stays(&sentence, &KeptReason::Earlier(words()));
        for newer in
            [json!({ "why": "of_tomorrow", "what": "of_tomorrow", "count": 3 }), json!(["of_tomorrow", 2]), json!(true)]
        {
            stays(&newer, &RowReason::Unknown(newer.clone()));
            stays(&newer, &Theirs::Unknown(newer.clone()));
            stays(&newer, &KeptReason::Unknown(newer.clone()));
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let missing = Missing::AnswerYet(Deed::Accepted);
        stays(
            &json!({ "why": "not_found", "first": "lost", "missing": { "answer_yet": "accepted" }, "is_sent_again": false }),
            &RowReason::NotFound { first: CameBack::Lost, missing, is_sent_again: false },
        );
        stays(&json!({ "why": "cancelled" }), &RowReason::Cancelled);
        stays(
            &json!({ "why": "copy_unreadable", "error": { "disk": { "system": "it was pulled" } } }),
            &RowReason::CopyUnreadable { error: StoreError::Disk("it was pulled".to_owned().into()) },
        );
        let then = "2026-11-21T15:00:00Z".parse().ok();
        let differences = vec![Difference::Deadline { then, now: None }];
        let confirmed = Box::new(Seen { respond_by: then, ..Seen::default() });
        let changed = RowReason::Changed { differences, confirmed };
        stays(&serde_json::to_value(&changed).expect("written"), &changed);
        stays(&json!({ "what": "files", "count": 2 }), &Theirs::Files { count: 2 });
        stays(
            &json!({ "why": "suspect", "kind": "Card", "masked": "•••• 1111", "more": 0, "pages": [1] }),
            &KeptReason::Suspect {
                kind: sensitive::Kind::Card,
                masked: "•••• 1111".to_owned(),
                more: 0,
                pages: vec![1],
            },
        );
    }
}
