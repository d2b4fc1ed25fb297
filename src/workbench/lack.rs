//! What of a page cannot be shown as it is. Never a silent gap: each is told beside the page.
//!
//! Must not live here: how it is said.

use serde::{Deserialize, Serialize};

/// Something of a page that is missing or drawn in another way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lack {
    /// Letters whose typeface is not in the file and not known here; its name, where it has one.
    Typeface(String),
    /// A picture that cannot be decoded.
    Picture,
    /// A stamp, signature or drawing without anything to draw.
    Mark,
    /// A note that opens.
    Note,
    /// A value in a form that is not drawn.
    Field,
    /// A form in another language inside the PDF.
    Form,
    /// Files inside the PDF.
    Attachment,
    /// The content breaks off, or part of it is not there.
    Broken,
    /// Signs that are shown by name, as no typeface has them.
    Named(Vec<String>),
    /// Letters of these scripts, as Unicode calls them, are shown by their numbers, as no typeface has them.
    Script(Vec<String>),
    /// Signs that were cut or broken before the file came here.
    Lost(usize),
    /// Letters that are too small once the picture stands on a page.
    Small,
    /// A picture whose data breaks off.
    Torn,
    /// A picture that moves.
    Moves,
    /// Letters were read in a character set that the file does not name.
    Charset(String),
}

impl Lack {
    /// True when something may be missing from what is drawn. Such a page is never taken for proven.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        !matches!(
            self,
            Self::Note
                | Self::Attachment
                | Self::Named(_)
                | Self::Script(_)
                | Self::Lost(_)
                | Self::Charset(_)
                | Self::Small
                | Self::Moves
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_beside_a_page_and_is_no_gap_in_it() {
        assert!(Lack::Picture.is_gap() && !Lack::Note.is_gap());
    }
}
