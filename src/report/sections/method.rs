//! Method and protection, written from what the run really did.

use super::Context;
use crate::language::number;
use crate::report::document::Block;
use crate::results::Method;
use crate::survey::Measure;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    vec![
        Context::heading(1, "method", words.method),
        Block::List(method(context)),
        Context::heading(1, "protection", words.protection),
        Block::List(protection(context)),
    ]
}

fn method(context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let estimates = &context.results.estimates;
    let used = |measure: Measure| estimates.iter().any(|e| e.measure == measure);
    let mut methods: Vec<Method> = Vec::new();
    for method in estimates.iter().filter(|e| e.measure == Measure::Rate).filter_map(|e| e.method) {
        if !methods.contains(&method) {
            methods.push(method);
        }
    }
    let mut sentences: Vec<String> =
        methods.into_iter().map(|method| (words.method_interval)(method, &context.level())).collect();
    let primary = context.survey.indicators().iter().find(|i| i.primary);
    sentences.extend(primary.map(|indicator| (words.method_primary)(context.label(indicator))));
    let told = [
        (used(Measure::Mean), words.method_mean),
        (used(Measure::Median), words.method_median),
        (used(Measure::Net), words.method_net),
        (estimates.iter().any(|e| e.finite.is_some()), words.method_finite),
        (estimates.iter().any(|e| e.target.is_some()), words.method_targets),
        (true, words.method_rounding),
    ];
    sentences.extend(told.iter().filter(|(used, _)| *used).map(|(_, text)| (*text).to_string()));
    sentences
}

fn protection(context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let rules = context.survey.disclosure();
    let count = |n| number::count(context.language, n);
    let statement = &context.results.disclosure;
    let mut sentences = vec![
        (words.protection_rules)(&count(rules.minimum), &count(rules.health_minimum)),
        (words.protection_count)(&count(statement.hidden_cells), &count(statement.cells)),
    ];
    let reason = rules.reason.as_ref().map(|reason| reason.any(context.language));
    sentences.extend(reason.map(|reason| (words.protection_reason)(reason)));
    sentences.push(words.protection_limits.to_string());
    sentences
}
