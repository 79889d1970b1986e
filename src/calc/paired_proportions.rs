//! Family `paired_proportions`: change of a rate when the same people answered twice.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::mcnemar::{self, McNemarRule};
use crate::stats::paired_proportions::{self, PairedCounts, PairedInterval};

/// Change of a rate when the same people answered twice.
pub(super) const FAMILY: Family = Family { name: "paired_proportions", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("mcnemar", tests),
    ("newcombe10", |input| with(input, PairedInterval::Newcombe10)),
    ("newcombe_square_and_add_no_phi_correction", |input| with(input, PairedInterval::Newcombe8)),
    ("tango", |input| with(input, PairedInterval::Tango)),
    ("bonett_price", |input| with(input, PairedInterval::BonettPrice)),
    ("wald", |input| with(input, PairedInterval::Wald)),
];

fn tests(input: &Input<'_>) -> Result<Outcome, Problem> {
    let counts = counts(input)?;
    let p = |rule| mcnemar::p_value(counts.yes_no, counts.no_yes, rule);
    let chi2 = |rule| mcnemar::chi_squared(counts.yes_no, counts.no_yes, rule).map(|found| found.statistic);
    Ok(Outcome::new()
        .put("p_exact", p(McNemarRule::Exact))
        .put("p_midp", p(McNemarRule::MidP))
        .put("chi2", chi2(McNemarRule::ChiSquared))
        .put("p_asymptotic", p(McNemarRule::ChiSquared))
        .put("chi2_cc", chi2(McNemarRule::ChiSquaredCorrected))
        .put("p_cc", p(McNemarRule::ChiSquaredCorrected)))
}

fn with(input: &Input<'_>, method: PairedInterval) -> Result<Outcome, Problem> {
    let counts = counts(input)?;
    let interval = paired_proportions::interval(counts, method, input.confidence()?);
    Ok(Outcome::new().put("change", counts.change()).interval("lower", "upper", interval))
}

fn counts(input: &Input<'_>) -> Result<PairedCounts, Problem> {
    Ok(PairedCounts {
        yes_yes: input.count("yes_yes")?,
        yes_no: input.count("yes_no")?,
        no_yes: input.count("no_yes")?,
        no_no: input.count("no_no")?,
    })
}
