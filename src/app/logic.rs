//! The first half of a frame: take over what came, paint nothing. It also runs while the window is hidden.
//!
//! Must not live here: painting.

use super::App;
use super::everywhere::open_session;
use super::files::{Chosen, Wanted};
use super::kit::live::{self, Saying};
use super::kit::theme::LookOfAll;
use super::notice::{self, Notice};
use super::page::Page;
use super::path_prompt::PathPrompt;
use super::remote::Failure;
use super::toasts::About;
use crate::app::words;
use crate::desk::{Event, Intent, OutboxRow, RowState};
use crate::domain::account::AccountKey;
use crate::domain::alerts::Telling;
use crate::domain::ids::DisputeId;
use std::time::Duration;

/// Most events taken over in one frame; the rest has its turn in the next.
const EVENTS_PER_FRAME: usize = 64;

impl App {
    /// Takes over everything that came.
    pub(super) fn take_over(&mut self, ctx: &egui::Context) {
        super::speak(&self.desk);
        self.apply_look(ctx);
        self.follow_calls(ctx);
        self.keep_place(ctx);
        self.take_session();
        self.watch_lock(ctx);
        self.caret.keep(ctx, self.applied_look.is_some_and(|look| look.is_still));
        self.keep_everywhere();
        self.take_files();
        self.take_background();
        if self.settings_problem.has_changed().unwrap_or(false)
            && let Some(problem) = self.settings_problem.borrow_and_update().clone()
        {
            self.toasts.show(Notice::bad(crate::app::words::errors::settings(&problem), None).lasting());
        }
        let Some(session) = self.session.clone() else {
            self.guard_close(ctx);
            return;
        };
        for _ in 0..EVENTS_PER_FRAME {
            let Some(event) = session.next_event() else {
                break;
            };
            self.react(ctx, &session, &event);
        }
        self.settle_toasts(&session);
        self.pages.settings.set_shown(self.page == Page::Settings);
        self.tell_visible(ctx, &session);
        let open = |key: &AccountKey| open_session(Some(&session), &self.everywhere, key);
        self.pages.poll(ctx, &self.desk, &session, &open);
        if let Some(key) = self.pages.settings.take_saved(&self.desk.settings.get()) {
            // Opened at once, so that the new keys are in use.
            self.open_changed(key);
        }
        if let Some(key) = self.pages.settings.take_wiped() {
            self.open_changed(key);
        }
        if let Some(dialog) = &mut self.dialog {
            let open = |key: &AccountKey| open_session(Some(&session), &self.everywhere, key);
            dialog.poll(ctx, &self.desk, &session, &open);
        }
        if let Some(palette) = &mut self.palette {
            palette.poll();
        }
        if !self.lock.is_locked() {
            self.follow_link(&session);
        }
        self.keep_drafts(ctx, &session);
        self.guard_close(ctx);
        // Times left are shown to the minute, so once a minute something may change by itself.
        let to_next_minute = 60 - self.desk.clock.now().as_second().rem_euclid(60);
        ctx.request_repaint_after(Duration::from_secs(u64::try_from(to_next_minute).unwrap_or(60)));
    }

    /// A message goes with its reason: the row was seen to, the dispute opened, the disk works again.
    fn settle_toasts(&mut self, session: &crate::desk::Session) {
        let outbox = session.outbox();
        let shown = self.pages.disputes.selected().filter(|_| self.page == Page::Disputes);
        let is_looking = self.linked.is_looking();
        let is_answered = |id: &DisputeId| {
            let is_answer = |row: &OutboxRow| row.intent.is_one_shot() && row.intent.dispute() == Some(id);
            outbox.rows().iter().any(|row| is_answer(row) && row.state.is_active())
        };
        self.toasts.settle(|about| match about {
            About::Row(id) => outbox.row(*id).is_some_and(|row| row.state.needs_person()),
            // Who looked at it all the time has not been told by that.
            About::Reopened(ids, before) => {
                let is_opened = shown != before.as_ref() && shown.is_some_and(|shown| ids.contains(shown));
                !is_opened && !ids.iter().all(is_answered)
            }
            About::OutboxDisk => true,
            About::Looking => is_looking,
        });
    }

    /// Nothing is pulled for a window that is minimized; one that is looked at again is brought up to date at once.
    fn tell_visible(&mut self, ctx: &egui::Context, session: &crate::desk::Session) {
        let (is_focused, is_hidden) = ctx.input(|input| {
            let viewport = input.viewport();
            (input.focused, viewport.minimized == Some(true) || viewport.occluded == Some(true))
        });
        // Behind its icon the app goes on as before.
        let is_visible = !is_hidden || self.behind.is_hidden();
        session.set_visible(is_visible);
        if self.everywhere.is_in_use() {
            self.everywhere.sessions().for_each(|other| other.set_visible(is_visible));
        }
        if is_focused && !self.was_focused && session.sync_state().last.is_some() {
            session.refresh();
        }
        self.was_focused = is_focused;
    }

    pub(super) fn apply_look(&mut self, ctx: &egui::Context) {
        let settings = self.desk.settings.get();
        let wishes = &self.desk.wishes;
        let look = LookOfAll {
            appearance: settings.appearance,
            text_scale: settings.text_scale,
            is_high_contrast: settings.high_contrast.is_granted(wishes.contrast()),
            is_still: settings.less_motion.is_granted(wishes.less_motion()),
        };
        if self.applied_look != Some(look) {
            super::kit::theme::apply(ctx, look);
            self.applied_look = Some(look);
        }
    }

    fn take_session(&mut self) {
        // What many were accepted for is done before their account is left.
        if self.session.is_some() && self.pages.disputes.bulk.waiting() > 0 {
            return;
        }
        if !self.opening.poll() {
            return;
        }
        if self.session.is_some()
            && let Some(failure) = self.opening.error()
        {
            self.toasts.show(match failure {
                Failure::Error(error) => notice::open(error),
                Failure::Crashed => notice::crashed(words::toast_account_not_opened()),
            });
        }
        if !self.opening.is_ready() {
            return;
        }
        let Some((key, Ok(session))) = self.opening.take() else {
            return;
        };
        if let Some(left) = self.session.clone() {
            // What was typed last belongs to it, and the demo account goes on without being looked at.
            self.put_dialog_away();
            self.keep_drafts_now(&left);
            left.set_visible(false);
        }
        self.pages.forget_account();
        self.toasts.settle(|_| false);
        self.dialog = None;
        self.palette = None;
        self.recent.forget_account();
        self.linked.turn_to(&key);
        let going_to = self.pages.everywhere.take_going_to(&key);
        // What was asked for on the account that was left belongs to it.
        self.file_dialog.clear();
        self.path_prompt = None;
        self.clipboard.clear();
        self.drafts.begin(&self.desk, &session);
        self.session = Some(session);
        if !key.as_str().eq("demo") {
            self.desk.settings.change(|settings| settings.last_account = Some(key));
        }
        if let Some(at) = going_to {
            self.arrive(&at);
        }
        self.ask_list();
    }

    fn take_files(&mut self) {
        if self.file_dialog.poll()
            && let Some((wanted, Ok(chosen))) = self.file_dialog.take()
        {
            match (wanted, chosen) {
                (Wanted::Evidence(_), Chosen::NoDialog(_)) => {
                    self.pages.disputes.evidence.offer_path();
                    self.say_no_dialog();
                }
                // Its path is typed in its own dialog.
                (
                    Wanted::OpenBackup | Wanted::OpenOrders | Wanted::OpenCounts | Wanted::OpenImport(_),
                    Chosen::NoDialog(_),
                ) => {
                    self.say_no_dialog();
                }
                (wanted, Chosen::NoDialog(name)) => self.path_prompt = Some(PathPrompt::new(wanted, &name)),
                (Wanted::Evidence(dispute), Chosen::Paths(paths)) if !paths.is_empty() => {
                    self.add_files(&dispute, paths);
                }
                (Wanted::Evidence(_), Chosen::Paths(_)) => {}
                (wanted, Chosen::Paths(mut paths)) => {
                    if let Some(path) = paths.pop() {
                        self.save_to(wanted, path);
                    }
                }
            }
        }
        if let Some(prompt) = &mut self.path_prompt
            && let Some((wanted, path)) = prompt.poll()
        {
            self.path_prompt = None;
            self.save_to(wanted, path);
        }
        if self.clipboard.poll()
            && let Some((dispute, Ok(paths))) = self.clipboard.take()
        {
            if paths.is_empty() {
                self.toasts.show(Notice::warning(words::toast_no_copied_file(), None));
            } else {
                self.add_files(&dispute, paths);
            }
        }
    }

    /// Shows a message under the name of the dispute it is about.
    pub(super) fn say_of(&mut self, dispute: &DisputeId, said: Notice) {
        let name = self.session.as_ref().map(|session| notice::name_of(session, dispute));
        self.toasts.show_about(said, name, None);
    }

    fn take_background(&mut self) {
        self.take_packets();
        if self.background.folder.poll()
            && let Some(((), Err(failure))) = self.background.folder.take()
        {
            self.toasts.show(notice::folder_not_shown(&failure));
        }
        if self.background.figures.poll()
            && let Some(((), result)) = self.background.figures.take()
        {
            self.toasts.show(notice::figures_saved(result));
        }
        if let Some(result) = self.pages.score.orders.take_saved() {
            self.toasts.show(notice::scores_saved(result));
        }
        let saved = self.pages.checkouts.file.take_saved().or_else(|| self.pages.recover.file.take_saved());
        if let Some(result) = saved {
            self.toasts.show(notice::rows_saved(result));
        }
        if self.background.download.poll()
            && let Some((of, result)) = self.background.download.take()
        {
            let said = match result {
                Ok((path, comparison)) => notice::saved(&path, comparison),
                Err(Failure::Error(error)) => notice::save(&error),
                Err(Failure::Crashed) => notice::crashed(words::toast_file_not_saved()),
            };
            self.say_of(&of.dispute, said);
        }
        if self.background.proof.poll()
            && let Some((dispute, result)) = self.background.proof.take()
        {
            let said = match result {
                Ok(path) => Notice::good(words::toast_proof_saved(path.display().to_string())),
                Err(Failure::Error(error)) => Notice::bad(
                    words::sentences(&[words::toast_proof_not_saved(), &words::proof::not_saved(&error)]),
                    None,
                ),
                Err(Failure::Crashed) => notice::crashed(words::toast_proof_not_saved()),
            };
            self.say_of(&dispute, said);
        }
        if self.background.copy.poll()
            && let Some((key, result)) = self.background.copy.take()
        {
            self.toasts.show(match result {
                Ok(folder) => {
                    let words = words::toast_copy_saved(folder.display().to_string());
                    if let Some(super::dialogs::Dialog::Remove(dialog)) = &mut self.dialog {
                        dialog.is_saved(&key, folder);
                    }
                    Notice::good(words)
                }
                Err(Failure::Error(words)) => {
                    Notice::bad(words::sentences(&[words::toast_copy_not_saved(), &words]), None)
                }
                Err(Failure::Crashed) => notice::crashed(words::toast_copy_not_saved()),
            });
        }
        if self.background.exporting.poll()
            && let Some((_, result)) = self.background.exporting.take()
        {
            self.toasts.show(match result {
                Ok(saved) => notice::exported(&saved),
                Err(Failure::Error(why)) => notice::not_exported(&why),
                Err(Failure::Crashed) => notice::crashed(words::toast_list_not_saved()),
            });
        }
    }

    fn react(&mut self, ctx: &egui::Context, session: &std::sync::Arc<crate::desk::Session>, event: &Event) {
        match event {
            Event::RowEnded(id) => {
                let Some(row) = session.outbox().row(*id) else {
                    return;
                };
                if let Some(words) = notice::heard(&row) {
                    live::say(ctx, Saying::Polite, words);
                }
                let is_told = self.is_told_on_page(&row) || self.is_told_of_many(session, *id);
                if let Some(notice) = notice::ended(&row).filter(|_| !is_told) {
                    let name = row.intent.dispute().map(|id| notice::name_of(session, id));
                    let about = notice.is_lasting.then_some(About::Row(*id));
                    self.toasts.show_about(notice, name, about);
                }
                if let Some(dispute) = row.intent.dispute() {
                    if row.intent.is_one_shot() && row.state == RowState::Confirmed {
                        self.pages.drafts.forget(dispute);
                    }
                    self.pages.disputes.detail.reload_if_open(session, dispute);
                }
            }
            Event::KeyUnread(service, problem) => {
                self.toasts.show(notice::keyring(&words::toast_key_unread(words::service(*service)), problem));
            }
            Event::Watched(about) => self.toasts.show(notice::watched(about)),
            Event::Alerts(told) => {
                self.show_alerts(session, told);
            }
            Event::Storage(trouble) => self.toasts.show(notice::storage(trouble)),
            Event::NotTaken(_, error) => self.toasts.show(notice::not_taken(error)),
            Event::OutboxDisk(error) => {
                self.toasts.settle(|about| !matches!(about, About::OutboxDisk));
                let about = error.is_some().then_some(About::OutboxDisk);
                self.toasts.show_about(notice::outbox_disk(error.as_ref()), None, about);
            }
            Event::Reopened(ids) => {
                let due = ids.iter().filter_map(|id| session.due(id)).min();
                let name = if let [id] = ids.as_slice() { Some(notice::name_of(session, id)) } else { None };
                let about = Some(About::Reopened(ids.clone(), self.pages.disputes.selected().cloned()));
                let notice = notice::reopened(ids, due, &self.desk.clock.zone());
                self.toasts.show_about(notice, name, about);
            }
            Event::EvidenceChanged(id) | Event::DisputeChanged(id) => {
                self.pages.disputes.detail.reload_if_open(session, id);
            }
        }
    }

    /// True for a row of a change of many disputes, which the bar over their list tells.
    fn is_told_of_many(&self, session: &crate::desk::Session, id: crate::desk::RowId) -> bool {
        let key = &session.account().key;
        self.pages.disputes.bulk.tells_of(key, id) || self.pages.everywhere.bulk.tells_of(key, id)
    }

    /// Shows on the desktop what is told there.
    pub(super) fn show_alerts(&self, session: &crate::desk::Session, told: &[Telling]) {
        for one in told {
            self.desk.notifier.iter().for_each(|to| to.show(words::alerts::note(one, session.account())));
        }
    }

    /// True when the page that is shown says itself what a row needs, so that it is not said twice.
    fn is_told_on_page(&self, row: &OutboxRow) -> bool {
        let is_here = match &row.intent {
            Intent::Checkout(_) => self.page == Page::Checkouts,
            Intent::Payment(_) => self.page == Page::Recover,
            _ => false,
        };
        row.state.needs_person() && is_here
    }
}
