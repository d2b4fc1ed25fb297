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
    /// What is told from its ground by its weak colour has a border too.
    pub has_borders: bool,
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
    amber_weak: rgb(0x36_2812),
    green: rgb(0x43_C59E),
    green_weak: rgb(0x11_2F28),
    blue: rgb(0x6A_A9FF),
    blue_weak: rgb(0x18_2B45),
    grey_weak: rgb(0x23_2A34),
    has_borders: false,
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
    faint: rgb(0x5E_6B7F),
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
    has_borders: false,
};

/// The dark theme in high contrast.
pub const HIGH_DARK: Tokens = Tokens {
    background: rgb(0x00_0000),
    panel: rgb(0x00_0000),
    raised: rgb(0x0A_0D12),
    line: rgb(0x8A_94A3),
    strong_line: rgb(0xC4_CDD9),
    text: rgb(0xFF_FFFF),
    muted: rgb(0xE1_E6ED),
    faint: rgb(0xD0_D7E0),
    accent: rgb(0x9C_C2FF),
    accent_weak: rgb(0x0C_2148),
    on_accent: rgb(0x00_0000),
    red: rgb(0xFF_A3A3),
    red_weak: rgb(0x33_0A0E),
    amber: rgb(0xFF_CB66),
    amber_weak: rgb(0x2C_1D00),
    green: rgb(0x6F_E3BE),
    green_weak: rgb(0x00_261C),
    blue: rgb(0x9C_C8FF),
    blue_weak: rgb(0x08_203C),
    grey_weak: rgb(0x1B_212A),
    has_borders: true,
};

/// The light theme in high contrast.
pub const HIGH_LIGHT: Tokens = Tokens {
    background: rgb(0xFF_FFFF),
    panel: rgb(0xFF_FFFF),
    raised: rgb(0xFF_FFFF),
    line: rgb(0x6B_7686),
    strong_line: rgb(0x3B_4554),
    text: rgb(0x00_0000),
    muted: rgb(0x24_2C38),
    faint: rgb(0x30_3946),
    accent: rgb(0x0A_3696),
    accent_weak: rgb(0xDC_E7FF),
    on_accent: rgb(0xFF_FFFF),
    red: rgb(0x86_101B),
    red_weak: rgb(0xFF_E6E7),
    amber: rgb(0x5A_3500),
    amber_weak: rgb(0xFF_F1D6),
    green: rgb(0x00_492F),
    green_weak: rgb(0xDD_F7EC),
    blue: rgb(0x0B_3B82),
    blue_weak: rgb(0xE0_EDFF),
    grey_weak: rgb(0xE9_EDF3),
    has_borders: true,
};

impl Tokens {
    /// On red.
    #[must_use]
    pub fn on_red(&self) -> Color32 {
        // What is read on the accent is read on red: the two are as bright as each other in each set.
        self.on_accent
    }

    /// The line around what is told from its ground by its weak colour.
    #[must_use]
    pub fn border(&self, strong: Color32) -> egui::Stroke {
        if self.has_borders { egui::Stroke::new(1.0, strong) } else { egui::Stroke::NONE }
    }
}

/// The ink of redactions, the same on every page and in both themes.
pub const REDACTION: Color32 = Color32::BLACK;
/// A redaction that is still being drawn; what it will cover shows through.
pub const REDACTION_BEGUN: Color32 = Color32::from_black_alpha(180);
/// Over words that were looked for and found on a page, which is paper in both themes.
pub const FOUND: Color32 = Color32::from_rgba_premultiplied(90, 75, 0, 90);
/// Over those of the place in sight.
pub const FOUND_HERE: Color32 = Color32::from_rgba_premultiplied(140, 70, 0, 140);
/// Around them.
pub const FOUND_BORDER: Color32 = rgb(0x8A_2B00);

/// The tokens of the theme in use.
#[must_use]
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    let visuals = ui.visuals();
    let (usual, high) = if visuals.dark_mode { (&DARK, &HIGH_DARK) } else { (&LIGHT, &HIGH_LIGHT) };
    // egui has no place of its own for it: the colour of its links is one of the set that was put in.
    if visuals.hyperlink_color == high.accent { high } else { usual }
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
mod tests;
