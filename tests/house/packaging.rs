//! What packages bring beside the program says what the program says.

use docket::desk::APP_ID;
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every option and command of `docket --help`, as its words have it.
fn told() -> BTreeSet<String> {
    let words = read("assets/words/en.ftl");
    let help: String = words
        .lines()
        .skip_while(|line| !line.starts_with("command-line-help ="))
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .collect::<Vec<_>>()
        .join(" ");
    let is_option = |word: &&str| word.starts_with("--") && word.len() > 2;
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_owned();
    let mut told: BTreeSet<String> = help.split(' ').filter(is_option).map(trimmed).collect();
    told.extend(help.split("docket ").skip(1).filter_map(|rest| {
        let word = rest.split(' ').next()?;
        word.chars().all(|c| c.is_ascii_lowercase()).then(|| word.to_owned())
    }));
    told.retain(|word| !["answers"].contains(&word.as_str()));
    told
}

#[test]
fn the_manual_and_the_completions_know_every_option_and_command() {
    let told = told();
    assert!(told.contains("--data-dir") && told.contains("pack") && told.len() > 25, "{told:?}");
    let linux = "assets/packaging/linux";
    for file in ["docket.1", "completions/docket.bash", "completions/_docket", "completions/docket.fish"] {
        let text = read(&format!("{linux}/{file}")).replace("\\-", "-");
        let is_fish = file.contains("fish");
        let is_known = |word: &String| match word.strip_prefix("--").filter(|_| is_fish) {
            Some(option) => text.contains(&format!("-l {option} ")),
            None => text.contains(word.as_str()),
        };
        let missing: Vec<_> = told.iter().filter(|word| !is_known(word)).collect();
        assert!(missing.is_empty(), "{file} lacks {missing:?}");
    }
}

#[test]
fn packages_bear_the_name_and_the_version_of_the_program() {
    let linux = "assets/packaging/linux";
    let entry = read(&format!("{linux}/{APP_ID}.desktop"));
    assert!(entry.contains(&format!("\nIcon={APP_ID}\n")) && entry.contains(&format!("\nStartupWMClass={APP_ID}\n")));
    let about = read(&format!("{linux}/{APP_ID}.metainfo.xml"));
    assert!(about.contains(&format!("<id>{APP_ID}</id>")));
    let version = env!("CARGO_PKG_VERSION");
    assert!(about.contains(&format!("<release version=\"{version}\"")), "{version}");
    assert!(read(&format!("{linux}/docket.1")).contains(&format!("\"docket {version}\"")));
    assert!(read(&format!("{linux}/{APP_ID}.yml")).contains(&format!("id: {APP_ID}\n")));
}

#[test]
fn what_windows_and_macos_are_told_is_of_this_program() {
    let bundle = read("assets/packaging/macos/Info.plist");
    assert!(bundle.contains(&format!("<key>CFBundleIdentifier</key>\n    <string>{APP_ID}</string>")));
    assert!(bundle.contains("<string>@VERSION@</string>"), "the version is the program's");
    let spoken = |word: &str| bundle.contains(&format!("<string>{word}</string>"));
    for file in
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words")).expect("the words").flatten()
    {
        let name = file.file_name().to_string_lossy().into_owned();
        assert!(name.strip_suffix(".ftl").is_some_and(spoken), "{name} is not among the bundle's languages");
    }
    let installer = read("assets/packaging/windows/docket.nsi");
    let (install, remove) = installer.split_once("Section \"Uninstall\"").expect("a way to remove it");
    for line in install.lines().map(str::trim) {
        let key = line.strip_prefix("WriteRegStr HKCU \"").and_then(|rest| rest.split('"').next());
        let Some(key) = key else { continue };
        let is_removed = |line: &str| {
            line.trim()
                .strip_prefix("DeleteRegKey HKCU \"")
                .is_some_and(|gone| key.starts_with(gone.trim_end_matches('"')))
        };
        assert!(remove.lines().any(is_removed), "{key} stays behind");
    }
    for file in install.lines().filter_map(|line| line.trim().strip_prefix("File \"${LICENSES}\\")) {
        assert!(remove.contains(&format!("Delete \"$INSTDIR\\{file}")), "{file} stays behind");
    }
}
