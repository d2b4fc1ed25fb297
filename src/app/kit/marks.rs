//! Shapes beside colours: what a colour tells, its shape tells too, so that nobody has to know red from green.
//!
//! Must not live here: what is marked.

use super::theme;
use super::tokens::{Tone, size, space, tokens};
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Ui, Vec2, pos2, vec2};

/// How wide a sign is.
pub const SIGN: f32 = 8.0;
/// How wide the bar beside what is chosen is.
const BAR: f32 = 3.0;

/// The sign of a tone in a line of its own place.
pub fn sign(ui: &mut Ui, tone: Tone) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIGN), Sense::hover());
    paint(ui.painter(), rect.center(), tone, tone.strong(tokens(ui)));
    response
}

/// Paints the sign of a tone: a disc where all is well, a ring where nothing is to be told, a disc in a ring where
/// something goes on, a triangle where care is wanted, and a diamond where it is late or wrong.
pub fn paint(painter: &Painter, at: Pos2, tone: Tone, color: Color32) {
    let half = SIGN / 2.0;
    match tone {
        Tone::Green => drop(painter.circle_filled(at, half - 0.5, color)),
        Tone::Grey => drop(painter.circle_stroke(at, half - 1.0, theme::line_of_sign(color))),
        Tone::Blue => {
            painter.circle_stroke(at, half - 0.5, theme::hairline(color));
            painter.circle_filled(at, half - 2.0, color);
        }
        Tone::Amber => {
            let foot = at.y + half - 1.0;
            let corners = vec![pos2(at.x, at.y - half), pos2(at.x + half, foot), pos2(at.x - half, foot)];
            painter.add(Shape::convex_polygon(corners, color, egui::Stroke::NONE));
        }
        Tone::Red => {
            let corners = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)];
            painter.add(Shape::convex_polygon(corners.map(|to| at + to).to_vec(), color, egui::Stroke::NONE));
        }
    }
}

/// The bar at the left of what is chosen among others.
pub fn chosen(ui: &Ui, rect: Rect) {
    let bar =
        Rect::from_min_max(rect.left_top() + vec2(0.0, space::TIGHT), rect.left_bottom() - vec2(-BAR, space::TIGHT));
    ui.painter().rect_filled(bar, size::PILL_RADIUS, tokens(ui).accent);
}

/// The lines above and below the row of a table that is open, which its pale ground alone would tell.
pub fn open_row(ui: &Ui, rect: Rect) {
    let line = theme::hairline(tokens(ui).accent);
    ui.painter().hline(rect.x_range(), rect.top() - 0.5, line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::RawInput;

    /// What is painted for a tone, without its colours and where it stands.
    fn shapes(tone: Tone) -> String {
        let ctx = egui::Context::default();
        let output = ctx.run_ui(RawInput::default(), |ui| paint(ui.painter(), pos2(50.0, 50.0), tone, Color32::RED));
        let shapes: Vec<String> = output
            .shapes
            .iter()
            .map(|clipped| match &clipped.shape {
                Shape::Circle(circle) => format!("disc {} ring {}", circle.fill.a() > 0, circle.stroke.width > 0.0),
                Shape::Path(path) => format!("{} corners", path.points.len()),
                other => format!("{other:?}"),
            })
            .collect();
        output.drop_without_applying_deltas();
        shapes.join(", ")
    }

    #[test]
    fn no_two_tones_have_the_same_sign() {
        let tones = [Tone::Grey, Tone::Blue, Tone::Green, Tone::Amber, Tone::Red];
        let seen: std::collections::BTreeSet<String> = tones.into_iter().map(shapes).collect();
        assert_eq!(seen.len(), tones.len(), "{seen:?}");
    }
}
