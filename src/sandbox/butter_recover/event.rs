//! Which payment event is right: the property table of Butter's Recover
//! documentation, field by field.
//!
//! Unknown fields are ignored. The shape of one error is not documented; here it
//! is the field's path and what is wrong with it.

use serde_json::{Map, Value, json};

use super::codes::{is_country, is_currency};

const PSPS: &[&str] = &["stripe", "braintree", "worldpay", "recharge", "recurly", "adyen"];
const FUNDING_SOURCES: &[&str] = &["CREDIT", "DEBIT", "MIXED", "PAYPAL", "PREPAID", "UNCATEGORIZED", "UNKNOWN"];
const RESPONSE_TYPES: &[&str] = &["soft_decline", "hard_decline"];
/// The table writes them with a capital, the sample without.
const PERIODS: &[&str] = &["Day", "Week", "Month", "Year", "day", "week", "month", "year"];

/// What a field must be.
#[derive(Clone, Copy)]
enum Rule {
    /// Text that is not blank.
    Text,
    /// Text that may be blank, as one of the vendor's samples has it.
    AnyText,
    Boolean,
    Number,
    PositiveNumber,
    PositiveInteger,
    Instant,
    Country,
    Currency,
    /// Lower case, such as `visa`.
    Scheme,
    Bin,
    Object,
    OneOf(&'static [&'static str]),
}

/// Everything that is wrong with a body; nothing when it is right.
pub(super) fn problems(body: &Value) -> Vec<Value> {
    let mut check = Check { found: Vec::new() };
    let Some(event) = check.root(body) else {
        return check.found;
    };
    if let Some(customer) = check.object(event, "", "customer", true) {
        check.fields(customer, "customer", &[("id", Rule::Text)], true);
        let optional = [("psp_id", Rule::Text), ("created_at", Rule::Instant), ("postal_code", Rule::Text)];
        check.fields(customer, "customer", &optional, false);
    }
    if let Some(subscription) = check.object(event, "", "subscription", true) {
        check.subscription(subscription);
    }
    if let Some(invoice) = check.object(event, "", "invoice", true) {
        let required = [("id", Rule::Text), ("created_at", Rule::Instant)];
        check.fields(invoice, "invoice", &required, true);
    }
    check.fields(event, "", &[("custom", Rule::Object)], false);
    check.transactions(event);
    check.found
}

struct Check {
    found: Vec<Value>,
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

impl Check {
    fn wrong(&mut self, path: &str, message: &str) {
        self.found.push(json!({ "path": path, "message": message }));
    }

    fn root<'a>(&mut self, body: &'a Value) -> Option<&'a Map<String, Value>> {
        if body.as_object().is_none() {
            self.wrong("", "the body must be an object");
        }
        body.as_object()
    }

    fn object<'a>(
        &mut self,
        from: &'a Map<String, Value>,
        path: &str,
        name: &str,
        is_required: bool,
    ) -> Option<&'a Map<String, Value>> {
        match from.get(name) {
            Some(Value::Object(object)) => return Some(object),
            Some(_) => self.wrong(&join(path, name), "must be an object"),
            None if is_required => self.wrong(&join(path, name), "is required"),
            None => {}
        }
        None
    }

    fn fields(&mut self, from: &Map<String, Value>, path: &str, rules: &[(&str, Rule)], are_required: bool) {
        for (name, rule) in rules {
            match from.get(*name) {
                None if are_required => self.wrong(&join(path, name), "is required"),
                None => {}
                Some(value) => {
                    if let Some(message) = broken(*rule, value) {
                        self.wrong(&join(path, name), &message);
                    }
                }
            }
        }
    }

    fn subscription(&mut self, subscription: &Map<String, Value>) {
        let path = "subscription";
        let required = [("id", Rule::Text), ("start_date", Rule::Instant)];
        self.fields(subscription, path, &required, true);
        let optional =
            [("end_date", Rule::Instant), ("discounted_or_free_period", Rule::Boolean), ("product_id", Rule::Text)];
        self.fields(subscription, path, &optional, false);
        if let Some(billing) = self.object(subscription, path, "billing", false) {
            let rules = [("period", Rule::OneOf(PERIODS)), ("frequency", Rule::PositiveInteger)];
            self.fields(billing, "subscription.billing", &rules, false);
        }
    }

    fn transactions(&mut self, event: &Map<String, Value>) {
        match event.get("transactions") {
            None => self.wrong("transactions", "is required"),
            Some(Value::Array(list)) if list.is_empty() => {
                self.wrong("transactions", "must have at least one entry");
            }
            Some(Value::Array(list)) => {
                for (place, transaction) in list.iter().enumerate() {
                    let path = format!("transactions.{place}");
                    match transaction {
                        Value::Object(transaction) => self.transaction(transaction, &path),
                        _ => self.wrong(&path, "must be an object"),
                    }
                }
            }
            Some(_) => self.wrong("transactions", "must be an array"),
        }
    }

    fn transaction(&mut self, transaction: &Map<String, Value>, path: &str) {
        let required = [
            ("id", Rule::Text),
            ("psp_transaction_id", Rule::Text),
            ("psp", Rule::OneOf(PSPS)),
            ("acquirer_country", Rule::Country),
            ("amount", Rule::PositiveNumber),
            ("currency", Rule::Currency),
            ("funding_source", Rule::OneOf(FUNDING_SOURCES)),
            ("payment_method_id", Rule::AnyText),
            ("psp_transaction_created_at", Rule::Instant),
            ("scheme", Rule::Scheme),
            ("success", Rule::Boolean),
        ];
        self.fields(transaction, path, &required, true);
        let ids = [("network_transaction_id", Rule::Text), ("mid", Rule::Text)];
        let is_worldpay = transaction.get("psp").and_then(Value::as_str) == Some("worldpay");
        self.fields(transaction, path, &ids, is_worldpay);
        let optional = [
            ("issuer_country", Rule::Country),
            ("reporting_group", Rule::Text),
            ("billing_postal_code", Rule::Text),
            ("bin", Rule::Bin),
            ("auth", Rule::Boolean),
            ("captured", Rule::Boolean),
            ("refunded", Rule::Boolean),
            ("enhanced_data", Rule::Object),
        ];
        self.fields(transaction, path, &optional, false);
        if let Some(Value::Object(data)) = transaction.get("enhanced_data") {
            let levels = [("level_2", Rule::Object), ("level_3", Rule::Object)];
            self.fields(data, &join(path, "enhanced_data"), &levels, false);
        }
        if let Some(outcome) = self.object(transaction, path, "outcome", true) {
            self.outcome(outcome, &join(path, "outcome"));
        }
    }

    fn outcome(&mut self, outcome: &Map<String, Value>, path: &str) {
        self.fields(outcome, path, &[("raw_response_message", Rule::Text)], true);
        let optional = [
            ("psp_response_message", Rule::Text),
            ("processor_response_code", Rule::Number),
            ("network_status", Rule::Text),
            ("response_type", Rule::OneOf(RESPONSE_TYPES)),
        ];
        self.fields(outcome, path, &optional, false);
    }
}

/// What is wrong with a value, by its rule.
fn broken(rule: Rule, value: &Value) -> Option<String> {
    let unless = |is_right: bool, message: &str| (!is_right).then(|| message.to_owned());
    let text = value.as_str();
    match rule {
        Rule::Text => unless(text.is_some_and(|t| !t.trim().is_empty()), "must be text and not blank"),
        Rule::AnyText => unless(text.is_some(), "must be text"),
        Rule::Boolean => unless(value.is_boolean(), "must be true or false"),
        Rule::Number => unless(value.is_number(), "must be a number"),
        Rule::PositiveNumber => unless(value.as_f64().is_some_and(|n| n > 0.0), "must be a number above 0"),
        Rule::PositiveInteger => unless(value.as_u64().is_some_and(|n| n > 0), "must be a whole number above 0"),
        Rule::Instant => unless(text.is_some_and(is_rfc3339), "must be a date and time of RFC 3339"),
        Rule::Country => unless(text.is_some_and(is_country), "must be a country code such as US"),
        Rule::Currency => unless(text.is_some_and(is_currency), "must be a currency code such as USD"),
        Rule::Scheme => unless(
            text.is_some_and(|t| !t.trim().is_empty() && !t.contains(char::is_uppercase)),
            "must be a card network in lower case such as visa",
        ),
        Rule::Bin => unless(
            text.is_some_and(|t| t.len() == 6 && t.bytes().all(|b| b.is_ascii_digit())),
            "must be text of six digits",
        ),
        Rule::Object => unless(value.is_object(), "must be an object"),
        Rule::OneOf(words) => {
            unless(text.is_some_and(|t| words.contains(&t)), &format!("must be one of {}", words.join(", ")))
        }
    }
}

/// Date, `T`, time with seconds, and a zone: nothing shorter, nothing else.
fn is_rfc3339(text: &str) -> bool {
    let shape = text.bytes().take(19).enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        10 => byte == b'T' || byte == b't',
        13 | 16 => byte == b':',
        _ => byte.is_ascii_digit(),
    });
    let Some(rest) = text.get(19..).filter(|_| shape) else {
        return false;
    };
    let zone = match rest.strip_prefix('.') {
        None => rest,
        Some(rest) => {
            let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if bare.len() == rest.len() {
                return false;
            }
            bare
        }
    };
    is_zone(zone) && text.parse::<jiff::Timestamp>().is_ok()
}

fn is_zone(zone: &str) -> bool {
    zone == "Z"
        || zone == "z"
        || (zone.len() == 6
            && zone.bytes().enumerate().all(|(place, byte)| match place {
                0 => matches!(byte, b'+' | b'-'),
                3 => byte == b':',
                _ => byte.is_ascii_digit(),
            }))
}
