//! Words about change between waves.

use crate::language::messages::{ChangeWords, capitalised};
use crate::results::{Design, Outcome};
use crate::survey::Measure;

fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => "myönteisten vastausten osuus",
        Measure::Mean => "keskiarvo",
        Measure::Median => "mediaani",
        Measure::Net => "suositteluluku",
    }
}

pub(super) const CHANGE: ChangeWords = ChangeWords {
    heading: "Muutos kyselykertojen välillä",
    between: |from, to| format!("{from} → {to}"),
    not_cause: "Muutokset tapahtuivat toiminnan aikana. Vertailuryhmää ei ollut, joten kysely ei yksin osoita, että toiminta \
                aiheutti ne.",
    with_comparison: "Vertailuryhmä vastasi samoina ajankohtina. Osallistujien ja vertailuryhmän muutoksia verrataan erikseen, ja luvun muut tulokset koskevat kaikkia vastanneita; ryhmät, joita ei ole arvottu, \
                      voivat muuttua eri tavoin muistakin syistä.",
    looked_back: "Tässä vastaajat muistelivat jälkikäteen, miten asiat olivat ennen. Muisti mukautuu odotuksiin, joten muisteltu \
                  muutos on usein suurempi kuin kahden kyselyn välinen.",
    not_linked: "Vastaajia ei voitu tunnistaa samoiksi kerrasta toiseen: kyselykertoja verrataan eri ihmisten vastauksina.",
    linking: |w| {
        let mut sentences = vec![format!(
            "Kyselykerta ”{}”: vastaajia {}, joista tunnuksen perusteella aiemmalta kerralta tunnistettiin {} ja {} jäi \
             tunnistamatta.",
            w.wave, w.respondents, w.linked, w.not_linked
        )];
        if !w.tolerant.is_empty() {
            sentences.push(format!("Niitä, joiden tunnuksessa yksi osa poikkesi, oli {}.", w.tolerant));
        }
        if !w.ambiguous.is_empty() {
            sentences.push(format!(
                "Tunnistamatta jääneiden syyt: tunnus sopi useaan ihmiseen {}, sama tunnus toisella vastaajalla {}, tunnus \
                 puuttui tai oli vajaa {}.",
                w.ambiguous, w.duplicate, w.without_code
            ));
        }
        sentences.join(" ")
    },
    linking_hidden: |wave| {
        format!(
            "Kyselykerran ”{wave}” vastaajat yhdistettiin tunnuksen perusteella. Lukumääriä ei esitetä vastaajien suojaamiseksi."
        )
    },
    sentence: |w| {
        let who = match w.design {
            Design::Paired => format!("samat {} vastaajaa", w.pairs),
            Design::PartlyPaired => format!("osin samat vastaajat, {} ja {} vastausta", w.n_from, w.n_to),
            _ => format!("eri vastaajat, {} ja {} vastausta", w.n_from, w.n_to),
        };
        let noun = noun(w.measure);
        let moved = match (w.is_share(), w.rose) {
            (true, true) => format!("nousi {} prosentista {} prosenttiin", w.before, w.after),
            (true, false) => format!("laski {} prosentista {} prosenttiin", w.before, w.after),
            (false, true) => format!("nousi {} pisteestä {} pisteeseen", w.before, w.after),
            (false, false) => format!("laski {} pisteestä {} pisteeseen", w.before, w.after),
        };
        let stood = if w.is_share() {
            format!("oli ensin {} prosenttia ja sitten {} prosenttia", w.before, w.after)
        } else {
            format!("oli ensin {} ja sitten {}", w.before, w.after)
        };
        let points = if w.is_share() { " prosenttiyksikköä" } else { "" };
        let (change, level, interval) = (w.change, w.level, w.interval);
        let told = match w.outcome {
            Some(Outcome::Improved | Outcome::Worsened) => {
                format!("{noun} ({who}) {moved} (muutos {change}{points}, {level} prosentin luottamusväli {interval}).")
            }
            Some(Outcome::NoRelevantChange) => format!(
                "ei olennaista muutosta. Vertailussa {noun} ({who}) {stood}; muutos oli {change}{points} ({level} prosentin \
                 luottamusväli {interval}), ja pienin merkityksellinen muutos on sovittu etukäteen: {}.",
                w.smallest
            ),
            Some(Outcome::Inconclusive) if w.few_moved => format!(
                "niin harva muutti vastaustaan, ettei muutoksesta voi päätellä mitään. Vertailussa {noun} ({who}) {stood} \
                 (muutos {change}{points})."
            ),
            Some(Outcome::Inconclusive) => format!(
                "selvää muutosta ei havaittu. Vertailussa {noun} ({who}) {stood}; muutos oli {change}{points}, ja {level} \
                 prosentin luottamusväli {interval} sisältää nollan. Tämä ei tarkoita, ettei muutosta ole."
            ),
            None => format!("{noun} ({who}) {stood}. Luottamusväliä ei voi laskea."),
        };
        let lower = if w.lower_is_better { " Tässä pienempi luku on parempi." } else { "" };
        match w.people {
            Some((better, same, worse)) => format!(
                "{}: vastaajista {better} parani, {same} pysyi ennallaan ja {worse} heikkeni. {}{lower}",
                w.label,
                capitalised(&told)
            ),
            None => format!("{}: {told}{lower}", w.label),
        }
    },
    against: |w| {
        let points = if w.is_share { " prosenttiyksikköä" } else { "" };
        let told = format!(
            "{}: osallistujien muutos oli {}{points} ja vertailuryhmän {}{points}; ero on {}{points}",
            w.label, w.programme, w.comparison, w.difference
        );
        match w.outcome {
            None => format!(
                "{told}. Organisaatioita on luottamusväliin liian vähän ({}), joten ero vain kuvataan.",
                w.organisations
            ),
            Some(outcome) => {
                let told = format!(
                    "{told} ({} prosentin luottamusväli {}, organisaatioita {}).",
                    w.level, w.interval, w.organisations
                );
                match outcome {
                    Outcome::Improved => format!("{told} Osallistujien kehitys oli parempi kuin vertailuryhmän."),
                    Outcome::Worsened => format!("{told} Osallistujien kehitys oli heikompi kuin vertailuryhmän."),
                    Outcome::NoRelevantChange => format!("{told} Ero on pienempi kuin merkityksellinen."),
                    Outcome::Inconclusive => format!("{told} Aineisto ei osoita, kehittyivätkö ryhmät eri tavoin."),
                }
            }
        }
    },
    course: |w| {
        let points = if w.is_share { " prosenttiyksikköä" } else { "" };
        let told = format!(
            "{}, kyselykertoja {}: keskimäärin {}{points} kerrasta seuraavaan ({} prosentin luottamusväli {}).",
            w.label, w.waves, w.slope, w.level, w.interval
        );
        match w.outcome {
            Outcome::Improved => format!("{told} Suunta on parempaan."),
            Outcome::Worsened => format!("{told} Suunta on huonompaan."),
            Outcome::NoRelevantChange => {
                format!("{told} Koko aikana se on vähemmän kuin pienin merkityksellinen muutos.")
            }
            Outcome::Inconclusive => format!("{told} Selvää suuntaa ei havaittu."),
        }
    },
    tests: |n, primary| match primary {
        "" => format!("Muutoksia testattiin {n}. p-arvot on korjattu Holmin menetelmällä."),
        primary => format!(
            "Muutoksia testattiin ensisijaisen tunnusluvun ({primary}) lisäksi {n}. Niiden p-arvot on korjattu Holmin menetelmällä; \
             etukäteen nimetyn ensisijaisen tunnusluvun p-arvoa ei ole korjattu."
        ),
    },
    caption_chart: |from, to| format!("Muutos: {from} → {to}"),
    caption_table: |from, to| format!("Tunnuslukujen muutos: {from} → {to}"),
    caption_against: |from, to| format!("Osallistujat ja vertailuryhmä: {from} → {to}"),
    caption_sensitivity: |from, to| format!("Kuinka luotettavia muutokset ovat: {from} → {to}"),
    caption_drop_out: |from, to| format!("Vain kerran vastanneet: ”{from}”, mutta ei ”{to}”"),
    caption_rounds: "Tunnusluvut kyselykerroittain",
    who: "Vastaajat",
    before: "Ennen",
    after: "Jälkeen",
    change: "Muutos",
    people: "Parani / ennallaan / heikkeni",
    conclusion: "Päätelmä",
    programme_change: "Muutos, osallistujat",
    comparison_change: "Muutos, vertailu",
    difference: "Ero",
    same_people: "Edellä kerrottu",
    all_answers: "Toisella asetelmalla",
    wrong_links: |share| format!("Jos yhdistämisistä {share} on vääriä"),
    stayed: "Vastasi uudelleen",
    left: "Vastasi kerran",
    design: |design, pairs, before, after| match (design, pairs) {
        (Design::Paired, pairs) => format!("samat {pairs}"),
        (Design::PartlyPaired, "") => format!("osin samat, {before} ja {after}"),
        (Design::PartlyPaired, pairs) => format!("{before} ja {after}, joista samoja {pairs}"),
        (_, _) => format!("eri, {before} ja {after}"),
    },
    outcome: |outcome| match outcome {
        Outcome::Improved => "parani",
        Outcome::Worsened => "heikkeni",
        Outcome::NoRelevantChange => "ei olennaista muutosta",
        Outcome::Inconclusive => "avoin",
    },
    with_p: |conclusion, p| format!("{conclusion} (p {p})"),
    note_lower: |labels| format!("Pienempi luku on parempi: {labels}."),
    note_smallest: |list| format!("Etukäteen sovittu pienin merkityksellinen muutos: {list}."),
    note_p: "p-arvot on korjattu Holmin menetelmällä, paitsi ensisijaisen tunnusluvun.",
    note_units: "Osuuksien muutokset ovat prosenttiyksikköjä.",
    note_designs: "”Samat”: samoja ihmisiä verrataan itseensä. ”Osin samat”: kaikki vastaukset, joista osa on yhdistetty. ”Eri”: \
                   verrataan kahta ryhmää.",
    sensitivity_same: "Vaikka yhdistämisistä uskottava osa olisi vääriä, jokainen päätelmä pysyy samana.",
    sensitivity_differs: |labels| {
        format!("Jos yhdistämisistä uskottava osa on vääriä, päätelmä olisi toinen: {labels}.")
    },
    drop_out: "Osa vastasi vain kerran tai jäi tunnistamatta. Ensimmäisellä kerralla he vertautuvat uudelleen vastanneisiin näin.",
    drop_out_differs: |labels| {
        format!(
            "He erosivat uudelleen vastanneista: {labels}. Kahdesti vastanneiden muutos ei siksi välttämättä päde kaikkiin."
        )
    },
    drop_out_alike: "Näissä tunnusluvuissa ei havaittu selvää eroa heidän välillään.",
    method_paired_rate: "Samojen ihmisten osuuden muutos: Tangon (1998) väli ja McNemarin testi (mid-P; Fagerland, Lydersen ja \
                         Laake 2013); jos alle kuusi muutti vastaustaan, ei testata eikä päätellä.",
    method_paired_mean: "Samojen ihmisten keskiarvon muutos: parittainen t-väli ja t-testi.",
    method_paired_ordinal: "Samojen ihmisten järjestysasteikolliset vastaukset on testattu Wilcoxonin testillä (nollat Prattin 1959 \
                            mukaan).",
    method_paired_median: "Samojen ihmisten mediaanin muutos: muutosten pseudomediaani ja sen jakaumasta riippumaton väli (Hodges \
                           ja Lehmann 1963).",
    method_partly_paired: "Osin samat vastaajat: osittain parittainen t kaikista vastauksista (Derrick ym. 2017).",
    method_independent_rate: "Eri ihmisten osuudet: Newcomben (1998) väli ja Fisherin testi (mid-P; hyvin pienillä luvuilla \
                              eksakti).",
    method_independent_mean: "Eri ihmisten keskiarvot: Welchin (1947) väli ja testi.",
    method_independent_ordinal: "Eri ihmisten järjestysasteikolliset vastaukset on testattu Mannin ja Whitneyn (1947) testillä.",
    method_independent_median: "Eri ihmisten mediaanit: tyypillinen ero ja sen väli (Hodges ja Lehmann 1963).",
    method_against_few: "Vertailuryhmä: organisaatioiden keskimääräisten muutosten erotus, jokainen organisaatio kerran (Welch; \
                         Donald ja Lang 2007).",
    method_against_many: "Vertailuryhmä: muutosten erotus keskivirheillä, jotka ottavat huomioon saman organisaation vastausten \
                          samankaltaisuuden (CR2; Bell ja McCaffrey 2002).",
    method_course: "Suunta kyselykertojen yli: keskimääräinen muutos kerrasta seuraavaan pienimmän neliösumman menetelmällä; \
                    keskivirheet ottavat huomioon saman ihmisen useat vastaukset (CR2). Kertojen välit oletetaan yhtä pitkiksi.",
    method_verdict: "Muutos todetaan, kun sen luottamusväli ei sisällä nollaa; ”ei olennaista muutosta”, kun koko väli on pienempi \
                     kuin sovittu pienin merkityksellinen muutos; muuten asia jää avoimeksi.",
    method_links: "Ihmiset tunnistettiin tunnuksesta, jota verrattiin vain muistissa ja jonka tilalle tuli juokseva numero; tunnuksia \
                   ei tallenneta.",
    method_wrong_links: |share| {
        format!(
            "Yhdistettyjen ihmisten muutokset laskettiin myös niin kuin yhdistämisistä {share} liittäisi yhteen kaksi eri ihmistä."
        )
    },
    title_one: |label, outcome| match outcome {
        Outcome::Improved => format!("{label}: parani"),
        Outcome::Worsened => format!("{label}: heikkeni"),
        Outcome::NoRelevantChange => format!("{label}: ei olennaista muutosta"),
        Outcome::Inconclusive => format!("{label}: selvää muutosta ei havaittu"),
    },
    title_several: |improved, worsened, none, open| match (improved, worsened, none, open) {
        (2, 0, 0, 0) => "Molemmat tunnusluvut paranivat".into(),
        (0, 2, 0, 0) => "Molemmat tunnusluvut heikkenivät".into(),
        (n, 0, 0, 0) => format!("Kaikki {n} tunnuslukua paranivat"),
        (0, n, 0, 0) => format!("Kaikki {n} tunnuslukua heikkenivät"),
        (0, 0, n, 0) => format!("Yhdessäkään {n} tunnusluvusta ei ole olennaista muutosta"),
        (0, 0, 0, n) => format!("Yhdessäkään {n} tunnusluvusta ei havaittu selvää muutosta"),
        _ => {
            let parts =
                [("parani", improved), ("heikkeni", worsened), ("ei olennaista muutosta", none), ("avoin", open)];
            let parts = parts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}"));
            format!("Tunnusluvut: {}", parts.collect::<Vec<_>>().join(", "))
        }
    },
    subtitle: |from, to, level| {
        format!("Avoin merkki: {from}; täysi merkki: {to}. Oikealla muutos ja sen {level}\u{a0}%:n luottamusväli.")
    },
    note_band: "Varjostettu alue: pienempi kuin etukäteen sovittu pienin merkityksellinen muutos.",
    n_head: "n",
    alt: |w| {
        let outcome = match w.outcome {
            Outcome::Improved => "parani",
            Outcome::Worsened => "heikkeni",
            Outcome::NoRelevantChange => "ei olennaista muutosta",
            Outcome::Inconclusive => "avoin",
        };
        format!("{}: {} → {}, muutos {} ({}), {outcome}.", w.label, w.before, w.after, w.change, w.interval)
    },
    rounds_subtitle: |level| format!("Jokaisella pisteellä {level}\u{a0}%:n luottamusväli."),
    rounds_alt: |label, course| format!("{label}: {course}."),
};
