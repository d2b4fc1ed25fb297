//! Drawing a page. One with more lines than fit into the memory at once is drawn in bands, each by itself.

use super::super::pixels::Pixels;
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::object::{Name, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use std::sync::{Mutex, PoisonError};

/// Contents of fewer bytes are light, whatever they draw.
const LIGHT: usize = 120_000;
/// Outlines of so many pixels are drawn at once; each takes about thirty bytes until it is.
const AT_ONCE: f64 = 3_500_000.0;
/// No page is drawn in more bands.
const MOST_BANDS: u16 = 64;
/// One heavy page is drawn at a time, as their memory adds up.
static HEAVY: Mutex<()> = Mutex::new(());

/// The pixels of a page through a transform: red, green, blue.
pub fn page(
    page: &Page<'_>,
    settings: &InterpreterSettings,
    transform: Affine,
    (width, height): (u16, u16),
) -> Vec<u8> {
    let cache = RenderCache::new();
    let bands = if is_light(page) { 1 } else { bands(outlines(page, settings, transform), height) };
    let _alone = (bands > 1).then(|| HEAVY.lock().unwrap_or_else(PoisonError::into_inner));
    let rows = height.div_ceil(bands).max(1);
    let mut data = vec![255; usize::from(width) * usize::from(height) * 3];
    let row = usize::from(width) * 3;
    let mut top = 0;
    while top < height {
        let rows = rows.min(height - top);
        let through = Affine::translate((0.0, -f64::from(top))) * transform;
        let band = band(page, &cache, settings, through, (width, rows));
        if let Some(places) = data.get_mut(usize::from(top) * row..usize::from(top + rows) * row) {
            Pixels::put_rgba(band.data_as_u8_slice(), places);
        }
        top += rows;
    }
    data
}

fn band<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    transform: Affine,
    (width, height): (u16, u16),
) -> Pixmap {
    // Hinting moves edges to whole pixels, which makes small text harder to compare and to read.
    // Kept glyphs are moved to quarters of a pixel, which is one more difference.
    let how = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let mut context = RenderContext::new(width, height);
    hayro::render_into(page, cache, settings, &how, &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(width, height);
    let settings = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), settings);
    pixmap
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a few bands")]
fn bands(outlines: f64, height: u16) -> u16 {
    ((outlines / AT_ONCE).ceil().clamp(1.0, f64::from(MOST_BANDS)) as u16).min(height.max(1))
}

/// True when its content and the forms it names are short.
fn is_light(page: &Page<'_>) -> bool {
    let forms = &page.resources().x_objects;
    let length = |name: Name<'_>| {
        let part = forms.get::<Stream<'_>>(name.as_ref())?;
        let is_form = part.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        is_form.then(|| part.raw_data().len().saturating_mul(4))
    };
    let own = page.page_stream().map_or(0, <[u8]>::len);
    own + forms.keys().filter_map(length).sum::<usize>() < LIGHT
}

/// How many pixels the outlines of a page are long.
fn outlines(page: &Page<'_>, settings: &InterpreterSettings, transform: Affine) -> f64 {
    let cache = InterpreterCache::new();
    let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let mut context = Context::new(transform, everywhere, &cache, page.xref(), settings.clone());
    let mut ruler = Ruler(0.0);
    interpret_page(page, &mut context, &mut ruler);
    ruler.0
}

/// Adds up the length of what is drawn.
struct Ruler(f64);

impl Ruler {
    fn add(&mut self, path: &BezPath, transform: Affine) {
        let (mut first, mut last) = (Point::ORIGIN, Point::ORIGIN);
        for element in path.elements() {
            let to = match element {
                PathEl::MoveTo(to) => {
                    first = *to;
                    last = *to;
                    continue;
                }
                PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => *to,
                PathEl::ClosePath => first,
            };
            let length = (transform * to - transform * last).hypot();
            self.0 += if length.is_finite() { length.min(20_000.0) } else { 0.0 };
            last = to;
        }
        self.0 += 8.0;
    }
}

impl<'a> Device<'a> for Ruler {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.add(path, props.transform);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let size = (props.transform * glyph.transform() * Point::new(0.0, 1_000.0)
                - props.transform * glyph.transform() * Point::ORIGIN)
                .hypot();
            let turns = if matches!(&**glyph, Glyph::Type3(_)) { 20.0 } else { 6.0 };
            self.0 += if size.is_finite() { size.min(20_000.0) * turns } else { 0.0 };
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_with_very_many_lines_are_drawn_in_bands() {
        assert_eq!((bands(0.0, 2_000), bands(2e6, 2_000), bands(9e7, 2_000), bands(1e12, 5)), (1, 1, 26, 5));
    }
}
