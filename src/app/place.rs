//! The window's place on the desktop: remembered between two starts, and brought back into sight where a screen has
//! less room than it had.
//!
//! Must not live here: writing a file (the settings keeper does that).

use super::App;
use crate::desk::settings::WindowPlace;
use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportInfo, vec2};
use std::time::Duration;

/// The smallest window everything fits into.
const SMALLEST: Vec2 = vec2(1024.0, 640.0);
/// The window of a first start, where the screen has room for it.
const FIRST: [f32; 2] = [1440.0, 900.0];
/// What a title bar and the desktop's own bars take of a screen's height.
const BARS: f32 = 64.0;
/// How much of a title bar has to be on a screen, so that a hand can take it.
const GRIP: Vec2 = vec2(160.0, 32.0);
/// How long the window rests before its place is kept, in seconds.
const REST: f64 = 1.0;

/// What is known of the window's place.
#[derive(Default)]
pub struct PlaceKeeper {
    seen: Option<WindowPlace>,
    since: f64,
    /// Where it came to rest after the start; only what differs from that was a person's doing.
    first: Option<WindowPlace>,
    is_fitted: bool,
}

/// A window where it was left; that of a first start in the size it is made for.
pub fn placed(builder: ViewportBuilder, place: Option<&WindowPlace>) -> ViewportBuilder {
    let builder = builder.with_min_inner_size(SMALLEST);
    let Some(place) = place else { return builder.with_inner_size(FIRST) };
    let builder = builder.with_inner_size(place.size).with_maximized(place.is_maximized);
    place.position.map_or(builder.clone(), |position| builder.with_position(position))
}

impl App {
    /// Keeps the window's place once it rests.
    pub(super) fn keep_place(&mut self, ctx: &Context) {
        if !self.desk.has_window {
            return;
        }
        let (zoom, room, kept) = (ctx.zoom_factor(), ctx.content_rect().size(), self.desk.settings.get().window);
        let (now, place) =
            ctx.input(|input| (input.time, place_of(input.viewport(), room, zoom, self.place.seen.or(kept))));
        let Some(place) = place else { return };
        if self.place.seen != Some(place) {
            (self.place.seen, self.place.since) = (Some(place), now);
        }
        if self.place.first.is_some() && kept == Some(place) {
            return;
        }
        if now - self.place.since < REST {
            ctx.request_repaint_after(Duration::from_millis(1_050));
        } else if self.place.first.is_none() {
            self.place.first = Some(place);
        } else {
            self.keep_place_now();
        }
    }

    /// Keeps it at once. Where nobody moved the window, nothing is written.
    pub(super) fn keep_place_now(&self) {
        let PlaceKeeper { seen: Some(seen), first: Some(first), .. } = self.place else { return };
        if seen != first || self.desk.settings.get().window.is_some() {
            self.desk.settings.change(|settings| settings.window = Some(seen));
        }
    }

    /// Brings the window into sight, once: the screen it was left on may be gone or have less room.
    pub(super) fn fit_window(&mut self, frame: &eframe::Frame) {
        if std::mem::replace(&mut self.place.is_fitted, true) {
            return;
        }
        let Some(window) = frame.winit_window() else { return };
        if window.is_maximized() || window.fullscreen().is_some() {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a scale is a small number")]
        let scale = window.scale_factor() as f32;
        let screens: Vec<Rect> = window
            .available_monitors()
            .map(|screen| {
                let (at, size) = (screen.position().cast::<f32>(), screen.size().cast::<f32>());
                Rect::from_min_size(Pos2::new(at.x, at.y), vec2(size.width, size.height))
            })
            .collect();
        let mut size = window.inner_size().cast::<f32>();
        // Some desktops do not tell where a window is; there its size alone counts.
        let mut at = window.outer_position().unwrap_or_default().cast::<f32>();
        let now = Rect::from_min_size(Pos2::new(at.x, at.y), vec2(size.width, size.height));
        let Some(fitted) = fitted(now, &screens, scale) else { return };
        (at.x, at.y, size.width, size.height) = (fitted.left(), fitted.top(), fitted.width(), fitted.height());
        if fitted.width() < SMALLEST.x * scale || fitted.height() < SMALLEST.y * scale {
            window.set_min_inner_size(Some(size));
        }
        // A desktop may take its time or refuse; the window is usable either way.
        let _asked = window.request_inner_size(size);
        window.set_outer_position(at);
    }
}

/// Where the window is, in points of the desktop. What cannot be said now is as it was before; nothing can be said of a
/// window that is out of sight or fills the screen.
fn place_of(info: &ViewportInfo, room: Vec2, zoom: f32, before: Option<WindowPlace>) -> Option<WindowPlace> {
    if info.minimized == Some(true) || info.fullscreen == Some(true) {
        return None;
    }
    if info.maximized == Some(true) {
        let before = before.unwrap_or(WindowPlace { position: None, size: FIRST, is_maximized: true });
        return Some(WindowPlace { is_maximized: true, ..before });
    }
    let whole = |a: f32, b: f32| [(a * zoom).round(), (b * zoom).round()];
    Some(WindowPlace {
        position: info.outer_rect.map(|rect| whole(rect.left(), rect.top())),
        size: whole(room.x, room.y),
        is_maximized: false,
    })
}

/// Where a window of pixels has to be to be used, on the screen that shows most of it; nothing when it is fine there.
fn fitted(window: Rect, screens: &[Rect], scale: f32) -> Option<Rect> {
    let shown = |screen: &Rect| {
        let part = screen.intersect(window);
        if part.is_positive() { part.area() } else { 0.0 }
    };
    // Of those that show none of it the first one is taken, which is the desktop's own.
    let screen = screens.iter().rev().copied().max_by(|a, b| shown(a).total_cmp(&shown(b)))?;
    let room = screen.size() - vec2(0.0, BARS * scale);
    let size = window.size().min(room);
    let grip = Rect::from_min_size(window.min, vec2(window.width(), GRIP.y * scale)).intersect(screen);
    let is_in_reach = grip.width() >= GRIP.x * scale && grip.height() >= GRIP.y * scale;
    if size == window.size() && is_in_reach {
        return None;
    }
    let most = screen.min + (room - size).max(Vec2::ZERO);
    Some(Rect::from_min_size(window.min.clamp(screen.min, most), size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_that_is_in_sight_stays_where_it_is() {
        let screens = [rect(0.0, 0.0, 1920.0, 1080.0), rect(1920.0, 0.0, 1920.0, 1080.0)];
        for window in [rect(100.0, 60.0, 1440.0, 900.0), rect(2000.0, 60.0, 1440.0, 900.0)] {
            assert_eq!(fitted(window, &screens, 1.0), None);
        }
        assert_eq!(fitted(rect(100.0, 60.0, 1440.0, 900.0), &[], 1.0), None, "nothing is known of any screen");
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_comes_back() {
        let screens = [rect(0.0, 0.0, 1920.0, 1080.0)];
        let back = fitted(rect(2000.0, 60.0, 1440.0, 900.0), &screens, 1.0).expect("it is out of sight");
        assert_eq!(back, rect(480.0, 60.0, 1440.0, 900.0));
    }

    #[test]
    fn a_window_is_no_larger_than_the_screen_has_room() {
        let small = [rect(0.0, 0.0, 1366.0, 768.0)];
        let first = fitted(rect(0.0, 0.0, 1440.0, 900.0), &small, 1.0).expect("it is too large");
        assert_eq!(first, rect(0.0, 0.0, 1366.0, 704.0));
    }

    #[test]
    fn a_window_that_fills_the_screen_keeps_the_place_it_had() {
        let before = WindowPlace { position: Some([40.0, 50.0]), size: [1200.0, 800.0], is_maximized: false };
        let info = ViewportInfo { maximized: Some(true), ..ViewportInfo::default() };
        let place = place_of(&info, vec2(1920.0, 1080.0), 1.0, Some(before)).expect("known");
        assert_eq!(place, WindowPlace { is_maximized: true, ..before });
        let info = ViewportInfo { minimized: Some(true), ..ViewportInfo::default() };
        assert_eq!(place_of(&info, vec2(0.0, 0.0), 1.0, Some(before)), None);
    }

    #[test]
    fn a_larger_text_makes_no_smaller_window() {
        let info = ViewportInfo { outer_rect: Some(rect(20.0, 10.0, 720.0, 470.0)), ..ViewportInfo::default() };
        let place = place_of(&info, vec2(720.0, 450.0), 2.0, None).expect("known");
        assert_eq!((place.position, place.size), (Some([40.0, 20.0]), [1440.0, 900.0]));
    }
}
