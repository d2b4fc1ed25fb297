//! What is wrong with a table that a person edited, or with a letter that a person wrote.

/// Why a table cannot be put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// It is no JSON of the right shape; what the reader said, with the line.
    Json(String),
    /// This list of it is empty.
    Empty(&'static str),
    /// This set of rules takes no file at all.
    TakesNothing(String),
    /// This code stands in it twice.
    Twice(String),
    /// Two items of this claim have the same id.
    SameItem(String),
    /// A letter.
    Letter(LetterProblem),
}

impl TableProblem {
    /// What the reader of JSON said.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "as map_err hands it")]
    pub fn json(error: serde_json::Error) -> Self {
        Self::Json(error.to_string())
    }
}

/// What makes no sense in a letter's lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterProblem {
    /// There are none.
    NoWords,
    /// This line names the exhibit without an item in front.
    ExhibitWithoutItem(String),
    /// This line begins as if with an item, and has none.
    NoItem(String),
}
