//! Change between waves, and what differences are told by.

use schemars::JsonSchema;
use serde::Serialize;

use super::{GroupKey, Method};
use crate::survey::Better;

/// Change of an indicator between two waves.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// Id of the indicator.
    pub indicator: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// Earlier wave.
    pub from: String,
    /// Later wave.
    pub to: String,
    /// Who is compared with whom.
    pub design: Design,
    /// Whether the report speaks of it, or it only shows how far another one can be trusted.
    pub role: ChangeRole,
    /// Which way is good.
    pub better: Better,
    /// Smallest change that matters, in the unit of the measure, if one was agreed.
    pub smallest: Option<f64>,
    /// Linked people.
    pub pairs: Option<u64>,
    /// Answers in the earlier wave.
    pub n_from: Option<u64>,
    /// Answers in the later wave.
    pub n_to: Option<u64>,
    /// The figure at the earlier wave, of the people the change is about; of a comparison group the programme's change.
    pub value_from: Option<f64>,
    /// The figure at the later wave; of a comparison group its change.
    pub value_to: Option<f64>,
    /// Later less earlier; with a comparison group the programme's change less the comparison group's.
    pub value: Option<f64>,
    /// Lower limit of the change.
    pub low: Option<f64>,
    /// Upper limit of the change.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Test of no change.
    pub test: Option<Test>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of tests.
    pub p_adjusted: Option<f64>,
    /// Standardised size.
    pub effect: Option<Effect>,
    /// Whose change is more than error of measurement; `null` where the reliability is not known or too low.
    pub reliable: Option<Reliable>,
    /// People who improved.
    pub improved: Option<u64>,
    /// People who stayed.
    pub unchanged: Option<u64>,
    /// People who worsened.
    pub worsened: Option<u64>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Organisations on the programme's and the comparison group's side together.
    pub clusters: Option<u64>,
    /// The same, if so many links are wrong as is plausible.
    pub wrong_links: Option<WrongLinks>,
    /// Fewer than ten people: to be read with care, and without a test.
    pub indicative: bool,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Whether the report speaks of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeRole {
    /// The report speaks of it.
    Main,
    /// The same change by another design, for comparison.
    Sensitivity,
}

/// A change, if so many links between waves are wrong as is plausible.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct WrongLinks {
    /// Share of the links that are taken for wrong, 0..1.
    pub share: f64,
    /// The change of the others.
    pub value: f64,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// What may be said then.
    pub verdict: Verdict,
}

/// Who is compared with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// The same people.
    Paired,
    /// Different people.
    Independent,
    /// Some the same, some different.
    PartlyPaired,
    /// Against a comparison group.
    DifferenceInDifferences,
}

/// A test of significance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// McNemar's mid-P (Fagerland, Lydersen & Laake 2013).
    McnemarMidP,
    /// McNemar's exact test.
    McnemarExact,
    /// McNemar's chi-squared test (1947).
    McnemarChiSquared,
    /// Wilcoxon's signed rank with Pratt's zeros (Pratt 1959).
    SignedRankPratt,
    /// The exact sign test (Arbuthnott 1710).
    Sign,
    /// Paired t.
    PairedT,
    /// Welch's t.
    WelchT,
    /// Student's t with one spread for both groups.
    StudentT,
    /// Fisher's mid-P.
    FisherMidP,
    /// Fisher's exact test (1934).
    FisherExact,
    /// Partly paired t (Derrick et al. 2017).
    PartlyPairedT,
    /// Mann and Whitney's test (1947): exact up to 50 answers, else normal with tie correction.
    MannWhitney,
    /// t with errors that allow for likeness within clusters (CR2; Bell & McCaffrey 2002).
    ClusteredT,
    /// Stuart's and Maxwell's test (1955, 1970).
    StuartMaxwell,
    /// Welch's analysis of variance (1951).
    WelchAnova,
    /// Chi-squared with N − 1 (Campbell 2007).
    ChiSquaredNMinusOne,
    /// The same at counts over the design effect (Rao & Scott 1992).
    RaoScott,
    /// Brunner & Munzel (2000).
    BrunnerMunzel,
}

/// A standardised size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Effect {
    /// What it is.
    pub name: EffectName,
    /// Its size.
    pub value: f64,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
}

/// How many of the linked people changed by more than error of measurement (Jacobson & Truax 1991).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Reliable {
    /// Reliability of the scale in the earlier wave (alpha), 0.7..1.
    pub reliability: f64,
    /// A person's change beyond this is reliable, in the unit of the measure.
    pub threshold: f64,
    /// People who improved reliably.
    pub improved: u64,
    /// People of whom neither can be said.
    pub unchanged: u64,
    /// People who worsened reliably.
    pub worsened: u64,
}

/// Name of a standardised size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectName {
    /// Hedges (1981).
    HedgesG,
    /// Standardised by the average standard deviation (Cumming 2012).
    DAv,
    /// Cliff (1993).
    CliffsDelta,
    /// Rank-biserial correlation of changes (Kerby 2014).
    RankBiserial,
}

/// What may be said of a change, with its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Changed, for the better.
    Improved,
    /// Changed, for the worse.
    Worsened,
    /// Changed by less than matters, if at all.
    NoRelevantChange,
    /// Cannot be told.
    Inconclusive,
}

impl Outcome {
    pub(super) fn of(verdict: Verdict, rose: bool, better: Better) -> Self {
        match verdict {
            Verdict::Change if rose == (better == Better::Higher) => Self::Improved,
            Verdict::Change => Self::Worsened,
            Verdict::NoRelevantChange => Self::NoRelevantChange,
            Verdict::Inconclusive => Self::Inconclusive,
        }
    }
}

impl Change {
    /// What may be said, for the better or the worse; `None` where it is hidden or has no interval.
    pub fn outcome(&self) -> Option<Outcome> {
        Some(Outcome::of(self.verdict?, self.value? > 0.0, self.better))
    }

    /// Whether the interval is all on one side, although so few moved that nothing is concluded.
    pub fn is_held_back(&self) -> bool {
        let excludes_zero = self.low.is_some_and(|low| low > 0.0) || self.high.is_some_and(|high| high < 0.0);
        self.verdict == Some(Verdict::Inconclusive) && excludes_zero
    }
}

/// What may be said about a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval excludes no change.
    Change,
    /// The interval lies within the smallest relevant change.
    NoRelevantChange,
    /// Neither.
    Inconclusive,
}
