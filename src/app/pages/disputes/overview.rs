//! The facts of a dispute, its tags, what belongs to it, and its ids to copy.

use super::customer;
use super::related::RelatedPane;
use super::tags::TagsEditor;
use crate::app::Context;
use crate::app::kit::{size, space, widgets};
use crate::app::words;
use crate::desk::case::CaseState;
use crate::desk::list::Entry;
use crate::domain::dispute::Dispute;
use crate::domain::text;
use crate::domain::time::deadline::Deadline;
use egui::Ui;

/// The tab.
pub fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    entry: &Entry,
    tags: &mut TagsEditor,
    (pane, case): (&mut RelatedPane, &CaseState),
) {
    let dispute = &entry.dispute;
    let time = |at: Option<jiff::Timestamp>| at.map(|at| words::local_and_utc(at, cx.zone));
    widgets::caption(ui, words::overview_facts());
    let known = dispute.reason_code.as_ref().and_then(|code| cx.tables.codes.known(code));
    let mut rows: Vec<(&str, Option<String>)> = vec![
        (words::overview_state(), dispute.state.as_ref().map(|state| words::dispute_state(state).into_owned())),
        (
            words::overview_response(),
            dispute.response_state.as_ref().map(|state| words::response_state(state).into_owned()),
        ),
        (words::overview_reason(), dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned())),
        (
            words::overview_code(),
            dispute.reason_code.as_ref().map(|code| {
                known.map_or_else(|| words::overview_unknown_code(&code.raw), |k| format!("{} · {}", k.code, k.name))
            }),
        ),
        (
            words::overview_sent(),
            dispute.evidence_submitted.as_ref().map(|sent| words::evidence_submitted(sent).into_owned()),
        ),
        (words::overview_target(), time(Deadline::of(dispute).and_then(|deadline| deadline.with(cx.margin).at()))),
        (words::overview_due(), time(dispute.respond_by).or_else(|| unread_due(dispute))),
        (words::overview_opened(), time(dispute.created_at)),
        (words::overview_paid(), time(dispute.occurred_at)),
        (words::overview_changed(), time(dispute.updated_at)),
        (words::overview_message(), dispute.message.clone()),
        (words::overview_action(), dispute.action.clone()),
    ];
    rows.extend(customer::facts(entry));
    rows.push((
        words::overview_statement(),
        entry.payment.as_ref().and_then(|payment| payment.statement_descriptor.clone()),
    ));
    facts_ui(ui, rows, false);
    ui.add_space(space::NEAR);
    tags.ui(ui, cx, entry);
    ui.add_space(space::NEAR);
    pane.ui(ui, cx, entry, &case.related);
    ui.add_space(space::NEAR);
    widgets::caption(ui, words::overview_ids());
    let mut ids: Vec<(&str, Option<String>)> = vec![
        (words::overview_merchant(), dispute.merchant.as_ref().map(ToString::to_string)),
        (words::overview_identity(), dispute.identity.as_ref().map(ToString::to_string)),
        (words::overview_application(), dispute.application.as_ref().map(ToString::to_string)),
    ];
    let details: Vec<(String, String)> =
        dispute.details.iter().map(|(k, v)| (words::detail_key(k), v.clone())).collect();
    ids.extend(details.iter().map(|(key, value)| (key.as_str(), Some(value.clone()))));
    ui.scope(|ui| {
        // One list, although the payment has a link beside it.
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::SMALL_CONTROL;
        facts_ui(ui, vec![(words::overview_dispute(), Some(dispute.id.to_string()))], true);
        customer::payment_ui(ui, cx, entry);
        facts_ui(ui, ids, true);
    });
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

/// That a date was given by when an answer is due, and cannot be read.
pub fn unread_due(dispute: &Dispute) -> Option<String> {
    let said = dispute.respond_by_unread.as_deref()?;
    Some(words::overview_due_unread(text::clean_to(said, 60)))
}
