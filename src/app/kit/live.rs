//! What a screen reader says without having been led there: what came of something, and where one is now.
//!
//! AccessKit tells a screen reader of a live node when it comes, and when its name changes; what stays as it is is told
//! once, however many frames it is drawn in.
//!
//! Must not live here: what is said.

use super::passing;
use crate::app::words;
use egui::accesskit::{Live, Role};
use egui::{Context, Id, Rect, Response, Sense, Ui, WidgetInfo, pos2};

/// How long a line that is only heard stays in the tree, so that a slow reader still finds it there. In seconds.
const STAYS: f64 = 1.0;
/// The same as a time to wait.
const STAYS_FOR: std::time::Duration = std::time::Duration::from_secs(1);

/// Whether it waits for its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// Once the reader has finished what it says.
    Polite,
    /// At once: something did not happen.
    Assertive,
    /// Not at all, as it is said elsewhere or was there before somebody came.
    Quiet,
}

impl Saying {
    fn live(self) -> Live {
        match self {
            Self::Polite => Live::Polite,
            Self::Assertive => Live::Assertive,
            Self::Quiet => Live::Off,
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Polite | Self::Quiet => Role::Status,
            Self::Assertive => Role::Alert,
        }
    }
}

/// Has a line said when it comes and whenever it says something else.
pub fn line(response: &Response, how: Saying) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(how.live()));
}

/// Has a line said whenever it says something else, but not when it comes: a page that opens with many of them is quiet.
pub fn changes(response: &Response, how: Saying) {
    // What is measured before it is seen has not come yet.
    let is_seen = response.ctx.accesskit_node_builder(response.id, |_node| ()).is_some();
    if is_seen && !opens(&response.ctx, response.id.with("live")) {
        line(response, how);
    }
}

/// The parts of a message, which are said as one.
#[derive(Default)]
pub struct Parts {
    words: Vec<String>,
    labels: Vec<Id>,
}

impl Parts {
    /// A label of it, with what it says.
    pub fn add(&mut self, label: &Response, words: &str) {
        self.words.push(words.to_owned());
        self.labels.push(label.id);
    }
}

/// True in the frame in which something opens whose lines are quiet then. Ask once a pass.
#[must_use]
pub fn opens(ctx: &Context, place: Id) -> bool {
    // A frame may be drawn twice, and only what is drawn last is told.
    let frame = ctx.cumulative_frame_nr();
    let since: u64 = passing::get(ctx, place).unwrap_or(frame);
    passing::keep(ctx, place, since);
    since == frame
}

/// A message of several parts, said as one when it comes and whenever it says something else.
pub fn message<R>(ui: &mut Ui, how: Saying, add: impl FnOnce(&mut Ui, &mut Parts) -> R) -> R {
    let mut parts = Parts::default();
    ui.scope(|ui| {
        let id = ui.unique_id();
        let added = ui.scope(|ui| {
            // What stands in it is said with it, and not again by itself.
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(Live::Off));
            add(ui, &mut parts)
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            let words: Vec<&str> = parts.words.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
            if words.is_empty() {
                return;
            }
            node.set_role(how.role());
            node.set_live(how.live());
            node.set_label(words::sentences(&words));
            parts.labels.iter().for_each(|label| node.push_labelled_by(label.accesskit_id()));
        });
        added.inner
    })
    .inner
}

/// A line that is heard and not seen.
#[derive(Clone)]
struct Line {
    number: u64,
    how: Saying,
    words: String,
    /// Since when it is in the tree.
    born: Option<f64>,
}

/// The lines, and how many there were.
#[derive(Clone, Default)]
struct Lines {
    said: u64,
    lines: Vec<Line>,
}

fn memory() -> Id {
    Id::unique("lines that are heard")
}

/// Says a line that is not written anywhere: what one has come to.
pub fn say(ctx: &Context, how: Saying, words: impl Into<String>) {
    let words = words.into();
    ctx.data_mut(|data| {
        let lines = data.get_temp_mut_or_default::<Lines>(memory());
        lines.said += 1;
        // A line of its own each time: the same words twice are two events.
        lines.lines.push(Line { number: lines.said, how, words, born: None });
    });
    ctx.request_repaint();
}

/// Takes back what was said: nothing of it may be read any more.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Lines>(memory()));
}

/// Puts what was said into the tree, and takes it out after its time. Once a frame, at its end.
pub fn ui(ui: &mut Ui) {
    let now = ui.input(|input| input.time);
    let mut lines = ui.data(|data| data.get_temp::<Lines>(memory())).unwrap_or_default();
    if lines.lines.is_empty() {
        return;
    }
    for line in &mut lines.lines {
        line.born.get_or_insert(now);
        let place = Rect::from_min_size(pos2(0.0, 0.0), egui::Vec2::ZERO);
        let response = ui.interact(place, memory().with(line.number), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(line.how.role(), true, &line.words));
        self::line(&response, line.how);
    }
    lines.lines.retain(|line| line.born.is_none_or(|born| now < born + STAYS));
    ui.data_mut(|data| data.insert_temp(memory(), lines));
    ui.ctx().request_repaint_after(STAYS_FOR);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::accesskit::{Node, TreeUpdate};
    use egui::{Label, RawInput};

    /// The tree of a frame.
    fn tree(ctx: &Context, time: f64, draw: impl FnMut(&mut Ui)) -> TreeUpdate {
        ctx.enable_accesskit();
        let output = ctx.run_ui(RawInput { time: Some(time), ..RawInput::default() }, draw);
        let update = output.platform_output.accesskit_update.clone().expect("a tree");
        output.drop_without_applying_deltas();
        update
    }

    fn live(update: &TreeUpdate) -> Vec<(Live, &Node)> {
        let of = |node: &'_ Node| node.live().filter(|live| *live != Live::Off);
        update.nodes.iter().filter_map(|(_, node)| Some((of(node)?, node))).collect()
    }

    #[test]
    fn the_parts_of_a_message_are_said_as_one_and_none_of_them_again() {
        let ctx = Context::default();
        let update = tree(&ctx, 0.0, |ui| {
            message(ui, Saying::Assertive, |ui, parts| {
                for words in ["Evidence wasn't uploaded", "Check the key"] {
                    parts.add(&ui.add(Label::new(words)), words);
                }
            });
            message(ui, Saying::Quiet, |ui, parts| parts.add(&ui.label("quiet"), "quiet"));
        });
        let said: Vec<_> = live(&update).iter().map(|(live, node)| (*live, node.role(), node.label())).collect();
        assert_eq!(said, [(Live::Assertive, Role::Alert, Some("Evidence wasn't uploaded. Check the key."))]);
        let parent = update.nodes.iter().find(|(_, node)| node.role() == Role::Alert).expect("the message");
        let inner = parent.1.children().first().expect("what stands in it");
        let inner = update.nodes.iter().find(|(id, _)| id == inner).expect("a node");
        assert_eq!(inner.1.live(), Some(Live::Off), "its parts would be said once more");
    }

    #[test]
    fn a_line_that_is_heard_is_in_the_tree_for_a_moment_and_each_time_anew() {
        let ctx = Context::default();
        let ids = |time: f64| {
            let update = tree(&ctx, time, ui);
            let is_said = |node: &Node| node.label() == Some("Settings") && node.live() == Some(Live::Polite);
            update.nodes.iter().filter(|(_, node)| is_said(node)).map(|(id, _)| *id).collect::<Vec<_>>()
        };
        assert!(ids(0.0).is_empty());
        say(&ctx, Saying::Polite, "Settings");
        let first = ids(0.1);
        assert_eq!(first.len(), 1);
        assert_eq!(ids(0.2), first, "the same node in the next frame, which tells nobody again");
        ids(2.0);
        assert!(ids(2.1).is_empty(), "it is gone after its time");
        say(&ctx, Saying::Polite, "Settings");
        assert!(ids(2.2).iter().all(|id| !first.contains(id)), "said again, it is told again");
    }

    #[test]
    fn what_only_tells_of_changes_is_quiet_when_it_comes() {
        let ctx = Context::default();
        let is_live =
            |time: f64| !live(&tree(&ctx, time, |ui| changes(&ui.label("Sending"), Saying::Polite))).is_empty();
        assert!(!is_live(0.0));
        assert!(is_live(0.1));
    }
}
