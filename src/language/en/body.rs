//! Words of the report's body where it is brief.

use crate::language::messages::{BodyWords, GroupsChanged};
use crate::results::Outcome;

pub(super) const BODY: BodyWords = BodyWords {
    topics: "Results by topic",
    topics_chart: "Distribution of answers, question by question",
    topics_caption: "All figures by topic",
    note_headlines: "The table holds the key figures and those with a target. All figures are defined in the appendix “Results in \
                     detail”.",
    definitions_caption: "Definition and source of every figure",

    rounds_caption: "Respondents by round",
    round_head: "Round",
    note_not_invited: "– = how many were invited is not known, so there is no response rate.",

    change: |w| {
        let unit = if w.is_share() { "%" } else { "" };
        let points = if w.is_share() { " percentage points" } else { "" };
        let told = match w.outcome {
            Some(Outcome::Improved) => "improved",
            Some(Outcome::Worsened) => "got worse",
            Some(Outcome::NoRelevantChange) => "no change that matters",
            Some(Outcome::Inconclusive) if w.few_moved => "so few changed their answer that nothing can be concluded",
            Some(Outcome::Inconclusive) => "no clear change was found",
            None => "there is no confidence interval",
        };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}% confidence interval {interval}", w.level),
        };
        let lower = if w.lower_is_better { " A lower figure is better." } else { "" };
        format!("{}: {told}, {}{unit} → {}{unit} ({}{points}{interval}).{lower}", w.label, w.before, w.after, w.change)
    },
    open_is_not_none: "That no clear change was found does not mean there was no change.",
    course: |w| {
        let told = match w.outcome {
            Outcome::Improved => "it is getting better",
            Outcome::Worsened => "it is getting worse",
            Outcome::NoRelevantChange => "the change is smaller than the smallest that matters",
            Outcome::Inconclusive => "no clear direction was found",
        };
        let points = if w.is_share { " percentage points" } else { "" };
        format!(
            "{}: {told}, {}{points} from one round to the next ({}% confidence interval {}).",
            w.label, w.slope, w.level, w.interval
        )
    },
    no_course: |label| {
        format!(
            "{label}: the direction cannot be computed. The figures are in the table of the appendix, not in the chart."
        )
    },
    change_by_group: |changed, figures| match changed {
        GroupsChanged::Differently => format!("The groups changed differently: {figures}."),
        GroupsChanged::Alike => format!("No difference between the changes of the groups was found: {figures}."),
        GroupsChanged::Untested => {
            format!("Fewer than two groups are large enough to test whether they changed differently: {figures}.")
        }
    },

    dose_caption: "The highest and the lowest group by amount",
    dose_by: "Compared by",
    dose_difference: "Highest − lowest group",
    dose_trend: "Trend, p",
    note_dose: "Differences of shares are percentage points. The trend’s p-value is adjusted. The tests and the figures of each group \
                are in the appendix “Results in detail”.",
};
