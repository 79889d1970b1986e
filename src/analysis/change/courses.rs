//! What people answered in several waves, equal courses counted once: a million people have only a few different ones.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use crate::analysis::scores::Scores;
use crate::responses::NO_PERSON;
use crate::stats::frequencies::Frequencies;

/// Courses of answers and how many people have each, in an order that does not depend on the order of rows.
pub(super) struct Courses {
    /// Every value that was given, from the least.
    values: Vec<f64>,
    /// Of each wave the position of the value, counted from 1, or 0 for no answer.
    people: BTreeMap<Vec<u32>, u64>,
}

/// What the respondents of one wave answered, and who they are, where that is known.
pub(super) struct Answers<'a> {
    pub(super) scores: Scores<'a>,
    pub(super) everybody: Frequencies,
    pub(super) persons: Option<&'a [u32]>,
}

/// One answer of a course.
pub(super) struct Row {
    pub(super) course: usize,
    pub(super) wave: usize,
    pub(super) value: f64,
}

impl Courses {
    /// Of each wave the values of its respondents, and who they are, where that is known; who is not is taken for
    /// somebody who answered once.
    pub(super) fn of(waves: &[Answers<'_>]) -> Self {
        let mut values: Vec<f64> = waves.iter().flat_map(|wave| wave.scores.values()).copied().collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let position = |value: f64| count(values.partition_point(|known| *known < value) + 1);
        let known = |person: &&u32| **person != NO_PERSON;
        let last = waves.iter().filter_map(|wave| wave.persons?.iter().filter(known).max()).max();
        let mut of_person = vec![0; waves.len() * last.map_or(0, |last| *last as usize + 1)];
        let mut once = vec![vec![0_u64; values.len() + 1]; waves.len()];
        for (wave, answers) in waves.iter().enumerate() {
            let Some(persons) = answers.persons else {
                answers.everybody.iter().for_each(|(value, people)| once[wave][position(value) as usize] = people);
                continue;
            };
            let positions: Vec<u32> = answers.scores.values().iter().map(|value| position(*value)).collect();
            for (respondent, person) in persons.iter().enumerate() {
                let Some(position) = answers.scores.place(respondent).map(|place| positions[place]) else { continue };
                match Some(person).filter(known) {
                    Some(person) => of_person[*person as usize * waves.len() + wave] = position,
                    None => once[wave][position as usize] += 1,
                }
            }
        }
        let mut linked: HashMap<&[u32], u64, RandomState> = HashMap::default();
        for course in of_person.chunks(waves.len().max(1)) {
            *linked.entry(course).or_default() += 1;
        }
        let mut people: BTreeMap<Vec<u32>, u64> =
            linked.into_iter().map(|(course, people)| (course.to_vec(), people)).collect();
        for (wave, counts) in once.iter().enumerate() {
            for (position, count) in (0..).zip(counts).filter(|(_, count)| **count > 0) {
                let mut course = vec![0; waves.len()];
                course[wave] = position;
                *people.entry(course).or_default() += count;
            }
        }
        people.remove(&vec![0; waves.len()]);
        Self { values, people }
    }

    /// The answers of each course, once.
    pub(super) fn rows(&self) -> Vec<Row> {
        let of_course = |(number, course): (usize, &Vec<u32>)| {
            let answers = course.iter().enumerate().filter_map(|(wave, position)| {
                let value = *self.values.get((*position as usize).checked_sub(1)?)?;
                Some(Row { course: number, wave, value })
            });
            answers.collect::<Vec<_>>()
        };
        self.people.keys().enumerate().flat_map(of_course).collect()
    }

    /// How many people have each course.
    pub(super) fn people(&self) -> Vec<u64> {
        self.people.values().copied().collect()
    }

    /// How many answers they gave.
    pub(super) fn answers(&self) -> u64 {
        let given = |course: &[u32]| course.iter().filter(|position| **position > 0).count() as u64;
        self.people.iter().map(|(course, people)| given(course) * people).sum()
    }
}

/// Positions are fewer than this holds.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::frequencies::Answers as _;

    #[test]
    fn equal_courses_are_one() {
        fn wave<'a>(values: &[Option<f64>], persons: Option<&'a [u32]>) -> Answers<'a> {
            let everybody = values.iter().flatten().copied().collect::<Vec<_>>().frequencies().into_owned();
            Answers { scores: Scores::of_respondents(values), everybody, persons }
        }
        let first = wave(&[Some(1.0), Some(0.0), None, Some(1.0), Some(1.0)], Some(&[0, 1, 2, 3, NO_PERSON]));
        let second = wave(&[Some(1.0), None, Some(0.0), Some(1.0)], Some(&[3, 2, 1, 0]));
        let third = wave(&[Some(0.0), Some(1.0)], None);
        let courses = Courses::of(&[first, second, third]);
        // Two with 1 and 1, one with 0 and 0, and three who answered once; person 2 answered nothing.
        let expected = [([0, 0, 1], 1), ([0, 0, 2], 1), ([1, 1, 0], 1), ([2, 0, 0], 1), ([2, 2, 0], 2)];
        assert_eq!(courses.people, expected.map(|(course, people)| (course.to_vec(), people)).into());
        assert_eq!((courses.answers(), courses.rows().len()), (9, 7));
    }
}
