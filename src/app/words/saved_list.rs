//! What stands in a list that is saved, and what it is saved as.

use crate::app::words;
use crate::desk::export::{Captions, Event, Field, Format, Separator};
use crate::desk::list::Entry;
use crate::domain::text;

/// A column of a list that is saved.
fn export_head(field: Field) -> &'static str {
    match field {
        Field::Dispute => words::export_dispute(),
        Field::Status => words::export_status(),
        Field::State => words::export_state(),
        Field::Response => words::export_response(),
        Field::Amount => words::export_amount(),
        Field::Currency => words::export_currency(),
        Field::Reason => words::export_reason(),
        Field::Code => words::export_code(),
        Field::Merchant => words::export_merchant(),
        Field::Order => words::export_order(),
        Field::Customer => words::export_customer(),
        Field::DueUtc => words::export_due_utc(),
        Field::DueLocal => words::export_due_local(),
        Field::Opened => words::export_opened(),
        Field::Updated => words::export_changed(),
        Field::Payment => words::export_payment(),
        Field::Assignee => words::export_assignee(),
        Field::Work => words::export_work(),
        Field::Account => words::everywhere_column(),
        Field::Environment => words::export_environment(),
    }
}

/// What a calendar says of a deadline: nothing of the customer, as calendars are shared.
fn export_event(entry: &Entry) -> Event {
    let amount = entry.money.map_or_else(|| words::export_event_unpriced().to_owned(), words::money);
    let title = words::export_event_title(amount, text::clean_to(entry.merchant.as_deref().unwrap_or("–"), 60));
    let reason = entry.dispute.reason.as_ref().map(|why| words::reason(why).into_owned());
    let facts = [
        (words::export_dispute(), Some(entry.dispute.id.to_string())),
        (words::export_reason(), reason),
        (words::export_code(), entry.code.clone()),
        (words::export_order(), entry.order.clone()),
    ];
    let known = facts.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    Event { title, description: known.collect::<Vec<_>>().join("\n") }
}

/// The words of a list that is saved.
#[must_use]
pub(crate) fn captions() -> Captions {
    Captions {
        head: export_head,
        status: words::status,
        environment: words::environment,
        sheet: words::export_sheet(),
        event: export_event,
    }
}

/// What a list is saved as.
#[must_use]
pub(crate) fn list_format(format: Format) -> &'static str {
    match format {
        Format::Csv => words::export_format_csv(),
        Format::Xlsx => words::export_format_xlsx(),
        Format::Json => words::export_format_json(),
        Format::Ics => words::export_format_ics(),
    }
}

/// What stands between two columns of a list that is saved.
#[must_use]
pub(crate) fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => words::separator_comma(),
        Separator::Semicolon => words::separator_semicolon(),
        Separator::SemicolonPoint => words::separator_semicolon_point(),
        Separator::Tab => words::separator_tab(),
    }
}
