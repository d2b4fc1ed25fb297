//! The letterhead of the open account: who writes its letters, and how one looks with it.
//!
//! Must not live here: how a letter is laid out.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::account::AccountKey;
use crate::domain::packet::letterhead::{Letterhead, MOST_CHARS};
use crate::domain::text;
use egui::{Frame, Ui};

/// What is typed, and for which account.
#[derive(Default)]
pub struct LetterheadSection {
    typed: Option<(AccountKey, Letterhead)>,
}

impl LetterheadSection {
    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let account = cx.session.account();
        let kept = cx.settings.letterheads.get(&account.key);
        let typed = self.typed.take().filter(|(key, _)| *key == account.key);
        let (key, mut head) = typed.unwrap_or_else(|| (account.key.clone(), kept.cloned().unwrap_or_default()));
        widgets::title(ui, words::settings_letterhead());
        widgets::hint(ui, words::settings_letterhead_hint(text::clean_to(&account.name, 40)));
        let before = head.clone();
        // What was typed for one account cannot be undone in another.
        ui.push_id(key.as_str(), |ui| fields_ui(ui, &mut head));
        widgets::caption(ui, words::packet_reads_now());
        preview_ui(ui, cx, &head);
        if head != before {
            let (key, head) = (key.clone(), head.clone());
            let keep = move |settings: &mut crate::desk::settings::Settings| {
                if head.is_empty() {
                    settings.letterheads.remove(&key);
                } else {
                    settings.letterheads.insert(key, head);
                }
            };
            cx.actions.push(Action::Change(Box::new(keep)));
        }
        self.typed = Some((key, head));
    }
}

fn fields_ui(ui: &mut Ui, head: &mut Letterhead) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let one = |ui: &mut Ui, label: &str, value: &mut String| {
            Field::new(label).limit(MOST_CHARS).ui(ui, value);
        };
        one(ui, words::settings_company(), &mut head.company);
        Field::new(words::settings_letter_address()).rows(3).limit(5 * MOST_CHARS).ui(ui, &mut head.address);
        one(ui, words::settings_contact(), &mut head.contact);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                one(left, words::settings_signatory(), &mut head.signatory);
                one(right, words::settings_role(), &mut head.role);
            }
        });
    });
}

/// A letter with nothing in it but what is around its text.
fn preview_ui(ui: &mut Ui, cx: &Context<'_>, head: &Letterhead) {
    let text = vec![words::settings_letter_text().to_owned()];
    paper_ui(ui, &head.laid_out(text, Some(&words::day(cx.now, cx.zone))));
}

/// Paragraphs as they stand on paper.
pub(super) fn paper_ui(ui: &mut Ui, paragraphs: &[String]) {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(theme::hairline(tokens.line))
        .corner_radius(size::PILL_RADIUS)
        .inner_margin(space::LARGE)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::NEAR;
            for paragraph in paragraphs {
                ui.add(egui::Label::new(paragraph).wrap());
            }
            if paragraphs.is_empty() {
                widgets::muted(ui, words::packet_no_text());
            }
        });
}
