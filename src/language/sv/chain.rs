//! Words about amount and outcome, cost, and the chain from reach to change.

use crate::language::messages::{Banded, ChainWords};
use crate::results::CostMeasure;
use crate::survey::DoseRecord;

pub(super) const CHAIN: ChainWords = ChainWords {
    dose: "Omfattning och resultat",
    dose_caution: "Siffrorna visar inte om skillnaden beror på omfattningen: mycket annat kan skilja grupperna åt, och \
                   den som har nytta kan också delta mer.",
    dose_caption: |indicator, question| format!("{indicator} – jämfört enligt: {question}"),
    band_head: "Omfattning",
    band_below: |to| format!("under {to}"),
    band_between: |from, to| format!("{from} till under {to}"),
    band_from: |from| format!("{from} eller mer"),
    difference: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "Andelarna i den högsta och den lägsta gruppen skiljer sig från varandra",
            (Banded::Shares, false) => {
                "Någon skillnad mellan andelarna i den högsta och den lägsta gruppen kan inte visas"
            }
            (Banded::Means, true) => "Medelvärdena i den högsta och den lägsta gruppen skiljer sig från varandra",
            (Banded::Means, false) => {
                "Någon skillnad mellan medelvärdena i den högsta och den lägsta gruppen kan inte visas"
            }
        };
        let unit = if w.of == Banded::Shares { " procentenheter" } else { "" };
        format!(
            "{told}: skillnaden är {}{unit} ({}-procentigt konfidensintervall {}).",
            w.difference, w.level, w.interval
        )
    },
    trend: |w| {
        let told = match (w.of, w.clear) {
            (Banded::Shares, true) => "Andelen förändras konsekvent med omfattningen",
            (Banded::Means, true) => "Medelvärdet förändras konsekvent med omfattningen",
            (_, false) => "Någon konsekvent förändring med omfattningen kan inte visas",
        };
        let test = match w.of {
            Banded::Shares => "Cochran–Armitages trendtest",
            Banded::Means => "t-test av en linjär trend, varianserna får vara olika",
        };
        format!("{told} ({test}, korrigerat p {}, n = {}).", w.p, w.n)
    },
    records_intro: "Uppgiften om hur mycket man deltagit kommer från deltagarregistret. Registret och svaren har \
                    kopplats ihop med svarskoden i datorns minne; koderna har inte sparats.",
    record: |record| match record {
        DoseRecord::Sessions => "antal deltaganden enligt deltagarregistret",
        DoseRecord::Hours => "använda timmar enligt deltagarregistret",
        DoseRecord::Completion => "fullföljande enligt deltagarregistret",
    },
    not_completed: "fullföljde inte",
    completed: "fullföljde",
    not_recorded: "omfattningen framgår inte av registret",
    record_join: |both, answered, recorded| {
        format!(
            "Deltagare som svarade: {both}. Svarande som inte hittades i registret: {answered}. Deltagare som inte \
             hittades bland dem som svarade: {recorded}."
        )
    },

    cost: "Kostnader",
    cost_caption: "Kostnader i euro",
    cost_measure: |measure| match measure {
        CostMeasure::Total => "Kostnader sammanlagt (€)",
        CostMeasure::Refunded => "Ersättning (€)",
        CostMeasure::Net => "Kvar att betala (€)",
        CostMeasure::PerParticipant => "Per deltagare (€)",
        CostMeasure::PerHour => "Per deltagartimme (€)",
        CostMeasure::HoursPerParticipant => "Timmar per deltagare (h)",
        CostMeasure::PerImproved => "Per deltagare som haft nytta (€)",
    },
    cost_improved: |indicator| {
        format!(
            "Nytta har de haft som svarat positivt på ”{indicator}”. Siffran förutsätter att alla deltagare haft nytta i \
             samma utsträckning som de som svarat på frågan."
        )
    },
    cost_refund: "Ersättningen är räknad enligt den angivna ersättningsandelen.",

    chain: "Från räckvidd till förändring",
    chain_intro: "Tabellen sammanfattar kedjan: vilka som nåddes, hur mycket de deltog, vilken nytta de säger sig ha haft \
                  och vad som förändrades.",
    chain_caption: "Kedjan från räckvidd till förändring",
    link_head: "Steg",
    n_head: "n",
    uncertainty_head: |level| format!("Osäkerhet ({level}\u{a0}% konfidensintervall)"),
    reach: "Räckvidd",
    amount: "Omfattning",
    benefit: "Upplevd nytta",
    change: "Förändring",
    response: "Svarade på enkäten",
    no_data: "ingen uppgift",
    no_reach: "Om räckvidden finns inga uppgifter: deltagare och inbjudna har inte antecknats.",
    no_amount: "Om deltagandets omfattning finns inga uppgifter: träffar eller timmar har inte antecknats.",
    no_benefit: "Om den upplevda nyttan finns inga uppgifter: enkäten har inget huvudmått på den.",
    no_change: "Om förändring finns inga uppgifter: samma saker har inte frågats före och efter.",
    counted: "räknat bland alla",
    points: |points| format!("{points}\u{a0}procentenheter"),
    chain_limit: "Kedjan visar vad man vet om varje steg. Den visar inte att ett steg orsakade nästa.",
};
