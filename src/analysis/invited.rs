//! What the answers say about all who were invited.

use super::confidence;
use crate::results::{Finite, FiniteMethod};
use crate::stats::finite_population::{CountInterval, exact_counts, wilson};
use crate::stats::{Computed, Confidence};
use crate::survey::{InvitedBound, Survey};

/// How many of `population` invited are favourable, by the bound that the survey chooses, when `k` of `n` answers are.
///
/// `None` where everybody answered (nothing is left to infer) or more answered than were invited.
pub(super) fn bound(survey: &Survey, k: u64, n: u64, population: u64) -> Option<Finite> {
    if n >= population {
        return None;
    }
    let confidence = confidence(survey);
    let (counts, method) = match survey.analysis().invited {
        InvitedBound::Exact => (exact_counts(k, n, population, confidence), FiniteMethod::HypergeometricExactFpc),
        InvitedBound::Wilson => (wilson_counts(k, n, population, confidence), FiniteMethod::WilsonFpc),
    };
    let counts = counts.ok()?;
    Some(Finite { population, at_least: counts.low, at_most: counts.high, method })
}

/// The whole people within Wilson's interval of the share.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nobody and the population")]
fn wilson_counts(k: u64, n: u64, population: u64, confidence: Confidence) -> Computed<CountInterval> {
    /// Limits at a whole person may miss it by a rounding.
    const HAIR: f64 = 1e-9;
    let shares = wilson(k, n, population, confidence)?;
    let people = |share: f64| share * population as f64;
    Ok(CountInterval {
        low: (people(shares.low) - HAIR).ceil() as u64,
        high: (people(shares.high) + HAIR).floor() as u64,
    })
}
