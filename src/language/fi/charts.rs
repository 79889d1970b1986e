//! Words of the charts.

use crate::language::messages::{ChartWords, Counted, PlanningTitleWords, ResponseOfWave};
use crate::results::Status;

pub(super) const CHART: ChartWords = ChartWords {
    made_up: "Keksitty aineisto",
    source: |title, date, response| {
        let date = if date.is_empty() { String::new() } else { format!(", {date}") };
        let response = match response {
            [] => String::new(),
            [one] => format!("; vastausaste {}", one.told),
            several => format!("; vastausaste: {}", ResponseOfWave::listed(several)),
        };
        format!("Lähde: {title}{date}{response}; kuva: mittari.")
    },
    everybody: "Kaikki vastaajat",
    hidden: "ei esitetä vastaajien suojaamiseksi",
    fraction_head: "k/n",
    interval_head: "Väli",
    favourable_head: "Myönteisiä",
    unfavourable_head: "Kielteisiä",
    other_head: "Muita",
    response_head: "Vastausaste",
    number_head: "Lkm",
    target_mark: "tavoite",
    status: |status| match status {
        Status::Shown => "tavoite saavutettu",
        Status::Uncertain => "tavoite täyttyi, ei varma",
        Status::Open => "tavoite avoin",
        Status::NotReached => "tavoitetta ei saavutettu",
    },
    rates_title: |w| match (w.label, w.shown, w.uncertain, w.open, w.missed) {
        ("", 0, 0, 0, 0) => "Osuudet ja niiden varmuus".into(),
        ("", 1, 0, 0, 0) => "Tavoite saavutettiin".into(),
        ("", n, 0, 0, 0) => format!("Kaikki {n} tavoitetta saavutettiin"),
        ("", 0, 1, 0, 0) => "Tavoite täyttyi vastaajien joukossa, mutta varmaa se ei ole".into(),
        ("", 0, n, 0, 0) => {
            format!("Kaikki {n} tavoitetta täyttyivät vastaajien joukossa, mutta mikään niistä ei ole varma")
        }
        ("", 0, 0, 1, 0) => "Jäi avoimeksi, saavutettiinko tavoite".into(),
        ("", 0, 0, n, 0) => format!("Kaikkien {n} tavoitteen saavuttaminen jäi avoimeksi"),
        ("", 0, 0, 0, 1) => "Tavoitetta ei saavutettu".into(),
        ("", 0, 0, 0, n) => format!("Yhtäkään {n} tavoitteesta ei saavutettu"),
        ("", ..) => {
            let parts = [
                ("saavutettiin", w.shown),
                ("täyttyi ilman varmuutta", w.uncertain),
                ("jäi avoimeksi", w.open),
                ("jäi saavuttamatta", w.missed),
            ];
            let parts = parts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}"));
            format!("Tavoitteista {}", parts.collect::<Vec<_>>().join(", "))
        }
        (label, ..) => format!("{label}: {}", w.percent),
    },
    rates_subtitle: |level| {
        format!("Osuus vastanneista, viiva = {level}\u{a0}%:n luottamusväli. k/n = k vastaajaa n:stä.")
    },
    groups_title: |w| match (w.different, w.compared) {
        ("", true) => format!("{}: kaikista {}; ryhmien välillä ei selvää eroa", w.label, w.percent),
        ("", false) => format!("{}: kaikista {}; ryhmiä ei voi verrata", w.label, w.percent),
        (names, _) => format!("{}: kaikista {}; muista eroaa selvästi: {}", w.label, w.percent, names),
    },
    rate_alt: |w| {
        format!("{}: {} ({}), {}\u{a0}%:n luottamusväli {}.", w.label, w.percent, w.fraction, w.level, w.interval)
    },
    more_rows: |n| format!("Muut rivit ({n}) ovat taulukossa."),
    hidden_rows: |n| format!("Rivejä, joita ei esitetä vastaajien suojaamiseksi: {n}."),
    hidden_groups: |n| format!("Muut ryhmät ({n})"),
    note_narrow: "Kapeimpien osien luvut ovat liitteen taulukoissa.",
    note_indicative: "Ohut viiva: alle kymmenen vastausta, suuntaa antava.",
    note_cant_say: "”En osaa sanoa” -vastaukset eivät ole mukana osuuksissa.",
    note_cant_say_count: |n| {
        format!("”En osaa sanoa” -vastaukset ({n} kysymystä kohden) eivät ole mukana prosenteissa.")
    },
    note_multiple: "Vastaaja sai valita useita vaihtoehtoja.",
    note_rank: "Kuinka moni pani vaihtoehdon ensimmäiseksi.",
    distribution_title: |most, high, least, low| {
        format!("Myönteisimmin: {most} ({high}), vähiten myönteisesti: {least} ({low})")
    },
    distribution_title_one: |label, share| format!("{label}: myönteisiä {share}"),
    distribution_title_least: |least, low, high| format!("Vähiten myönteisesti: {least} ({low}); korkein osuus {high}"),
    distribution_title_most: |most, high, low| format!("Myönteisimmin: {most} ({high}); matalin osuus {low}"),
    distribution_title_alike: |share| format!("Jokaisessa kysymyksessä myönteisiä {share}"),
    distribution_title_range: |range| format!("Myönteisiä kysymyksittäin {range}"),
    note_need_order: "Järjestys: eniten kielteisiä vastauksia ensin.",
    note_least_order: "Järjestys: vähiten myönteisiä vastauksia ensin.",
    distribution_subtitle: "Vastausten jakauma, % vastanneista.",
    distribution_alt: |w| match w.unfavourable {
        "" => format!("{}: myönteisiä {} (n = {}).", w.label, w.favourable, w.n),
        _ => format!("{}: myönteisiä {}, kielteisiä {} (n = {}).", w.label, w.favourable, w.unfavourable, w.n),
    },
    bars_title: |question, answer, share| format!("{question}: yleisin vastaus ”{answer}” ({share})"),
    bars_title_two: |question, [one, other], share| {
        format!("{question}: yleisimmät vastaukset ”{one}” ja ”{other}” ({share} kumpikin)")
    },
    bars_title_several: |question, answers, share| {
        format!("{question}: {answers} yhtä yleistä vastausta ({share} kukin)")
    },
    planning_title: |w| match w {
        PlanningTitleWords::Rate { n, target, expected, chance } => format!(
            "Kun vastauksia on {n}, vähintään {target} voidaan osoittaa todennäköisyydellä {chance}, jos myönteisiä on \
             {expected}"
        ),
        PlanningTitleWords::Margin { n, points } => {
            format!("Kun vastauksia on {n}, virhemarginaali on ±{points} prosenttiyksikköä")
        }
        PlanningTitleWords::Change { n, from, to, chance, same_people: true } => {
            format!(
                "Kun molemmilla kerroilla vastaavia on {n}, muutos tasolta {from} tasolle {to} havaitaan todennäköisyydellä {chance}"
            )
        }
        PlanningTitleWords::Change { n, from, to, chance, same_people: false } => {
            format!(
                "Kun vastauksia on {n} kummallakin kerralla, muutos tasolta {from} tasolle {to} havaitaan todennäköisyydellä {chance}"
            )
        }
        PlanningTitleWords::Mean { n, difference, chance, same_people: true } => format!(
            "Kun molemmilla kerroilla vastaavia on {n}, keskiarvon muutos havaitaan todennäköisyydellä {chance} (muutos \
             keskihajontoina: {difference})"
        ),
        PlanningTitleWords::Mean { n, difference, chance, same_people: false } => format!(
            "Kun vastauksia on {n} kummallakin kerralla, keskiarvojen ero havaitaan todennäköisyydellä {chance} (ero \
             keskihajontoina: {difference})"
        ),
    },
    planning_subtitle: |level| {
        format!("Suunnitelma, joka on tehty ennen kuin kukaan on vastannut. Luottamustaso {level}\u{a0}%.")
    },
    planning_margin: "Virhemarginaali, prosenttiyksikköä",
    planning_chance: "Todennäköisyys, että tulos saadaan osoitettua",
    planning_counted: |counted| match counted {
        Counted::Answers => "Vastauksia",
        Counted::PeopleTwice => "Molemmilla kerroilla vastaavia",
        Counted::AnswersEachRound => "Vastauksia kummallakin kerralla",
    },
    planning_alt: |w| {
        format!("{}. Pystyakseli: {}. Vaaka-akseli: {}. Pisteitä: {}.", w.title, w.quantity, w.counted, w.listed())
    },
    planning_source: "Laskettu mittari-ohjelmalla.",
};
