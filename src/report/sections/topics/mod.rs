//! Results by topic: a sentence for each figure and one chart each; all figures in one table, and further charts, in the
//! appendix.

mod table;

use std::collections::BTreeSet;

use super::Context;
use crate::charts::{self, Chart};
use crate::language::messages::MeanWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Figure};
use crate::results::Estimate;
use crate::survey::{Indicator, Kind, Measure, Question, Topic};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let topics: Vec<Block> = topics(context).into_iter().flat_map(|topic| part(context, topic)).collect();
    if topics.is_empty() {
        return topics;
    }
    let heading = Context::heading(1, "topics", context.language.body_words().topics);
    std::iter::once(heading).chain(topics).chain(context.see_details(&details(context))).collect()
}

/// Every figure in a table, and what is drawn besides.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let further = |topic: Topic| {
        let charts: Vec<Block> = figures(context, topic).into_iter().skip(1).collect();
        let id = format!("{}-details", topic_id(topic));
        let heading = (!charts.is_empty()).then(|| Context::heading(3, id, (context.words.topic)(topic)));
        heading.into_iter().chain(charts).collect::<Vec<_>>()
    };
    let topics = topics(context);
    let charts = topics.iter().copied().flat_map(further);
    let blocks = table::figures(context, &topics).into_iter().chain(charts).collect();
    super::details::under("topics-details", context.language.body_words().topics, blocks)
}

fn topics(context: &Context<'_>) -> Vec<Topic> {
    let questions = context.survey.questions().iter().map(|q| q.topic);
    let indicators = context.survey.indicators().iter().filter_map(|i| context.survey.topic_of(i));
    let topics: BTreeSet<Topic> = questions.chain(indicators).filter(|t| *t != Topic::Background).collect();
    topics.into_iter().collect()
}

fn of_topic<'a>(context: &Context<'a>, topic: Topic) -> Vec<&'a Indicator> {
    context.survey.indicators().iter().filter(|i| context.survey.topic_of(i) == Some(topic)).collect()
}

fn part(context: &Context<'_>, topic: Topic) -> Vec<Block> {
    let mut blocks = vec![Context::heading(2, topic_id(topic), (context.words.topic)(topic))];
    let sentences: Vec<String> =
        of_topic(context, topic).iter().filter_map(|indicator| sentence(context, indicator)).collect();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.extend(open_answers(context, topic));
    blocks.extend(figures(context, topic).into_iter().take(1));
    blocks
}

/// What can be drawn of a topic, first what tells most of it.
fn figures(context: &Context<'_>, topic: Topic) -> Vec<Block> {
    let (id, title) = (topic_id(topic), (context.words.topic)(topic));
    let (survey, results, language, wave) = (context.survey, context.results, context.language, context.last_wave());
    let figure = |id: String, caption: String, made: String| {
        move |chart: Chart| Block::Figure(Figure { id, caption, chart, made })
    };
    let score = |indicator: &&Indicator| {
        let chart = charts::score(survey, results, language, wave, &indicator.id)?;
        let caption = (language.kind_words().caption_score)(context.label(indicator));
        Some(figure(format!("{}-score", indicator.id), caption, super::trace::of_indicator(indicator))(chart))
    };
    let mut figures: Vec<Block> = of_topic(context, topic).iter().filter_map(score).collect();
    // What strains most is asked for in order.
    if topic == Topic::Workload {
        let caption = (language.kind_words().caption_ranking)(title);
        let ranking = charts::ranking(survey, results, language, wave, topic);
        figures.extend(ranking.map(figure(format!("{id}-ranking"), caption, table::TO.to_string())));
    }
    let distributions = charts::distributions(survey, results, language, wave, topic);
    let caption = (context.words.caption_topic_chart)(title);
    figures.extend(Context::figures(id, &caption, distributions, &super::trace::to_rule(Rule::Distribution)));
    figures
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
