#![allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]

use super::*;
use crate::desk::packets::{Finding, Inspection, PageInspection};
use crate::domain::packet::{Exhibit, PageEdit};

fn page(is_blank: bool, same_as: Option<usize>, found: Vec<Finding>) -> PageInspection {
    PageInspection {
        width: 612.0,
        height: 792.0,
        pixels: None,
        is_blank,
        same_as,
        has_text: true,
        is_part_read: false,
        found,
        lacks: Vec::new(),
        thumb: (1, 1),
    }
}

fn bench(pages: Vec<PageInspection>) -> (PacketBench, PacketDraft) {
    let exhibit = Exhibit { sha256: "ab".to_owned(), name: "a.pdf".to_owned(), length: 1, ..Exhibit::default() };
    let looked = Inspection { kind: crate::desk::packets::Kind::Pdf, pages };
    let opened = Opened { exhibit: exhibit.clone(), bytes: Vec::new().into(), looked, small: Vec::new() };
    let mut bench = PacketBench::default();
    bench.files.insert("ab".to_owned(), Shown::new(Arc::new(opened)));
    (bench, PacketDraft { exhibits: vec![exhibit], ..PacketDraft::default() })
}

#[test]
fn blank_and_repeated_pages_are_left_out_until_a_person_says_otherwise() {
    let (bench, mut draft) =
        bench(vec![page(false, None, Vec::new()), page(true, None, Vec::new()), page(false, Some(0), Vec::new())]);
    assert_eq!(bench.outline(&draft)[0].pages, [0]);
    draft.exhibits[0].pages.insert(1, PageEdit { is_in: Some(true), ..PageEdit::default() });
    assert_eq!(bench.outline(&draft)[0].pages, [0, 1]);
    draft.drops_blank = false;
    draft.exhibits[0].pages.insert(0, PageEdit { is_in: Some(false), ..PageEdit::default() });
    assert_eq!(bench.outline(&draft)[0].pages, [1, 2]);
}

#[test]
fn a_finding_is_open_until_it_is_covered_or_called_harmless() {
    use crate::domain::packet::Area;
    let area = Area { x: 0.2, y: 0.2, w: 0.2, h: 0.02 };
    let finding = Finding {
        kind: crate::domain::evidence::sensitive::Kind::Card,
        masked: "•••• 1111".to_owned(),
        key: "k".to_owned(),
        areas: vec![area],
    };
    let (bench, mut draft) = bench(vec![page(false, None, vec![finding])]);
    let open = |draft: &PacketDraft| bench.files["ab"].open_findings(draft, &draft.exhibits[0]).len();
    assert_eq!(open(&draft), 1);
    let beside = PageEdit { boxes: vec![Area { x: 0.5, ..area }], ..PageEdit::default() };
    draft.exhibits[0].pages.insert(0, beside);
    assert_eq!(open(&draft), 1);
    draft.exhibits[0].pages.insert(0, PageEdit { boxes: vec![area.grown(0.004)], ..PageEdit::default() });
    assert_eq!(open(&draft), 0);
    draft.exhibits[0].pages.insert(0, PageEdit { cleared: vec!["k".to_owned()], ..PageEdit::default() });
    assert_eq!(open(&draft), 0);
}

#[test]
fn what_was_decided_comes_back_from_the_disk() {
    let (mut bench, draft) = bench(vec![page(false, None, Vec::new())]);
    let id = DisputeId::parse("DI1").expect("an id");
    let text = serde_json::to_string(&draft).expect("text");
    assert_eq!(bench.restore("packet/DI1", &text), Some(true));
    assert_eq!(bench.restore("score", "{}"), None);
    assert_eq!(bench.draft(&id), draft);
}

#[test]
fn a_packet_that_was_made_before_the_last_decision_is_not_the_one_that_goes_out() {
    let (mut bench, _) = bench(vec![page(false, None, Vec::new())]);
    let id = DisputeId::parse("DI1").expect("an id");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let wake = crate::desk::Wake::default();
    let recipe = crate::domain::packet::Recipe {
        tones: crate::domain::packet::Tones::Grey,
        is_stamped: true,
        file_max_bytes: 1,
        max_files: 1,
        total_max_bytes: 1,
        max_pages: None,
    };
    let order = crate::desk::packets::Order { exhibits: Vec::new(), recipe, threads: 1 };
    let plan = Plan { exhibits: Vec::new(), order, files: Vec::new(), before: (0, 0), has_cover: false };
    let packed = Packed { files: Vec::new(), report: crate::desk::packets::Report::default() };
    let build = Build { key: 7, plan: Arc::new(plan), packed: Arc::new(packed), files: Vec::new() };
    bench.open = Some(id.clone());
    bench.packing.request(runtime.handle(), &wake, 1, async move { Ok(build) });
    runtime.block_on(async {
        while !bench.packing.poll() {
            tokio::task::yield_now().await;
        }
    });
    bench.wanted_key = 7;
    assert!(bench.is_fresh());
    // A black box was drawn.
    bench.wanted_key = 8;
    assert!(!bench.is_fresh());
    // It was taken back, and a file is still being opened.
    bench.wanted_key = 7;
    let (name, work) = ("b.pdf".to_owned(), Remote::default());
    bench.taking.push(Taking { number: 1, dispute: id, name, work, refused: None, lock: None });
    assert!(!bench.is_fresh());
}

#[test]
fn only_a_locked_file_asks_for_a_password() {
    use crate::desk::packets::Refusal;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let wake = crate::desk::Wake::default();
    for (refusal, is_asked) in [(Refusal::Protected, true), (Refusal::WrongPassword, true), (Refusal::Empty, false)] {
        let mut bench = PacketBench::default();
        let (mut work, words) = (Remote::default(), refusal.to_string());
        work.request(runtime.handle(), &wake, 1, async move { Err(TakeError::Refused(refusal)) });
        let lock = Lock { path: "a.pdf".into(), is_closed: false, typed: String::new() };
        let dispute = DisputeId::parse("DI1").expect("an id");
        let name = "a.pdf".to_owned();
        bench.taking.push(Taking { number: 1, dispute, name, work, refused: None, lock: Some(lock) });
        runtime.block_on(async {
            while bench.taking.iter().all(|taking| taking.refused.is_none()) {
                bench.poll_taking();
                tokio::task::yield_now().await;
            }
        });
        let taking = &bench.taking[0];
        assert_eq!(taking.refused.as_deref(), Some(words.as_str()));
        assert_eq!(taking.lock.as_ref().is_some_and(|lock| lock.is_closed), is_asked, "{words}");
    }
}
