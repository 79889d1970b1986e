//! Messages about how respondents are protected, and about what they wrote.

/// Words about protection and open answers.
pub(crate) struct ProtectionWords {
    /// The report withstood the attack.
    pub(crate) attacked: &'static str,
    /// In so many figures the whole data say that all or none answered favourably.
    pub(crate) forced: fn(&str) -> String,
    /// What the attack does not know.
    pub(crate) limits: &'static str,
    /// How many open answers are printed, of how many that were written.
    pub(crate) quotes: fn(printed: &str, written: &str) -> String,
}
