//! The answers to every question, as they were given.

use super::tally::{Tally, only_blank};
use super::{confidence, share_interval};
use crate::responses::{BLANK, CHOSEN, NO_LEVEL, NOT_SHOWN, Wave};
use crate::results::{AnswerCount, Distribution, GroupValue, Missing};
use crate::survey::{Kind, Question, Survey};

/// Numbers with more different values than this are put into classes.
const MOST_VALUES: usize = 12;

/// Fewest people in the first and the last class: the extremes are single persons.
const EDGE_CLASS: u64 = 5;

pub(super) fn distributions(survey: &Survey, wave: &Wave) -> Vec<Distribution> {
    survey.questions().iter().filter(|q| wave.asked(q)).map(|q| distribution(survey, wave, q)).collect()
}

fn distribution(survey: &Survey, wave: &Wave, question: &Question) -> Distribution {
    let (n, missing, counts) = match question.kind {
        Kind::Multiple => multiple(survey, wave, question),
        Kind::Number => number(wave, question),
        Kind::Text | Kind::Date => written(wave, question),
        Kind::Category if question.answers.is_none() => levels(wave, question),
        Kind::Choice | Kind::Category | Kind::Score | Kind::Rank => coded(survey, wave, question),
    };
    let share = |count: u64| (n > 0).then(|| count as f64 / n as f64);
    let interval = |count| share_interval(count, n, survey.about().interval, confidence(survey));
    let counts = counts.into_iter().map(|(code, count)| AnswerCount {
        code,
        count: Some(count),
        share: share(count),
        low: interval(count).map(|i| i.low),
        high: interval(count).map(|i| i.high),
    });
    Distribution {
        question: question.id.clone(),
        wave: wave.id.clone(),
        group: None,
        n: Some(n),
        missing,
        hidden: false,
        counts: counts.collect(),
    }
}

type Counts = (u64, Missing, Vec<(GroupValue, u64)>);

fn coded(survey: &Survey, wave: &Wave, question: &Question) -> Counts {
    let choices = survey.choices(question);
    let tally = Tally::of(wave.codes(question).unwrap_or_default());
    let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
    let counts: Vec<_> = on_scale.map(|(i, choice)| (GroupValue::Code(choice.code), tally.at(i))).collect();
    (counts.iter().map(|(_, count)| count).sum(), tally.missing(&choices), counts)
}

/// Of the people who answered, how many chose each option; shares add up to more than one.
fn multiple(survey: &Survey, wave: &Wave, question: &Question) -> Counts {
    let choices = survey.choices(question);
    let options: Vec<&[u8]> = choices.iter().map(|c| wave.option(question, c.code).unwrap_or_default()).collect();
    let nobody = |byte: u8| {
        let people = 0..wave.respondents();
        people.filter(|i| options.iter().all(|option| option.get(*i).is_none_or(|b| *b == byte))).count() as u64
    };
    let (blank, not_shown) = (nobody(BLANK), nobody(NOT_SHOWN));
    let n = wave.respondents() as u64 - blank - not_shown;
    let counts = choices
        .iter()
        .zip(&options)
        .map(|(choice, option)| (GroupValue::Code(choice.code), Tally::of(option).at(usize::from(CHOSEN))));
    (n, Missing { not_shown: Some(not_shown), ..only_blank(blank) }, counts.collect())
}

fn levels(wave: &Wave, question: &Question) -> Counts {
    let codes = wave.level_codes(question).unwrap_or_default();
    let mut counts = vec![0; wave.levels(question).len()];
    for code in codes.iter().filter(|code| **code != NO_LEVEL) {
        counts[*code as usize] += 1;
    }
    let n: u64 = counts.iter().sum();
    let named = wave.levels(question).iter().map(|level| GroupValue::Text(level.clone())).zip(counts);
    (n, only_blank(codes.len() as u64 - n), named.collect())
}

fn written(wave: &Wave, question: &Question) -> Counts {
    let written = wave.written(question).unwrap_or_default();
    let (given, not): (Vec<bool>, Vec<bool>) = written.iter().partition(|w| **w);
    (given.len() as u64, only_blank(not.len() as u64), Vec::new())
}

fn number(wave: &Wave, question: &Question) -> Counts {
    let answers = wave.numbers(question).unwrap_or_default();
    let mut values: Vec<f64> = answers.iter().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    let missing = only_blank((answers.len() - values.len()) as u64);
    (values.len() as u64, missing, classes(&values))
}

/// Sorted values, counted one by one where they are few, else in classes of a round width whose first
/// and last hold several people each.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole numbers below 1e9, positions below the length"
)]
fn classes(sorted: &[f64]) -> Vec<(GroupValue, u64)> {
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let whole = sorted.iter().all(|x| x.fract() == 0.0 && x.abs() < 1e9);
    let mut distinct = sorted.to_vec();
    distinct.dedup();
    if whole && distinct.len() <= MOST_VALUES && last - first < MOST_VALUES as f64 {
        let all = (*first as i32)..=(*last as i32);
        let count = |value: i32| sorted.iter().filter(|x| **x == f64::from(value)).count() as u64;
        return all.map(|value| (GroupValue::Code(value), count(value))).collect();
    }
    // Between the 5th and the 95th per cent, so that one wild value does not make all classes but one empty.
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
    let width = round_width((at(0.95) - at(0.05)) / 8.0);
    let class = |x: f64| (x / width).floor();
    let mut counts: Vec<(f64, u64)> = Vec::new();
    for x in sorted {
        match counts.last_mut() {
            Some((start, count)) if *start == class(*x) => *count += 1,
            _ => counts.push((class(*x), 1)),
        }
    }
    let mut edges: Vec<(f64, f64, u64)> = counts.iter().map(|(c, n)| (c * width, (c + 1.0) * width, *n)).collect();
    while edges.len() > 1 && edges[0].2 < EDGE_CLASS {
        let first = edges.remove(0);
        edges[0].2 += first.2;
    }
    while edges.len() > 1 && edges[edges.len() - 1].2 < EDGE_CLASS {
        if let (Some(last), Some(before)) = (edges.pop(), edges.last_mut()) {
            before.2 += last.2;
        }
    }
    labelled(&edges, whole)
}

/// `< 30`, `30–39`, `≥ 60`; with decimals the upper limit belongs to the next class.
fn labelled(edges: &[(f64, f64, u64)], whole: bool) -> Vec<(GroupValue, u64)> {
    let label = |i: usize| {
        let (low, high, _) = edges[i];
        let top = if whole { high - 1.0 } else { high };
        match i {
            0 => format!("< {high}"),
            i if i + 1 == edges.len() => format!("≥ {low}"),
            _ if low == top => format!("{low}"),
            _ => format!("{low}–{top}"),
        }
    };
    (0..edges.len()).map(|i| (GroupValue::Text(label(i)), edges[i].2)).collect()
}

/// 1, 2, 5, 10, 20, 50, …: the next one up.
fn round_width(width: f64) -> f64 {
    if width <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(width.log10().floor());
    let step = [1.0, 2.0, 5.0].into_iter().find(|step| step * power >= width).unwrap_or(10.0);
    step * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_whole_numbers_are_counted_one_by_one() {
        assert_eq!(
            classes(&[1.0, 1.0, 3.0]),
            [(GroupValue::Code(1), 2), (GroupValue::Code(2), 0), (GroupValue::Code(3), 1)]
        );
    }

    #[test]
    fn the_extremes_are_never_single_persons() {
        let mut ages: Vec<f64> = (0..100).map(|i| f64::from(20 + i % 45)).collect();
        ages.extend([3.0, 323.0]);
        ages.sort_by(f64::total_cmp);
        let classes = classes(&ages);
        assert!(
            classes.first().is_some_and(|c| c.1 >= EDGE_CLASS) && classes.last().is_some_and(|c| c.1 >= EDGE_CLASS)
        );
        assert_eq!(classes.iter().map(|c| c.1).sum::<u64>(), 102);
        assert!(matches!(&classes[0].0, GroupValue::Text(label) if label.starts_with("< ")));
    }
}
