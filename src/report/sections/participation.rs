//! Who answered: in each round, of everybody invited; by group in the appendix.

use super::{Context, numbers, row_heads};
use crate::charts;
use crate::charts::flow::{self, Stage};
use crate::language::messages::ResponseWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, SummaryItem, Table};
use crate::results::{NoteCode, Response};
use crate::survey::{Group, Wave, WaveKind};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let mut blocks = vec![Context::heading(1, "who-answered", words.who_answered)];
    let last = context.survey.last_round().and_then(|wave| told(context, wave));
    blocks.extend(last.map(Block::Paragraph));
    let earlier = asked(context).filter(|wave| wave.id != context.last_wave());
    let beware: Vec<String> = earlier.flat_map(|wave| notes(context, wave)).collect();
    blocks.extend((!beware.is_empty()).then(|| Block::List(beware)));
    blocks.extend(rounds(context));
    blocks
}

/// How many answered in a wave, and what must be known of it.
fn told(context: &Context<'_>, wave: &Wave) -> Option<String> {
    let everybody = context.results.response.iter().find(|r| r.wave == wave.id && r.group.is_none())?;
    let sentences: Vec<String> = std::iter::once(sentence(context, everybody)).chain(notes(context, wave)).collect();
    Some(context.of_round(&wave.id, sentences.join(" ")))
}

/// What must be known of the answers to a wave.
fn notes(context: &Context<'_>, wave: &Wave) -> Vec<String> {
    let codes = [NoteCode::LowResponseRate, NoteCode::MoreAnswersThanInvited, NoteCode::WavesNotCompared];
    let notes = context.results.notes.iter().filter(|note| note.about == wave.id && codes.contains(&note.code));
    notes.map(|note| (context.words.note)(note.code, context.wave_title(&wave.id))).collect()
}

/// How many answered in each round, where there are several.
fn rounds(context: &Context<'_>) -> Option<Block> {
    let words = context.language.body_words();
    let response = |wave: &Wave| context.results.response.iter().find(|r| r.wave == wave.id && r.group.is_none());
    let rounds: Vec<(&Wave, &Response)> = asked(context).filter_map(|wave| Some((wave, response(wave)?))).collect();
    if rounds.len() < 2 {
        return None;
    }
    let row = |(wave, response): &(&Wave, &Response)| {
        let of = |value: Option<u64>| match value {
            _ if response.hidden => Cell::Hidden,
            Some(value) => Cell::Count(value),
            None => Cell::Empty,
        };
        let rate = match (response.hidden, response.answered, response.invited, response.rate) {
            (true, ..) => Cell::Hidden,
            (_, Some(k), Some(n), Some(_)) => Cell::Percent { k, n },
            _ => Cell::Empty,
        };
        vec![Cell::Text(context.wave_title(&wave.id).to_string()), of(response.invited), of(response.answered), rate]
    };
    let not_invited = rounds.iter().any(|(_, response)| !response.hidden && response.invited.is_none());
    let hidden = rounds.iter().any(|(_, response)| response.hidden);
    let notes = not_invited.then(|| words.note_not_invited.to_string());
    Some(Block::Table(Table {
        id: "rounds".into(),
        caption: words.rounds_caption.to_string(),
        columns: vec![
            row_heads(words.round_head, 4.0),
            numbers(context.words.invited, 1.2),
            numbers(context.words.answered, 1.2),
            numbers(context.words.response_rate, 1.4),
        ],
        rows: rounds.iter().map(row).collect(),
        notes: notes.into_iter().chain(hidden.then(|| super::hidden_note(context, false))).collect(),
        made: Made::ByRule { rule: Rule::Response, own: String::new() },
    }))
}

/// A picture of how far people got.
fn flow(context: &Context<'_>, wave: &Wave) -> Vec<Block> {
    let chart = charts::flow(context.survey, context.results, context.language, &wave.id);
    let caption = context.language.kind_words().caption_flow;
    let to_table = format!("#table-flow-{}-table", wave.id);
    Context::figures(&format!("flow-{}", wave.id), caption, chart.into_iter().collect(), &to_table)
}

/// How many were lost on the way in each wave, and how many of each group answered.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let of_wave = |wave: &Wave| {
        let groups = context.survey.chapters().filter_map(|group| table(context, &wave.id, group));
        let mut blocks = flow(context, wave);
        blocks.extend(flow_table(context, &wave.id).into_iter().chain(groups));
        let several = context.survey.waves().len() > 1 && !blocks.is_empty();
        let heading =
            several.then(|| Context::heading(3, format!("wave-{}-details", wave.id), context.wave_title(&wave.id)));
        heading.into_iter().chain(blocks).collect::<Vec<_>>()
    };
    let waves = asked(context).flat_map(of_wave).collect();
    super::details::under("who-answered-details", context.words.who_answered, waves)
}

/// Waves that people answered, and did not look back in.
fn asked<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Wave> {
    context.survey.waves().iter().filter(|wave| wave.kind != WaveKind::Retrospective)
}

/// Who was lost on the way, stage by stage.
fn flow_table(context: &Context<'_>, wave: &str) -> Option<Block> {
    let words = context.language.kind_words();
    let flow = flow::stages(context.survey, context.results, context.language, wave)?;
    let invited = flow.invited.filter(|invited| *invited > 0);
    let earlier = std::iter::once(None).chain(flow.ordered.iter().map(|stage| Some(stage.people)));
    let row = |(stage, earlier): (&Stage, Option<u64>)| {
        let mut row = vec![Cell::Text(stage.label.to_string()), Cell::Count(stage.people)];
        row.extend(invited.map(|invited| Cell::Percent { k: stage.people, n: invited }));
        row.push(earlier.map_or(Cell::Empty, |earlier| Cell::Count(earlier.saturating_sub(stage.people))));
        row
    };
    let mut columns = vec![row_heads(words.stage_head, 3.6), numbers(words.people_head, 1.2)];
    columns.extend(invited.map(|_| numbers(words.of_invited, 1.2)));
    columns.push(numbers(words.lost_head, 1.8));
    Some(Block::Table(Table {
        id: format!("flow-{wave}-table"),
        caption: words.caption_flow.to_string(),
        columns,
        rows: flow.ordered.iter().zip(earlier).map(row).collect(),
        notes: Vec::new(),
        made: Made::ByRule { rule: Rule::Flow, own: context.round_of(wave) },
    }))
}

/// The response rate of the last round, for the summary, with those of the other rounds in a line.
pub(super) fn summary_item(context: &Context<'_>, wave: &str) -> Option<SummaryItem> {
    if wave != context.last_wave() {
        return None;
    }
    let shown = |wave: &str| context.results.response.iter().find(|r| r.wave == wave && r.group.is_none() && !r.hidden);
    let response = shown(wave)?;
    let answered = response.answered?;
    let figure = match (response.invited, response.rate) {
        (Some(invited), Some(_)) => number::percent(context.language, answered, invited),
        _ => number::count(context.language, answered),
    };
    let told = |wave: &Wave| Some(format!("{} {}", context.wave_title(&wave.id), counted(context, shown(&wave.id)?)?));
    let others = context.survey.waves().iter().filter(|w| w.id != wave && w.kind != WaveKind::Retrospective);
    let others: Vec<String> = others.filter_map(told).collect();
    Some(SummaryItem {
        figure: Some(figure),
        text: context.of_round(&response.wave, sentence(context, response)),
        detail: (!others.is_empty()).then(|| (context.words.other_rounds)(&others.join("; "))),
        made: Some(super::trace::to_rule(Rule::Response)),
    })
}

/// `47/64 (73 %)`, or the number alone.
pub(in crate::report) fn counted(context: &Context<'_>, response: &Response) -> Option<String> {
    let (answered, language) = (response.answered?, context.language);
    Some(match response.invited.filter(|_| response.rate.is_some()) {
        Some(invited) => {
            let rate = number::percent(language, answered, invited);
            format!("{} ({rate})", number::fraction(language, answered, invited))
        }
        None => number::count(language, answered),
    })
}

fn sentence(context: &Context<'_>, response: &Response) -> String {
    let words = context.words;
    let Some(answered) = response.answered else { return words.response_too_few.to_string() };
    let count = number::count(context.language, answered);
    match (response.invited, response.rate) {
        (Some(invited), Some(_)) => (words.response)(&ResponseWords {
            invited: &number::count(context.language, invited),
            answered: &count,
            rate: &number::percent_bare(context.language, answered, invited),
        }),
        // More answers than invitations: a note of its own says so.
        (Some(_), None) => (words.response_answered)(&count),
        (None, _) => (words.response_invited_unknown)(&count),
    }
}

fn table(context: &Context<'_>, wave: &str, group: &Group) -> Option<Block> {
    let words = context.words;
    let question = context.survey.question(&group.question)?;
    let of_group = |r: &&Response| r.wave == wave && r.group.as_ref().is_some_and(|g| g.question == group.question);
    let everybody = context.results.response.iter().filter(|r| r.wave == wave && r.group.is_none());
    let groups = context.results.response.iter().filter(of_group);
    let entries: Vec<&Response> = everybody.chain(groups).collect();
    let has_invited = !group.population.is_empty();
    let row = |entry: &&Response| {
        let label = entry.group.as_ref().map(|g| context.answer(question, &g.value));
        let label = label.unwrap_or_else(|| words.everybody.to_string());
        let mut cells = vec![Cell::Text(label)];
        let number = |value: Option<u64>| match value {
            _ if entry.hidden => Cell::Hidden,
            Some(value) => Cell::Count(value),
            None => Cell::Empty,
        };
        if has_invited {
            cells.push(number(entry.invited));
        }
        cells.push(number(entry.answered));
        if has_invited {
            cells.push(match (entry.hidden, entry.answered, entry.invited, entry.rate) {
                (true, ..) => Cell::Hidden,
                (_, Some(k), Some(n), Some(_)) => Cell::Percent { k, n },
                _ => Cell::Empty,
            });
        }
        cells
    };
    let mut columns = vec![row_heads(question.label(context.language), 4.0)];
    if has_invited {
        columns.push(numbers(words.invited, 1.2));
    }
    columns.push(numbers(words.answered, 1.2));
    if has_invited {
        columns.push(numbers(words.response_rate, 1.4));
    }
    let hidden = entries.iter().any(|entry| entry.hidden);
    let mut notes = if hidden { vec![super::hidden_note(context, false)] } else { Vec::new() };
    let add_up = is_whole(&entries, |entry| entry.answered) && is_whole(&entries, |entry| entry.invited);
    if !hidden && !add_up {
        notes.push(words.note_parts.to_string());
    }
    let own = format!("{}; {}", context.round_of(wave), question.label(context.language));
    Some(Block::Table(Table {
        id: format!("response-{wave}-{}", group.question),
        caption: if has_invited { words.caption_response } else { words.caption_answered }.to_string(),
        columns,
        rows: entries.iter().map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Response, own },
    }))
}

/// Whether the groups add up to everybody, as far as both are known.
fn is_whole(entries: &[&Response], number: fn(&Response) -> Option<u64>) -> bool {
    let of = |is_group: bool| entries.iter().filter(move |entry| entry.group.is_some() == is_group);
    let groups: Option<u64> = of(true).map(|entry| number(entry)).sum();
    let everybody = of(false).find_map(|entry| number(entry));
    groups.zip(everybody).is_none_or(|(groups, everybody)| groups == everybody)
}
