//! Words about what is asked of services.
//!
//! Must not live here: what came of it.

use crate::app::words;
use crate::desk::reads::ScoreQuestion;

/// What a person recognises a question by.
pub(crate) fn question(question: &ScoreQuestion) -> String {
    match question {
        ScoreQuestion::Order(order) => order.email.clone(),
        ScoreQuestion::ById(id) => words::question_order(id.as_str()),
    }
}
