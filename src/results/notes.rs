//! What a reader should know before believing a figure, told from published figures only.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Estimate, Results};
use crate::survey::{CantSay, Measure, Survey, WaveKind};

/// What the reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// What it is.
    pub code: NoteCode,
    /// Id of what it is about.
    pub about: String,
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// Fewer than half of the invited answered.
    LowResponseRate,
    /// How many were invited is not known.
    InvitedUnknown,
    /// More than one in ten could not say.
    ManyCantSay,
    /// "Can't say" is inside the denominator.
    CantSayInside,
    /// More answers than invitations: no response rate, no finite population.
    MoreAnswersThanInvited,
    /// People of one group answer alike, so that intervals may be too narrow.
    Clustered,
    /// The report speaks of the latest wave: no indicator was asked in several waves, so there is no change to tell.
    WavesNotCompared,
    /// A median of people of whom some were linked, too few to be compared with themselves: no change.
    MedianPartlyLinked,
    /// A median is not set against a comparison group.
    MedianNotAgainst,
    /// A number of people depends on how many answered: no change.
    CountNotCompared,
    /// A share of organisations, each of which counts once: no change.
    OrganisationsNotCompared,
}

/// Below this response rate the report warns.
const LOW_RESPONSE: f64 = 0.5;

/// Above this share of "can't say" among all who chose an option the report warns.
const MANY_CANT_SAY: f64 = 0.1;

pub(crate) fn notes(survey: &Survey, results: &Results) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |code, about: &str| notes.push(Note { code, about: about.to_string() });
    let looks_back = |wave: &str| survey.wave(wave).is_some_and(|w| w.kind == WaveKind::Retrospective);
    for response in results.response.iter().filter(|r| r.group.is_none() && !looks_back(&r.wave)) {
        match (response.invited, response.rate, response.hidden) {
            (_, _, true) => {}
            (None, _, _) => note(NoteCode::InvitedUnknown, &response.wave),
            (Some(_), None, _) => note(NoteCode::MoreAnswersThanInvited, &response.wave),
            (_, Some(rate), _) if rate < LOW_RESPONSE => note(NoteCode::LowResponseRate, &response.wave),
            _ => {}
        }
    }
    for indicator in survey.indicators() {
        let inside = indicator.cant_say == CantSay::Inside;
        if results.latest(&indicator.id).is_some_and(|estimate| many_cant_say(estimate, inside)) {
            note(NoteCode::ManyCantSay, &indicator.id);
        }
        if indicator.cant_say == CantSay::Inside {
            note(NoteCode::CantSayInside, &indicator.id);
        }
    }
    if survey.waves().len() > 1 && results.changes.is_empty() && results.trends.is_empty() {
        note(NoteCode::WavesNotCompared, survey.last_round().map_or("", |wave| &wave.id));
    }
    let compared = not_compared(survey, results);
    notes.extend(compared.into_iter().map(|(code, about)| Note { code, about: about.to_string() }));
    notes
}

/// Figures of two rounds of which no change is told, or none against the comparison group, and why.
fn not_compared<'a>(survey: &'a Survey, results: &Results) -> Vec<(NoteCode, &'a str)> {
    let mut found = Vec::new();
    for indicator in survey.indicators() {
        let is_round = |wave: &&crate::survey::Wave| wave.kind == WaveKind::Round;
        let shown = survey.waves().iter().filter(is_round).filter(|w| results.shown_in(&w.id, &indicator.id).is_some());
        if shown.count() < 2 {
            continue;
        }
        let changes = || results.changes.iter().filter(|c| c.indicator == indicator.id && c.group.is_none());
        let code = match indicator.measure {
            Measure::Median if changes().next().is_none() => NoteCode::MedianPartlyLinked,
            Measure::Median if survey.comparison().is_some() => NoteCode::MedianNotAgainst,
            Measure::Count => NoteCode::CountNotCompared,
            Measure::ShareOfOrganisations => NoteCode::OrganisationsNotCompared,
            _ => continue,
        };
        found.push((code, indicator.id.as_str()));
    }
    found
}

fn many_cant_say(estimate: &Estimate, inside: bool) -> bool {
    let (cant_say, n) = (estimate.missing.cant_say.unwrap_or(0) as f64, estimate.n.unwrap_or(0) as f64);
    let asked = if inside { n } else { n + cant_say };
    cant_say > MANY_CANT_SAY * asked
}
