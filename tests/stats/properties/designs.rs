//! Weights, clusters and strata.

use mittari::stats::complex_proportion::{ComplexInterval, proportion as complex};
use mittari::stats::design::Design;
use mittari::stats::linearisation::weighted_mean;
use mittari::stats::raking::{Margin, rake};
use mittari::stats::weighting::kish;
use mittari::stats::{Refusal, moments};
use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn designs_without_design(yes in proptest::collection::vec(0_u8..2, 4..40), times in 0.1..50.0_f64, confidence in confidences()) {
        let yes: Vec<f64> = yes.into_iter().map(f64::from).collect();
        let weights = vec![times; yes.len()];
        let design = Design::independent(&weights).unwrap();
        let found = complex(&yes, &design).unwrap();
        prop_assert!(close(found.estimate, moments::mean(&yes).unwrap()) && found.df == (yes.len() - 1) as f64);
        match found.effective_n() {
            Ok(n) => prop_assert!(close(n, (yes.len() - 1) as f64)),
            Err(refusal) => prop_assert!(refusal == Refusal::NoVariation && (found.estimate == 0.0 || found.estimate == 1.0)),
        }
        if let Ok(interval) = found.interval(ComplexInterval::default(), confidence) {
            prop_assert!(contains(interval, found.estimate));
        }
    }

    #[test]
    fn the_scale_of_weights_does_not_matter(values in halves(3..30), scale in 0.01..100.0_f64) {
        let weights: Vec<f64> = values.iter().map(|x| 1.0 + x * x).collect();
        let scaled: Vec<f64> = weights.iter().map(|w| w * scale).collect();
        let mean = |weights: &[f64]| Design::independent(weights).and_then(|d| weighted_mean(&d, &values, None).map(|m| m.mean));
        let se = |weights: &[f64]| {
            Design::independent(weights).and_then(|d| d.se_of_total(weighted_mean(&d, &values, None)?.contributions))
        };
        prop_assert!(agree(mean(&weights), mean(&scaled)) && agree(se(&weights), se(&scaled)));
        prop_assert!(agree(kish(&weights).map(|k| k.n_eff), kish(&scaled).map(|k| k.n_eff)));
        let margins = |total: f64| {
            let category: Vec<usize> = (0..values.len()).map(|i| i % 2).collect();
            vec![Margin { category, targets: vec![0.3 * total, 0.7 * total] }]
        };
        let (raked, again) = (rake(&weights, &margins(100.0)), rake(&scaled, &margins(100.0)));
        prop_assert!(raked.is_ok_and(|a| again.is_ok_and(|b| a.iter().zip(&b).all(|(a, b)| close(*a, *b)))));
    }
}
