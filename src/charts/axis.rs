//! The axis of shares from 0 to 100 per cent.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::canvas::{Anchor, Canvas, units};
use super::frame::word;
use super::shapes::UNITS;
use super::style::NUMBER;
use crate::language::{Language, number};

/// Where the axis has lines.
pub(super) const QUARTERS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// Where a share lies between two ends, in pixels.
pub(super) fn place(share: f64, ends: (f64, f64)) -> f64 {
    between(share, (0.0, 1.0), ends)
}

/// Where a value of a range lies between two ends, in pixels.
pub(super) fn between(value: f64, range: (f64, f64), ends: (f64, f64)) -> f64 {
    // plotters maps onto whole numbers: hundredths of a pixel, as the backend counts.
    let limits = (units(ends.0), units(ends.1));
    f64::from(RangedCoordf64::from(range.0..range.1).map(&value, limits)) / UNITS
}

/// The numbers under the lines.
pub(super) fn percents(canvas: &Canvas<'_>, language: Language, ends: (f64, f64), middle: f64, at_edge: bool) {
    for percent in [0_u64, 25, 50, 75, 100] {
        let anchor = if percent == 0 && at_edge { Anchor::Start } else { Anchor::Middle };
        let x = place(percent as f64 / 100.0, ends);
        word(canvas, &number::percent(language, percent, 100), x, middle, NUMBER, anchor);
    }
}

/// Round values between two ends, about `wanted` of them.
pub(super) fn round_ticks((low, high): (f64, f64), wanted: f64) -> Vec<f64> {
    let rough = (high - low) / wanted;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(10.0 * power);
    let mut ticks = Vec::new();
    let mut at = (low / step - 1e-9).ceil() * step;
    while at <= high + step * 1e-9 {
        ticks.push(if at.abs() < step * 1e-9 { 0.0 } else { at });
        at += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_values() {
        assert_eq!(round_ticks((0.0, 1.0), 4.0), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(round_ticks((1.0, 5.0), 5.0), [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(round_ticks((-0.3, 0.3), 3.0), [-0.2, 0.0, 0.2]);
    }
}
