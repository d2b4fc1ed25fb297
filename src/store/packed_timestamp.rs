//! An instant in six bytes: a million disputes have three of them each.

use jiff::Timestamp;

/// Milliseconds since 1970, or one of two words: undated, absent. Ordered: dated, undated, absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackedTimestamp([u8; 6]);

/// So that instants before 1970 are in order too.
const ZERO: i64 = 1 << 46;

impl PackedTimestamp {
    /// There is none.
    pub const ABSENT: Self = Self([0xFF; 6]);
    /// It is due, but nothing says when.
    pub const UNDATED: Self = Self([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE]);

    /// An instant, to the millisecond. What lies thousands of years away is moved to the edge.
    #[must_use]
    pub fn of(at: Option<Timestamp>) -> Self {
        at.map_or(Self::ABSENT, |at| Self::from_millis(at.as_millisecond()))
    }

    /// From milliseconds since 1970.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        let [_, _, bytes @ ..] = millis.clamp(-ZERO, ZERO - 1).saturating_add(ZERO).to_be_bytes();
        Self(bytes)
    }

    /// Milliseconds since 1970, when it is an instant.
    #[must_use]
    pub fn millis(self) -> Option<i64> {
        (self < Self::UNDATED).then(|| i64::try_from(self.key()).unwrap_or(i64::MAX) - ZERO)
    }

    /// The instant.
    #[must_use]
    pub fn at(self) -> Option<Timestamp> {
        Timestamp::from_millisecond(self.millis()?).ok()
    }

    /// A number in the same order.
    #[must_use]
    pub fn key(self) -> u64 {
        self.0.iter().fold(0, |key, byte| key << 8 | u64::from(*byte))
    }

    /// The bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 6] {
        self.0
    }

    /// From bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 6]) -> Self {
        Self(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_keep_their_order_and_their_milliseconds() {
        let texts =
            ["1899-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-11-21T12:00:00.007Z", "9999-12-01T00:00:00Z"];
        let moments: Vec<PackedTimestamp> = texts.iter().map(|text| PackedTimestamp::of(text.parse().ok())).collect();
        assert!(moments.is_sorted());
        let back: Vec<_> = moments.iter().map(|moment| moment.at().map(|at| at.to_string())).collect();
        assert_eq!(back.get(2).cloned().flatten().as_deref(), Some("2026-11-21T12:00:00.007Z"));
        assert!(
            moments.iter().all(|moment| *moment < PackedTimestamp::UNDATED)
                && PackedTimestamp::UNDATED < PackedTimestamp::ABSENT
        );
        assert_eq!((PackedTimestamp::of(None).millis(), PackedTimestamp::UNDATED.at()), (None, None));
    }
}
