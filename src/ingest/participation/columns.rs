//! Which column of a log or an event list holds what.

use super::super::heading::normal_header;
use crate::survey::ParticipationColumns;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Person,
    Organisation,
    Host,
    Group,
    Activity,
    Date,
    Hours,
    Role,
    Visits,
    Incidents,
    MinutesLost,
}

/// Headers that people use, the one to propose first.
const HEADERS: &[(Field, &str, &[&str])] = &[
    (
        Field::Person,
        "person",
        &[
            "person",
            "code",
            "participant",
            "participant id",
            "henkilö",
            "koodi",
            "henkilökoodi",
            "osallistuja",
            "vastaajakoodi",
            "tunnus",
            "kod",
            "personkod",
            "deltagare",
            "deltagarkod",
        ],
    ),
    (
        Field::Organisation,
        "organisation",
        &[
            "organisation",
            "organization",
            "employer",
            "workplace",
            "organisaatio",
            "työpaikka",
            "työnantaja",
            "liitto",
            "lähettävä organisaatio",
            "jäsenorganisaatio",
            "arbetsplats",
            "arbetsgivare",
            "sändande organisation",
            "sending organisation",
        ],
    ),
    (
        Field::Host,
        "host",
        &[
            "host",
            "host organisation",
            "receiving organisation",
            "vastaanottava organisaatio",
            "vastaanottaja",
            "kohdeorganisaatio",
            "mottagande organisation",
            "värdorganisation",
        ],
    ),
    (Field::Group, "group", &["group", "ryhmä", "grupp", "ryhmän nimi", "gruppens namn", "group name"]),
    (
        Field::Activity,
        "activity",
        &["activity", "form", "toiminta", "toimintamuoto", "muoto", "aktivitet", "verksamhet", "verksamhetsform"],
    ),
    (Field::Date, "date", &["date", "day", "päivä", "päivämäärä", "pvm", "ajankohta", "datum", "dag"]),
    (Field::Hours, "hours", &["hours", "h", "tunnit", "tunteja", "tuntia", "kesto (h)", "timmar", "längd (h)"]),
    (Field::Role, "role", &["role", "rooli", "roll"]),
    (
        Field::Visits,
        "visits",
        &[
            "visits",
            "attendance",
            "headcount",
            "participants",
            "käynnit",
            "käyntejä",
            "kävijät",
            "kävijämäärä",
            "osallistujia",
            "osallistujamäärä",
            "besök",
            "antal deltagare",
            "antal besök",
        ],
    ),
    (
        Field::Incidents,
        "incidents",
        &[
            "incidents",
            "technical incidents",
            "häiriöt",
            "tekniset häiriöt",
            "tekniset ongelmat",
            "störningar",
            "tekniska störningar",
            "tekniska problem",
        ],
    ),
    (
        Field::MinutesLost,
        "minutes_lost",
        &["minutes lost", "menetetyt minuutit", "häiriöminuutit", "förlorade minuter"],
    ),
];

impl Field {
    /// Its key in `[participation.columns]`.
    pub(super) fn key(self) -> &'static str {
        HEADERS.iter().find(|(field, ..)| *field == self).map_or("", |(_, key, _)| key)
    }

    /// The header that `survey.toml` names for it.
    pub(super) fn named(self, columns: &ParticipationColumns) -> Option<&String> {
        match self {
            Self::Person => columns.person.as_ref(),
            Self::Organisation => columns.organisation.as_ref(),
            Self::Host => columns.host.as_ref(),
            Self::Group => columns.group.as_ref(),
            Self::Activity => columns.activity.as_ref(),
            Self::Date => columns.date.as_ref(),
            Self::Hours => columns.hours.as_ref(),
            Self::Role => columns.role.as_ref(),
            Self::Visits => columns.visits.as_ref(),
            Self::Incidents => columns.incidents.as_ref(),
            Self::MinutesLost => columns.minutes_lost.as_ref(),
        }
    }

    /// Every field.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        HEADERS.iter().map(|(field, ..)| *field)
    }
}

/// Where each field stands.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(Field, usize)>);

impl Fields {
    /// The first column whose header fits each field: the one that `survey.toml` names, else one that people use.
    pub(super) fn of(headers: &[String], columns: &ParticipationColumns) -> Self {
        let headers: Vec<String> = headers.iter().map(|header| normal_header(header)).collect();
        let column = |field: Field| match field.named(columns) {
            Some(name) => headers.iter().position(|header| *header == normal_header(name)),
            None => headers
                .iter()
                .position(|header| HEADERS.iter().any(|(f, _, names)| *f == field && names.contains(&header.as_str()))),
        };
        Self(Field::all().filter_map(|field| Some((field, column(field)?))).collect())
    }

    /// How many are known.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The column of a field.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }
}
