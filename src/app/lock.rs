//! The lock: what the window shows is covered and the keys leave the memory, until a person unlocks it.
//!
//! What is on its way keeps its account until it is done: a decision that was made is carried out.
//!
//! Must not live here: asking the keyring.

use super::App;
use super::action::Action;
use super::actions::Actions;
use super::dialogs::Dialog;
use super::kit::{Look, Tone, focus, icons, size, space, tokens, widgets};
use super::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::failure::KeyringError;
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use crate::domain::text;
use egui::{Align, CentralPanel, Event, Frame, Layout, Ui, Vec2};
use jiff::Timestamp;
use std::time::Duration;

/// How far down what is said begins, as a part of the window's height, and how wide it is at most.
const DOWN: f32 = 0.28;
const WIDEST: f32 = 420.0;

/// Whether the window is locked, and when somebody did something last.
#[derive(Default)]
pub(super) struct Lock {
    /// By the steady clock: it goes on while the computer sleeps, and nobody can put it back.
    last_input: Option<Timestamp>,
    /// The session was locked, and there was no account yet to be covered.
    is_due: bool,
    locked: Option<Locked>,
}

/// What comes back when it is unlocked.
struct Locked {
    key: AccountKey,
    dispute: Option<DisputeId>,
    asking: Remote<AccountKey, (), KeyringError>,
}

impl Lock {
    pub(super) fn is_locked(&self) -> bool {
        self.locked.is_some()
    }
}

impl App {
    /// Locks the window when nobody has used it for as long as was chosen, and opens it once the keyring has answered.
    pub(super) fn watch_lock(&mut self, ctx: &egui::Context) {
        let now = self.desk.clock.steady();
        let settings = self.desk.settings.get();
        // Before what is done now counts: who opens a computer that slept finds it locked.
        let last = *self.lock.last_input.get_or_insert(now);
        let is_used = ctx.input(|input| input.events.iter().any(|event| !matches!(event, Event::WindowFocused(_))));
        // Taken also when it is not wished: a session that was locked yesterday locks nothing today.
        self.lock.is_due |= self.desk.session_lock.take() && settings.locks_with_session;
        if let Some(locked) = &mut self.lock.locked {
            if locked.asking.poll() && locked.asking.is_ready() {
                return self.unlock();
            }
            return self.let_go();
        }
        let idle = u64::try_from(now.duration_since(last).as_secs()).unwrap_or_default();
        let after = settings.lock_secs.map(u64::from);
        if self.lock.is_due || after.is_some_and(|after| idle >= after) {
            return self.lock(ctx);
        }
        if is_used {
            self.lock.last_input = Some(now);
        }
        if let Some(after) = after {
            let left = if is_used { after } else { after.saturating_sub(idle) };
            ctx.request_repaint_after(Duration::from_secs(left));
        }
    }

    /// Covers what is shown. What is typed is on the disk, and comes back with the account.
    pub(super) fn lock(&mut self, ctx: &egui::Context) {
        let Some(session) = self.session.clone() else { return };
        self.lock.is_due = false;
        egui::Popup::close_all(ctx);
        self.put_dialog_away();
        self.keep_drafts_now(&session);
        (self.help, self.palette, self.path_prompt) = (None, None, None);
        self.file_dialog.clear();
        self.clipboard.clear();
        let dispute = self.pages.disputes.selected().cloned();
        let key = session.account().key.clone();
        self.lock.locked = Some(Locked { key, dispute, asking: Remote::default() });
        self.let_go();
        self.keep_everywhere();
        ctx.request_repaint();
    }

    /// Lets the account go, with its keys and everything that was read of it, as soon as nothing is on its way.
    fn let_go(&mut self) {
        let is_demo = self.session.as_ref().is_some_and(|session| session.account().is_demo());
        // What is being saved or added, what came of many acceptances and nobody has seen yet, and scores of a file that
        // were not saved, are not let go of.
        let disputes = &self.pages.disputes;
        let is_busy = self.unsent().0 > 0 || self.background.is_busy();
        let is_accepting = [&disputes.bulk, &self.pages.everywhere.bulk].iter().any(|bar| bar.accepting().is_some());
        let is_busy = is_busy || disputes.evidence.is_adding() || is_accepting;
        let orders = &self.pages.score.orders;
        let is_busy = is_busy || self.session.as_ref().is_some_and(|session| orders.is_unsaved(session));
        if is_demo || is_busy {
            return;
        }
        if self.session.take().is_some() {
            self.pages.forget_account();
            self.pages.everywhere.forget_choice();
            self.background = super::pages::Background::default();
            self.toasts.settle(|_| false);
        }
    }

    /// Asks the keyring, which asks for its password where it is locked itself.
    pub(super) fn ask_unlock(&mut self) {
        let Some(locked) = &mut self.lock.locked else { return };
        let (desk, key) = (self.desk.clone(), locked.key.clone());
        locked.asking.request(&self.desk.runtime, &self.desk.wake, key.clone(), async move {
            if key == AccountKey::demo() { Ok(()) } else { desk.credentials.unlock(&key).await }
        });
    }

    fn unlock(&mut self) {
        let Some(locked) = self.lock.locked.take() else { return };
        self.lock.last_input = Some(self.desk.clock.steady());
        self.lock.is_due = false;
        if self.session.is_none() {
            self.open_again(locked.key, locked.dispute);
        }
    }

    /// What is seen while it is locked: nothing of the account but its name.
    pub(super) fn locked_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let Some(locked) = &self.lock.locked else { return };
        let settings = self.desk.settings.get();
        let name = settings.account(&locked.key).map_or(words::kit_demo_account(), |account| &account.name);
        let failed = locked.asking.error().map(|failure| match failure {
            Failure::Error(error) => words::errors::keyring_detail(error),
            Failure::Crashed => words::dialog_went_wrong().to_owned(),
        });
        let can = if locked.asking.is_loading() { Err(words::lock_asking()) } else { Ok(()) };
        let unsent = self.unsent().0 + self.unsent_elsewhere().0;
        let background = tokens(ui).background;
        CentralPanel::default().frame(Frame::new().fill(background)).show(ui, |ui| {
            ui.add_space(ui.available_height() * DOWN);
            let room = Vec2::new(ui.available_width(), ui.available_height());
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Center), |ui| {
                ui.set_max_width(WIDEST.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = space::NEAR;
                widgets::icon(ui, icons::LOCK, size::HUGE_ICON, tokens(ui).muted);
                widgets::title(ui, words::lock_title());
                widgets::muted(ui, text::clean_to(name, 60));
                let unlock = widgets::button_if(ui, can, Look::Primary, words::lock_unlock());
                focus::first(&unlock, true);
                if unlock.clicked() {
                    actions.push(Action::Unlock);
                }
                if let Some(failed) = failed {
                    widgets::told(ui, Tone::Red, text::sentence(&failed));
                }
                widgets::hint(ui, if unsent > 0 { words::lock_sending(unsent) } else { words::lock_hint().to_owned() });
            });
        });
        // The question before the window closes names nothing of the account.
        if let Some(Dialog::Confirm(question)) = &mut self.dialog {
            question.ui(ui, actions);
        }
    }
}
