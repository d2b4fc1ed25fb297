//! A picture from the clipboard as a file.

use super::pixels::Pixels;

/// Writes pixels as PNG. Nothing when their measures make no sense.
#[must_use]
pub fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let color = if pixels.is_grey { image::ExtendedColorType::L8 } else { image::ExtendedColorType::Rgb8 };
    if !pixels.is_whole() {
        return None;
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::write_buffer_with_format(
        &mut bytes,
        &pixels.data,
        pixels.width,
        pixels.height,
        color,
        image::ImageFormat::Png,
    )
    .ok()?;
    Some(bytes.into_inner())
}
