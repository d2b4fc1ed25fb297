//! The first half of a frame: take over what came, paint nothing. It also runs while the window is hidden.

use super::App;
use super::files::{Chosen, Wanted};
use super::notice::{self, Notice};
use super::page::Page;
use super::path_prompt::PathPrompt;
use super::remote::Failure;
use crate::desk::{Event, RowState};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Most events taken over in one frame; the rest has its turn in the next.
const EVENTS_PER_FRAME: usize = 64;

impl App {
    /// Takes over everything that came.
    pub(super) fn take_over(&mut self, ctx: &egui::Context) {
        self.apply_look(ctx);
        self.come_forward(ctx);
        self.take_session();
        self.take_files();
        self.take_background();
        if self.settings_problem.has_changed().unwrap_or(false)
            && let Some(problem) = self.settings_problem.borrow_and_update().clone()
        {
            self.toasts.show(Notice::bad(problem, None));
        }
        let Some(session) = self.session.clone() else {
            return;
        };
        for _ in 0..EVENTS_PER_FRAME {
            let Some(event) = session.next_event() else {
                break;
            };
            self.react(&session, &event);
        }
        self.tell_visible(ctx, &session);
        self.pages.poll(ctx, &self.desk, &session);
        if let Some(key) = self.pages.settings.take_saved(&self.desk.settings.get()) {
            // Opened at once, so that the new keys are in use.
            self.ask_open(key);
        }
        if let Some(key) = self.pages.settings.take_wiped() {
            self.ask_open(key);
        }
        if let Some(dialog) = &mut self.dialog {
            dialog.poll(ctx, &self.desk, &session);
        }
        self.keep_drafts(ctx, &session);
        self.guard_close(ctx);
        // Times left are shown to the minute, so once a minute something may change by itself.
        let to_next_minute = 60 - self.desk.clock.now().as_second().rem_euclid(60);
        ctx.request_repaint_after(Duration::from_secs(u64::try_from(to_next_minute).unwrap_or(60)));
    }

    /// Nothing is pulled for a window nobody sees; one that is looked at again is brought up to date at once.
    fn tell_visible(&mut self, ctx: &egui::Context, session: &crate::desk::Session) {
        let (is_focused, is_hidden) = ctx.input(|input| {
            let viewport = input.viewport();
            (input.focused, viewport.minimized == Some(true) || viewport.occluded == Some(true))
        });
        session.set_visible(!is_hidden);
        if is_focused && !self.was_focused && session.sync_state().last.is_some() {
            session.refresh();
        }
        self.was_focused = is_focused;
    }

    /// A second start brings this window to the front instead of opening another.
    fn come_forward(&self, ctx: &egui::Context) {
        if self.wanted.as_ref().is_some_and(|wanted| wanted.swap(false, Ordering::AcqRel)) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(egui::UserAttentionType::Informational));
        }
    }

    fn apply_look(&mut self, ctx: &egui::Context) {
        let settings = self.desk.settings.get();
        let look = (settings.appearance, settings.text_scale);
        if self.applied_look != Some(look) {
            super::kit::theme::apply(ctx, look.0, look.1);
            self.applied_look = Some(look);
        }
    }

    fn take_session(&mut self) {
        if !self.opening.poll() {
            return;
        }
        if self.session.is_some()
            && let Some(failure) = self.opening.error()
        {
            self.toasts.show(match failure {
                Failure::Error(error) => notice::open(error),
                Failure::Crashed => notice::crashed("The account was not opened"),
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
        self.dialog = None;
        // What was asked for on the account that was left belongs to it.
        self.file_dialog.clear();
        self.path_prompt = None;
        self.clipboard.clear();
        self.drafts.begin(&self.desk, &session);
        self.session = Some(session);
        if !key.as_str().eq("demo") {
            self.desk.settings.change(|settings| settings.last_account = Some(key));
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
                self.toasts.show(Notice::warning("There is no copied file on the clipboard", None));
            } else {
                self.add_files(&dispute, paths);
            }
        }
    }

    fn take_background(&mut self) {
        self.take_packets();
        if self.background.download.poll()
            && let Some((_, result)) = self.background.download.take()
        {
            self.toasts.show(match result {
                Ok((path, comparison)) => notice::saved(&path, comparison),
                Err(Failure::Error(error)) => notice::save(&error),
                Err(Failure::Crashed) => notice::crashed("The file was not saved"),
            });
        }
        if self.background.proof.poll()
            && let Some((_, result)) = self.background.proof.take()
        {
            self.toasts.show(match result {
                Ok(path) => Notice::good(format!("Proof saved as {}", path.display())),
                Err(Failure::Error(words)) => Notice::bad(format!("The proof was not saved. {words}"), None),
                Err(Failure::Crashed) => notice::crashed("The proof was not saved"),
            });
        }
        if self.background.copy.poll()
            && let Some((key, result)) = self.background.copy.take()
        {
            self.toasts.show(match result {
                Ok(folder) => {
                    let words = format!("Proofs and a copy saved in {}", folder.display());
                    if let Some(super::dialogs::Dialog::Remove(dialog)) = &mut self.dialog {
                        dialog.is_saved(&key, folder);
                    }
                    Notice::good(words)
                }
                Err(Failure::Error(words)) => Notice::bad(format!("The copy was not saved. {words}"), None),
                Err(Failure::Crashed) => notice::crashed("The copy was not saved"),
            });
        }
        if self.background.export.poll()
            && let Some(((), result)) = self.background.export.take()
        {
            self.toasts.show(match result {
                Ok(saved) => notice::exported(&saved),
                Err(Failure::Error(error)) => Notice::bad(format!("The list was not saved. {error}"), None),
                Err(Failure::Crashed) => notice::crashed("The list was not saved"),
            });
        }
    }

    fn react(&mut self, session: &std::sync::Arc<crate::desk::Session>, event: &Event) {
        match event {
            Event::RowEnded(id) => {
                let Some(row) = session.outbox().row(*id) else {
                    return;
                };
                if let Some(notice) = notice::ended(&row) {
                    self.toasts.show(notice);
                }
                if let Some(dispute) = row.intent.dispute() {
                    if row.intent.is_one_shot() && row.state == RowState::Confirmed {
                        self.pages.drafts.forget(dispute);
                    }
                    self.pages.disputes.detail.reload_if_open(&self.desk, session, dispute);
                }
            }
            Event::KeyUnread(service, problem) => {
                self.toasts.show(notice::keyring(&format!("The key of {} was not read", service.label()), problem));
            }
            Event::Storage(trouble) => self.toasts.show(notice::storage(trouble)),
            Event::NotTaken(_, error) => self.toasts.show(notice::not_taken(error)),
            Event::OutboxDisk(error) => self.toasts.show(notice::outbox_disk(error.as_ref())),
            Event::Reopened(ids) => {
                let due = ids.iter().filter_map(|id| session.entry(id)?.due()).min();
                self.toasts.show(notice::reopened(ids, due, &self.desk.clock.zone()));
            }
            Event::EvidenceChanged(id) | Event::DisputeChanged(id) => {
                self.pages.disputes.detail.reload_if_open(&self.desk, session, id);
            }
        }
    }

    /// Whoever closes the window is told what is not sent yet.
    fn guard_close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        let (unsent, is_kept) = self.unsent();
        if unsent > 0 {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.page = Page::Disputes;
            self.ask(super::dialogs::confirm::close(unsent, is_kept));
        }
    }
}
