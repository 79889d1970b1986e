//! Words of the one-page version and of the texts for application forms.

use crate::language::messages::ApplicationWords;
use crate::results::Status;
use crate::survey::Basis;

pub(super) const APPLICATION: ApplicationWords = ApplicationWords {
    one_page: "Enkätens resultat på en sida",
    more_figures: |n| format!("Antal andra viktiga siffror: {n}; de finns i hela rapporten."),
    whole_report: |file| {
        format!("Metoden, de övriga resultaten och alla svarsfördelningar finns i hela rapporten ({file}).")
    },

    title: "TEXTER FÖR ANSÖKNINGS- OCH RAPPORTERINGSBLANKETTER",
    how: "Kopiera den text som ryms i fältet. Mellanslagen är medräknade. Efter varje siffra står vad den bygger på: insamlade \
          uppgifter, ett urval eller en uppskattning. Om du kortar texten, behåll de sista meningarna: de säger vad \
          siffrorna inte berättar.",
    block: |limit, used| format!("Högst {limit} tecken (texten har {used})"),
    does_not_fit: |limit| {
        format!(
            "I ett så kort fält (högst {limit} tecken) ryms inte en siffra, dess osäkerhet och en begränsning. Använd ett längre fält."
        )
    },
    each_figure: "Siffrorna en för en",
    made_up: "PÅHITTAT MATERIAL.",
    response: |answered, invited, rate| {
        format!("Enkäten besvarades av {answered} personer av {invited} inbjudna (svarsprocent {rate}).")
    },
    response_only: |answered| format!("Enkäten besvarades av {answered} personer; antalet inbjudna är inte känt."),
    figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}\u{a0}% konfidensintervall {interval}", w.level),
        };
        let target = match (w.target, w.status) {
            ("", _) => String::new(),
            (target, "") => format!("; mål {target}"),
            (target, status) => format!("; mål {target}: {status}"),
        };
        format!("{}: {} ({}{interval}){target}. [{}]", w.label, w.value, w.answers, w.basis)
    },
    basis: |basis| match basis {
        Basis::Collected => "insamlade uppgifter",
        Basis::Sample => "urval",
        Basis::Estimate => "uppskattning",
    },
    no_comparison: "Det fanns ingen jämförelsegrupp, så enkäten visar inte ensam vad som beror på verksamheten.",
    compared: "Det fanns en jämförelsegrupp, men deltagarna lottades inte.",
    self_reports: "Resultaten är de svarandes egna bedömningar.",
    status: |status| match status {
        Status::Shown => "uppnåddes",
        Status::Uncertain => "uppfylldes bland de svarande, osäkert",
        Status::Open => "förblev öppet",
        Status::NotReached => "uppnåddes inte",
    },
    characters: |n| format!("{n} tecken"),
};
