//! Messages about the size of changes, and about answers without an order.

/// Words about the size of changes, and about answers without an order.
pub(crate) struct ChangeSizeWords {
    /// Titles of two waves.
    pub(crate) caption: fn(&str, &str) -> String,
    pub(crate) measure: &'static str,
    pub(crate) value: &'static str,
    pub(crate) reliable: &'static str,
    // Names of standardised sizes.
    pub(crate) hedges_g: &'static str,
    pub(crate) d_av: &'static str,
    pub(crate) cliffs_delta: &'static str,
    pub(crate) rank_biserial: &'static str,
    pub(crate) note_sizes: &'static str,
    /// Each scale with its threshold.
    pub(crate) note_reliable: fn(&str) -> String,
    /// A scale, its threshold and its reliability.
    pub(crate) threshold: fn(&str, &str, &str) -> String,
    pub(crate) method_reliable: &'static str,
    /// A question, linked people, p-value (`= 0.02`): its answers are distributed otherwise than before.
    pub(crate) shifted: fn(&str, &str, &str) -> String,
    /// The same where that cannot be told.
    pub(crate) not_shifted: fn(&str, &str, &str) -> String,
    pub(crate) method_shift: &'static str,
}
