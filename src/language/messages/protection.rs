//! Messages about how respondents are protected.

/// Words about protection.
pub(crate) struct ProtectionWords {
    /// The report withstood the attack.
    pub(crate) attacked: &'static str,
    /// Groups that nobody names are not among the figures that were counted.
    pub(crate) not_named: &'static str,
    /// So many people, of all who answered, are in groups whose size is shown; the others.
    pub(crate) people_in_groups: fn(&str, &str, &str) -> String,
    /// In so many figures the whole data say that all or none answered favourably.
    pub(crate) forced: fn(&str) -> String,
    /// What the attack does not know.
    pub(crate) limits: &'static str,
}
