//! Sanat ryhmien vertailusta.

use crate::language::messages::{CompareWords, DifferenceUnit};
use crate::survey::{DifferenceInterval, GroupTest, MeanTest, Multiplicity, OrderedTest};

pub(super) const COMPARE: CompareWords = CompareWords {
    difference: |w| match (w.unit, w.against) {
        (DifferenceUnit::Points, "") => "Ero muihin, %-yks.".into(),
        (DifferenceUnit::Own, "") => "Ero muihin".into(),
        (DifferenceUnit::Delta, "") => "Cliffin delta muihin nähden".into(),
        (DifferenceUnit::Points, whom) => format!("Ero ryhmään {whom}, %-yks."),
        (DifferenceUnit::Own, whom) => format!("Ero ryhmään {whom}"),
        (DifferenceUnit::Delta, whom) => format!("Cliffin delta ryhmään {whom} nähden"),
    },
    note_delta: "Cliffin delta kertoo, kuinka paljon useammin ryhmän vastaus on toisen puolen vastausta suurempi kuin \
                 pienempi (−1…1; 0 = yhtä usein).",
    note_few_clusters: |names, question| {
        format!(
            "Näiden eroa ei voi arvioida: {names}. Toisen puolen vastaukset tulevat liian harvasta yksiköstä (kysymys \
             ”{question}”), eikä ryhmien eroa voi erottaa yksiköiden erosta."
        )
    },
    comparisons: |w| {
        let adjusted = match w.multiplicity {
            Multiplicity::Holm => "Holmin menetelmällä (1979), jotta yhdenkin väärän löydöksen riski pysyy luvatussa",
            Multiplicity::BenjaminiHochberg => {
                "Benjaminin ja Hochbergin menetelmällä (1995), joka sopii etsivään tarkasteluun: löydökset ovat \
                 oletuksia, eivät varmistettuja tuloksia"
            }
        };
        let groups = if w.groups {
            "Jokaista vähintään kymmenen vastauksen ryhmää on verrattu muihin vastaajiin (tai nimettyyn vertailuryhmään). "
        } else {
            ""
        };
        format!(
            "{groups}Testejä on osallistumisen määrän testit mukaan lukien {}. P-arvot on korjattu kunkin tunnusluvun ja \
             taustakysymyksen sisällä {adjusted}. Erotusten luottamusvälit ovat korjaamattomia.",
            w.count
        )
    },
    rates: |difference, test| {
        let test = match test {
            GroupTest::FisherMidP => {
                "Fisherin testi mid-P-arvolla (Lancaster 1961), joka toimii pienilläkin aineistoilla; hyvin pienillä \
                 luvuilla eksakti testi"
            }
            GroupTest::FisherExact => {
                "Fisherin eksakti testi (1934), joka ei koskaan löydä sattumalta enempää kuin on luvattu"
            }
            GroupTest::ChiSquaredNMinusOne => {
                "khiin neliö -testi kertoimella N − 1 (Campbell 2007); hyvin pienillä luvuilla Fisherin eksakti testi"
            }
        };
        let interval = match difference {
            DifferenceInterval::Newcombe => "Newcomben (1998) väli, joka pitää myös lähellä 0:aa ja 100:aa prosenttia",
            DifferenceInterval::MiettinenNurminen => "Miettisen ja Nurmisen (1985) väli",
            DifferenceInterval::AgrestiCaffo => "Agrestin ja Caffon (2000) väli",
        };
        format!("Ryhmien osuudet: {interval}, ja {test}.")
    },
    means: |test| match test {
        MeanTest::Welch => {
            "Ryhmien keskiarvot: Welchin t-testi ja -väli (1947), jotka eivät oleta ryhmien hajontoja samoiksi, sekä Hedgesin \
            g (1981) standardoituna erona."
        }
        MeanTest::Student => {
            "Ryhmien keskiarvot: Studentin t-testi ja -väli (1908), jotka olettavat ryhmien hajonnat samoiksi, sekä \
             Hedgesin g (1981) standardoituna erona."
        }
    },
    net: "Ryhmien suositteluluvut: molempien lukujen välien rajoista laskettu erotuksen väli (Zou ja Donner 2008) sekä Welchin \
          t-testi pisteille 100, 0 ja −100.",
    ordered: |test| match test {
        OrderedTest::BrunnerMunzel => {
            "Ryhmien mediaanit: Cliffin delta (1993) sekä Brunnerin ja Munzelin (2000) väli ja testi: järjestetyillä \
              vastauksilla ei ole etäisyyksiä ja ryhmien hajonnat voivat erota. Delta on pyöristetty, ja se jätetään pois, jos \
              jokin tunnusluvun ryhmä on piilotettu."
        }
        OrderedTest::MannWhitney => {
            "Ryhmien mediaanit: Cliffin delta (1993) ja Brunnerin ja Munzelin (2000) väli sekä Mannin ja Whitneyn \
             testi (1947; enintään 50 vastauksella eksakti). Delta on pyöristetty, ja se jätetään pois, jos jokin \
             tunnusluvun ryhmä on piilotettu."
        }
    },
    clustered: |question| {
        format!(
            "Vertailuissa on otettu huomioon, että ne, joilla on sama vastaus kysymykseen ”{question}”, vastaavat muuhunkin \
             samaan tapaan. Osuuksia verrataan Raon ja Scottin testillä (1992) ja Newcomben välillä, molemmat \
             tehollisilla vastausmäärillä, keskiarvoja Welchin t:llä ja järjestettyjä vastauksia \
             Brunnerin ja Munzelin testillä, joissa varianssit on kerrottu asetelmakertoimella. Vertailua ei tehdä, jos \
             toisen puolen vastaukset vastaavat alle neljää samankokoista yksikköä."
        )
    },
    clusters_themselves: |question| {
        format!(
            "Kysymyksen ”{question}” vastauksia verrataan toisiinsa sellaisinaan: tulos koskee vain näitä yksiköitä."
        )
    },
};
