//! Words about amount and outcome, cost, and the chain from reach to change.

use crate::language::messages::{Banded, ChainWords};
use crate::results::CostMeasure;
use crate::survey::DoseRecord;

pub(super) const CHAIN: ChainWords = ChainWords {
    dose: "Amount and outcome",
    dose_caution: "The figures do not tell whether a difference comes from the amount: much else can set the groups \
                   apart, and those who benefit may also take part more.",
    dose_caption: |indicator, question| format!("{indicator}, by: {question}"),
    band_head: "Amount",
    band_below: |to| format!("below {to}"),
    band_between: |from, to| format!("{from} to below {to}"),
    band_from: |from| format!("{from} or more"),
    difference: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "The shares of the highest and the lowest group differ",
            (Banded::Shares, false) => {
                "A difference between the shares of the highest and the lowest group cannot be shown"
            }
            (Banded::Means, true) => "The means of the highest and the lowest group differ",
            (Banded::Means, false) => {
                "A difference between the means of the highest and the lowest group cannot be shown"
            }
        };
        let unit = if w.of == Banded::Shares { " percentage points" } else { "" };
        format!("{told}: the difference is {}{unit} ({}% confidence interval {}).", w.difference, w.level, w.interval)
    },
    trend: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "The share changes steadily with the amount",
            (Banded::Means, true) => "The mean changes steadily with the amount",
            (_, false) => "A steady change with the amount cannot be shown",
        };
        let test = match w.of {
            Banded::Shares => "Cochran–Armitage test of trend",
            Banded::Means => "t test of a linear trend, unequal variances allowed",
        };
        format!("{told} ({test}, adjusted p {}, n = {}).", w.p, w.n)
    },
    records_intro: "How much people took part comes from the participation records. Records and answers were joined by \
                    the respondents’ codes in the computer’s memory; the codes were not kept.",
    record: |record| match record {
        DoseRecord::Sessions => "sessions attended, from the participation records",
        DoseRecord::Hours => "hours given, from the participation records",
        DoseRecord::Completion => "completion, from the participation records",
    },
    not_completed: "did not complete",
    completed: "completed",
    not_recorded: "amount not known from the records",
    record_join: |both, answered, recorded| {
        format!(
            "Participants who answered: {both}. Respondents who were not found in the records: {answered}. Participants \
             who were not found among the respondents: {recorded}."
        )
    },

    cost: "Costs",
    cost_caption: "Costs in euros",
    cost_measure: |measure| match measure {
        CostMeasure::Total => "All costs (€)",
        CostMeasure::Refunded => "Refunded (€)",
        CostMeasure::Net => "Left to pay (€)",
        CostMeasure::PerParticipant => "Per participant (€)",
        CostMeasure::PerHour => "Per hour of a participant (€)",
        CostMeasure::HoursPerParticipant => "Hours per participant (h)",
        CostMeasure::PerImproved => "Per participant who benefited (€)",
    },
    cost_improved: |indicator| {
        format!(
            "Those count as having benefited who answered favourably to “{indicator}”. The figure assumes that all \
             participants benefited in the same proportion as those who answered."
        )
    },
    cost_refund: "The refund is computed from the share that was given.",

    chain: "From reach to change",
    chain_intro: "The table puts the chain together: who was reached, how much they took part, what benefit they say they \
                  had, and what changed.",
    chain_caption: "The chain from reach to change",
    link_head: "Link",
    n_head: "n",
    uncertainty_head: |level| format!("Uncertainty ({level}% confidence interval)"),
    reach: "Reach",
    amount: "Amount",
    benefit: "Benefit as reported",
    change: "Change",
    response: "Answered the survey",
    no_data: "no data",
    no_reach: "There are no data on reach: participants and invitations were not recorded.",
    no_amount: "There are no data on how much people took part: sessions or hours were not recorded.",
    no_benefit: "There are no data on benefit: the survey has no headline figure of it.",
    no_change: "There are no data on change: the same things were not asked before and after.",
    counted: "counted among all",
    points: |points| format!("{points}\u{a0}points"),
    chain_limit: "The chain tells what is known of each link. It does not show that one link caused the next.",
};
