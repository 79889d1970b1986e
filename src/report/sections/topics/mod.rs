//! Results by topic: the answers that all topics share in one chart, then a sentence for each figure; all figures in one
//! table, and the answers to single questions, in the appendix.

mod table;

use std::collections::BTreeSet;

use super::Context;
use crate::charts::{self, Chart};
use crate::language::messages::MeanWords;
use crate::language::{Rule, number};
use crate::report::document::Block;
use crate::results::Estimate;
use crate::survey::{Indicator, Kind, Measure, Question, Topic};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let topics = topics(context);
    if topics.is_empty() {
        return Vec::new();
    }
    let heading = Context::heading(1, "topics", context.language.body_words().topics);
    let parts = topics.into_iter().flat_map(|topic| part(context, topic));
    std::iter::once(heading).chain(overview(context)).chain(parts).collect()
}

/// Every figure in a table, and the answers that the body does not draw.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let topics = topics(context);
    let drawn: Vec<&str> = shared(context).concat().iter().map(|question| question.id.as_str()).collect();
    let further = |topic: &Topic| {
        let left: Vec<&Question> =
            asked(context, &[*topic]).into_iter().filter(|q| !drawn.contains(&q.id.as_str())).collect();
        let charts = charts::together(context.survey, &left).into_iter().filter_map(|set| drawing(context, &set));
        let (id, title) = (topic_id(*topic), (context.words.topic)(*topic));
        let caption = (context.words.caption_topic_chart)(title);
        let figures = Context::figures(id, &caption, charts.collect(), &super::trace::to_rule(Rule::Distribution));
        let heading = (!figures.is_empty()).then(|| Context::heading(3, format!("{id}-details"), title));
        heading.into_iter().chain(figures).collect::<Vec<_>>()
    };
    let charts = topics.iter().flat_map(further);
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

/// Questions of topics whose answers can be drawn.
fn asked<'a>(context: &Context<'a>, topics: &[Topic]) -> Vec<&'a Question> {
    let is_drawn = |q: &&Question| topics.contains(&q.topic) && !matches!(q.kind, Kind::Text | Kind::Date);
    context.survey.questions().iter().filter(is_drawn).collect()
}

/// So many questions are read in one chart; more are divided among several.
const MOST_ROWS: usize = 12;

/// Questions that share their answers, over all topics: together they show where the need is greatest. A question that is
/// alone says no more in a chart than in its sentence.
fn shared<'a>(context: &Context<'a>) -> Vec<Vec<&'a Question>> {
    let sets = charts::together(context.survey, &asked(context, &topics(context)));
    let mut shared = Vec::new();
    for set in sets.into_iter().filter(|set| set.len() > 1) {
        let charts = set.len().div_ceil(MOST_ROWS);
        shared.extend(set.chunks(set.len().div_ceil(charts)).map(<[_]>::to_vec));
    }
    shared
}

fn drawing(context: &Context<'_>, questions: &[&Question]) -> Option<Chart> {
    charts::distribution(context.survey, context.results, context.language, context.last_wave(), questions)
}

/// The answers to the questions of all topics that share them.
fn overview(context: &Context<'_>) -> Vec<Block> {
    let charts = shared(context).iter().filter_map(|set| drawing(context, set)).collect();
    let caption = context.language.body_words().topics_chart;
    Context::figures("topics-chart", caption, charts, &super::trace::to_rule(Rule::Distribution))
}

fn part(context: &Context<'_>, topic: Topic) -> Vec<Block> {
    let mut blocks = vec![Context::heading(2, topic_id(topic), (context.words.topic)(topic))];
    let indicators = of_topic(context, topic);
    let sentences: Vec<String> = indicators.iter().filter_map(|indicator| sentence(context, indicator)).collect();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.extend(open_answers(context, topic));
    blocks.extend(scores(context, &indicators));
    // What strains most is asked for in order.
    if topic == Topic::Workload {
        let ranking = charts::ranking(context.survey, context.results, context.language, context.last_wave(), topic);
        let caption = (context.language.kind_words().caption_ranking)((context.words.topic)(topic));
        let id = format!("{}-ranking", topic_id(topic));
        blocks.extend(Context::figures(&id, &caption, ranking.into_iter().collect(), table::TO));
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
