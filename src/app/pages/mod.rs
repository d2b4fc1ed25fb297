//! The pages, one folder or file each, what pages of forms share (`history`, `sent`), and work that outlives a page
//! (`Background`). A page holds its drafts and what it waits for; it names no client.
//!
//! Must not live here: the rules of the trade, what a request looks like, waiting.

pub mod by_file;
pub mod checkouts;
pub mod disputes;
pub mod everywhere;
pub mod history;
pub mod insights;
pub mod outbox;
pub mod recover;
pub mod score;
pub mod sent;
pub mod settings;
pub mod today;

use super::remote::Remote;
use crate::app::dialogs::Dialog;
use crate::app::drafts::Saved;
use crate::app::page::{self, Page};
use crate::app::words;
use crate::desk::everywhere::Open;
use crate::desk::export::{self, Choice, Exported, Figures, List, NotExported, Progress};
use crate::desk::failure::SystemSaid;
use crate::desk::history::Kind;
use crate::desk::proofs::{self, ProofError};
use crate::desk::reads::{self, SaveError};
use crate::desk::settings::Settings;
use crate::desk::{Desk, OutboxRow, Session};
use crate::domain::EvidenceRef;
use crate::domain::account::AccountKey;
use crate::domain::answer::proof::Comparison;
use crate::domain::ids::DisputeId;
use std::path::PathBuf;
use std::sync::Arc;

/// The state of every page.
pub struct Pages {
    /// What a day begins with.
    pub today: today::TodayPage,
    /// The list and the open dispute.
    pub disputes: disputes::DisputesPage,
    /// The list over every account.
    pub everywhere: everywhere::EverywherePage,
    /// Whether it gets better.
    pub insights: insights::InsightsPage,
    /// Scoring.
    pub score: score::ScorePage,
    /// Checkouts.
    pub checkouts: checkouts::CheckoutsPage,
    /// Recovery.
    pub recover: recover::RecoverPage,
    /// The outbox.
    pub outbox: outbox::OutboxPage,
    /// Settings.
    pub settings: settings::SettingsPage,
    /// What was typed into dialogs that were closed.
    pub drafts: crate::app::dialogs::Drafts,
    shown: Page,
}

impl Pages {
    /// Fresh pages.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            today: today::TodayPage::default(),
            disputes: disputes::DisputesPage::new(settings),
            everywhere: everywhere::EverywherePage::default(),
            insights: insights::InsightsPage::default(),
            score: score::ScorePage::default(),
            checkouts: checkouts::CheckoutsPage::default(),
            recover: recover::RecoverPage::default(),
            outbox: outbox::OutboxPage::default(),
            settings: settings::SettingsPage::default(),
            drafts: crate::app::dialogs::Drafts::default(),
            shown: page::first(settings),
        }
    }

    /// Takes over what came for any page.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>, open: Open<'_>) {
        self.disputes.poll(ctx, desk, session, open);
        self.everywhere.poll(open);
        self.today.poll();
        self.insights.poll();
        self.score.history.poll();
        self.checkouts.history.poll();
        self.recover.history.poll();
        self.score.poll(desk, session);
        self.checkouts.file.poll(desk, session);
        self.recover.file.poll(desk, session);
        self.settings.poll();
    }

    /// What was scored or sent before, of one kind.
    pub fn history(&mut self, kind: Kind) -> &mut history::HistoryList {
        match kind {
            Kind::Scores => &mut self.score.history,
            Kind::Checkouts => &mut self.checkouts.history,
            Kind::Payments => &mut self.recover.history,
        }
    }

    /// Another page is shown: what the one that was left had to say is not said again. True when it is another one.
    pub fn turn_to(&mut self, page: Page) -> bool {
        let left = std::mem::replace(&mut self.shown, page);
        match left {
            _ if left == page => {}
            Page::Score => self.score.leave(),
            Page::Settings => self.settings.leave(),
            Page::Checkouts => self.checkouts.leave(),
            Page::Recover => self.recover.leave(),
            Page::Today | Page::Disputes | Page::Everywhere | Page::Insights | Page::Outbox => {}
        }
        if left != page {
            if page == Page::Everywhere {
                self.everywhere.come_back();
            }
            self.disputes.detail.related.look_again();
        }
        left != page
    }

    /// Another account is open: nothing of the last one may stay in sight. The list over every account is of none.
    pub fn forget_account(&mut self) {
        self.disputes.forget_account();
        self.today = today::TodayPage::default();
        self.insights = insights::InsightsPage::default();
        self.score = score::ScorePage::default();
        self.checkouts = checkouts::CheckoutsPage::default();
        self.recover = recover::RecoverPage::default();
        self.drafts = crate::app::dialogs::Drafts::default();
        self.outbox = outbox::OutboxPage::default();
    }

    /// Everything that is being typed, by name.
    pub fn save(&mut self, dialog: Option<&Dialog>, rows: &[Arc<OutboxRow>], saved: &mut Saved) {
        self.drafts.save(dialog, rows, saved);
        self.disputes.detail.save_drafts(saved);
        self.disputes.packet.save(saved);
        self.score.save(saved);
        self.checkouts.save(saved);
        self.recover.save(saved);
    }

    /// Takes up what was left under a name, beside what is typed already. False when it is not understood.
    pub fn restore(&mut self, dialog: &mut Option<Dialog>, name: &str, data: &str) -> bool {
        let taken = self
            .drafts
            .restore(dialog, name, data)
            .or_else(|| self.disputes.detail.restore_draft(name, data))
            .or_else(|| self.disputes.packet.restore(name, data));
        match name {
            _ if taken.is_some() => taken.unwrap_or_default(),
            score::DRAFT => self.score.restore(data),
            checkouts::DRAFT => self.checkouts.restore(data),
            recover::DRAFT => self.recover.restore(data),
            _ => false,
        }
    }
}

/// One list that is being saved; another one is another.
#[derive(Clone)]
pub struct Running(Arc<Progress>);

impl PartialEq for Running {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Work that belongs to no page.
#[derive(Default)]
pub struct Background {
    /// Saving a file that Finix holds.
    pub download: Remote<EvidenceRef, (PathBuf, Comparison), SaveError>,
    /// Saving a proof.
    pub proof: Remote<DisputeId, PathBuf, ProofError>,
    /// Saving a packet.
    pub packet: Remote<(), PathBuf, String>,
    /// Saving what an account keeps on this computer.
    pub copy: Remote<AccountKey, PathBuf, String>,
    /// Saving the list, and how far it is.
    pub exporting: Remote<Running, Exported, NotExported>,
    /// Showing a folder in the desktop's file manager.
    pub folder: Remote<(), (), SystemSaid>,
    /// Saving figures.
    pub figures: Remote<(), PathBuf, SystemSaid>,
    /// What was chosen for a list that was saved before.
    pub export_choice: Choice,
}

impl Background {
    /// True while something is being saved, or what came of it is not told yet.
    pub fn is_busy(&self) -> bool {
        self.download.is_loading()
            || self.proof.is_loading()
            || self.packet.is_loading()
            || self.copy.is_loading()
            || self.exporting.is_loading()
            || self.figures.is_loading()
    }

    /// Downloads a file and saves it.
    pub fn download(&mut self, desk: &Desk, session: &Arc<Session>, of: EvidenceRef, path: PathBuf) {
        let shared = Arc::clone(session.shared());
        let work = reads::download(shared, session.outbox().clone(), of.clone(), path);
        self.download.request(&desk.runtime, &desk.wake, of, work);
    }

    /// Saves a list.
    pub fn export(&mut self, desk: &Desk, session: &Session, list: List, path: PathBuf) {
        let progress = Progress::of(list.rows.len());
        let (wake, zone) = (desk.wake.clone(), desk.clock.zone());
        let work = export::save(session, wake, zone, list, words::captions(), path, Arc::clone(&progress));
        self.exporting.request(&desk.runtime, &desk.wake, Running(progress), work);
    }

    /// The list that is being saved.
    #[must_use]
    pub fn export_running(&self) -> Option<Arc<Progress>> {
        self.exporting.about().filter(|_| self.exporting.is_loading()).map(|running| Arc::clone(&running.0))
    }

    /// Stops it.
    pub fn cancel_export(&self) {
        if let Some(running) = self.export_running() {
            running.cancel();
        }
    }

    /// Saves figures.
    pub fn save_figures(&mut self, desk: &Desk, figures: Figures, path: PathBuf) {
        self.figures.request(&desk.runtime, &desk.wake, (), export::save_figures(figures, path));
    }

    /// Saves the proof of what was submitted or accepted.
    pub fn save_proof(&mut self, desk: &Desk, session: &Session, dispute: DisputeId, path: PathBuf) {
        let (outbox, zone) = (session.outbox().clone(), desk.clock.zone());
        let work = proofs::save(outbox, dispute.clone(), zone, path, words::proof::pages);
        self.proof.request(&desk.runtime, &desk.wake, dispute, work);
    }
}
