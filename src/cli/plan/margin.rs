//! `mittari plan margin`: how many answers give a margin of error.

use super::draw;
use crate::charts::planning::Claim;
use crate::cli::Failure;
use crate::cli::args::plan::MarginPlan;
use crate::cli::english::{ENGLISH, answers, count, people, share};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::design_effect::{design_effect, effective_n};
use crate::stats::sample_size::{self, SampleSize};
use crate::stats::{Computed, Refusal};

pub(super) fn run(options: &MarginPlan, terminal: &Terminal) -> Result<(), Failure> {
    /// Margins, in percentage points, for which a table shows what they cost.
    const USUAL: [f64; 4] = [0.03, 0.05, 0.075, 0.1];
    let plan = Plan::of(options).map_err(refused)?;
    let margin = options.points.proportion();
    let n = plan.answers(margin).map_err(refused)?;
    let (expected, level) = (share(plan.expected), share(options.confidence.proportion()));
    let points = points(margin);
    terminal.line(&match options.population {
        Some(all) => format!(
            "For a margin of ±{points} percentage points, {} of the {} are needed, if about {expected} are favourable \
             ({level} confidence).",
            count(n),
            people(all)
        ),
        None => format!(
            "For a margin of ±{points} percentage points, {} are needed, if about {expected} are favourable ({level} \
             confidence).",
            answers(n)
        ),
    });
    if let Some(clusters) = options.clusters {
        terminal.line(&format!(
            "Answers in clusters of {} that are alike (ICC {}) tell less: {} times as many are needed (design effect).",
            number::given(ENGLISH, clusters.size, 1),
            number::given(ENGLISH, clusters.icc, 3),
            number::decimal(ENGLISH, plan.design_effect, 2)
        ));
    }
    if options.population.is_some() {
        terminal.line("This holds for these people only, if those who do not answer think like those who do.");
    }
    let mut margins: Vec<f64> =
        USUAL.into_iter().filter(|usual| (usual - margin).abs() > 1e-9).chain([margin]).collect();
    margins.sort_by(f64::total_cmp);
    let mut table = Table::new(["margin, points", "answers"]);
    for margin in margins {
        table.row([format!("±{}", self::points(margin)), count(plan.answers(margin).map_err(refused)?)]);
    }
    table.print(terminal);
    terminal
        .line("\nA planning formula (Cochran 1977): near 0% and 100% a report's interval reaches further to one side.");
    let claim = Claim::Margin { margin, level: options.confidence.proportion() };
    draw(&options.drawing, terminal, claim, n, options.population, |n| plan.margin(n))
}

/// `5`, `7.5`.
fn points(margin: f64) -> String {
    number::given(ENGLISH, margin * 100.0, 2)
}

/// What is known beforehand.
struct Plan<'a> {
    options: &'a MarginPlan,
    expected: f64,
    /// From 1 up.
    design_effect: f64,
}

impl<'a> Plan<'a> {
    fn of(options: &'a MarginPlan) -> Computed<Self> {
        let design_effect =
            options.clusters.map_or(Ok(1.0), |clusters| design_effect(clusters.size, 0.0, clusters.icc))?;
        Ok(Self { options, expected: options.expected.proportion(), design_effect })
    }

    /// The design effect is multiplied before the population is taken into account.
    fn answers(&self, margin: f64) -> Computed<u64> {
        let independent = sample_size::for_margin(self.expected, margin, self.options.confidence.confidence())?;
        let clustered = sample_size::inflated(independent.unrounded(), self.design_effect)?;
        let known = self.options.population.map_or(Ok(clustered), |all| sample_size::in_population(clustered, all));
        known.map(SampleSize::people)
    }

    /// The margin that `n` answers give.
    fn margin(&self, n: u64) -> Computed<f64> {
        let confidence = self.options.confidence.confidence();
        let independent = match self.options.population {
            None => sample_size::margin(self.expected, n, confidence),
            Some(all) => sample_size::margin_in_population(self.expected, n, all, confidence),
        }?;
        // √deff times as wide, as if there were n/deff answers.
        Ok(independent * (n as f64 / effective_n(n as f64, self.design_effect)).sqrt())
    }
}

fn refused(_: Refusal) -> Failure {
    Failure::usage("there is no such margin", "`mittari plan margin --points 5 --expected 50% --clusters 8,0.05`")
}
