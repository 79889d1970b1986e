//! Words of the charts.

use crate::language::messages::{ChartWords, Counted, PlanningTitleWords, ResponseOfWave};
use crate::results::Status;

pub(super) const CHART: ChartWords = ChartWords {
    made_up: "Made-up data",
    source: |title, date, response| {
        let date = if date.is_empty() { String::new() } else { format!(", {date}") };
        let response = match response {
            [] => String::new(),
            [one] => format!("; response rate {}", one.told),
            several => format!("; response rate: {}", ResponseOfWave::listed(several)),
        };
        format!("Source: {title}{date}{response}; chart: mittari.")
    },
    everybody: "All respondents",
    hidden: "not shown, to protect respondents",
    fraction_head: "k/n",
    interval_head: "Interval",
    favourable_head: "Favourable",
    unfavourable_head: "Unfavourable",
    other_head: "Other",
    response_head: "Response rate",
    number_head: "n",
    target_mark: "target",
    status: |status| match status {
        Status::Shown => "target met",
        Status::Uncertain => "target reached, uncertain",
        Status::Open => "target open",
        Status::NotReached => "target not reached",
    },
    rates_title: |w| match (w.label, w.shown, w.uncertain, w.open, w.missed) {
        ("", 0, 0, 0, 0) => "Shares and how sure they are".into(),
        ("", 1, 0, 0, 0) => "The target was met".into(),
        ("", n, 0, 0, 0) => format!("All {n} targets were met"),
        ("", 0, 1, 0, 0) => "The target was reached among respondents, but that is not certain".into(),
        ("", 0, n, 0, 0) => format!("All {n} targets were reached among respondents, but none of them is certain"),
        ("", 0, 0, 1, 0) => "Whether the target was met stays open".into(),
        ("", 0, 0, n, 0) => format!("Whether the {n} targets were met stays open"),
        ("", 0, 0, 0, 1) => "The target was not reached".into(),
        ("", 0, 0, 0, n) => format!("None of the {n} targets was reached"),
        ("", ..) => {
            let was = |n| if n == 1 { "was" } else { "were" };
            let is = if w.uncertain == 1 { "is" } else { "are" };
            let stays = if w.open == 1 { "stays" } else { "stay" };
            let parts = [
                (w.shown, format!("{} {} met", w.shown, was(w.shown))),
                (w.uncertain, format!("{} {} reached but {is} uncertain", w.uncertain, was(w.uncertain))),
                (w.open, format!("{} {stays} open", w.open)),
                (w.missed, format!("{} {} not reached", w.missed, was(w.missed))),
            ];
            let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told);
            format!("Of the targets, {}", parts.collect::<Vec<_>>().join(", "))
        }
        (label, ..) => format!("{label}: {}", w.percent),
    },
    rates_subtitle: |level| {
        format!("Share of those who answered, line = {level}% confidence interval. k/n = k of n who answered.")
    },
    groups_title: |w| match (w.different, w.compared) {
        ("", true) => format!("{}: {} overall; no clear difference between groups", w.label, w.percent),
        ("", false) => format!("{}: {} overall; groups cannot be compared", w.label, w.percent),
        (names, _) => format!("{}: {} overall; clearly different from the others: {}", w.label, w.percent, names),
    },
    rate_alt: |w| {
        format!("{}: {} ({}), {}% confidence interval {}.", w.label, w.percent, w.fraction, w.level, w.interval)
    },
    more_rows: |n| format!("The other rows ({n}) are in the table."),
    hidden_rows: |n| format!("Rows not shown, to protect respondents: {n}."),
    hidden_groups: |n| format!("Other groups ({n})"),
    note_narrow: "Numbers of the narrowest parts are in the appendix.",
    note_indicative: "Thin line: fewer than ten answers, indicative.",
    note_cant_say: "“Can’t say” answers are not part of the shares.",
    note_cant_say_count: |n| format!("“Can’t say” answers ({n} a question) are not part of the percentages."),
    note_multiple: "Respondents could choose several options.",
    note_rank: "How many put the option first.",
    distribution_title: |most, high, least, low| {
        format!("Most favourable: {most} ({high}); least favourable: {least} ({low})")
    },
    distribution_title_one: |label, share| format!("{label}: {share} favourable"),
    distribution_title_least: |least, low, high| format!("Least favourable: {least} ({low}); highest share {high}"),
    distribution_title_most: |most, high, low| format!("Most favourable: {most} ({high}); lowest share {low}"),
    distribution_title_alike: |share| format!("{share} favourable in every question"),
    distribution_title_range: |range| format!("Favourable answers by question: {range}"),
    note_need_order: "Order: most unfavourable answers first.",
    note_least_order: "Order: lowest share of favourable answers first.",
    distribution_subtitle: "Distribution of answers, % of those who answered.",
    distribution_alt: |w| match w.unfavourable {
        "" => format!("{}: {} favourable (n = {}).", w.label, w.favourable, w.n),
        _ => format!("{}: {} favourable, {} unfavourable (n = {}).", w.label, w.favourable, w.unfavourable, w.n),
    },
    bars_title: |question, answer, share| format!("{question}: most frequent answer “{answer}” ({share})"),
    bars_title_two: |question, [one, other], share| {
        format!("{question}: most frequent answers “{one}” and “{other}” ({share} each)")
    },
    bars_title_several: |question, answers, share| {
        format!("{question}: {answers} equally frequent answers ({share} each)")
    },
    planning_title: |w| match w {
        PlanningTitleWords::Rate { n, target, expected, chance } => format!(
            "{n} answers show a share of at least {target} with a chance of {chance}, if {expected} are favourable"
        ),
        PlanningTitleWords::Margin { n, points } => {
            format!("With {n} answers the margin of error is ±{points} percentage points")
        }
        PlanningTitleWords::Change { n, from, to, chance, same_people: true } => {
            format!("{n} people who answer twice reveal a change from {from} to {to} with a chance of {chance}")
        }
        PlanningTitleWords::Change { n, from, to, chance, same_people: false } => {
            format!("{n} answers in each round reveal a change from {from} to {to} with a chance of {chance}")
        }
        PlanningTitleWords::Mean { n, difference, chance, same_people: true } => format!(
            "{n} people who answer twice reveal a mean change of {difference} standard deviations with a chance of {chance}"
        ),
        PlanningTitleWords::Mean { n, difference, chance, same_people: false } => format!(
            "{n} answers in each round reveal a difference of {difference} standard deviations with a chance of {chance}"
        ),
    },
    planning_subtitle: |level| format!("A plan, made before anybody has answered. Confidence {level}%."),
    planning_margin: "Margin of error, percentage points",
    planning_chance: "Chance of showing it",
    planning_counted: |counted| match counted {
        Counted::Answers => "Answers",
        Counted::PeopleTwice => "People who answer twice",
        Counted::AnswersEachRound => "Answers in each round",
    },
    planning_alt: |w| {
        format!("{}. Vertical axis: {}. Horizontal axis: {}. Points: {}.", w.title, w.quantity, w.counted, w.listed())
    },
    planning_source: "Calculated with mittari.",
};
