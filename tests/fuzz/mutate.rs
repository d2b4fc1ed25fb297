//! Making cases out of the corpus, running them, and keeping the one that broke something.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Cases of every target unless told.
const CASES: u32 = 300_000;
/// No case may take longer, on a busy computer.
const LONGEST: Duration = Duration::from_secs(2);
/// Bytes a whole run may leave behind.
const GROWTH: u64 = 64 << 20;
/// No case is longer, whatever is repeated.
const LARGEST: usize = 64 * 1024;

/// Words that parsers stumble over.
const TOKENS: [&str; 40] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "\"null\"",
    "-1",
    "1e999",
    "9223372036854775808",
    "0.1",
    "NaN",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "\\ud800",
    "\r\n",
    "\n\n",
    "=cmd|' /C calc'!A1",
    "@SUM(1)",
    "../",
    "..\\",
    "CON",
    "4111111111111111",
    "2026-02-30T25:61:61Z",
    "+999999-01-01T00:00:00Z",
    "<script>",
    "%00",
    "%PDF-1.7\n",
    "\u{89}PNG\r\n\u{1a}\n",
    "/Encrypt ",
    "amount:>",
    "due:<-3d",
    "tag.:",
    "\"\"\"",
    "🧾",
];

#[derive(Clone, Debug)]
enum Mutation {
    Set(u16, u8),
    Token(u16, u8),
    Cut(u16, u8),
    Repeat(u16, u8, u8),
    Splice(u16, u8, u16),
    End(u16),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        3 => (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        3 => (any::<u16>(), any::<u8>()).prop_map(|(at, token)| Mutation::Token(at, token)),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, length)| Mutation::Cut(at, length)),
        1 => (any::<u16>(), any::<u8>(), 1..40_u8).prop_map(|(at, length, times)| Mutation::Repeat(at, length, times)),
        1 => (any::<u16>(), any::<u8>(), any::<u16>()).prop_map(|(at, other, from)| Mutation::Splice(at, other, from)),
        1 => any::<u16>().prop_map(Mutation::End),
    ]
}

fn apply(corpus: &[Vec<u8>], first: u8, mutations: &[Mutation]) -> Vec<u8> {
    let pick = |index: u8| corpus[usize::from(index) % corpus.len()].clone();
    let mut bytes = pick(first);
    for mutation in mutations {
        let place = |at: u16| usize::from(at) % (bytes.len() + 1);
        match mutation {
            Mutation::Set(at, byte) => {
                let at = place(*at);
                if let Some(there) = bytes.get_mut(at) {
                    *there = *byte;
                }
            }
            Mutation::Token(at, token) => {
                let at = place(*at);
                let token = TOKENS[usize::from(*token) % TOKENS.len()].bytes();
                bytes.splice(at..at, token);
            }
            Mutation::Cut(at, length) => {
                let at = place(*at);
                let end = (at + usize::from(*length)).min(bytes.len());
                bytes.drain(at..end);
            }
            Mutation::Repeat(at, length, times) => {
                let at = place(*at);
                let end = (at + usize::from(*length)).min(bytes.len());
                let part = bytes[at..end].repeat(usize::from(*times));
                bytes.splice(at..at, part);
            }
            Mutation::Splice(at, other, from) => {
                let (at, other) = (place(*at), pick(*other));
                let from = usize::from(*from) % (other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
            Mutation::End(at) => bytes.truncate(place(*at)),
        }
        bytes.truncate(LARGEST);
    }
    bytes
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Bytes of memory this process holds, where the system tells.
fn resident() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

/// Runs a target on its corpus and on what mutating it makes.
pub fn fuzz(name: &str, target: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder(name)).expect("a corpus").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let corpus: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("readable")).collect();
    assert!(!corpus.is_empty(), "{name} has no corpus");
    for seed in &corpus {
        target(seed);
    }
    let cases = number("DOCKET_FUZZ_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(CASES);
    let seed = number("DOCKET_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) ^ u64::from(cases));
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &[&seed.to_le_bytes()[..], &[7; 8]].concat());
    let mut runner = TestRunner::new_with_rng(config, rng);
    let before = resident();
    let result = runner.run(&(any::<u8>(), vec(mutation(), 0..6)), |(first, mutations)| {
        let case = apply(&corpus, first, &mutations);
        let once = || {
            let began = Instant::now();
            target(&case);
            began.elapsed()
        };
        // A computer that has other work is slow once; a parser that hangs is slow each time.
        let took = (0..3).map(|_| once()).try_fold(Duration::MAX, |_, took| (took > LONGEST).then_some(took));
        match took {
            Some(took) => Err(TestCaseError::fail(format!("{} bytes took {took:?}", case.len()))),
            None => Ok(()),
        }
    });
    if let Err(TestError::Fail(reason, (first, mutations))) = &result {
        let case = apply(&corpus, *first, mutations);
        let digest = Sha256::digest(&case);
        let kept = folder(name).join(format!("found-{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2]));
        std::fs::write(&kept, &case).expect("kept");
        panic!("{name}: {reason}\nthe case is kept as {}", kept.display());
    }
    assert!(result.is_ok(), "{name}: {result:?}");
    let grown = resident().saturating_sub(before);
    assert!(grown < GROWTH, "{name} grew by {grown} bytes");
    println!(
        "{name}: {cases} cases from {} seeds, seed {seed}: 0 broke, 0 hung, {} MB grown",
        corpus.len(),
        grown >> 20
    );
}
