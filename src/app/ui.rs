//! The second half of a frame: shortcuts, panels from the outside in, dialogs, messages. What was asked for is
//! applied at the end, in order.
//!
//! Must not live here: waiting for anything.

use super::action::Action;
use super::actions::Actions;
use super::command::{self, Command, InFront, Place};
use super::kit::live::{self, Saying};
use super::kit::{Look, icons, passing, popups, size, space, states, theme, tokens, widgets};
use super::page::{self, Page};
use super::{App, Context, notice, shell};
use crate::app::words;
use crate::desk::Session;
use crate::domain::time::clock::Clock as _;
use egui::{CentralPanel, Frame};
use std::sync::Arc;

/// How much of the window files that hover over it cover, and where what that says stands to the middle.
const COVER: f32 = 0.85;
const ABOVE: f32 = 26.0;
const BELOW: f32 = 10.0;
/// An account that opens takes no longer, unless it waits for a person.
const OPENS_WITHIN: std::time::Duration = std::time::Duration::from_secs(2);

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_over(ctx);
    }

    /// What is behind the first frame while it is made.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_place_now();
        self.keep_drafts_at_end();
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.fit_window(frame);
        let window = egui::accesskit_root_id();
        ui.ctx().accesskit_node_builder(window, |node| node.set_label(words::window_name()));
        let actions = Actions::default();
        match self.session.clone() {
            _ if self.lock.is_locked() => {
                live::forget(ui.ctx());
                self.locked_ui(ui, &actions);
            }
            Some(session) => self.open_ui(ui, &session, &actions),
            None => self.opening_ui(ui, &actions),
        }
        if let Some(prompt) = &mut self.path_prompt
            && prompt.ui(ui, &self.desk)
        {
            self.path_prompt = None;
        }
        self.begin_after_first_frame(ui.ctx());
        if !self.lock.is_locked()
            && let Some(step) = self.toasts.ui(ui.ctx())
        {
            actions.follow(step, Action::Refresh);
        }
        for action in actions.take() {
            self.apply(ui.ctx(), frame, action);
        }
        live::ui(ui);
    }
}

impl App {
    /// Reading the index takes every core for a moment, so the first rows are on the screen before it begins.
    fn begin_after_first_frame(&mut self, ctx: &egui::Context) {
        let Some(session) = self.session.as_ref().filter(|session| !session.has_begun()) else { return };
        if std::mem::replace(&mut self.was_drawn, true) {
            session.begin();
        } else {
            ctx.request_repaint();
        }
    }

    /// The window with an open account.
    fn open_ui(&mut self, ui: &mut egui::Ui, session: &Arc<Session>, actions: &Actions) {
        let found = session.found();
        let outbox = session.outbox().snapshot();
        let (settings, tables) = (self.desk.settings.get(), self.desk.tables.get());
        let zone = self.desk.clock.zone();
        let desk = self.desk.clone();
        let export = self.background.export_running();
        let (everywhere, found_everywhere) = (self.everywhere.standings(), self.everywhere.found());
        let is_from_everywhere = self.is_from_everywhere(session);
        let cx = Context {
            desk: &desk,
            session,
            found: &found,
            rows: &outbox.rows,
            outbox: &outbox,
            settings: &settings,
            tables: &tables,
            export: export.as_deref(),
            // The deadline is the service's, so its clock counts.
            now: session.shared().clock.now(),
            steady: session.shared().clock.steady(),
            zone: &zone,
            margin: settings.margin(&session.account().key),
            everywhere: &everywhere,
            found_everywhere: &found_everywhere,
            is_from_everywhere,
            actions,
        };
        command::use_keys(ui.ctx(), &settings.shortcuts);
        self.shortcuts(ui, &cx);
        self.focus.begin(ui.ctx(), self.with_focus());
        let opening = self.opening.is_loading();
        let away = popups::pointer_away(ui.ctx(), self.in_front() != InFront::Nothing);
        shell::top_bar_ui(ui, &cx, self.page, &mut self.pages, opening);
        shell::status_bar_ui(ui, &cx, self.page, self.pages.disputes.packet.dispute().is_some());
        shell::rail_ui(ui, &cx, self.page);
        CentralPanel::default().frame(Frame::new().fill(tokens(ui).background)).show(ui, |ui| self.page_ui(ui, &cx));
        self.drop_ui(ui, &cx);
        popups::pointer_back(ui.ctx(), away);
        let away = popups::pointer_away(ui.ctx(), self.help.is_some() || self.path_prompt.is_some());
        if let Some(dialog) = &mut self.dialog {
            dialog.ui(ui, &cx);
        }
        self.palette_ui(ui, &cx);
        popups::pointer_back(ui.ctx(), away);
        if let Some(help) = &mut self.help {
            help.ui(ui, actions);
        }
        self.waiting_ui(ui, actions);
        self.listener.end(ui.ctx());
        self.focus.end(ui.ctx(), self.with_focus());
    }

    /// What stands in front of the pages.
    fn in_front(&self) -> InFront {
        if self.help.is_some() {
            InFront::Help
        } else if self.dialog.is_some() || self.path_prompt.is_some() {
            InFront::Dialog
        } else if self.palette.is_some() {
            InFront::Palette
        } else {
            InFront::Nothing
        }
    }

    /// The same for the keyboard's focus, which the sheets of a packet keep to themselves as dialogs do.
    pub(super) fn with_focus(&self) -> InFront {
        match self.in_front() {
            InFront::Nothing if self.pages.disputes.packet.has_sheet() => InFront::Dialog,
            in_front => in_front,
        }
    }

    fn page_ui(&mut self, ui: &mut egui::Ui, cx: &Context<'_>) {
        if self.pages.turn_to(self.page) {
            live::say(ui.ctx(), Saying::Polite, words::window_page((page::spec(self.page).title)()));
        }
        match self.page {
            Page::Today => self.pages.today.ui(ui, cx),
            Page::Disputes => self.pages.disputes.ui(ui, cx),
            Page::Everywhere => self.pages.everywhere.ui(ui, cx),
            Page::Insights => {
                let used = self.pages.disputes.packet.letters_used();
                self.pages.insights.ui(ui, cx, used);
            }
            Page::Score => self.pages.score.ui(ui, cx),
            Page::Checkouts => self.pages.checkouts.ui(ui, cx),
            Page::Recover => self.pages.recover.ui(ui, cx),
            Page::Outbox => self.pages.outbox.ui(ui, cx),
            Page::Settings => self.pages.settings.ui(ui, cx),
        }
    }

    /// The window before an account is open.
    fn opening_ui(&mut self, ui: &mut egui::Ui, actions: &Actions) {
        let key = self.opening.about().cloned();
        let failed = self.opening.error().map(|failure| match failure {
            super::remote::Failure::Error(error) => notice::open(error),
            super::remote::Failure::Crashed => notice::crashed(words::toast_account_not_opened()),
        });
        CentralPanel::default().frame(Frame::new().fill(tokens(ui).background).inner_margin(space::HUGE)).show(
            ui,
            |ui| {
                if let (Some(notice), Some(key)) = (failed, key) {
                    if states::error(ui, &notice).is_some() {
                        actions.push(Action::OpenAccount(key));
                    }
                    ui.add_space(space::NEAR);
                    if widgets::button(ui, Look::Secondary, words::kit_open_demo()).clicked() {
                        actions.push(Action::OpenAccount(crate::domain::AccountKey::demo()));
                    }
                } else {
                    waiting_ui(ui);
                    states::skeleton(ui, 12);
                }
            },
        );
    }

    /// Keys that work on every page, then those of the page.
    fn shortcuts(&mut self, ui: &egui::Ui, cx: &Context<'_>) {
        let ctx = ui.ctx();
        self.listener.begin(ctx, self.in_front());
        let mut taken = command::take(ctx, Place::Window, |_| true);
        if self.page == Page::Disputes {
            self.pages.disputes.packet.find_key(ctx);
        }
        taken.extend(command::take(ctx, Place::Anywhere, |_| true));
        taken.dedup();
        for command in &taken {
            match command {
                Command::Search if self.page == Page::Everywhere => self.pages.everywhere.focus_search(),
                Command::Search => {
                    // Shown in this frame already, so that the field takes what is typed next.
                    self.page = Page::Disputes;
                    self.pages.disputes.focus_search();
                    cx.actions.push(Action::Go(Page::Disputes));
                }
                Command::Palette => self.toggle_palette(ctx),
                _ => command::ask(cx, *command, None),
            }
        }
        // What follows another page or the search field was meant for it.
        let stays = taken.iter().all(|command| *command == Command::Refresh);
        if stays && self.page == Page::Disputes {
            self.pages.disputes.shortcuts(ctx, cx);
        }
        if stays && self.page == Page::Everywhere {
            self.pages.everywhere.shortcuts(ctx, cx);
        }
    }

    /// Files that are dragged over the window, dropped on it, or pasted.
    fn drop_ui(&mut self, ui: &mut egui::Ui, cx: &Context<'_>) {
        let target = (self.page == Page::Disputes && self.dialog.is_none())
            .then(|| self.pages.disputes.selected().cloned())
            .flatten();
        if self.hover.update(ui.ctx()) {
            let is_packet = self.pages.disputes.packet.dispute().is_some();
            overlay_ui(ui, target.as_ref().and_then(|id| cx.session.entry(id)).as_deref(), is_packet);
        }
        let dropped: Vec<_> =
            ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            if let Some(dispute) = target {
                cx.actions.push(Action::AddFiles(dispute, dropped));
            } else {
                self.toasts.show(notice::Notice::warning(
                    words::toast_files_not_added(),
                    Some(words::toast_open_dispute_first().to_owned()),
                ));
            }
            return;
        }
        // Over the list of shortcuts nobody sees where it would go.
        let is_for_dispute = self.help.is_none() && !ui.ctx().text_edit_focused();
        let Some(dispute) = target.filter(|_| is_for_dispute) else { return };
        let picture = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::PasteImage(image) => Some(Arc::clone(image)),
                _ => None,
            })
        });
        if let Some(picture) = picture {
            return cx.actions.push(Action::PastePicture(dispute, picture));
        }
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        if let Some(pasted) = pasted {
            cx.actions.push(Action::Paste(dispute, Some(pasted)));
        }
    }

    /// While the native dialog is open.
    fn waiting_ui(&mut self, ui: &mut egui::Ui, actions: &Actions) {
        if !self.file_dialog.is_loading() {
            return;
        }
        let mut stop = false;
        egui::Area::new(egui::Id::unique("file-dialog-open"))
            .anchor(egui::Align2::CENTER_BOTTOM, egui::vec2(0.0, -(size::STATUS_BAR + space::LARGE)))
            .order(egui::Order::Foreground)
            .show(ui.ctx(), |ui| {
                let tokens = tokens(ui);
                Frame::new()
                    .fill(tokens.raised)
                    .stroke(theme::hairline(tokens.strong_line))
                    .corner_radius(size::CARD_RADIUS)
                    .inner_margin(theme::inset(space::WIDE, space::CLOSE))
                    .show(ui, |ui| {
                        ui.horizontal(|ui| {
                            widgets::muted(ui, words::window_file_dialog_open());
                            stop = widgets::link(ui, words::window_stop_waiting()).clicked();
                        });
                    });
            });
        if stop {
            actions.push(Action::StopWaiting);
        }
    }
}

/// Covers the window while files hover over it, and says what dropping them does.
fn overlay_ui(ui: &egui::Ui, target: Option<&crate::desk::list::Entry>, is_packet: bool) {
    let tokens = tokens(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop-overlay"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0.0, tokens.background.gamma_multiply(COVER));
    painter.rect_stroke(
        rect.shrink(space::WIDE),
        size::CARD_RADIUS,
        theme::thick(tokens.accent),
        egui::StrokeKind::Inside,
    );
    let words = match target {
        Some(entry) => {
            let amount = entry.money.map_or_else(|| entry.dispute.id.to_string(), words::money);
            if is_packet { words::window_drop_into_packet(amount) } else { words::window_drop_as_evidence(amount) }
        }
        None => words::window_drop_nowhere().to_owned(),
    };
    let center = rect.center();
    painter.text(
        center - egui::vec2(0.0, ABOVE),
        egui::Align2::CENTER_CENTER,
        icons::UPLOAD,
        egui::FontId::proportional(size::HUGE_ICON),
        tokens.accent,
    );
    painter.text(
        center + egui::vec2(0.0, BELOW),
        egui::Align2::CENTER_CENTER,
        words,
        theme::semibold(size::TITLE),
        tokens.text,
    );
}

/// What an account may wait for that does not open at once: the keyring's password, asked for in a window of its own.
fn waiting_ui(ui: &mut egui::Ui) {
    let (memory, now) = (egui::Id::unique("opening since"), ui.input(|input| input.time));
    let since: f64 = passing::get(ui.ctx(), memory).unwrap_or(now);
    passing::keep(ui.ctx(), memory, since);
    if now - since < OPENS_WITHIN.as_secs_f64() {
        return ui.ctx().request_repaint_after(OPENS_WITHIN);
    }
    live::line(&widgets::muted(ui, words::window_opening_slowly()), Saying::Polite);
    ui.add_space(space::NEAR);
}
