//! Skyddet av de svarande, på svenska.

use crate::language::messages::ProtectionWords;

pub(super) const PROTECTION: ProtectionWords = ProtectionWords {
    attacked: "Innan rapporten skrevs utsattes den för ett angrepp: programmet försökte sluta sig till de dolda siffrorna av \
               alla siffror i rapporten tillsammans och antog att läsaren vet hur många som fick inbjudan i varje \
               grupp. Ingen av dem gick att räkna ut.",
    not_named: "Grupper som ingenting redovisas om, och som rapporten därför inte nämner, är inte med i dessa antal: hur \
                många de är kunde visa hur små de är.",
    people_in_groups: |shown, all, others| {
        format!(
            "Svarande i grupper vars storlek redovisas: {shown}/{all}. Övriga, också de som inte uppgav någon grupp: {others}."
        )
    },
    forced: |n| {
        format!(
            "Siffror för hela materialet enligt vilka alla svarade positivt, eller ingen: {n}. De säger detsamma om varje \
             grupp i materialet."
        )
    },
    limits: "Angreppet vet inte vad läsaren känner till om enskilda personer från annat håll.",
};
