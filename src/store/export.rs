//! The list as CSV: exactly what is shown, safe to open in a spreadsheet.

use super::StoreError;
use super::entry::Entry;
use crate::domain::clock;
use jiff::tz::TimeZone;
use std::io::Write;

/// A cell that a spreadsheet would run as a formula gets a `'` in front. Source: OWASP, CSV injection. A full card
/// number keeps its first six and last four digits.
fn safe(cell: &str) -> String {
    let cell = &*crate::domain::card_number::masked(cell);
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

/// Writes rows as CSV with a header, one after the other: a million of them need no more memory than one.
///
/// # Errors
/// What the disk said, of reading or of writing.
pub fn csv(
    rows: impl Iterator<Item = Result<Option<Entry>, StoreError>>,
    zone: &TimeZone,
    out: impl Write,
) -> Result<(), csv::Error> {
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(out);
    writer.write_record([
        "Dispute",
        "Status",
        "State",
        "Response state",
        "Amount",
        "Currency",
        "Reason",
        "Code",
        "Merchant",
        "Order",
        "Customer",
        "Answer due (UTC)",
        "Answer due (local)",
        "Opened (UTC)",
        "Changed (UTC)",
        "Payment",
    ])?;
    for entry in rows {
        let Some(entry) = entry.map_err(std::io::Error::other)? else { continue };
        let dispute = &entry.dispute;
        let utc = |at: Option<jiff::Timestamp>| {
            at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
        };
        let wire = |word: Option<&str>| word.unwrap_or_default().to_owned();
        let cells = [
            dispute.id.to_string(),
            entry.status.label().to_owned(),
            wire(dispute.state.as_ref().map(super::super::domain::dispute::DisputeState::as_wire)),
            wire(dispute.response_state.as_ref().map(super::super::domain::dispute::ResponseState::as_wire)),
            entry.money.map(|money| money.decimal()).unwrap_or_default(),
            entry.money.map(|money| money.currency.code().to_owned()).unwrap_or_default(),
            wire(dispute.reason.as_ref().map(super::super::domain::dispute::Reason::as_wire)),
            entry.code.clone().unwrap_or_default(),
            entry.merchant.clone().unwrap_or_default(),
            entry.order.clone().unwrap_or_default(),
            entry.customer.clone().unwrap_or_default(),
            utc(entry.due()),
            entry.due().map(|at| clock::short(at, zone)).unwrap_or_default(),
            utc(dispute.created_at),
            utc(dispute.updated_at),
            dispute.transfer.as_ref().map(ToString::to_string).unwrap_or_default(),
        ];
        writer.write_record(cells.iter().map(|cell| safe(cell)))?;
    }
    Ok(writer.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::Dispute;
    use crate::domain::ids::DisputeId;
    use crate::domain::tags::Tags;

    #[test]
    fn no_cell_is_ever_run_as_a_formula() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let evil = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
        dispute.tags =
            Tags::from_iter([("order_number".to_owned(), evil), ("merchant_name".to_owned(), "@a,\"b\"".to_owned())]);
        let rows = [Ok(Some(Entry::new(std::sync::Arc::new(dispute), None, false)))];
        let mut bytes = Vec::new();
        csv(rows.into_iter(), &TimeZone::UTC, &mut bytes).expect("written");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let record = reader.records().next().expect("one row").expect("readable");
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        assert_eq!(record.get(9), Some("'=HYPERLINK(\"http://x\",\"y\")"));
        assert_eq!(record.get(8), Some("'@a,\"b\""));
    }
}
