//! The answers to every question, as they were given.

use rayon::prelude::*;

use super::counted::Counted;
use super::tally::{Tally, only_blank};
use super::{confidence, share_interval};
use crate::responses::{BLANK, CHOSEN, NO_LEVEL, NOT_SHOWN, Wave};
use crate::results::{AnswerCount, Distribution, GroupValue, Missing};
use crate::survey::{Kind, Question, Survey};

/// Numbers with more different values than this are put into classes.
const MOST_VALUES: usize = 12;

/// Fewest people in the first and the last class: the extremes are single persons.
const EDGE_CLASS: u64 = 5;

pub(super) fn distributions(survey: &Survey, counted: &Counted<'_>) -> Vec<Distribution> {
    let asked = survey.questions().par_iter().filter(|q| counted.wave.asked(q));
    asked.map(|question| distribution(survey, counted, question)).collect()
}

fn distribution(survey: &Survey, counted: &Counted<'_>, question: &Question) -> Distribution {
    let wave = counted.wave;
    let (n, missing, counts) = match question.kind {
        // The first place of a ranking is coded like an option that was chosen.
        Kind::Multiple | Kind::Rank => multiple(survey, wave, question),
        Kind::Number => number(wave, question),
        Kind::Text | Kind::Date => written(wave, question),
        Kind::Category if question.answers.is_none() => levels(wave, question),
        Kind::Choice | Kind::Category | Kind::Score => coded(survey, counted, question),
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

fn coded(survey: &Survey, counted: &Counted<'_>, question: &Question) -> Counts {
    let choices = survey.choices(question);
    let tally = counted.everybody(question).cloned().unwrap_or_default();
    let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
    let counts: Vec<_> = on_scale.map(|(i, choice)| (GroupValue::Code(choice.code), tally.at(i))).collect();
    (counts.iter().map(|(_, count)| count).sum(), tally.missing(&choices), counts)
}

/// Of the people who answered, how many chose each option: shares add up to more than one. In a ranking, how many
/// gave it the first place: they add up to one.
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
    // Between the 5th and the 95th per cent, so that one wild value does not make all classes but one empty.
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
    let one_by_one = whole && at(0.95) - at(0.05) < MOST_VALUES as f64 && last - first < 2.0 * MOST_VALUES as f64;
    let width = if one_by_one { 1.0 } else { round_width((at(0.95) - at(0.05)) / 8.0).max(f64::from(u8::from(whole))) };
    // A hair up, because 0.6 / 0.1 is 5.999….
    let class = |x: f64| (x / width + 1e-9).floor();
    let mut counts: Vec<(i64, u64)> = Vec::new();
    for x in sorted {
        let class = class(*x) as i64;
        match counts.last_mut() {
            Some((start, count)) if *start == class => {
                *count += 1;
                continue;
            }
            // Classes of counted numbers that nobody gave stand there with nought.
            Some((start, _)) if one_by_one => {
                let empty = *start + 1..class;
                counts.extend(empty.map(|class| (class, 0)));
            }
            _ => {}
        }
        counts.push((class, 1));
    }
    let mut classes: Vec<(i64, i64, u64)> = counts.iter().map(|(class, n)| (*class, *class, *n)).collect();
    while classes.len() > 1 && classes[0].2 < EDGE_CLASS {
        let first = classes.remove(0);
        classes[0] = (first.0, classes[0].1, classes[0].2 + first.2);
    }
    while classes.len() > 1 && classes[classes.len() - 1].2 < EDGE_CLASS {
        if let (Some(last), Some(before)) = (classes.pop(), classes.last_mut()) {
            *before = (before.0, last.1, before.2 + last.2);
        }
    }
    labelled(&classes, width, whole)
}

/// `≤ 29`, `30–39`, `≥ 60`; with decimals the upper limit belongs to the next class. The first and the last are
/// open: how far they reach is one person's answer.
fn labelled(classes: &[(i64, i64, u64)], width: f64, whole: bool) -> Vec<(GroupValue, u64)> {
    // As many decimals as the width has.
    let digits = (0..6).find(|digits| (width * 10f64.powi(*digits)).fract().abs() < 1e-9).unwrap_or(6);
    let text = |value: f64| format!("{value:.0$}", usize::try_from(digits).unwrap_or(0));
    let single = |class: i64| i32::try_from(class).ok().filter(|_| whole && width == 1.0).map(GroupValue::Code);
    let label = |i: usize| {
        let (low, high, _) = classes[i];
        let (from, below) = (low as f64 * width, (high + 1) as f64 * width);
        let to = if whole { below - 1.0 } else { below };
        let merged = low != high;
        match i {
            0 if merged || width != 1.0 || !whole => {
                GroupValue::Text(if whole { format!("≤ {}", text(to)) } else { format!("< {}", text(below)) })
            }
            i if i + 1 == classes.len() && (merged || width != 1.0 || !whole) => {
                GroupValue::Text(format!("≥ {}", text(from)))
            }
            _ => single(low).unwrap_or_else(|| GroupValue::Text(format!("{}–{}", text(from), text(to)))),
        }
    };
    (0..classes.len()).map(|i| (label(i), classes[i].2)).collect()
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

    fn text(label: &str) -> GroupValue {
        GroupValue::Text(label.into())
    }

    #[test]
    fn few_whole_numbers_are_counted_one_by_one() {
        let sorted: Vec<f64> = [1.0; 6].into_iter().chain([3.0; 7]).collect();
        assert_eq!(classes(&sorted), [(GroupValue::Code(1), 6), (GroupValue::Code(2), 0), (GroupValue::Code(3), 7)]);
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
        assert!(matches!(&classes[0].0, GroupValue::Text(label) if label.starts_with("≤ ")));
    }

    #[test]
    fn one_wild_value_leaves_the_others_counted() {
        let mut sessions: Vec<f64> = [0.0, 1.0, 2.0, 3.0].into_iter().flat_map(|x| std::iter::repeat_n(x, 8)).collect();
        sessions.push(40.0);
        let counted = classes(&sessions);
        assert_eq!(counted.last(), Some(&(text("≥ 3"), 9)));
        assert_eq!(counted.first(), Some(&(GroupValue::Code(0), 8)));
    }

    #[test]
    fn tenths_stand_in_the_class_they_begin() {
        let sorted: Vec<f64> = (1..=9).flat_map(|i| std::iter::repeat_n(f64::from(i) / 10.0, 6)).collect();
        let counted = classes(&sorted);
        assert_eq!(counted[0], (text("< 0.2"), 6));
        assert!(counted.iter().all(|(_, n)| *n == 6), "{counted:?}");
    }
}
