//! The filter chips: each shows the term of its field in the search, with a cross when there is one, and changes it.
//!
//! Must not live here: what is asked (that is the text of the search field), how a term is written.

use super::filter_chip::{Look, chip_ui, few, radio_ui, range_words, said, together, toggles_ui};
use super::filter_drafts::{RangeDraft, TagDraft, day, error_of};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, calendar, choice_ui, widgets};
use crate::app::words;
use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use crate::domain::money::amount_input;
use crate::domain::search::chips::{self, Chip, Chips, Due, Ends};
use crate::domain::search::{Condition, Edit, TextField};
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
}

fn edit(chip: Chip, condition: Option<Condition>) -> Edit {
    Edit { chip, condition }
}

impl FilterChips {
    /// All chips in a row. Returns what the search is to ask from now on.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips) -> Vec<Edit> {
        let mut edits = Vec::new();
        if !egui::Popup::is_any_open(ui.ctx()) {
            self.refused = None;
        }
        self.due_ui(ui, cx, shown, &mut edits);
        self.reason_ui(ui, cx, shown, &mut edits);
        self.amount_ui(ui, cx, shown, &mut edits);
        self.merchant_ui(ui, cx, shown, &mut edits);
        self.opened_ui(ui, cx, shown, &mut edits);
        self.tag_ui(ui, cx, shown, &mut edits);
        self.state_ui(ui, cx, shown, &mut edits);
        if !shown.is_empty() && widgets::link(ui, words::filter_clear_all()).clicked() {
            edits = Chip::ALL.into_iter().map(|chip| edit(chip, None)).collect();
        }
        if !edits.is_empty() {
            self.refused = None;
        }
        edits
    }

    /// The search has no room for what was chosen.
    pub fn refuse(&mut self, edits: &[Edit]) {
        self.refused = edits.first().map(|edit| edit.chip);
    }

    fn look(&self, name: &'static str, value: Option<String>, width: f32, chips: &'static [Chip]) -> Look {
        Look { name, value, width, chips, is_refused: self.refused.is_some_and(|chip| chips.contains(&chip)) }
    }

    fn due_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let value = said(&shown.due, |due| Some(words::due(*due).to_owned()));
        let look = self.look(words::filter_due(), value, NARROW, &[Chip::Due]);
        let is_open = chip_ui(ui, &look, edits, |ui, edits| {
            for due in Due::ALL {
                let is_chosen = shown.due.choice() == Some(&due);
                if radio_ui(ui, is_chosen, words::due(due), cx.found.option_counts.of_due(due)) {
                    edits.push(edit(Chip::Due, Some(due.condition())));
                }
            }
        });
        // How many are due within a day is another number every minute: it is counted when it is looked at.
        if is_open && !std::mem::replace(&mut self.shows_due, is_open) {
            cx.actions.push(Action::AskList);
        }
        self.shows_due = is_open;
    }

    fn reason_ui(&self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let value = said(&shown.reasons, |reasons| few(reasons.iter().map(words::reason)));
        chip_ui(ui, &self.look(words::filter_reason(), value, NARROW, &[Chip::Reason]), edits, |ui, edits| {
            let choices = Reason::KNOWN.iter().map(|reason| (reason.clone(), words::reason(reason)));
            let count = |reason: &Reason| cx.found.option_counts.of(TextField::Reason, reason.as_wire());
            if let Some(reasons) = toggles_ui(ui, &shown.reasons, choices, count) {
                let wires = reasons.iter().map(|reason| reason.as_wire().to_owned());
                edits.push(edit(Chip::Reason, chips::one_of(TextField::Reason, wires)));
            }
        });
    }

    fn amount_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let written =
            |ends: &Ends<i128>| range_words(ends.0.map(amount_input::written), ends.1.map(amount_input::written));
        let value = together([
            said(&shown.amount, written),
            said(&shown.currencies, |currencies| few(currencies.iter().map(String::as_str))),
        ]);
        let look = self.look(words::filter_amount(), value, MEDIUM, &[Chip::Amount, Chip::Currency]);
        let draft = &mut self.amount;
        let is_open = chip_ui(ui, &look, edits, |ui, edits| {
            draft.follow(shown.amount.choice(), |amount| amount_input::written(*amount));
            let mut is_typed = false;
            for (label, text) in
                [(words::filter_amount_from(), &mut draft.from), (words::filter_amount_to(), &mut draft.to)]
            {
                let error = error_of(amount_input::face_value, text).map(|problem| words::amount_problem(&problem));
                is_typed |= Field::new(label).first().example("200.00").error(error).ui(ui, text).changed();
            }
            if is_typed && let Some(ends) = draft.changed(amount_input::face_value) {
                edits.push(edit(Chip::Amount, chips::amount(ends)));
            }
            widgets::hint(ui, words::filter_amount_hint());
            let choices = cx.found.currencies.iter().map(|currency| (currency.clone(), currency));
            let count = |code: &String| cx.found.option_counts.of(TextField::Currency, code);
            if let Some(codes) = toggles_ui(ui, &shown.currencies, choices, count) {
                edits.push(edit(Chip::Currency, chips::one_of(TextField::Currency, codes.into_iter())));
            }
        });
        if !is_open {
            self.amount = RangeDraft::default();
        }
    }

    fn merchant_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let value = said(&shown.merchants, |merchants| few(merchants.iter().map(String::as_str)));
        let look = self.look(words::filter_merchant(), value, WIDE, &[Chip::Merchant]);
        chip_ui(ui, &look, edits, |ui, edits| {
            if cx.found.merchants.len() > 8 {
                Field::new(words::filter_merchant_find()).ui(ui, &mut self.merchant);
            }
            let wanted = self.merchant.to_lowercase();
            let merchants = cx.found.merchants.iter().filter(|name| name.to_lowercase().contains(&wanted));
            let choices = merchants.map(|merchant| (merchant.clone(), text::clean_to(merchant, 40)));
            let menu = egui::ScrollArea::vertical().max_height(TALLEST);
            let count = |name: &String| cx.found.option_counts.of(TextField::Merchant, name);
            if let Some(names) = menu.show(ui, |ui| toggles_ui(ui, &shown.merchants, choices, count)).inner {
                edits.push(edit(Chip::Merchant, chips::one_of(TextField::Merchant, names.into_iter())));
            }
        });
    }

    fn opened_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let written =
            |ends: &Ends<Date>| range_words(ends.0.map(|day| day.to_string()), ends.1.map(|day| day.to_string()));
        let value = said(&shown.opened, written);
        let look = self.look(words::filter_dates(), value, MEDIUM, &[Chip::Opened]);
        let draft = &mut self.opened;
        let is_open = chip_ui(ui, &look, edits, |ui, edits| {
            draft.follow(shown.opened.choice(), Date::to_string);
            let today = cx.now.to_zoned(cx.zone.clone()).date();
            let mut is_typed = false;
            for (days, words) in
                [(7, words::filter_days_7()), (30, words::filter_days_30()), (90, words::filter_days_90())]
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
        });
        if !is_open {
            self.opened = RangeDraft::default();
        }
    }

    fn tag_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let value = said(&shown.tag, |tag| {
            let parts: Vec<&str> = [tag.key.as_deref(), tag.value.as_deref()].into_iter().flatten().collect();
            Some(parts.join(" "))
        });
        let look = self.look(words::filter_tag(), value, MEDIUM, &[Chip::Tag]);
        let draft = &mut self.tag;
        let is_open = chip_ui(ui, &look, edits, |ui, edits| {
            draft.follow(shown.tag.choice());
            let mut keys = vec![(None, words::filter_tag_any().to_owned())];
            keys.extend(cx.found.tag_keys.iter().map(|key| (Some(key.clone()), text::clean_to(key, 40))));
            let is_chosen = choice_ui(ui, words::filter_tag_key(), &mut draft.key, &keys, None);
            let is_typed = Field::new(words::filter_tag_value()).ui(ui, &mut draft.value).changed();
            if is_chosen || is_typed {
                edits.push(edit(Chip::Tag, chips::tag(draft.choice())));
            }
        });
        if !is_open {
            self.tag = TagDraft::default();
        }
    }

    fn state_ui(&self, ui: &mut Ui, cx: &Context<'_>, shown: &Chips, edits: &mut Vec<Edit>) {
        let value = together([
            said(&shown.states, |states| few(states.iter().map(words::dispute_state))),
            said(&shown.responses, |states| few(states.iter().map(words::response_state))),
        ]);
        let look = self.look(words::filter_state(), value, STATES, &[Chip::State, Chip::Response]);
        chip_ui(ui, &look, edits, |ui, edits| {
            widgets::caption(ui, words::filter_state());
            let choices = DisputeState::KNOWN.iter().map(|state| (state.clone(), words::dispute_state(state)));
            let count = |state: &DisputeState| cx.found.option_counts.of(TextField::State, state.as_wire());
            if let Some(states) = toggles_ui(ui, &shown.states, choices, count) {
                edits.push(edit(Chip::State, chips::one_of(TextField::State, wires(&states, DisputeState::as_wire))));
            }
            ui.separator();
            widgets::caption(ui, words::filter_response());
            let choices = ResponseState::KNOWN.iter().map(|state| (state.clone(), words::response_state(state)));
            let count = |state: &ResponseState| cx.found.option_counts.of(TextField::Response, state.as_wire());
            if let Some(states) = toggles_ui(ui, &shown.responses, choices, count) {
                let wires = wires(&states, ResponseState::as_wire);
                edits.push(edit(Chip::Response, chips::one_of(TextField::Response, wires)));
            }
        });
    }
}

fn wires<'s, T>(states: &'s BTreeSet<T>, wire: impl Fn(&T) -> &str + 's) -> impl Iterator<Item = String> + 's {
    states.iter().map(move |state| wire(state).to_owned())
}
