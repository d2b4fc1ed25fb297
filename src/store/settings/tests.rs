use super::stored::from_stored;
use super::*;
use crate::domain::account::{BaseUrl, Environment, KeyParam};
use crate::domain::alerts::QuietHours;
use crate::domain::insights::fees::Fees;
use crate::domain::language::Language;
use crate::domain::search::query::{Queue, Sort};

fn file() -> (tempfile::TempDir, SettingsFile) {
    let dir = tempfile::tempdir().expect("a folder");
    let file = SettingsFile::inside(&dir.path().join("docket"));
    (dir, file)
}

fn full() -> Settings {
    let key = AccountKey::parse("a-1").expect("a key");
    let mut account = Account::new(key.clone(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse("http://127.0.0.1:9").ok());
    account.key_param = KeyParam::ApiKey;
    let mut settings =
        Settings { last_account: Some(key.clone()), text_scale: 1.25, starts_with_today: true, ..Settings::default() };
    settings.keeps_running = true;
    (settings.high_contrast, settings.less_motion) = (Wish::Always, Wish::Never);
    settings.language = Some(Language::Spanish);
    settings.user_names.insert((key.clone(), Service::Finix), "US1".to_owned());
    let letterhead = Letterhead {
        company: "Acme".to_owned(),
        address: "1 Main St\nSpringfield".to_owned(),
        ..Letterhead::default()
    };
    settings.letterheads.insert(key.clone(), letterhead);
    let counts = [("2026-10-visa".to_owned(), 12_345), ("2026-09-mastercard".to_owned(), 4_321)];
    settings.transactions.insert(key.clone(), Transactions::from_stored(counts));
    let fees = [("USD-chargeback".to_owned(), "15.00".to_owned()), ("USD-inquiry".to_owned(), "0.50".to_owned())];
    settings.fees.insert(key.clone(), Fees::from_stored(fees));
    settings.margins.insert(key, Margin::of_hours(36));
    settings.alerts = AlertWishes { new: true, due: false, quiet: Some(QuietHours::USUAL), ..AlertWishes::default() };
    settings.accounts.push(account);
    settings.window = Some(WindowPlace { position: Some([-40.0, 12.0]), size: [1300.0, 840.0], is_maximized: true });
    settings.columns = vec![(Column::Dispute, 200.0), (Column::Due, 90.0)];
    settings.views_everywhere = vec![View {
        name: "Large ones".to_owned(),
        is_pinned: true,
        queue: Queue::Lost,
        text: "amount:>500".to_owned(),
        sort: Sort { column: Column::Amount, is_descending: true },
        columns: Vec::new(),
    }];
    settings
}

#[test]
fn what_was_saved_is_read_back() {
    let (_dir, file) = file();
    file.save(&full()).expect("saved");
    let loaded = file.load();
    assert_eq!((loaded.settings, loaded.problem), (full(), None));
}

#[test]
fn settings_among_the_data_are_moved_once_and_what_is_there_already_is_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let (settings, data) = (dir.path().join("config/docket"), dir.path().join("share/docket"));
    SettingsFile::inside(&data).save(&full()).expect("what an earlier version kept");
    let file = SettingsFile::in_folders(&settings, &data);
    assert_eq!((file.path(), file.folder()), (settings.join(NAME).as_path(), data.as_path()));
    assert_eq!(file.load().settings, full());
    assert!(!data.join(NAME).exists(), "it is not in two places");
    // An earlier version was started again: its file stays, and counts no more.
    SettingsFile::inside(&data).save(&Settings::default()).expect("saved");
    let again = SettingsFile::in_folders(&settings, &data);
    assert_eq!(again.load().settings, full());
    assert!(data.join(NAME).exists());
    // Both places the same, as some systems have it.
    let same = SettingsFile::in_folders(&data, &data);
    assert_eq!(same.load().settings, Settings::default());
}

#[test]
fn settings_that_cannot_be_moved_are_used_where_they_are() {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("share");
    SettingsFile::inside(&data).save(&full()).expect("saved");
    std::fs::write(dir.path().join("config"), "no folder").expect("written");
    let file = SettingsFile::in_folders(&dir.path().join("config/docket"), &data);
    assert_eq!(file.path(), data.join(NAME));
    assert_eq!(file.load().settings, full());
    file.save(&Settings::default()).expect("saved there");
}

#[test]
fn a_missing_file_is_a_first_start_and_a_damaged_one_is_kept() {
    let (_dir, file) = file();
    assert_eq!(file.load().settings, Settings::default());
    file.save(&full()).expect("saved");
    std::fs::write(&file.path, b"accounts = \xff\xfe{{{").expect("damaged");
    let loaded = file.load();
    assert!(loaded.problem.is_some() && loaded.settings == Settings::default());
    assert!(file.path.with_extension("toml.damaged").exists());
    std::fs::write(&file.path, b"worse = {{{").expect("damaged");
    assert!(file.load().problem.is_some());
    let kept = std::fs::read(file.path.with_extension("toml.damaged")).expect("still there");
    assert!(kept.starts_with(b"accounts") && file.path.with_extension("toml.damaged-2").exists());
}

#[test]
fn odd_values_become_safe_ones() {
    let text = r#"
            text_scale = 99.0
            hold_secs = 4000000
            score_elevated = 90.0
            score_high = 10.0
            unknown = "kept out"
            [[columns]]
            name = "nonsense"
            width = 1.0
            [[accounts]]
            key = "../../x"
            [[accounts]]
            key = "a-2"
            environment = "demo"
            urls = { finix = "http://evil.example.com", disputify = "https://ok.example.com" }
        "#;
    let settings = from_stored(toml::from_str(text).expect("valid TOML"));
    assert_eq!((settings.text_scale, settings.hold_secs, settings.bands), (2.0, LONGEST_HOLD, Bands::default()));
    assert_eq!((settings.accounts.len(), settings.columns.len()), (1, 0));
    let account = settings.accounts.first().expect("one account");
    assert_eq!(account.environment, Environment::Live);
    assert!(account.own_url(Service::Finix).is_none() && account.own_url(Service::Disputify).is_some());
}

#[test]
fn a_window_is_placed_only_where_one_can_be() {
    let read = |text: &str| Settings::from_toml(text).expect("settings").window;
    assert_eq!(read("version = 1"), None, "a file of an earlier version");
    let place = read("[window]\nsize = [1200.0, 800.0]").expect("a place without a position");
    assert_eq!((place.position, place.size, place.is_maximized), (None, [1200.0, 800.0], false));
    assert_eq!(read("[window]\nsize = [0.0, 800.0]"), None);
    assert_eq!(read("[window]\nsize = [nan, 800.0]"), None);
    let far = read("[window]\nsize = [1200.0, 800.0]\nposition = [inf, 3.0]").expect("a size");
    assert_eq!(far.position, None);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_dir, file) = file();
    file.save(&full()).expect("saved");
    let mode = |path: &Path| std::fs::metadata(path).map(|m| m.permissions().mode() & 0o777).ok();
    assert_eq!(mode(&file.path), Some(0o600));
    assert_eq!(file.path.parent().and_then(mode), Some(0o700));
}
