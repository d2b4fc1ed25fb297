//! The list of disputes on the left, the open dispute on the right, or the workbench of its packet in
//! front of both.
//!
//! Must not live here: which disputes are found (the index says that).

mod activity;
pub mod bulk;
mod bulk_run;
mod bulk_said;
pub(super) mod cells;
pub mod claims;
mod customer;
pub mod detail;
pub mod evidence;
mod filter_chip;
mod filter_drafts;
mod filter_lines;
pub mod filter_offers;
mod filter_team;
pub mod filters;
pub mod heard;
pub(super) mod keys;
pub mod left_over;
pub(super) mod list;
pub mod marked;
mod money;
mod over_list;
mod overview;
pub mod packet;
pub(super) mod pulling;
pub(super) mod queue_tabs;
pub mod related;
pub(super) mod search;
mod selection;
pub mod selection_over;
mod showing;
mod tags;
mod team;
pub(super) mod toolbar;
pub(super) mod views;

pub use views::mine;

use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::actions::Actions;
use crate::app::kit::layout::{Later, name_handle};
use crate::app::kit::{Look, icons, size, space, states, theme, tokens, widgets};
use crate::app::words;
use crate::desk::everywhere::Open;
use crate::desk::settings::Settings;
use crate::desk::{Desk, Session};
use crate::domain::dispute::team::ME;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::{Column, Query, Queue};
use crate::domain::search::{Choices, Edit, Full};
use crate::domain::text;
use detail::Detail;
use egui::{Align, CentralPanel, Frame, Layout, Panel, RichText, Ui, vec2};
use std::sync::Arc;

/// The narrowest the list and the dispute beside it are, and how wide the dispute is at first.
const LEAST_PANE: f32 = 360.0;
const PANE_PART: f32 = 0.37;
const PANE: (f32, f32) = (390.0, 510.0);
/// What stands beside the search where there is room for one thing at a time.
const BESIDE_SEARCH: f32 = 80.0;
/// The banner of the demo, the height it is left out below, and the width its hint needs.
const BANNER: f32 = 84.0;
const TALL_ENOUGH: f32 = 300.0;
const WORDS_OF_BANNER: f32 = 200.0;
/// The line under the list, and the least of the list itself.
const HINT: f32 = 28.0;
const LEAST_TABLE: f32 = 80.0;

/// Below this the list and the open dispute do not fit side by side.
pub const NARROW: f32 = 820.0;
/// Below this a pane in which nothing is open would take room the list needs.
const ROOMY: f32 = 1_160.0;

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
    /// What is chosen in the list.
    pub selection: selection::Selection,
    /// What can be done with it, and was.
    pub bulk: bulk::BulkBar,
    filters: filters::FilterChips,
    list: list::ListState,
    search: search::SearchField,
    views: views::ViewsMenu,
    count_heard: heard::CountHeard,
    open_heard: heard::OpenHeard,
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
            selection: selection::Selection::default(),
            bulk: bulk::BulkBar::default(),
            filters: filters::FilterChips::default(),
            list: list::ListState::new(settings),
            search: search::SearchField::default(),
            views: views::ViewsMenu::default(),
            count_heard: heard::CountHeard::default(),
            open_heard: heard::OpenHeard::default(),
        }
    }

    /// Another account is open.
    pub fn forget_account(&mut self) {
        self.detail = Detail::default();
        self.evidence = evidence::EvidencePane::default();
        self.packet = packet::PacketBench::default();
        self.selection.clear();
        self.bulk = bulk::BulkBar::default();
        self.filters = filters::FilterChips::default();
        self.query = Query::default();
        self.search.clear();
        self.views = views::ViewsMenu::default();
        self.count_heard = heard::CountHeard::default();
        self.open_heard = heard::OpenHeard::default();
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

    /// The columns of the list in their order.
    pub fn shown_columns(&self) -> impl Iterator<Item = Column> {
        self.list.columns().iter().map(|(column, _)| *column)
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
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>, open: Open<'_>) {
        // A row that was stepped to is opened once it is read.
        if let Some(id) = self.list.take_stepped(session) {
            self.select(id);
        }
        self.detail.poll(ctx, session);
        self.open_heard.look(ctx, session, self.detail.id());
        self.evidence.poll(&mut self.packet);
        self.packet.poll(ctx, desk, session);
        self.bulk.poll(open);
        self.selection.keep_to(&self.query);
        let me = desk.settings.get();
        let is_answered =
            self.selection.is_empty() || session.found().query == self.query.clone().asked_by(me.my_name.as_ref());
        self.selection.sum(desk, session, is_answered);
    }

    /// The search field in the bar at the top.
    pub fn search_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, width: f32) {
        let choices = Choices {
            merchants: &cx.found.merchants,
            currencies: &cx.found.currencies,
            people: &cx.found.people,
            tag_keys: &cx.found.tag_keys,
        };
        if let Some(search) = self.search.ui(ui, cx, choices, width) {
            self.query.search = search;
            cx.actions.push(Action::AskList);
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
        // Nothing is open, and the list needs the room: one line under it says what to do.
        if self.detail.id().is_none() && ui.available_width() < ROOMY {
            CentralPanel::default()
                .frame(Frame::new().fill(tokens(ui).background))
                .show(ui, |ui| self.left_ui(ui, cx, true));
            return;
        }
        let widest = (ui.available_width() - LEAST_PANE).max(LEAST_PANE);
        let pane = Panel::right("detail")
            .default_size((ui.available_width() * PANE_PART).clamp(PANE.0, PANE.1))
            .size_range(LEAST_PANE..=widest)
            .frame(panel);
        let pane = Later::of(ui, pane);
        name_handle(ui, "detail");
        CentralPanel::default()
            .frame(Frame::new().fill(tokens(ui).background))
            .show(ui, |ui| self.left_ui(ui, cx, false));
        let Self { detail, evidence, packet, .. } = self;
        pane.show(ui, "open dispute", |ui| detail.ui(ui, cx, evidence, packet));
    }

    /// One thing at a time, for small windows and large text.
    fn narrow_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, panel: Frame) {
        if self.detail.id().is_none() {
            Frame::new()
                .inner_margin(theme::inset_open(space::WIDE, space::NEAR))
                .show(ui, |ui| self.search_ui(ui, cx, ui.available_width() - BESIDE_SEARCH));
            self.left_ui(ui, cx, true);
            return;
        }
        let Self { detail, evidence, packet, .. } = self;
        let mut is_back = false;
        panel.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            Frame::new().inner_margin(theme::inset_open(space::WIDE, space::NEAR)).show(ui, |ui| {
                is_back = widgets::link(ui, words::list_back()).clicked();
            });
            detail.ui(ui, cx, evidence, packet);
        });
        if is_back {
            self.detail.close();
        }
    }

    /// The list; `is_alone` when there is no pane beside it that says how a dispute is opened.
    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, is_alone: bool) {
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
        let banner = cx.session.account().is_demo() && ui.available_height() > TALL_ENOUGH;
        let hint = is_alone && !cx.found.rows.is_empty();
        let table_height = ui.available_height() - if banner { BANNER } else { 0.0 } - if hint { HINT } else { 0.0 };
        ui.allocate_ui(vec2(ui.available_width(), table_height.max(LEAST_TABLE)), |ui| {
            ui.set_min_height(table_height.max(LEAST_TABLE));
            self.table_ui(ui, cx);
        });
        if hint {
            Frame::new().inner_margin(theme::inset(space::WIDE, space::CLOSE)).show(ui, |ui| {
                widgets::hint(ui, words::detail_nothing_hint());
            });
        }
        if banner {
            demo_banner_ui(ui, cx.actions);
        }
        if asks || self.query != before {
            cx.actions.push(Action::AskList);
        }
    }

    /// Shows a view, or keeps what was made of the views. True when the list is to be asked again.
    fn follow_view(&mut self, cx: &Context<'_>, chosen: views::Chosen) -> bool {
        match chosen {
            views::Chosen::Keep(views) => {
                cx.actions.push(Action::KeepViews(views));
                false
            }
            views::Chosen::Open(view) => {
                self.show_view(*view, cx.zone);
                true
            }
        }
    }

    fn filter_bar_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<views::Chosen> {
        let (mut view, mut edits) = (None, Vec::new());
        Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
            let Self { filters, search, list, views, query, .. } = self;
            let offers = filter_offers::Offers::of_account(cx);
            let chips = |ui: &mut Ui| edits = filters.ui(ui, (cx, &offers), search.chips());
            toolbar::toolbar_ui(ui, chips, |ui, tools| {
                list.columns_ui(ui, tools);
                let shown = views::Shown { query, text: search.text(), columns: list.columns() };
                view = views.ui(ui, &views::Kept::of(cx), &shown, tools);
                if tools.tool_ui(ui, icons::DOWNLOAD, words::list_export()).clicked() {
                    cx.actions.push(Action::ExportList);
                }
            });
        });
        self.change_filters(cx, &edits);
        if let Some(columns) = self.list.changed_columns() {
            cx.actions.push(Action::Change(Box::new(move |settings| settings.columns = columns)));
        }
        view
    }

    /// Puts what was chosen in chips into the search.
    fn change_filters(&mut self, cx: &Context<'_>, edits: &[Edit]) {
        match self.search.change(edits, cx.zone) {
            Ok(Some(search)) => self.query.search = search,
            Ok(None) => {}
            Err(Full) => self.filters.refuse(edits),
        }
    }

    /// The table, or the state the list is in instead.
    fn table_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let state = cx.session.sync_state();
        if cx.found.total > 0 {
            self.count_heard.look(ui, (&cx.found.query, cx.found.rows.len()), self.search.problem());
        }
        if cx.found.total == 0 {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| pulling::no_disputes_ui(ui, cx, &state));
            return;
        }
        pulling::above_list_ui(ui, cx, &state);
        if let Some(problem) = self.search.problem() {
            Frame::new().inner_margin(theme::inset(space::WIDE, space::TIGHT)).show(ui, |ui| {
                widgets::toned(ui, crate::app::kit::Tone::Red, text::sentence(problem));
            });
        }
        if cx.found.rows.is_empty() {
            let assignees = self.search.chips().assignees.choice();
            if cx.settings.my_name.is_none() && assignees.is_some_and(|names| names.contains(ME)) {
                return team::nameless_ui(ui, cx);
            }
            if self.nothing_matches_ui(ui) {
                self.show_all();
            }
            return;
        }
        self.bulk.ui(ui, cx, &mut self.selection);
        let clicked = self.list.ui(ui, cx, &mut self.query.sort, self.detail.id(), &self.selection);
        if let Some(clicked) = clicked {
            self.follow_click(cx, clicked);
        }
    }

    /// A click opens a row; with Ctrl it is chosen or left out, with Shift everything up to it is.
    fn follow_click(&mut self, cx: &Context<'_>, clicked: list::Clicked) {
        if clicked.modifiers.shift {
            self.choose_from_open(cx);
            self.selection.choose_to(&cx.found.rows, clicked.row);
        } else if clicked.modifiers.command {
            self.choose_from_open(cx);
            self.selection.toggle(clicked.row);
        } else {
            self.selection.begin_at(Some(clicked.row));
            self.detail.open(clicked.id);
        }
    }

    /// A choice that begins with a range begins at the row that is open.
    fn choose_from_open(&mut self, cx: &Context<'_>) {
        if self.selection.is_empty() {
            self.selection.begin_at(self.detail.id().and_then(|id| cx.session.row_of(id)));
        }
    }

    fn nothing_matches_ui(&self, ui: &mut Ui) -> bool {
        let (title, hint) = match (!self.query.search.is_empty(), self.query.queue) {
            (true, _) => (words::list_none_match(), words::list_none_match_hint()),
            (false, Queue::NeedsResponse) => (words::list_none_due(), words::list_none_due_hint()),
            (false, _) => (words::list_none_in_queue(), words::list_none_in_queue_hint()),
        };
        states::empty(ui, icons::INBOX, title, hint, Some(words::list_show_all()))
    }
}

/// Says on the demo account that nothing is real.
fn demo_banner_ui(ui: &mut Ui, actions: &Actions) {
    let tokens = tokens(ui);
    let mut clicked = false;
    Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
        Frame::new()
            .fill(tokens.accent_weak)
            .stroke(theme::hairline(tokens.accent))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(space::WIDE)
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    clicked = widgets::button(ui, Look::Primary, words::kit_connect_account()).clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let title = RichText::new(words::list_demo()).font(theme::semibold(size::BODY));
                        let title = ui.label(title);
                        let words = words::list_demo_hint();
                        if ui.available_width() > WORDS_OF_BANNER {
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
