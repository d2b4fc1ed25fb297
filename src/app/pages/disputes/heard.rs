//! What is heard of a list by who does not see it: how many were found, and the dispute that opens.
//!
//! Must not live here: what is seen of it.

use super::cells;
use crate::app::kit::live::{self, Saying};
use crate::app::words;
use crate::desk::Session;
use crate::domain::ids::DisputeId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use crate::domain::text;
use crate::domain::time::clock::Clock as _;
use egui::{Context, Ui};
use std::time::Duration;

/// How long nothing is typed before the number is said, in seconds: each letter finds another one.
const CALM: f64 = 0.7;

/// How many a search found, or why it cannot be read, said once nobody types any more.
#[derive(Default)]
pub struct CountHeard {
    answered: Option<Answered>,
    due: Option<f64>,
}

/// What was asked for last, and what was wrong with what was typed.
struct Answered {
    queue: Queue,
    search: Search,
    problem: Option<String>,
}

impl CountHeard {
    /// Looks at the newest answer, and at what is wrong with what is typed. What is there at first is not said.
    pub fn look(&mut self, ui: &Ui, (found, count): (&Query, usize), problem: Option<&str>) {
        let now = ui.input(|input| input.time);
        let is_same = self.answered.as_ref().is_some_and(|known| {
            (known.queue, &known.search, known.problem.as_deref()) == (found.queue, &found.search, problem)
        });
        if !is_same {
            let problem = problem.map(str::to_owned);
            let before = self.answered.replace(Answered { queue: found.queue, search: found.search.clone(), problem });
            self.due = before.map(|_| now + CALM);
        }
        let Some(due) = self.due else { return };
        if now < due {
            return ui.ctx().request_repaint_after(Duration::try_from_secs_f64(due - now).unwrap_or_default());
        }
        self.due = None;
        let words = problem.map_or_else(|| words::list_found(count), text::sentence);
        live::say(ui.ctx(), Saying::Polite, words);
    }
}

/// The dispute that is open, said when it opens: by a step in the list, by a link, or as the next one.
#[derive(Default)]
pub struct OpenHeard(Option<DisputeId>);

impl OpenHeard {
    /// Looks at what is open. It is said once it is read.
    pub fn look(&mut self, ctx: &Context, session: &Session, open: Option<&DisputeId>) {
        if self.0.as_ref() == open {
            return;
        }
        let Some(id) = open else {
            self.0 = None;
            return;
        };
        if let Some(entry) = session.entry(id) {
            self.0 = Some(id.clone());
            let shared = session.shared();
            live::say(ctx, Saying::Polite, cells::heard(&entry, shared.clock.now(), session.margin()));
        }
    }
}
