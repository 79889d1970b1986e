//! Vastaajien suojaaminen, suomeksi.

use crate::language::messages::ProtectionWords;

pub(super) const PROTECTION: ProtectionWords = ProtectionWords {
    attacked: "Ennen kirjoittamista raporttia vastaan hyökättiin: ohjelma yritti päätellä piilotetut luvut kaikista \
               raportin luvuista yhdessä ja oletti, että lukija tietää, kuinka monta kutsuttiin mistäkin ryhmästä. \
               Yhtäkään lukua ei pystynyt päättelemään.",
    not_named: "Ryhmät, joista ei esitetä mitään ja joita raportissa ei siksi nimetä, eivät ole mukana näissä määrissä: \
                niiden määrä voisi kertoa, kuinka pieniä ne ovat.",
    people_in_groups: |shown, all, others| {
        format!(
            "Vastaajia, joiden ryhmän koko esitetään: {shown}/{all}. Muita, ryhmää kertomattomat mukaan lukien: {others}."
        )
    },
    forced: |n| {
        format!(
            "Koko aineistoa koskevat luvut, joiden mukaan kaikki vastasivat myönteisesti tai ei kukaan: {n}. Ne kertovat \
             saman jokaisesta aineiston ryhmästä."
        )
    },
    limits: "Hyökkäys ei tiedä, mitä lukija tietää yksittäisistä ihmisistä muualta.",
};
