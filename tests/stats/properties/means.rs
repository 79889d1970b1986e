//! Means, their tests, and what is planned for them; reliability of scales.

use mittari::stats::clustered_regression::ClusterVariance;
use mittari::stats::difference_in_differences::TwoArms;
use mittari::stats::distribution::{
    beta_quantile, beta_tails, normal_upper_quantile, normal_upper_tail, t_upper_quantile, t_upper_tail,
};
use mittari::stats::effect_size::hedges_g;
use mittari::stats::hodges_lehmann as shift;
use mittari::stats::intraclass_correlation::one_way;
use mittari::stats::mean_difference::{Variances, t_test};
use mittari::stats::multiplicity::{Adjustment, adjust};
use mittari::stats::paired_means::{Pairs, paired_t};
use mittari::stats::power::{self, MeanDesign};
use mittari::stats::pseudo_median::pseudo_median;
use mittari::stats::reliability::{Missing, item_covariance};
use mittari::stats::sample_size;
use mittari::stats::signed_rank::{Zeros, signed_ranks};
use mittari::stats::standardised_change::{Standardiser, change_by_changes_interval, standardised_change};
use mittari::stats::t_statistic::TStatistic;
use mittari::stats::{Refusal, mean, median};
use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn means_follow_shift_and_scale(
        x in answers(3..20), y in answers(3..20), by in -5.0..5.0_f64, times in 0.1..9.0_f64, confidence in confidences(),
    ) {
        let moved = |v: &[f64]| v.iter().map(|v| v * times + by).collect::<Vec<_>>();
        let Ok(test) = t_test(&x, &y, Variances::Welch) else { return Ok(()) };
        let after = t_test(&moved(&x), &moved(&y), Variances::Welch).unwrap();
        let low = |test: TStatistic| test.interval(confidence).low;
        let swapped = t_test(&y, &x, Variances::Welch).unwrap();
        prop_assert!(close(test.p(), after.p()) && close(times * low(test), low(after)));
        prop_assert!(close(test.t(), -swapped.t()) && close(low(test), -swapped.interval(confidence).high));
        prop_assert!(close(shift::shift(&x, &y).unwrap(), -shift::shift(&y, &x).unwrap()));
        prop_assert!(contains(shift::interval(&x, &y, confidence).unwrap(), shift::shift(&x, &y).unwrap()));
        if let (Ok(g), Ok(back)) = (hedges_g(&x, &y, confidence), hedges_g(&y, &x, confidence)) {
            prop_assert!(close(g.value, -back.value) && contains(g.interval, g.value));
            prop_assert!((g.interval.low + back.interval.high).abs() < 1e-7);
        }
        if let Ok(test) = mean::one_sample_t(&x) {
            let moved = mean::one_sample_t(&moved(&x)).unwrap();
            prop_assert!(close(times * low(test) + by, low(moved)) && close(times * test.se, moved.se));
        }
        match median::interval(&x, confidence) {
            Ok(found) => prop_assert!(
                found.attained >= confidence.level() && contains(found.interval, median::median(&x).unwrap())
            ),
            Err(refusal) => {
                let too_few = matches!(refusal, Refusal::TooFew { .. });
                prop_assert!(too_few);
            }
        }
    }

    #[test]
    fn adjusted_p_values(p in proptest::collection::vec(0.0..=1.0_f64, 0..20)) {
        let by = |method| adjust(&p, method).unwrap();
        let (holm, bonferroni) = (by(Adjustment::Holm), by(Adjustment::Bonferroni));
        let (hochberg, fdr) = (by(Adjustment::Hochberg), by(Adjustment::BenjaminiHochberg));
        for i in 0..p.len() {
            prop_assert!(p[i] <= fdr[i] + 1e-15 && fdr[i] <= hochberg[i] + 1e-15);
            prop_assert!(hochberg[i] <= holm[i] + 1e-15 && holm[i] <= bonferroni[i] + 1e-15 && bonferroni[i] <= 1.0);
            prop_assert!((0..p.len()).all(|j| p[i] > p[j] || (holm[i] <= holm[j] && fdr[i] <= fdr[j])));
        }
    }

    #[test]
    fn planned_sizes_keep_their_promise(
        p in 0.05..0.95_f64, margin in 0.01..0.2_f64, others in 1_u64..5000, d in 0.2..1.5_f64, confidence in confidences(),
    ) {
        let size = sample_size::for_margin(p, margin, confidence).unwrap().people();
        prop_assert!(sample_size::margin(p, size, confidence).unwrap() <= margin + 1e-9);
        prop_assert!(size == 1 || sample_size::margin(p, size - 1, confidence).unwrap() > margin - 1e-9);
        let small = sample_size::for_margin_in_population(p, margin, others, confidence).unwrap().people();
        prop_assert!(small <= others && small <= size);
        for design in [MeanDesign::Paired, MeanDesign::TwoGroups] {
            let n = sample_size::t_tests(design, d, 0.05, 0.8).unwrap();
            prop_assert!(power::t_test(design, d, n.people() as f64, 0.05).unwrap() >= 0.8 - 1e-9);
            let found = power::detectable_difference(design, n.unrounded(), 0.05, 0.8).unwrap();
            prop_assert!(n.unrounded() == 2.0 || (found - d).abs() < 1e-6);
        }
    }

    #[test]
    fn quantiles_undo_tails(tail in 1e-6..0.5_f64, df in 1.0..500.0_f64, a in 0.3..2000.0_f64, b in 0.3..2000.0_f64) {
        prop_assert!((normal_upper_tail(normal_upper_quantile(tail)) / tail - 1.0).abs() < 1e-11);
        prop_assert!((t_upper_tail(t_upper_quantile(tail, df), df) / tail - 1.0).abs() < 1e-11);
        let x = beta_quantile(tail, a, b);
        prop_assert!((beta_tails(a, b, x, 1.0 - x).lower / tail - 1.0).abs() < 1e-8, "{x}");
    }

    #[test]
    fn swapping_the_times_mirrors_a_change_of_mean((pre, post) in pairs(), shift in -50.0..50.0_f64, scale in 0.1..20.0_f64) {
        let moved = |list: &[f64]| -> Vec<f64> { list.iter().map(|x| x * scale + shift).collect() };
        let (pre2, post2) = (moved(&pre), moved(&post));
        let pairs = |pre: &[f64], post: &[f64]| Pairs::new(pre, post).unwrap();
        let (there, back, other) = (&pairs(&pre, &post), &pairs(&post, &pre), &pairs(&pre2, &post2));
        let interval = |pairs| paired_t(pairs).map(|test| test.interval(CONFIDENCE));
        prop_assert!(mirrored(interval(there), interval(back)));
        prop_assert!(agree(paired_t(there).map(TStatistic::t), paired_t(other).map(TStatistic::t)));
        for standardiser in [Standardiser::Average, Standardiser::Changes, Standardiser::Pre] {
            let d = |pairs| standardised_change(pairs, standardiser);
            prop_assert!(agree(d(there), d(other)));
        }
        if let Ok(dz) = standardised_change(there, Standardiser::Changes) {
            prop_assert!(holds(change_by_changes_interval(there, CONFIDENCE), dz));
        }
        prop_assert!(agree(pseudo_median(&there.changes()), pseudo_median(&back.changes()).map(|m| -m)));
        let p = |pairs: &Pairs| signed_ranks(&pairs.changes(), Zeros::Pratt).and_then(|ranks| ranks.p_exact());
        prop_assert!(agree(p(there), p(back)));
        prop_assert!(agree(p(there), p(other)));
    }

    #[test]
    fn alpha_knows_no_level_and_no_order(rows in prop::collection::vec(prop::array::uniform4(1_i32..=5), 3..25), shift in -9.0..9.0_f64) {
        let item = |i: usize, shift: f64| -> Vec<Option<f64>> { rows.iter().map(|row| Some(f64::from(row[i]) + shift)).collect() };
        let alpha = |items: &[Vec<Option<f64>>]| item_covariance(items, Missing::Listwise).and_then(|c| c.alpha());
        let items = [item(0, 0.0), item(1, 0.0), item(2, 0.0), item(3, 0.0)];
        let moved = [item(3, 0.0), item(0, shift), item(1, -shift), item(2, 7.0)];
        let mut reversed = items.clone();
        for item in &mut reversed {
            item.reverse();
        }
        prop_assert!(agree(alpha(&items), alpha(&moved)));
        prop_assert!(agree(alpha(&items), alpha(&reversed)));
        if let Ok(covariance) = item_covariance(&items, Missing::Listwise)
            && let (Ok(alpha), Ok(interval)) = (covariance.alpha(), covariance.feldt_interval(CONFIDENCE))
        {
            prop_assert!(interval.low <= alpha && alpha <= interval.high);
        }
    }

    #[test]
    fn the_order_of_respondents_does_not_matter(y in halves(24..25), shift in -9.0..9.0_f64) {
        let cluster: Vec<usize> = (0..24).map(|i| i / 3).collect();
        let treated: Vec<bool> = (0..24).map(|i| i >= 12).collect();
        let post: Vec<bool> = (0..24).map(|i| i % 2 == 1).collect();
        let data = TwoArms { y: &y, treated: &treated, post: &post, cluster: &cluster };
        let moved: Vec<f64> = y.iter().rev().map(|y| y + shift).collect();
        let backwards = |list: &[bool]| -> Vec<bool> { list.iter().rev().copied().collect() };
        let (treated, post): (Vec<bool>, Vec<bool>) = (backwards(&treated), backwards(&post));
        let cluster2: Vec<usize> = cluster.iter().rev().copied().collect();
        let other = TwoArms { y: &moved, treated: &treated, post: &post, cluster: &cluster2 };
        for variance in [ClusterVariance::CR0, ClusterVariance::CR2] {
            let (a, b) = (data.least_squares(variance), other.least_squares(variance));
            prop_assert!(agree(a.map(|a| a.estimate), b.map(|b| b.estimate)));
            prop_assert!(agree(a.map(|a| a.se), b.map(|b| b.se)));
        }
        prop_assert!(agree(one_way(&y, &cluster).map(|o| o.icc1()), one_way(&moved, &cluster2).map(|o| o.icc1())));
    }
}
