//! Why a file cannot be opened or packed.
//!
//! Must not live here: how it is said.

use super::foreign::ForeignKind;
use super::kind::Kind;
use super::text_pdf::PdfError;
use crate::domain::packet::Tones;
use serde::{Deserialize, Serialize};

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// A kind that is not opened.
    NotTaken(ForeignKind),
    /// Its bytes make no sense.
    Damaged {
        /// What it should have been.
        what: Material,
        /// What is wrong.
        damage: Damage,
    },
    /// A PDF that asks for a password.
    Protected,
    /// The password is another one.
    WrongPassword,
    /// More pages than are read.
    TooManyPages {
        /// How many it has.
        pages: usize,
        /// How many are read.
        most: usize,
    },
    /// More pixels than fit into the memory a file may use.
    TooManyPixels {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A text that would fill a book.
    TooLong {
        /// Its bytes.
        bytes: u64,
        /// How many are printed.
        most: u64,
    },
    /// A mailbox that would fill a book.
    TooManyMails {
        /// How many it holds.
        mails: usize,
        /// How many are printed.
        most: usize,
    },
    /// It does not fit, however it is made.
    DoesNotFit(Misfit),
    /// What was made does not read back as it should.
    NotProven(Flaw),
    /// It used more than a file may use, or broke what opens it.
    Died(Death),
}

/// What turned out to be damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Material {
    /// A file of this kind.
    Kind(Kind),
    /// A picture of any kind.
    Picture,
    /// A file of any kind.
    File,
    /// What the app asked of the helper.
    Order,
}

impl From<Kind> for Material {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}

/// What is wrong with a damaged file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// A decoder met the end of it too early.
    Cut,
    /// A decoder could make nothing of it.
    Senseless,
    /// It breaks off in the middle of a picture.
    CutPicture,
    /// Its content led a decoder astray.
    Content,
    /// The structure is none.
    Structure,
    /// The structure led a reader astray.
    Maze,
    /// What it says about its lock makes no sense.
    Protection,
    /// There is no page.
    NoPages,
    /// A TIFF without a page.
    NoPage,
    /// A page that should be there is not.
    PageMissing,
    /// A file that should be there is not.
    FileMissing,
    /// A page cannot be drawn; counted from one.
    NotDrawn(usize),
    /// A page cannot be read; counted from one.
    NotRead(usize),
    /// A picture does not say how large it is.
    NoMeasures,
    /// A part of a picture does not.
    PartWithoutMeasures,
    /// A part is larger or smaller than its picture says.
    OtherMeasures,
    /// No pixel at all.
    NoPixels,
    /// Rows are shorter than they should be.
    Rows,
    /// Rows of a fax are not there.
    FaxRows,
    /// More pixels than its format can have.
    TooLarge,
    /// It cannot be written as a fax.
    NotBlackAndWhite,
    /// It cannot be written as JPEG; the encoder's own words.
    NotEncoded(String),
    /// A mail without headers.
    NoHeaders,
    /// A text in a character set that cannot be told.
    Charset,
    /// A text of signs that are none.
    NoSigns,
    /// It cannot be printed.
    NotPrinted(PdfError),
}

/// What does not fit into what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misfit {
    /// There is nothing to pack.
    NoPage,
    /// More pages than all files may have.
    Pages {
        /// How many there are.
        pages: usize,
        /// How many the card network takes in a file.
        most: usize,
        /// How many files may be added.
        files: usize,
    },
    /// One page is larger than a file may be.
    OnePage {
        /// What is stamped on it.
        stamp: Option<String>,
        /// Its number in the packet, from one.
        number: usize,
        /// Bytes it needs at the least.
        needs: u64,
        /// Bytes a file may have.
        most: u64,
        /// What helps.
        tones: Tones,
    },
    /// All pages together are larger than they may be.
    AllPages {
        /// How many there are.
        pages: usize,
        /// Bytes they need at the least, where that is known.
        needs: Option<u64>,
        /// Bytes that may be added.
        most: u64,
        /// As which colours help, too.
        tones: Tones,
        /// Several files would have more room.
        may_split: bool,
    },
}

/// Why a packet that was made is not kept. Pages are counted from one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// It cannot be written; the writer's own words.
    NotWritten(String),
    /// It cannot be read.
    NotRead(Box<Refusal>),
    /// It has more or fewer pages than it should.
    OtherPages,
    /// A page could be taken over once and not again.
    NotRepeated,
    /// A page does not show what its original shows.
    OtherLook(usize),
    /// There is text under a redaction.
    TextUnderRedaction(usize),
    /// A redaction is not black.
    PaleRedaction(usize),
}

/// Why nothing came back from the process that opens files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Death {
    /// The file is larger than is given to it.
    FileTooLarge,
    /// The files are, together.
    FilesTooLarge,
    /// It did not start; the system's own words.
    NotStarted(String),
    /// It took longer than so many seconds.
    Late(u64),
    /// The system ended it for the time it took.
    TooSlow,
    /// It needed more memory than it has.
    Memory,
    /// It broke.
    Broke,
    /// It ended by itself; the system's own words about how.
    EndedEarly(String),
    /// It does not end.
    DoesNotEnd,
    /// What it said makes no sense.
    OddAnswer,
    /// A page of the packet was lost on the way.
    LostPage,
}

impl Refusal {
    /// Damage that a decoder met: whether bytes are missing, or what is there makes no sense. Its own words help nobody
    /// who has the file.
    pub(super) fn senseless(what: Kind, error: &dyn std::fmt::Display) -> Self {
        let words = error.to_string().to_lowercase();
        tracing::debug!(?what, words, "a damaged file");
        let short = ["end of file", "end of data", "fill whole buffer", "not enough", "exhausted", "outside"];
        let is_cut = short.iter().any(|part| words.contains(part));
        Self::damaged(what, if is_cut { Damage::Cut } else { Damage::Senseless })
    }

    /// Damaged.
    pub(super) fn damaged(what: impl Into<Material>, damage: Damage) -> Self {
        Self::Damaged { what: what.into(), damage }
    }
}
