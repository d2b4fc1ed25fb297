//! The form pages: filled in from a dispute, and sent.

use crate::app::App;
use crate::app::action::FormAction;
use crate::app::dialogs::{Dialog, confirm};
use crate::app::files::{self, Wanted};
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::Intent;
use crate::desk::counts::CountsRead;
use crate::desk::history::Kind;
use crate::desk::reads::ScoreQuestion;
use crate::domain::checkout::Checkout;
use crate::domain::ids::DisputeId;
use crate::domain::payment::PaymentEvent;
use std::path::PathBuf;

impl App {
    pub(super) fn apply_form(&mut self, frame: &eframe::Frame, action: FormAction) {
        match action {
            FormAction::ScoreCustomer(id) => self.score_customer(&id),
            FormAction::Score(question) => self.score(question),
            FormAction::ChooseOrders => files::choose_orders(&mut self.file_dialog, &self.desk, frame),
            FormAction::ImportCounts => self.open_dialog(Dialog::Counts(Box::default())),
            FormAction::ChooseCounts => files::choose_counts(&mut self.file_dialog, &self.desk, frame),
            FormAction::TakeCounts(read) => self.take_counts(&read),
            FormAction::SaveScores(which) => {
                self.save_as(frame, Wanted::SaveScores(which), &format!("{}.csv", words::orders_file_name()));
            }
            FormAction::ChooseImport(kind) => files::choose_import(&mut self.file_dialog, &self.desk, frame, kind),
            FormAction::BeginImport(kind) => self.begin_import(kind),
            FormAction::BeginImportNow(kind) => self.begin_import_now(kind),
            FormAction::ShowImport(key) => self.show_import(key),
            FormAction::ChangeImport(key, wish) => self.change_import(key, wish),
            FormAction::ChangeImportNow(key, wish) => self.change_import_now(&key, wish),
            FormAction::SaveImport(kind, of) => self.ask_save_import(frame, kind, of),
            FormAction::PrefillCheckout(id) => self.prefill_checkout(&id),
            FormAction::SendCheckout(checkout) => self.send_checkout(checkout),
            FormAction::SendPayment(event) => self.ask_new_payment(event),
            FormAction::SendPaymentNow(event) => self.send_asked_payment(event),
            FormAction::AskClearHistory(kind) => self.ask(confirm::clear_history(kind)),
            FormAction::ClearHistory(kind) => self.clear_history(kind),
        }
    }

    /// Reads the file that was chosen, in the form that asked for it.
    pub(super) fn open_counts(&mut self, path: PathBuf) {
        if let Some(Dialog::Counts(dialog)) = &mut self.dialog {
            dialog.open(&self.desk, path);
        }
    }

    fn take_counts(&mut self, read: &CountsRead) {
        let Some(session) = &self.session else { return };
        let key = session.account().key.clone();
        self.desk.settings.change(|settings| {
            let kept = settings.transactions.entry(key).or_default();
            for ((month, network), (count, _)) in &read.counts {
                kept.set(*month, *network, Some(*count));
            }
        });
        self.pages.insights.counts_came();
        self.put_dialog_away();
        self.toasts.show(Notice::good(words::counts_taken(read.counts.len())));
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

    fn send_checkout(&mut self, checkout: Box<Checkout>) {
        let id = self.send(Intent::Checkout(checkout));
        self.pages.checkouts.sent(id);
    }

    fn clear_history(&mut self, kind: Kind) {
        self.close_question();
        if let Some(session) = &self.session {
            self.pages.history(kind).clear(&self.desk, session);
        }
    }

    /// A new payment takes the place of no row.
    fn ask_new_payment(&mut self, event: Box<PaymentEvent>) {
        self.again = None;
        self.ask_payment(event);
    }

    /// A payment event may be charged again for real, so it is typed out first.
    pub(super) fn ask_payment(&mut self, event: Box<PaymentEvent>) {
        if self.session.is_none() {
            return;
        }
        if self.is_real() {
            self.ask(confirm::live_payment(event));
        } else {
            self.send_payment(event);
        }
    }

    fn send_asked_payment(&mut self, event: Box<PaymentEvent>) {
        self.close_question();
        self.send_payment(event);
    }

    fn send_payment(&mut self, event: Box<PaymentEvent>) {
        let again = self.again.take();
        let Some(session) = &self.session else { return };
        let id = session.outbox().add_instead(Intent::Payment(event), None, None, again);
        self.pages.recover.sent(Some(id));
    }
}
