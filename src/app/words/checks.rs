//! What the checks before an answer found, what a dispute allows, and how long an answer is held.
//!
//! Must not live here: the checks.

use super as words;
use crate::domain::answer::allowed_actions::{Doubt, Refusal, Verdict};
use crate::domain::answer::finding::{CheckFinding, NumberPlace, Overridden, Room};
use crate::domain::answer::hold::Hold;
use crate::domain::packet::checklist::{Gap, Subject};
use crate::domain::text;
use crate::domain::time::deadline::Duration;
use crate::domain::time::margin::Margin;
use jiff::tz::TimeZone;

/// Why an action is not possible, or what to know first.
#[must_use]
pub(crate) fn verdict(verdict: &Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Allowed => None,
        Verdict::Warned(doubt) => Some(self::doubt(*doubt)),
        Verdict::Refused(why) => Some(refusal(*why)),
        Verdict::Fetch => Some(words::check_fetching()),
    }
}

fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::DeadlinePassed => words::check_deadline_passed(),
        Doubt::StateUnknown => words::check_state_unknown(),
    }
}

/// Why an action is not possible.
#[must_use]
pub(crate) fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Won => words::check_won(),
        Refusal::Lost => words::check_lost(),
        Refusal::Answered => words::check_answered(),
        Refusal::Accepted => words::check_accepted(),
        Refusal::Closed => words::check_closed(),
        Refusal::NewState => words::check_new_state(),
        Refusal::NotDue => words::check_not_due(),
        Refusal::NoDetails => words::check_no_details(),
    }
}

/// The line of a check.
#[must_use]
pub(crate) fn check(found: &CheckFinding, zone: &TimeZone) -> String {
    match found {
        CheckFinding::AskingDispute => words::check_asking_dispute().into(),
        CheckFinding::NeedsResponse => words::check_needs_response().into(),
        CheckFinding::DeadlinePassed => words::check_deadline_passed().into(),
        CheckFinding::StateUnknown => words::check_state_unknown().into(),
        CheckFinding::Refused { why } => refusal(*why).into(),
        CheckFinding::NothingSaid => words::check_nothing_said().into(),
        CheckFinding::AnswerOnItsWay => words::check_answer_on_its_way().into(),
        CheckFinding::AnsweredBefore => words::check_answered_before().into(),
        CheckFinding::RoundAnswered => words::check_round_answered().into(),
        CheckFinding::MayBeSecond => words::check_may_be_second().into(),
        CheckFinding::OutboxNotLoaded => words::check_outbox_not_loaded().into(),
        CheckFinding::AskingFiles => words::check_asking_files().into(),
        CheckFinding::ReadingBack { files } => words::check_reading_back(*files),
        CheckFinding::Received { files, read, same } => received(*files, *read, *same),
        CheckFinding::NotCompared { names } => words::check_not_compared(listed(names)),
        CheckFinding::OtherBytes { names } => words::check_other_bytes(listed(names)),
        CheckFinding::NotReadBack { names } => words::check_not_read_back(listed(names)),
        CheckFinding::NoFile => words::check_no_file().into(),
        CheckFinding::AskingRounds => words::check_asking_rounds().into(),
        CheckFinding::NothingNew => words::check_nothing_new().into(),
        CheckFinding::NewFiles { files } => words::check_new_files(*files),
        CheckFinding::OnTheWay { files } => words::check_on_the_way(*files),
        CheckFinding::FilesRefused { files } => words::check_files_refused(*files),
        CheckFinding::LeftOut { files } => words::check_left_out(*files),
        CheckFinding::WaitsFirst { rows } => words::check_waits_first(*rows),
        CheckFinding::SomethingWaits => words::check_something_waits().into(),
        CheckFinding::Elsewhere { files } => words::check_elsewhere(*files),
        CheckFinding::Limits { room, files, most_files, bytes, most_bytes, unknown } => {
            limits(*room, (*files, *most_files), (*bytes, *most_bytes), *unknown)
        }
        CheckFinding::IssuerNoteEmpty => words::check_issuer_note_empty().into(),
        CheckFinding::NoteEmpty => words::check_note_empty().into(),
        CheckFinding::CardNumber { place } => words::check_card_number(number_place(*place)),
        CheckFinding::Checklist { subject, met, all, gaps } => checklist(subject, *met, *all, gaps),
        CheckFinding::NumbersFound { found, places } => {
            let places: Vec<String> = places.iter().map(words::place).collect();
            words::check_numbers_found(*found, text::clean_to(&places.join("; "), 200))
        }
        CheckFinding::NoNumbers => words::check_no_numbers().into(),
        CheckFinding::NotSearchable { files } => words::check_not_searchable(*files),
        CheckFinding::OpenField { name } => words::check_open_field(name.replace('_', " ")),
        CheckFinding::TimeLeft { seconds, at } => {
            words::check_time_left(words::duration(Duration::of(*seconds)), words::local_and_utc(*at, zone))
        }
        CheckFinding::NoDeadline => words::check_no_deadline().into(),
        CheckFinding::NothingDue => words::check_nothing_due().into(),
        CheckFinding::PartOfUnknown => words::check_part_of_unknown().into(),
        CheckFinding::PartNoAmount { problem } => words::check_part_no_amount(words::amount_problem(problem)),
        CheckFinding::PartOutside { whole } => words::check_part_outside(words::money(*whole)),
    }
}

/// A check that was overridden, as it is kept with a proof.
#[must_use]
pub(crate) fn overridden(kept: &Overridden, zone: &TimeZone) -> String {
    match kept {
        Overridden::Finding(found) => check(found, zone),
        Overridden::Earlier(said) => said.clone(),
        Overridden::Unknown(_) => words::check_unknown().into(),
    }
}

/// What stands under the button about the hold.
#[must_use]
pub(crate) fn hold(hold: Hold, margin: Margin) -> Option<String> {
    match hold {
        Hold::Seconds(0) => None,
        Hold::Seconds(seconds) if seconds < 60 => Some(words::check_hold_seconds(seconds)),
        Hold::Seconds(seconds) => Some(words::check_hold_minutes(words::span(i64::from(seconds / 60)))),
        Hold::BeforeDeadline(hours) => {
            Some(words::check_hold_deadline(words::span(i64::from(hours.max(24).max(margin.hours())) * 60)))
        }
    }
}

fn listed(names: &[String]) -> String {
    text::clean_to(&names.join(", "), 160)
}

fn received(files: usize, read: usize, same: usize) -> String {
    match same {
        0 => words::check_received(files),
        same if same == read => words::check_received_same(files),
        same => words::check_received_some_same(files, same),
    }
}

fn limits(room: Room, (files, most): (usize, usize), (bytes, total): (u64, u64), unknown: usize) -> String {
    let room = match room {
        Room::Within => "within",
        Room::Over => "over",
        Room::MayBeOver => "may-be-over",
        Room::NotKnown => "not-known",
    };
    match unknown {
        0 => words::check_limits(room, files, most, words::bytes(bytes), words::bytes(total)),
        unknown if unknown == files => words::check_limits_no_sizes(room, files, most),
        _ => words::check_limits_some_sizes(room, files, most, words::bytes(bytes), words::bytes(total), unknown),
    }
}

fn number_place(place: NumberPlace) -> &'static str {
    match place {
        NumberPlace::Note => "note",
        NumberPlace::Tag => "tag",
        NumberPlace::Both => "both",
    }
}

fn checklist(subject: &Subject, met: usize, all: usize, gaps: &[Gap]) -> String {
    let standing = words::check_checklist(words::checklist_subject(subject), met, all);
    if met == all {
        standing
    } else if gaps.is_empty() {
        words::sentences(&[&standing, words::check_checklist_no_gap()])
    } else {
        let gaps = gaps.iter().map(|gap| text::sentence(&words::gap(gap)));
        words::sentences(&std::iter::once(standing).chain(gaps).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::amount_input::AmountProblem;
    use crate::domain::money::{Currency, Money};
    use crate::domain::packet::Place;

    fn said(found: &CheckFinding) -> String {
        check(found, &TimeZone::UTC)
    }

    #[test]
    fn what_was_not_checked_is_said_as_that() {
        let names = vec!["theirs.pdf".to_owned()];
        assert_eq!(
            said(&CheckFinding::NotCompared { names }),
            "Not sent from this computer, so not compared: theirs.pdf"
        );
        let subject = || Subject::Code { code: "10.4".to_owned(), claim: "fraud".to_owned() };
        let list = |met, gaps: &[Gap]| {
            said(&CheckFinding::Checklist { subject: subject(), met, all: 10, gaps: gaps.to_vec() })
        };
        assert_eq!(list(2, &[]), "Checklist for 10.4: 2 of 10 items. Nothing required is missing.");
        assert_eq!(list(10, &[]), "Checklist for 10.4: 10 of 10 items");
        let gaps = [Gap::Required("X".to_owned()), Gap::NothingMarked];
        let all =
            "Checklist for 10.4: 2 of 10 items. Required: x. Nothing attached is marked as answering this claim yet.";
        assert_eq!(list(2, &gaps), all);
        let places = vec![Place { file: "receipt.pdf".to_owned(), pages: [1].into() }];
        assert_eq!(
            said(&CheckFinding::NumbersFound { found: 1, places }),
            "1 card or ID number found in receipt.pdf, page 2. Issuers refuse that."
        );
        assert_eq!(said(&CheckFinding::DeadlinePassed), "The deadline has passed. Finix may refuse.");
    }

    #[test]
    fn files_are_counted() {
        let names = || vec!["receipt.pdf".to_owned()];
        for (found, words) in [
            (CheckFinding::OtherBytes { names: names() }, "Finix has something other than what was sent: receipt.pdf"),
            (CheckFinding::LeftOut { files: 1 }, "1 added file isn't sent and isn't part of the response"),
            (CheckFinding::LeftOut { files: 2 }, "2 added files aren't sent and aren't part of the response"),
            (CheckFinding::Received { files: 1, read: 0, same: 0 }, "1 file received by Finix"),
            (
                CheckFinding::Received { files: 2, read: 2, same: 2 },
                "2 files received by Finix, each matching the copy on this computer",
            ),
            (
                CheckFinding::Received { files: 2, read: 2, same: 1 },
                "2 files received by Finix, 1 of them compared with this computer's copies and matching",
            ),
            (CheckFinding::NewFiles { files: 1 }, "1 new file since the last response"),
            (CheckFinding::NothingNew, "No new evidence since the last response. What was rejected once doesn't help."),
            (
                CheckFinding::Elsewhere { files: 1 },
                "1 file wasn't sent from this computer and may be the issuer's. It isn't known whether it counts toward \
                 the limit.",
            ),
            (
                CheckFinding::Elsewhere { files: 2 },
                "2 files weren't sent from this computer and may be the issuer's. It isn't known whether they count \
                 toward the limit.",
            ),
            (
                CheckFinding::WaitsFirst { rows: 1 },
                "1 item for this dispute is waiting in the outbox. Let it finish, or discard it first.",
            ),
        ] {
            assert_eq!(said(&found), words);
        }
    }

    #[test]
    fn limits_say_how_the_files_stand_to_them() {
        let limits = |room, files, unknown| {
            said(&CheckFinding::Limits { room, files, most_files: 8, bytes: 2_000, most_bytes: 10_000_000, unknown })
        };
        assert_eq!(limits(Room::Within, 2, 0), "Within the limits: 2 of 8 files, 2 KB of 10 MB");
        assert_eq!(limits(Room::Over, 9, 9), "Over the limit: 9 of 8 files, sizes not known");
        assert_eq!(
            limits(Room::MayBeOver, 9, 1),
            "May be over the limit: 9 of 8 files, 2 KB of 10 MB, not counting 1 of unknown size"
        );
        assert_eq!(limits(Room::NotKnown, 1, 1), "Limits: 1 of 8 files, sizes not known");
    }

    #[test]
    fn the_note_the_part_and_the_time() {
        let whole = Money::new(124_000, Currency::USD);
        let at = "2026-11-21T15:00:00Z".parse().expect("an instant");
        for (found, words) in [
            (CheckFinding::PartOutside { whole }, "The contested part must be between zero and $1,240.00"),
            (CheckFinding::PartNoAmount { problem: AmountProblem::Empty }, "Contested part: Enter an amount"),
            (CheckFinding::OpenField { name: "order_number".to_owned() }, "The note has an open field: order number"),
            (
                CheckFinding::CardNumber { place: NumberPlace::Both },
                "The note and a tag have what looks like a full card number. Issuers refuse that.",
            ),
            (CheckFinding::TimeLeft { seconds: 10_800, at }, "3 h before the deadline (Sat 21 Nov 2026, 15:00 UTC)"),
        ] {
            assert_eq!(said(&found), words);
        }
    }

    #[test]
    fn what_an_older_version_wrote_is_said_as_it_is() {
        let zone = TimeZone::UTC;
        assert_eq!(overridden(&Overridden::Earlier("No file".to_owned()), &zone), "No file");
        let newer = Overridden::Unknown(serde_json::json!({ "finding": "new" }));
        assert_eq!(overridden(&newer, &zone), "A check that this version doesn't know");
    }

    #[test]
    fn a_hold_says_when_it_sends() {
        assert_eq!(hold(Hold::Seconds(0), Margin::NONE), None);
        assert_eq!(
            hold(Hold::Seconds(10), Margin::NONE).as_deref(),
            Some("Sends after a 10 s hold. You can cancel until then.")
        );
        assert_eq!(
            hold(Hold::Seconds(3_600), Margin::NONE).as_deref(),
            Some("Sends after a hold of 1 h, if Docket is running then. You can cancel until then.")
        );
        assert_eq!(
            hold(Hold::BeforeDeadline(1), Margin::NONE).as_deref(),
            Some("Sends 24 h before the deadline, if Docket is running then. You can cancel until then.")
        );
    }
}
