use super::*;
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::ids::DisputeId;
use crate::domain::insights::{Grouping, Period};
use crate::domain::reference::reason_code::ReasonCodes;
use crate::store::index::segment::SEGMENT;
use crate::store::index_record::IndexRecord;
use crate::store::interner::InternerBuilder;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _};

const NOW: &str = "2026-11-21T12:00:00Z";

struct World {
    index: Index,
    coiner: InternerBuilder,
}

fn now() -> Timestamp {
    NOW.parse().expect("an instant")
}

fn question(grouping: Grouping) -> Question {
    let today = TimeZone::UTC.to_datetime(now()).date();
    Question { grouping, period: Period::All, currency: None, now: now(), today, zone: TimeZone::UTC }
}

/// The number says what it is: a reason, a day, and whether its deadline has passed in a minute.
fn dispute(number: usize) -> Dispute {
    let mut dispute = Dispute::new(DisputeId::parse(&format!("DI{number}")).expect("an id"));
    dispute.currency = Some(Currency::USD);
    dispute.amount = Some(i64::try_from(number).expect("small"));
    dispute.state = Some(if number.is_multiple_of(3) { DisputeState::Inquiry } else { DisputeState::Pending });
    dispute.response_state = Some(ResponseState::NeedsResponse);
    dispute.reason = Some(if number.is_multiple_of(2) { Reason::Fraud } else { Reason::Quality });
    dispute.created_at = Some(now() - SignedDuration::from_hours(24 * i64::try_from(number % 50).expect("small")));
    dispute.respond_by = Some(now() + SignedDuration::from_secs(if number == 7 { 30 } else { 90_000 }));
    dispute
}

impl World {
    fn of(disputes: usize) -> Self {
        let mut world =
            Self { index: Index::default(), coiner: InternerBuilder::new(Arc::new(ReasonCodes::default())) };
        world.put((0..disputes).map(|number| (number, dispute(number))).collect());
        world
    }

    fn put(&mut self, disputes: Vec<(usize, Dispute)>) {
        let coin = |(row, dispute): (usize, Dispute)| {
            let record = IndexRecord::of(&mut self.coiner, &dispute, None, true, false);
            (RowId::try_from(row).expect("small"), record)
        };
        let records: Vec<(RowId, IndexRecord)> = disputes.into_iter().map(coin).collect();
        self.index.apply(records.iter().map(|(row, record)| (*row, record.into())), &self.coiner.known);
    }

    fn ask(&self, question: &Question, from_here: &FromHere, counted: &mut Counted) -> Insights {
        insights(&self.index, question, from_here, counted, &|| false).expect("an answer")
    }
}

#[test]
fn what_changed_is_counted_again_and_nothing_else_and_the_figures_are_as_if_all_were() {
    let mut world = World::of(SEGMENT * 2 + 100);
    for grouping in Grouping::ALL {
        let (question, none) = (question(grouping), FromHere::default());
        let mut counted = Counted::default();
        let same = |world: &World, counted: &mut Counted, question: &Question| {
            let known = world.ask(question, &none, counted);
            assert_eq!(known, world.ask(question, &none, &mut Counted::default()), "{grouping:?}");
            (known, counted.recounted())
        };
        assert_eq!(same(&world, &mut counted, &question).1, 3);
        assert_eq!(same(&world, &mut counted, &question).1, 0, "nothing changed");
        let mut won = dispute(SEGMENT + 5);
        (won.state, won.response_state) = (Some(DisputeState::Won), Some(ResponseState::NoResponseAllowed));
        let before = world.ask(&question, &none, &mut Counted::default()).total.won.count;
        world.put(vec![(SEGMENT + 5, won)]);
        let (found, recounted) = same(&world, &mut counted, &question);
        assert_eq!((found.total.won.count, recounted), (before + 1, 1), "{grouping:?}");
        // A deadline passes: nothing changed, and one more is missed.
        let later = Question { now: now() + SignedDuration::from_secs(60), ..question.clone() };
        let (found, recounted) = same(&world, &mut counted, &later);
        assert_eq!((found.total.missed.count, recounted), (1, 1), "{grouping:?}");
        let (back, _) = same(&world, &mut counted, &question);
        assert_eq!(back.total.missed.count, 0, "a clock that was put back");
        // A reason nobody had before makes a group behind the others.
        let mut other = dispute(3);
        other.reason = Some(Reason::Other(format!("NEW_{grouping:?}")));
        world.put(vec![(3, other), (world.index.len(), dispute(world.index.len()))]);
        assert_eq!(same(&world, &mut counted, &question).1, 2, "{grouping:?}");
        let shorter = Question { period: Period::Quarter, ..question };
        assert_eq!(same(&world, &mut counted, &shorter).1, 3, "another question");
        world.put(vec![(SEGMENT + 5, dispute(SEGMENT + 5))]);
    }
}

#[test]
fn letters_and_answers_of_this_computer_are_of_their_groups_and_the_rest_is_one() {
    let world = World::of(40);
    let letters = [(3, "Fraud"), (4, "Fraud"), (9, "Refunded")].map(|(row, name)| (row, Arc::from(name)));
    let hours = |row: RowId, hours: i64| {
        let opened = now() - (24 * i64::from(row % 50)).hours();
        (row, opened + hours.hours())
    };
    let answers = [(1, 5), (3, 1), (4, 2), (6, 3), (8, 4), (10, 50), (12, -1)].map(|(row, late)| hours(row, late));
    let from_here = FromHere { answers: answers.to_vec(), letters: letters.to_vec() };
    let found = world.ask(&question(Grouping::Template), &from_here, &mut Counted::default());
    let said: Vec<_> = found.lines.iter().map(|line| (line.group.clone(), line.figures.received.count)).collect();
    let letter = |name: &str| Group::Letter(name.to_owned());
    assert_eq!(said, [(letter("Fraud"), 2), (letter("Refunded"), 1), (Group::NoLetter, 37)]);
    let hour = |hours: i64| Some(hours * 3_600);
    assert_eq!((found.times.cases, found.times.median(), found.times.ninth()), (6, hour(3), hour(50)));
    let of_fraud = found.lines.first().map(|line| (line.times.cases, line.times.median()));
    assert_eq!(of_fraud, Some((2, None)), "two are too few");
    let by_reason = world.ask(&question(Grouping::Reason), &from_here, &mut Counted::default());
    let cases: Vec<u64> = by_reason.lines.iter().map(|line| line.times.cases).collect();
    assert_eq!(cases, [4, 2]);
    assert_eq!(found.total.inquiries, 14, "every third");
}
