//! Words about who took part.

use crate::language::messages::ParticipationWords;
use crate::survey::{ActivityKind, Basis, ClassBy, EsrClass, ParticipationMeasure};

pub(super) const PARTICIPATION: ParticipationWords = ParticipationWords {
    heading: "Who took part, and in what",
    intro: "These figures come from the participation records, not from the answers to the survey. Every person is \
            counted once. Visits to events are counted separately: one person can make several visits.",
    caption_all: "Participation in figures",
    caption_activities: "Participation by activity",
    caption_organisations: "Participants by organisation",
    measure: |measure| match measure {
        ParticipationMeasure::Persons => "Participants",
        ParticipationMeasure::Visits => "Visits to events",
        ParticipationMeasure::Organisations => "Organisations that took part",
        ParticipationMeasure::Hours => "Hours given by participants",
        ParticipationMeasure::Sessions => "Attendances at sessions",
        ParticipationMeasure::Completion => "Participants who completed",
        ParticipationMeasure::SessionsHeld => "Sessions held",
        ParticipationMeasure::Groups => "Groups",
        ParticipationMeasure::GroupSize => "Size of a group (median)",
        ParticipationMeasure::SessionsPerGroup => "Sessions of a group (median)",
        ParticipationMeasure::DaysPerVisit => "Days of a visit (median)",
        ParticipationMeasure::OrganisationsPerSession => "Organisations at a session (median)",
        ParticipationMeasure::Reciprocity => "Visits in both directions (pairs of organisations)",
        ParticipationMeasure::TechnicalIncidents => "Sessions with technical incidents",
        ParticipationMeasure::IncidentsPerSession => "Technical incidents per session (mean)",
        ParticipationMeasure::MinutesLost => "Minutes lost to incidents",
    },
    kind: |kind| match kind {
        ActivityKind::NetworkEvent => "Network event",
        ActivityKind::OnlineCoffee => "Online coffee",
        ActivityKind::SocialMediaGroup => "Social-media group",
        ActivityKind::JobShadowing => "Job shadowing",
        ActivityKind::StaffExchange => "Staff exchange",
        ActivityKind::MentorPair => "Mentor–mentee pair",
        ActivityKind::PeerGroup => "Peer group",
        ActivityKind::ThematicNetwork => "Thematic network",
        ActivityKind::Seminar => "Seminar",
        ActivityKind::Workshop => "Workshop",
        ActivityKind::Meeting => "Meeting",
    },
    basis: |basis| match basis {
        Basis::Collected => "collected",
        Basis::Sample => "sample",
        Basis::Estimate => "estimate",
    },
    value_head: "Number",
    of_head: "Of all",
    basis_head: "Basis",
    activity_head: "Activity",
    organisation_head: "Organisation",
    reached: "target reached",
    not_reached: "target not reached",
    persons: |persons, invited, share| {
        format!("Number of participants: {persons}. Invited: {invited}. Participants are {share} of those invited.")
    },
    persons_only: |persons| format!("Number of participants: {persons}."),
    organisations: |reached, invited| format!("Organisations that took part: {reached}. Invited: {invited}."),
    organisations_all: |all| format!("All organisations that were invited took part: {all}/{all}."),
    note_completion: |share| {
        format!("Completed: attended at least {share} of the sessions offered. The share is of those who started.")
    },
    note_sessions: "Attendances are compared with the sessions that were offered to the participants.",
    note_visits: "Visits are head counts at events. They do not tell how many different people came.",
    note_several: "One person can take part in several activities, so the figures do not add up.",
    note_reciprocity: "Pairs are counted among organisations between which there was at least one visit.",
    caption_classes: "Participants by the classes of ESF+",
    class_head: "Class",
    class: |class| match class {
        EsrClass::Women => "Women",
        EsrClass::Men => "Men",
        EsrClass::NonBinary => "Non-binary",
        EsrClass::Under18 => "Under 18 years",
        EsrClass::From18To29 => "18–29 years",
        EsrClass::From30To54 => "30–54 years",
        EsrClass::From55 => "55 years or more",
        EsrClass::LowerSecondary => "Lower secondary education or less (ISCED 0–2)",
        EsrClass::UpperSecondary => "Upper secondary or post-secondary education (ISCED 3–4)",
        EsrClass::Tertiary => "Tertiary education (ISCED 5–8)",
        EsrClass::Unemployed => "Unemployed, including long-term",
        EsrClass::LongTermUnemployed => "Long-term unemployed",
        EsrClass::Inactive => "Inactive",
        EsrClass::Employed => "Employed, including self-employed",
        EsrClass::NotKnown => "not known",
    },
    class_by: |by| match by {
        ClassBy::Gender => "Gender",
        ClassBy::Age => "Age",
        ClassBy::Education => "Education",
        ClassBy::LabourMarket => "Labour-market status",
    },
    note_classes: "Each participant is counted once. Visitors of events and people who work for the programme are \
        not participants. The codes are those of the common output indicators of ESF+ (EECO).",
    note_classes_asked: "Figures with the basis “sample” come from the answers to the survey and describe those who \
        answered, not all participants.",
    records: "Participation records",
};
