use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// Somebody who is told things, one after another, by a clock that may be set.
struct Desk {
    told: Told,
    zone: TimeZone,
    margin: Margin,
    wishes: AlertWishes,
}

impl Desk {
    fn new(zone: &str, hours: u32) -> Self {
        let zone = TimeZone::get(zone).expect("a zone");
        let wishes = AlertWishes { new: true, decided: true, ..AlertWishes::default() };
        Self { told: Told::default(), zone, margin: Margin::of_hours(hours), wishes }
    }

    fn look(&mut self, now: &str, known: &Known) -> Vec<Alert> {
        // Kept and read again, as a restart does.
        let kept = serde_json::to_string(&self.told).expect("written");
        let told = serde_json::from_str(&kept).expect("read");
        let (told, alerts) = decide(told, known, at(now), &self.zone, self.margin, &self.wishes);
        self.told = told;
        alerts
    }
}

fn due(rows: &[(u32, &str)]) -> Known {
    Known { due: rows.iter().map(|(row, due)| (*row, at(due))).collect(), ..Known::default() }
}

fn soon(step: Step, is_target: bool, count: usize, first: u32) -> Alert {
    Alert { kind: AlertKind::Due { step, is_target }, count, first: First::Dispute(first) }
}

#[test]
fn a_deadline_is_told_once_at_each_step_and_never_when_it_is_past() {
    let mut desk = Desk::new("UTC", 0);
    let known = due(&[(7, "2026-11-21T12:00:00Z")]);
    assert_eq!(desk.look("2026-11-19T11:59:59Z", &known), []);
    assert_eq!(desk.look("2026-11-19T12:00:00Z", &known), [soon(Step::TwoDays, false, 1, 7)]);
    assert_eq!(desk.look("2026-11-19T12:01:00Z", &known), []);
    assert_eq!(desk.look("2026-11-20T12:00:00Z", &known), [soon(Step::Day, false, 1, 7)]);
    assert_eq!(desk.look("2026-11-21T08:00:00Z", &known), [soon(Step::FourHours, false, 1, 7)]);
    assert_eq!(desk.look("2026-11-21T08:00:01Z", &known), []);
    assert_eq!(desk.look("2026-11-21T12:00:00Z", &known), []);
}

#[test]
fn a_clock_that_is_set_tells_nothing_twice_and_the_nearest_step_alone() {
    let mut desk = Desk::new("UTC", 0);
    let known = due(&[(7, "2026-11-21T12:00:00Z")]);
    assert_eq!(desk.look("2026-11-21T09:00:00Z", &known), [soon(Step::FourHours, false, 1, 7)], "no three of them");
    for earlier in ["2026-11-19T12:00:00Z", "2026-11-20T12:00:00Z", "2026-11-21T08:30:00Z"] {
        assert_eq!(desk.look(earlier, &known), [], "{earlier}");
    }
    // Years ahead and back again.
    let mut desk = Desk::new("UTC", 0);
    assert_eq!(desk.look("2026-11-20T13:00:00Z", &known).len(), 1);
    assert_eq!(desk.look("2026-12-15T00:00:00Z", &known), []);
    assert_eq!(desk.look("2026-11-20T14:00:00Z", &known), []);
}

#[test]
fn a_dispute_with_another_deadline_is_told_anew() {
    let mut desk = Desk::new("UTC", 0);
    assert_eq!(desk.look("2026-11-21T09:00:00Z", &due(&[(7, "2026-11-21T12:00:00Z")])).len(), 1);
    assert_eq!(desk.look("2026-11-21T09:01:00Z", &Known::default()), []);
    let again = due(&[(7, "2026-11-22T12:00:00Z")]);
    assert_eq!(desk.look("2026-11-21T13:00:00Z", &again), [soon(Step::Day, false, 1, 7)]);
}

#[test]
fn the_target_is_told_and_then_the_deadline_behind_it() {
    let mut desk = Desk::new("UTC", 24);
    let known = due(&[(7, "2026-11-22T12:00:00Z")]);
    assert_eq!(desk.look("2026-11-19T12:00:00Z", &known), [soon(Step::TwoDays, true, 1, 7)]);
    // Two days to the deadline are one to the target: one message, of the target.
    assert_eq!(desk.look("2026-11-20T12:00:00Z", &known), [soon(Step::Day, true, 1, 7)]);
    assert_eq!(desk.look("2026-11-21T08:00:00Z", &known), [soon(Step::FourHours, true, 1, 7)]);
    assert_eq!(desk.look("2026-11-21T12:00:00Z", &known), [soon(Step::Day, false, 1, 7)]);
    assert_eq!(desk.look("2026-11-22T08:00:00Z", &known), [soon(Step::FourHours, false, 1, 7)]);
}

#[test]
fn many_of_a_kind_are_one_message_that_opens_what_presses_most() {
    let mut desk = Desk::new("UTC", 0);
    let mut known = due(&[
        (1, "2026-11-21T20:00:00Z"),
        (2, "2026-11-21T10:00:00Z"),
        (3, "2026-11-21T11:00:00Z"),
        (4, "2026-11-21T19:00:00Z"),
    ]);
    known.happened = vec![(Happening::New, 8), (Happening::New, 9), (Happening::Won, 5)];
    known.waiting = [(40, true), (41, false), (42, true)].into();
    let happened = |what, count, first| Alert { kind: AlertKind::Happened(what), count, first: First::Dispute(first) };
    let row = |kind, count, first| Alert { kind, count, first: First::Row(first) };
    let wanted = [
        soon(Step::FourHours, false, 2, 2),
        soon(Step::Day, false, 2, 4),
        happened(Happening::New, 2, 8),
        happened(Happening::Won, 1, 5),
        row(AlertKind::EvidenceFailed, 2, 40),
        row(AlertKind::OutboxNeedsYou, 1, 41),
    ];
    assert_eq!(desk.look("2026-11-21T09:00:00Z", &known), wanted);
    known.happened.clear();
    assert_eq!(desk.look("2026-11-21T09:01:00Z", &known), []);
}

#[test]
fn a_row_that_needs_a_person_again_is_told_again() {
    let mut desk = Desk::new("UTC", 0);
    let waiting = Known { waiting: [(40, true)].into(), ..Known::default() };
    assert_eq!(desk.look("2026-11-21T09:00:00Z", &waiting).len(), 1);
    assert_eq!(desk.look("2026-11-21T09:01:00Z", &waiting), []);
    assert_eq!(desk.look("2026-11-21T09:02:00Z", &Known::default()), []);
    assert_eq!(desk.look("2026-11-21T09:03:00Z", &waiting).len(), 1);
}

#[test]
fn what_comes_in_quiet_hours_is_told_at_their_end_as_it_is_then() {
    let mut desk = Desk::new("Europe/Berlin", 0);
    desk.wishes.quiet = Some(QuietHours { from: 20, to: 7 });
    let mut known = due(&[(7, "2026-11-21T09:30:00Z")]);
    known.happened = vec![(Happening::Reopened, 3)];
    assert_eq!(desk.look("2026-11-20T19:00:00Z", &known), [], "20:00 in Berlin");
    known.happened = vec![(Happening::Reopened, 4)];
    assert_eq!(desk.look("2026-11-21T05:59:59Z", &known), []);
    known.happened.clear();
    let told = desk.look("2026-11-21T06:00:00Z", &known);
    let reopened = Alert { kind: AlertKind::Happened(Happening::Reopened), count: 2, first: First::Dispute(3) };
    assert_eq!(told, [soon(Step::FourHours, false, 1, 7), reopened]);
    assert_eq!(desk.look("2026-11-21T06:01:00Z", &known), []);
}

#[test]
fn quiet_hours_are_those_of_the_wall_when_clocks_change() {
    let zone = TimeZone::get("Europe/Berlin").expect("a zone");
    let quiet = QuietHours { from: 2, to: 3 };
    // The hour that is skipped in spring, and the one that comes twice in autumn.
    assert!(!quiet.hold(at("2026-03-29T00:59:59Z"), &zone) && !quiet.hold(at("2026-03-29T01:00:00Z"), &zone));
    assert!(quiet.hold(at("2026-10-25T00:30:00Z"), &zone) && quiet.hold(at("2026-10-25T01:30:00Z"), &zone));
    assert!(!quiet.hold(at("2026-10-25T02:00:00Z"), &zone));
    let day = QuietHours { from: 9, to: 17 };
    let kiritimati = TimeZone::get("Pacific/Kiritimati").expect("a zone");
    assert!(day.hold(at("2026-11-20T23:00:00Z"), &kiritimati) && !day.hold(at("2026-11-20T23:00:00Z"), &zone));
    assert!(!QuietHours { from: 5, to: 5 }.hold(at("2026-11-20T04:30:00Z"), &zone), "no hour at all");
}

#[test]
fn what_nobody_wants_to_hear_is_not_told_later_either() {
    let mut desk = Desk::new("UTC", 0);
    desk.wishes = AlertWishes { due: false, outbox: false, ..AlertWishes::default() };
    let mut known = due(&[(7, "2026-11-21T12:00:00Z")]);
    known.happened = vec![(Happening::New, 8), (Happening::Lost, 8)];
    known.waiting = [(41, false)].into();
    assert_eq!(desk.look("2026-11-21T09:00:00Z", &known), []);
    desk.wishes = AlertWishes { new: true, decided: true, ..AlertWishes::default() };
    known.happened.clear();
    assert_eq!(desk.look("2026-11-21T09:01:00Z", &known), []);
}
