//! Words about change between waves.

use crate::language::messages::{ChangeWords, capitalised};
use crate::results::{Design, Method, Outcome, Test};
use crate::survey::Measure;

fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => "osuus",
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
    note_few_moved: |labels| format!("Niin harva muutti vastaustaan, ettei muutoksesta voi päätellä mitään: {labels}."),
    note_smallest: |list| format!("Etukäteen sovittu pienin merkityksellinen muutos: {list}."),
    note_p: "p-arvot on korjattu Holmin menetelmällä, paitsi ensisijaisen tunnusluvun.",
    note_differences: "Muutokset ja erot on laskettu ennen pyöristystä, mediaanien vastaus vastaukselta, joten ne eivät aina \
                       ole esitettyjen lukujen erotuksia.",
    note_against: "Ero on laskettu ennen pyöristystä; kun jokainen organisaatio lasketaan kerran, se ei ole viereisten \
                   kaikkien ihmisten muutosten erotus.",
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
    method_interval: |design, method| match (design, method) {
        (Design::Paired, Method::TangoScore) => {
            "Samojen ihmisten osuuden muutos: Tangon (1998) väli, joka pitää myös vähillä vastaajilla ja lähellä 0:aa ja \
             100:aa prosenttia."
        }
        (Design::Paired, Method::NewcombePaired) => {
            "Samojen ihmisten osuuden muutos: Newcomben (1998, menetelmä 10) väli, joka muodostetaan molempien osuuksien \
             väleistä."
        }
        (Design::Paired, Method::BonettPrice) => {
            "Samojen ihmisten osuuden muutos: Bonettin ja Pricen (2012) väli, joka lisää yhden vastauksen kumpaankin \
             suuntaan ja on leveä, kun harva muutti vastaustaan."
        }
        (Design::Paired, Method::T) => {
            "Samojen ihmisten keskiarvon muutos: t-väli kunkin omasta muutoksesta (Student 1908), jolloin ihmisten väliset \
             erot eivät sekoita tulosta."
        }
        (Design::Paired, Method::WalshAverages) => {
            "Samojen ihmisten mediaanin muutos: muutosten pseudomediaani ja sen jakaumasta riippumaton väli (Hodges ja \
             Lehmann 1963)."
        }
        (Design::PartlyPaired, Method::PartlyPairedT) => {
            "Osin samat vastaajat: osittain parittainen t kaikista vastauksista, yhdistetyistä ja yhdistämättömistä \
             (Derrick ym. 2017)."
        }
        (Design::Independent, Method::Newcombe) => {
            "Eri ihmisten osuudet: Newcomben (1998) väli, joka pitää myös lähellä 0:aa ja 100:aa prosenttia."
        }
        (Design::Independent, Method::MiettinenNurminen) => "Eri ihmisten osuudet: Miettisen ja Nurmisen (1985) väli.",
        (Design::Independent, Method::AgrestiCaffo) => {
            "Eri ihmisten osuudet: Agrestin ja Caffon (2000) väli, joka lisää kumpaankin yhden myönteisen ja yhden muun \
             vastauksen."
        }
        (Design::Independent, Method::WelchT) => {
            "Eri ihmisten keskiarvot: Welchin (1947) väli, joka ei oleta eri kertojen vastauksille samaa hajontaa."
        }
        (Design::Independent, Method::T) => {
            "Eri ihmisten keskiarvot: Studentin (1908) väli, joka olettaa eri kertojen vastauksille saman hajonnan."
        }
        (Design::Independent, Method::HodgesLehmann) => {
            "Eri ihmisten mediaanit: kahden vastauksen tyypillinen ero ja sen jakaumasta riippumaton väli (Hodges ja \
             Lehmann 1963)."
        }
        (Design::DifferenceInDifferences, Method::WelchT) => {
            "Vertailuryhmä: organisaatioiden keskimääräisten muutosten erotus, jokainen organisaatio kerran (Welch; Donald \
             ja Lang 2007)."
        }
        (Design::DifferenceInDifferences, Method::ClusteredT) => {
            "Vertailuryhmä: muutosten erotus keskivirheillä, jotka ottavat huomioon saman organisaation vastausten \
             samankaltaisuuden (CR2; Bell ja McCaffrey 2002)."
        }
        _ => "",
    },
    method_test: |design, test| match (design, test) {
        (Design::Paired, Test::McnemarMidP) => {
            "Samojen ihmisten osuuden muutos on testattu McNemarin testillä (mid-P; Fagerland, Lydersen ja Laake 2013), joka \
             pitää riskitasonsa myös vähillä vastaajilla olematta liian varovainen."
        }
        (Design::Paired, Test::McnemarExact) => {
            "Samojen ihmisten osuuden muutos on testattu McNemarin eksaktilla testillä (1947), joka ei koskaan löydä \
             sattumalta enempää kuin on luvattu."
        }
        (Design::Paired, Test::McnemarChiSquared) => {
            "Samojen ihmisten osuuden muutos on testattu McNemarin khiin neliö -testillä (1947), joka sopii vain suurelle \
             vastaajamäärälle."
        }
        (Design::Paired, Test::SignedRankPratt) => {
            "Kun samojen ihmisten muutoksista käytetään vain järjestystä, testi on Wilcoxonin testi (nollat Prattin 1959 \
             mukaan), joka ei jätä ennallaan pysyneitä pois."
        }
        (Design::Paired, Test::Sign) => {
            "Kun samojen ihmisten muutoksista käytetään vain suuntaa, testi on eksakti merkkitesti (Arbuthnott 1710), joka \
             ei tarvitse vastausten välisiä etäisyyksiä."
        }
        (Design::Paired, Test::PairedT) => {
            "Kun samojen ihmisten muutoksilla on suuruus, testi on Studentin (1908) parittainen t-testi."
        }
        (Design::Independent, Test::FisherMidP) => {
            "Eri ihmisten osuudet on testattu Fisherin testillä (mid-P; Lancaster 1961), joka toimii pienilläkin \
             aineistoilla; hyvin pienillä luvuilla testi on eksakti."
        }
        (Design::Independent, Test::FisherExact) => {
            "Eri ihmisten osuudet on testattu Fisherin eksaktilla testillä (1934), joka ei koskaan löydä sattumalta enempää \
             kuin on luvattu."
        }
        (Design::Independent, Test::ChiSquaredNMinusOne) => {
            "Eri ihmisten osuudet on testattu khiin neliö -testillä kertoimella N − 1 (Campbell 2007), hyvin pienillä \
             luvuilla Fisherin eksaktilla testillä."
        }
        (Design::Independent, Test::MannWhitney) => {
            "Kun eri ihmisten vastauksista käytetään vain järjestystä, testi on Mannin ja Whitneyn testi (1947; enintään 50 \
             vastauksella eksakti)."
        }
        (Design::Independent, Test::BrunnerMunzel) => {
            "Kun eri ihmisten vastauksista käytetään vain järjestystä, testi on Brunnerin ja Munzelin testi (2000), joka ei \
             oleta eri kertojen vastauksille samaa hajontaa."
        }
        (Design::Independent, Test::WelchT) => {
            "Kun eri ihmisten vastauksilla on suuruus, testi on Welchin t-testi (1947)."
        }
        (Design::Independent, Test::StudentT) => {
            "Kun eri ihmisten vastauksilla on suuruus, testi on Studentin t-testi (1908)."
        }
        _ => "",
    },
    method_few_moved: "Jos alle kuusi muutti vastaustaan, osuuden muutosta ei testata eikä siitä päätellä mitään.",
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
            let parts = [
                ("parani", improved),
                ("heikkeni", worsened),
                ("ei muuttunut olennaisesti", none),
                ("jäi avoimeksi", open),
            ];
            let parts = parts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}"));
            format!("Tunnusluvuista {}", parts.collect::<Vec<_>>().join(", "))
        }
    },
    subtitle: |from, to, level| {
        format!("Avoin merkki: {from}; täysi merkki: {to}. Oikealla muutos ja sen {level}\u{a0}%:n luottamusväli.")
    },
    bars_subtitle: |from, to, level| format!("Muutos ({from} → {to}) ja sen {level}\u{a0}%:n luottamusväli."),
    smallest_name: "Pienin merkityksellinen muutos",
    note_band: "Varjostettu alue: pienempi kuin etukäteen sovittu pienin merkityksellinen muutos.",
    n_head: "n",
    note_n: |same, each| match (same, each) {
        (_, false) => "n = molempiin kertoihin vastanneet.",
        (false, true) => "n = vastaukset ensimmäisellä ja toisella kerralla.",
        (true, true) => {
            "Yksi n = molempiin kertoihin vastanneet; kaksi = vastaukset ensimmäisellä ja toisella kerralla."
        }
    },
    alt: |w| {
        let outcome = match w.outcome {
            Outcome::Improved => "parani",
            Outcome::Worsened => "heikkeni",
            Outcome::NoRelevantChange => "ei olennaista muutosta",
            Outcome::Inconclusive => "avoin",
        };
        format!("{}: {} → {}, muutos {} ({}), {outcome}.", w.label, w.before, w.after, w.change, w.interval)
    },
    rounds_subtitle: |level| format!("Kunkin kyselykerran luku ja sen {level}\u{a0}%:n luottamusväli."),
    rounds_alt: |label, course| format!("{label}: {course}."),
};
