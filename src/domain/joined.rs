//! What was typed in two places under one name, brought together. Nobody's words are dropped.

use serde_json::Value;

/// Both of two drafts, as the JSON they are kept in: objects are joined key by key, of two texts both stay, `first` first.
/// What is no text has one value, that of `first` unless it is empty.
#[must_use]
pub fn both(first: &str, second: &str) -> String {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    match (read(first), read(second)) {
        (Some(first), Some(second)) => joined(first, second).to_string(),
        _ => first.to_owned(),
    }
}

fn joined(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let joined = match first.remove(&key) {
                    Some(known) => joined(known, value),
                    None => value,
                };
                first.insert(key, joined);
            }
            Value::Object(first)
        }
        (Value::String(first), Value::String(second)) => Value::String(texts(first, second)),
        (Value::Array(first), second @ Value::Array(_)) if first.is_empty() => second,
        (Value::Null, second) => second,
        (first, _) => first,
    }
}

fn texts(first: String, second: String) -> String {
    match () {
        () if second.contains(first.as_str()) => second,
        () if first.contains(second.as_str()) => first,
        () => format!("{first}\n\n{second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_s_words_are_dropped() {
        for (first, second, wanted) in [
            (r#""yesterday""#, r#""today""#, r#""yesterday\n\ntoday""#),
            (r#""""#, r#""today""#, r#""today""#),
            (r#""a note""#, r#""a note, and more""#, r#""a note, and more""#),
            (r#"{"a":"x","b":1}"#, r#"{"a":"y","c":2}"#, r#"{"a":"x\n\ny","b":1,"c":2}"#),
            (r#"{"a":null,"l":[]}"#, r#"{"a":"y","l":[1]}"#, r#"{"a":"y","l":[1]}"#),
            (r#"{"is":true,"l":[2]}"#, r#"{"is":false,"l":[1]}"#, r#"{"is":true,"l":[2]}"#),
            ("not JSON", r#""today""#, "not JSON"),
        ] {
            assert_eq!(both(first, second), wanted);
        }
    }
}
