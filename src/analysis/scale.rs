//! Scores over several questions: one number a respondent, and how well the questions hang together.

use super::confidence;
use crate::responses::Wave;
use crate::results::{Method, Reliability, ReliabilityWarning};
use crate::stats::alpha_bootstrap::alpha_bootstrap_interval;
use crate::stats::omega::{FactorFit, one_factor};
use crate::stats::reliability::{Missing, item_covariance};
use crate::survey::{AlphaInterval, Scale, ScoreRule, Survey};

/// Below so many people, or questions, alpha is printed as unstable.
const STABLE_PEOPLE: usize = 30;
const STABLE_QUESTIONS: usize = 3;

/// Below so many people alpha is not printed.
const FEWEST: usize = 10;

/// The score of each respondent; `None` where too few of the questions were answered.
pub(super) fn scores(survey: &Survey, wave: &Wave, scale: &Scale) -> Vec<Option<f64>> {
    let items = items(survey, wave, scale);
    // A hair below, so that a half of four is two and not three.
    let needed = (scale.min_answered * items.len() as f64 - 1e-9).max(1.0);
    let score = |row: usize| {
        let given: Vec<f64> = items.iter().filter_map(|item| item[row]).collect();
        let mean = given.iter().sum::<f64>() / given.len() as f64;
        (given.len() as f64 >= needed).then_some(match scale.score {
            ScoreRule::Mean => mean,
            ScoreRule::Sum => mean * items.len() as f64,
        })
    };
    (0..wave.respondents()).map(score).collect()
}

/// Reliability of every scale that was asked in the wave.
pub(super) fn reliabilities(survey: &Survey, wave: &Wave) -> Vec<Reliability> {
    let asked = |scale: &&Scale| scale.questions.iter().all(|id| survey.question(id).is_some_and(|q| wave.asked(q)));
    survey.scales().iter().filter(asked).map(|scale| reliability(survey, wave, scale)).collect()
}

pub(super) fn reliability(survey: &Survey, wave: &Wave, scale: &Scale) -> Reliability {
    let items = items(survey, wave, scale);
    // People with all answers, as Feldt's interval counts them.
    let covariance = item_covariance(&items, Missing::Listwise).ok().filter(|c| c.respondents >= FEWEST);
    let alpha = covariance.as_ref().and_then(|c| c.alpha().ok());
    let (interval, method) = match survey.analysis().alpha {
        AlphaInterval::Feldt => {
            (covariance.as_ref().and_then(|c| c.feldt_interval(confidence(survey)).ok()), Method::Feldt)
        }
        AlphaInterval::Bootstrap => {
            let known = covariance.as_ref().filter(|_| alpha.is_some());
            (known.and_then(|_| alpha_bootstrap_interval(&items, confidence(survey)).ok()), Method::Bootstrap)
        }
    };
    let omega = covariance.as_ref().and_then(|c| one_factor(c, FactorFit::default()).ok()).map(|factor| factor.omega());
    let mut warnings = Vec::new();
    let people = covariance.as_ref().map(|c| c.respondents);
    if alpha.is_some() && (people.is_some_and(|n| n < STABLE_PEOPLE) || items.len() < STABLE_QUESTIONS) {
        warnings.push(ReliabilityWarning::Unstable);
    }
    let against = |c: &crate::stats::reliability::ItemCovariance| {
        c.item_rest_correlations().iter().any(|r| r.is_ok_and(|r| r < 0.0))
    };
    if alpha.is_some_and(|a| a < 0.0) || covariance.as_ref().is_some_and(against) {
        warnings.push(ReliabilityWarning::CheckReversed);
    }
    Reliability {
        scale: scale.id.clone(),
        wave: wave.id.clone(),
        questions: items.len() as u64,
        n: people.map(|n| n as u64),
        alpha,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method: interval.map(|_| method),
        omega,
        warnings,
    }
}

/// Answers to the scale's questions as numbers, one list a question, reversed where the scale says so.
fn items(survey: &Survey, wave: &Wave, scale: &Scale) -> Vec<Vec<Option<f64>>> {
    let questions = scale.questions.iter().filter_map(|id| survey.question(id));
    let item = |question: &crate::survey::Question| {
        let choices = survey.choices(question);
        let codes = || choices.iter().filter(|choice| choice.on_scale()).map(|choice| f64::from(choice.code));
        let ends = codes().fold(f64::INFINITY, f64::min) + codes().fold(f64::NEG_INFINITY, f64::max);
        let reversed = scale.reversed.contains(&question.id);
        let value = |position: &u8| {
            let code =
                choices.get(usize::from(*position)).filter(|choice| choice.on_scale()).map(|c| f64::from(c.code))?;
            Some(if reversed { ends - code } else { code })
        };
        wave.codes(question).unwrap_or_default().iter().map(value).collect()
    };
    questions.map(item).collect()
}
