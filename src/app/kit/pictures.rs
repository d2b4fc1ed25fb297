//! Drawn pages as textures, and textures on the screen in their own colours.
//!
//! Must not live here: drawing pages (the helper does that), what lies over them.

use crate::desk::packet::Pixels;
use crate::domain::packet::Turn;
use egui::epaint::Vertex;
use egui::{Color32, ColorImage, Mesh, Rect, TextureHandle, TextureOptions, Ui, pos2};

/// A page is shown smaller than it is drawn; without smaller copies its letters would flicker.
pub const SHARP: TextureOptions =
    TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };

/// Pixels as a texture wants them.
#[must_use]
pub fn image(pixels: &Pixels) -> ColorImage {
    let size = [pixels.width as usize, pixels.height as usize];
    if !pixels.is_whole() {
        return ColorImage::filled([1, 1], Color32::WHITE);
    }
    if pixels.is_grey { ColorImage::from_gray(size, &pixels.data) } else { ColorImage::from_rgb(size, &pixels.data) }
}

/// Paints a texture into the middle of a place, as large as it fits.
pub fn paint_fitting(ui: &Ui, texture: &TextureHandle, room: Rect) {
    let size = texture.size_vec2();
    let scale = (room.width() / size.x).min(room.height() / size.y);
    let place = Rect::from_center_size(room.center(), size * scale);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), place, uv, Color32::WHITE);
}

/// Paints a texture over a place, turned by its corners.
pub fn paint_turned(ui: &Ui, texture: &TextureHandle, place: Rect, turn: Turn) {
    let corners = [place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom()];
    let parts = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
    let mut mesh = Mesh::with_texture(texture.id());
    for (number, corner) in corners.into_iter().enumerate() {
        let from = (number + 4 - usize::from(turn.quarters())) % 4;
        let uv = parts.get(from).copied().unwrap_or_default();
        mesh.vertices.push(Vertex { pos: corner, uv, color: Color32::WHITE });
    }
    mesh.indices = vec![0, 1, 2, 0, 2, 3];
    ui.painter().add(mesh);
}
