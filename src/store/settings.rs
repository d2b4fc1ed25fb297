//! The settings file: accounts without their keys, and how a person likes the app.
//!
//! One small TOML file, written whole beside the old one and renamed. A file that cannot be read is kept under
//! another name and never overwritten.
//!
//! Must not live here: keys.

use super::private;
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, KeyParam, Service};
use crate::domain::alerts::AlertWishes;
use crate::domain::answer::hold::Hold;
use crate::domain::dispute::team::Person;
use crate::domain::packet::letterhead::Letterhead;
use crate::domain::score::Bands;
use crate::domain::search::query::Column;
use crate::domain::time::margin::Margin;
use crate::store::export::Separator;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the window was left, in points of the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its corner at the top left; some desktops do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f32; 2]>,
    /// Its content, width and height.
    pub size: [f32; 2],
    /// True when it filled the screen; place and size are those from before.
    #[serde(default)]
    pub is_maximized: bool,
}

impl WindowPlace {
    /// The same, when a window can be made of it.
    fn checked(self) -> Option<Self> {
        let fits = self.size.iter().all(|side| (100.0..=30_000.0).contains(side));
        let position = self.position.filter(|at| at.iter().all(|side| side.abs() <= 100_000.0));
        fits.then_some(Self { position, ..self })
    }
}

/// Everything that is kept in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Own accounts; the demo account is not among them.
    pub accounts: Vec<Account>,
    /// User names of accounts by service; passwords are in the keyring.
    pub user_names: BTreeMap<(AccountKey, Service), String>,
    /// Who writes the letters of an account.
    pub letterheads: BTreeMap<AccountKey, Letterhead>,
    /// How long before Finix's deadline an account wants to answer; those without one are left out.
    pub margins: BTreeMap<AccountKey, Margin>,
    /// What is told on the desktop.
    pub alerts: AlertWishes,
    /// The account that was open last.
    pub last_account: Option<AccountKey>,
    /// Light or dark.
    pub appearance: Appearance,
    /// The page of the day is shown first, and not the list.
    pub starts_with_today: bool,
    /// Text size, 0.8 to 2.0.
    pub text_scale: f32,
    /// Seconds between the click and the sending of a submission or an acceptance.
    pub hold_secs: u32,
    /// Set when they are held until so many hours before the deadline instead.
    pub hold_until_hours: Option<u32>,
    /// The evidence rules in force.
    pub rule_set: String,
    /// Where the bands of a score begin.
    pub bands: Bands,
    /// Columns of the list in order, with their width; hidden ones are left out.
    pub columns: Vec<(Column, f32)>,
    /// Seconds between two pulls while the window is visible.
    pub sync_secs: u32,
    /// What separates the columns of an export; without it, as the computer's language has it.
    pub csv_separator: Option<Separator>,
    /// Exports begin with the mark Excel knows UTF-8 by.
    pub csv_mark: bool,
    /// Where the window was left; nothing before it was moved.
    pub window: Option<WindowPlace>,
    /// What whoever uses this computer is called in a team.
    pub my_name: Option<Person>,
}

/// A day, in seconds.
const LONGEST_HOLD: u32 = 86_400;

impl Default for Settings {
    fn default() -> Self {
        Self {
            accounts: Vec::new(),
            user_names: BTreeMap::new(),
            letterheads: BTreeMap::new(),
            margins: BTreeMap::new(),
            alerts: AlertWishes::default(),
            last_account: None,
            appearance: Appearance::System,
            starts_with_today: false,
            text_scale: 1.0,
            hold_secs: 10,
            hold_until_hours: None,
            rule_set: "finix_2023".to_owned(),
            bands: Bands::default(),
            columns: Vec::new(),
            sync_secs: 60,
            csv_separator: None,
            csv_mark: true,
            window: None,
            my_name: None,
        }
    }
}

impl Settings {
    /// Reads the text of a settings file; what it says wrongly is as at the first start. Nothing for a text that is no
    /// settings file at all.
    #[must_use]
    pub fn from_toml(text: &str) -> Option<Self> {
        toml::from_str::<Stored>(text).ok().map(from_stored)
    }

    /// The text of a settings file.
    ///
    /// # Errors
    /// When something cannot be written as TOML.
    pub fn to_toml(&self) -> std::io::Result<String> {
        toml::to_string_pretty(&to_stored(self)).map_err(std::io::Error::other)
    }

    /// How long a submission or an acceptance is held.
    #[must_use]
    pub fn hold(&self) -> Hold {
        self.hold_until_hours.map_or(Hold::Seconds(self.hold_secs), Hold::BeforeDeadline)
    }

    /// How long before Finix's deadline an account wants to answer.
    #[must_use]
    pub fn margin(&self, key: &AccountKey) -> Margin {
        self.margins.get(key).copied().unwrap_or_default()
    }

    /// An account by its key.
    #[must_use]
    pub fn account(&self, key: &AccountKey) -> Option<&Account> {
        self.accounts.iter().find(|account| account.key == *key)
    }

    /// The user name of an account at a service.
    #[must_use]
    pub fn user_name(&self, key: &AccountKey, service: Service) -> Option<&str> {
        self.user_names.get(&(key.clone(), service)).map(String::as_str)
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Stored {
    version: u32,
    last_account: Option<String>,
    appearance: Appearance,
    starts_with_today: bool,
    text_scale: Option<f32>,
    hold_secs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_until_hours: Option<u32>,
    sync_secs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    csv_separator: Option<String>,
    csv_mark: Option<bool>,
    rule_set: Option<String>,
    score_elevated: Option<f64>,
    score_high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    my_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<WindowPlace>,
    alerts: AlertWishes,
    columns: Vec<StoredColumn>,
    accounts: Vec<StoredAccount>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    letterheads: BTreeMap<String, Letterhead>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    margin_hours: BTreeMap<String, u32>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredColumn {
    name: String,
    width: f32,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct StoredAccount {
    key: String,
    name: String,
    environment: String,
    key_param: String,
    urls: BTreeMap<String, String>,
    user_names: BTreeMap<String, String>,
}

/// Where the settings are.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
}

/// Why the settings begin anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsProblem {
    /// The file could not be read; the system's own words.
    Unread(String),
    /// It was damaged, and is kept under this name.
    SetAside(PathBuf),
    /// It is damaged, and could not be put under another name; the system's own words.
    Damaged(String),
}

/// What came of reading the file.
#[derive(Debug)]
pub struct Loaded {
    /// The settings, the first ones when there was no file.
    pub settings: Settings,
    /// Set when the file was there but could not be read.
    pub problem: Option<SettingsProblem>,
}

impl SettingsFile {
    /// The file in a data folder.
    #[must_use]
    pub fn inside(folder: &Path) -> Self {
        Self { path: folder.join("settings.toml") }
    }

    /// The folder it is in.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.path.parent()
    }

    /// Reads the file. Blocks.
    #[must_use]
    pub fn load(&self) -> Loaded {
        let problem = |why: SettingsProblem| Loaded { settings: Settings::default(), problem: Some(why) };
        match std::fs::read_to_string(&self.path) {
            Ok(text) => match Settings::from_toml(&text) {
                Some(settings) => Loaded { settings, problem: None },
                None => problem(self.set_aside()),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Loaded { settings: Settings::default(), problem: None }
            }
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => problem(self.set_aside()),
            Err(error) => problem(SettingsProblem::Unread(error.to_string())),
        }
    }

    /// Keeps a damaged file under another name.
    fn set_aside(&self) -> SettingsProblem {
        // What was kept before stays.
        let name = |number: u32| match number {
            1 => self.path.with_extension("toml.damaged"),
            number => self.path.with_extension(format!("toml.damaged-{number}")),
        };
        let kept = (1..1_000).map(name).find(|kept| !kept.exists()).unwrap_or_else(|| name(1_000));
        match std::fs::rename(&self.path, &kept) {
            Ok(()) => SettingsProblem::SetAside(kept),
            Err(error) => SettingsProblem::Damaged(error.to_string()),
        }
    }

    /// Writes the file whole. Blocks.
    ///
    /// # Errors
    /// What the system said.
    pub fn save(&self, settings: &Settings) -> std::io::Result<()> {
        let folder = self.path.parent().ok_or_else(|| std::io::Error::other("the settings have no folder"))?;
        private::folder(folder)?;
        // One that is there and cannot be read holds accounts that nobody knows of now.
        if let Err(error) = std::fs::File::open(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(error);
        }
        let text = settings.to_toml()?;
        let part = self.path.with_extension(format!("toml.{:08x}.part", fastrand::u32(..)));
        let written = (|| {
            let mut file = private::file(&part)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&part, &self.path)
        })();
        if written.is_err() {
            // The half file is of no use to anyone; that it may already be gone is fine.
            std::fs::remove_file(&part).ok();
        }
        written
    }
}

fn to_stored(settings: &Settings) -> Stored {
    let accounts = settings.accounts.iter().map(|account| StoredAccount {
        key: account.key.to_string(),
        name: account.name.clone(),
        environment: account.environment.as_stored().to_owned(),
        key_param: account.key_param.as_wire().to_owned(),
        urls: Service::ALL
            .into_iter()
            .filter_map(|s| account.own_url(s).map(|url| (s.as_stored().to_owned(), url.as_str().to_owned())))
            .collect(),
        user_names: Service::ALL
            .into_iter()
            .filter_map(|s| settings.user_name(&account.key, s).map(|name| (s.as_stored().to_owned(), name.to_owned())))
            .collect(),
    });
    Stored {
        version: 1,
        last_account: settings.last_account.as_ref().map(ToString::to_string),
        appearance: settings.appearance,
        starts_with_today: settings.starts_with_today,
        text_scale: Some(settings.text_scale),
        hold_secs: Some(settings.hold_secs),
        hold_until_hours: settings.hold_until_hours,
        sync_secs: Some(settings.sync_secs),
        csv_separator: settings.csv_separator.map(|separator| separator.as_stored().to_owned()),
        csv_mark: Some(settings.csv_mark),
        rule_set: Some(settings.rule_set.clone()),
        score_elevated: Some(settings.bands.elevated),
        score_high: Some(settings.bands.high),
        window: settings.window,
        alerts: settings.alerts.clone(),
        my_name: settings.my_name.as_ref().map(|name| name.as_str().to_owned()),
        columns: settings
            .columns
            .iter()
            .map(|(column, width)| StoredColumn { name: column.as_stored().to_owned(), width: *width })
            .collect(),
        accounts: accounts.collect(),
        letterheads: settings.letterheads.iter().map(|(key, head)| (key.to_string(), head.clone())).collect(),
        margin_hours: settings.margins.iter().map(|(key, margin)| (key.to_string(), margin.hours())).collect(),
    }
}

fn from_stored(stored: Stored) -> Settings {
    let first = Settings::default();
    let bands = Bands {
        elevated: stored.score_elevated.unwrap_or(first.bands.elevated),
        high: stored.score_high.unwrap_or(first.bands.high),
    };
    let bands_fit = (0.0..=100.0).contains(&bands.elevated) && (bands.elevated..=100.0).contains(&bands.high);
    let mut settings = Settings {
        last_account: stored.last_account.as_deref().and_then(AccountKey::parse),
        appearance: stored.appearance,
        starts_with_today: stored.starts_with_today,
        text_scale: stored.text_scale.filter(|s| s.is_finite()).unwrap_or(1.0).clamp(0.8, 2.0),
        hold_secs: stored.hold_secs.unwrap_or(first.hold_secs).min(LONGEST_HOLD),
        hold_until_hours: stored.hold_until_hours.map(|hours| hours.clamp(24, 720)),
        rule_set: stored.rule_set.unwrap_or(first.rule_set),
        bands: if bands_fit { bands } else { first.bands },
        columns: read_columns(stored.columns.iter().map(|c| (c.name.as_str(), c.width))),
        csv_separator: stored.csv_separator.as_deref().and_then(Separator::from_stored),
        csv_mark: stored.csv_mark.unwrap_or(first.csv_mark),
        window: stored.window.and_then(WindowPlace::checked),
        my_name: stored.my_name.and_then(|name| Person::parse(&name).ok()),
        sync_secs: stored.sync_secs.unwrap_or(first.sync_secs).clamp(15, 3_600),
        letterheads: stored
            .letterheads
            .into_iter()
            .filter_map(|(key, head)| Some((AccountKey::parse(&key)?, head)))
            .collect(),
        alerts: stored.alerts,
        margins: stored
            .margin_hours
            .into_iter()
            .filter_map(|(key, hours)| Some((AccountKey::parse(&key)?, Margin::of_hours(hours))))
            .filter(|(_, margin)| !margin.is_none())
            .collect(),
        ..Settings::default()
    };
    for account in &stored.accounts {
        read_account(account, &mut settings);
    }
    settings
}

/// Columns this version knows, each once, in widths that can be drawn.
pub(super) fn read_columns<'c>(stored: impl Iterator<Item = (&'c str, f32)>) -> Vec<(Column, f32)> {
    let mut columns: Vec<(Column, f32)> = Vec::new();
    for (name, width) in stored {
        let width = if width.is_finite() { width.clamp(40.0, 900.0) } else { 100.0 };
        if let Some(column) = Column::from_stored(name).filter(|new| columns.iter().all(|(known, _)| known != new)) {
            columns.push((column, width));
        }
    }
    columns
}

/// Takes an account from the file. An address that is not allowed is left out, so the vendor's own is used.
fn read_account(stored: &StoredAccount, settings: &mut Settings) {
    let Some(key) = AccountKey::parse(&stored.key).filter(|key| settings.account(key).is_none()) else {
        return;
    };
    let environment = match Environment::from_stored(&stored.environment) {
        // The demo account is never stored; a file that says so gets the careful reading.
        Environment::Demo => Environment::Live,
        other => other,
    };
    let name = crate::domain::text::clean_to(&stored.name, 80);
    let mut account = Account::new(key, if name.trim().is_empty() { "Account".to_owned() } else { name }, environment);
    account.key_param = KeyParam::from_stored(&stored.key_param);
    for service in Service::ALL {
        let url = stored.urls.get(service.as_stored()).and_then(|url| BaseUrl::parse(url).ok());
        account.set_url(service, url);
        if let Some(user) = stored.user_names.get(service.as_stored()) {
            settings.user_names.insert((account.key.clone(), service), user.clone());
        }
    }
    settings.accounts.push(account);
}

#[cfg(test)]
mod tests;
