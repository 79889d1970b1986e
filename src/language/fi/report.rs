//! Words of the report.

use crate::language::messages::ReportWords;
use crate::results::{FiniteMethod, Method, NoteCode, ReliabilityWarning, Status};
use crate::survey::Topic;

pub(super) const REPORT: ReportWords = ReportWords {
    kind: "Kyselyn tulosraportti",
    programme: "Ohjelma",
    funder: "Rahoittaja",
    evaluator: "Arvioija",
    date: "Päiväys",
    asked: "Kysely",
    respondents: "Vastaajia",
    made_up_banner: "Keksitty aineisto – ei oikeita vastauksia",
    made_up_title: "Aineisto on keksitty",
    made_up_text: "Tämän raportin vastaukset on keksitty esimerkiksi. Luvut eivät kerro mistään todellisesta \
                   organisaatiosta eikä kenestäkään ihmisestä, eikä raporttia voi käyttää näyttönä.",

    summary: "Tiivistelmä",
    in_brief: "Keskeiset luvut",
    who_answered: "Ketkä vastasivat",
    topic: |topic| match topic {
        Topic::Satisfaction => "Tyytyväisyys",
        Topic::Recommendation => "Suosittelu",
        Topic::Impact => "Vaikutukset vastaajien arvioimina",
        Topic::Wellbeing => "Hyvinvointi",
        Topic::Workload => "Kuormitus",
        Topic::Resources => "Voimavarat",
        Topic::NetworkBenefits => "Verkoston hyödyt",
        Topic::Participation => "Osallistuminen",
        Topic::Technical => "Tekniikan toimivuus",
        Topic::Background => "Taustatiedot",
        Topic::Open => "Avoimet vastaukset",
    },
    by_group: |question| format!("Tulokset ryhmittäin: {question}"),
    limits: "Mitä tämä kysely ei kerro",
    method: "Menetelmä",
    protection: "Vastaajien suojaaminen",
    provenance: "Aineisto ja toistettavuus",
    appendix: "Liite: kaikki vastausjakaumat",
    details: "Liite: tulokset tarkemmin",
    more_figures: |n| format!("Muita keskeisiä lukuja on {n}; niistä kerrotaan aiheiden kohdalla."),
    see_details: "Taulukot ja yksityiskohdat ovat liitteessä ”Tulokset tarkemmin” samoilla otsikoilla kuin tässä.",

    contents: "Sisällys",
    figure: "Kuva",
    table: "Taulukko",
    skip_to_content: "Siirry sisältöön",
    signs_lacking: "Merkki � on sellaisen merkin paikalla, jota tämän tiedoston kirjasimessa ei ole. Verkkosivuna tallennettu raportti näyttää sen.",

    answer: "Vastaus",
    share: "Osuus",
    result: "Tulos",
    number: "Lukumäärä",
    fraction: "Lukumäärä / n",
    figure_head: "Tunnusluku",
    interval: |level| format!("{level}\u{a0}%:n luottamusväli"),
    cant_say: "En osaa sanoa",
    target: "Tavoite",
    status_head: "Tilanne",
    invited: "Kutsuttu",
    answered: "Vastannut",
    response_rate: "Vastausaste",
    everybody: "Kaikki",
    at_least: |value| format!("vähintään {value}"),
    at_most: |value| format!("enintään {value}"),
    status: |status| match status {
        Status::Shown => "saavutettu",
        Status::Uncertain => "täyttyi, ei varma",
        Status::Open => "avoin",
        Status::NotReached => "ei saavutettu",
    },

    response: |w| {
        format!(
            "Kysely lähetettiin {} henkilölle, ja siihen vastasi {} ({} prosenttia). Emme tiedä, mitä vastaamatta \
             jättäneet ajattelevat.",
            w.invited, w.answered, w.rate
        )
    },
    of_round: |round, sentence| format!("{round}: {sentence}"),
    other_rounds: |list| format!("Muut kyselykerrat: {list}"),
    response_invited_unknown: |answered| {
        format!(
            "Kyselyyn vastasi {answered} henkilöä. Kutsuttujen määrä ei ole tiedossa, joten vastausastetta ei voi laskea."
        )
    },
    response_answered: |answered| format!("Kyselyyn vastasi {answered} henkilöä."),
    response_too_few: "Vastauksia on niin vähän, ettei lukumäärää esitetä. Näin suojataan vastaajien yksityisyyttä.",
    finding: |w| match (w.status, w.unanimous) {
        (Some(Status::Shown), _) if w.at_most => {
            format!(
                "{}: tavoite ({}) saavutettiin, ja luottamusvälin ylärajakin on tavoitteen tasolla tai sen alle.",
                w.label, w.target
            )
        }
        (Some(Status::Shown), _) => {
            format!(
                "{}: tavoite ({}) saavutettiin, ja luottamusvälin alarajakin on vähintään tavoitteen tasolla.",
                w.label, w.target
            )
        }
        (Some(Status::Uncertain), _) => format!(
            "{}: vastaajien tulos täyttää tavoitteen ({}), mutta luottamusväli ulottuu myös \
             arvoihin, jotka eivät täytä sitä: varmaa tavoitteen saavuttaminen ei ole.",
            w.label, w.target
        ),
        (Some(Status::Open), _) => format!(
            "{}: vastaajien tulos ei täyttänyt tavoitetta ({}), mutta ero voi johtua sattumasta; tavoitteen saavuttaminen \
             jää avoimeksi.",
            w.label, w.target
        ),
        (Some(Status::NotReached), _) => {
            format!("{}: tavoitetta ({}) ei saavutettu.", w.label, w.target)
        }
        (None, Some((n, low))) => format!(
            "{}: tämä pätee kaikkiin {n} vastaajaan. Tulos sopii yhteen sen kanssa, että todellinen \
             osuus on vähintään {low} prosenttia.",
            w.label
        ),
        (None, None) if w.label.ends_with(['?', '!', '.']) => w.label.to_string(),
        (None, None) => format!("{}.", w.label),
    },
    finding_detail: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {} %:n luottamusväli {interval} %", w.level),
        };
        let detail = format!("{} vastanneista{interval}", w.fraction);
        let response = if w.response.is_empty() { String::new() } else { format!(", vastausaste {}", w.response) };
        (detail + &response).replace(" %", "\u{a0}%")
    },
    mean_detail: |w| match w.interval {
        "" => format!("n = {}", w.n),
        interval => format!("n = {}, {}\u{a0}%:n luottamusväli {interval}", w.n, w.level),
    },
    rate: |w| {
        let answered = if w.answers.is_empty() { String::new() } else { format!(" vastasi {}", w.answers) };
        let told = format!("{}: {} prosenttia vastaajista ({}){answered}", w.label, w.percent, w.fraction);
        match w.interval {
            "" => format!("{told}."),
            interval => format!("{told}; {} prosentin luottamusväli {interval}\u{a0}%.", w.level),
        }
    },
    mean: |w| match w.interval {
        "" => format!("{}: keskiarvo {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!("{}: keskiarvo {} (n = {}, {} prosentin luottamusväli {interval}).", w.label, w.value, w.n, w.level)
        }
    },
    median: |w| match w.interval {
        "" => format!("{}: mediaani {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!("{}: mediaani {} (n = {}, {} prosentin luottamusväli {interval}).", w.label, w.value, w.n, w.level)
        }
    },
    net: |w| match w.interval {
        "" => format!("{}: suositteluluku {} (n = {}).", w.label, w.value, w.n),
        interval => format!(
            "{}: suositteluluku {} (n = {}, {} prosentin luottamusväli {interval}).",
            w.label, w.value, w.n, w.level
        ),
    },
    count: |label, k, n| format!("{label}: {k} vastaajaa {n} vastaajasta."),
    finite_caption: "Mitä luvut kertovat kaikista kutsutuista: kuinka moni heistä kuuluisi lukuun",
    finite_alike: |level| format!("Jos muut ajattelevat samoin ({level} prosentin varmuudella)"),
    finite_whatever: "Ajattelivatpa muut mitä tahansa",
    note_finite: "Muut = kutsutut, jotka eivät vastanneet kysymykseen. Luvut koskevat vain näitä kutsuttuja.",
    count_range: |low, high| format!("{low}–{high}"),
    or: "tai",
    open_answers: |n| {
        format!(
            "Avoimeen kysymykseen vastasi {n} henkilöä. Vastauksia ei julkaista ennen kuin ihminen on lukenut ja \
             hyväksynyt jokaisen."
        )
    },
    hidden: "Ei esitetä vastaajien suojaamiseksi",
    hidden_figure: |label| format!("{label}: tulosta ei esitetä. Näin suojataan vastaajien yksityisyyttä."),
    main_limit: "Tulokset perustuvat vastaajien omiin arvioihin, eikä vertailuryhmää ollut: kysely ei yksin osoita, mikä \
                 osa tuloksista on toiminnan ansiota.",

    caption_headlines: "Keskeiset osuudet, luottamusvälit ja tavoitteet",
    caption_answered: "Vastanneet ryhmittäin",
    caption_response: "Kutsutut, vastanneet ja vastausaste",
    caption_topic_chart: |topic| format!("{topic}: vastausten jakauma"),
    caption_group: |label| format!("{label} ryhmittäin"),
    caption_distribution: |question| question.to_string(),

    note_hidden: |minimum| {
        format!(
            ".. = ei esitetä vastaajien suojaamiseksi (ryhmässä alle {minimum} vastausta, tai pienemmän ryhmän voisi päätellä)."
        )
    },
    note_indicative: "Alle kymmenen vastauksen ryhmien luvut ovat suuntaa antavia.",
    note_cant_say_outside: "”En osaa sanoa” -vastaukset eivät ole mukana prosenteissa.",
    note_cant_say_inside: |label| format!("{label}: ”en osaa sanoa” -vastaukset ovat mukana nimittäjässä."),
    note_rounding: "Osuuksien summa voi pyöristyksen vuoksi poiketa sadasta.",
    note_parts: "Rivit eivät summaudu kaikkiin: liian pieniä ryhmiä ei luetella, ja joku voi olla ilman ryhmää tai usean \
                 ryhmän rivillä.",
    note_sums: "Summat on laskettu ennen pyöristystä, joten esitetyt osat eivät aina täsmää summaan.",
    note_multiple: "Vastaaja sai valita useita vaihtoehtoja; osuudet on laskettu vastanneista henkilöistä.",
    note_rank: "Vastaaja asetti vaihtoehdot järjestykseen; osuudet kertovat, kuinka moni pani vaihtoehdon ensimmäiseksi.",
    note_missing: |w| {
        let parts = [
            ("en osaa sanoa", w.cant_say),
            ("ei koske vastaajaa", w.not_applicable),
            ("ei halunnut vastata", w.refused),
            ("tyhjiä", w.blank),
            ("ei näytetty vastaajalle", w.not_shown),
        ];
        let given: Vec<String> =
            parts.iter().filter(|(_, n)| !n.is_empty()).map(|(what, n)| format!("{what} {n}")).collect();
        format!("Osuuksien ulkopuolella: {}.", given.join(", "))
    },
    note: |code, about| match code {
        NoteCode::LowResponseRate => {
            "Alle puolet kutsutuista vastasi. Vastaamatta jättäneet voivat ajatella toisin kuin vastanneet.".into()
        }
        NoteCode::InvitedUnknown => "Kutsuttujen määrä ei ole tiedossa, joten vastausastetta ei voi laskea.".into(),
        NoteCode::ManyCantSay => format!("{about}: yli kymmenesosa vastasi ”en osaa sanoa”."),
        NoteCode::CantSayInside => format!("{about}: ”en osaa sanoa” -vastaukset ovat mukana nimittäjässä."),
        NoteCode::MoreAnswersThanInvited => {
            "Vastauksia on enemmän kuin kutsuttuja, joten vastausastetta ei voi laskea. Tarkista luvut.".into()
        }
        NoteCode::Clustered => format!(
            "Vastaajat tulevat samoista ryhmistä ({about}), ja saman ryhmän vastaukset muistuttavat usein toisiaan. \
             Luottamusvälit olettavat vastaajat toisistaan riippumattomiksi, joten todellinen epävarmuus voi olla \
             suurempi."
        ),
        NoteCode::MedianPartlyLinked => format!(
            "{about}: mediaanin muutosta ei kerrota. Osa vastaajista tunnistettiin, mutta liian harva verrattavaksi itseensä, joten \
             kerroilla ei ole samoja eikä eri ihmisiä."
        ),
        NoteCode::MedianNotAgainst => {
            format!("{about}: mediaania ei verrata vertailuryhmään; keskiarvoa tai osuutta voi verrata.")
        }
        NoteCode::CountNotCompared => format!(
            "{about}: ihmisten lukumäärä riippuu siitä, kuinka moni vastasi, joten sen muutosta ei kerrota. Samojen vastausten \
             osuutta voi verrata."
        ),
        NoteCode::OrganisationsNotCompared => {
            format!("{about}: organisaatioiden osuuden muutosta ei lasketa; jokaisen kyselykerran luku on omansa.")
        }
        NoteCode::WavesNotCompared => {
            "Raportti kertoo viimeisimmästä kyselykerrasta; aiempien kertojen jakaumat ovat liitteessä. \
             Kertojen välistä muutosta ei ole laskettu."
                .into()
        }
    },

    method_interval: |method, level| {
        let name = match method {
            Method::ClopperPearson => "Clopperin ja Pearsonin (1934) eksakti väli, joka ei koskaan lupaa liikaa",
            Method::MidP => "mid-P-väli (Lancaster 1961), joka sopii vähille vastauksille lähellä 100:aa prosenttia",
            Method::Jeffreys => "Jeffreysin väli (Brown, Cai ja DasGupta 2001)",
            Method::AgrestiCoull => "Agrestin ja Coullin (1998) väli",
            Method::KornGraubard => "Clopperin ja Pearsonin väli tehollisella vastausmäärällä (Korn ja Graubard 1998)",
            Method::WilsonEffective => "Wilsonin väli tehollisella vastausmäärällä (Dean ja Pagano 2015)",
            _ => {
                "Wilsonin (1927) väli, joka pitää lupauksensa myös vähillä vastauksilla ja lähellä 0:aa ja 100:aa prosenttia \
                 (Brown, Cai ja DasGupta 2001)"
            }
        };
        format!(
            "Luottamusväli kertoo, missä osuus todennäköisesti on, kun satunnaisvaihtelu otetaan huomioon. Osuuksien {level} \
             prosentin luottamusvälinä on {name}."
        )
    },
    method_mean: "Keskiarvon luottamusväli on Studentin t-väli (1908): hajonta arvioidaan samoista vastauksista.",
    method_median: |method| match method {
        Method::Woodruff => {
            "Mediaanin luottamusväli on Woodruffin (1952): mistä mihin vastaukset saavuttavat puolikkaan osuuden välin \
             rajat."
        }
        _ => {
            "Mediaanin luottamusväli perustuu järjestystunnuslukuihin (Hahn ja Meeker 1991), jotka pätevät vastausten \
             jakaumasta riippumatta."
        }
    },
    method_net: |method| match method {
        Method::Rocks => {
            "Suositteluluku on arvosanojen 9–10 ja 0–6 antaneiden osuuksien erotus (−100…100), ja sen luottamusväli on \
             Rocksin (2016) julkaistu vakiomenetelmä: kolme lisättyä vastausta pitävät välin leveänä myös silloin, kun kaikki \
             vastaavat samoin."
        }
        Method::BonettPrice => {
            "Suositteluluku on arvosanojen 9–10 ja 0–6 antaneiden osuuksien erotus (−100…100), ja sen luottamusväli on \
             Bonettin ja Pricen (2012) väli, joka on varovainen, kun lähes kaikki vastaukset ovat samalla puolella."
        }
        _ => {
            "Suositteluluku on arvosanojen 9–10 ja 0–6 antaneiden osuuksien erotus (−100…100), ja sen luottamusväli on \
             Tangon (1998) väli: luku on kahden osuuden erotus eikä itse osuus."
        }
    },
    method_finite: |method| match method {
        FiniteMethod::HypergeometricExactFpc => {
            "Kutsuttuja koskeva vaihteluväli on eksakti kaksisuuntainen hypergeometrinen väli (Wright 1991), joka ei koskaan \
             lupaa liikaa. Se olettaa, että vastaamatta jättäneet ajattelevat samoin kuin vastanneet."
        }
        FiniteMethod::WilsonFpc => {
            "Kutsuttuja koskeva vaihteluväli on Wilsonin väli sillä vastausmäärällä, joka kertoisi yhtä paljon rajattomasta \
             joukosta (Burstein 1975). Se on kapeampi kuin eksakti väli ja voi luvata liikaa. Se olettaa, että vastaamatta \
             jättäneet ajattelevat samoin kuin vastanneet."
        }
    },
    method_alpha: |method| match method {
        Method::Bootstrap => {
            "Cronbachin alfan (1951) luottamusväli on saatu poimimalla vastaajista uusia otoksia (bootstrap, Efron 1981; \
             poiminta on joka ajossa sama). McDonaldin omega (1999) ei oleta, että kaikki kysymykset painavat yhtä paljon."
        }
        _ => {
            "Cronbachin alfan (1951) luottamusväli on Feldtin, Woodruffin ja Salihin (1987), tarkka \
             normaalijakautuneille vastauksille. \
             McDonaldin omega (1999) ei oleta, että kaikki kysymykset painavat yhtä paljon."
        }
    },
    method_targets: "Tavoite on saavutettu, kun koko luottamusväli täyttää sen; täyttyi mutta ei varma, kun vain vastaajien \
                     osuus täyttää sen; ei saavutettu, kun koko luottamusväli jää siitä; muuten avoin.",
    method_primary: |label| format!("Ensisijainen, etukäteen nimetty tunnusluku: {label}. Muut ovat toissijaisia."),
    method_rounding: "Luvut on pyöristetty vasta esitettäessä, puolikkaat nollasta poispäin.",
    method_cant_say: "”En osaa sanoa” -vastaukset on laskettu ja esitetty erikseen.",
    reliability: |w| {
        let interval = if w.interval.is_empty() {
            String::new()
        } else {
            format!(", {} prosentin luottamusväli {}", w.level, w.interval)
        };
        let omega = if w.omega.is_empty() { String::new() } else { format!("; McDonaldin omega {}", w.omega) };
        format!("{} ({} kysymystä): Cronbachin alfa {}{interval}, n = {}{omega}.", w.label, w.questions, w.alpha, w.n)
    },
    reliability_refused: |label| {
        format!("{label}: reliabiliteettia ei esitetä, koska kaikkiin kysymyksiin vastanneita on alle kymmenen.")
    },
    reliability_warning: |warning| match warning {
        ReliabilityWarning::Unstable => "Luku on epävakaa, koska vastaajia tai kysymyksiä on vähän.",
        ReliabilityWarning::CheckReversed => "Jokin kysymys kulkee muita vastaan: tarkista käännetyt kysymykset.",
    },
    groups_alike: |n| {
        format!("Ryhmien välillä ei voida todeta selvää eroa: havaittu ero voi johtua sattumasta (vertailuja {n}).")
    },
    groups_differ: |names, reference, n| match reference {
        "" => format!(
            "Muista vastaajista eroaa: {names} (vertailuja {n}; p-arvot korjattu vertailujen määrällä). Ero ei kerro syytä."
        ),
        reference => {
            format!(
                "Vertailuryhmästä ({reference}) eroaa: {names} (vertailuja {n}; p-arvot korjattu vertailujen määrällä). Ero ei kerro syytä."
            )
        }
    },
    protection_rules: |minimum, health| {
        format!(
            "Mitään lukua ei esitetä alle {minimum} vastauksesta (terveyttä koskevissa kysymyksissä alle {health}). Alle \
             kymmenen vastauksen ryhmistä (terveyttä koskevissa kysymyksissä alle kahdenkymmenen) ei kerrota, että \
             kaikki tai ettei kukaan vastannut myönteisesti, ellei koko aineisto jo kerro sitä. Jos piilotetun ryhmän voisi laskea kokonaisluvuista, piilotetaan lisää."
        )
    },
    protection_count: |hidden, cells| format!("Raportin {cells} luvusta {hidden} on jätetty esittämättä."),
    protection_reason: |reason| format!("Ryhmän vähimmäiskokoa on pienennetty tällä perusteella: {reason}"),
    provenance_text: |version| {
        format!(
            "Raportti on tehty ohjelmalla mittari {version}. Sama aineisto ja samat asetukset tuottavat samat luvut. \
             Tiivisteestä (SHA-256) näkee, että aineisto on sama."
        )
    },
    wave: "Kyselykerta",
    file: "Tiedosto",
    rows: "Rivejä",
    used: "Käytetty",
    hash: "SHA-256",
};
