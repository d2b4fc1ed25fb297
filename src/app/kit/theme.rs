//! Puts tokens and fonts into egui, once, for both themes.
//!
//! Must not live here: a colour of its own (`tokens` has them).

use super::focus;
use super::tokens::{DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens, size, space};
use crate::desk::settings::Appearance;
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, ThemePreference, Vec2, style::ScrollAnimation,
};
use std::sync::Arc;

/// The family of titles and pills.
pub const SEMIBOLD: &str = "semibold";
/// The family of buttons and tabs.
pub const MEDIUM: &str = "medium";
/// The family of amounts.
pub const BOLD: &str = "bold";

/// Small text.
#[must_use]
pub fn small() -> FontId {
    FontId::proportional(size::SMALL)
}

/// Captions.
#[must_use]
pub fn caption() -> FontId {
    FontId::proportional(size::CAPTION)
}

/// Text of medium weight.
#[must_use]
pub fn medium(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name(MEDIUM.into()))
}

/// Text of half bold weight.
#[must_use]
pub fn semibold(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name(SEMIBOLD.into()))
}

/// Bold text.
#[must_use]
pub fn bold(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name(BOLD.into()))
}

/// Ids and codes.
#[must_use]
pub fn mono() -> FontId {
    FontId::monospace(size::SMALL)
}

/// The line around a control or a card, and between two parts.
#[must_use]
pub fn hairline(color: Color32) -> Stroke {
    Stroke::new(1.0, color)
}

/// The line of what has to be seen: where something lands, or what is chosen on a page.
#[must_use]
pub fn thick(color: Color32) -> Stroke {
    Stroke::new(2.0, color)
}

/// The line of a sign that is as small as a letter.
#[must_use]
pub fn line_of_sign(color: Color32) -> Stroke {
    Stroke::new(1.5, color)
}

/// Room inside of an edge: at the left and right, and above and below.
#[must_use]
pub fn inset(beside: f32, above: f32) -> Margin {
    Margin::from(Vec2::new(beside, above))
}

/// Room inside of an edge, but none below, where something follows that has its own.
#[must_use]
pub fn inset_open(beside: f32, above: f32) -> Margin {
    Margin { bottom: 0, ..inset(beside, above) }
}

/// How everything looks, as it was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LookOfAll {
    /// Light, dark, or as the system has it.
    pub appearance: Appearance,
    /// The size of all text.
    pub text_scale: f32,
    /// Colours that are far apart.
    pub is_high_contrast: bool,
    /// Nothing moves by itself.
    pub is_still: bool,
}

/// Sets fonts, both styles and the ring of the focus. Call it once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    set_styles(ctx, LookOfAll::default());
    focus::install(ctx);
}

/// Has everything look as it was chosen.
pub fn apply(ctx: &egui::Context, look: LookOfAll) {
    set_styles(ctx, look);
    ctx.set_theme(match look.appearance {
        Appearance::System => ThemePreference::System,
        Appearance::Light => ThemePreference::Light,
        Appearance::Dark => ThemePreference::Dark,
    });
    ctx.set_zoom_factor(look.text_scale);
}

fn set_styles(ctx: &egui::Context, look: LookOfAll) {
    let [dark, light] = if look.is_high_contrast { [&HIGH_DARK, &HIGH_LIGHT] } else { [&DARK, &LIGHT] };
    ctx.set_style_of(Theme::Dark, style(dark, true, look));
    ctx.set_style_of(Theme::Light, style(light, false, look));
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf"));
    add("inter-medium", include_bytes!("../../../assets/fonts/Inter-Medium.ttf"));
    add("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"));
    add("inter-bold", include_bytes!("../../../assets/fonts/Inter-Bold.ttf"));
    add("lucide", include_bytes!("../../../assets/fonts/Lucide.ttf"));
    let bundled: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut family = |family: FontFamily, first: &[&str]| {
        let mut names: Vec<String> = first.iter().map(|name| (*name).to_owned()).collect();
        let rest = fonts.families.get(&family).cloned().unwrap_or_else(|| bundled.clone());
        names.extend(rest);
        fonts.families.insert(family, names);
    };
    family(FontFamily::Proportional, &["inter", "lucide"]);
    family(FontFamily::Name(MEDIUM.into()), &["inter-medium", "lucide"]);
    family(FontFamily::Name(SEMIBOLD.into()), &["inter-semibold", "lucide"]);
    family(FontFamily::Name(BOLD.into()), &["inter-bold", "lucide"]);
    // Hack stays first for ids and codes; Inter fills what it lacks.
    if let Some(mono) = fonts.families.get_mut(&FontFamily::Monospace) {
        mono.extend(["inter".to_owned(), "lucide".to_owned()]);
    }
    fonts
}

fn style(tokens: &Tokens, is_dark: bool, look: LookOfAll) -> Style {
    let text_styles = [
        (TextStyle::Body, FontId::proportional(size::BODY)),
        (TextStyle::Small, FontId::proportional(size::SMALL)),
        (TextStyle::Button, medium(size::BODY)),
        (TextStyle::Heading, semibold(size::TITLE)),
        (TextStyle::Monospace, mono()),
    ];
    let mut style = Style { text_styles: text_styles.into(), ..Style::default() };
    style.spacing.item_spacing = Vec2::new(space::NEAR, space::CLOSE);
    style.spacing.button_padding = Vec2::new(space::WIDE, space::CLOSE);
    style.spacing.interact_size = Vec2::new(28.0, size::CONTROL);
    style.spacing.menu_margin = Margin::from(space::CLOSE);
    style.spacing.icon_width = 14.0;
    style.spacing.icon_spacing = space::NEAR;
    style.spacing.combo_width = 120.0;
    style.interaction.selectable_labels = false;
    // The bar floats over this room, so that nothing stands under it and nothing moves when it comes.
    style.spacing.scroll.content_margin = Margin { right: size::SCROLL_BAR, ..Margin::ZERO };
    style.interaction.tooltip_delay = 0.4;
    visuals(&mut style, tokens, is_dark);
    if look.is_high_contrast {
        // What cannot be used is still read.
        style.visuals.disabled_alpha = 0.75;
    }
    if look.is_still {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
    style
}

fn visuals(style: &mut Style, tokens: &Tokens, is_dark: bool) {
    let visuals = &mut style.visuals;
    *visuals = if is_dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    if is_dark {
        // egui thickens light text on dark so much that regular reads as medium.
        visuals.text_options.color_transfer_function = egui::epaint::FontColorTransferFunction::Gamma(0.8);
    }
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.raised;
    visuals.window_stroke = Stroke::new(1.0, tokens.strong_line);
    visuals.window_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    let shadow = Shadow {
        offset: [0, 8],
        blur: 24,
        spread: 0,
        color: Color32::from_black_alpha(if is_dark { 120 } else { 40 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals.extreme_bg_color = tokens.background;
    visuals.faint_bg_color = tokens.grey_weak;
    visuals.code_bg_color = tokens.grey_weak;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.amber;
    visuals.error_fg_color = tokens.red;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.selection.bg_fill = tokens.accent_weak;
    visuals.selection.stroke = Stroke::new(1.0, tokens.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    visuals.striped = false;
    let radius = CornerRadius::same(size::RADIUS);
    let widgets = &mut visuals.widgets;
    for (slot, fill, line, text) in [
        (&mut widgets.noninteractive, tokens.panel, tokens.line, tokens.text),
        (&mut widgets.inactive, tokens.raised, tokens.strong_line, tokens.text),
        (&mut widgets.hovered, tokens.grey_weak, tokens.strong_line, tokens.text),
        // Pressed, or with the focus, which its ring tells: the accent's weak colour is for what is chosen.
        (&mut widgets.active, tokens.grey_weak, tokens.strong_line, tokens.text),
        (&mut widgets.open, tokens.grey_weak, tokens.strong_line, tokens.text),
    ] {
        slot.bg_fill = fill;
        slot.weak_bg_fill = fill;
        slot.bg_stroke = Stroke::new(1.0, line);
        slot.fg_stroke = Stroke::new(1.0, text);
        slot.corner_radius = radius;
        slot.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_by_itself_where_less_motion_is_asked_for() {
        let ctx = egui::Context::default();
        install(&ctx);
        let moves = |ctx: &egui::Context| {
            [Theme::Dark, Theme::Light].map(|theme| {
                let style = ctx.style_of(theme);
                style.animation_time > 0.0
                    || style.visuals.text_cursor.blink
                    || style.scroll_animation != ScrollAnimation::none()
            })
        };
        assert_eq!(moves(&ctx), [true, true]);
        apply(&ctx, LookOfAll { is_still: true, text_scale: 1.0, ..LookOfAll::default() });
        assert_eq!(moves(&ctx), [false, false]);
        apply(&ctx, LookOfAll { text_scale: 1.0, ..LookOfAll::default() });
        assert_eq!(moves(&ctx), [true, true], "and again once it is asked for no more");
    }
}
