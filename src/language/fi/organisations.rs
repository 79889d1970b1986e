//! Sanat organisaatioiden osuuksista.

use crate::language::messages::{ConditionWords, OrganisationWords};

pub(super) const ORGANISATIONS: OrganisationWords = OrganisationWords {
    condition: |condition| match condition {
        ConditionWords::Any => "vähintään yksi vastaus on myönteinen".into(),
        ConditionWords::Majority => "yli puolet vastauksista on myönteisiä".into(),
        ConditionWords::Figure(figure, limits) => format!("”{figure}” on {limits}"),
    },
    sentence: |w| {
        format!(
            "{}: {}\u{a0}% organisaatioista ({}). Sattuma huomioon ottaen osuus on todennäköisesti {}\u{a0}% ({}\u{a0}%:n \
             luottamusväli). Organisaatio lasketaan mukaan osuuteen, kun {}. Organisaatiot, joiden omaa tulosta ei voi \
             esittää, on jätetty pois.",
            w.label, w.percent, w.fraction, w.interval, w.level, w.condition
        )
    },
    detail: |w| format!("{} organisaatiota, {}\u{a0}%:n luottamusväli {}\u{a0}%", w.fraction, w.level, w.interval),
    finite: |population, low, high, level| {
        format!(
            "Organisaatioita kutsuttiin {population}. Jos muut ovat samanlaisia kuin mukana olevat, ehto täyttyisi kutsutuista \
             {low}–{high} organisaatiossa ({level}\u{a0}%:n varmuudella)."
        )
    },
    any_leans_upwards: "Osuus on pikemmin liian suuri kuin liian pieni: pientä organisaatiota, jossa kukaan ei vastannut myönteisesti, ei voi esittää.",
    definition: |condition| format!("Osuus organisaatioista, ehto: {condition}"),
    method: "Organisaatioiden osuudet lasketaan organisaatioista, ei ihmisistä. Mukana ovat vain ne, joiden oma tulos \
             esitetään, joten pienet organisaatiot puuttuvat.",
};
