//! Words about shares of organisations.

use crate::language::messages::{ConditionWords, OrganisationWords};

pub(super) const ORGANISATIONS: OrganisationWords = OrganisationWords {
    condition: |condition| match condition {
        ConditionWords::Any => "at least one answer is favourable".into(),
        ConditionWords::Majority => "more than half of the answers are favourable".into(),
        ConditionWords::Figure(figure, limits) => format!("“{figure}” is {limits}"),
    },
    sentence: |w| {
        format!(
            "{}: {}% of organisations ({}); allowing for chance, the share is likely to be {}% ({}% confidence interval). An \
             organisation counts where {}. Organisations whose own result cannot be shown are left out.",
            w.label, w.percent, w.fraction, w.interval, w.level, w.condition
        )
    },
    detail: |w| format!("{} organisations, {}% confidence interval {}%", w.fraction, w.level, w.interval),
    finite: |population, low, high, level| {
        format!(
            "{population} organisations were invited. If the others are like those counted, {low}–{high} of the invited would \
             count (at {level}% confidence)."
        )
    },
    any_leans_upwards: "The share is too large rather than too small: a small organisation in which nobody answered favourably cannot be shown.",
    definition: |condition| format!("Share of organisations of which this holds: {condition}"),
    method: "Shares of organisations count organisations and not people. Only those whose own result is shown are counted, so \
             small organisations are missing from them.",
};
