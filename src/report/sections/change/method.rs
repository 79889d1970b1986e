//! How change was computed, told from what really ran.

use super::super::Context;
use crate::language::messages::ChangeWords;
use crate::language::number;
use crate::results::{Change, ChangeRole, Design, Method, Test};

pub(in crate::report::sections) fn sentences(context: &Context<'_>) -> Vec<String> {
    let words = context.language.change_words();
    let changes = &context.results.changes;
    let ran = |design: Design, method: Method| {
        let ran = changes.iter().any(|c| !c.hidden && c.design == design && c.method == Some(method));
        (ran, interval(words, design, method).unwrap_or_default())
    };
    let tested = |test: Test| changes.iter().any(|c| c.test == Some(test));
    let trends = context.results.trends.iter().any(|t| t.slope.is_some());
    let main = changes.iter().any(|c| c.role == ChangeRole::Main && c.verdict.is_some());
    let told = [
        ran(Design::Paired, Method::TangoScore),
        ran(Design::Paired, Method::T),
        (tested(Test::SignedRankPratt), words.method_paired_ordinal),
        ran(Design::Paired, Method::WalshAverages),
        ran(Design::PartlyPaired, Method::PartlyPairedT),
        ran(Design::Independent, Method::Newcombe),
        ran(Design::Independent, Method::WelchT),
        (tested(Test::MannWhitney), words.method_independent_ordinal),
        ran(Design::Independent, Method::HodgesLehmann),
        ran(Design::DifferenceInDifferences, Method::WelchT),
        ran(Design::DifferenceInDifferences, Method::ClusteredT),
        (changes.iter().any(|c| c.group.is_some() && !c.hidden), context.language.change_group_words().method),
        (trends, words.method_course),
        (main || trends, words.method_verdict),
        (!context.results.links.is_empty(), words.method_links),
    ];
    let mut sentences: Vec<String> =
        told.iter().filter(|(ran, _)| *ran).map(|(_, sentence)| (*sentence).to_string()).collect();
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

/// How one change was computed; nothing where it has no interval.
pub(in crate::report::sections) fn of(context: &Context<'_>, change: &Change) -> Option<&'static str> {
    interval(context.language.change_words(), change.design, change.method?)
}

fn interval(words: &ChangeWords, design: Design, method: Method) -> Option<&'static str> {
    Some(match (design, method) {
        (Design::Paired, Method::TangoScore) => words.method_paired_rate,
        (Design::Paired, Method::T) => words.method_paired_mean,
        (Design::Paired, Method::WalshAverages) => words.method_paired_median,
        (Design::PartlyPaired, Method::PartlyPairedT) => words.method_partly_paired,
        (Design::Independent, Method::Newcombe) => words.method_independent_rate,
        (Design::Independent, Method::WelchT) => words.method_independent_mean,
        (Design::Independent, Method::HodgesLehmann) => words.method_independent_median,
        (Design::DifferenceInDifferences, Method::WelchT) => words.method_against_few,
        (Design::DifferenceInDifferences, Method::ClusteredT) => words.method_against_many,
        _ => return None,
    })
}
