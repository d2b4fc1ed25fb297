//! What is sent of a file, and giving it to the outbox.
//!
//! Must not live here: what a column means, sending.

use super::Imported;
use super::check::{Checked, WasSent};
use crate::desk::failure::StoreError;
use crate::desk::outbox::files::NewRow;
use crate::desk::outbox::imports::ImportHead;
use crate::desk::outbox::watched::Watched;
use crate::desk::outbox::{EndedKind, ImportHold, Intent, Outbox};
use crate::domain::checkout::columns as checkouts;
use crate::domain::columns::{Cells, Columns};
use crate::domain::money::Money;
use crate::domain::payment::columns as payments;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;
use std::sync::Arc;

/// A kind of file whose rows become rows of the outbox.
pub trait Sends: Columns {
    /// What its rows are.
    const KIND: EndedKind;

    /// What the rows that are sent as one become.
    fn intent(&self, rows: &[Cells<'_, '_>]) -> Option<Intent>;
}

impl Sends for checkouts::Columns {
    const KIND: EndedKind = EndedKind::Checkouts;

    fn intent(&self, rows: &[Cells<'_, '_>]) -> Option<Intent> {
        rows.first().and_then(|cells| self.read(*cells)).map(Box::new).map(Intent::Checkout)
    }
}

impl Sends for payments::Columns {
    const KIND: EndedKind = EndedKind::Payments;

    fn intent(&self, rows: &[Cells<'_, '_>]) -> Option<Intent> {
        self.read(rows).map(Box::new).map(Intent::Payment)
    }
}

/// What two things have in common when they are the same to the service: of a checkout the provider, the email and the IDs,
/// of an event its IDs and those of its transactions.
#[must_use]
pub fn mark(intent: &Intent) -> i64 {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    add(intent.as_str());
    match intent {
        Intent::Checkout(checkout) => {
            add(checkout.psp.as_wire());
            add(&checkout.customer_email.to_lowercase());
            for id in [&checkout.invoice_id, &checkout.subscription_id, &checkout.charge_id, &checkout.transaction_id] {
                add(id.as_deref().unwrap_or_default());
            }
        }
        Intent::Payment(event) => {
            for id in [&event.customer_id, &event.subscription_id, &event.invoice_id] {
                add(id);
            }
            for one in event.transactions() {
                add(&one.transaction_id);
                add(&one.psp_transaction_id);
            }
        }
        _ => {}
    }
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.first_chunk().map_or(0, |first| i64::from_be_bytes(*first))
}

/// What the rows that are sent as one become.
fn intent_of<C: Sends>(columns: &C, file: &Imported, rows: &[u32]) -> Option<Intent> {
    let cells: Vec<_> = rows.iter().map(|row| |column: usize| file.table.cell(*row as usize, column)).collect();
    let cells: Vec<Cells<'_, '_>> = cells.iter().map(|cells| cells as Cells<'_, '_>).collect();
    columns.intent(&cells)
}

/// What is sent of a file, the one at this place.
#[must_use]
pub fn intent<C: Sends>(checked: &Checked<C>, nth: usize) -> Option<Intent> {
    intent_of(&checked.columns, &checked.file, checked.unit(nth))
}

/// Tells what was sent from here before, may have been, or waits to be.
///
/// # Errors
/// What the disk said.
pub async fn was_sent<C: Sends>(outbox: &Outbox) -> Result<WasSent<C>, StoreError> {
    let marks: HashSet<i64> = outbox.sent_marks(C::KIND, mark).await?;
    Ok(Box::new(move |columns, file, rows| {
        intent_of(columns, file, rows).is_some_and(|intent| marks.contains(&mark(&intent)))
    }))
}

/// Gives a file to the outbox, which sends it from then on. When this returns, all of it is on the disk.
///
/// # Errors
/// What the disk said; nothing of it is sent then.
pub async fn begin<C: Sends>(outbox: Outbox, checked: Arc<Checked<C>>, now: Timestamp) -> Result<Arc<str>, StoreError> {
    begin_with(outbox, checked, now, None, None).await
}

/// The same with a file that came out of a watched folder; that it was taken is on the disk in the same commit.
///
/// # Errors
/// What the disk said; nothing of it is sent then.
pub async fn begin_watched<C: Sends>(
    outbox: Outbox,
    checked: Arc<Checked<C>>,
    now: Timestamp,
    hold: Option<ImportHold>,
    watched: Watched,
) -> Result<Arc<str>, StoreError> {
    begin_with(outbox, checked, now, hold, Some(watched)).await
}

async fn begin_with<C: Sends>(
    outbox: Outbox,
    checked: Arc<Checked<C>>,
    now: Timestamp,
    hold: Option<ImportHold>,
    watched: Option<Watched>,
) -> Result<Arc<str>, StoreError> {
    let sums: Vec<Money> = checked.sums().to_vec();
    let (name, kind) = (checked.file.name.clone(), C::KIND);
    let home = outbox.home_of(kind);
    let head = ImportHead { name, kind, added: now, sums, home, hold };
    let rows = (0..checked.units()).filter_map(|nth| {
        let intent = intent(&checked, nth)?;
        let line = checked.unit(nth).first().map_or(0, |row| checked.file.table.line(*row as usize));
        Some(NewRow { line, mark: mark(&intent), intent })
    });
    outbox.begin_import(head, checked.units(), rows, watched).await
}

/// What is sent, as it is sent.
#[must_use]
pub fn json(intent: &Intent) -> Option<String> {
    crate::desk::outbox::live::json(intent)
}
