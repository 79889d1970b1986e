//! Which people changed by more than the error of measurement explains.

use super::equality::same;
use super::moments::standard_deviation;
use super::paired_means::Pairs;
use super::{Computed, Refusal};

/// Jacobson and Truax's cut-off, as published.
const CUT_OFF: f64 = 1.96;

/// Individual changes against the standard error of a difference.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliableChange {
    /// Standard error of the difference of two answers, in scale points.
    pub sd_diff: f64,
    /// Change beyond which a person counts as improved or deteriorated, in scale points.
    pub threshold: f64,
    /// Each person's change divided by `sd_diff`.
    pub indices: Vec<f64>,
    /// Indices above 1.96.
    pub improved: u64,
    /// Indices below -1.96.
    pub deteriorated: u64,
    /// The others.
    pub unchanged: u64,
}

/// Reliable change index, (post - pre) / (s_pre sqrt(2 (1 - reliability))).
///
/// `reliability` belongs to the same population and lies in 0..1; 1 leaves no error and is refused
/// ([`Refusal::OutOfRange`]), as are first answers without spread and fewer than two pairs.
/// Jacobson & Truax (1991) J. Consult. Clin. Psychol. 59:12.
pub fn reliable_change(pairs: Pairs<'_>, reliability: f64) -> Computed<ReliableChange> {
    if !(0.0..1.0).contains(&reliability) {
        return Err(Refusal::OutOfRange);
    }
    let sd_diff = standard_deviation(pairs.pre)? * (2.0 * (1.0 - reliability)).sqrt();
    if sd_diff == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let indices: Vec<f64> = pairs.changes().iter().map(|change| change / sd_diff).collect();
    let exceeds = |index: f64| index > CUT_OFF && !same(index, CUT_OFF);
    let beyond = |sign: f64| indices.iter().filter(|index| exceeds(sign * **index)).count() as u64;
    let (improved, deteriorated) = (beyond(1.0), beyond(-1.0));
    let unchanged = indices.len() as u64 - improved - deteriorated;
    Ok(ReliableChange { sd_diff, threshold: CUT_OFF * sd_diff, indices, improved, deteriorated, unchanged })
}
