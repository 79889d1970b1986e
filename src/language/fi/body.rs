//! Words of the report's body where it is brief.

use crate::language::messages::{BodyWords, GroupsChanged};
use crate::results::Outcome;

pub(super) const BODY: BodyWords = BodyWords {
    topics: "Tulokset aiheittain",
    topics_chart: "Vastausten jakauma kysymyksittäin",
    topics_caption: "Kaikki tunnusluvut aiheittain",
    note_headlines: "Taulukossa ovat keskeiset tunnusluvut ja ne, joille on asetettu tavoite. Kaikkien tunnuslukujen määritelmät ovat \
                     liitteessä ”Tulokset tarkemmin”.",
    definitions_caption: "Kaikkien tunnuslukujen määritelmät ja lähteet",

    rounds_caption: "Vastanneet kyselykerroittain",
    round_head: "Kyselykerta",
    note_not_invited: "– = kutsuttujen määrä ei ole tiedossa, joten vastausastetta ei voi laskea.",

    change: |w| {
        let unit = if w.is_share() { "\u{a0}%" } else { "" };
        let points = if w.is_share() { " prosenttiyksikköä" } else { "" };
        let told = match w.outcome {
            Some(Outcome::Improved) => "parani",
            Some(Outcome::Worsened) => "heikkeni",
            Some(Outcome::NoRelevantChange) => "ei olennaista muutosta",
            Some(Outcome::Inconclusive) if w.few_moved => {
                "niin harva muutti vastaustaan, ettei muutoksesta voi päätellä mitään"
            }
            Some(Outcome::Inconclusive) => "selvää muutosta ei havaittu",
            None => "luottamusväliä ei voi laskea",
        };
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}\u{a0}%:n luottamusväli {interval}", w.level),
        };
        let lower = if w.lower_is_better { " Pienempi luku on parempi." } else { "" };
        format!("{}: {told}, {}{unit} → {}{unit} ({}{points}{interval}).{lower}", w.label, w.before, w.after, w.change)
    },
    open_is_not_none: "Se, ettei selvää muutosta havaittu, ei tarkoita, ettei muutosta ole.",
    course: |w| {
        let told = match w.outcome {
            Outcome::Improved => "suunta on parempaan",
            Outcome::Worsened => "suunta on huonompaan",
            Outcome::NoRelevantChange => "muutos on pienempi kuin pienin merkityksellinen",
            Outcome::Inconclusive => "selvää suuntaa ei havaittu",
        };
        let points = if w.is_share { " prosenttiyksikköä" } else { "" };
        format!(
            "{}: {told}, kerrasta seuraavaan {}{points} ({}\u{a0}%:n luottamusväli {}).",
            w.label, w.slope, w.level, w.interval
        )
    },
    no_course: |label| format!("{label}: suuntaa ei voi laskea. Luvut ovat liitteen taulukossa, eivät kuvassa."),
    change_by_group: |changed, figures| match changed {
        GroupsChanged::Differently => format!("Ryhmät muuttuivat eri tavoin: {figures}."),
        GroupsChanged::Alike => format!("Ryhmien muutosten välillä ei havaittu eroa: {figures}."),
        GroupsChanged::Untested => {
            format!("Niin suuria ryhmiä, että muutosten eroa voisi testata, on alle kaksi: {figures}.")
        }
    },

    dose_caption: "Ylin ja alin ryhmä määrän mukaan",
    dose_by: "Vertailu",
    dose_difference: "Ylin ryhmä − alin ryhmä",
    dose_trend: "Trendi, p",
    note_dose: "Osuuksien erot ovat prosenttiyksikköjä. Trendin p-arvo on korjattu. Testit ja jokaisen ryhmän luvut ovat liitteessä \
                ”Tulokset tarkemmin”.",
};
