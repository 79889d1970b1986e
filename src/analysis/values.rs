//! What each respondent's answer counts in a figure, so that the same people can be compared.

use super::estimate::context;
use super::variable::Variable;
use crate::responses::Wave;
use crate::survey::{Indicator, Measure, Survey};

/// One value a respondent: 1 or 0 of a rate, the answer of a mean or a median, 100, 0 or −100 of a net score;
/// `None` outside the denominator. `None` as a whole where the question was not asked or has no such values.
pub(super) fn values(survey: &Survey, wave: &Wave, indicator: &Indicator) -> Option<Vec<Option<f64>>> {
    let context = context(survey, &wave.id, indicator);
    let of_number = |number: f64| match indicator.measure {
        Measure::Rate => Some(f64::from(u8::from(context.in_range(number)))),
        Measure::Mean | Measure::Median => Some(number),
        Measure::Net if number >= 9.0 => Some(100.0),
        Measure::Net if number <= 6.0 => Some(-100.0),
        Measure::Net => Some(0.0),
        Measure::Count | Measure::ShareOfOrganisations => None,
    };
    if matches!(indicator.measure, Measure::Count | Measure::ShareOfOrganisations) {
        return None;
    }
    match Variable::of(survey, wave, indicator)? {
        Variable::Numbers(numbers) => Some(numbers.into_iter().map(|number| of_number(number?)).collect()),
        Variable::Coded(codes, choices) => {
            let value = |choice: &crate::survey::Choice| match indicator.measure {
                Measure::Rate if context.in_base(choice) => Some(f64::from(u8::from(context.is_positive(choice)))),
                Measure::Rate => None,
                _ if choice.on_scale() => of_number(f64::from(choice.code)),
                _ => None,
            };
            let by_code: Vec<Option<f64>> = choices.iter().map(value).collect();
            Some(codes.iter().map(|code| *by_code.get(usize::from(*code))?).collect())
        }
    }
}
