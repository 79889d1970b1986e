//! P-values of several tests of one question, adjusted so that finding something by chance stays rare.

use super::{Computed, Refusal};

/// How p-values are adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Adjustment {
    /// No false finding in the family, step-down; for a confirmatory family. Holm (1979) Scandinavian Journal
    /// of Statistics 6:65.
    #[default]
    Holm,
    /// A small share of false ones among the findings; for more than ten exploratory items. Benjamini &
    /// Hochberg (1995) JRSS B 57:289.
    BenjaminiHochberg,
    /// No false finding, p times the number of tests; never better than Holm. Bonferroni (1936); Dunn (1961)
    /// JASA 56:52.
    Bonferroni,
    /// No false finding, step-up; assumes independent or positively dependent tests. Hochberg (1988)
    /// Biometrika 75:800.
    Hochberg,
}

/// Adjusted p-values in the order given, each at least the raw one and at most 1.
///
/// An empty family has none. Refuses with `OutOfRange` unless every p is 0..1. Sources: at the methods.
pub fn adjust(p: &[f64], method: Adjustment) -> Computed<Vec<f64>> {
    if p.iter().any(|p| !(0.0..=1.0).contains(p)) {
        return Err(Refusal::OutOfRange);
    }
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut adjusted = vec![0.0; p.len()];
    let tests = p.len() as f64;
    let factor = |smaller: usize| match method {
        Adjustment::Holm | Adjustment::Hochberg => tests - smaller as f64,
        Adjustment::BenjaminiHochberg => tests / (smaller + 1) as f64,
        Adjustment::Bonferroni => tests,
    };
    let ascending = order.iter().enumerate();
    match method {
        // From the smallest p on none may fall below the one before.
        Adjustment::Holm | Adjustment::Bonferroni => {
            let mut largest = 0.0_f64;
            for (smaller, &place) in ascending {
                largest = largest.max(factor(smaller) * p[place]).min(1.0);
                adjusted[place] = largest;
            }
        }
        // From the largest p down none may rise above the one before.
        Adjustment::BenjaminiHochberg | Adjustment::Hochberg => {
            let mut smallest = 1.0_f64;
            for (smaller, &place) in ascending.rev() {
                smallest = smallest.min(factor(smaller) * p[place]);
                adjusted[place] = smallest;
            }
        }
    }
    Ok(adjusted)
}
