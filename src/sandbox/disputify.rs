//! Disputify's scoring API (app.disputify.com, API documentation): the score of
//! an order by the buyer's details, or by the order's number.
//!
//! The two samples of that page are answered word for word, to
//! `demo@example.org` and to order `1234`. Every other mail address has a score
//! of its own that never changes; about half have none (0, no markers). Its
//! documented errors can be asked for: mail addresses `error-CODE@example.org` and
//! orders `9CODE` (such as 9410) answer with 403, 410, 418, 429, 500 or 503.

use axum::http::header;
use serde_json::{Value, json};

use super::accounts::disputify_key;
use super::clock::timestamp;
use super::exchange::{Call, Reply, status};
use super::routes::{Asked, Operation, Service};
use super::shared::Shared;
use super::world::dice::{Dice, mix_text};

/// The errors that can be asked for by value.
const ON_REQUEST: [u16; 6] = [403, 410, 418, 429, 500, 503];

/// Answers a request to Disputify.
pub(crate) fn answer(shared: &Shared, asked: &Asked, call: &Call) -> Reply {
    if !call.accepts(&["application/json"]) {
        return error(406);
    }
    let (operation, ids) = match asked {
        Asked::Known(operation, ids) => (operation, ids),
        Asked::WrongMethod(allow) => return error(405).with(header::ALLOW, allow),
        Asked::Unknown => return error(404),
    };
    if !disputify_key(&call.query).is_some_and(|key| shared.keys.is_key(Service::Disputify, key)) {
        return error(401);
    }
    match *operation {
        Operation::Score => score(call),
        _ => order_score(&super::exchange::decoded(ids.first().map_or("", String::as_str))),
    }
}

fn score(call: &Call) -> Reply {
    let Some(email) = call.query.get("email").and_then(normalized) else {
        return error(400);
    };
    let wanted = email.strip_prefix("error-").and_then(|rest| rest.strip_suffix("@example.org"));
    if let Some(code) = wanted.and_then(on_request) {
        return error(code);
    }
    if email == "demo@example.org" {
        return scored(90.88, &SAMPLE.map(|sample| marker(&sample)));
    }
    made_up(&email)
}

fn order_score(order: &str) -> Reply {
    if order == "1234" {
        return scored(20.88, &[marker(&SAMPLE[0])]);
    }
    if let Some(code) = order.strip_prefix('9').and_then(on_request) {
        return error(code);
    }
    if is_known_order(order) { made_up(order) } else { error(404) }
}

/// Numbers of four digits, and order numbers as the shops of the sandbox's Finix
/// account write them (two digits and at least five capital letters).
fn is_known_order(order: &str) -> bool {
    let is_number = order.len() == 4 && order.bytes().all(|byte| byte.is_ascii_digit());
    let is_shops = order.is_ascii() && (7..=14).contains(&order.len()) && {
        let (digits, letters) = order.split_at(2);
        digits.bytes().all(|byte| byte.is_ascii_digit()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    is_number || is_shops
}

fn on_request(text: &str) -> Option<u16> {
    text.parse().ok().filter(|code| ON_REQUEST.contains(code))
}

/// A mail address as the fraud network compares it: lower case, without a `+tag`,
/// and without dots where they do not count. `None` when it is no mail address.
fn normalized(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (local, domain) = email.rsplit_once('@')?;
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || c == '@';
    if local.is_empty() || local.contains(is_odd) || domain.contains(is_odd) {
        return None;
    }
    if !domain.contains('.') || domain.starts_with('.') || domain.ends_with('.') {
        return None;
    }
    let base = local.split('+').next().filter(|base| !base.is_empty()).unwrap_or(local);
    let base = if domain == "gmail.com" { base.replace('.', "") } else { base.to_owned() };
    Some(format!("{base}@{domain}"))
}

type Sample = (&'static str, &'static str, u64, u64);

const SAMPLE: [Sample; 4] = [
    ("2021-02-15T04:51:09.239Z", "Refund", 238, 3716),
    ("2021-02-15T04:51:19.232Z", "Refund", 239, 3734),
    ("2021-02-15T04:41:46.254Z", "Customer", 267, 3680),
    ("2021-02-15T04:48:41.241Z", "Refund", 237, 3698),
];

fn marker((created_at, source_type, source_id, id): &Sample) -> Value {
    json!({
        "marker_type": "normalized_email",
        "created_at": created_at,
        "source_type": source_type,
        "source_id": source_id,
        "id": id,
        "permitted_customer": null,
    })
}

/// A score that depends on nothing but the text.
fn made_up(text: &str) -> Reply {
    let dice = Dice::new(mix_text(0xD15_B071, text), 0);
    let count = match dice.below(1, 100) {
        0..=49 => 0,
        50..=74 => 1,
        75..=89 => 2,
        _ => dice.below(2, 4) + 3,
    };
    if count == 0 {
        return scored(0.0, &[]);
    }
    let most = [0, 3500, 6500, 9900].get(usize::try_from(count).unwrap_or(3)).copied().unwrap_or(9900);
    let least = most - 2200;
    let cents = u32::try_from(least + i64::try_from(dice.below(3, 2200)).unwrap_or(0)).unwrap_or(0);
    let markers: Vec<Value> = (0..count).map(|number| made_up_marker(dice, number)).collect();
    scored(f64::from(cents) / 100.0, &markers)
}

fn made_up_marker(dice: Dice, number: u64) -> Value {
    let throw = |salt: u64| 100 + number * 10 + salt;
    let at = 1_609_459_200_000 + dice.between(throw(0), 0, 120_000_000_000);
    let source_type = dice.pick(throw(1), &["Refund", "Refund", "Refund", "Customer"], "Refund");
    let marker_type = dice.pick(
        throw(2),
        &["normalized_email", "normalized_email", "normalized_email", "phone_number", "shipping_address"],
        "normalized_email",
    );
    json!({
        "marker_type": marker_type,
        "created_at": format!("{:.3}", timestamp(at)),
        "source_type": source_type,
        "source_id": dice.below(throw(3), 9000) + 100,
        "id": dice.below(throw(4), 90_000) + 1000,
        "permitted_customer": if dice.chance(throw(5), 60) { json!(true) } else { Value::Null },
    })
}

fn scored(score: f64, markers: &[Value]) -> Reply {
    Reply::json(status(200), &json!({ "score": score, "markers": markers }))
}

/// An error; the page has the codes and their meanings, but shows no bodies.
pub(crate) fn error(code: u16) -> Reply {
    let meaning = match code {
        400 => "Your request is invalid.",
        401 => "Your API key is wrong.",
        403 => "The order requested is hidden for administrators only.",
        404 => "The specified order could not be found.",
        405 => "You tried to access a order with an invalid method.",
        406 => "You requested a format that isn't json.",
        410 => "The order requested has been removed from our servers.",
        418 => "I'm a teapot.",
        429 => "You're requesting too many orders Slow down!",
        503 => "We're temporarily offline for maintenance. Please try again later.",
        500..=599 => "We had a problem with our server. Try again later.",
        _ => "Your request was not processed.",
    };
    Reply::json(status(code), &json!({ "error": meaning }))
}
