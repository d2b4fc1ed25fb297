//! The settings file: accounts without their keys, and how a person likes the app.
//!
//! One small TOML file, written whole beside the old one and renamed. A file that cannot be read is kept under
//! another name and never overwritten.
//!
//! Must not live here: keys, how the file has it (`stored`).

mod one_account;
mod stored;
#[cfg(test)]
mod tests;

use super::private;
use crate::domain::account::{Account, AccountKey, Service};
use crate::domain::alerts::AlertWishes;
use crate::domain::answer::hold::Hold;
use crate::domain::columns::kept::{KeptColumns, Recalled};
use crate::domain::dispute::team::Person;
use crate::domain::insights::fees::Fees;
use crate::domain::language::Language;
use crate::domain::packet::letterhead::Letterhead;
use crate::domain::programs::transactions::Transactions;
use crate::domain::score::Bands;
use crate::domain::search::query::Column;
use crate::domain::time::margin::Margin;
use crate::domain::watched::WatchedFolder;
use crate::store::export::Separator;
use crate::store::views::View;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
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

/// What the desktop may ask for in a person's name: more contrast, less motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Where the desktop asks for it.
    #[default]
    System,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Wish {
    /// Whether it is granted, by what the desktop asks for.
    #[must_use]
    pub fn is_granted(self, is_asked_for: bool) -> bool {
        match self {
            Self::System => is_asked_for,
            Self::Always => true,
            Self::Never => false,
        }
    }

    fn as_stored(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Always => Some("always"),
            Self::Never => Some("never"),
        }
    }

    fn from_stored(stored: Option<&str>) -> Self {
        match stored {
            Some("always") => Self::Always,
            Some("never") => Self::Never,
            _ => Self::System,
        }
    }
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
    /// Transactions by month and network, as they were entered for an account.
    pub transactions: BTreeMap<AccountKey, Transactions>,
    /// What a dispute costs in fees, as it was entered for an account.
    pub fees: BTreeMap<AccountKey, Fees>,
    /// Columns of files that were chosen for an account.
    pub file_columns: BTreeMap<AccountKey, KeptColumns>,
    /// Folders whose new files are taken as checkouts of an account.
    pub watched: BTreeMap<AccountKey, WatchedFolder>,
    /// What is told on the desktop.
    pub alerts: AlertWishes,
    /// A closed window does not end the app, where the desktop has a tray.
    pub keeps_running: bool,
    /// The account that was open last.
    pub last_account: Option<AccountKey>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Colours that are far apart.
    pub high_contrast: Wish,
    /// Nothing moves by itself.
    pub less_motion: Wish,
    /// The window's language; without it, the computer's.
    pub language: Option<Language>,
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
    /// Saved views of the list over every account.
    pub views_everywhere: Vec<View>,
    /// The window is locked when nobody has used it for so many seconds; never without it.
    pub lock_secs: Option<u32>,
    /// The window is locked with the person's session.
    pub locks_with_session: bool,
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
    /// Keys that a person chose, by the name of what they do; an empty text where it has none.
    pub shortcuts: BTreeMap<String, String>,
}

/// A day, in seconds.
const LONGEST_HOLD: u32 = 86_400;
/// What the file is called.
const NAME: &str = "settings.toml";

impl Default for Settings {
    fn default() -> Self {
        Self {
            accounts: Vec::new(),
            user_names: BTreeMap::new(),
            letterheads: BTreeMap::new(),
            margins: BTreeMap::new(),
            transactions: BTreeMap::new(),
            fees: BTreeMap::new(),
            file_columns: BTreeMap::new(),
            watched: BTreeMap::new(),
            alerts: AlertWishes::default(),
            keeps_running: false,
            last_account: None,
            appearance: Appearance::System,
            high_contrast: Wish::System,
            less_motion: Wish::System,
            language: None,
            starts_with_today: false,
            text_scale: 1.0,
            hold_secs: 10,
            hold_until_hours: None,
            rule_set: "finix_2023".to_owned(),
            bands: Bands::default(),
            columns: Vec::new(),
            views_everywhere: Vec::new(),
            lock_secs: None,
            locks_with_session: false,
            shortcuts: BTreeMap::new(),
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
        toml::from_str::<stored::Stored>(text).ok().map(stored::from_stored)
    }

    /// The text of a settings file.
    ///
    /// # Errors
    /// When something cannot be written as TOML.
    pub fn to_toml(&self) -> std::io::Result<String> {
        toml::to_string_pretty(&stored::to_stored(self)).map_err(std::io::Error::other)
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

    /// The columns of a file with these names: as they were chosen for the account, else as they are found; and whether they
    /// were chosen.
    #[must_use]
    pub fn columns_of<C: Recalled>(&self, key: &AccountKey, heads: &[String]) -> (C, bool) {
        let kept = self.file_columns.get(key).and_then(|kept| C::recalled(kept, heads));
        let is_kept = kept.is_some();
        (kept.unwrap_or_else(|| C::of_heads(heads)), is_kept)
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

/// Where the settings are, and the data beside them.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
    data: PathBuf,
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
        Self { path: folder.join(NAME), data: folder.to_owned() }
    }

    /// The file in the system's folder for settings, with the data in its folder for data. One that an earlier version
    /// kept among the data is moved, once; where it cannot be, it stays and is used there. Blocks.
    #[must_use]
    pub fn in_folders(settings: &Path, data: &Path) -> Self {
        let (earlier, path) = (data.join(NAME), settings.join(NAME));
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        let stays = is_there(&earlier) && !is_there(&path) && move_once(&earlier, settings, &path).is_err();
        Self { path: if stays { earlier } else { path }, data: data.to_owned() }
    }

    /// The folder of the data.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.data
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
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
        write_whole(&self.path, settings.to_toml()?.as_bytes())
    }
}

/// Moves the file an earlier version kept elsewhere. The old one goes when the new one is there whole.
fn move_once(from: &Path, folder: &Path, to: &Path) -> std::io::Result<()> {
    private::folder(folder)?;
    // The two may be on different disks.
    let mut text = Vec::new();
    private::read(from)?.read_to_end(&mut text)?;
    write_whole(to, &text)?;
    std::fs::remove_file(from)
}

/// Writes a file beside its place and puts it there when it is whole.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension(format!("toml.{:08x}.part", fastrand::u32(..)));
    let written = (|| {
        let mut file = private::file(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    })();
    if written.is_err() {
        // The half file is of no use to anyone; that it may already be gone is fine.
        std::fs::remove_file(&part).ok();
    }
    written
}
