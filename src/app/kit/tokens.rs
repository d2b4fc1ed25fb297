//! Colours, for dark and for light, sizes, and the room between things.
//!
//! Must not live here: drawing.

use egui::Color32;

/// Every colour of one theme.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Bars and side panels.
    pub panel: Color32,
    /// Cards and menus.
    pub raised: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Borders of controls.
    pub strong_line: Color32,
    /// Text.
    pub text: Color32,
    /// Second text.
    pub muted: Color32,
    /// Third text.
    pub faint: Color32,
    /// The one colour that invites.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_weak: Color32,
    /// On the accent.
    pub on_accent: Color32,
    /// Danger.
    pub red: Color32,
    /// Behind danger.
    pub red_weak: Color32,
    /// Care.
    pub amber: Color32,
    /// Behind care.
    pub amber_weak: Color32,
    /// Good.
    pub green: Color32,
    /// Behind good.
    pub green_weak: Color32,
    /// Neutral news.
    pub blue: Color32,
    /// Behind neutral news.
    pub blue_weak: Color32,
    /// Behind what is quiet.
    pub grey_weak: Color32,
}

#[expect(clippy::disallowed_methods, reason = "the one place that names colours")]
const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The dark theme.
pub const DARK: Tokens = Tokens {
    background: rgb(0x0F_1216),
    panel: rgb(0x15_191F),
    raised: rgb(0x1B_2028),
    line: rgb(0x26_2D37),
    strong_line: rgb(0x32_3B48),
    text: rgb(0xE6_EAF0),
    muted: rgb(0x98_A3B3),
    faint: rgb(0x85_92A3),
    accent: rgb(0x5B_8CFF),
    accent_weak: rgb(0x1A_2646),
    on_accent: rgb(0x0B_1020),
    red: rgb(0xFF_6B6B),
    red_weak: rgb(0x3A_1D22),
    amber: rgb(0xF2_B04B),
    amber_weak: rgb(0x38_2A14),
    green: rgb(0x43_C59E),
    green_weak: rgb(0x12_312A),
    blue: rgb(0x6A_A9FF),
    blue_weak: rgb(0x18_2B45),
    grey_weak: rgb(0x23_2A34),
};

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    background: rgb(0xF4_F6F9),
    panel: rgb(0xFF_FFFF),
    raised: rgb(0xFF_FFFF),
    line: rgb(0xE3_E8EF),
    strong_line: rgb(0xCF_D7E2),
    text: rgb(0x18_202B),
    muted: rgb(0x55_6274),
    faint: rgb(0x5F_6C80),
    accent: rgb(0x2B_5CDD),
    accent_weak: rgb(0xE4_ECFF),
    on_accent: rgb(0xFF_FFFF),
    red: rgb(0xC6_2F3B),
    red_weak: rgb(0xFD_E8E9),
    amber: rgb(0x9A_5B00),
    amber_weak: rgb(0xFD_F0D9),
    green: rgb(0x0B_7353),
    green_weak: rgb(0xDC_F5EC),
    blue: rgb(0x1F_62C4),
    blue_weak: rgb(0xE2_EEFD),
    grey_weak: rgb(0xED_F1F6),
};

/// The ink of redactions, the same on every page and in both themes.
pub const REDACTION: Color32 = Color32::BLACK;
/// A redaction that is still being drawn; what it will cover shows through.
pub const REDACTION_BEGUN: Color32 = Color32::from_black_alpha(180);

/// The tokens of the theme in use.
#[must_use]
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// A meaning that has a colour. A tone never stands alone: there is always a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Quiet.
    Grey,
    /// Neutral news.
    Blue,
    /// Good.
    Green,
    /// Care.
    Amber,
    /// Danger.
    Red,
}

impl Tone {
    /// The colour of its words.
    #[must_use]
    pub fn strong(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Grey => tokens.muted,
            Self::Blue => tokens.blue,
            Self::Green => tokens.green,
            Self::Amber => tokens.amber,
            Self::Red => tokens.red,
        }
    }

    /// The colour behind its words.
    #[must_use]
    pub fn weak(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Grey => tokens.grey_weak,
            Self::Blue => tokens.blue_weak,
            Self::Green => tokens.green_weak,
            Self::Amber => tokens.amber_weak,
            Self::Red => tokens.red_weak,
        }
    }
}

/// Sizes in points.
pub mod size {
    /// Body text.
    pub const BODY: f32 = 13.0;
    /// Second text.
    pub const SMALL: f32 = 12.0;
    /// Captions and column headers.
    pub const CAPTION: f32 = 11.0;
    /// Titles.
    pub const TITLE: f32 = 16.0;
    /// Amounts.
    pub const AMOUNT: f32 = 24.0;
    /// The one number a page is about.
    pub const SCORE: f32 = 38.0;
    /// The words under the icons of the rail: as large as the longest of them allows.
    pub const RAIL_WORDS: f32 = 10.5;
    /// Icons beside body text.
    pub const ICON: f32 = 15.0;
    /// Icons that stand for a place or a file.
    pub const LARGE_ICON: f32 = 17.0;
    /// The icon of a region that has nothing else to show.
    pub const HUGE_ICON: f32 = 28.0;
    /// A row of a table. Even, so that a million of them stand on whole pixels.
    pub const ROW: f32 = 32.0;
    /// The header of a table.
    pub const HEADER: f32 = 28.0;
    /// Corners of controls.
    pub const RADIUS: u8 = 6;
    /// Corners of cards.
    pub const CARD_RADIUS: u8 = 8;
    /// Corners of pills, of pages and of pictures.
    pub const PILL_RADIUS: u8 = 4;
    /// Beside the word of a pill, left and right together.
    pub const PILL_PADDING: f32 = 14.0;
    /// Corners of dialogs.
    pub const DIALOG_RADIUS: u8 = 10;
    /// Between a dialog's edge and what it holds.
    pub const DIALOG_MARGIN: f32 = 20.0;
    /// Height of a button or a field.
    pub const CONTROL: f32 = 30.0;
    /// Height of a chip or an icon button.
    pub const CHIP: f32 = 26.0;
    /// A button in a row of a table, and a line of facts.
    pub const SMALL_CONTROL: f32 = 24.0;
    /// A small icon button, and a line as high.
    pub const SMALLEST_CONTROL: f32 = 20.0;
    /// Height of a row of tabs, and of the bar with a page's title.
    pub const TAB: f32 = 36.0;
    /// Room for a scroll bar beside what scrolls.
    pub const SCROLL_BAR: i8 = 8;
    /// The bar at the top.
    pub const TOP_BAR: f32 = 44.0;
    /// The rail on the left.
    pub const RAIL: f32 = 64.0;
    /// The bar at the bottom.
    pub const STATUS_BAR: f32 = 26.0;
}

/// Room between things: steps of 4, and two halves of a step for what belongs together.
pub mod space {
    /// Between the lines of one thing.
    pub const HAIR: f32 = 2.0;
    /// Between a thing and what is said of it.
    pub const TIGHT: f32 = 4.0;
    /// Between controls of one group.
    pub const CLOSE: f32 = 6.0;
    /// Between things of one kind.
    pub const NEAR: f32 = 8.0;
    /// Between a bar's or a row's edge and what it holds.
    pub const WIDE: f32 = 12.0;
    /// Between a card's or a page's edge and what it holds.
    pub const LARGE: f32 = 16.0;
    /// Between parts that have nothing to do with each other.
    pub const HUGE: f32 = 24.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance. Source: W3C WCAG 2.2.
    fn luminance(color: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_everything_it_stands_on() {
        for tokens in [&DARK, &LIGHT] {
            for behind in [tokens.background, tokens.panel, tokens.raised] {
                for text in [
                    tokens.text,
                    tokens.muted,
                    tokens.faint,
                    tokens.accent,
                    tokens.red,
                    tokens.amber,
                    tokens.green,
                    tokens.blue,
                ] {
                    let ratio = contrast(text, behind);
                    assert!(ratio >= 4.5, "{text:?} on {behind:?}: {ratio:.2}");
                }
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5);
            for chosen in [tokens.text, tokens.muted, tokens.accent] {
                assert!(contrast(chosen, tokens.accent_weak) >= 4.5, "{chosen:?} on what is chosen");
            }
            for tone in [Tone::Grey, Tone::Blue, Tone::Green, Tone::Amber, Tone::Red] {
                let ratio = contrast(tone.strong(tokens), tone.weak(tokens));
                assert!(ratio >= 4.5, "{tone:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn the_ring_of_the_focus_is_seen_on_every_ground() {
        for tokens in [&DARK, &LIGHT] {
            let plain = [tokens.background, tokens.panel, tokens.raised, tokens.grey_weak, tokens.accent_weak];
            let toned = [tokens.red_weak, tokens.amber_weak, tokens.green_weak, tokens.blue_weak];
            for ground in plain.into_iter().chain(toned) {
                let ratio = contrast(tokens.accent, ground);
                assert!(ratio >= 3.0, "on {ground:?}: {ratio:.2}");
            }
            // On a filled button the line between it and its ring tells them apart.
            assert!(contrast(tokens.panel, tokens.accent) >= 3.0);
        }
    }

    #[test]
    fn rows_stand_on_whole_pixels() {
        assert!(size::ROW.rem_euclid(2.0).abs() < f32::EPSILON);
    }
}
