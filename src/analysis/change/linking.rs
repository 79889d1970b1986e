//! How people were recognised, and how many links may be wrong.

use crate::responses::{LinkCounts, Responses};
use crate::results::Linking;
use crate::survey::Survey;

/// One record for each wave that has earlier ones to be linked to.
pub(in crate::analysis) fn linking(survey: &Survey, responses: &Responses) -> Vec<Linking> {
    let later = responses.links.iter().skip(1).filter(|(_, counts)| counts.without_code < counts.respondents);
    later.map(|(wave, counts)| record(survey, wave, counts)).collect()
}

fn record(survey: &Survey, wave: &str, counts: &LinkCounts) -> Linking {
    let linked = counts.exact + counts.tolerant;
    Linking {
        wave: wave.to_string(),
        respondents: Some(counts.respondents),
        linked: Some(linked),
        tolerant: Some(counts.tolerant),
        not_linked: Some(counts.respondents - linked),
        ambiguous: Some(counts.ambiguous),
        duplicate: Some(counts.duplicate),
        without_code: Some(counts.without_code),
        by_chance: counts.by_chance,
        plausible_wrong: plausible(survey, counts),
        hidden: false,
    }
}

/// Share of the links to a wave that are plausibly wrong.
pub(super) fn plausible_wrong(survey: &Survey, responses: &Responses, wave: &str) -> f64 {
    let counts = responses.links.iter().find(|(id, _)| id == wave);
    counts.map_or(0.0, |(_, counts)| plausible(survey, counts))
}

/// What the survey or the literature says, or chance where it explains more; at most half.
fn plausible(survey: &Survey, counts: &LinkCounts) -> f64 {
    let before = survey.link().map_or(0.0, crate::survey::Link::plausible_wrong_links);
    before.max(counts.by_chance).min(0.5)
}
