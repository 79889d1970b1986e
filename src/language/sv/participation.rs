//! Words about who took part.

use crate::language::messages::ParticipationWords;
use crate::survey::{ActivityKind, Basis, ClassBy, EsrClass, ParticipationMeasure};

pub(super) const PARTICIPATION: ParticipationWords = ParticipationWords {
    heading: "Vilka deltog och i vad",
    intro: "Siffrorna kommer från deltagarregistret, inte från enkätsvaren. Varje person räknas en gång. Besöken på \
            evenemang räknas för sig: en och samma person kan stå för flera besök.",
    caption_all: "Deltagandet i siffror",
    caption_activities: "Deltagande enligt verksamhetsform",
    caption_organisations: "Deltagare enligt organisation",
    measure: |measure| match measure {
        ParticipationMeasure::Persons => "Deltagare",
        ParticipationMeasure::Visits => "Besök på evenemang",
        ParticipationMeasure::Organisations => "Organisationer som deltog",
        ParticipationMeasure::Hours => "Timmar som deltagarna lagt ner",
        ParticipationMeasure::Sessions => "Närvaro vid träffar",
        ParticipationMeasure::Completion => "Deltagare som fullföljde",
        ParticipationMeasure::SessionsHeld => "Träffar som hölls",
        ParticipationMeasure::Groups => "Grupper",
        ParticipationMeasure::GroupSize => "Gruppens storlek (median)",
        ParticipationMeasure::SessionsPerGroup => "Träffar per grupp (median)",
        ParticipationMeasure::DaysPerVisit => "Besökets längd i dagar (median)",
        ParticipationMeasure::OrganisationsPerSession => "Organisationer per träff (median)",
        ParticipationMeasure::Reciprocity => "Besök i båda riktningarna (par av organisationer)",
        ParticipationMeasure::TechnicalIncidents => "Träffar med tekniska störningar",
        ParticipationMeasure::IncidentsPerSession => "Tekniska störningar per träff (medeltal)",
        ParticipationMeasure::MinutesLost => "Minuter som gick förlorade i störningar",
    },
    kind: |kind| match kind {
        ActivityKind::NetworkEvent => "Nätverksevenemang",
        ActivityKind::OnlineCoffee => "Distanskaffe",
        ActivityKind::SocialMediaGroup => "Grupp i sociala medier",
        ActivityKind::JobShadowing => "Jobbskuggning",
        ActivityKind::StaffExchange => "Expertutbyte",
        ActivityKind::MentorPair => "Mentor–adept-par",
        ActivityKind::PeerGroup => "Kamratgrupp",
        ActivityKind::ThematicNetwork => "Temanätverk",
        ActivityKind::Seminar => "Seminarium",
        ActivityKind::Workshop => "Workshop",
        ActivityKind::Meeting => "Träff",
    },
    basis: |basis| match basis {
        Basis::Collected => "insamlade uppgifter",
        Basis::Sample => "urval",
        Basis::Estimate => "uppskattning",
    },
    value_head: "Antal",
    of_head: "Av alla",
    basis_head: "Underlag",
    activity_head: "Verksamhetsform",
    organisation_head: "Organisation",
    reached: "målet nåddes",
    not_reached: "målet nåddes inte",
    persons: |persons, invited, share| {
        format!(
            "Antalet deltagare var {persons}. Inbjudna var {invited}, så deltagarnas andel av de inbjudna är {share}."
        )
    },
    persons_only: |persons| format!("Antalet deltagare var {persons}."),
    organisations: |reached, invited| {
        format!("Antalet organisationer som deltog var {reached}; inbjudna var {invited}.")
    },
    organisations_all: |all| format!("Alla inbjudna organisationer deltog: {all}/{all}."),
    note_completion: |share| {
        format!("Fullföljt: närvarande vid minst {share} av de erbjudna träffarna. Andelen räknas av dem som började.")
    },
    note_sessions: "Närvaron jämförs med de träffar som deltagarna erbjöds.",
    note_visits: "Besöken är antalet närvarande på evenemangen. De visar inte hur många olika personer som kom.",
    note_several: "Samma person kan delta i flera verksamhetsformer, så siffrorna kan inte summeras.",
    note_reciprocity: "Paren räknas bland organisationer mellan vilka minst ett besök gjordes.",
    caption_classes: "Deltagare enligt klasserna i ESF+",
    class_head: "Klass",
    class: |class| match class {
        EsrClass::Women => "Kvinnor",
        EsrClass::Men => "Män",
        EsrClass::NonBinary => "Icke-binära",
        EsrClass::Under18 => "Under 18 år",
        EsrClass::From18To29 => "18–29 år",
        EsrClass::From30To54 => "30–54 år",
        EsrClass::From55 => "55 år eller äldre",
        EsrClass::LowerSecondary => "Högst utbildning på grundnivå (ISCED 0–2)",
        EsrClass::UpperSecondary => "Utbildning på andra stadiet eller påbyggnadsnivå (ISCED 3–4)",
        EsrClass::Tertiary => "Högre utbildning (ISCED 5–8)",
        EsrClass::Unemployed => "Arbetslösa, inklusive långtidsarbetslösa",
        EsrClass::LongTermUnemployed => "Långtidsarbetslösa",
        EsrClass::Inactive => "Utanför arbetskraften",
        EsrClass::Employed => "Sysselsatta, inklusive egenföretagare",
        EsrClass::NotKnown => "okänt",
    },
    class_by: |by| match by {
        ClassBy::Gender => "Kön",
        ClassBy::Age => "Ålder",
        ClassBy::Education => "Utbildning",
        ClassBy::LabourMarket => "Ställning på arbetsmarknaden",
    },
    note_classes: "Varje deltagare räknas en gång. Besökare på evenemang och personer som arbetar för verksamheten \
        är inte deltagare. Koderna är de gemensamma outputindikatorerna för ESF+ (EECO).",
    note_classes_asked: "Siffror vars underlag är ett urval kommer från enkätsvaren: de beskriver dem som svarade, inte \
        alla deltagare.",
    caption_genders: "Deltagare enligt klasserna i ESF+ och kön",
    note_genders: "Antalen redovisas bara för klasser med minst tio deltagare av varje kön.",
    records: "Deltagarregister",
};
