//! What an evaluator should know of the answers before believing them: a question that runs against its scale, a
//! round in which an answer seems to have been no option. Rows are looked at in `ingest::screen`.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Responses, Wave};
use crate::stats::reliability::{Missing, item_covariance};
use crate::survey::{Kind, Question, Survey};

/// With fewer people a correlation is chance.
const PEOPLE: usize = 20;

/// Questions of one scale agree at least a little.
const AGAINST: f64 = -0.1;

/// Everything worth knowing, as warnings and notes.
pub fn screen(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for wave in &responses.waves {
        found.extend(against_their_scale(survey, wave));
    }
    found.extend(unused_in_a_wave(survey, responses));
    found
}

/// Questions that fall when the others of their scale rise, and are not marked as reversed.
fn against_their_scale(survey: &Survey, wave: &Wave) -> Diagnostics {
    let mut found = Diagnostics::new();
    for scale in survey.scales() {
        let questions: Vec<&Question> = scale.questions.iter().filter_map(|id| survey.question(id)).collect();
        if questions.len() < 3 || !questions.iter().all(|q| wave.asked(q)) {
            continue;
        }
        let turned = |q: &&Question| {
            let sign = if scale.reversed.contains(&q.id) { -1.0 } else { 1.0 };
            values(survey, wave, q).into_iter().map(|value| value.map(|value| sign * value)).collect::<Vec<_>>()
        };
        let items: Vec<Vec<Option<f64>>> = questions.iter().map(turned).collect();
        let Ok(covariance) = item_covariance(&items, Missing::Listwise) else { continue };
        if covariance.respondents < PEOPLE {
            continue;
        }
        for (question, rest) in questions.iter().zip(covariance.item_rest_correlations()) {
            if rest.is_ok_and(|r| r < AGAINST) {
                let message = format!("question `{}` runs against the others of scale `{}`", question.id, scale.id);
                let hint = if scale.reversed.contains(&question.id) {
                    "it is in `reversed`; look whether it belongs there"
                } else {
                    "if it is worded the other way, add it to `reversed`"
                };
                found.push(Diagnostic::warning(message).at(of(survey)).hint(hint));
            }
        }
    }
    found
}

fn values(survey: &Survey, wave: &Wave, question: &Question) -> Vec<Option<f64>> {
    if question.kind == Kind::Number {
        return wave.numbers(question).unwrap_or_default();
    }
    let choices = survey.choices(question);
    let value = |code: &u8| choices.get(usize::from(*code)).filter(|c| c.on_scale()).map(|c| f64::from(c.code));
    wave.codes(question).unwrap_or_default().iter().map(value).collect()
}

/// An answer that many gave in one round and nobody in another: was it an option there?
fn unused_in_a_wave(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for question in survey.questions().iter().filter(|q| q.kind == Kind::Choice) {
        let choices = survey.choices(question);
        let counted: Vec<(&str, Vec<usize>)> = responses
            .waves
            .iter()
            .filter(|w| w.asked(question))
            .map(|w| (w.id.as_str(), counts(w, question, choices.len())))
            .collect();
        for (at, choice) in choices.iter().enumerate().filter(|(_, choice)| choice.on_scale()) {
            let often = counted
                .iter()
                .any(|(_, counts)| 5 * counts[at] >= counts.iter().sum::<usize>() && counts[at] >= PEOPLE);
            let never = counted.iter().find(|(_, counts)| counts[at] == 0 && counts.iter().sum::<usize>() >= PEOPLE);
            if let (true, Some((wave, _))) = (often, never) {
                let wording = choice.text.wordings().next().unwrap_or_default();
                let message = format!(
                    "nobody answered `{wording}` to question `{}` in wave `{wave}`, and many did in another",
                    question.id
                );
                found.push(
                    Diagnostic::warning(message)
                        .at(of(survey))
                        .hint("look whether the question and its answers were the same in all waves"),
                );
            }
        }
    }
    found
}

fn counts(wave: &Wave, question: &Question, options: usize) -> Vec<usize> {
    let mut counts = vec![0; options];
    for code in wave.codes(question).unwrap_or_default() {
        if let Some(count) = counts.get_mut(usize::from(*code)) {
            *count += 1;
        }
    }
    counts
}

fn of(survey: &Survey) -> Place {
    Place::file(survey.file.display().to_string())
}
