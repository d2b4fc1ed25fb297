//! Photos of phones: the picture the phone shows first, measured without decoding it.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::colours;
use super::frame::MOST_BYTES;
use super::plain::on_white;
use heifer::heifer_isobmff::HeifFile;
use heifer::heifer_isobmff::boxes::Property;
use image::ColorType;

/// How wide and how high it is, cut and turned as it says; nothing where only decoding tells.
pub fn size(bytes: &[u8]) -> Result<Option<(u32, u32)>, Refusal> {
    let file = HeifFile::parse(bytes).map_err(|error| Refusal::senseless(Kind::Heic, &error))?;
    let damaged = |error| Refusal::senseless(Kind::Heic, &error);
    let id = file.primary_id;
    let is_grid = file.primary_item().map_err(damaged)?.item_type.0 == *b"grid";
    let is_plain = file.primary_item().map_err(damaged)?.item_type.0 == *b"hvc1";
    let mut size = if is_grid {
        let grid = file.grid(id).map_err(damaged)?;
        (grid.output_width, grid.output_height)
    } else {
        match file.image_size(id).map_err(damaged)?.filter(|_| is_plain) {
            Some(size) => size,
            None => return Ok(None),
        }
    };
    for property in file.item_properties(id).map_err(damaged)? {
        match property {
            Property::Rotation(quarters) if quarters % 2 == 1 => size = (size.1, size.0),
            Property::CleanAperture { .. } => return Ok(None),
            _ => {}
        }
    }
    Ok(Some(size).filter(|(width, height)| *width > 0 && *height > 0))
}

/// The picture the phone shows first.
pub fn decode(bytes: &[u8]) -> Result<Pixels, Refusal> {
    let options = heifer::Options { max_threads: 2, max_pixels: MOST_BYTES / 4 };
    let file = HeifFile::parse(bytes).map_err(|error| Refusal::senseless(Kind::Heic, &error))?;
    let profile = file.icc_profile(file.primary_id).ok().flatten();
    if let Some(profile) = profile.filter(|profile| colours::is_followed(profile)) {
        let image = heifer::decode_rgba8(bytes, &options).map_err(failed)?;
        let mut pixels = on_white(image.width, image.height, ColorType::Rgba8, image.data);
        colours::to_srgb(&mut pixels, Some(profile));
        return Ok(pixels);
    }
    let image = match heifer::decode_srgb_rgba8(bytes, &options) {
        Err(heifer::Error::Unsupported(_)) => heifer::decode_rgba8(bytes, &options),
        other => other,
    };
    let image = image.map_err(failed)?;
    Ok(on_white(image.width, image.height, ColorType::Rgba8, image.data))
}

fn failed(error: heifer::Error) -> Refusal {
    match error {
        heifer::Error::Unsupported(_) => Refusal::NotTaken(ForeignKind::Unusual(Kind::Heic)),
        error => Refusal::senseless(Kind::Heic, &error),
    }
}
