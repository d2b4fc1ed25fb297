//! The kinds of files that can become pages.
//!
//! Must not live here: how a file is told to be one of them.

use serde::{Deserialize, Serialize};

/// A kind of file that can become pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// GIF picture; its first frame.
    Gif,
    /// WebP picture.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// TIFF picture of one or several pages.
    Tiff,
    /// HEIC photo.
    Heic,
    /// PDF document.
    Pdf,
    /// A saved mail.
    Email,
    /// Plain text.
    Text,
}

impl Kind {
    /// True for pictures.
    #[must_use]
    pub fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf | Self::Email | Self::Text)
    }
}
