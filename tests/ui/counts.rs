//! How many clicks or keys the work takes beside typing: to answer a dispute, to accept one, to score its customer.
//! Typed are texts, amounts and the paths of files; the file dialog gives what is dropped instead.

use crate::kit::{Role, Window, demo};
use docket::domain::{DisputeId, ResponseState, Status};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

/// A hand that is counted.
struct Hand {
    window: Window,
    done: Vec<String>,
}

impl Hand {
    fn on(window: Window) -> Self {
        Self { window, done: Vec::new() }
    }

    /// A click on what is in sight: nothing is scrolled to for it.
    fn click(&mut self, role: Role, label: &str) {
        let is_it = |window: &Window| {
            let node = window.harness.query_all_by_role_and_label(role, label).last()?;
            let in_sight = window.harness.ctx.content_rect().contains(node.rect().center());
            (in_sight && !node.accesskit_node().is_disabled()).then(|| node.rect())
        };
        let (mut before, mut calm) = (None, 0);
        self.window.until(&format!("{label:?} in sight, at rest"), |window| {
            let now = is_it(window);
            calm = if now.is_some() && now == before { calm + 1 } else { 0 };
            before = now;
            calm > 5
        });
        self.window.click_at(before.expect("it was just there").center());
        self.done.push(format!("click {label:?}"));
    }

    /// A click on a row of the list.
    fn click_row(&mut self, id: &DisputeId) {
        let ends = format!(", {id}");
        let row =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.ends_with(&ends));
        let rows: Vec<_> = self.window.harness.query_all_by_role(Role::Row).filter(row).map(|row| row.rect()).collect();
        let row = rows.first().expect("a row in sight");
        self.window.click_at(row.left_center() + egui::vec2(40.0, 0.0));
        self.done.push("click the row".to_owned());
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.window.harness.key_press_modifiers(modifiers, key);
        self.window.harness.run_steps(4);
        self.done.push(format!("{modifiers:?} {key:?}"));
    }

    /// Tab until a field has the focus; each is a key.
    fn tab_to(&mut self, label: &str) {
        for _ in 0..8 {
            self.key(Modifiers::NONE, Key::Tab);
            if has_focus(&self.window, label) {
                return;
            }
        }
        panic!("{label} is not reached: {:?}", self.done);
    }

    /// What is typed is not counted. It goes where the caret is.
    fn types(&mut self, label: &str, text: &str) {
        self.window.until(&format!("the caret in {label:?}"), |window| has_focus(window, label));
        self.window.harness.event(Event::Text(text.to_owned()));
        self.window.harness.run_steps(3);
    }

    fn two_paths(&self) -> [PathBuf; 2] {
        [self.window.pdf("slip.pdf", 2_000), self.window.pdf("terms.pdf", 3_000)]
    }

    /// What the file dialog gives.
    fn two_files(&mut self) {
        for path in self.two_paths() {
            self.window.drop_file(path);
        }
        self.wait_two_files();
    }

    /// Ctrl V, after two files were copied.
    fn paste_two_files(&mut self) {
        let names = self.two_paths().map(|path| path.display().to_string()).join("\n");
        self.window.harness.event(Event::Paste(names));
        self.done.push("Ctrl V".to_owned());
        self.wait_two_files();
    }

    fn wait_two_files(&mut self) {
        self.window.until("both files at Finix", |window| {
            window.harness.query_all_by_label_contains("Received by Finix").count() >= 2
        });
    }

    fn assert_at_most(&self, most: usize) {
        assert!(self.done.len() <= most, "{} of at most {most}: {:#?}", self.done.len(), self.done);
    }
}

fn has_focus(window: &Window, label: &str) -> bool {
    let mut nodes =
        window.harness.query_all_by(|node| node.is_focused() && node.label().is_some_and(|name| name == label));
    nodes.next().is_some()
}

/// The first that is due, in sight in the list, and what has to be typed for it.
fn due(window: &Window) -> (DisputeId, String) {
    let now = window.desk.clock.now();
    let listed = window.listed();
    let entry = listed.iter().find(|entry| entry.due().is_some_and(|due| due > now)).expect("one that is due");
    (entry.dispute.id.clone(), entry.money.expect("an amount").decimal())
}

fn wait_answered(window: &mut Window, id: &DisputeId) {
    window.until("the answer", |w| w.open_session().entry(id).is_some_and(|e| e.status == Status::Responded));
}

fn wait_accepted(window: &mut Window, id: &DisputeId) {
    window.until("the acceptance", |w| {
        w.open_session().entry(id).is_some_and(|e| e.dispute.response_state == Some(ResponseState::Accepted))
    });
}

const NOTE: &str = "Note to the issuer · required";

#[test]
fn a_dispute_is_answered_with_two_files_in_six_clicks() {
    let mut hand = Hand::on(demo());
    let (id, amount) = due(&hand.window);
    hand.click_row(&id);
    hand.click(Role::Tab, "Evidence");
    hand.click(Role::Link, "browse…");
    hand.two_files();
    hand.click(Role::Button, "Review and submit…");
    hand.types(NOTE, "Delivered on 3 October and signed for");
    hand.window.wait_text("2 files received by Finix");
    let field = format!("Type {amount} to confirm");
    hand.click(Role::TextInput, &field);
    hand.types(&field, &amount);
    hand.click(Role::Button, "Submit evidence");
    wait_answered(&mut hand.window, &id);
    hand.assert_at_most(6);
}

#[test]
fn a_dispute_is_answered_with_two_files_in_eight_keys() {
    let mut hand = Hand::on(demo());
    let (id, _) = due(&hand.window);
    // The first that needs a response is overdue.
    hand.key(Modifiers::NONE, Key::N);
    hand.key(Modifiers::NONE, Key::N);
    hand.window.until("the dispute to be open", |window| {
        window.harness.query_all_by_label(id.as_str()).any(|node| node.rect().left() > 900.0)
    });
    hand.paste_two_files();
    hand.key(Modifiers::NONE, Key::S);
    hand.window.wait_text("2 files received by Finix");
    hand.types(NOTE, "Delivered on 3 October and signed for");
    let open = hand.window.harness.query_all_by_label_contains(" to confirm").next();
    let field = open.and_then(|node| node.accesskit_node().label()).expect("the field");
    hand.tab_to(&field);
    let amount = field.trim_start_matches("Type ").trim_end_matches(" to confirm").to_owned();
    hand.types(&field, &amount);
    hand.key(Modifiers::NONE, Key::Enter);
    wait_answered(&mut hand.window, &id);
    hand.assert_at_most(8);
}

#[test]
fn an_open_dispute_is_accepted_in_three_clicks_or_three_keys() {
    for by_key in [false, true] {
        let mut window = demo();
        let id = window.open_first_due();
        let amount = window.open_session().entry(&id).and_then(|entry| entry.money).expect("an amount").decimal();
        let field = format!("Type {amount} to confirm");
        let mut hand = Hand::on(window);
        if by_key {
            hand.key(Modifiers::NONE, Key::A);
        } else {
            hand.click(Role::Button, "Accept dispute…");
        }
        hand.types("Note · required", "Refund already due");
        hand.window.wait_text("Finix says the dispute needs a response");
        if by_key {
            hand.tab_to(&field);
        } else {
            hand.click(Role::TextInput, &field);
        }
        hand.types(&field, &amount);
        if by_key {
            hand.key(Modifiers::NONE, Key::Enter);
        } else {
            hand.click(Role::Button, "Accept dispute");
        }
        wait_accepted(&mut hand.window, &id);
        hand.assert_at_most(3);
    }
}

#[test]
fn the_customer_of_an_open_dispute_is_scored_in_two_clicks_or_two_keys() {
    for by_key in [false, true] {
        let mut window = demo();
        window.open_first(|entry| entry.dispute.email().is_some());
        let mut hand = Hand::on(window);
        if by_key {
            hand.key(Modifiers::NONE, Key::C);
            hand.window.wait_text("Score an order");
            hand.key(Modifiers::COMMAND, Key::Enter);
        } else {
            hand.click(Role::Button, "Score customer");
            hand.click(Role::Button, "Get score");
        }
        hand.window.wait_text("0 is no match, 100 is the highest risk");
        hand.assert_at_most(2);
    }
}

#[test]
fn files_are_asked_for_by_a_key_and_enter_adds_one_path_after_the_other() {
    let mut hand = Hand::on(demo());
    hand.window.open_first_due();
    hand.key(Modifiers::COMMAND, Key::O);
    for (number, path) in hand.two_paths().iter().enumerate() {
        hand.types("File path", &path.display().to_string());
        hand.key(Modifiers::NONE, Key::Enter);
        hand.window.until("the file at Finix", |window| {
            window.harness.query_all_by_label_contains("Received by Finix").count() > number
        });
    }
}
