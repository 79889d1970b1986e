//! Words on how figures were made and how to make them again.

use crate::language::messages::TraceWords;

pub(super) const TRACE: TraceWords = TraceWords {
    heading: "Så har talen räknats fram",
    intro: "För varje nyckeltal: frågan, räkneregeln, svaren som ingår och uträkningen. Samma uppgifter för program: results.json.",
    rule: "Räkneregel",
    base: "Svar som ingår",
    calculation: "Uträkning",
    interval: "Konfidensintervall",
    base_of: |n, wave| format!("n = {n} (omgång: {wave})"),
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
