//! Method and protection, written from what the run really did.

use super::{Context, weighted};
use crate::language::messages::{ComparisonWords, ReliabilityWords};
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Comparison, Reliability, tests_made};
use crate::survey::{Kind, Measure};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    // Said once, where the reader learns how to read the figures.
    let in_detail = !super::details::blocks(context).is_empty();
    chapter(context, in_detail.then(|| Block::Note(context.words.see_details.to_string())).into_iter().collect())
}

/// All of it at once, in a report without an appendix.
pub(super) fn whole(context: &Context<'_>) -> Vec<Block> {
    chapter(context, list(statistics(context)))
}

/// Every statistic that ran, by its name and source.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    super::details::under("method-details", context.words.method, list(statistics(context)))
}

/// A list, or nothing where it would be empty.
fn list(sentences: Vec<String>) -> Vec<Block> {
    if sentences.is_empty() { Vec::new() } else { vec![Block::List(sentences)] }
}

fn chapter(context: &Context<'_>, rest: Vec<Block>) -> Vec<Block> {
    let words = context.words;
    let mut blocks = vec![Context::heading(1, "method", words.method), Block::List(conventions(context))];
    blocks.extend(rest);
    blocks.extend([Context::heading(1, "protection", words.protection), Block::List(protection(context))]);
    blocks
}

/// What must be known to read a figure.
fn conventions(context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let estimates = &context.results.estimates;
    let shares = each(estimates.iter().filter(|e| e.measure.is_share()).filter_map(|e| e.method));
    let primary = context.survey.indicators().iter().find(|i| i.primary);
    let told = [
        (estimates.iter().any(|e| e.target.is_some()), words.method_targets),
        (true, words.method_rounding),
        (estimates.iter().any(|e| e.missing.cant_say.unwrap_or(0) > 0), words.method_cant_say),
    ];
    let mut sentences: Vec<String> =
        shares.into_iter().map(|method| (words.method_interval)(method, &context.level())).collect();
    sentences.extend(primary.map(|indicator| (words.method_primary)(context.label(indicator))));
    sentences.extend(told.iter().filter(|(used, _)| *used).map(|(_, text)| (*text).to_string()));
    sentences
}

fn statistics(context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let estimates = &context.results.estimates;
    let used = |measure: Measure| estimates.iter().any(|e| e.measure == measure);
    let methods = |of: Measure| each(estimates.iter().filter(|e| e.measure == of).filter_map(|e| e.method));
    let mut sentences: Vec<String> =
        each(context.results.clustering.iter().flat_map(|entry| weighted::clusters(context, entry)));
    sentences.extend(comparisons(context));
    let of_means = used(Measure::Mean).then_some(words.method_mean);
    let of_medians = methods(Measure::Median).into_iter().map(words.method_median);
    let of_scores = methods(Measure::Net).into_iter().map(words.method_net);
    sentences.extend(of_means.into_iter().chain(of_medians).chain(of_scores).map(String::from));
    let organisations = used(Measure::ShareOfOrganisations).then_some(context.language.organisation_words().method);
    let bounds = each(estimates.iter().filter_map(|e| Some(e.finite?.method))).into_iter().map(words.method_finite);
    sentences.extend(organisations.into_iter().chain(bounds).map(String::from));
    sentences.extend(super::change::method::sentences(context));
    let alphas = each(context.results.reliability.iter().filter_map(|entry| entry.method));
    sentences.extend(alphas.into_iter().map(|method| (words.method_alpha)(method).to_string()));
    sentences.extend(context.results.reliability.iter().filter_map(|entry| reliability(context, entry)));
    sentences
}

/// Each once, in the order of their first appearance.
pub(super) fn each<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut each: Vec<T> = Vec::new();
    for one in all {
        if !each.contains(&one) {
            each.push(one);
        }
    }
    each
}

/// How groups were compared, why so, and how often.
fn comparisons(context: &Context<'_>) -> Vec<String> {
    let analysis = context.survey.analysis();
    let words = context.language.compare_words();
    let of_groups: Vec<&Comparison> = context.results.comparisons.iter().collect();
    let amounts = context.results.doses.iter().map(|dose| &dose.by);
    let amounts = amounts.chain(context.results.recorded_doses.iter().map(|dose| &dose.by));
    let trends = amounts.filter(|by| by.trend_p.is_some()).count() as u64;
    let count_of_groups = tests_made(&of_groups);
    let count = count_of_groups + trends;
    if count == 0 {
        return Vec::new();
    }
    let count = number::count(context.language, count);
    let told = ComparisonWords { count: &count, groups: count_of_groups > 0, multiplicity: analysis.multiplicity };
    let mut sentences = vec![(words.comparisons)(&told)];
    sentences.extend(compared(context, &of_groups));
    sentences
}

/// The methods that compared groups, each once.
pub(super) fn compared(context: &Context<'_>, compared: &[&Comparison]) -> Vec<String> {
    let analysis = context.survey.analysis();
    let words = context.language.compare_words();
    let mut sentences = Vec::new();
    let ran = |measure: Measure| compared.iter().any(|c| c.measure == measure && c.p.is_some());
    let independent = |c: &&Comparison| c.measure == Measure::Rate && c.test.is_some() && c.design_effect.is_none();
    if compared.iter().any(independent) {
        sentences.push((words.rates)(analysis.difference, analysis.test));
    }
    let means = (words.means)(analysis.means.unwrap_or_default());
    let ordered = (words.ordered)(analysis.ordered.unwrap_or_default());
    let told = [(Measure::Mean, means), (Measure::Net, words.net), (Measure::Median, ordered)];
    sentences.extend(told.iter().filter(|(measure, _)| ran(*measure)).map(|(_, text)| (*text).to_string()));
    if let Some(clusters) = analysis.clusters.as_ref().and_then(|id| context.survey.question(id)) {
        let label = clusters.label(context.language);
        let widened = |c: &&Comparison| c.design_effect.is_some() || c.refused.is_some();
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

/// Whether groups could be hidden that nobody names, whatever the answers are: whether there are any is not told.
fn names_groups_by_export(context: &Context<'_>) -> bool {
    let mut questions = context.survey.groups().iter().filter_map(|group| context.survey.question(&group.question));
    questions.any(|question| question.kind == Kind::Category && question.answers.is_none())
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
    let protection = context.language.protection_words();
    if names_groups_by_export(context) {
        sentences.push(protection.not_named.to_string());
    }
    let reason = rules.reason.as_ref().map(|reason| reason.any(context.language));
    sentences.extend(reason.map(|reason| (words.protection_reason)(reason)));
    if statement.attack_passed == Some(true) {
        sentences.push(protection.attacked.to_string());
    }
    if statement.forced > 0 {
        sentences.push((protection.forced)(&count(statement.forced)));
    }
    sentences.push(protection.limits.to_string());
    sentences
}
