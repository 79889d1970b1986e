//! How change was computed, told from what really ran.

use super::super::Context;
use super::super::method::each;
use crate::language::number;
use crate::results::{Change, ChangeRole, Design, Method, Test};

/// Designs in the order in which the report tells of them.
const DESIGNS: [Design; 4] =
    [Design::Paired, Design::PartlyPaired, Design::Independent, Design::DifferenceInDifferences];

pub(in crate::report::sections) fn sentences(context: &Context<'_>) -> Vec<String> {
    let words = context.language.change_words();
    let changes = &context.results.changes;
    let mut sentences = Vec::new();
    for design in DESIGNS {
        let shown = || changes.iter().filter(move |c| !c.hidden && c.design == design);
        let intervals = each(shown().filter_map(|c| c.method));
        let rates = design == Design::Paired && intervals.iter().any(|method| is_of_share(*method));
        sentences.extend(intervals.into_iter().map(|method| (words.method_interval)(design, method)));
        sentences.extend(tests(shown()).into_iter().map(|test| (words.method_test)(design, test)));
        sentences.extend(rates.then_some(words.method_few_moved));
    }
    let trends = context.results.trends.iter().any(|t| t.slope.is_some());
    let main = changes.iter().any(|c| c.role == ChangeRole::Main && c.verdict.is_some());
    let told = [
        (changes.iter().any(|c| c.group.is_some() && !c.hidden), context.language.change_group_words().method),
        (trends, words.method_course),
        (main || trends, words.method_verdict),
        (!context.results.links.is_empty(), words.method_links),
    ];
    let told = told.into_iter().filter_map(|(ran, sentence)| ran.then_some(sentence));
    // What an interval says of its test too is not said twice.
    let mut sentences: Vec<String> =
        sentences.into_iter().filter(|sentence| !sentence.is_empty()).chain(told).map(String::from).collect();
    let share = changes.iter().find_map(|c| c.wrong_links).map(|again| again.share);
    let share = share.map(|share| number::share(context.language, share, number::DECIMALS_FROM));
    sentences.extend(share.map(|share| (words.method_wrong_links)(&share)));
    if context.results.shifts.iter().any(|shift| !shift.hidden) {
        sentences.push(context.language.change_size_words().method_shift.to_string());
    }
    if changes.iter().any(|c| c.reliable.is_some()) {
        sentences.push(context.language.change_size_words().method_reliable.to_string());
    }
    sentences
}

/// Intervals of the change of the same people's share.
fn is_of_share(method: Method) -> bool {
    matches!(method, Method::TangoScore | Method::NewcombePaired | Method::BonettPrice)
}

/// Each test that was made; Fisher's exact test, where counts are tiny, belongs to those that it stands in for.
fn tests<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<Test> {
    let mut tests = each(changes.filter_map(|c| c.test));
    if tests.iter().any(|test| matches!(test, Test::FisherMidP | Test::ChiSquaredNMinusOne)) {
        tests.retain(|test| *test != Test::FisherExact);
    }
    tests
}

/// How one change was computed; nothing where it has no interval.
pub(in crate::report::sections) fn of(context: &Context<'_>, change: &Change) -> Option<&'static str> {
    change.method.map(|method| (context.language.change_words().method_interval)(change.design, method))
}
