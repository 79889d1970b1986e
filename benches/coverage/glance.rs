//! The defaults in one table, which `DESIGN.md` repeats.

use crate::table::{Table, head};

/// A figure, its default interval, and where its coverage stands: heading of a table, row, columns.
type Default = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const DEFAULTS: [Default; 21] = [
    ("share", "Wilson", "One proportion, true share .01 to .99", "Wilson (default)", &["n = 10", "n = 43"]),
    ("share of all who were invited", "exact", "One proportion of a small known population", "20 of 25", &["exact"]),
    (
        "share of weighted answers",
        "Korn–Graubard",
        "Weighted answers from 1 to 5",
        "share, Korn–Graubard (default)",
        &["n = 40", "n = 100"],
    ),
    (
        "share of people in clusters",
        "Clopper–Pearson at n over the design effect",
        "People in clusters, answers from 1 to 5",
        "share, Clopper–Pearson at n over the design effect (default); ceiling",
        &["8 clusters", "20 clusters"],
    ),
    ("recommendation score", "Tango", "Net score (NPS)", "Tango (default)", &["n = 10", "n = 30"]),
    (
        "mean",
        "t",
        "Mean (t) and median (order statistics) of answers from 1 to 5",
        "ceiling (2, 3, 5, 25, 65)",
        &["mean, n = 10", "mean, n = 43"],
    ),
    (
        "median",
        "order statistics",
        "Mean (t) and median (order statistics) of answers from 1 to 5",
        "ceiling (2, 3, 5, 25, 65)",
        &["median, n = 10", "median, n = 43"],
    ),
    (
        "weighted median",
        "Woodruff",
        "Weighted answers from 1 to 5",
        "median, Woodruff (default)",
        &["n = 40", "n = 100"],
    ),
    (
        "difference of two groups' shares",
        "Newcombe",
        "Difference of two independent proportions",
        "Newcombe (default)",
        &["10 and 10", "43 and 40"],
    ),
    (
        "difference of two groups' means",
        "Welch",
        "Groups against each other",
        "mean, Welch; ceiling and even",
        &["12 and 40 answers", "40 and 40 answers"],
    ),
    (
        "Cliff's delta of two groups",
        "Brunner–Munzel",
        "Groups against each other",
        "ordered answers, Brunner–Munzel; ceiling and even",
        &["12 and 40 answers", "40 and 40 answers"],
    ),
    (
        "difference of two groups' scores",
        "squared and added",
        "Groups against each other",
        "net score, squared and added",
        &["12 and 40 answers", "40 and 40 answers"],
    ),
    (
        "change of the same people's share",
        "Tango",
        "Change of a rate among the same people",
        "Tango (default)",
        &["10 pairs", "40 pairs"],
    ),
    (
        "change of the same people's mean",
        "paired t",
        "Change of the same people's answers from 1 to 5",
        "mean, paired t; from even to ceiling",
        &["10 pairs", "40 pairs"],
    ),
    (
        "change of the same people's median",
        "Walsh averages",
        "Change of the same people's answers from 1 to 5",
        "pseudo-median, Walsh averages; from even to ceiling",
        &["10 pairs", "40 pairs"],
    ),
    (
        "change of partly the same people",
        "partly paired t",
        "Change of the same people's answers from 1 to 5",
        "mean, partly paired t; from even to ceiling",
        &["10 pairs", "40 pairs"],
    ),
    (
        "difference of different people's medians",
        "Hodges–Lehmann",
        "Groups against each other",
        "median of differences, Hodges–Lehmann; ceiling and even",
        &["12 and 40 answers", "40 and 40 answers"],
    ),
    (
        "programme beside a comparison group",
        "Welch, each organisation once",
        "A programme beside a comparison group (difference in differences)",
        "each organisation once, Welch (default to 20 organisations)",
        &["4 organisations an arm", "10 organisations an arm"],
    ),
    (
        "the same beyond 20 organisations",
        "CR2",
        "A programme beside a comparison group (difference in differences)",
        "each person, CR2 (default beyond)",
        &["20 organisations an arm"],
    ),
    (
        "average step over three rounds",
        "CR2",
        "Course over three rounds: the average step from one to the next",
        "errors by person, CR2 (default)",
        &["10 people", "40 people"],
    ),
    ("Cronbach's alpha", "Feldt", "Cronbach's alpha (Feldt)", "normal items, alpha .700", &["n = 30", "n = 100"]),
];

/// The table, and whether every default was found; the quick study leaves some out.
pub(crate) fn defaults(tables: &[Table]) -> (Table, bool) {
    let mut complete = true;
    let mut rows = Vec::new();
    for (figure, method, heading, row, columns) in DEFAULTS {
        let table = tables.iter().find(|table| table.heading == heading);
        let cell = |column: &&str| Some(format!("{column}: {}", table?.cell(row, column)?));
        let cells: Vec<String> = columns.iter().filter_map(cell).collect();
        complete &= cells.len() == columns.len();
        rows.push(head(figure, [method.to_string(), cells.join("; ")].into_iter()));
    }
    let columns = ["Default interval", "Coverage"].map(String::from).into_iter();
    let explanation = "The figures of a report and how sure their intervals are, from the tables below.";
    (Table::new("The defaults at a glance", explanation, head("Figure", columns), rows), complete)
}
