//! Words about amount and outcome, cost, and the chain from reach to change.

use crate::language::messages::{Banded, ChainWords};
use crate::results::CostMeasure;
use crate::survey::DoseRecord;

pub(super) const CHAIN: ChainWords = ChainWords {
    dose: "Määrä ja tulos",
    dose_caution: "Luvut eivät kerro, johtuuko ero määrästä: moni muukin asia voi erottaa ryhmiä, ja hyötyä saava \
                   voi myös osallistua enemmän.",
    dose_caption: |indicator, question| format!("{indicator} – vertailu: {question}"),
    band_head: "Määrä",
    band_below: |to| format!("alle {to}"),
    band_between: |from, to| format!("{from} – alle {to}"),
    band_from: |from| format!("{from} tai enemmän"),
    difference: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "Ylimmän ja alimman ryhmän osuudet eroavat toisistaan",
            (Banded::Shares, false) => "Ylimmän ja alimman ryhmän osuuksien eroa ei voi osoittaa",
            (Banded::Means, true) => "Ylimmän ja alimman ryhmän keskiarvot eroavat toisistaan",
            (Banded::Means, false) => "Ylimmän ja alimman ryhmän keskiarvojen eroa ei voi osoittaa",
        };
        let unit = if w.of == Banded::Shares { " prosenttiyksikköä" } else { "" };
        format!("{told}: ero on {}{unit} ({} prosentin luottamusväli {}).", w.difference, w.level, w.interval)
    },
    trend: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "Osuus muuttuu johdonmukaisesti määrän mukaan",
            (Banded::Means, true) => "Keskiarvo muuttuu johdonmukaisesti määrän mukaan",
            (_, false) => "Johdonmukaista muutosta määrän mukaan ei voi osoittaa",
        };
        let test = match w.of {
            Banded::Shares => "Cochranin ja Armitagen trenditesti",
            Banded::Means => "lineaarisen trendin t-testi, varianssit voivat olla erisuuret",
        };
        format!("{told} ({test}, korjattu p {}, n = {}).", w.p, w.n)
    },
    records_intro: "Osallistumisen määrä on osallistumistiedoista. Tiedot ja vastaukset on yhdistetty vastaajakoodilla \
                    tietokoneen muistissa; koodeja ei ole tallennettu.",
    record: |record| match record {
        DoseRecord::Sessions => "osallistumiskerrat osallistumistietojen mukaan",
        DoseRecord::Hours => "käytetyt tunnit osallistumistietojen mukaan",
        DoseRecord::Completion => "osallistuminen loppuun asti osallistumistietojen mukaan",
    },
    not_completed: "ei osallistunut loppuun asti",
    completed: "osallistui loppuun asti",
    not_recorded: "määrä ei selviä osallistumistiedoista",
    record_join: |both, answered, recorded| {
        format!(
            "Osallistujia, jotka vastasivat: {both}. Vastaajia, joita ei löytynyt osallistumistiedoista: {answered}. \
             Osallistujia, joita ei löytynyt vastaajista: {recorded}."
        )
    },

    cost: "Kustannukset",
    cost_caption: "Kustannukset euroina",
    cost_measure: |measure| match measure {
        CostMeasure::Total => "Kustannukset yhteensä (€)",
        CostMeasure::Refunded => "Korvaus (€)",
        CostMeasure::Net => "Maksettavaksi jää (€)",
        CostMeasure::PerParticipant => "Osallistujaa kohti (€)",
        CostMeasure::PerHour => "Osallistujan tuntia kohti (€)",
        CostMeasure::HoursPerParticipant => "Tunteja osallistujaa kohti (h)",
        CostMeasure::PerImproved => "Hyötynyttä osallistujaa kohti (€)",
    },
    cost_improved: |indicator| {
        format!(
            "Hyötyneitä ovat ne, joiden vastaus on myönteinen kohdassa ”{indicator}”. Luku olettaa, että kaikki \
             osallistujat hyötyivät samassa suhteessa kuin kysymykseen vastanneet."
        )
    },
    cost_refund: "Korvaus on laskettu annetusta korvattavasta osuudesta.",

    chain: "Tavoittamisesta muutokseen",
    chain_intro: "Taulukko kokoaa ketjun: keitä tavoitettiin, kuinka paljon he osallistuivat, mitä hyötyä he kertovat \
                  saaneensa ja mikä muuttui.",
    chain_caption: "Ketju tavoittamisesta muutokseen",
    link_head: "Vaihe",
    n_head: "n",
    uncertainty_head: |level| format!("Epävarmuus ({level}\u{a0}%:n luottamusväli)"),
    reach: "Tavoittaminen",
    amount: "Määrä",
    benefit: "Koettu hyöty",
    change: "Muutos",
    response: "Kyselyyn vastanneita",
    no_data: "ei tietoa",
    no_reach: "Tavoittamisesta ei ole tietoa: osallistujia ja kutsuttuja ei ole kirjattu.",
    no_amount: "Osallistumisen määrästä ei ole tietoa: tapaamisia tai tunteja ei ole kirjattu.",
    no_benefit: "Koetusta hyödystä ei ole tietoa: kyselyssä ei ole siitä päätunnuslukua.",
    no_change: "Muutoksesta ei ole tietoa: samoja asioita ei ole kysytty ennen ja jälkeen.",
    counted: "laskettu kaikista",
    points: |points| format!("{points}\u{a0}%-yks."),
    chain_limit: "Ketju kertoo, mitä kustakin vaiheesta tiedetään. Se ei osoita, että yksi vaihe aiheutti seuraavan.",
};
