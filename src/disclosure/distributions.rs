//! The answers to every question: a background question's answers are groups, and their counts are groups' sizes.

use std::collections::BTreeSet;

use super::breakdown::{Blocks, Breakdown};
use super::hide;
use super::plan::rules;
use crate::results::{AnswerCount, Distribution, Estimate, GroupKey, Response};
use crate::survey::{Kind, Survey, Topic};

pub(super) fn protect(
    survey: &Survey,
    response: &[Response],
    estimates: &[Estimate],
    distributions: &mut [Distribution],
) {
    for distribution in distributions {
        let question = survey.question(&distribution.question);
        let rules = rules(survey, question.is_some_and(|q| q.health));
        let minimum = rules.minimum;
        let n = distribution.n.unwrap_or(0);
        let alike = n < rules.unanimity
            && question.is_some_and(|q| q.topic != Topic::Background)
            && distribution.counts.iter().any(|count| count.count == Some(n));
        // All or none of few are favourable: then their answers are no less telling.
        let is_hidden = |e: &Estimate| {
            let of = (e.question.as_ref(), &e.wave) == (Some(&distribution.question), &distribution.wave);
            of && e.group.is_none() && e.hidden
        };
        let alike = alike || (n < rules.unanimity && estimates.iter().any(is_hidden));
        if n < minimum || alike {
            hide::distribution(distribution);
            continue;
        }
        // Of a question that splits results the counts stand in the table of responses too, and are hidden alike.
        let splits = survey.groups().iter().any(|g| g.question == distribution.question);
        let discovered = question.is_some_and(|q| q.kind == Kind::Category && q.answers.is_none());
        let background = question.is_some_and(|q| q.topic == Topic::Background && q.kind != Kind::Multiple);
        let hidden: BTreeSet<usize> = if splits {
            let size_is_hidden = |count: &AnswerCount| {
                let key = GroupKey { question: distribution.question.clone(), value: count.code.clone() };
                response.iter().any(|r| r.hidden && r.wave == distribution.wave && r.group.as_ref() == Some(&key))
            };
            (0..distribution.counts.len()).filter(|i| size_is_hidden(&distribution.counts[*i])).collect()
        } else if discovered || background {
            let people: Vec<u64> = distribution.counts.iter().map(|c| c.count.unwrap_or(0)).collect();
            let one = vec![0; people.len()];
            let breakdown = Breakdown { invited: vec![None; people.len()], people, minimum, ..Breakdown::default() };
            breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() }).everywhere
        } else {
            BTreeSet::new()
        };
        for i in hidden {
            distribution.counts[i] = hide::count(&distribution.counts[i]);
        }
    }
}
