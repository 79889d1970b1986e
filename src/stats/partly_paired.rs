//! Mean change when some answered both times and others only once.

use super::frequencies::{Answers, Frequencies};
use super::mean_difference::{Variances, pooled_variance, satterthwaite};
use super::paired_means::Pairs;
use super::summary::Summary;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Second answers less first, in scale points, everybody's answers used.
///
/// The variance of the difference of the two means is reduced by twice the covariance of the paired part,
/// r s1 s2 times pairs / (n1 n2); the degrees of freedom lie between those of the paired and the unpaired
/// test in proportion to the unpaired answers. Is the paired t test when everybody is paired and Welch's
/// (Student's) when nobody is. Pairs without variation count as uncorrelated.
/// `Welch` is their T_new2, `Pooled` T_new1.
/// Assumes that who answered only once is no matter of the answer.
///
/// Refuses fewer than two answers at either time, and answers or changes without variation.
/// Derrick, Russ, Toher & White (2017) J. Mod. Appl. Stat. Methods 16(1):137.
pub fn partly_paired_t(
    pairs: &Pairs,
    only_pre: &(impl Answers + ?Sized),
    only_post: &(impl Answers + ?Sized),
    variances: Variances,
) -> Computed<TStatistic> {
    const ROUNDING: f64 = 1e-12;
    let all = |both: Frequencies, once: &Frequencies| Summary::of(&both.plus(once));
    let pre = all(pairs.pre(), &only_pre.frequencies())?;
    let post = all(pairs.post(), &only_post.frequencies())?;
    let (n1, n2, paired) = (pre.n as f64, post.n as f64, pairs.n() as f64);
    let single = n1 + n2 - 2.0 * paired;
    let (v1, v2) = (pre.variance()?, post.variance()?);
    let r = pairs.correlation().unwrap_or(0.0);
    let (v1, v2, unpaired_df) = match variances {
        Variances::Welch => (v1, v2, satterthwaite(v1 / n1, n1 - 1.0, v2 / n2, n2 - 1.0) + 1.0),
        Variances::Pooled => {
            let pooled = pooled_variance(pre, post)?;
            (pooled, pooled, n1 + n2 - 1.0)
        }
    };
    let apart = v1 / n1 + v2 / n2;
    let square = apart - 2.0 * r * (v1 * v2).sqrt() * paired / (n1 * n2);
    let df = paired - 1.0 + (unpaired_df - paired) / (single + 2.0 * paired) * single;
    // Changes that are all equal leave a variance of rounding only.
    if square <= ROUNDING * apart {
        return Err(Refusal::NoVariation);
    }
    TStatistic::new(post.mean - pre.mean, square.sqrt(), df)
}

#[cfg(test)]
mod tests {
    use super::super::mean_difference::t_test;
    use super::super::paired_means::paired_t;
    use super::*;

    const FIRST: [f64; 8] = [14.0, 15.0, 18.0, 20.0, 11.0, 19.0, 14.0, 15.0];
    const SECOND: [f64; 8] = [15.0, 10.0, 15.0, 17.0, 13.0, 19.0, 12.0, 13.0];
    const ONLY_FIRST: [f64; 8] = [20.0, 21.0, 16.0, 18.0, 14.0, 12.0, 14.0, 17.0];
    const ONLY_SECOND: [f64; 8] = [10.0, 16.0, 18.0, 16.0, 15.0, 14.0, 13.0, 10.0];

    #[test]
    fn agrees_with_the_published_example() {
        // Derrick, Toher & White (2017) Quant. Methods Psychol. 13:120, equal variances: p = 0.026.
        let found = Pairs::new(&FIRST, &SECOND)
            .and_then(|pairs| partly_paired_t(&pairs, &ONLY_FIRST, &ONLY_SECOND, Variances::Pooled));
        assert!(found.is_ok_and(|found| (found.p() - 0.026).abs() < 0.0005));
    }

    #[test]
    fn equal_changes_have_no_test() {
        let pairs = Pairs::new(&[3.1, 4.1, 1.7], &[2.1, 3.1, 0.7]);
        let found = pairs.and_then(|pairs| partly_paired_t(&pairs, &[], &[], Variances::Welch));
        assert_eq!(found, Err(Refusal::NoVariation));
    }

    #[test]
    fn is_paired_with_pairs_only_and_welch_without() {
        let pairs = Pairs::new(&FIRST, &SECOND).unwrap_or_default();
        let nobody = Pairs::default();
        let near = |a: Computed<TStatistic>, b: Computed<TStatistic>| {
            assert!(a.is_ok_and(|a| b.is_ok_and(|b| (a.t() - b.t()).abs() + (a.df - b.df).abs() < 1e-9)));
        };
        near(partly_paired_t(&pairs, &[], &[], Variances::Welch), paired_t(&pairs));
        near(
            partly_paired_t(&nobody, &ONLY_FIRST, &ONLY_SECOND, Variances::Welch),
            t_test(&ONLY_SECOND, &ONLY_FIRST, Variances::Welch),
        );
    }
}
