//! Repeatable chance: numbers that depend on a seed and a position and on
//! nothing else, so that dispute number 900 000 can be made without making the
//! 899 999 before it.
//!
//! No state of the account and no clock belongs here.

/// Mixes one word so that neighbouring inputs give unrelated outputs
/// (the finisher of `SplitMix64`).
pub(crate) const fn mix(word: u64) -> u64 {
    let mut z = word.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A hash of some text, the same on every machine.
pub(crate) fn mix_text(seed: u64, text: &str) -> u64 {
    text.bytes().fold(mix(seed), |sum, byte| mix(sum ^ u64::from(byte)))
}

/// The throws that belong to one position. Each throw has a name (`salt`), so
/// adding a throw does not change the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dice {
    root: u64,
}

impl Dice {
    /// The dice of one position under one seed.
    pub(crate) const fn new(seed: u64, position: u64) -> Self {
        Self { root: mix(mix(seed) ^ position.wrapping_mul(0xD6E8_FEB8_6659_FD93)) }
    }

    /// A whole random word.
    pub(crate) const fn word(self, salt: u64) -> u64 {
        mix(self.root ^ salt.wrapping_mul(0xA076_1D64_78BD_642F))
    }

    /// A number from 0 to `bound - 1`; 0 when `bound` is 0.
    pub(crate) fn below(self, salt: u64, bound: u64) -> u64 {
        let wide = u128::from(self.word(salt)) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number of `low..=high`.
    pub(crate) fn between(self, salt: u64, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high.saturating_sub(low)).unwrap_or(0) + 1;
        low.saturating_add(i64::try_from(self.below(salt, width)).unwrap_or(0))
    }

    /// True in `per_mille` of a thousand cases.
    pub(crate) fn chance(self, salt: u64, per_mille: u64) -> bool {
        self.below(salt, 1000) < per_mille
    }

    /// A number in `0.0..1.0`.
    pub(crate) fn unit(self, salt: u64) -> f64 {
        let bits = u32::try_from(self.word(salt) >> 32).unwrap_or(0);
        f64::from(bits) / 4_294_967_296.0
    }

    /// One entry of a list; the entry at `fallback` never comes up by itself.
    pub(crate) fn pick<T: Copy>(self, salt: u64, list: &[T], fallback: T) -> T {
        let place = usize::try_from(self.below(salt, list.len() as u64)).unwrap_or(0);
        list.get(place).copied().unwrap_or(fallback)
    }
}
