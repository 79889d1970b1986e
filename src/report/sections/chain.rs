//! The chain from reach to change on one page, in the order of RE-AIM (Glasgow, Vogt & Boles 1999): each link with
//! its figure, its base and how sure it is, and which link has no data.

use super::trace::{link, of_change, to_rule};
use super::{Context, numbers, row_heads, words as word_column};
use crate::language::messages::ChainWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{Change, ChangeRole, ParticipationFigure, ParticipationMeasure as Is};
use crate::survey::{Indicator, Measure, Topic, WaveKind};

/// Benefit is what people say the programme gave them; satisfaction is none.
const BENEFITS: [Topic; 4] = [Topic::NetworkBenefits, Topic::Resources, Topic::Wellbeing, Topic::Impact];

/// A row: what, its figure, n, how sure.
type Row = [Cell; 4];

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let results = context.results;
    if results.participation.is_empty() && results.changes.is_empty() {
        return Vec::new();
    }
    let words = context.language.chain_words();
    let links: [(&str, Vec<Row>, &str); 4] = [
        (words.reach, reach(context, words), words.no_reach),
        (words.amount, counted(context, words, &[Is::Completion, Is::Sessions, Is::Hours]), words.no_amount),
        (words.benefit, benefits(context), words.no_benefit),
        (words.change, changes(context), words.no_change),
    ];
    let mut rows = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for (link, figures, lacking) in links {
        if figures.is_empty() {
            notes.push(lacking.to_string());
            rows.push(vec![
                Cell::Text(link.to_string()),
                Cell::Text(words.no_data.to_string()),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]);
        }
        let rows_of = figures
            .into_iter()
            .map(|figure| std::iter::once(Cell::Text(link.to_string())).chain(figure).collect::<Vec<Cell>>());
        rows.extend(rows_of);
    }
    notes.push(words.chain_limit.to_string());
    let table = Table {
        id: "chain".into(),
        caption: words.chain_caption.to_string(),
        columns: vec![
            row_heads(words.link_head, 2.0),
            word_column(context.words.figure_head, 3.2),
            numbers(context.words.result, 1.2),
            numbers(words.n_head, 0.8),
            numbers((words.uncertainty_head)(&context.level()), 1.8),
        ],
        rows,
        notes,
        made: Made::ByRow,
    };
    vec![
        Context::heading(1, "chain", words.chain),
        Block::Paragraph(words.chain_intro.to_string()),
        Block::Table(table),
    ]
}

/// Persons and organisations of those invited, and who answered.
fn reach(context: &Context<'_>, words: &ChainWords) -> Vec<Row> {
    let mut rows = counted(context, words, &[Is::Persons, Is::Organisations]);
    let response = context.results.response.iter().find(|r| r.wave == context.last_wave() && r.group.is_none());
    if let Some((answered, invited)) = response.and_then(|r| r.rate.and(r.answered.zip(r.invited))) {
        rows.push([
            link(words.response.to_string(), Some(to_rule(Rule::Flow))),
            Cell::Percent { k: answered, n: invited },
            Cell::Count(invited),
            Cell::Text(words.counted.to_string()),
        ]);
    }
    rows
}

/// Figures of the participation records: they are counts, without sampling error.
fn counted(context: &Context<'_>, words: &ChainWords, measures: &[Is]) -> Vec<Row> {
    let whole = |f: &&ParticipationFigure| f.activity.is_none() && f.group.is_none() && !f.hidden;
    let figure = |measure: &Is| context.results.participation.iter().filter(whole).find(|f| f.measure == *measure);
    let row = |f: &ParticipationFigure| {
        let label = (context.language.participation_words().measure)(f.measure).to_string();
        let label = link(label, Some(to_rule(Rule::Participation)));
        let share = super::taking_part::share(f);
        let (value, n) = match share {
            Cell::Percent { n, .. } => (share, Cell::Count(n)),
            _ => (super::taking_part::value(f), Cell::Empty),
        };
        [label, value, n, Cell::Text(words.counted.to_string())]
    };
    measures.iter().filter_map(figure).map(row).collect()
}

/// Headline rates of what people say the programme gave them, in the last round.
fn benefits(context: &Context<'_>) -> Vec<Row> {
    let benefit = |i: &&Indicator| {
        (i.headline || i.primary) && context.survey.topic_of(i).is_some_and(|topic| BENEFITS.contains(&topic))
    };
    let row = |indicator: &Indicator| {
        let estimate = context.estimate(&indicator.id).filter(|e| !e.hidden && e.value.is_some())?;
        let (value, interval) = Context::figure_cells(estimate);
        Some([super::trace::label(context, indicator), value, Cell::Count(estimate.n?), interval])
    };
    context.survey.indicators().iter().filter(benefit).filter_map(row).collect()
}

/// Changes of headline figures. What a follow-up finds is no change that came with the programme: it is what remained.
fn changes(context: &Context<'_>) -> Vec<Row> {
    let after = |c: &Change| context.survey.wave(&c.to).is_some_and(|wave| wave.kind == WaveKind::FollowUp);
    let told = |c: &&Change| c.role == ChangeRole::Main && c.group.is_none() && !c.hidden && !after(c);
    let row = |change: &Change| {
        let indicator = context.survey.indicator(&change.indicator).filter(|i| i.headline || i.primary)?;
        let n = change.pairs.or(change.n_to)?;
        let (value, low, high) = (change.value?, change.low?, change.high?);
        let rate = indicator.measure == Measure::Rate;
        let (value, interval) = if rate {
            let unit = context.language.chain_words().points;
            (
                Cell::Text((unit)(&number::points(context.language, value, n))),
                Cell::Text(number::points_range(context.language, low, high, n)),
            )
        } else {
            (Cell::Number { value, digits: 1 }, Cell::Range { low, high, digits: 1 })
        };
        let label = context.survey.indicator_label(indicator, context.language).to_string();
        let to = of_change(context, change).unwrap_or_else(|| super::change::against::to_table(change));
        Some([link(label, Some(to)), value, Cell::Count(n), interval])
    };
    context.results.changes.iter().filter(told).filter_map(row).collect()
}
