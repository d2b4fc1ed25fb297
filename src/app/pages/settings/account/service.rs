//! One service of the account being edited: its key, its address, and whether it takes the key.
//!
//! Must not live here: the account as a whole.

use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::fields::{self, Field, Touched, choice_ui, secret_ui};
use crate::app::kit::{Look, Tone, pill, size, space, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::Desk;
use crate::desk::accounts::{self, Tested};
use crate::desk::clients::Key;
use crate::desk::failure::{ApiError, ErrorKind, KeyringError, Operation};
use crate::desk::settings::Settings;
use crate::domain::account::{Account, BaseUrl, KeyParam, Service};
use egui::{RichText, Ui};
use secrecy::SecretString;
use zeroize::Zeroize as _;

/// The width of the button that tests, and the least of a field.
const TEST: f32 = 64.0;
const LEAST_FIELD: f32 = 80.0;
/// How high a field with its label is, and the label above it.
const FIELD: f32 = 52.0;
const LABEL: f32 = 20.0;

/// Whether there is a key of this service, for the address that is saved.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    /// There is one.
    pub(super) is_known: bool,
    /// There may be one: only the keyring knows.
    pub(super) may_be: bool,
}

/// What is typed for one service.
pub(super) struct ServiceDraft {
    pub(super) service: Service,
    pub(super) user: String,
    pub(super) secret: String,
    pub(super) forget: bool,
    pub(super) url: String,
    shows_url: bool,
    /// The address a kept key is for.
    saved_at: Option<String>,
    pub(super) touched: Touched,
    /// What is wrong with the address comes into view in the next frame.
    pub(super) wants_view: bool,
    /// A test was asked for, and something for it is missing.
    was_short: bool,
    pub(super) testing: Remote<Service, Tested, KeyringError>,
}

impl Drop for ServiceDraft {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

impl ServiceDraft {
    /// As it is stored.
    pub(super) fn of(account: &Account, service: Service, settings: &Settings) -> Self {
        Self {
            service,
            user: settings.user_name(&account.key, service).unwrap_or_default().to_owned(),
            secret: String::new(),
            forget: false,
            url: account.own_url(service).map(|url| url.as_str().to_owned()).unwrap_or_default(),
            shows_url: account.own_url(service).is_some(),
            saved_at: account.url(service).map(|url| url.origin()),
            touched: Touched::default(),
            wants_view: false,
            was_short: false,
            testing: Remote::default(),
        }
    }

    /// A key goes to no other address than the one it was typed for.
    fn is_where_it_was(&self, account: &Account) -> bool {
        let typed = BaseUrl::parse(&self.url).ok();
        let typed = typed.or_else(|| BaseUrl::parse(self.service.default_url(account.environment)).ok());
        self.saved_at.is_some() && typed.map(|url| url.origin()) == self.saved_at
    }

    fn user_problem(&self) -> Option<&'static str> {
        (self.service.has_user_name() && self.user.trim().is_empty()).then_some(words::settings_user_missing())
    }

    fn secret_problem(&self, may_be_kept: bool) -> Option<&'static str> {
        (self.secret.trim().is_empty() && !may_be_kept).then_some(match self.service {
            Service::Finix | Service::ButterDisputes => words::settings_password_missing(),
            Service::Disputify => words::settings_token_missing(),
            Service::ButterRecover => words::settings_key_missing(),
        })
    }

    /// Asks for a test, unless something for it is missing: that is said at its field, and nothing is sent.
    fn ask_test(&mut self, actions: &Actions, may_be_kept: bool) {
        let problem = self.user_problem().or_else(|| self.secret_problem(may_be_kept)).or_else(|| self.url_problem());
        self.was_short = problem.is_some();
        if self.was_short {
            self.touched.send();
            self.testing.clear();
        } else {
            actions.push(Action::Settings(SettingsAction::Test(self.service)));
        }
    }

    /// Asks the service whether it takes the key: the typed one, else the kept one.
    pub(super) fn test(&mut self, desk: &Desk, account: &Account) {
        let (service, param, environment) = (self.service, account.key_param, account.environment);
        let typed = (!self.secret.trim().is_empty()).then(|| SecretString::from(self.secret.clone()));
        let base = BaseUrl::parse(&self.url).ok().or_else(|| BaseUrl::parse(service.default_url(environment)).ok());
        let (user, work_desk, key) = (self.user.clone(), desk.clone(), account.key.clone());
        let Some(base) = base else { return };
        self.testing.request(&desk.runtime, &desk.wake, service, async move {
            let secret = match typed {
                Some(secret) => Some(secret),
                None => accounts::kept_key(&work_desk, &key, service, &base).await?,
            };
            let Some(secret) = secret else {
                return Ok(Tested::Failed(ApiError::new(service, Operation::Ping, ErrorKind::NoKey, "")));
            };
            Ok(accounts::test(work_desk, service, base, param, Key { user, secret }).await)
        });
    }

    /// What is wrong with the address that is typed.
    pub(super) fn url_problem(&self) -> Option<&'static str> {
        let url = self.url.trim();
        (!url.is_empty()).then(|| BaseUrl::parse(url).err().map(words::url_problem)).flatten()
    }

    /// Its card.
    pub(super) fn ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, kept: Kept) {
        let service = self.service;
        ui.push_id(service.as_stored(), |ui| widgets::card(ui, |ui| self.card_ui(ui, actions, account, kept)));
    }

    fn card_ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, kept: Kept) {
        ui.set_width(ui.available_width());
        let is_here = self.is_where_it_was(account);
        let here = Kept { is_known: kept.is_known && is_here, may_be: kept.may_be && is_here };
        self.head_ui(ui, account, here.is_known);
        self.key_ui(ui, actions, account, here);
        if self.shows_url {
            let default = self.service.default_url(account.environment);
            let problem = self.url_problem().filter(|_| self.touched.shows("url"));
            let url = Field::new(words::settings_address()).example(default).error(problem).limit(500);
            let url = url.ui(ui, &mut self.url);
            self.touched.note("url", &url, &self.url);
            if url.changed() {
                self.testing.clear();
            }
            if std::mem::take(&mut self.wants_view) {
                url.scroll_to_me(None);
            }
            widgets::hint(ui, words::settings_address_hint());
        }
        if kept.is_known && !is_here && self.secret.is_empty() {
            widgets::hint(ui, words::settings_key_elsewhere());
        }
        let is_kept = kept.is_known;
        if !is_kept {
            widgets::hint(ui, words::where_key_is(self.service));
        }
        if self.service == Service::ButterRecover {
            widgets::hint(ui, words::settings_recover_test());
        }
        if is_kept {
            widgets::checkbox(ui, &mut self.forget, words::settings_delete_key());
        }
        self.result_ui(ui);
    }

    fn head_ui(&mut self, ui: &mut Ui, account: &Account, is_kept: bool) {
        let muted = tokens(ui).muted;
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = size::SMALLEST_CONTROL;
            ui.label(RichText::new(words::service(self.service)).font(theme::semibold(size::BODY)));
            let default = self.service.default_url(account.environment);
            let shown = BaseUrl::parse(&self.url).or_else(|_not_own| BaseUrl::parse(default));
            let shown =
                RichText::new(shown.map(|url| url.shown()).unwrap_or_default()).font(theme::mono()).color(muted);
            // What stands behind it is never pushed out of the card.
            let room = (ui.available_width() - self.behind_address(ui, is_kept)).max(LEAST_FIELD);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(shown).truncate());
            });
            if !self.shows_url && widgets::link(ui, words::settings_own_address()).clicked() {
                self.shows_url = true;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| self.state_ui(ui, is_kept));
        });
    }

    /// The key's fields with the test beside them.
    fn key_ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, kept: Kept) {
        let width = ((ui.available_width() - TEST - space::HUGE) / 2.0).max(LEAST_FIELD);
        ui.horizontal_top(|ui| {
            let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui(egui::vec2(width, FIELD), |ui| {
                    ui.set_width(width);
                    add(ui);
                });
            };
            match self.service {
                Service::Finix | Service::ButterDisputes => {
                    column(ui, &mut |ui| self.user_ui(ui));
                    column(ui, &mut |ui| self.secret_ui(ui, words::settings_password(), kept));
                }
                Service::Disputify => {
                    column(ui, &mut |ui| self.secret_ui(ui, words::settings_api_token(), kept));
                    let choices = [
                        (KeyParam::ApiToken, words::settings_sent_as_token().to_owned()),
                        (KeyParam::ApiKey, words::settings_sent_as_key().to_owned()),
                    ];
                    column(ui, &mut |ui| {
                        if choice_ui(ui, words::settings_sent_as(), &mut account.key_param, &choices, None) {
                            self.testing.clear();
                        }
                    });
                }
                Service::ButterRecover => {
                    column(ui, &mut |ui| self.secret_ui(ui, words::settings_api_key(), kept));
                    ui.add_space(width + space::NEAR);
                }
            }
            ui.vertical(|ui| {
                ui.add_space(LABEL);
                let can = if self.testing.is_loading() { Err(words::settings_test_busy()) } else { Ok(()) };
                let response = widgets::button_if(ui, can, Look::Secondary, words::settings_test());
                let label = words::settings_test_label(words::service(self.service));
                if response.accessible_name(label).clicked() {
                    self.ask_test(actions, kept.may_be);
                }
            });
        });
    }

    fn user_ui(&mut self, ui: &mut Ui) {
        let problem = self.user_problem().filter(|_| self.was_short);
        let user = Field::new(words::settings_user()).error(problem).limit(300).ui(ui, &mut self.user);
        if user.changed() {
            self.testing.clear();
        }
    }

    fn secret_ui(&mut self, ui: &mut Ui, label: &str, kept: Kept) {
        let problem = self.secret_problem(kept.may_be).filter(|_| self.was_short);
        let hint = if kept.is_known { words::settings_kept_secret() } else { "" };
        let secret = ui.scope(|ui| {
            if problem.is_some() {
                fields::mark_wrong(ui);
            }
            secret_ui(ui, label, hint, &mut self.secret)
        });
        fields::field_error_ui(ui, problem);
        if secret.inner.changed() {
            self.testing.clear();
        }
    }

    /// How much room the link and the state take behind the address.
    fn behind_address(&self, ui: &Ui, is_kept: bool) -> f32 {
        let between = ui.spacing().item_spacing.x;
        let link = if self.shows_url {
            0.0
        } else {
            let (words, font) = (words::settings_own_address().to_owned(), egui::FontId::proportional(size::BODY));
            ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, font, tokens(ui).muted)).size().x + between
        };
        link + widgets::pill_width(ui, self.state(is_kept).1) + 2.0 * between
    }

    fn state_ui(&self, ui: &mut Ui, is_kept: bool) {
        let (tone, words) = self.state(is_kept);
        pill(ui, tone, words);
    }

    /// Whether there is a key, and what came of a test.
    fn state(&self, is_kept: bool) -> (Tone, &'static str) {
        match self.testing.value() {
            _ if self.testing.is_loading() => (Tone::Blue, words::settings_testing()),
            Some(Tested::Connected) => (Tone::Green, words::settings_connected()),
            Some(Tested::Reached) => (Tone::Blue, words::settings_reached()),
            Some(Tested::Failed(error)) => (Tone::Red, short(error.kind, self.service)),
            None if self.testing.error().is_some() => (Tone::Red, words::settings_not_tested()),
            None if is_kept => (Tone::Grey, words::settings_key_kept()),
            None => (Tone::Grey, words::settings_key_not_set()),
        }
    }

    fn result_ui(&self, ui: &mut Ui) {
        if self.testing.is_loading() {
            // What came of the last test is not so any more.
            return;
        }
        match (self.testing.value(), self.testing.error()) {
            (Some(Tested::Failed(error)), _) => {
                let mut notice = notice::api(&words::settings_key_not_taken(words::service(self.service)), error);
                notice.step = None;
                states::error(ui, &notice);
            }
            (Some(Tested::Reached), _) => {
                widgets::hint(ui, words::settings_nothing_proved());
            }
            (_, Some(Failure::Error(error))) => {
                let mut notice = notice::keyring(words::settings_key_unread(), error);
                notice.step = None;
                states::error(ui, &notice);
            }
            _ => {}
        }
    }
}

/// A failed test in a pill.
fn short(kind: ErrorKind, service: Service) -> &'static str {
    match kind {
        ErrorKind::NoKey => words::settings_failed_no_key(),
        ErrorKind::Unauthorized if service.has_user_name() => words::settings_failed_password(),
        ErrorKind::Unauthorized | ErrorKind::Forbidden => words::settings_failed_refused(),
        ErrorKind::Connect => words::settings_failed_connect(),
        ErrorKind::Timeout => words::settings_failed_timeout(),
        _ => words::settings_failed(),
    }
}
