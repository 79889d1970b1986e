//! Words on how figures were made and how to make them again.

use super::rules::RULES;
use crate::language::messages::TraceWords;

pub(super) const TRACE: TraceWords = TraceWords {
    heading: "Näin luvut on laskettu",
    intro: "Jokaisen tunnusluvun kysymys, laskusääntö, mukana olleet vastaukset ja laskelma. Samat tiedot koneluettavina: \
            results.json.",
    how_made: "näin luku on laskettu",
    rule: "Laskusääntö",
    base: "Mukana",
    calculation: "Laskelma",
    interval: "Luottamusväli",
    base_of: |n, wave| format!("n = {n} (kyselykerta: {wave})"),
    round: |wave| format!("kyselykerta: {wave}"),
    by_group: "Ryhmittäin",
    group_figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}\u{a0}%:n luottamusväli {interval}", w.level),
        };
        format!("{} = {}: n = {}; {}{interval}.", w.question, w.group, w.n, w.calculation)
    },
    change_figure: |w| {
        let group = if w.group.is_empty() { String::new() } else { format!("{}; ", w.group) };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!("; {}\u{a0}%:n luottamusväli {interval}", w.level),
        };
        let told = format!(
            "{group}{} → {} ({}): {} → {}, muutos {}{interval}.",
            w.from, w.to, w.who, w.before, w.after, w.change
        );
        format!("{told} {}", w.method).trim_end().to_string()
    },
    rules: RULES,
    used_in: "Missä",
    compared: "Ryhmien välillä",
    own_file: "oma teksti tai kuva",
    settings: |w| {
        format!(
            "Asetukset: survey.toml (SHA-256 {}…), luottamustaso {} %, pienin näytettävä ryhmä {} vastausta \
             (terveyttä koskevissa kysymyksissä {}).",
            w.hash, w.level, w.minimum, w.health_minimum
        )
    },
    reproduce: |survey| {
        format!(
            "Toistaminen: mittari report {survey}. Tarkistaminen luku luvulta: mittari verify raportin-kansio --survey {survey}."
        )
    },
};
