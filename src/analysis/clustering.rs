//! Whether people of one organisation answer so much alike that intervals, which take everybody as
//! independent, are too narrow.

use super::grouping::Grouping;
use crate::responses::Wave;
use crate::results::{Note, NoteCode};
use crate::stats::design_effect::design_effect;
use crate::stats::intraclass_correlation::one_way;
use crate::survey::{Kind, Survey};

/// With fewer clusters the correlation within them is nearly unknown.
const ENOUGH_CLUSTERS: f64 = 10.0;

/// What is plausible then, in staff surveys (`statistics.md`: .05 to .10).
const PLAUSIBLE: f64 = 0.05;

/// From this design effect on the report warns: intervals would be a tenth wider.
const NOTEWORTHY: f64 = 1.2;

/// One note for each background question whose groups are clusters worth a warning.
///
/// Clusters are what an export names freely (organisations, units, towns); age groups and the like, with
/// options written down, are none.
pub(super) fn notes(survey: &Survey, wave: &Wave, groupings: &[Grouping]) -> Vec<Note> {
    let mut notes = Vec::new();
    for grouping in groupings {
        let Some(id) = grouping.groups.first().map(|member| &member.key.question) else { continue };
        let free = survey.question(id).is_some_and(|q| q.kind == Kind::Category && q.answers.is_none());
        if free && effects(survey, wave, grouping).into_iter().any(|effect| effect >= NOTEWORTHY) {
            notes.push(Note { code: NoteCode::Clustered, about: id.clone() });
        }
    }
    notes
}

/// Design effects of the shares of favourable answers to every question with ordered answers.
fn effects(survey: &Survey, wave: &Wave, grouping: &Grouping) -> Vec<f64> {
    let questions = survey.questions().iter().filter(|q| q.kind == Kind::Choice);
    let effect = |question: &crate::survey::Question| {
        let choices = survey.choices(question);
        let positive = survey.positive_codes(question);
        let (mut values, mut clusters) = (Vec::new(), Vec::new());
        for (code, group) in wave.codes(question)?.iter().zip(&grouping.of) {
            let choice = choices.get(usize::from(*code)).filter(|choice| choice.on_scale());
            if let Some((choice, group)) = choice.zip(*group) {
                values.push(f64::from(u8::from(positive.contains(&choice.code))));
                clusters.push(group as usize);
            }
        }
        let spread = one_way(&values, &clusters).ok()?;
        let known = spread.clusters >= ENOUGH_CLUSTERS;
        let correlation = if known { spread.icc1() } else { spread.icc1().max(PLAUSIBLE) };
        design_effect(spread.mean_size, spread.cv_size, correlation.min(1.0)).ok()
    };
    questions.filter_map(effect).collect()
}
