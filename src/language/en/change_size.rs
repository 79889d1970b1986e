//! Words about the size of changes.

use crate::language::messages::ChangeSizeWords;

pub(super) const CHANGE_SIZE: ChangeSizeWords = ChangeSizeWords {
    caption: |from, to| format!("Size of the changes: {from} → {to}"),
    measure: "Measure",
    value: "Size",
    reliable: "Reliably better / neither / reliably worse",
    hedges_g: "Hedges’ g",
    d_av: "d (average standard deviation)",
    cliffs_delta: "Cliff’s delta",
    rank_biserial: "rank-biserial correlation",
    note_sizes: "d and g are changes in standard deviations. Cliff’s delta and the rank-biserial correlation lie between −1 and 1; at 0 \
                 as much rose as fell.",
    note_reliable: |list| {
        format!(
            "A person’s change is reliable where error of measurement alone hardly explains it. Threshold and reliability: {list}."
        )
    },
    threshold: |label, threshold, reliability| format!("{label} {threshold} ({reliability})"),
    method_reliable: "Reliable changes of single people by Jacobson and Truax’s (1991) index, with the scale’s alpha at the earlier \
                      round; none below 0.7 or with fewer than three questions.",
    shifted: |label, pairs, p| {
        format!("{label}: the answers of the same {pairs} respondents are distributed otherwise than before (p {p}).")
    },
    not_shifted: |label, pairs, p| {
        format!(
            "{label}: the answers of the same {pairs} respondents do not show whether they are distributed otherwise than before (p {p})."
        )
    },
    method_shift: "Answers without an order of the same people, at least 50: Stuart and Maxwell’s test (1955, 1970), Holm-adjusted over \
                   such questions.",
};
