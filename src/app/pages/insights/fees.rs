//! What a dispute costs in fees, typed by whoever knows it: Finix's disputes do not say.
//!
//! Must not live here: what they come to (`domain::insights::fees`).

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, size, space, theme, widgets};
use crate::app::words;
use crate::domain::insights::fees::Fee;
use crate::domain::money::{Currency, Money};
use egui::{Align, Layout, RichText, Ui, vec2};
use std::collections::BTreeMap;

/// How wide a field is.
const FIELD: f32 = 240.0;

/// What is typed, by currency; the fee of an inquiry has `true`.
#[derive(Default)]
pub(super) struct FeesForm {
    typed: BTreeMap<(Currency, bool), String>,
}

/// The fee in force in a currency.
pub(super) fn fee(cx: &Context<'_>, currency: Currency) -> Fee {
    cx.settings.fees.get(&cx.session.account().key).map(|fees| fees.get(currency)).unwrap_or_default()
}

impl FeesForm {
    /// The card.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, currency: Currency) {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::CLOSE;
            ui.label(RichText::new(words::fees_title()).font(theme::semibold(size::BODY)));
            let row = vec2(ui.available_width(), size::CONTROL);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
                ui.spacing_mut().item_spacing = vec2(space::WIDE, space::NEAR);
                for is_inquiry in [false, true] {
                    ui.allocate_ui(vec2(FIELD, size::CONTROL), |ui| {
                        ui.set_width(FIELD);
                        self.field_ui(ui, cx, currency, is_inquiry);
                    });
                }
            });
            widgets::hint(ui, words::fees_hint());
        });
    }

    fn field_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, currency: Currency, is_inquiry: bool) {
        let kept = fee(cx, currency);
        let first = || {
            let minor = if is_inquiry { kept.inquiry } else { kept.chargeback };
            minor.map(|minor| words::decimal(&Money::new(minor, currency).decimal())).unwrap_or_default()
        };
        let typed = self.typed.entry((currency, is_inquiry)).or_insert_with(first);
        let label =
            if is_inquiry { words::fees_inquiry(currency.code()) } else { words::fees_chargeback(currency.code()) };
        let is_wrong =
            Fee::parse(typed, currency, words::language::spoken().marks).is_none() && !typed.trim().is_empty();
        let wrong = is_wrong.then(|| words::fees_wrong(words::decimal("15.00")));
        if !Field::new(&label).limit(20).error(wrong).ui(ui, typed).changed() {
            return;
        }
        // In force as soon as it is an amount; nothing typed is none.
        let minor = Fee::parse(typed, currency, words::language::spoken().marks);
        let key = cx.session.account().key.clone();
        let change = move |settings: &mut crate::desk::settings::Settings| {
            let fees = settings.fees.entry(key.clone()).or_default();
            let mut fee = fees.get(currency);
            *(if is_inquiry { &mut fee.inquiry } else { &mut fee.chargeback }) = minor;
            fees.set(currency, fee);
            if fees.is_empty() {
                settings.fees.remove(&key);
            }
        };
        cx.actions.push(Action::Change(Box::new(change)));
    }
}
