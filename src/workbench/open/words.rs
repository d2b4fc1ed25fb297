//! The words of a page and where they stand, read from its text layer.

mod placed;

use super::covers::{Cover, PLACES, colour, hides, places};
use super::styles::Seen;
use crate::domain::evidence::sensitive;
use crate::domain::packet::Area;
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use std::collections::HashMap;

/// More signs on one page are not read.
const MOST_SIGNS: usize = 200_000;
/// How far below and above its line a sign reaches, in parts of the typeface's size.
const BELOW: f64 = -0.24;
const ABOVE: f64 = 0.80;
/// The part of a page from which on a picture on it is more than a mark.
const PICTURE: f64 = 0.03;
/// A picture of so much of the page is a scan: words unseen over it or under it are those that were read from it.
const SCAN: f64 = 0.8;
/// What lies over words and under them is looked for this often at most; a page with more is drawn.
const MOST_COMPARED: usize = 200_000_000;
/// What words stand on is known of so many areas.
const MOST_GROUNDS: usize = 2_000;
/// Of the places of a sign so many are covered when it is hidden.
const MOST_COVERED: u32 = 10;
/// Nobody reads smaller letters, in points.
const TINY: f64 = 0.9;

/// One sign and its place on the page, in points from the top left.
#[derive(Clone, Debug)]
struct Sign {
    text: String,
    place: Rect,
    base: Point,
    /// Where the next sign of its line would stand.
    ahead: Point,
    size: f64,
    /// Of its places, those that something lies over.
    covered: u16,
}

/// The words of one page.
#[derive(Default)]
pub struct Words {
    signs: Vec<Sign>,
    page: (f64, f64),
    /// True when there were more than are read.
    pub is_cut: bool,
    /// Signs whose meaning the file does not tell.
    pub unknown: usize,
    /// Signs of a typeface that is not in the file and for which nothing is drawn.
    pub gaps: usize,
    /// Signs that are in the file and cannot or may not be seen: beside the page, cut away, under something, in the
    /// colour of what they stand on.
    pub hidden: usize,
    /// A picture stands on it that is large enough to hold words of its own.
    pub has_picture: bool,
    has_scan: bool,
    /// Of the hidden signs, those that are drawn without ink: a scan may still come that they were read from.
    unread: usize,
    clips: Vec<Cover>,
    /// What is drawn in parts of their own: how much of it is seen, and how it meets what is below.
    veils: Vec<(f32, BlendMode)>,
    /// What words may stand on, and its colour.
    grounds: Vec<(Cover, Seen)>,
    drawn: HashMap<u128, bool>,
    compared: usize,
}

/// What was found on a page that should not stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub kind: sensitive::Kind,
    /// It itself.
    pub text: String,
    /// Where it stands.
    pub areas: Vec<Area>,
}

impl Words {
    /// Words of a page of this size, to be filled while the page is interpreted.
    pub(super) fn of_page((width, height): (f32, f32)) -> Self {
        Self { page: (f64::from(width).max(1.0), f64::from(height).max(1.0)), ..Self::default() }
    }

    /// True when the page has no text layer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.signs.iter().all(|sign| sign.text.trim().is_empty())
    }

    /// The text as it is written in the file.
    #[must_use]
    pub fn text(&self) -> String {
        joined(&self.signs.iter().collect::<Vec<_>>(), false).0
    }

    /// Every sign in the order of the file, without spaces.
    #[must_use]
    pub fn letters(&self) -> String {
        self.signs.iter().flat_map(|sign| sign.text.chars()).filter(|c| !c.is_whitespace()).collect()
    }

    /// What should not stand there, read in the order of the file and as the eye reads.
    #[must_use]
    pub fn findings(&self) -> Vec<Found> {
        let as_written: Vec<&Sign> = self.signs.iter().collect();
        let mut as_seen = as_written.clone();
        let line = |sign: &Sign| sign.base.y / (sign.size * 0.5).max(1.0);
        as_seen.sort_by(|a, b| line(a).round().total_cmp(&line(b).round()).then(a.base.x.total_cmp(&b.base.x)));
        let mut found = self.find_in(&as_written, false);
        let mut others = self.find_in(&as_seen, false);
        if as_seen.iter().any(|sign| is_rtl(sign)) {
            others.extend(self.find_in(&turned(&as_seen), true));
        }
        for other in others {
            let is_known = found
                .iter()
                .any(|known| known.kind == other.kind && known.text == other.text && known.areas == other.areas);
            if !is_known && !found.iter().any(|known| overlap(known, &other)) {
                found.push(other);
            }
        }
        found
    }

    fn find_in(&self, signs: &[&Sign], is_turned: bool) -> Vec<Found> {
        let (text, starts) = joined(signs, is_turned);
        let of_place = |place: sensitive::Place| {
            let first = starts.partition_point(|start| *start <= place.range.start).saturating_sub(1);
            let last = starts.partition_point(|start| *start < place.range.end);
            let covered = signs.get(first..last).unwrap_or_default();
            let found = text.get(place.range).unwrap_or_default().to_owned();
            Found { kind: place.kind, text: found, areas: self.areas(covered) }
        };
        sensitive::find(&text).into_iter().map(of_place).collect()
    }

    /// The places of signs, one area a line, with a little room around.
    fn areas(&self, signs: &[&Sign]) -> Vec<Area> {
        let mut lines: Vec<Rect> = Vec::new();
        for sign in signs {
            match lines.last_mut() {
                Some(line) if (line.center().y - sign.place.center().y).abs() < sign.place.height() * 0.6 => {
                    *line = line.union(sign.place);
                }
                _ => lines.push(sign.place),
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "fractions of a page")]
        let area = |rect: &Rect| {
            let (width, height) = self.page;
            let corner = |x: f64, y: f64| ((x / width) as f32, (y / height) as f32);
            Area::between(corner(rect.x0 - 1.0, rect.y0), corner(rect.x1 + 1.0, rect.y1))
        };
        lines.iter().map(area).filter(|area| !area.is_empty()).collect()
    }

    /// One of ten signs has at most this size, in points.
    #[must_use]
    pub fn small_size(&self) -> Option<f64> {
        let seen = self.signs.iter().filter(|sign| !sign.text.trim().is_empty());
        let mut sizes: Vec<f64> = seen.map(|sign| sign.size).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.get(sizes.len() / 10).copied()
    }

    /// Takes a sign in; one in a colour that is seen, or one that is drawn by itself.
    fn add(&mut self, glyph: &Glyph<'_>, transform: Affine, ink: Option<Seen>) {
        let is_shown = ink.is_some();
        if self.signs.len() >= MOST_SIGNS {
            self.is_cut = true;
            return;
        }
        let text = match glyph.as_unicode() {
            Some(hayro::hayro_interpret::hayro_cmap::BfString::Char(c)) => c.to_string(),
            Some(hayro::hayro_interpret::hayro_cmap::BfString::String(text)) => text,
            None => {
                self.unknown += 1;
                "\u{fffd}".to_owned()
            }
        };
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        // Outlines are a thousand units an em; the transform brings them to the page.
        let width = f64::from(width.filter(|width| width.is_finite() && *width > 0.0).unwrap_or(500.0));
        let em = Rect::new(0.0, BELOW * 1000.0, width, ABOVE * 1000.0);
        let place = transform.transform_rect_bbox(em);
        let base = transform * Point::ORIGIN;
        let ahead = transform * Point::new(width, 0.0);
        let sized = (transform * Point::new(0.0, 1000.0)) - base;
        if is_shown && self.is_gap(glyph, &text) {
            self.gaps += 1;
        }
        let sides = [place.x0, place.y0, place.x1, place.y1, base.x, base.y, ahead.x, ahead.y];
        let is_sane = sides.iter().all(|value| value.is_finite());
        let is_blank = text.trim().is_empty();
        if !self.is_inside(place) {
            self.hidden += usize::from(!is_blank);
        } else if is_sane {
            let is_seen = match ink {
                Some(ink) => sized.hypot() >= TINY && !self.is_lost(place.center(), ink),
                None => self.has_scan,
            };
            self.hidden += usize::from(!is_blank && !is_seen);
            self.unread += usize::from(!is_blank && !is_seen && ink.is_none());
            self.signs.push(Sign { text, place, base, ahead, size: sized.hypot().max(0.1), covered: 0 });
        }
    }
}

impl Words {
    /// True for a place of which something lies on the page and inside of what is drawn.
    fn is_inside(&mut self, place: Rect) -> bool {
        let page = Rect::new(0.0, 0.0, self.page.0, self.page.1);
        let seen = self.clips.iter().fold(place.intersect(page), |seen, clip| seen.intersect(clip.bounds()));
        if seen.width() <= place.width().min(1.0) * 0.2 || seen.height() <= place.height().min(1.0) * 0.2 {
            return false;
        }
        let shapes = || self.clips.iter().filter(|clip| !clip.is_box());
        if self.compared > MOST_COMPARED {
            self.hidden += usize::from(shapes().next().is_some());
            return true;
        }
        self.compared += shapes().map(Cover::parts).sum::<usize>() * PLACES;
        places(place).filter(|(_, place)| shapes().all(|clip| clip.contains(*place))).count() >= PLACES / 2
    }

    /// True for letters in the colour of what they stand on.
    fn is_lost(&mut self, place: Point, ink: Seen) -> bool {
        self.compared += self.grounds.len();
        let ground = self.grounds.iter().rev().find(|(ground, _)| ground.contains(place));
        let is_known = self.grounds.len() < MOST_GROUNDS;
        let ground = ground.map_or(if is_known { Seen::Colour([255; 3]) } else { Seen::Unknown }, |(_, seen)| *seen);
        ink.is_lost_on(ground) || self.veils.iter().any(|(opacity, _)| *opacity < 0.05)
    }

    /// True for a sign that stands for something and for which nothing is drawn, as its typeface is not in the file.
    fn is_gap(&mut self, glyph: &Glyph<'_>, text: &str) -> bool {
        let Glyph::Outline(outline) = glyph else { return false };
        let key = outline.identifier().cache_key();
        let is_drawn = *self.drawn.entry(key).or_insert_with(|| !outline.outline().elements().is_empty());
        let means = |c: char| !c.is_whitespace() && !c.is_control() && !is_ignorable(c);
        let stands = if text == "\u{fffd}" { outline.char_code() > 0xa0 } else { text.chars().any(means) };
        !is_drawn && stands && outline.font_data().is_none_or(|font| super::blind::is_stand_in((*font.data).as_ref()))
    }

    /// What is drawn hides the signs under it, and later ones stand on it.
    fn cover(&mut self, cover: &Cover, is_hiding: bool, seen: Seen) {
        let is_seen = self.clips.iter().all(|clip| clip.bounds().overlaps(cover.bounds()));
        if !is_seen {
            return;
        }
        if is_hiding {
            self.hide(cover);
        }
        if self.grounds.len() < MOST_GROUNDS && seen != Seen::Clear {
            let is_plain = is_hiding && cover.is_box() && self.clips.iter().all(Cover::is_box);
            let page = Rect::new(0.0, 0.0, self.page.0, self.page.1);
            let inside = self.clips.iter().fold(page, |inside, clip| inside.intersect(clip.bounds()));
            self.grounds.push((cover.as_box(inside), if is_plain { seen } else { Seen::Unknown }));
        }
    }

    fn hide(&mut self, cover: &Cover) {
        self.compared += self.signs.len();
        let of_clips = self.clips.iter().map(Cover::parts).sum::<usize>();
        let (clips, bounds) = (&self.clips, cover.bounds());
        for sign in self.signs.iter_mut().filter(|sign| sign.covered.count_ones() < MOST_COVERED) {
            if self.compared > MOST_COMPARED || !bounds.overlaps(sign.place) || sign.text.trim().is_empty() {
                continue;
            }
            self.compared += (cover.parts() + of_clips) * PLACES;
            for (bit, place) in places(sign.place) {
                if cover.contains(place) && clips.iter().all(|clip| clip.contains(place)) {
                    sign.covered |= bit;
                }
            }
            self.hidden += usize::from(sign.covered.count_ones() >= MOST_COVERED);
        }
        // What was not looked at may be hidden.
        self.hidden += usize::from(self.compared > MOST_COMPARED);
    }

    /// How something meets what is below it.
    fn blend(&self, own: BlendMode) -> BlendMode {
        let is_other = |blend: &BlendMode| !matches!(blend, BlendMode::Normal);
        let of_veils = self.veils.iter().rev().map(|(_, blend)| *blend);
        std::iter::once(own).chain(of_veils).find(is_other).unwrap_or_default()
    }

    /// True when something is drawn through a veil that leaves what is below in sight.
    fn is_veiled(&self) -> bool {
        self.veils.iter().any(|(opacity, _)| *opacity < 0.9)
    }
}

/// Signs that are never drawn: soft hyphens, joiners, marks of direction.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn overlap(a: &Found, b: &Found) -> bool {
    a.areas.iter().any(|a| b.areas.iter().any(|b| a.covers(*b) || b.covers(*a)))
}

/// True for a letter of a script that runs from right to left.
fn is_rtl(sign: &Sign) -> bool {
    sign.text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'))
}

/// Signs as they are seen, with the words of lines that run from right to left in the order they are read in: the parts
/// of a number stand there in the order of words, and the figures of each part do not.
fn turned<'a>(seen: &[&'a Sign]) -> Vec<&'a Sign> {
    let mut out = Vec::with_capacity(seen.len());
    for line in seen.chunk_by(|a, b| is_same_line(a, b)) {
        if !line.iter().any(|sign| is_rtl(sign)) {
            out.extend_from_slice(line);
            continue;
        }
        let is_word = |a: &&Sign, b: &&Sign| {
            let is_space = |sign: &Sign| sign.text.trim().is_empty();
            let gap = b.place.x0 - a.place.x1;
            !is_space(a) && !is_space(b) && gap <= a.size.max(b.size) * GAP
        };
        out.extend(line.chunk_by(is_word).rev().flatten());
    }
    out
}

/// The room between two words, in parts of the typeface's size.
const GAP: f64 = 0.18;

fn is_same_line(a: &Sign, b: &Sign) -> bool {
    (a.base.y - b.base.y).abs() < a.size.max(b.size) * 0.4
}

/// The signs as one text, with the spaces and line ends the eye sees between them; and where each sign begins in it.
fn joined(signs: &[&Sign], is_turned: bool) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(signs.len());
    let mut last: Option<&Sign> = None;
    for sign in signs {
        if let Some(last) = last {
            let size = last.size.max(sign.size);
            let gap = sign.place.x0 - last.place.x1;
            let is_space = |sign: &Sign| sign.text.starts_with(' ');
            let is_apart = gap > size * GAP || (is_turned && gap < -size * 0.5);
            if !is_same_line(last, sign) || (!is_turned && (gap > size * 3.0 || gap < -size * 2.0)) {
                text.push('\n');
            } else if is_apart && !text.ends_with(' ') && !is_space(sign) {
                text.push(' ');
            }
        }
        starts.push(text.len());
        text.push_str(&sign.text);
        last = Some(sign);
    }
    (text, starts)
}

impl<'a> Device<'a> for Words {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let is_hiding = hides(&props.paint, self.blend(props.blend_mode)) && !self.is_veiled();
        for cover in Cover::of_path(path, props.transform, mode) {
            self.cover(&cover, is_hiding, colour(&props.paint));
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        let is_hiding = hides(&props.paint, self.blend(props.blend_mode)) && !self.is_veiled();
        for cover in Cover::of_path(&rect.to_path(0.1), props.transform, mode) {
            self.cover(&cover, is_hiding, colour(&props.paint));
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(Cover::of_clip(clip));
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, blend: BlendMode) {
        self.veils.push((opacity, blend));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        // A picture is drawn pixel by pixel, and the transform brings them to the page.
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let page = Rect::new(0.0, 0.0, self.page.0, self.page.1);
        let placed = props.transform.transform_rect_bbox(pixels);
        let seen = self.clips.iter().fold(placed.intersect(page), |seen, clip| seen.intersect(clip.bounds()));
        self.has_picture |= seen.width() * seen.height() > page.area() * PICTURE;
        let is_scan = seen.width() * seen.height() > page.area() * SCAN;
        if is_scan {
            self.has_scan = true;
            self.hidden -= std::mem::take(&mut self.unread).min(self.hidden);
        }
        let darkens = !matches!(self.blend(props.blend_mode), BlendMode::Normal);
        let is_hiding = !darkens && !is_scan && !self.is_veiled();
        self.cover(&Cover::of_rect(pixels, props.transform), is_hiding, Seen::Unknown);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.veils.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let is_masked = props.soft_mask.is_some();
        let ink = if is_masked { Seen::Clear } else { colour(&props.paint) };
        let ink = Some(ink).filter(|_| !matches!(mode, DrawMode::Invisible));
        for glyph in run.glyphs() {
            // Signs that are drawn one by one bring their own colours.
            let own = matches!(&**glyph, Glyph::Type3(_)) && !is_masked;
            let ink = if own { ink.map(|_| Seen::Unknown) } else { ink };
            self.add(glyph, props.transform * glyph.transform(), ink);
        }
    }
}
