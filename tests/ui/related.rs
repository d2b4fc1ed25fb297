//! What belongs to the open dispute: listed, warned about, opened, and the way back.

use crate::kit::{Role, Window, demo};
use docket::domain::dispute::Status;
use docket::domain::{DisputeId, TransferId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeMap;

/// The two disputes of one payment, the one that is due first before the other.
fn pair(window: &Window) -> [(DisputeId, String); 2] {
    let mut of: BTreeMap<TransferId, Vec<(Option<jiff::Timestamp>, DisputeId, String)>> = BTreeMap::new();
    for entry in window.listed().iter().filter(|entry| entry.status == Status::NeedsResponse) {
        let payment = entry.dispute.transfer.clone().expect("a payment");
        let amount = entry.money.expect("an amount").to_string();
        of.entry(payment).or_default().push((entry.due(), entry.dispute.id.clone(), amount));
    }
    let mut both = of.into_values().find(|of| of.len() == 2).expect("two of one payment");
    both.sort();
    let [(_, first, amount), (_, second, other)] = <[_; 2]>::try_from(both).expect("two");
    [(first, amount), (second, other)]
}

fn open(window: &mut Window, id: &DisputeId) {
    window.open_first(|entry| entry.dispute.id == *id);
    window.wait_text("Related");
}

/// The first link whose words fit, as a screen reader says it.
fn link(window: &Window, fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut links = window.harness.query_all_by(|node| node.role() == Role::Link);
    links.find_map(|node| node.accesskit_node().label().filter(|label| fits(label)))
}

/// The line of a related dispute.
fn line(window: &Window, id: &DisputeId) -> Option<String> {
    link(window, |label| label.contains(&format!("dispute {id},")))
}

#[test]
fn another_dispute_of_the_payment_is_warned_about_opened_and_left_again() {
    let mut window = demo();
    let [(urgent, amount), (newer, _)] = pair(&window);
    open(&mut window, &newer);
    window.wait_text("Another dispute is about the same payment");
    assert!(window.has_text(&format!("{urgent}, due in")), "it names the deadline that is missed: {}", window.tree());
    window.until("its line", |w| line(w, &urgent).is_some());
    let said = line(&window, &urgent).expect("a line");
    assert!(said.starts_with(&format!("Open the {amount} dispute")), "{said}");
    assert!(said.contains("Same payment, Needs response, due in"), "{said}");

    window.click(Role::Link, &said);
    window.until("the other dispute", |w| line(w, &newer).is_some_and(|said| said.contains("Same payment")));
    assert!(line(&window, &urgent).is_none(), "a dispute is not listed beside itself");
    let back = link(&window, |label| label.starts_with("Back to ")).expect("a way back");
    window.click(Role::Link, &back);
    window.until("the first dispute again", |w| line(w, &urgent).is_some());
    assert!(!window.has(Role::Link, &back), "there is nothing left to go back to");
}

#[test]
fn the_dialogs_warn_before_an_answer_to_one_of_two_disputes_of_a_payment() {
    let mut window = demo();
    let [_, (newer, _)] = pair(&window);
    open(&mut window, &newer);
    window.wait_text("Another dispute is about the same payment");
    for button in ["Review and submit…", "Accept dispute…"] {
        let count =
            |w: &Window| w.harness.query_all_by_label_contains("Another dispute is about the same payment").count();
        window.until("one warning", |w| count(w) == 1);
        window.click(Role::Button, button);
        window.until("the warning in the dialog too", |w| count(w) == 2);
        window.click(Role::Button, "Cancel");
    }
}

#[test]
fn a_customers_disputes_and_their_sums_are_listed_and_a_stranger_has_none() {
    let mut window = demo();
    let [(urgent, _), _] = pair(&window);
    open(&mut window, &urgent);
    // The second one of the payment, one of the order, and the customer's earlier one.
    window.wait_text("3 disputes · ");
    let wait = |w: &Window, tie: &str| {
        w.harness
            .query_all_by(|node| node.role() == Role::Link && node.label().is_some_and(|l| l.contains(tie)))
            .count()
    };
    window.until("each with its tie", |w| {
        // The card of the earlier one is known before it is opened only where the payment names it.
        let ties = ["Same payment", "Same order", "Same card", "Same customer"].map(|tie| wait(w, tie));
        ties[..2] == [1, 1] && ties[2] + ties[3] == 1
    });
    window.wait_text("Nothing was scored, reported or sent for recovery from this computer");
    let alone = |entry: &docket::store::Entry| {
        let email = entry.dispute.email();
        email.is_none() && entry.status == Status::NeedsResponse
    };
    window.open_first(alone);
    window.wait_text("No other dispute shares this payment, order, card or customer");
}
