//! Who works on a dispute and how far they are, as a person sets it.

use crate::kit::{Role, Setup, Window, demo};
use docket::sandbox::Service;

fn ana() -> Window {
    let mut window = Setup { settings: "version = 1\nhold_secs = 0\nmy_name = \"Ana\"\n", ..Setup::default() }.open();
    window.wait_for_list();
    window
}

/// The tags of a dispute as the server has them.
fn served(window: &Window, id: &str) -> serde_json::Value {
    let dispute: serde_json::Value = serde_json::from_str(&call(window, id, None)).expect("JSON");
    dispute["tags"].clone()
}

/// Asks for a dispute, or puts its tags as somebody else would.
fn call(window: &Window, id: &str, tags: Option<serde_json::Value>) -> String {
    let session = window.open_session();
    let sandbox = session.sandbox().expect("the demo server");
    let url = format!("{}/disputes/{id}", sandbox.urls().finix);
    let key = sandbox.keys().iter().find(|key| key.service == Service::Finix).expect("a key").clone();
    window.desk.runtime.block_on(async {
        let client = crate::kit::stranger();
        let request = match tags {
            Some(tags) => client
                .put(url)
                .header("content-type", "application/json")
                .body(serde_json::json!({ "tags": tags }).to_string()),
            None => client.get(url),
        };
        let reply = request.basic_auth(key.username, Some(&key.secret)).send().await.expect("sent");
        assert!(reply.status().is_success(), "{}", reply.status());
        reply.text().await.expect("text")
    })
}

#[test]
fn a_dispute_is_assigned_to_me_says_how_far_it_is_and_stands_in_my_view() {
    let mut window = ana();
    let id = window.open_first_due();
    let before = served(&window, id.as_str());
    window.click(Role::Button, "Assignee: no one");
    window.click(Role::Button, "Me (Ana)");
    window.until("it to be saved", |w| w.has(Role::Button, "Assignee: Ana") && !w.has_text("Saving"));
    window.click(Role::Button, "Work: Not set");
    window.click(Role::Button, "Ready to review");
    window.until("it to be saved", |w| w.has(Role::Button, "Work: Ready to review") && !w.has_text("Saving"));
    let mut wanted = before;
    wanted["docket.assignee"] = "Ana".into();
    wanted["docket.status"] = "ready to review".into();
    window.until("the server to have it", |w| served(w, id.as_str()) == wanted);
    window.click(Role::Tab, "Mine");
    window.until("my dispute alone", |w| {
        let listed = w.listed();
        listed.len() == 1 && listed[0].dispute.id == id
    });
    window.fill("Search disputes", "-assignee:me work:none");
    window.until("all the others", |w| {
        let found = w.open_session().found();
        found.rows.len() > 1 && w.listed().iter().all(|entry| entry.dispute.id != id)
    });
}

#[test]
fn a_name_is_typed_for_somebody_else_and_a_wrong_one_says_why() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Button, "Assignee: no one");
    window.fill("Someone else", "bo@shop.example");
    window.click(Role::Button, "Assign");
    window.wait_text("Use a short name or initials, not an email address");
    window.fill("Someone else", "Bo");
    window.click(Role::Button, "Assign");
    window.until("it to be saved", |w| w.has(Role::Button, "Assignee: Bo") && !w.has_text("Saving"));
    assert_eq!(served(&window, id.as_str())["docket.assignee"], "Bo");
}

#[test]
fn what_somebody_else_set_meanwhile_is_shown_and_a_person_decides() {
    let mut window = ana();
    let id = window.open_first_due();
    window.until("what is open to be read", |w| w.has(Role::Button, "Assignee: no one"));
    window.wait_until_read(&id);
    let mut tags = served(&window, id.as_str());
    tags["docket.assignee"] = "Bo".into();
    call(&window, id.as_str(), Some(tags));
    window.click(Role::Button, "Assignee: no one");
    window.click(Role::Button, "Me (Ana)");
    window.wait_text("Someone else changed the same tags. Yours: Assignee: Ana.");
    assert_eq!(served(&window, id.as_str())["docket.assignee"], "Bo", "nothing is overwritten unasked");
    window.click(Role::Button, "Use mine");
    window.until("mine", |w| served(w, id.as_str())["docket.assignee"] == "Ana");
    window.until("it to be said no more", |w| !w.has_text("Someone else changed the same tags"));
}

#[test]
fn without_a_name_mine_says_where_it_is_given() {
    let mut window = demo();
    assert!(!window.has(Role::Tab, "Mine"));
    window.click(Role::Button, "Views");
    window.click(Role::Button, "Open view Mine");
    window.wait_text("Docket doesn't know your name yet");
    window.key(egui::Key::Escape);
    window.click(Role::Button, "Set your name…");
    window.fill("My name", "me");
    window.click(Role::Button, "Save name");
    window.wait_text("Searches use this word for something else");
    window.fill("My name", "Ana");
    window.click(Role::Button, "Save name");
    window
        .until("it to be kept", |w| w.desk.settings.get().my_name.as_ref().is_some_and(|name| name.as_str() == "Ana"));
    window.desk.settings.finish();
    let kept = std::fs::read_to_string(window.folder.path().join("settings.toml")).expect("settings");
    assert!(kept.contains("my_name = \"Ana\""), "{kept}");
    window.click(Role::Button, "Disputes");
    window.until("the tab", |w| w.has(Role::Tab, "Mine"));
}
