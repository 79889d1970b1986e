//! The dose is a question of the survey: no record of a person is needed.

use super::{band, between, by_band};
use crate::responses::Wave;
use crate::results::{DoseBand, DoseOutcome};
use crate::survey::{Dose, Question, Survey};

/// Every `[[dose]]` with a question, of a wave in which it was asked, with each of its indicators.
pub(in crate::analysis) fn outcomes(survey: &Survey, wave: &Wave) -> Vec<DoseOutcome> {
    survey.definition().dose.iter().flat_map(|dose| of_dose(survey, wave, dose).unwrap_or_default()).collect()
}

fn of_dose(survey: &Survey, wave: &Wave, dose: &Dose) -> Option<Vec<DoseOutcome>> {
    let question = survey.question(dose.question.as_ref()?).filter(|question| wave.asked(question))?;
    let (bands, of) = bands(survey, wave, dose, question)?;
    let outcome = |id: &String| {
        let (by, _) = by_band(survey, wave, survey.indicator(id)?, &bands, &of)?;
        Some(DoseOutcome { question: question.id.clone(), indicator: id.clone(), wave: wave.id.clone(), by })
    };
    Some(dose.indicators.iter().filter_map(outcome).collect())
}

/// The bands, and the band of each respondent.
fn bands(
    survey: &Survey,
    wave: &Wave,
    dose: &Dose,
    question: &Question,
) -> Option<(Vec<DoseBand>, Vec<Option<usize>>)> {
    let choices = survey.choices(question);
    if dose.bands.is_empty() {
        let options: Vec<usize> = (0..choices.len()).filter(|i| choices[*i].on_scale()).collect();
        let band = |i: &usize| DoseBand { code: Some(choices[*i].code), ..DoseBand::default() };
        let of = |code: &u8| options.iter().position(|i| *i == usize::from(*code));
        return Some((options.iter().map(band).collect(), wave.codes(question)?.iter().map(of).collect()));
    }
    let numbers: Vec<Option<f64>> = if let Some(numbers) = wave.numbers(question) {
        numbers
    } else {
        let number = |code: &u8| choices.get(usize::from(*code)).filter(|c| c.on_scale()).map(|c| f64::from(c.code));
        wave.codes(question)?.iter().map(number).collect()
    };
    let of = |number: &Option<f64>| number.map(|number| band(number, &dose.bands));
    Some((between(&dose.bands), numbers.iter().map(of).collect()))
}
