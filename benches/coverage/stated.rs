//! The figures that the project's decisions rest on.

use mittari::stats::net_score::NetScoreInterval;
use mittari::stats::proportion::ProportionInterval;
use mittari::stats::{Computed, Refusal};

use crate::proportions::{finite_pair, high_shares, of_method};
use crate::sides::{net_outcomes, over_sides};
use crate::table::{Coverage, Table, head, thousandths};

/// A figure that the decisions state: what, mean and minimum, and what is found.
struct Stated {
    what: &'static str,
    mean: f64,
    least: f64,
    found: Coverage,
}

impl Stated {
    /// To the three digits that are stated, a last 5 rounded either way.
    fn is_found(&self) -> bool {
        let close = |stated: f64, found: f64| (stated - found).abs() < 0.000_6;
        close(self.mean, self.found.mean()) && close(self.least, self.found.least)
    }

    fn row(&self) -> Vec<String> {
        let stated = format!("{} / {}", thousandths(self.mean), thousandths(self.least));
        let same = if self.is_found() { "yes" } else { "no" };
        vec![self.what.to_string(), stated, self.found.text(), same.to_string()]
    }
}

pub(crate) fn stated_figures() -> Computed<(Table, bool)> {
    let high = high_shares();
    let one = |n, method| of_method(n, &high, method);
    let most_say_yes: Vec<u64> = (24..=30).collect();
    let (wilson, exact) = finite_pair(20, 30, &most_say_yes)?;
    // The grid on which all eight figures of net scores agree.
    let scores: Vec<(u32, u32)> = [60, 70, 80, 90, 95].into_iter().flat_map(|p| [1, 3, 5].map(|q| (p, q))).collect();
    let net = |method| Ok::<_, Refusal>(over_sides(&net_outcomes(10, method)?, &scores));
    let stated = |what, mean, least, found| Stated { what, mean, least, found };
    let all = [
        stated("Wilson, n = 20", 0.959, 0.906, one(20, ProportionInterval::Wilson)?),
        stated("Wilson, n = 100", 0.954, 0.921, one(100, ProportionInterval::Wilson)?),
        stated("Wald, n = 20", 0.723, 0.182, one(20, ProportionInterval::Wald)?),
        // The decisions call it one-sided; the one-sided bound is in the tables below.
        stated("Clopper–Pearson, two-sided, n = 20", 0.987, 0.975, one(20, ProportionInterval::ClopperPearson)?),
        stated("mid-P, n = 8", 0.982, 0.955, one(8, ProportionInterval::MidP)?),
        stated("Wilson, n = 8", 0.947, 0.837, one(8, ProportionInterval::Wilson)?),
        stated("Wilson at n*, 20 of 30", 0.974, 0.897, wilson),
        stated("exact, 20 of 30", 0.997, 0.991, exact),
        stated("net score, Wald, n = 10", 0.736, 0.400, net(NetScoreInterval::Wald)?),
        stated("net score, Rocks, n = 10", 0.941, 0.879, net(NetScoreInterval::AdjustedWald)?),
        stated("net score, Tango, n = 10", 0.959, 0.914, net(NetScoreInterval::Tango)?),
        stated("net score, Bonett–Price, n = 10", 0.978, 0.945, net(NetScoreInterval::BonettPrice)?),
    ];
    let rows: Vec<Vec<String>> = all.iter().map(Stated::row).collect();
    let columns = ["Stated", "Found", "Same"].map(String::from);
    let table = Table::new(
        "What the decisions rest on",
        "The decisions do not say on which steps they stand; these, found by trying, give every figure. Proportions: \
         true share .85 to .99 in steps of .002. Population: 24 to 30 of the 30 say yes. Net scores: promoters .60, \
         .70, .80, .90 or .95, detractors .01, .03 or .05.",
        head("Interval", columns.into_iter()),
        rows,
    );
    Ok((table, all.iter().all(Stated::is_found)))
}
