//! What a closed window means: the end of the app, or, for who wants it and has a tray, that it goes on behind its icon.
//!
//! Must not live here: the icon.

use super::App;
use super::page::Page;
use crate::app::words;
use crate::desk::notifier::Note;
use crate::desk::tray::TrayState;
use egui::{UserAttentionType, ViewportCommand};

/// Whether the window is closed while the app goes on.
#[derive(Default)]
pub(super) struct Behind {
    is_hidden: bool,
    /// The person ends the app and not only the window.
    quits: bool,
    /// Told once in each run.
    was_told: bool,
}

impl Behind {
    /// True while nobody can see the window.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_hidden
    }
}

impl App {
    /// Does what later starts, notifications and the icon ask for.
    pub(super) fn follow_calls(&mut self, ctx: &egui::Context) {
        if let Some(tray) = &self.desk.tray {
            tray.want(self.desk.settings.get().keeps_running);
        }
        let Some(calls) = self.calls.clone() else { return };
        if calls.take_wanted() {
            self.come_forward(ctx);
        }
        // The icon is gone: without it nobody could ask for the window.
        if calls.take_stranded() && self.behind.is_hidden {
            self.come_forward(ctx);
        }
        if calls.take_quit() {
            self.quit(ctx);
        }
    }

    /// Ends the app, unless something has to be said first.
    pub(super) fn quit(&mut self, ctx: &egui::Context) {
        self.behind.quits = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Shows the window in front of the others.
    fn come_forward(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.behind.is_hidden) {
            ctx.send_viewport_cmd(ViewportCommand::Visible(true));
        }
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
    }

    /// Whoever closes the window is told what is not sent yet, where that ends the app.
    pub(super) fn guard_close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        let quits = std::mem::take(&mut self.behind.quits);
        if !quits && self.can_hide() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.hide(ctx);
            return;
        }
        let ((unsent, is_kept), elsewhere) = (self.unsent(), self.unsent_elsewhere());
        let (unsent, is_kept) = (unsent + elsewhere.0, is_kept && elsewhere.1);
        if unsent > 0 {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            if self.behind.is_hidden {
                self.come_forward(ctx);
            }
            self.page = Page::Disputes;
            self.ask(super::dialogs::confirm::close(unsent, is_kept));
        }
    }

    fn can_hide(&self) -> bool {
        let is_shown = self.desk.tray.as_ref().is_some_and(|tray| tray.state() == TrayState::Shown);
        is_shown && self.desk.settings.get().keeps_running && !self.behind.is_hidden
    }

    fn hide(&mut self, ctx: &egui::Context) {
        self.behind.is_hidden = true;
        ctx.send_viewport_cmd(ViewportCommand::Visible(false));
        if !std::mem::replace(&mut self.behind.was_told, true)
            && let Some(notifier) = &self.desk.notifier
        {
            notifier.show(Note {
                summary: words::behind_told().to_owned(),
                body: words::behind_how().to_owned(),
                action: words::alert_open().to_owned(),
                opens: None,
                is_urgent: false,
            });
        }
    }
}
