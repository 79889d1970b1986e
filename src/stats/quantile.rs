//! Quantiles of answers.

use super::frequencies::Answers;
use super::{Computed, Refusal};

/// Where a quantile lies between two answers. Hyndman & Fan (1996) American Statistician 50:361.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum QuantileRule {
    /// Type 6, at rank p(n+1): SPSS, Minitab. Weibull (1939).
    Weibull,
    /// Type 7, at rank 1 + p(n-1): R, NumPy, Excel. Gumbel (1939).
    #[default]
    Gumbel,
}

/// The value below which a share `p` of the answers lies, in their unit; between two answers it is
/// interpolated, and never outside the smallest and the largest.
///
/// Refuses with `NoAnswers` for an empty list, with `OutOfRange` unless 0 <= p <= 1 and all are
/// finite.
/// Hyndman & Fan (1996) American Statistician 50:361.
pub fn quantile(values: &(impl Answers + ?Sized), p: f64, rule: QuantileRule) -> Computed<f64> {
    let counted = values.frequencies();
    if !(0.0..=1.0).contains(&p) {
        return Err(Refusal::OutOfRange);
    }
    let last = counted.checked()?.n() - 1;
    let place = match rule {
        QuantileRule::Weibull => p * (last + 2) as f64 - 1.0,
        QuantileRule::Gumbel => p * last as f64,
    }
    .clamp(0.0, last as f64);
    let below = whole(place).min(last);
    let at = |place: u64| counted.at(place).ok_or(Refusal::NoAnswers);
    let value = at(below)?;
    Ok(value + (place - below as f64) * (at(below + 1)? - value))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place between 0 and the last index")]
fn whole(place: f64) -> u64 {
    place.floor() as u64
}
