//! A process that ends while its files are being read and written.

use super::kept::{fill, id, open, ready};
use crate::trust::tls::{again, child};
use std::path::Path;

/// How often a process ends; each has its threads somewhere else.
const ENDS: usize = 6;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a process of its own for the test below"]
async fn child_that_ends_in_the_middle() {
    let store = open(Path::new(&child()));
    ready(&store).await;
    fill(&store, 0..500).await;
    let (begun, mut busy) = tokio::sync::mpsc::channel(4);
    for start in 0..4 {
        let (store, begun) = (store.clone(), begun.clone());
        tokio::task::spawn_blocking(move || {
            for number in (0..500).cycle().skip(start * 120) {
                store.read_by_id(&id(number)).expect("read").expect("there");
                begun.try_send(()).ok();
            }
        });
    }
    for _ in 0..4 {
        busy.recv().await.expect("it reads");
    }
    let written = fill(&store, 500..20_000);
    let half = async {
        while store.row(&id(501)).is_none() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! { () = written => {}, () = half => {} }
    docket::store::end_process(0);
}

#[test]
fn a_process_that_ends_while_its_files_are_used_does_not_crash_and_leaves_them_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..ENDS {
        let file = folder.path().join(format!("a-{number}")).join("disputes.db");
        let mut command = again("store::ending::child_that_ends_in_the_middle", &file.to_string_lossy());
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "end {number}: {} {said}", output.status);
        let store = open(&file);
        let first = store.read_by_id(&id(0));
        drop(store);
        assert!(first.is_ok(), "{first:?}");
    }
}
