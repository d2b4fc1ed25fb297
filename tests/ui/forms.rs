//! Score, checkouts and recovery: forms, their errors, their results.

use crate::kit::{Role, Setup, Window, demo};
use docket::sandbox::Faults;

#[test]
fn a_customer_is_scored_by_email() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.fill("Email · required", "demo@example.org");
    window.click(Role::Button, "Get score");
    window.wait_text("90.88");
    window.wait_text("4 fraud markers");
    window.wait_text("Normalized email");
    assert!(window.has(Role::Label, "High"));
}

#[test]
fn an_order_is_scored_by_its_id_and_an_unknown_one_says_so() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.click(Role::Button, "By order ID");
    window.fill("Order ID · required", "1234");
    window.click(Role::Button, "Get score");
    window.wait_text("20.88");
    window.fill("Order ID · required", "no-such-order");
    window.click(Role::Button, "Get score");
    window.wait_text("Disputify doesn't know this order");
    assert!(window.has_text("20.88"), "the last result stays");
}

#[test]
fn an_error_stands_under_its_field_only_after_it_was_left() {
    let mut window = demo();
    window.click(Role::Button, "Checkouts");
    window.fill("IPv4 address · required", "256.1.1.4");
    assert!(!window.has_text("256 is over 255"), "not while typing the first time");
    window.fill("Customer email · required", "dana");
    window.wait_text("256.1.1.4 isn't an IPv4 address: 256 is over 255");
    window.click(Role::Button, "Send checkout");
    window.wait_text("An email address needs an @");
    window.wait_text("Choose the payment service provider");
    window.wait_text("Enter at least one of the four IDs");
    window.wait_text("4 fields to fix");
    assert!(!window.log().iter().any(|entry| entry.method == "POST"));
}

fn choose(window: &mut Window, label: &str, choice: &str) {
    window.click(Role::ComboBox, label);
    window.click(Role::Button, choice);
}

fn fill_checkout(window: &mut Window) {
    window.click(Role::Button, "Checkouts");
    window.fill("Customer email · required", "dana@example.org");
    window.fill("IPv4 address · required", "192.168.1.1");
    choose(window, "Payment service provider · required", "Stripe");
    window.fill("Invoice ID", "in_1");
}

#[test]
fn a_checkout_is_reported_and_listed_with_the_answer() {
    let mut window = demo();
    fill_checkout(&mut window);
    window.click(Role::Button, "Send checkout");
    window.wait_text("Confirmed");
    window.wait_text("dana@example.org");
    assert_eq!(window.log().iter().filter(|e| e.method == "POST" && e.applied).count(), 1);
}

#[test]
fn a_checkout_that_was_refused_keeps_the_form() {
    let mut window = demo();
    fill_checkout(&mut window);
    let fail: Faults = "analytics=status:422".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(fail);
    window.click(Role::Button, "Send checkout");
    window.wait_text("The checkout wasn't reported. Butter");
    assert!(window.has_text("192.168.1.1"), "what was typed is still there");
}

#[test]
fn a_checkout_whose_key_is_refused_waits_and_can_be_changed() {
    let mut window = demo();
    fill_checkout(&mut window);
    let fail: Faults = "analytics=status:401".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(fail);
    window.click(Role::Button, "Send checkout");
    window.wait_text("Not sent yet. Butter refused the user name or password");
    window.click(Role::Link, "Edit…");
    window.wait_text("192.168.1.1");
    window.open_session().sandbox().expect("the demo server").faults().clear();
    window.until("the row to be put away", |w| w.open_session().outbox().rows().iter().all(|row| row.state.is_ended()));
    window.click(Role::Button, "Send checkout");
    window.wait_text("Confirmed");
    let applied = window.log().iter().filter(|e| e.path.contains("analytics") && e.applied).count();
    assert_eq!(applied, 1);
}

#[test]
fn a_payment_is_sent_for_recovery() {
    let mut window = demo();
    window.click(Role::Button, "Recover");
    for (label, text) in [
        ("Customer ID · required", "c1"),
        ("Subscription ID · required", "s1"),
        ("Subscription start · required", "2026-09-25T03:57:26Z"),
        ("Invoice ID · required", "i1"),
        ("Invoice created · required", "2026-09-24T10:00:00Z"),
        ("Payment method ID · required", "pm1"),
        ("Transaction ID · required", "t1"),
        ("Provider's transaction ID · required", "p1"),
        ("Amount · required", "12.23"),
        ("Currency · required", "usd"),
        ("Acquirer country · required", "us"),
        ("Card network · required", "Visa"),
        ("Transaction created · required", "2026-09-25T03:57:26Z"),
        ("Issuer's message · required", "insufficient_funds"),
    ] {
        window.fill(label, text);
    }
    choose(&mut window, "Provider · required", "Stripe");
    choose(&mut window, "Funding source · required", "Credit");
    choose(&mut window, "Outcome · required", "Failed");
    // A day that is chosen keeps the time behind it.
    window.click(Role::Button, "Invoice created: choose a day");
    window.click(Role::Button, "2026-09-25");
    window.click(Role::DisclosureTriangle, "What is sent, as JSON");
    window.wait_text("\"created_at\": \"2026-09-25T10:00:00Z\"");
    window.wait_text("\"amount\": 12.23,");
    window.click(Role::Button, "Send payment");
    window.wait_text("Confirmed");
    window.wait_text("$12.23");
    assert!(window.log().iter().any(|e| e.path.ends_with("/recover/payments") && e.applied));
}

#[test]
fn an_empty_payment_form_says_what_is_missing() {
    let mut window = demo();
    window.click(Role::Button, "Recover");
    window.click(Role::Button, "Send payment");
    window.wait_text("16 fields to fix");
    assert!(!window.log().iter().any(|e| e.method == "POST"));
}

#[test]
fn a_dispute_fills_the_score_form_with_its_customer() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    let listed = window.listed();
    let position = listed.iter().position(|e| e.dispute.email().is_some()).expect("a customer");
    let email = listed.get(position).and_then(|e| e.dispute.email()).expect("an email");
    for _ in 0..=position {
        window.key(egui::Key::J);
    }
    window.click(Role::Tab, "Activity");
    window.click(Role::Button, "Score customer");
    window.wait_text("Score an order");
    assert!(window.has_text(&email));
    window.click(Role::Link, "Back to dispute");
    window.wait_text("Dispute opened");
    assert!(window.has(Role::Button, "Score customer"), "the same dispute, on the same tab");
}

#[test]
fn the_score_page_leads_back_only_to_a_dispute_it_was_opened_from() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.wait_text("Score an order");
    assert!(!window.has(Role::Link, "Back to dispute"));
}

#[test]
fn nothing_is_said_to_be_wrong_before_somebody_has_typed_or_sent() {
    let mut window = demo();
    for page in ["Score", "Checkouts", "Recover"] {
        window.click(Role::Button, page);
        // Through every field and out of it again, with nothing in it.
        for _ in 0..30 {
            window.key(egui::Key::Tab);
        }
        for words in ["Enter an email address", "isn't an IPv4 address", "to fix", "Enter at least one"] {
            assert!(!window.has_text(words), "{words} on {page}");
        }
    }
}

#[test]
fn reported_checkouts_are_filtered_looked_at_and_cleared_after_a_question() {
    let mut window = demo();
    fill_checkout(&mut window);
    window.click(Role::Button, "Send checkout");
    window.wait_text("Confirmed");
    window.fill("Filter", "nobody");
    window.wait_text("Nothing matches the filter");
    window.fill("Filter", "IN_1 dana");
    window.click(Role::Button, "dana@example.org");
    window.until("its details", |w| w.has(Role::Button, "Copy invoice ID"));
    window.click(Role::Link, "Clear history…");
    window.wait_text("Clear the checkout history?");
    window.click(Role::Button, "Clear history");
    window.wait_text("No checkouts reported");
    assert!(window.open_session().outbox().rows().is_empty());
}

#[test]
fn an_earlier_score_is_shown_again_and_the_history_is_cleared() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.fill("Email · required", "demo@example.org");
    window.click(Role::Button, "Get score");
    window.until("the result", |w| w.has(Role::Label, "demo@example.org"));
    window.click(Role::Button, "By order ID");
    window.fill("Order ID · required", "1234");
    window.click(Role::Button, "Get score");
    window.until("the other result", |w| w.has(Role::Label, "order 1234"));
    window.click(Role::Button, "demo@example.org");
    window.until("the first result", |w| w.has(Role::Label, "demo@example.org"));
    assert!(window.has_text("4 fraud markers"));
    window.click(Role::Link, "Clear history…");
    window.click(Role::Button, "Clear history");
    window.wait_text("Nothing scored on this computer yet");
}
