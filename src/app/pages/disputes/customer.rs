//! Who paid and with which card, as the header and the overview say it, and the way to the payment at Finix.
//!
//! Must not live here: where the facts come from.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{theme, tokens, widgets};
use crate::app::words;
use crate::desk::list::Entry;
use crate::domain::ids::TransferId;
use crate::domain::text;
use egui::{Label, RichText, Ui};

/// The least width of a payment's id.
const LEAST_ID: f32 = 220.0;

/// Room for the link beside the payment's id.
const LINK: f32 = 104.0;

/// The line of the header: card and customer, as far as they are known.
pub fn line_ui(ui: &mut Ui, entry: &Entry) {
    let card = entry.payment.as_ref().map(|payment| &payment.card);
    let holder = card.and_then(|card| card.holder.clone()).or_else(|| entry.customer.clone());
    let known: Vec<String> = card.and_then(words::card).into_iter().chain(holder).collect();
    if !known.is_empty() {
        let line = RichText::new(text::clean_to(&known.join(" · "), 160)).color(tokens(ui).muted);
        ui.add(Label::new(line).truncate());
    }
}

/// What the overview says of the customer.
pub fn facts(entry: &Entry) -> Vec<(&'static str, Option<String>)> {
    let card = entry.payment.as_ref().map(|payment| &payment.card);
    let address = entry.payment.as_ref().map(|payment| payment.billing.parts().join(", "));
    vec![
        (words::overview_card(), card.and_then(words::card)),
        (words::overview_holder(), card.and_then(|card| card.holder.clone())),
        (words::overview_email(), entry.dispute.email()),
        (words::overview_billing(), address.filter(|address| !address.is_empty())),
    ]
}

/// True when the open account has a dashboard at Finix.
pub fn can_open(cx: &Context<'_>) -> bool {
    cx.session.account().finix_dashboard().is_some()
}

/// The payment's id, with the way to it at Finix where there is one.
pub fn payment_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let Some(payment) = &entry.dispute.transfer else { return };
    let name = words::overview_payment();
    if !can_open(cx) {
        return widgets::fact(ui, name, payment.as_str(), true);
    }
    ui.horizontal(|ui| {
        let room = (ui.available_width() - LINK).max(LEAST_ID);
        ui.scope(|ui| {
            ui.set_max_width(room);
            widgets::fact(ui, name, payment.as_str(), true);
        });
        finix_link(ui, cx, payment);
    });
}

/// The way to a payment or an entry at Finix, where the account has one.
pub fn finix_link(ui: &mut Ui, cx: &Context<'_>, id: &TransferId) {
    if can_open(cx) {
        let link = RichText::new(words::detail_open_finix()).font(theme::small()).color(tokens(ui).accent);
        if ui.link(link).on_hover_text(words::detail_open_finix_hint()).clicked() {
            cx.actions.push(Action::OpenInFinix(id.to_string()));
        }
    }
}
