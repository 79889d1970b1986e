//! Messages of the report.

use crate::results::{FiniteMethod, Method, NoteCode, ReliabilityWarning, Status};
use crate::survey::Topic;

/// Words of the report.
pub(crate) struct ReportWords {
    // The title page.
    pub(crate) kind: &'static str,
    pub(crate) programme: &'static str,
    pub(crate) funder: &'static str,
    pub(crate) evaluator: &'static str,
    pub(crate) date: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) respondents: &'static str,
    pub(crate) made_up_banner: &'static str,
    pub(crate) made_up_title: &'static str,
    pub(crate) made_up_text: &'static str,

    // Headings.
    pub(crate) summary: &'static str,
    pub(crate) in_brief: &'static str,
    pub(crate) who_answered: &'static str,
    pub(crate) topic: fn(Topic) -> &'static str,
    /// Results by the background question with this wording.
    pub(crate) by_group: fn(&str) -> String,
    pub(crate) limits: &'static str,
    pub(crate) method: &'static str,
    pub(crate) protection: &'static str,
    pub(crate) provenance: &'static str,
    pub(crate) appendix: &'static str,
    pub(crate) details: &'static str,
    /// How many figures the summary leaves to the chapters.
    pub(crate) more_figures: fn(&str) -> String,
    /// Under a chapter of which more is told there.
    pub(crate) see_details: &'static str,

    // Formats.
    pub(crate) contents: &'static str,
    pub(crate) figure: &'static str,
    pub(crate) table: &'static str,
    pub(crate) skip_to_content: &'static str,
    /// Under a page that shows a replacement for signs that its typeface lacks.
    pub(crate) signs_lacking: &'static str,

    // Heads of columns.
    pub(crate) answer: &'static str,
    pub(crate) share: &'static str,
    pub(crate) result: &'static str,
    pub(crate) number: &'static str,
    pub(crate) fraction: &'static str,
    pub(crate) figure_head: &'static str,
    pub(crate) interval: fn(&str) -> String,
    pub(crate) cant_say: &'static str,
    pub(crate) target: &'static str,
    pub(crate) status_head: &'static str,
    pub(crate) invited: &'static str,
    pub(crate) answered: &'static str,
    pub(crate) response_rate: &'static str,
    pub(crate) everybody: &'static str,
    pub(crate) at_least: fn(&str) -> String,
    pub(crate) at_most: fn(&str) -> String,
    pub(crate) status: fn(Status) -> &'static str,

    // Summary and topics.
    pub(crate) response: fn(&ResponseWords<'_>) -> String,
    pub(crate) response_invited_unknown: fn(&str) -> String,
    /// What is said of one of several rounds: its name, the sentence.
    pub(crate) of_round: fn(&str, &str) -> String,
    /// How many answered other rounds, listed.
    pub(crate) other_rounds: fn(&str) -> String,
    pub(crate) response_answered: fn(&str) -> String,
    pub(crate) response_too_few: &'static str,
    pub(crate) finding: fn(&FindingWords<'_>) -> String,
    pub(crate) finding_detail: fn(&RateWords<'_>) -> String,
    pub(crate) mean_detail: fn(&MeanWords<'_>) -> String,
    pub(crate) rate: fn(&RateWords<'_>) -> String,
    pub(crate) mean: fn(&MeanWords<'_>) -> String,
    pub(crate) median: fn(&MeanWords<'_>) -> String,
    pub(crate) net: fn(&MeanWords<'_>) -> String,
    pub(crate) count: fn(&str, &str, &str) -> String,
    /// What figures say about all who were invited.
    pub(crate) finite_caption: &'static str,
    /// Head of how many answer favourably if the others think alike; confidence in per cent.
    pub(crate) finite_alike: fn(&str) -> String,
    pub(crate) finite_whatever: &'static str,
    pub(crate) note_finite: &'static str,
    /// From so many to so many people.
    pub(crate) count_range: fn(&str, &str) -> String,
    pub(crate) or: &'static str,
    pub(crate) open_answers: fn(&str) -> String,
    pub(crate) hidden: &'static str,
    pub(crate) hidden_figure: fn(&str) -> String,
    pub(crate) main_limit: &'static str,

    // Captions.
    pub(crate) caption_headlines: &'static str,
    pub(crate) caption_answered: &'static str,
    pub(crate) caption_response: &'static str,
    pub(crate) caption_topic_chart: fn(&str) -> String,
    pub(crate) caption_group: fn(&str) -> String,
    pub(crate) caption_distribution: fn(&str) -> String,

    // Notes under tables.
    pub(crate) note_hidden: fn(&str) -> String,
    pub(crate) note_indicative: &'static str,
    pub(crate) note_cant_say_outside: &'static str,
    pub(crate) note_cant_say_inside: fn(&str) -> String,
    pub(crate) note_rounding: &'static str,
    /// Under rows that do not add up to the one of everybody.
    pub(crate) note_parts: &'static str,
    /// Under parts that do not add up to their sum as printed.
    pub(crate) note_sums: &'static str,
    pub(crate) note_multiple: &'static str,
    /// Under the first places of a ranking.
    pub(crate) note_rank: &'static str,
    pub(crate) note_missing: fn(&MissingWords<'_>) -> String,
    pub(crate) note: fn(NoteCode, &str) -> String,

    // Limits, method, protection, provenance.
    pub(crate) method_interval: fn(Method, &str) -> String,
    pub(crate) method_mean: &'static str,
    pub(crate) method_median: fn(Method) -> &'static str,
    pub(crate) method_net: fn(Method) -> &'static str,
    pub(crate) method_finite: fn(FiniteMethod) -> &'static str,
    pub(crate) method_targets: &'static str,
    pub(crate) method_primary: fn(&str) -> String,
    pub(crate) method_rounding: &'static str,
    pub(crate) method_cant_say: &'static str,
    pub(crate) method_alpha: fn(Method) -> &'static str,
    pub(crate) reliability: fn(&ReliabilityWords<'_>) -> String,
    pub(crate) reliability_refused: fn(&str) -> String,
    pub(crate) reliability_warning: fn(ReliabilityWarning) -> &'static str,
    /// How many groups were tested.
    pub(crate) groups_alike: fn(&str) -> String,
    /// Names of the groups that differ, the reference group (empty: all other respondents), how many were tested.
    pub(crate) groups_differ: fn(&str, &str, &str) -> String,
    pub(crate) protection_rules: fn(&str, &str) -> String,
    pub(crate) protection_count: fn(&str, &str) -> String,
    pub(crate) protection_reason: fn(&str) -> String,
    pub(crate) provenance_text: fn(&str) -> String,
    pub(crate) wave: &'static str,
    pub(crate) file: &'static str,
    pub(crate) rows: &'static str,
    pub(crate) used: &'static str,
    pub(crate) hash: &'static str,
}

/// How many answered.
pub(crate) struct ResponseWords<'a> {
    pub(crate) invited: &'a str,
    pub(crate) answered: &'a str,
    /// Percentage without its sign.
    pub(crate) rate: &'a str,
}

/// A rate: percentages without their sign.
pub(crate) struct RateWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) percent: &'a str,
    pub(crate) fraction: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    /// `”jokseenkin samaa mieltä” tai ”täysin samaa mieltä”`; empty where the favourable answers are numbers.
    pub(crate) answers: &'a str,
    /// Response rate with its sign; empty where it is not known.
    pub(crate) response: &'a str,
}

/// A mean, a median or a net score.
pub(crate) struct MeanWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) value: &'a str,
    pub(crate) n: &'a str,
    /// Empty where there is no interval.
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
}

/// A headline finding.
pub(crate) struct FindingWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) target: &'a str,
    /// The target is an upper limit.
    pub(crate) at_most: bool,
    pub(crate) status: Option<Status>,
    /// Everybody answered favourably: how many, and the lower limit in per cent.
    pub(crate) unanimous: Option<(&'a str, &'a str)>,
}

/// Reliability of a scale; interval and omega are empty where there is none.
pub(crate) struct ReliabilityWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) questions: &'a str,
    pub(crate) alpha: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) omega: &'a str,
    pub(crate) n: &'a str,
    pub(crate) level: &'a str,
}

/// Answers outside a distribution; empty where there are none.
pub(crate) struct MissingWords<'a> {
    pub(crate) cant_say: &'a str,
    pub(crate) not_applicable: &'a str,
    pub(crate) refused: &'a str,
    pub(crate) blank: &'a str,
    pub(crate) not_shown: &'a str,
}
