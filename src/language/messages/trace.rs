//! Messages on how figures were made and how to make them again.

use super::RulesWords;

/// Words on how figures were made and how to make them again.
pub(crate) struct TraceWords {
    pub(crate) heading: &'static str,
    pub(crate) intro: &'static str,
    /// Said of a link on a figure.
    pub(crate) how_made: &'static str,
    // Labels.
    pub(crate) rule: &'static str,
    pub(crate) base: &'static str,
    pub(crate) calculation: &'static str,
    pub(crate) interval: &'static str,
    /// How many answers, and the round.
    pub(crate) base_of: fn(&str, &str) -> String,
    /// The name of a round, with what it is.
    pub(crate) round: fn(&str) -> String,
    // Figures that the same rule made.
    pub(crate) by_group: &'static str,
    pub(crate) group_figure: fn(&GroupFigureWords<'_>) -> String,
    pub(crate) change_figure: fn(&ChangeFigureWords<'_>) -> String,
    /// What a whole table rests on.
    pub(crate) rules: RulesWords,
    /// Label of the tables that rest on a rule.
    pub(crate) used_in: &'static str,
    /// Label of how the groups were compared.
    pub(crate) compared: &'static str,
    /// What a file is that the evaluator wrote or drew.
    pub(crate) own_file: &'static str,
    pub(crate) settings: fn(&SettingsWords<'_>) -> String,
    /// Name of the survey's folder.
    pub(crate) reproduce: fn(&str) -> String,
}

/// The figure of a group.
pub(crate) struct GroupFigureWords<'a> {
    pub(crate) question: &'a str,
    pub(crate) group: &'a str,
    pub(crate) n: &'a str,
    /// `16/17 = 94 %`, or the figure alone.
    pub(crate) calculation: &'a str,
    /// Confidence in per cent, without its sign.
    pub(crate) level: &'a str,
    /// Empty where there is none.
    pub(crate) interval: &'a str,
}

/// The change of a figure between two rounds.
pub(crate) struct ChangeFigureWords<'a> {
    /// Whose, where it is that of a group: question and answer; else empty.
    pub(crate) group: &'a str,
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    /// Who is compared, with how many answers.
    pub(crate) who: &'a str,
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
    pub(crate) change: &'a str,
    /// Confidence in per cent, without its sign.
    pub(crate) level: &'a str,
    /// Empty where there is none.
    pub(crate) interval: &'a str,
    /// A sentence on the interval and the test; may be empty.
    pub(crate) method: &'a str,
}

/// What the figures were computed with.
pub(crate) struct SettingsWords<'a> {
    /// Beginning of the hash of `survey.toml`.
    pub(crate) hash: &'a str,
    /// Confidence in per cent, without its sign.
    pub(crate) level: &'a str,
    pub(crate) minimum: &'a str,
    pub(crate) health_minimum: &'a str,
}
