//! Family `marginal_homogeneity`: change of a distribution over categories, the same people answering twice.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::chi_squared::ChiSquared;
use crate::stats::marginal_homogeneity::{MarginalTest, marginal_test};

/// Change of a distribution over categories, the same people answering twice.
pub(super) const FAMILY: Family = Family { name: "marginal_homogeneity", methods: METHODS };

const METHODS: &[(&str, Method)] = &[("stuart_maxwell", stuart_maxwell)];

fn stuart_maxwell(input: &Input<'_>) -> Result<Outcome, Problem> {
    let table = input.table("table")?;
    let categories = table.len() as u64;
    let of = |test| marginal_test(&table, test);
    let statistic = |test| of(test).map(|found| found.statistic);
    let p = |test| of(test).map(ChiSquared::p);
    Ok(Outcome::new()
        .put("chi2", statistic(MarginalTest::StuartMaxwell))
        .count("df", categories.saturating_sub(1))
        .put("p", p(MarginalTest::StuartMaxwell))
        .put("bhapkar_chi2", statistic(MarginalTest::Bhapkar))
        .put("bhapkar_p", p(MarginalTest::Bhapkar))
        .put("bowker_chi2", statistic(MarginalTest::Bowker))
        .count("bowker_df", categories * categories.saturating_sub(1) / 2)
        .put("bowker_p", p(MarginalTest::Bowker))
        .put("ordinal_mh_chi2", statistic(MarginalTest::Ordinal))
        .put("ordinal_mh_p", p(MarginalTest::Ordinal)))
}
