//! `mittari calc grim`: of how many people published percentages can be shares.

use crate::cli::Failure;
use crate::cli::args::calc::GrimOptions;
use crate::cli::args::values::Published;
use crate::cli::english::{ENGLISH, count};
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::granularity;

pub(super) fn run(options: &GrimOptions, terminal: &Terminal) -> Result<(), Failure> {
    let shares: Vec<granularity::Published> = options.shares.iter().map(|published| published.share()).collect();
    let fitting = granularity::consistent_denominators(&shares, options.max)
        .map_err(|_| Failure::usage("these are no percentages of people", "`mittari calc grim 88% 95% --max 100`"))?;
    let printed: Vec<String> = options.shares.iter().map(printed).collect();
    let printed = listed(&printed);
    let most = count(options.max);
    let several = options.shares.len() > 1;
    let Some(fewest) = fitting.first() else {
        let at_once = if several { " at once" } else { "" };
        terminal.line(&format!("No number of answers up to {most} gives {printed}{at_once}."));
        terminal.line(
            "Either more people answered (try a larger --max), or the percentages are of different people, weighted or \
             misprinted.",
        );
        return Ok(());
    };
    let shares = if several { "are shares of the same people" } else { "is a share of people" };
    terminal.line(&if *fewest == 1 {
        "A single answer fits already: nothing follows about how many answered.".into()
    } else {
        format!("At least {} answered, if {printed} {shares}.", count(*fewest))
    });
    let runs: Vec<String> = runs(&fitting).into_iter().map(run_of).collect();
    terminal.line(&format!("Numbers of answers up to {most} that fit: {}.", runs.join(", ")));
    Ok(())
}

fn printed(published: &Published) -> String {
    number::decimal(ENGLISH, published.share().value * 100.0, published.decimals) + "%"
}

/// `88%`, `88% and 95%`, `88%, 90% and 95%`.
fn listed(texts: &[String]) -> String {
    match texts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => texts.concat(),
    }
}

/// Consecutive numbers as their first and last.
fn runs(numbers: &[u64]) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for &n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    runs
}

/// `40–43`, `56`.
fn run_of((first, last): (u64, u64)) -> String {
    if first == last { count(first) } else { format!("{}\u{2013}{}", count(first), count(last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consecutive_numbers_are_one_run() {
        assert_eq!(runs(&[40, 41, 42, 43, 56]), [(40, 43), (56, 56)]);
        assert_eq!(listed(&["88%".into(), "90%".into(), "95%".into()]), "88%, 90% and 95%");
    }
}
