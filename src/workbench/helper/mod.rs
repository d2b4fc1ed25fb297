//! The process of its own that opens unknown files.
//!
//! The app starts its own program again as a helper, gives it one job and the bytes of the files, and reads what came
//! of it. The helper may calculate and talk to the app, nothing else: no files, no network, no other programs, and
//! only so much memory and time. When it dies, that is told beside the file.
//!
//! Must not live here: what a job does.

mod asking;
mod child;
mod confine;
mod error;
mod frame;
mod inherited;
mod process;
mod reader;
mod seeing;

pub use child::serve;
pub use error::HelperError;
pub use inherited::leave_behind;
pub use process::Helper;
pub use reader::{READER, Reading, become_reader};

use super::inspection::Inspection;
use super::pack::{Order, Report};
use super::refusal::Refusal;
use super::typefaces::TypefaceNote;
use serde::{Deserialize, Serialize};

/// The word on the command line that makes the program a helper.
pub const WORD: &str = "workbench-helper";

/// What the helper is to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Look at a file: what its pages are.
    Look,
    /// Take the lock off a PDF.
    Unlock {
        /// What a person typed.
        password: Password,
    },
    /// Take out the files that are attached to a mail.
    Attached,
    /// Draw one page of a file.
    Show {
        /// Which.
        page: usize,
        /// Its longer side in pixels.
        longest: u32,
    },
    /// Draw one page of a file for a reader: grey, and as large as that helps.
    See {
        /// Which.
        page: usize,
    },
    /// Read the words of some pages of a file, with their places.
    Words {
        /// Which.
        pages: Vec<usize>,
    },
    /// Pack files.
    Pack(Box<Order>),
}

/// Typefaces for the letters that are wanted, the first ones first; the files that were not handed over before come as
/// bytes behind it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Handed(Vec<HandedFace>);

/// A typeface of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct HandedFace {
    note: TypefaceNote,
    /// Which of all the files that were handed over.
    file: usize,
    /// Which typeface of it.
    index: u32,
    axes: Vec<([u8; 4], f32)>,
}

/// A password on its way to the helper, which uses it once. Overwritten when it is dropped.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Password(String);

impl Password {
    /// What a person typed.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(typed)
    }

    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

/// What the helper says; pictures and files come as bytes behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// How far it is.
    Progress {
        /// Done.
        done: usize,
        /// Of so many.
        all: usize,
    },
    /// It has words in letters that the bundled typefaces lack, and waits for [`Handed`].
    Wants {
        /// Each letter once.
        signs: String,
    },
    /// A file, looked at; the small pictures behind it.
    Inspection(Inspection),
    /// A page; its pixels behind it.
    Shown {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
        /// One byte a pixel.
        is_grey: bool,
    },
    /// The words of pages; each page behind it, as JSON.
    Words,
    /// A PDF without its lock; its bytes behind it.
    Unlocked,
    /// The files attached to a mail, by their names; their bytes behind them.
    Attached {
        /// One a file.
        names: Vec<String>,
    },
    /// A packet; its files behind it.
    Packed(Report),
    /// It cannot be done.
    Refused(Refusal),
}
