//! What the intervals of `mittari::stats` really cover at a nominal 95 %.
//!
//! `cargo bench --bench coverage > docs/coverage.md` writes the whole study. `-- --quick`, or running it as a
//! test (`cargo test --benches`), takes smaller groups and coarser grids. Either way it fails when a coverage
//! that the project's decisions rest on is no longer reproduced.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a study prints its tables and what went wrong")]

use std::process::ExitCode;

mod answers;
mod calculator;
mod changes;
mod designs;
mod glance;
mod groups;
mod proportions;
mod same_people;
mod scales;
mod sides;
mod stated;
mod table;

use mittari::stats::Computed;
use table::{Size, Table};

fn main() -> ExitCode {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    // cargo says `--bench` to a benchmark and nothing to a test.
    let size = if asked("--bench") && !asked("--quick") { Size::Full } else { Size::Quick };
    match study(size) {
        Ok((text, true)) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Ok((text, false)) => {
            print!("{text}");
            eprintln!(
                "a coverage that the decisions rest on is not reproduced: or a default is not in the tables: see the first two"
            );
            ExitCode::FAILURE
        }
        Err(refusal) => {
            eprintln!("a statistic refused what the study gave it: {refusal:?}");
            ExitCode::FAILURE
        }
    }
}

/// The text of the study, and whether everything stated was found.
fn study(size: Size) -> Computed<(String, bool)> {
    let (stated, all_found) = stated::stated_figures()?;
    let [share, high_share] = proportions::one_proportion(size)?;
    let tables = [
        share,
        high_share,
        proportions::finite(size)?,
        designs::weighted(size),
        designs::in_clusters(size),
        sides::net_scores(size)?,
        proportions::two_proportions(size)?,
        sides::paired(size)?,
        answers::means_and_medians(size)?,
        same_people::same_people(size),
        groups::groups(size),
        changes::against(size),
        changes::courses(size),
        scales::alpha(size)?,
        calculator::ratios(size)?,
        calculator::relations(size),
        calculator::likeness(size),
    ];
    let (defaults, complete) = glance::defaults(&tables);
    let chapters = [&stated, &defaults].into_iter().chain(&tables).map(Table::to_string);
    let text: Vec<String> =
        std::iter::once(INTRODUCTION.to_string()).chain(chapters).chain([CONCLUSIONS.to_string()]).collect();
    Ok((text.join("\n"), all_found && (complete || size == Size::Quick)))
}

const INTRODUCTION: &str = "\
# What the intervals cover

Where the outcomes can be counted, every possible one gets its interval from the program's own functions, and the probabilities \
of those whose interval holds the true value are added up. Where they cannot, surveys are simulated, always with the same draws; \
the table says so. A cell of counted outcomes is `mean / minimum` over a grid of true values, one of simulated surveys the share \
of the intervals that hold the true value among those that are given, all at a nominal 95 %: the mean says what a reader of \
many reports gets, the minimum what the unluckiest survey gets. `cargo bench --bench coverage > docs/coverage.md` computes this \
full text; `cargo test --bench coverage` (or `-- --quick`) computes smaller groups on coarser grids in seconds, and both fail \
when a figure of the first table is lost.
";

const CONCLUSIONS: &str = "\
## What follows

- **Wilson** keeps its promise on average for every size, not at its worst: below ten answers near 100 % it can \
cover less than 85 %. There mid-P is the compromise, and where a guarantee is given Clopper–Pearson is the only one \
that never covers less than it says.
- **Wald** loses most where programmes do best. No setting of `survey.toml` offers it.
- **All who were invited**: the exact interval is hardly wider than Wilson's at n*, which can fall to .80 when most \
answered. Reports use the exact one.
- **Net scores**: Tango and Bonett–Price stay above .91 at high scores of ten answers, Rocks does not.
- **Change of the same people**: when few turn, every interval but Wald's covers more than it says on average.
- **Means**: the t interval of answers crowded at the end of a scale covers too little even with 43 of them. The \
distribution comes first in a report, the mean second.
- **Medians**: ties make the interval cover far more than it says.
- **Groups against each other**: scores squared and added keep their promise; Welch's and Brunner and Munzel's intervals \
lose up to four percentage points where a dozen crowded or widely spread answers stand against many. With clusters the \
interval is too careful, and much so with few of them; as if independent it would fail one survey in seven.
- **Alpha**: Feldt's interval is right for normal items; for answers 1 to 5 it can be too careful, here by two \
percentage points.
";
