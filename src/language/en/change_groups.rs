//! Words about the change of single groups.

use crate::language::messages::ChangeGroupWords;

pub(super) const CHANGE_GROUPS: ChangeGroupWords = ChangeGroupWords {
    heading: |label, question| format!("Change by group: {label} ({question})"),
    caption: |label, question, from, to| format!("Change by group, {label} ({question}): {from} → {to}"),
    everybody: |before, after| format!("all answers, {before} and {after}"),
    note_everybody: "“All answers”: the group’s rounds are compared as if different people had answered. Where some answered \
                     both times, the interval is wider than it need be.",
    differ: |groups, p| {
        format!(
            "The groups changed differently (Welch’s test of {groups} groups, p {p}). The test does not say which of them differ."
        )
    },
    alike: |groups, p| {
        format!(
            "No difference between the changes of the groups was found (Welch’s test of {groups} groups, p {p}). That a change shows in \
             one group and not in another does not mean that the groups changed differently."
        )
    },
    untested: "Fewer than two groups are large enough for a test of whether they changed differently. The groups should not be \
               compared with each other.",
    title_differ: |label| format!("{label}: the groups changed differently"),
    title_alike: |label| format!("{label}: no difference between the groups’ changes was found"),
    title_untested: |label| format!("{label}: change by group"),
    method: "Change of groups: of the same people where enough of a group were recognised and nobody else’s answers follow from it, \
             else of all its answers as of different people. Whether groups changed differently is one Welch (1951) test over all \
             groups of at least ten, made from their printed intervals and Holm-adjusted over such tests.",
};
