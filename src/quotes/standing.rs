//! What the writers of answers ticked, to offer critical answers as soon as kind ones. It decides about the order of
//! `quotes.toml` and about nothing else: no tone, no number and no choice in a report follows from it.

use crate::responses::Wave;
use crate::survey::{Choice, Indicator, Kind, Question, Survey, Topic};

/// What a respondent ticked at the question that stands for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    /// Nothing, or the middle.
    #[default]
    Between,
    Favourable,
    Unfavourable,
}

/// Everybody's standing in a wave, one a respondent; empty where no question tells it.
pub(super) fn standings(survey: &Survey, wave: &Wave) -> Vec<Standing> {
    let Some(question) = telling(survey, wave) else { return Vec::new() };
    let choices = survey.choices(question);
    let of_choice: Vec<Standing> = choices.iter().map(|choice| of(survey, question, &choices, choice)).collect();
    let codes = wave.codes(question).unwrap_or_default();
    codes.iter().map(|code| of_choice.get(usize::from(*code)).copied().unwrap_or_default()).collect()
}

/// The question of the first figure on satisfaction, on recommending, or of the primary one.
fn telling<'a>(survey: &'a Survey, wave: &Wave) -> Option<&'a Question> {
    let usable = |indicator: &&Indicator| {
        let question = survey.question_of(indicator);
        question.is_some_and(|q| matches!(q.kind, Kind::Choice | Kind::Score) && wave.codes(q).is_some())
    };
    let about = |topic: Topic| survey.indicators().iter().filter(usable).find(|i| survey.topic_of(i) == Some(topic));
    let primary = || survey.indicators().iter().filter(usable).find(|i| i.primary || i.headline);
    let indicator = about(Topic::Satisfaction).or_else(|| about(Topic::Recommendation)).or_else(primary)?;
    survey.question_of(indicator)
}

fn of(survey: &Survey, question: &Question, choices: &[Choice], choice: &Choice) -> Standing {
    if !choice.on_scale() {
        return Standing::Between;
    }
    if question.kind == Kind::Score {
        return match choice.code {
            9.. => Standing::Favourable,
            ..=6 => Standing::Unfavourable,
            _ => Standing::Between,
        };
    }
    let scale: Vec<i32> = choices.iter().filter(|c| c.on_scale()).map(|c| c.code).collect();
    let middle = scale.get(scale.len() / 2).filter(|_| scale.len() % 2 == 1);
    if survey.favourable_codes(question).contains(&choice.code) {
        Standing::Favourable
    } else if middle == Some(&choice.code) {
        Standing::Between
    } else {
        Standing::Unfavourable
    }
}
