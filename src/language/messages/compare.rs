//! Messages about groups against each other.

use crate::survey::{DifferenceInterval, GroupTest, MeanTest, Multiplicity, OrderedTest};

/// Words about groups against each other.
pub(crate) struct CompareWords {
    /// Head of the column of differences.
    pub(crate) difference: fn(&DifferenceHead<'_>) -> String,
    /// What Cliff's delta says.
    pub(crate) note_delta: &'static str,
    /// With the names of the groups and the question that names the clusters.
    pub(crate) note_few_clusters: fn(&str, &str) -> String,

    // Method.
    pub(crate) comparisons: fn(&ComparisonWords<'_>) -> String,
    pub(crate) rates: fn(DifferenceInterval, GroupTest) -> String,
    pub(crate) means: fn(MeanTest) -> &'static str,
    pub(crate) net: &'static str,
    pub(crate) ordered: fn(OrderedTest) -> &'static str,
    /// With the question that names the clusters.
    pub(crate) clustered: fn(&str) -> String,
    pub(crate) clusters_themselves: fn(&str) -> String,
}

/// What a column of differences holds.
pub(crate) struct DifferenceHead<'a> {
    /// The reference group; empty: everybody else.
    pub(crate) against: &'a str,
    pub(crate) unit: DifferenceUnit,
}

/// What a difference is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DifferenceUnit {
    /// Percentage points.
    Points,
    /// The unit of the figure.
    Own,
    /// Cliff's delta.
    Delta,
}

/// How groups were compared.
pub(crate) struct ComparisonWords<'a> {
    pub(crate) count: &'a str,
    /// Whether groups were compared; else only amounts of taking part.
    pub(crate) groups: bool,
    pub(crate) multiplicity: Multiplicity,
}
