//! McNemar's test that as many answers turned to yes as turned to no.

use super::chi_squared::ChiSquared;
use super::count_distribution::{binomial_lower_tail, binomial_pmf};
use super::{Computed, Refusal};

/// How McNemar's test counts the observed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum McNemarRule {
    /// Half of the observed outcome's probability counts: close to its nominal level at any size.
    /// Fagerland, Lydersen & Laake (2013) BMC Med. Res. Methodol. 13:91.
    #[default]
    MidP,
    /// Exact conditional binomial test; never exceeds its level and so is conservative.
    Exact,
    /// Chi-squared on one degree of freedom, (b - c)² / (b + c). McNemar (1947) Psychometrika 12:153.
    ChiSquared,
    /// (|b - c| - 1)² / (b + c). Edwards (1948) Psychometrika 13:185. Very conservative.
    ChiSquaredCorrected,
}

/// Two-sided p-value for `to_no` answers that turned from yes to no and `to_yes` the other way.
///
/// 0..=1. Without a discordant pair the binomial tests give 1 (nothing moved), the chi-squared tests
/// refuse with `EmptyCell`. Fewer than six discordant pairs cannot give an exact p below 0.05.
pub fn p_value(to_no: u64, to_yes: u64, rule: McNemarRule) -> Computed<f64> {
    let (fewer, moved) = (to_no.min(to_yes), to_no + to_yes);
    let tail = 2.0 * binomial_lower_tail(fewer, moved, 0.5);
    let observed = binomial_pmf(fewer, moved, 0.5);
    match rule {
        McNemarRule::Exact => Ok(tail.min(1.0)),
        McNemarRule::MidP if moved == 0 => Ok(1.0),
        // Both tails meet in the observed outcome, which then counts half once.
        McNemarRule::MidP if to_no == to_yes => Ok(1.0 - observed / 2.0),
        McNemarRule::MidP => Ok(tail - observed),
        McNemarRule::ChiSquared | McNemarRule::ChiSquaredCorrected => Ok(chi_squared(to_no, to_yes, rule)?.p()),
    }
}

/// The chi-squared statistic of `rule` on one degree of freedom; the binomial tests have none (`NotDefined`).
/// Refuses with `EmptyCell` without a discordant pair.
pub fn chi_squared(to_no: u64, to_yes: u64, rule: McNemarRule) -> Computed<ChiSquared> {
    let correction = match rule {
        McNemarRule::ChiSquared => 0.0,
        McNemarRule::ChiSquaredCorrected => 1.0,
        McNemarRule::Exact | McNemarRule::MidP => return Err(Refusal::NotDefined),
    };
    if to_no + to_yes == 0 {
        return Err(Refusal::EmptyCell);
    }
    let excess = to_no.abs_diff(to_yes) as f64;
    // With equal counts there is nothing to correct; R and Edwards both give 0 then.
    let corrected = (excess - correction).max(0.0);
    Ok(ChiSquared { statistic: corrected * corrected / (to_no + to_yes) as f64, df: 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_discordant_pairs_cannot_be_significant() {
        assert!(p_value(5, 0, McNemarRule::Exact).is_ok_and(|p| p > 0.05));
        assert!(p_value(6, 0, McNemarRule::Exact).is_ok_and(|p| p < 0.05));
        assert_eq!(p_value(0, 0, McNemarRule::ChiSquared), Err(Refusal::EmptyCell));
    }
}
