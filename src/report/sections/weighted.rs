//! Weighted figures beside the unweighted ones, and how intervals allow for clusters.

use super::{Context, numbers, row_heads};
use crate::language::messages::{ClusterWords, WeightingWords};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Column, Made, Table};
use crate::results::{Clustering, Estimate, Weighting};
use crate::survey::Measure;

/// Nothing where the survey is not weighted.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.choice_words();
    let wave = context.last_wave();
    let Some(weighting) = context.results.weighting.iter().find(|w| w.wave == wave) else { return Vec::new() };
    let mut blocks = vec![Context::heading(2, "weighted", words.weighted), Block::List(told(context, weighting))];
    let of_wave = |e: &&Estimate| e.wave == wave && e.group.is_none() && e.weighted.is_some();
    let rows: Vec<Vec<Cell>> =
        context.results.estimates.iter().filter(of_wave).filter_map(|e| row(context, e)).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            id: "weighted".into(),
            caption: words.weighted_caption.into(),
            columns: vec![
                row_heads(context.words.figure_head, 4.0),
                numbers("n", 0.9),
                numbers(words.n_effective, 1.3),
                numbers(words.unweighted_figure, 1.6),
                numbers(words.weighted_figure, 1.4),
                Column::interval((words.weighted_interval)(&context.level()), 1.8),
            ],
            rows,
            notes: Vec::new(),
            made: Made::ByRule {
                rule: Rule::Weighted,
                own: (words.weighted_method)(context.survey.analysis().effective),
            },
        }));
    }
    blocks
}

fn row(context: &Context<'_>, estimate: &Estimate) -> Option<Vec<Cell>> {
    let (value, _) = Context::figure_cells(estimate);
    let n = estimate.n?;
    let weighted = estimate.weighted?;
    let range = estimate.weighted_low.zip(estimate.weighted_high);
    let (weighted, interval) = match estimate.measure {
        // A weighted share has no counts to be rounded from.
        Measure::Rate => (
            Cell::Share { value: weighted, n },
            range.map_or(Cell::Empty, |(low, high)| Cell::PercentRange { low, high, n }),
        ),
        measure => {
            let digits = usize::from(measure != Measure::Net);
            let interval = range.map_or(Cell::Empty, |(low, high)| Cell::Range { low, high, digits });
            (Cell::Number { value: weighted, digits }, interval)
        }
    };
    let label = context.label(context.survey.indicator(&estimate.indicator)?);
    let n_effective = estimate.n_effective.map_or(Cell::Empty, |value| Cell::Number { value, digits: 0 });
    Some(vec![Cell::Text(label.to_string()), Cell::Count(n), n_effective, value, weighted, interval])
}

fn told(context: &Context<'_>, weighting: &Weighting) -> Vec<String> {
    let words = context.language.choice_words();
    let questions = weighting.margins.iter().filter_map(|id| context.survey.question(id));
    let names: Vec<&str> = questions.map(|question| question.label(context.language)).collect();
    let mut sentences = vec![(words.weighting)(weighting.method, &names.join("; "))];
    if weighting.refused {
        sentences.push(words.weighting_refused.into());
        return sentences;
    }
    let trimmed = weighting.trimmed_to.map(|times| number::given(context.language, times, 2));
    sentences.extend(trimmed.map(|times| (words.weighting_trimmed)(&times)));
    if let Some((n_effective, largest)) = weighting.n_effective.zip(weighting.largest) {
        sentences.push((words.weighting_worth)(&WeightingWords {
            n_effective: &number::decimal(context.language, n_effective, 0),
            largest: &number::decimal(context.language, largest, 1),
        }));
    }
    sentences.push((words.weighted_method)(context.survey.analysis().effective));
    sentences.push(words.weighted_left_out.into());
    sentences
}

/// What the method section says of clusters.
pub(super) fn clusters(context: &Context<'_>, clustering: &Clustering) -> Vec<String> {
    let words = context.language.choice_words();
    let Some(question) = context.survey.question(&clustering.question) else { return Vec::new() };
    let label = question.label(context.language);
    let Some(icc) = clustering.icc else { return vec![(words.clustering_refused)(label)] };
    let of_wave = context.results.estimates.iter().filter(|e| e.wave == clustering.wave);
    let mut effects: Vec<f64> = of_wave.filter_map(|e| e.design_effect).collect();
    effects.sort_by(f64::total_cmp);
    let decimal = |value: &f64| number::decimal(context.language, *value, 1);
    let range = match (effects.first(), effects.last()) {
        (Some(low), Some(high)) if low < high => number::range(context.language, *low, *high, 1),
        (Some(one), _) => decimal(one),
        _ => return Vec::new(),
    };
    let icc = number::decimal(context.language, icc, 2);
    let mut sentences = vec![(words.clustering)(&ClusterWords { question: label, icc: &icc, effects: &range })];
    let others = |e: &Estimate| e.wave == clustering.wave && e.design_effect.is_some() && !e.measure.is_share();
    sentences.extend(context.results.estimates.iter().any(others).then(|| words.clustering_others.to_string()));
    sentences.extend(clustering.assumed.then(|| words.clustering_assumed.to_string()));
    sentences
}
