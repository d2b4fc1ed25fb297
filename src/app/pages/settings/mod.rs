//! Settings: accounts with their keys, and how a person likes the app.
//!
//! Must not live here: keeping settings and keys.

mod account;
mod app;
mod data;
mod deadlines;
mod keyboard;
mod letterhead;
pub mod section;
mod tables;
mod team;
mod watched;

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::layout::title_bar;
use crate::app::kit::{Look, Tone, pill, widgets};
use crate::app::kit::{environment_pill, space};
use crate::app::notice::{self, Notice};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::failure::KeyringError;
use crate::desk::failure::StoreError;
use crate::desk::settings::Settings;
use crate::desk::{Desk, Session, accounts};
use crate::domain::account::{Account, AccountKey, Environment, Service};
use crate::domain::text;
use account::AccountDraft;
use egui::Ui;
use section::Section;

/// The width of the menu, and the least of a name in it.
const MENU: f32 = 250.0;
const LEAST_NAME: f32 = 60.0;

/// The page's state.
#[derive(Default)]
pub struct SettingsPage {
    section: Section,
    draft: Option<AccountDraft>,
    /// Accounts that are half edited while another is shown. In memory only: they hold typed keys.
    parked: Vec<AccountDraft>,
    saving: Remote<AccountKey, AccountKey, KeyringError>,
    removing: Remote<AccountKey, (), KeyringError>,
    notice: Option<Notice>,
    saved: Option<AccountKey>,
    bands: app::BandsDraft,
    watched: watched::WatchedSection,
    data: data::DataSection,
    deadlines: deadlines::DeadlinesSection,
    keyboard: keyboard::KeyboardSection,
    letterhead: letterhead::LetterheadSection,
    tables: tables::TablesSection,
    team: team::TeamSection,
    wiping: Remote<AccountKey, (), StoreError>,
    /// What was on the right in the last frame.
    seen: Option<(Section, AccountKey)>,
    /// Set in the frame that shows something else: it and its entry come into view.
    is_turned: bool,
    is_shown: bool,
}

/// What a pill leaves for the name in front of it.
fn room_for_name(ui: &Ui, pill: &str) -> f32 {
    (ui.available_width() - widgets::pill_width(ui, pill) - ui.spacing().item_spacing.x).max(LEAST_NAME)
}

impl SettingsPage {
    /// Begins a new account.
    pub fn add_account(&mut self, settings: &Settings) {
        self.notice = None;
        self.show_new(settings);
    }

    /// Shows the open account.
    pub fn show_open(&mut self, settings: &Settings) {
        self.section = Section::Account;
        self.park(settings);
    }

    /// Shows an account that was not there before.
    pub fn show_account_of(&mut self, key: &AccountKey, settings: &Settings) {
        self.section = Section::Account;
        self.park(settings);
        self.draft = settings.account(key).map(|account| AccountDraft::of(account, settings));
    }

    /// Shows a section.
    pub fn show(&mut self, section: Section) {
        self.section = section;
        self.notice = None;
    }

    /// Forgets what was typed about the account that is shown.
    pub fn cancel_edit(&mut self) {
        self.draft = None;
    }

    /// Saves the account that is being edited.
    pub fn save(&mut self, desk: &Desk) {
        let Some(edited) = self.draft.as_mut().and_then(AccountDraft::edited) else { return };
        self.notice = None;
        let key = edited.account.key.clone();
        self.saving.request(&desk.runtime, &desk.wake, key, accounts::save(desk.clone(), edited));
    }

    /// Removes an account with its keys.
    pub fn remove(&mut self, desk: &Desk, key: AccountKey) {
        self.removing.request(&desk.runtime, &desk.wake, key.clone(), accounts::remove(desk.clone(), key));
    }

    /// Deletes the data of the open account from this computer.
    pub fn wipe(&mut self, desk: &Desk, session: &Session) {
        let (key, store) = (session.account().key.clone(), session.shared().store.clone());
        let outbox = session.outbox().clone();
        self.wiping.request(&desk.runtime, &desk.wake, key, async move {
            outbox.wipe().await?;
            store.wipe().await
        });
    }

    /// Tests a service of the account that is being edited.
    pub fn test(&mut self, desk: &Desk, service: Service) {
        if let Some(draft) = &mut self.draft {
            draft.test(desk, service);
        }
    }

    /// The page is left: what came of something here is not said when it is shown again.
    pub fn leave(&mut self) {
        self.notice = None;
        self.seen = None;
        self.keyboard.cancel();
    }

    /// Says something on the page.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Whether this is the page in front. What was said goes when it is left.
    pub fn set_shown(&mut self, is_shown: bool) {
        if self.is_shown && !is_shown {
            self.notice = None;
        }
        self.is_shown = is_shown;
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        self.data.poll();
        self.tables.poll();
        if let Some(draft) = &mut self.draft {
            draft.poll();
        }
        if self.saving.poll()
            && let Some((about, result)) = self.saving.take()
        {
            match result {
                Ok(key) => {
                    self.notice = Some(Notice::good(words::settings_account_saved()));
                    self.saved = Some(key);
                    // Another account may be on the screen by now.
                    self.draft = self.draft.take().filter(|draft| *draft.key() != about);
                }
                Err(Failure::Error(error)) => {
                    self.notice = Some(notice::keyring(words::settings_account_not_saved(), &error));
                    if let Some(draft) = self.draft.as_mut().filter(|draft| *draft.key() == about) {
                        draft.offer_this_run();
                    }
                }
                Err(Failure::Crashed) => self.notice = Some(notice::crashed(words::settings_account_not_saved())),
            }
        }
        if self.removing.poll()
            && let Some((about, result)) = self.removing.take()
        {
            self.draft = self.draft.take().filter(|draft| *draft.key() != about);
            self.parked.retain(|draft| *draft.key() != about);
            self.notice = Some(match result {
                Ok(()) => Notice::good(words::settings_account_removed()),
                Err(Failure::Error(error)) => notice::keyring(words::settings_keys_left(), &error),
                Err(Failure::Crashed) => notice::crashed(words::toast_account_not_removed()),
            });
        }
    }

    /// Sets aside what is being edited, if anything was typed.
    fn park(&mut self, settings: &Settings) {
        if let Some(draft) = self.draft.take().filter(|draft| draft.is_touched(settings)) {
            self.parked.push(draft);
        }
    }

    /// Shows an account, as it was left when it is half edited.
    fn show_account(&mut self, key: &AccountKey, settings: &Settings, fresh: impl FnOnce() -> AccountDraft) {
        self.section = Section::Account;
        if self.draft.as_ref().is_some_and(|draft| draft.key() == key) {
            return;
        }
        self.park(settings);
        let parked = self.parked.iter().position(|draft| draft.key() == key);
        self.draft = Some(parked.map_or_else(fresh, |at| self.parked.swap_remove(at)));
    }

    /// Shows the new account that is half filled in, else an empty one.
    fn show_new(&mut self, settings: &Settings) {
        let all = self.draft.iter().chain(&self.parked);
        let known = all.filter(|draft| draft.is_new()).map(|draft| draft.key().clone()).next();
        let fresh = AccountDraft::new();
        let key = known.unwrap_or_else(|| fresh.key().clone());
        self.show_account(&key, settings, || fresh);
    }

    /// The account whose data was wiped, once: it is opened anew.
    pub fn take_wiped(&mut self) -> Option<AccountKey> {
        if !self.wiping.poll() {
            return None;
        }
        let (key, result) = self.wiping.take()?;
        self.notice = Some(match result {
            Ok(()) => Notice::good(words::settings_wiped()),
            Err(Failure::Error(error)) => Notice::bad(
                words::sentences(&[
                    words::settings_not_wiped(),
                    &crate::domain::text::sentence(&words::errors::store(&error)),
                ]),
                None,
            ),
            Err(Failure::Crashed) => notice::crashed(words::settings_not_wiped()),
        });
        Some(key)
    }

    /// The account that was just saved, once. The form shows it as it is stored now, when nothing else is open in it.
    pub fn take_saved(&mut self, settings: &Settings) -> Option<AccountKey> {
        let key = self.saved.take()?;
        if self.draft.is_none() {
            self.draft = settings.account(&key).map(|account| AccountDraft::of(account, settings));
        }
        Some(key)
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let now = (self.section, self.shown_key(cx));
        self.is_turned = self.seen.as_ref() != Some(&now);
        self.seen = Some(now);
        let is_own = self.draft.as_ref().map_or_else(|| !cx.session.account().is_demo(), |draft| !draft.is_demo());
        let has_foot = match self.section {
            Section::Account => is_own,
            Section::Tables => self.tables.has_foot(),
            _ => false,
        };
        title_bar(ui, words::page_settings());
        let columns = Columns::new(MENU).bare().with_foot(has_foot).about(self.section as u64);
        columns.show(ui, "settings", |ui, column| match column {
            Column::First => self.menu_ui(ui, cx),
            Column::Second | Column::Third => self.section_ui(ui, cx),
            Column::Foot if self.section == Section::Tables => self.tables.foot_ui(ui, cx),
            Column::Foot => {
                if let Some(draft) = self.draft.as_ref().filter(|draft| !draft.is_demo()) {
                    draft.buttons_ui(ui, cx.actions, self.saving.is_loading());
                }
            }
        });
    }

    fn menu_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        widgets::caption(ui, words::settings_accounts());
        let demo = Account::new(AccountKey::demo(), words::kit_demo_account(), Environment::Demo);
        let shown = self.shown_key(cx);
        for account in std::iter::once(&demo).chain(&cx.settings.accounts) {
            let is_shown = self.section == Section::Account && shown == account.key;
            if self.line_ui(ui, account, is_shown) {
                self.notice = None;
                self.show_account(&account.key, cx.settings, || AccountDraft::of(account, cx.settings));
            }
        }
        self.new_line_ui(ui, cx);
        ui.add_space(space::TIGHT);
        if widgets::button(ui, Look::Secondary, words::kit_add_account()).clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
        ui.add_space(space::WIDE);
        widgets::caption(ui, words::settings_this_app());
        for section in Section::OF_THE_APP {
            let width = ui.available_width();
            let is_shown = self.section == section;
            let line = widgets::menu_line(ui, is_shown, section.label(), section.label(), width);
            self.view(&line, is_shown);
            if line.clicked() {
                self.section = section;
                self.notice = None;
            }
        }
    }

    /// The line of an account that is not saved yet.
    fn new_line_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let is_shown = self.section == Section::Account && self.draft.as_ref().is_some_and(AccountDraft::is_new);
        let mut all = self.draft.iter().chain(&self.parked);
        let Some(name) = all.find(|draft| draft.is_new()).map(AccountDraft::shown_name) else { return };
        let clicked = ui.horizontal(|ui| {
            let room = room_for_name(ui, words::settings_not_saved());
            let response = widgets::menu_line(ui, is_shown, &name, &words::settings_not_saved_label(&name), room);
            pill(ui, Tone::Grey, words::settings_not_saved());
            self.view(&response, is_shown);
            response.clicked()
        });
        if clicked.inner {
            self.notice = None;
            self.show_new(cx.settings);
        }
    }

    fn shown_key(&self, cx: &Context<'_>) -> AccountKey {
        self.draft.as_ref().map_or_else(|| cx.session.account().key.clone(), |draft| draft.key().clone())
    }

    fn section_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if self.is_turned {
            // Wherever the one before was scrolled to, and below the list where there is no room beside it.
            ui.scroll_to_cursor(Some(egui::Align::TOP));
        }
        let notice = self.notice.clone();
        // An own account shows it beside its Save button.
        let is_beside_save = self.section == Section::Account && self.draft.as_ref().is_some_and(|d| !d.is_demo());
        if !is_beside_save
            && let Some(notice) = &notice
            && crate::app::kit::states::error(ui, notice).is_some()
        {
            self.notice = None;
        }
        if self.section != Section::Keyboard {
            self.keyboard.cancel();
        }
        match self.section {
            Section::Account => {
                if self.draft.is_none() {
                    let open = cx.session.account();
                    self.show_account(&open.key, cx.settings, || AccountDraft::of(open, cx.settings));
                }
                let draft = self.draft.get_or_insert_with(|| AccountDraft::of(cx.session.account(), cx.settings));
                draft.ui(ui, cx, self.saving.is_loading(), notice.as_ref());
            }
            Section::Appearance => app::appearance_ui(ui, cx),
            Section::Deadlines => self.deadlines.ui(ui, cx),
            Section::Team => self.team.ui(ui, cx),
            Section::Sending => {
                self.bands.ui(ui, cx);
                widgets::card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    self.watched.ui(ui, cx);
                });
            }
            Section::Limits => app::limits_ui(ui, cx),
            Section::Letterhead => self.letterhead.ui(ui, cx),
            Section::Tables => self.tables.ui(ui, cx),
            Section::Data => self.data.ui(ui, cx),
            Section::Keyboard => self.keyboard.ui(ui, cx),
        }
    }
    fn line_ui(&self, ui: &mut Ui, account: &Account, is_shown: bool) -> bool {
        ui.horizontal(|ui| {
            let room = room_for_name(ui, &words::environment(account.environment).to_uppercase());
            let name = text::clean_to(&account.name, 24);
            let label = words::settings_account_label(&name, words::environment(account.environment));
            let response = widgets::menu_line(ui, is_shown, &name, &label, room);
            environment_pill(ui, account.environment);
            self.view(&response, is_shown);
            response.clicked()
        })
        .inner
    }

    /// The entry of what was just turned to comes into view.
    fn view(&self, line: &egui::Response, is_shown: bool) {
        if is_shown && self.is_turned {
            line.scroll_to_me(None);
        }
    }
}
