//! Ord om jämförelser av grupper.

use crate::language::messages::{CompareWords, DifferenceUnit};
use crate::survey::{DifferenceInterval, GroupTest, MeanTest, Multiplicity, OrderedTest};

pub(super) const COMPARE: CompareWords = CompareWords {
    difference: |w| {
        let whom = if w.against.is_empty() { "övriga" } else { w.against };
        match w.unit {
            DifferenceUnit::Points => format!("Skillnad mot {whom}, procentenheter"),
            DifferenceUnit::Own => format!("Skillnad mot {whom}"),
            DifferenceUnit::Delta => format!("Cliffs delta mot {whom}"),
        }
    },
    note_delta: "Cliffs delta anger hur mycket oftare ett svar i gruppen är större än ett svar på den andra sidan, jämfört med \
                 hur ofta det är mindre (från −1 till 1; 0 = lika ofta).",
    note_few_clusters: |names, question| {
        format!(
            "För dessa kan skillnaden inte bedömas: {names}. Svaren på den ena sidan kommer från för få enheter (frågan \
             ”{question}”), och en skillnad mellan grupperna kan inte skiljas från en mellan enheter."
        )
    },
    comparisons: |w| {
        let adjusted = match w.multiplicity {
            Multiplicity::Holm => {
                "med Holms metod (1979), så att risken för ens ett falskt fynd hålls inom det utlovade"
            }
            Multiplicity::BenjaminiHochberg => {
                "med Benjamini och Hochbergs metod (1995), som lämpar sig för utforskning: fynden är hypoteser och inte \
                 bekräftade resultat"
            }
        };
        let groups = if w.groups {
            "Varje grupp med minst tio svar har jämförts med de övriga svarande (eller en namngiven jämförelsegrupp). "
        } else {
            ""
        };
        format!(
            "{groups}Antalet test, inklusive dem enligt mängden deltagande, är {}. P-värdena har korrigerats inom varje nyckeltal \
             och bakgrundsfråga {adjusted}. Skillnadernas intervall är utan korrigering.",
            w.count
        )
    },
    rates: |difference, test| {
        let test = match test {
            GroupTest::FisherMidP => {
                "Fishers test med mid-P (Lancaster 1961), som fungerar även med få svar; exakt test vid mycket små tal"
            }
            GroupTest::FisherExact => "Fishers exakta test (1934), som aldrig hittar mer av en slump än utlovat",
            GroupTest::ChiSquaredNMinusOne => {
                "chitvåtestet med N − 1 (Campbell 2007); Fishers exakta test vid mycket små tal"
            }
        };
        let interval = match difference {
            DifferenceInterval::Newcombe => "Newcombes intervall (1998), som håller även nära 0 och 100 procent",
            DifferenceInterval::MiettinenNurminen => "Miettinen och Nurminens intervall (1985)",
            DifferenceInterval::AgrestiCaffo => "Agresti och Caffos intervall (2000)",
        };
        format!("Gruppernas andelar: {interval}, och {test}.")
    },
    means: |test| match test {
        MeanTest::Welch => {
            "Gruppernas medelvärden: Welchs t (1947), som inte antar att grupperna har samma spridning, och Hedges g (1981) som \
            standardiserad skillnad."
        }
        MeanTest::Student => {
            "Gruppernas medelvärden: Students t (1908), som antar att grupperna har samma spridning, och Hedges g \
             (1981) som standardiserad skillnad."
        }
    },
    net: "Gruppernas rekommendationstal: ett intervall för skillnaden av de båda talens gränser (Zou och Donner 2008) och Welchs \
          t för poängen 100, 0 och −100.",
    ordered: |test| match test {
        OrderedTest::BrunnerMunzel => {
            "Gruppernas medianer: Cliffs delta (1993) med Brunner och Munzels intervall och test (2000): ordnade svar \
              saknar avstånd och grupperna kan ha olika spridning. Delta är avrundat och utelämnas om någon av nyckeltalets \
              grupper är dold."
        }
        OrderedTest::MannWhitney => {
            "Gruppernas medianer: Cliffs delta (1993) med Brunner och Munzels intervall (2000), testat med Mann och \
             Whitneys test (1947; exakt upp till 50 svar). Delta är avrundat och utelämnas om någon av nyckeltalets \
             grupper är dold."
        }
    },
    clustered: |question| {
        format!(
            "Jämförelserna beaktar att de som har samma svar på frågan ”{question}” svarar lika också annars: andelar med Rao \
             och Scotts test (1992) och Newcombes intervall, båda med effektiva antal svar, medelvärden med \
             Welchs t och ordnade svar med Brunner och Munzels test, där varianserna har multiplicerats med designeffekten. \
             Ingen jämförelse görs om svaren på den ena sidan motsvarar färre än fyra lika stora enheter."
        )
    },
    clusters_themselves: |question| {
        format!("Svaren på frågan ”{question}” jämförs med varandra som de är: resultatet gäller endast dessa enheter.")
    },
};
