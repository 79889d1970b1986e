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
    /// Interval of a recommendation score.
    #[serde(default)]
    pub net: NetInterval,
    /// Interval of a median of answers without weights and clusters.
    #[serde(default)]
    pub median: MedianInterval,
    /// Interval of a share of answers with weights or clusters.
    #[serde(default)]
    pub effective: EffectiveInterval,
    /// What the answers say about all who were invited.
    #[serde(default)]
    pub invited: InvitedBound,
    /// Interval of a scale's reliability.
    #[serde(default)]
    pub alpha: AlphaInterval,
    /// Interval of the difference between two groups' shares, and between rounds that different people answered.
    #[serde(default)]
    pub difference: DifferenceInterval,
    /// Test of that difference.
    #[serde(default)]
    pub test: GroupTest,
    /// Comparison of the means of two groups, and of rounds that different people answered. Default: Welch's t; between
    /// rounds, one question's ordered answers are tested as `ordered` says.
    pub means: Option<MeanTest>,
    /// Test of ordered answers of different people. Default: `brunner_munzel` between groups, `mann_whitney` between
    /// rounds.
    pub ordered: Option<OrderedTest>,
    /// Interval of the change of the same people's share.
    #[serde(default)]
    pub change: ChangeInterval,
    /// Test of that change.
    #[serde(default)]
    pub change_test: ChangeTest,
    /// Test of the change of the same people's mean. Default: `signed_rank` for one question's ordered answers,
    /// `paired_t` for scores and numbers.
    pub change_means: Option<ChangeMeanTest>,
    /// Test of the change of the same people's median.
    #[serde(default)]
    pub change_medians: ChangeMedianTest,
    /// What counts against a comparison group. Default: `organisations` up to 20 of them, `people` beyond.
    pub comparison_group: Option<ComparisonUnit>,
    /// How p-values of comparisons of groups are adjusted for their number.
    #[serde(default)]
    pub multiplicity: Multiplicity,
}

/// Interval of a recommendation score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NetInterval {
    /// Tango's score interval (1998): the default.
    #[default]
    Tango,
    /// Rocks's adjusted Wald interval (2016), the published standard.
    Rocks,
    /// Bonett & Price (2012): wider at high scores.
    BonettPrice,
}

/// Interval of a median.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MedianInterval {
    /// Order statistics (Hahn & Meeker 1991): the default.
    #[default]
    OrderStatistics,
    /// Woodruff (1952): where the answers reach the limits of a share of one half.
    Woodruff,
}

/// Interval of a share at the effective number of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectiveInterval {
    /// Clopper & Pearson's (Korn & Graubard 1998): the default.
    #[default]
    KornGraubard,
    /// Wilson's (Dean & Pagano 2015): narrower.
    Wilson,
}

/// What the answers say about all who were invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitedBound {
    /// Exact hypergeometric (Wright 1991): the default.
    #[default]
    Exact,
    /// Wilson's at the equivalent number of answers (Burstein 1975): narrower, and may fall short of its promise.
    Wilson,
}

/// Interval of a scale's reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlphaInterval {
    /// Feldt, Woodruff & Salih (1987): the default.
    #[default]
    Feldt,
    /// Percentiles of the bootstrap (Efron 1981), with a fixed seed; none above 100,000 answers.
    Bootstrap,
}

/// Interval of the difference between the shares of different people.
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

/// Test of the difference between the shares of different people.
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

/// Comparison of the means of different people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeanTest {
    /// Welch (1947): each group has its own spread; the default.
    #[default]
    Welch,
    /// Student (1908): one spread for both.
    Student,
}

/// Test of the ordered answers of different people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderedTest {
    /// Brunner & Munzel (2000): groups may spread differently; the default.
    #[default]
    BrunnerMunzel,
    /// Mann & Whitney (1947): exact up to 50 answers, else normal with tie correction.
    MannWhitney,
}

/// Interval of the change of the same people's share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeInterval {
    /// Tango's score interval (1998): the default.
    #[default]
    Tango,
    /// Newcombe's hybrid score interval for pairs (1998, method 10).
    Newcombe,
    /// Bonett & Price (2012): wider where few changed their answer.
    BonettPrice,
}

/// Test of the change of the same people's share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeTest {
    /// McNemar's mid-P (Fagerland, Lydersen & Laake 2013): the default.
    #[default]
    McnemarMidP,
    /// McNemar's exact test: never more false findings than promised.
    McnemarExact,
    /// McNemar's chi-squared test (1947), for many people.
    McnemarChiSquared,
}

/// Test of the change of the same people's mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeMeanTest {
    /// Paired t (Student 1908).
    PairedT,
    /// Wilcoxon's signed rank with Pratt's zeros (Pratt 1959).
    SignedRank,
    /// The exact sign test (Arbuthnott 1710): only the direction of each person's change counts.
    Sign,
}

/// Test of the change of the same people's median.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeMedianTest {
    /// Wilcoxon's signed rank with Pratt's zeros (Pratt 1959): the default.
    #[default]
    SignedRank,
    /// The exact sign test (Arbuthnott 1710): only the direction of each person's change counts.
    Sign,
}

/// What counts against a comparison group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonUnit {
    /// Each organisation once: its mean change (Donald & Lang 2007).
    Organisations,
    /// Each person, with errors that allow for likeness within organisations (CR2; Bell & McCaffrey 2002).
    People,
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
