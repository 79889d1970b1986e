//! Differences as text: shares in percentage points, means with a decimal more than the figures themselves, because
//! changes are smaller than what changes.

use crate::language::{Language, number};
use crate::survey::Measure;

/// What a figure is multiplied by where differences are told: shares are told in per cent.
pub(crate) fn unit(measure: Measure) -> f64 {
    if measure == Measure::Rate { 100.0 } else { 1.0 }
}

/// Decimals of a difference.
pub(crate) fn digits(measure: Measure) -> usize {
    match measure {
        Measure::Mean => 2,
        Measure::Median => 1,
        _ => 0,
    }
}

/// A difference with its sign: `+18`, `−0.96`.
pub(crate) fn signed(language: Language, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Rate => number::points(language, value, 0),
        measure => number::signed(language, value, digits(measure)),
    }
}

/// An interval of differences: `4–34`, `−1.53 to −0.39`.
pub(crate) fn signed_range(language: Language, measure: Measure, low: f64, high: f64) -> String {
    match measure {
        Measure::Rate => number::points_range(language, low, high, 0),
        measure => number::range(language, low, high, digits(measure)),
    }
}

/// Whether the printed difference leads from one of the printed figures to the other.
pub(crate) fn agrees(measure: Measure, before: f64, after: f64, difference: f64) -> bool {
    let unit = unit(measure);
    number::adds_up(&[before * unit, difference * unit], after * unit, digits(measure))
}

/// A figure without a unit: of a share the per cent without their sign.
pub(crate) fn plain(language: Language, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Rate => number::share_bare(language, value, 0),
        measure => number::decimal(language, value, digits(measure)),
    }
}

/// A figure with its unit.
pub(crate) fn figure(language: Language, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Rate => number::share(language, value, 0),
        measure => number::decimal(language, value, digits(measure)),
    }
}
