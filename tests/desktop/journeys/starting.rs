//! Starts that cannot succeed: one sentence, and no panic.

use super::app::{App, docket};
use super::desk::{Desk, Keyring, scripts};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LIBRARY: &str = "libxkbcommon-x11.so.0";
const PACKAGE: &str = "libxkbcommon-x11-0";

/// The one sentence on the error stream of a start that failed.
fn only_sentence(output: &Output) -> String {
    assert!(!output.status.success(), "the start fails: {output:?}");
    let words = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    assert!(!words.contains("panicked") && !words.contains("RUST_BACKTRACE"), "{words}");
    let said: Vec<&str> = words.lines().filter(|line| line.starts_with("docket: ")).collect();
    assert_eq!(said.len(), 1, "{words}");
    words
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn without_a_display_it_says_so_in_one_sentence() {
    let desk = Desk::start(Keyring::None);
    let output = docket(&desk).env_remove("DISPLAY").output().expect("docket runs");
    let words = only_sentence(&output);
    assert_eq!(words.lines().count(), 1, "{words}");
    assert!(words.contains("display"), "{words}");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_missing_library_is_named_with_its_package() {
    let desk = Desk::start(Keyring::None);
    let shim = build_shim(desk.folder());
    let cache = cache_without_the_library(desk.folder());
    let mut command = docket(&desk);
    command.env("LD_PRELOAD", shim).env("HIDE_LIBRARY", LIBRARY.trim_end_matches(".0")).env("HIDE_CACHE", cache);
    let words = only_sentence(&command.output().expect("docket runs"));
    assert!(words.contains(LIBRARY) && words.contains(PACKAGE), "{words}");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_data_folder_that_cannot_be_used_is_told_in_the_window() {
    let desk = Desk::start(Keyring::None);
    let file = desk.folder().join("a file, not a folder");
    fs::write(&file, "").expect("a file");
    let app = App::start_with(&desk, |command| {
        command.arg("--data-dir").arg(&file);
    });
    let told = app.see("label", "The data folder can't be used*");
    assert!(told.name.contains("Settings and accounts apply to this run only"), "{}", told.name);
}

/// The library stays installed for everybody else on the computer; only docket is kept from finding it.
fn build_shim(folder: &Path) -> PathBuf {
    let shim = folder.join("hide_library.so");
    let source = scripts().join("hide_library.c");
    let built = Command::new("gcc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&shim).arg(source).arg("-ldl").status();
    assert!(built.expect("gcc runs").success());
    shim
}

/// The list of known libraries with this one under another name.
fn cache_without_the_library(folder: &Path) -> PathBuf {
    let mut bytes = fs::read("/etc/ld.so.cache").expect("the list of known libraries");
    let name = LIBRARY.as_bytes();
    for at in 0..bytes.len().saturating_sub(name.len()) {
        if bytes[at..].starts_with(name) {
            bytes[at] = b'-';
        }
    }
    let path = folder.join("ld.so.cache");
    fs::write(&path, bytes).expect("a list of known libraries");
    path
}
