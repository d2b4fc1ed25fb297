//! The filter chips: each shows its value and a cross when it is set.

use crate::app::Context;
use crate::app::kit::filter_popup;
use crate::app::kit::{Field, icons, size, theme, tokens, widgets};
use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use crate::domain::money::amount_input;
use crate::domain::search::query::{Due, Filters};
use crate::domain::text;
use egui::{Button, RichText, Stroke, Ui, Vec2};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// What is typed into filters and may not be right yet.
#[derive(Default)]
pub struct FilterDrafts {
    amount_min: String,
    amount_max: String,
    created_from: String,
    created_to: String,
    tag_value: String,
    merchant: String,
}

impl FilterDrafts {
    /// What would have been typed for filters that came from a saved view.
    #[must_use]
    pub fn of(filters: &Filters, zone: &TimeZone) -> Self {
        let amount = |value: Option<i128>| value.map(amount_input::written).unwrap_or_default();
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let last = filters.created_before.map(|before| day(before).yesterday().unwrap_or_else(|_first| day(before)));
        Self {
            amount_min: amount(filters.amount_min),
            amount_max: amount(filters.amount_max),
            created_from: filters.created_from.map(|from| day(from).to_string()).unwrap_or_default(),
            created_to: last.map(|last| last.to_string()).unwrap_or_default(),
            tag_value: filters.tag_value.clone().unwrap_or_default(),
            merchant: String::new(),
        }
    }

    /// All chips in a row.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, filters: &mut Filters) {
        due_ui(ui, filters);
        reason_ui(ui, filters);
        self.amount_ui(ui, cx, filters);
        self.merchant_ui(ui, cx, filters);
        self.dates_ui(ui, cx, filters);
        self.tag_ui(ui, cx, filters);
        state_ui(ui, filters);
        if !filters.is_empty() && widgets::link(ui, "Clear filters").clicked() {
            *filters = Filters::default();
            *self = Self::default();
        }
    }

    fn amount_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, filters: &mut Filters) {
        let value =
            range_words(&self.amount_min, &self.amount_max, filters.amount_min.is_some(), filters.amount_max.is_some())
                .or_else(|| few(filters.currencies.iter().cloned()));
        chip_ui(
            ui,
            "Amount",
            value.as_deref(),
            240.0,
            filters,
            |ui, filters| {
                for (label, draft, bound) in [
                    ("From", &mut self.amount_min, &mut filters.amount_min),
                    ("To", &mut self.amount_max, &mut filters.amount_max),
                ] {
                    let read = (!draft.trim().is_empty()).then(|| amount_input::face_value(draft));
                    let error = read.as_ref().and_then(|read| read.as_ref().err().cloned());
                    Field::new(label).example("200.00").error(error.as_deref()).ui(ui, draft);
                    *bound = read.and_then(Result::ok);
                }
                widgets::hint(ui, "By the number as it is written, in the dispute's own currency");
                for currency in cx.found.currencies.iter() {
                    toggle_ui(ui, &mut filters.currencies, currency.clone(), currency);
                }
            },
            |filters| {
                filters.amount_min = None;
                filters.amount_max = None;
                filters.currencies.clear();
            },
        );
        if filters.amount_min.is_none()
            && filters.amount_max.is_none()
            && filters.currencies.is_empty()
            && !egui::Popup::is_any_open(ui.ctx())
        {
            self.amount_min.clear();
            self.amount_max.clear();
        }
    }

    fn merchant_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, filters: &mut Filters) {
        let value = few(filters.merchants.iter().cloned());
        chip_ui(
            ui,
            "Merchant",
            value.as_deref(),
            260.0,
            filters,
            |ui, filters| {
                if cx.found.merchants.len() > 8 {
                    Field::new("Find a merchant").ui(ui, &mut self.merchant);
                }
                let wanted = self.merchant.to_lowercase();
                egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                    for merchant in cx.found.merchants.iter().filter(|name| name.to_lowercase().contains(&wanted)) {
                        toggle_ui(ui, &mut filters.merchants, merchant.clone(), &text::clean_to(merchant, 40));
                    }
                });
            },
            |filters| filters.merchants.clear(),
        );
    }

    fn dates_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, filters: &mut Filters) {
        let value = range_words(
            &self.created_from,
            &self.created_to,
            filters.created_from.is_some(),
            filters.created_before.is_some(),
        );
        chip_ui(
            ui,
            "Dates",
            value.as_deref(),
            240.0,
            filters,
            |ui, filters| {
                for (days, words) in [(7, "Last 7 days"), (30, "Last 30 days"), (90, "Last 90 days")] {
                    if widgets::link(ui, words).clicked() {
                        let today = cx.now.to_zoned(cx.zone.clone()).date();
                        let from = today.saturating_sub(jiff::Span::new().days(days));
                        self.created_from = from.to_string();
                        self.created_to = today.to_string();
                    }
                }
                let from = day_field(ui, "Opened from", &mut self.created_from);
                filters.created_from = from.and_then(|day| midnight(day, cx.zone));
                let to = day_field(ui, "Opened to", &mut self.created_to);
                filters.created_before = to.and_then(|day| day.tomorrow().ok()).and_then(|day| midnight(day, cx.zone));
            },
            |filters| {
                filters.created_from = None;
                filters.created_before = None;
            },
        );
        if filters.created_from.is_none() && filters.created_before.is_none() && !egui::Popup::is_any_open(ui.ctx()) {
            self.created_from.clear();
            self.created_to.clear();
        }
    }

    fn tag_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, filters: &mut Filters) {
        let value = match (&filters.tag_key, &filters.tag_value) {
            (None, None) => None,
            (Some(key), None) => Some(key.clone()),
            (None, Some(value)) => Some(value.clone()),
            (Some(key), Some(value)) => Some(format!("{key} {value}")),
        };
        chip_ui(
            ui,
            "Tag",
            value.as_deref(),
            240.0,
            filters,
            |ui, filters| {
                let mut keys = vec![(None, "Any key".to_owned())];
                keys.extend(cx.found.tag_keys.iter().map(|key| (Some(key.clone()), text::clean_to(key, 40))));
                crate::app::kit::choice_ui(ui, "Key", &mut filters.tag_key, &keys, None);
                Field::new("Value holds").ui(ui, &mut self.tag_value);
                let wanted = self.tag_value.trim();
                filters.tag_value = (!wanted.is_empty()).then(|| wanted.to_owned());
            },
            |filters| {
                filters.tag_key = None;
                filters.tag_value = None;
            },
        );
        if filters.tag_value.is_none() && !egui::Popup::is_any_open(ui.ctx()) {
            self.tag_value.clear();
        }
    }
}

fn due_ui(ui: &mut Ui, filters: &mut Filters) {
    let value = filters.due.map(|due| due.label().to_owned());
    chip_ui(
        ui,
        "Due",
        value.as_deref(),
        180.0,
        filters,
        |ui, filters| {
            for due in Due::ALL {
                if ui.radio(filters.due == Some(due), due.label()).clicked() {
                    filters.due = Some(due);
                }
            }
        },
        |filters| filters.due = None,
    );
}

fn reason_ui(ui: &mut Ui, filters: &mut Filters) {
    let value = few(filters.reasons.iter().map(|reason| reason.label().into_owned()));
    chip_ui(
        ui,
        "Reason",
        value.as_deref(),
        180.0,
        filters,
        |ui, filters| {
            for reason in Reason::KNOWN {
                toggle_ui(ui, &mut filters.reasons, reason.clone(), &reason.label());
            }
        },
        |filters| filters.reasons.clear(),
    );
}

fn state_ui(ui: &mut Ui, filters: &mut Filters) {
    let states = filters.states.iter().map(|state| state.label().into_owned());
    let value = few(states.chain(filters.response_states.iter().map(|state| state.label().into_owned())));
    chip_ui(
        ui,
        "State",
        value.as_deref(),
        220.0,
        filters,
        |ui, filters| {
            widgets::caption(ui, "State");
            for state in DisputeState::KNOWN {
                toggle_ui(ui, &mut filters.states, state.clone(), &state.label());
            }
            ui.separator();
            widgets::caption(ui, "Response state");
            for state in ResponseState::KNOWN {
                toggle_ui(ui, &mut filters.response_states, state.clone(), &state.label());
            }
        },
        |filters| {
            filters.states.clear();
            filters.response_states.clear();
        },
    );
}

/// One chip: its menu opens on a click, and a cross beside its value clears it.
fn chip_ui(
    ui: &mut Ui,
    name: &str,
    value: Option<&str>,
    width: f32,
    filters: &mut Filters,
    menu: impl FnOnce(&mut Ui, &mut Filters),
    clear: impl FnOnce(&mut Filters),
) {
    let tokens = tokens(ui);
    let words = match value {
        Some(value) => format!("{name}: {}", text::clean_to(value, 32)),
        None => format!("{name} {}", icons::DOWN),
    };
    let (fill, line) =
        if value.is_some() { (tokens.accent_weak, tokens.accent) } else { (tokens.raised, tokens.strong_line) };
    let text = RichText::new(words).font(theme::medium(size::BODY)).color(tokens.text);
    let button = Button::new(text).fill(fill).stroke(Stroke::new(1.0, line)).min_size(Vec2::new(0.0, 26.0));
    let response = ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand);
    let label = value.map_or_else(
        || format!("Filter by {}", name.to_lowercase()),
        |value| format!("Filter by {}: {value}", name.to_lowercase()),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    filter_popup(&response, width, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        menu(ui, filters);
    });
    let cross = format!("Clear {} filter", name.to_lowercase());
    if value.is_some() && widgets::small_icon_button(ui, icons::CLOSE, &cross).clicked() {
        clear(filters);
    }
}

fn toggle_ui<T: Ord>(ui: &mut Ui, chosen: &mut BTreeSet<T>, value: T, words: &str) {
    let mut on = chosen.contains(&value);
    if widgets::checkbox(ui, &mut on, words).changed() {
        if on {
            chosen.insert(value);
        } else {
            chosen.remove(&value);
        }
    }
}

/// `Fraud`, `Fraud, Quality`, `Fraud and 2 more`.
fn few(values: impl Iterator<Item = String>) -> Option<String> {
    let values: Vec<String> = values.collect();
    match values.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(format!("{one}, {two}")),
        [one, rest @ ..] => Some(format!("{one} and {} more", rest.len())),
    }
}

fn range_words(from: &str, to: &str, has_from: bool, has_to: bool) -> Option<String> {
    match (has_from, has_to) {
        (true, true) => Some(format!("{} to {}", from.trim(), to.trim())),
        (true, false) => Some(format!("from {}", from.trim())),
        (false, true) => Some(format!("to {}", to.trim())),
        (false, false) => None,
    }
}

/// A day as `2026-11-21`.
fn day_field(ui: &mut Ui, label: &str, draft: &mut String) -> Option<Date> {
    let read = (!draft.trim().is_empty()).then(|| draft.trim().parse::<Date>());
    let error = read.as_ref().is_some_and(Result::is_err).then_some("A day is written as 2026-11-21");
    Field::new(label).example("2026-11-21").error(error).ui(ui, draft);
    read.and_then(Result::ok)
}

/// The beginning of a day where the person is.
fn midnight(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}
