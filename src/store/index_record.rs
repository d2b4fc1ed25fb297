//! What the index knows of one dispute, as it is stored: sort keys, its combination of words, and its own text.

use super::interner::InternerBuilder;
use super::packed_timestamp::PackedTimestamp;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::transfer::Payment;
use crate::domain::time::deadline::Deadline;
use std::hash::Hasher as _;

/// The disputed payment is known.
pub const HAS_PAYMENT: u8 = 1;
/// The row does not say what the merchant may still do.
pub const IS_INCOMPLETE: u8 = 2;
/// It was fetched by itself, so it is complete as far as Finix says.
pub const IS_FRESH: u8 = 4;
/// There is a payment to ask for.
pub const HAS_TRANSFER: u8 = 8;

/// No amount.
pub const NO_AMOUNT: i64 = i64::MIN;

/// One dispute's keys and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRecord {
    /// The number of its combination of words.
    pub profile: u32,
    /// When it was opened.
    pub created: PackedTimestamp,
    /// When it last changed.
    pub updated: PackedTimestamp,
    /// When the answer is due.
    pub due: PackedTimestamp,
    /// Minor units, [`NO_AMOUNT`] when absent.
    pub amount: i64,
    /// Tells ids apart that fold to the same text.
    pub check: u32,
    /// [`HAS_PAYMENT`] and so on.
    pub flags: u8,
    /// Its own text, folded, a line each.
    pub text: String,
}

/// Bytes before the text.
const HEAD: usize = 4 + 6 * 3 + 8 + 4 + 1;

impl IndexRecord {
    /// Works out everything the index needs.
    #[must_use]
    pub fn of(
        coiner: &mut InternerBuilder,
        dispute: &Dispute,
        payment: Option<&Payment>,
        is_fresh: bool,
        was_closed: bool,
    ) -> Self {
        let (profile, text) = coiner.coin(dispute, payment, was_closed);
        let flag = |is_set: bool, flag: u8| if is_set { flag } else { 0 };
        Self {
            profile,
            created: PackedTimestamp::of(dispute.created_at),
            updated: PackedTimestamp::of(dispute.updated_at),
            due: due(dispute),
            amount: dispute.amount.unwrap_or(NO_AMOUNT),
            check: check(dispute.id.as_str()),
            flags: flag(payment.is_some(), HAS_PAYMENT)
                | flag(dispute.is_incomplete(), IS_INCOMPLETE)
                | flag(is_fresh, IS_FRESH)
                | flag(dispute.transfer.is_some(), HAS_TRANSFER),
            text,
        }
    }

    /// Written as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD + self.text.len());
        out.extend(self.profile.to_le_bytes());
        for moment in [self.created, self.updated, self.due] {
            out.extend(moment.to_bytes());
        }
        out.extend(self.amount.to_le_bytes());
        out.extend(self.check.to_le_bytes());
        out.push(self.flags);
        out.extend(self.text.as_bytes());
        out
    }
}

/// When the answer to a dispute is due, as it is sorted by.
#[must_use]
pub fn due(dispute: &Dispute) -> PackedTimestamp {
    match Deadline::of(dispute) {
        None => PackedTimestamp::ABSENT,
        Some(Deadline { at: None, .. }) => PackedTimestamp::UNDATED,
        Some(Deadline { at, .. }) => PackedTimestamp::of(at),
    }
}

/// The same, borrowed from stored bytes: a start reads a million of them.
#[derive(Clone, Copy, Debug)]
pub struct IndexRecordRef<'b> {
    /// As in [`IndexRecord`].
    pub profile: u32,
    /// As in [`IndexRecord`].
    pub created: PackedTimestamp,
    /// As in [`IndexRecord`].
    pub updated: PackedTimestamp,
    /// As in [`IndexRecord`].
    pub due: PackedTimestamp,
    /// As in [`IndexRecord`].
    pub amount: i64,
    /// As in [`IndexRecord`].
    pub check: u32,
    /// As in [`IndexRecord`].
    pub flags: u8,
    /// As in [`IndexRecord`].
    pub text: &'b [u8],
}

impl<'b> IndexRecordRef<'b> {
    /// Read from bytes.
    #[must_use]
    pub fn from_bytes(bytes: &'b [u8]) -> Option<Self> {
        let (head, text) = bytes.split_at_checked(HEAD)?;
        let (profile, head) = head.split_first_chunk::<4>()?;
        let (created, head) = head.split_first_chunk::<6>()?;
        let (updated, head) = head.split_first_chunk::<6>()?;
        let (due, head) = head.split_first_chunk::<6>()?;
        let (amount, head) = head.split_first_chunk::<8>()?;
        let (check, head) = head.split_first_chunk::<4>()?;
        Some(Self {
            profile: u32::from_le_bytes(*profile),
            created: PackedTimestamp::from_bytes(*created),
            updated: PackedTimestamp::from_bytes(*updated),
            due: PackedTimestamp::from_bytes(*due),
            amount: i64::from_le_bytes(*amount),
            check: u32::from_le_bytes(*check),
            flags: *head.first()?,
            text,
        })
    }
}

impl<'f> From<&'f IndexRecord> for IndexRecordRef<'f> {
    fn from(facts: &'f IndexRecord) -> Self {
        Self {
            profile: facts.profile,
            created: facts.created,
            updated: facts.updated,
            due: facts.due,
            amount: facts.amount,
            check: facts.check,
            flags: facts.flags,
            text: facts.text.as_bytes(),
        }
    }
}

/// A number of an id as it is written; the same on every computer, because it is stored.
#[must_use]
pub fn check(id: &str) -> u32 {
    // FNV-1a, folded to half its size.
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.write(id.as_bytes());
    let hash = hash.finish();
    #[expect(clippy::cast_possible_truncation, reason = "both halves are in the lower one")]
    let half = (hash ^ (hash >> 32)) as u32;
    half
}

struct Fnv(u64);

impl std::hash::Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
