//! Words of the report's body where it is brief.

use crate::language::messages::{BodyWords, GroupsChanged};
use crate::results::Outcome;

pub(super) const BODY: BodyWords = BodyWords {
    topics: "Resultat efter tema",
    topics_chart: "Svarens fördelning fråga för fråga",
    topics_caption: "Alla nyckeltal efter tema",
    note_headlines: "Tabellen visar de centrala nyckeltalen och dem som har ett mål. Alla nyckeltals definitioner finns i bilagan \
                     ”Resultaten i detalj”.",
    definitions_caption: "Alla nyckeltals definitioner och källor",

    rounds_caption: "Svarande efter enkätomgång",
    round_head: "Enkätomgång",
    note_not_invited: "– = antalet inbjudna är inte känt, så svarsprocenten kan inte räknas ut.",

    change: |w| {
        let unit = if w.is_share() { "\u{a0}%" } else { "" };
        let points = if w.is_share() { " procentenheter" } else { "" };
        let told = match w.outcome {
            Some(Outcome::Improved) => "bättre",
            Some(Outcome::Worsened) => "sämre",
            Some(Outcome::NoRelevantChange) => "ingen väsentlig förändring",
            Some(Outcome::Inconclusive) if w.few_moved => "så få ändrade sitt svar att inga slutsatser kan dras",
            Some(Outcome::Inconclusive) => "ingen tydlig förändring kunde ses",
            None => "något konfidensintervall kan inte räknas ut",
        };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}-procentigt konfidensintervall {interval}", w.level),
        };
        let lower = if w.lower_is_better { " En lägre siffra är bättre." } else { "" };
        format!("{}: {told}, {}{unit} → {}{unit} ({}{points}{interval}).{lower}", w.label, w.before, w.after, w.change)
    },
    open_is_not_none: "Att ingen tydlig förändring kunde ses betyder inte att ingen förändring finns.",
    course: |w| {
        let told = match w.outcome {
            Outcome::Improved => "riktningen är mot det bättre",
            Outcome::Worsened => "riktningen är mot det sämre",
            Outcome::NoRelevantChange => "förändringen är mindre än den minsta som har betydelse",
            Outcome::Inconclusive => "ingen tydlig riktning kunde ses",
        };
        let points = if w.is_share { " procentenheter" } else { "" };
        format!(
            "{}: {told}, från en omgång till nästa {}{points} ({}-procentigt konfidensintervall {}).",
            w.label, w.slope, w.level, w.interval
        )
    },
    no_course: |label| {
        format!("{label}: riktningen kan inte räknas ut. Siffrorna finns i bilagans tabell, inte i figuren.")
    },
    change_by_group: |changed, figures| match changed {
        GroupsChanged::Differently => format!("Grupperna förändrades olika: {figures}."),
        GroupsChanged::Alike => format!("Ingen skillnad kunde ses mellan gruppernas förändringar: {figures}."),
        GroupsChanged::Untested => {
            format!("Färre än två grupper är så stora att skillnaden i förändring kan testas: {figures}.")
        }
    },

    dose_caption: "Den högsta och den lägsta gruppen efter omfattning",
    dose_by: "Jämfört enligt",
    dose_difference: "Högsta − lägsta gruppen",
    dose_trend: "Trend, p",
    note_dose: "Skillnader i andelar är procentenheter. Trendens p-värde är korrigerat. Testen och varje grupps siffror finns i \
                bilagan ”Resultaten i detalj”.",
};
