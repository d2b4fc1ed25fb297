//! No secret in any error, whatever a server echoes.

use crate::kit::{answer, base, disputify_at, http, key, raw, recover_at};
use docket::api::finix::Finix;
use docket::api::{ApiError, Auth};
use docket::domain::account::KeyParam;
use docket::domain::score::ScoreDraft;
use docket::domain::{DisputeId, Tags};

const CANARY: &str = "canary&S3cret/pass+word";

fn everything(error: &ApiError) -> String {
    format!("{error} {error:?} {} {:?}", error.technical(), docket::app::notice::api("It was not done", error))
}

fn forms() -> Vec<String> {
    use base64::Engine as _;
    let encoded: String = url::form_urlencoded::byte_serialize(CANARY.as_bytes()).collect();
    vec![CANARY.into(), encoded, base64::engine::general_purpose::STANDARD.encode(format!("user:{CANARY}"))]
}

#[tokio::test]
async fn a_password_that_is_echoed_is_hidden() {
    for form in forms() {
        let body =
            format!(r#"{{"_embedded":{{"errors":[{{"code":"{form}","message":"bad {form}","logref":"{form}"}}]}}}}"#);
        let server = raw(vec![answer("401 Unauthorized", &format!("x-request-id: {form}\r\n"), &body)]);
        let finix = Finix::new(http(), base(&server.url), key("user", CANARY));
        let error = finix.put_tags(&DisputeId::parse("DI1").expect("an id"), &Tags::default()).await.expect_err("401");
        for form in forms() {
            assert!(!everything(&error).contains(&form), "{error:?}");
        }
    }
}

#[tokio::test]
async fn a_token_in_the_address_never_gets_into_an_error() {
    let order = ScoreDraft { email: "dana@example.org".into(), ..ScoreDraft::default() }.parse().ok().expect("valid");
    let mut urls = vec!["http://127.0.0.1:9".to_owned()];
    let echo = format!("<html>no access for api_token={CANARY}</html>");
    let server = raw(vec![answer("403 Forbidden", "", &echo)]);
    urls.push(server.url.clone());
    let silent = raw(vec![Box::new(|_| {}), Box::new(|_| {}), Box::new(|_| {}), Box::new(|_| {})]);
    urls.push(silent.url.clone());
    for url in urls {
        let error = disputify_at(&url, KeyParam::ApiToken, CANARY).score(&order).await.expect_err("an error");
        for form in forms() {
            assert!(!everything(&error).contains(&form), "{error:?}");
        }
        assert!(!everything(&error).contains("dana@"), "nor the customer: {error:?}");
    }
}

#[test]
fn debug_of_keys_and_clients_shows_nothing() {
    let auth = Auth::Query(KeyParam::ApiToken, CANARY.to_owned().into());
    let recover = recover_at("http://127.0.0.1:9", CANARY);
    let finix = Finix::new(http(), base("http://127.0.0.1:9"), key("user", CANARY));
    for text in [format!("{auth:?}"), format!("{recover:?}"), format!("{finix:?}")] {
        assert!(!text.contains("canary"), "{text}");
    }
}
