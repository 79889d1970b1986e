//! What every statistic hands back: a value, an interval, or the reason why there is none.

/// Two-sided confidence, strictly between 0 and 1 (0.95 for 95 %).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// The confidence of every report unless the survey says otherwise.
    pub const DEFAULT: Self = Self(0.95);

    /// `None` unless `0 < level < 1`.
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// The level itself, 0..1.
    pub fn level(self) -> f64 {
        self.0
    }

    /// Probability left outside on both sides together.
    pub fn alpha(self) -> f64 {
        1.0 - self.0
    }
}

/// A closed interval in the unit of its statistic; limits may be infinite, never NaN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub low: f64,
    /// Upper limit, `low <= high`.
    pub high: f64,
}

impl Interval {
    /// Limits cut to `low..=high`, the range the parameter can take.
    #[must_use]
    pub fn within(self, low: f64, high: f64) -> Self {
        Self { low: self.low.clamp(low, high), high: self.high.clamp(low, high) }
    }
}

/// Why a statistic is not defined for what it was given.
///
/// Only mathematics refuses here; minimum sizes for publication belong to `analysis` and
/// protection of respondents to `disclosure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// Nobody answered: there is nothing to divide by.
    NoAnswers,
    /// Fewer values than the statistic needs.
    TooFew {
        /// The smallest number it is defined for.
        needed: usize,
        /// What there was.
        found: usize,
    },
    /// More values, or ways to arrange them, than an exact method is computed for; an approximate one is right.
    TooMany {
        /// The largest number it is computed for.
        most: usize,
        /// What there was.
        found: usize,
    },
    /// All values are equal, so spread, correlation or a standardised effect has no meaning.
    NoVariation,
    /// The statistic divides by a count that is zero (a ratio with an empty cell).
    EmptyCell,
    /// The estimate lies on the edge of its range, where this interval collapses.
    AtTheEdge,
    /// An input outside its range: a count above its total, a negative weight, a probability above 1.
    OutOfRange,
    /// Arrays that must have equal length do not.
    UnequalLengths,
    /// An iteration did not settle, or its solution is not admissible (a Heywood case).
    NoConvergence,
    /// A matrix that must be inverted is singular.
    Singular,
    /// A stratum with a single cluster has no variance of its own.
    LonelyCluster,
    /// No method for this quantity is known to be right.
    NotDefined,
}

impl Refusal {
    /// [`Refusal::TooMany`] from counts of people.
    pub(super) fn too_many(most: u64, found: u64) -> Self {
        let size = |people: u64| usize::try_from(people).unwrap_or(usize::MAX);
        Self::TooMany { most: size(most), found: size(found) }
    }
}

/// A statistic, or why there is none.
pub type Computed<T> = Result<T, Refusal>;
