//! Messages of workbooks and of the codebook.

use crate::survey::{Kind, MissingKind};

/// Words of workbooks and of the codebook.
pub(crate) struct WorkbookWords {
    /// Name of the sheet on method; at most 31 letters, none of `[]:*?/\`.
    pub(crate) method: &'static str,
    /// Name of the codebook's sheet; as above, and no spaces.
    pub(crate) codebook: &'static str,
    /// Name of the sheet with the evaluator's own texts, as above, and its title.
    pub(crate) own_texts: &'static str,
    pub(crate) own_texts_title: &'static str,
    pub(crate) caption_codebook: &'static str,
    // Heads of columns.
    pub(crate) favourable: &'static str,
    /// Limits of the interval whose head is given.
    pub(crate) lower: fn(&str) -> String,
    pub(crate) upper: fn(&str) -> String,
    pub(crate) id: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) question: &'static str,
    pub(crate) code: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) counts_as: &'static str,
    // Cells.
    pub(crate) kind_of: fn(Kind) -> &'static str,
    pub(crate) counts_favourable: &'static str,
    pub(crate) missing: fn(MissingKind) -> &'static str,
    // The numbers under a chart.
    pub(crate) chart_data: &'static str,
    pub(crate) share: &'static str,
    pub(crate) down: &'static str,
    pub(crate) up: &'static str,
}
