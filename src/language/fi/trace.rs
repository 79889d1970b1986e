//! Words on how figures were made and how to make them again.

use crate::language::messages::TraceWords;

pub(super) const TRACE: TraceWords = TraceWords {
    heading: "Näin luvut on laskettu",
    intro: "Jokaisen tunnusluvun kysymys, laskusääntö, mukana olleet vastaukset ja laskelma. Samat tiedot koneluettavina: \
            results.json.",
    rule: "Laskusääntö",
    base: "Mukana",
    calculation: "Laskelma",
    interval: "Luottamusväli",
    base_of: |n, wave| format!("n = {n} (kyselykerta: {wave})"),
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
