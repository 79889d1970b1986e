//! How alike people of one cluster answer, and what that costs.

use schemars::JsonSchema;
use serde::Serialize;

/// What intervals of a wave allow for, because people of one cluster answer alike.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Clustering {
    /// The wave.
    pub wave: String,
    /// The background question whose groups are the clusters.
    pub question: String,
    /// Mean intraclass correlation, ICC(1), of the favourable shares, rounded up to hundredths; `null` where
    /// there are too few clusters for any interval.
    pub icc: Option<f64>,
    /// There are too few clusters to know it, and it was taken to be at least what staff surveys usually show.
    pub assumed: bool,
}
