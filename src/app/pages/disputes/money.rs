//! What the money did: the entries, and what they come to for the merchant.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Tone, icons, pill, size, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::desk::failure::ApiError;
use crate::desk::list::Entry;
use crate::domain::dispute::DisputeState;
use crate::domain::dispute::transfer::{AdjustmentSubtype, AdjustmentTransfer, TransferState, net_effect};
use crate::domain::ids::DisputeId;
use crate::domain::time::clock;
use egui::{Align, Layout, RichText, Ui};
use std::sync::Arc;

/// The tab.
pub fn ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, list: &Remote<DisputeId, Arc<[AdjustmentTransfer]>, ApiError>) {
    if let Some(failure) = list.error() {
        let notice = notice::failure("The money entries were not loaded", failure);
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
            Some(DisputeState::Inquiry) => "An inquiry moves no money. It does if it becomes a chargeback",
            _ => "Finix shows no entry for this dispute yet",
        };
        states::empty(ui, icons::SCALE, "No money has moved", hint, None);
        return;
    }
    net_ui(ui, entries);
    ui.add_space(8.0);
    widgets::caption(ui, "Entries");
    for transfer in entries.iter() {
        entry_ui(ui, cx, transfer);
        widgets::line(ui);
    }
    ui.add_space(6.0);
    widgets::hint(
        ui,
        "Platform entries mirror the merchant's and are not added. Fees are charged separately and are not in this list",
    );
}

fn net_ui(ui: &mut Ui, entries: &[AdjustmentTransfer]) {
    let net = net_effect(entries);
    widgets::caption(ui, "Net effect for the merchant");
    if net.per_currency.is_empty() {
        widgets::muted(ui, "No entry of the merchant's account");
    }
    for money in &net.per_currency {
        ui.horizontal(|ui| {
            let tokens = tokens(ui);
            let color = if money.minor < 0 { tokens.red } else { tokens.green };
            ui.label(RichText::new(money.to_string()).font(theme::bold(size::AMOUNT)).color(color));
            let words = match money.minor {
                minor if minor < 0 => "taken so far",
                0 => "given back in full",
                _ => "given back more than was taken",
            };
            widgets::muted(ui, words);
        });
    }
}

fn entry_ui(ui: &mut Ui, cx: &Context<'_>, transfer: &AdjustmentTransfer) {
    let tokens = tokens(ui);
    let label = transfer.subtype.as_ref().map_or_else(|| "Entry".into(), AdjustmentSubtype::label);
    let is_merchants = transfer.subtype.as_ref().is_some_and(|subtype| subtype.as_wire().starts_with("MERCHANT"));
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let color = if is_merchants { tokens.text } else { tokens.muted };
            ui.label(RichText::new(label).font(theme::medium(size::BODY)).color(color));
            let at = transfer.created_at.map(|at| clock::local_and_utc(at, cx.zone)).unwrap_or_default();
            ui.label(RichText::new(at).font(theme::small()).color(tokens.muted));
            ui.label(RichText::new(transfer.id.as_str()).font(theme::mono()).color(tokens.muted));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_debit = transfer.subtype.as_ref().is_some_and(|subtype| subtype.as_wire().contains("DEBIT"));
            let amount = transfer.amount.map_or_else(
                || "–".to_owned(),
                |money| {
                    let minor = if is_debit { money.minor.saturating_neg() } else { money.minor };
                    crate::domain::Money::new(minor, money.currency).to_string()
                },
            );
            ui.label(RichText::new(amount).font(theme::medium(size::BODY)).color(if is_merchants {
                tokens.text
            } else {
                tokens.muted
            }));
            match &transfer.state {
                Some(TransferState::Succeeded) | None => {}
                Some(state) => drop(pill(ui, Tone::Grey, &state.label())),
            }
        });
    });
}
