//! Messages on how figures were made and how to make them again.

/// Words on how figures were made and how to make them again.
pub(crate) struct TraceWords {
    pub(crate) heading: &'static str,
    pub(crate) intro: &'static str,
    // Labels.
    pub(crate) rule: &'static str,
    pub(crate) base: &'static str,
    pub(crate) calculation: &'static str,
    pub(crate) interval: &'static str,
    /// How many answers, and the round.
    pub(crate) base_of: fn(&str, &str) -> String,
    /// What a file is that the evaluator wrote or drew.
    pub(crate) own_file: &'static str,
    pub(crate) settings: fn(&SettingsWords<'_>) -> String,
    /// Name of the survey's folder.
    pub(crate) reproduce: fn(&str) -> String,
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
