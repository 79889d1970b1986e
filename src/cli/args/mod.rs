//! What can be typed.

pub(super) mod calc;
pub(super) mod plan;
pub(super) mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::charts::ChartKind;
use crate::language::Language;
use crate::programmes::Programme;
use crate::report::formats::Format;
use crate::report::tables::CsvForm;
use crate::survey::Tool;
use calc::CalcCommand;
use plan::PlanCommand;

/// From a survey export to an honest impact report
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// No colours (the environment variable NO_COLOR does the same)
    #[arg(long, global = true)]
    pub(super) no_color: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the report of a survey: PDF, HTML, charts and data
    Report(ReportOptions),
    /// Find every problem in a survey's definition and data
    Check(CheckOptions),
    /// Prepare open answers for you to approve, one by one
    Quotes(QuotesOptions),
    /// Print every published figure as data
    Results(ResultsOptions),
    /// Draw one chart of an indicator or question
    Chart(ChartOptions),
    /// Print the JSON Schemas of survey.toml and results.json
    Schema,
    /// Recognise exports and draft their survey.toml
    Draft(DraftOptions),
    /// Attack a report as a curious reader would
    Audit(AuditOptions),
    /// Recompute a report and compare every number
    Verify(VerifyOptions),
    /// Calculate a statistic from numbers
    #[command(subcommand)]
    Calc(CalcCommand),
    /// How many answers a claim needs, and what a number of answers can show
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Start from a survey that ships with mittari
    New(NewOptions),
    /// Make up responses to a survey, for a rehearsal
    Synth(SynthOptions),
}

#[derive(Debug, Args)]
pub(super) struct ReportOptions {
    /// Folder with a survey.toml, or the file itself
    pub(super) survey: PathBuf,
    /// Where the report goes [default: reports/<survey folder's name>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Languages of the report [default: those of the survey]
    #[arg(long, value_delimiter = ',', value_name = "fi,sv,en")]
    pub(super) lang: Vec<Language>,
    /// What to write
    #[arg(long, value_delimiter = ',', value_name = "pdf,html,…", default_values_t = Format::DEFAULT.iter().copied())]
    pub(super) format: Vec<Format>,
    /// For whom tables are written as text
    #[arg(long, value_name = "FOR", default_value = "programs")]
    pub(super) csv: CsvForm,
    /// One more report for each group of this background question, against all others
    #[arg(long, value_name = "QUESTION")]
    pub(super) each: Option<String>,
    /// Begin a new record of what was published: only if no earlier report of this survey has left your hands
    #[arg(long)]
    pub(super) forget_earlier: bool,
    /// Survey tool that all exports are read as, whatever survey.toml says and the files look like (`mittari
    /// check --help` lists them)
    #[arg(long, value_name = "TOOL", hide_possible_values = true, value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
}

/// What becomes of the record of earlier reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// Figures are held against it.
    Kept,
    /// Nobody holds an earlier report.
    Forgotten,
    /// Figures are held against it; where they may not be published beside an earlier report they are told all the
    /// same, to the evaluator who has the answers.
    Compared,
}

impl ReportOptions {
    pub(super) fn memory(&self) -> Memory {
        if self.forget_earlier { Memory::Forgotten } else { Memory::Kept }
    }
}

#[derive(Debug, Args)]
pub(super) struct DraftOptions {
    /// Exports as the survey tool gave them; several files are rounds of one survey
    #[arg(required = true)]
    pub(super) exports: Vec<PathBuf>,
    /// Folder of the survey [default: surveys/<name of the first export>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Survey tool, where it is not recognised
    #[arg(long, value_name = "TOOL", value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
    /// Sheet of the workbook, where another than the one with the answers is taken
    #[arg(long)]
    pub(super) sheet: Option<String>,
    /// Languages of the report [default: the form's]
    #[arg(long, value_delimiter = ',', value_name = "fi,sv,en")]
    pub(super) lang: Vec<Language>,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Folder with a survey.toml, or the file itself
    pub(super) survey: PathBuf,
    /// How problems are written
    #[arg(long, default_value = "text")]
    pub(super) format: CheckFormat,
    /// Survey tool that all exports are read as, whatever survey.toml says and the files look like
    #[arg(long, value_name = "TOOL", value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
}

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(super) struct QuotesOptions {
    /// Folder with a survey.toml, or the file itself; quotes.toml is written beside it
    pub(super) survey: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct AuditOptions {
    /// Folder of a report
    pub(super) folder: PathBuf,
    /// The survey it was made from: how many of each group were invited, and who is in which groups, is then known to
    /// the attacker too
    #[arg(long, value_name = "SURVEY")]
    pub(super) survey: Option<PathBuf>,
    /// Folder of an earlier report of the same survey, which readers hold too; may be given several times
    #[arg(long, value_name = "FOLDER")]
    pub(super) earlier: Vec<PathBuf>,
    /// Survey tool that all exports are read as, where the report was made so
    #[arg(long, value_name = "TOOL", hide_possible_values = true, value_parser = values::tools(), requires = "survey")]
    pub(super) tool: Option<Tool>,
}

#[derive(Debug, Args)]
pub(super) struct ResultsOptions {
    /// Folder with a survey.toml, or the file itself
    pub(super) survey: PathBuf,
    /// How figures are written: json or csv
    #[arg(long, default_value = "json")]
    pub(super) format: Format,
    /// For whom tables are written as text
    #[arg(long, value_name = "FOR", default_value = "programs")]
    pub(super) csv: CsvForm,
    /// Where they go [default: the terminal]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Survey tool that all exports are read as, whatever survey.toml says and the files look like (`mittari
    /// check --help` lists them)
    #[arg(long, value_name = "TOOL", hide_possible_values = true, value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
}

#[derive(Debug, Args)]
pub(super) struct VerifyOptions {
    /// Folder of a report
    pub(super) report: PathBuf,
    /// The survey it was made from: folder with a survey.toml, or the file itself
    #[arg(long)]
    pub(super) survey: PathBuf,
    /// Survey tool that all exports are read as, whatever survey.toml says and the files look like (`mittari
    /// check --help` lists them)
    #[arg(long, value_name = "TOOL", hide_possible_values = true, value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
}

#[derive(Debug, Args)]
pub(super) struct ChartOptions {
    /// Folder with a survey.toml, or the file itself
    pub(super) survey: PathBuf,
    /// Id of an indicator, a question or a wave
    pub(super) id: String,
    /// Which kind of chart [default: rates for an indicator, distribution for a question, flow for a wave]
    #[arg(long)]
    pub(super) kind: Option<ChartKind>,
    /// Language of the chart [default: the survey's first]
    #[arg(long)]
    pub(super) lang: Option<Language>,
    /// Where it goes, as .svg or .png [default: SVG to the terminal]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Survey tool that all exports are read as, whatever survey.toml says and the files look like (`mittari
    /// check --help` lists them)
    #[arg(long, value_name = "TOOL", hide_possible_values = true, value_parser = values::tools())]
    pub(super) tool: Option<Tool>,
}

#[derive(Debug, Args)]
pub(super) struct NewOptions {
    /// Which survey
    #[arg(value_enum)]
    pub(super) programme: Programme,
    /// Folder to make
    pub(super) dir: PathBuf,
    /// With its invented answers and participation records, as an example
    #[arg(long)]
    pub(super) with_answers: bool,
}

#[derive(Debug, Args)]
pub(super) struct SynthOptions {
    /// Folder with a survey.toml, or the file itself
    pub(super) survey: PathBuf,
    /// How many answer the first round
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) respondents: u32,
    /// The same seed gives the same answers
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
    /// Folder to make [default: the survey's name with -made-up]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}
