//! What is wrong with one field of a form.

use std::fmt;

/// A field's stable name and the sentence that stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the vendor's words, for example `billing_address[city]`.
    pub field: &'static str,
    /// What is wrong and what would be right, in one sentence without a full stop.
    pub message: String,
}

impl FieldError {
    /// Joins a field and its sentence.
    #[must_use]
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self { field, message: message.into() }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

/// The sentence for one field, if it has one.
#[must_use]
pub fn message_for<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
}

/// A trimmed optional text: blank means absent.
#[must_use]
pub fn optional(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Collects the errors of a form while its fields are read one after the other.
#[derive(Debug, Default)]
pub struct Errors(Vec<FieldError>);

impl Errors {
    /// Notes an error.
    pub fn push(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push(FieldError::new(field, message));
    }

    /// A required text, or an error that asks for it.
    pub fn required(&mut self, field: &'static str, text: &str, ask: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.push(field, ask);
        }
        text.to_owned()
    }

    /// The value when nothing was noted.
    ///
    /// # Errors
    /// Everything that was noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
