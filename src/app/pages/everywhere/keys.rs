//! The keys of the page: stepping through the list, and opening the row that is marked.
//!
//! Must not live here: which keys these are (`command` has the table).

use super::EverywherePage;
use crate::app::Context;
use crate::app::command::{self, Command, Place};
use crate::app::pages::disputes::keys::steps;
use crate::app::pages::disputes::list::MOST_ROWS;
use crate::app::pages::disputes::selection_over::SelectionOver;
use crate::desk::list::RowId;
use crate::domain::account::AccountKey;

/// What the list of disputes does and this one does too.
fn is_done_here(command: Command) -> bool {
    let is_other = matches!(command, Command::Open | Command::Queue(_) | Command::ShowAll | Command::Search);
    let is_choice = matches!(
        command,
        Command::Choose | Command::ChooseAll | Command::ChooseNext | Command::ChoosePrevious | Command::Close
    );
    is_choice || is_other || steps(command, 1).is_some()
}

impl EverywherePage {
    /// Single keys, while nobody types, in the order they were pressed.
    pub fn shortcuts(&mut self, ctx: &egui::Context, cx: &Context<'_>) {
        // On a focused button Enter presses it.
        let has_focus = ctx.memory(|memory| memory.focused().is_some());
        let is_wanted = |command| is_done_here(command) && (command != Command::Open || !has_focus);
        for command in command::take(ctx, Place::Disputes, is_wanted) {
            if let Some(step) = steps(command, self.table.page_rows()) {
                self.step(cx, step);
                continue;
            }
            match command {
                Command::Open => self.wants_open = self.marked.row.is_some(),
                Command::Queue(queue) => self.query.queue = queue,
                Command::ShowAll => self.show_all(),
                Command::Choose => self.choose_marked(SelectionOver::toggle),
                Command::ChooseAll if !cx.found_everywhere.rows.is_empty() => self.selection.choose_all(),
                Command::ChooseNext => self.step_choosing(cx, 1),
                Command::ChoosePrevious => self.step_choosing(cx, -1),
                Command::Close => self.selection.clear(),
                Command::Search => {
                    // What follows was meant for the field.
                    self.focus_search();
                    break;
                }
                _ => {}
            }
        }
    }

    fn choose_marked(&mut self, choose: impl Fn(&mut SelectionOver, &AccountKey, RowId)) {
        if let Some((key, row)) = &self.marked.row {
            choose(&mut self.selection, key, *row);
        }
    }

    /// Steps on, and chooses the row that is left and the one that is reached.
    fn step_choosing(&mut self, cx: &Context<'_>, step: isize) {
        let choose = |selection: &mut SelectionOver, key: &AccountKey, row| selection.choose(key, row, true);
        self.choose_marked(choose);
        self.step(cx, step);
        self.choose_marked(choose);
    }

    /// Moves the mark by rows.
    fn step(&mut self, cx: &Context<'_>, step: isize) {
        let found = cx.found_everywhere;
        let Some(last) = found.rows.len().min(MOST_ROWS).checked_sub(1) else { return };
        let next = match self.marked.position(found) {
            None if step == isize::MAX => last,
            // In the place of one that left the list stands the next one.
            None if self.marked.row.is_some() => self.marked.stood.min(last),
            None => 0,
            Some(now) => now.saturating_add_signed(step).min(last),
        };
        self.mark(found, next);
        self.table.bring_into_view();
    }
}
