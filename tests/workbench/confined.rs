//! The helper that opens unknown files can do nothing else, and its death is a sentence.

use crate::kit;
use docket::workbench::Refusal;
use docket::workbench::helper::Helper;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "waited for {what}");
        std::thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_helper_confines_itself_before_it_reads_a_byte() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_docket"))
        .arg("workbench-helper")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let file = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
    // Nothing was written to it yet; it waits for its job.
    wait_for("the filter of system calls", || file("status").contains("Seccomp:\t2").then_some(()));
    let limits = file("limits");
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_whitespace().rev().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(limit("Max file size"), "0");
    assert_eq!(limit("Max data size"), "380000000");
    assert_eq!(limit("Max open files"), "8");
    assert_eq!(limit("Max core file size"), "0");
    assert_eq!(limit("Max cpu time"), "150");
    let status = file("status");
    assert!(status.contains("NoNewPrivs:\t1"), "no program it starts could have more rights");
    child.kill().expect("ended");
    child.wait().expect("ended");
}

#[tokio::test]
async fn a_helper_that_dies_says_nothing_or_lies_is_a_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let script = |name: &str, body: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        let path = dir.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("allowed");
        Helper::of(path)
    };
    let file: Arc<[u8]> = b"some text that is a file".to_vec().into();
    for helper in [
        script("dies", "kill -SEGV $$"),
        script("silent", "exit 0"),
        script("lies", "printf '\\377\\377\\377\\377'"),
        script("long", "head -c 100000 /dev/zero"),
        Helper::of(dir.path().join("missing")),
    ] {
        let refusal = helper.look(Arc::clone(&file), |_, _| {}).await.expect_err("no answer");
        assert!(matches!(refusal, Refusal::Died(_)), "{refusal:?}");
    }
}

#[tokio::test]
async fn a_job_that_is_given_up_ends_its_helper() {
    let file: Arc<[u8]> = "one more line\n".repeat(4_000).into_bytes().into();
    let helper = kit::helper();
    let work = tokio::spawn({
        let (helper, file) = (helper.clone(), Arc::clone(&file));
        async move { helper.look(file, |_, _| {}).await }
    });
    let children = || {
        let own = std::process::id();
        let all = std::fs::read_dir("/proc").expect("listed").filter_map(Result::ok);
        all.filter(|entry| {
            let path = entry.path();
            let args = std::fs::read(path.join("cmdline")).unwrap_or_default();
            let stat = std::fs::read_to_string(path.join("stat")).unwrap_or_default();
            let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1).map(str::to_owned));
            args.windows(16).any(|part| part == b"workbench-helper") && parent == Some(own.to_string())
        })
        .count()
    };
    tokio::task::spawn_blocking(move || wait_for("a helper", || (children() > 0).then_some(()))).await.expect("seen");
    work.abort();
    assert!(work.await.is_err_and(|error| error.is_cancelled()) || children() == 0);
    // The next job gets its turn, so the last one is gone.
    assert!(helper.look(b"short text".to_vec().into(), |_, _| {}).await.is_ok());
}
