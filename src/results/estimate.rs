//! Figures of the indicators.

use schemars::JsonSchema;
use serde::Serialize;

use super::{GroupKey, Missing};
use crate::language::number::DECIMALS_FROM;
use crate::survey::{Basis, Interval, Measure, Target};

/// A figure of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Estimate {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its question.
    pub question: Option<String>,
    /// Id of its scale.
    pub scale: Option<String>,
    /// The wave.
    pub wave: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// What was computed.
    pub measure: Measure,
    /// Answers in the denominator.
    pub n: Option<u64>,
    /// Favourable answers among them; `null` for means and medians.
    pub count: Option<u64>,
    /// The figure, unrounded.
    pub value: Option<f64>,
    /// Lower limit of its interval.
    pub low: Option<f64>,
    /// Upper limit of its interval.
    pub high: Option<f64>,
    /// Two-sided confidence of the interval, 0..1.
    pub confidence: f64,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Answers outside the denominator.
    pub missing: Missing,
    /// What the answers say about the invited as a finite population.
    pub finite: Option<Finite>,
    /// The weighted figure, rounded (shares to three decimals): more digits would give answers back.
    pub weighted: Option<f64>,
    /// Answers it is worth after weighting (Kish 1992), whole.
    pub n_effective: Option<f64>,
    /// Lower limit of the weighted figure's interval.
    pub weighted_low: Option<f64>,
    /// Upper limit of the weighted figure's interval.
    pub weighted_high: Option<f64>,
    /// Method of the weighted figure's interval.
    pub weighted_method: Option<Method>,
    /// By how much clusters inflate the variance that the interval allows for; `null` without clusters.
    pub design_effect: Option<f64>,
    /// Five to nine answers: to be read with care.
    pub indicative: bool,
    /// Where the answers come from.
    pub basis: Basis,
    /// What was promised.
    pub target: Option<Target>,
    /// How the figure stands to the target.
    pub status: Option<Status>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

impl Estimate {
    /// Answers that decide the decimals of the printed interval: one decimal more than usual where rounding
    /// would put a limit on the target and belie the verdict (69.6 % against 70 %).
    pub fn interval_base(&self) -> u64 {
        let n = self.n.unwrap_or(0);
        let Some(Target::AtLeast { at_least: target } | Target::AtMost { at_most: target }) = self.target else {
            return n;
        };
        let onto = |limit: f64| limit != target && (limit * 100.0).round() == (target * 100.0).round();
        let misleading = self.low.into_iter().chain(self.high).any(onto);
        if misleading { n.max(DECIMALS_FROM) } else { n }
    }
}

/// Method of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Wilson (1927).
    Wilson,
    /// Clopper & Pearson (1934).
    ClopperPearson,
    /// Mid-P (Lancaster 1961).
    MidP,
    /// Jeffreys (Brown, Cai & DasGupta 2001).
    Jeffreys,
    /// Agresti & Coull (1998).
    AgrestiCoull,
    /// Student's t.
    T,
    /// Order statistics (Hahn & Meeker 1991).
    OrderStatistic,
    /// Where the distribution reaches the limits of a share of one half (Woodruff 1952).
    Woodruff,
    /// Hybrid score interval of a difference of two shares (Newcombe 1998).
    Newcombe,
    /// Clopper and Pearson's at the effective number of answers (Korn & Graubard 1998).
    KornGraubard,
    /// Wilson's at the effective number of answers (Dean & Pagano 2015).
    WilsonEffective,
    /// Limits of both sides, squared and added (Zou & Donner 2008).
    SquareAndAdd,
    /// t of the relative effect (Brunner & Munzel 2000).
    BrunnerMunzel,
    /// Miettinen & Nurminen (1985).
    MiettinenNurminen,
    /// Agresti & Caffo (2000).
    AgrestiCaffo,
    /// Score interval of a difference of shares of the same people (Tango 1998).
    TangoScore,
    /// Hybrid score interval of a difference of shares of the same people (Newcombe 1998, method 10).
    NewcombePaired,
    /// Wald's after adding an answer to either side (Bonett & Price 2012).
    BonettPrice,
    /// Wald's after adding three answers (Rocks 2016).
    Rocks,
    /// Welch's t (1947).
    WelchT,
    /// Partly paired t (Derrick et al. 2017).
    PartlyPairedT,
    /// Averages of two changes (Hodges & Lehmann 1963).
    WalshAverages,
    /// Differences of two answers (Hodges & Lehmann 1963; Moses 1953).
    HodgesLehmann,
    /// t with errors that allow for likeness within clusters (CR2; Bell & McCaffrey 2002).
    ClusteredT,
    /// F interval of Cronbach's alpha (Feldt, Woodruff & Salih 1987).
    Feldt,
    /// Percentiles of resampled respondents, with a fixed seed (Efron 1981).
    Bootstrap,
}

impl From<Interval> for Method {
    fn from(interval: Interval) -> Self {
        match interval {
            Interval::Wilson => Self::Wilson,
            Interval::ClopperPearson => Self::ClopperPearson,
            Interval::MidP => Self::MidP,
            Interval::Jeffreys => Self::Jeffreys,
            Interval::AgrestiCoull => Self::AgrestiCoull,
        }
    }
}

/// What the answers say about all who were invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finite {
    /// How many were invited.
    pub population: u64,
    /// At least so many of them are favourable.
    pub at_least: u64,
    /// At most so many of them are favourable.
    pub at_most: u64,
    /// Method of the bound.
    pub method: FiniteMethod,
}

/// Method of a bound on a finite population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FiniteMethod {
    /// Exact two-sided hypergeometric (Wright 1991).
    HypergeometricExactFpc,
    /// Wilson's at the equivalent number of answers (Burstein 1975).
    WilsonFpc,
}

/// How a figure stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The whole interval meets it.
    Shown,
    /// The figure meets it, the interval does not.
    Uncertain,
    /// The figure misses it, the interval does not exclude it.
    Open,
    /// The whole interval misses it.
    NotReached,
}
