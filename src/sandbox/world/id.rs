//! Finix resource IDs (docs.finix.com/api: two capital letters, then Base58),
//! made so that an ID can be read back: which kind, of which dispute, which
//! part of it. A lookup by ID therefore needs no table.
//!
//! What the resource looks like is decided elsewhere.

use super::dice::mix;

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const MAGIC: u64 = 0x00D0_C4E7_5A4D_B0C5 & MAGIC_MASK;
const MAGIC_MASK: u64 = (1 << 56) - 1;
const INDEX_BITS: u32 = 40;
const SUB_BITS: u32 = 24;

/// The kinds of resource the sandbox gives IDs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Dispute,
    /// The disputed sale.
    Sale,
    /// One of the up to four adjustment transfers of a dispute.
    Adjustment,
    /// A refund already given, which can answer an inquiry.
    Reversal,
    /// Evidence that was there before the sandbox started.
    OldEvidence,
    /// Evidence uploaded while the sandbox runs.
    Upload,
    Instrument,
    Merchant,
    Identity,
    Application,
    /// The issuer's reasons for asking again.
    IssuersFile,
}

const KINDS: [Kind; 11] = [
    Kind::Dispute,
    Kind::Sale,
    Kind::Adjustment,
    Kind::Reversal,
    Kind::OldEvidence,
    Kind::Upload,
    Kind::Instrument,
    Kind::Merchant,
    Kind::Identity,
    Kind::Application,
    Kind::IssuersFile,
];

impl Kind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Dispute => "DI",
            Self::Sale | Self::Adjustment | Self::Reversal => "TR",
            Self::OldEvidence | Self::Upload | Self::IssuersFile => "DF",
            Self::Instrument => "PI",
            Self::Merchant => "MU",
            Self::Identity => "ID",
            Self::Application => "AP",
        }
    }

    /// Finix's own evidence IDs have 23 or 24 characters, all others 24.
    const fn is_padded(self) -> bool {
        !matches!(self, Self::OldEvidence | Self::Upload | Self::IssuersFile)
    }
}

/// What an ID says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) kind: Kind,
    pub(crate) index: u64,
    pub(crate) sub: u64,
}

/// The keyed permutation between names and IDs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IdMint {
    keys: [u64; 6],
}

impl IdMint {
    pub(crate) fn new(seed: u64) -> Self {
        let mut keys = [0; 6];
        let mut last = mix(seed ^ 0x1D_5EED);
        for key in &mut keys {
            last = mix(last);
            *key = last;
        }
        Self { keys }
    }

    /// Writes the ID of a name.
    pub(crate) fn id(&self, kind: Kind, index: u64, sub: u64) -> String {
        let place = KINDS.iter().position(|other| *other == kind).unwrap_or(0) as u128 + 1;
        let plain = (place << 120)
            | (u128::from(sub & ((1 << SUB_BITS) - 1)) << 96)
            | (u128::from(index & ((1 << INDEX_BITS) - 1)) << 56)
            | u128::from(MAGIC);
        let digits = base58(self.shuffle(plain));
        let padding = if kind.is_padded() { 22_usize.saturating_sub(digits.len()) } else { 0 };
        format!("{}{}{digits}", kind.prefix(), "1".repeat(padding))
    }

    /// Reads an ID back; `None` when this sandbox never wrote it.
    pub(crate) fn read(&self, id: &str) -> Option<Name> {
        let digits = id.get(2..)?;
        let plain = self.unshuffle(unbase58(digits)?);
        if plain & u128::from(MAGIC_MASK) != u128::from(MAGIC) {
            return None;
        }
        let place = usize::try_from(plain >> 120).ok()?.checked_sub(1)?;
        let kind = *KINDS.get(place)?;
        let index = u64::try_from((plain >> 56) & ((1 << INDEX_BITS) - 1)).ok()?;
        let sub = u64::try_from((plain >> 96) & ((1 << SUB_BITS) - 1)).ok()?;
        (self.id(kind, index, sub) == id).then_some(Name { kind, index, sub })
    }

    fn shuffle(&self, block: u128) -> u128 {
        let (mut left, mut right) = halves(block);
        for key in self.keys {
            (left, right) = (right, left ^ mix(right ^ key));
        }
        join(left, right)
    }

    fn unshuffle(&self, block: u128) -> u128 {
        let (mut left, mut right) = halves(block);
        for key in self.keys.iter().rev() {
            (left, right) = (right ^ mix(left ^ key), left);
        }
        join(left, right)
    }
}

fn halves(block: u128) -> (u64, u64) {
    let low = u64::try_from(block & u128::from(u64::MAX)).unwrap_or(0);
    (u64::try_from(block >> 64).unwrap_or(0), low)
}

fn join(left: u64, right: u64) -> u128 {
    (u128::from(left) << 64) | u128::from(right)
}

fn base58(mut number: u128) -> String {
    let mut digits = Vec::with_capacity(22);
    while number > 0 {
        let digit = usize::try_from(number % 58).unwrap_or(0);
        digits.push(ALPHABET.get(digit).copied().unwrap_or(b'1'));
        number /= 58;
    }
    digits.iter().rev().map(|byte| char::from(*byte)).collect()
}

fn unbase58(digits: &str) -> Option<u128> {
    if digits.is_empty() || digits.len() > 22 {
        return None;
    }
    digits.bytes().try_fold(0_u128, |sum, byte| {
        let digit = ALPHABET.iter().position(|known| *known == byte)? as u128;
        sum.checked_mul(58)?.checked_add(digit)
    })
}
