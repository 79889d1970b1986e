//! Messages about who took part.

use crate::survey::{ActivityKind, Basis, ClassBy, EsrClass, ParticipationMeasure};

/// Words about who took part.
pub(crate) struct ParticipationWords {
    pub(crate) heading: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) caption_all: &'static str,
    pub(crate) caption_activities: &'static str,
    pub(crate) caption_organisations: &'static str,
    pub(crate) measure: fn(ParticipationMeasure) -> &'static str,
    pub(crate) kind: fn(ActivityKind) -> &'static str,
    pub(crate) basis: fn(Basis) -> &'static str,
    pub(crate) value_head: &'static str,
    /// Of how many.
    pub(crate) of_head: &'static str,
    pub(crate) basis_head: &'static str,
    pub(crate) activity_head: &'static str,
    pub(crate) organisation_head: &'static str,
    pub(crate) reached: &'static str,
    pub(crate) not_reached: &'static str,
    /// Everybody took part of so many who were invited: `persons`, `invited`, `share` with its sign.
    pub(crate) persons: fn(&str, &str, &str) -> String,
    pub(crate) persons_only: fn(&str) -> String,
    pub(crate) organisations: fn(&str, &str) -> String,
    pub(crate) organisations_all: fn(&str) -> String,
    /// The share of sessions from which on a person has completed, with its sign.
    pub(crate) note_completion: fn(&str) -> String,
    pub(crate) note_sessions: &'static str,
    pub(crate) note_visits: &'static str,
    pub(crate) note_several: &'static str,
    pub(crate) note_reciprocity: &'static str,
    pub(crate) caption_classes: &'static str,
    pub(crate) class_head: &'static str,
    pub(crate) class: fn(EsrClass) -> &'static str,
    pub(crate) class_by: fn(ClassBy) -> &'static str,
    pub(crate) note_classes: &'static str,
    pub(crate) note_classes_asked: &'static str,
    pub(crate) caption_genders: &'static str,
    pub(crate) note_genders: &'static str,
    /// What the log is called among the files of a report.
    pub(crate) records: &'static str,
}
