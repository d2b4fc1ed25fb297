//! How small the pictures of a packet are made.

/// The finest step anything is drawn at, in pixels an inch.
pub const FINEST: f32 = 200.0;

/// How small pictures are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Pixels an inch.
    pub dpi: f32,
    /// JPEG's quality.
    pub quality: u8,
}
