//! The window in other languages: no English is met on any page, nothing is cut off, and what is asked for can be typed.
//! The judge reads the files of messages itself, line by line.

use crate::kit::{Role, Setup, Window};
use crate::layout::{faults_beside, texts};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::{BTreeMap, BTreeSet};

const ENGLISH: &str = include_str!("../../assets/words/en.ftl");
const GERMAN: &str = include_str!("../../assets/words/de.ftl");
const SPANISH: &str = include_str!("../../assets/words/es.ftl");
const PSEUDO: &str = include_str!(concat!(env!("OUT_DIR"), "/pseudo.ftl"));

/// Names and words that are the same in every language, or are data of the demo account.
const SAME: [&str; 20] = [
    "Visa",
    "Mastercard",
    "Discover",
    "American Express",
    "Finix",
    "Docket",
    "Demo",
    "Acme Outdoor",
    "Other",
    // What the search takes.
    "overdue",
    "any",
    "past",
    // What files are.
    "PDF",
    "JPEG",
    "PNG",
    "TIFF",
    "GIF",
    "CSV",
    "JSON",
    "demo@example.org",
];

/// The messages of a file, by name; of those with plurals every way to say them.
struct Tongue(BTreeMap<&'static str, Vec<String>>);

impl Tongue {
    fn read(file: &'static str) -> Self {
        let mut all: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let mut name = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let text = match line.split_once(" =") {
                Some((id, text)) if !line.starts_with(' ') => {
                    name = id;
                    text
                }
                _ => line,
            };
            // Of a plural each variant is a way to say it.
            let text =
                text.split_once("] ").filter(|_| line.trim_start().starts_with(['[', '*'])).map_or(text, |it| it.1);
            let text = text.trim();
            let is_text = text.chars().any(char::is_alphabetic) && !text.ends_with("->");
            if is_text {
                all.entry(name).or_default().push(text.to_owned());
            }
        }
        Self(all)
    }

    /// A message without arguments.
    fn say(&self, id: &str) -> &str {
        self.0.get(id).and_then(|ways| ways.first()).unwrap_or_else(|| panic!("no message {id}"))
    }
}

/// The texts between what is filled in, when they are words enough to be known by.
fn pieces(text: &str) -> Option<Vec<String>> {
    let mut found = vec![String::new()];
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                found.push(String::new());
            }
            letter if depth == 0 => found.last_mut()?.push(letter),
            _ => {}
        }
    }
    let words = found.concat();
    (words.chars().filter(|letter| letter.is_alphabetic()).count() >= 3).then_some(found)
}

/// True when a text is these pieces with something between them.
fn is_said(text: &str, pieces: &[String]) -> bool {
    let [first, between @ .., last] = pieces else { return pieces.first().is_some_and(|only| only == text) };
    let Some(mut rest) = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str())) else {
        return false;
    };
    for piece in between {
        let Some(at) = rest.find(piece.as_str()) else { return false };
        rest = &rest[at + piece.len()..];
    }
    !rest.is_empty() || !between.is_empty()
}

/// The English that a window in another language must not say.
struct English {
    whole: BTreeMap<String, &'static str>,
    parts: Vec<(Vec<String>, &'static str)>,
}

impl English {
    fn beside(other: &Tongue) -> Self {
        let english = Tongue::read(ENGLISH);
        let same: BTreeSet<&String> = other.0.values().flatten().collect();
        let (mut whole, mut parts) = (BTreeMap::new(), Vec::new());
        // Keys and the short names of months are alike in most languages.
        let is_alike = |id: &str| id.ends_with("-keys") || id.starts_with("date-") || id == "view-tab";
        for (id, ways) in english.0.iter().filter(|(id, _)| !is_alike(id)) {
            for way in ways.iter().filter(|way| !same.contains(way) && !SAME.contains(&way.as_str())) {
                if !way.contains('{') {
                    whole.insert(way.clone(), *id);
                } else if let Some(pieces) = pieces(way) {
                    parts.push((pieces, *id));
                }
            }
        }
        Self { whole, parts }
    }

    /// The message that a text or a part of it is.
    fn known(&self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        let parts = text.split([',', '·', ':', '\n']).flat_map(|part| part.split(". ")).map(str::trim);
        let whole =
            std::iter::once(text).chain(parts).find_map(|part| self.whole.get(part.trim_end_matches('.')).copied());
        whole.or_else(|| self.parts.iter().find(|(pieces, _)| is_said(text, pieces)).map(|(_, id)| *id))
    }
}

/// A window in a language, walked by keys and by the names its file gives.
struct Walk {
    window: Window,
    tongue: Tongue,
    english: English,
    faults: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Walk {
    fn begin(file: &'static str, locale: &'static str, size: [f32; 2]) -> Self {
        let settings = "version = 1\nhold_secs = 0\nmy_name = \"Ana\"\n";
        let mut window = Setup { settings, size, locale, ..Setup::default() }.open();
        window.wait_for_list();
        let tongue = Tongue::read(file);
        let english = English::beside(&tongue);
        Self { window, tongue, english, faults: BTreeSet::new(), seen: BTreeSet::new() }
    }

    fn say(&self, id: &str) -> String {
        self.tongue.say(id).to_owned()
    }

    fn look(&mut self, page: &str) {
        self.window.harness.run_steps(3);
        self.look_at_places(page);
        self.look_at_words(page);
    }

    fn look_at_places(&mut self, page: &str) {
        let statuses: Vec<String> = self
            .tongue
            .0
            .iter()
            .filter(|(id, _)| id.starts_with("dispute-status-"))
            .flat_map(|(_, ways)| ways.clone())
            .collect();
        // The table goes on at its side: whatever a row holds may stand at its edge.
        let merchants = self.window.listed().into_iter().filter_map(|entry| entry.merchant);
        let at_edge: Vec<String> = statuses.into_iter().chain(merchants).collect();
        let at_edge: Vec<&str> = at_edge.iter().map(String::as_str).collect();
        let found = faults_beside(&self.window, &at_edge);
        self.faults.extend(found.into_iter().take(6).map(|fault| format!("{page}: {fault}")));
    }

    /// All that is painted or read out. Of a menu that stands over the page only this is judged.
    fn look_at_words(&mut self, page: &str) {
        self.window.harness.run_steps(3);
        let mut said: BTreeSet<String> = texts(&self.window).into_iter().map(|text| text.words).collect();
        for node in self.window.harness.query_all_by(|node| node.label().is_some() || node.value().is_some()) {
            let node = node.accesskit_node();
            said.extend(node.label());
            // What was typed is nobody's sentence.
            if !matches!(node.role(), Role::TextInput | Role::MultilineTextInput) {
                said.extend(node.value());
            }
        }
        for text in said {
            if let Some(id) = self.english.known(&text) {
                self.faults.insert(format!("{page}: English {text:?} ({id})"));
            }
            self.seen.insert(text);
        }
    }

    fn click(&mut self, role: Role, id: &str) {
        let label = self.say(id);
        self.window.click(role, &label);
    }

    fn wait(&mut self, id: &str) {
        let text = self.say(id);
        self.window.wait_text(&text);
    }

    /// Opens what a button leads to, looks at it and goes back.
    fn look_behind(&mut self, id: &str) {
        self.click(Role::Button, id);
        self.window.harness.run_steps(20);
        self.look_at_words(id);
        self.window.key(egui::Key::Escape);
        self.window.harness.run_steps(4);
    }

    /// What is done with the list and with some of its rows.
    fn list(&mut self) {
        for id in ["list-columns", "view-menu", "list-export"] {
            self.look_behind(id);
        }
        // In a small window some are behind a button of their own.
        for id in ["filter-due", "filter-reason", "filter-amount", "filter-merchant", "filter-dates", "filter-tag"] {
            let english = self.say(id);
            let inside = english.chars().flat_map(|letter| letter.to_lowercase().collect::<Vec<_>>());
            let names = [self.filled("filter-by", &english), self.filled("filter-by", &inside.collect::<String>())];
            let Some(name) = names.into_iter().find(|name| self.window.has(Role::Button, name)) else { continue };
            self.window.click(Role::Button, &name);
            self.look_at_words(id);
            self.window.key(egui::Key::Escape);
        }
        self.window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
        for typed in ["due:", "status:", "amount:>x", "nothing:1"] {
            self.window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
            self.window.harness.event(egui::Event::Text(typed.to_owned()));
            self.window.harness.run_steps(8);
            self.look_at_words(typed);
        }
        self.window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.window.key(egui::Key::Backspace);
        self.window.key(egui::Key::Escape);
        self.window.harness.run_steps(20);
        self.window.key(egui::Key::J);
        self.window.key(egui::Key::X);
        self.look("a selection");
        for id in ["bulk-tag", "bulk-accept"] {
            self.look_behind(id);
        }
        self.click(Role::Link, "bulk-clear");
    }

    /// Chooses rows until one is open that can be answered.
    fn open_due(&mut self) {
        let (overview, submit) = (self.say("detail-overview"), self.say("detail-submit"));
        for _ in 0..20 {
            self.window.key(egui::Key::J);
            self.window.until("an open dispute", |window| window.harness.query_by_label(&overview).is_some());
            self.window.harness.run_steps(20);
            let button = self.window.harness.query_all_by_role_and_label(Role::Button, &submit).last();
            if button.is_some_and(|node| !node.accesskit_node().is_disabled()) {
                return;
            }
        }
        panic!("no dispute can be answered");
    }

    fn dispute(&mut self) {
        self.look("list");
        self.list();
        self.open_due();
        for id in ["detail-overview", "detail-evidence", "detail-money", "detail-activity"] {
            let name = self.say(id);
            let tab = |window: &Window| {
                let tabs = window.harness.query_all_by_role(Role::Tab);
                tabs.filter_map(|tab| tab.accesskit_node().label()).find(|label| label.starts_with(&name))
            };
            self.window.until("the tab", |window| tab(window).is_some());
            self.window.harness.run_steps(20);
            if let Some(label) = tab(&self.window) {
                self.window.click(Role::Tab, &label);
            }
            self.look(id);
        }
        self.evidence();
        self.look_behind("detail-more");
        self.click(Role::Button, "detail-submit");
        self.wait("dialog-checks");
        self.window.harness.run_steps(30);
        self.look("submit");
        self.leave("dialog-checks");
        self.click(Role::Button, "detail-accept");
        self.wait("dialog-accept-hint");
        self.window.harness.run_steps(30);
        self.look("accept");
        self.type_what_is_asked_for();
        self.leave("dialog-accept-hint");
        self.packet();
    }

    /// What the dialog tells to type is what it takes.
    fn type_what_is_asked_for(&mut self) {
        let asked = pieces(self.say("dialog-type-to-confirm").as_str()).expect("words around the amount");
        let labels = self.window.harness.query_all_by_role(Role::TextInput).filter_map(|n| n.accesskit_node().label());
        let label = labels.into_iter().find(|label| is_said(label, &asked)).expect("the field");
        let wanted = &label[asked[0].len()..label.len() - asked[1].len()].to_owned();
        self.window.fill(&label, wanted);
        self.wait("dialog-typed-matches");
    }

    /// A file from its arrival to the question whether it is to be deleted.
    fn evidence(&mut self) {
        self.window.key(egui::Key::E);
        let path = self.window.pdf("proof.pdf", 2_000);
        self.window.drop_file(path);
        let (received, delete) = (self.say("evidence-state-succeeded"), self.filled("evidence-delete", "proof.pdf"));
        self.window.until("the file", |window| window.has_text(&received) && window.has(Role::Button, &delete));
        self.look("a file");
        self.window.click(Role::Button, &delete);
        self.wait("dialog-delete-hint");
        self.look("delete a file");
        self.leave("dialog-delete-hint");
    }

    /// Leaves what says this.
    fn leave(&mut self, id: &str) {
        let said = self.say(id);
        for _ in 0..3 {
            if !self.window.has_text(&said) {
                break;
            }
            self.window.key(egui::Key::Escape);
            self.window.harness.run_steps(4);
        }
        assert!(!self.window.has_text(&said), "{id} is still there");
    }

    /// A message with one argument.
    fn filled(&self, id: &str, with: &str) -> String {
        pieces(self.tongue.say(id)).expect("words").join(with)
    }

    fn packet(&mut self) {
        self.window.key(egui::Key::P);
        self.wait("packet-build");
        self.look("workbench");
        let path = self.window.folder.path().join("note.txt");
        std::fs::write(&path, "CVV: 123").expect("a file");
        self.window.drop_file(path);
        self.window.wait_text("A · note.txt");
        let add = self.say("packet-add");
        self.window.until("a packet", |window| window.has(Role::Button, &add));
        self.look("packet");
        self.click(Role::Button, "packet-write-letter");
        self.window.harness.run_steps(20);
        self.look("letter");
        self.window.key(egui::Key::Escape);
        self.window.key(egui::Key::Escape);
    }

    fn pages(&mut self) {
        for id in ["page-today", "page-insights", "page-score", "page-checkouts", "page-recover", "page-outbox"] {
            self.click(Role::Button, id);
            self.window.harness.run_steps(20);
            self.look(id);
        }
        self.click(Role::Button, "page-settings");
        for id in [
            "settings-appearance",
            "settings-team",
            "settings-deadlines",
            "settings-sending",
            "settings-keyboard",
            "settings-limits",
            "settings-letterhead",
            "settings-tables",
            "settings-data",
        ] {
            self.click(Role::Button, id);
            self.look(id);
        }
        for id in ["settings-new-account", "kit-add-account"] {
            if self.window.has(Role::Button, self.tongue.say(id)) {
                self.click(Role::Button, id);
                self.look(id);
            }
        }
        self.window.key(egui::Key::F1);
        self.look("keys");
        self.window.key(egui::Key::Escape);
        self.window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        self.look_at_words("palette");
        self.window.key(egui::Key::Escape);
    }

    /// The whole walk, and what was wrong.
    fn end(mut self) {
        self.dispute();
        self.pages();
        // For somebody who reads all of it.
        if let Ok(path) = std::env::var("DOCKET_SAID") {
            let said: Vec<&str> = self.seen.iter().map(String::as_str).collect();
            std::fs::write(path, said.join("\n")).expect("written");
        }
        let faults: Vec<String> = self.faults.into_iter().collect();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

const SMALL: [f32; 2] = [1024.0, 640.0];

#[test]
fn a_spanish_window_meets_no_english_and_nothing_is_cut_off() {
    Walk::begin(SPANISH, "es-ES", SMALL).end();
}

#[test]
fn a_german_window_meets_no_english_and_nothing_is_cut_off() {
    Walk::begin(GERMAN, "de-DE", SMALL).end();
}

#[test]
fn words_that_are_a_third_longer_are_not_cut_off() {
    Walk::begin(PSEUDO, "en-XA", SMALL).end();
}

#[test]
fn another_language_is_spoken_at_once_and_kept() {
    let (english, spanish) = (Tongue::read(ENGLISH), Tongue::read(SPANISH));
    let mut window = crate::kit::demo();
    window.click(Role::Button, english.say("page-settings"));
    window.click(Role::Button, english.say("settings-appearance"));
    assert!(!window.has(Role::Button, spanish.say("page-outbox")));
    window.click(Role::RadioButton, "Español");
    window.until("Spanish", |window| window.has(Role::Button, spanish.say("page-outbox")));
    assert!(!window.has(Role::Button, english.say("page-outbox")), "nothing of the page before is left");
    let file = window.folder.path().join("settings.toml");
    window.until("it to be kept", |_| {
        std::fs::read_to_string(&file).is_ok_and(|text| text.contains("language = \"es\""))
    });
    let system = spanish.say("settings-language-system").replace("{ $language }", "English");
    window.click(Role::RadioButton, &system);
    window.until("English again", |window| window.has(Role::Button, english.say("page-outbox")));
}

#[test]
fn the_judge_knows_english_when_it_is_said() {
    let english = English::beside(&Tongue::read(SPANISH));
    for said in
        ["Settings", "160 disputes", "Synced 3 s ago", "$20.00, Needs response", "Response state: Won", "Open DI1"]
    {
        assert!(english.known(said).is_some(), "{said}");
    }
    for said in ["Ajustes", "160 disputas", "Sincronizado hace 3 s", "20,00 $, Por responder", "Finix", "DI1"] {
        assert_eq!(english.known(said), None, "{said}");
    }
}
