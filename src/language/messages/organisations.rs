//! Messages about shares of organisations.

/// Words about shares of organisations.
pub(crate) struct OrganisationWords {
    /// When an organisation counts.
    pub(crate) condition: fn(&ConditionWords<'_>) -> String,
    /// The figure in a sentence.
    pub(crate) sentence: fn(&OrganisationSentence<'_>) -> String,
    /// How sure it is: counts and interval.
    pub(crate) detail: fn(&OrganisationSentence<'_>) -> String,
    /// All that were invited: how many, at least, at most, confidence in per cent.
    pub(crate) finite: fn(&str, &str, &str, &str) -> String,
    /// With the condition.
    /// Beside a share of organisations with any favourable answer.
    pub(crate) any_leans_upwards: &'static str,
    pub(crate) definition: fn(&str) -> String,
    pub(crate) method: &'static str,
}

/// When an organisation counts.
pub(crate) enum ConditionWords<'a> {
    /// At least one answer is favourable.
    Any,
    /// More than half are.
    Majority,
    /// Name of the figure, and its limits in words.
    Figure(&'a str, &'a str),
}

/// A share of organisations; numbers without their per cent signs.
pub(crate) struct OrganisationSentence<'a> {
    pub(crate) label: &'a str,
    pub(crate) percent: &'a str,
    pub(crate) fraction: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    pub(crate) condition: &'a str,
}
