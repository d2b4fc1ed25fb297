//! The command palette: one field that finds commands, pages, disputes, saved views, settings and accounts.
//!
//! Commands and names are ranked in the frame, there are few. Disputes are asked of the index, off the window's thread.
//! Must not live here: what a command does and whether it can be done (`command` says that).

mod choice;
mod draw;
mod follow;
mod rank;

pub use choice::Choice;

use super::Context;
use super::command::Standing;
use super::kit::keys;
use super::remote::Remote;
use crate::desk::list::Entry;
use crate::desk::lookup;
use choice::{Group, Line};
use egui::{Key, Modifiers};
use rank::Ranker;
use std::sync::Arc;

/// Disputes that are listed, and the fewest letters they are looked for by.
const MOST_DISPUTES: usize = 8;
const LEAST_LETTERS: usize = 2;
/// Lines that are listed for what is typed.
const MOST_LINES: usize = 60;
/// Choices that are remembered, and what a page of lines is.
const MOST_RECENT: usize = 5;
const PAGE: usize = 8;

/// What was chosen last, the newest first.
#[derive(Default)]
pub struct Recent(Vec<Choice>);

impl Recent {
    fn note(&mut self, choice: Choice) {
        self.0.retain(|known| *known != choice);
        self.0.insert(0, choice);
        self.0.truncate(MOST_RECENT);
    }

    /// Another account is open: its disputes and views are others.
    pub fn forget_account(&mut self) {
        self.0.retain(|choice| !matches!(choice, Choice::Dispute(_) | Choice::View(_)));
    }
}

/// The palette, open over the window.
#[derive(Default)]
pub struct Palette {
    text: String,
    /// What Enter takes; without it, the first that can be chosen.
    chosen: Option<Choice>,
    /// Since when something else is typed, until what Enter takes is said.
    typed_at: Option<f64>,
    ranker: Ranker,
    disputes: Remote<String, Vec<Arc<Entry>>, ()>,
}

/// What a person did with it.
enum Done {
    Chosen(Choice),
    Closed,
}

impl Palette {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.disputes.poll();
    }

    /// What is listed.
    fn lines(&mut self, cx: &Context<'_>, at: &Standing, recent: &Recent) -> Vec<Line> {
        let all = choice::all(cx, at);
        let typed = self.text.trim();
        let disputes = || self.disputes.value().into_iter().flatten().map(|entry| choice::dispute_line(entry));
        if typed.is_empty() {
            return recent_first(cx, all, recent);
        }
        let is_id = |line: &Line| line.words.eq_ignore_ascii_case(typed);
        let (mut lines, rest): (Vec<Line>, Vec<Line>) = disputes().partition(is_id);
        let ranked = self.ranker.ranked(typed, all, |line| line.words.as_str());
        lines.extend(rank::grouped(ranked, |line| line.group));
        // Those that hold it somewhere come last, as nobody can say how well they fit.
        lines.truncate(MOST_LINES);
        lines.extend(rest);
        lines
    }

    /// Asks for the disputes that hold what is typed.
    fn look_up(&mut self, cx: &Context<'_>) {
        self.chosen = None;
        let typed = self.text.trim().to_owned();
        if typed.chars().count() < LEAST_LETTERS {
            return self.disputes.clear();
        }
        let work = lookup::disputes(Arc::clone(cx.session.shared()), typed.clone(), MOST_DISPUTES);
        let work = async move { Ok(work.await) };
        self.disputes.request(&cx.desk.runtime, &cx.desk.wake, typed, work);
    }

    /// Arrows choose, Enter takes, Esc closes; before the field sees them.
    fn keys(&mut self, ctx: &egui::Context, lines: &[Line]) -> Option<Done> {
        let open: Vec<&Choice> = lines.iter().filter(|line| line.can.is_ok()).map(|line| &line.choice).collect();
        let last = open.len().saturating_sub(1);
        let mut place = self.chosen.as_ref().and_then(|chosen| open.iter().position(|choice| *choice == chosen));
        let wanted = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Tab, Key::Enter, Key::Escape];
        for key in keys::take(ctx, Modifiers::NONE, &wanted) {
            let now = place.unwrap_or(0);
            place = match key {
                Key::Escape => return Some(Done::Closed),
                Key::Enter => match open.get(now) {
                    Some(choice) => return Some(Done::Chosen(Choice::clone(choice))),
                    None => place,
                },
                Key::ArrowDown | Key::Tab => Some((now + 1).min(last)),
                Key::ArrowUp => Some(now.saturating_sub(1)),
                Key::PageDown => Some((now + PAGE).min(last)),
                _ => Some(now.saturating_sub(PAGE)),
            };
        }
        self.chosen = place.and_then(|place| open.get(place)).map(|choice| Choice::clone(choice));
        None
    }

    /// What Enter takes now.
    fn marked<'l>(&self, lines: &'l [Line]) -> Option<&'l Choice> {
        let mut open = lines.iter().filter(|line| line.can.is_ok()).map(|line| &line.choice);
        match &self.chosen {
            Some(chosen) => open.find(|choice| *choice == chosen),
            None => open.next(),
        }
    }
}

/// Everything, what was chosen last on top and not twice; of the commands, those that can be done now before the others.
fn recent_first(cx: &Context<'_>, all: Vec<Line>, recent: &Recent) -> Vec<Line> {
    let line = |choice: &Choice| match choice {
        Choice::Dispute(id) => cx.session.entry(id).map(|entry| choice::dispute_line(&entry)),
        _ => all.iter().find(|line| line.choice == *choice).cloned(),
    };
    let mut lines: Vec<Line> =
        recent.0.iter().filter_map(line).map(|line| Line { group: Group::Recent, ..line }).collect();
    let rest = all.into_iter().filter(|line| !recent.0.contains(&line.choice));
    let (commands, others): (Vec<Line>, Vec<Line>) = rest.partition(|line| line.group == Group::Commands);
    let (open, closed): (Vec<Line>, Vec<Line>) = commands.into_iter().partition(|line| line.can.is_ok());
    lines.extend(open.into_iter().chain(closed).chain(others));
    lines
}
