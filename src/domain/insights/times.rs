//! How long disputes waited for their answer: the middle of it, and how long nearly all of them took.
//!
//! Must not live here: when a dispute was answered.

use super::LEAST;

/// Times, in whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many there are.
    pub cases: u64,
    /// The time within which half of them were answered, and the one for nine of ten.
    within: Option<(i64, i64)>,
}

impl Spread {
    /// Of these times; a time before the beginning is none.
    #[must_use]
    pub fn of(mut seconds: Vec<i64>) -> Self {
        seconds.retain(|seconds| *seconds >= 0);
        seconds.sort_unstable();
        // The nearest rank: a time that some dispute really took.
        let within = |tenths: usize| seconds.get((seconds.len() * tenths).div_ceil(10).saturating_sub(1)).copied();
        Self { cases: seconds.len() as u64, within: within(5).zip(within(9)) }
    }

    /// Half of them were answered within this; nothing where there are too few to say anything.
    #[must_use]
    pub fn median(&self) -> Option<i64> {
        self.enough().map(|(half, _)| half)
    }

    /// Nine of ten of them were.
    #[must_use]
    pub fn ninth(&self) -> Option<i64> {
        self.enough().map(|(_, nine)| nine)
    }

    fn enough(&self) -> Option<(i64, i64)> {
        self.within.filter(|_| self.cases >= LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nine_of_ten_are_times_that_were_taken_and_few_say_nothing() {
        let spread = |seconds: &[i64]| Spread::of(seconds.to_vec());
        let said = |spread: Spread| (spread.cases, spread.median(), spread.ninth());
        assert_eq!(said(spread(&[])), (0, None, None));
        assert_eq!(said(spread(&[9, 1, 5, 3])), (4, None, None), "too few");
        assert_eq!(said(spread(&[9, 1, 5, 3, 7])), (5, Some(5), Some(9)));
        assert_eq!(said(spread(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100])), (10, Some(50), Some(90)));
        assert_eq!(said(spread(&[-1, 1, 1, 1, 1])), (4, None, None), "nothing is answered before it is there");
    }
}
