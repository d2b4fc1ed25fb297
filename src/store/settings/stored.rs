//! The settings as their file has them. What it says wrongly is as at the first start.
//!
//! Must not live here: the file itself.

use super::{Appearance, LONGEST_HOLD, Settings, WindowPlace, Wish};
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, KeyParam, Service};
use crate::domain::alerts::AlertWishes;
use crate::domain::columns::kept::KeptColumns;
use crate::domain::dispute::team::Person;
use crate::domain::insights::fees::Fees;
use crate::domain::language::Language;
use crate::domain::packet::letterhead::Letterhead;
use crate::domain::programs::transactions::Transactions;
use crate::domain::score::Bands;
use crate::domain::time::margin::Margin;
use crate::domain::watched::WatchedFolder;
use crate::store::columns::read_columns;
use crate::store::export::Separator;
use crate::store::views::View;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) fn to_stored(settings: &Settings) -> Stored {
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
        high_contrast: settings.high_contrast.as_stored().map(str::to_owned),
        less_motion: settings.less_motion.as_stored().map(str::to_owned),
        language: settings.language.map(|language| language.code().to_owned()),
        starts_with_today: settings.starts_with_today,
        text_scale: Some(settings.text_scale),
        hold_secs: Some(settings.hold_secs),
        hold_until_hours: settings.hold_until_hours,
        sync_secs: Some(settings.sync_secs),
        lock_secs: settings.lock_secs,
        my_name: settings.my_name.as_ref().map(|name| name.as_str().to_owned()),
        lock_with_session: settings.locks_with_session,
        csv_separator: settings.csv_separator.map(|separator| separator.as_stored().to_owned()),
        csv_mark: Some(settings.csv_mark),
        rule_set: Some(settings.rule_set.clone()),
        score_elevated: Some(settings.bands.elevated),
        score_high: Some(settings.bands.high),
        window: settings.window,
        alerts: settings.alerts.clone(),
        keeps_running: settings.keeps_running,
        columns: settings
            .columns
            .iter()
            .map(|(column, width)| StoredColumn { name: column.as_stored().to_owned(), width: *width })
            .collect(),
        views_everywhere: settings.views_everywhere.iter().map(View::to_json).collect(),
        accounts: accounts.collect(),
        letterheads: settings.letterheads.iter().map(|(key, head)| (key.to_string(), head.clone())).collect(),
        shortcuts: settings.shortcuts.clone(),
        margin_hours: settings.margins.iter().map(|(key, margin)| (key.to_string(), margin.hours())).collect(),
        transactions: settings
            .transactions
            .iter()
            .filter(|(_, counts)| !counts.is_empty())
            .map(|(key, counts)| (key.to_string(), counts.stored().collect()))
            .collect(),
        fees: settings.fees.iter().map(|(key, fees)| (key.to_string(), fees.stored().collect())).collect(),
        file_columns: settings.file_columns.iter().map(|(key, kept)| (key.to_string(), kept.clone())).collect(),
        watched: settings.watched.iter().map(|(key, folder)| (key.to_string(), folder.clone())).collect(),
    }
}

pub(super) fn from_stored(stored: Stored) -> Settings {
    let first = Settings::default();
    let bands = Bands {
        elevated: stored.score_elevated.unwrap_or(first.bands.elevated),
        high: stored.score_high.unwrap_or(first.bands.high),
    };
    let bands_fit = (0.0..=100.0).contains(&bands.elevated) && (bands.elevated..=100.0).contains(&bands.high);
    let mut settings = Settings {
        last_account: stored.last_account.as_deref().and_then(AccountKey::parse),
        appearance: stored.appearance,
        high_contrast: Wish::from_stored(stored.high_contrast.as_deref()),
        less_motion: Wish::from_stored(stored.less_motion.as_deref()),
        language: stored.language.as_deref().and_then(Language::of_code),
        starts_with_today: stored.starts_with_today,
        text_scale: stored.text_scale.filter(|s| s.is_finite()).unwrap_or(1.0).clamp(0.8, 2.0),
        hold_secs: stored.hold_secs.unwrap_or(first.hold_secs).min(LONGEST_HOLD),
        hold_until_hours: stored.hold_until_hours.map(|hours| hours.clamp(24, 720)),
        rule_set: stored.rule_set.unwrap_or(first.rule_set),
        bands: if bands_fit { bands } else { first.bands },
        columns: read_columns(stored.columns.iter().map(|c| (c.name.as_str(), c.width))),
        views_everywhere: read_views(&stored.views_everywhere),
        csv_separator: stored.csv_separator.as_deref().and_then(Separator::from_stored),
        csv_mark: stored.csv_mark.unwrap_or(first.csv_mark),
        window: stored.window.and_then(WindowPlace::checked),
        locks_with_session: stored.lock_with_session,
        my_name: stored.my_name.and_then(|name| Person::parse(&name).ok()),
        lock_secs: stored.lock_secs.filter(|secs| *secs > 0),
        sync_secs: stored.sync_secs.unwrap_or(first.sync_secs).clamp(15, 3_600),
        letterheads: stored
            .letterheads
            .into_iter()
            .filter_map(|(key, head)| Some((AccountKey::parse(&key)?, head)))
            .collect(),
        alerts: stored.alerts,
        keeps_running: stored.keeps_running,
        shortcuts: stored.shortcuts,
        margins: stored
            .margin_hours
            .into_iter()
            .filter_map(|(key, hours)| Some((AccountKey::parse(&key)?, Margin::of_hours(hours))))
            .filter(|(_, margin)| !margin.is_none())
            .collect(),
        transactions: stored
            .transactions
            .into_iter()
            .filter_map(|(key, counts)| Some((AccountKey::parse(&key)?, Transactions::from_stored(counts))))
            .filter(|(_, counts)| !counts.is_empty())
            .collect(),
        fees: stored
            .fees
            .into_iter()
            .filter_map(|(key, fees)| Some((AccountKey::parse(&key)?, Fees::from_stored(fees))))
            .filter(|(_, fees)| !fees.is_empty())
            .collect(),
        file_columns: stored
            .file_columns
            .into_iter()
            .filter_map(|(key, kept)| Some((AccountKey::parse(&key)?, kept)))
            .filter(|(_, kept)| !kept.is_empty())
            .collect(),
        watched: stored
            .watched
            .into_iter()
            .filter_map(|(key, folder)| Some((AccountKey::parse(&key)?, folder)))
            .collect(),
        ..Settings::default()
    };
    for account in &stored.accounts {
        read_account(account, &mut settings);
    }
    settings
}

/// Views this version can read. None of an earlier version has days, which would begin where the person is.
fn read_views(stored: &[String]) -> Vec<View> {
    stored.iter().filter_map(|view| View::from_json(view, &TimeZone::UTC)).collect()
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

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(super) struct Stored {
    version: u32,
    last_account: Option<String>,
    appearance: Appearance,
    #[serde(skip_serializing_if = "Option::is_none")]
    high_contrast: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    less_motion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    starts_with_today: bool,
    text_scale: Option<f32>,
    hold_secs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_until_hours: Option<u32>,
    sync_secs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_secs: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    lock_with_session: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    keeps_running: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    my_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    csv_separator: Option<String>,
    csv_mark: Option<bool>,
    rule_set: Option<String>,
    score_elevated: Option<f64>,
    score_high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<WindowPlace>,
    alerts: AlertWishes,
    columns: Vec<StoredColumn>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    views_everywhere: Vec<String>,
    accounts: Vec<StoredAccount>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    letterheads: BTreeMap<String, Letterhead>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    margin_hours: BTreeMap<String, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    shortcuts: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    transactions: BTreeMap<String, BTreeMap<String, u64>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fees: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    file_columns: BTreeMap<String, KeptColumns>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    watched: BTreeMap<String, WatchedFolder>,
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
