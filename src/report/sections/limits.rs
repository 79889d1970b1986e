//! What this survey cannot tell: in every report, whatever it found, and written from what the run really lacks.

use super::Context;
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Change, Design, NoteCode, Response};
use crate::survey::{Basis, WaveKind};

/// From this many intervals on it is told that some miss by chance.
const MANY_INTERVALS: u64 = 10;

/// Up to this many answers one respondent moves a share by a per cent or more.
const FEW_ANSWERS: u64 = 100;

/// Below this response rate those who did not answer could turn a result.
const LOW_RESPONSE: f64 = 0.5;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    vec![Context::heading(1, "limits", context.words.limits), Block::List(sentences(context))]
}

/// Every limit that holds, the weightiest first.
pub(in crate::report) fn sentences(context: &Context<'_>) -> Vec<String> {
    let words = context.language.chapter_words();
    let mut sentences = vec![words.self_reports.to_string(), comparison(context).to_string()];
    // Half a year later it is asked what remained, not what had been before.
    if context.survey.waves().iter().filter(|wave| wave.kind != WaveKind::FollowUp).count() == 1 {
        sentences.push(words.asked_once.to_string());
    }
    let response = response(context);
    sentences.extend(response.and_then(|response| who_answered(context, response)));
    if is_response_low(context) {
        sentences.push(words.low_response.to_string());
    }
    sentences.extend(size(context, response));
    match context.survey.about().basis {
        Basis::Collected => {}
        Basis::Sample => sentences.push(words.is_sample.to_string()),
        Basis::Estimate => sentences.push(words.is_estimate.to_string()),
    }
    sentences.extend(clusters(context));
    let intervals = context.results.estimates.iter().filter(|e| e.low.is_some() && !e.hidden).count() as u64;
    // The sentence speaks of the usual confidence.
    let usual = (context.survey.about().confidence - 0.95).abs() < 1e-9;
    if usual && intervals >= MANY_INTERVALS {
        sentences.push((words.many_intervals)(&number::count(context.language, intervals)));
    }
    let hidden = context.results.disclosure.hidden_cells;
    if hidden > 0 {
        sentences.push((words.some_hidden)(&number::count(context.language, hidden)));
    }
    sentences
}

/// Whether those who did not answer could turn a result.
pub(super) fn is_response_low(context: &Context<'_>) -> bool {
    response(context).and_then(|response| response.rate).is_some_and(|rate| rate < LOW_RESPONSE)
}

/// Whether change was held against a comparison group.
pub(in crate::report) fn is_compared(context: &Context<'_>) -> bool {
    context.results.changes.iter().any(|c| c.design == Design::DifferenceInDifferences && !c.hidden)
}

fn comparison(context: &Context<'_>) -> &'static str {
    let words = context.language.chapter_words();
    if is_compared(context) { words.comparison_not_random } else { words.no_comparison }
}

/// How many answered in the last wave, if it is shown.
pub(in crate::report) fn response<'a>(context: &Context<'a>) -> Option<&'a Response> {
    let wave = context.last_wave();
    context.results.response.iter().find(|r| r.wave == wave && r.group.is_none() && !r.hidden)
}

fn who_answered(context: &Context<'_>, response: &Response) -> Option<String> {
    let words = context.language.chapter_words();
    let (invited, answered) = (response.invited.filter(|_| response.rate.is_some()), response.answered?);
    Some(match invited {
        None => (context.words.note)(NoteCode::InvitedUnknown, ""),
        Some(invited) if invited == answered => words.everybody_answered.to_string(),
        Some(invited) => {
            let count = |n| number::count(context.language, n);
            (words.nonresponse)(&count(invited.checked_sub(answered)?), &count(invited))
        }
    })
}

/// How much one respondent weighs, where that is a per cent or more.
fn size(context: &Context<'_>, response: Option<&Response>) -> Option<String> {
    let answered = response.and_then(|r| r.answered).filter(|n| (1..FEW_ANSWERS).contains(n))?;
    let points = number::decimal(context.language, 100.0 / answered as f64, 0);
    Some((context.language.chapter_words().one_person)(&points, &number::count(context.language, answered)))
}

fn clusters(context: &Context<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let clustered = context.results.notes.iter().filter(|note| note.code == NoteCode::Clustered);
    for question in clustered.filter_map(|note| context.survey.question(&note.about)) {
        let sentence = (context.words.note)(NoteCode::Clustered, question.label(context.language));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let declared = context.results.clustering.first().and_then(|entry| context.survey.question(&entry.question));
    if let Some(question) = declared.filter(|_| context.results.changes.iter().any(takes_people_alone)) {
        sentences.push((context.language.choice_words().clustering_not_of_changes)(question.label(context.language)));
    }
    sentences
}

/// A change whose interval takes people as independent of each other.
fn takes_people_alone(change: &Change) -> bool {
    change.design != Design::DifferenceInDifferences && change.low.is_some()
}
