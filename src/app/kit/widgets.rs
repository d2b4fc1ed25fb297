//! Buttons, pills, tabs, cards: the vocabulary every page is written in.
//!
//! Must not live here: what a click does.

use super::icons;
use super::live::{self, Saying};
use super::marks;
pub use super::pills::{badge, pill, pill_width, pill_with_sign};
use super::popups;
use super::theme;
use super::tokens::{Tokens, Tone, size, space, tokens};
use crate::app::words;
use egui::{
    Align, Button, Color32, CornerRadius, CursorIcon, Frame, Layout, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

/// How much a button invites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    Primary,
    /// Something else one can do.
    Secondary,
    /// Something that cannot be undone.
    Danger,
    /// Text that acts.
    Quiet,
}

/// A button with words.
pub fn button(ui: &mut Ui, look: Look, words: &str) -> Response {
    let is_enabled = ui.is_enabled();
    let response = ui.add(made(tokens(ui), look, words, is_enabled));
    if is_enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
}

fn made<'a>(tokens: &Tokens, look: Look, words: &'a str, is_enabled: bool) -> Button<'a> {
    let text = RichText::new(words).font(theme::medium(size::BODY));
    let button = match look {
        // Not pale, but flat: what it would do can still be read.
        Look::Quiet if !is_enabled => {
            Button::new(text.color(tokens.faint)).fill(Color32::TRANSPARENT).stroke(Stroke::NONE)
        }
        _ if !is_enabled => {
            Button::new(text.color(tokens.muted)).fill(tokens.grey_weak).stroke(Stroke::new(1.0, tokens.line))
        }
        Look::Primary => Button::new(text.color(tokens.on_accent)).fill(tokens.accent).stroke(Stroke::NONE),
        Look::Secondary => {
            Button::new(text.color(tokens.text)).fill(tokens.raised).stroke(Stroke::new(1.0, tokens.strong_line))
        }
        Look::Danger => {
            Button::new(text.color(tokens.red)).fill(tokens.raised).stroke(Stroke::new(1.0, tokens.strong_line))
        }
        Look::Quiet => Button::new(text.color(tokens.muted)).fill(Color32::TRANSPARENT).stroke(Stroke::NONE),
    };
    // A button is one line: where there is no room beside the others, it begins the next row.
    let button = button.wrap_mode(egui::TextWrapMode::Extend);
    button.corner_radius(size::RADIUS).min_size(Vec2::new(0.0, size::CONTROL))
}

/// One of a few choices side by side.
pub fn chip(ui: &mut Ui, is_chosen: bool, words: &str) -> Response {
    let tokens = tokens(ui);
    let (fill, line, ink) = if is_chosen {
        (tokens.accent_weak, theme::thick(tokens.accent), tokens.accent)
    } else {
        (tokens.raised, theme::hairline(tokens.strong_line), tokens.muted)
    };
    let text = RichText::new(words).font(theme::medium(size::BODY)).color(ink);
    let response = ui.add(Button::new(text).fill(fill).stroke(line).min_size(Vec2::new(0.0, size::CHIP)));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A line of a menu or a list of sections: words on the left, as wide as it is told to be.
pub fn menu_line(ui: &mut Ui, is_chosen: bool, words: &str, label: &str, width: f32) -> Response {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::click());
    if is_chosen || response.hovered() || response.has_focus() {
        let fill = if is_chosen { tokens.accent_weak } else { tokens.grey_weak };
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
    }
    if is_chosen {
        marks::chosen(ui, rect);
    }
    let inner = rect.shrink2(Vec2::new(8.0, 0.0));
    let color = if is_chosen { tokens.accent } else { tokens.text };
    let words = egui::WidgetText::from(RichText::new(words).font(theme::medium(size::BODY)).color(color));
    let galley = words.into_galley(ui, Some(egui::TextWrapMode::Truncate), inner.width(), theme::medium(size::BODY));
    ui.painter().galley(inner.left_center() - Vec2::new(0.0, galley.size().y / 2.0), galley, color);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A button that can be out of reach, and then says why. Its words stay as legible as any text.
pub fn button_if(ui: &mut Ui, can: Result<(), &str>, look: Look, words: &str) -> Response {
    let Err(reason) = can else { return button(ui, look, words) };
    let alpha = std::mem::replace(&mut ui.visuals_mut().disabled_alpha, 1.0);
    let button = made(tokens(ui), look, words, false);
    let response = ui.add_enabled(false, button);
    ui.visuals_mut().disabled_alpha = alpha;
    response.on_disabled_hover_text(reason)
}

/// A button with an icon alone. `alt` is what a screen reader says and a pointer is told.
pub fn icon_button(ui: &mut Ui, icon: &str, alt: &str) -> Response {
    let tokens = tokens(ui);
    let text = RichText::new(icon).size(size::ICON).color(tokens.muted);
    let button = Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).min_size(Vec2::splat(size::CHIP));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.add(button)
    });
    let response = response.inner.on_hover_text(alt).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, alt));
    response
}

/// The same, small enough for a line of text.
pub fn small_icon_button(ui: &mut Ui, icon: &str, alt: &str) -> Response {
    let tokens = tokens(ui);
    let text = RichText::new(icon).size(size::SMALL).color(tokens.faint);
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(3.0);
        ui.add(
            Button::new(text)
                .fill(Color32::TRANSPARENT)
                .stroke(Stroke::NONE)
                .min_size(Vec2::splat(size::SMALLEST_CONTROL)),
        )
    });
    let response = response.inner.on_hover_text(alt).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, alt));
    response
}

/// Words that act like a link.
pub fn link(ui: &mut Ui, words: &str) -> Response {
    let text = RichText::new(words).color(tokens(ui).accent);
    link_of(ui, text)
}

/// The same in a look of its own. In high contrast a link is told from text by its line, not by its colour alone.
pub fn link_of(ui: &mut Ui, text: RichText) -> Response {
    let text = if tokens(ui).has_borders { text.underline() } else { text };
    ui.add(egui::Link::new(text)).on_hover_cursor(CursorIcon::PointingHand)
}

/// A button low enough for a row of a table.
pub fn small_button(ui: &mut Ui, words: &str) -> Response {
    let tokens = tokens(ui);
    let text = RichText::new(words).font(theme::medium(size::SMALL)).color(tokens.text);
    let button = Button::new(text).fill(tokens.raised).stroke(Stroke::new(1.0, tokens.strong_line));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(8.0, 2.0);
        ui.add(button.corner_radius(size::RADIUS).min_size(Vec2::new(0.0, size::SMALL_CONTROL)))
    });
    response.inner.on_hover_cursor(CursorIcon::PointingHand)
}

/// One of several tabs, with a count. As wide whether it is chosen or not, and whatever digits the count has.
pub fn tab(ui: &mut Ui, is_chosen: bool, word: &str, count: Option<&str>) -> Response {
    tab_of(ui, is_chosen, word, (count, count))
}

/// The same where there is no room for the count, which is said when the mouse rests on it.
pub fn tab_without_count(ui: &mut Ui, is_chosen: bool, word: &str, count: &str) -> Response {
    tab_of(ui, is_chosen, word, (None, Some(count))).on_hover_text(format!("{word} {count}"))
}

/// How wide the parts of a tab are: its word and its count.
fn tab_widths(ui: &Ui, word: &str, count: Option<&str>) -> (f32, f32) {
    let widest = |words: &str, font: egui::FontId| {
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER)).size().x
    };
    let word = widest(word, theme::semibold(size::BODY)).max(widest(word, theme::medium(size::BODY)));
    let count = count.map_or(0.0, |count| {
        let digits: String = count.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        widest(&digits, egui::FontId::proportional(size::BODY)) + 6.0
    });
    (word, count)
}

/// How wide a tab is.
#[must_use]
pub fn tab_width(ui: &Ui, word: &str, count: Option<&str>) -> f32 {
    let (word, count) = tab_widths(ui, word, count);
    word + count + 24.0
}

/// `painted` is the count that is seen, `said` the one that is read out.
fn tab_of(ui: &mut Ui, is_chosen: bool, word: &str, (painted, said): (Option<&str>, Option<&str>)) -> Response {
    let tokens = tokens(ui);
    let color = if is_chosen { tokens.text } else { tokens.muted };
    let font = if is_chosen { theme::semibold(size::BODY) } else { theme::medium(size::BODY) };
    let word_galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(word.to_owned(), font, color));
    let (word_width, _) = tab_widths(ui, word, None);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(tab_width(ui, word, painted), size::TAB), Sense::click());
    let left = rect.left_center() + Vec2::new(12.0, -word_galley.size().y / 2.0);
    let count_at = left + Vec2::new(word_width + 6.0, 0.0);
    ui.painter().galley(left, word_galley, color);
    if let Some(count) = painted {
        let font = egui::FontId::proportional(size::BODY);
        let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(count.to_owned(), font, tokens.faint));
        ui.painter().galley(count_at, galley, tokens.faint);
    }
    if is_chosen {
        let line = Rect::from_min_max(rect.left_bottom() - Vec2::new(0.0, 2.0), rect.right_bottom());
        ui.painter().rect_filled(line, 0.0, tokens.accent);
    }
    let label = said.map_or_else(|| word.to_owned(), |count| format!("{word} {count}"));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, &label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// An area with a border.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(space::LARGE)
        .show(ui, add)
        .inner
}

/// The title of a card. The first one of a dialog is its name.
pub fn title(ui: &mut Ui, words: &str) {
    let response = ui.label(RichText::new(words).font(theme::semibold(size::TITLE)));
    popups::name_dialog(ui, &response);
}

/// A small heading over a group.
pub fn caption(ui: &mut Ui, words: &str) {
    let color = tokens(ui).muted;
    ui.label(RichText::new(words).font(theme::semibold(size::CAPTION)).color(color));
}

/// An icon beside words that say the same: a screen reader passes it by.
pub fn icon(ui: &mut Ui, icon: &str, points: f32, color: Color32) -> Response {
    let response = ui.label(RichText::new(icon).size(points).color(color));
    ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
    response
}

/// Quiet text.
pub fn muted(ui: &mut Ui, words: impl Into<String>) -> Response {
    let color = tokens(ui).muted;
    ui.label(RichText::new(words).color(color))
}

/// Small quiet text that may take several lines.
pub fn hint(ui: &mut Ui, words: impl Into<String>) -> Response {
    let color = tokens(ui).muted;
    ui.add(egui::Label::new(RichText::new(words).font(theme::small()).color(color)).wrap())
}

/// Words with the colour of a tone, that may take several lines.
pub fn toned(ui: &mut Ui, tone: Tone, words: impl Into<String>) -> Response {
    let color = tone.strong(tokens(ui));
    ui.add(egui::Label::new(RichText::new(words).font(theme::small()).color(color)).wrap())
}

/// The same about what came of something, which a screen reader says when it comes.
pub fn told(ui: &mut Ui, tone: Tone, words: impl Into<String>) -> Response {
    let response = toned(ui, tone, words);
    live::line(&response, if tone == Tone::Red { Saying::Assertive } else { Saying::Polite });
    response
}

/// A line that fills up, `part` from 0 to 1.
pub fn progress(ui: &mut Ui, part: f32, label: &str) {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 4.0), Sense::hover());
    ui.painter().rect(rect, 2.0, tokens.grey_weak, tokens.border(tokens.line), StrokeKind::Outside);
    let full = Rect::from_min_size(rect.min, Vec2::new(rect.width() * part.clamp(0.0, 1.0), rect.height()));
    ui.painter().rect_filled(full, 2.0, tokens.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, label));
}

/// One line of a list of checks: a box with its state, and words.
pub fn check_line(ui: &mut Ui, state: CheckState, words: &str) {
    let tokens = tokens(ui);
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
        let rect = rect.translate(Vec2::new(0.0, 2.0));
        let (tone, icon, alt) = match state {
            CheckState::Good => (Tone::Green, Some(icons::CHECK), words::kit_check_done()),
            CheckState::Care => (Tone::Amber, Some("!"), words::kit_check_open()),
            CheckState::Bad => (Tone::Red, Some(icons::CLOSE), words::kit_check_bad()),
            CheckState::Empty => (Tone::Grey, None, words::kit_check_empty()),
        };
        let stroke = Stroke::new(1.0, if icon.is_some() { tone.strong(tokens) } else { tokens.strong_line });
        ui.painter().rect(rect, 3.0, tone.weak(tokens), stroke, StrokeKind::Inside);
        if let Some(icon) = icon {
            let font = theme::bold(size::CAPTION);
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon, font, tone.strong(tokens));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, alt));
        let color =
            if state == CheckState::Good || state == CheckState::Empty { tokens.text } else { tone.strong(tokens) };
        ui.add(egui::Label::new(RichText::new(words).color(color)).wrap());
    });
}

/// How a line of a list of checks stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// As it should be.
    Good,
    /// Possible, with care.
    Care,
    /// Not possible.
    Bad,
    /// Nothing there.
    Empty,
}

/// A checkbox in the kit's look, with a name a test and a screen reader find.
pub fn checkbox(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    ui.add(egui::Checkbox::new(on, words)).on_hover_cursor(CursorIcon::PointingHand)
}

/// A name with its value. What one takes elsewhere, ids and addresses, has a button that copies it; it shows where the
/// pointer or the focus is.
pub fn fact(ui: &mut Ui, name: &str, value: &str, is_code: bool) {
    let tokens = tokens(ui);
    let line = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), size::SMALL_CONTROL));
    let is_pointed_at = ui.rect_contains_pointer(line);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = size::SMALL_CONTROL;
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(
                Vec2::new(130.0, size::SMALLEST_CONTROL),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(130.0);
                    ui.label(RichText::new(name).color(tokens.muted).font(theme::small()));
                },
            );
            let font = if is_code { theme::mono() } else { egui::FontId::proportional(size::BODY) };
            let has_copy = is_code || value.contains('@');
            let room = (ui.available_width() - if has_copy { 34.0 } else { 0.0 }).max(40.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(RichText::new(value).font(font)).truncate());
            });
            if has_copy {
                copy_button(ui, &words::kit_copy(words::inside(name)), value, is_pointed_at);
            }
        });
    });
}

/// There for a keyboard and a screen reader all the time, seen where it is wanted.
fn copy_button(ui: &mut Ui, alt: &str, value: &str, is_shown: bool) {
    let response = ui.scope(|ui| {
        ui.set_opacity(if is_shown { 1.0 } else { 0.0 });
        small_icon_button(ui, icons::COPY, alt)
    });
    let response = response.inner;
    if response.has_focus() && !is_shown {
        let font = egui::FontId::proportional(size::SMALL);
        let center = response.rect.center();
        ui.painter().text(center, egui::Align2::CENTER_CENTER, icons::COPY, font, tokens(ui).faint);
    }
    if response.clicked() {
        ui.ctx().copy_text(value.to_owned());
    }
}

/// A line across.
pub fn line(ui: &mut Ui) {
    let tokens = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens.line);
}
