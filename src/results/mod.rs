//! The one record of everything published, as `results.json` holds it.
//!
//! A contract: names and meanings stay. Rates and shares are proportions 0..1, net scores −100..100,
//! all unrounded. A hidden entry has `hidden: true` and every number `null`.

mod change;
mod clustering;
pub mod compare;
mod comparison;
mod cost;
mod distribution;
mod dose;
mod drop_out;
mod estimate;
pub(crate) mod findings;
mod funnel;
mod group;
mod interaction;
mod linking;
pub(crate) mod notes;
mod own_file;
mod participant_class;
mod participants_by_gender;
mod participation;
mod quotes;
mod ranking;
mod reliability;
mod response;
mod settings;
mod shift;
mod statement;
mod trend;
mod weighting;

pub use change::{Change, ChangeRole, Design, Effect, EffectName, Outcome, Reliable, Test, Verdict, WrongLinks};
pub use clustering::Clustering;
pub(crate) use comparison::tests_made;
pub use comparison::{Comparison, ComparisonRefusal};
pub use cost::{CostFigure, CostMeasure};
pub use distribution::{AnswerCount, Distribution};
pub use dose::{ByBand, DoseBand, DoseOutcome, RecordJoin, RecordedDose};
pub use drop_out::{DropOut, Side};
pub use estimate::{Estimate, Finite, FiniteMethod, Method, Status};
pub use findings::{Finding, FindingKind};
pub use funnel::{Funnel, FunnelGroup, FunnelLimits, FunnelPosition};
pub(crate) use group::OTHERS;
pub use group::{GroupKey, GroupValue};
pub use interaction::Interaction;
pub use linking::Linking;
pub use notes::{Note, NoteCode};
pub use own_file::OwnFile;
pub use participant_class::ParticipantCount;
pub use participants_by_gender::ParticipantsByGender;
pub use participation::{ParticipationFigure, ParticipationMeasure};
pub use quotes::{Quote, QuotedQuestion};
pub use ranking::{Ranked, Ranking};
pub use reliability::{Reliability, ReliabilityWarning};
pub use response::{Missing, Response};
pub use settings::Settings;
pub use shift::Shift;
pub use statement::{DisclosureStatement, FigureRule};
pub use trend::Trend;
pub use weighting::{WeightSource, Weighting};

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Language;
pub use crate::responses::{CODE_BOOK, Excluded, ExclusionReason, Input};

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
    /// The group that the record is about; `null` for everybody.
    pub about: Option<GroupKey>,
    /// What the figures were computed with.
    pub settings: Settings,
    /// Files that were read.
    pub inputs: Vec<Input>,
    /// The evaluator's own texts and the logo, which are parts of the report too.
    pub own_files: Vec<OwnFile>,
    /// How many answered, by wave and group.
    pub response: Vec<Response>,
    /// Figures of the indicators, by wave and group.
    pub estimates: Vec<Estimate>,
    /// How respondents were weighted, by wave.
    pub weighting: Vec<Weighting>,
    /// What intervals allow for where clusters are declared, by wave.
    pub clustering: Vec<Clustering>,
    /// Answers of every question, by wave.
    pub distributions: Vec<Distribution>,
    /// Quotes from open answers.
    pub quotes: Vec<QuotedQuestion>,
    /// Change between waves.
    pub changes: Vec<Change>,
    /// Whether groups changed differently.
    pub interactions: Vec<Interaction>,
    /// Whether answers without an order moved.
    pub shifts: Vec<Shift>,
    /// The course over three and more waves.
    pub trends: Vec<Trend>,
    /// How people were recognised in other waves.
    pub links: Vec<Linking>,
    /// Who answered only once.
    pub drop_out: Vec<DropOut>,
    /// Groups against each other.
    pub comparisons: Vec<Comparison>,
    /// Groups of different sizes against everybody.
    pub funnels: Vec<Funnel>,
    /// Order of a topic's rates.
    pub rankings: Vec<Ranking>,
    /// Reliability of scales.
    pub reliability: Vec<Reliability>,
    /// Who took part.
    pub participation: Vec<ParticipationFigure>,
    /// Participants by the classes of a funder.
    pub participant_classes: Vec<ParticipantCount>,
    /// The same by gender, of each class that has enough of every gender.
    pub participants_by_gender: Vec<ParticipantsByGender>,
    /// Figures by how much people took part.
    pub doses: Vec<DoseOutcome>,
    /// The same where the participation log says how much.
    pub recorded_doses: Vec<RecordedDose>,
    /// How many people are in the participation log, answered, or both; only where `recorded_doses` join them.
    pub record_joins: Vec<RecordJoin>,
    /// What the programme cost.
    pub cost: Vec<CostFigure>,
    /// What the words are made from.
    pub findings: Vec<Finding>,
    /// How respondents were protected; totals only.
    pub disclosure: DisclosureStatement,
    /// What the reader should know.
    pub notes: Vec<Note>,
}
