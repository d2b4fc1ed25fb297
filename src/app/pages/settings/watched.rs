//! The folder whose new files are taken as checkouts of the open account.
//!
//! Must not live here: looking into it (`desk::import::watch`).

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Tone, Touched, space, widgets};
use crate::app::words::{self, imports};
use crate::desk::settings::Settings;
use crate::domain::account::{AccountKey, Environment};
use crate::domain::text;
use crate::domain::watched::WatchedFolder;
use egui::Ui;

/// Where it is, being typed for an account.
#[derive(Default)]
pub struct WatchedSection {
    typed: Option<(AccountKey, String)>,
    touched: Touched,
}

impl WatchedSection {
    /// The card.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let account = cx.session.account();
        widgets::caption(ui, &words::watched_title(text::clean_to(&account.name, 40)));
        widgets::hint(ui, words::watched_hint());
        let kept = cx.settings.watched.get(&account.key).cloned().unwrap_or_default();
        if kept.is_on {
            self.on_ui(ui, cx, &kept);
        } else {
            self.off_ui(ui, cx, &kept);
        }
        if account.environment == Environment::Live {
            let mut sends_unasked = kept.sends_unasked;
            if widgets::checkbox(ui, &mut sends_unasked, words::watched_unasked()).changed() {
                keep(cx, WatchedFolder { sends_unasked, ..kept });
            }
            widgets::hint(ui, words::watched_unasked_hint());
        }
    }

    fn on_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, kept: &WatchedFolder) {
        self.typed = None;
        let said = words::watched_on(text::clean_to(&kept.path.display().to_string(), 200));
        widgets::muted(ui, said);
        if let Some(trouble) = &cx.session.watched().trouble {
            widgets::toned(ui, Tone::Red, imports::watch_trouble(trouble));
        }
        if widgets::button(ui, Look::Secondary, words::watched_stop()).clicked() {
            keep(cx, WatchedFolder { is_on: false, ..kept.clone() });
        }
    }

    fn off_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, kept: &WatchedFolder) {
        let key = &cx.session.account().key;
        self.typed = self.typed.take().filter(|(of, _)| of == key);
        let (_, typed) =
            self.typed.get_or_insert_with(|| (key.clone(), kept.path.to_str().unwrap_or_default().to_owned()));
        let path = crate::app::path_prompt::expanded(typed.trim());
        let problem = (!path.is_absolute()).then_some(words::watched_not_whole());
        let shown = problem.filter(|_| self.touched.shows("folder"));
        let field = Field::new(words::watched_folder()).example(words::watched_example()).error(shown);
        let field = field.limit(2_000).ui(ui, typed);
        self.touched.note("folder", &field, typed);
        if widgets::button(ui, Look::Secondary, words::watched_begin()).clicked() {
            self.touched.send();
            if problem.is_none() {
                self.touched = Touched::default();
                keep(cx, WatchedFolder { path, is_on: true, ..kept.clone() });
            }
        }
    }
}

fn keep(cx: &Context<'_>, folder: WatchedFolder) {
    let key = cx.session.account().key.clone();
    let change = move |settings: &mut Settings| {
        if folder == WatchedFolder::default() {
            settings.watched.remove(&key);
        } else {
            settings.watched.insert(key, folder);
        }
    };
    cx.actions.push(Action::Change(Box::new(change)));
}
