//! One account being edited: its name, its environment, and one card for each service.
//!
//! Must not live here: keeping anything (`desk::accounts` does that).

mod service;

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::environment_pill;
use crate::app::kit::{Field, Look, Touched, choice_ui, states, widgets};
use crate::app::notice::Notice;
use crate::app::words;
use crate::desk::Desk;
use crate::desk::accounts::Edited;
use crate::desk::settings::Keep;
use crate::desk::settings::Settings;
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use crate::domain::text;
use egui::Ui;
use secrecy::SecretString;
use service::{Kept, ServiceDraft};

/// The account being edited.
pub struct AccountDraft {
    account: Account,
    is_new: bool,
    name: String,
    services: Vec<ServiceDraft>,
    keep_this_run: bool,
    offers_this_run: bool,
    touched: Touched,
    /// Brought into view in the next frame: what came of saving, and the name that is missing.
    wants_view: bool,
    wants_name: bool,
    had_notice: bool,
    was_saving: bool,
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
        let services = Service::ALL.into_iter().map(|service| ServiceDraft::of(account, service, settings));
        Self {
            name: account.name.clone(),
            account: account.clone(),
            is_new: false,
            services: services.collect(),
            keep_this_run: false,
            offers_this_run: false,
            touched: Touched::default(),
            wants_view: false,
            wants_name: false,
            had_notice: false,
            was_saving: false,
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
        if name.is_empty() { words::settings_new_account().to_owned() } else { name }
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
        self.touched.send();
        self.wants_name = self.name.trim().is_empty();
        for service in &mut self.services {
            service.touched.send();
            service.wants_view = service.url_problem().is_some();
        }
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
        if let Some(draft) = self.services.iter_mut().find(|draft| draft.service == service) {
            draft.test(desk, &self.account);
        }
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
            let is_known = has_session && cx.session.has(service.service);
            // Of an account that is not open nobody has asked the keyring yet.
            let may_be = is_known || (!self.is_new && (!has_session || cx.session.is_reading_keys()));
            service.ui(ui, cx.actions, &mut self.account, Kept { is_known, may_be });
        }
        self.notice_ui(ui, cx.actions, notice);
        if is_saving {
            let hint = ui.scope(|ui| widgets::hint(ui, words::settings_saving_hint())).response;
            // A keyring may ask for its password now: whoever looks here is told, wherever the form is scrolled to.
            if !self.was_saving {
                hint.scroll_to_me(Some(egui::Align::Max));
            }
        }
        self.was_saving = is_saving;
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
                widgets::checkbox(ui, &mut self.keep_this_run, words::settings_this_run());
            }
        });
        let is_new = notice.is_some() && !self.had_notice;
        self.had_notice = notice.is_some();
        if std::mem::take(&mut self.wants_view) || is_new {
            shown.response.scroll_to_me(Some(egui::Align::Center));
        }
    }

    fn title_ui(&self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            widgets::title(ui, if self.is_new { words::settings_new_account() } else { &self.account.name });
            environment_pill(ui, self.account.environment);
        });
        if !self.account.is_demo() {
            widgets::hint(ui, words::settings_keyring());
        }
    }

    fn name_ui(&mut self, ui: &mut Ui) {
        let missing = self.touched.shows("name") && self.name.trim().is_empty();
        let mut is_moved = false;
        widgets::card(ui, |ui| {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    let name = Field::new(words::settings_name())
                        .first()
                        .required()
                        .example(words::settings_name_example())
                        .error(missing.then_some(words::settings_name_missing()))
                        .limit(80)
                        .ui(left, &mut self.name);
                    self.touched.note("name", &name, &self.name);
                    if std::mem::take(&mut self.wants_name) {
                        name.scroll_to_me(None);
                        name.request_focus();
                    }
                    let choices = [
                        (Environment::Sandbox, words::settings_sandbox().to_owned()),
                        (Environment::Live, words::settings_live().to_owned()),
                    ];
                    let chosen = &mut self.account.environment;
                    is_moved = choice_ui(right, words::settings_environment(), chosen, &choices, None);
                }
            });
        });
        if is_moved {
            // Another environment is another address: what was tested is not what would be used.
            self.services.iter_mut().for_each(|service| service.testing.clear());
        }
    }

    /// Saving, leaving it, and removing the account.
    pub fn buttons_ui(&self, ui: &mut Ui, actions: &Actions, is_saving: bool) {
        let can = if is_saving { Err(words::settings_saving_account()) } else { Ok(()) };
        if widgets::button_if(ui, can, Look::Primary, words::settings_save()).clicked() {
            actions.push(Action::Settings(SettingsAction::Save));
        }
        if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
            actions.push(Action::Settings(SettingsAction::CancelEdit));
        }
        if !self.is_new {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widgets::button(ui, Look::Danger, words::settings_remove_account()).clicked() {
                    actions.push(Action::Settings(SettingsAction::AskRemove(
                        self.account.key.clone(),
                        self.account.name.clone(),
                    )));
                }
            });
        }
    }
}

fn demo_ui(ui: &mut Ui, cx: &Context<'_>) {
    let words = words::settings_demo();
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(words).wrap());
    });
    if cx.session.account().is_demo() {
        if widgets::button(ui, Look::Primary, words::kit_connect_account()).clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
    } else if widgets::button(ui, Look::Secondary, words::kit_open_demo()).clicked() {
        cx.actions.push(Action::OpenAccount(AccountKey::demo()));
    }
}
