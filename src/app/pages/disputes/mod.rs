//! The list of disputes on the left, the open dispute on the right.

mod activity;
mod cells;
pub mod claims;
pub mod detail;
pub mod evidence;
mod filters;
mod list;
mod money;
mod overview;
pub mod packet;
mod pulling;
mod search;
mod tags;
mod views;

use crate::app::Context;
use crate::app::action::{Action, PacketAction, SettingsAction};
use crate::app::actions::Actions;
use crate::app::command::{self, Command, Place};
use crate::app::kit::{Look, icons, size, states, theme, tokens, widgets};
use crate::desk::settings::Settings;
use crate::desk::{Desk, Session};
use crate::domain::answer::allowed_actions::{Act, verdict};
use crate::domain::ids::DisputeId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use crate::domain::text;
use detail::Detail;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, Ui, vec2};
use std::sync::Arc;

/// Below this the list and the open dispute do not fit side by side.
pub const NARROW: f32 = 820.0;

/// The page's state.
pub struct DisputesPage {
    /// The question to the list.
    pub query: Query,
    /// The open dispute.
    pub detail: Detail,
    /// Files being looked at before they are sent.
    pub evidence: evidence::EvidencePane,
    /// The packet that is being built.
    pub packet: packet::PacketBench,
    filters: filters::FilterDrafts,
    list: list::ListState,
    search: search::SearchField,
    views: views::ViewsMenu,
}

impl DisputesPage {
    /// A fresh page.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            query: Query::default(),
            detail: Detail::default(),
            evidence: evidence::EvidencePane::default(),
            packet: packet::PacketBench::default(),
            filters: filters::FilterDrafts::default(),
            list: list::ListState::new(settings),
            search: search::SearchField::default(),
            views: views::ViewsMenu::default(),
        }
    }

    /// Another account is open.
    pub fn forget_account(&mut self) {
        self.detail = Detail::default();
        self.evidence = evidence::EvidencePane::default();
        self.packet = packet::PacketBench::default();
        self.filters = filters::FilterDrafts::default();
        self.query = Query::default();
        self.search.clear();
        self.views = views::ViewsMenu::default();
        self.list.forget_account();
    }

    /// The open dispute.
    #[must_use]
    pub fn selected(&self) -> Option<&DisputeId> {
        self.detail.id()
    }

    /// Opens a dispute and brings it into view.
    pub fn select(&mut self, id: DisputeId) {
        self.list.bring_into_view();
        self.detail.open(id);
    }

    /// Shows the files of the open dispute.
    pub fn show_evidence(&mut self) {
        self.detail.tab = detail::Tab::Evidence;
    }

    /// Puts the caret into the search field.
    pub fn focus_search(&mut self) {
        self.search.focus();
    }

    /// Takes over what came.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        // A row that was stepped to is opened once it is read.
        if let Some(id) = self.list.take_stepped(session) {
            self.select(id);
        }
        self.detail.poll(ctx, desk, session);
        self.evidence.poll(&mut self.packet);
        self.packet.poll(ctx, desk, session);
    }

    /// The search field in the bar at the top.
    pub fn search_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, width: f32) {
        if let Some(search) = self.search.ui(ui, cx, width) {
            self.query.search = search;
            cx.actions.push(Action::AskList);
        }
    }

    /// Single keys, while nobody types, in the order they were pressed.
    pub fn shortcuts(&mut self, ctx: &egui::Context, cx: &Context<'_>) {
        if self.packet.dispute().is_some() {
            return;
        }
        // On a focused button Enter presses it.
        let has_focus = ctx.memory(|memory| memory.focused().is_some());
        for command in command::take(ctx, Place::Disputes, |command| command != Command::Open || !has_focus) {
            // What follows a dialog or the search field was meant for it.
            if command == Command::Search {
                self.focus_search();
                break;
            }
            let before = cx.actions.count();
            self.command(cx, command);
            if cx.actions.count() > before {
                break;
            }
        }
    }

    fn command(&mut self, cx: &Context<'_>, command: Command) {
        let page = self.list.page_rows();
        match command {
            Command::NextRow => self.step(cx, 1),
            Command::PreviousRow => self.step(cx, -1),
            Command::NextRows => self.step(cx, page),
            Command::PreviousRows => self.step(cx, -page),
            Command::LastRow => self.step(cx, isize::MAX),
            Command::FirstRow => self.step(cx, isize::MIN),
            Command::Close => self.detail.close(),
            _ => self.command_of_open(cx, command),
        }
    }

    /// The commands of the dispute that is chosen.
    fn command_of_open(&mut self, cx: &Context<'_>, command: Command) {
        let Some(id) = self.selected().cloned() else { return };
        let entry = cx.session.entry(&id);
        let can = |act| entry.as_ref().is_some_and(|entry| detail::can(cx, entry, act).is_ok());
        match command {
            Command::Open => self.detail.open_now(cx.desk, cx.session),
            Command::Evidence => self.show_evidence(),
            Command::Packet => {
                let environment = cx.session.account().environment;
                let may = |entry: &crate::desk::list::Entry| verdict(&entry.dispute, Act::Upload, environment, cx.now);
                if entry.as_ref().is_some_and(|entry| may(entry).is_allowed()) {
                    cx.actions.push(Action::Packet(PacketAction::Open(id)));
                }
            }
            Command::Submit if can(Act::Submit) => cx.actions.push(Action::AskSubmit(id)),
            Command::Accept if can(Act::Accept) => cx.actions.push(Action::AskAccept(id)),
            _ => {}
        }
    }

    /// Moves the selection by rows.
    fn step(&mut self, cx: &Context<'_>, step: isize) {
        if let Some(id) = self.list.step(cx, self.detail.id(), step) {
            self.select(id);
        }
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if self.packet.dispute().is_some() {
            return self.packet.ui(ui, cx);
        }
        let panel = Frame::new().fill(tokens(ui).panel);
        if ui.available_width() < NARROW {
            return self.narrow_ui(ui, cx, panel);
        }
        let widest = (ui.available_width() - 360.0).max(360.0);
        Panel::right("detail")
            .default_size((ui.available_width() * 0.37).clamp(390.0, 510.0))
            .size_range(360.0..=widest)
            .frame(panel)
            .show(ui, |ui| {
                let Self { detail, evidence, packet, .. } = self;
                detail.ui(ui, cx, evidence, packet);
            });
        CentralPanel::default().frame(Frame::new().fill(tokens(ui).background)).show(ui, |ui| self.left_ui(ui, cx));
    }

    /// One thing at a time, for small windows and large text.
    fn narrow_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, panel: Frame) {
        if self.detail.id().is_none() {
            Frame::new()
                .inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 })
                .show(ui, |ui| self.search_ui(ui, cx, ui.available_width() - 80.0));
            self.left_ui(ui, cx);
            return;
        }
        let Self { detail, evidence, packet, .. } = self;
        let mut is_back = false;
        panel.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }).show(ui, |ui| {
                is_back = widgets::link(ui, "Back to the list").clicked();
            });
            detail.ui(ui, cx, evidence, packet);
        });
        if is_back {
            self.detail.close();
        }
    }

    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let before = self.query.clone();
        let chosen = self.tabs_ui(ui, cx);
        widgets::line(ui);
        let in_menu = self.filter_bar_ui(ui, cx);
        let mut asks = false;
        for chosen in chosen.into_iter().chain(in_menu) {
            asks |= self.follow_view(cx, chosen);
        }
        widgets::line(ui);
        let banner = cx.session.account().is_demo() && ui.available_height() > 300.0;
        let table_height = ui.available_height() - if banner { 84.0 } else { 0.0 };
        ui.allocate_ui(vec2(ui.available_width(), table_height.max(80.0)), |ui| {
            ui.set_min_height(table_height.max(80.0));
            self.table_ui(ui, cx);
        });
        if banner {
            demo_banner_ui(ui, cx.actions);
        }
        if asks || self.query != before {
            cx.actions.push(Action::AskList);
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<views::Chosen> {
        let shown = views::Shown { query: &self.query, text: self.search.text(), columns: self.list.columns() };
        let is_view = views::is_one_open(cx, &shown);
        let (mut chosen, mut queue) = (None, None);
        egui::ScrollArea::horizontal()
            .id_salt("queues")
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(8.0);
                    for (tab, count) in Queue::ALL.into_iter().zip(cx.found.counts) {
                        let count = text::grouped(count as u64);
                        let is_open = self.query.queue == tab && !is_view;
                        if widgets::tab(ui, is_open, tab.label(), Some(&count)).clicked() {
                            queue = Some(tab);
                        }
                    }
                    chosen = views::tabs_ui(ui, cx, &shown);
                });
            });
        if let Some(queue) = queue {
            self.query.queue = queue;
        }
        chosen
    }

    /// Shows a view, or keeps what was made of the views. True when the list is to be asked again.
    fn follow_view(&mut self, cx: &Context<'_>, chosen: views::Chosen) -> bool {
        match chosen {
            views::Chosen::Keep(views) => {
                cx.actions.push(Action::KeepViews(views));
                false
            }
            views::Chosen::Open(view) => {
                let search = self.search.set(&view.text, cx.zone);
                self.filters = filters::FilterDrafts::of(&view.filters, cx.zone);
                self.list.set_columns(view.columns);
                self.query = Query { queue: view.queue, filters: view.filters, search, sort: view.sort };
                true
            }
        }
    }

    fn filter_bar_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<views::Chosen> {
        let mut view = None;
        Frame::new().inner_margin(Margin::symmetric(12, 7)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.spacing_mut().button_padding = vec2(10.0, 4.0);
            ui.spacing_mut().interact_size.y = 26.0;
            // A button goes to the next line as a whole; its words never wrap.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            ui.horizontal_wrapped(|ui| {
                self.filters.ui(ui, cx, &mut self.query.filters);
                self.list.columns_ui(ui);
                let shown = views::Shown { query: &self.query, text: self.search.text(), columns: self.list.columns() };
                view = self.views.ui(ui, cx, &shown);
                if widgets::chip(ui, false, "Export…").clicked() {
                    cx.actions.push(Action::ExportList);
                }
            });
        });
        if let Some(columns) = self.list.changed_columns() {
            cx.actions.push(Action::Change(Box::new(move |settings| settings.columns = columns)));
        }
        view
    }

    /// The table, or the state the list is in instead.
    fn table_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let state = cx.session.sync_state();
        if cx.found.total == 0 {
            Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| pulling::no_disputes_ui(ui, cx, &state));
            return;
        }
        pulling::above_list_ui(ui, cx, &state);
        if let Some(problem) = self.search.problem() {
            Frame::new().inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
                widgets::toned(ui, crate::app::kit::Tone::Red, text::sentence(problem));
            });
        }
        if cx.found.rows.is_empty() {
            if self.nothing_matches_ui(ui) {
                self.query.filters = crate::domain::search::query::Filters::default();
                self.filters = filters::FilterDrafts::default();
                self.search.clear();
                self.query.search = Search::default();
                self.query.queue = Queue::All;
            }
            return;
        }
        let clicked = self.list.ui(ui, cx, &mut self.query.sort, self.detail.id());
        if let Some(id) = clicked {
            self.detail.open(id);
        }
    }

    fn nothing_matches_ui(&self, ui: &mut Ui) -> bool {
        let narrowed = !self.query.filters.is_empty() || !self.query.search.is_empty();
        let (title, hint) = match (narrowed, self.query.queue) {
            (true, _) => ("No dispute matches", "No dispute in this queue has these words and filters"),
            (false, Queue::NeedsResponse) => ("No answer is due", "Every dispute has been answered or decided"),
            (false, _) => ("Nothing in this queue", "Disputes move here as they are answered and decided"),
        };
        states::empty(ui, icons::INBOX, title, hint, Some("Show all disputes"))
    }
}

/// Says on the demo account that nothing is real.
fn demo_banner_ui(ui: &mut Ui, actions: &Actions) {
    let tokens = tokens(ui);
    let mut clicked = false;
    Frame::new().inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        Frame::new()
            .fill(tokens.accent_weak)
            .stroke(egui::Stroke::new(1.0, tokens.accent))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::symmetric(14, 10))
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    clicked = widgets::button(ui, Look::Primary, "Connect an account…").clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let title = RichText::new("This is the demo account").font(theme::semibold(size::BODY));
                        let title = ui.label(title);
                        let words = "Made-up disputes from a server inside this app. Nothing leaves this computer";
                        if ui.available_width() > 200.0 {
                            ui.add(egui::Label::new(RichText::new(words).color(tokens.muted)).wrap());
                        } else {
                            title.on_hover_text(words);
                        }
                    });
                });
            });
    });
    if clicked {
        actions.push(Action::Settings(SettingsAction::AddAccount));
    }
}
