//! The keys of the page: stepping through the list, and what is done about the dispute that is chosen.
//!
//! Must not live here: which keys these are (`command` has the table).

use super::DisputesPage;
use super::detail::Tab;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::command::{self, Command, Place};
use crate::app::page::Page;

/// How far a command steps through a list, of which a page has so many rows; nothing for one that does something else.
pub fn steps(command: Command, page: isize) -> Option<isize> {
    Some(match command {
        Command::NextRow => 1,
        Command::PreviousRow => -1,
        Command::NextRows => page,
        Command::PreviousRows => -page,
        Command::LastRow => isize::MAX,
        Command::FirstRow => isize::MIN,
        _ => return None,
    })
}

impl DisputesPage {
    /// Single keys, while nobody types, in the order they were pressed.
    pub fn shortcuts(&mut self, ctx: &egui::Context, cx: &Context<'_>) {
        if self.packet.dispute().is_some() || self.evidence.is_viewing(ctx) {
            return;
        }
        // On a focused button Enter presses it.
        let has_focus = ctx.memory(|memory| memory.focused().is_some());
        for command in command::take(ctx, Place::Disputes, |command| command != Command::Open || !has_focus) {
            // What follows a dialog or the search field was meant for it.
            if command == Command::Search {
                self.focus_search();
                break;
            }
            let before = cx.actions.count();
            self.command(cx, command);
            if command.leads_away() && cx.actions.count() > before {
                break;
            }
        }
    }

    fn command(&mut self, cx: &Context<'_>, command: Command) {
        if let Some(step) = steps(command, self.list.page_rows()) {
            return self.step(cx, step);
        }
        match command {
            Command::ChooseNext => self.step_choosing(cx, 1),
            Command::ChoosePrevious => self.step_choosing(cx, -1),
            Command::Choose => {
                if let Some(row) = self.list.row(cx.session, self.detail.id()) {
                    self.selection.toggle(row);
                }
            }
            Command::ChooseAll if !cx.found.rows.is_empty() => self.selection.choose_all(),
            Command::Close if !self.selection.is_empty() => self.selection.clear(),
            Command::Close if cx.is_from_everywhere => cx.actions.push(Action::Go(Page::Everywhere)),
            Command::Close => self.detail.close(),
            Command::Queue(queue) => {
                self.query.queue = queue;
                cx.actions.push(Action::AskList);
            }
            Command::ShowAll => {
                self.show_all();
                cx.actions.push(Action::AskList);
            }
            Command::Overview => self.detail.tab = Tab::Overview,
            Command::Money => self.detail.tab = Tab::Money,
            Command::Activity => self.detail.tab = Tab::Activity,
            Command::Open if self.selected().is_some() => self.detail.open_now(cx.session),
            _ => {
                let open = self.selected().and_then(|id| cx.session.entry(id));
                command::ask(cx, command, open.as_deref());
            }
        }
    }

    /// Steps on, and chooses the row that is left and the one that is reached.
    fn step_choosing(&mut self, cx: &Context<'_>, step: isize) {
        let from = self.list.row(cx.session, self.detail.id());
        self.step(cx, step);
        let to = self.list.row(cx.session, self.detail.id());
        for row in from.into_iter().chain(to) {
            self.selection.choose(row, true);
        }
    }

    /// Moves the selection by rows.
    fn step(&mut self, cx: &Context<'_>, step: isize) {
        if let Some(id) = self.list.step(cx, self.detail.id(), step) {
            self.select(id);
        }
    }
}
