//! The filter chips: each shows the term of its field in the search, with a cross when there is one, and changes it.
//!
//! Must not live here: what is asked (that is the text of the search field), how a term is written.

use super::filter_chip::{
    Look, button_ui, button_width, chip_ui, edit, few, line_ui, radio_ui, range_words, said, together, toggles_ui,
};
use super::filter_drafts::{RangeDraft, TagDraft, day, error_of};
use super::filter_lines::{Piece, Row};
use super::filter_offers::Offers;
use super::filter_team::{person, team_ui, work_of};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, calendar, choice_ui, filter_popup, icons, space, widgets};
use crate::app::words;
use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use crate::domain::money::amount_input;
use crate::domain::search::chips::{self, Chip, Chips, Due, Ends};
use crate::domain::search::{Edit, TextField};
use crate::domain::text;
use egui::Ui;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How wide the menus are: of short words, of states, of two fields, of names.
const NARROW: f32 = 180.0;
const STATES: f32 = 220.0;
const MEDIUM: f32 = 240.0;
const WIDE: f32 = 260.0;
/// How tall a list in a menu is at most.
const TALLEST: f32 = 260.0;
/// How much of the window's height the menu of the other filters takes at most.
const PART: f32 = 0.6;

/// What is typed into chips and may not be right yet.
#[derive(Default)]
pub struct FilterChips {
    amount: RangeDraft<i128>,
    opened: RangeDraft<Date>,
    tag: TagDraft,
    /// Part of a merchant's name that is looked for.
    merchant: String,
    /// The menu of the time left is open.
    shows_due: bool,
    /// The chip whose last choice the search has no room for.
    refused: Option<Chip>,
    /// What is in the menu of those that have no room, while it is open.
    held: Option<Vec<usize>>,
}

/// A filter with a chip or a line of its own.
#[derive(Clone, Copy)]
enum Filter {
    Due,
    Reason,
    Amount,
    Merchant,
    Opened,
    Tag,
    State,
    Team,
}

/// The window and what its list offers.
type Of<'l, 'a> = (&'l Context<'a>, &'l Offers<'a>);

/// How a filter is shown.
struct At<'l> {
    look: &'l Look,
    /// In the menu of those that have no room in the row.
    is_line: bool,
}

impl FilterChips {
    /// The chips in at most two lines, and a menu of those that have no room. Returns what the search is to ask from
    /// now on.
    pub fn ui(&mut self, ui: &mut Ui, (cx, offers): Of<'_, '_>, shown: &Chips) -> Vec<Edit> {
        let mut edits = Vec::new();
        if !egui::Popup::is_any_open(ui.ctx()) {
            self.refused = None;
        }
        let looks = Filter::ALL.map(|filter| self.look(filter, shown, offers.people));
        let more = format!("{} {}", words::filter_more(), icons::DOWN);
        let row = Row {
            chips: looks.iter().map(|look| (look.room(ui), look.value.is_some())).collect(),
            more: button_width(ui, &more),
            clear: (!shown.is_empty()).then(|| button_width(ui, words::filter_clear_all())),
            gap: ui.spacing().item_spacing.x,
        };
        // Nothing moves out of the menu while it is open.
        let rest = self.held.take().unwrap_or_else(|| row.rest(ui.available_width()));
        for line in row.lines(&rest, ui.available_width()) {
            ui.horizontal(|ui| {
                for piece in line {
                    match piece {
                        Piece::Chip(place) => {
                            if let (Some(filter), Some(look)) = (Filter::ALL.get(place), looks.get(place)) {
                                let at = At { look, is_line: false };
                                self.filter_ui(ui, (cx, offers), *filter, &at, shown, &mut edits);
                            }
                        }
                        Piece::More => self.more_ui(ui, (cx, offers), (&more, &rest, &looks), shown, &mut edits),
                        Piece::Clear => {
                            if widgets::link(ui, words::filter_clear_all()).clicked() {
                                edits = Chip::ALL.into_iter().map(|chip| edit(chip, None)).collect();
                            }
                        }
                    }
                }
            });
        }
        if !edits.is_empty() {
            self.refused = None;
        }
        edits
    }

    /// The menu of the filters that have no room.
    fn more_ui(
        &mut self,
        ui: &mut Ui,
        of: Of<'_, '_>,
        (more, rest, looks): (&str, &[usize], &[Look]),
        shown: &Chips,
        edits: &mut Vec<Edit>,
    ) {
        let others = || rest.iter().filter_map(|place| Some((*Filter::ALL.get(*place)?, looks.get(*place)?)));
        let is_on = others().any(|(_, look)| look.value.is_some());
        let button = button_ui(ui, more, is_on, words::filter_more());
        let tallest = ui.ctx().content_rect().height() * PART;
        let opened = filter_popup(&button, WIDE, |ui| {
            egui::ScrollArea::vertical().max_height(tallest).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::CLOSE;
                for (filter, look) in others() {
                    ui.push_id(look.name, |ui| {
                        self.filter_ui(ui, of, filter, &At { look, is_line: true }, shown, edits);
                    });
                }
            });
        });
        if opened.is_some() {
            self.held = Some(rest.to_vec());
        } else {
            others().for_each(|(filter, _)| self.forget(filter));
        }
    }

    fn filter_ui(
        &mut self,
        ui: &mut Ui,
        (cx, offers): Of<'_, '_>,
        filter: Filter,
        at: &At<'_>,
        shown: &Chips,
        edits: &mut Vec<Edit>,
    ) {
        let is_open = match filter {
            Filter::Due => at.ui(ui, edits, |ui, edits| due_ui(ui, offers, shown, edits)),
            Filter::Reason => at.ui(ui, edits, |ui, edits| reason_ui(ui, offers, shown, edits)),
            Filter::Amount => at.ui(ui, edits, |ui, edits| self.amount_ui(ui, offers, shown, edits)),
            Filter::Merchant => at.ui(ui, edits, |ui, edits| self.merchant_ui(ui, offers, shown, edits)),
            Filter::Opened => at.ui(ui, edits, |ui, edits| self.opened_ui(ui, cx, shown, edits)),
            Filter::Tag => at.ui(ui, edits, |ui, edits| self.tag_ui(ui, offers, shown, edits)),
            Filter::State => at.ui(ui, edits, |ui, edits| state_ui(ui, offers, shown, edits)),
            Filter::Team => at.ui(ui, edits, |ui, edits| team_ui(ui, (cx, offers), shown, edits)),
        };
        if !is_open {
            self.forget(filter);
        } else if matches!(filter, Filter::Due) && !std::mem::replace(&mut self.shows_due, true) {
            // How many are due within a day is another number every minute: it is counted when it is looked at.
            cx.actions.push(Action::AskList);
        }
    }

    /// Its menu is closed: what was typed there and is no filter goes.
    fn forget(&mut self, filter: Filter) {
        match filter {
            Filter::Amount => self.amount = RangeDraft::default(),
            Filter::Opened => self.opened = RangeDraft::default(),
            Filter::Tag => self.tag = TagDraft::default(),
            Filter::Due => self.shows_due = false,
            Filter::Reason | Filter::Merchant | Filter::State | Filter::Team => {}
        }
    }

    fn look(&self, filter: Filter, shown: &Chips, people: &[String]) -> Look {
        let chips = filter.chips();
        let is_refused = self.refused.is_some_and(|chip| chips.contains(&chip));
        let (name, width) = filter.named();
        Look { name, value: filter.value(shown, people), width, chips, is_refused }
    }

    /// The search has no room for what was chosen.
    pub fn refuse(&mut self, edits: &[Edit]) {
        self.refused = edits.first().map(|edit| edit.chip);
    }

    fn amount_ui(&mut self, ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let face_value = |text: &str| amount_input::face_value(text, words::language::spoken().marks);
        let draft = &mut self.amount;
        draft.follow(shown.amount.choice(), |amount| words::decimal(&amount_input::written(*amount)));
        let mut is_typed = false;
        for (label, text) in
            [(words::filter_amount_from(), &mut draft.from), (words::filter_amount_to(), &mut draft.to)]
        {
            let error = error_of(face_value, text).map(|problem| words::amount_problem(&problem));
            is_typed |=
                Field::new(label).first().example(&words::decimal("200.00")).error(error).ui(ui, text).changed();
        }
        if is_typed && let Some(ends) = draft.changed(face_value) {
            edits.push(edit(Chip::Amount, chips::amount(ends)));
        }
        widgets::hint(ui, words::filter_amount_hint());
        let choices = offers.currencies.iter().map(|currency| (currency.clone(), currency));
        let count = |code: &String| offers.counts.of(TextField::Currency, code);
        if let Some(codes) = toggles_ui(ui, &shown.currencies, choices, count) {
            edits.push(edit(Chip::Currency, chips::one_of(TextField::Currency, codes.into_iter())));
        }
    }

    fn merchant_ui(&mut self, ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        if offers.merchants.len() > 8 {
            Field::new(words::filter_merchant_find()).ui(ui, &mut self.merchant);
        }
        let wanted = self.merchant.to_lowercase();
        let merchants = offers.merchants.iter().filter(|name| name.to_lowercase().contains(&wanted));
        let choices = merchants.map(|merchant| (merchant.clone(), text::clean_to(merchant, 40)));
        let menu = egui::ScrollArea::vertical().max_height(TALLEST);
        let count = |name: &String| offers.counts.of(TextField::Merchant, name);
        if let Some(names) = menu.show(ui, |ui| toggles_ui(ui, &shown.merchants, choices, count)).inner {
            edits.push(edit(Chip::Merchant, chips::one_of(TextField::Merchant, names.into_iter())));
        }
    }

    fn opened_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let draft = &mut self.opened;
        draft.follow(shown.opened.choice(), Date::to_string);
        let today = cx.now.to_zoned(cx.zone.clone()).date();
        let mut is_typed = false;
        for (days, words) in [(7, words::filter_days_7()), (30, words::filter_days_30()), (90, words::filter_days_90())]
        {
            if widgets::link(ui, words).clicked() {
                draft.from = today.saturating_sub(jiff::Span::new().days(days)).to_string();
                draft.to = today.to_string();
                is_typed = true;
            }
        }
        for (label, text) in
            [(words::filter_opened_from(), &mut draft.from), (words::filter_opened_to(), &mut draft.to)]
        {
            let error = error_of(day, text).map(|_odd| words::filter_day_problem());
            let field = Field::new(label).first().example("2026-11-21").error(error);
            is_typed |= calendar::day_ui(ui, field, text, today);
        }
        if is_typed && let Some(ends) = draft.changed(day) {
            edits.push(edit(Chip::Opened, chips::opened(ends, cx.zone)));
        }
    }

    fn tag_ui(&mut self, ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let draft = &mut self.tag;
        draft.follow(shown.tag.choice());
        let mut keys = vec![(None, words::filter_tag_any().to_owned())];
        keys.extend(offers.tag_keys.iter().map(|key| (Some(key.clone()), text::clean_to(key, 40))));
        let is_chosen = choice_ui(ui, words::filter_tag_key(), &mut draft.key, &keys, None);
        let is_typed = Field::new(words::filter_tag_value()).ui(ui, &mut draft.value).changed();
        if is_chosen || is_typed {
            edits.push(edit(Chip::Tag, chips::tag(draft.choice())));
        }
    }
}

impl Filter {
    const ALL: [Self; 8] =
        [Self::Due, Self::Reason, Self::Amount, Self::Merchant, Self::Opened, Self::Tag, Self::State, Self::Team];

    /// Its name, and how wide its menu is.
    fn named(self) -> (&'static str, f32) {
        match self {
            Self::Due => (words::filter_due(), NARROW),
            Self::Reason => (words::filter_reason(), NARROW),
            Self::Amount => (words::filter_amount(), MEDIUM),
            Self::Merchant => (words::filter_merchant(), WIDE),
            Self::Opened => (words::filter_dates(), MEDIUM),
            Self::Tag => (words::filter_tag(), MEDIUM),
            Self::State => (words::filter_state(), STATES),
            Self::Team => (words::filter_team(), STATES),
        }
    }

    /// The fields it shows and clears.
    fn chips(self) -> &'static [Chip] {
        match self {
            Self::Due => &[Chip::Due],
            Self::Reason => &[Chip::Reason],
            Self::Amount => &[Chip::Amount, Chip::Currency],
            Self::Merchant => &[Chip::Merchant],
            Self::Opened => &[Chip::Opened],
            Self::Tag => &[Chip::Tag],
            Self::State => &[Chip::State, Chip::Response],
            Self::Team => &[Chip::Assignee, Chip::Work],
        }
    }

    /// What it asks, in words.
    fn value(self, shown: &Chips, people: &[String]) -> Option<String> {
        let written = |amount| words::decimal(&amount_input::written(amount));
        let amount = |ends: &Ends<i128>| range_words(ends.0.map(written), ends.1.map(written));
        let days =
            |ends: &Ends<Date>| range_words(ends.0.map(|day| day.to_string()), ends.1.map(|day| day.to_string()));
        match self {
            Self::Due => said(&shown.due, |due| Some(words::due(*due).to_owned())),
            Self::Reason => said(&shown.reasons, |reasons| few(reasons.iter().map(words::reason))),
            Self::Amount => together([
                said(&shown.amount, amount),
                said(&shown.currencies, |currencies| few(currencies.iter().map(String::as_str))),
            ]),
            Self::Merchant => said(&shown.merchants, |merchants| few(merchants.iter().map(String::as_str))),
            Self::Opened => said(&shown.opened, days),
            Self::Tag => said(&shown.tag, |tag| {
                let parts: Vec<&str> = [tag.key.as_deref(), tag.value.as_deref()].into_iter().flatten().collect();
                Some(parts.join(" "))
            }),
            Self::State => together([
                said(&shown.states, |states| few(states.iter().map(words::dispute_state))),
                said(&shown.responses, |states| few(states.iter().map(words::response_state))),
            ]),
            Self::Team => together([
                said(&shown.assignees, |names| few(names.iter().map(|name| person(name, people)))),
                said(&shown.work, |work| few(work.iter().map(|work| work_of(work)))),
            ]),
        }
    }
}

impl At<'_> {
    /// The chip or the line. True while its menu is open.
    fn ui(&self, ui: &mut Ui, edits: &mut Vec<Edit>, menu: impl FnOnce(&mut Ui, &mut Vec<Edit>)) -> bool {
        if self.is_line { line_ui(ui, self.look, edits, menu) } else { chip_ui(ui, self.look, edits, menu) }
    }
}

fn due_ui(ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
    if offers.has_target {
        widgets::caption(ui, words::filter_due_by_finix());
    }
    for due in Due::ALL {
        let is_chosen = shown.due.choice() == Some(&due);
        if radio_ui(ui, is_chosen, words::due(due), offers.counts.of_due(due)) {
            edits.push(edit(Chip::Due, Some(due.condition())));
        }
    }
}

fn reason_ui(ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
    let choices = Reason::KNOWN.iter().map(|reason| (reason.clone(), words::reason(reason)));
    let count = |reason: &Reason| offers.counts.of(TextField::Reason, reason.as_wire());
    if let Some(reasons) = toggles_ui(ui, &shown.reasons, choices, count) {
        let wires = reasons.iter().map(|reason| reason.as_wire().to_owned());
        edits.push(edit(Chip::Reason, chips::one_of(TextField::Reason, wires)));
    }
}

fn state_ui(ui: &mut Ui, offers: &Offers<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
    widgets::caption(ui, words::filter_state());
    let choices = DisputeState::KNOWN.iter().map(|state| (state.clone(), words::dispute_state(state)));
    let count = |state: &DisputeState| offers.counts.of(TextField::State, state.as_wire());
    if let Some(states) = toggles_ui(ui, &shown.states, choices, count) {
        edits.push(edit(Chip::State, chips::one_of(TextField::State, wires(&states, DisputeState::as_wire))));
    }
    ui.separator();
    widgets::caption(ui, words::filter_response());
    let choices = ResponseState::KNOWN.iter().map(|state| (state.clone(), words::response_state(state)));
    let count = |state: &ResponseState| offers.counts.of(TextField::Response, state.as_wire());
    if let Some(states) = toggles_ui(ui, &shown.responses, choices, count) {
        let wires = wires(&states, ResponseState::as_wire);
        edits.push(edit(Chip::Response, chips::one_of(TextField::Response, wires)));
    }
}

fn wires<'s, T>(states: &'s BTreeSet<T>, wire: impl Fn(&T) -> &str + 's) -> impl Iterator<Item = String> + 's {
    states.iter().map(move |state| wire(state).to_owned())
}
