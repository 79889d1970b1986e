//! `mittari plan change`: how many answers reveal a change of a share.

use super::{ALPHA, Clustered, draw};
use crate::charts::planning::{Claim, Who};
use crate::cli::Failure;
use crate::cli::args::plan::ChangePlan;
use crate::cli::args::values::Share;
use crate::cli::english::{ENGLISH, count, people, share};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::mcnemar::McNemarRule;
use crate::stats::{Computed, Refusal, power, sample_size};

pub(super) fn run(options: &ChangePlan, terminal: &Terminal) -> Result<(), Failure> {
    if options.unpaired { different(options, terminal) } else { same(options, terminal) }
}

fn claim(options: &ChangePlan, who: Who) -> Claim {
    Claim::Change { from: options.from.proportion(), to: options.to.proportion(), who }
}

/// The same people twice: what matters is how many change their answer.
fn same(options: &ChangePlan, terminal: &Terminal) -> Result<(), Failure> {
    let [from, to, power] = [options.from, options.to, options.power].map(Share::proportion);
    let turning = Turning { from, to };
    let refused = |refusal| refused(refusal, options);
    let pairs = |worsening: f64| -> Result<u64, Failure> {
        let size = sample_size::paired_proportions(turning.improving(worsening), worsening, ALPHA, power);
        Ok(size.map_err(refused)?.people())
    };
    let worsening = options.worsened.map_or(turning.unrelated(), Share::proportion);
    turning.check(worsening).map_err(refused)?;
    let n = pairs(worsening)?;
    let mut table = Table::new(["if", "improve", "get worse", "people", "chance, mid-P", "chance, exact"]);
    let (fewest, unrelated) = (turning.fewest(), turning.unrelated());
    let mut rows = vec![
        ("as few as possible get worse", fewest),
        ("half-way", f64::midpoint(fewest, unrelated)),
        ("answers unrelated", unrelated),
    ];
    if options.worsened.is_some() {
        rows.push(("as you expect", worsening));
    }
    for (label, worsening) in rows {
        let n = pairs(worsening)?;
        let chance = |rule| turning.chance(worsening, n, rule).map_err(refused);
        let [mid_p, exact] = [chance(McNemarRule::MidP)?, chance(McNemarRule::Exact)?];
        let [improve, worsen, mid_p, exact] =
            [turning.improving(worsening), worsening, mid_p, exact].map(|p| number::chance(ENGLISH, p));
        table.row([label.into(), improve, worsen, count(n), mid_p, exact]);
    }
    terminal.line(&format!(
        "To find a change from {} to {} with a chance of about {}, {} must answer both times.",
        share(from),
        share(to),
        share(power),
        people(n)
    ));
    terminal.line(&match options.worsened {
        Some(worsened) => {
            let improving = number::chance(ENGLISH, turning.improving(worsening));
            format!("This takes {} to get worse and {improving} to improve.", share(worsened.proportion()))
        }
        None => {
            "This is the cautious number, as if the two answers of a person had nothing to do with each other; the \
                 fewer get worse, the fewer are needed."
                .into()
        }
    });
    let clustered = Clustered::of(options.clusters)?;
    clustered.tell(options.clusters, n, None, terminal)?;
    table.print(terminal);
    terminal.line("\nChance: of p < 0.05 in McNemar's test. A change that is found does not say what caused it.");
    draw(&options.drawing, terminal, claim(options, Who::Same), clustered.answers(n)?, None, |n| {
        turning.chance(worsening, clustered.worth(n), McNemarRule::MidP)
    })
}

/// Shares of the same people before and after.
struct Turning {
    from: f64,
    to: f64,
}

impl Turning {
    /// Share that improves when so many get worse. A digit of rounding must not make it negative.
    fn improving(&self, worsening: f64) -> f64 {
        (self.to - self.from + worsening).max(0.0)
    }

    /// Share that gets worse if the second answer does not depend on the first.
    fn unrelated(&self) -> f64 {
        self.from * (1.0 - self.to)
    }

    /// The smallest share that must get worse: none for a rise, the whole of a fall.
    fn fewest(&self) -> f64 {
        (self.from - self.to).max(0.0)
    }

    /// Those who get worse were favourable before and are not after.
    fn check(&self, worsening: f64) -> Computed<()> {
        let most = self.from.min(1.0 - self.to);
        let possible = worsening >= self.fewest() - 1e-9 && worsening <= most + 1e-9;
        if possible { Ok(()) } else { Err(Refusal::OutOfRange) }
    }

    fn chance(&self, worsening: f64, n: u64, rule: McNemarRule) -> Computed<f64> {
        power::mcnemar(self.improving(worsening), worsening, n, ALPHA, rule)
    }
}

/// Different respondents: two independent groups.
fn different(options: &ChangePlan, terminal: &Terminal) -> Result<(), Failure> {
    let [from, to, power] = [options.from, options.to, options.power].map(Share::proportion);
    let refused = |refusal| refused(refusal, options);
    let sizes = sample_size::two_proportions(from, to, ALPHA, power).map_err(refused)?;
    let n = sizes.pooled.people();
    let chance = |n: u64| power::two_proportions(from, to, n, ALPHA);
    terminal.line(&format!(
        "To find a change from {} to {} with a chance of {}, {} must answer in each round (different respondents).",
        share(from),
        share(to),
        share(power),
        people(n)
    ));
    let clustered = Clustered::of(options.clusters)?;
    clustered.tell(options.clusters, n, None, terminal)?;
    let mut table = Table::new(["test", "people in each round", "chance"]);
    for (label, n) in [("chi-squared", n), ("chi-squared, continuity-corrected", sizes.continuity.people())] {
        table.row([label.into(), count(n), number::chance(ENGLISH, chance(n).map_err(refused)?)]);
    }
    table.print(terminal);
    terminal.line(
        "\nChance: of p < 0.05 in the chi-squared test. Asking the same people twice usually needs fewer; a change that \
         is found may also come from who answered.",
    );
    let claim = claim(options, Who::Different);
    draw(&options.drawing, terminal, claim, clustered.answers(n)?, None, |n| chance(clustered.worth(n)))
}

fn refused(refusal: Refusal, options: &ChangePlan) -> Failure {
    let [from, to] = [options.from, options.to].map(|typed| share(typed.proportion()));
    match refusal {
        Refusal::NoVariation => Failure::usage(
            format!("from {from} to {to} nothing changes"),
            "give two different shares: `--from 60% --to 75%`",
        ),
        Refusal::TooMany { .. } => Failure::usage(
            format!("a change from {from} to {to} is so small that more than a million people would be needed"),
            "plan for a change that would matter",
        ),
        _ => Failure::usage(
            format!("`--worsened` does not go with a change from {from} to {to}"),
            "those who get worse were favourable before and are not after: at most the first share, and at most what \
             the second leaves over",
        ),
    }
}
