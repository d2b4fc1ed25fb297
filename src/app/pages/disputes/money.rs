//! What the money did: the entries, and what they come to for the merchant.

use super::customer;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Tone, icons, pill, size, space, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::words;
use crate::desk::case::Fetched;
use crate::desk::failure::ApiError;
use crate::desk::list::Entry;
use crate::domain::dispute::DisputeState;
use crate::domain::dispute::transfer::{AdjustmentTransfer, TransferState, net_effect};
use crate::domain::text;
use egui::{Align, Layout, RichText, Ui};
use std::sync::Arc;

/// The tab.
pub fn ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, list: &Fetched<Arc<[AdjustmentTransfer]>, ApiError>) {
    if let Some(failure) = list.failure() {
        let notice = notice::failure(words::money_not_loaded(), failure);
        if let Some(step) = states::error(ui, &notice) {
            cx.actions.follow(step, Action::Refresh);
        }
    }
    let Some(entries) = list.value() else {
        if list.is_loading() {
            states::skeleton(ui, 4);
        }
        return;
    };
    if entries.is_empty() {
        let hint = match entry.dispute.state {
            Some(DisputeState::Inquiry) => words::money_inquiry(),
            _ => words::money_none_yet(),
        };
        states::empty(ui, icons::SCALE, words::money_none(), hint, None);
        return;
    }
    net_ui(ui, entries);
    ui.add_space(space::NEAR);
    widgets::caption(ui, words::money_entries());
    for transfer in entries.iter() {
        entry_ui(ui, cx, transfer);
        widgets::line(ui);
    }
    ui.add_space(space::CLOSE);
    widgets::hint(ui, words::money_hint());
}

fn net_ui(ui: &mut Ui, entries: &[AdjustmentTransfer]) {
    let net = net_effect(entries);
    widgets::caption(ui, words::money_net());
    if net.per_currency.is_empty() {
        widgets::muted(ui, words::money_net_none());
    }
    for money in &net.per_currency {
        ui.horizontal(|ui| {
            let tokens = tokens(ui);
            let color = if money.minor < 0 { tokens.red } else { tokens.green };
            ui.label(RichText::new(words::money(*money)).font(theme::bold(size::AMOUNT)).color(color));
            let words = match money.minor {
                minor if minor < 0 => words::money_taken(),
                0 => words::money_given_back(),
                _ => words::money_given_more(),
            };
            widgets::muted(ui, words);
        });
    }
}

fn entry_ui(ui: &mut Ui, cx: &Context<'_>, transfer: &AdjustmentTransfer) {
    let tokens = tokens(ui);
    let label = transfer.subtype.as_ref().map_or_else(|| words::money_entry().into(), words::adjustment);
    let is_merchants = transfer.subtype.as_ref().is_some_and(|subtype| subtype.as_wire().starts_with("MERCHANT"));
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            let color = if is_merchants { tokens.text } else { tokens.muted };
            let label = ui.label(RichText::new(label).font(theme::medium(size::BODY)).color(color));
            if let Some(subtype) = &transfer.subtype {
                label.on_hover_text(text::clean_to(subtype.as_wire(), 80));
            }
            let at = transfer.created_at.map(|at| words::local_and_utc(at, cx.zone)).unwrap_or_default();
            ui.label(RichText::new(at).font(theme::small()).color(tokens.muted));
            ui.label(RichText::new(transfer.id.as_str()).font(theme::mono()).color(tokens.muted));
            customer::finix_link(ui, cx, &transfer.id);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_debit = transfer.subtype.as_ref().is_some_and(|subtype| subtype.as_wire().contains("DEBIT"));
            let amount = transfer.amount.map_or_else(
                || "–".to_owned(),
                |money| {
                    let minor = if is_debit { money.minor.saturating_neg() } else { money.minor };
                    words::money(crate::domain::Money::new(minor, money.currency))
                },
            );
            ui.label(RichText::new(amount).font(theme::medium(size::BODY)).color(if is_merchants {
                tokens.text
            } else {
                tokens.muted
            }));
            match &transfer.state {
                Some(TransferState::Succeeded) | None => {}
                Some(state) => drop(pill(ui, Tone::Grey, &words::transfer_state(state))),
            }
        });
    });
}
