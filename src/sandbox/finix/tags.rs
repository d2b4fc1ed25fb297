//! The rules for tags (docs.finix.com: at most 50 pairs, keys of at most 40 and
//! values of at most 500 characters, all text).

use serde_json::{Map, Value};

use super::errors::{Problem, Refused};
use crate::sandbox::world::ledger::Tags;

const MOST_PAIRS: usize = 50;
const LONGEST_KEY: usize = 40;
const LONGEST_VALUE: usize = 500;

/// The `tags` of a request body. `null` and `{}` both mean no tags.
pub(super) fn from_body(body: &Map<String, Value>) -> Refused<Tags> {
    let pairs = match body.get("tags") {
        Some(Value::Object(pairs)) => pairs,
        Some(Value::Null) => return Ok(Tags::new()),
        Some(_) => return Err(Problem::invalid_field("tags", "tags must be an object.")),
        None => return Err(Problem::invalid_field("tags", "tags is required.")),
    };
    if pairs.len() > MOST_PAIRS {
        return Err(Problem::invalid_field("tags", "There can be at most 50 tags."));
    }
    pairs.iter().map(|(key, value)| pair(key, value)).collect()
}

fn pair(key: &str, value: &Value) -> Refused<(String, String)> {
    let field = || format!("tags.{}", key.chars().take(LONGEST_KEY).collect::<String>());
    if key.is_empty() || key.chars().count() > LONGEST_KEY {
        let problem = "The key of a tag must have 1 to 40 characters.";
        return Err(Problem::invalid_field(field(), problem));
    }
    let Value::String(value) = value else {
        return Err(Problem::invalid_field(field(), "The value of a tag must be text."));
    };
    if value.chars().count() > LONGEST_VALUE {
        let problem = "The value of a tag can have at most 500 characters.";
        return Err(Problem::invalid_field(field(), problem));
    }
    Ok((key.to_owned(), value.clone()))
}
