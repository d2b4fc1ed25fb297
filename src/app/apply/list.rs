//! The list: asked, its views kept, saved as a file.

use crate::app::App;
use crate::app::action::{FiguresAs, Saving};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::export::ExportDialog;
use crate::app::files::Wanted;
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::pages::everywhere::EverywherePage;
use crate::app::pages::insights::About;
use crate::app::words;
use crate::desk::bulk::OfAccount;
use crate::desk::everywhere::{PartFound, PartRow};
use crate::desk::export::{Choice, Format, List, Part, Rows, Shape};
use crate::desk::list::{RowId, View};
use crate::domain::ids::DisputeId;
use crate::domain::search::query::Queue;
use crate::domain::time::clock::Clock as _;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    pub(in crate::app) fn ask_list(&mut self) {
        if let Some(session) = &self.session {
            let me = self.desk.settings.get();
            session.ask(self.pages.disputes.query.clone().asked_by(me.my_name.as_ref()));
        }
    }

    /// Shows a saved view, wherever the window is.
    pub(super) fn show_view(&mut self, view: View) {
        self.page = Page::Disputes;
        self.pages.disputes.show_view(view, &self.desk.clock.zone());
        self.ask_list();
    }

    /// Shows what a search finds, wherever the window is.
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

    pub(super) fn ask_export(&mut self, saving: Saving) {
        let dialog = ExportDialog::new(self.background.export_choice, saving);
        self.open_dialog(Dialog::Export(Box::new(dialog)));
    }

    /// Asks where to save the list that is shown now, in its order and with its columns, whatever is shown later.
    pub(super) fn choose_export(&mut self, frame: &eframe::Frame, choice: Choice, saving: Saving) {
        self.put_dialog_away();
        self.background.export_choice = choice;
        let Some(session) = &self.session else { return };
        let settings = self.desk.settings.get();
        let here = |rows| List { rows, shape: choice.shape(self.pages.disputes.shown_columns(), &settings) };
        let list = match saving {
            Saving::Shown => here(Rows::Here(Arc::clone(&session.found().rows))),
            Saving::Selected(rows) => here(Rows::Here(rows)),
            Saving::SelectedEverywhere(chosen) => {
                let Some(rows) = self.rows_of_all(&chosen) else {
                    return self.toasts.show(Notice::warning(words::everywhere_export_again(), None));
                };
                List { rows, shape: choice.shape_everywhere(EverywherePage::shown_columns(&settings), &settings) }
            }
            Saving::Everywhere => {
                let Some(rows) = self.rows_everywhere() else {
                    return self.toasts.show(Notice::warning(words::everywhere_export_again(), None));
                };
                List { rows, shape: choice.shape_everywhere(EverywherePage::shown_columns(&settings), &settings) }
            }
        };
        let name = format!("disputes.{}", choice.format.ending());
        self.save_as(frame, Wanted::SaveList(list), &name);
    }

    /// What the list over every account shows; nothing when an account of it has closed meanwhile.
    fn rows_everywhere(&self) -> Option<Rows> {
        let found = self.everywhere.found();
        let part = |part: &PartFound| self.everywhere.session(&part.key).map(|session| Part::of(session));
        let parts: Option<Vec<Part>> = found.parts.iter().map(part).collect();
        Some(Rows::Everywhere(Arc::clone(&found.rows), parts?.into()))
    }

    /// What was chosen in it, in its order; nothing when an account of it has closed meanwhile.
    fn rows_of_all(&self, chosen: &[OfAccount]) -> Option<Rows> {
        let found = self.everywhere.found();
        let sets: Vec<HashSet<RowId>> = found
            .parts
            .iter()
            .map(|part| {
                let of = chosen.iter().find(|(key, _)| *key == part.key);
                of.map(|(_, rows)| rows.iter().copied().collect()).unwrap_or_default()
            })
            .collect();
        let is_chosen =
            |row: &&PartRow| sets.get(usize::from(row.part)).is_some_and(|chosen| chosen.contains(&row.row));
        let rows: Arc<[PartRow]> = found.rows.iter().filter(is_chosen).copied().collect();
        match self.rows_everywhere()? {
            Rows::Everywhere(_, parts) => Some(Rows::Everywhere(rows, parts)),
            Rows::Here(_) => None,
        }
    }

    /// Asks where to save the deadline of a dispute for a calendar.
    pub(super) fn choose_deadline(&mut self, frame: &eframe::Frame, id: &DisputeId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.row_of(id)) else { return };
        let shape = Shape { format: Format::Ics, ..Shape::default() };
        let name = format!("{id}.{}", shape.format.ending());
        self.save_as(frame, Wanted::SaveList(List { rows: Rows::Here(Arc::new([row])), shape }), &name);
    }

    /// Asks where to save the figures that are shown now, whatever is shown later.
    pub(super) fn choose_figures(&mut self, frame: &eframe::Frame, what: FiguresAs) {
        let settings = self.desk.settings.get();
        let Some(session) = &self.session else { return };
        let key = &session.account().key;
        let transactions = settings.transactions.get(key).cloned().unwrap_or_default();
        let fees = settings.fees.get(key).cloned().unwrap_or_default();
        let now = session.shared().clock.now();
        let about = About { account: session.account(), fees: &fees, transactions: &transactions, now };
        let Some((name, figures)) = self.pages.insights.figures(what, &about, &settings) else {
            let said = match what {
                FiguresAs::Picture => words::insights_no_picture(),
                FiguresAs::Table | FiguresAs::Report => words::insights_nothing_to_save(),
            };
            self.toasts.show(Notice::warning(said, None));
            return;
        };
        self.save_as(frame, Wanted::SaveFigures(figures), &name);
    }

    pub(super) fn export_to(&mut self, list: List, path: PathBuf) {
        let Some(session) = self.session.clone() else { return };
        self.background.export(&self.desk, &session, list, path);
    }
}
