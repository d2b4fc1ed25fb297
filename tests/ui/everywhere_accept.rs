//! Losses of several accounts accepted with one decision: each at its own account's service, none twice, and nothing where
//! one decision would be about money and about no money.

use crate::bulk::wanted;
use crate::everywhere::{both_of, both_with, kept, tab};
use crate::kit::{Role, Setup, Window};
use docket::domain::account::{AccountKey, Environment};
use docket::sandbox::Sandbox;
use egui::{Key, Modifiers};
use std::collections::BTreeSet;

/// The acceptances that came to a service, and those it did.
fn accepts(server: &Sandbox) -> [Vec<String>; 2] {
    let log = server.log();
    let came = log.iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/accept"));
    let id = |path: &str| path.rsplit('/').nth(1).expect("an id").to_owned();
    let did = came.clone().filter(|entry| entry.applied).map(|entry| id(&entry.path)).collect();
    [came.map(|entry| id(&entry.path)).collect(), did]
}

/// The disputes of an account that are kept as not accepted yet.
fn left_over(window: &Window, key: &AccountKey) -> Vec<String> {
    let outbox = window.desk.open_accounts.get(key).expect("open").outbox().clone();
    let drafts = window.desk.runtime.block_on(outbox.drafts()).expect("read");
    let kept = drafts.into_iter().filter(|(name, _)| name.starts_with("bulk-acceptance"));
    kept.flat_map(|(_, data)| serde_json::from_str::<Vec<String>>(&data).expect("IDs")).collect()
}

/// Chooses what needs a response in both accounts, and asks to accept it.
fn choose(window: &mut Window, keys: &[AccountKey; 2]) {
    tab(window, "Needs response");
    let now = window.desk.clock.now();
    let mut all = 0;
    for key in keys {
        let open: Vec<_> = kept(window, key).into_iter().filter(|entry| entry.status.needs_response()).collect();
        let timely = open.iter().filter(|entry| entry.due().is_some_and(|due| due > now)).count();
        assert!(timely > 1, "there is something to accept in both");
        all += open.len();
    }
    window.until("all of them", |w| w.has_text(&format!("{all} disputes")));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.wait_text(&format!("{all} selected"));
    window.click(Role::Button, "Accept…");
}

/// Confirms what the dialog lists. Returns how many that is.
fn confirm(window: &mut Window) -> usize {
    window.wait_text("Passes every check");
    let (label, typed) = wanted(window).expect("a confirmation");
    let count: usize = typed.split(':').next().and_then(|count| count.parse().ok()).expect("how many");
    window.fill("Why you accept them, for each dispute · required", "Cheaper than a fight");
    window.fill(&label, &typed);
    window.click(Role::Button, &format!("Accept {count} disputes"));
    count
}

#[test]
fn losses_of_two_accounts_are_accepted_with_one_decision_each_at_its_own_service() {
    let (mut window, servers, keys) = both_of(Setup::default(), [1, 2], 120, Environment::Sandbox);
    choose(&mut window, &keys);
    window.wait_text("Acme Outdoor (Sandbox), Beta Trial (Sandbox)");
    let count = confirm(&mut window);
    window.wait_text("All of them were tried");
    window.click(Role::Button, "Close");
    window.wait_text(&format!("{count} of {count} accepted"));
    let of = |key: &AccountKey| -> BTreeSet<String> {
        kept(&window, key).into_iter().map(|entry| entry.dispute.id.to_string()).collect()
    };
    let mut all = 0;
    for (server, key) in servers.iter().zip(&keys) {
        let [came, did] = accepts(server);
        let own = of(key);
        assert!(!came.is_empty() && came.iter().all(|id| own.contains(id)), "what came is of this account: {came:?}");
        assert_eq!(came.iter().collect::<BTreeSet<_>>().len(), came.len(), "none came twice");
        assert_eq!(came, did);
        all += came.len();
    }
    assert_eq!(all, count, "what was confirmed and nothing else");
    assert!(keys.iter().all(|key| left_over(&window, key).is_empty()), "nothing is left of it");
}

#[test]
fn a_surprise_in_one_account_leaves_the_other_alone_and_what_was_not_sent_is_kept_there() {
    let (mut window, servers, keys) = both_of(Setup::default(), [1, 2], 120, Environment::Sandbox);
    servers[0].faults().set("accept=status:422~2".parse().expect("a fault"));
    choose(&mut window, &keys);
    let count = confirm(&mut window);
    window.wait_text("One wasn't accepted as expected, so the rest wasn't sent");
    window.click(Role::Button, "Close");
    window.wait_text(&format!("1 of {count} accepted"));
    window.wait_text(&format!("{} not sent", count - 2));
    assert_eq!(accepts(&servers[0]).map(|ids| ids.len()), [2, 1]);
    assert_eq!(accepts(&servers[1])[0], Vec::<String>::new(), "the other account is left alone");
    let left = keys.iter().map(|key| left_over(&window, key).len()).sum::<usize>();
    assert_eq!(left, count - 2, "it is not forgotten");
    assert!(!left_over(&window, &keys[1]).is_empty());
    window.click(Role::Button, "Dismiss");
    window.until("it to be forgotten", |w| keys.iter().all(|key| left_over(w, key).is_empty()));
}

#[test]
fn live_and_test_disputes_are_never_accepted_with_one_decision() {
    let (mut window, servers, keys) = both_with(Setup::default(), [1, 2], 120);
    choose(&mut window, &keys);
    window.wait_text("Passes every check");
    window.wait_text("Live disputes and test disputes are chosen together");
    assert!(wanted(&window).is_none(), "there is nothing to confirm");
    window.click(Role::Button, "Cancel");
    assert!(servers.iter().all(|server| accepts(server)[0].is_empty()));
}
