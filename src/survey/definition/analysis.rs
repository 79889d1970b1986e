//! `[analysis]`: choices of statistics that differ from the defaults.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[analysis]`: choices of statistics that differ from the defaults. The report names what was chosen.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// A background question whose groups were asked as wholes (organisations, units): the intervals of shares
    /// allow for people of one group answering alike.
    pub clusters: Option<String>,
    /// Interval of the difference between two groups' shares.
    #[serde(default)]
    pub difference: DifferenceInterval,
    /// Test of the difference between two groups' shares.
    #[serde(default)]
    pub test: GroupTest,
    /// Comparison of two groups' means.
    #[serde(default)]
    pub means: MeanTest,
    /// Test of two groups' ordered answers.
    #[serde(default)]
    pub ordered: OrderedTest,
    /// How p-values are adjusted for the number of comparisons.
    #[serde(default)]
    pub multiplicity: Multiplicity,
}

/// Interval of the difference between two groups' shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceInterval {
    /// Newcombe's hybrid score interval (1998): the default.
    #[default]
    Newcombe,
    /// Miettinen & Nurminen (1985).
    MiettinenNurminen,
    /// Agresti & Caffo (2000).
    AgrestiCaffo,
}

/// Test of the difference between two groups' shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupTest {
    /// Fisher's mid-P (Lancaster 1961), exact where an expected count is below one: the default.
    #[default]
    FisherMidP,
    /// Fisher's exact test (1934): never more false findings than promised.
    FisherExact,
    /// Chi-squared with N − 1 (Campbell 2007), Fisher's exact test where an expected count is below one.
    ChiSquaredNMinusOne,
}

/// Comparison of two groups' means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeanTest {
    /// Welch (1947): each group has its own spread; the default.
    #[default]
    Welch,
    /// Student (1908): one spread for both.
    Student,
}

/// Test of two groups' ordered answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderedTest {
    /// Brunner & Munzel (2000): groups may spread differently; the default.
    #[default]
    BrunnerMunzel,
    /// Mann & Whitney (1947): exact up to 50 answers, else normal with tie correction.
    MannWhitney,
}

/// How p-values are adjusted for the number of comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Multiplicity {
    /// No false finding in a family (Holm 1979): the default.
    #[default]
    Holm,
    /// A small share of false ones among the findings (Benjamini & Hochberg 1995); the report calls the
    /// comparisons exploratory.
    BenjaminiHochberg,
}
