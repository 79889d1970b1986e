//! Words about who took part.

use crate::language::messages::ParticipationWords;
use crate::survey::{ActivityKind, Basis, ParticipationMeasure};

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
        ParticipationMeasure::OrganisationsPerSession => "Organisationer per träff (median)",
        ParticipationMeasure::Reciprocity => "Besök i båda riktningarna (par av organisationer)",
        ParticipationMeasure::TechnicalIncidents => "Träffar med tekniska störningar",
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
    records: "Deltagarregister",
};
