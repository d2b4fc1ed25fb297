//! Pages of a TIFF: which there are, how large they are seen, and their pixels.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
use super::frame::{Frame, LONGEST, check_size};
use super::plain::any;
use super::tiff::{self, Tags, tag};
use super::{MOST_PAGES, faxes, samples};
use image::metadata::Orientation;

/// The pages.
pub fn frames(bytes: &[u8]) -> Result<Vec<Frame>, Refusal> {
    let directories = tiff::directories(bytes, MOST_PAGES);
    if directories.len() > MOST_PAGES {
        return Err(Refusal::TooManyPages { pages: directories.len(), most: MOST_PAGES });
    }
    if directories.is_empty() {
        return Err(Refusal::damaged(Kind::Tiff, Damage::NoPage));
    }
    if directories.iter().any(|directory| is_raw(bytes, *directory)) {
        return Err(Refusal::NotTaken(ForeignKind::RawPhoto));
    }
    // Small pictures of a page and masks are no pages.
    let role = |directory: u64| Tags::of(bytes, directory).and_then(|tags| tags.number(tag::ROLE)).unwrap_or(0);
    let pages: Vec<u64> = directories.iter().copied().filter(|directory| role(*directory) & 0b101 == 0).collect();
    let pages = if pages.is_empty() { directories } else { pages };
    pages.into_iter().map(|directory| frame(bytes, directory)).collect()
}

/// True for what cameras write before they make a picture of it: its first page is only a small view.
fn is_raw(bytes: &[u8], directory: u64) -> bool {
    let Some(tags) = Tags::of(bytes, directory) else { return false };
    let has = |tag| tags.number(tag).is_some();
    bytes.get(8..10) == Some(b"CR") || has(tag::CAMERA_RAW) || (has(tag::MAKER) && has(tag::SUB_PAGES))
}

fn frame(bytes: &[u8], directory: u64) -> Result<Frame, Refusal> {
    let missing = || Refusal::damaged(Kind::Tiff, Damage::PageMissing);
    let tags = Tags::of(bytes, directory).ok_or_else(missing)?;
    let side = |tag| tags.number(tag).and_then(|side| u32::try_from(side).ok()).ok_or_else(missing);
    let (width, height) = (side(tag::WIDTH)?, side(tag::HEIGHT)?);
    let deep = tags.number(tag::BITS).unwrap_or(1).div_ceil(8).clamp(1, 8);
    let samples = tags.number(tag::SAMPLES).unwrap_or(1).clamp(1, 16);
    check_size(width, height, u64::from(width).saturating_mul(u64::from(height)).saturating_mul(deep * samples))?;
    let turned = tags.number(tag::ORIENTATION).and_then(|turned| u8::try_from(turned).ok());
    let orientation = turned.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms);
    let stretched = stretched((width, height), &tags);
    if let Some((width, height)) = stretched {
        check_size(width, height, u64::from(width) * u64::from(height) * samples)?;
    }
    Ok(Frame::of((width, height), orientation, Some(directory), stretched))
}

/// Machines that fax keep half as many rows as columns an inch; on paper both are as long.
fn stretched((width, height): (u32, u32), tags: &Tags<'_>) -> Option<(u32, u32)> {
    const SAME: f64 = 0.03;
    const MOST: f64 = 5.0;
    let (across, down) = (tags.fraction(tag::X_RESOLUTION)?, tags.fraction(tag::Y_RESOLUTION)?);
    let ratio = across / down;
    if !ratio.is_finite() || (ratio - 1.0).abs() < SAME || !(1.0 / MOST..=MOST).contains(&ratio) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "five times at most")]
    let longer = |side: u32, by: f64| (f64::from(side) * by).round().min(f64::from(LONGEST)) as u32;
    Some(if ratio > 1.0 { (width, longer(height, ratio)) } else { (longer(width, 1.0 / ratio), height) })
}

/// A page as it is stored.
pub fn decode(bytes: &[u8], directory: u64) -> Result<Pixels, Refusal> {
    let missing = || Refusal::damaged(Kind::Tiff, Damage::PageMissing);
    let tags = Tags::of(bytes, directory).ok_or_else(missing)?;
    if let Some(pixels) = faxes::decode(bytes, &tags)? {
        return Ok(pixels);
    }
    match samples::decode(bytes, &tags)? {
        Some(pixels) => Ok(pixels),
        None => any(Kind::Tiff, &tiff::beginning_with(bytes, directory).ok_or_else(missing)?),
    }
}
