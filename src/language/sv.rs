//! Swedish, as written in Finland.

use super::messages::{ChartWords, Counted, PlanningTitleWords, ReportWords};
use crate::results::{Method, NoteCode, ReliabilityWarning, Status};
use crate::survey::Topic;

pub(crate) const REPORT: ReportWords = ReportWords {
    kind: "Resultatrapport från enkäten",
    programme: "Program",
    funder: "Finansiär",
    evaluator: "Utvärderare",
    date: "Datum",
    asked: "Enkät",
    respondents: "Svarande",
    made_up_banner: "Påhittat material – inga verkliga svar",
    made_up_title: "Materialet är påhittat",
    made_up_text: "Svaren i den här rapporten är påhittade som exempel. Siffrorna säger ingenting om någon verklig \
                   organisation eller människa, och rapporten kan inte användas som belägg.",

    summary: "Sammanfattning",
    in_brief: "De viktigaste siffrorna",
    who_answered: "Vilka svarade",
    topic: |topic| match topic {
        Topic::Satisfaction => "Tillfredsställelse",
        Topic::Recommendation => "Rekommendation",
        Topic::Impact => "Effekter enligt de svarande",
        Topic::Wellbeing => "Välbefinnande",
        Topic::Workload => "Belastning",
        Topic::Resources => "Resurser",
        Topic::NetworkBenefits => "Nytta av nätverket",
        Topic::Participation => "Deltagande",
        Topic::Technical => "Hur tekniken fungerade",
        Topic::Background => "Bakgrundsuppgifter",
        Topic::Open => "Öppna svar",
    },
    by_group: |question| format!("Resultat efter grupp: {question}"),
    limits: "Vad enkäten inte berättar",
    method: "Metod",
    protection: "Skydd av de svarande",
    provenance: "Material och upprepbarhet",
    appendix: "Bilaga: alla svarsfördelningar",

    contents: "Innehåll",
    figure: "Figur",
    table: "Tabell",
    skip_to_content: "Hoppa till innehållet",

    answer: "Svar",
    share: "Andel",
    result: "Resultat",
    number: "Antal",
    fraction: "Positiva / n",
    figure_head: "Nyckeltal",
    interval: |level| format!("{level}\u{a0}% konfidensintervall"),
    cant_say: "Kan inte säga",
    target: "Mål",
    status_head: "Läge",
    invited: "Inbjudna",
    answered: "Svarade",
    response_rate: "Svarsprocent",
    everybody: "Alla",
    status: |status| match status {
        Status::Shown => "uppnått",
        Status::Uncertain => "uppfylldes, osäkert",
        Status::Open => "öppet",
        Status::NotReached => "inte uppnått",
    },

    response: |w| {
        format!(
            "Enkäten skickades till {} personer och {} svarade ({} procent). Vi vet inte vad de som inte svarade tycker.",
            w.invited, w.answered, w.rate
        )
    },
    response_invited_unknown: |answered| {
        format!(
            "{answered} personer svarade på enkäten. Antalet inbjudna är inte känt, så svarsprocenten kan inte räknas ut."
        )
    },
    response_too_few: "Svaren är så få att antalet inte redovisas. På så sätt skyddas de svarandes integritet.",
    finding: |w| match (w.status, w.unanimous) {
        (Some(Status::Shown), _) if w.at_most => {
            format!(
                "{}: målet (högst {}) uppnåddes, och även konfidensintervallets övre gräns håller sig inom målet.",
                w.label, w.target
            )
        }
        (Some(Status::Shown), _) => {
            format!(
                "{}: målet ({}) uppnåddes, och även konfidensintervallets nedre gräns når minst upp till målet.",
                w.label, w.target
            )
        }
        (Some(Status::Uncertain), _) => format!(
            "{}: de svarandes resultat uppfyller målet ({}), men de svarande är så få att det inte är säkert att målet \
             har uppnåtts.",
            w.label, w.target
        ),
        (Some(Status::Open), _) => format!(
            "{}: de svarandes resultat stannade utanför målet ({}), men skillnaden kan bero på slumpen; om målet har \
             uppnåtts förblir öppet.",
            w.label, w.target
        ),
        (Some(Status::NotReached), _) => format!("{}: målet ({}) uppnåddes inte.", w.label, w.target),
        (None, Some((n, low))) => format!(
            "{}: alla {n} svarande svarade positivt. I en så liten grupp är resultatet förenligt med att den verkliga \
             andelen är minst {low} procent.",
            w.label
        ),
        (None, None) if w.label.ends_with(['?', '!', '.']) => w.label.to_string(),
        (None, None) => format!("{}.", w.label),
    },
    finding_detail: |w| {
        let detail = format!("{} svarade positivt, {} % konfidensintervall {} %", w.fraction, w.level, w.interval);
        let response = if w.response.is_empty() { String::new() } else { format!(", svarsprocent {}", w.response) };
        (detail + &response).replace(" %", "\u{a0}%")
    },
    mean_detail: |w| match w.interval {
        "" => format!("n = {}", w.n),
        interval => format!("n = {}, {}\u{a0}% konfidensintervall {interval}", w.n, w.level),
    },
    rate: |w| match w.answers {
        "" => format!(
            "{}: {} procent av de svarande ({}). Med hänsyn till slumpen ligger andelen sannolikt på {} procent \
             ({}-procentigt konfidensintervall).",
            w.label, w.percent, w.fraction, w.interval, w.level
        ),
        answers => format!(
            "{}: {} procent av de svarande ({}) svarade {answers}. Med hänsyn till slumpen ligger andelen sannolikt på \
             {} procent ({}-procentigt konfidensintervall).",
            w.label, w.percent, w.fraction, w.interval, w.level
        ),
    },
    mean: |w| match w.interval {
        "" => format!("{}: medelvärde {} (n = {}).", w.label, w.value, w.n),
        interval => format!(
            "{}: medelvärde {} (n = {}, {}-procentigt konfidensintervall {interval}).",
            w.label, w.value, w.n, w.level
        ),
    },
    median: |w| match w.interval {
        "" => format!("{}: median {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!(
                "{}: median {} (n = {}, {}-procentigt konfidensintervall {interval}).",
                w.label, w.value, w.n, w.level
            )
        }
    },
    net: |w| {
        format!(
            "{}: rekommendationstal {} (n = {}, {}-procentigt konfidensintervall {}).",
            w.label, w.value, w.n, w.level, w.interval
        )
    },
    count: |label, k, n| format!("{label}: {k} av {n} svarande."),
    finite: |w| {
        format!(
            "Till enkäten inbjöds {}. Om de som inte svarade tycker som de som svarade skulle {}–{} av de inbjudna svara \
             positivt (med {} procents säkerhet). Detta gäller bara dessa inbjudna.",
            w.population, w.at_least, w.at_most, w.level
        )
    },
    or: "eller",
    open_answers: |n| {
        format!(
            "{n} personer svarade på den öppna frågan. Svaren publiceras inte förrän en människa har läst och godkänt \
             vart och ett."
        )
    },
    hidden: "Redovisas inte, för att skydda de svarande",
    hidden_figure: |label| format!("{label}: resultatet redovisas inte. På så sätt skyddas de svarandes integritet."),
    main_limit: "Resultaten bygger på de svarandes egna bedömningar och någon jämförelsegrupp fanns inte: enkäten visar inte \
                 ensam vilken del av resultaten som beror på verksamheten.",

    caption_headlines: "De viktigaste andelarna, konfidensintervallen och målen",
    caption_response: "Inbjudna, svarande och svarsprocent",
    caption_topic_chart: |topic| format!("{topic}: svarens fördelning"),
    caption_topic_table: |topic| format!("{topic}: nyckeltal"),
    caption_group: |label| format!("{label} efter grupp"),
    caption_distribution: |question| question.to_string(),

    note_hidden: |minimum| {
        format!(
            ".. = redovisas inte, för att skydda de svarande (färre än {minimum} svar i gruppen, eller så kunde en mindre grupp räknas ut)."
        )
    },
    note_indicative: "Siffror för grupper med färre än tio svar är riktgivande.",
    note_cant_say_outside: "Svaren ”kan inte säga” ingår inte i procenttalen.",
    note_cant_say_inside: |label| format!("{label}: svaren ”kan inte säga” ingår i nämnaren."),
    note_rounding: "Summan kan på grund av avrundning avvika från 100.",
    note_multiple: "Den svarande fick välja flera alternativ; andelarna är räknade på de personer som svarade.",
    note_missing: |w| {
        let parts = [
            ("kan inte säga", w.cant_say),
            ("gäller inte den svarande", w.not_applicable),
            ("ville inte svara", w.refused),
            ("tomma", w.blank),
            ("visades inte för den svarande", w.not_shown),
        ];
        let given: Vec<String> =
            parts.iter().filter(|(_, n)| !n.is_empty()).map(|(what, n)| format!("{what} {n}")).collect();
        format!("Utanför andelarna: {}.", given.join(", "))
    },
    note: |code, about| match code {
        NoteCode::LowResponseRate => {
            "Färre än hälften av de inbjudna svarade. De som inte svarade kan tycka annorlunda än de som svarade."
                .into()
        }
        NoteCode::InvitedUnknown => "Antalet inbjudna är inte känt, så svarsprocenten kan inte räknas ut.".into(),
        NoteCode::ManyCantSay => format!("{about}: mer än en tiondel svarade ”kan inte säga”."),
        NoteCode::CantSayInside => format!("{about}: svaren ”kan inte säga” ingår i nämnaren."),
        NoteCode::MoreAnswersThanInvited => {
            "Svaren är fler än de inbjudna, så svarsprocenten kan inte räknas ut. Kontrollera siffrorna.".into()
        }
        NoteCode::Clustered => format!(
            "De svarande kommer från samma grupper ({about}), och svar från samma grupp liknar ofta varandra. \
             Konfidensintervallen förutsätter att de svarande är oberoende av varandra, så den verkliga osäkerheten kan \
             vara större."
        ),
        NoteCode::WavesNotCompared => {
            "Rapporten handlar om den senaste enkätomgången; de tidigare omgångarnas fördelningar finns i \
             bilagan. Förändringen mellan omgångarna har inte räknats ut."
                .into()
        }
    },

    limits_paragraphs: &[
        "Svaren är de svarandes egna bedömningar. De berättar hur verksamheten har känts, inte om en uppmätt förändring.",
        "Det fanns ingen jämförelsegrupp. Enkäten visar inte vilken del av resultaten som beror på verksamheten och vad som \
         hade hänt ändå.",
        "Vi vet inte vad de som inte svarade tycker. Konfidensintervallet beskriver bara slumpen, inte vilka som lät bli att \
         svara.",
        "I ett litet material kan en enda persons åsikt flytta andelen flera procentenheter.",
    ],
    method_interval: |method, level| {
        let name = match method {
            Method::ClopperPearson => "Clopper och Pearsons (1934) exakta intervall",
            Method::MidP => "mid-P-intervallet (Lancaster 1961)",
            Method::Jeffreys => "Jeffreys intervall (Brown, Cai och DasGupta 2001)",
            Method::AgrestiCoull => "Agresti och Coulls (1998) intervall",
            _ => "Wilsons (1927) intervall",
        };
        format!("Andelarnas {level}-procentiga konfidensintervall är {name}.")
    },
    method_mean: "Medelvärdets konfidensintervall är Students t-intervall.",
    method_median: "Medianens konfidensintervall bygger på ordningsstatistikor (Hahn och Meeker 1991).",
    method_net: "Rekommendationstalet är skillnaden mellan andelarna som gav 9–10 och 0–6 (−100…100), och dess \
                 konfidensintervall är Tangos (1998).",
    method_finite: "Intervallet för de inbjudna är ett exakt tvåsidigt hypergeometriskt intervall. Det förutsätter att de som \
                    inte svarade tycker som de som svarade.",
    method_targets: "Målet är uppnått när hela konfidensintervallet uppfyller det; uppfylldes men osäkert när bara de \
                     svarandes andel gör det; inte uppnått när hela intervallet stannar utanför; annars öppet.",
    method_primary: |label| format!("Det primära nyckeltalet, valt på förhand: {label}. De övriga är sekundära."),
    method_comparisons: "Varje grupp med minst tio svar har jämförts med de övriga svarande (eller en namngiven \
                         jämförelsegrupp) med Fishers test (mid-P), och p-värdena har korrigerats med Holms metod \
                         inom varje nyckeltal. Skillnadernas intervall är Newcombes (1998), utan korrigering.",
    method_rounding: "Siffrorna är avrundade först när de visas, halva tal bort från noll. Svaren ”kan inte säga” är räknade \
                      och visas för sig.",
    reliability: |w| {
        let interval = if w.interval.is_empty() {
            String::new()
        } else {
            format!(", {}-procentigt konfidensintervall {}", w.level, w.interval)
        };
        let omega = if w.omega.is_empty() { String::new() } else { format!("; McDonalds omega {}", w.omega) };
        format!("{} ({} frågor): Cronbachs alfa {}{interval}, n = {}{omega}.", w.label, w.questions, w.alpha, w.n)
    },
    reliability_refused: |label| {
        format!("{label}: reliabiliteten redovisas inte eftersom färre än tio svarade på alla frågor.")
    },
    reliability_warning: |warning| match warning {
        ReliabilityWarning::Unstable => "Talet är instabilt eftersom de svarande eller frågorna är få.",
        ReliabilityWarning::CheckReversed => "Någon fråga går åt motsatt håll: kontrollera de vända frågorna.",
    },
    groups_alike: |n| {
        format!(
            "Ingen tydlig skillnad mellan grupperna kan fastställas: den observerade skillnaden kan bero på slumpen (antal jämförelser {n})."
        )
    },
    groups_differ: |names, reference, n| match reference {
        "" => format!(
            "Avviker från de övriga svarande: {names} (antal jämförelser {n}, Holms korrigering). Skillnaden säger \
             inget om orsaken."
        ),
        reference => format!(
            "Avviker från jämförelsegruppen ({reference}): {names} (antal jämförelser {n}, Holms korrigering). \
             Skillnaden säger inget om orsaken."
        ),
    },
    protection_rules: |minimum, health| {
        format!(
            "Ingen siffra visas för färre än {minimum} svar (i frågor om hälsa färre än {health}). För grupper med färre än \
             tio svar berättas inte att alla eller ingen svarade lika, om inte hela materialet redan visar det. Om en dold \
             grupp kunde räknas ut ur helheten döljs mer."
        )
    },
    protection_count: |hidden, cells| format!("Av rapportens {cells} siffror redovisas {hidden} inte."),
    protection_reason: |reason| format!("Den minsta gruppstorleken har sänkts av följande skäl: {reason}"),
    protection_limits: "Skyddet granskar varje gruppering för sig. Kombinationer av flera bakgrundsfrågor, enkätomgångar eller \
                        rapporter har inte granskats i den här versionen.",
    provenance_text: |version| {
        format!(
            "Rapporten är gjord med programmet mittari {version}. Samma material och samma inställningar ger samma siffror. \
             Kontrollsumman (SHA-256) visar att materialet är detsamma."
        )
    },
    wave: "Enkätomgång",
    file: "Fil",
    rows: "Rader",
    used: "Använda",
    hash: "SHA-256",
};

pub(crate) const CHART: ChartWords = ChartWords {
    made_up: "Påhittat material",
    source: |title, date| match date {
        "" => format!("Källa: {title}; figur: mittari."),
        date => format!("Källa: {title}, {date}; figur: mittari."),
    },
    everybody: "Alla svarande",
    hidden: "redovisas inte, för att skydda de svarande",
    fraction_head: "k/n",
    interval_head: "Intervall",
    favourable_head: "Positiva",
    number_head: "Antal",
    target_mark: "mål",
    status: |status| match status {
        Status::Shown => "målet uppnått",
        Status::Uncertain => "målet uppfylldes, osäkert",
        Status::Open => "målet öppet",
        Status::NotReached => "målet inte uppnått",
    },
    rates_title: |w| match (w.label, w.shown, w.uncertain, w.missed) {
        ("", 0, 0, 0) => "Andelar positiva svar".into(),
        ("", n, 0, 0) if n > 1 => format!("Alla {n} mål uppnåddes"),
        ("", 1, 0, 0) => "Målet uppnåddes".into(),
        ("", 0, 1, 0) => "Målet uppfylldes bland de svarande, men det är inte säkert att det har uppnåtts".into(),
        ("", 0, n, 0) => format!("Alla {n} mål uppfylldes bland de svarande, men inget av dem är säkert uppnått"),
        ("", 0, 0, 1) => "Målet nåddes inte bland de svarande".into(),
        ("", 0, 0, n) => format!("Inget av de {n} målen nåddes bland de svarande"),
        ("", shown, uncertain, missed) => {
            format!("Av målen uppnåddes {shown} säkert, uppfylldes {uncertain} osäkert och nåddes {missed} inte")
        }
        (label, ..) => format!("{label}: {}", w.percent),
    },
    rates_subtitle: |level| {
        format!("Andel av de svarande, linje = {level}\u{a0}% konfidensintervall. k/n = positiva / alla svar.")
    },
    groups_title: |label, percent, groups| format!("{label}: av alla {percent}, antal grupper som visas {groups}"),
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
    distribution_title: |most, high, least, low| {
        format!("Mest positivt: {most} ({high}), minst positivt: {least} ({low})")
    },
    distribution_title_one: |label, share| format!("{label}: positiva {share}"),
    distribution_subtitle: "Svarens fördelning, % av de svarande.",
    distribution_alt: |w| format!("{}: positiva {} (n = {}).", w.label, w.favourable, w.n),
    bars_title: |question, answer, share| format!("{question}: vanligaste svaret ”{answer}” ({share})"),
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
