//! Messages about weights, clusters and other choices of statistics.

use crate::results::WeightSource;
use crate::survey::EffectiveInterval;

/// Words about weights, clusters and other choices of statistics.
pub(crate) struct ChoiceWords {
    // Weights.
    pub(crate) weighted: &'static str,
    pub(crate) weighted_caption: &'static str,
    pub(crate) unweighted_figure: &'static str,
    pub(crate) weighted_figure: &'static str,
    pub(crate) weighted_interval: fn(&str) -> String,
    pub(crate) n_effective: &'static str,
    /// With the names of the margins, in quotes; empty for a column alone.
    pub(crate) weighting: fn(WeightSource, &str) -> String,
    pub(crate) weighting_worth: fn(&WeightingWords<'_>) -> String,
    pub(crate) weighting_trimmed: fn(&str) -> String,
    pub(crate) weighting_refused: &'static str,
    pub(crate) weighted_method: fn(EffectiveInterval) -> String,
    pub(crate) weighted_left_out: &'static str,

    // Clusters.
    pub(crate) clustering: fn(&ClusterWords<'_>) -> String,
    /// Of means, medians and recommendation scores.
    pub(crate) clustering_others: &'static str,
    pub(crate) clustering_assumed: &'static str,
    pub(crate) clustering_refused: fn(&str) -> String,
    /// Of changes between rounds.
    pub(crate) clustering_not_of_changes: fn(&str) -> String,
}

/// What weights cost.
pub(crate) struct WeightingWords<'a> {
    /// Answers that all are worth.
    pub(crate) n_effective: &'a str,
    /// Largest weight over their mean.
    pub(crate) largest: &'a str,
}

/// Clusters and how alike their people answer.
pub(crate) struct ClusterWords<'a> {
    /// The background question.
    pub(crate) question: &'a str,
    pub(crate) icc: &'a str,
    /// Smallest and largest design effect of a figure.
    pub(crate) effects: &'a str,
}
