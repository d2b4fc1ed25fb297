//! Files whose rows are sent: chosen, begun, paused, saved.

use crate::app::App;
use crate::app::action::{Action, FormAction, SaveOf};
use crate::app::dialogs::confirm;
use crate::app::files::Wanted;
use crate::app::words;
use crate::desk::outbox::{EndedKind, Import, ImportWish};
use crate::domain::{Environment, Service};
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Reads the file that was chosen.
    pub(super) fn open_import(&mut self, kind: EndedKind, path: PathBuf) {
        match kind {
            EndedKind::Checkouts => self.pages.checkouts.file.open(&self.desk, path),
            EndedKind::Payments => self.pages.recover.file.open(&self.desk, path),
        }
    }

    /// Payments may be charged again for real, so their number is typed out first.
    pub(super) fn begin_import(&mut self, kind: EndedKind) {
        if kind == EndedKind::Payments && self.is_real() {
            let (count, sums) = (self.pages.recover.file.ready(), self.pages.recover.file.sums());
            self.ask(confirm::live_payments(count, &sums, Action::Form(FormAction::BeginImportNow(kind))));
        } else {
            self.begin_import_now(kind);
        }
    }

    pub(super) fn begin_import_now(&mut self, kind: EndedKind) {
        self.close_question();
        let Some(session) = &self.session else { return };
        match kind {
            EndedKind::Checkouts => self.pages.checkouts.file.begin(&self.desk, session),
            EndedKind::Payments => self.pages.recover.file.begin(&self.desk, session),
        }
    }

    /// True where a payment can become a charge. Butter has one address for both environments and the key alone decides, so
    /// every real address counts.
    pub(super) fn is_real(&self) -> bool {
        let Some(session) = &self.session else { return true };
        let is_here = session.account().url(Service::ButterRecover).is_some_and(|url| url.is_loopback());
        !is_here || session.account().environment == Environment::Live
    }

    pub(super) fn show_import(&mut self, key: Arc<str>) {
        match self.import(&key).map(|import| import.head.kind) {
            Some(EndedKind::Checkouts) => self.pages.checkouts.show_import(key),
            Some(EndedKind::Payments) => self.pages.recover.show_import(key),
            None => {}
        }
    }

    fn import(&self, key: &Arc<str>) -> Option<Import> {
        let imports = self.session.as_ref()?.outbox().snapshot().imports;
        imports.iter().find(|import| import.key == *key).cloned()
    }

    /// What is sent once more is asked about as what is sent first.
    pub(super) fn change_import(&mut self, key: Arc<str>, wish: ImportWish) {
        let again = match wish {
            ImportWish::Again(state) => self.import(&key).map(|import| (import, state)),
            _ => None,
        };
        match again {
            Some((import, state)) if import.head.kind == EndedKind::Payments && self.is_real() => {
                let count = usize::try_from(import.counts.of(state)).unwrap_or(usize::MAX);
                let action = Action::Form(FormAction::ChangeImportNow(key, wish));
                self.ask(confirm::live_payments(count, "", action));
            }
            _ => self.change_import_now(&key, wish),
        }
    }

    pub(super) fn change_import_now(&mut self, key: &Arc<str>, wish: ImportWish) {
        if matches!(wish, ImportWish::Again(_)) {
            self.close_question();
        }
        if let Some(session) = &self.session {
            session.outbox().change_import(key, wish);
        }
    }

    pub(super) fn ask_save_import(&mut self, frame: &eframe::Frame, kind: EndedKind, of: SaveOf) {
        let name = match (kind, of) {
            (_, SaveOf::LeftOut) => words::import_left_out_name(),
            (EndedKind::Checkouts, SaveOf::Results(_)) => words::import_checkouts_name(),
            (EndedKind::Payments, SaveOf::Results(_)) => words::import_payments_name(),
        };
        self.save_as(frame, Wanted::SaveImport(kind, of), &format!("{name}.csv"));
    }

    pub(super) fn save_import(&mut self, kind: EndedKind, of: SaveOf, path: PathBuf) {
        let Some(session) = &self.session else { return };
        match kind {
            EndedKind::Checkouts => self.pages.checkouts.file.save(&self.desk, session, of, path),
            EndedKind::Payments => self.pages.recover.file.save(&self.desk, session, of, path),
        }
    }
}
