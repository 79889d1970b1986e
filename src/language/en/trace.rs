//! Words on how figures were made and how to make them again.

use super::rules::RULES;
use crate::language::messages::TraceWords;

pub(super) const TRACE: TraceWords = TraceWords {
    heading: "How the figures were made",
    intro: "For every figure: its question, its rule, the answers that are in it, and the calculation. The same for programs: \
            results.json.",
    how_made: "how it was calculated",
    rule: "Rule",
    base: "Answers",
    calculation: "Calculation",
    interval: "Confidence interval",
    base_of: |n, wave| format!("n = {n} (round: {wave})"),
    round: |wave| format!("round: {wave}"),
    by_group: "By group",
    group_figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}% confidence interval {interval}", w.level),
        };
        format!("{} = {}: n = {}; {}{interval}.", w.question, w.group, w.n, w.calculation)
    },
    change_figure: |w| {
        let group = if w.group.is_empty() { String::new() } else { format!("{}; ", w.group) };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}% confidence interval {interval}", w.level),
        };
        let told = format!(
            "{group}{} → {} ({}): {} → {}, change {}{interval}.",
            w.from, w.to, w.who, w.before, w.after, w.change
        );
        format!("{told} {}", w.method).trim_end().to_string()
    },
    rules: RULES,
    used_in: "Where",
    compared: "Between groups",
    own_file: "own text or picture",
    settings: |w| {
        format!(
            "Settings: survey.toml (SHA-256 {}…), {}% confidence, smallest group shown {} answers ({} where questions are \
             about health).",
            w.hash, w.level, w.minimum, w.health_minimum
        )
    },
    reproduce: |survey| {
        format!(
            "To make it again: mittari report {survey}. To check every number: mittari verify report-folder --survey {survey}."
        )
    },
};
