//! Words of the chapters around the results.

use crate::language::messages::{ChapterWords, Explanation, NextStep};
use crate::language::number;
use crate::survey::{Evaluation, Measure, OwnText, Stage};

pub(super) const CHAPTERS: ChapterWords = ChapterWords {
    period: "Period",
    version: "Version",
    evaluation: "Utvärdering",
    evaluation_kind: |kind| match kind {
        Evaluation::Internal => "intern: genomföraren utvärderar själv",
        Evaluation::External => "extern: utvärderaren genomförde inte verksamheten",
    },

    own_text: |part| match part {
        OwnText::Introduction => "Inledning",
        OwnText::Programme => "Programmet",
        OwnText::Need => "Behov och målgrupp",
        OwnText::Contribution => "Andra förklaringar",
        OwnText::Conclusions => "Slutsatser",
        OwnText::Recommendations => "Rekommendationer",
    },

    theory: "Förändringsteori",
    theory_caption: "Hur verksamheten är tänkt att verka",
    theory_intro: "Figuren visar hur verksamheten är tänkt att verka. Den är ett antagande som enkäten prövar bara i de skeden som \
                   har ett nyckeltal.",
    theory_title: |measured, steps| format!("Av förändringsteorins skeden har {measured}/{steps} mätts"),
    theory_subtitle: "Pil = antagen verkan. Tal = resultat i den här enkäten.",
    stage: |stage| match stage {
        Stage::Input => "Insatser",
        Stage::Activity => "Verksamhet",
        Stage::Output => "Prestationer",
        Stage::Outcome => "Resultat",
        Stage::Impact => "Effekter",
    },
    theory_leads: |step, next| format!("{step} → {next}"),
    theory_not_measured: "inte mätt",

    indicators: "Vad som utvärderades",
    indicators_caption: "Nyckeltal: definition, källa, mål och utfall",
    definition_head: "Definition",
    source_head: "Källa",
    actual_head: "Utfall",
    definition: |w| match (w.measure, w.of_scale) {
        (Measure::Rate | Measure::ShareOfOrganisations, false) => format!("Andel av de svarande, svar {}", w.answers),
        (Measure::Rate | Measure::ShareOfOrganisations, true) => format!("Andel av de svarande, poäng {}", w.answers),
        (Measure::Count, _) => format!("Antal svarande, svar {}", w.answers),
        (Measure::Mean, false) => "Svarens medelvärde".into(),
        (Measure::Mean, true) => "Poängens medelvärde".into(),
        (Measure::Median, false) => "Svarens median".into(),
        (Measure::Median, true) => "Poängens median".into(),
        (Measure::Net, _) => "Andelen som gav 9–10 minus andelen som gav 0–6".into(),
    },
    question_number: |number| format!("F{number}"),
    note_definition: "F1, F2 … = frågans nummer i bilagans frågeformulär. Mer om siffrorna och konfidensintervallen finns vid varje \
                      ämne.",
    note_basis: |basis| format!("Siffrornas underlag: {basis}."),

    self_reports: "Svaren är de svarandes egna bedömningar. De berättar hur verksamheten har känts, inte om en uppmätt \
                   förändring.",
    no_comparison: "Det fanns ingen jämförelsegrupp. Enkäten visar inte vilken del av resultaten som beror på verksamheten och \
                    vad som hade hänt ändå.",
    comparison_not_random: "Det fanns en jämförelsegrupp, men deltagarna lottades inte. Grupperna kan skilja sig åt på sätt som \
                            enkäten inte känner till.",
    asked_once: "Enkäten gjordes en gång. Utgångsläget mättes inte, så förändringen kan inte räknas ut: de svarande har själva \
                 bedömt vad som har förändrats.",
    nonresponse: |silent, invited| {
        format!(
            "{invited} personer bjöds in och {silent} av dem svarade inte. Vi vet inte vad de tycker. Konfidensintervallet \
             beskriver bara slumpen, inte vilka som lät bli att svara."
        )
    },
    everybody_answered: "Alla inbjudna svarade. Konfidensintervallet beskriver ändå bara slumpen, inte hur de inbjudna hade valts.",
    low_response: "Färre än hälften av de inbjudna svarade, så åsikterna hos dem som inte svarade kunde vända resultatet.",
    one_person: |points, n| {
        let unit = if number::is_one(points) { "procentenhet" } else { "procentenheter" };
        format!(
            "De svarande är {n}: en enda persons åsikt flyttar andelen ungefär {points} {unit}. I grupperna är \
             förskjutningen ännu större."
        )
    },
    many_intervals: |n| {
        format!(
            "I rapporten finns {n} konfidensintervall. I genomsnitt innehåller ungefär vart tjugonde 95-procentigt intervall \
             inte det verkliga värdet, och man kan inte på förhand veta vilket."
        )
    },
    is_sample: "Enkäten skickades till ett urval. Resultaten kan generaliseras bara så väl som urvalet representerar helheten.",
    is_estimate: "Siffrorna bygger delvis på uppskattningar, inte på uppgifter från alla.",
    some_hidden: |n| {
        format!("För att skydda de svarande redovisas {n} siffror inte. Om små grupper berättar rapporten ingenting.")
    },

    next_step: |step| match step {
        NextStep::FindOutWhyMissed(labels) => {
            format!("Utifrån talen bör man härnäst ta reda på varför målet inte nåddes: {labels}.")
        }
        NextStep::FindOutWhyWorse(labels) => {
            format!("Utifrån talen bör man härnäst ta reda på varför resultatet blev sämre: {labels}.")
        }
        NextStep::FindOutWhoIsMissing => {
            "Innan beslut fattas utifrån resultaten bör man ta reda på vilka som inte svarade och varför.".into()
        }
        NextStep::AskMore(labels) => format!(
            "Utifrån talen bör man härnäst samla in fler svar, för med dessa går det inte att visa att målet nås: {labels}."
        ),
        NextStep::AskBefore => {
            "Nästa gång bör samma saker frågas redan innan verksamheten börjar, så att en förändring kan ses.".into()
        }
        NextStep::AskAgain => "Samma saker bör frågas på nytt senare, så att man ser om resultaten består.".into(),
    },

    contribution: "Vad annat resultaten kunde bero på",
    contribution_intro: "Ett gott resultat visar ännu inte att verksamheten åstadkom det. Tabellen räknar upp andra förklaringar och \
                         vad det här materialet säger om dem.",
    contribution_caption: "Andra förklaringar och vad materialet säger om dem",
    explanation_head: "Annan förklaring",
    evidence_head: "Vad det här materialet säger",
    explanation: |explanation| {
        match explanation {
        Explanation::OtherChanges { compared: true } => (
            "Andra förändringar samtidigt",
            "Jämförelsegruppen upplevde samma förändringar, så de är delvis beaktade.".into(),
        ),
        Explanation::OtherChanges { compared: false } => (
            "Andra förändringar samtidigt",
            "Det fanns ingen jämförelsegrupp, så de andra förändringarnas andel kan inte urskiljas.".into(),
        ),
        Explanation::WhoAnswered { invited: "", .. } => (
            "Vilka som svarade",
            "Antalet inbjudna är inte känt, så betydelsen av dem som inte svarade kan inte bedömas.".into(),
        ),
        Explanation::AllAnswered => ("Vilka som svarade", "Alla inbjudna svarade.".into()),
        Explanation::WhoAnswered { answered, invited } => {
            ("Vilka som svarade", format!("Av de inbjudna ({invited}) svarade {answered}. De övrigas åsikter är inte kända."))
        }
        Explanation::WhoTookPart { compared: true } => (
            "Vilka som deltog",
            "Deltagarna lottades inte; gruppernas skillnader från början är beaktade bara i de delar som mättes.".into(),
        ),
        Explanation::WhoTookPart { compared: false } => (
            "Vilka som deltog",
            "Deltagarna hade själva sökt sig till verksamheten eller valts ut. Materialet visar inte hur det hade gått för andra."
                .into(),
        ),
        Explanation::Politeness => (
            "Viljan att svara positivt",
            "Resultaten är egna bedömningar. Materialet innehåller ingen utomstående iakttagelse att jämföra dem med.".into(),
        ),
        Explanation::ReturnToUsual => (
            "Återgång till det vanliga",
            "Många söker sig till verksamheten när läget är som sämst, och en del av förändringen hade skett av sig själv. \
             Utan jämförelsegrupp kan andelen inte bedömas."
                .into(),
        ),
        Explanation::Chance => ("Slumpen", "Bredvid varje siffra står ett konfidensintervall som visar hur mycket slumpen kan inverka.".into()),
        }
    },

    conclusions: "Slutsatser",
    targets: |w| {
        let parts = [
            ("Uppnådda", w.shown),
            ("Uppfyllda bland de svarande men osäkra", w.uncertain),
            ("Öppna", w.open),
            ("Inte uppnådda", w.missed),
        ];
        let told =
            parts.iter().filter(|(_, count)| !count.is_empty()).map(|(what, count)| format!(" {what}: {count}."));
        format!("Antal mål: {}.{}", w.all, told.collect::<String>())
    },
    no_targets: "Inga mål sattes för nyckeltalen, så rapporten berättar om resultaten men inte om de var tillräckliga.",
    reached_not_proven: "Ett uppnått mål berättar vad de svarande svarade. Det visar inte ensamt att verksamheten åstadkom \
                         resultatet.",

    questionnaire: "Bilaga: frågeformulär",
    questionnaire_intro: "Frågorna och svarsalternativen i den ordning och med de ord som rapporten använder.",
    free_text: "öppet svar",
    any_number: "tal",
    any_date: "datum",
    grades: "vitsord 0–10",
    as_in_export: "valdes ur en lista",
    several: "fick välja flera",
    accessibility: "Tillgänglighet",
    accessibility_text: "Varje figur har en textmotsvarighet och dess siffror finns också i en tabell. Ingenting berättas enbart med \
                         färg. PDF-filen är märkt enligt standarden PDF/UA-1, och webbsidan fungerar med tangentbord, \
                         skärmläsare och telefon utan skript.",
};
