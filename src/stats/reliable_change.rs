//! Which people changed by more than the error of measurement explains.

use super::equality::same;
use super::paired_means::Pairs;
use super::summary::Summary;
use super::{Computed, Refusal};

/// Jacobson and Truax's cut-off, as published.
const CUT_OFF: f64 = 1.96;

/// Individual changes against the standard error of a difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReliableChange {
    /// Standard error of the difference of two answers, in scale points.
    pub sd_diff: f64,
    /// Change beyond which a person counts as improved or deteriorated, in scale points.
    pub threshold: f64,
    /// People whose change is more than 1.96 times `sd_diff`.
    pub improved: u64,
    /// People whose change is less than -1.96 times `sd_diff`.
    pub deteriorated: u64,
    /// The others.
    pub unchanged: u64,
}

/// Reliable change index, (post - pre) / (s_pre sqrt(2 (1 - reliability))).
///
/// `reliability` belongs to the same population and lies in 0..1; 1 leaves no error and is refused
/// ([`Refusal::OutOfRange`]), as are first answers without spread and fewer than two pairs.
/// Jacobson & Truax (1991) J. Consult. Clin. Psychol. 59:12.
pub fn reliable_change(pairs: &Pairs, reliability: f64) -> Computed<ReliableChange> {
    if !(0.0..1.0).contains(&reliability) {
        return Err(Refusal::OutOfRange);
    }
    let sd_diff = Summary::of(&pairs.pre())?.variance()?.sqrt() * (2.0 * (1.0 - reliability)).sqrt();
    if sd_diff == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let changes = pairs.changes();
    let exceeds = |index: f64| index > CUT_OFF && !same(index, CUT_OFF);
    let beyond = |sign: f64| changes.count(|change| exceeds(sign * (change / sd_diff)));
    let (improved, deteriorated) = (beyond(1.0), beyond(-1.0));
    let unchanged = changes.n() - improved - deteriorated;
    Ok(ReliableChange { sd_diff, threshold: CUT_OFF * sd_diff, improved, deteriorated, unchanged })
}
