//! How an environment looks.

use super::tokens::Tone;
use super::widgets::pill;
use crate::app::words;
use crate::domain::account::Environment;
use egui::Ui;

/// The tone of an environment.
#[must_use]
pub fn environment_tone(environment: Environment) -> Tone {
    match environment {
        Environment::Demo => Tone::Grey,
        Environment::Sandbox => Tone::Amber,
        Environment::Live => Tone::Red,
    }
}

/// An environment's name in a pill.
pub fn environment_pill(ui: &mut Ui, environment: Environment) {
    pill(ui, environment_tone(environment), &words::environment(environment).to_uppercase());
}
