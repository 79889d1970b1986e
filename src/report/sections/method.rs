//! Method and protection, written from what the run really did.

use super::{Context, weighted};
use crate::language::messages::{ComparisonWords, ReliabilityWords};
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Comparison, Method, Reliability, tests_made};
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
    for method in estimates.iter().filter(|e| e.measure.is_share()).filter_map(|e| e.method) {
        if !methods.contains(&method) {
            methods.push(method);
        }
    }
    let mut sentences: Vec<String> =
        methods.into_iter().map(|method| (words.method_interval)(method, &context.level())).collect();
    let primary = context.survey.indicators().iter().find(|i| i.primary);
    sentences.extend(primary.map(|indicator| (words.method_primary)(context.label(indicator))));
    sentences.extend(context.results.clustering.iter().flat_map(|entry| weighted::clusters(context, entry)));
    sentences.extend(comparisons(context));
    let told = [
        (used(Measure::Mean), words.method_mean),
        (used(Measure::Median), words.method_median),
        (used(Measure::Net), words.method_net),
        (used(Measure::ShareOfOrganisations), context.language.organisation_words().method),
        (estimates.iter().any(|e| e.finite.is_some()), words.method_finite),
        (estimates.iter().any(|e| e.target.is_some()), words.method_targets),
        (true, words.method_rounding),
        (estimates.iter().any(|e| e.missing.cant_say.unwrap_or(0) > 0), words.method_cant_say),
    ];
    sentences.extend(told.iter().filter(|(used, _)| *used).map(|(_, text)| (*text).to_string()));
    sentences.extend(super::change::method::sentences(context));
    sentences.extend(context.results.reliability.iter().filter_map(|entry| reliability(context, entry)));
    sentences
}

/// How groups were compared, why so, and how often.
fn comparisons(context: &Context<'_>) -> Vec<String> {
    let analysis = context.survey.analysis();
    let words = context.language.compare_words();
    let compared = &context.results.comparisons;
    let amounts = context.results.doses.iter().map(|dose| &dose.by);
    let amounts = amounts.chain(context.results.recorded_doses.iter().map(|dose| &dose.by));
    let trends = amounts.filter(|by| by.trend_p.is_some()).count() as u64;
    let count_of_groups = tests_made(&compared.iter().collect::<Vec<_>>());
    let count = count_of_groups + trends;
    if count == 0 {
        return Vec::new();
    }
    let count = number::count(context.language, count);
    let told = ComparisonWords { count: &count, groups: count_of_groups > 0, multiplicity: analysis.multiplicity };
    let mut sentences = vec![(words.comparisons)(&told)];
    let ran = |measure: Measure| compared.iter().any(|c| c.measure == measure && c.p.is_some());
    let independent = |c: &Comparison| c.measure == Measure::Rate && c.test.is_some() && c.design_effect.is_none();
    if compared.iter().any(independent) {
        sentences.push((words.rates)(analysis.difference, analysis.test));
    }
    let (means, ordered) = ((words.means)(analysis.means), (words.ordered)(analysis.ordered));
    let told = [(Measure::Mean, means), (Measure::Net, words.net), (Measure::Median, ordered)];
    sentences.extend(told.iter().filter(|(measure, _)| ran(*measure)).map(|(_, text)| (*text).to_string()));
    if let Some(clusters) = analysis.clusters.as_ref().and_then(|id| context.survey.question(id)) {
        let label = clusters.label(context.language);
        let widened = |c: &Comparison| c.design_effect.is_some() || c.refused.is_some();
        if compared.iter().any(widened) {
            sentences.push((words.clustered)(label));
        }
        if compared.iter().any(|c| c.group.question == clusters.id) {
            sentences.push((words.clusters_themselves)(label));
        }
    }
    sentences
}

/// How well a scale's questions hang together, with what to beware of.
fn reliability(context: &Context<'_>, entry: &Reliability) -> Option<String> {
    let words = context.words;
    let decimal = |value| number::decimal(context.language, value, 2);
    let scale = context.survey.scale(&entry.scale)?;
    let (Some(alpha), Some(n)) = (entry.alpha, entry.n) else {
        return Some((words.reliability_refused)(scale.label(context.language)));
    };
    let interval = entry.low.zip(entry.high).map(|(low, high)| number::range(context.language, low, high, 2));
    let mut sentence = (words.reliability)(&ReliabilityWords {
        label: scale.label(context.language),
        questions: &number::count(context.language, entry.questions),
        alpha: &decimal(alpha),
        interval: &interval.unwrap_or_default(),
        omega: &entry.omega.map(decimal).unwrap_or_default(),
        n: &number::count(context.language, n),
        level: &context.level(),
    });
    for warning in &entry.warnings {
        sentence.push(' ');
        sentence.push_str((words.reliability_warning)(*warning));
    }
    Some(sentence)
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
    let protection = context.language.protection_words();
    if statement.attack_passed == Some(true) {
        sentences.push(protection.attacked.to_string());
    }
    if statement.forced > 0 {
        sentences.push((protection.forced)(&count(statement.forced)));
    }
    sentences.push(protection.limits.to_string());
    sentences
}
