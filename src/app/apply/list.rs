//! The list: asked, its views kept, saved as a file.

use crate::app::App;
use crate::app::dialogs::confirm;
use crate::app::files::Wanted;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::list::View;
use crate::desk::reads;
use crate::domain::search::query::Queue;
use std::path::PathBuf;

impl App {
    pub(in crate::app) fn ask_list(&mut self) {
        if let Some(session) = &self.session {
            session.ask(self.pages.disputes.query.clone());
        }
    }

    pub(super) fn search_list(&mut self, queue: Queue, text: &str) {
        self.pages.disputes.search_for(queue, text, &self.desk.clock.zone());
        self.page = Page::Disputes;
        self.ask_list();
    }

    pub(super) fn keep_views(&self, views: Vec<View>) {
        if let Some(session) = &self.session {
            session.keep_views(&self.desk.runtime, views);
        }
    }

    /// Some amounts may still be on their way; an export is not to look whole without them.
    pub(super) fn ask_export(&mut self, frame: &eframe::Frame) {
        let state = self.session.as_ref().map(|session| (session.sync_state().incomplete, session.found()));
        match state {
            Some((left, found)) if left > 0 && (found.unpriced > 0 || found.query.asks_amounts()) => {
                self.ask(confirm::export(left));
            }
            _ => self.export(frame),
        }
    }

    pub(super) fn export(&mut self, frame: &eframe::Frame) {
        self.close_question();
        self.save_as(frame, Wanted::SaveList, "disputes.csv");
    }

    /// Saves the list that is shown, as it is shown.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let Some(session) = &self.session else { return };
        let shape = reads::export_shape(&self.desk.settings.get());
        let work = reads::export(session, self.desk.clock.zone(), shape, words::captions(), path);
        let work = async move { work.await.map_err(|said| words::errors::system(&said)) };
        self.background.export.request(&self.desk.runtime, &self.desk.wake, (), work);
    }
}
