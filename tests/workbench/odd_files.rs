//! Every odd file becomes a valid packet within the limits or a named refusal.

use crate::corpus::{Case, Expect, corpus};
use crate::kit;
use docket::workbench::Refusal;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// What came of a case that is not as it should be.
async fn wrong(case: &Case, has_readers: bool) -> Option<String> {
    let name = &case.name;
    let bytes: Arc<[u8]> = case.bytes.clone().into();
    let looked = match (kit::look(&bytes).await, &case.expect) {
        (Ok(looked), Expect::Pages(pages)) if looked.pages.len() != *pages => {
            return Some(format!("{name}: {} pages, not {pages}", looked.pages.len()));
        }
        (Ok(_), Expect::Refused) => return Some(format!("{name}: was opened")),
        (Ok(looked), _) => looked,
        (Err(refusal), Expect::Pages(_)) | (Err(refusal @ Refusal::Died(_)), Expect::Refused) => {
            return Some(format!("{name}: {refusal}"));
        }
        (Err(refusal), _) => {
            let words = refusal.to_string();
            let is_sentence = words.len() > 15 && words.chars().next().is_some_and(char::is_uppercase);
            return (!is_sentence).then(|| format!("{name}: no sentence: {words}"));
        }
    };
    let order = kit::order_of(&looked);
    let wanted = order.exhibits[0].parts.len();
    let packed = match kit::pack(order, &[bytes]).await {
        Ok(packed) => packed,
        Err(Refusal::DoesNotFit(_)) => return None,
        Err(refusal) if matches!(case.expect, Expect::Pages(_)) => {
            return Some(format!("{name}: not packed: {refusal}"));
        }
        Err(_) => return None,
    };
    let limits = kit::recipe();
    let pages: usize = packed.report.pages.iter().sum();
    if pages != wanted || packed.files.len() > limits.max_files {
        return Some(format!("{name}: {pages} of {wanted} pages in {} files", packed.files.len()));
    }
    for (file, pages) in packed.files.iter().zip(&packed.report.pages) {
        if file.len() as u64 > limits.file_max_bytes {
            return Some(format!("{name}: {} bytes", file.len()));
        }
        for canary in ["41.40338", "AuthorCanary77"] {
            if holds(file, canary.as_bytes()) {
                return Some(format!("{name}: still tells {canary}"));
            }
        }
        if has_readers && let Some(words) = kit::against(file, *pages, name) {
            return Some(words);
        }
    }
    None
}

fn holds(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|part| part == needle)
}

#[test]
fn every_odd_file_becomes_a_valid_packet_or_a_named_refusal() {
    let cases = corpus();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert!(cases.len() >= 200 && names.len() == cases.len(), "{} cases, {} names", cases.len(), names.len());
    let has_readers = kit::has_readers();
    let (next, found) = (Mutex::new(cases.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                loop {
                    let case = next.lock().expect("free").next();
                    let Some(case) = case else { break };
                    if std::env::var_os("DOCKET_CORPUS_LOUD").is_some() {
                        println!("{}", case.name.escape_debug());
                    }
                    if let Some(words) = runtime.block_on(wrong(case, has_readers)) {
                        found.lock().expect("free").push(words);
                    }
                }
            });
        }
    });
    let found = found.into_inner().expect("free");
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), cases.len(), found.join("\n"));
    if !has_readers {
        println!("qpdf and poppler-utils are not installed, so no other reader judged the packets");
    }
}
