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
    assert_eq!(limit("Max address space"), "1500000000");
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

#[tokio::test]
async fn a_helper_that_hangs_is_killed_in_time_and_the_next_one_gets_its_turn() {
    let dir = tempfile::tempdir().expect("a folder");
    let script = |name: &str, body: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        let path = dir.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\necho $$ > {}/pid\n{body}\n", dir.path().display())).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("allowed");
        Helper::of(path).within(Duration::from_millis(700))
    };
    for (name, body) in [
        // It reads nothing, so what it is given fills the pipe.
        ("deaf", "while :; do :; done"),
        // It tells how far it is, for ever: a frame with a header of 31 bytes and no piece.
        (
            "chatty",
            "while :; do printf '\\037\\000\\000\\000{\"Progress\":{\"done\":1,\"all\":20}}\\000\\000\\000\\000'; done",
        ),
        ("slow", "while :; do printf '\\001'; /bin/sleep 0.1; done"),
    ] {
        let helper = script(name, body);
        let file: Arc<[u8]> = vec![b'x'; 1_000_000].into();
        let refusal = helper.look(file, |_, _| {}).await.expect_err("no answer");
        let words = kit::said(&refusal);
        assert!(matches!(refusal, Refusal::Died(_)), "{name}: {refusal:?}");
        if name != "slow" {
            assert!(words.contains("took longer"), "{name}: {words}");
        }
        let pid = std::fs::read_to_string(dir.path().join("pid")).expect("it began").trim().to_owned();
        let is_gone = move || {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let state = stat.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next());
            matches!(state, None | Some('Z' | 'X')).then_some(())
        };
        tokio::task::spawn_blocking(move || wait_for("its end", is_gone)).await.expect("gone");
    }
}

#[tokio::test]
async fn files_that_take_all_the_memory_are_refused_in_true_words() {
    let hundred: Arc<[u8]> = vec![b'x'; 100_000_000].into();
    let text: Arc<[u8]> = b"short text".to_vec().into();
    let looked = kit::look(&text).await.expect("opened");
    let refused =
        kit::pack(kit::order_of(&looked), &[Arc::clone(&text), hundred.clone(), hundred.clone(), hundred]).await;
    let words = kit::said(&refused.err().expect("too much"));
    assert!(words.contains("250 MB"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_files_at_once_are_all_opened_one_after_the_other() {
    let helper = kit::helper();
    let jobs: Vec<_> = (0..100)
        .map(|number| {
            let helper = helper.clone();
            tokio::spawn(async move { helper.look(format!("file {number}").into_bytes().into(), |_, _| {}).await })
        })
        .collect();
    for job in jobs {
        let (looked, small) = job.await.expect("no panic").expect("opened");
        assert_eq!((looked.pages.len(), small.len()), (1, 1));
    }
}
