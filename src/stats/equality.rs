//! When two answers count as the same although their doubles differ.

use super::{Computed, Refusal};

/// Answers and their differences closer than this are the same: 8.9 - 8.1 and 7.9 - 7.1 are equal changes
/// although their doubles differ. Half a unit of the ninth decimal; a distance rather than a rounding, so
/// that no two equal changes fall on either side of a boundary.
const SAME_WITHIN: f64 = 5e-10;

/// Whether two values are the same up to rounding of their doubles.
pub fn same(a: f64, b: f64) -> bool {
    let of_large_values = 8.0 * f64::EPSILON * a.abs().max(b.abs());
    (a - b).abs() <= SAME_WITHIN.max(of_large_values)
}

/// Whether all values are the same as the first; true for none and for one.
pub fn all_equal(values: &[f64]) -> bool {
    values.iter().all(|value| same(*value, values[0]))
}

/// Refuses infinite values and those that are not numbers with `OutOfRange`.
pub fn all_finite(values: &[f64]) -> Computed<()> {
    if values.iter().all(|value| value.is_finite()) { Ok(()) } else { Err(Refusal::OutOfRange) }
}
