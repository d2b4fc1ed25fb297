//! The traps of real lists, each by name, over a real connection.

use crate::kit::{answer, finix_at, id, raw};
use docket::api::finix::DisputeFilter;
use docket::api::{Cursor, ErrorKind};

async fn page(body: &str) -> docket::api::Page<docket::domain::Dispute> {
    let server = raw(vec![answer("200 OK", "content-type: application/hal+json\r\n", body)]);
    finix_at(&server.url).list_disputes(&DisputeFilter::default(), None).await.expect("a page")
}

#[tokio::test]
async fn an_empty_list_may_come_without_embedded() {
    let empty = page(r#"{"page":{"limit":100,"next_cursor":null}}"#).await;
    assert!(empty.items.is_empty() && empty.next.is_none());
}

#[tokio::test]
async fn errors_and_odd_things_with_status_200_are_no_empty_list() {
    let envelope = r#"{"total":1,"_embedded":{"errors":[{"code":"SERVER_ERROR","message":"try later"}]}}"#;
    let server = raw(vec![answer("200 OK", "", envelope)]);
    let error = finix_at(&server.url).list_disputes(&DisputeFilter::default(), None).await.expect_err("no list");
    assert_eq!((error.kind, error.status), (ErrorKind::Unreadable, Some(200)));
    assert!(error.technical().contains("SERVER_ERROR") && error.technical().contains("try later"), "{error:?}");
    for body in [envelope, r#"{"_embedded":{"evidences":{"0":1}}}"#, r#"{"_embedded":{"evidences":null}}"#] {
        let server = raw(vec![answer("200 OK", "", body)]);
        let error = finix_at(&server.url).evidence(&id("DI1")).await.expect_err("no list");
        assert_eq!(error.kind, ErrorKind::Unreadable, "{body}");
    }
}

#[tokio::test]
async fn a_list_with_a_file_that_cannot_be_read_is_shown_and_decides_nothing() {
    let body = r#"{"_embedded":{"evidences":[{"id":"DF1"},{"id":null}]},"page":{"next_cursor":null}}"#;
    let server = raw((0..2).map(|_| answer("200 OK", "", body)).collect());
    let finix = finix_at(&server.url);
    assert_eq!(finix.evidence(&id("DI1")).await.expect("files").len(), 1);
    let error = finix.whole_evidence(&id("DI1")).await.expect_err("not all of it");
    assert_eq!(error.kind, ErrorKind::Unreadable);
}

#[tokio::test]
async fn one_unreadable_item_spoils_no_other() {
    let body = r#"{"_embedded":{"disputes":[{"id":"DI1"},{"noid":1},7,null,{"id":"DI2","amount":{"odd":1}}]},"page":{"limit":100}}"#;
    let page = page(body).await;
    assert_eq!((page.items.len(), page.unreadable), (2, 3));
}

#[tokio::test]
async fn of_an_answer_that_speaks_of_a_dispute_twice_only_what_is_newer_counts() {
    let dispute = |amount: u32, updated: &str| format!(r#"{{"id":"DI1","amount":{amount},"updated_at":{updated}}}"#);
    let (old, new) = (r#""2026-11-20T00:00:00Z""#, r#""2026-11-21T00:00:00Z""#);
    for (first, second, expected) in
        [(new, new, 5), (new, old, 5), (old, new, 1), (new, "null", 5), ("null", new, 1), ("null", "null", 5)]
    {
        let items = [dispute(5, first), dispute(1, second)].join(",");
        let page = page(&format!(r#"{{"_embedded":{{"disputes":[{items}]}},"page":{{"limit":100}}}}"#)).await;
        let amounts: Vec<_> = page.items.iter().map(|dispute| dispute.amount).collect();
        assert_eq!(amounts, [Some(expected)], "{first}, then {second}");
    }
}

#[tokio::test]
async fn links_in_the_offset_style_do_not_change_a_cursor_page() {
    let body = r#"{"_embedded":{"disputes":[{"id":"DI1"}]},"page":{"limit":1,"next_cursor":"DI1"},
        "_links":{"next":{"href":"http://evil.example.com/disputes?offset=1"}}}"#;
    assert_eq!(page(body).await.next, Some(Cursor::After("DI1".into())));
}

#[tokio::test]
async fn a_list_whose_cursor_runs_in_a_circle_ends() {
    let one = r#"{"_embedded":{"evidences":[{"id":"DF1"}]},"page":{"limit":1,"next_cursor":"DF1"}}"#;
    let server = raw((0..5).map(|_| answer("200 OK", "", one)).collect());
    let files = finix_at(&server.url).evidence(&id("DI1")).await.expect("files");
    assert_eq!(files.len(), 1);
}

#[tokio::test]
async fn a_count_that_promises_more_than_there_is_ends_at_the_empty_page() {
    let first =
        r#"{"_embedded":{"evidences":[{"id":"DF1"},{"id":"DF2"}]},"page":{"offset":0,"limit":20,"count":1169}}"#;
    let empty = r#"{"page":{"offset":20,"limit":20,"count":1169}}"#;
    let server = raw(vec![answer("200 OK", "", first), answer("200 OK", "", empty)]);
    let files = finix_at(&server.url).evidence(&id("DI1")).await.expect("files");
    assert_eq!(files.len(), 2);
}

#[tokio::test]
async fn a_cursor_that_turns_bad_on_the_way_starts_the_walk_over_once() {
    let first = r#"{"_embedded":{"evidences":[{"id":"DF1"}]},"page":{"limit":1,"next_cursor":"DFx"}}"#;
    let whole = r#"{"_embedded":{"evidences":[{"id":"DF1"},{"id":"DF2"}]},"page":{"limit":2,"next_cursor":null}}"#;
    let server = raw(vec![answer("200 OK", "", first), answer("404 Not Found", "", ""), answer("200 OK", "", whole)]);
    let files = finix_at(&server.url).evidence(&id("DI1")).await.expect("files");
    assert_eq!(files.len(), 2);
}

#[tokio::test]
async fn items_that_moved_between_pages_are_neither_lost_nor_doubled() {
    let first = r#"{"_embedded":{"evidences":[{"id":"DF1"},{"id":"DF2"}]},"page":{"offset":0,"limit":2,"count":4}}"#;
    let second = r#"{"_embedded":{"evidences":[{"id":"DF2","state":"SUCCEEDED"},{"id":"DF3"}]},"page":{"offset":2,"limit":2,"count":4}}"#;
    let server = raw(vec![answer("200 OK", "", first), answer("200 OK", "", second)]);
    let files = finix_at(&server.url).evidence(&id("DI1")).await.expect("files");
    let ids: Vec<&str> = files.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["DF1", "DF2", "DF3"]);
    assert!(files.get(1).is_some_and(|f| f.state.is_some()), "the later page wins");
}

#[tokio::test]
async fn transfers_under_the_wrong_key_are_read() {
    let body = r#"{"_embedded":{"disputes":[{"id":"TR1","amount":5,"currency":"JPY","subtype":"MERCHANT_DEBIT"}]},"page":{"limit":20,"offset":0,"count":4}}"#;
    let server = raw(vec![answer("200 OK", "", body), answer("200 OK", "", "{}")]);
    let entries = finix_at(&server.url).adjustments(&id("DI1")).await.expect("entries");
    assert_eq!(entries.first().and_then(|e| e.amount).map(|m| m.to_string()).as_deref(), Some("¥5"));
}

#[tokio::test]
async fn a_page_that_is_no_object_says_where_it_broke() {
    let server = raw(vec![answer("200 OK", "", "{\"page\": {\"limit\": 1}, \"_embedded\": 7}")]);
    let error = finix_at(&server.url).list_disputes(&DisputeFilter::default(), None).await.expect_err("unreadable");
    assert_eq!(error.kind, ErrorKind::Unreadable);
    assert!(error.detail.contains("_embedded"), "{}", error.detail);
}
