//! Who answered: of everybody invited, and by group.

use super::{Context, numbers, row_heads};
use crate::charts;
use crate::language::messages::ResponseWords;
use crate::language::number;
use crate::report::document::{Block, Cell, SummaryItem, Table};
use crate::results::{NoteCode, Response};
use crate::survey::{Group, WaveKind};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let mut blocks = vec![Context::heading(1, "who-answered", words.who_answered)];
    let asked = context.survey.waves().iter().filter(|wave| wave.kind != WaveKind::Retrospective);
    for wave in asked {
        if context.survey.waves().len() > 1 {
            blocks.push(Context::heading(2, format!("wave-{}", wave.id), context.wave_title(&wave.id)));
        }
        let everybody = context.results.response.iter().find(|r| r.wave == wave.id && r.group.is_none());
        blocks.extend(everybody.map(|response| Block::Paragraph(sentence(context, response))));
        let told = [NoteCode::LowResponseRate, NoteCode::MoreAnswersThanInvited, NoteCode::WavesNotCompared];
        let notes = context.results.notes.iter().filter(|note| note.about == wave.id && told.contains(&note.code));
        blocks.extend(notes.map(|note| Block::Paragraph((words.note)(note.code, context.wave_title(&wave.id)))));
        let flow = charts::flow(context.survey, context.results, context.language, &wave.id);
        let caption = context.language.kind_words().caption_flow;
        blocks.extend(Context::figures(&format!("flow-{}", wave.id), caption, flow.into_iter().collect()));
        blocks.extend(context.survey.chapters().filter_map(|group| table(context, &wave.id, group)));
    }
    blocks
}

/// The response rate, for the summary.
pub(super) fn summary_item(context: &Context<'_>, wave: &str) -> Option<SummaryItem> {
    let response = context.results.response.iter().find(|r| r.wave == wave && r.group.is_none() && !r.hidden)?;
    let answered = response.answered?;
    let figure = match (response.invited, response.rate) {
        (Some(invited), Some(_)) => number::percent(context.language, answered, invited),
        _ => number::count(context.language, answered),
    };
    Some(SummaryItem { figure: Some(figure), text: sentence(context, response), detail: None })
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
    Some(Block::Table(Table {
        id: format!("response-{wave}-{}", group.question),
        caption: if has_invited { words.caption_response } else { words.caption_answered }.to_string(),
        columns,
        rows: entries.iter().map(row).collect(),
        notes: if hidden { vec![super::hidden_note(context, false)] } else { Vec::new() },
    }))
}
