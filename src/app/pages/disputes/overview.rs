//! The facts of a dispute, its tags, and its ids to copy.

use super::tags::TagsEditor;
use crate::app::Context;
use crate::app::kit::widgets;
use crate::desk::list::Entry;
use crate::domain::text;
use crate::domain::time::clock;
use egui::Ui;

/// The tab.
pub fn ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, tags: &mut TagsEditor) {
    let dispute = &entry.dispute;
    let time = |at: Option<jiff::Timestamp>| at.map(|at| clock::local_and_utc(at, cx.zone));
    widgets::caption(ui, "Facts");
    let known = dispute.reason_code.as_ref().and_then(crate::domain::reference::reason_code::ReasonCode::known);
    let mut rows: Vec<(&str, Option<String>)> = vec![
        ("State", dispute.state.as_ref().map(|state| state.label().into_owned())),
        ("Response state", dispute.response_state.as_ref().map(|state| state.label().into_owned())),
        ("Reason", dispute.reason.as_ref().map(|reason| reason.label().into_owned())),
        (
            "Reason code",
            dispute.reason_code.as_ref().map(|code| {
                known.map_or_else(|| format!("{} (unknown code)", code.raw), |k| format!("{} · {}", k.code, k.name))
            }),
        ),
        ("Evidence sent", dispute.evidence_submitted.as_ref().map(|sent| sent.label().into_owned())),
        ("Answer due", time(dispute.respond_by)),
        ("Opened", time(dispute.created_at)),
        ("Paid", time(dispute.occurred_at)),
        ("Changed", time(dispute.updated_at)),
        ("Message", dispute.message.clone()),
        ("Next action", dispute.action.clone()),
    ];
    if let Some(payment) = &entry.payment {
        rows.push(("Card", card(payment.card_brand.as_deref(), payment.card_last4.as_deref())));
        rows.push(("Statement text", payment.statement_descriptor.clone()));
    }
    facts_ui(ui, rows, false);
    ui.add_space(10.0);
    tags.ui(ui, cx, entry);
    ui.add_space(10.0);
    widgets::caption(ui, "IDs");
    let mut ids: Vec<(&str, Option<String>)> = vec![
        ("Dispute", Some(dispute.id.to_string())),
        ("Payment", dispute.transfer.as_ref().map(ToString::to_string)),
        ("Merchant", dispute.merchant.as_ref().map(ToString::to_string)),
        ("Identity", dispute.identity.as_ref().map(ToString::to_string)),
        ("Application", dispute.application.as_ref().map(ToString::to_string)),
    ];
    let details: Vec<(String, String)> = dispute.details.iter().map(|(k, v)| (text::humanize(k), v.clone())).collect();
    ids.extend(details.iter().map(|(key, value)| (key.as_str(), Some(value.clone()))));
    facts_ui(ui, ids, true);
}

fn card(brand: Option<&str>, last4: Option<&str>) -> Option<String> {
    match (brand, last4) {
        (Some(brand), Some(last4)) => Some(format!("{} ending {last4}", text::humanize(brand))),
        (Some(brand), None) => Some(text::humanize(brand)),
        (None, Some(last4)) => Some(format!("ending {last4}")),
        (None, None) => None,
    }
}

fn facts_ui(ui: &mut Ui, rows: Vec<(&str, Option<String>)>, is_code: bool) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (name, value) in rows {
            if let Some(value) = value {
                widgets::fact(ui, name, &text::clean_to(&value, 400), is_code);
            }
        }
    });
}
