//! Words on how figures were made and how to make them again.

use super::rules::RULES;
use crate::language::messages::TraceWords;

pub(super) const TRACE: TraceWords = TraceWords {
    heading: "Så har talen räknats fram",
    intro: "För varje nyckeltal: frågan, räkneregeln, svaren som ingår och uträkningen. Samma uppgifter för program: results.json.",
    how_made: "så har talet räknats",
    rule: "Räkneregel",
    base: "Svar som ingår",
    calculation: "Uträkning",
    interval: "Konfidensintervall",
    base_of: |n, wave| format!("n = {n} (omgång: {wave})"),
    round: |wave| format!("omgång: {wave}"),
    by_group: "Per grupp",
    group_figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}\u{a0}% konfidensintervall {interval}", w.level),
        };
        format!("{} = {}: n = {}; {}{interval}.", w.question, w.group, w.n, w.calculation)
    },
    change_figure: |w| {
        let group = if w.group.is_empty() { String::new() } else { format!("{}; ", w.group) };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}\u{a0}% konfidensintervall {interval}", w.level),
        };
        let told = format!(
            "{group}{} → {} ({}): {} → {}, förändring {}{interval}.",
            w.from, w.to, w.who, w.before, w.after, w.change
        );
        format!("{told} {}", w.method).trim_end().to_string()
    },
    rules: RULES,
    used_in: "Var",
    compared: "Mellan grupper",
    own_file: "egen text eller bild",
    settings: |w| {
        format!(
            "Inställningar: survey.toml (SHA-256 {}…), konfidensgrad {} %, minsta grupp som visas {} svar (i frågor om hälsa {}).",
            w.hash, w.level, w.minimum, w.health_minimum
        )
    },
    reproduce: |survey| {
        format!(
            "Upprepa: mittari report {survey}. Kontrollera tal för tal: mittari verify rapportens-mapp --survey {survey}."
        )
    },
};
