//! `docket disputes`: what another program reads of an account, without a window.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::{Command, Output, Stdio};

/// Runs it as a scheduler would: no desktop, no keyring.
fn printed(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_docket"));
    command.arg("disputes").arg("--data-dir").arg(folder.path()).args(args);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    let output = command.output().expect("it runs");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert!(left.is_empty(), "nothing is kept: {left:?}");
    output
}

fn demo(args: &[&str]) -> String {
    let output = printed(&[&["--account", "demo"], args].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn ids(json: &str) -> BTreeSet<String> {
    let all: Vec<Value> = serde_json::from_str(json).expect("a list");
    let ids: BTreeSet<String> = all.iter().map(|one| one["id"].as_str().expect("an ID").to_owned()).collect();
    assert_eq!(ids.len(), all.len(), "each once");
    ids
}

#[test]
fn what_is_printed_is_what_the_service_says_and_what_was_asked_for() {
    let all = demo(&["--queue", "all", "--json"]);
    assert_eq!(ids(&all).len(), 1_870);
    let waits = |one: &&Value| one["response_state"] == "NEEDS_RESPONSE";
    let disputes: Vec<Value> = serde_json::from_str(&all).expect("a list");
    let waiting = ids(&Value::Array(disputes.iter().filter(waits).cloned().collect()).to_string());
    assert!(!waiting.is_empty());
    assert_eq!(ids(&demo(&["--json"])), waiting, "without a queue, what needs a response");
    let fraud = demo(&["--queue", "needs-response", "--query", "reason:fraud", "--json"]);
    let is_fraud = |one: &&Value| waits(one) && one["reason"] == "FRAUD";
    assert_eq!(ids(&fraud), ids(&Value::Array(disputes.iter().filter(is_fraud).cloned().collect()).to_string()));
    let csv = demo(&["--csv"]);
    let rows = waiting.iter().filter(|id| csv.contains(id.as_str())).count();
    let is_priced = |line: &&str| line.contains("\"USD\"") || line.contains("\"CAD\"") || line.contains("\"GBP\"");
    assert_eq!(csv.lines().filter(is_priced).count(), waiting.len(), "every amount has its currency");
    assert_eq!((rows, csv.lines().count()), (waiting.len(), waiting.len() + 1), "a line for each, and one of heads");
}

#[test]
fn a_part_is_never_printed_as_all_and_what_is_wrong_is_said() {
    for (args, said) in [
        (&["--account", "Acme"][..], "There isn't exactly one account named Acme"),
        (&[][..], "No account is connected"),
        (&["--account", "demo", "--query", "colour:red"], "--query"),
        (&["--account", "demo", "--queue", "mine"], "needs-response, under-review, won, lost, all"),
        (&["--account", "demo", "--xlsx"], "--out"),
        (&["--account", "demo", "--submit"], "--submit"),
        (&["--account", "demo", "--out", "/proc/no/such/file"], ""),
    ] {
        let output = printed(args);
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{args:?}: {words}");
        assert!(words.contains(said) && words.starts_with("docket: "), "{args:?}: {words}");
    }
}

#[test]
fn a_file_is_written_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("due.xlsx");
    let output = printed(&["--account", "demo", "--xlsx", "--out", &to.to_string_lossy()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read(&to).expect("the file").starts_with(b"PK"));
}
