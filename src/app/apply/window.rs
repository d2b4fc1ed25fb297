//! The window: its one dialog, refreshing what it shows, closing it.

use crate::app::App;
use crate::app::dialogs::{Dialog, confirm};
use crate::app::help::Help;
use crate::app::page::Page;

impl App {
    /// Opens a dialog. One that is open closes as if a person had closed it.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        self.put_dialog_away();
        self.help = None;
        self.palette = None;
        self.dialog = Some(dialog);
    }

    /// Asks a short question.
    pub(in crate::app) fn ask(&mut self, question: confirm::Confirm) {
        self.open_dialog(Dialog::Confirm(Box::new(question)));
    }

    /// Closes the question that was answered. A form is left open, as it is not what was answered.
    pub(super) fn close_question(&mut self) {
        if let Some(Dialog::Confirm(_) | Dialog::Remove(_)) = self.dialog {
            self.dialog = None;
        }
    }

    /// Closes the dialog and keeps what was typed into it.
    pub(in crate::app) fn put_dialog_away(&mut self) {
        if let Some(dialog) = self.dialog.take() {
            let rows = self.session.as_ref().map(|session| session.outbox().rows()).unwrap_or_default();
            self.pages.drafts.keep(dialog, &rows);
        }
    }

    /// The list of shortcuts stands over what is open, which stays as it is.
    pub(super) fn toggle_help(&mut self, ctx: &egui::Context) {
        // The question where to save is drawn last of all and keeps the keyboard.
        if self.path_prompt.is_some() {
            return;
        }
        // A menu that is open would take the Esc that is meant for it.
        egui::Popup::close_all(ctx);
        self.palette = None;
        self.help = if self.help.is_some() { None } else { Some(Help::default()) };
    }

    pub(super) fn refresh(&mut self) {
        if let Some(session) = &self.session {
            session.refresh();
            if self.page == Page::Everywhere {
                self.everywhere.sessions().for_each(|other| other.refresh());
            }
            self.pages.disputes.detail.reload(session);
        }
    }

    pub(super) fn close_anyway(&mut self, ctx: &egui::Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}
