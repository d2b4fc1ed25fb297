//! Every odd file becomes a valid packet within the limits or a named refusal: which one stands in `outcomes.txt`, to be
//! read by a person. `DOCKET_CORPUS_LEARN=1` writes it anew.

use crate::corpus::{Case, Expect, corpus};
use crate::kit;
use docket::workbench::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

const OUTCOMES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbench/outcomes.txt");

const UNSAFE: &str = "refused as unsafe";

/// What came of the cases whose number of pages is not given with them, by name.
#[derive(Default)]
struct Outcomes {
    known: BTreeMap<String, String>,
    seen: Mutex<BTreeMap<String, String>>,
}

impl Outcomes {
    fn read() -> Self {
        let text = std::fs::read_to_string(OUTCOMES).unwrap_or_default();
        let known = text.lines().filter_map(|line| line.split_once('\t'));
        Self {
            known: known.map(|(name, outcome)| (name.to_owned(), outcome.to_owned())).collect(),
            seen: Mutex::default(),
        }
    }

    /// What is wrong about how a file was opened.
    fn judge(
        &self,
        case: &Case,
        looked: &Result<docket::workbench::inspection::Inspection, Refusal>,
    ) -> Option<String> {
        let name = case.name.escape_debug().to_string();
        let outcome = match looked {
            Ok(looked) => format!("{} pages", looked.pages.len()),
            Err(Refusal::Died(_)) => UNSAFE.to_owned(),
            Err(refusal) => kit::said(refusal).escape_debug().to_string(),
        };
        let known = self.known.get(&name).map_or("not known", String::as_str);
        // Whether a file meets a limit of time or memory depends on the computer.
        let is_of_limits = [known, outcome.as_str()].contains(&UNSAFE);
        let words = (known != outcome && !is_of_limits).then(|| format!("{name}: {outcome}; {known} in outcomes.txt"));
        self.seen.lock().expect("whole").insert(name, outcome);
        words
    }

    fn write(&self) {
        let seen = self.seen.lock().expect("whole");
        let lines: Vec<String> = seen.iter().map(|(name, outcome)| format!("{name}\t{outcome}")).collect();
        std::fs::write(OUTCOMES, lines.join("\n") + "\n").expect("written");
    }
}

/// What came of a case that is not as it should be.
async fn wrong(case: &Case, outcomes: &Outcomes) -> Option<String> {
    let name = &case.name;
    let bytes: Arc<[u8]> = case.bytes.clone().into();
    let looked = kit::look(&bytes).await;
    let changed = (!matches!(case.expect, Expect::Pages(_))).then(|| outcomes.judge(case, &looked)).flatten();
    if changed.is_some() && std::env::var_os("DOCKET_CORPUS_LEARN").is_none() {
        return changed;
    }
    let looked = match (looked, &case.expect) {
        (Ok(looked), Expect::Pages(pages)) if looked.pages.len() != *pages => {
            return Some(format!("{name}: {} pages, not {pages}", looked.pages.len()));
        }
        (Ok(_), Expect::Refused) => return Some(format!("{name}: was opened")),
        (Ok(looked), _) => looked,
        (Err(refusal), Expect::Pages(_)) | (Err(refusal @ Refusal::Died(_)), Expect::Refused) => {
            return Some(format!("{name}: {}", kit::said(&refusal)));
        }
        (Err(refusal), _) => {
            let words = kit::said(&refusal);
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
            return Some(format!("{name}: not packed: {}", kit::said(&refusal)));
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
        if let Some(words) = kit::against(file, *pages, name) {
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
    kit::need_readers();
    let outcomes = Outcomes::read();
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
                    if let Some(words) = runtime.block_on(wrong(case, &outcomes)) {
                        found.lock().expect("free").push(words);
                    }
                }
            });
        }
    });
    if std::env::var_os("DOCKET_CORPUS_LEARN").is_some() {
        outcomes.write();
    }
    let found = found.into_inner().expect("free");
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), cases.len(), found.join("\n"));
}
