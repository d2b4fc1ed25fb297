//! The look: tokens, fonts, icons and widgets. The only module that names a colour, a size or a glyph.

pub mod columns;
mod environment;
pub mod fields;
pub mod icons;
pub mod keys;
pub mod notice;
pub mod pictures;
mod popups;
pub mod states;
pub mod theme;
pub mod tokens;
pub mod widgets;

pub use environment::{environment_pill, environment_tone};
pub use fields::{Field, choice_ui, field_error_ui, secret_ui};
pub use popups::{filter_popup, small_dialog};
pub use tokens::{Tokens, Tone, size, tokens};
pub use widgets::{Look, button, card, icon_button, link, pill, tab};
