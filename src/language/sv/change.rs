//! Words about change between waves.

use crate::language::messages::{ChangeWords, capitalised};
use crate::results::{Design, Method, Outcome, Test};
use crate::survey::Measure;

fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => "andelen",
        Measure::Mean => "medelvärdet",
        Measure::Median => "medianen",
        Measure::Net => "rekommendationstalet",
    }
}

pub(super) const CHANGE: ChangeWords = ChangeWords {
    heading: "Förändring mellan enkätomgångarna",
    between: |from, to| format!("{from} → {to}"),
    not_cause: "Förändringarna skedde under verksamheten. Någon jämförelsegrupp fanns inte, så enkäten visar inte ensam att \
                verksamheten orsakade dem.",
    with_comparison: "En jämförelsegrupp svarade vid samma tidpunkter. Deltagarnas och jämförelsegruppens förändringar jämförs för sig, och kapitlets övriga resultat gäller alla som svarade; grupper som inte \
                      har lottats kan förändras olika också av andra skäl.",
    looked_back: "Här mindes de svarande i efterhand hur det hade varit. Minnet anpassar sig till förväntningarna, så förändringar \
                  enligt minnet är ofta större än förändringar mellan två enkäter.",
    not_linked: "De svarande kunde inte kännas igen från en omgång till en annan: omgångarna jämförs som svar av olika personer.",
    linking: |w| {
        let mut sentences = vec![format!(
            "Av de {} svarande i ”{}” kändes {} igen från en tidigare omgång med hjälp av sin kod, {} gjorde det inte.",
            w.respondents, w.wave, w.linked, w.not_linked
        )];
        if !w.tolerant.is_empty() {
            sentences.push(format!("Antalet vars kod avvek i en del var {}.", w.tolerant));
        }
        if !w.ambiguous.is_empty() {
            sentences.push(format!(
                "Orsaker till att någon inte kändes igen: koden passade flera personer {}, samma kod som någon annan {}, koden \
                 saknades eller var ofullständig {}.",
                w.ambiguous, w.duplicate, w.without_code
            ));
        }
        sentences.join(" ")
    },
    linking_hidden: |wave| {
        format!(
            "De svarande i ”{wave}” kändes igen med hjälp av sin kod. Antalen redovisas inte, för att skydda de svarande."
        )
    },
    sentence: |w| {
        let who = match w.design {
            Design::Paired => format!("samma {} svarande", w.pairs),
            Design::PartlyPaired => format!("delvis samma svarande, {} och {} svar", w.n_from, w.n_to),
            _ => format!("olika svarande, {} och {} svar", w.n_from, w.n_to),
        };
        let noun = noun(w.measure);
        let verb = if w.rose { "steg" } else { "sjönk" };
        let (moved, stood, points) = if w.is_share() {
            (
                format!("{verb} från {} till {} procent", w.before, w.after),
                format!("var först {} och sedan {} procent", w.before, w.after),
                " procentenheter",
            )
        } else {
            (
                format!("{verb} från {} till {} poäng", w.before, w.after),
                format!("var först {} och sedan {}", w.before, w.after),
                "",
            )
        };
        let (change, level, interval) = (w.change, w.level, w.interval);
        let told = match w.outcome {
            Some(Outcome::Improved | Outcome::Worsened) => format!(
                "{noun} ({who}) {moved} (förändring {change}{points}, {level}-procentigt konfidensintervall {interval})."
            ),
            Some(Outcome::NoRelevantChange) => format!(
                "ingen väsentlig förändring. Utfallet: {noun} ({who}) {stood}; förändringen var {change}{points} \
                 ({level}-procentigt konfidensintervall {interval}), och den minsta förändring som har betydelse är {}.",
                w.smallest
            ),
            Some(Outcome::Inconclusive) if w.few_moved => format!(
                "så få ändrade sitt svar att inga slutsatser kan dras. Utfallet: {noun} ({who}) {stood} (förändring \
                 {change}{points})."
            ),
            Some(Outcome::Inconclusive) => format!(
                "ingen tydlig förändring kunde ses. Utfallet: {noun} ({who}) {stood}; förändringen var {change}{points} och \
                 det {level}-procentiga konfidensintervallet {interval} omfattar noll. Det betyder inte att ingen förändring finns."
            ),
            None => format!("{noun} ({who}) {stood}. Något konfidensintervall kan inte räknas ut."),
        };
        let lower = if w.lower_is_better { " Här är en lägre siffra bättre." } else { "" };
        match w.people {
            Some((better, same, worse)) => format!(
                "{}: bättre blev {better}, oförändrade {same}, sämre {worse}. {}{lower}",
                w.label,
                capitalised(&told)
            ),
            None => format!("{}: {told}{lower}", w.label),
        }
    },
    against: |w| {
        let points = if w.is_share { " procentenheter" } else { "" };
        let told = format!(
            "{}: deltagarnas förändring var {}{points} och jämförelsegruppens {}{points}; skillnaden är {}{points}",
            w.label, w.programme, w.comparison, w.difference
        );
        match w.outcome {
            None => format!(
                "{told}. Organisationerna ({}) är för få för ett konfidensintervall, så skillnaden bara beskrivs.",
                w.organisations
            ),
            Some(outcome) => {
                let told = format!(
                    "{told} ({}-procentigt konfidensintervall {}, antal organisationer {}).",
                    w.level, w.interval, w.organisations
                );
                match outcome {
                    Outcome::Improved => format!("{told} Deltagarna utvecklades bättre än jämförelsegruppen."),
                    Outcome::Worsened => format!("{told} Deltagarna utvecklades sämre än jämförelsegruppen."),
                    Outcome::NoRelevantChange => format!("{told} Skillnaden är mindre än vad som har betydelse."),
                    Outcome::Inconclusive => format!("{told} Materialet visar inte om grupperna utvecklades olika."),
                }
            }
        }
    },
    course: |w| {
        let points = if w.is_share { " procentenheter" } else { "" };
        let told = format!(
            "{}, antal omgångar {}: i genomsnitt {}{points} från en omgång till nästa ({}-procentigt konfidensintervall {}).",
            w.label, w.waves, w.slope, w.level, w.interval
        );
        match w.outcome {
            Outcome::Improved => format!("{told} Riktningen är mot det bättre."),
            Outcome::Worsened => format!("{told} Riktningen är mot det sämre."),
            Outcome::NoRelevantChange => format!("{told} Över hela tiden är det mindre än vad som har betydelse."),
            Outcome::Inconclusive => format!("{told} Någon tydlig riktning kunde inte ses."),
        }
    },
    tests: |n, primary| match primary {
        "" => format!("Antal test av förändringar: {n}. p-värdena är korrigerade med Holms metod."),
        primary => format!(
            "Antal test av förändringar utöver det primära nyckeltalet ({primary}): {n}. Deras p-värden är korrigerade med Holms metod; \
             det primära nyckeltalets p-värde, valt på förhand, är det inte."
        ),
    },
    caption_chart: |from, to| format!("Förändring: {from} → {to}"),
    caption_table: |from, to| format!("Nyckeltalens förändring: {from} → {to}"),
    caption_against: |from, to| format!("Deltagarna och jämförelsegruppen: {from} → {to}"),
    caption_sensitivity: |from, to| format!("Hur pålitliga förändringarna är: {from} → {to}"),
    caption_drop_out: |from, to| format!("De som svarade bara en gång: ”{from}” men inte ”{to}”"),
    caption_rounds: "Nyckeltalen omgång för omgång",
    who: "Svarande",
    before: "Före",
    after: "Efter",
    change: "Förändring",
    people: "Bättre / oförändrat / sämre",
    conclusion: "Slutsats",
    programme_change: "Förändring, deltagare",
    comparison_change: "Förändring, jämförelse",
    difference: "Skillnad",
    same_people: "Som ovan",
    all_answers: "Med annan design",
    wrong_links: |share| format!("Om {share} av kopplingarna är fel"),
    stayed: "Svarade igen",
    left: "Svarade en gång",
    design: |design, pairs, before, after| match (design, pairs) {
        (Design::Paired, pairs) => format!("samma {pairs}"),
        (Design::PartlyPaired, "") => format!("delvis samma, {before} och {after}"),
        (Design::PartlyPaired, pairs) => format!("{before} och {after}, varav samma {pairs}"),
        (_, _) => format!("olika, {before} och {after}"),
    },
    outcome: |outcome| match outcome {
        Outcome::Improved => "bättre",
        Outcome::Worsened => "sämre",
        Outcome::NoRelevantChange => "ingen väsentlig förändring",
        Outcome::Inconclusive => "öppet",
    },
    with_p: |conclusion, p| format!("{conclusion} (p {p})"),
    note_lower: |labels| format!("En lägre siffra är bättre: {labels}."),
    note_few_moved: |labels| format!("För få ändrade sitt svar för att något ska kunna sägas: {labels}."),
    note_smallest: |list| format!("Den minsta förändring som har betydelse, bestämd på förhand: {list}."),
    note_p: "p-värdena är korrigerade med Holms metod, utom det primära nyckeltalets.",
    note_differences: "Skillnaderna är beräknade före avrundning, medianernas svar för svar, så de är inte alltid skillnaden \
                       mellan de tal som visas.",
    note_against: "Skillnaden är beräknad före avrundning; när varje organisation räknas en gång är den inte skillnaden \
                   mellan alla personers förändringar bredvid.",
    note_units: "Andelarnas förändringar är i procentenheter.",
    note_designs: "”Samma”: samma personer jämförs med sig själva. ”Delvis samma”: alla svar, av vilka en del är kopplade. ”Olika”: \
                   två grupper jämförs.",
    sensitivity_same: "Även om en trolig andel av kopplingarna är fel förblir varje slutsats densamma.",
    sensitivity_differs: |labels| {
        format!("Om en trolig andel av kopplingarna är fel blir slutsatsen en annan: {labels}.")
    },
    drop_out: "En del svarade bara en gång eller kunde inte kännas igen. I den första omgången förhåller de sig så här till dem som \
               svarade igen.",
    drop_out_differs: |labels| {
        format!(
            "De avvek från dem som svarade igen: {labels}. Förändringen hos dem som svarade två gånger gäller därför kanske inte alla."
        )
    },
    drop_out_alike: "I dessa nyckeltal kunde ingen tydlig skillnad mellan dem ses.",
    method_interval: |design, method| match (design, method) {
        (Design::Paired, Method::TangoScore) => {
            "En andels förändring hos samma personer: Tangos (1998) intervall, som håller även med få svarande och nära 0 \
             och 100 procent."
        }
        (Design::Paired, Method::NewcombePaired) => {
            "En andels förändring hos samma personer: Newcombes (1998, metod 10) intervall, som byggs av båda andelarnas \
             intervall."
        }
        (Design::Paired, Method::BonettPrice) => {
            "En andels förändring hos samma personer: Bonett och Prices (2012) intervall, som lägger till ett svar i vardera \
             riktningen och är brett när få ändrade sitt svar."
        }
        (Design::Paired, Method::T) => {
            "Ett medelvärdes förändring hos samma personer: t-intervall för vars och ens egen förändring (Student 1908), så \
             att skillnader mellan personer inte stör."
        }
        (Design::Paired, Method::WalshAverages) => {
            "En medians förändring hos samma personer: förändringarnas pseudomedian med fördelningsfritt intervall (Hodges \
             och Lehmann 1963)."
        }
        (Design::PartlyPaired, Method::PartlyPairedT) => {
            "Delvis samma personer: delvis parat t av alla svar, kopplade och okopplade (Derrick m.fl. 2017)."
        }
        (Design::Independent, Method::Newcombe) => {
            "Andelar hos olika personer: Newcombes (1998) intervall, som håller även nära 0 och 100 procent."
        }
        (Design::Independent, Method::MiettinenNurminen) => {
            "Andelar hos olika personer: Miettinen och Nurminens (1985) intervall."
        }
        (Design::Independent, Method::AgrestiCaffo) => {
            "Andelar hos olika personer: Agresti och Caffos (2000) intervall, som lägger till ett positivt och ett annat svar \
             i båda."
        }
        (Design::Independent, Method::WelchT) => {
            "Medelvärden hos olika personer: Welchs (1947) intervall, som inte antar att omgångarna har samma spridning."
        }
        (Design::Independent, Method::T) => {
            "Medelvärden hos olika personer: Students (1908) intervall, som antar att omgångarna har samma spridning."
        }
        (Design::Independent, Method::HodgesLehmann) => {
            "Medianer hos olika personer: den typiska skillnaden mellan två svar med fördelningsfritt intervall (Hodges och \
             Lehmann 1963)."
        }
        (Design::DifferenceInDifferences, Method::WelchT) => {
            "Jämförelsegrupp: skillnaden mellan organisationernas genomsnittliga förändringar, varje organisation en gång \
             (Welch; Donald och Lang 2007)."
        }
        (Design::DifferenceInDifferences, Method::ClusteredT) => {
            "Jämförelsegrupp: skillnaden mellan förändringarna med medelfel som tar hänsyn till likheten inom organisationer \
             (CR2; Bell och McCaffrey 2002)."
        }
        _ => "",
    },
    method_test: |design, test| match (design, test) {
        (Design::Paired, Test::McnemarMidP) => {
            "Andelens förändring hos samma personer har testats med McNemars test (mid-P; Fagerland, Lydersen och Laake \
             2013), som håller sin risknivå även med få svarande utan att vara alltför försiktigt."
        }
        (Design::Paired, Test::McnemarExact) => {
            "Andelens förändring hos samma personer har testats med McNemars exakta test (1947), som aldrig hittar mer av \
             en slump än utlovat."
        }
        (Design::Paired, Test::McnemarChiSquared) => {
            "Andelens förändring hos samma personer har testats med McNemars chitvåtest (1947), som bara lämpar sig för \
             många svarande."
        }
        (Design::Paired, Test::SignedRankPratt) => {
            "Där bara ordningen av samma personers förändringar används är testet Wilcoxons teckenrangtest (nollor enligt \
             Pratt 1959), som inte utelämnar de oförändrade."
        }
        (Design::Paired, Test::Sign) => {
            "Där bara riktningen av samma personers förändringar används är testet det exakta teckentestet (Arbuthnott \
             1710), som inte behöver avstånd mellan svaren."
        }
        (Design::Paired, Test::PairedT) => {
            "Där samma personers förändringar har en storlek är testet Students (1908) parade t-test."
        }
        (Design::Independent, Test::FisherMidP) => {
            "Andelar hos olika personer har testats med Fishers test (mid-P; Lancaster 1961), som fungerar även med få svar; \
             exakt vid mycket små tal."
        }
        (Design::Independent, Test::FisherExact) => {
            "Andelar hos olika personer har testats med Fishers exakta test (1934), som aldrig hittar mer av en slump än \
             utlovat."
        }
        (Design::Independent, Test::ChiSquaredNMinusOne) => {
            "Andelar hos olika personer har testats med chitvåtestet med N − 1 (Campbell 2007), vid mycket små tal med \
             Fishers exakta test."
        }
        (Design::Independent, Test::MannWhitney) => {
            "Där bara ordningen av olika personers svar används är testet Mann och Whitneys (1947; exakt upp till 50 svar)."
        }
        (Design::Independent, Test::BrunnerMunzel) => {
            "Där bara ordningen av olika personers svar används är testet Brunner och Munzels (2000), som inte antar att \
             omgångarna har samma spridning."
        }
        (Design::Independent, Test::WelchT) => {
            "Där olika personers svar har en storlek är testet Welchs t-test (1947)."
        }
        (Design::Independent, Test::StudentT) => {
            "Där olika personers svar har en storlek är testet Students t-test (1908)."
        }
        _ => "",
    },
    method_few_moved: "Där färre än sex ändrade sitt svar testas inte andelens förändring, och inga slutsatser dras av den.",
    method_course: "Riktning över omgångarna: den genomsnittliga förändringen från en omgång till nästa med minstakvadratmetoden; medelfelen \
                    tar hänsyn till flera svar av samma person (CR2). Omgångarna antas ligga lika långt från varandra.",
    method_verdict: "En förändring konstateras när dess konfidensintervall inte omfattar noll; ”ingen väsentlig förändring” när hela \
                     intervallet är mindre än den minsta förändring som har betydelse, om en sådan har bestämts; annars är saken öppen.",
    method_links: "Personerna kändes igen på en kod som jämfördes bara i minnet och ersattes med löpande nummer; ingens kod sparas.",
    method_wrong_links: |share| {
        format!(
            "De kopplade personernas förändringar räknades också som om {share} av kopplingarna förenade två olika personer."
        )
    },
    title_one: |label, outcome| match outcome {
        Outcome::Improved => format!("{label}: bättre"),
        Outcome::Worsened => format!("{label}: sämre"),
        Outcome::NoRelevantChange => format!("{label}: ingen väsentlig förändring"),
        Outcome::Inconclusive => format!("{label}: ingen tydlig förändring kunde ses"),
    },
    title_several: |improved, worsened, none, open| match (improved, worsened, none, open) {
        (2, 0, 0, 0) => "Båda nyckeltalen blev bättre".into(),
        (0, 2, 0, 0) => "Båda nyckeltalen blev sämre".into(),
        (n, 0, 0, 0) => format!("Alla {n} nyckeltal blev bättre"),
        (0, n, 0, 0) => format!("Alla {n} nyckeltal blev sämre"),
        (0, 0, n, 0) => format!("Inget av de {n} nyckeltalen förändrades väsentligt"),
        (0, 0, 0, n) => format!("Ingen tydlig förändring kunde ses i något av de {n} nyckeltalen"),
        _ => {
            let parts = [
                (improved, format!("blev {improved} bättre")),
                (worsened, format!("blev {worsened} sämre")),
                (none, format!("förändrades {none} inte väsentligt")),
                (open, format!("förblev {open} {}", if open == 1 { "öppet" } else { "öppna" })),
            ];
            let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told);
            format!("Av nyckeltalen {}", parts.collect::<Vec<_>>().join(", "))
        }
    },
    subtitle: |from, to, level| {
        format!(
            "Öppet märke: {from}; fyllt märke: {to}. Till höger förändringen och dess {level}\u{a0}% konfidensintervall."
        )
    },
    bars_subtitle: |from, to, level| format!("Förändringen ({from} → {to}) med {level}\u{a0}% konfidensintervall."),
    smallest_name: "Minsta förändring av betydelse",
    note_band: "Skuggat: mindre än den minsta förändring som har betydelse, bestämd på förhand.",
    n_head: "n",
    note_n: |same, each| match (same, each) {
        (_, false) => "n = de som svarade i båda omgångarna.",
        (false, true) => "n = svaren i den första och den andra omgången.",
        (true, true) => "Ett n = de som svarade i båda omgångarna; två = svaren i den första och den andra omgången.",
    },
    alt: |w| {
        let outcome = match w.outcome {
            Outcome::Improved => "bättre",
            Outcome::Worsened => "sämre",
            Outcome::NoRelevantChange => "ingen väsentlig förändring",
            Outcome::Inconclusive => "öppet",
        };
        format!("{}: {} → {}, förändring {} ({}), {outcome}.", w.label, w.before, w.after, w.change, w.interval)
    },
    rounds_subtitle: |level| format!("Talet i varje omgång med {level}\u{a0}% konfidensintervall."),
    rounds_alt: |label, course| format!("{label}: {course}."),
};
