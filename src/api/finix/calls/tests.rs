use super::*;
use crate::domain::ids::{EvidenceId, InstrumentId, TransferId};

fn id(text: &str) -> DisputeId {
    DisputeId::parse(text).expect("an id")
}

#[test]
fn a_list_asks_for_a_page_in_the_newest_version() {
    let filter = DisputeFilter { state: Some("PENDING".into()), ..DisputeFilter::default() };
    let call = ListDisputes { filter, cursor: Some(Cursor::After("DI9".into())), limit: 100 };
    let request = call.request();
    assert_eq!((request.method, request.path.join("/").as_str()), (Method::Get, "disputes"));
    let pairs: Vec<String> = request.query.iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(pairs, ["state=PENDING", "limit=100", "after_cursor=DI9"]);
    assert!(request.headers.contains(&("finix-version", "2022-02-01")));
}

#[test]
fn times_are_sent_as_the_documented_utc_without_zone() {
    let from = "2022-09-27T13:21:23.9+02:00".parse().ok();
    let filter = DisputeFilter { created_from: from, ..DisputeFilter::default() };
    assert_eq!(filter.pairs(), [("created_at.gte".to_owned(), "2022-09-27T11:21:23".to_owned())]);
}

#[test]
fn tags_that_nobody_edited_go_back_as_they_came() {
    let json = r#"{"id":"DI1","tags":{"a":"x","n":7.10,"none":null,"yes":true,"gone":1}}"#;
    let base = wire::read_dispute(json).expect("readable").tags;
    // What a person saw and edited is text only.
    let plain: Tags = base.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let edited = plain.with("a", Some("y")).with("yes", Some("no")).with("gone", None);
    let call = PutDisputeTags { dispute: id("DI1"), tags: Tags::merged(&base, &plain, &edited) };
    let Body::Json(body) = call.request().body else { panic!("JSON") };
    assert_eq!(body, r#"{"tags":{"a":"y","n":7.10,"none":null,"yes":"no"}}"#);
}

#[test]
fn an_answer_about_something_else_is_unreadable() {
    let reply = |body: &str| Reply::from_parts(200, |_| None, body.as_bytes().to_vec());
    let other = reply(r#"{"id":"DI2","response_state":"ACCEPTED","dispute":"DI2"}"#);
    let own = reply(r#"{"id":"DI1","response_state":"ACCEPTED","dispute":"DI1"}"#);
    let page = reply("<html>We will be right back</html>");
    let kind = |error: Option<ApiError>| error.map(|error| error.kind);
    let unreadable = Some(crate::api::error::ErrorKind::Unreadable);
    let put = PutDisputeTags { dispute: id("DI1"), tags: Tags::default() };
    for (reply, expected) in [(&other, unreadable), (&own, None), (&page, unreadable)] {
        assert_eq!(kind(GetDispute(id("DI1")).read(reply).err()), expected);
        assert_eq!(kind(put.read(reply).err()), expected);
    }
    let of = EvidenceRef { dispute: id("DI1"), evidence: EvidenceId::parse("DF1").expect("an id") };
    let file = |id: &str, dispute: &str| reply(&format!(r#"{{"id":"{id}","dispute":"{dispute}"}}"#));
    assert_eq!(kind(GetEvidence(of.clone()).read(&file("DF1", "DI1")).err()), None);
    assert_eq!(kind(GetEvidence(of.clone()).read(&file("DF2", "DI1")).err()), unreadable);
    assert_eq!(kind(GetEvidence(of.clone()).read(&file("DF1", "DI2")).err()), unreadable);
    assert_eq!(kind(DeleteEvidence(of.clone()).read(&page).err()), unreadable);
    assert_eq!(kind(DownloadEvidence(of).read(&page).err()), unreadable);
    let list = ListEvidence { dispute: id("DI1"), cursor: None };
    let listed = |dispute: &str| {
        reply(&format!(r#"{{"_embedded":{{"evidences":[{{"id":"DF1","dispute":"{dispute}"}},{{"id":"DF2"}}]}}}}"#))
    };
    assert_eq!(kind(list.read(&listed("DI1")).err()), None);
    assert_eq!(kind(list.read(&listed("DI2")).err()), unreadable);
    assert_eq!(kind(list.read(&own).err()), unreadable, "a dispute is no empty list");
    assert_eq!(kind(list.read(&reply("{}")).err()), None);
    let transfer = GetTransfer(TransferId::parse("TR1").expect("an id"));
    assert_eq!(kind(transfer.read(&reply(r#"{"id":"TR2"}"#)).err()), unreadable);
    let instrument = GetPaymentInstrument(InstrumentId::parse("PI1").expect("an id"));
    assert_eq!(kind(instrument.read(&reply(r#"{"id":"PI2","last_four":"4242"}"#)).err()), unreadable);
    assert_eq!(kind(instrument.read(&reply(r#"{"id":"PI1","last_four":"4242"}"#)).err()), None);
}

#[test]
fn tags_are_sent_whole_and_alone() {
    let tags: Tags = [("a".to_owned(), "1".to_owned())].into_iter().collect();
    let request = PutDisputeTags { dispute: id("DI1"), tags }.request();
    assert_eq!(request.method, Method::Put);
    assert_eq!(request.body, Body::Json(r#"{"tags":{"a":"1"}}"#.to_owned()));
}

#[test]
fn what_a_request_carries_never_shows_in_debug() {
    let mut request = request(Operation::Submit, Method::Post, &["x"]).json(&json!({"note": "dana@example.org"}));
    request.query.push(("email".to_owned(), "dana@example.org".to_owned()));
    assert!(!format!("{request:?}").contains("dana"));
}
