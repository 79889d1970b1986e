//! Ord om andelar av organisationer.

use crate::language::messages::{ConditionWords, OrganisationWords};

pub(super) const ORGANISATIONS: OrganisationWords = OrganisationWords {
    condition: |condition| match condition {
        ConditionWords::Any => "minst ett svar är positivt".into(),
        ConditionWords::Majority => "över hälften av svaren är positiva".into(),
        ConditionWords::Figure(figure, limits) => format!("”{figure}” är {limits}"),
    },
    sentence: |w| {
        format!(
            "{}: {}\u{a0}% av organisationerna ({}). Med hänsyn till slumpen är andelen sannolikt {}\u{a0}% ({}\u{a0}% \
             konfidensintervall). En organisation räknas när {}. Organisationer vars eget resultat inte kan visas har \
             lämnats utanför.",
            w.label, w.percent, w.fraction, w.interval, w.level, w.condition
        )
    },
    detail: |w| format!("{} organisationer, {}\u{a0}% konfidensintervall {}\u{a0}%", w.fraction, w.level, w.interval),
    finite: |population, low, high, level| {
        format!(
            "{population} organisationer bjöds in. Om de övriga liknar dem som räknats skulle {low}–{high} av de inbjudna \
             uppfylla villkoret (med {level}\u{a0}% säkerhet)."
        )
    },
    any_leans_upwards: "Andelen är snarare för stor än för liten: en liten organisation där ingen svarade positivt kan inte visas.",
    definition: |condition| format!("Andel av organisationerna, villkor: {condition}"),
    method: "Andelar av organisationer räknar organisationer och inte personer. Endast de vars eget resultat visas räknas, så \
             små organisationer saknas.",
};
