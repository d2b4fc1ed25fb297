//! Every page and dialog at four sizes and three text sizes, judged by what is painted: no word is cut off at the side,
//! no two stand on each other, none is outside of the window, and a control that has the focus shows it.

use crate::kit::{Role, Setup, Window};
use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SIZES: [[f32; 2]; 4] = [[1024.0, 640.0], [1440.0, 900.0], [2560.0, 1440.0], [3840.0, 2160.0]];
const SCALES: [&str; 3] = ["0.8", "1.0", "2.0"];

/// A text as it can be seen.
#[derive(Debug, Clone)]
pub struct Seen {
    pub words: String,
    /// Where its letters are.
    all: Rect,
    /// The part of it that is inside of what it is drawn in.
    visible: Rect,
}

/// Whatever is painted, from the back to the front.
fn each(shapes: &[ClippedShape], mut look: impl FnMut(Rect, &Shape)) {
    fn inside(clip: Rect, shape: &Shape, look: &mut impl FnMut(Rect, &Shape)) {
        match shape {
            Shape::Vec(all) => all.iter().for_each(|shape| inside(clip, shape, look)),
            shape => look(clip, shape),
        }
    }
    for ClippedShape { clip_rect, shape, .. } in shapes {
        inside(*clip_rect, shape, &mut look);
    }
}

/// The texts that can be seen: what is painted over is gone.
pub fn texts(window: &Window) -> Vec<Seen> {
    let screen = window.harness.ctx.content_rect();
    let mut seen: Vec<Seen> = Vec::new();
    each(&window.harness.output().shapes, |clip, shape| match shape {
        Shape::Rect(rect) if rect.fill.a() == u8::MAX => {
            let covered = rect.rect.intersect(clip);
            seen.retain(|text| !covered.expand(1.0).contains_rect(text.visible));
        }
        // What is dimmed lies under a dialog.
        Shape::Rect(rect) if rect.fill.a() > 40 && rect.rect.contains_rect(screen) => seen.clear(),
        Shape::Text(text) if text.opacity_factor > 0.0 && !text.galley.text().trim().is_empty() => {
            // A text that is wrapped begins somewhere else in each of its lines.
            for row in &text.galley.rows {
                let all = row.visuals.mesh_bounds.translate(row.pos.to_vec2() + text.pos.to_vec2());
                let visible = all.intersect(clip);
                if visible.is_positive() && visible.width() > 1.0 && visible.height() > 4.0 {
                    seen.push(Seen { words: row.text(), all, visible });
                }
            }
        }
        _ => {}
    });
    seen
}

/// What is wrong with the picture in front of a person; nothing when it is in order.
fn faults(window: &Window) -> Vec<String> {
    faults_beside(window, &["Needs response", "Reopened"])
}

/// The same in another language, where the statuses at the edge of the table are these.
pub fn faults_beside(window: &Window, statuses: &[&str]) -> Vec<String> {
    let screen = window.harness.ctx.content_rect().expand(1.0);
    let seen = texts(window);
    let mut faults = Vec::new();
    for (index, text) in seen.iter().enumerate() {
        let Seen { words, all, visible } = text;
        let is_whole_high = visible.height() > all.height() - 2.0;
        // The table of disputes goes on at its side, in a small window after its status.
        let goes_on = words.starts_with("DI") || statuses.contains(&words.as_str());
        if is_whole_high && !goes_on && visible.width() < all.width() - 3.0 {
            faults.push(format!("{words:?} is cut off: {all:?}, seen {visible:?}"));
        }
        if !screen.contains_rect(*visible) {
            faults.push(format!("{words:?} is outside: {all:?}"));
        }
        for other in seen.iter().skip(index + 1) {
            let both = visible.intersect(other.visible);
            if both.is_positive() && both.width() > 2.0 && both.height() > 3.0 {
                faults.push(format!("{words:?} and {:?} stand on each other at {both:?}", other.words));
            }
        }
    }
    faults
}

/// A window at a size and a text size, and what was wrong on its pages.
struct Walk {
    window: Window,
    at: String,
    faults: Vec<String>,
}

impl Walk {
    fn begin(size: [f32; 2], scale: &str) -> Self {
        let settings = format!("version = 1\nhold_secs = 0\ntext_scale = {scale}\nmy_name = \"Ana\"\n");
        let settings: &'static str = Box::leak(settings.into_boxed_str());
        let mut window = Setup { settings, size, ..Setup::default() }.open();
        window.wait_for_list();
        Self { window, at: format!("{}x{} text {scale}", size[0], size[1]), faults: Vec::new() }
    }

    fn look(&mut self, page: &str) {
        self.window.harness.run_steps(3);
        let found = faults(&self.window);
        self.faults.extend(found.into_iter().take(6).map(|fault| format!("{} · {page}: {fault}", self.at)));
    }

    fn pages(&mut self) {
        for page in ["Today", "Insights", "Score", "Checkouts", "Recover", "Outbox"] {
            self.window.click(Role::Button, page);
            self.look(page);
            match page {
                "Score" => self.orders(),
                "Checkouts" => {
                    self.import(page, "File of checkouts", &crate::imports::checkouts(300), "Send 300 checkouts");
                }
                "Recover" => self.import(page, "File of payments", &crate::imports::odd_payments(), "Send 1 event…"),
                _ => {}
            }
        }
        self.window.click(Role::Button, "Settings");
        for section in [
            "Appearance",
            "Deadlines and notifications",
            "Sending and scores",
            "Evidence limits",
            "Reference tables",
            "Data on this computer",
        ] {
            self.window.click(Role::Button, section);
            self.look(section);
        }
    }

    /// A file of orders, before and after it is scored.
    /// A file whose rows are sent: chosen, checked, and being sent where that asks nothing more.
    fn import(&mut self, page: &str, field: &str, content: &str, send: &str) {
        let path = self.window.folder.path().join("a file with a long name of a long day.csv");
        std::fs::write(&path, content).expect("written");
        self.window.click(Role::Button, "By file");
        self.look(&format!("{page} by file"));
        self.window.fill(field, &path.display().to_string());
        self.window.click(Role::Button, "Open file");
        self.window.until("the rows", |window| window.has(Role::Button, send));
        self.look(&format!("{page}, a file"));
        self.window.click(Role::Button, send);
        self.window.wait_text("accepted");
        self.look(&format!("{page}, being sent"));
        self.window.click(Role::Button, "Back to files");
        self.look(&format!("{page}, files"));
    }

    fn orders(&mut self) {
        let path = self.window.folder.path().join("orders.csv");
        let rows = "Name,Email,Financial Status,Billing City\n#1,demo@example.org,paid,Köln\n#2,nobody,paid,Reno\n";
        std::fs::write(&path, format!("{rows}#3,error-410@example.org,paid,\n#4,a@example.org\n")).expect("written");
        self.window.click(Role::Button, "By file");
        self.look("no file of orders");
        self.window.fill("File of orders", &path.display().to_string());
        self.window.click(Role::Button, "Open file");
        self.window.wait_text("2 to score, 2 with problems, 0 repeated");
        self.look("a file of orders");
        self.window.click(Role::Button, "Score 2 orders");
        self.window.wait_text("1 scored, 1 refused, 0 unknown");
        self.look("a scored file");
    }

    fn dispute(&mut self) {
        self.look("list");
        self.window.open_first_due();
        for tab in ["Overview", "Evidence", "Money", "Activity"] {
            let is_there = |window: &Window| {
                let tabs = window.harness.query_all_by(|node| node.role() == Role::Tab);
                tabs.filter_map(|node| node.accesskit_node().label()).find(|label| label.starts_with(tab))
            };
            // What is counted comes into its name a moment later.
            let (mut before, mut calm) = (None, 0);
            self.window.until("the tab to have its count", |window| {
                let now = is_there(window);
                calm = if now == before { calm + 1 } else { 0 };
                before = now;
                calm > 20
            });
            if let Some(label) = is_there(&self.window) {
                self.window.click(Role::Tab, &label);
            }
            self.look(tab);
        }
        self.window.click(Role::Button, "Review and submit…");
        self.window.wait_text("Finix accepts one submission");
        self.look("submit");
        self.window.key(egui::Key::Escape);
        self.window.click(Role::Button, "Accept dispute…");
        self.look("accept");
        self.window.key(egui::Key::Escape);
        self.window.key(egui::Key::P);
        self.window.wait_text("Build the packet");
        self.look("workbench");
        self.window.key(egui::Key::Escape);
    }
}

#[test]
fn nothing_is_cut_off_overlapping_or_outside_at_any_size() {
    let mut faults = Vec::new();
    for size in SIZES {
        for scale in SCALES {
            let mut walk = Walk::begin(size, scale);
            walk.dispute();
            walk.pages();
            faults.append(&mut walk.faults);
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_list_over_all_accounts_is_whole_at_any_size() {
    let mut faults = Vec::new();
    for size in SIZES {
        for scale in SCALES {
            let settings = format!("version = 1\nhold_secs = 0\ntext_scale = {scale}\nmy_name = \"Ana\"\n");
            let setup = Setup { settings: Box::leak(settings.into_boxed_str()), size, ..Setup::default() };
            let (window, _servers, _) = crate::everywhere::both_with(setup, [1, 2], 12);
            let mut walk = Walk { window, at: format!("{}x{} text {scale}", size[0], size[1]), faults: Vec::new() };
            walk.look("all accounts");
            crate::everywhere::refuse(&mut walk.window);
            walk.look("an account that is refused");
            walk.window.key(egui::Key::J);
            walk.window.key(egui::Key::Enter);
            walk.window.until("a dispute", |w| crate::everywhere::is_shown(w));
            walk.look("a dispute with its way back");
            faults.append(&mut walk.faults);
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The strokes that are painted around a place.
fn strokes_around(window: &Window, place: Rect) -> Vec<(Rect, Color32)> {
    let mut found = Vec::new();
    each(&window.harness.output().shapes, |_clip, shape| {
        if let Shape::Rect(rect) = shape
            && rect.stroke.width >= 1.0
            && place.expand(8.0).contains_rect(rect.rect)
            // Of what is scrolled out of sight in part, the part in sight has it.
            && rect.rect.height() > (place.height() - 8.0).min(8.0)
        {
            found.push((rect.rect, rect.stroke.color));
        }
    });
    found
}

#[test]
fn every_control_shows_that_it_has_the_focus() {
    let mut missing = Vec::new();
    for theme in [egui::Theme::Dark, egui::Theme::Light] {
        let settings = match theme {
            egui::Theme::Dark => "version = 1\nappearance = \"dark\"\n",
            egui::Theme::Light => "version = 1\nappearance = \"light\"\n",
        };
        let mut window = Setup { settings, theme, ..Setup::default() }.open();
        window.wait_for_list();
        window.open_first_due();
        let accent = match theme {
            egui::Theme::Dark => Color32::from_rgb(0x5B, 0x8C, 0xFF),
            egui::Theme::Light => Color32::from_rgb(0x2B, 0x5C, 0xDD),
        };
        for page in ["Today", "Disputes", "Insights", "Score", "Checkouts", "Recover", "Outbox", "Settings"] {
            window.click(Role::Button, page);
            let first = focused(&window);
            for _ in 0..120 {
                window.key(egui::Key::Tab);
                let Some((name, place)) = focused(&window) else { continue };
                if first.as_ref().is_some_and(|(label, rect)| *label == name && *rect == place) {
                    break;
                }
                let is_shown = strokes_around(&window, place).iter().any(|(_, color)| *color == accent);
                if !is_shown && !missing.iter().any(|(_, known, _)| *known == name) {
                    missing.push((page, name, place));
                }
            }
        }
    }
    assert!(missing.is_empty(), "no ring: {missing:#?}");
}

/// Name and place of what has the focus.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let mut nodes = window.harness.query_all_by(|node| node.is_focused() && node.role() != Role::Window);
    let node = nodes.next()?;
    let label = node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default();
    Some((format!("{:?} {label}", node.accesskit_node().role()), node.rect()))
}
