//! Messages about change between waves, for the report and its charts.

use crate::results::{Design, Method, Outcome, Test};
use crate::survey::Measure;

/// Words about change between waves.
pub(crate) struct ChangeWords {
    pub(crate) heading: &'static str,
    /// Titles of two waves.
    pub(crate) between: fn(&str, &str) -> String,
    pub(crate) not_cause: &'static str,
    pub(crate) with_comparison: &'static str,
    pub(crate) looked_back: &'static str,
    pub(crate) not_linked: &'static str,
    pub(crate) linking: fn(&LinkWords<'_>) -> String,
    /// The wave whose links are not counted out.
    pub(crate) linking_hidden: fn(&str) -> String,
    pub(crate) sentence: fn(&ChangeSentence<'_>) -> String,
    pub(crate) against: fn(&AgainstSentence<'_>) -> String,
    pub(crate) course: fn(&CourseSentence<'_>) -> String,
    /// Number of tests, and the primary figure (empty where there is none).
    pub(crate) tests: fn(&str, &str) -> String,

    // Tables and their captions.
    pub(crate) caption_chart: fn(&str, &str) -> String,
    pub(crate) caption_table: fn(&str, &str) -> String,
    pub(crate) caption_against: fn(&str, &str) -> String,
    pub(crate) caption_sensitivity: fn(&str, &str) -> String,
    pub(crate) caption_drop_out: fn(&str, &str) -> String,
    pub(crate) caption_rounds: &'static str,
    pub(crate) who: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) change: &'static str,
    pub(crate) people: &'static str,
    pub(crate) conclusion: &'static str,
    pub(crate) programme_change: &'static str,
    pub(crate) comparison_change: &'static str,
    pub(crate) difference: &'static str,
    pub(crate) same_people: &'static str,
    pub(crate) all_answers: &'static str,
    /// Share of wrong links, with its sign.
    pub(crate) wrong_links: fn(&str) -> String,
    pub(crate) stayed: &'static str,
    pub(crate) left: &'static str,
    /// Who is compared: design, linked people (empty where they are not counted out), answers before and after.
    pub(crate) design: fn(Design, &str, &str, &str) -> String,
    pub(crate) outcome: fn(Outcome) -> &'static str,
    /// A conclusion with its p-value (`= 0.02`).
    pub(crate) with_p: fn(&str, &str) -> String,

    // Notes under tables.
    /// Figures of which a lower value is better.
    pub(crate) note_lower: fn(&str) -> String,
    pub(crate) note_few_moved: fn(&str) -> String,
    /// The smallest changes that matter, each with its figure.
    pub(crate) note_smallest: fn(&str) -> String,
    pub(crate) note_p: &'static str,
    /// Where a printed difference is not that of the printed figures.
    pub(crate) note_differences: &'static str,
    /// The same beside a comparison group.
    pub(crate) note_against: &'static str,
    pub(crate) note_units: &'static str,
    pub(crate) note_designs: &'static str,
    pub(crate) sensitivity_same: &'static str,
    /// Figures whose conclusion would be another.
    pub(crate) sensitivity_differs: fn(&str) -> String,
    pub(crate) drop_out: &'static str,
    /// Figures in which the two differed.
    pub(crate) drop_out_differs: fn(&str) -> String,
    pub(crate) drop_out_alike: &'static str,

    // Method.
    /// How an interval of a change was made, why so, and the source; empty of what has none.
    pub(crate) method_interval: fn(Design, Method) -> &'static str,
    /// The same of a test.
    pub(crate) method_test: fn(Design, Test) -> &'static str,
    pub(crate) method_few_moved: &'static str,
    pub(crate) method_course: &'static str,
    pub(crate) method_verdict: &'static str,
    pub(crate) method_links: &'static str,
    /// Share of wrong links, with its sign.
    pub(crate) method_wrong_links: fn(&str) -> String,

    // Charts.
    /// One figure and what became of it.
    pub(crate) title_one: fn(&str, Outcome) -> String,
    /// How many figures improved, worsened, did not change relevantly, and cannot be told.
    pub(crate) title_several: fn(u64, u64, u64, u64) -> String,
    /// Titles of the waves and the confidence in per cent.
    pub(crate) subtitle: fn(&str, &str, &str) -> String,
    pub(crate) note_band: &'static str,
    /// The same where the change is drawn as bars.
    pub(crate) bars_subtitle: fn(&str, &str, &str) -> String,
    /// What the frame around the smallest change that matters is called in a legend.
    pub(crate) smallest_name: &'static str,
    pub(crate) n_head: &'static str,
    /// What n counts: whether some rows are told of the same people, and whether some have a number for each round.
    pub(crate) note_n: fn(bool, bool) -> &'static str,
    pub(crate) alt: fn(&ChangeAlt<'_>) -> String,
    /// With the confidence in per cent.
    pub(crate) rounds_subtitle: fn(&str) -> String,
    /// A figure and its course: wave and value, several.
    pub(crate) rounds_alt: fn(&str, &str) -> String,
}

/// How respondents of a wave were recognised. Counts are empty where they are not shown.
pub(crate) struct LinkWords<'a> {
    pub(crate) wave: &'a str,
    pub(crate) respondents: &'a str,
    pub(crate) linked: &'a str,
    pub(crate) tolerant: &'a str,
    pub(crate) not_linked: &'a str,
    pub(crate) ambiguous: &'a str,
    pub(crate) duplicate: &'a str,
    pub(crate) without_code: &'a str,
}

/// A change in a sentence. Shares are in per cent without sign, differences with plus or minus.
pub(crate) struct ChangeSentence<'a> {
    pub(crate) label: &'a str,
    pub(crate) measure: Measure,
    pub(crate) design: Design,
    /// `None` where there is no interval.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) rose: bool,
    /// The interval excludes zero, but so few moved that nothing is concluded.
    pub(crate) few_moved: bool,
    pub(crate) lower_is_better: bool,
    pub(crate) pairs: &'a str,
    pub(crate) n_from: &'a str,
    pub(crate) n_to: &'a str,
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
    pub(crate) change: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    pub(crate) smallest: &'a str,
    /// People who improved, stayed and worsened, where that is told.
    pub(crate) people: Option<(&'a str, &'a str, &'a str)>,
}

impl ChangeSentence<'_> {
    pub(crate) fn is_share(&self) -> bool {
        self.measure == Measure::Rate
    }
}

/// With a capital letter, where a clause becomes a sentence.
pub(crate) fn capitalised(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A programme's change beside that of a comparison group; interval empty where there is none.
pub(crate) struct AgainstSentence<'a> {
    pub(crate) label: &'a str,
    pub(crate) is_share: bool,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) programme: &'a str,
    pub(crate) comparison: &'a str,
    pub(crate) difference: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    pub(crate) organisations: &'a str,
}

/// The course of a figure over several waves.
pub(crate) struct CourseSentence<'a> {
    pub(crate) label: &'a str,
    pub(crate) is_share: bool,
    pub(crate) outcome: Outcome,
    pub(crate) waves: &'a str,
    pub(crate) slope: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
}

/// A change, read out.
pub(crate) struct ChangeAlt<'a> {
    pub(crate) label: &'a str,
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
    pub(crate) change: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) outcome: Outcome,
}
