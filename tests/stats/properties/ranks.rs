//! Statistics that know order only.

use mittari::stats::correlation::{Correlation, CorrelationInterval, correlation, correlation_interval};
use mittari::stats::kendall::concordance;
use mittari::stats::kruskal_wallis::kruskal_wallis;
use mittari::stats::ordinal_effect::Dominance;
use mittari::stats::pseudo_median::{pseudo_median, pseudo_median_interval};
use mittari::stats::rank_test::{MannWhitneyRule, mann_whitney, mann_whitney_p};
use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn ranks_of_two_groups(x in answers(1..7), y in answers(1..7), confidence in confidences()) {
        let (found, pairs) = (mann_whitney(&x, &y).unwrap(), (x.len() * y.len()) as f64);
        let dominance = Dominance::new(&x, &y).unwrap();
        let signs: Vec<f64> = x.iter().flat_map(|a| y.iter().map(move |b| f64::from(i8::from(a > b) - i8::from(a < b)))).collect();
        prop_assert!(close(found.u + found.u_other, pairs) && close(dominance.delta(), 2.0 * found.u / pairs - 1.0));
        prop_assert!(close(dominance.delta(), signs.iter().sum::<f64>() / pairs));
        let p = mann_whitney_p(&x, &y, MannWhitneyRule::Exact).unwrap();
        prop_assert!(close(p, mann_whitney_p(&y, &x, MannWhitneyRule::Exact).unwrap()));
        prop_assert!(close(p, by_dealing(&x, &y)), "{p} {}", by_dealing(&x, &y));
        if let Ok(interval) = dominance.newcombe(confidence) {
            prop_assert!(contains(interval, dominance.probability_larger()) && interval.low < interval.high);
        }
        if let Ok(interval) = dominance.feng_cliff(confidence) {
            prop_assert!(contains(interval, dominance.delta()));
        }
        if let Ok(h) = kruskal_wallis(&[x, y]) {
            prop_assert!(close(h.h, found.z.unwrap().powi(2)));
        }
    }

    #[test]
    fn cliffs_variance_is_that_of_the_matrix(x in answers(2..12), y in answers(2..12)) {
        let sign = |a: &f64, b: &f64| f64::from(i8::from(a > b) - i8::from(a < b));
        let (n, m) = (x.len() as f64, y.len() as f64);
        let d = Dominance::new(&x, &y).unwrap().delta();
        let rows: f64 = x.iter().map(|a| (y.iter().map(|b| sign(a, b)).sum::<f64>() / m - d).powi(2)).sum();
        let columns: f64 = y.iter().map(|b| (x.iter().map(|a| sign(a, b)).sum::<f64>() / n - d).powi(2)).sum();
        let cells: f64 = x.iter().flat_map(|a| y.iter().map(move |b| (sign(a, b) - d).powi(2))).sum();
        let want = (m * m * rows + n * n * columns - cells) / (n * m * (n - 1.0) * (m - 1.0));
        prop_assert!(close(Dominance::new(&x, &y).unwrap().unbiased_variance().unwrap(), want));
    }

    #[test]
    fn a_rank_interval_holds_the_pseudo_median(values in halves(6..80)) {
        let found = pseudo_median_interval(&values, CONFIDENCE);
        prop_assert!(holds(found.map(|f| f.interval), pseudo_median(&values).unwrap_or(f64::NAN)));
        prop_assert!(found.is_ok_and(|f| f.attained >= 0.95 - 1e-12));
    }

    #[test]
    fn correlation_has_no_unit_and_no_order((x, y) in pairs(), shift in -9.0..9.0_f64, scale in 0.1..9.0_f64) {
        let moved: Vec<f64> = x.iter().map(|x| x * scale + shift).collect();
        let turned: Vec<f64> = x.iter().map(|x| -x).collect();
        for kind in [Correlation::Pearson, Correlation::Spearman] {
            let r = correlation(&x, &y, kind);
            prop_assert!(agree(r, correlation(&moved, &y, kind)));
            prop_assert!(agree(r, correlation(&y, &x, kind)));
            prop_assert!(agree(r, correlation(&turned, &y, kind).map(|r| -r)));
            if let Ok(interval) = r.and_then(|r| correlation_interval(r, x.len(), CorrelationInterval::BonettWright, CONFIDENCE)) {
                prop_assert!(holds(Ok(interval), r.unwrap_or(f64::NAN)));
            }
        }
        let tau = |x: &[f64], y: &[f64]| concordance(x, y).and_then(|pairs| pairs.tau_b());
        prop_assert!(agree(tau(&x, &y), tau(&turned, &y).map(|tau| -tau)));
        let reversed = |list: &[f64]| -> Vec<f64> { list.iter().rev().copied().collect() };
        prop_assert!(agree(tau(&x, &y), tau(&reversed(&x), &reversed(&y))));
    }
}

/// The exact two-sided Mann-Whitney p-value, deal by deal.
fn by_dealing(x: &[f64], y: &[f64]) -> f64 {
    let all = [x, y].concat();
    let distance = |mask: u32| {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        all.iter().enumerate().for_each(|(i, v)| if mask >> i & 1 == 1 { own.push(*v) } else { others.push(*v) });
        (mann_whitney(&own, &others).unwrap().u - (own.len() * others.len()) as f64 / 2.0).abs()
    };
    let observed = distance((1 << x.len()) - 1);
    let deals: Vec<u32> = (0..1_u32 << all.len()).filter(|mask| mask.count_ones() as usize == x.len()).collect();
    deals.iter().filter(|&&mask| distance(mask) >= observed - 1e-9).count() as f64 / deals.len() as f64
}
