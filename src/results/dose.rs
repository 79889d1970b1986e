//! Figures by how much people took part.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::DoseRecord;

/// A rate or a mean by bands of a dose that a question asks for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DoseOutcome {
    /// Id of the question that says how much.
    pub question: String,
    /// Id of the indicator.
    pub indicator: String,
    /// The wave.
    pub wave: String,
    /// The figure by band.
    #[serde(flatten)]
    pub by: ByBand,
}

/// A rate or a mean by bands of a dose that the participation log knows, joined to the answers by the respondents' codes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RecordedDose {
    /// What says how much.
    pub records: DoseRecord,
    /// Of which activity; `null`: of all together.
    pub activity: Option<String>,
    /// Id of the indicator.
    pub indicator: String,
    /// The wave: the last round, or else the last wave that asks for the indicator.
    pub wave: String,
    /// The figure by band.
    #[serde(flatten)]
    pub by: ByBand,
    /// Answers of people of whom the log says nothing; `from`, `to` and `code` are `null`.
    pub not_recorded: DoseBand,
}

/// A figure in each band, and what sets the bands apart. A rate has counts, a mean has none.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ByBand {
    /// Bands, the lowest first.
    pub bands: Vec<DoseBand>,
    /// Figure of the highest band less that of the lowest: −1..1 of rates, in the unit of the answers of means; `null`
    /// below ten answers in either.
    pub difference: Option<f64>,
    /// Lower limit (rates: Newcombe 1998; means: Welch 1947).
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// p-value of a linear trend over the bands (rates: Cochran–Armitage; means: t of a linear contrast in which each
    /// band has its own spread); `null` where a band is hidden or there are fewer than three, of means also where a
    /// band has fewer than ten answers or no spread.
    pub trend_p: Option<f64>,
    /// The same after adjustment for the number of figures that are told by this question in the wave.
    pub trend_p_adjusted: Option<f64>,
    /// Answers to which the trend belongs.
    pub n: Option<u64>,
}

/// A band of a dose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct DoseBand {
    /// From this number up; `null`: no lower limit, or an option. Of `completion`: the share that completes.
    pub from: Option<f64>,
    /// To below this number; `null`: no upper limit, or an option.
    pub to: Option<f64>,
    /// Code of the option, where options are bands.
    pub code: Option<i32>,
    /// Answers to the indicator in it.
    pub n: Option<u64>,
    /// Favourable ones; `null` of a mean.
    pub count: Option<u64>,
    /// Their share, 0..1; or the mean, in the unit of the answers, of five answers and more.
    pub value: Option<f64>,
    /// Lower limit: of a share by the survey's interval, of a mean Student's.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// How many people are in the participation log, answered a wave, or both: known by their codes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RecordJoin {
    /// The wave.
    pub wave: String,
    /// In the log, and answered.
    pub both: Option<u64>,
    /// Answered, and not found in the log: no code, a code that several share, or no participant.
    pub answered_only: Option<u64>,
    /// In the log, and not found among those who answered.
    pub recorded_only: Option<u64>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}
