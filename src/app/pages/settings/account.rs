//! One account being edited: its name, where its services are, and their keys.

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::environment_pill;
use crate::app::kit::{Field, Look, Tone, choice_ui, pill, secret_ui, states, theme, tokens, widgets};
use crate::app::notice::{self, Notice};
use crate::app::remote::{Failure, Remote};
use crate::desk::Desk;
use crate::desk::accounts::{self, Edited, Tested};
use crate::desk::clients::Key;
use crate::desk::failure::ErrorKind;
use crate::desk::failure::KeyringError;
use crate::desk::settings::Keep;
use crate::desk::settings::Settings;
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, KeyParam, Service};
use crate::domain::text;
use egui::{RichText, Ui};
use secrecy::SecretString;
use zeroize::Zeroize as _;

/// What is typed for one service.
struct ServiceDraft {
    service: Service,
    user: String,
    secret: String,
    forget: bool,
    url: String,
    shows_url: bool,
    testing: Remote<Service, Tested, KeyringError>,
}

impl Drop for ServiceDraft {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// The account being edited.
pub struct AccountDraft {
    account: Account,
    is_new: bool,
    name: String,
    services: Vec<ServiceDraft>,
    keep_this_run: bool,
    offers_this_run: bool,
    was_sent: bool,
    wants_view: bool,
}

impl AccountDraft {
    /// A new account.
    #[must_use]
    pub fn new() -> Self {
        let key = AccountKey::from_random(fastrand::u64(..));
        let account = Account::new(key, "", Environment::Sandbox);
        Self { is_new: true, ..Self::of(&account, &Settings::default()) }
    }

    /// An account as it is stored.
    #[must_use]
    pub fn of(account: &Account, settings: &Settings) -> Self {
        let services = Service::ALL.into_iter().map(|service| ServiceDraft {
            service,
            user: settings.user_name(&account.key, service).unwrap_or_default().to_owned(),
            secret: String::new(),
            forget: false,
            url: account.own_url(service).map(|url| url.as_str().to_owned()).unwrap_or_default(),
            shows_url: account.own_url(service).is_some(),
            testing: Remote::default(),
        });
        Self {
            name: account.name.clone(),
            account: account.clone(),
            is_new: false,
            services: services.collect(),
            keep_this_run: false,
            offers_this_run: false,
            was_sent: false,
            wants_view: false,
        }
    }

    /// The account's key.
    #[must_use]
    pub fn key(&self) -> &AccountKey {
        &self.account.key
    }

    /// True for the demo account, which has nothing to save.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.account.is_demo()
    }

    /// True for an account that was never saved.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// The name as it is typed, made safe to show.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let name = text::clean_to(self.name.trim(), 24);
        if name.is_empty() { "New account".to_owned() } else { name }
    }

    /// True when something is typed that is not saved.
    #[must_use]
    pub fn is_touched(&self, settings: &Settings) -> bool {
        let stored = match settings.account(&self.account.key) {
            Some(account) => Self::of(account, settings),
            None if self.is_new => Self::new(),
            // It was removed meanwhile.
            None => return false,
        };
        self.name != stored.name
            || self.account.environment != stored.account.environment
            || self.account.key_param != stored.account.key_param
            || self.services.iter().zip(&stored.services).any(|(typed, stored)| {
                typed.user != stored.user || typed.url != stored.url || typed.forget || !typed.secret.is_empty()
            })
    }

    /// The keyring did not take a key: keeping it for this run becomes a choice.
    pub fn offer_this_run(&mut self) {
        self.offers_this_run = true;
        self.wants_view = true;
    }

    /// Takes over the answers of tests.
    pub fn poll(&mut self) {
        for service in &mut self.services {
            service.testing.poll();
        }
    }

    /// What is to be saved, or nothing while something is wrong. The typed secrets leave the form here.
    pub fn edited(&mut self) -> Option<Edited> {
        self.was_sent = true;
        if self.name.trim().is_empty() || self.services.iter().any(|service| service.url_problem().is_some()) {
            return None;
        }
        let mut account = self.account.clone();
        self.name.trim().clone_into(&mut account.name);
        for service in &self.services {
            account.set_url(service.service, BaseUrl::parse(&service.url).ok());
        }
        let keep = if self.keep_this_run { Keep::ThisRun } else { Keep::InKeyring };
        let secrets = self.services.iter().filter(|s| s.forget || !s.secret.trim().is_empty());
        Some(Edited {
            secrets: secrets
                .map(|s| (s.service, SecretString::from(if s.forget { String::new() } else { s.secret.clone() })))
                .collect(),
            user_names: self
                .services
                .iter()
                .filter(|s| s.service.has_user_name())
                .map(|s| (s.service, s.user.clone()))
                .collect(),
            account,
            keep,
        })
    }

    /// Asks a service whether it takes the key: the typed one, else the kept one.
    pub fn test(&mut self, desk: &Desk, service: Service) {
        let (account, param) = (self.account.clone(), self.account.key_param);
        let Some(draft) = self.services.iter_mut().find(|draft| draft.service == service) else {
            return;
        };
        let typed = (!draft.secret.trim().is_empty()).then(|| SecretString::from(draft.secret.clone()));
        let base =
            BaseUrl::parse(&draft.url).ok().or_else(|| BaseUrl::parse(service.default_url(account.environment)).ok());
        let (user, work_desk, key) = (draft.user.clone(), desk.clone(), account.key);
        let Some(base) = base else { return };
        draft.testing.request(&desk.runtime, &desk.wake, service, async move {
            let secret = match typed {
                Some(secret) => Some(secret),
                None => accounts::kept_key(&work_desk, &key, service, &base).await?,
            };
            let Some(secret) = secret else {
                let error = crate::desk::failure::ApiError::new(
                    service,
                    crate::desk::failure::Operation::Ping,
                    ErrorKind::NoKey,
                    "",
                );
                return Ok(Tested::Failed(error));
            };
            Ok(accounts::test(work_desk, service, base, param, Key { user, secret }).await)
        });
    }

    /// The form.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, is_saving: bool, notice: Option<&Notice>) {
        self.title_ui(ui);
        if self.account.is_demo() {
            demo_ui(ui, cx);
            return;
        }
        self.name_ui(ui);
        let has_session = cx.session.account().key == self.account.key;
        for service in &mut self.services {
            let is_kept = has_session && cx.session.has(service.service);
            service.ui(ui, cx.actions, &mut self.account, is_kept);
        }
        self.notice_ui(ui, cx.actions, notice);
        self.buttons_ui(ui, cx.actions, is_saving);
    }

    /// What came of saving, beside the button, and brought into view once.
    fn notice_ui(&mut self, ui: &mut Ui, actions: &Actions, notice: Option<&Notice>) {
        let shown = ui.scope(|ui| {
            if let Some(notice) = notice
                && states::error(ui, notice).is_some()
            {
                actions.push(Action::Settings(SettingsAction::Save));
            }
            if self.offers_this_run {
                widgets::checkbox(ui, &mut self.keep_this_run, "Keep the keys for this run only, in memory");
            }
        });
        if std::mem::take(&mut self.wants_view) {
            shown.response.scroll_to_me(Some(egui::Align::Center));
        }
    }

    fn title_ui(&self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            widgets::title(ui, if self.is_new { "New account" } else { &self.account.name });
            environment_pill(ui, self.account.environment);
        });
        if !self.account.is_demo() {
            widgets::hint(ui, "Keys are kept in this computer's keyring, never in a file");
        }
    }

    fn name_ui(&mut self, ui: &mut Ui) {
        let missing = self.was_sent && self.name.trim().is_empty();
        widgets::card(ui, |ui| {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    Field::new("Name")
                        .required()
                        .example("Acme Outdoor")
                        .error(missing.then_some("Give the account a name"))
                        .limit(80)
                        .ui(left, &mut self.name);
                    let choices = [
                        (Environment::Sandbox, "Sandbox".to_owned()),
                        (Environment::Live, "Live, real money".to_owned()),
                    ];
                    choice_ui(right, "Environment", &mut self.account.environment, &choices, None);
                }
            });
        });
    }

    fn buttons_ui(&self, ui: &mut Ui, actions: &Actions, is_saving: bool) {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let can = if is_saving { Err("The account is being saved") } else { Ok(()) };
            if widgets::button_if(ui, can, Look::Primary, "Save").clicked() {
                actions.push(Action::Settings(SettingsAction::Save));
            }
            if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
                actions.push(Action::Settings(SettingsAction::CancelEdit));
            }
            if !self.is_new {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if widgets::button(ui, Look::Danger, "Remove account…").clicked() {
                        actions.push(Action::Settings(SettingsAction::AskRemove(
                            self.account.key.clone(),
                            self.account.name.clone(),
                        )));
                    }
                });
            }
        });
        if is_saving {
            widgets::hint(ui, "Saving. If the keyring is locked, its own window asks for the password");
        }
    }
}

impl ServiceDraft {
    fn url_problem(&self) -> Option<String> {
        let url = self.url.trim();
        (!url.is_empty()).then(|| BaseUrl::parse(url).err().map(|error| error.to_string())).flatten()
    }

    fn ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, is_kept: bool) {
        let service = self.service;
        ui.push_id(service.as_stored(), |ui| widgets::card(ui, |ui| self.card_ui(ui, actions, account, is_kept)));
    }

    fn card_ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, is_kept: bool) {
        ui.set_width(ui.available_width());
        self.head_ui(ui, account, is_kept);
        self.key_ui(ui, actions, account, is_kept);
        if self.shows_url {
            let default = self.service.default_url(account.environment);
            let problem = self.url_problem();
            Field::new("Base address").example(default).error(problem.as_deref()).limit(500).ui(ui, &mut self.url);
            widgets::hint(ui, "https, or http on this computer. Empty means the vendor's own address");
        }
        if self.service == Service::ButterRecover {
            widgets::hint(ui, "The test sends an empty payment, which names nobody and is refused");
        }
        if is_kept {
            widgets::checkbox(ui, &mut self.forget, "Delete the kept key");
        }
        self.result_ui(ui);
    }

    fn head_ui(&mut self, ui: &mut Ui, account: &Account, is_kept: bool) {
        let muted = tokens(ui).muted;
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.label(RichText::new(self.service.label()).font(theme::semibold(13.0)));
            let default = self.service.default_url(account.environment);
            let shown = BaseUrl::parse(&self.url).or_else(|_not_own| BaseUrl::parse(default));
            ui.label(RichText::new(shown.map(|url| url.shown()).unwrap_or_default()).font(theme::mono()).color(muted));
            if !self.shows_url && widgets::link(ui, "Own address…").clicked() {
                self.shows_url = true;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| self.state_ui(ui, is_kept));
        });
    }

    /// The key's fields with the test beside them.
    fn key_ui(&mut self, ui: &mut Ui, actions: &Actions, account: &mut Account, is_kept: bool) {
        const TEST: f32 = 64.0;
        let kept = if is_kept { "Kept; type to replace" } else { "" };
        let width = ((ui.available_width() - TEST - 24.0) / 2.0).max(80.0);
        ui.horizontal_top(|ui| {
            let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui(egui::vec2(width, 52.0), |ui| {
                    ui.set_width(width);
                    add(ui);
                });
            };
            match self.service {
                Service::Finix | Service::ButterDisputes => {
                    column(ui, &mut |ui| drop(Field::new("User name").limit(300).ui(ui, &mut self.user)));
                    column(ui, &mut |ui| drop(secret_ui(ui, "Password", kept, &mut self.secret)));
                }
                Service::Disputify => {
                    column(ui, &mut |ui| drop(secret_ui(ui, "API token", kept, &mut self.secret)));
                    let choices =
                        [(KeyParam::ApiToken, "api_token".to_owned()), (KeyParam::ApiKey, "api_key".to_owned())];
                    column(ui, &mut |ui| {
                        choice_ui(ui, "Sent as", &mut account.key_param, &choices, None);
                    });
                }
                Service::ButterRecover => {
                    column(ui, &mut |ui| drop(secret_ui(ui, "API key", kept, &mut self.secret)));
                    ui.add_space(width + 8.0);
                }
            }
            ui.vertical(|ui| {
                ui.add_space(20.0);
                let can = if self.testing.is_loading() { Err("The test is running") } else { Ok(()) };
                let response = widgets::button_if(ui, can, Look::Secondary, "Test");
                let label = format!("Test {}", self.service.label());
                if response.accessible_name(label).clicked() {
                    actions.push(Action::Settings(SettingsAction::Test(self.service)));
                }
            });
        });
    }

    fn state_ui(&self, ui: &mut Ui, is_kept: bool) {
        let (tone, words) = match self.testing.value() {
            _ if self.testing.is_loading() => (Tone::Blue, "Testing"),
            Some(Tested::Connected) => (Tone::Green, "Connected"),
            Some(Tested::Reached) => (Tone::Blue, "Reached"),
            Some(Tested::Failed(error)) => (Tone::Red, short(error.kind, self.service)),
            None if self.testing.error().is_some() => (Tone::Red, "Not tested"),
            None if is_kept => (Tone::Grey, "Key kept"),
            None => (Tone::Grey, "Not set"),
        };
        pill(ui, tone, words);
    }

    fn result_ui(&self, ui: &mut Ui) {
        match (self.testing.value(), self.testing.error()) {
            (Some(Tested::Failed(error)), _) => {
                let mut notice = notice::api(&format!("{} did not take the key", self.service.label()), error);
                notice.step = None;
                states::error(ui, &notice);
            }
            (Some(Tested::Reached), _) => {
                widgets::hint(ui, "The service answers, but nothing it said proves the key right or wrong");
            }
            (_, Some(Failure::Error(error))) => {
                let mut notice = notice::keyring("The key was not read", error);
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
        ErrorKind::NoKey => "No key",
        ErrorKind::Unauthorized if service.has_user_name() => "Wrong user name or password",
        ErrorKind::Unauthorized | ErrorKind::Forbidden => "Key refused",
        ErrorKind::Connect => "Not reached",
        ErrorKind::Timeout => "No answer in time",
        _ => "Failed",
    }
}

fn demo_ui(ui: &mut Ui, cx: &Context<'_>) {
    let words = "The demo account runs on a server inside this app. Its disputes are made up, nothing leaves this computer, and it needs no keys. Everything you do to it is gone when the app ends";
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(words).wrap());
    });
    if cx.session.account().is_demo() {
        if widgets::button(ui, Look::Primary, "Connect an account…").clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
    } else if widgets::button(ui, Look::Secondary, "Open the demo account").clicked() {
        cx.actions.push(Action::OpenAccount(AccountKey::demo()));
    }
}
