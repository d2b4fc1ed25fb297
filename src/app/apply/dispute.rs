//! A dispute and its answer: shown, asked about, confirmed.

use crate::app::App;
use crate::app::dialogs::Dialog;
use crate::app::dialogs::accept::AcceptDialog;
use crate::app::dialogs::submit::SubmitDialog;
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::{Intent, team};
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::team::TeamChange;
use crate::domain::ids::DisputeId;
use crate::domain::time::clock::Clock as _;

impl App {
    pub(in crate::app) fn open_dispute(&mut self, id: DisputeId) {
        self.page = Page::Disputes;
        if self.pages.disputes.packet.dispute().is_some_and(|packet| *packet != id) {
            // It would stand in front of it.
            self.pages.disputes.packet.leave();
        }
        self.pages.disputes.select(id);
    }

    pub(super) fn open_related(&mut self, id: DisputeId) {
        self.page = Page::Disputes;
        self.pages.disputes.follow(id);
    }

    /// The dashboard has no address of a single thing that Docket could know, but it finds everything by its id.
    pub(super) fn open_in_finix(&mut self, ctx: &egui::Context, id: String) {
        let Some(address) = self.session.as_ref().and_then(|session| session.account().finix_dashboard()) else {
            return;
        };
        ctx.copy_text(id);
        ctx.open_url(egui::OpenUrl::new_tab(address));
        self.toasts.show(Notice::good(words::toast_finix_opened()));
    }

    pub(super) fn show_evidence(&mut self) {
        self.page = Page::Disputes;
        self.pages.disputes.show_evidence();
    }

    /// The dialog that told of an answer makes room for the next dispute.
    pub(super) fn next_dispute(&mut self) {
        let Some(session) = self.session.clone() else { return };
        self.put_dialog_away();
        self.page = Page::Disputes;
        if !self.pages.disputes.select_next_due(&session) {
            self.toasts.show(Notice::good(words::toast_none_left()));
        }
    }

    pub(super) fn save_tags(&self, dispute: DisputeId, base: Tags, edited: Tags) {
        self.send(Intent::Tags { dispute, base, edited, insists: false });
    }

    /// Who works on a dispute, or how far they are, is another from now on.
    pub(super) fn change_team(&mut self, id: &DisputeId, change: &TeamChange) {
        let Some(session) = &self.session else { return };
        let Some(entry) = session.entry(id) else { return };
        match team::intent(&session.outbox().rows(), &entry.dispute, change) {
            Ok(None) => {}
            Ok(Some(intent)) => drop(self.send(intent)),
            Err(problems) => {
                let why: Vec<String> = problems.iter().map(words::tags_problem).collect();
                self.toasts.show(Notice::bad(words::row_not_tags(), Some(words::sentences(&why))));
            }
        }
    }

    pub(super) fn assign_to_me(&mut self, id: &DisputeId) {
        if let Some(me) = self.desk.settings.get().my_name.clone() {
            self.change_team(id, &TeamChange::Assign(Some(me)));
        }
    }

    pub(super) fn ask_submit(&mut self, id: &DisputeId) {
        let Some(session) = self.session.clone() else { return };
        let Some(entry) = session.entry(id) else { return };
        if self.is_being_answered(id, true) {
            return;
        }
        self.put_dialog_away();
        let draft = self.pages.drafts.take_submit(id);
        let mut dialog = SubmitDialog::open(&session, &entry, draft);
        dialog.facts.notes = self.pages.disputes.packet.notes(id).map(|notes| (*notes).clone()).unwrap_or_default();
        self.open_dialog(Dialog::Submit(Box::new(dialog)));
    }

    pub(super) fn ask_accept(&mut self, id: &DisputeId) {
        let Some(session) = self.session.clone() else { return };
        let Some(entry) = session.entry(id) else { return };
        if self.is_being_answered(id, false) {
            return;
        }
        self.put_dialog_away();
        let draft = self.pages.drafts.take_accept(id);
        let dialog = AcceptDialog::open(&session, &entry, draft);
        self.open_dialog(Dialog::Accept(Box::new(dialog)));
    }

    /// The dialog of this answer is open: asked for again, it is left as it is, with the confirmation that is typed.
    fn is_being_answered(&self, id: &DisputeId, is_submission: bool) -> bool {
        match &self.dialog {
            Some(Dialog::Submit(dialog)) => is_submission && dialog.facts.id == *id,
            Some(Dialog::Accept(dialog)) => !is_submission && dialog.facts.id == *id,
            _ => false,
        }
    }

    /// A submission or an acceptance waits out its hold, to be cancelled until then.
    pub(super) fn hold_and_send(&mut self, intent: Intent) {
        let Some(session) = &self.session else { return };
        let deadline = intent.seen().and_then(|seen| seen.respond_by);
        let clock = &session.shared().clock;
        let steady = clock.steady();
        // How long is decided by the deadline, and waited out by a clock that neither a server nor a person moves.
        let hold = self.desk.settings.get().hold().length([clock.now(), steady], deadline, session.margin());
        let until = steady.checked_add(hold).unwrap_or(steady);
        let dispute = intent.dispute().cloned();
        let id = session.outbox().add(intent, Some(until));
        if let (Some(dialog), Some(dispute)) = (&mut self.dialog, dispute) {
            dialog.is_sent_as(&dispute, id);
        }
    }

    /// Back from what came of it to what was typed.
    pub(super) fn back_to_form(&mut self) {
        if let Some(dialog) = &mut self.dialog {
            dialog.back();
        }
    }
}
