//! `mittari calc alpha`: do the items of a scale belong together?

use std::path::Path;

use crate::cli::Failure;
use crate::cli::args::calc::AlphaOptions;
use crate::cli::english::{self, ENGLISH, count};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::read_numbers;
use crate::language::number;
use crate::stats::moments::mean;
use crate::stats::omega::{FactorFit, OneFactor, one_factor};
use crate::stats::reliability::{ItemCovariance, Missing, complete_rows, item_covariance};
use crate::stats::{Computed, Confidence, Refusal};

/// Fewer complete respondents get no reliability.
const FEWEST: usize = 10;
/// Below, a reliability is printed with a warning.
const STABLE_RESPONDENTS: usize = 30;
const STABLE_ITEMS: usize = 3;

pub(super) fn run(options: &AlphaOptions, terminal: &Terminal) -> Result<(), Failure> {
    let (numbers, remarks) = read_numbers(&options.file)?;
    terminal.diagnostics(&remarks);
    let place = Place::file(options.file.display().to_string());
    if numbers.columns.len() < 2 {
        return Err(Diagnostic::error("a scale needs two items or more; the table has one column")
            .at(place)
            .hint("put one column for each item, names in the first row")
            .into());
    }
    let complete = complete_rows(&numbers.columns);
    let (n, all) = (complete.first().map_or(0, Vec::len), numbers.columns.first().map_or(0, Vec::len));
    if n < FEWEST {
        let message = format!("{n} of {all} answered every item: too few for a reliability");
        return Err(Diagnostic::error(message)
            .at(place)
            .expected(format!("{FEWEST} or more complete rows"))
            .hint("leave out an item that many did not answer, or wait for more answers")
            .into());
    }
    let items = item_covariance(&numbers.columns, Missing::Listwise);
    let Ok((items, alpha)) = items.and_then(|items| items.alpha().map(|alpha| (items, alpha))) else {
        return Err(constant(&options.file));
    };
    let scale = Scale { names: &numbers.names, complete: &complete, items: &items, alpha };
    terminal.line(&format!("{} of {} answered every item and are counted.", count(n as u64), count(all as u64)));
    terminal.line(&scale.reliability(options.confidence.confidence()));
    terminal.line(&scale.omega());
    scale.warnings().iter().for_each(|warning| terminal.line(warning));
    scale.table().print(terminal);
    Ok(())
}

fn constant(file: &Path) -> Failure {
    Diagnostic::error("the sum of the items is the same for everybody: there is nothing to measure reliably")
        .at(Place::file(file.display().to_string()))
        .hint("check that the columns hold answers, and that half of the items are not reversed")
        .into()
}

/// A scale whose reliability is defined.
struct Scale<'a> {
    names: &'a [String],
    /// Answers of those who answered every item.
    complete: &'a [Vec<f64>],
    items: &'a ItemCovariance,
    alpha: f64,
}

impl Scale<'_> {
    fn reliability(&self, confidence: Confidence) -> String {
        let interval = match self.items.feldt_interval(confidence) {
            Ok(interval) => format!(
                "{} confidence interval {}",
                english::share(confidence.level()),
                number::range(ENGLISH, interval.low, interval.high, 2)
            ),
            Err(_) => "every item says the same, so there is no interval".into(),
        };
        let k = self.items.items();
        let alpha = format!("Cronbach's alpha of {k} items: {} ({interval}).", two(self.alpha));
        match self.items.standardised_alpha() {
            Ok(reliability) if k == 2 => {
                format!("{alpha} Spearman-Brown reliability of two items: {}.", two(reliability))
            }
            _ => alpha,
        }
    }

    fn omega(&self) -> String {
        match one_factor(self.items, FactorFit::MaximumLikelihood).as_ref().map(OneFactor::omega) {
            Ok(omega) => format!("McDonald's omega (one factor, maximum likelihood): {}.", two(omega)),
            Err(Refusal::TooFew { .. }) => "McDonald's omega needs three items.".into(),
            Err(Refusal::NoVariation) => "McDonald's omega: not defined, for everybody answers an item alike.".into(),
            Err(_) => "McDonald's omega: refused, for one factor does not fit these answers.".into(),
        }
    }

    fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.items.respondents < STABLE_RESPONDENTS {
            warnings.push(format!(
                "Unstable: fewer than {STABLE_RESPONDENTS} complete answers; read the interval, not the number."
            ));
        }
        if self.items.items() < STABLE_ITEMS {
            warnings.push(format!("Unstable: fewer than {STABLE_ITEMS} items."));
        }
        let reversed: Vec<&str> = self
            .names
            .iter()
            .zip(self.items.item_rest_correlations())
            .filter(|(_, r)| r.is_ok_and(|r| r < 0.0))
            .map(|(name, _)| name.as_str())
            .collect();
        if self.alpha < 0.0 {
            warnings.push("Alpha is negative: check reversed items before anything else.".into());
        }
        if !reversed.is_empty() {
            warnings
                .push(format!("Against the others: {}. Check whether they are reversed items.", reversed.join(", ")));
        }
        warnings
    }

    fn table(&self) -> Table<4> {
        let mut table = Table::new(["item", "mean", "item-rest r", "alpha if dropped"]);
        let rest = self.items.item_rest_correlations();
        let dropped = self.items.alpha_if_dropped();
        for (((name, answers), r), alpha) in self.names.iter().zip(self.complete).zip(rest).zip(dropped) {
            table.row([name.clone(), cell(mean(answers)), cell(r), cell(alpha)]);
        }
        table
    }
}

fn cell(value: Computed<f64>) -> String {
    value.map_or_else(|_| "\u{2013}".into(), two)
}

fn two(value: f64) -> String {
    number::decimal(ENGLISH, value, 2)
}
