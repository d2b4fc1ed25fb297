//! The look: tokens, fonts, icons and widgets. The only module that names a colour or a glyph, and a
//! size that more than one place has.
//!
//! Must not live here: what a page shows, and what a click asks for.

pub mod calendar;
pub mod columns;
mod environment;
mod eye;
pub mod fields;
pub mod focus;
mod foot;
pub mod icons;
pub mod keys;
pub mod layout;
pub mod live;
pub mod marks;
pub mod notice;
pub mod passing;
pub mod pictures;
mod pills;
pub mod popups;
pub mod states;
pub mod theme;
pub mod tokens;
pub mod widgets;
pub mod zoom;

pub use environment::{environment_pill, environment_tone};
pub use fields::{Field, Touched, choice_ui, field_error_ui, secret_ui};
pub use foot::above_foot;
pub use popups::{chooser, dialog_frame, filter_popup, is_escaped, large_dialog, sheet, small_dialog, tip_beside};
pub use tokens::{Tokens, Tone, size, space, tokens};
pub use widgets::{Look, button, card, icon_button, link, pill, tab};
