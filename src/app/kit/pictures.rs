//! Drawn pages as textures.

use crate::desk::packets::Pixels;
use egui::{ColorImage, TextureOptions};

/// A page is shown smaller than it is drawn; without smaller copies its letters would flicker.
pub const SHARP: TextureOptions =
    TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };

/// Pixels as a texture wants them.
#[must_use]
pub fn image(pixels: &Pixels) -> ColorImage {
    let size = [pixels.width as usize, pixels.height as usize];
    if !pixels.is_whole() {
        return ColorImage::filled([1, 1], egui::Color32::WHITE);
    }
    if pixels.is_grey { ColorImage::from_gray(size, &pixels.data) } else { ColorImage::from_rgb(size, &pixels.data) }
}
