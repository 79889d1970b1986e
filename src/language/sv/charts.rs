//! Words of the charts.

use crate::language::messages::{ChartWords, Counted, PlanningTitleWords, ResponseOfWave};
use crate::results::Status;

pub(super) const CHART: ChartWords = ChartWords {
    made_up: "Påhittat material",
    source: |title, date, response| {
        let date = if date.is_empty() { String::new() } else { format!(", {date}") };
        let response = match response {
            [] => String::new(),
            [one] => format!("; svarsprocent {}", one.told),
            several => format!("; svarsprocent: {}", ResponseOfWave::listed(several)),
        };
        format!("Källa: {title}{date}{response}; figur: mittari.")
    },
    everybody: "Alla svarande",
    hidden: "redovisas inte, för att skydda de svarande",
    fraction_head: "k/n",
    interval_head: "Intervall",
    favourable_head: "Positiva",
    unfavourable_head: "Negativa",
    other_head: "Övriga",
    response_head: "Svarsprocent",
    number_head: "Antal",
    target_mark: "mål",
    status: |status| match status {
        Status::Shown => "målet uppnått",
        Status::Uncertain => "målet uppfylldes, osäkert",
        Status::Open => "målet öppet",
        Status::NotReached => "målet inte uppnått",
    },
    rates_title: |w| match (w.label, w.shown, w.uncertain, w.open, w.missed) {
        ("", 0, 0, 0, 0) => "Andelar och hur säkra de är".into(),
        ("", 1, 0, 0, 0) => "Målet uppnåddes".into(),
        ("", n, 0, 0, 0) => format!("Alla {n} mål uppnåddes"),
        ("", 0, 1, 0, 0) => "Målet uppfylldes bland de svarande, men det är inte säkert att det har uppnåtts".into(),
        ("", 0, n, 0, 0) => format!("Alla {n} mål uppfylldes bland de svarande, men inget av dem är säkert"),
        ("", 0, 0, 1, 0) => "Det förblev öppet om målet uppnåddes".into(),
        ("", 0, 0, n, 0) => format!("Det förblev öppet om de {n} målen uppnåddes"),
        ("", 0, 0, 0, 1) => "Målet uppnåddes inte".into(),
        ("", 0, 0, 0, n) => format!("Inget av de {n} målen uppnåddes"),
        ("", ..) => {
            let open = if w.open == 1 { "öppet" } else { "öppna" };
            let parts = [
                (w.shown, format!("{} uppnåtts", w.shown)),
                (w.uncertain, format!("{} uppfyllts utan säkerhet", w.uncertain)),
                (w.open, format!("{} förblivit {open}", w.open)),
                (w.missed, format!("{} inte uppnåtts", w.missed)),
            ];
            let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told);
            format!("Av målen har {}", parts.collect::<Vec<_>>().join(", "))
        }
        (label, ..) => format!("{label}: {}", w.percent),
    },
    rates_subtitle: |level| {
        format!("Andel av de svarande, linje = {level}\u{a0}% konfidensintervall. k/n = k av n svarande.")
    },
    groups_title: |w| match (w.different, w.compared) {
        ("", true) => format!("{}: av alla {}; ingen klar skillnad mellan grupperna", w.label, w.percent),
        ("", false) => format!("{}: av alla {}; grupperna kan inte jämföras", w.label, w.percent),
        (names, _) => format!("{}: av alla {}; skiljer sig klart från de övriga: {}", w.label, w.percent, names),
    },
    rate_alt: |w| {
        format!("{}: {} ({}), {}\u{a0}% konfidensintervall {}.", w.label, w.percent, w.fraction, w.level, w.interval)
    },
    more_rows: |n| format!("Övriga rader ({n}) finns i tabellen."),
    hidden_rows: |n| format!("Rader som inte redovisas, för att skydda de svarande: {n}."),
    hidden_groups: |n| format!("Övriga grupper ({n})"),
    note_narrow: "Siffrorna för de smalaste delarna finns i bilagans tabeller.",
    note_indicative: "Tunn linje: färre än tio svar, riktgivande.",
    note_cant_say: "Svaren ”kan inte säga” ingår inte i andelarna.",
    note_cant_say_count: |n| format!("Svaren ”kan inte säga” ({n} per fråga) ingår inte i procenttalen."),
    note_multiple: "Den svarande fick välja flera alternativ.",
    note_rank: "Hur många som satte alternativet först.",
    distribution_title: |most, high, least, low| {
        format!("Mest positivt: {most} ({high}), minst positivt: {least} ({low})")
    },
    distribution_title_one: |label, share| format!("{label}: positiva {share}"),
    distribution_title_least: |least, low, high| format!("Minst positivt: {least} ({low}); högsta andelen {high}"),
    distribution_title_most: |most, high, low| format!("Mest positivt: {most} ({high}); lägsta andelen {low}"),
    distribution_title_alike: |share| format!("I varje fråga är {share} av svaren positiva"),
    distribution_title_range: |range| format!("Andelen positiva svar i frågorna: {range}"),
    note_need_order: "Ordning: flest negativa svar först.",
    note_least_order: "Ordning: lägsta andelen positiva svar först.",
    distribution_subtitle: "Svarens fördelning, % av de svarande.",
    distribution_alt: |w| match w.unfavourable {
        "" => format!("{}: positiva {} (n = {}).", w.label, w.favourable, w.n),
        _ => format!("{}: positiva {}, negativa {} (n = {}).", w.label, w.favourable, w.unfavourable, w.n),
    },
    bars_title: |question, answer, share| format!("{question}: vanligaste svaret ”{answer}” ({share})"),
    bars_title_two: |question, [one, other], share| {
        format!("{question}: vanligaste svaren ”{one}” och ”{other}” ({share} vardera)")
    },
    bars_title_several: |question, answers, share| {
        format!("{question}: {answers} svar är lika vanliga ({share} vardera)")
    },
    planning_title: |w| match w {
        PlanningTitleWords::Rate { n, target, expected, chance } => format!(
            "Med {n} svar kan minst {target} påvisas med sannolikheten {chance}, om andelen positiva är {expected}"
        ),
        PlanningTitleWords::Margin { n, points } => format!("Med {n} svar är felmarginalen ±{points} procentenheter"),
        PlanningTitleWords::Change { n, from, to, chance, same_people: true } => format!(
            "Med {n} personer som svarar två gånger upptäcks en förändring från {from} till {to} med sannolikheten {chance}"
        ),
        PlanningTitleWords::Change { n, from, to, chance, same_people: false } => {
            format!("Med {n} svar per omgång upptäcks en förändring från {from} till {to} med sannolikheten {chance}")
        }
        PlanningTitleWords::Mean { n, difference, chance, same_people: true } => format!(
            "Med {n} personer som svarar två gånger upptäcks en förändring av medelvärdet på {difference} \
             standardavvikelser med sannolikheten {chance}"
        ),
        PlanningTitleWords::Mean { n, difference, chance, same_people: false } => format!(
            "Med {n} svar per omgång upptäcks en skillnad på {difference} standardavvikelser med sannolikheten {chance}"
        ),
    },
    planning_subtitle: |level| format!("En plan, gjord innan någon har svarat. Konfidensgrad {level}\u{a0}%."),
    planning_margin: "Felmarginal, procentenheter",
    planning_chance: "Sannolikhet att resultatet kan påvisas",
    planning_counted: |counted| match counted {
        Counted::Answers => "Antal svar",
        Counted::PeopleTwice => "Personer som svarar två gånger",
        Counted::AnswersEachRound => "Svar per omgång",
    },
    planning_alt: |w| {
        format!("{}. Lodrät axel: {}. Vågrät axel: {}. Punkter: {}.", w.title, w.quantity, w.counted, w.listed())
    },
    planning_source: "Beräknat med programmet mittari.",
};
