//! A passphrase as it is typed: it is overwritten when its dialog closes.
//!
//! Must not live here: what it opens.

use crate::app::kit::secret_ui;
use egui::{Response, Ui};
use secrecy::SecretString;
use zeroize::Zeroize as _;

/// What is typed.
#[derive(Default)]
pub(super) struct Passphrase(String);

impl Passphrase {
    pub(super) fn ui(&mut self, ui: &mut Ui, label: &str, hint: &str) -> Response {
        secret_ui(ui, label, hint, &mut self.0)
    }

    pub(super) fn characters(&self) -> usize {
        self.0.chars().count()
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.0.clone())
    }
}

impl Drop for Passphrase {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
