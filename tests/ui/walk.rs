//! A walk with Tab over every page and dialog: whatever has the focus shows it in what is painted, is in sight, and comes
//! in the order it is read.

use crate::kit::{Role, Setup, Window};
use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Event, Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The accent, of which the ring is.
fn accent(theme: egui::Theme) -> Color32 {
    match theme {
        egui::Theme::Dark => Color32::from_rgb(0x5B, 0x8C, 0xFF),
        egui::Theme::Light => Color32::from_rgb(0x2B, 0x5C, 0xDD),
    }
}

impl Stop {
    /// In the same line, before it.
    fn is_left_of(&self, other: Rect) -> bool {
        self.came.y_range().contains(other.center().y) && self.came.right() <= other.left()
    }
}

fn tab(pressed: bool) -> Event {
    Event::Key { key: Key::Tab, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

/// A place of the app, and a walk through it.
pub struct Walk {
    pub window: Window,
    theme: egui::Theme,
    faults: Vec<String>,
}

/// What has the focus.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    name: String,
    place: Rect,
    /// Where it was when the focus came to it: before it was scrolled to, as the one before it stood.
    came: Rect,
}

impl Walk {
    pub fn begin(theme: egui::Theme, accounts: &str) -> Self {
        let name = if theme == egui::Theme::Dark { "dark" } else { "light" };
        let settings = format!("version = 1\nhold_secs = 0\nappearance = \"{name}\"\n{accounts}");
        let mut window = Setup { settings: Box::leak(settings.into_boxed_str()), theme, ..Setup::default() }.open();
        window.wait_for_list();
        Self { window, theme, faults: Vec::new() }
    }

    fn focused(&self) -> Option<Stop> {
        let mut nodes = self.window.harness.query_all_by(|node| node.is_focused() && node.role() != Role::Window);
        let node = nodes.next()?;
        let label = node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default();
        let name = format!("{:?} {label}", node.accesskit_node().role());
        Some(Stop { name, place: node.rect(), came: node.rect() })
    }

    /// Whether its ring can be seen: painted, inside of what it is clipped to, and under nothing.
    fn has_ring(&self, place: Rect) -> bool {
        fn each(clip: Rect, shape: &Shape, look: &mut impl FnMut(Rect, &Shape)) {
            match shape {
                Shape::Vec(all) => all.iter().for_each(|shape| each(clip, shape, look)),
                shape => look(clip, shape),
            }
        }
        let screen = self.window.harness.ctx.content_rect();
        let wanted = accent(self.theme);
        let mut seen = Vec::new();
        for ClippedShape { clip_rect, shape, .. } in &self.window.harness.output().shapes {
            each(*clip_rect, shape, &mut |clip, shape| {
                let Shape::Rect(rect) = shape else { return };
                if rect.fill.a() == u8::MAX {
                    seen.retain(|ring: &Rect| !rect.rect.intersect(clip).contains_rect(*ring));
                }
                let visible = rect.rect.intersect(clip).intersect(screen);
                let is_around = place.expand(8.0).contains_rect(rect.rect) && rect.rect.expand(4.0).intersects(place);
                if rect.stroke.color == wanted && rect.stroke.width > 1.5 && is_around && visible.height() > 8.0 {
                    seen.push(visible);
                }
            });
        }
        !seen.is_empty()
    }

    /// Presses Tab until the walk is back where it began, or at what comes after the place.
    fn walk(&mut self, at: &str, after: Option<&str>) -> Vec<Stop> {
        let mut stops: Vec<Stop> = Vec::new();
        for _ in 0..150 {
            self.window.harness.event(tab(true));
            self.window.harness.step();
            let came = self.focused().map(|stop| stop.place);
            // Scrolled to and painted.
            self.window.harness.event(tab(false));
            self.window.harness.run_steps(4);
            let Some(mut stop) = self.focused() else { continue };
            stop.came = came.unwrap_or(stop.place);
            if after.is_some_and(|after| stop.name == after) {
                break;
            }
            if stops.iter().any(|known| known.name == stop.name && known.place.center() == stop.place.center()) {
                break;
            }
            let screen = self.window.harness.ctx.content_rect();
            if !screen.expand(2.0).contains(stop.place.center()) && stop.place.height() < 400.0 {
                self.faults.push(format!("{at}: {} is out of sight at {:?}", stop.name, stop.place));
            } else if !self.has_ring(stop.place) {
                self.faults.push(format!("{at}: {} has no ring at {:?}", stop.name, stop.place));
            }
            stops.push(stop);
        }
        assert!(stops.len() > 1, "{at}: nothing to walk through: {stops:?}");
        stops
    }

    /// Each stop is below the one before or in a pane right of it. A walk that began in the middle comes back to the top
    /// once. The table draws its header over its rows, and the edge of a pane is drawn with its room: both come where
    /// they are drawn.
    fn in_order(&mut self, at: &str, stops: &[Stop]) {
        let is_edge =
            |stop: &Stop| ["Splitter", "Unknown", "ColumnHeader"].iter().any(|role| stop.name.starts_with(role));
        let stops: Vec<&Stop> = stops.iter().filter(|stop| !is_edge(stop)).collect();
        for pair in stops.windows(2) {
            let [one, next] = pair else { continue };
            let (a, b) = (one.place, next.came);
            let is_row = a.bottom().min(b.bottom()) - a.top().max(b.top()) > 0.5 * a.height().min(b.height());
            let is_read = if is_row {
                b.center().x >= a.center().x - 1.0
            } else {
                b.center().y > a.center().y || b.left() >= a.right() - 8.0 || b.left() > a.left() + 200.0
            };
            let is_top = || stops.iter().all(|other| other.came.bottom() > b.top() && !other.is_left_of(b));
            if !is_read && !is_top() {
                self.faults.push(format!("{at}: {} {b:?} comes after {} {a:?}", next.name, one.name));
            }
        }
    }

    fn visit(&mut self, at: &str) {
        self.visit_until(at, None);
    }

    fn visit_until(&mut self, at: &str, after: Option<&str>) {
        self.window.harness.run_steps(3);
        let stops = self.walk(at, after);
        self.in_order(at, &stops);
    }

    fn end(self) {
        assert!(self.faults.is_empty(), "{} faults:\n{}", self.faults.len(), self.faults.join("\n"));
    }

    fn with_two_files(&mut self) {
        self.window.open_first_due();
        for (name, length) in [("proof.pdf", 2_000), ("slip.pdf", 3_000)] {
            let path = self.window.pdf(name, length);
            self.window.drop_file(path);
        }
        self.window.until("both files", |w| w.harness.query_all_by_label_contains("Received by Finix").count() >= 2);
    }
}

const ACCOUNT: &str = "[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";
const THEMES: [egui::Theme; 2] = [egui::Theme::Dark, egui::Theme::Light];

#[test]
fn the_pages_are_walked_in_the_order_they_are_read_and_the_focus_is_seen() {
    for theme in THEMES {
        let mut walk = Walk::begin(theme, "");
        walk.with_two_files();
        for tab in ["Overview", "Evidence 2", "Money", "Activity"] {
            let label = walk.window.harness.query_all_by_role(Role::Tab).filter_map(|n| n.accesskit_node().label());
            let label = label.into_iter().find(|label| label.starts_with(tab)).expect("the tab");
            walk.window.click(Role::Tab, &label);
            walk.visit(tab);
        }
        for page in ["Score", "Checkouts", "Recover", "Outbox", "Settings"] {
            walk.window.click(Role::Button, page);
            walk.visit(page);
        }
        walk.end();
    }
}

#[test]
fn the_dialogs_are_walked_in_the_order_they_are_read_and_the_focus_is_seen() {
    for theme in THEMES {
        let mut walk = Walk::begin(theme, "");
        walk.with_two_files();
        walk.window.click(Role::Button, "Review and submit…");
        walk.window.wait_text("2 files received by Finix");
        walk.window.until("a page of the file", |window| window.has(Role::Image, "Page of the file"));
        walk.visit("submit");
        walk.window.key(Key::Escape);
        walk.window.click(Role::Button, "Accept dispute…");
        walk.window.wait_text("Finix says the dispute needs a response");
        walk.visit("accept");
        walk.window.key(Key::Escape);
        walk.window.click(Role::Button, "Delete proof.pdf");
        walk.visit("delete a file");
        walk.window.key(Key::Escape);
        walk.window.click(Role::Button, "Columns");
        // Behind the menu the list goes on.
        walk.visit_until("columns", Some("Button Views"));
        walk.end();
    }
}

#[test]
fn an_account_and_its_removal_are_walked_in_the_order_they_are_read_and_the_focus_is_seen() {
    for theme in THEMES {
        let mut walk = Walk::begin(theme, ACCOUNT);
        walk.window.click(Role::Button, "Settings");
        for section in ["Appearance", "Sending and scores", "Letterhead", "Reference tables", "Data on this computer"] {
            walk.window.click(Role::Button, section);
            walk.visit(section);
        }
        walk.window.click(Role::Button, "Acme, Sandbox");
        walk.window.until("the account", |window| window.has(Role::Button, "Remove account…"));
        walk.visit("account");
        walk.window.click(Role::Button, "Remove account…");
        walk.window.wait_text("to confirm");
        walk.visit("remove");
        walk.end();
    }
}

#[test]
fn the_workbench_and_a_file_are_walked_in_the_order_they_are_read_and_the_focus_is_seen() {
    for theme in THEMES {
        let mut walk = Walk::begin(theme, "");
        walk.window.open_first_due();
        walk.window.key(Key::P);
        walk.window.wait_text("Build the packet");
        let path = walk.window.folder.path().join("note.txt");
        std::fs::write(&path, "A note that shows CVV: 123").expect("a file");
        walk.window.drop_file(path.clone());
        walk.window.wait_text("A · note.txt");
        walk.window.until("a packet", |window| window.has(Role::Button, "Add packet to evidence"));
        walk.visit("packet");
        walk.window.click(Role::Button, "Write a rebuttal letter…");
        walk.window.wait_text("Response to dispute");
        walk.visit("letter");
        walk.end();
    }
}
