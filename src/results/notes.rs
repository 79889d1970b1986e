//! What a reader should know before believing a figure, told from published figures only.

use super::{Estimate, Note, NoteCode, Results};
use crate::survey::{CantSay, Survey};

/// Below this response rate the report warns.
const LOW_RESPONSE: f64 = 0.5;

/// Above this share of "can't say" among all who chose an option the report warns.
const MANY_CANT_SAY: f64 = 0.1;

pub(crate) fn notes(survey: &Survey, results: &Results) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |code, about: &str| notes.push(Note { code, about: about.to_string() });
    for response in results.response.iter().filter(|r| r.group.is_none()) {
        match (response.invited, response.rate, response.hidden) {
            (_, _, true) => {}
            (None, _, _) => note(NoteCode::InvitedUnknown, &response.wave),
            (Some(_), None, _) => note(NoteCode::MoreAnswersThanInvited, &response.wave),
            (_, Some(rate), _) if rate < LOW_RESPONSE => note(NoteCode::LowResponseRate, &response.wave),
            _ => {}
        }
    }
    for indicator in survey.indicators() {
        if results.latest(&indicator.id).is_some_and(many_cant_say) {
            note(NoteCode::ManyCantSay, &indicator.id);
        }
        if indicator.cant_say == CantSay::Inside {
            note(NoteCode::CantSayInside, &indicator.id);
        }
    }
    if survey.waves().len() > 1 {
        note(NoteCode::WavesNotCompared, survey.waves().last().map_or("", |wave| &wave.id));
    }
    notes
}

fn many_cant_say(estimate: &Estimate) -> bool {
    let (cant_say, n) = (estimate.missing.cant_say.unwrap_or(0) as f64, estimate.n.unwrap_or(0) as f64);
    cant_say > MANY_CANT_SAY * (cant_say + n)
}
