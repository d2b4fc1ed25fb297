//! Settings: accounts with their keys, and how a person likes the app.

mod account;
mod app;
mod data;
mod tables;

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::environment_pill;
use crate::app::kit::{Look, Tone, pill, widgets};
use crate::app::notice::{self, Notice};
use crate::app::remote::{Failure, Remote};
use crate::desk::failure::KeyringError;
use crate::desk::failure::StoreError;
use crate::desk::settings::Settings;
use crate::desk::{Desk, Session, accounts};
use crate::domain::account::{Account, AccountKey, Environment, Service};
use crate::domain::text;
use account::AccountDraft;
use egui::Ui;

/// What is shown on the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// An account.
    #[default]
    Account,
    /// Light, dark, text size.
    Appearance,
    /// The hold before one-shot sends, and the bands of a score.
    Sending,
    /// Which limits hold for evidence.
    Limits,
    /// Rules, codes, checklists, letters.
    Tables,
    /// Where data is.
    Data,
    /// Shortcuts.
    Keyboard,
}

impl Section {
    const OF_THE_APP: [Self; 6] =
        [Self::Appearance, Self::Sending, Self::Limits, Self::Tables, Self::Data, Self::Keyboard];

    fn label(self) -> &'static str {
        match self {
            Self::Account => "Account",
            Self::Appearance => "Appearance",
            Self::Sending => "Sending and scores",
            Self::Limits => "Evidence limits",
            Self::Tables => "Reference tables",
            Self::Data => "Data on this computer",
            Self::Keyboard => "Keyboard shortcuts",
        }
    }
}

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
    bands: Option<(String, String)>,
    data: data::DataSection,
    tables: tables::TablesSection,
    wiping: Remote<AccountKey, (), StoreError>,
}

impl SettingsPage {
    /// Shows a section.
    pub fn show(&mut self, section: Section) {
        self.section = section;
    }

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

    /// Says something on the page.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
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
                    self.notice = Some(Notice::good("Account saved"));
                    self.saved = Some(key);
                    // Another account may be on the screen by now.
                    self.draft = self.draft.take().filter(|draft| *draft.key() != about);
                }
                Err(Failure::Error(error)) => {
                    self.notice = Some(notice::keyring("The account was not saved", &error));
                    if let Some(draft) = self.draft.as_mut().filter(|draft| *draft.key() == about) {
                        draft.offer_this_run();
                    }
                }
                Err(Failure::Crashed) => self.notice = Some(notice::crashed("The account was not saved")),
            }
        }
        if self.removing.poll()
            && let Some((about, result)) = self.removing.take()
        {
            self.draft = self.draft.take().filter(|draft| *draft.key() != about);
            self.parked.retain(|draft| *draft.key() != about);
            self.notice = Some(match result {
                Ok(()) => Notice::good("Account removed"),
                Err(Failure::Error(error)) => {
                    notice::keyring("The account was removed, but not every key was deleted", &error)
                }
                Err(Failure::Crashed) => notice::crashed("The account was not removed"),
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
            Ok(()) => Notice::good("Data wiped. The disputes are loaded from Finix again"),
            Err(Failure::Error(error)) => Notice::bad(format!("Not everything was wiped. {error}"), None),
            Err(Failure::Crashed) => notice::crashed("Not everything was wiped"),
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
        Columns::new(250.0).bare().show(ui, "settings", |ui, column| match column {
            Column::First => self.menu_ui(ui, cx),
            Column::Second | Column::Third => self.section_ui(ui, cx),
        });
    }

    fn menu_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::caption(ui, "Accounts");
        let demo = Account::new(AccountKey::demo(), "Demo", Environment::Demo);
        let shown = self.shown_key(cx);
        for account in std::iter::once(&demo).chain(&cx.settings.accounts) {
            let is_shown = self.section == Section::Account && shown == account.key;
            if line_ui(ui, account, is_shown) {
                self.notice = None;
                self.show_account(&account.key, cx.settings, || AccountDraft::of(account, cx.settings));
            }
        }
        self.new_line_ui(ui, cx);
        ui.add_space(4.0);
        if widgets::button(ui, Look::Secondary, "Add account…").clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
        ui.add_space(12.0);
        widgets::caption(ui, "This app");
        for section in Section::OF_THE_APP {
            let width = ui.available_width();
            if widgets::menu_line(ui, self.section == section, section.label(), section.label(), width).clicked() {
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
            let room = (ui.available_width() - 84.0).max(60.0);
            let response = widgets::menu_line(ui, is_shown, &name, &format!("{name}, not saved"), room);
            pill(ui, Tone::Grey, "NOT SAVED");
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
        let notice = self.notice.clone();
        // An own account shows it beside its Save button.
        let is_beside_save = self.section == Section::Account && self.draft.as_ref().is_some_and(|d| !d.is_demo());
        if !is_beside_save
            && let Some(notice) = &notice
            && crate::app::kit::states::error(ui, notice).is_some()
        {
            self.notice = None;
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
            Section::Sending => app::sending_ui(ui, cx, &mut self.bands),
            Section::Limits => app::limits_ui(ui, cx),
            Section::Tables => self.tables.ui(ui, cx),
            Section::Data => self.data.ui(ui, cx),
            Section::Keyboard => app::keyboard_ui(ui),
        }
    }
}

fn line_ui(ui: &mut Ui, account: &Account, is_shown: bool) -> bool {
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 84.0).max(60.0);
        let name = text::clean_to(&account.name, 24);
        let label = format!("{name}, {}", account.environment.label());
        let response = widgets::menu_line(ui, is_shown, &name, &label, room);
        environment_pill(ui, account.environment);
        response.clicked()
    })
    .inner
}
