//! Words of the report.

use crate::language::messages::ReportWords;
use crate::results::{FiniteMethod, Method, NoteCode, ReliabilityWarning, Status};
use crate::survey::Topic;

pub(super) const REPORT: ReportWords = ReportWords {
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
    details: "Bilaga: resultaten i detalj",
    more_figures: |n| format!("Antal andra viktiga siffror: {n}; de behandlas vid sina ämnen."),
    see_details: "Tabeller och detaljer finns i bilagan ”Resultaten i detalj” under samma rubriker som här.",

    contents: "Innehåll",
    figure: "Figur",
    table: "Tabell",
    skip_to_content: "Hoppa till innehållet",
    signs_lacking: "Tecknet � står i stället för ett tecken som saknas i filens typsnitt. Rapporten som webbsida visar det.",

    answer: "Svar",
    share: "Andel",
    result: "Resultat",
    number: "Antal",
    fraction: "Antal / n",
    figure_head: "Nyckeltal",
    interval: |level| format!("{level}\u{a0}% konfidensintervall"),
    cant_say: "Kan inte säga",
    target: "Mål",
    status_head: "Läge",
    invited: "Inbjudna",
    answered: "Svarade",
    response_rate: "Svarsprocent",
    everybody: "Alla",
    at_least: |value| format!("minst {value}"),
    at_most: |value| format!("högst {value}"),
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
    of_round: |round, sentence| format!("{round}: {sentence}"),
    other_rounds: |list| format!("Övriga omgångar: {list}"),
    response_invited_unknown: |answered| {
        format!(
            "{answered} personer svarade på enkäten. Antalet inbjudna är inte känt, så svarsprocenten kan inte räknas ut."
        )
    },
    response_answered: |answered| format!("{answered} personer svarade på enkäten."),
    response_too_few: "Svaren är så få att antalet inte redovisas. På så sätt skyddas de svarandes integritet.",
    finding: |w| match (w.status, w.unanimous) {
        (Some(Status::Shown), _) if w.at_most => {
            format!(
                "{}: målet ({}) uppnåddes, och även konfidensintervallets övre gräns håller sig inom målet.",
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
            "{}: de svarandes resultat uppfyller målet ({}), men konfidensintervallet sträcker sig också till \
             värden som inte gör det: det är inte säkert att målet har uppnåtts.",
            w.label, w.target
        ),
        (Some(Status::Open), _) => format!(
            "{}: de svarandes resultat uppfyllde inte målet ({}), men skillnaden kan bero på slumpen; om målet har \
             uppnåtts förblir öppet.",
            w.label, w.target
        ),
        (Some(Status::NotReached), _) => format!("{}: målet ({}) uppnåddes inte.", w.label, w.target),
        (None, Some((n, low))) => format!(
            "{}: det gäller alla {n} svarande. Resultatet är förenligt med att den verkliga andelen är \
             minst {low} procent.",
            w.label
        ),
        (None, None) if w.label.ends_with(['?', '!', '.']) => w.label.to_string(),
        (None, None) => format!("{}.", w.label),
    },
    finding_detail: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {} % konfidensintervall {interval} %", w.level),
        };
        let detail = format!("{} av dem som svarade{interval}", w.fraction);
        let response = if w.response.is_empty() { String::new() } else { format!(", svarsprocent {}", w.response) };
        (detail + &response).replace(" %", "\u{a0}%")
    },
    mean_detail: |w| match w.interval {
        "" => format!("n = {}", w.n),
        interval => format!("n = {}, {}\u{a0}% konfidensintervall {interval}", w.n, w.level),
    },
    rate: |w| {
        let answered = if w.answers.is_empty() { String::new() } else { format!(" svarade {}", w.answers) };
        let told = format!("{}: {} procent av de svarande ({}){answered}", w.label, w.percent, w.fraction);
        match w.interval {
            "" => format!("{told}."),
            interval => format!("{told}; {}-procentigt konfidensintervall {interval}\u{a0}%.", w.level),
        }
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
    net: |w| match w.interval {
        "" => format!("{}: rekommendationstal {} (n = {}).", w.label, w.value, w.n),
        interval => format!(
            "{}: rekommendationstal {} (n = {}, {}-procentigt konfidensintervall {interval}).",
            w.label, w.value, w.n, w.level
        ),
    },
    count: |label, k, n| format!("{label}: {k} av {n} svarande."),
    finite_caption: "Vad siffrorna säger om alla inbjudna: hur många av dem siffran skulle omfatta",
    finite_alike: |level| format!("Om de övriga tycker likadant (med {level} procents säkerhet)"),
    finite_whatever: "Vad de övriga än tycker",
    note_finite: "Övriga = inbjudna som inte svarade på frågan. Siffrorna gäller bara dessa inbjudna.",
    count_range: |low, high| format!("{low}–{high}"),
    or: "eller",
    open_answers: |n| {
        format!(
            "{n} personer svarade på den öppna frågan. Svaren publiceras inte förrän en person har läst och godkänt \
             vart och ett."
        )
    },
    hidden: "Redovisas inte, för att skydda de svarande",
    hidden_figure: |label| format!("{label}: resultatet redovisas inte. På så sätt skyddas de svarandes integritet."),
    main_limit: "Resultaten bygger på de svarandes egna bedömningar och någon jämförelsegrupp fanns inte: enkäten visar inte \
                 ensam vilken del av resultaten som beror på verksamheten.",

    caption_headlines: "De viktigaste andelarna, konfidensintervallen och målen",
    caption_answered: "Svarande efter grupp",
    caption_response: "Inbjudna, svarande och svarsprocent",
    caption_topic_chart: |topic| format!("{topic}: svarens fördelning"),
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
    note_parts: "Raderna summerar inte till alla: för små grupper räknas inte upp, och någon kan vara utan grupp eller \
                 finnas på flera rader.",
    note_sums: "Summorna är beräknade före avrundning, så de delar som visas stämmer inte alltid med summan.",
    note_multiple: "Den svarande fick välja flera alternativ; andelarna är räknade på de personer som svarade.",
    note_rank: "Den svarande ordnade alternativen; andelarna visar hur många som satte alternativet först.",
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
        NoteCode::MedianPartlyLinked => format!(
            "{about}: medianens förändring redovisas inte. En del av de svarande kändes igen, men för få för att jämföras med sig \
             själva, så omgångarna har varken samma eller olika personer."
        ),
        NoteCode::MedianNotAgainst => {
            format!(
                "{about}: medianer ställs inte mot jämförelsegruppen; ett medelvärde eller en andel kan ställas mot den."
            )
        }
        NoteCode::CountNotCompared => format!(
            "{about}: ett antal personer beror på hur många som svarade, så dess förändring redovisas inte. Andelen av samma svar \
             kan jämföras."
        ),
        NoteCode::OrganisationsNotCompared => {
            format!(
                "{about}: förändringen av andelen organisationer räknas inte ut; varje omgångs siffra gäller för sig."
            )
        }
        NoteCode::WavesNotCompared => {
            "Rapporten handlar om den senaste enkätomgången; de tidigare omgångarnas fördelningar finns i \
             bilagan. Förändringen mellan omgångarna har inte räknats ut."
                .into()
        }
    },

    method_interval: |method, level| {
        let name = match method {
            Method::ClopperPearson => "Clopper och Pearsons (1934) exakta intervall, som aldrig lovar för mycket",
            Method::MidP => "mid-P-intervallet (Lancaster 1961), som lämpar sig för få svar nära 100 procent",
            Method::Jeffreys => "Jeffreys intervall (Brown, Cai och DasGupta 2001)",
            Method::AgrestiCoull => "Agresti och Coulls (1998) intervall",
            Method::KornGraubard => {
                "Clopper och Pearsons intervall med det effektiva antalet svar (Korn och Graubard 1998)"
            }
            Method::WilsonEffective => "Wilsons intervall med det effektiva antalet svar (Dean och Pagano 2015)",
            _ => {
                "Wilsons (1927) intervall, som håller vad det lovar även med få svar och nära 0 och 100 procent (Brown, \
                 Cai och DasGupta 2001)"
            }
        };
        format!(
            "Konfidensintervallet visar var andelen sannolikt ligger när slumpen beaktas. Andelarnas {level}-procentiga \
             konfidensintervall är {name}."
        )
    },
    method_mean: "Medelvärdets konfidensintervall är Students t-intervall (1908): spridningen uppskattas ur samma \
                  svar.",
    method_median: |method| match method {
        Method::Woodruff => {
            "Medianens konfidensintervall är Woodruffs (1952): varifrån och vart svaren når gränserna för en andel på \
             hälften."
        }
        _ => {
            "Medianens konfidensintervall bygger på ordningsstatistikor (Hahn och Meeker 1991), som gäller oberoende av \
             svarens fördelning."
        }
    },
    method_net: |method| match method {
        Method::Rocks => {
            "Rekommendationstalet är skillnaden mellan andelarna som gav 9–10 och 0–6 (−100…100), och dess \
             konfidensintervall är Rocks (2016), den publicerade standardmetoden: tre tillagda svar håller intervallet brett \
             också när alla svarar lika."
        }
        Method::BonettPrice => {
            "Rekommendationstalet är skillnaden mellan andelarna som gav 9–10 och 0–6 (−100…100), och dess \
             konfidensintervall är Bonett och Prices (2012), som är försiktigt när nästan alla svar är på samma sida."
        }
        _ => {
            "Rekommendationstalet är skillnaden mellan andelarna som gav 9–10 och 0–6 (−100…100), och dess \
             konfidensintervall är Tangos (1998): talet är skillnaden mellan två andelar och inte själv en andel."
        }
    },
    method_finite: |method| match method {
        FiniteMethod::HypergeometricExactFpc => {
            "Intervallet för de inbjudna är ett exakt tvåsidigt hypergeometriskt intervall (Wright 1991), som aldrig lovar \
             för mycket. Det förutsätter att de som inte svarade tycker som de som svarade."
        }
        FiniteMethod::WilsonFpc => {
            "Intervallet för de inbjudna är Wilsons intervall med så många svar som säger lika mycket om obegränsat många \
             personer (Burstein 1975). Det är smalare än det exakta och kan lova för mycket. Det förutsätter att de som inte \
             svarade tycker som de som svarade."
        }
    },
    method_alpha: |method| match method {
        Method::Bootstrap => {
            "Konfidensintervallet för Cronbachs alfa (1951) fås genom att dra nya urval av de svarande (bootstrap, Efron \
             1981; samma dragning i varje körning). McDonalds omega (1999) antar inte att alla frågor väger lika."
        }
        _ => {
            "Konfidensintervallet för Cronbachs alfa (1951) är Feldt, Woodruff och Salihs (1987), exakt för \
             normalfördelade svar. \
             McDonalds omega (1999) antar inte att alla frågor väger lika."
        }
    },
    method_targets: "Målet är uppnått när hela konfidensintervallet uppfyller det; uppfylldes men osäkert när bara de \
                     svarandes andel gör det; inte uppnått när hela intervallet stannar utanför; annars öppet.",
    method_primary: |label| format!("Det primära nyckeltalet, valt på förhand: {label}. De övriga är sekundära."),
    method_rounding: "Siffrorna är avrundade först när de visas, halvor bort från noll.",
    method_cant_say: "Svaren ”kan inte säga” är räknade och visas för sig.",
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
        ReliabilityWarning::CheckReversed => "Någon fråga går åt motsatt håll: kontrollera de omvända frågorna.",
    },
    groups_alike: |n| {
        format!(
            "Ingen tydlig skillnad mellan grupperna kan fastställas: den observerade skillnaden kan bero på slumpen (antal jämförelser {n})."
        )
    },
    groups_differ: |names, reference, n| match reference {
        "" => format!(
            "Avviker från de övriga svarande: {names} (antal jämförelser {n}; p-värdena korrigerade för antalet). Skillnaden säger \
             inget om orsaken."
        ),
        reference => format!(
            "Avviker från jämförelsegruppen ({reference}): {names} (antal jämförelser {n}; p-värdena korrigerade för antalet). \
             Skillnaden säger inget om orsaken."
        ),
    },
    protection_rules: |minimum, health| {
        format!(
            "Ingen siffra visas för färre än {minimum} svar (i frågor om hälsa färre än {health}). För grupper med färre än \
             tio svar (i frågor om hälsa färre än tjugo) berättas inte att alla eller att ingen svarade positivt, om inte hela materialet redan visar det. Om en dold \
             grupp kunde räknas ut ur helheten döljs mer."
        )
    },
    protection_count: |hidden, cells| format!("Av rapportens {cells} siffror redovisas {hidden} inte."),
    protection_reason: |reason| format!("Den minsta gruppstorleken har sänkts av följande skäl: {reason}"),
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
