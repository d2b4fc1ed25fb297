//! Words about a file whose rows are sent: why a row isn't, how it goes, what became of each.

use crate::app::words;
use crate::desk::import::check::RowState;
use crate::desk::import::save::ResultWords;
use crate::desk::import::watch::folder::MOST;
use crate::desk::import::watch::{NotTaken, Trouble};
use crate::desk::outbox::watched::WatchedAbout;
use crate::desk::outbox::{EndedKind, Import, ImportHold, ImportRow, ImportState, Intent, RowReason};
use crate::domain::checkout::Checkout;
use crate::domain::checkout::columns::{Part, RowProblem};
use crate::domain::payment::PaymentEvent;
use crate::domain::payment::columns as payments;

/// What a click on a row does.
pub(crate) fn open_hint() -> &'static str {
    words::history_show()
}

/// Why a row isn't sent; nothing of one that is.
pub(crate) fn left_out<P>(state: &RowState<P>, problem: fn(&P) -> String) -> String {
    match state {
        RowState::Ready => String::new(),
        RowState::Repeats(line) => words::import_repeats(line.to_string()),
        RowState::SentBefore => words::import_sent_before().to_owned(),
        RowState::With(line) => words::import_with(line.to_string()),
        RowState::Fault(fault) => words::scoring::row_fault(*fault),
        RowState::Wrong(problems) => {
            let problems: Vec<String> = problems.iter().map(problem).collect();
            words::sentences(&problems.iter().map(String::as_str).collect::<Vec<_>>())
        }
    }
}

/// What a column of checkouts holds.
pub(crate) fn checkout_part(part: Part) -> &'static str {
    match part {
        Part::Email => words::checkout_email(),
        Part::Address => words::checkout_address(),
        Part::Psp => words::import_psp(),
        Part::Customer => words::checkout_customer(),
        Part::Invoice => words::checkout_invoice(),
        Part::Subscription => words::checkout_subscription(),
        Part::Charge => words::checkout_charge(),
        Part::Transaction => words::checkout_transaction(),
        Part::Amount => words::import_amount(),
        Part::Currency => words::import_currency(),
    }
}

fn checkout_problem(problem: &RowProblem) -> String {
    match problem {
        RowProblem::Form(problem) => words::checkout_problem(problem),
        RowProblem::Psp(named) => words::import_no_such_psp(named.as_str()),
        RowProblem::Amount(problem) => words::amount_problem(problem),
        RowProblem::Currency => words::import_no_currency().to_owned(),
        RowProblem::TooLong(part) => words::orders_too_long(checkout_part(*part)),
    }
}

/// Why a row of checkouts isn't sent.
pub(crate) fn checkout_left_out(state: &RowState<RowProblem>) -> String {
    left_out(state, checkout_problem)
}

/// What a row of checkouts is, on one line.
pub(crate) fn checkout(checkout: &Checkout) -> String {
    format!("{} · {} · {}", checkout.customer_email, checkout.psp.name(), checkout.reference())
}

/// What a column of payments holds.
pub(crate) fn payment_part(part: payments::Part) -> &'static str {
    use payments::Part;
    match part {
        Part::Event => words::import_event(),
        Part::Customer => words::recover_customer(),
        Part::Subscription => words::recover_subscription(),
        Part::SubscriptionStart => words::recover_subscription_start(),
        Part::Invoice => words::recover_invoice(),
        Part::InvoiceCreated => words::recover_invoice_created(),
        Part::Transaction => words::recover_transaction(),
        Part::PspTransaction => words::recover_psp_transaction(),
        Part::Psp => words::import_psp(),
        Part::Country => words::recover_country(),
        Part::Amount => words::recover_amount(),
        Part::Currency => words::recover_currency(),
        Part::Funding => words::import_funding(),
        Part::Method => words::recover_method(),
        Part::Created => words::recover_created(),
        Part::Scheme => words::recover_scheme(),
        Part::Success => words::import_success(),
        Part::Message => words::recover_message(),
        Part::NetworkTransaction => words::recover_network_transaction(),
        Part::Mid => words::recover_mid(),
    }
}

fn payment_problem(problem: &payments::RowProblem) -> String {
    use payments::RowProblem;
    match problem {
        RowProblem::Form(problem) => words::payment_problem(problem),
        RowProblem::Psp(named) => words::import_no_such_psp(named.as_str()),
        RowProblem::Funding(named) => words::import_no_such_funding(named.as_str()),
        RowProblem::Success(named) => words::import_no_such_success(named.as_str()),
        RowProblem::TooLong(part) => words::orders_too_long(payment_part(*part)),
        RowProblem::Differs(part) => words::import_differs(payment_part(*part)),
    }
}

/// Why a row of payments isn't sent.
pub(crate) fn payment_left_out(state: &RowState<payments::RowProblem>) -> String {
    left_out(state, payment_problem)
}

/// What an event is, on one line.
pub(crate) fn payment(event: &PaymentEvent) -> String {
    let amounts: Vec<String> = event.transactions().map(|one| words::money(one.amount)).collect();
    format!("{} · {} · {}", event.customer_id, event.invoice_id, amounts.join(", "))
}

/// What became of a row.
pub(crate) fn state(state: ImportState) -> &'static str {
    match state {
        ImportState::Queued => words::import_queued(),
        ImportState::Open => words::import_open(),
        ImportState::Accepted => words::import_accepted(),
        ImportState::Refused => words::orders_refused(),
        ImportState::Unknown => words::orders_unknown(),
        ImportState::Cancelled => words::orders_not_sent(),
    }
}

/// Why, or what the service knows it by.
pub(crate) fn said(row: &ImportRow) -> String {
    let Some(sent) = &row.sent else { return String::new() };
    match (row.state, &sent.error, &sent.reason) {
        (ImportState::Queued, ..) => String::new(),
        (ImportState::Accepted, _, Some(RowReason::Reference { id })) => id.clone(),
        (ImportState::Unknown, Some(error), _) => {
            words::sentences(&[words::import_unknown_why(), &crate::app::notice::why(error)])
        }
        (_, Some(error), _) => crate::app::notice::why(error),
        (ImportState::Unknown, None, Some(reason)) => words::outbox::reason(reason),
        _ => String::new(),
    }
}

/// How many rows have become what.
pub(crate) fn counts(import: &Import) -> String {
    let count = |state| words::number(import.counts.of(state));
    let (accepted, refused) = (count(ImportState::Accepted), count(ImportState::Refused));
    let (unknown, not_sent) = (count(ImportState::Unknown), count(ImportState::Cancelled));
    let mut parts = vec![words::import_counts(accepted, refused, unknown)];
    if import.counts.of(ImportState::Cancelled) > 0 {
        parts.push(words::import_counts_not_sent(not_sent));
    }
    parts.join(", ")
}

/// How far it is.
pub(crate) fn progress(import: &Import) -> String {
    words::import_progress(words::number(import.counts.ended()), words::number(import.counts.total()))
}

/// What it is doing.
pub(crate) fn phase(import: &Import, is_outbox_paused: bool) -> &'static str {
    match import.head.hold {
        _ if import.counts.is_done() => words::orders_done(),
        hold if hold.is_some() || import.is_paused => held(hold),
        _ if is_outbox_paused => words::import_outbox_paused(),
        _ => words::import_sending(),
    }
}

/// Why it does not go on.
pub(crate) fn held(hold: Option<ImportHold>) -> &'static str {
    match hold {
        Some(ImportHold::Person) => words::import_paused(),
        Some(ImportHold::Unknowns) => words::import_hold_unknowns(),
        Some(ImportHold::Refusals) => words::import_hold_refusals(),
        Some(ImportHold::Elsewhere) => words::import_hold_elsewhere(),
        Some(ImportHold::Watched) => words::import_hold_watched(),
        None => words::import_hold_restored(),
    }
}

/// The words of a file of results.
pub(crate) fn results(kind: EndedKind) -> ResultWords {
    ResultWords {
        heads: match kind {
            EndedKind::Checkouts => checkout_heads,
            EndedKind::Payments => payment_heads,
        },
        cells: match kind {
            EndedKind::Checkouts => checkout_cells,
            EndedKind::Payments => payment_cells,
        },
        added: || {
            [
                words::orders_head_line(),
                words::orders_head_result(),
                words::orders_head_details(),
                words::import_head_reference(),
                words::import_head_at(),
            ]
        },
        result: |row| {
            let details = if row.state == ImportState::Accepted { String::new() } else { said(row) };
            (state(row.state).to_owned(), details)
        },
        reference: |row| if row.state == ImportState::Accepted { said(row) } else { String::new() },
    }
}

/// The service's own names, under which such a file can be imported again.
fn checkout_heads() -> Vec<&'static str> {
    vec![
        "customer_email",
        "ipv4_address",
        "psp",
        "customer_id",
        "invoice_id",
        "subscription_id",
        "charge_id",
        "transaction_id",
    ]
}

fn checkout_cells(intent: &Intent) -> Vec<Vec<String>> {
    let Intent::Checkout(checkout) = intent else { return Vec::new() };
    let own = |id: &Option<String>| id.clone().unwrap_or_default();
    vec![vec![
        checkout.customer_email.clone(),
        checkout.ipv4_address.to_string(),
        checkout.psp.as_wire().to_owned(),
        own(&checkout.customer_id),
        own(&checkout.invoice_id),
        own(&checkout.subscription_id),
        own(&checkout.charge_id),
        own(&checkout.transaction_id),
    ]]
}

/// As the columns of a file of payments are called that is imported again.
fn payment_heads() -> Vec<&'static str> {
    vec![
        "event_id",
        "customer.id",
        "subscription.id",
        "subscription.start_date",
        "invoice.id",
        "invoice.created_at",
        "id",
        "psp_transaction_id",
        "psp",
        "acquirer_country",
        "amount",
        "currency",
        "funding_source",
        "payment_method_id",
        "psp_transaction_created_at",
        "scheme",
        "success",
        "outcome.raw_response_message",
        "network_transaction_id",
        "mid",
    ]
}

/// A line for each transaction; those of one event have its first transaction in common.
fn payment_cells(intent: &Intent) -> Vec<Vec<String>> {
    let Intent::Payment(event) = intent else { return Vec::new() };
    let lines = event.transactions().map(|one| {
        vec![
            format!("{} {}", event.invoice_id, event.transaction_id),
            event.customer_id.clone(),
            event.subscription_id.clone(),
            event.subscription_start.to_string(),
            event.invoice_id.clone(),
            event.invoice_created.to_string(),
            one.transaction_id,
            one.psp_transaction_id,
            one.psp.as_wire().to_owned(),
            one.acquirer_country,
            one.amount.decimal(),
            one.amount.currency.code().to_owned(),
            one.funding_source.as_wire().to_owned(),
            one.payment_method_id,
            one.psp_transaction_created.to_string(),
            one.scheme,
            one.success.to_string(),
            one.raw_response_message,
            one.network_transaction_id.unwrap_or_default(),
            one.mid.unwrap_or_default(),
        ]
    });
    lines.collect()
}

/// Why nothing is taken out of the watched folder.
pub(crate) fn watch_trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Folder(said) => words::sentences(&[words::watched_no_folder(), &words::errors::system(said)]),
        Trouble::TooMany => words::watched_too_many(words::number(MOST as u64)),
        Trouble::NoKey => words::import_checkouts_no_key().to_owned(),
        Trouble::NoOutbox => words::watched_no_outbox().to_owned(),
    }
}

/// Why a file of it is not taken.
pub(crate) fn watch_not_taken(why: &NotTaken) -> String {
    match why {
        NotTaken::NotRead(why) => words::scoring::not_read(why),
        NotTaken::Columns => words::watched_columns().to_owned(),
        NotTaken::Store(error) => words::errors::store(error),
    }
}

/// What became of a file of it.
pub(crate) fn watched(about: &WatchedAbout) -> String {
    let [begun, wrong, known] = [about.begun, about.wrong, about.known].map(words::number);
    words::watched_counts(usize::try_from(about.begun).unwrap_or(usize::MAX), begun, wrong, known)
}
