//! Pictures: measured without decoding, decoded within limits, turned as their camera says, on white paper.

use super::super::kind::Kind;
use super::super::lack::Lack;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
use super::frame::{Frame, check_size};
use super::plain::{any, decoder, moves};
use super::{exif, heic, jpeg, reading, tiff_pages};
use crate::domain::packet::Turn;
use image::ImageDecoder as _;
use image::metadata::Orientation;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Pictures of one file.
pub struct Picture {
    bytes: Arc<[u8]>,
    kind: Kind,
    frames: Vec<Frame>,
    /// A picture that stands on several pages, until the last of them is drawn.
    kept: Mutex<Option<Kept>>,
    /// Part of it was damaged, as far as it was decoded.
    is_torn: AtomicBool,
    /// Other pictures follow on this one, as in a film.
    moves: bool,
}

/// A decoded picture, as it is seen.
struct Kept {
    /// Where it begins in a TIFF.
    directory: Option<u64>,
    pixels: Arc<Pixels>,
}

impl Picture {
    /// Measures it. Nothing is decoded but long pictures, whose letters decide where they are cut.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn open(bytes: Arc<[u8]>, kind: Kind) -> Result<Self, Refusal> {
        let bytes = if kind == Kind::Jpeg && !jpeg::has_end(&bytes) { jpeg::ended(&bytes)?.into() } else { bytes };
        let mut picture = Self {
            frames: Vec::new(),
            kept: Mutex::default(),
            is_torn: AtomicBool::new(false),
            moves: moves(kind, &bytes),
            bytes,
            kind,
        };
        let frames = match kind {
            Kind::Heic => vec![picture.heic_frame()?],
            Kind::Tiff => tiff_pages::frames(&picture.bytes)?,
            _ => vec![measure(kind, &picture.bytes)?],
        };
        picture.frames = picture.split(frames)?;
        Ok(picture)
    }

    fn heic_frame(&self) -> Result<Frame, Refusal> {
        let size = if let Some(size) = heic::size(&self.bytes)? {
            size
        } else {
            // Only decoding tells how large it is.
            let pixels = Arc::new(heic::decode(&self.bytes)?);
            let size = (pixels.width, pixels.height);
            self.keep(Some(Kept { directory: None, pixels }));
            size
        };
        check_size(size.0, size.1, u64::from(size.0) * u64::from(size.1) * 4)?;
        Ok(Frame::of(size, Orientation::NoTransforms, None, None))
    }

    /// Pictures that are longer than a page become several pages, with a little of each on the next.
    fn split(&self, frames: Vec<Frame>) -> Result<Vec<Frame>, Refusal> {
        let mut pages = Vec::with_capacity(frames.len());
        for frame in frames {
            let size = (frame.width, frame.height);
            let letters = if reading::is_long(size) {
                let pixels = self.whole(&frame, false)?;
                reading::letter_height(&pixels)
            } else {
                None
            };
            let parts = reading::parts(size, letters);
            let part = |part: &(u32, u32)| Frame {
                height: part.1,
                part: Some(*part),
                letters: Arc::default(),
                ..frame.clone()
            };
            match parts.as_slice() {
                [] => pages.push(frame),
                parts => pages.extend(parts.iter().map(part)),
            }
        }
        Ok(pages)
    }

    /// What of a page does not show, as far as it was drawn.
    #[must_use]
    pub fn lacks(&self, frame: usize) -> Vec<Lack> {
        let small = reading::is_small(self.size(frame), self.letters(frame)).then_some(Lack::Small);
        let torn = self.is_torn.load(Ordering::Relaxed).then_some(Lack::Torn);
        small.into_iter().chain(torn).chain(self.moves.then_some(Lack::Moves)).collect()
    }

    /// How high its letters are, in pixels, once it was looked at closely.
    #[must_use]
    pub fn letters(&self, frame: usize) -> Option<f32> {
        self.frames.get(frame).and_then(|frame| *frame.letters.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many there are.
    #[must_use]
    pub fn frames(&self) -> usize {
        self.frames.len()
    }

    /// Pixels in a row and rows, as it is shown.
    #[must_use]
    pub fn size(&self, frame: usize) -> (u32, u32) {
        self.frames.get(frame).map_or((0, 0), |frame| (frame.width, frame.height))
    }

    /// Decodes one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn decode(&self, number: usize, is_grey: bool) -> Result<Pixels, Refusal> {
        let Some(frame) = self.frames.get(number) else {
            return Err(Refusal::damaged(self.kind, Damage::PageMissing));
        };
        let whole = self.whole(frame, is_grey)?;
        let next = self.frames.get(number + 1);
        if frame.part.is_none() || next.is_none_or(|next| next.directory != frame.directory || next.part.is_none()) {
            self.keep(None);
        }
        let pixels = match frame.part {
            Some((from, rows)) => whole.part(from, rows),
            None => Arc::unwrap_or_clone(whole),
        };
        let pixels = if is_grey { pixels.grey() } else { pixels };
        if reading::is_made_small((frame.width, frame.height)) {
            let letters = reading::letter_height(&pixels);
            *frame.letters.lock().unwrap_or_else(PoisonError::into_inner) = letters;
        }
        Ok(pixels)
    }

    fn keep(&self, kept: Option<Kept>) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    /// All of a picture, as it is seen. One that stands on several pages is decoded once, with its colours.
    fn whole(&self, frame: &Frame, is_grey: bool) -> Result<Arc<Pixels>, Refusal> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.directory == frame.directory) {
            return Ok(Arc::clone(&kept.pixels));
        }
        let is_long = frame.part.is_some() || reading::is_long((frame.width, frame.height));
        if !is_long {
            drop(kept);
            return self.pixels_of(frame, is_grey).map(Arc::new);
        }
        let pixels = Arc::new(self.pixels_of(frame, false)?);
        *kept = Some(Kept { directory: frame.directory, pixels: Arc::clone(&pixels) });
        Ok(pixels)
    }

    fn pixels_of(&self, frame: &Frame, is_grey: bool) -> Result<Pixels, Refusal> {
        let pixels = match (self.kind, frame.directory) {
            (Kind::Heic, _) => heic::decode(&self.bytes)?,
            (Kind::Jpeg, _) => {
                let (pixels, is_whole) = jpeg::decoded(&self.bytes, is_grey)?;
                self.is_torn.fetch_or(!is_whole, Ordering::Relaxed);
                pixels
            }
            (Kind::Tiff, Some(directory)) => tiff_pages::decode(&self.bytes, directory)?,
            (kind, _) => any(kind, &self.bytes)?,
        };
        let pixels = if is_grey { pixels.grey() } else { pixels };
        if !pixels.is_whole() {
            return Err(Refusal::damaged(self.kind, Damage::Rows));
        }
        let pixels = match frame.stretched {
            Some((width, height)) => pixels.resized(width, height),
            None => pixels,
        };
        Ok(upright(pixels, frame.orientation))
    }
}

fn upright(pixels: Pixels, orientation: Orientation) -> Pixels {
    let turn = |quarters| Turn::quarter(quarters);
    match orientation {
        Orientation::NoTransforms => pixels,
        Orientation::Rotate90 => pixels.turned(turn(1)),
        Orientation::Rotate180 => pixels.turned(turn(2)),
        Orientation::Rotate270 => pixels.turned(turn(3)),
        Orientation::FlipHorizontal => pixels.mirrored(),
        Orientation::FlipVertical => pixels.mirrored().turned(turn(2)),
        Orientation::Rotate90FlipH => pixels.turned(turn(1)).mirrored(),
        Orientation::Rotate270FlipH => pixels.turned(turn(3)).mirrored(),
    }
}

fn measure(kind: Kind, bytes: &[u8]) -> Result<Frame, Refusal> {
    let mut decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let size = if kind == Kind::Jpeg { u64::from(width) * u64::from(height) * 3 } else { decoder.total_bytes() };
    check_size(width, height, size)?;
    let found = decoder.exif_metadata().ok().flatten();
    let orientation = found.or_else(|| exif::elsewhere(kind, bytes)).and_then(|found| exif::orientation(&found));
    Ok(Frame::of((width, height), orientation.unwrap_or(Orientation::NoTransforms), None, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn opened(bytes: Vec<u8>, kind: Kind) -> Picture {
        Picture::open(bytes.into(), kind).expect("opened")
    }

    fn encoded(image: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("written");
        bytes.into_inner()
    }

    #[test]
    fn transparent_and_deep_pictures_become_eight_bits_on_white() {
        let deep =
            image::ImageBuffer::from_fn(4, 2, |x, _| image::Rgba([65_535_u16, 0, 0, if x < 2 { 65_535 } else { 0 }]));
        let bytes = encoded(&image::DynamicImage::ImageRgba16(deep), image::ImageFormat::Png);
        let pixels = opened(bytes, Kind::Png).decode(0, false).expect("decoded");
        assert_eq!(pixels.data.get(..12), Some(&[255, 0, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255][..]));
    }

    #[test]
    fn a_jpeg_is_read_without_its_colours_and_one_that_was_cut_is_refused() {
        let picture = image::DynamicImage::ImageRgb8(image::ImageBuffer::from_pixel(64, 48, image::Rgb([200, 40, 60])));
        let bytes = encoded(&picture, image::ImageFormat::Jpeg);
        let grey = opened(bytes.clone(), Kind::Jpeg).decode(0, true).expect("decoded");
        assert!(grey.is_grey && grey.is_whole() && grey.data.iter().all(|v| v.abs_diff(90) < 4));
        let cut = bytes.get(..bytes.len() - 40).expect("shorter").to_vec();
        let refusal = Picture::open(cut.into(), Kind::Jpeg).err();
        assert!(matches!(refusal, Some(Refusal::Damaged { .. })), "{refusal:?}");
    }
}
