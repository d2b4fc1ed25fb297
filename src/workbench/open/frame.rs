//! How large a picture is, and how large it may be.

use super::super::refusal::{Damage, Material, Refusal};
use image::metadata::Orientation;
use std::sync::{Arc, Mutex};

/// A decoded picture may take this many bytes before it becomes pixels of ours.
pub const MOST_BYTES: u64 = 210_000_000;
/// No side may be longer.
pub const LONGEST: u32 = 65_000;

/// A picture of a file, as it is measured.
#[derive(Clone)]
pub struct Frame {
    /// As it is shown.
    pub width: u32,
    pub(super) height: u32,
    pub(super) orientation: Orientation,
    /// Where it begins in a TIFF.
    pub(super) directory: Option<u64>,
    /// Its rows stand closer than its columns, as in a fax: so large it is as it is seen, before it is turned.
    pub(super) stretched: Option<(u32, u32)>,
    /// The rows of it that are on this page, from and how many, for a picture longer than a page.
    pub(super) part: Option<(u32, u32)>,
    /// How high its letters are, in pixels, once it was looked at closely.
    pub(super) letters: Arc<Mutex<Option<f32>>>,
}

pub fn check_size(width: u32, height: u32, bytes: u64) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        return Err(Refusal::damaged(Material::Picture, Damage::NoPixels));
    }
    if width > LONGEST || height > LONGEST || bytes > MOST_BYTES {
        return Err(Refusal::TooManyPixels { width, height });
    }
    Ok(())
}

impl Frame {
    /// A picture that is stored so large.
    pub fn of(
        (width, height): (u32, u32),
        orientation: Orientation,
        directory: Option<u64>,
        stretched: Option<(u32, u32)>,
    ) -> Self {
        let (width, height) = stretched.unwrap_or((width, height));
        let is_sideways = matches!(
            orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let (width, height) = if is_sideways { (height, width) } else { (width, height) };
        Self { width, height, orientation, directory, stretched, part: None, letters: Arc::default() }
    }
}
