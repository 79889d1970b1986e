//! The one record of everything published, as `results.json` holds it.
//!
//! A contract: names and meanings stay. Rates and shares are proportions 0..1, net scores −100..100,
//! all unrounded. A hidden entry has `hidden: true` and every number `null`.

pub(crate) mod findings;
pub(crate) mod notes;

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Language;
pub use crate::responses::{Excluded, ExclusionReason, Input};
use crate::survey::{Basis, Interval, Measure, Question, Survey, Target};

/// Everything that charts and reports may show.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Results {
    /// Version of this format; always 1.
    pub format: u32,
    /// Version of the program.
    pub mittari: String,
    /// Name of the survey's folder.
    pub survey: String,
    /// Answers are invented.
    pub made_up: bool,
    /// Languages of the survey.
    pub languages: Vec<Language>,
    /// Files that were read.
    pub inputs: Vec<Input>,
    /// How many answered, by wave and group.
    pub response: Vec<Response>,
    /// Figures of the indicators, by wave and group.
    pub estimates: Vec<Estimate>,
    /// Answers of every question, by wave.
    pub distributions: Vec<Distribution>,
    /// Change between waves.
    pub changes: Vec<Change>,
    /// Groups against each other.
    pub comparisons: Vec<Comparison>,
    /// Reliability of scales.
    pub reliability: Vec<Reliability>,
    /// Who took part.
    pub participation: Vec<ParticipationFigure>,
    /// What the words are made from.
    pub findings: Vec<Finding>,
    /// How respondents were protected; totals only.
    pub disclosure: DisclosureStatement,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// A group: an answer to a background question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct GroupKey {
    /// Id of the background question.
    pub question: String,
    /// The answer's code where answers have codes, else its text as in the export.
    pub value: GroupValue,
}

/// An answer to a background question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum GroupValue {
    /// Code of the option.
    Code(i32),
    /// Text as in the export.
    Text(String),
}

impl GroupValue {
    /// Its wording in `language`: the option's, or the text as in the export.
    pub fn text(&self, survey: &Survey, question: &Question, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Code(code) => {
                let choices = survey.choices(question);
                let found = choices.iter().find(|choice| choice.code == *code);
                found.map_or_else(|| code.to_string(), |choice| choice.text.any(language).to_string())
            }
        }
    }
}

/// How many answered.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Response {
    /// The wave.
    pub wave: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// How many were invited, if known.
    pub invited: Option<u64>,
    /// How many answered.
    pub answered: Option<u64>,
    /// Answered / invited, 0..1.
    pub rate: Option<f64>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Answers that are not on the scale, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// "Can't say".
    pub cant_say: Option<u64>,
    /// Does not concern the respondent.
    pub not_applicable: Option<u64>,
    /// Declined.
    pub refused: Option<u64>,
    /// Left empty.
    pub blank: Option<u64>,
    /// Never shown to the respondent.
    pub not_shown: Option<u64>,
}

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
    /// The weighted figure.
    pub weighted: Option<f64>,
    /// Answers it is worth after weighting (Kish).
    pub n_effective: Option<f64>,
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
    /// Hybrid score interval of a difference of two shares (Newcombe 1998).
    Newcombe,
    /// Score interval of a difference of shares of the same people (Tango 1998).
    TangoScore,
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

/// Answers of a question.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Distribution {
    /// Id of the question.
    pub question: String,
    /// The wave.
    pub wave: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// Answers on the scale (people, for multiple choice).
    pub n: Option<u64>,
    /// Answers that are not on the scale.
    pub missing: Missing,
    /// Not shown, to protect respondents.
    pub hidden: bool,
    /// How often each answer was given, in the order of the options.
    pub counts: Vec<AnswerCount>,
}

/// How often an answer was given.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AnswerCount {
    /// Code of the option, or the text as in the export.
    pub code: GroupValue,
    /// How many gave it.
    pub count: Option<u64>,
    /// Of all answers on the scale, 0..1.
    pub share: Option<f64>,
    /// Lower limit of the share's interval.
    pub low: Option<f64>,
    /// Upper limit of the share's interval.
    pub high: Option<f64>,
}

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
    /// Linked people.
    pub pairs: Option<u64>,
    /// Answers in the earlier wave.
    pub n_from: Option<u64>,
    /// Answers in the later wave.
    pub n_to: Option<u64>,
    /// Later less earlier.
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
    /// People who improved.
    pub improved: Option<u64>,
    /// People who stayed.
    pub unchanged: Option<u64>,
    /// People who worsened.
    pub worsened: Option<u64>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
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
    /// Wilcoxon's signed rank with Pratt's zeros (Pratt 1959).
    SignedRankPratt,
    /// Paired t.
    PairedT,
    /// Welch's t.
    WelchT,
    /// Fisher's mid-P.
    FisherMidP,
    /// Fisher's exact test, where an expected count is below one.
    FisherExact,
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

/// A group against the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// Id of the indicator.
    pub indicator: String,
    /// The wave.
    pub wave: String,
    /// The group.
    pub group: GroupKey,
    /// `others`, or the value of a reference group.
    pub against: GroupValue,
    /// Group less the other.
    pub value: Option<f64>,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Test of no difference.
    pub test: Option<Test>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of tests.
    pub p_adjusted: Option<f64>,
    /// Standardised size.
    pub effect: Option<Effect>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Reliability of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Reliability {
    /// Id of the scale.
    pub scale: String,
    /// The wave.
    pub wave: String,
    /// How many questions.
    pub questions: u64,
    /// People with all answers.
    pub n: Option<u64>,
    /// Cronbach's alpha.
    pub alpha: Option<f64>,
    /// Lower limit (Feldt).
    pub low: Option<f64>,
    /// Upper limit (Feldt).
    pub high: Option<f64>,
    /// McDonald's omega.
    pub omega: Option<f64>,
    /// What to beware of.
    pub warnings: Vec<ReliabilityWarning>,
}

/// What to beware of in a reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReliabilityWarning {
    /// Fewer than 30 people or 3 questions.
    Unstable,
    /// Negative: check the reversed questions.
    CheckReversed,
}

/// A figure of participation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParticipationFigure {
    /// What is counted.
    pub measure: ParticipationMeasure,
    /// In which activity.
    pub activity: Option<String>,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// The count.
    pub value: Option<f64>,
    /// Of how many.
    pub of: Option<f64>,
    /// Where it comes from.
    pub basis: Basis,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// What is counted of participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParticipationMeasure {
    /// Each person once.
    Persons,
    /// Each visit.
    Visits,
    /// Organisations reached.
    Organisations,
    /// Hours given.
    Hours,
    /// Sessions attended.
    Sessions,
    /// People who completed.
    Completion,
}

/// What the words are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Id of the indicator, question or wave it is about.
    pub about: String,
    /// 1 (worth knowing) to 3 (belongs first).
    pub strength: u8,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A target is met by the whole interval.
    TargetShown,
    /// A target is met by the figure, not by its interval.
    TargetUncertain,
    /// A target is missed by the figure, not excluded by its interval.
    TargetOpen,
    /// A target is missed by the whole interval.
    TargetNotReached,
    /// A headline figure without a target.
    Headline,
    /// All answers were favourable.
    Unanimous,
    /// How many answered.
    Response,
}

/// How respondents were protected; totals only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DisclosureStatement {
    /// Fewest answers of a published base.
    pub minimum: u64,
    /// Cells that are hidden.
    pub hidden_cells: u64,
    /// Cells in all.
    pub cells: u64,
    /// Whether the report withstood the audit's attack; `null` while no audit was run.
    pub attack_passed: Option<bool>,
}

/// What the reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// What it is.
    pub code: NoteCode,
    /// Id of what it is about.
    pub about: String,
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// Fewer than half of the invited answered.
    LowResponseRate,
    /// How many were invited is not known.
    InvitedUnknown,
    /// More than one in ten could not say.
    ManyCantSay,
    /// "Can't say" is inside the denominator.
    CantSayInside,
    /// More answers than invitations: no response rate, no finite population.
    MoreAnswersThanInvited,
    /// People of one group answer alike, so that intervals may be too narrow.
    Clustered,
    /// The report speaks of the latest wave; change between waves is not computed.
    WavesNotCompared,
}
