//! What is wrong with one field of a form.

/// A field's stable name and what is wrong with it, as the form's own parser says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError<P> {
    /// The field's name in the vendor's words, for example `billing_address[city]`.
    pub field: &'static str,
    /// What is wrong.
    pub problem: P,
}

/// What is wrong with one field, if anything.
#[must_use]
pub fn problem_for<'a, P>(errors: &'a [FieldError<P>], field: &str) -> Option<&'a P> {
    errors.iter().find(|error| error.field == field).map(|error| &error.problem)
}

/// A trimmed optional text: blank means absent.
#[must_use]
pub fn optional(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Collects the errors of a form while its fields are read one after the other.
#[derive(Debug)]
pub struct Errors<P>(Vec<FieldError<P>>);

impl<P> Default for Errors<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> Errors<P> {
    /// Notes an error.
    pub fn push(&mut self, field: &'static str, problem: P) {
        self.0.push(FieldError { field, problem });
    }

    /// A required text, or what is wrong when there is none.
    pub fn required(&mut self, field: &'static str, text: &str, missing: P) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.push(field, missing);
        }
        text.to_owned()
    }

    /// The value when nothing was noted.
    ///
    /// # Errors
    /// Everything that was noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError<P>>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
