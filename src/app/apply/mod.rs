//! What was asked for, done.

use super::App;
use super::action::Action;
use super::dialogs::{self, Dialog};
use super::files::{self, Wanted};
use super::notice;
use super::page::Page;
use crate::api::finix::GetEvidence;
use crate::desk::reads::ScoreQuestion;
use crate::desk::{Intent, RowId};
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use crate::domain::payment::PaymentEvent;
use crate::domain::time::clock::Clock as _;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Does what was asked for.
    pub(in crate::app) fn apply(&mut self, ctx: &egui::Context, frame: &eframe::Frame, action: Action) {
        match action {
            Action::Go(page) => self.page = page,
            Action::OpenAccount(key) => self.ask_open(key),
            Action::OpenAccountNow(key) => {
                self.dialog = None;
                self.open_account(key);
            }
            Action::Refresh => self.refresh(),
            Action::Change(change) => self.desk.settings.change(change),
            Action::AskList => self.ask_list(),
            Action::Browse(dispute) => {
                let is_packet = self.pages.disputes.packet.dispute() == Some(&dispute);
                files::browse(&mut self.file_dialog, &self.desk, frame, dispute, is_packet);
            }
            Action::StopWaiting => self.file_dialog.clear(),
            Action::Paste(dispute, text) => files::paste(&mut self.clipboard, &self.desk, dispute, text),
            Action::AddFiles(dispute, paths) => self.add_files(&dispute, paths),
            Action::DropCandidate(number) => self.pages.disputes.evidence.drop_candidate(number),
            Action::DropKept(id) => self.with_outbox(|outbox| outbox.drop_kept(id)),
            Action::SendKept(id) => self.send_kept(id),
            Action::CancelRow(id) => self.with_outbox(|outbox| outbox.cancel(id)),
            Action::RetryRow(id) => self.retry(id),
            Action::CheckRow(id) => self.with_outbox(|outbox| outbox.check_again(id)),
            Action::DiscardRow(id) => self.ask_discard(id),
            Action::DiscardRowNow(id) => {
                self.dialog = None;
                self.with_outbox(|outbox| outbox.discard(id));
            }
            Action::SendRowNow(id) => self.with_outbox(|outbox| outbox.send_now(id)),
            Action::EditRow(id) => self.edit_row(id),
            Action::OpenRow(id) => self.open_row(id),
            Action::PauseOutbox(is_paused) => self.with_outbox(|outbox| outbox.pause(is_paused)),
            Action::SaveProof(dispute) => {
                let name = format!("proof-{dispute}.pdf");
                files::save_as(&mut self.file_dialog, &self.desk, frame, Wanted::SaveProof(dispute), &name);
            }
            Action::Download(of, name) => {
                files::save_as(&mut self.file_dialog, &self.desk, frame, Wanted::SaveEvidence(of), &name);
            }
            Action::AskDelete(of, name) => {
                self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::delete_evidence(of, name))));
            }
            Action::Delete(of, name) => self.delete(of, name),
            Action::KeepViews(views) => {
                if let Some(session) = &self.session {
                    session.keep_views(&self.desk.runtime, views);
                }
            }
            Action::ExportList => self.ask_export(frame),
            Action::ExportListNow => self.export(frame),
            Action::SaveTags { dispute, base, edited } => {
                self.send(Intent::Tags { dispute, base, edited, insists: false });
            }
            Action::AskSubmit(id) => self.ask_submit(&id),
            Action::AskAccept(id) => self.ask_accept(&id),
            Action::Submit(confirmed) => self.hold_and_send(Intent::Submit(confirmed)),
            Action::Accept(confirmed) => self.hold_and_send(Intent::Accept(confirmed)),
            Action::CloseDialog => self.put_dialog_away(),
            Action::BackToForm => {
                if let (Some(dialog), Some(session)) = (&mut self.dialog, &self.session) {
                    dialog.back(&self.desk, session);
                }
            }
            Action::ScoreCustomer(id) => self.score_customer(&id),
            Action::Score(question) => self.score(question),
            Action::PrefillCheckout(id) => self.prefill_checkout(&id),
            Action::SendCheckout(checkout) => {
                let id = self.send(Intent::Checkout(checkout));
                self.pages.checkouts.sent(id);
            }
            Action::SendPayment(event) => {
                self.again = None;
                self.ask_payment(event);
            }
            Action::SendPaymentNow(event) => {
                self.dialog = None;
                self.send_payment(event);
            }
            Action::Packet(ask) => self.apply_packet(ask, frame),
            Action::PastePicture(dispute, image) => self.paste_picture(dispute, &image),
            Action::Settings(ask) => self.apply_settings(ask, frame),
            Action::LoadAgain => self.session.iter().for_each(|session| session.load_again()),
            Action::AskBeginAnew => {
                self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::begin_anew())));
            }
            Action::BeginAnew => self.begin_anew(),
            Action::CloseAnyway => {
                self.may_close = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn begin_anew(&mut self) {
        self.dialog = None;
        if let Some(session) = &self.session {
            session.begin_anew(&self.desk);
        }
    }

    /// A payment is confirmed anew before it is sent again; a lost reply may mean that the first one arrived.
    fn retry(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match &row.intent {
            Intent::Payment(event) if row.attempted.is_some() => {
                self.again = Some(id);
                self.ask_payment(event.clone());
            }
            Intent::Submit(confirmed) => self.ask_submit(confirmed.dispute()),
            Intent::Accept(confirmed) => self.ask_accept(confirmed.dispute()),
            _ => self.with_outbox(|outbox| outbox.retry(id)),
        }
    }

    /// What nothing came of is put away at once; what a person may still want is asked about.
    fn ask_discard(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::discard(id, &row.intent.label()))));
    }

    /// Back into the form it came from; the row is put away.
    fn edit_row(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match &row.intent {
            Intent::Checkout(checkout) => {
                self.pages.checkouts.edit(checkout);
                self.page = Page::Checkouts;
            }
            Intent::Payment(event) => {
                self.pages.recover.edit(event);
                self.page = Page::Recover;
            }
            _ => return self.open_row(id),
        }
        // Whichever it still needs.
        self.with_outbox(|outbox| {
            outbox.cancel(id);
            outbox.discard(id);
        });
    }

    fn open_row(&mut self, id: RowId) {
        let Some(row) = self.session.as_ref().and_then(|session| session.outbox().row(id)) else { return };
        match (&row.intent, row.intent.dispute()) {
            (Intent::Upload { .. } | Intent::DeleteEvidence { .. }, Some(dispute)) => {
                self.open_dispute(dispute.clone());
                self.pages.disputes.show_evidence();
            }
            (_, Some(dispute)) => self.open_dispute(dispute.clone()),
            (Intent::Checkout(_), None) => self.page = Page::Checkouts,
            (_, None) => self.page = Page::Recover,
        }
    }

    /// Some amounts may still be on their way; an export is not to look whole without them.
    fn ask_export(&mut self, frame: &eframe::Frame) {
        let state = self.session.as_ref().map(|session| (session.sync_state().incomplete, session.found()));
        match state {
            Some((left, found)) if left > 0 && (found.unpriced > 0 || found.query.asks_amounts()) => {
                self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::export(left))));
            }
            _ => self.export(frame),
        }
    }

    fn export(&mut self, frame: &eframe::Frame) {
        self.dialog = None;
        files::save_as(&mut self.file_dialog, &self.desk, frame, Wanted::SaveList, "disputes.csv");
    }

    /// A card number or something like it was found in it, and a person says that it is to be sent.
    fn send_kept(&self, id: u64) {
        let Some(session) = &self.session else { return };
        let held = self.pages.disputes.detail.evidence().cloned();
        let work = crate::desk::evidence::send_anyway(Arc::clone(session.shared()), session.outbox().clone(), id, held);
        self.desk.runtime.spawn(async move {
            if let Err(error) = work.await {
                tracing::warn!(%error, "a file could not be taken up");
            }
        });
    }

    fn with_outbox(&self, act: impl FnOnce(&crate::desk::Outbox)) {
        if let Some(session) = &self.session {
            act(session.outbox());
        }
    }

    /// Closes the dialog and keeps what was typed into it.
    pub(in crate::app) fn put_dialog_away(&mut self) {
        if let Some(dialog) = self.dialog.take() {
            let rows = self.session.as_ref().map(|session| session.outbox().rows()).unwrap_or_default();
            self.pages.drafts.keep(dialog, &rows);
        }
    }

    /// Rows live with their account: leaving it while something is on its way would cut it off.
    pub(in crate::app) fn ask_open(&mut self, key: AccountKey) {
        let (unsent, is_kept) = self.unsent();
        let is_demo = self.session.as_ref().is_some_and(|session| session.account().is_demo());
        // What is on the disk goes on with the account's next window, and the demo account goes on meanwhile.
        if unsent > 0 && !is_kept && !is_demo {
            self.put_dialog_away();
            self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::leave(key, unsent))));
        } else {
            self.open_account(key);
        }
    }

    fn send(&self, intent: Intent) -> Option<RowId> {
        self.session.as_ref().map(|session| session.outbox().add(intent, None))
    }

    /// A submission or an acceptance waits out its hold, to be cancelled until then.
    fn hold_and_send(&mut self, intent: Intent) {
        let Some(session) = &self.session else { return };
        let deadline = intent.seen().and_then(|seen| seen.respond_by);
        let clock = &session.shared().clock;
        let steady = clock.steady();
        // How long is decided by the deadline, and waited out by a clock that neither a server nor a person moves.
        let hold = self.desk.settings.get().hold().length([clock.now(), steady], deadline);
        let until = steady.checked_add(hold).unwrap_or(steady);
        let id = session.outbox().add(intent, Some(until));
        if let Some(dialog) = &mut self.dialog {
            dialog.is_sent_as(id);
        }
    }

    fn refresh(&mut self) {
        if let Some(session) = &self.session {
            session.refresh();
            self.pages.disputes.detail.reload(&self.desk, session);
        }
    }

    pub(in crate::app) fn ask_list(&mut self) {
        if let Some(session) = &self.session {
            session.ask(self.pages.disputes.query.clone());
        }
    }

    fn open_dispute(&mut self, id: DisputeId) {
        self.page = Page::Disputes;
        self.pages.disputes.select(id);
    }

    pub(in crate::app) fn add_files(&mut self, dispute: &DisputeId, paths: Vec<PathBuf>) {
        if self.pages.disputes.packet.dispute() == Some(dispute) {
            return self.add_to_packet(crate::app::packing::of_paths(paths));
        }
        self.pages.disputes.show_evidence();
        let Some(session) = self.session.clone() else { return };
        let Self { pages, desk, .. } = self;
        let crate::app::pages::disputes::DisputesPage { evidence, detail, .. } = &mut pages.disputes;
        let held = detail.evidence().filter(|_| detail.id() == Some(dispute));
        let left_out = evidence.add(desk, &session, dispute, paths, held);
        if left_out > 0 {
            let files = crate::domain::text::counted(left_out, "file was", "files were");
            let hint = "Add fewer files at once; Finix takes at most 8 for one dispute";
            self.toasts.show(notice::Notice::bad(format!("{files} not added"), Some(hint.to_owned())));
        }
    }

    fn delete(&mut self, of: GetEvidence, name: String) {
        self.dialog = None;
        self.send(Intent::DeleteEvidence { dispute: of.dispute, evidence: of.evidence, name });
    }

    fn ask_submit(&mut self, id: &DisputeId) {
        if let Some(session) = &self.session
            && let Some(entry) = session.entry(id)
        {
            let draft = self.pages.drafts.take_submit(id);
            let mut dialog = dialogs::submit::SubmitDialog::open(&self.desk, session, &entry, draft);
            dialog.facts.notes = self.pages.disputes.packet.notes(id).cloned().unwrap_or_default();
            self.dialog = Some(Dialog::Submit(Box::new(dialog)));
        }
    }

    fn ask_accept(&mut self, id: &DisputeId) {
        if let Some(session) = &self.session
            && let Some(entry) = session.entry(id)
        {
            let draft = self.pages.drafts.take_accept(id);
            let dialog = dialogs::accept::AcceptDialog::open(&self.desk, session, &entry, draft);
            self.dialog = Some(Dialog::Accept(Box::new(dialog)));
        }
    }

    fn score_customer(&mut self, id: &DisputeId) {
        if let Some(entry) = self.session.as_ref().and_then(|session| session.entry(id)) {
            self.pages.score.prefill(&entry);
            self.page = Page::Score;
        }
    }

    fn score(&mut self, question: ScoreQuestion) {
        if let Some(session) = &self.session {
            self.pages.score.ask(&self.desk, session, question);
        }
    }

    fn prefill_checkout(&mut self, id: &DisputeId) {
        if let Some(entry) = self.session.as_ref().and_then(|session| session.entry(id)) {
            self.pages.checkouts.prefill(&entry);
            self.page = Page::Checkouts;
        }
    }

    /// A payment event may be charged again for real, so it is typed out first.
    fn ask_payment(&mut self, event: Box<PaymentEvent>) {
        let Some(session) = &self.session else { return };
        // Butter has one address for both environments and the key alone decides, so every real address asks.
        let is_here = session.account().url(crate::domain::Service::ButterRecover).is_some_and(|url| url.is_loopback());
        if !is_here || session.account().environment == crate::domain::Environment::Live {
            self.dialog = Some(Dialog::Confirm(Box::new(dialogs::confirm::live_payment(event))));
        } else {
            self.send_payment(event);
        }
    }

    fn send_payment(&mut self, event: Box<PaymentEvent>) {
        let again = self.again.take();
        let Some(session) = &self.session else { return };
        let id = session.outbox().add_instead(Intent::Payment(event), None, None, again);
        self.pages.recover.sent(Some(id));
    }

    /// Saves the list that is shown, as it is shown.
    pub(in crate::app) fn export_to(&mut self, path: PathBuf) {
        let Some(session) = &self.session else { return };
        let shape = crate::desk::reads::export_shape(&self.desk.settings.get());
        let work = crate::desk::reads::export(session, self.desk.clock.zone(), shape, path);
        self.background.export.request(&self.desk.runtime, &self.desk.wake, (), work);
    }

    pub(in crate::app) fn say_no_dialog(&mut self) {
        self.toasts.show(notice::Notice::care(
            "No file dialog can be shown on this computer",
            Some("Drop files on the window, copy them and press Ctrl V, or type a path below the drop zone".to_owned()),
        ));
    }
}
