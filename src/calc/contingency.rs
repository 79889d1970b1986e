//! Family `contingency`: tables of counts.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::chi_squared::ChiSquared;
use crate::stats::contingency::{self, Contingency};
use crate::stats::{Computed, exact_contingency};

/// Tables of counts.
pub(super) const FAMILY: Family = Family { name: "contingency", methods: METHODS };

const METHODS: &[(&str, Method)] = &[("chi_square", chi_square), ("fisher_rxc", fisher), ("cramers_v", cramers_v)];

fn chi_square(input: &Input<'_>) -> Result<Outcome, Problem> {
    let table = table(input)?;
    let test = by_ref(&table).map(contingency::chi_squared);
    let expected = by_ref(&table).map(contingency::expected_counts);
    Ok(Outcome::new()
        .put("chi2", test.map(|t| t.statistic))
        .put("df", test.map(|t| t.df))
        .put("p", test.map(ChiSquared::p))
        .put("min_expected", expected.map(|e| e.smallest))
        .put("share_expected_below_5", expected.map(|e| e.share_below_5))
        .put("cramers_v", by_ref(&table).map(contingency::cramers_v)))
}

fn fisher(input: &Input<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::new().put("p", table(input)?.and_then(|t| exact_contingency::fisher(&t))))
}

fn cramers_v(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (table, confidence) = (table(input)?, input.confidence()?);
    let table = by_ref(&table);
    let interval = table.and_then(|t| contingency::cramers_v_interval(t, confidence));
    Ok(Outcome::new()
        .put("v", table.map(contingency::cramers_v))
        .put("v_bias_corrected", table.and_then(contingency::cramers_v_bias_corrected))
        .interval("v_lower", "v_upper", interval))
}

fn table(input: &Input<'_>) -> Result<Computed<Contingency>, Problem> {
    Ok(Contingency::new(&input.count_table("table")?))
}
