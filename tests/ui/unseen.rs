//! Without a mouse, without a screen, with eyes that need more: what is heard, what things are called, and how it looks
//! to who asked for another look.

use crate::kit::{Role, Setup, Window, demo};
use docket::desk::desktop_wishes::DesktopWishes;
use docket::sandbox::Faults;
use docket::store::settings::{Settings, Wish};
use egui::accesskit::Live;
use egui::{Color32, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeMap;

/// What a screen reader is told, as AccessKit tells it: of a live node when it comes, and when it says something else.
#[derive(Default)]
struct Listener {
    /// What each live node said in the frame before.
    known: BTreeMap<String, String>,
    heard: Vec<(Live, String)>,
}

impl Listener {
    fn listen(&mut self, window: &Window) {
        let mut now = BTreeMap::new();
        for node in window.harness.query_all_by(|node| node.live() != Live::Off) {
            let node = node.accesskit_node();
            let name = if node.role() == Role::Label { node.value() } else { node.label() };
            let Some(name) = name.filter(|name| !name.is_empty()) else { continue };
            let id = format!("{:?}", node.id());
            if self.known.get(&id) != Some(&name) {
                self.heard.push((node.live(), name.clone()));
            }
            now.insert(id, name);
        }
        self.known = now;
    }

    fn until(&mut self, window: &mut Window, part: &str) {
        window.until(&format!("{part:?} to be heard"), |window| {
            self.listen(window);
            self.heard.iter().any(|(_, said)| said.contains(part))
        });
    }

    /// How often it was heard.
    fn times(&self, part: &str) -> usize {
        self.heard.iter().filter(|(_, said)| said.contains(part)).count()
    }

    fn steps(&mut self, window: &mut Window, steps: usize) {
        for _ in 0..steps {
            window.harness.step();
            self.listen(window);
        }
    }
}

#[test]
fn what_did_not_happen_is_heard_at_once_and_once() {
    let mut window = demo();
    window.open_first_due();
    let refuse: Faults = "put_dispute=status:403#1".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(refuse);
    window.click(Role::Link, "Edit tags");
    window.fill("Tag 1 value", "a change worth keeping");
    let mut ears = Listener::default();
    ears.listen(&window);
    window.click(Role::Button, "Save tags");
    ears.until(&mut window, "The tags weren't saved");
    ears.steps(&mut window, 20);
    let (how, said) =
        ears.heard.iter().find(|(_, said)| said.contains("The tags weren't saved")).expect("heard").clone();
    assert_eq!(how, Live::Assertive, "{said}");
    assert!(said.starts_with('$') || said.contains("Finix"), "with its dispute and why, as one: {said}");
    window.until("the change to be back in its field", |w| w.has_text("a change worth keeping"));
    window.click(Role::Button, "Save tags");
    ears.until(&mut window, "Tags saved");
    ears.steps(&mut window, 30);
    assert_eq!(ears.times("Tags saved"), 1, "{:?}", ears.heard);
    let again = ears.heard.iter().filter(|(_, heard)| *heard == said).count();
    assert_eq!(again, 1, "the next message does not repeat the one before: {:?}", ears.heard);
}

#[test]
fn how_many_a_search_found_is_heard_once_it_is_done() {
    let mut window = demo();
    let mut ears = Listener::default();
    ears.steps(&mut window, 10);
    assert_eq!(ears.times("found"), 0, "nobody has searched: {:?}", ears.heard);
    window.key(Key::Slash);
    for letter in ["d", "e", "m", "o"] {
        window.harness.event(egui::Event::Text(letter.into()));
        ears.steps(&mut window, 1);
    }
    ears.until(&mut window, "found");
    ears.steps(&mut window, 20);
    let count = window.open_session().found().rows.len();
    assert_eq!(ears.times("found"), 1, "not for every letter: {:?}", ears.heard);
    let words = if count == 1 { "1 dispute found".to_owned() } else { format!("{count} disputes found") };
    assert_eq!(ears.times(&words), 1, "{words}: {:?}", ears.heard);
}

#[test]
fn what_enter_takes_in_the_palette_is_heard_once_typing_pauses() {
    let mut window = demo();
    let mut ears = Listener::default();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    ears.steps(&mut window, 5);
    for letter in ["s", "e", "t", "t", "i", "n"] {
        window.harness.event(egui::Event::Text(letter.into()));
        ears.steps(&mut window, 1);
    }
    ears.until(&mut window, "Settings");
    ears.steps(&mut window, 60);
    let heard = ears.heard.clone();
    assert_eq!(
        heard.iter().filter(|(_, said)| said.contains("Settings")).count(),
        1,
        "not for every letter: {heard:?}"
    );
    window.harness.event(egui::Event::Text("qqqq".into()));
    ears.until(&mut window, "Nothing found");
}

#[test]
fn the_page_and_the_dispute_one_comes_to_are_heard() {
    let mut window = demo();
    let mut ears = Listener::default();
    ears.listen(&window);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num4);
    ears.until(&mut window, "Score page");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num2);
    ears.until(&mut window, "Disputes page");
    // A letter in the moment after a form had the keyboard is not meant for the list.
    window.until("a dispute to be heard", |window| {
        window.harness.key_press(Key::J);
        ears.steps(window, 3);
        ears.heard.iter().any(|(_, said)| said.contains("Needs response"))
    });
    let said = ears.heard.iter().find(|(_, said)| said.contains("Needs response"));
    let (how, said) = said.expect("heard").clone();
    assert_eq!(how, Live::Polite);
    assert!(said.contains(", ") && !said.contains("DI"), "an id is not read out: {said}");
    ears.steps(&mut window, 20);
    assert_eq!(ears.times(&said), 1, "{:?}", ears.heard);
}

#[test]
fn an_upload_and_its_processing_are_heard() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("proof.pdf", 2_000);
    let mut ears = Listener::default();
    window.drop_file(path);
    ears.until(&mut window, "proof.pdf uploaded");
    window.wait_text("Received by Finix");
}

#[test]
fn a_list_that_is_not_refreshed_is_heard_on_every_page() {
    for page in [None, Some("Score")] {
        let (mut window, server) = crate::settings::connected();
        window.click(Role::Button, page.unwrap_or("Disputes"));
        let mut ears = Listener::default();
        ears.listen(&window);
        server.faults().set("list_disputes=status:401".parse::<Faults>().expect("a fault"));
        window.open_session().refresh();
        ears.until(&mut window, if page.is_some() { "Not refreshed" } else { "wasn't refreshed" });
    }
}

/// Every dialog that is open, by its name.
fn dialogs(window: &Window) -> Vec<Option<String>> {
    let nodes = window.harness.query_all_by(|node| node.role() == Role::Dialog);
    nodes.map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn the_window_and_its_dialogs_have_names() {
    let mut window = demo();
    let root = window.harness.root().accesskit_node().label();
    assert_eq!(root.as_deref(), Some("Docket"));
    let look = |window: &mut Window, named: &str| {
        window.until(&format!("the dialog {named:?}"), |window| {
            let names = dialogs(window);
            names.iter().flatten().any(|name| name.starts_with(named)) && names.iter().all(Option::is_some)
        });
        window.key(Key::Escape);
        window.until("no dialog", |window| dialogs(window).is_empty());
    };
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    look(&mut window, "Find a command");
    window.key(Key::F1);
    look(&mut window, "Keyboard shortcuts");
    window.click(Role::Button, "Views");
    look(&mut window, "Views");
    window.click(Role::Button, "Export…");
    look(&mut window, "Export");
    window.open_first_due();
    for (button, named) in [("Review and submit…", "Submit evidence for"), ("Accept dispute…", "Accept the")] {
        window.click(Role::Button, button);
        look(&mut window, named);
    }
}

fn ground_and_text(window: &Window) -> (Color32, Color32) {
    let style = window.harness.ctx.global_style();
    (style.visuals.panel_fill, style.visuals.widgets.noninteractive.fg_stroke.color)
}

const BLACK_AND_WHITE: (Color32, Color32) = (Color32::BLACK, Color32::WHITE);
const WHITE_AND_BLACK: (Color32, Color32) = (Color32::WHITE, Color32::BLACK);

#[test]
fn contrast_and_motion_are_chosen_at_once_and_kept() {
    let settings = "version = 1\nhold_secs = 0\nappearance = \"dark\"\n";
    let mut window = Setup { settings, ..Setup::default() }.open();
    window.wait_for_list();
    assert_ne!(ground_and_text(&window), BLACK_AND_WHITE);
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Appearance");
    window.click(Role::RadioButton, "High contrast");
    assert_eq!(ground_and_text(&window), BLACK_AND_WHITE);
    window.click(Role::RadioButton, "Light");
    assert_eq!(ground_and_text(&window), WHITE_AND_BLACK);
    // The harness has egui still at first; the app's own look moves.
    assert!(window.harness.ctx.global_style().animation_time > 0.0);
    window.click(Role::RadioButton, "Reduced motion");
    assert!(window.harness.ctx.global_style().animation_time <= 0.0);
    window.key(Key::Tab);
    assert!(!window.harness.ctx.global_style().visuals.text_cursor.blink, "not even after a key");
    window.desk.settings.finish();
    let text = std::fs::read_to_string(window.folder.path().join("settings.toml")).expect("settings");
    let kept = Settings::from_toml(&text).expect("readable");
    assert_eq!((kept.high_contrast, kept.less_motion), (Wish::Always, Wish::Always), "{text}");
    window.click(Role::RadioButton, "Standard contrast");
    assert_ne!(ground_and_text(&window), WHITE_AND_BLACK);
}

#[test]
fn what_the_desktop_asks_for_is_granted_unless_a_person_chose_otherwise() {
    let open = |settings: &'static str, (contrast, less_motion): (bool, bool)| {
        let wishes = DesktopWishes::always(contrast, less_motion);
        let mut window = Setup { settings, wishes, ..Setup::default() }.open();
        // The harness has egui still until the look is another one.
        window.desk.settings.change(|settings| settings.text_scale = 1.1);
        window.harness.run_steps(2);
        let is_still = window.harness.ctx.global_style().animation_time <= 0.0;
        (ground_and_text(&window) == BLACK_AND_WHITE, is_still)
    };
    let nothing_chosen = "version = 1\nappearance = \"dark\"\n";
    for asked in [(true, false), (false, true)] {
        assert_eq!(open(nothing_chosen, asked), asked);
    }
    let own = "version = 1\nappearance = \"dark\"\nhigh_contrast = \"never\"\nless_motion = \"never\"\n";
    assert_eq!(open(own, (true, true)), (false, false));
    // What a later version may write.
    let later = "version = 1\nappearance = \"dark\"\nhigh_contrast = \"very\"\n";
    assert_eq!(open(later, (true, false)), (true, false));
}
