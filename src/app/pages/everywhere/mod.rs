//! The list over every connected account: what is found in all of them in one order, each row with its account and its
//! environment. Opening one leads to the dispute in its own account, where everything about it is done.
//!
//! Must not live here: keeping accounts open (the desk does), doing anything about a dispute.

mod accounts;
mod keys;
mod table;

pub use accounts::freshness_of_all as freshness;

use super::disputes::bulk::BulkBar;
use super::disputes::filter_offers::Offers;
use super::disputes::filters::FilterChips;
use super::disputes::heard::CountHeard;
use super::disputes::selection_over::SelectionOver;
use super::disputes::toolbar::{Tools, chips_row};
use super::disputes::{list, pulling, queue_tabs, search, views};
use crate::app::Context;
use crate::app::action::{Action, EverywhereAction, SettingsAction};
use crate::app::kit::{Tone, icons, space, states, theme, widgets};
use crate::app::words;
use crate::desk::everywhere::{ByAccount, FoundEverywhere, Open};
use crate::desk::list::RowId;
use crate::desk::settings::Settings;
use crate::domain::account::AccountKey;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::{Column, Query, Queue};
use crate::domain::search::{Choices, Full, Search};
use crate::domain::text;
use egui::{Frame, Modifiers, Ui};
use std::sync::{Arc, Weak};

/// Beside the search in a narrow window.
const BESIDE_SEARCH: f32 = 80.0;
/// The line under the list.
const HINT: f32 = 28.0;
/// Rows of a skeleton.
const ROWS: usize = 14;

/// The page's state. It belongs to no account, and stays as it is while one is opened from it.
#[derive(Default)]
pub struct EverywherePage {
    /// The question to every account.
    query: Query,
    /// Whether the rows of an account stand together.
    by_account: ByAccount,
    search: search::SearchField,
    filters: FilterChips,
    views: views::ViewsMenu,
    table: table::TableState,
    marked: Marked,
    /// What is chosen of the list.
    pub selection: SelectionOver,
    /// What is done with it.
    pub bulk: BulkBar,
    /// The dispute that was opened from here last.
    opened: Option<(AccountKey, DisputeId)>,
    /// The account that is being opened from here.
    going_to: Option<GoingTo>,
    /// The marked row is opened once it is read.
    wants_open: bool,
    count_heard: CountHeard,
}

/// An account that is being opened, and what comes then.
pub struct GoingTo {
    /// The account.
    pub account: AccountKey,
    /// Its list is shown.
    pub shows_list: bool,
    /// It was chosen as the one: the others close.
    pub is_the_one: bool,
}

/// The marked row, and where it stands; looked for only when one of the two is another one.
#[derive(Default)]
struct Marked {
    row: Option<(AccountKey, RowId)>,
    /// The answer it was looked for in. Not kept: it goes when the window is locked.
    of: Weak<FoundEverywhere>,
    position: Option<usize>,
    /// Where it stood when it was listed last: an answer may take it out of the list.
    stood: usize,
}

impl Marked {
    fn set(&mut self, row: Option<(AccountKey, RowId)>) {
        (self.row, self.of) = (row, Weak::new());
    }

    fn position(&mut self, found: &Arc<FoundEverywhere>) -> Option<usize> {
        if !std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(found)) {
            self.position = self.row.as_ref().and_then(|(key, row)| found.place_of(key, *row));
            self.of = Arc::downgrade(found);
            self.stood = self.position.unwrap_or(self.stood);
        }
        self.position
    }
}

impl EverywherePage {
    /// The question as it stands.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Takes over what came.
    pub fn poll(&mut self, open: Open<'_>) {
        self.bulk.poll(open);
    }

    /// The window is locked: nothing of what was chosen or changed stays in memory.
    pub fn forget_choice(&mut self) {
        (self.selection, self.bulk) = (SelectionOver::default(), BulkBar::default());
    }

    /// Whether the rows of an account stand together.
    #[must_use]
    pub fn by_account(&self) -> ByAccount {
        self.by_account
    }

    /// The columns that are shown behind the account: those of an account's own list.
    pub fn shown_columns(settings: &Settings) -> impl Iterator<Item = Column> {
        list::columns_of(settings).into_iter().map(|(column, _)| column)
    }

    /// Notes that a dispute is opened from here.
    pub fn note_opened(&mut self, account: AccountKey, dispute: DisputeId) {
        self.opened = Some((account, dispute));
        self.going_to = None;
    }

    /// True for the dispute that was opened from here last.
    #[must_use]
    pub fn has_opened(&self, account: &AccountKey, dispute: &DisputeId) -> bool {
        self.opened.as_ref().is_some_and(|(key, id)| key == account && id == dispute)
    }

    /// Notes what comes once an account is open.
    pub fn go_to(&mut self, going_to: GoingTo) {
        self.going_to = Some(going_to);
    }

    /// What comes now that an account is open.
    pub fn take_going_to(&mut self, account: &AccountKey) -> Option<GoingTo> {
        self.going_to.take().filter(|going_to| going_to.account == *account)
    }

    /// The page is shown again: the marked row is in sight.
    pub fn come_back(&mut self) {
        self.table.bring_into_view();
    }

    /// Puts the caret into the search field.
    pub fn focus_search(&mut self) {
        self.search.focus();
    }

    /// The search field in the bar at the top.
    pub fn search_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, width: f32) {
        let found = cx.found_everywhere;
        let choices = Choices {
            merchants: &found.merchants,
            currencies: &found.currencies,
            people: &found.people,
            tag_keys: &found.tag_keys,
        };
        if let Some(search) = self.search.ui(ui, cx, choices, width) {
            self.query.search = search;
        }
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        if ui.available_width() < super::disputes::NARROW {
            Frame::new()
                .inner_margin(theme::inset_open(space::WIDE, space::NEAR))
                .show(ui, |ui| self.search_ui(ui, cx, ui.available_width() - BESIDE_SEARCH));
        }
        if cx.settings.accounts.is_empty() {
            let hint = words::everywhere_no_account_hint();
            let button = Some(words::kit_connect_account());
            if states::empty(ui, icons::KEY, words::everywhere_no_account(), hint, button) {
                cx.actions.push(Action::Settings(SettingsAction::AddAccount));
            }
            return;
        }
        let kept = views::Kept {
            views: cx.settings.views_everywhere.clone().into(),
            has_mine: cx.settings.my_name.is_some(),
            is_for_this_run: false,
        };
        let chosen = self.tabs_ui(ui, cx, &kept);
        widgets::line(ui);
        let in_menu = self.bar_ui(ui, cx, &kept);
        for chosen in chosen.into_iter().chain(in_menu) {
            self.follow_view(cx, chosen);
        }
        self.filters_ui(ui, cx);
        widgets::line(ui);
        accounts::troubles_ui(ui, cx);
        self.list_ui(ui, cx);
    }

    /// The chips: they write the same terms into the search as those of one account's list.
    fn filters_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let mut edits = Vec::new();
        Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
            chips_row(ui);
            edits = self.filters.ui(ui, (cx, &Offers::of_all(cx)), self.search.chips());
        });
        match self.search.change(&edits, cx.zone) {
            Ok(Some(search)) => self.query.search = search,
            Ok(None) => {}
            Err(Full) => self.filters.refuse(&edits),
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, kept: &views::Kept) -> Option<views::Chosen> {
        let shown = views::Shown { query: &self.query, text: self.search.text(), columns: &[] };
        let pressed = queue_tabs::ui_of(ui, "queues everywhere", cx.found_everywhere.counts, kept, &shown);
        self.query.queue = pressed.queue.unwrap_or(self.query.queue);
        pressed.view
    }

    /// The accounts and how each is, and the saved views at the end.
    fn bar_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, kept: &views::Kept) -> Option<views::Chosen> {
        let mut chosen = None;
        Frame::new().inner_margin(theme::inset_open(space::WIDE, space::NEAR)).show(ui, |ui| {
            let Self { views, query, search, .. } = self;
            accounts::bar_ui(
                ui,
                |ui| accounts::standings_ui(ui, cx),
                |ui| {
                    if Tools::Words.tool_ui(ui, icons::DOWNLOAD, words::list_export()).clicked() {
                        cx.actions.push(Action::ExportList);
                    }
                    let shown = views::Shown { query, text: search.text(), columns: &[] };
                    chosen = views.ui(ui, kept, &shown, Tools::Words);
                },
            );
        });
        chosen
    }

    fn follow_view(&mut self, cx: &Context<'_>, chosen: views::Chosen) {
        match chosen {
            views::Chosen::Keep(views) => {
                cx.actions.push(Action::Change(Box::new(|settings| settings.views_everywhere = views)));
            }
            views::Chosen::Open(view) => {
                let search = self.search.set(&view.text, cx.zone);
                self.query = Query { queue: view.queue, search, sort: view.sort };
            }
        }
    }

    /// Takes every filter away; the order stays.
    fn show_all(&mut self) {
        self.search.clear();
        self.query = Query { queue: Queue::All, search: Search::default(), sort: self.query.sort };
    }

    /// The table, or the state the list is in instead.
    fn list_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let found = cx.found_everywhere;
        if found.total > 0 {
            self.count_heard.look(ui, (&found.query, found.rows.len()), self.search.problem());
        }
        pulling::export_ui(ui, cx);
        if let Some(problem) = self.search.problem() {
            Frame::new().inner_margin(theme::inset(space::WIDE, space::TIGHT)).show(ui, |ui| {
                widgets::toned(ui, Tone::Red, text::sentence(problem));
            });
        }
        if found.total == 0 {
            Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
                if accounts::is_any_coming(cx) {
                    states::skeleton(ui, ROWS);
                } else {
                    // What could not be asked may have some.
                    let (title, hint) = if accounts::is_any_troubled(cx) {
                        (words::list_not_loaded(), words::everywhere_not_loaded_hint())
                    } else {
                        (words::everywhere_nothing(), words::everywhere_nothing_hint())
                    };
                    if states::empty(ui, icons::INBOX, title, hint, Some(words::kit_refresh())) {
                        cx.actions.push(Action::Refresh);
                    }
                }
            });
            return;
        }
        if found.rows.is_empty() {
            if self.nothing_matches_ui(ui) {
                self.show_all();
            }
            return;
        }
        self.selection.keep_to(&self.query);
        let is_answered = found.query == self.query.clone().asked_by(cx.settings.my_name.as_ref());
        self.selection.sum(cx.desk, cx.everywhere, found, is_answered);
        self.bulk.over_ui(ui, cx, &mut self.selection);
        let position = self.marked.position(found);
        let height = (ui.available_height() - HINT).max(0.0);
        let mut clicked = None;
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            let order = (&mut self.query.sort, &mut self.by_account);
            clicked = self.table.ui(ui, cx, order, position, &self.selection);
        });
        Frame::new().inner_margin(theme::inset(space::WIDE, space::CLOSE)).show(ui, |ui| {
            widgets::hint(ui, words::everywhere_hint());
        });
        if let Some((place, modifiers)) = clicked {
            self.follow_click(found, place, modifiers);
        }
        self.open_marked(cx);
    }

    /// A click opens a row; with Ctrl it is chosen or left out, with Shift everything up to it is.
    fn follow_click(&mut self, found: &FoundEverywhere, place: usize, modifiers: Modifiers) {
        let Some((account, row)) = found.at(place) else { return };
        if self.selection.is_empty() && (modifiers.shift || modifiers.command) {
            self.selection.begin_at(self.marked.row.clone());
        }
        if modifiers.shift {
            self.selection.choose_to(found, place);
        } else if modifiers.command {
            self.selection.toggle(account, row.row);
        } else {
            self.selection.begin_at(Some((account.clone(), row.row)));
            self.mark(found, place);
            self.wants_open = true;
        }
    }

    fn mark(&mut self, found: &FoundEverywhere, place: usize) {
        self.marked.set(found.at(place).map(|(key, row)| (key.clone(), row.row)));
        self.marked.stood = place;
    }

    /// Opens the marked row in its account, once it is read.
    fn open_marked(&mut self, cx: &Context<'_>) {
        if !self.wants_open {
            return;
        }
        let Some((key, row)) = &self.marked.row else { return };
        if let Some(entry) = cx.everywhere.session(key).and_then(|session| session.row(*row)) {
            self.wants_open = false;
            let open = EverywhereAction::Open(key.clone(), entry.dispute.id.clone());
            cx.actions.push(Action::Everywhere(open));
        }
    }

    fn nothing_matches_ui(&self, ui: &mut Ui) -> bool {
        let (title, hint) = match (!self.query.search.is_empty(), self.query.queue) {
            (true, _) => (words::list_none_match(), words::list_none_match_hint()),
            (false, Queue::NeedsResponse) => (words::list_none_due(), words::everywhere_none_due_hint()),
            (false, _) => (words::list_none_in_queue(), words::list_none_in_queue_hint()),
        };
        states::empty(ui, icons::INBOX, title, hint, Some(words::list_show_all()))
    }
}
