//! Vastaajien suojaaminen ja avoimet vastaukset, suomeksi.

use crate::language::messages::ProtectionWords;

pub(super) const PROTECTION: ProtectionWords = ProtectionWords {
    attacked: "Ennen kirjoittamista raporttia vastaan hyökättiin: ohjelma yritti päätellä piilotetut luvut kaikista \
               raportin luvuista yhdessä ja oletti, että lukija tietää, kuinka monta kutsuttiin mistäkin ryhmästä. \
               Yhtäkään lukua ei pystynyt päättelemään.",
    forced: |n| {
        format!(
            "Koko aineistoa koskevat luvut, joiden mukaan kaikki vastasivat myönteisesti tai ei kukaan: {n}. Ne kertovat \
             saman jokaisesta aineiston ryhmästä."
        )
    },
    limits: "Hyökkäys ei tiedä, mitä lukija tietää yksittäisistä ihmisistä muualta.",
    quotes: |printed, written| {
        format!(
            "Avoimia vastauksia esitetään tässä {printed}, kirjoitettuja oli {written}. Ihminen on lukenut ja hyväksynyt niistä \
             jokaisen. Nimet ja muut tiedot, joista jonkun voisi tunnistaa, on poistettu. Mukaan on tarjottu \
             samalla säännöllä lyhyitä ja pitkiä, myönteisiä ja kriittisiä vastauksia; järjestys on arvottu."
        )
    },
};
