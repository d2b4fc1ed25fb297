//! What of a page cannot be shown as it is. Never a silent gap: each is a sentence beside the page.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What helps against every lack.
pub const ADVICE: &str = "Print the original to a PDF in the program it came from, and add that instead";

/// Something of a page that is missing or drawn in another way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
pub enum Lack {
    /// Letters whose typeface is not in the file and not known here.
    #[error("Letters are missing or may be others: {}", of(.0))]
    Typeface(String),
    /// A picture that cannot be decoded.
    #[error("A picture on it cannot be shown")]
    Picture,
    /// A stamp, signature or drawing without anything to draw.
    #[error("A stamp, signature or drawing on it cannot be shown")]
    Mark,
    /// A note that opens.
    #[error("A note on it opens only in a PDF reader, so its words are not on the page")]
    Note,
    /// A value in a form that is not drawn.
    #[error("What was filled into a field on it cannot be shown")]
    Field,
    /// A form in another language inside the PDF.
    #[error("It is part of a form that only Adobe Reader shows in full")]
    Form,
    /// Files inside the PDF.
    #[error("The PDF has files attached, which are not part of the packet")]
    Attachment,
    /// The content breaks off, or part of it is not there.
    #[error("Part of its content is damaged, and something may be missing")]
    Broken,
    /// Signs that are shown by name, as no typeface has them.
    #[error("Signs without a letter form are shown by their names: {}", .0.join(", "))]
    Named(Vec<String>),
    /// Signs that were cut or broken before the file came here.
    #[error("{} lost before the file came here, shown as [lost sign]", crate::domain::text::counted(*.0, "sign was", "signs were"))]
    Lost(usize),
    /// Letters that are too small once the picture stands on a page.
    #[error("Its letters become too small to read on a page")]
    Small,
    /// A picture whose data breaks off.
    #[error("Part of the picture is damaged and does not show")]
    Torn,
    /// A picture that moves.
    #[error("The picture moves, and only the first of its pictures is on the page")]
    Moves,
    /// Letters were read in a character set that the file does not name.
    #[error("The file does not say how its letters are encoded; they were read as {0}")]
    Charset(String),
}

fn of(typeface: &str) -> String {
    match typeface {
        "" => "their typeface is not in the file".to_owned(),
        name => format!("the typeface {name} is not in the file"),
    }
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
                | Self::Lost(_)
                | Self::Charset(_)
                | Self::Small
                | Self::Moves
        )
    }

    /// The sentence, and what helps.
    #[must_use]
    pub fn advice(&self) -> String {
        match self {
            Self::Attachment => format!("{self}. Save them and add those that matter"),
            Self::Small => format!("{self}. Cut the picture into parts, and add those"),
            Self::Torn => format!("{self}. Ask for the file again where it came from"),
            Self::Moves => format!("{self}. Take screenshots of the others that matter"),
            Self::Named(_) => self.to_string(),
            Self::Lost(_) => format!("{self}. Add the whole file where you have it"),
            Self::Charset(_) => format!("{self}. Check that they are right, else save the file as UTF-8"),
            _ => format!("{self}. {ADVICE}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_is_missing_and_what_helps() {
        let named = Lack::Typeface("HeiseiMin-W3".into()).advice();
        assert!(named.contains("HeiseiMin-W3") && named.ends_with(ADVICE), "{named}");
        assert!(Lack::Typeface(String::new()).to_string().contains("their typeface"));
        assert!(Lack::Picture.is_gap() && !Lack::Note.is_gap());
    }
}
