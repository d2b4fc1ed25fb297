//! Pictures: measured without decoding, decoded within limits, turned as their camera says, on white paper.

use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::colours::{self, Space};
use super::{MOST_PAGES, faxes, reading, tiff};
use crate::domain::packet::Turn;
use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use std::sync::Arc;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// A decoded picture may take this many bytes before it becomes pixels of ours.
const MOST_BYTES: u64 = 210_000_000;
/// No side may be longer.
const LONGEST: u32 = 65_000;

/// Pictures of one file.
pub struct Picture {
    bytes: Arc<[u8]>,
    kind: Kind,
    frames: Vec<Frame>,
}

/// One of them.
#[derive(Clone, Copy)]
struct Frame {
    /// As it is shown.
    width: u32,
    height: u32,
    orientation: Orientation,
    /// Where it begins in a TIFF.
    directory: Option<u64>,
    /// Its rows stand closer than its columns, as in a fax: so large it is as it is seen, before it is turned.
    stretched: Option<(u32, u32)>,
    /// The rows of it that are on this page, from and how many, for a picture longer than a page.
    part: Option<(u32, u32)>,
    /// How high its letters are, in pixels.
    letters: Option<f32>,
}

impl Picture {
    /// Measures it. Nothing is decoded.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn open(bytes: Arc<[u8]>, kind: Kind) -> Result<Self, Refusal> {
        let frames = match kind {
            Kind::Heic => vec![heic_frame(&bytes)?],
            Kind::Tiff => tiff_frames(&bytes)?,
            _ => vec![measure(kind, &bytes)?],
        };
        if kind == Kind::Jpeg && !jpeg_has_end(&bytes) {
            return Err(Refusal::damaged("JPEG", "it ends in the middle of the picture"));
        }
        let mut picture = Self { bytes, kind, frames };
        picture.split()?;
        Ok(picture)
    }

    /// Pictures that are longer than a page become several pages, with a little of each on the next.
    fn split(&mut self) -> Result<(), Refusal> {
        let mut pages = Vec::with_capacity(self.frames.len());
        for frame in std::mem::take(&mut self.frames) {
            let size = (frame.width, frame.height);
            let letters =
                if reading::is_long(size) { reading::letter_height(&self.pixels_of(&frame, true)?) } else { None };
            let parts = reading::parts(size, letters);
            let part = |part: &(u32, u32)| Frame { height: part.1, part: Some(*part), letters, ..frame };
            match parts.as_slice() {
                [] => pages.push(Frame { letters, ..frame }),
                parts => pages.extend(parts.iter().map(part)),
            }
        }
        self.frames = pages;
        Ok(())
    }

    /// True when its letters are too small to read once it stands on a page.
    #[must_use]
    pub fn is_small(&self, frame: usize) -> bool {
        let frame = self.frames.get(frame);
        frame.is_some_and(|frame| reading::is_small((frame.width, frame.height), frame.letters))
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
    pub fn decode(&self, frame: usize, is_grey: bool) -> Result<Pixels, Refusal> {
        let Some(frame) = self.frames.get(frame) else {
            return Err(Refusal::damaged(self.kind.label(), "a page is missing"));
        };
        let pixels = self.pixels_of(frame, is_grey)?;
        Ok(match frame.part {
            Some((from, rows)) => pixels.rows(from, rows),
            None => pixels,
        })
    }

    /// All of a picture, as it is seen.
    fn pixels_of(&self, frame: &Frame, is_grey: bool) -> Result<Pixels, Refusal> {
        let pixels = match (self.kind, frame.directory) {
            (Kind::Heic, _) => heic(&self.bytes)?,
            (Kind::Jpeg, _) => jpeg(&self.bytes, is_grey)?,
            (Kind::Tiff, Some(directory)) => tiff_page(&self.bytes, directory)?,
            (kind, _) => any(kind, &self.bytes)?,
        };
        let pixels = if is_grey { pixels.grey() } else { pixels };
        if !pixels.is_whole() {
            return Err(Refusal::damaged(self.kind.label(), "its rows are not complete"));
        }
        let pixels = match frame.stretched {
            Some((width, height)) => pixels.resized(width, height),
            None => pixels,
        };
        Ok(upright(pixels, frame.orientation))
    }
}

/// A page of a TIFF.
fn tiff_page(bytes: &[u8], directory: u64) -> Result<Pixels, Refusal> {
    let missing = || Refusal::damaged("TIFF", "a page is missing");
    let tags = tiff::Tags::of(bytes, directory).ok_or_else(missing)?;
    if let Some(pixels) = faxes::decode(bytes, &tags)? {
        return Ok(pixels);
    }
    let mut moved = tiff::beginning_with(bytes, directory).ok_or_else(missing)?;
    faxes::turn_bits(&mut moved, &tags);
    match colours::of_tiff(&moved, &tags)? {
        Some(pixels) => Ok(pixels),
        None => any(Kind::Tiff, &moved),
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

fn check_size(width: u32, height: u32, bytes: u64) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        return Err(Refusal::damaged("picture", "it has no pixels"));
    }
    if width > LONGEST || height > LONGEST || bytes > MOST_BYTES {
        return Err(Refusal::TooManyPixels { width, height });
    }
    Ok(())
}

fn format(kind: Kind) -> image::ImageFormat {
    match kind {
        Kind::Png => image::ImageFormat::Png,
        Kind::Gif => image::ImageFormat::Gif,
        Kind::WebP => image::ImageFormat::WebP,
        Kind::Bmp => image::ImageFormat::Bmp,
        Kind::Tiff => image::ImageFormat::Tiff,
        _ => image::ImageFormat::Jpeg,
    }
}

fn decoder(kind: Kind, bytes: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, Refusal> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    reader.limits(limits);
    reader
        .into_decoder()
        .map(|decoder| Box::new(decoder) as Box<dyn ImageDecoder>)
        .map_err(|error| failed(kind, &error))
}

fn failed(kind: Kind, error: &image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::NotTaken {
            what: format!("A {} this large", kind.label()),
            instead: "Save it with fewer pixels, then add it again".to_owned(),
        },
        image::ImageError::Unsupported(_) => Refusal::NotTaken {
            what: format!("This sort of {}", kind.label()),
            instead: "Save it as PNG, then add it again".to_owned(),
        },
        error => Refusal::damaged(kind.label(), error),
    }
}

fn measure(kind: Kind, bytes: &[u8]) -> Result<Frame, Refusal> {
    let mut decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let size = if kind == Kind::Jpeg { u64::from(width) * u64::from(height) * 3 } else { decoder.total_bytes() };
    check_size(width, height, size)?;
    let found = decoder.exif_metadata().ok().flatten().or_else(|| late_exif(kind, bytes));
    // Some programs put the name of the segment in front.
    let found = found.map(|exif| exif.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec).unwrap_or(exif));
    let orientation = found.and_then(|exif| Orientation::from_exif_chunk(&exif));
    Ok(Frame::of((width, height), orientation.unwrap_or(Orientation::NoTransforms), None, None))
}

/// A PNG may keep its Exif behind the picture.
fn late_exif(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    if kind != Kind::Png {
        return None;
    }
    let mut at = 8_usize;
    loop {
        let length = bytes.get(at..at + 4)?.try_into().map(u32::from_be_bytes).ok()? as usize;
        if bytes.get(at + 4..at + 8)? == b"eXIf" {
            return bytes.get(at + 8..at.checked_add(8)?.checked_add(length)?).map(<[u8]>::to_vec);
        }
        at = at.checked_add(12)?.checked_add(length)?;
    }
}

impl Frame {
    /// A picture that is stored so large.
    fn of(
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
        Self { width, height, orientation, directory, stretched, part: None, letters: None }
    }
}

fn tiff_frames(bytes: &[u8]) -> Result<Vec<Frame>, Refusal> {
    let directories = tiff::directories(bytes, MOST_PAGES);
    if directories.len() > MOST_PAGES {
        return Err(Refusal::TooManyPages { pages: directories.len(), most: MOST_PAGES });
    }
    if directories.is_empty() {
        return Err(Refusal::damaged("TIFF", "it has no page"));
    }
    directories.iter().map(|directory| tiff_frame(bytes, *directory)).collect()
}

fn tiff_frame(bytes: &[u8], directory: u64) -> Result<Frame, Refusal> {
    let missing = || Refusal::damaged("TIFF", "a page is missing");
    let tags = tiff::Tags::of(bytes, directory).ok_or_else(missing)?;
    let side = |tag| tags.number(tag).and_then(|side| u32::try_from(side).ok()).ok_or_else(missing);
    let (width, height) = (side(tiff::tag::WIDTH)?, side(tiff::tag::HEIGHT)?);
    let deep = tags.number(tiff::tag::BITS).unwrap_or(1).div_ceil(8).clamp(1, 8);
    let samples = tags.number(tiff::tag::SAMPLES).unwrap_or(1).clamp(1, 16);
    check_size(width, height, u64::from(width).saturating_mul(u64::from(height)).saturating_mul(deep * samples))?;
    let turned = tags.number(274).and_then(|turned| u8::try_from(turned).ok());
    let orientation = turned.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms);
    let stretched = stretched((width, height), &tags);
    if let Some((width, height)) = stretched {
        check_size(width, height, u64::from(width) * u64::from(height) * samples)?;
    }
    Ok(Frame::of((width, height), orientation, Some(directory), stretched))
}

/// Machines that fax keep half as many rows as columns an inch; on paper both are as long.
fn stretched((width, height): (u32, u32), tags: &tiff::Tags<'_>) -> Option<(u32, u32)> {
    const SAME: f64 = 0.03;
    const MOST: f64 = 5.0;
    let (across, down) = (tags.fraction(tiff::tag::X_RESOLUTION)?, tags.fraction(tiff::tag::Y_RESOLUTION)?);
    let ratio = across / down;
    if !ratio.is_finite() || (ratio - 1.0).abs() < SAME || !(1.0 / MOST..=MOST).contains(&ratio) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "five times at most")]
    let longer = |side: u32, by: f64| (f64::from(side) * by).round().min(f64::from(LONGEST)) as u32;
    Some(if ratio > 1.0 { (width, longer(height, ratio)) } else { (longer(width, 1.0 / ratio), height) })
}

/// Any format but JPEG and HEIC.
fn any(kind: Kind, bytes: &[u8]) -> Result<Pixels, Refusal> {
    let mut decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let profile = decoder.icc_profile().ok().flatten();
    let (color, size) = (decoder.color_type(), decoder.total_bytes());
    check_size(width, height, size)?;
    let mut raw = vec![0; usize::try_from(size).unwrap_or(0)];
    decoder.read_image(&mut raw).map_err(|error| failed(kind, &error))?;
    let mut pixels = on_white(width, height, color, raw);
    colours::to_srgb(&mut pixels, profile.as_deref());
    Ok(pixels)
}

/// Any colours as ours, in place; what is transparent shows white paper.
fn on_white(width: u32, height: u32, color: ColorType, mut raw: Vec<u8>) -> Pixels {
    let is_wide = matches!(color, ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16);
    if matches!(color, ColorType::Rgb32F | ColorType::Rgba32F) {
        narrow(&mut raw, 4, |part| match part {
            [a, b, c, d] => float(f32::from_ne_bytes([*a, *b, *c, *d])),
            _ => 255,
        });
    } else if is_wide {
        narrow(&mut raw, 2, |part| match part {
            [a, b] => u8::try_from(u16::from_ne_bytes([*a, *b]) >> 8).unwrap_or(255),
            _ => 255,
        });
    }
    let channels = usize::from(color.channel_count());
    if matches!(channels, 2 | 4) {
        let colours = channels - 1;
        let count = raw.len() / channels;
        for index in 0..count {
            let at = index * channels;
            let alpha = u16::from(raw.get(at + colours).copied().unwrap_or(255));
            for part in 0..colours {
                let value = u16::from(raw.get(at + part).copied().unwrap_or(255));
                let mixed = (value * alpha + 255 * (255 - alpha) + 127) / 255;
                if let Some(place) = raw.get_mut(index * colours + part) {
                    *place = u8::try_from(mixed).unwrap_or(255);
                }
            }
        }
        raw.truncate(count * colours);
        raw.shrink_to_fit();
    }
    Pixels { width, height, is_grey: channels < 3, data: raw }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a byte")]
fn float(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0) as u8
}

/// Each value of so many bytes becomes one.
fn narrow(raw: &mut Vec<u8>, wide: usize, value: impl Fn(&[u8]) -> u8) {
    let count = raw.len() / wide;
    for index in 0..count {
        let narrowed = raw.get(index * wide..(index + 1) * wide).map_or(255, &value);
        if let Some(place) = raw.get_mut(index) {
            *place = narrowed;
        }
    }
    raw.truncate(count);
    raw.shrink_to_fit();
}

/// A JPEG, without its colours when they are not wanted.
pub fn jpeg(bytes: &[u8], is_grey: bool) -> Result<Pixels, Refusal> {
    let damaged = |error: zune_jpeg::errors::DecodeErrors| Refusal::damaged("JPEG", error);
    let options = DecoderOptions::default().set_max_width(LONGEST as usize).set_max_height(LONGEST as usize);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let found = decoder.input_colorspace();
    let info = decoder.info().ok_or_else(|| Refusal::damaged("JPEG", "it has no measures"))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height, u64::from(width) * u64::from(height) * 3)?;
    let profile = decoder.icc_profile();
    if found == Some(ColorSpace::CMYK)
        && let Some(profile) = profile.as_deref()
    {
        // Adobe keeps how much white there is of each ink.
        decoder.set_options(options.jpeg_set_out_colorspace(ColorSpace::CMYK));
        let inks: Vec<u8> = decoder.decode().map_err(damaged)?.into_iter().map(|ink| 255 - ink).collect();
        if let Some(data) = colours::mixed(&inks, profile, Space::Inks) {
            return Ok(Pixels { width, height, is_grey: false, data });
        }
        // A profile that cannot be followed: the plain mixture of inks.
        decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        decoder.decode_headers().map_err(damaged)?;
    }
    let wants_luma = is_grey && matches!(found, Some(ColorSpace::YCbCr | ColorSpace::Luma));
    let space = if wants_luma || found == Some(ColorSpace::Luma) { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let data = decoder.decode().map_err(damaged)?;
    let mut pixels = Pixels { width, height, is_grey: space == ColorSpace::Luma, data };
    colours::to_srgb(&mut pixels, profile.as_deref());
    Ok(pixels)
}

/// True when the picture's data has its end. What a phone appends behind it does not matter.
fn jpeg_has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Over the segments to the picture itself: a small picture inside them has an end of its own.
    while let Some([0xff, marker, rest @ ..]) = bytes.get(at..) {
        match (marker, rest) {
            (0xff, _) => at += 1,
            (0xda, _) => break,
            (0xd8 | 0x01 | 0xd0..=0xd7, _) => at += 2,
            (_, [high, low, ..]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2),
            _ => return false,
        }
    }
    bytes.get(at..).is_some_and(|data| memchr::memmem::find(data, b"\xff\xd9").is_some())
}

fn heic_frame(bytes: &[u8]) -> Result<Frame, Refusal> {
    let file = heifer::heifer_isobmff::HeifFile::parse(bytes).map_err(|error| Refusal::damaged("HEIC", error))?;
    // Only decoding tells how it is turned, so it is decoded to be measured.
    let _ = file;
    let pixels = heic(bytes)?;
    Ok(Frame::of((pixels.width, pixels.height), Orientation::NoTransforms, None, None))
}

fn heic(bytes: &[u8]) -> Result<Pixels, Refusal> {
    let options = heifer::Options { max_threads: 2, max_pixels: MOST_BYTES / 4 };
    let image = match heifer::decode_srgb_rgba8(bytes, &options) {
        Err(heifer::Error::Unsupported(_)) => heifer::decode_rgba8(bytes, &options),
        other => other,
    };
    let image = image.map_err(|error| match error {
        heifer::Error::Unsupported(_) => Refusal::NotTaken {
            what: "This sort of HEIC".to_owned(),
            instead: "Export it as JPEG, then add it again".to_owned(),
        },
        error => Refusal::damaged("HEIC", error),
    })?;
    Ok(on_white(image.width, image.height, ColorType::Rgba8, image.data))
}

#[cfg(test)]
mod tests {
    use super::*;

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
