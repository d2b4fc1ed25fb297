//! What lies over the words of a page and under them, and what they are cut off by.
//!
//! Must not live here: the words.

use super::styles::Seen;
use hayro::hayro_interpret::{BlendMode, ClipPath, DrawMode, FillRule, Paint, StrokeProps};
use hayro::kurbo::{Affine, BezPath, Cap, PathEl, Point, Rect, Shape as _, Stroke, StrokeOpts, stroke};

/// A thinner line is drawn through words or below them, and hides none.
const THICK: f64 = 2.0;
/// Outlines of more parts are taken as their bounds.
const MOST_PARTS: usize = 2_000;
/// How many places of a sign are looked at.
pub const PLACES: usize = 16;
/// From this part on something is too clear to hide what is under it, of 255; and so little of it is not seen.
const CLEAR: (u8, u8) = (230, 13);

/// An area of the page.
pub struct Cover {
    bounds: Rect,
    /// Nothing for a box.
    outline: Option<BezPath>,
    is_even_odd: bool,
}

impl Cover {
    /// A box, turned or not.
    pub fn of_rect(rect: Rect, transform: Affine) -> Self {
        Self::of_outline(&(transform * rect.to_path(0.1)), false)
    }

    /// What a path fills.
    fn of_outline(outline: &BezPath, is_even_odd: bool) -> Self {
        let bounds = outline.bounding_box();
        let is_plain = is_box(outline) || outline.elements().len() > MOST_PARTS;
        Self { bounds, outline: (!is_plain).then(|| closed(outline)), is_even_odd }
    }

    /// What a path leaves on the page: its inside, its line where that is thick, or both.
    pub fn of_path(path: &BezPath, transform: Affine, mode: &DrawMode) -> Vec<Self> {
        let fill = |rule: FillRule| Self::of_outline(&(transform * path.clone()), matches!(rule, FillRule::EvenOdd));
        match mode {
            DrawMode::Fill(rule) => vec![fill(*rule)],
            DrawMode::Stroke(line) => Self::of_line(path, transform, line).into_iter().collect(),
            DrawMode::FillAndStroke(rule, line) => {
                std::iter::once(fill(*rule)).chain(Self::of_line(path, transform, line)).collect()
            }
            DrawMode::Invisible => Vec::new(),
        }
    }

    /// The area of a line, without the gaps it may have.
    fn of_line(path: &BezPath, transform: Affine, line: &StrokeProps) -> Option<Self> {
        let (wide, scale) = (f64::from(line.line_width), transform.determinant().abs().sqrt());
        if !path.bounding_box().is_finite() || wide * scale < THICK || path.elements().len() > MOST_PARTS {
            return None;
        }
        let outline = stroke(
            path.elements().iter().copied(),
            &Stroke::new(wide).with_caps(Cap::Butt),
            &StrokeOpts::default(),
            0.5 / scale,
        );
        Some(Self::of_outline(&(transform * outline), false))
    }

    /// What is drawn inside of a clip.
    pub fn of_clip(clip: &ClipPath) -> Self {
        Self::of_outline(&clip.path, matches!(clip.fill, FillRule::EvenOdd))
    }

    /// The box around it.
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The box around it by itself, as far as it lies in this one.
    pub fn as_box(&self, inside: Rect) -> Self {
        Self { bounds: self.bounds.intersect(inside), outline: None, is_even_odd: false }
    }

    /// True for a box.
    pub fn is_box(&self) -> bool {
        self.outline.is_none()
    }

    /// True for a place that lies in it.
    pub fn contains(&self, place: Point) -> bool {
        self.bounds.contains(place)
            && self.outline.as_ref().is_none_or(|outline| match outline.winding(place) {
                turns if self.is_even_odd => turns % 2 != 0,
                turns => turns != 0,
            })
    }

    /// How many parts are looked at for one place.
    pub fn parts(&self) -> usize {
        self.outline.as_ref().map_or(1, |outline| outline.elements().len())
    }
}

/// The places in the middle of a sign, where its strokes are, each with a bit of its own.
pub fn places(sign: Rect) -> impl Iterator<Item = (u16, Point)> {
    let part = |number: u8| (f64::from(number) + 0.5) / 4.0;
    (0..16_u8).map(move |at| {
        let (x, y) = (0.15 + part(at % 4) * 0.7, 0.25 + part(at / 4) * 0.5);
        (1 << at, Point::new(sign.x0 + sign.width() * x, sign.y0 + sign.height() * y))
    })
}

/// An outline of which every part ends where it began, as it is filled.
fn closed(outline: &BezPath) -> BezPath {
    let mut out = BezPath::new();
    let mut is_open = false;
    for element in outline.elements() {
        if is_open && matches!(element, PathEl::MoveTo(_)) {
            out.push(PathEl::ClosePath);
        }
        is_open = !matches!(element, PathEl::MoveTo(_) | PathEl::ClosePath);
        out.push(*element);
    }
    if is_open {
        out.push(PathEl::ClosePath);
    }
    out
}

/// The colour something is drawn in.
pub fn colour(paint: &Paint<'_>) -> Seen {
    let Paint::Color(colour) = paint else { return Seen::Unknown };
    match colour.to_rgba().to_rgba8() {
        [_, _, _, alpha] if alpha < CLEAR.1 => Seen::Clear,
        [red, green, blue, alpha] if alpha >= CLEAR.0 => Seen::Colour([red, green, blue]),
        _ => Seen::Unknown,
    }
}

/// True when what is drawn so hides what is under it. One that may hide it counts.
pub fn hides(paint: &Paint<'_>, blend: BlendMode) -> bool {
    let is_clear = matches!(paint, Paint::Color(colour) if colour.to_rgba().to_rgba8()[3] < CLEAR.0);
    let all = |is: fn(u8) -> bool| match colour(paint) {
        Seen::Colour(parts) => parts.into_iter().all(is),
        _ => true,
    };
    !is_clear
        && match blend {
            // A dark one leaves nothing of what it darkens, as a light one of what it lightens.
            BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => all(|part| part < 80),
            BlendMode::Screen | BlendMode::Lighten | BlendMode::ColorDodge => all(|part| part > 175),
            _ => true,
        }
}

/// True for four corners in a row, each right or left, above or below the one before.
fn is_box(path: &BezPath) -> bool {
    let corners = path.elements().iter().filter(|element| !matches!(element, PathEl::ClosePath));
    let points: Option<Vec<Point>> = corners
        .map(|element| match element {
            PathEl::MoveTo(point) | PathEl::LineTo(point) => Some(*point),
            _ => None,
        })
        .collect();
    points.is_some_and(|points| {
        let is_straight = |pair: &[Point]| match pair {
            [a, b] => (a.x - b.x).abs() < 1e-3 || (a.y - b.y).abs() < 1e-3,
            _ => false,
        };
        matches!(points.len(), 4 | 5) && points.windows(2).all(is_straight)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro::kurbo::Circle;

    #[test]
    fn an_area_is_what_is_filled_and_no_more() {
        let fill = |path: &BezPath, rule| {
            let mut covers = Cover::of_path(path, Affine::IDENTITY, &DrawMode::Fill(rule));
            covers.pop().expect("filled")
        };
        let inside = Point::new(50.0, 50.0);
        let circle = Circle::new(inside, 40.0).to_path(0.1);
        let circle = fill(&circle, FillRule::NonZero);
        assert!(circle.contains(inside) && !circle.contains(Point::new(12.0, 12.0)) && !circle.is_box());
        // A frame around a page covers none of it.
        let mut frame = Rect::new(0.0, 0.0, 100.0, 100.0).to_path(0.1);
        frame.extend(Rect::new(5.0, 5.0, 95.0, 95.0).to_path(0.1).elements().iter().copied());
        let frame = fill(&frame, FillRule::EvenOdd);
        assert!(!frame.contains(inside) && frame.contains(Point::new(2.0, 50.0)));
        // One that is turned, and not closed.
        let turned = fill(&BezPath::from_svg("M 50 0 L 100 50 L 50 100 L 0 50").expect("a path"), FillRule::NonZero);
        assert!(turned.contains(inside) && !turned.contains(Point::new(10.0, 10.0)));
        let upright = Cover::of_rect(Rect::new(0.0, 0.0, 9.0, 9.0), Affine::IDENTITY);
        assert!(upright.is_box() && upright.contains(Point::new(1.0, 1.0)));
    }
}
