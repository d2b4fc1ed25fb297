//! A dispute that was decided or answered and needs a response again: in the queue, due, answered once a round.

use crate::kit::{Role, Window, demo};
use docket::desk::RowState;
use docket::domain::{DisputeId, DisputeState, ResponseState, Status};

fn open_reopened(window: &mut Window, state: &DisputeState) -> DisputeId {
    window.open_first(|entry| entry.status == Status::Reopened && entry.dispute.state.as_ref() == Some(state))
}

fn sent(window: &Window, tail: &str) -> usize {
    window.log().iter().filter(|e| e.method == "POST" && e.path.ends_with(tail)).count()
}

/// Types the note, the amount, and a reason where checks stand open; then presses the button.
fn confirm(window: &mut Window, id: &DisputeId, note: &str, button: &str) {
    window.fill(note, "The signed receipt shows that the cardholder took part");
    for label in ["Reason for overriding the open check · required".to_owned()]
        .into_iter()
        .chain((2..6).map(|open| format!("Reason for overriding the {open} open checks · required")))
    {
        if window.has(Role::TextInput, &label) {
            window.fill(&label, "Known");
        }
    }
    let amount = window.open_session().entry(id).and_then(|entry| entry.money).expect("an amount").decimal();
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, button);
}

fn wait_for(window: &mut Window, id: &DisputeId, response: &ResponseState) {
    window.until(&format!("{response:?}"), |w| {
        w.open_session().entry(id).is_some_and(|entry| entry.dispute.response_state.as_ref() == Some(response))
    });
}

#[test]
fn a_won_dispute_that_needs_a_response_is_due_and_is_answered_with_new_evidence() {
    let mut window = demo();
    let now = window.desk.clock.now();
    let listed = window.listed();
    let reopened: Vec<_> = listed.iter().filter(|entry| entry.status == Status::Reopened).collect();
    assert!(reopened.len() >= 2, "{}", reopened.len());
    assert!(reopened.iter().all(|entry| entry.due().is_some_and(|due| due > now)), "each has its deadline");
    assert!(listed.windows(2).all(|pair| pair[0].due() <= pair[1].due() || pair[1].due().is_none()), "sorted by it");

    let id = open_reopened(&mut window, &DisputeState::Won);
    window.wait_text("The issuer is asking again");
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Not sent from this computer; may be the issuer's reasons");
    window.wait_text("New in this round");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("it may go to arbitration");
    window.wait_text("1 new file since the last response");
    confirm(&mut window, &id, "Note to the issuer · required", "Submit evidence");
    wait_for(&mut window, &id, &ResponseState::Responded);
    assert_eq!(sent(&window, "/submit"), 1);
    assert!(window.open_session().entry(&id).is_some_and(|entry| entry.status == Status::Responded));
}

#[test]
fn accepting_a_reopened_dispute_says_that_it_concedes_now() {
    let mut window = demo();
    let id = open_reopened(&mut window, &DisputeState::Lost);
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("If you accept now, the money goes to the cardholder");
    window.wait_text("Finix says the dispute needs a response");
    confirm(&mut window, &id, "Note · required", "Accept dispute");
    wait_for(&mut window, &id, &ResponseState::Accepted);
    assert_eq!(sent(&window, "/accept"), 1);
}

#[test]
fn an_answer_is_given_once_a_round_and_again_when_the_issuer_asks_again_without_a_new_date() {
    let mut window = demo();
    let now = window.desk.clock.now();
    let is_first = |entry: &docket::store::Entry| entry.status == Status::NeedsResponse;
    let id = window.open_first(|entry| is_first(entry) && entry.due().is_some_and(|due| due > now));
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("matching the copy");
    confirm(&mut window, &id, "Note to the issuer · required", "Submit evidence");
    wait_for(&mut window, &id, &ResponseState::Responded);
    window.until("the end of the round to be kept", |w| {
        let rows = w.open_session().outbox().rows();
        rows.iter().any(|row| row.state == RowState::Confirmed && row.round_over.is_some())
    });
    window.click(Role::Button, "Close");

    let session = window.open_session();
    session.sandbox().expect("the demo server").reopen(id.as_str(), None, false).expect("it may be asked about");
    session.refresh();
    window.until("the dispute to be reopened", |w| {
        w.open_session().entry(&id).is_some_and(|entry| entry.status == Status::Reopened)
    });
    window.wait_text(&format!("The issuer has reopened {id}"));
    window.wait_text("Round 2: the issuer is asking again");
    window.wait_text("Sent in round 1");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("No new evidence since the last response");
    confirm(&mut window, &id, "Note to the issuer · required", "Submit evidence");
    wait_for(&mut window, &id, &ResponseState::Responded);
    assert_eq!(sent(&window, "/submit"), 2);
}

#[test]
fn a_reopened_dispute_that_was_never_on_the_screen_is_told_with_its_deadline() {
    let mut window = demo();
    window.fill("Search disputes", "nothing has these words");
    window.wait_text("No matching disputes");
    let session = window.open_session();
    let store = &session.shared().store;
    let rows = 0..u32::try_from(store.index().len()).expect("few");
    let mut kept = rows.filter_map(|row| store.read(row).expect("readable"));
    // Not every dispute that is won may be asked about again.
    let server = session.sandbox().expect("the demo server");
    let reopens = |entry: &docket::store::Entry| server.reopen(entry.dispute.id.as_str(), None, false).is_ok();
    // Nothing asks the window for it before: that alone would have it read.
    let id = kept.find(|entry| entry.status == Status::Won && reopens(entry));
    let id = id.expect("one that is won and was not drawn").dispute.id.clone();
    session.refresh();
    window.wait_text(&format!("The issuer has reopened {id}"));
    window.wait_text("Respond by ");
    assert!(!window.has_text("Finix hasn't said by when"));
}
