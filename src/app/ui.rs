//! The second half of a frame: shortcuts, panels from the outside in, dialogs, messages. What was asked for is
//! applied at the end, in order.

use super::action::Action;
use super::actions::Actions;
use super::command::{self, Command, Place};
use super::kit::{Look, icons, states, theme, tokens, widgets};
use super::page::Page;
use super::pages::settings;
use super::{App, Context, notice, shell};
use crate::desk::Session;
use crate::domain::time::clock::Clock as _;
use egui::{CentralPanel, Frame, Margin};
use std::sync::Arc;

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_over(ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_drafts_at_end();
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let actions = Actions::default();
        match self.session.clone() {
            Some(session) => self.open_ui(ui, &session, &actions),
            None => self.opening_ui(ui, &actions),
        }
        if let Some(prompt) = &mut self.path_prompt
            && prompt.ui(ui, &self.desk)
        {
            self.path_prompt = None;
        }
        self.begin_after_first_frame(ui.ctx());
        self.toasts.ui(ui.ctx());
        for action in actions.take() {
            self.apply(ui.ctx(), frame, action);
        }
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
        let settings = self.desk.settings.get();
        let zone = self.desk.clock.zone();
        let desk = self.desk.clone();
        let cx = Context {
            desk: &desk,
            session,
            found: &found,
            rows: &outbox.rows,
            outbox: &outbox,
            settings: &settings,
            // The deadline is the service's, so its clock counts.
            now: session.shared().clock.now(),
            steady: session.shared().clock.steady(),
            zone: &zone,
            actions,
        };
        self.shortcuts(ui, &cx);
        let opening = self.opening.is_loading();
        shell::top_bar_ui(ui, &cx, &mut self.pages.disputes, opening);
        shell::status_bar_ui(ui, &cx, self.page, self.pages.disputes.packet.dispute().is_some());
        shell::rail_ui(ui, &cx, self.page);
        CentralPanel::default().frame(Frame::new().fill(tokens(ui).background)).show(ui, |ui| self.page_ui(ui, &cx));
        self.drop_ui(ui, &cx);
        if let Some(dialog) = &mut self.dialog {
            dialog.ui(ui, &cx);
        }
        self.waiting_ui(ui, actions);
    }

    fn page_ui(&mut self, ui: &mut egui::Ui, cx: &Context<'_>) {
        match self.page {
            Page::Disputes => self.pages.disputes.ui(ui, cx),
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
            super::remote::Failure::Crashed => notice::crashed("The account was not opened"),
        });
        CentralPanel::default().frame(Frame::new().fill(tokens(ui).background).inner_margin(Margin::same(24))).show(
            ui,
            |ui| {
                if let (Some(notice), Some(key)) = (failed, key) {
                    if states::error(ui, &notice).is_some() {
                        actions.push(Action::OpenAccount(key));
                    }
                    ui.add_space(8.0);
                    if widgets::button(ui, Look::Secondary, "Open the demo account").clicked() {
                        actions.push(Action::OpenAccount(crate::domain::AccountKey::demo()));
                    }
                } else {
                    states::skeleton(ui, 12);
                }
            },
        );
    }

    /// Keys that work on every page. Single letters only while nobody types.
    fn shortcuts(&mut self, ui: &egui::Ui, cx: &Context<'_>) {
        let ctx = ui.ctx();
        // Esc takes the focus from a field before anyone sees it; that Esc was meant for the field.
        let is_typing = ctx.text_edit_focused();
        let was_typing = std::mem::replace(&mut self.was_typing, is_typing);
        if self.dialog.is_some() || self.path_prompt.is_some() {
            return;
        }
        let mut taken = command::take(ctx, Place::Anywhere, |_| true);
        taken.dedup();
        for command in &taken {
            match *command {
                Command::Go(page) => cx.actions.push(Action::Go(page)),
                Command::Refresh => cx.actions.push(Action::Refresh),
                Command::Search => {
                    // Shown in this frame already, so that the field takes what is typed next.
                    self.page = Page::Disputes;
                    self.pages.disputes.focus_search();
                    cx.actions.push(Action::Go(Page::Disputes));
                }
                Command::Help => {
                    self.pages.settings.show(settings::Section::Keyboard);
                    cx.actions.push(Action::Go(Page::Settings));
                }
                _ => {}
            }
        }
        // What follows another page or the search field was meant for it.
        let stays = taken.iter().all(|command| *command == Command::Refresh);
        if stays && self.page == Page::Disputes && !is_typing && !was_typing && !egui::Popup::is_any_open(ctx) {
            self.pages.disputes.shortcuts(ctx, cx);
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
                    "The files were not added",
                    Some("Open a dispute first, then drop them again".to_owned()),
                ));
            }
            return;
        }
        let Some(dispute) = target.filter(|_| !ui.ctx().text_edit_focused()) else { return };
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
            .anchor(egui::Align2::CENTER_BOTTOM, egui::vec2(0.0, -42.0))
            .order(egui::Order::Foreground)
            .show(ui.ctx(), |ui| {
                let tokens = tokens(ui);
                Frame::new()
                    .fill(tokens.raised)
                    .stroke(egui::Stroke::new(1.0, tokens.strong_line))
                    .corner_radius(8)
                    .inner_margin(Margin::symmetric(12, 6))
                    .show(ui, |ui| {
                        ui.horizontal(|ui| {
                            widgets::muted(ui, "The file dialog is open");
                            stop = widgets::link(ui, "Stop waiting").clicked();
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
    painter.rect_filled(rect, 0.0, tokens.background.gamma_multiply(0.85));
    painter.rect_stroke(rect.shrink(12.0), 8.0, egui::Stroke::new(2.0, tokens.accent), egui::StrokeKind::Inside);
    let words = match target {
        Some(entry) => {
            let amount = entry.money.map_or_else(|| entry.dispute.id.to_string(), |money| money.to_string());
            let what = if is_packet { "to the packet of" } else { "evidence to" };
            format!("Drop to add {what} the dispute over {amount}")
        }
        None => "Open a dispute first, then drop the files".to_owned(),
    };
    let center = rect.center();
    painter.text(
        center - egui::vec2(0.0, 26.0),
        egui::Align2::CENTER_CENTER,
        icons::UPLOAD,
        egui::FontId::proportional(28.0),
        tokens.accent,
    );
    painter.text(
        center + egui::vec2(0.0, 10.0),
        egui::Align2::CENTER_CENTER,
        words,
        theme::semibold(16.0),
        tokens.text,
    );
}
