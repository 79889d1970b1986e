//! What each respondent's answer counts in a figure, so that the same people can be compared.

use super::counted::Counted;
use super::estimate::context;
use super::grouping::Grouping;
use super::tally::{Tally, count};
use super::variable::Variable;
use crate::responses::Wave;
use crate::stats::frequencies::Frequencies;
use crate::survey::{Choice, Indicator, Measure, Question, Survey};

/// What each respondent's answer counts: 1 or 0 of a rate, the answer of a mean or a median, 100, 0 or −100 of a net
/// score; nothing outside the denominator.
pub(super) struct Scores<'a> {
    /// All that an answer can count, in ascending order.
    values: Vec<f64>,
    of: Of<'a>,
}

/// Positions among the values, one a respondent.
enum Of<'a> {
    /// By the option that each respondent chose: the question, the chosen options and what each counts.
    Options(&'a Question, &'a [u8], Vec<Option<usize>>),
    Respondents(Vec<Option<usize>>),
}

/// `None` where the question was not asked, or where the measure has no value for each respondent.
pub(super) fn scores<'a>(survey: &'a Survey, wave: &'a Wave, indicator: &Indicator) -> Option<Scores<'a>> {
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
    Some(match Variable::of(survey, wave, indicator)? {
        Variable::Numbers(numbers) => {
            Scores::of_respondents(&numbers.into_iter().map(|number| of_number(number?)).collect::<Vec<_>>())
        }
        Variable::Coded(question, codes, choices) => {
            let value = |choice: &Choice| match indicator.measure {
                Measure::Rate if context.in_base(choice) => Some(f64::from(u8::from(context.is_positive(choice)))),
                Measure::Rate => None,
                _ if choice.on_scale() => of_number(f64::from(choice.code)),
                _ => None,
            };
            let (values, places) = placed(&choices.iter().map(value).collect::<Vec<_>>());
            Scores { values, of: Of::Options(question, codes, places) }
        }
    })
}

/// The different values in ascending order, and the position of each.
fn placed(all: &[Option<f64>]) -> (Vec<f64>, Vec<Option<usize>>) {
    let mut values: Vec<f64> = all.iter().flatten().copied().collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let place = |value: &f64| values.binary_search_by(|known| known.total_cmp(value)).ok();
    let places = all.iter().map(|value| value.as_ref().and_then(place)).collect();
    (values, places)
}

impl Scores<'_> {
    /// Of what each respondent's answer counts.
    pub(super) fn of_respondents(counts: &[Option<f64>]) -> Self {
        let (values, places) = placed(counts);
        Self { values, of: Of::Respondents(places) }
    }

    /// All that an answer can count, in ascending order, whether anybody gave it or not.
    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Position among the values of what a respondent's answer counts; `None` outside the denominator.
    pub(super) fn place(&self, respondent: usize) -> Option<usize> {
        match &self.of {
            Of::Options(_, codes, places) => *places.get(usize::from(*codes.get(respondent)?))?,
            Of::Respondents(places) => *places.get(respondent)?,
        }
    }

    /// What a respondent's answer counts.
    pub(super) fn at(&self, respondent: usize) -> Option<f64> {
        self.place(respondent).map(|place| self.values[place])
    }

    /// One a respondent.
    pub(super) fn each(&self) -> impl Iterator<Item = Option<f64>> {
        let respondents = match &self.of {
            Of::Options(_, codes, _) => codes.len(),
            Of::Respondents(places) => places.len(),
        };
        (0..respondents).map(|respondent| self.at(respondent))
    }

    /// How often each value was given by everybody.
    pub(super) fn everybody(&self, counted: &Counted<'_>) -> Frequencies {
        match &self.of {
            Of::Options(question, _, places) => {
                counted.everybody(question).map(|tally| self.of_tally(places, tally)).unwrap_or_default()
            }
            Of::Respondents(places) => {
                let counts = count(1, self.values.len(), places.iter().map(|place| Some((0, (*place)?))));
                counts.iter().map(|counts| self.of_places(counts)).next().unwrap_or_default()
            }
        }
    }

    /// How often each value was given in each group.
    pub(super) fn by_group(&self, counted: &Counted<'_>, grouping: &Grouping) -> Vec<Frequencies> {
        match &self.of {
            Of::Options(question, _, places) => {
                let tallies = counted.by_group(question, grouping).unwrap_or_default();
                tallies.iter().map(|tally| self.of_tally(places, tally)).collect()
            }
            Of::Respondents(places) => {
                let of = |(group, place): (&Option<u32>, &Option<usize>)| Some(((*group)? as usize, (*place)?));
                let people = grouping.of.iter().zip(places).map(of);
                let counts = count(grouping.groups.len(), self.values.len(), people);
                counts.iter().map(|counts| self.of_places(counts)).collect()
            }
        }
    }

    fn of_places(&self, counts: &[(usize, u64)]) -> Frequencies {
        Frequencies::counted(counts.iter().map(|(place, count)| (self.values[*place], *count)))
    }

    fn of_tally(&self, places: &[Option<usize>], tally: &Tally) -> Frequencies {
        let options = places.iter().enumerate();
        Frequencies::counted(options.filter_map(|(option, place)| Some((self.values[(*place)?], tally.at(option)))))
    }
}
