//! `[participation]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Date, ParticipantClass};
use crate::language::Text;

/// `[participation]`: who took part, when, in what.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Log with a row per person and session (CSV, Excel or ODS); persons are counted in memory and never named.
    pub log: Option<String>,
    /// List with a row per event or session: visits without persons, technical incidents.
    pub events: Option<String>,
    /// Where the figures of the log come from.
    #[serde(default)]
    pub basis: Basis,
    /// Where the figures of the event list come from; head counts at a door are estimates.
    #[serde(default)]
    pub events_basis: Basis,
    /// First day of the programme; earlier dates are reported.
    pub starts: Option<Date>,
    /// Last day of the programme; later dates are reported.
    pub ends: Option<Date>,
    /// How many people were invited to take part.
    pub invited: Option<u64>,
    /// How many organisations were invited to take part.
    pub organisations: Option<u64>,
    /// The background question whose answers are the organisations of the log: gives reach by organisation.
    pub organisation_question: Option<String>,
    /// Roles of people who work for the programme (facilitator, secretary): they are no participants.
    #[serde(default)]
    pub staff: Vec<String>,
    /// Share of the offered sessions from which on a person has completed, above 0 up to 1.
    #[serde(default = "default_complete_at")]
    pub complete_at: f64,
    /// Headers of the log and the event list, where they are not recognised.
    #[serde(default)]
    pub columns: ParticipationColumns,
    /// What people took part in.
    #[serde(default)]
    pub activity: Vec<Activity>,
    /// By which backgrounds a funder counts participants.
    #[serde(default)]
    pub class: Vec<ParticipantClass>,
    /// What was promised to the funder.
    #[serde(default)]
    pub target: Vec<ParticipationTarget>,
}

fn default_complete_at() -> f64 {
    2.0 / 3.0
}

/// `[participation.columns]`: headers of the log and the event list.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ParticipationColumns {
    /// The person, by a code or a name; compared in memory, never written.
    pub person: Option<String>,
    /// The person's organisation.
    pub organisation: Option<String>,
    /// The organisation that was visited.
    pub host: Option<String>,
    /// The group that met.
    pub group: Option<String>,
    /// The activity.
    pub activity: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// Hours given.
    pub hours: Option<String>,
    /// The person's role.
    pub role: Option<String>,
    /// Visits to an event.
    pub visits: Option<String>,
    /// Technical incidents at a session.
    pub incidents: Option<String>,
    /// Minutes that were lost to them.
    pub minutes_lost: Option<String>,
}

/// `[[participation.activity]]`: something that people take part in.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Short name; `results.json` uses it.
    pub id: String,
    /// What kind of activity it is.
    pub kind: ActivityKind,
    /// Name in the report; default: the name of its kind.
    pub title: Option<Text>,
    /// Other names that the log and the event list use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How many sessions each participant was offered; default: the days on which the person's group met.
    pub sessions: Option<u64>,
    /// How many people were invited to it.
    pub invited: Option<u64>,
}

/// Kinds of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// An event of a network.
    NetworkEvent,
    /// An informal online coffee.
    OnlineCoffee,
    /// A group in social media.
    SocialMediaGroup,
    /// Following another's work for some days.
    JobShadowing,
    /// Exchange or lending of staff.
    StaffExchange,
    /// A mentor and a mentee.
    MentorPair,
    /// A peer group that meets several times.
    PeerGroup,
    /// A thematic network.
    ThematicNetwork,
    /// A seminar.
    Seminar,
    /// A workshop.
    Workshop,
    /// A meeting of a service.
    Meeting,
}

/// What is counted of participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParticipationMeasure {
    /// Each person once; of those invited.
    Persons,
    /// Visits of the event list, each of them; no persons.
    Visits,
    /// Organisations reached; of those invited.
    Organisations,
    /// Hours given by participants.
    Hours,
    /// Sessions attended; of those offered.
    Sessions,
    /// People who attended the stated share of what they were offered; of those who started.
    Completion,
    /// Sessions and events that were held.
    SessionsHeld,
    /// Groups that met.
    Groups,
    /// Median number of people in a group.
    GroupSize,
    /// Median number of sessions that a group held.
    SessionsPerGroup,
    /// Median number of days of a person's visit: job shadowing and exchange of staff.
    DaysPerVisit,
    /// Median number of organisations at a session.
    OrganisationsPerSession,
    /// Pairs of organisations that visited each other; of those between which there was a visit.
    Reciprocity,
    /// Sessions with a technical incident; of those of which that is known.
    TechnicalIncidents,
    /// Technical incidents per session, on average.
    IncidentsPerSession,
    /// Minutes lost to technical incidents, in all.
    MinutesLost,
}

/// `[[participation.target]]`: what was promised.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipationTarget {
    /// Of which figure.
    pub measure: ParticipationMeasure,
    /// Of which activity; default: of all together.
    pub activity: Option<String>,
    /// At least so many.
    pub at_least: f64,
}

impl ActivityKind {
    /// Whether the same people meet several times, so that there is something to complete.
    pub fn is_a_series(self) -> bool {
        matches!(self, Self::PeerGroup | Self::MentorPair | Self::Meeting)
    }

    /// Whether a person visits another organisation for some days.
    pub fn is_a_visit(self) -> bool {
        matches!(self, Self::JobShadowing | Self::StaffExchange)
    }

    /// Whether people of several organisations come together at a time, so that it has sessions to count.
    pub fn gathers(self) -> bool {
        !matches!(self, Self::SocialMediaGroup | Self::JobShadowing | Self::StaffExchange)
    }
}
