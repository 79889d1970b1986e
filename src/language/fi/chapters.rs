//! Words of the chapters around the results.

use crate::language::messages::{ChapterWords, Explanation, NextStep};
use crate::language::number;
use crate::survey::{Evaluation, Measure, OwnText, Stage};

pub(super) const CHAPTERS: ChapterWords = ChapterWords {
    period: "Ajanjakso",
    version: "Versio",
    evaluation: "Arviointi",
    evaluation_kind: |kind| match kind {
        Evaluation::Internal => "sisäinen: toteuttaja arvioi itse",
        Evaluation::External => "ulkoinen: arvioija ei toteuttanut toimintaa",
    },

    own_text: |part| match part {
        OwnText::Introduction => "Johdanto",
        OwnText::Programme => "Ohjelma",
        OwnText::Need => "Tarve ja kohderyhmä",
        OwnText::Contribution => "Muut selitykset",
        OwnText::Conclusions => "Johtopäätökset",
        OwnText::Recommendations => "Suositukset",
    },

    theory: "Muutosteoria",
    theory_caption: "Miten toiminnan on tarkoitus vaikuttaa",
    theory_intro: "Kaavio kuvaa, miten toiminnan on ajateltu vaikuttavan. Se on oletus, jota kysely koettelee vain niiltä osin kuin \
                   vaiheella on tunnusluku.",
    theory_title: |measured, steps| format!("Muutosteorian vaiheista {measured}/{steps} on mitattu"),
    theory_subtitle: "Nuoli = oletettu vaikutus. Luku = tämän kyselyn tulos.",
    stage: |stage| match stage {
        Stage::Input => "Panokset",
        Stage::Activity => "Toiminta",
        Stage::Output => "Tuotokset",
        Stage::Outcome => "Tulokset",
        Stage::Impact => "Vaikutukset",
    },
    theory_leads: |step, next| format!("{step} → {next}"),
    theory_not_measured: "ei mitattu",

    indicators: "Mitä arvioitiin",
    indicators_caption: "Tunnusluvut: määritelmä, lähde, tavoite ja toteuma",
    definition_head: "Määritelmä",
    source_head: "Lähde",
    actual_head: "Toteuma",
    definition: |w| match (w.measure, w.of_scale) {
        (Measure::Rate | Measure::ShareOfOrganisations, false) => format!("Osuus vastanneista, vastaus {}", w.answers),
        (Measure::Rate | Measure::ShareOfOrganisations, true) => {
            format!("Osuus vastanneista, pistemäärä {}", w.answers)
        }
        (Measure::Count, _) => format!("Vastaajien määrä, vastaus {}", w.answers),
        (Measure::Mean, false) => "Vastausten keskiarvo".into(),
        (Measure::Mean, true) => "Pistemäärien keskiarvo".into(),
        (Measure::Median, false) => "Vastausten mediaani".into(),
        (Measure::Median, true) => "Pistemäärien mediaani".into(),
        (Measure::Net, _) => "Arvosanojen 9–10 osuus miinus arvosanojen 0–6 osuus".into(),
    },
    question_number: |number| format!("K{number}"),
    note_definition: "K1, K2 … = kysymyksen numero liitteen kyselylomakkeessa. Luvuista ja luottamusväleistä kerrotaan tarkemmin \
                      kunkin aiheen kohdalla.",
    note_basis: |basis| format!("Lukujen perusta: {basis}."),

    self_reports: "Vastaukset ovat vastaajien omia arvioita. Ne kertovat, miltä toiminta on vastaajista tuntunut, eivät \
                   mitattua muutosta.",
    no_comparison: "Vertailuryhmää ei ollut. Kysely ei osoita, mikä osa tuloksista on toiminnan ansiota ja mikä olisi \
                    tapahtunut muutenkin.",
    comparison_not_random: "Vertailuryhmä oli mukana, mutta osallistujia ei arvottu. Ryhmät voivat poiketa toisistaan \
                            tavoilla, joita kysely ei tunne.",
    asked_once: "Kysely tehtiin yhden kerran. Lähtötilannetta ei mitattu, joten muutosta ei voi laskea: vastaajat ovat itse \
                 arvioineet, mikä on muuttunut.",
    nonresponse: |silent, invited| {
        format!(
            "Kutsuttuja oli {invited}, ja heistä {silent} jätti vastaamatta. Emme tiedä, mitä he ajattelevat. Luottamusväli \
             kuvaa vain satunnaisvaihtelua, ei sitä, ketkä jättivät vastaamatta."
        )
    },
    everybody_answered: "Kaikki kutsutut vastasivat. Luottamusväli kuvaa silti vain satunnaisvaihtelua, ei sitä, miten kutsutut \
                         oli valittu.",
    low_response: "Alle puolet kutsutuista vastasi, joten vastaamatta jättäneiden mielipiteet voisivat kääntää tuloksen.",
    one_person: |points, n| {
        let unit = if number::is_one(points) { "prosenttiyksikön" } else { "prosenttiyksikköä" };
        format!(
            "Vastaajia on {n}: yhden vastaajan mielipide siirtää osuutta noin {points} {unit}. Ryhmissä \
             siirtymä on vielä suurempi."
        )
    },
    many_intervals: |n| {
        format!(
            "Raportissa on {n} luottamusväliä. Keskimäärin noin joka kahdeskymmenes 95 prosentin väli ei sisällä todellista \
             arvoa, eikä etukäteen voi tietää, mikä niistä."
        )
    },
    is_sample: "Kysely lähetettiin otokselle. Tulokset yleistyvät vain niin hyvin kuin otos edustaa koko joukkoa.",
    is_estimate: "Luvut perustuvat osittain arvioihin, eivät kaikilta kerättyyn tietoon.",
    some_hidden: |n| {
        format!("Vastaajien suojaamiseksi {n} lukua jätettiin esittämättä. Pienistä ryhmistä raportti ei kerro mitään.")
    },

    next_step: |step| match step {
        NextStep::FindOutWhyMissed(labels) => {
            format!("Lukujen perusteella seuraavaksi on syytä selvittää, miksi tavoitetta ei saavutettu: {labels}.")
        }
        NextStep::FindOutWhyWorse(labels) => {
            format!("Lukujen perusteella seuraavaksi on syytä selvittää, miksi tulos heikkeni: {labels}.")
        }
        NextStep::FindOutWhoIsMissing => {
            "Ennen kuin tulosten varassa päätetään, on syytä selvittää, ketkä jättivät vastaamatta ja miksi.".into()
        }
        NextStep::AskMore(labels) => format!(
            "Lukujen perusteella seuraavaksi on syytä kerätä enemmän vastauksia, sillä näillä ei voi osoittaa tavoitteen täyttymistä: {labels}."
        ),
        NextStep::AskBefore => {
            "Seuraavalla kerralla samat asiat on syytä kysyä jo ennen toiminnan alkua, jotta muutos nähdään.".into()
        }
        NextStep::AskAgain => {
            "Samat asiat on syytä kysyä myöhemmin uudelleen, jotta nähdään, säilyvätkö tulokset.".into()
        }
    },

    contribution: "Mistä muusta tulokset voisivat johtua",
    contribution_intro: "Myönteinen tulos ei vielä osoita, että toiminta sai sen aikaan. Taulukossa on muita selityksiä ja se, mitä \
                         tämä aineisto niistä kertoo.",
    contribution_caption: "Muut selitykset ja mitä aineisto niistä kertoo",
    explanation_head: "Muu selitys",
    evidence_head: "Mitä tämä aineisto kertoo",
    explanation: |explanation| {
        match explanation {
        Explanation::OtherChanges { compared: true } => {
            ("Muut samanaikaiset muutokset", "Vertailuryhmä koki samat muutokset, joten ne on osin otettu huomioon.".into())
        }
        Explanation::OtherChanges { compared: false } => (
            "Muut samanaikaiset muutokset",
            "Vertailuryhmää ei ollut, joten muiden muutosten osuutta ei voi erottaa.".into(),
        ),
        Explanation::WhoAnswered { invited: "", .. } => {
            ("Ketkä vastasivat", "Kutsuttujen määrä ei ole tiedossa, joten vastaamatta jättäneiden merkitystä ei voi arvioida.".into())
        }
        Explanation::AllAnswered => ("Ketkä vastasivat", "Kaikki kutsutut vastasivat.".into()),
        Explanation::WhoAnswered { answered, invited } => {
            ("Ketkä vastasivat", format!("Kutsutuista ({invited}) vastasi {answered}. Muiden mielipiteitä ei tiedetä."))
        }
        Explanation::WhoTookPart { compared: true } => (
            "Ketkä osallistuivat",
            "Osallistujia ei arvottu; ryhmien lähtöerot on otettu huomioon vain mitatuilta osin.".into(),
        ),
        Explanation::WhoTookPart { compared: false } => (
            "Ketkä osallistuivat",
            "Osallistujat olivat itse hakeutuneet tai heidät oli valittu. Aineisto ei kerro, miten muille olisi käynyt.".into(),
        ),
        Explanation::Politeness => (
            "Toive vastata suotuisasti",
            "Tulokset ovat omia arvioita. Aineistossa ei ole ulkopuolista havaintoa, johon niitä voisi verrata.".into(),
        ),
        Explanation::ReturnToUsual => (
            "Paluu tavanomaiseen",
            "Moni hakeutuu mukaan, kun tilanne on huonoimmillaan, ja osa muutoksesta olisi tapahtunut itsestään. \
             Ilman vertailuryhmää osuutta ei voi arvioida."
                .into(),
        ),
        Explanation::Chance => ("Sattuma", "Jokaisen luvun vieressä on luottamusväli, joka kertoo, kuinka paljon sattuma voi vaikuttaa.".into()),
        }
    },

    conclusions: "Johtopäätökset",
    targets: |w| {
        let parts = [
            ("Saavutettu", w.shown),
            ("Täyttyi vastaajien joukossa, mutta ei ole varma", w.uncertain),
            ("Avoin", w.open),
            ("Ei saavutettu", w.missed),
        ];
        let told =
            parts.iter().filter(|(_, count)| !count.is_empty()).map(|(what, count)| format!(" {what}: {count}."));
        format!("Tavoitteita asetettiin {}.{}", w.all, told.collect::<String>())
    },
    no_targets: "Tunnusluvuille ei asetettu tavoitteita, joten raportti kertoo tulokset mutta ei sitä, olivatko ne riittäviä.",
    reached_not_proven: "Saavutettu tavoite kertoo, mitä vastaajat vastasivat. Se ei yksin osoita, että toiminta sai tuloksen \
                         aikaan.",

    questionnaire: "Liite: kyselylomake",
    questionnaire_intro: "Kysymykset ja vastausvaihtoehdot siinä järjestyksessä ja sillä sanamuodolla, jolla raportti niitä käyttää.",
    free_text: "avoin vastaus",
    any_number: "luku",
    any_date: "päivämäärä",
    grades: "arvosana 0–10",
    as_in_export: "valittiin luettelosta",
    several: "sai valita useita",
    accessibility: "Saavutettavuus",
    accessibility_text: "Jokaisella kuvalla on tekstivastine, ja sen luvut ovat myös taulukossa. Mitään ei kerrota pelkällä värillä. \
                         PDF-tiedosto on merkitty PDF/UA-1-standardin mukaisesti, ja verkkosivu toimii näppäimistöllä, \
                         ruudunlukijalla ja puhelimella ilman komentosarjoja.",
};
