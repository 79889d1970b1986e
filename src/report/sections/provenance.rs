//! What the report was made from, so that anybody can check that it is the same data.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::messages::SettingsWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::CODE_BOOK;

/// So many letters of a hash tell two files apart in print; `results.json` has them all.
const HASH_SHOWN: usize = 16;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let wave = |id, tool: &str| match context.survey.wave(id) {
        Some(_) => context.wave_title(id),
        // These belong to no round.
        None if tool == "quotes" => context.language.quote_words().decisions,
        None => context.language.participation_words().records,
    };
    let rows = context.results.inputs.iter().map(|input| {
        // A code book has no rows of answers; those of an export may have to be hidden.
        let none = if input.tool == CODE_BOOK { Cell::Empty } else { Cell::Hidden };
        vec![
            Cell::Text(input.file.clone()),
            Cell::Text(wave(&input.wave, &input.tool).to_string()),
            input.rows.map_or(none.clone(), Cell::Count),
            input.used.map_or(none, Cell::Count),
            Cell::Text(shown(&input.sha256)),
        ]
    });
    let trace = context.language.trace_words();
    let own_files = context.results.own_files.iter().map(|own| {
        vec![
            Cell::Text(own.file.clone()),
            Cell::Text(trace.own_file.to_string()),
            Cell::Empty,
            Cell::Empty,
            Cell::Text(shown(&own.sha256)),
        ]
    });
    let table = Table {
        id: "inputs".into(),
        caption: words.provenance.to_string(),
        columns: vec![
            row_heads(words.file, 3.0),
            word_column(words.wave, 1.8),
            numbers(words.rows, 0.9),
            numbers(words.used, 1.0),
            word_column(words.hash, 2.0),
        ],
        rows: rows.chain(own_files).collect(),
        notes: Vec::new(),
        made: Made::ByRule { rule: Rule::Inputs, own: String::new() },
    };
    let settings = &context.results.settings;
    let made_with = (trace.settings)(&SettingsWords {
        hash: settings.definition_sha256.get(..HASH_SHOWN).unwrap_or_default(),
        level: &context.level(),
        minimum: &number::count(context.language, settings.minimum),
        health_minimum: &number::count(context.language, settings.health_minimum),
    });
    vec![
        Context::heading(1, "provenance", words.provenance),
        Block::Paragraph((words.provenance_text)(&context.results.mittari)),
        Block::Paragraph(made_with),
        Block::Paragraph((trace.reproduce)(&context.results.survey)),
        Block::Table(table),
    ]
}

fn shown(hash: &str) -> String {
    format!("{}…", hash.get(..HASH_SHOWN).unwrap_or(hash))
}
