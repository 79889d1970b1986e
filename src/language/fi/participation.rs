//! Words about who took part.

use crate::language::messages::ParticipationWords;
use crate::survey::{ActivityKind, Basis, ClassBy, EsrClass, ParticipationMeasure};

pub(super) const PARTICIPATION: ParticipationWords = ParticipationWords {
    heading: "Ketkä osallistuivat ja mihin",
    intro: "Luvut on laskettu osallistumistiedoista, ei kyselyn vastauksista. Jokainen ihminen on laskettu kerran. \
            Tilaisuuksien käynnit on laskettu erikseen: yksi ihminen voi olla mukana monessa käynnissä.",
    caption_all: "Osallistuminen lukuina",
    caption_activities: "Osallistuminen toimintamuodoittain",
    caption_organisations: "Osallistujat organisaatioittain",
    measure: |measure| match measure {
        ParticipationMeasure::Persons => "Osallistujia",
        ParticipationMeasure::Visits => "Käyntejä tilaisuuksissa",
        ParticipationMeasure::Organisations => "Organisaatioita mukana",
        ParticipationMeasure::Hours => "Osallistujien käyttämiä tunteja",
        ParticipationMeasure::Sessions => "Osallistumisia tapaamisiin",
        ParticipationMeasure::Completion => "Loppuun asti osallistuneita",
        ParticipationMeasure::SessionsHeld => "Pidettyjä tapaamisia",
        ParticipationMeasure::Groups => "Ryhmiä",
        ParticipationMeasure::GroupSize => "Ryhmän koko (mediaani)",
        ParticipationMeasure::SessionsPerGroup => "Tapaamisia ryhmää kohti (mediaani)",
        ParticipationMeasure::DaysPerVisit => "Vierailun kesto päivinä (mediaani)",
        ParticipationMeasure::OrganisationsPerSession => "Organisaatioita tapaamista kohti (mediaani)",
        ParticipationMeasure::Reciprocity => "Vierailut molempiin suuntiin (organisaatiopareja)",
        ParticipationMeasure::TechnicalIncidents => "Tapaamisia, joissa oli teknisiä häiriöitä",
        ParticipationMeasure::IncidentsPerSession => "Teknisiä häiriöitä tapaamista kohti (keskiarvo)",
        ParticipationMeasure::MinutesLost => "Häiriöihin menetettyjä minuutteja",
    },
    kind: |kind| match kind {
        ActivityKind::NetworkEvent => "Verkostotapahtuma",
        ActivityKind::OnlineCoffee => "Etäkahvit",
        ActivityKind::SocialMediaGroup => "Someryhmä",
        ActivityKind::JobShadowing => "Työn seuraaminen",
        ActivityKind::StaffExchange => "Asiantuntijavaihto",
        ActivityKind::MentorPair => "Mentori–aktori-pari",
        ActivityKind::PeerGroup => "Vertaisryhmä",
        ActivityKind::ThematicNetwork => "Teemaverkosto",
        ActivityKind::Seminar => "Seminaari",
        ActivityKind::Workshop => "Työpaja",
        ActivityKind::Meeting => "Tapaaminen",
    },
    basis: |basis| match basis {
        Basis::Collected => "kerätty tieto",
        Basis::Sample => "otos",
        Basis::Estimate => "arvio",
    },
    value_head: "Määrä",
    of_head: "Kaikista",
    basis_head: "Tiedon perusta",
    activity_head: "Toimintamuoto",
    organisation_head: "Organisaatio",
    reached: "tavoite toteutui",
    not_reached: "tavoite ei toteutunut",
    persons: |persons, invited, share| {
        format!(
            "Osallistujia oli {persons}. Kutsuttuja oli {invited}, joten osallistujien osuus kutsutuista on {share}."
        )
    },
    persons_only: |persons| format!("Osallistujia oli {persons}."),
    organisations: |reached, invited| format!("Organisaatioita oli mukana {reached}; kutsuttuja oli {invited}."),
    organisations_all: |all| format!("Mukana olivat kaikki kutsutut organisaatiot: {all}/{all}."),
    note_completion: |share| {
        format!(
            "Loppuun asti osallistunut: mukana vähintään {share} tarjotuista tapaamisista. Osuus lasketaan niistä, \
             jotka aloittivat."
        )
    },
    note_sessions: "Osallistumisia verrataan tapaamisiin, joita osallistujille tarjottiin.",
    note_visits: "Käynnit ovat tilaisuuksien kävijämääriä. Ne eivät kerro, kuinka monta eri ihmistä kävi.",
    note_several: "Sama ihminen voi olla mukana useassa toimintamuodossa, joten luvuista ei saa summaa.",
    note_reciprocity: "Parit on laskettu organisaatioista, joiden välillä oli vähintään yksi vierailu.",
    caption_classes: "Osallistujat ESR+:n luokissa",
    class_head: "Luokka",
    class: |class| match class {
        EsrClass::Women => "Naisia",
        EsrClass::Men => "Miehiä",
        EsrClass::NonBinary => "Muunsukupuolisia",
        EsrClass::Under18 => "Alle 18-vuotiaita",
        EsrClass::From18To29 => "18–29-vuotiaita",
        EsrClass::From30To54 => "30–54-vuotiaita",
        EsrClass::From55 => "55 vuotta täyttäneitä",
        EsrClass::LowerSecondary => "Enintään perusasteen koulutus (ISCED 0–2)",
        EsrClass::UpperSecondary => "Keskiasteen tai sen jälkeinen koulutus (ISCED 3–4)",
        EsrClass::Tertiary => "Korkea-asteen koulutus (ISCED 5–8)",
        EsrClass::Unemployed => "Työttömiä, pitkäaikaistyöttömät mukaan lukien",
        EsrClass::LongTermUnemployed => "Pitkäaikaistyöttömiä",
        EsrClass::Inactive => "Työvoiman ulkopuolella olevia",
        EsrClass::Employed => "Työssä olevia, yrittäjät mukaan lukien",
        EsrClass::NotKnown => "ei tiedossa",
    },
    class_by: |by| match by {
        ClassBy::Gender => "Sukupuoli",
        ClassBy::Age => "Ikä",
        ClassBy::Education => "Koulutus",
        ClassBy::LabourMarket => "Työmarkkina-asema",
    },
    note_classes: "Jokainen osallistuja on laskettu kerran. Tilaisuuksien kävijät ja toiminnan työntekijät eivät \
        ole osallistujia. Koodit ovat ESR+:n yhteisten tuotosindikaattorien koodeja (EECO).",
    note_classes_asked: "Luvut, joiden perusta on otos, tulevat kyselyn vastauksista: ne kuvaavat vastanneita, eivät \
        kaikkia osallistujia.",
    caption_genders: "Osallistujat ESR+:n luokissa sukupuolen mukaan",
    note_genders: "Luku kerrotaan vain, kun luokassa on jokaista sukupuolta vähintään kymmenen osallistujaa.",
    records: "Osallistumistiedot",
};
