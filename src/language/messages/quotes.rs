//! Messages about quotes from open answers.

/// Words about quotes.
pub(crate) struct QuoteWords {
    // In the report.
    /// How many people answered, and how many answers are shown.
    pub(crate) shown: fn(&str, &str) -> String,
    /// How many of the shown are critical, kind, mixed.
    pub(crate) sides: fn(&str, &str, &str) -> String,
    /// How many of all are critical, kind, mixed, as the evaluator read them.
    pub(crate) all_sides: fn(&str, &str, &str) -> String,
    /// Nobody wrote anything critical.
    pub(crate) no_criticism: &'static str,
    /// How they were chosen.
    pub(crate) rule: &'static str,
    /// How kind ones are held in check.
    pub(crate) balance: &'static str,
    pub(crate) critical: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) mixed: &'static str,
    /// Name of the file among the inputs.
    pub(crate) decisions: &'static str,
    // Heads and name of the sheet in a workbook.
    pub(crate) sheet: &'static str,
    pub(crate) tone_head: &'static str,
    pub(crate) text_head: &'static str,
    // In the file that a person fills in.
    pub(crate) file_header: &'static str,
    pub(crate) file_salt: &'static str,
    pub(crate) file_no_criticism: &'static str,
    // Kinds of marks.
    pub(crate) identity_code: &'static str,
    pub(crate) email: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) link: &'static str,
    pub(crate) number: &'static str,
    pub(crate) person: &'static str,
    pub(crate) place: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) title: &'static str,
    pub(crate) capital: &'static str,
    pub(crate) rare: &'static str,
    /// Few wrote in this language.
    pub(crate) rare_language: &'static str,
}
