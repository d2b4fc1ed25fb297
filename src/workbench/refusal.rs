//! Why a file cannot be opened or packed. Every variant reads as a sentence beside the file's name.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes.
    #[error("The file is empty")]
    Empty,
    /// A type that is not opened.
    #[error("{what} cannot be packed. {instead}")]
    NotTaken {
        /// What it is, as the beginning of a sentence.
        what: String,
        /// What to do instead, as a sentence without its full stop.
        instead: String,
    },
    /// Its bytes make no sense.
    #[error("The {what} is damaged: {why}")]
    Damaged {
        /// What it should have been.
        what: String,
        /// What is wrong.
        why: String,
    },
    /// A PDF that asks for a password.
    #[error("The PDF is locked with a password. Save it without its password, then add it again")]
    Protected,
    /// The password is another one.
    #[error("That is not the password of this PDF")]
    WrongPassword,
    /// More pages than are read.
    #[error("It has {pages} pages; at most {most} are read. Save the pages that matter as a file of their own")]
    TooManyPages {
        /// How many it has.
        pages: usize,
        /// How many are read.
        most: usize,
    },
    /// More pixels than fit into the memory a file may use.
    #[error("The picture of {width} × {height} pixels is too large to open. Save it smaller, then add it again")]
    TooManyPixels {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Most letters are of scripts no bundled typeface has.
    #[error(
        "Most of its letters cannot be printed here: {count}, for example {example}. Print it to a PDF in the program it was written in"
    )]
    Unprintable {
        /// How many.
        count: usize,
        /// One of them, with its number.
        example: String,
    },
    /// A text or a mail that would fill a book.
    #[error("The text is too long to print: {0}")]
    TooLong(String),
    /// It does not fit, however it is made.
    #[error("{0}")]
    DoesNotFit(String),
    /// What was made does not read back as it should.
    #[error("The packet was made and not kept, as reading it back showed a mistake: {0}")]
    NotProven(String),
    /// It used more than a file may use, or broke what opens it.
    #[error("The file could not be opened safely: {0}")]
    Died(String),
}

impl Refusal {
    /// A form whose pages only say that another program has to draw them.
    pub(super) fn only_adobe() -> Self {
        Self::NotTaken {
            what: "A form that only Adobe Reader shows".to_owned(),
            instead: "Open it there, print it to a PDF, and add that".to_owned(),
        }
    }

    /// Damage that a decoder met: whether bytes are missing, or what is there makes no sense. Its own words help nobody
    /// who has the file.
    pub(super) fn senseless(what: &str, error: &dyn std::fmt::Display) -> Self {
        let words = error.to_string().to_lowercase();
        tracing::debug!(what, words, "a damaged file");
        let short = ["end of file", "end of data", "fill whole buffer", "not enough", "exhausted", "outside"];
        let is_cut = short.iter().any(|part| words.contains(part));
        Self::damaged(what, if is_cut { "its end is missing" } else { "what is in it makes no sense" })
    }

    /// Damaged, in words.
    pub(super) fn damaged(what: &str, why: impl std::fmt::Display) -> Self {
        Self::Damaged { what: what.to_owned(), why: crate::domain::text::clean_to(&why.to_string(), 160) }
    }
}
