//! People who do not exist.

use crate::stats::random::SplitMix;

/// Somebody made up.
pub(super) struct Person {
    /// From 0 up.
    pub(super) number: usize,
    /// How favourable they are inclined to answer, about 0 with a spread of 1.
    pub(super) mood: f64,
    /// Decides to which group they belong, 0..1; the same in every wave.
    pub(super) belonging: f64,
}

impl Person {
    pub(super) fn new(number: usize, random: &mut SplitMix) -> Self {
        Self { number, mood: spread(random), belonging: share(random) }
    }
}

/// A number between 0 and 1, 1 excluded.
pub(super) fn share(random: &mut SplitMix) -> f64 {
    const FINE: usize = 1 << 24;
    random.below(FINE) as f64 / FINE as f64
}

/// About 0 with a spread of 1: the sum of twelve shares less six.
pub(super) fn spread(random: &mut SplitMix) -> f64 {
    (0..12).map(|_| share(random)).sum::<f64>() - 6.0
}

/// Whether somebody answers a later round too.
pub(super) fn comes_back(random: &mut SplitMix) -> bool {
    share(random) < 0.8
}
