//! Lainaukset avoimista vastauksista, suomeksi.

use crate::language::messages::QuoteWords;

pub(super) const QUOTES: QuoteWords = QuoteWords {
    shown: |n, shown| format!("Avoimeen kysymykseen annettuja vastauksia: {n}. Tässä näytettyjä: {shown}."),
    sides: |critical, kind, mixed| {
        format!("Näytetyistä kriittisiä: {critical}, myönteisiä: {kind}, kahtalaisia: {mixed}.")
    },
    all_sides: |critical, kind, mixed| {
        format!(
            "Arvioija on lukenut kaikki vastaukset. Niistä kriittisiä: {critical}, myönteisiä: {kind}, kahtalaisia: {mixed}."
        )
    },
    no_criticism: "Arvioija on lukenut kaikki vastaukset, eikä yksikään niistä ole kriittinen.",
    rule: "Ihminen on lukenut ja hyväksynyt jokaisen näytetyn vastauksen ja poistanut siitä sen, mistä kirjoittajan tai muun \
           henkilön voisi tunnistaa; poisto on merkitty näin: […]. Vastauksia näytetään vain koko aineistosta, \
           arvotussa järjestyksessä. Kahtalainen vastaus sekä kiittää että moittii, tai ei kumpaakaan.",
    balance: "Raportissa on enintään yhtä monta myönteistä vastausta kuin kriittistä ja kahtalaista yhteensä.",
    critical: "Kriittisiä vastauksia",
    kind: "Myönteisiä vastauksia",
    mixed: "Kahtalaisia vastauksia",
    decisions: "Avoimien vastausten hyväksyntä",
    sheet: "Avoimet vastaukset",
    tone_head: "Sävy",
    text_head: "Vastaus",
    file_header: "\
Avoimet vastaukset ja se, mitä niistä saa julkaista. Tämä tiedosto on vain sinulle: pidä se yhtä hyvässä tallessa kuin
vastaukset itse. Raportin kansioon sitä ei kirjoiteta.

Jokainen [[answer]] on yksi vastaus. Mitään ei julkaista, ennen kuin sinä hyväksyt sen:

  text            vastaus sellaisena kuin se kirjoitettiin; älä muuta, sitä ei julkaista
  print           se, mitä julkaistaan. Saat lyhentää ja mukauttaa. Nimien ja muiden varmojen tunnisteiden tilalla on […]
  tone            mitä teksti sanoo: \"critical\" (moittii tai toivoo muuta), \"kind\" (kiittää tai kertoo hyvästä),
                  \"mixed\" (molempia tai ei kumpaakaan). \"unread\": kukaan ei ole vielä sanonut
  approved        kirjoita true, kun vastauksen saa julkaista
  marks           mitä tekstistä löytyi: voiko jonkun tunnistaa siitä? Haku löytää paljon turhaa eikä kaikkea: lue itse
  marks_accepted  kirjoita true, jos kohdassa print vielä olevat merkinnät eivät osoita ketään

Lue myös kriittiset. Raportti näyttää enintään yhtä monta myönteistä vastausta kuin kriittistä ja kahtalaista yhteensä
ja kertoo, montako vastausta jäi näyttämättä. Vastaukset ovat arvotussa järjestyksessä, jossa tyytymättömien ja
tyytyväisten vastaukset vuorottelevat. Kun vastauksia tulee lisää, aja `mittari quotes` uudelleen: uudet lisätään loppuun,
ja päätöksesi säilyvät.",
    file_salt: "satunnainen; ilman tätä vastauksia voisi arvailla raportissa olevasta tarkisteesta",
    file_no_criticism: "true vain, jos olet lukenut kaikki vastaukset eikä yksikään ole kriittinen",
    identity_code: "henkilötunnus",
    email: "sähköpostiosoite",
    phone: "puhelinnumero",
    link: "verkko-osoite tai käyttäjätunnus",
    number: "päivä, ikä tai muu luku, jolla voi hakea",
    person: "henkilön nimi",
    place: "paikka",
    organisation: "organisaatio",
    title: "harvinainen tehtävä tai ammatti",
    capital: "iso kirjain lauseen sisällä, ehkä nimi",
    rare: "sana, jota kukaan muu ei käytä",
    rare_language: "vain harva vastasi tällä kielellä; käännä kohta print",
};
