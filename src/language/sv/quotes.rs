//! Citat ur öppna svar, på svenska.

use crate::language::messages::QuoteWords;

pub(super) const QUOTES: QuoteWords = QuoteWords {
    shown: |n, shown| format!("Antal svar på den öppna frågan: {n}. Svar som visas här: {shown}."),
    sides: |critical, kind, mixed| {
        format!("Av dem som visas: kritiska {critical}, positiva {kind}, blandade {mixed}.")
    },
    all_sides: |critical, kind, mixed| {
        format!("Utvärderaren har läst alla svar. Av dem är kritiska {critical}, positiva {kind}, blandade {mixed}.")
    },
    no_criticism: "Utvärderaren har läst alla svar, och inget av dem är kritiskt.",
    rule: "En människa har läst och godkänt varje svar som visas och tagit bort det som den som skrev eller någon annan kunde \
           kännas igen på; det som tagits bort är markerat så här: […]. Svar visas bara ur hela materialet, i lottad ordning. \
           Ett blandat svar både tackar och klandrar, eller gör ingetdera.",
    balance: "Rapporten har högst lika många positiva svar som kritiska och blandade sammanlagt.",
    critical: "Kritiska svar",
    kind: "Positiva svar",
    mixed: "Blandade svar",
    decisions: "Godkännande av öppna svar",
    sheet: "Öppna svar",
    tone_head: "Ton",
    text_head: "Svar",
    file_header: "\
Öppna svar och vad som får publiceras av dem. Den här filen är bara för dig: förvara den lika väl som själva svaren.
Den skrivs inte i rapportens mapp.

Varje [[answer]] är ett svar. Ingenting publiceras innan du godkänner det:

  text            svaret så som det skrevs; ändra inte, det publiceras inte
  print           det som publiceras. Du får förkorta och omskriva. I stället för namn och annat som säkert pekar ut
                  någon står […]
  tone            vad texten säger: \"critical\" (klandrar eller önskar annat), \"kind\" (tackar eller berättar om
                  något bra), \"mixed\" (båda eller ingetdera). \"unread\": ingen har sagt det ännu
  approved        skriv true när svaret får publiceras
  marks           vad som hittades i texten: kan någon kännas igen på det? Sökningen hittar mycket i onödan och inte
                  allt: läs själv
  marks_accepted  skriv true om det som ännu är märkt i print inte pekar ut någon

Läs också de kritiska. Rapporten visar högst lika många positiva svar som kritiska och blandade sammanlagt och säger hur
många svar som inte visas. Svaren står i lottad ordning, så att svar av missnöjda och nöjda turas om. När det kommer fler
svar, kör `mittari quotes` på nytt: nya svar läggs till sist, och det du har bestämt står kvar.",
    file_salt: "slumpmässigt; utan detta kunde man gissa svar med hjälp av kontrollsumman i rapporten",
    file_no_criticism: "true bara om du har läst alla svar och inget är kritiskt",
    identity_code: "personbeteckning",
    email: "e-postadress",
    phone: "telefonnummer",
    link: "webbadress eller användarnamn",
    number: "dag, ålder eller annat tal som man kan söka på",
    person: "personnamn",
    place: "plats",
    organisation: "organisation",
    title: "ovanlig uppgift eller ovanligt yrke",
    capital: "stor bokstav inne i en mening, kanske ett namn",
    rare: "ord som ingen annan använder",
    rare_language: "bara få svarade på det här språket; översätt print",
};
