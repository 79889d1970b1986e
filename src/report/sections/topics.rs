//! Results by topic: a sentence for each figure, one chart and one table each.

use std::collections::BTreeSet;

use super::{Context, numbers, row_heads, words};
use crate::charts;
use crate::language::messages::MeanWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{Estimate, NoteCode};
use crate::survey::{CantSay, Indicator, Kind, Measure, Question, Topic};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let questions = context.survey.questions().iter().map(|q| q.topic);
    let indicators = context.survey.indicators().iter().filter_map(|i| context.survey.topic_of(i));
    let topics: BTreeSet<Topic> = questions.chain(indicators).filter(|t| *t != Topic::Background).collect();
    topics.into_iter().flat_map(|topic| chapter(context, topic)).collect()
}

fn chapter(context: &Context<'_>, topic: Topic) -> Vec<Block> {
    let title = (context.words.topic)(topic);
    let id = topic_id(topic);
    let indicators: Vec<&Indicator> =
        context.survey.indicators().iter().filter(|i| context.survey.topic_of(i) == Some(topic)).collect();
    let mut blocks = vec![Context::heading(1, id, title)];
    let sentences: Vec<String> = indicators.iter().filter_map(|indicator| sentence(context, indicator)).collect();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.extend(open_answers(context, topic));
    let wave = context.last_wave();
    let charts = charts::distributions(context.survey, context.results, context.language, wave, topic);
    blocks.extend(Context::figures(
        id,
        &(context.words.caption_topic_chart)(title),
        charts,
        &super::trace::to_rule(Rule::Distribution),
    ));
    blocks.extend(scores(context, &indicators));
    // What strains most is asked for in order; elsewhere the distribution is sorted already.
    if topic == Topic::Workload {
        let ranking = charts::ranking(context.survey, context.results, context.language, wave, topic);
        let caption = (context.language.kind_words().caption_ranking)(title);
        blocks.extend(Context::figures(
            &format!("{id}-ranking"),
            &caption,
            ranking.into_iter().collect(),
            &format!("#table-{id}-table"),
        ));
    }
    if !indicators.is_empty() {
        blocks.push(table(context, &indicators, title, id));
    }
    blocks
}

/// A chart of each recommendation score.
fn scores(context: &Context<'_>, indicators: &[&Indicator]) -> Vec<Block> {
    let wave = context.last_wave();
    let figure = |indicator: &&Indicator| {
        let chart = charts::score(context.survey, context.results, context.language, wave, &indicator.id);
        let caption = (context.language.kind_words().caption_score)(context.label(indicator));
        Context::figures(
            &format!("{}-score", indicator.id),
            &caption,
            chart.into_iter().collect(),
            &super::trace::of_indicator(indicator),
        )
    };
    indicators.iter().flat_map(figure).collect()
}

/// The topic's name in ids and file names.
pub(in crate::report) fn topic_id(topic: Topic) -> &'static str {
    match topic {
        Topic::Satisfaction => "satisfaction",
        Topic::Recommendation => "recommendation",
        Topic::Impact => "impact",
        Topic::Wellbeing => "wellbeing",
        Topic::Workload => "workload",
        Topic::Resources => "resources",
        Topic::NetworkBenefits => "network-benefits",
        Topic::Participation => "participation",
        Topic::Technical => "technical",
        Topic::Background => "background",
        Topic::Open => "open",
    }
}

/// What a figure says, in a sentence.
fn sentence(context: &Context<'_>, indicator: &Indicator) -> Option<String> {
    let estimate = context.estimate(&indicator.id)?;
    let label = context.label(indicator);
    if estimate.hidden {
        return Some((context.words.hidden_figure)(label));
    }
    if estimate.measure == Measure::ShareOfOrganisations {
        return super::organisations::sentence(context, indicator, estimate);
    }
    figure_sentence(context, indicator, estimate, label)
}

fn figure_sentence(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate, label: &str) -> Option<String> {
    let (value, interval) = Context::figure_cells(estimate);
    let n = number::count(context.language, estimate.n?);
    let mean = MeanWords {
        label,
        value: &value.text(context.language),
        n: &n,
        interval: &if estimate.low.is_some() { interval.text(context.language) } else { String::new() },
        level: &context.level(),
    };
    match estimate.measure {
        Measure::Rate | Measure::ShareOfOrganisations => {
            context.with_rate(label, estimate, &context.positive_answers(indicator), context.words.rate)
        }
        Measure::Mean => estimate.value.map(|_| (context.words.mean)(&mean)),
        Measure::Median => estimate.value.map(|_| (context.words.median)(&mean)),
        Measure::Net => estimate.value.map(|_| (context.words.net)(&mean)),
        Measure::Count => {
            let k = number::count(context.language, estimate.count?);
            Some((context.words.count)(label, &k, &n))
        }
    }
}

fn open_answers(context: &Context<'_>, topic: Topic) -> Vec<Block> {
    let open = context.survey.questions().iter().filter(|q| q.topic == topic && q.kind == Kind::Text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_quoted = false;
    for question in open {
        if let Some(quotes) = super::quotes::of(context, question) {
            blocks.extend(quotes);
            is_quoted = true;
        } else {
            blocks.extend(only_counted(context, question));
        }
    }
    if is_quoted {
        blocks.push(super::quotes::rule(context));
    }
    blocks
}

/// How many answered an open question of which nothing is quoted.
fn only_counted(context: &Context<'_>, question: &Question) -> Option<Block> {
    let distribution = context
        .results
        .distributions
        .iter()
        .find(|d| d.question == question.id && d.wave == context.last_wave() && !d.hidden)?;
    let n = number::count(context.language, distribution.n?);
    let text = format!("{} {}", question.text.any(context.language), (context.words.open_answers)(&n));
    Some(Block::Paragraph(text))
}

fn table(context: &Context<'_>, indicators: &[&Indicator], title: &str, id: &str) -> Block {
    let language = context.words;
    let estimates: Vec<(&Indicator, &Estimate)> =
        indicators.iter().filter_map(|i| Some((*i, context.estimate(&i.id)?))).collect();
    let targets = estimates.iter().any(|(_, e)| e.target.is_some());
    let cant_say = estimates.iter().any(|(_, e)| e.missing.cant_say.unwrap_or(0) > 0);
    let only_rates = estimates.iter().all(|(_, e)| e.measure.is_share());
    let mut columns = vec![
        row_heads(language.figure_head, 4.2),
        numbers(if only_rates { language.share } else { language.result }, 1.1),
        context.interval(1.7),
        numbers(language.fraction, 1.4),
    ];
    if cant_say {
        columns.push(numbers(language.cant_say, 1.1));
    }
    if targets {
        columns.push(numbers(language.target, 1.1));
        columns.push(words(language.status_head, 1.7));
    }
    let rows = estimates.iter().map(|(indicator, estimate)| {
        let (value, interval) = Context::figure_cells(estimate);
        let base = Context::base_cell(estimate);
        let mut row = vec![super::trace::label(context, indicator), value, interval, base];
        if cant_say {
            row.push(match (estimate.hidden, estimate.missing.cant_say) {
                (true, _) => Cell::Hidden,
                (_, Some(count)) => Cell::Count(count),
                (_, None) => Cell::Empty,
            });
        }
        if targets {
            row.push(context.target_cell(estimate));
            row.push(context.status_cell(estimate));
        }
        row
    });
    let rows = rows.collect();
    Block::Table(Table {
        id: format!("{id}-table"),
        caption: (language.caption_topic_table)(title),
        columns,
        rows,
        notes: notes(context, &estimates, cant_say),
        made: Made::ByRow,
    })
}

/// Notes made from what the table really holds.
fn notes(context: &Context<'_>, estimates: &[(&Indicator, &Estimate)], cant_say: bool) -> Vec<String> {
    let words = context.words;
    let mut notes = Vec::new();
    if cant_say {
        notes.push(words.note_cant_say_outside.to_string());
    }
    for (indicator, _) in estimates.iter().filter(|(i, _)| i.cant_say == CantSay::Inside) {
        notes.push((words.note_cant_say_inside)(context.label(indicator)));
    }
    for (indicator, _) in estimates {
        let many = context.results.notes.iter().any(|n| n.code == NoteCode::ManyCantSay && n.about == indicator.id);
        if many {
            notes.push((words.note)(NoteCode::ManyCantSay, context.label(indicator)));
        }
    }
    if let Some((indicator, _)) = estimates.iter().find(|(_, e)| e.hidden) {
        notes.push(super::hidden_note(context, context.survey.is_health(indicator)));
    }
    if estimates.iter().any(|(_, e)| e.indicative && !e.hidden) {
        notes.push(words.note_indicative.to_string());
    }
    notes
}
