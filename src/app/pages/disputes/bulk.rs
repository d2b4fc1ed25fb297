//! The bar of what is chosen in the list: how much it is and what can be done with all of it; after that, what came of the
//! last change of many disputes and the way back.
//!
//! Must not live here: which disputes are chosen (`selection`), sending.

use super::bulk_run::Run;
use super::bulk_said::{accepting_ui, run_ui};
use super::left_over::LeftOver;
use super::over_list::frame_ui;
use super::selection::Selection;
use super::selection_over::SelectionOver;
use super::team::{TeamLine, work_ui};
use crate::app::Context;
use crate::app::action::{Action, BulkAction, BulkAsk, BulkList};
use crate::app::kit::{Look, filter_popup, icons, size, theme, tokens, widgets};
use crate::app::words;
use crate::desk::bulk::{self, Change, Chosen, ChosenOver, MOST};
use crate::desk::bulk_accept::{self, BulkAccept};
use crate::desk::everywhere::Open;
use crate::desk::outbox::Outbox;
use crate::desk::{Desk, Intent, RowId};
use crate::domain::account::AccountKey;
use crate::domain::money::Money;
use egui::{RichText, Ui};
use std::sync::Arc;

/// How wide the menus are.
const MENU: f32 = 220.0;

/// The last change of many disputes.
#[derive(Default)]
pub struct BulkBar {
    team: TeamLine,
    run: Option<Run>,
    /// Acceptances that are being sent, or were.
    accepting: Option<Arc<BulkAccept>>,
    left_over: LeftOver,
}

impl BulkBar {
    /// True for a row of the last change: the bar says what becomes of it.
    #[must_use]
    pub fn tells_of(&self, account: &AccountKey, row: RowId) -> bool {
        let accepted = self.accepting.as_ref().is_some_and(|sent| sent.has(account, row));
        accepted || self.run.as_ref().is_some_and(|run| run.has(account, row))
    }

    /// Acceptances are being sent.
    pub fn accept(&mut self, sent: Arc<BulkAccept>) {
        self.accepting = Some(sent);
    }

    /// Those that are being sent, or were.
    #[must_use]
    pub fn accepting(&self) -> Option<Arc<BulkAccept>> {
        self.accepting.clone()
    }

    /// Sends no more of them.
    pub fn stop_accepting(&self) {
        if let Some(sent) = &self.accepting {
            sent.stop();
        }
    }

    /// Acceptances whose turn has not come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.accepting.as_ref().map_or(0, |sent| sent.progress().waiting())
    }

    /// True when acceptances of an account are among those that are being sent.
    #[must_use]
    pub fn is_accepting_in(&self, account: &AccountKey) -> bool {
        self.accepting.as_ref().is_some_and(|sent| sent.is_of(account) && sent.progress().phase.is_active())
    }

    /// True when this bar tells of what is kept under a name.
    #[must_use]
    pub fn tells_of_kept(&self, name: &str) -> bool {
        self.accepting.as_ref().is_some_and(|sent| sent.is_kept_as(name))
    }

    /// What was still to be accepted when the app ended.
    pub fn restore(&mut self, name: &str, data: &str) {
        self.left_over.restore(name, data);
    }

    /// Sends a change of many disputes, each in its own account.
    pub fn send(&mut self, desk: &Desk, open: Open<'_>, change: Change, parts: Vec<(AccountKey, Vec<Intent>)>) {
        let key = change.key().to_owned();
        let outboxes = parts.into_iter().filter_map(|(account, intents)| {
            let outbox = open(&account)?.outbox().clone();
            Some((account, outbox, intents))
        });
        let outboxes: Vec<_> = outboxes.collect();
        let mut run = Run::new(change, false);
        run.sending.request(&desk.runtime, &desk.wake, (), async move {
            let mut sent = Vec::new();
            for (account, outbox, intents) in outboxes {
                sent.push((account, bulk::send(outbox, intents, key.clone()).await?));
            }
            Ok((sent, 0))
        });
        self.run = Some(run);
    }

    /// Takes the last change back, where nobody has changed the same since.
    pub fn undo(&mut self, desk: &Desk, open: Open<'_>) {
        let Some(run) = self.run.take().filter(|run| !run.is_undo) else { return };
        let key = run.change.key().to_owned();
        let parts = run.parts.into_iter().filter_map(|part| {
            let session = open(&part.account)?;
            Some((part.account, Arc::clone(session.shared()), session.outbox().clone(), part.sent))
        });
        let parts: Vec<_> = parts.collect();
        let mut undone = Run::new(run.change, true);
        undone.sending.request(&desk.runtime, &desk.wake, (), async move {
            let (mut all, mut all_left) = (Vec::new(), 0);
            for (account, shared, outbox, sent) in parts {
                let (rows, of) = (outbox.rows(), key.clone());
                let work = move || bulk::taken_back(&shared, &rows, &sent, &of);
                let (intents, left) = tokio::task::spawn_blocking(work).await.map_err(|_broken| ())?;
                all.push((account, bulk::send(outbox, intents, key.clone()).await?));
                all_left += left;
            }
            Ok((all, all_left))
        });
        self.run = Some(undone);
    }

    /// Says no more of it, nor of what was left over in the account of this outbox.
    pub fn dismiss(&mut self, outbox: Option<&Outbox>) {
        self.run = None;
        if let Some(outbox) = outbox {
            self.left_over.dismiss(outbox);
        }
        self.accepting.take_if(|sent| sent.forget());
    }

    /// Takes over what came.
    pub fn poll(&mut self, open: Open<'_>) {
        if let Some(run) = &mut self.run {
            run.poll(open);
        }
    }

    /// The bar of the list over every account.
    pub fn over_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &mut SelectionOver) {
        if let Some(run) = &self.run {
            run_ui(ui, cx, run, BulkList::Everywhere);
        }
        if let Some(sent) = &self.accepting {
            accepting_ui(ui, cx, sent, BulkList::Everywhere);
        }
        if selection.is_empty() {
            return;
        }
        let found = cx.found_everywhere;
        let chosen = selection.chosen_of(found).cloned();
        let listed = found.rows.len();
        frame_ui(ui, |ui| {
            let sums = chosen.as_ref().map(|chosen| (&*chosen.sums, chosen.unpriced));
            match chosen_line_ui(ui, (selection.count(listed), listed, selection.is_whole()), sums) {
                Some(Pressed::All) => selection.choose_all(),
                Some(Pressed::None) => selection.clear(),
                None => {}
            }
            ui.horizontal_wrapped(|ui| {
                let count = chosen.as_ref().map(ChosenOver::count);
                let asked = self.changes_ui(ui, cx, count);
                let asked = asked.or(self.accept_ui(ui, count).then_some(BulkAsk::Accept));
                let can = if chosen.is_some() { Ok(()) } else { Err(words::bulk_counting()) };
                let saves = widgets::button_if(ui, can, Look::Secondary, words::list_export()).clicked();
                let asked = asked.or(saves.then_some(BulkAsk::Export));
                if let (Some(ask), Some(chosen)) = (asked, &chosen) {
                    cx.actions.push(Action::Bulk(BulkAction::AskOver(ask, Arc::clone(&chosen.parts))));
                }
            });
        });
    }

    /// The bar; nothing while nothing is chosen and nothing was done.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &mut Selection) {
        self.left_over.ui(ui, cx);
        if let Some(run) = &self.run {
            run_ui(ui, cx, run, BulkList::Account);
        }
        if let Some(sent) = &self.accepting {
            accepting_ui(ui, cx, sent, BulkList::Account);
        }
        if !selection.is_empty() {
            frame_ui(ui, |ui| self.chosen_ui(ui, cx, selection));
        }
    }

    fn chosen_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &mut Selection) {
        let listed = cx.found.rows.len();
        let chosen = selection.chosen_of(&cx.found.rows).cloned();
        let sums = chosen.as_ref().map(|chosen| (&*chosen.sums, chosen.unpriced));
        match chosen_line_ui(ui, (selection.count(listed), listed, selection.is_whole()), sums) {
            Some(Pressed::All) => selection.choose_all(),
            Some(Pressed::None) => selection.clear(),
            None => {}
        }
        ui.horizontal_wrapped(|ui| self.buttons_ui(ui, cx, chosen));
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, chosen: Option<Chosen>) {
        let rows = chosen.map(|chosen| chosen.rows);
        let changes = self.changes_ui(ui, cx, rows.as_ref().map(|rows| rows.len()));
        let ask = |ask: BulkAsk| {
            if let Some(rows) = &rows {
                cx.actions.push(Action::Bulk(BulkAction::Ask(ask, Arc::clone(rows))));
            }
        };
        if let Some(change) = changes {
            ask(change);
        }
        if self.accept_ui(ui, rows.as_ref().map(|rows| rows.len())) {
            ask(BulkAsk::Accept);
        }
        let can = if rows.is_some() { Ok(()) } else { Err(words::bulk_counting()) };
        if widgets::button_if(ui, can, Look::Secondary, words::list_export()).clicked() {
            ask(BulkAsk::Export);
        }
    }
}

impl BulkBar {
    /// Whether accepting all of them was asked for.
    fn accept_ui(&self, ui: &mut Ui, count: Option<usize>) -> bool {
        let is_busy = self.accepting.as_ref().is_some_and(|sent| sent.progress().phase.is_active());
        let too_many = words::bulk_too_many_to_accept(bulk_accept::MOST);
        let can = match count {
            None => Err(words::bulk_counting()),
            Some(_) if is_busy => Err(words::bulk_accept_busy()),
            Some(count) if count > bulk_accept::MOST => Err(too_many.as_str()),
            Some(_) => Ok(()),
        };
        widgets::button_if(ui, can, Look::Danger, words::bulk_accept()).clicked()
    }

    /// What can be changed of all of them: who works on them, how far they are, a tag.
    fn changes_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, count: Option<usize>) -> Option<BulkAsk> {
        let can = match count {
            None => Err(words::bulk_counting().to_owned()),
            Some(count) if count > MOST => Err(words::bulk_too_many(MOST)),
            Some(_) => Ok(()),
        };
        let can = can.as_ref().copied().map_err(String::as_str);
        let menu = |words: &str| format!("{words} {}", icons::DOWN);
        let assign = widgets::button_if(ui, can, Look::Secondary, &menu(words::bulk_assign()));
        let team = &mut self.team;
        let picked = filter_popup(&assign, MENU, |ui| team.people_ui(ui, cx, None)).flatten();
        let work = widgets::button_if(ui, can, Look::Secondary, &menu(words::list_column_work()));
        let picked = picked.or(filter_popup(&work, MENU, |ui| work_ui(ui, None)).flatten());
        let tags = widgets::button_if(ui, can, Look::Secondary, words::bulk_tag()).clicked();
        let asked = picked.filter(|_| can.is_ok()).map(BulkAsk::Team);
        asked.or((tags && can.is_ok()).then_some(BulkAsk::Tag))
    }
}

/// What was pressed beside how much is chosen.
enum Pressed {
    All,
    None,
}

/// How much is chosen, of how many, whether that is all, and what it comes to.
fn chosen_line_ui(
    ui: &mut Ui,
    (count, listed, is_whole): (usize, usize, bool),
    sums: Option<(&[Money], usize)>,
) -> Option<Pressed> {
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words::bulk_selected(count)).font(theme::medium(size::BODY)));
        if !is_whole && widgets::link(ui, &words::bulk_select_all(listed)).clicked() {
            pressed = Some(Pressed::All);
        }
        if widgets::link(ui, words::bulk_clear()).clicked() {
            pressed = Some(Pressed::None);
        }
        // Last, as it comes a moment later: nothing moves from under a pointer for it.
        if let Some((sums, unpriced)) = sums {
            let mut sums: Vec<String> = sums.iter().copied().map(words::money).collect();
            if unpriced > 0 {
                sums.push(words::bulk_unpriced(unpriced));
            }
            let sums = RichText::new(sums.join(" · ")).color(tokens(ui).muted);
            ui.add(egui::Label::new(sums).truncate());
        }
    });
    pressed
}
