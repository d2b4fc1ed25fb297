//! What is kept of a submission, how it is saved, and how what Finix holds is compared with what was sent.

use crate::outbox::counting::{desk, open_dispute, pdf, submit, wait};
use docket::credentials::MemoryVault;
use docket::desk::case::fetch;
use docket::desk::outbox::{Intent, RowState};
use docket::desk::{Session, proofs, reads};
use docket::domain::AccountKey;
use docket::domain::EvidenceRef;
use docket::domain::answer::proof::{Comparison, Deed, Proof};
use docket::sandbox::Faults;
use futures_util::StreamExt as _;
use std::sync::Arc;

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_leaves_a_proof_and_a_flipped_byte_at_finix_is_seen() {
    let session =
        Session::open(&desk(Box::new(MemoryVault::default()), None), &AccountKey::demo()).await.expect("open");
    wait("the list", 30, || session.found().total == 20 && open_dispute(&session).is_some()).await;
    let id = open_dispute(&session).expect("a dispute");
    let dispute = session.shared().store.read_by_id(&id).expect("readable").expect("there").dispute.clone();
    let outbox = session.outbox().clone();
    let (file, bytes) = pdf();
    let kept = outbox.keep_file(&id, file.clone(), futures_util::stream::iter([Ok(bytes.clone())]).boxed()).await;
    let kept = kept.expect("kept");
    outbox.add_instead(Intent::Upload { dispute: id.clone(), file: file.clone() }, None, Some(kept.id), None);
    wait("the upload", 30, || outbox.rows().iter().any(|row| row.state == RowState::Confirmed)).await;

    // What Finix gives back is what was sent, under its own name.
    let shared = || Arc::clone(session.shared());
    let held = fetch::evidence(shared(), id.clone()).await.expect("a list");
    let ours = held.iter().find(|held| held.sent_name() == Some(&file.sent_name())).expect("there");
    assert_eq!(ours.file_name(), "receipt.pdf");
    let of = EvidenceRef { dispute: id.clone(), evidence: ours.id.clone() };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("back.pdf");
    let (_, comparison) = reads::download(shared(), outbox.clone(), of.clone(), path.clone()).await.expect("saved");
    assert_eq!((comparison, std::fs::read(&path).expect("there")), (Comparison::Same, bytes));

    // A server that gives something else is seen, in the preflight and on a download.
    let sandbox = session.sandbox().expect("the demo server");
    sandbox.faults().set("download_evidence=garbage".parse::<Faults>().expect("a fault"));
    let (_, comparison) = reads::download(shared(), outbox.clone(), of, path).await.expect("saved");
    assert_eq!(comparison, Comparison::Different);
    sandbox.faults().clear();

    outbox.add(submit(&dispute), None);
    wait("the submission", 30, || {
        outbox.rows().iter().any(|row| row.intent.is_one_shot() && row.state == RowState::Confirmed)
    })
    .await;
    let kept = outbox.proofs(id.clone()).await.expect("read");
    let [Some(proof)] = kept.as_slice() else { panic!("{} proofs", kept.len()) };
    assert_eq!((proof.deed, proof.note.as_str(), proof.by_looking), (Deed::Submitted, "Delivered", false));
    assert!(proof.request_id.is_some() && proof.server_date.is_some());

    let zone = || jiff::tz::TimeZone::UTC;
    let pages: proofs::Pages =
        |proofs, _| proofs.iter().flatten().map(|proof| proofs::Block::Text(proof.note.clone())).collect();
    let json =
        proofs::save(outbox.clone(), id.clone(), zone(), folder.path().join("proof.json"), pages).await.expect("saved");
    let read: Vec<Proof> = serde_json::from_slice(&std::fs::read(json).expect("there")).expect("JSON");
    assert_eq!(read.as_slice(), std::slice::from_ref(proof));
    let paper = proofs::save(outbox.clone(), id, zone(), folder.path().join("proof.pdf"), pages).await.expect("saved");
    assert!(std::fs::read(paper).expect("there").starts_with(b"%PDF-"));
    let other = docket::domain::DisputeId::parse("DInone").expect("an id");
    let none = proofs::save(outbox, other, zone(), folder.path().join("none.pdf"), pages).await;
    assert!(matches!(none, Err(proofs::ProofError::None)) && !folder.path().join("none.pdf").exists());
}
