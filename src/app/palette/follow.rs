//! Opening and closing the palette, and going where it leads.
//!
//! Must not live here: doing what was chosen, which goes the way of its button.

use super::{Choice, Done, Palette};
use crate::app::action::{Action, SettingsAction};
use crate::app::command::{self, InFront, Standing};
use crate::app::page::Page;
use crate::app::{App, Context};

impl App {
    /// Opens the palette over the pages, or closes it. Over a dialog there is one thing to decide.
    pub(in crate::app) fn toggle_palette(&mut self, ctx: &egui::Context) {
        if self.palette.take().is_some() {
            return;
        }
        let is_covered = self.with_focus() != InFront::Nothing || self.pages.disputes.evidence.is_viewing(ctx);
        if !is_covered {
            // A menu that is open would take the Esc that is meant for the palette.
            egui::Popup::close_all(ctx);
            self.palette = Some(Palette::default());
        }
    }

    /// The palette, while it is open.
    pub(in crate::app) fn palette_ui(&mut self, ui: &egui::Ui, cx: &Context<'_>) {
        let Some(mut palette) = self.palette.take() else { return };
        let at = self.standing(ui.ctx(), cx);
        let done = palette.ui(ui, cx, &at, &self.recent);
        // It closes once the frame is over: until then it has the focus, and not what lies behind.
        self.palette = Some(palette);
        if done.is_some() {
            cx.actions.push(Action::ClosePalette);
        }
        match done {
            None | Some(Done::Closed) => {}
            Some(Done::Chosen(choice)) => {
                self.recent.note(choice.clone());
                self.follow(ui.ctx(), cx, choice, &at);
            }
        }
    }

    fn standing(&mut self, ctx: &egui::Context, cx: &Context<'_>) -> Standing {
        let disputes = &mut self.pages.disputes;
        let is_here = self.page == Page::Disputes;
        Standing {
            page: self.page,
            open: disputes.selected().filter(|_| is_here).and_then(|id| cx.session.entry(id)),
            packet: if is_here { disputes.packet.shown() } else { None },
            keys: command::keymap(ctx),
        }
    }

    fn follow(&mut self, ctx: &egui::Context, cx: &Context<'_>, choice: Choice, at: &Standing) {
        let Choice::Command(command) = choice else {
            self.focus.leave();
            return ask(cx, choice);
        };
        if command.leads_away() {
            self.focus.leave();
        }
        command::choose(ctx, cx, command, at);
    }
}

/// Asks for what is no command.
fn ask(cx: &Context<'_>, choice: Choice) {
    match choice {
        Choice::Command(_) => {}
        Choice::Dispute(id) => cx.actions.push(Action::OpenDispute(id)),
        Choice::View(name) => {
            if let Some(view) = cx.session.views().iter().find(|view| view.name == name) {
                cx.actions.push(Action::ShowView(Box::new(view.clone())));
            }
        }
        Choice::Section(section) => cx.actions.push(Action::Settings(SettingsAction::Show(section))),
        Choice::Account(key) => cx.actions.push(Action::OpenAccount(key)),
    }
}
